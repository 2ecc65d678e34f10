// What is known of a word before it is met in a deed: the cluster of words that it is used like, and the event type that it leans to.
// Both learned from word vectors (models/card.md); a word is kept as a 32-bit hash with two bytes.

import { EVENT_TYPES } from './event.ts'

/** FNV-1a over a word's code units. */
export function hashOf(word: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193)
  return h
}

/** "No deed" as a leaning, with all strength. */
const IDLE = EVENT_TYPES.length + 1 + (3 << 5)

/** Clusters and leanings by the hash of a lemma; 0 for a word that the table does not hold. */
export class WordTable {
  private readonly at: ReadonlyMap<number, number>

  constructor(words: Int32Array, clusters: Uint8Array, leanings: Uint8Array) {
    const at = new Map<number, number>()
    words.forEach((word, i) => {
      at.set(word, clusters[i] | (leanings[i] << 8))
    })
    this.at = at
  }

  /** 1 to 255. */
  clusterOf(word: number): number {
    return (this.at.get(word) ?? 0) & 255
  }

  /** Whether a word leans to no deed as strongly as can be. */
  isIdle(word: number): boolean {
    return this.leaningOf(word) === IDLE
  }

  /** One more than the place of the type in EVENT_TYPES, with how strongly it leans in the bits above 5. */
  leaningOf(word: number): number {
    return (this.at.get(word) ?? 0) >> 8
  }
}
