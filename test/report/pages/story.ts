// What the test pages tell: the sample reports, with heads and hours of their own. A shell sets a story in the markup of a kind of outlet.
import { readFileSync } from 'node:fs'

const EXAMPLES = new URL('../../../examples/', import.meta.url)

/** A report before it is a page. */
export interface Story {
  readonly title: string
  readonly publisher: string
  readonly author: string
  /** With hour and zone. */
  readonly published: string
  readonly modified: string
  readonly paragraphs: readonly string[]
  /** Headlines of other stories, and sentences of readers: what must not be in the text. */
  readonly others: readonly string[]
  readonly remarks: readonly string[]
}

/** A page and what must be read from it. */
export interface Made {
  readonly html: string
  readonly url: string
  readonly expected: readonly string[]
  /** Day, or null where the page tells none. */
  readonly published: string | null
  readonly modified: string | null
}

const AUTHORS = ['Ana Lindqvist', 'Jo Mbeki', 'Pavel Horak', 'Ines Duarte', 'Mary O’Rourke', 'K. Tanaka', 'Lea van Dam']
const REMARKS = [
  'This is what happens when nobody reads the treaties before they sign them, and I said so last year.',
  'My cousin lives near that border and says that the queue was four hours long on Sunday.',
  'Typical. They meet, they shake hands, and in a month we are back where we started.',
  'Could someone explain why the Commission was not asked before any of this was announced?',
  'Good reporting, though I miss a word about the fishermen who pay for all this.',
  'I was a delegate in 1998 and can tell you that the text was longer then, and worse.',
]

const rows = readFileSync(new URL('index.tsv', EXAMPLES), 'utf8').trim().split('\n').slice(1)

/** Fourteen stories. */
export const STORIES: readonly Story[] = rows.map((row, i) => {
  const [file, title, publisher, day] = row.split('\t')
  const text = readFileSync(new URL(file, EXAMPLES), 'utf8').trim()
  const hour = String(7 + (i % 11)).padStart(2, '0')
  return {
    title,
    publisher,
    author: AUTHORS[i % AUTHORS.length],
    published: `${day}T${hour}:2${i % 10}:00+00:00`,
    modified: `${day.slice(0, 8)}${String(Number(day.slice(8)) + (Number(day.slice(8)) < 28 ? 1 : 0)).padStart(2, '0')}T16:4${i % 10}:00+00:00`,
    paragraphs: text
      .split(/\n\s*\n/)
      .map(words => words.replace(/\s*\n\s*/g, ' '))
      .filter(words => words !== title),
    others: rows.filter((_, j) => j !== i).map(other => other.split('\t')[1]),
    remarks: REMARKS.map((_, j) => REMARKS[(i + j) % REMARKS.length]),
  }
})

export const asHtml = (words: string) => words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
export const day = (iso: string) => iso.slice(0, 10)
const MONTHS = 'January February March April May June July August September October November December'.split(' ')
/** "10 March 2027". */
export const longDay = (iso: string) =>
  `${Number(iso.slice(8, 10))} ${MONTHS[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`
/** "March 10, 2027". */
export const americanDay = (iso: string) =>
  `${MONTHS[Number(iso.slice(5, 7)) - 1]} ${Number(iso.slice(8, 10))}, ${iso.slice(0, 4)}`
export const hour = (iso: string) => iso.slice(11, 16)
export const slug = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
/** Each paragraph within the same markup. */
export const each = (words: readonly string[], open: string, close: string) =>
  words.map(one => `${open}${asHtml(one)}${close}`).join('\n')
export const links = (words: readonly string[], open = '<li>', close = '</li>') =>
  words.map(one => `${open}<a href="/${slug(one)}">${asHtml(one)}</a>${close}`).join('')
/** A sentence of the story, as quote boxes lift it out. */
export const pulled = ({ paragraphs }: Story) => {
  const sentences = paragraphs.flatMap(words => words.match(/[^.!?]+[.!?]/g) ?? [])
  return (sentences.find(words => words.length > 60 && words.length < 160) ?? sentences[0]).trim()
}
