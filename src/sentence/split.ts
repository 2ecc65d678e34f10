// Cuts a text's tokens into sentences. Blank lines always end one; a single line break is judged by the lines around it;
// full stops by the word before and the word after. Quotations stay with the cue behind them: "Why?" he asked.
import { abbreviation } from './abbreviation.ts'
import { classOf, DIGIT, isLower, isUpper, LETTER } from './character.ts'
import { datelineEnd } from './dateline.ts'
import { endsLostLine } from './lost-line.ts'
import type { Sentence } from './sentence.ts'
import { readTokens, type Tokens, wordAt } from './token.ts'

/** No sentence is longer: texts without full stops are cut, so that trees stay linear in the text. */
export const MAX_SENTENCE = 300
/** Where a cut is forced, a comma or semicolon among so many last tokens is preferred. */
const CUT_REACH = 120

/** Letters of a word that is surely no abbreviation. */
const PLAIN = 4

const CUES = new Set(
  'said says asked asks added adds told tells wrote writes replied insisted declared warned continued explained announced tweeted shouted demanded'.split(
    ' ',
  ),
)
/** Words that open a sentence in capitals and never follow an abbreviation inside one. */
const OPENERS = new Set(
  'The A An This That These Those He She It We They I You In On At But And Or If When While As After Before Since For By From To With His Her Its Their Our My There Here However Meanwhile What Who Why How Where Both Some Many Most No Not So Yet Also Although Despite During Under Earlier Later'.split(
    ' ',
  ),
)

/** Words written small that open a sentence of those who write so, and do not follow an abbreviation. */
const SMALL_OPENERS = new Set("i you he she we they it its im i'm this that these there why what".split(' '))

/** The sentences of a text, in order; every token of the text is in one. Never throws; linear in the text. */
export function readSentences(text: string): Sentence[] {
  const tokens = readTokens(text)
  const wrapped = isHardWrapped(text)
  const sentences: Sentence[] = []
  let first = 0
  for (let i = 0; i < tokens.size; i++) {
    if (i === first && (first === 0 || tokens.breaks[first] > 0)) {
      const last = datelineAt(text, tokens, first)
      if (last >= 0) {
        sentences.push(sentenceOf(tokens, first, last))
        first = last + 1
        i = last
        continue
      }
    }
    if (i + 1 < tokens.size && !endsAfter(text, tokens, i, first, wrapped)) {
      if (i + 1 - first < MAX_SENTENCE) continue
      const last = cutBefore(text, tokens, i)
      sentences.push(sentenceOf(tokens, first, last))
      first = last + 1
      continue
    }
    while (i + 1 - first > MAX_SENTENCE) {
      sentences.push(sentenceOf(tokens, first, first + MAX_SENTENCE - 1))
      first += MAX_SENTENCE
    }
    sentences.push(sentenceOf(tokens, first, i))
    first = i + 1
  }
  return sentences
}

function sentenceOf(tokens: Tokens, first: number, last: number): Sentence {
  return {
    span: [tokens.starts[first], tokens.ends[last]],
    starts: tokens.starts.slice(first, last + 1),
    ends: tokens.ends.slice(first, last + 1),
  }
}

/** The last token of the dateline that begins at token `first`, −1 for none. A dateline has no place in the sentence's tree. */
function datelineAt(text: string, tokens: Tokens, first: number): number {
  const end = datelineEnd(text, tokens.starts[first])
  if (end < 0) return -1
  let last = first
  while (last + 1 < tokens.size && tokens.ends[last] < end) last++
  return tokens.ends[last] === end && last + 1 < tokens.size ? last : -1
}

function cutBefore(text: string, tokens: Tokens, last: number): number {
  for (let i = last; i > last - CUT_REACH; i--) {
    const code = text.charCodeAt(tokens.starts[i])
    if (tokens.breaks[i] > 0) return i - 1
    if (code === 0x2c || code === 0x3b || code === 0x3a) return i
  }
  return last
}

/** Whether single line breaks are only the margin: most lines end in mid-sentence at about the same width. */
function isHardWrapped(text: string): boolean {
  let lines = 0
  let open = 0
  let start = 0
  while (start < text.length) {
    const end = text.indexOf('\n', start)
    if (end < 0) break
    const next = text.charCodeAt(end + 1)
    if (end > start && next !== 0x0a && end + 1 < text.length) {
      lines++
      if (end - start >= 40 && end - start <= 130 && classOf(text.charCodeAt(end - 1)) <= DIGIT) open++
    }
    start = end + 1
  }
  return lines >= 3 && open > lines * 0.6
}

/** Whether a sentence that began at token `first` ends after token `i`; token `i + 1` exists. */
function endsAfter(text: string, tokens: Tokens, i: number, first: number, wrapped: boolean): boolean {
  const breaks = tokens.breaks[i + 1]
  if (breaks === 2) return true
  if (breaks === 1 && endsLine(text, tokens, i, wrapped)) return true
  // The terminal mark, with the closing quotation marks and brackets behind it.
  let end = i
  while (end > first && closes(text, tokens, end)) end--
  const start = tokens.starts[end]
  const code = text.charCodeAt(start)
  const length = tokens.ends[end] - start
  const nextCode = openingLetter(text, tokens, i + 1)
  const touches = tokens.starts[i + 1] === tokens.ends[i]
  if (closes(text, tokens, i + 1) && touches) return false
  if (code === 0x21 || code === 0x3f) {
    if (touches || isMark(nextCode)) return false
    // "Why?" he asked: with a quotation mark between, small letters and cues carry the sentence on.
    return end === i || !(isLower(nextCode) || isCueNear(text, tokens, i + 1))
  }
  // ":)"
  if ((code === 0x3a || code === 0x3b) && length > 1) return isUpper(nextCode)
  if (code === 0x2026 || (code === 0x2e && length > 1)) return isUpper(nextCode) && (!touches || length > 3)
  if (code === 0x2e && length === 1) {
    if (isMark(nextCode) || (end === first && end === i)) return false
    // "W.Va."
    if (touches && end > first && tokens.ends[end - 1] - tokens.starts[end - 1] === 1) return false
    if (!isLower(nextCode)) return true
    return end === i && !touches && (isPlainWord(text, tokens, i - 1) || SMALL_OPENERS.has(wordAt(text, tokens, i + 1)))
  }
  if (end === i && text.charCodeAt(tokens.ends[i] - 1) === 0x2e && length > 1)
    return endsWithAbbreviation(text, tokens, i, first)
  if (end < i && text.charCodeAt(tokens.ends[end] - 1) === 0x2e && length > 1) return isOpener(text, tokens, i + 1)
  return endsLostLine(text, tokens, i, first)
}

function endsWithAbbreviation(text: string, tokens: Tokens, i: number, first: number): boolean {
  const word = wordAt(text, tokens, i)
  const ending = abbreviation(word)
  // A list's "1." and an initial ("J.") lean on what follows; so do titles.
  if (ending === 'never' || i === first) return false
  const code = openingLetter(text, tokens, i + 1)
  if (ending === 'number') return !(classOf(code) === DIGIT)
  if (word.length === 2 && i > first) return false
  return isUpper(code) && isOpener(text, tokens, i + 1)
}

/** Whether a token is a word of small letters too long for an unknown abbreviation: informal writers begin sentences small. */
function isPlainWord(text: string, tokens: Tokens, i: number): boolean {
  return i >= 0 && tokens.ends[i] - tokens.starts[i] >= PLAIN && /^\p{Ll}+$/u.test(wordAt(text, tokens, i))
}

function isOpener(text: string, tokens: Tokens, i: number): boolean {
  const at = openingToken(text, tokens, i)
  const code = text.charCodeAt(tokens.starts[i])
  // A quotation may well open a sentence; a bracket hardly does: "RENO, Nev. (Agency)".
  if (at !== i && code !== 0x28 && code !== 0x5b) return true
  return OPENERS.has(wordAt(text, tokens, at))
}

function isCueNear(text: string, tokens: Tokens, i: number): boolean {
  for (let k = i; k < tokens.size && k < i + 4; k++) {
    const word = text.slice(tokens.starts[k], Math.min(tokens.ends[k], tokens.starts[k] + 12))
    if (CUES.has(word)) return true
    if (classOf(word.charCodeAt(0)) > DIGIT) return false
  }
  return false
}

/** Whether a single line break after token `i` ends the sentence. */
function endsLine(text: string, tokens: Tokens, i: number, wrapped: boolean): boolean {
  const last = text.charCodeAt(tokens.ends[i] - 1)
  const next = text.charCodeAt(tokens.starts[i + 1])
  if (isBullet(text, tokens, i + 1)) return true
  if (wrapped) return false
  if (last === 0x2c || last === 0x2d || isLower(next)) return false
  return true
}

function isBullet(text: string, tokens: Tokens, i: number): boolean {
  const start = tokens.starts[i]
  const code = text.charCodeAt(start)
  if (code === 0x2022 || code === 0x25cf || code === 0xb7 || code === 0x25aa) return true
  const spaced = i + 1 < tokens.size && tokens.starts[i + 1] > tokens.ends[i]
  if ((code === 0x2a || code === 0x2d || code === 0x2013) && tokens.ends[i] - start === 1) return spaced
  return classOf(code) === DIGIT && tokens.ends[i] - start <= 3 && /^\d{1,2}[.)]/.test(text.slice(start, start + 3))
}

/** Whether token `i` closes a quotation or bracket: it touches the token before it. */
function closes(text: string, tokens: Tokens, i: number): boolean {
  const code = text.charCodeAt(tokens.starts[i])
  if (code === 0x201d || code === 0x29 || code === 0x5d || code === 0xbb) return true
  const touches = i > 0 && tokens.starts[i] === tokens.ends[i - 1]
  return touches && tokens.ends[i] - tokens.starts[i] <= 2 && (code === 0x22 || code === 0x27 || code === 0x2019)
}

/** The token at `i`, or behind the opening quotation marks and brackets that stand there. */
function openingToken(text: string, tokens: Tokens, i: number): number {
  let at = i
  while (at + 1 < tokens.size && at < i + 3 && isOpening(text.charCodeAt(tokens.starts[at]))) at++
  return at
}

const isOpening = (c: number) =>
  c === 0x22 || c === 0x27 || c === 0x60 || c === 0x201c || c === 0x2018 || c === 0x28 || c === 0x5b || c === 0xab

const openingLetter = (text: string, tokens: Tokens, i: number) =>
  text.charCodeAt(tokens.starts[openingToken(text, tokens, i)])

/** Marks that carry a sentence on: a full stop before them was an abbreviation's. */
const isMark = (c: number) =>
  c === 0x2c || c === 0x3b || c === 0x3a || c === 0x2e || (c > 0x40 && classOf(c) > LETTER && c === 0x2026)
