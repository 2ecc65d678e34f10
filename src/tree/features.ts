// What the network sees of a word: hashes of its form, endings, beginnings and shape, each the key of an embedding.
import { hashOf, normalForm, shapeOf } from './word.ts'

/** Sizes of the network. Two layers of recurrent units in both directions; then arcs, relations and tags. */
export interface Sizes {
  /** Width of the embeddings. */
  readonly embedding: number
  /** Recurrent units a direction. */
  readonly hidden: number
  /** Width of a word's vector as head or dependent, for arcs and for relations. */
  readonly arc: number
  readonly relation: number
  /** Number of tags, that is of the tagger's classes. */
  readonly tags: number
  /** Whether the network sees the tagger's tags. */
  readonly tagged: boolean
}

/** Keys of the word's embeddings: the word itself first, which training may hide to learn from the rest. */
export function embeddingKeys(form: string): number[] {
  const word = normalForm(form)
  const lower = word.toLowerCase().slice(0, 60)
  const shape = shapeOf(form)
  const keys = [hashOf(lower, 21)]
  const end = lower.slice(-40)
  for (let k = 1; k <= 4 && k < end.length; k++) keys.push(hashOf(end.slice(-k), 22))
  for (let k = 1; k <= 4 && k < lower.length; k++) keys.push(hashOf(lower.slice(0, k), 23))
  keys.push(hashOf(shape, 24))
  if (word !== lower) keys.push(hashOf(word, 25))
  const hyphen = lower.lastIndexOf('-')
  if (hyphen > 0 && hyphen < lower.length - 1) keys.push(hashOf(lower.slice(hyphen + 1), 21))
  return keys
}

/** The key of the word's vector: capitals and figures do not matter. */
export const vectorKey = (form: string): number => hashOf(normalForm(form).toLowerCase().slice(0, 60), 26)
