// Learns which words running text writes small: more often small than with a capital, where no sentence begins and no headline stands.
import { readSentences } from '../src/sentence/index.ts'
import { isHeadline, smallKey } from '../src/tree/headline.ts'
import type { Tree } from '../src/tree/tree.ts'

/** Times that a word must have been met small. */
const SEEN = 2

export function smallWords(trees: readonly Tree[], texts: readonly string[]): Uint32Array {
  const small = new Map<string, number>()
  const capital = new Map<string, number>()
  const read = (text: string, starts: Int32Array, ends: Int32Array) => {
    if (isHeadline(text, starts, ends)) return
    for (let i = 1; i < starts.length; i++) {
      const word = text.slice(starts[i], ends[i])
      if (!/^\p{L}[\p{L}'’-]*$/u.test(word)) continue
      const counts = /^\p{Ll}/u.test(word) ? small : capital
      counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + 1)
    }
  }
  for (const { text, starts, ends } of trees) read(text, starts, ends)
  for (const text of texts) for (const { starts, ends } of readSentences(text)) read(text, starts, ends)
  const kept = [...small].filter(([word, n]) => n >= SEEN && n > (capital.get(word) ?? 0))
  return Uint32Array.from(kept, ([word]) => smallKey(word)).sort()
}
