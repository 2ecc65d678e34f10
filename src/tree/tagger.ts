// Tags words from left to right: an averaged perceptron over hashed features, UPOS and XPOS as one label.
// What depends on a single word (its form, endings, shape; and the same seen from its neighbours) is summed once a word and kept.
import { ClosedClasses } from './closed-class.ts'
import { UPOS, XPOS } from './labels.ts'
import type { SparseWeights } from './sparse-weights.ts'
import { hashOf, mix, normalForm, scramble, shapeOf } from './word.ts'

/** Sums kept for words; past that the store starts anew. */
const STORE = 1 << 14
/** A word is seen from five places: itself, one and two to its left and right. */
const PLACES = 5
const EDGE = '\u0000'
/** The tag before the first word: no class. */
export const NONE = 255
/** The score of a part of speech that the word cannot have. */
const NEVER = -1_000_000_000

/** Feature hashes of a word by the place it is seen from. */
export function wordFeatures(form: string): readonly (readonly number[])[] {
  const word = normalForm(form)
  const lower = word.toLowerCase()
  const short = lower.slice(-40)
  const shape = shapeOf(form)
  const names = [`w${word.slice(0, 60)}`, `l${lower.slice(0, 60)}`, `S${shape}`, 'b']
  for (let k = 1; k <= 5 && k < short.length; k++) names.push(`s${short.slice(-k)}`)
  for (let k = 1; k <= 4 && k < lower.length; k++) names.push(`p${lower.slice(0, k)}`)
  names.push(`e${short.slice(-2)}${shape}`)
  if (lower.includes('-')) names.push('h')
  const near = [`l${lower.slice(0, 60)}`, `s${short.slice(-3)}`, `S${shape}`]
  return [
    names.map(name => hashOf(name, 11)),
    near.map(name => hashOf(name, 12)),
    near.slice(0, 2).map(name => hashOf(name, 13)),
    near.map(name => hashOf(name, 14)),
    near.slice(0, 2).map(name => hashOf(name, 15)),
  ]
}

/** Features of the two tags to the left alone. */
export const tagFeatures = (t1: number, t2: number): readonly [number, number] => [
  mix(t1, 101),
  mix(t1 * 256 + t2, 102),
]

/** Features of words and of the tags to the left; `words` are the hashes of lower-case words at −2 … 2, written to `out`. */
export function contextFeatures(t1: number, t2: number, words: Uint32Array, at: number, out: Uint32Array): number {
  const w = words[at]
  const next = words[at + 1]
  out[0] = mix(mix(t1, w), 103)
  out[1] = mix(mix(t1, next), 104)
  out[2] = mix(mix(t1 * 256 + t2, w), 105)
  out[3] = mix(mix(words[at - 1], w), 106)
  out[4] = mix(mix(w, next), 107)
  out[5] = mix(mix(words[at - 1], next), 108)
  return 6
}

export const wordHash = (form: string): number => scramble(hashOf(normalForm(form).toLowerCase(), 7))

export class Tagger {
  private readonly weights: SparseWeights
  /** The label's UPOS and XPOS. */
  readonly upos: Uint8Array
  readonly xpos: Uint8Array
  readonly closed: ClosedClasses
  /** The classes of a verb in the past tense, of its participle, of its present, bare, of its form in -ing; of a name, of a noun in the plural and in the singular. */
  readonly past: number
  readonly present: number
  readonly bare: number
  readonly participle: number
  readonly gerund: number
  readonly name: number
  readonly plural: number
  readonly noun: number
  private readonly known = new Map<string, number>()
  private readonly sums: Int32Array
  /** Sums of the two tags to the left, by both of them: made when they are first met. */
  private readonly tagSums: Int32Array
  private readonly isSummed: Uint8Array
  private readonly hashes = new Uint32Array(STORE)
  private readonly scores: Int32Array
  private readonly found = new Uint32Array(8)
  private ids = new Int32Array(512)
  private words = new Uint32Array(512)

  /** `labels` are `upos * 64 + xpos`, one for each class of the weights. */
  constructor(weights: SparseWeights, labels: Uint16Array) {
    this.weights = weights
    this.upos = Uint8Array.from(labels, label => label >> 6)
    this.xpos = Uint8Array.from(labels, label => label & 63)
    this.past = labels.indexOf(UPOS.indexOf('VERB') * 64 + XPOS.indexOf('VBD'))
    this.bare = labels.indexOf(UPOS.indexOf('VERB') * 64 + XPOS.indexOf('VB'))
    this.present = labels.indexOf(UPOS.indexOf('VERB') * 64 + XPOS.indexOf('VBZ'))
    this.name = labels.indexOf(UPOS.indexOf('PROPN') * 64 + XPOS.indexOf('NNP'))
    this.participle = labels.indexOf(UPOS.indexOf('VERB') * 64 + XPOS.indexOf('VBN'))
    this.gerund = labels.indexOf(UPOS.indexOf('VERB') * 64 + XPOS.indexOf('VBG'))
    this.noun = labels.indexOf(UPOS.indexOf('NOUN') * 64 + XPOS.indexOf('NN'))
    this.plural = labels.indexOf(UPOS.indexOf('NOUN') * 64 + XPOS.indexOf('NNS'))
    this.closed = new ClosedClasses(this.upos)
    this.sums = new Int32Array(STORE * PLACES * weights.classes)
    // One class more than there is: none, before the first word.
    this.tagSums = new Int32Array((weights.classes + 1) ** 2 * weights.classes)
    this.isSummed = new Uint8Array((weights.classes + 1) ** 2)
    this.scores = new Int32Array(weights.classes)
    if (labels.some(label => label >> 6 >= UPOS.length || (label & 63) >= XPOS.length)) {
      throw new Error(`Tagger weights with labels out of range, expected ${UPOS.length} by ${XPOS.length}`)
    }
  }

  /** The class of each word, into `out`. */
  tag(forms: readonly string[], out: Uint8Array): void {
    const n = forms.length
    if (this.ids.length < n + 4) {
      this.ids = new Int32Array(n * 2 + 4)
      this.words = new Uint32Array(n * 2 + 4)
    }
    // Ids must hold for the whole sentence: the store is emptied only between sentences.
    if (this.known.size + n + 1 > STORE) this.known.clear()
    const { ids, words, sums, tagSums, scores, found, weights } = this
    const classes = weights.classes
    const shift = 32 - weights.bits
    const edge = this.idOf(EDGE)
    ids[0] = ids[1] = ids[n + 2] = ids[n + 3] = edge
    words[0] = words[1] = words[n + 2] = words[n + 3] = this.hashes[edge]
    for (let i = 0; i < n; i++) {
      const id = this.idOf(forms[i])
      ids[i + 2] = id
      words[i + 2] = this.hashes[id]
    }
    let t1 = NONE
    let t2 = NONE
    for (let i = 0; i < n; i++) {
      const left = this.rowOf(t1, t2)
      const own = ids[i + 2] * PLACES * classes
      const left1 = (ids[i + 1] * PLACES + 1) * classes
      const left2 = (ids[i] * PLACES + 2) * classes
      const right1 = (ids[i + 3] * PLACES + 3) * classes
      const right2 = (ids[i + 4] * PLACES + 4) * classes
      for (let c = 0; c < classes; c++) {
        scores[c] =
          tagSums[left + c] + sums[own + c] + sums[left1 + c] + sums[left2 + c] + sums[right1 + c] + sums[right2 + c]
      }
      const count = contextFeatures(t1, t2, words, i + 2, found)
      for (let k = 0; k < count; k++) weights.add(found[k] >>> shift, scores)
      let best = 0
      for (let c = 1; c < classes; c++) if (scores[c] > scores[best]) best = c
      out[i] = best
      t2 = t1
      t1 = best
    }
  }

  /** Where the sums of two tags to the left begin. */
  private rowOf(t1: number, t2: number): number {
    const { classes, bits } = this.weights
    const pair = Math.min(t1, classes) * (classes + 1) + Math.min(t2, classes)
    const at = pair * classes
    if (this.isSummed[pair] === 0) {
      this.isSummed[pair] = 1
      for (const feature of tagFeatures(t1, t2)) this.weights.add(feature >>> (32 - bits), this.tagSums, at)
    }
    return at
  }

  /** The word's place in the store, its sums made when it is new. */
  private idOf(form: string): number {
    const known = this.known.get(form)
    if (known !== undefined) return known
    // More words than the store holds can stand in one sentence only if sentences are unbounded: they are not.
    const id = this.known.size
    this.known.set(form, id)
    this.hashes[id] = wordHash(form)
    const { classes, bits } = this.weights
    wordFeatures(form).forEach((features, place) => {
      const at = (id * PLACES + place) * classes
      this.sums.fill(0, at, at + classes)
      for (const feature of features) this.weights.add(feature >>> (32 - bits), this.sums, at)
      if (place === 0) for (const c of this.closed.impossible(form)) this.sums[at + c] = NEVER
    })
    return id
  }
}
