// Headlines In Capitals: words that running text writes small are given back their small letters before they are tagged, as
// treebanks hold few headlines and a capital makes a name of almost any word. What is a name there stays one.
import { hashOf } from './word.ts'

/** Share of the longer words that must begin with a capital, and how many there must be. */
const SHARE = 0.8
const WORDS = 3
const LONG = 4

export const smallKey = (word: string): number => hashOf(word.toLowerCase(), 41)

const isCapital = (word: string) => /^\p{Lu}/u.test(word)

/** Whether most of the longer words are capitalised. */
export function isHeadline(words: readonly string[]): boolean {
  let long = 0
  let capital = 0
  for (const word of words) {
    if (word.length < LONG || !/^\p{L}/u.test(word)) continue
    long++
    if (isCapital(word)) capital++
  }
  return long >= WORDS && capital >= SHARE * long
}

/** A sentence's own text with its offsets in it. */
export interface Cased {
  readonly text: string
  readonly starts: Int32Array
  readonly ends: Int32Array
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
  const words = Array.from(starts, (start, i) => text.slice(start, ends[i]))
  if (!isHeadline(words)) return null
  const offset = starts[0]
  let out = ''
  let changed = false
  words.forEach((word, i) => {
    const lower = word.toLowerCase()
    // Letters that change their length when small ("İ") would move all that follows.
    const lowers = i > 0 && isCapital(word) && lower.length === word.length && small.has(smallKey(word))
    if (lowers) changed = true
    out += ' '.repeat(starts[i] - offset - out.length) + (lowers ? lower : word)
  })
  return changed ? { text: out, starts: starts.map(s => s - offset), ends: ends.map(e => e - offset) } : null
}
