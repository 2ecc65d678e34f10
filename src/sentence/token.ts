// Words, marks and signs of a text as English EWT cuts them: clitics and hyphens apart, abbreviations with their full stop,
// addresses, dates and figures whole. One pass; a token is never longer than MAX_TOKEN code units.
import { abbreviation } from './abbreviation.ts'
import { classOf, DIGIT, isUpper, LETTER, MARK, SPACE, SURROGATE } from './character.ts'

/** Longer runs without a space are cut, so that no later stage meets a word without bound. */
const MAX_TOKEN = 200

const DOT = 0x2e
const HYPHEN = 0x2d
const SLASH = 0x2f
const COLON = 0x3a
const COMMA = 0x2c
const AMPERSAND = 0x26
const UNDERSCORE = 0x5f
const isApostrophe = (c: number) => c === 0x27 || c === 0x2019

/** Prefixes that EWT leaves on their word: "non-proliferation", "anti-war". */
const PREFIXES = new Set(
  'anti co counter cross de e ex inter intra mid mini multi neo non over post pre pro psycho re semi socio sub trans ultra un under'.split(
    ' ',
  ),
)
/** Offices that are one word with "-General": cut apart, the second half would pass for an adjective. */
export const GENERALS: ReadonlySet<string> = new Set(
  'secretary director attorney governor consul inspector auditor solicitor advocate'.split(' '),
)
/** Verbs of two parts, by their first: cut apart, it would pass for their subject ("Pyongyang *test*-fired a missile"). */
const COMPOUND_VERBS = new Map([
  ['test', /^(?:fir|launch|flew|flown|fly)/i],
  ['carpet', /^bomb(?:ed|ing|s)?\b/i],
  ['barrel', /^bomb(?:ed|ing)\b/i],
  ['fire', /^bomb(?:ed|ing|s)?\b/i],
  ['dive', /^bomb(?:ed|ing|s)?\b/i],
  ['gang', /^rap(?:ed|ing)\b/i],
  ['tear', /^gass(?:ed|ing)\b/i],
  ['air', /^(?:drop|lift)(?:ped|ping|ed|ing|s)?\b/i],
  ['court', /^martial+(?:ed|ing)\b/i],
  ['force', /^(?:fed|feed|feeding|land|landed)\b/i],
  ['spear', /^head(?:ed|ing|s)\b/i],
  ['black', /^list(?:ed|ing|s)\b/i],
  ['strip', /^search(?:ed|ing)\b/i],
])
/** Words of two parts written as one. */
const FUSED = new Map([
  ['cannot', 3], ['gonna', 3], ['wanna', 3], ['gotta', 3], ['dont', 2], ['didnt', 3], ['doesnt', 4], ['isnt', 2], ['wasnt', 3],
  ['cant', 2], ['wont', 2], ['couldnt', 5], ['wouldnt', 5], ['havent', 4], ['im', 1], ['ive', 1],
]) // biome-ignore format: a table
const DOMAIN = /^(?:com|org|net|gov|edu|int|info|co|uk|us|eu|de|fr|ru|cn|io|tv|doc|pdf|xls|html?|mil)$/i
const ADDRESS = /^(?:(?:https?|ftp|mailto):\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)/i
const EMOTICON = /^[:;=]['-]?[()DPp/|\\]+$|^<3$|^\^_*\^$/

/** Token bounds of a whole text, and for each the line breaks in the white space before it (0, 1, or 2 for a blank line). */
export class Tokens {
  starts = new Int32Array(256)
  ends = new Int32Array(256)
  breaks = new Uint8Array(256)
  size = 0
  /** Line breaks seen since the last token. */
  private pending = 0

  push(start: number, end: number): void {
    if (this.size === this.starts.length) this.grow()
    this.starts[this.size] = start
    this.ends[this.size] = end
    this.breaks[this.size++] = this.pending
    this.pending = 0
  }

  lineBreak(): void {
    if (this.pending < 2) this.pending++
  }

  private grow(): void {
    const size = this.starts.length * 2
    const [starts, ends, breaks] = [new Int32Array(size), new Int32Array(size), new Uint8Array(size)]
    starts.set(this.starts)
    ends.set(this.ends)
    breaks.set(this.breaks)
    this.starts = starts
    this.ends = ends
    this.breaks = breaks
  }
}

/** A token's own code units. */
export const wordAt = (text: string, { starts, ends }: Tokens, i: number): string => text.slice(starts[i], ends[i])

/** Every code unit that is not white space lies in exactly one token. */
export function readTokens(text: string): Tokens {
  const tokens = new Tokens()
  const n = text.length
  let at = 0
  while (at < n) {
    const code = text.charCodeAt(at)
    if (classOf(code) === SPACE) {
      // "\r\n" is one break; U+2029 parts paragraphs.
      if (code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a) || code === 0x2028) tokens.lineBreak()
      else if (code === 0x2029) {
        tokens.lineBreak()
        tokens.lineBreak()
      }
      at++
      continue
    }
    let end = at + 1
    while (end < n && end - at < MAX_TOKEN && classOf(text.charCodeAt(end)) !== SPACE) end++
    if (end < n && end - at === MAX_TOKEN && isLowSurrogate(text.charCodeAt(end))) end--
    readChunk(text, at, end, tokens)
    at = end
  }
  return tokens
}

const isLowSurrogate = (c: number) => c >= 0xdc00 && c <= 0xdfff

/** A chunk is a run without white space. */
function readChunk(text: string, from: number, to: number, tokens: Tokens): void {
  let at = from
  while (at < to) {
    const code = text.charCodeAt(at)
    const kind = classOf(code)
    const address = kind === LETTER || kind === DIGIT ? addressAt(text, at, to) : 0
    if (address > 0) {
      tokens.push(at, at + address)
      at += address
    } else if (kind === LETTER || kind === DIGIT) {
      at = readWord(text, at, to, from, tokens)
    } else if (kind === SURROGATE) {
      const end = at + 1 < to && isLowSurrogate(text.charCodeAt(at + 1)) ? at + 2 : at + 1
      tokens.push(at, end)
      at = end
    } else {
      at = readMark(text, at, to, from, tokens)
    }
  }
}

/** Length of the web or mail address at `at`, without the marks of the sentence behind it, or 0. */
function addressAt(text: string, at: number, to: number): number {
  const chunk = text.slice(at, to)
  if (!chunk.includes('://') && !chunk.includes('@') && !/^www\.|^mailto:/i.test(chunk)) return 0
  const match = ADDRESS.exec(chunk)
  if (match === null) return 0
  let length = match[0].length
  while (length > 1 && /[.,;:!?)\]}>"'’”]/.test(chunk[length - 1])) length--
  return length
}

function readMark(text: string, at: number, to: number, from: number, tokens: Tokens): number {
  const code = text.charCodeAt(at)
  if (at === from && to - at <= 5 && to - at > 1 && EMOTICON.test(text.slice(at, to))) {
    tokens.push(at, to)
    return to
  }
  let end = at + 1
  if (isApostrophe(code)) {
    // A clitic set off from its word, or the apostrophe of "'90s".
    const rest = text.slice(end, Math.min(to, end + 4))
    const clitic = /^(?:s|re|ve|ll|d|m)(?![\p{L}\d])/iu.exec(rest)
    const year = /^\d\ds?(?![\p{L}\d])/u.exec(rest)
    if (clitic !== null && at > from && classOf(text.charCodeAt(at - 1)) !== MARK) end += clitic[0].length
    else if (year !== null && at === from) end += year[0].length
    else if (end < to && text.charCodeAt(end) === code) end++
  } else if (code === 0x21 || code === 0x3f) {
    while (end < to && (text.charCodeAt(end) === 0x21 || text.charCodeAt(end) === 0x3f)) end++
  } else if (code !== 0x22 && code !== 0x28 && code !== 0x29 && code !== 0x5b && code !== 0x5d && code !== 0x24) {
    // Runs of the same mark are one token: "...", "--", "***".
    while (end < to && text.charCodeAt(end) === code) end++
    if (code === DOT && end === at + 1 && end < to && classOf(text.charCodeAt(end)) === DIGIT) {
      while (end < to && classOf(text.charCodeAt(end)) === DIGIT) end++
    }
  }
  tokens.push(at, end)
  return end
}

/** Names that end with an exclamation mark: "told Yahoo! News". */
const NAMED_WITH_MARK: ReadonlySet<string> = new Set(['Yahoo', 'Jeopardy'])

/** Reads the word at `at` with what belongs to it, and pushes its one or two tokens. */
function readWord(text: string, at: number, to: number, from: number, tokens: Tokens): number {
  let end = at
  let letters = 0
  let dots = 0
  while (end < to) {
    const code = text.charCodeAt(end)
    const kind = classOf(code)
    if (kind === LETTER) letters++
    else if (kind !== DIGIT && !joins(text, at, end, to, code)) break
    else if (code === DOT) dots++
    end++
  }
  if (end < to && text.charCodeAt(end) === DOT && ownsDot(text, at, end, to, from, dots)) end++
  else if (text.charCodeAt(end - 1) !== DOT && letters > 0) {
    const cut = cliticAt(text, at, end)
    if (cut > at && cut < end) {
      tokens.push(at, cut)
      tokens.push(cut, end)
      return end
    }
  }
  if (letters > 0 && classOf(text.charCodeAt(at)) === DIGIT) {
    const cut = unitAt(text, at, end)
    if (cut > at && cut < end) {
      tokens.push(at, cut)
      tokens.push(cut, end)
      return end
    }
  }
  if (end < to && text.charCodeAt(end) === 0x24 && letters > 0 && end - at <= 3) end++ // "US$"
  if (end < to && text.charCodeAt(end) === 0x21 && NAMED_WITH_MARK.has(text.slice(at, end))) end++
  tokens.push(at, end)
  return end
}

/** Whether the mark at `at` lies inside a word begun at `from`: "3.5", "U.S", "10,000", "O'Brien", "AT&T", "9/11", "non-aligned". */
function joins(text: string, from: number, at: number, to: number, code: number): boolean {
  if (code === UNDERSCORE) return true
  if (at + 1 >= to) return false
  const before = classOf(text.charCodeAt(at - 1))
  const after = classOf(text.charCodeAt(at + 1))
  if ((before !== LETTER && before !== DIGIT) || (after !== LETTER && after !== DIGIT)) return false
  if (code === DOT) {
    if (before === DIGIT && after === DIGIT) return true
    if (after !== LETTER) return false
    const alone = at - from === 1 || text.charCodeAt(at - 2) === DOT || /^Ph/.test(text.slice(from, at))
    const next = at + 2 >= to ? MARK : classOf(text.charCodeAt(at + 2))
    if (before === LETTER && alone && (next !== LETTER || /^M\.Sc/.test(text.slice(from, at + 4)))) return true
    let end = at + 1
    while (end < to && end - at < 6 && classOf(text.charCodeAt(end)) <= DIGIT) end++
    return DOMAIN.test(text.slice(at + 1, end)) && !isUpperOnlyFirst(text, at + 1)
  }
  if (code === COMMA) return before === DIGIT && after === DIGIT && digitsFrom(text, at + 1, to) === 3
  if (code === COLON) return before === DIGIT && after === DIGIT
  if (isApostrophe(code)) return before === LETTER || after === LETTER
  if (code === AMPERSAND) return isUpper(text.charCodeAt(at - 1)) && isUpper(text.charCodeAt(at + 1)) && at - from <= 3
  if (code === SLASH) return before === DIGIT && after === DIGIT
  if (code === HYPHEN || code === 0x2011) return hyphenJoins(text, from, at, to)
  return false
}

const isUpperOnlyFirst = (text: string, at: number) => isUpper(text.charCodeAt(at)) && !isUpper(text.charCodeAt(at + 1))

function digitsFrom(text: string, at: number, to: number): number {
  let end = at
  while (end < to && end - at < 6 && classOf(text.charCodeAt(end)) === DIGIT) end++
  return end - at
}

function hyphenJoins(text: string, from: number, at: number, to: number): boolean {
  const left = text.slice(from, at)
  if (PREFIXES.has(left.toLowerCase())) return true
  if (COMPOUND_VERBS.get(left.toLowerCase())?.test(text.slice(at + 1, at + 16))) return true
  if (GENERALS.has(left.toLowerCase().replace(/^.*-/, '')) && /^general\b/i.test(text.slice(at + 1, at + 16)))
    return true
  // Telephone numbers and dates: "713-853-3989", "2001-11-30", "345-9945".
  if (/^\d+(?:-\d+)*$/.test(left)) {
    const right = digitsFrom(text, at + 1, to)
    if (right === 0) return false
    const more = text.charCodeAt(at + 1 + right) === HYPHEN && digitsFrom(text, at + 2 + right, to) > 0
    return more || left.includes('-') || (left.length === 3 && right === 4)
  }
  return false
}

/** Whether the full stop at `at` belongs to the word before it. */
function ownsDot(text: string, from: number, at: number, to: number, chunk: number, dots: number): boolean {
  const code = text.charCodeAt(at + 1)
  if (at + 1 < to && (code === DOT || classOf(code) <= DIGIT)) return false
  if (dots > 0 && classOf(text.charCodeAt(at - 1)) === LETTER && text.charCodeAt(at - 2) === DOT) return true
  if (at - from === 1 && isUpper(text.charCodeAt(from))) return text.charCodeAt(from) !== 0x49
  if (at - from > 8) return false
  const word = text.slice(from, at + 1)
  if (abbreviation(word) === null) return false
  // "No." is an abbreviation only before a figure: "The answer is no."
  if (/^(?:no|art|sec|fig|ch|p|pp)\.$/i.test(word) && chunk >= 0)
    return /^\s{1,2}[\d(]/.test(text.slice(at + 1, at + 4))
  return true
}

/** Where the clitic of the word `[from, to)` begins, or −1: "do|n't", "Moscow|'s", "can|not". */
function cliticAt(text: string, from: number, to: number): number {
  const fused = to - from <= 7 ? FUSED.get(text.slice(from, to).toLowerCase()) : undefined
  if (fused !== undefined) return from + fused
  // The last apostrophe decides: clitics have at most two letters behind it.
  for (let at = to - 1; at > from && at >= to - 3; at--) {
    if (!isApostrophe(text.charCodeAt(at))) continue
    const tail = text.slice(at + 1, to).toLowerCase()
    if (tail === 't' && (text.charCodeAt(at - 1) | 0x20) === 0x6e && at - 1 > from) return at - 1
    if (tail === 's' || tail === 're' || tail === 've' || tail === 'll' || tail === 'd' || tail === 'm') return at
    return -1
  }
  return -1
}

/** Where the unit of a figure begins, or −1: "5|pm", "30|km". */
function unitAt(text: string, from: number, to: number): number {
  const match =
    /^[\d.,:]+(?=(?:am|pm|a\.m\.?|p\.m\.?|km|kg|mm|cm|mph|kph|gb|mb|hrs?|mins?|m|bn|mn|k|ft|x|lbs?)$)/i.exec(
      text.slice(from, to),
    )
  return match === null ? -1 : from + match[0].length
}
