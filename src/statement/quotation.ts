// Where a text quotes: pairs of marks of every style in the news, found in one pass over its code units.
// A quotation left open goes to the end of its paragraph; one that opens the next paragraph with the same mark continues it.
// Relies on no tree; leaves out what a quotation is worth (words said, a title, or scorn).
import type { Span } from '../span.ts'

/** Words between marks. `inner` leaves out the marks and the punctuation at the edges; `outer` holds both. */
export interface Quotation {
  readonly inner: Span
  readonly outer: Span
  /** The mark before it was never closed and this one repeats it: one speaker goes on. */
  readonly continues: boolean
  /** Stands within a full sentence's punctuation: "…," or "….", as words said do and titles seldom. */
  readonly finished: boolean
}

const DOUBLE = 1
const CURLY = 2
const ANGLE = 3
const SINGLE = 4
const CURLY_SINGLE = 5

const isSpace = (c: number): boolean => c === 32 || (c >= 9 && c <= 13) || c === 0xa0 || Number.isNaN(c)
const isWord = (c: number): boolean =>
  (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || (c > 0xbf && c < 0x2000)
const opensAfter = (c: number): boolean =>
  isSpace(c) || c === 40 || c === 91 || c === 45 || c === 0x2013 || c === 0x2014 || c === 0x2018 || c === 0x201c
const EDGE = new Set([...' \t\r\n.,;:!?…-–—"“”„‟«»\'‘’`\u00a0'].map(mark => mark.charCodeAt(0)))
/** Words that lost their first letters: 'em, '90s, 'til. */
const isElision = (text: string, i: number): boolean =>
  /^['’](?:\d0s|em\b|til\b|tis\b|twas\b|cause\b|n['’])/i.test(text.slice(i, i + 8))

const isEdge = (code: number): boolean => !isWord(code) && EDGE.has(code)

/** Leaves out punctuation and marks at both edges of a stretch. */
export function trimmed(text: string, start: number, end: number): Span {
  let a = start
  let b = end
  while (a < b && isEdge(text.charCodeAt(a))) a++
  while (b > a && isEdge(text.charCodeAt(b - 1))) b--
  return [a, b]
}

/** The mark at an offset as kind and width, 0 where none stands. */
function markAt(text: string, i: number): number {
  const c = text.charCodeAt(i)
  if (c === 0x22) return text.charCodeAt(i + 1) === 0x22 ? DOUBLE * 4 + 2 : DOUBLE * 4 + 1
  if (c === 0x27) return text.charCodeAt(i + 1) === 0x27 ? DOUBLE * 4 + 2 : SINGLE * 4 + 1
  if (c === 0x60) return text.charCodeAt(i + 1) === 0x60 ? DOUBLE * 4 + 2 : 0
  if (c === 0x201c || c === 0x201d || c === 0x201e || c === 0x201f) return CURLY * 4 + 1
  if (c === 0xab || c === 0xbb) return ANGLE * 4 + 1
  if (c === 0x2018 || c === 0x2019) {
    return text.charCodeAt(i + 1) === c && !isWord(text.charCodeAt(i - 1)) ? CURLY * 4 + 2 : CURLY_SINGLE * 4 + 1
  }
  return 0
}

/** All quotations of the text, in order, none within another. */
export function readQuotations(text: string): Quotation[] {
  const out: Quotation[] = []
  let line = 0
  let carried = 0
  while (line < text.length) {
    let end = text.indexOf('\n', line)
    if (end < 0) end = text.length
    // A margin, not a paragraph: the line breaks off in mid-sentence and the next goes on in lower case.
    while (end < text.length && end > line && /[\p{L},]/u.test(text[end - 1]) && /\p{Ll}/u.test(text[end + 1] ?? '')) {
      const next = text.indexOf('\n', end + 1)
      end = next < 0 ? text.length : next
    }
    const before = out.length
    let open = scan(text, line, end, true, carried, out)
    if (open === SINGLE || open === CURLY_SINGLE) {
      // The single mark was an apostrophe: read the paragraph again without them, once.
      out.length = before
      open = scan(text, line, end, false, carried, out)
    }
    if (end > line) carried = open
    line = end + 1
  }
  return out
}

/** Reads one paragraph; answers the kind of mark left open at its end. */
function scan(text: string, from: number, to: number, singles: boolean, carried: number, out: Quotation[]): number {
  let kind = 0
  let at = 0
  let inner = 0
  let tentative = -1
  let continues = false
  const close = (end: number, after: number): void => {
    const span = trimmed(text, inner, end)
    const last = text[end - 1]
    if (span[1] > span[0]) {
      const finished = '.,!?…—'.includes(last) || (/[.!?]/.test(text[after] ?? '') && span[1] - span[0] > 40)
      out.push({ inner: span, outer: [at, after], continues, finished })
    }
    kind = 0
    tentative = -1
    continues = false
  }
  let i = from
  while (i < to) {
    const mark = markAt(text, i)
    if (mark === 0) {
      i++
      continue
    }
    const width = mark & 3
    const style = mark >> 2
    const single = style === SINGLE || style === CURLY_SINGLE
    const code = text.charCodeAt(i)
    const before = i > from ? text.charCodeAt(i - 1) : Number.NaN
    const after = i + width < to ? text.charCodeAt(i + width) : Number.NaN
    if (kind === 0) {
      const shaped =
        code === 0xab ||
        (code === 0x201c && !isSpace(after)) ||
        (code !== 0x201d &&
          code !== 0x2019 &&
          code !== 0x201c &&
          code !== 0xbb &&
          opensAfter(before) &&
          !isSpace(after))
      if (shaped && !(single && (!singles || isElision(text, i)))) {
        kind = style
        at = i
        inner = i + width
        continues =
          carried !== 0 && i === firstOf(text, from) && (carried === style || carried + style === DOUBLE + CURLY)
      }
    } else if (kind === SINGLE || kind === CURLY_SINGLE) {
      if (single && code !== 0x2018 && !isWord(after) && !isSpace(before)) {
        const sure = /[.,!?…]/.test(text[i - 1])
        if (sure || !/s/i.test(text[i - 1])) {
          close(i, i + width)
        } else tentative = i
      } else if (code === 0x2018 && tentative >= 0) {
        const held = tentative
        close(held, held + 1)
        continue
      }
    } else if (!single) {
      const closes =
        code === 0x201d || code === 0xbb || (code !== 0xab && !isSpace(before) && (isSpace(after) || !isWord(after)))
      const alike = style === kind || (kind !== ANGLE && style !== ANGLE)
      if (closes && alike) close(i, i + width)
    }
    i += width
  }
  if (kind === 0) return 0
  if (kind === SINGLE || kind === CURLY_SINGLE) {
    if (tentative < 0) return singles ? kind : 0
    close(tentative, tentative + 1)
    return 0
  }
  const left = kind
  close(to, to)
  return left
}

/** Past the white space at the start of a paragraph. */
function firstOf(text: string, from: number): number {
  let i = from
  while (isSpace(text.charCodeAt(i)) && i < text.length) i++
  return i
}
