// One sentence read: tokens, tags, lemmas and a dependency tree, in flat arrays behind plain methods.
// Relies on the parser having made a tree: one root, no cycle. Universal Dependencies v2 throughout.
import type { Span } from '../span.ts'
import { DEPRELS, type Deprel, UPOS, type Upos, XPOS, type Xpos } from './labels.ts'

/** What most tokens have below them. */
const NONE: readonly number[] = []

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
  private readonly forms: readonly string[]
  private readonly lowerForms: readonly string[]
  private readonly lowerLemmas: readonly string[]
  /** Of each token its dependents, in order of the text. */
  private readonly kids: readonly (readonly number[])[]
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
    this.forms = lemmas.map((_, i) => text.slice(starts[i], ends[i]))
    this.lowerForms = this.forms.map(form => form.toLowerCase())
    this.lowerLemmas = lemmas.map(lemma => lemma.toLowerCase())
    const kids: (readonly number[])[] = []
    let root = 0
    for (let i = 0; i < n; i++) kids.push(NONE)
    for (let i = 0; i < n; i++) {
      const head = heads[i]
      if (head < 0) root = i
      else if (kids[head] === NONE) kids[head] = [i]
      else (kids[head] as number[]).push(i)
    }
    this.root = root
    this.kids = kids
    const leftmost = new Int32Array(n)
    const rightmost = new Int32Array(n)
    // Post-order without recursion: a chain of 100,000 tokens must not exhaust the stack.
    const order = new Int32Array(n)
    let filled = 0
    if (n > 0) order[filled++] = root
    for (let k = 0; k < filled; k++) {
      const i = order[k]
      for (const c of kids[i]) order[filled++] = c
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

  /** This tree with one more token before it, that hangs on the root: its text, and the ids of its tags and relation. */
  behind(mark: string, starts: Int32Array, ends: Int32Array, upos: number, xpos: number, deprel: number): Tree {
    const shifted = <Row extends Uint8Array | Int32Array>(row: Row, from: Row, first: number, by: number): Row => {
      row[0] = first
      for (let i = 0; i < from.length; i++) row[i + 1] = from[i] < 0 ? from[i] : from[i] + by
      return row
    }
    const n = this.size + 1
    return new Tree(
      this.text,
      starts,
      ends,
      shifted(new Uint8Array(n), this.uposIds, upos, 0),
      shifted(new Uint8Array(n), this.xposIds, xpos, 0),
      shifted(new Int32Array(n), this.heads, this.root + 1, 1),
      shifted(new Uint8Array(n), this.deprelIds, deprel, 0),
      [mark, ...this.lemmas],
    )
  }

  /** From the first to past the last code unit of the sentence's tokens. */
  get span(): Span {
    return this.size === 0 ? [0, 0] : [this.starts[0], this.ends[this.size - 1]]
  }

  /** Empty past either end of the sentence. */
  form(i: number): string {
    return this.forms[i] ?? ''
  }

  /** The form in small letters. */
  lowerForm(i: number): string {
    return this.lowerForms[i] ?? ''
  }

  /** Lower-case for all but proper nouns. */
  lemma(i: number): string {
    return this.lemmas[i]
  }

  /** The lemma in small letters, a proper noun's too. */
  lowerLemma(i: number): string {
    return this.lowerLemmas[i]
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

  /** Dependents in order of the text; none past either end. */
  children(i: number): readonly number[] {
    return this.kids[i] ?? NONE
  }

  /** The first dependent of `i` with one of the relations, or −1. */
  child(i: number, ...relations: readonly Deprel[]): number {
    for (const c of this.children(i)) if (relations.includes(DEPRELS[this.deprelIds[c]])) return c
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
