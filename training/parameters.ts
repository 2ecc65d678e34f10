// All weights of a network with their gradients, and Adam. Embedding rows are updated only when met.
import { Random } from './random.ts'

const BETA1 = 0.9
const BETA2 = 0.98
const EPSILON = 1e-8

interface Group {
  readonly name: string
  readonly values: Float32Array
  readonly gradient: Float32Array
  readonly first: Float32Array
  readonly second: Float32Array
}

export class Parameters {
  readonly groups: Group[] = []
  private readonly random: Random
  private step = 0

  constructor(seed: number) {
    this.random = new Random(seed)
  }

  /** A new group of normally distributed weights. */
  add(
    name: string,
    size: number,
    deviation: number,
    gradient: Float32Array = new Float32Array(size),
  ): [values: Float32Array, gradient: Float32Array] {
    const values = new Float32Array(size)
    if (deviation > 0) for (let i = 0; i < size; i++) values[i] = this.random.normal() * deviation
    const group = { name, values, gradient, first: new Float32Array(size), second: new Float32Array(size) }
    this.groups.push(group)
    return [values, gradient]
  }

  group(name: string): Float32Array {
    const found = this.groups.find(group => group.name === name)
    if (found === undefined) throw new Error(`No parameters named ${name}`)
    return found.values
  }

  /** One step of Adam along all gradients; then they are zero. `rows` names the embedding rows met. */
  update(rate: number, rows: Int32Array, width: number): void {
    this.step++
    const scale1 = 1 / (1 - BETA1 ** this.step)
    const scale2 = 1 / (1 - BETA2 ** this.step)
    const pace = rate * scale1
    for (const group of this.groups) {
      if (group.name !== 'embeddings') adam(group, 0, group.values.length, pace, scale2)
      else for (const row of rows) adam(group, row * width, (row + 1) * width, pace, scale2)
    }
  }
}

function adam(
  { values, gradient, first, second }: Group,
  from: number,
  to: number,
  pace: number,
  scale2: number,
): void {
  for (let i = from; i < to; i++) {
    const g = gradient[i]
    gradient[i] = 0
    const m = (first[i] += (1 - BETA1) * (g - first[i]))
    const v = (second[i] += (1 - BETA2) * (g * g - second[i]))
    values[i] -= (pace * m) / (Math.sqrt(v * scale2) + EPSILON)
  }
}
