// Learns the tagger: averaged perceptron, greedy, on its own tags to the left.
import { UPOS, XPOS } from '../src/tree/labels.ts'
import { SparseWeights } from '../src/tree/sparse-weights.ts'
import { contextFeatures, NONE, Tagger, tagFeatures, wordFeatures, wordHash } from '../src/tree/tagger.ts'
import type { Tree } from '../src/tree/tree.ts'
import { Random } from './random.ts'

const BITS = 20
const KEEP = 3_000_000
/** Pairs of tags seen less often are annotation slips; their words count as errors. */
const RARE = 5

export interface TaggerModel {
  readonly weights: SparseWeights
  readonly labels: Uint16Array
}

const EDGE_FEATURES = wordFeatures('\u0000')
const EDGE_HASH = wordHash('\u0000')

export const labelOf = (tree: Tree, i: number) => UPOS.indexOf(tree.upos(i)) * 64 + XPOS.indexOf(tree.xpos(i))

/** Labels of the trees, the commonest first. */
function labelsOf(trees: readonly Tree[]): Uint16Array {
  const counts = new Map<number, number>()
  for (const tree of trees) {
    for (let i = 0; i < tree.size; i++) counts.set(labelOf(tree, i), (counts.get(labelOf(tree, i)) ?? 0) + 1)
  }
  const frequent = [...counts].filter(([, n]) => n >= RARE).sort((a, b) => b[1] - a[1])
  return Uint16Array.from(frequent, ([label]) => label)
}

/** `labels` are the classes, in this order; the trees' own if not given. */
export function trainTagger(
  trees: readonly Tree[],
  epochs: number,
  seed: number,
  labels: Uint16Array = labelsOf(trees),
): TaggerModel {
  const classOfLabel = new Map([...labels].map((label, c) => [label, c]))
  const classes = labels.length
  const weights = new Float32Array((1 << BITS) * classes)
  // Sum of updates times their moment: average = weights − moments / steps.
  const moments = new Float32Array((1 << BITS) * classes)
  const cache = new Map<string, readonly (readonly number[])[]>()
  const featuresOf = (form: string) => {
    let features = cache.get(form)
    if (features === undefined) cache.set(form, (features = wordFeatures(form)))
    return features
  }
  const random = new Random(seed)
  const scores = new Float32Array(classes)
  const found = new Uint32Array(8)
  const active = new Int32Array(64)
  const shift = 32 - BITS
  let step = 1
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const t of random.order(trees.length)) {
      const tree = trees[t]
      const n = tree.size
      const words = new Uint32Array(n + 4).fill(EDGE_HASH)
      const views = [EDGE_FEATURES, EDGE_FEATURES]
      for (let i = 0; i < n; i++) {
        words[i + 2] = wordHash(tree.form(i))
        views.push(featuresOf(tree.form(i)))
      }
      views.push(EDGE_FEATURES, EDGE_FEATURES)
      let t1 = NONE
      let t2 = NONE
      for (let i = 0; i < n; i++, step++) {
        let count = 0
        for (const f of views[i + 2][0]) active[count++] = f >>> shift
        for (const f of views[i + 1][1]) active[count++] = f >>> shift
        for (const f of views[i][2]) active[count++] = f >>> shift
        for (const f of views[i + 3][3]) active[count++] = f >>> shift
        for (const f of views[i + 4][4]) active[count++] = f >>> shift
        for (const f of tagFeatures(t1, t2)) active[count++] = f >>> shift
        const more = contextFeatures(t1, t2, words, i + 2, found)
        for (let k = 0; k < more; k++) active[count++] = found[k] >>> shift
        scores.fill(0)
        for (let k = 0; k < count; k++) {
          const row = active[k] * classes
          for (let c = 0; c < classes; c++) scores[c] += weights[row + c]
        }
        let best = 0
        for (let c = 1; c < classes; c++) if (scores[c] > scores[best]) best = c
        const gold = classOfLabel.get(labelOf(tree, i)) ?? best
        if (gold !== best) {
          for (let k = 0; k < count; k++) {
            const row = active[k] * classes
            weights[row + gold]++
            moments[row + gold] += step
            weights[row + best]--
            moments[row + best] -= step
          }
        }
        t2 = t1
        t1 = best
      }
    }
  }
  for (let i = 0; i < weights.length; i++) weights[i] -= moments[i] / step
  return { weights: SparseWeights.fromDense(weights, classes, BITS, KEEP), labels }
}

/**
 * The labels that a tagger gives to sentences it has not learned from: a parser learns from tags as wrong as those it will meet.
 * Folds are blocks of following sentences, so that a document is hardly ever in two of them.
 */
export function jackknife(trees: readonly Tree[], folds: number, epochs: number, seed: number): Uint16Array[] {
  const tags: Uint16Array[] = []
  for (let fold = 0; fold < folds; fold++) {
    const from = Math.floor((fold * trees.length) / folds)
    const to = Math.floor(((fold + 1) * trees.length) / folds)
    const model = trainTagger([...trees.slice(0, from), ...trees.slice(to)], epochs, seed + fold)
    for (const tree of trees.slice(from, to)) tags.push(tagsOf(model, tree))
  }
  return tags
}

const taggers = new WeakMap<TaggerModel, Tagger>()

/** `upos * 64 + xpos` of each word. */
export function tagsOf(model: TaggerModel, tree: Tree): Uint16Array {
  let tagger = taggers.get(model)
  if (tagger === undefined) taggers.set(model, (tagger = new Tagger(model.weights, model.labels)))
  const out = new Uint8Array(tree.size)
  tagger.tag(
    Array.from(out, (_, i) => tree.form(i)),
    out,
  )
  return Uint16Array.from(out, c => model.labels[c])
}
