// Trees as the network learns them: words as rows of embeddings, labels as numbers.
import { embeddingKeys } from '../src/tree/features.ts'
import { DEPRELS } from '../src/tree/labels.ts'
import type { Tree } from '../src/tree/tree.ts'
import { type Example, firstRow } from './example.ts'
import { labelOf } from './tagger.ts'

/** Keys seen in fewer sentences get no embedding. */
const RARE = 2

/** The row of each embedding key, counted from the first after the tags'. */
export type Vocabulary = ReadonlyMap<number, number>

export function vocabularyOf(forms: Iterable<string>): Vocabulary {
  const counts = new Map<number, number>()
  const cache = new Map<string, number[]>()
  for (const form of forms) {
    let keys = cache.get(form)
    if (keys === undefined) cache.set(form, (keys = embeddingKeys(form)))
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const kept = [...counts].filter(([, n]) => n >= RARE).map(([key]) => key)
  return new Map(kept.sort((a, b) => a - b).map((key, row) => [key, row]))
}

/** Embedding rows of a sentence's words. */
export function rowsOf(
  forms: readonly string[],
  vocabulary: Vocabulary,
  tags: number,
): { starts: Int32Array; rows: Int32Array } {
  const first = firstRow(tags)
  const rows: number[] = []
  const starts = new Int32Array(forms.length + 1)
  forms.forEach((form, i) => {
    embeddingKeys(form).forEach((key, k) => {
      const row = vocabulary.get(key)
      if (row !== undefined) rows.push(first + row)
      else if (k === 0) rows.push(0)
    })
    starts[i + 1] = rows.length
  })
  return { starts, rows: Int32Array.from(rows) }
}

const formsOf = (tree: Tree): string[] => Array.from({ length: tree.size }, (_, i) => tree.form(i))

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

/** An example from a gold tree and the tagger's labels for it. */
export function exampleOf(tree: Tree, given: Uint16Array, labels: Uint16Array, vocabulary: Vocabulary): Example {
  return {
    size: tree.size,
    ...rowsOf(formsOf(tree), vocabulary, labels.length),
    tags: Uint8Array.from(given, label => classOf(label, labels)),
    heads: Int32Array.from({ length: tree.size }, (_, i) => tree.head(i)),
    relations: Uint8Array.from({ length: tree.size }, (_, i) => DEPRELS.indexOf(tree.deprel(i))),
    goldTags: Uint8Array.from({ length: tree.size }, (_, i) => classOf(labelOf(tree, i), labels)),
  }
}
