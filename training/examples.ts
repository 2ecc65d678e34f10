// Sentences as the network learns them: words as rows of embeddings and of word vectors, labels as numbers; and the file in which
// training/native reads them (32-bit integers and floats, in the order of example.h).
import { closeSync, openSync, writeSync } from 'node:fs'
import { embeddingKeys, vectorKey } from '../src/tree/features.ts'
import { DEPRELS } from '../src/tree/labels.ts'
import type { Tree } from '../src/tree/tree.ts'
import { DIMENSIONS } from '../src/tree/word-vectors.ts'
import { labelOf } from './tagger.ts'
import { bare } from './treebank.ts'
import type { Vectors } from './vectors.ts'

/** Keys seen less often get no embedding. */
const RARE = 2

/** What a sentence is to the learner, by its number in example.h. */
export const KINDS = ['gold', 'raw', 'en_ewt', 'en_gum'] as const
export type Kind = (typeof KINDS)[number]

/** The row of each embedding key, counted from the first after the tags'. */
export type Vocabulary = ReadonlyMap<number, number>

export function vocabularyOf(trees: readonly Tree[]): Vocabulary {
  const counts = new Map<number, number>()
  const cache = new Map<string, number[]>()
  for (const tree of trees) {
    for (let i = 0; i < tree.size; i++) {
      const form = tree.form(i)
      let keys = cache.get(form)
      if (keys === undefined) cache.set(form, (keys = embeddingKeys(form)))
      for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  const kept = [...counts].filter(([, n]) => n >= RARE).map(([key]) => key)
  return new Map(kept.sort((a, b) => a - b).map((key, row) => [key, row]))
}

/** Row 0 is for unknown words; then one for each of the tagger's tags; then the vocabulary's. */
export const rowsBefore = (tags: number): number => 1 + tags

/** The class of a label among the tagger's, or that of the commonest label with the same XPOS or UPOS. */
export function classOf(label: number, labels: Uint16Array): number {
  const same = labels.indexOf(label)
  if (same >= 0) return same
  const xpos = labels.findIndex(other => (other & 63) === (label & 63))
  return xpos >= 0
    ? xpos
    : Math.max(
        0,
        labels.findIndex(other => other >> 6 === label >> 6),
      )
}

/** Writes sentences to a file, a piece at a time. */
export class ExampleFile {
  private readonly file: number
  private readonly vocabulary: Vocabulary
  private readonly vectors: Vectors
  private readonly labels: Uint16Array

  constructor(name: string, count: number, vocabulary: Vocabulary, vectors: Vectors, labels: Uint16Array) {
    this.file = openSync(name, 'w')
    this.vocabulary = vocabulary
    this.vectors = vectors
    this.labels = labels
    const relations = DEPRELS.map(bare)
    const rows = rowsBefore(labels.length) + vocabulary.size
    this.integers([labels.length, DEPRELS.length, rows, DIMENSIONS, vectors.rows.size, count])
    this.integers(labels, label => label >> 6)
    this.integers(relations, relation => relations.indexOf(relation))
    this.bytes(vectors.values)
  }

  /** An annotated sentence, with the tagger's labels for it. */
  addTree(kind: Kind, tree: Tree, given: Uint16Array): void {
    const { labels } = this
    const words = [...Array(tree.size).keys()]
    this.begin(
      kind,
      words.map(i => tree.form(i)),
      given,
    )
    this.integers(words, i => classOf(labelOf(tree, i), labels))
    this.integers(words, i => tree.head(i))
    this.integers(words, i => DEPRELS.indexOf(tree.deprel(i)))
  }

  /** A sentence that nobody annotated. */
  addRaw(forms: readonly string[], given: Uint16Array): void {
    this.begin('raw', forms, given)
    this.integers(new Int32Array(3 * forms.length))
  }

  private begin(kind: Kind, forms: readonly string[], given: Uint16Array): void {
    const before = rowsBefore(this.labels.length)
    const rows: number[] = []
    const starts = [0]
    for (const form of forms) {
      embeddingKeys(form).forEach((key, k) => {
        const row = this.vocabulary.get(key)
        if (row !== undefined) rows.push(before + row)
        else if (k === 0) rows.push(0)
      })
      starts.push(rows.length)
    }
    this.integers([KINDS.indexOf(kind), forms.length, ...starts, ...rows])
    this.integers(forms, form => this.vectors.rows.get(vectorKey(form)) ?? -1)
    this.integers(given, label => classOf(label, this.labels))
  }

  close(): void {
    this.flush()
    closeSync(this.file)
  }

  private readonly waiting: Uint8Array[] = []
  private size = 0

  private integers<T>(values: ArrayLike<T>, of: (value: T) => number = Number): void {
    this.bytes(Int32Array.from(values, of))
  }

  private bytes({ buffer, byteOffset, byteLength }: ArrayBufferView): void {
    this.waiting.push(new Uint8Array(buffer, byteOffset, byteLength))
    this.size += byteLength
    if (this.size > 1 << 24) this.flush()
  }

  private flush(): void {
    const all = Buffer.concat(this.waiting)
    for (let at = 0; at < all.length; ) at += writeSync(this.file, all, at)
    this.waiting.length = 0
    this.size = 0
  }
}
