// Parses greedily from left to right: arc-hybrid transitions chosen by an averaged perceptron.
// The root node stands behind the last word and takes one dependent, so that every outcome is a tree with one root.
import { DEPRELS } from './labels.ts'
import type { SparseWeights } from './sparse-weights.ts'
import { mix } from './word.ts'

const RELATIONS = DEPRELS.length
export const SHIFT = 0
/** `LEFT + r`: the stack's top becomes a dependent of the buffer's first word; `RIGHT + r`: of the word below it. */
export const LEFT = 1
export const RIGHT = 1 + RELATIONS
export const ACTIONS = 1 + 2 * RELATIONS
export const ROOT_RELATION = DEPRELS.indexOf('root')
export const MAX_FEATURES = 80

/** A parse under way. */
export class Parse {
  readonly size: number
  readonly words: Uint32Array
  readonly tags: Uint16Array
  readonly heads: Int32Array
  readonly relations: Uint8Array
  readonly stack: Int32Array
  depth = 0
  next = 0
  private readonly left: Int32Array
  private readonly left2: Int32Array
  private readonly right: Int32Array
  private readonly right2: Int32Array
  private readonly lefts: Uint8Array
  private readonly rights: Uint8Array

  constructor(words: Uint32Array, tags: Uint16Array) {
    const n = words.length
    this.size = n
    this.words = words
    this.tags = tags
    this.heads = new Int32Array(n).fill(-1)
    this.relations = new Uint8Array(n)
    this.stack = new Int32Array(n + 1)
    this.left = new Int32Array(n + 1).fill(-1)
    this.left2 = new Int32Array(n + 1).fill(-1)
    this.right = new Int32Array(n + 1).fill(-1)
    this.right2 = new Int32Array(n + 1).fill(-1)
    this.lefts = new Uint8Array(n + 1)
    this.rights = new Uint8Array(n + 1)
  }

  get done(): boolean {
    return this.next === this.size && this.depth === 0
  }

  canShift = (): boolean => this.next < this.size
  canLeft = (): boolean => this.depth > 0 && (this.next < this.size || this.depth === 1)
  canRight = (): boolean => this.depth > 1

  allows(action: number): boolean {
    if (action === SHIFT) return this.canShift()
    if (action >= RIGHT) return this.canRight() && action !== RIGHT + ROOT_RELATION
    return this.canLeft() && (action === LEFT + ROOT_RELATION) === (this.next === this.size)
  }

  apply(action: number): void {
    if (action === SHIFT) {
      this.stack[this.depth++] = this.next++
      return
    }
    const dependent = this.stack[--this.depth]
    if (action < RIGHT) {
      const head = this.next
      this.heads[dependent] = head === this.size ? -1 : head
      this.relations[dependent] = action - LEFT
      this.left2[head] = this.left[head]
      this.left[head] = dependent
      if (this.lefts[head] < 250) this.lefts[head]++
    } else {
      const head = this.stack[this.depth - 1]
      this.heads[dependent] = head
      this.relations[dependent] = action - RIGHT
      this.right2[head] = this.right[head]
      this.right[head] = dependent
      if (this.rights[head] < 250) this.rights[head]++
    }
  }

  /** Feature hashes of the state. */
  features(out: Uint32Array): number {
    const { size, words, tags, stack, depth, next } = this
    const w = (i: number) => (i < 0 ? 1 : i >= size ? 2 : words[i])
    const t = (i: number) => (i < 0 ? 5001 : i >= size ? 5002 : tags[i])
    const r = (i: number) => (i < 0 || i >= size ? 99 : this.relations[i])
    const s0 = depth > 0 ? stack[depth - 1] : -1
    const s1 = depth > 1 ? stack[depth - 2] : -1
    const s2 = depth > 2 ? stack[depth - 3] : -1
    const at = (list: Int32Array, i: number) => (i < 0 ? -1 : list[i])
    const [s0l, s0r, s1l, s1r, b0l] = [
      at(this.left, s0),
      at(this.right, s0),
      at(this.left, s1),
      at(this.right, s1),
      at(this.left, next),
    ]
    const [s0l2, s0r2, s1r2, b0l2] = [
      at(this.left2, s0),
      at(this.right2, s0),
      at(this.right2, s1),
      at(this.left2, next),
    ]
    const b1 = next + 1
    const b2 = next + 2
    const [W0, W1, B0, B1] = [w(s0), w(s1), w(next), w(b1)]
    const [T0, T1, T2, U0, U1, U2] = [t(s0), t(s1), t(s2), t(next), t(b1), t(b2)]
    const gap = s0 < 0 ? 0 : Math.min(next - s0, 6) + (next - s0 > 10 ? 1 : 0)
    const gap1 = s1 < 0 || s0 < 0 ? 0 : Math.min(s0 - s1, 6) + (s0 - s1 > 10 ? 1 : 0)
    const v0 = s0 < 0 ? 99 : Math.min(this.lefts[s0], 4) * 8 + Math.min(this.rights[s0], 6)
    const v1 = s1 < 0 ? 99 : Math.min(this.rights[s1], 6)
    const vb = Math.min(this.lefts[next], 4)
    let k = 0
    const one = (a: number) => {
      out[k] = mix(a, k)
      k++
    }
    const two = (a: number, b: number) => one(mix(a, b))
    const three = (a: number, b: number, c: number) => one(mix(mix(a, b), c))
    one(0)
    one(W0)
    one(T0)
    two(W0, T0)
    one(W1)
    one(T1)
    two(W1, T1)
    one(B0)
    one(U0)
    two(B0, U0)
    one(B1)
    one(U1)
    two(B1, U1)
    one(w(b2))
    one(U2)
    one(w(s2))
    one(T2)
    two(W0, B0)
    three(W0, T0, B0)
    three(W0, T0, U0)
    three(W0, B0, U0)
    three(T0, B0, U0)
    two(T0, U0)
    two(W1, W0)
    three(W1, T1, T0)
    three(T1, W0, T0)
    two(T1, T0)
    three(W1, W0, T0)
    two(T1, U0)
    two(U0, U1)
    three(U0, U1, U2)
    three(T0, U0, U1)
    three(T1, T0, U0)
    three(T2, T1, T0)
    three(W1, W0, B0)
    three(T1, T0, B0)
    three(T1, W0, U0)
    three(W1, T0, U0)
    three(T0, t(s0l), U0)
    three(T0, t(s0r), U0)
    three(T0, U0, t(b0l))
    three(T1, t(s1r), T0)
    three(T1, T0, t(s0l))
    three(T1, t(s1l), T0)
    three(T1, T0, t(s0r))
    two(W0, gap)
    two(T0, gap)
    three(T0, U0, gap)
    two(B0, gap)
    three(T1, T0, gap1)
    two(W1, gap1)
    two(W0, gap1)
    two(W0, v0)
    two(T0, v0)
    two(W1, v1)
    two(T1, v1)
    two(B0, vb)
    two(U0, vb)
    three(T0, U0, v0)
    three(T1, T0, v1)
    one(w(s0l))
    one(r(s0l))
    one(w(s0r))
    one(r(s0r))
    one(w(s1r))
    two(r(s1r), T1)
    two(r(b0l), U0)
    one(w(b0l))
    two(r(s0l2), r(s0l))
    two(r(s0r2), r(s0r))
    two(r(s1r2), r(s1r))
    two(r(b0l2), r(b0l))
    three(r(s0l), r(s0r), T0)
    three(W0, r(s0r), U0)
    three(W1, r(s1r), T0)
    three(B0, r(b0l), T0)
    three(W0, r(s0l), U0)
    return k
  }
}

/** Heads (−1 for the root) and relations of a sentence of at least one word. */
export function parse(weights: SparseWeights, words: Uint32Array, tags: Uint16Array): Parse {
  const state = new Parse(words, tags)
  const found = new Uint32Array(MAX_FEATURES)
  const scores = new Int32Array(ACTIONS)
  const shift = 32 - weights.bits
  while (!state.done) {
    const count = state.features(found)
    scores.fill(0)
    for (let k = 0; k < count; k++) weights.add(found[k] >>> shift, scores)
    let best = -1
    for (let a = 0; a < ACTIONS; a++) if ((best < 0 || scores[a] > scores[best]) && state.allows(a)) best = a
    state.apply(best)
  }
  return state
}
