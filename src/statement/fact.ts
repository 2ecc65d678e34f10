// Small facts hashed into the slots of one table of weights a question; the table's size is the weights' size.
import type { Tree } from '../tree/index.ts'

/** Slots a question, a power of two. */
export const SLOTS = 1 << 19

/** FNV-1a over a word's code units, lower-cased by the caller where case must not count. */
export function hashOf(word: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193)
  return h
}

/** A growing list of slots, used again for every candidate. */
export class Facts {
  readonly slots = new Int32Array(256)
  size = 0

  clear(): void {
    this.size = 0
  }

  /** A fact made of a template number and up to three values. */
  add(template: number, a = 0, b = 0, c = 0): void {
    let h = Math.imul(template + 1, 0x9e3779b1)
    h = Math.imul(h ^ a, 0x85ebca6b)
    h ^= h >>> 13
    h = Math.imul(h ^ b, 0xc2b2ae35)
    h ^= h >>> 15
    h = Math.imul(h ^ c, 0x27d4eb2f)
    h ^= h >>> 16
    if (this.size < 256) this.slots[this.size++] = h & (SLOTS - 1)
  }
}

/** What is told of a sentence once: lemma and label hashes. */
export class Words {
  readonly lemma: Int32Array
  readonly relation: Int32Array
  readonly tag: Int32Array

  constructor(tree: Tree) {
    this.lemma = new Int32Array(tree.size)
    this.relation = new Int32Array(tree.size)
    this.tag = new Int32Array(tree.size)
    for (let i = 0; i < tree.size; i++) {
      this.lemma[i] = hashOf(tree.lowerLemma(i))
      this.relation[i] = hashOf(tree.deprel(i))
      this.tag[i] = hashOf(tree.xpos(i))
    }
  }
}
