// Text out of a tree, block by block: paragraphs, headings, items of lists, rows of tables, as a browser would break them.
import { isFurnitureText } from './furniture.ts'
import { type Element, isElement, lineOf, type Node, type Root } from './markup.ts'

/** A stretch of text between two breaks. */
export interface Block {
  readonly words: string
  /** The element that holds it: `p`, `h2`, `li`, `blockquote` … */
  readonly element: string
  readonly links: boolean
}

const BREAKS = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

/** A cell of figures or names; a page laid out by tables has whole columns in a cell. */
const isCell = (cell: Element) =>
  !cell.children.some(child => isElement(child) && (child.name === 'br' || BREAKS.has(child.name))) &&
  lineOf(cell).length < 200

/** The blocks of a tree, in order. */
export function blocksOf(root: Root | Element): Block[] {
  const blocks: Block[] = []
  let words = ''
  let element = 'body'
  let linked = 0
  const flush = () => {
    const clean = words
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim()
    if (clean !== '') blocks.push({ words: clean, element, links: linked > clean.replace(/\s/g, '').length * 0.8 })
    words = ''
    linked = 0
  }
  const walk = (nodes: readonly Node[], within: string, inLink: boolean, pre: boolean) => {
    for (const node of nodes) {
      if (!isElement(node)) {
        if (!('data' in node)) continue
        const data = pre ? node.data : node.data.replace(/\s+/g, ' ')
        if (words === '') element = within
        words += data
        if (inLink) linked += data.replace(/\s/g, '').length
        continue
      }
      const { name } = node
      if (name === 'br') {
        // Two in a row part paragraphs in pages that know none.
        if (/\n\s*$/.test(words)) flush()
        else words += '\n'
        continue
      }
      if (name === 'head' || name === 'script' || name === 'img') continue
      // Cells of a row stand on one line.
      if ((name === 'td' || name === 'th') && isCell(node)) {
        if (words.trim() !== '') words += ' | '
        walk(node.children, 'td', inLink, pre)
        continue
      }
      const breaks = BREAKS.has(name)
      if (breaks) flush()
      const own = breaks && name !== 'div' && name !== 'section' ? name : within
      walk(node.children, own, inLink || name === 'a', pre || name === 'pre')
      if (breaks) flush()
    }
  }
  walk(root.children, 'body', false, false)
  flush()
  return blocks
}

/** "10.42", "10 March 2027, 10:42 GMT", "2 hours ago", "5 min read": the hour of a post, not prose. */
const CLOCK =
  /^(?:(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?(?:\d{1,2}\s+[a-z]{3,9}\.?|[a-z]{3,9}\.?\s+\d{1,2})(?:,?\s+\d{4})?)?[\s,–|at-]*(?:\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?)?$|^\d+\s*(?:m|h|d|min(?:ute)?s?|hours?|days?)\s*(?:ago|read)\.?$|^\d{4}-\d{2}-\d{2}[T ]?[\d:]*Z?$/i
/** "By Ana Lind", "By ANA LIND and Jo Berg in Riga". */
const BYLINE = /^[Bb][Yy]:?\s+[A-Z][\p{L}.'’-]+(?:\s+(?:[A-Z][\p{L}.'’-]+|and|in|for|,|&|de|van|von|al|bin))*$/u

/** On longer pages repetitions are let stand: looking for them costs blocks times text. */
const MANY = 2000

/** Blocks that are the report, each once: without furniture, bylines, hours, and boxes that say again what stands in the text. */
export function prose(blocks: readonly Block[], title: string | null): Block[] {
  const kept = blocks.filter(({ words, element, links }) => {
    if (element === 'h1') return false
    if (links) return false
    if (CLOCK.test(words) || !/\p{L}{2}/u.test(words)) return false
    if (words.length < 120 && BYLINE.test(words)) return false
    return !isFurnitureText(words)
  })
  const norm = (words: string) =>
    words
      .toLowerCase()
      .replace(/[\s“”"'‘’«».,–—-]+/g, ' ')
      .trim()
  const wanted = title === null ? null : norm(title)
  const norms = kept.map(({ words }) => norm(words))
  const whole = norms.join('\n')
  const seen = new Set<string>()
  return kept.filter((_, i) => {
    const own = norms[i]
    if (own === wanted && i < 3) return false
    if (seen.has(own)) return false
    seen.add(own)
    // A quote box repeats a sentence of the text: it stands within another block.
    if (own.length < 25 || own.length > 400 || norms.length > MANY) return true
    const first = whole.indexOf(own)
    return whole.indexOf(own, first + 1) < 0
  })
}

/** The text of blocks, as it is stored and as every span counts. */
export const textOfBlocks = (blocks: readonly Block[]): string => blocks.map(({ words }) => words).join('\n\n')

/** An empty list, or a heading with nothing under it, is left of what was taken out. */
export function withoutBareHeadings(blocks: readonly Block[]): Block[] {
  const isHeading = ({ element }: Block) => /^h[2-6]$/.test(element)
  const rank = ({ element }: Block) => Number(element[1])
  return blocks.filter((block, i) => {
    if (!isHeading(block)) return true
    const next = blocks[i + 1]
    return next !== undefined && (!isHeading(next) || rank(next) > rank(block))
  })
}
