// Headlines In Capitals: words that running text writes small are given back their small letters before they are tagged, as
// treebanks hold few headlines and a capital makes a name of almost any word. What is a name there stays one.
import { hashOf } from './word.ts'

/** Share of the longer words that must begin with a capital, and how many there must be. */
const SHARE = 0.8
const WORDS = 3
const LONG = 4

export const smallKey = (word: string): number => hashOf(word.toLowerCase(), 41)

const isCapital = (code: number) =>
  code < 0x80 ? code >= 0x41 && code <= 0x5a : /^\p{Lu}/u.test(String.fromCharCode(code))
const isSmall = (code: number) =>
  code < 0x80 ? code >= 0x61 && code <= 0x7a : /^\p{Ll}/u.test(String.fromCharCode(code))

/** Whether most of a sentence's longer words begin with a capital. */
export function isHeadline(text: string, starts: Int32Array, ends: Int32Array): boolean {
  let capital = 0
  let small = 0
  for (let i = 0; i < starts.length; i++) {
    if (ends[i] - starts[i] < LONG) continue
    const code = text.charCodeAt(starts[i])
    if (isSmall(code)) small++
    else if (isCapital(code)) capital++
  }
  return capital + small >= WORDS && capital >= SHARE * (capital + small)
}

/** A sentence's own text with its offsets in it. */
export interface Cased {
  readonly text: string
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** Words kept; past that the store starts anew. */
const STORE = 1 << 15
const words = new Map<string, string>()

/** The words of a sentence, cut out once for all who look at them; the same word is the same string, which look-ups find at once. */
export function formsOf({ text, starts, ends }: Cased): string[] {
  if (words.size > STORE) words.clear()
  const forms: string[] = []
  for (let i = 0; i < starts.length; i++) {
    const form = text.slice(starts[i], ends[i])
    const known = words.get(form)
    if (known === undefined) words.set(form, form)
    forms.push(known ?? form)
  }
  return forms
}

/**
 * The sentence as running text would write it, or `null` if it is no headline. `small` holds keys of words that are mostly
 * written small. The first word keeps its capital, as that of a sentence would.
 */
export function withoutCapitals(
  text: string,
  starts: Int32Array,
  ends: Int32Array,
  small: ReadonlySet<number>,
): Cased | null {
  if (!isHeadline(text, starts, ends)) return null
  const offset = starts[0]
  let out = ''
  let changed = false
  for (let i = 0; i < starts.length; i++) {
    const word = text.slice(starts[i], ends[i])
    const lower = word.toLowerCase()
    // Letters that change their length when small ("İ") would move all that follows.
    const lowers = i > 0 && isCapital(word.charCodeAt(0)) && lower.length === word.length && small.has(smallKey(word))
    if (lowers) changed = true
    out += ' '.repeat(starts[i] - offset - out.length) + (lowers ? lower : word)
  }
  return changed ? { text: out, starts: starts.map(s => s - offset), ends: ends.map(e => e - offset) } : null
}
