// Learns which type the clues tell: a log-linear model by averaged Adagrad steps; the weightiest clues are kept.
import { CLASSES } from '../src/event/decider.ts'
import type { Deed } from './deeds.ts'
import type { Random } from './random.ts'

const EPOCHS = 10
const RATE = 0.12
const DECAY = 4e-4

export interface TypeWeights {
  readonly clues: Int32Array
  /** A row of CLASSES for each clue. */
  readonly weights: Float32Array
  readonly bias: Float32Array
}

export function learnTypes(deeds: readonly Deed[], kept: number, random: Random): TypeWeights {
  const rowOf = new Map<number, number>()
  const counts: number[] = []
  for (const { clues } of deeds) {
    for (const clue of clues) {
      const row = rowOf.get(clue)
      if (row === undefined) {
        rowOf.set(clue, counts.length)
        counts.push(1)
      } else counts[row]++
    }
  }
  // A clue met once teaches nothing that holds elsewhere.
  const listed = deeds.map(({ clues }) =>
    Int32Array.from(clues, clue => rowOf.get(clue)!).filter(row => counts[row] > 1),
  )
  const size = counts.length * CLASSES
  const w = new Float32Array(size)
  const squares = new Float32Array(size).fill(1e-2)
  const mean = new Float32Array(size)
  const bias = new Float32Array(CLASSES)
  const biasSquares = new Float32Array(CLASSES).fill(1e-2)
  const p = new Float64Array(CLASSES)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const n of random.order(deeds.length)) {
      const { right, weight } = deeds[n]
      const rows = listed[n]
      for (let c = 0; c < CLASSES; c++) p[c] = bias[c]
      for (const row of rows) for (let c = 0; c < CLASSES; c++) p[c] += w[row * CLASSES + c]
      const top = Math.max(...p)
      let z = 0
      let zRight = 0
      for (let c = 0; c < CLASSES; c++) {
        p[c] = Math.exp(p[c] - top)
        z += p[c]
        if (right.includes(c)) zRight += p[c]
      }
      for (let c = 0; c < CLASSES; c++) {
        const g = weight * (p[c] / z - (right.includes(c) ? p[c] / (zRight || 1) : 0))
        if (Math.abs(g) < 1e-4) continue
        biasSquares[c] += g * g
        bias[c] -= (RATE * g) / Math.sqrt(biasSquares[c])
        for (const row of rows) {
          const at = row * CLASSES + c
          const step = g + DECAY * w[at]
          squares[at] += step * step
          w[at] -= (RATE * step) / Math.sqrt(squares[at])
        }
      }
    }
    if (epoch >= EPOCHS / 2) for (let i = 0; i < size; i++) mean[i] += w[i] / (EPOCHS / 2)
  }
  const all = [...rowOf]
  const worth = (row: number) => {
    let sum = 0
    for (let c = 0; c < CLASSES; c++) sum += mean[row * CLASSES + c] ** 2
    return sum * Math.sqrt(counts[row])
  }
  const best = all
    .filter(([, row]) => counts[row] > 1)
    .map(([clue, row]) => ({ clue, row, worth: worth(row) }))
    .sort((a, b) => b.worth - a.worth)
    .slice(0, kept)
  const weights = new Float32Array(best.length * CLASSES)
  best.forEach(({ row }, i) => {
    weights.set(mean.subarray(row * CLASSES, (row + 1) * CLASSES), i * CLASSES)
  })
  return { clues: Int32Array.from(best, ({ clue }) => clue), weights, bias }
}
