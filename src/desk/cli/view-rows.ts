// What the views' pages are made of: a cited item with its sentence, where the words are marked, and the report that it stands in.
import type { Cited } from '../../view/index.ts'
import { cellsOf, clip, type Look, oneLine, type Paint, plain, safe, wrap } from './style.ts'

/** How wide a page is, and how it looks. */
export interface Sheet {
  readonly width: number
  readonly paint: Paint
}

/** Characters of a sentence shown on either side of its words. */
const AROUND = 130

/** The sentence with the item's words marked: ‹so› where there is no colour. A long one is cut around them. */
export function quoteOf(
  { words, span, sentence }: Pick<Cited, 'words' | 'span' | 'sentence'>,
  { paint }: Sheet,
): string {
  if (sentence === null) return words === '' ? '(no text)' : `“${oneLine(words)}”`
  const at = span[0] - sentence.span[0]
  const end = at + words.length
  const from = at > AROUND ? sentence.words.indexOf(' ', at - AROUND) + 1 : 0
  const cut =
    end + AROUND < sentence.words.length ? sentence.words.lastIndexOf(' ', end + AROUND) : sentence.words.length
  const to = Math.max(cut, end)
  const before = `${from > 0 ? '… ' : ''}${squeezed(sentence.words.slice(from, at))}`
  const after = `${squeezed(sentence.words.slice(end, to))}${to < sentence.words.length ? ' …' : ''}`
  return `“${before}${markedHit(words, paint)}${after}”`
}

/** Runs of white space become one space, hostile characters are shown; blanks at the ends stay. */
export const squeezed = (words: string): string => safe(words.replace(/\s+/g, ' '))

/** ‹so› where there is no colour. */
export const markedHit = (words: string, paint: Paint): string =>
  paint === plain ? `‹${oneLine(words)}›` : painted(['bold', 'underline'], oneLine(words), paint)

/** Each word by itself, so that lines can be broken between them. */
export const painted = (look: Look | readonly Look[], words: string, paint: Paint): string =>
  words
    .split(' ')
    .map(word => paint(look, word))
    .join(' ')

/** Publisher and day of a report, and where several items stand together: each report once. */
export function sourcesOf(cited: readonly Cited[], { paint }: Sheet, most = 4): string {
  const reports = [...new Map(cited.map(({ report }) => [report.edition, report])).values()]
  const told = reports
    .slice(0, most)
    .map(({ publisher, id, published }) => `${oneLine(publisher ?? id)} ${published?.slice(0, 10) ?? ''}`.trim())
  const more = reports.length > most ? ` · and ${reports.length - most} more` : ''
  return painted('dim', told.join(' · ') + more, paint)
}

/** The sentence, and below it who tells it. */
export function evidence(cited: readonly Cited[], indent: string, sheet: Sheet, first = indent): string {
  const quote = wrap(quoteOf(cited[0], sheet), sheet.width, indent, first)
  return `${quote}\n${wrap(sourcesOf(cited, sheet), sheet.width, indent)}`
}

/** "Norway’s foreign minister [NOR:GOV]" for parties in roles; each once. */
export function partiesOf({ parties }: Cited, ...roles: readonly string[]): string {
  const names = parties
    .filter(({ role }) => roles.includes(role))
    .map(({ name, actor }) => (actor === null || actor === name ? oneLine(name) : `${oneLine(name)} [${actor}]`))
  return [...new Set(names)].join(', ')
}

/** A title over a page. */
export const heading = (words: string, { paint }: Sheet): string => paint('bold', words)

/** Cells of a table: the first column at the left, the others at the right, under their heads. */
export function table(rows: readonly (readonly string[])[], { width, paint }: Sheet, indent = '  '): string {
  const columns = Math.max(...rows.map(row => row.length))
  const widths = Array.from({ length: columns }, (_, c) => Math.max(...rows.map(row => cellsOf(bare(row[c] ?? '')))))
  const rest = widths.slice(1).reduce((sum, cells) => sum + cells + 2, 0)
  const room = Math.max(12, width - indent.length - rest)
  return rows
    .map((row, r) => {
      const first = clip(row[0] ?? '', Math.min(widths[0], room)).padEnd(Math.min(widths[0], room))
      const others = row.slice(1).map((cell, c) => `  ${' '.repeat(widths[c + 1] - cellsOf(bare(cell)))}${cell}`)
      const line = `${indent}${first}${others.join('')}`.trimEnd()
      return r === 0 ? paint('dim', line) : line
    })
    .join('\n')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: looks are control sequences
const LOOK = /\u001b\[[\d;]*m/g
const bare = (words: string) => words.replace(LOOK, '')

/** What is said where nothing was found. */
export const NOTHING = 'Nothing in the record.'

/** "… more: --offset 50", or nothing at the end. */
export const moreOf = (next: number | null, { paint }: Sheet): string[] =>
  next === null ? [] : [paint('dim', `More: --offset ${next}`)]
