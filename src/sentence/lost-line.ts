// Line ends that a text has lost: what stood on a line of its own is a sentence still. Rules of signs, stamps of letters, web and mail
// addresses, a source in brackets, "Best regards,".
import { classOf, DIGIT, isLower, isUpper, LETTER } from './character.ts'
import { type Tokens, wordAt } from './token.ts'

/** So many of these signs are a rule across the page. */
const RULE = 5
const RULING = new Set(Array.from('*=_~-#–—', sign => sign.charCodeAt(0)))
/** Words of a farewell, and how many there are at most, with the comma: "With my best regards,". */
const FAREWELL = new Set(
  'with my our and the best kind kindest warm warmest good many very regards wishes yours sincerely truly faithfully respectfully thanks'.split(
    ' ',
  ),
)
const LONGEST_FAREWELL = 5
/** Tokens of a source in brackets at most, brackets and all: "(The New York Times)". */
const LONGEST_SOURCE = 8
const SHORTEST_SOURCE_NAME = 3
const DATE = /^\d{1,2}\/\d{1,2}\/\d{2,4}$/
const TIME = /^\d{1,2}:\d\d(?::\d\d)?$/
const SHORTEST_ADDRESS = 6
const ADDRESS = /^(?:https?:|www\.)|^[^@\s]+@[^@\s]+$/i
const QUOTES = new Set(Array.from('"“‘\'', mark => mark.charCodeAt(0)))
const [COMMA, BRACKET, OPEN_BRACKET, SQUARE_BRACKET, GREATER, M] = [0x2c, 0x29, 0x28, 0x5d, 0x3e, 0x4d]

/** Whether a sentence that began at token `first` ends after token `i`, as its line did; token `i + 1` exists. */
export function endsLostLine(text: string, tokens: Tokens, i: number, first: number): boolean {
  if (isRule(text, tokens, i) || isRule(text, tokens, i + 1)) return true
  const next = text.charCodeAt(tokens.starts[i + 1])
  // "Ann Lee 08/16/2000 12:05 PM", not "on 08/16/2000 12:05 PM".
  if (isStamp(text, tokens, i + 1)) return !isLower(text.charCodeAt(tokens.starts[i]))
  const last = text.charCodeAt(tokens.ends[i] - 1)
  if (last === M && i >= first + 2 && isStamp(text, tokens, i - 2)) return i === first + 2 || !isLower(next)
  if (last === BRACKET) return (isUpper(next) || QUOTES.has(next)) && isSource(text, tokens, i, first)
  if (!isUpper(next)) return isAddress(text, tokens, i + 1) && isAddress(text, tokens, i)
  if (last === COMMA) return isFarewell(text, tokens, i, first)
  return isAddress(text, tokens, last === GREATER || last === SQUARE_BRACKET ? i - 1 : i)
}

function isRule(text: string, { starts, ends }: Tokens, i: number): boolean {
  if (ends[i] - starts[i] < RULE) return false
  const code = text.charCodeAt(starts[i])
  return RULING.has(code) && text.charCodeAt(starts[i] + 1) === code && text.charCodeAt(ends[i] - 1) === code
}

/** Whether a date and a time, both in figures, begin at token `i`. */
function isStamp(text: string, tokens: Tokens, i: number): boolean {
  const isFigure = classOf(text.charCodeAt(tokens.starts[i])) === DIGIT
  if (!isFigure || i + 1 >= tokens.size) return false
  return DATE.test(wordAt(text, tokens, i)) && TIME.test(wordAt(text, tokens, i + 1))
}

const isAddress = (text: string, tokens: Tokens, i: number): boolean =>
  i >= 0 && tokens.ends[i] - tokens.starts[i] >= SHORTEST_ADDRESS && ADDRESS.test(wordAt(text, tokens, i))

/** Whether the sentence so far is a name in brackets: "(Jerusalem Post)". */
function isSource(text: string, { starts, ends }: Tokens, i: number, first: number): boolean {
  if (i - first < 2 || i - first >= LONGEST_SOURCE || text.charCodeAt(starts[first]) !== OPEN_BRACKET) return false
  const [start, end] = [starts[first + 1], ends[first + 1]]
  return (
    isUpper(text.charCodeAt(start)) &&
    end - start >= SHORTEST_SOURCE_NAME &&
    classOf(text.charCodeAt(start + 1)) === LETTER
  )
}

function isFarewell(text: string, tokens: Tokens, i: number, first: number): boolean {
  if (i === first || i - first >= LONGEST_FAREWELL) return false
  for (let k = first; k < i; k++) if (!FAREWELL.has(wordAt(text, tokens, k).toLowerCase())) return false
  return true
}
