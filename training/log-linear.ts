// Log-linear models over hashed facts: a choice among candidates, and a yes or no. Adagrad, weights averaged over the later epochs.
import { SLOTS } from '../src/statement/fact.ts'
import type { Random } from './random.ts'

const EPOCHS = 6
const RATE = 0.06
const DECAY = 2e-7

/** One choice to learn: facts of each candidate, and which of them are right. */
export interface Choice {
  readonly fold: number
  readonly facts: readonly Int32Array[]
  readonly right: Uint8Array
}

/** Facts of a judgement, and whether it is right. */
export interface Case {
  readonly fold: number
  readonly facts: Int32Array
  readonly right: boolean
}

/** Averaged weights of a log-linear choice among candidates; several may be right. */
export function learnChoice(choices: readonly Choice[], random: Random): Float32Array {
  const w = new Float32Array(SLOTS)
  const g2 = new Float32Array(SLOTS).fill(1e-2)
  const mean = new Float32Array(SLOTS)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const n of random.order(choices.length)) {
      const { facts: list, right } = choices[n]
      const p = list.map(f => f.reduce((sum, slot) => sum + w[slot], 0))
      const top = Math.max(...p)
      let z = 0
      let zRight = 0
      for (let k = 0; k < p.length; k++) {
        p[k] = Math.exp(p[k] - top)
        z += p[k]
        if (right[k]) zRight += p[k]
      }
      for (let k = 0; k < p.length; k++) {
        const gradient = p[k] / z - (right[k] ? p[k] / zRight : 0)
        if (Math.abs(gradient) < 1e-4) continue
        for (const slot of list[k]) {
          g2[slot] += gradient * gradient
          w[slot] -= (RATE * gradient) / Math.sqrt(g2[slot]) + DECAY * w[slot]
        }
      }
    }
    if (epoch >= EPOCHS / 2) for (let i = 0; i < SLOTS; i++) mean[i] += w[i] / (EPOCHS / 2)
  }
  return mean
}

/** The mean of weights learned several times over. */
export function meanOf(rounds: number, learn: () => Float32Array): Float32Array {
  const mean = new Float32Array(SLOTS)
  for (let round = 0; round < rounds; round++)
    learn().forEach((w, slot) => {
      mean[slot] += w / rounds
    })
  return mean
}

/** Share of choices that the weights make right. */
export function accuracy(choices: readonly Choice[], w: Float32Array): number {
  let n = 0
  for (const { facts: list, right } of choices) {
    let best = 0
    let top = Number.NEGATIVE_INFINITY
    list.forEach((f, k) => {
      const v = f.reduce((sum, slot) => sum + w[slot], 0)
      if (v > top) {
        top = v
        best = k
      }
    })
    n += right[best]
  }
  return n / choices.length
}

/** Averaged weights of a log-linear yes or no. */
export function learnCases(cases: readonly Case[], random: Random): Float32Array {
  const w = new Float32Array(SLOTS)
  const g2 = new Float32Array(SLOTS).fill(1e-2)
  const mean = new Float32Array(SLOTS)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const n of random.order(cases.length)) {
      const { facts, right } = cases[n]
      let v = 0
      for (const slot of facts) v += w[slot]
      const gradient = 1 / (1 + Math.exp(-v)) - (right ? 1 : 0)
      if (Math.abs(gradient) < 1e-3) continue
      for (const slot of facts) {
        g2[slot] += gradient * gradient
        w[slot] -= (RATE * 0.5 * gradient) / Math.sqrt(g2[slot]) + DECAY * w[slot]
      }
    }
    if (epoch >= EPOCHS / 2) for (let i = 0; i < SLOTS; i++) mean[i] += w[i] / (EPOCHS / 2)
  }
  return mean
}

/** The cut that gives the best F1 on cases not trained on, against all gold attributions; as a bias, so that 0 is the cut. */
export function bestCut(cases: readonly Case[], w: Float32Array, gold: number): { cut: number; f1: number } {
  const scored = cases
    .map(c => ({ v: c.facts.reduce((sum, slot) => sum + w[slot], 0), right: c.right }))
    .sort((a, b) => b.v - a.v)
  let right = 0
  let best = { cut: 0, f1: 0 }
  scored.forEach((c, n) => {
    if (c.right) right++
    const f1 = (2 * right) / (n + 1 + gold)
    if (f1 > best.f1) best = { cut: c.v, f1 }
  })
  return best
}
