// A layer of recurrent units in both directions, forward and back in time, over gates made by one matrix product.
// For each unit: z, f, o from the gates; c = f·c′ + (1 − f)·z; h = o·c + (1 − o)·x, where x is the layer's input if it is as wide.
import type { Parameters } from './parameters.ts'

export class Recurrence {
  private readonly hidden: number
  private readonly skips: boolean
  /** How the unit's last state moves its forget gate, and its state the output gate: direction by unit. */
  private readonly forget: Float32Array
  private readonly forgetGradient: Float32Array
  private readonly output: Float32Array
  private readonly outputGradient: Float32Array

  constructor(parameters: Parameters, name: string, hidden: number, skips: boolean) {
    this.hidden = hidden
    this.skips = skips
    ;[this.forget, this.forgetGradient] = parameters.add(`${name}.forget`, 2 * hidden, 0.1)
    ;[this.output, this.outputGradient] = parameters.add(`${name}.output`, 2 * hidden, 0.1)
  }

  /** Gates in (overwritten by their activations), states and outputs out: rows of 6·hidden, 2·hidden, 2·hidden. */
  forward(gates: Float32Array, states: Float32Array, x: Float32Array, h: Float32Array, from: number, to: number): void {
    const { hidden, skips, forget, output } = this
    for (let direction = 0; direction < 2; direction++) {
      const ahead = direction === 0 ? 1 : -1
      const start = direction === 0 ? from : to - 1
      for (let n = from, t = start; n < to; n++, t += ahead) {
        const g = t * 6 * hidden + direction * 3 * hidden
        const s = t * 2 * hidden + direction * hidden
        const before = (t - ahead) * 2 * hidden + direction * hidden
        for (let u = 0; u < hidden; u++) {
          const last = t === start ? 0 : states[before + u]
          const az = gates[g + u]
          const z = az / (1 + Math.abs(az))
          const af = gates[g + hidden + u] + forget[direction * hidden + u] * last
          const f = 0.5 + (0.5 * af) / (1 + Math.abs(af))
          const c = z + f * (last - z)
          const ao = gates[g + 2 * hidden + u] + output[direction * hidden + u] * c
          const o = 0.5 + (0.5 * ao) / (1 + Math.abs(ao))
          gates[g + u] = z
          gates[g + hidden + u] = f
          gates[g + 2 * hidden + u] = o
          states[s + u] = c
          const skipped = skips ? x[s + u] : 0
          h[s + u] = skipped + o * (c - skipped)
        }
      }
    }
  }

  /** Turns the gates' activations into their gradients; adds to `dx` what skips the layer. */
  backward(
    gates: Float32Array,
    states: Float32Array,
    x: Float32Array,
    dh: Float32Array,
    dx: Float32Array,
    from: number,
    to: number,
  ): void {
    const { hidden, skips, forget, output, forgetGradient, outputGradient } = this
    const carry = new Float32Array(hidden)
    for (let direction = 0; direction < 2; direction++) {
      const ahead = direction === 0 ? 1 : -1
      const start = direction === 0 ? from : to - 1
      carry.fill(0)
      for (let n = from, t = direction === 0 ? to - 1 : from; n < to; n++, t -= ahead) {
        const g = t * 6 * hidden + direction * 3 * hidden
        const s = t * 2 * hidden + direction * hidden
        const before = (t - ahead) * 2 * hidden + direction * hidden
        for (let u = 0; u < hidden; u++) {
          const w = direction * hidden + u
          const last = t === start ? 0 : states[before + u]
          const z = gates[g + u]
          const f = gates[g + hidden + u]
          const o = gates[g + 2 * hidden + u]
          const c = states[s + u]
          const d = dh[s + u]
          const skipped = skips ? x[s + u] : 0
          if (skips) dx[s + u] += d * (1 - o)
          const so = 1 - Math.abs(2 * o - 1)
          const dao = d * (c - skipped) * 0.5 * so * so
          const dc = d * o + carry[u] + dao * output[w]
          outputGradient[w] += dao * c
          const sf = 1 - Math.abs(2 * f - 1)
          const daf = dc * (last - z) * 0.5 * sf * sf
          forgetGradient[w] += daf * last
          carry[u] = dc * f + daf * forget[w]
          const sz = 1 - Math.abs(z)
          gates[g + u] = dc * (1 - f) * sz * sz
          gates[g + hidden + u] = daf
          gates[g + 2 * hidden + u] = dao
        }
      }
    }
  }
}
