// One sentence read: tokens, tags, lemmas and a dependency tree, in flat arrays behind plain methods.
// Relies on the parser having made a tree: one root, no cycle. Universal Dependencies v2 throughout.
import type { Span } from '../span.ts'
import { DEPRELS, type Deprel, UPOS, type Upos, XPOS, type Xpos } from './labels.ts'

/** A sentence with its dependency tree. Tokens count from 0; the head of the root is −1. */
export class Tree {
  readonly text: string
  readonly size: number
  readonly starts: Int32Array
  readonly ends: Int32Array
  private readonly uposIds: Uint8Array
  private readonly xposIds: Uint8Array
  private readonly heads: Int32Array
  private readonly deprelIds: Uint8Array
  private readonly lemmas: readonly string[]
  /** Dependents in CSR form: those of token `i` are `kids[kidStart[i] … kidStart[i + 1])`, in order of the text. */
  private readonly kidStart: Int32Array
  private readonly kids: Int32Array
  private readonly leftmost: Int32Array
  private readonly rightmost: Int32Array
  readonly root: number

  constructor(
    text: string,
    starts: Int32Array,
    ends: Int32Array,
    upos: Uint8Array,
    xpos: Uint8Array,
    heads: Int32Array,
    deprels: Uint8Array,
    lemmas: readonly string[],
  ) {
    const n = starts.length
    this.text = text
    this.size = n
    this.starts = starts
    this.ends = ends
    this.uposIds = upos
    this.xposIds = xpos
    this.heads = heads
    this.deprelIds = deprels
    this.lemmas = lemmas
    const kidStart = new Int32Array(n + 1)
    let root = 0
    for (let i = 0; i < n; i++) {
      if (heads[i] < 0) root = i
      else kidStart[heads[i] + 1]++
    }
    for (let i = 0; i < n; i++) kidStart[i + 1] += kidStart[i]
    const next = kidStart.slice()
    const kids = new Int32Array(Math.max(0, n - 1))
    for (let i = 0; i < n; i++) if (heads[i] >= 0) kids[next[heads[i]]++] = i
    this.root = root
    this.kidStart = kidStart
    this.kids = kids
    const leftmost = new Int32Array(n)
    const rightmost = new Int32Array(n)
    // Post-order without recursion: a chain of 100,000 tokens must not exhaust the stack.
    const order = new Int32Array(n)
    let filled = 0
    if (n > 0) order[filled++] = root
    for (let k = 0; k < filled; k++) {
      const i = order[k]
      for (let c = kidStart[i]; c < kidStart[i + 1]; c++) order[filled++] = kids[c]
    }
    for (let i = 0; i < n; i++) leftmost[i] = rightmost[i] = i
    for (let k = filled - 1; k > 0; k--) {
      const i = order[k]
      const h = heads[i]
      if (leftmost[i] < leftmost[h]) leftmost[h] = leftmost[i]
      if (rightmost[i] > rightmost[h]) rightmost[h] = rightmost[i]
    }
    this.leftmost = leftmost
    this.rightmost = rightmost
  }

  /** From the first to past the last code unit of the sentence's tokens. */
  get span(): Span {
    return this.size === 0 ? [0, 0] : [this.starts[0], this.ends[this.size - 1]]
  }

  form(i: number): string {
    return this.text.slice(this.starts[i], this.ends[i])
  }

  /** Lower-case for all but proper nouns. */
  lemma(i: number): string {
    return this.lemmas[i]
  }

  upos(i: number): Upos {
    return UPOS[this.uposIds[i]]
  }

  /** Penn Treebank tag. */
  xpos(i: number): Xpos {
    return XPOS[this.xposIds[i]]
  }

  /** The head's index, −1 for the root. */
  head(i: number): number {
    return this.heads[i]
  }

  /** Relation to the head, with its subtype where the training data keeps one: `nsubj:pass`, `obl`, `compound:prt`. */
  deprel(i: number): Deprel {
    return DEPRELS[this.deprelIds[i]]
  }

  /** Dependents in order of the text. */
  children(i: number): Int32Array {
    return this.kids.subarray(this.kidStart[i], this.kidStart[i + 1])
  }

  /** The first dependent of `i` with one of the relations, or −1. */
  child(i: number, ...relations: readonly Deprel[]): number {
    for (let c = this.kidStart[i]; c < this.kidStart[i + 1]; c++) {
      if (relations.includes(DEPRELS[this.deprelIds[this.kids[c]]])) return this.kids[c]
    }
    return -1
  }

  /** First token of the subtree of `i`; with `lastOf`, its bounds (projective trees have no gaps between). */
  firstOf(i: number): number {
    return this.leftmost[i]
  }

  /** Last token of the subtree of `i`, included. */
  lastOf(i: number): number {
    return this.rightmost[i]
  }

  /** Whether `i` is `ancestor` or lies below it. */
  isUnder(i: number, ancestor: number): boolean {
    for (let j = i; j >= 0; j = this.heads[j]) if (j === ancestor) return true
    return false
  }

  /** The span from token `first` to token `last`, both included. */
  spanOf(first: number, last: number): Span {
    return [this.starts[first], this.ends[last]]
  }

  /** The token that holds or follows the offset, or `size`. */
  tokenAt(offset: number): number {
    let low = 0
    let high = this.size
    while (low < high) {
      const mid = (low + high) >> 1
      if (this.ends[mid] <= offset) low = mid + 1
      else high = mid
    }
    return low
  }
}
