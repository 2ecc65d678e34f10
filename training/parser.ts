// Learns the transition parser: dynamic oracle, exploring its own mistakes from the second epoch on.
import { DEPRELS } from '../src/tree/labels.ts'
import { ACTIONS, LEFT, MAX_FEATURES, Parse, RIGHT, SHIFT } from '../src/tree/parser.ts'
import { SparseWeights } from '../src/tree/sparse-weights.ts'
import { wordHash } from '../src/tree/tagger.ts'
import type { Tree } from '../src/tree/tree.ts'
import { Random } from './random.ts'

const BITS = 20
const KEEP = 1_000_000

export function trainParser(
  trees: readonly Tree[],
  tags: readonly Uint16Array[],
  epochs: number,
  seed: number,
): SparseWeights {
  const weights = new Float32Array((1 << BITS) * ACTIONS)
  const moments = new Float32Array((1 << BITS) * ACTIONS)
  const random = new Random(seed)
  const found = new Uint32Array(MAX_FEATURES)
  const scores = new Float32Array(ACTIONS)
  const words = trees.map(tree => Uint32Array.from({ length: tree.size }, (_, i) => wordHash(tree.form(i))))
  let step = 1
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const t of random.order(trees.length)) {
      const tree = trees[t]
      const relations = Uint8Array.from({ length: tree.size }, (_, i) => DEPRELS.indexOf(tree.deprel(i)))
      const state = new Parse(words[t], tags[t])
      while (!state.done) {
        const count = state.features(found)
        scores.fill(0)
        for (let k = 0; k < count; k++) {
          const row = (found[k] >>> (32 - BITS)) * ACTIONS
          for (let a = 0; a < ACTIONS; a++) scores[a] += weights[row + a]
        }
        let best = -1
        for (let a = 0; a < ACTIONS; a++) if ((best < 0 || scores[a] > scores[best]) && state.allows(a)) best = a
        const gold = cheapest(state, tree, relations, scores, best)
        if (gold !== best) {
          for (let k = 0; k < count; k++) {
            const row = (found[k] >>> (32 - BITS)) * ACTIONS
            weights[row + gold]++
            moments[row + gold] += step
            weights[row + best]--
            moments[row + best] -= step
          }
        }
        step++
        state.apply(epoch > 0 && random.next() < 0.9 ? best : gold)
      }
    }
    console.log(`parser epoch ${epoch + 1}`)
  }
  for (let i = 0; i < weights.length; i++) weights[i] -= moments[i] / step
  return SparseWeights.fromDense(weights, ACTIONS, BITS, KEEP)
}

/** `best` if it loses no more than another action would, else the best-scored action that loses least. */
function cheapest(state: Parse, tree: Tree, relations: Uint8Array, scores: Float32Array, best: number): number {
  const { stack, depth, next, size } = state
  const top = depth > 0 ? stack[depth - 1] : -1
  const head = (i: number) => (tree.head(i) < 0 ? size : tree.head(i))
  let late = 0
  if (top >= 0) for (const child of tree.children(top)) if (child >= next) late++
  // First action, number of actions (any relation will do where the arc is wrong already), cost.
  const options: [first: number, count: number, cost: number][] = []
  const R = DEPRELS.length
  if (state.canShift()) {
    let cost = 0
    for (let k = 0; k < depth - 1; k++) if (stack[k] === tree.head(next)) cost++
    for (let k = 0; k < depth; k++) if (head(stack[k]) === next) cost++
    options.push([SHIFT, 1, cost])
  }
  if (state.canLeft()) {
    const below = depth > 1 ? stack[depth - 2] : -2
    const cost = late + (head(top) > next || head(top) === below ? 1 : 0)
    options.push(head(top) === next && next < size ? [LEFT + relations[top], 1, cost] : [LEFT, R, cost])
  }
  if (state.canRight()) {
    const cost = late + (head(top) >= next ? 1 : 0)
    options.push(head(top) === stack[depth - 2] ? [RIGHT + relations[top], 1, cost] : [RIGHT, R, cost])
  }
  const least = Math.min(...options.map(option => option[2]))
  let gold = -1
  for (const [first, count, cost] of options) {
    if (cost > least) continue
    for (let a = first; a < first + count; a++) {
      if (!state.allows(a)) continue
      if (a === best) return best
      if (gold < 0 || scores[a] > scores[gold]) gold = a
    }
  }
  return gold < 0 ? best : gold
}
