// Teaches a network: Adam over small batches of random sentences, its rate rising quickly and falling to nothing.

import type { Sizes } from '../src/tree/features.ts'
import type { Dropout, Example } from './example.ts'
import { Network } from './network.ts'
import { Random } from './random.ts'

export interface Course {
  readonly sizes: Sizes
  readonly vocabulary: number
  readonly epochs: number
  /** Tokens a batch. */
  readonly batch: number
  readonly rate: number
  readonly dropout: Dropout
  readonly seed: number
  /** Sets weights to begin with; random ones otherwise. */
  readonly begin?: (network: Network) => void
}

/** Small batches matter: with 600 tokens a step and a quarter of the rate, five epochs reached 13 LAS less. */
export function learn(examples: readonly Example[], course: Course, report: (line: string) => void): Network {
  const { epochs, batch: most, rate, dropout, seed } = course
  const network = new Network(course.sizes, course.vocabulary, most + 400, seed)
  course.begin?.(network)
  network.refresh()
  const random = new Random(seed + 99)
  const tokens = examples.reduce((sum, example) => sum + example.size, 0)
  const steps = Math.ceil(tokens / most) * epochs
  const start = Date.now()
  let step = 0
  for (let epoch = 1; epoch <= epochs; epoch++) {
    let loss = 0
    let batches = 0
    let batch: Example[] = []
    let size = 0
    const take = () => {
      if (batch.length === 0) return
      loss += network.run(batch, dropout, true)
      batches++
      step++
      network.update(rate * Math.min(1, step / 200) * Math.max(0, 1 - step / steps) + 1e-5)
      batch = []
      size = 0
    }
    for (const e of random.order(examples.length)) {
      if (size + examples[e].size > most + 100) take()
      batch.push(examples[e])
      size += examples[e].size
    }
    take()
    report(`epoch ${epoch}: loss ${(loss / batches).toFixed(4)}, ${Math.round((Date.now() - start) / 1000)} s`)
  }
  return network
}
