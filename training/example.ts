// A sentence as the network learns it, and how much of what it sees is hidden from it meanwhile.
import { panelled } from '../src/tree/kernel.ts'
import { DEPRELS } from '../src/tree/labels.ts'

export const RELATIONS = panelled(DEPRELS.length)
/** Rows of the embeddings before the vocabulary's: 0 for unknown words; then the tags at the word, before it and after it. */
export const tagRow = (place: number, tag: number, tags: number): number => 1 + place * (tags + 1) + tag
export const firstRow = (tags: number): number => 1 + 3 * (tags + 1)

export interface Example {
  readonly size: number
  /** Embedding rows of token `i`: `rows[starts[i] … starts[i + 1])`, the word's own first. */
  readonly starts: Int32Array
  readonly rows: Int32Array
  /** The tagger's classes. */
  readonly tags: Uint8Array
  /** The root's head is −1. */
  readonly heads: Int32Array
  readonly relations: Uint8Array
  readonly goldTags: Uint8Array
  /** What teachers think: of heads (size × size + 1, the root last), relations given the head, and tags. */
  readonly soft?: { readonly arcs: Float32Array; readonly relations: Float32Array; readonly tags: Float32Array }
}

export interface Dropout {
  readonly word: number
  readonly feature: number
  readonly embedding: number
  readonly layer: number
  readonly head: number
}

export const NO_DROPOUT: Dropout = { word: 0, feature: 0, embedding: 0, layer: 0, head: 0 }
