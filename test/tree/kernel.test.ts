import { describe, expect, it } from 'vitest'
import { Kernel, pack, pack16, panelled, strided } from '../../src/tree/kernel.ts'

describe('matrix products', () => {
  it.each([
    [1, 8, 8],
    [3, 16, 8],
    [7, 24, 40],
    [25, 96, 53],
  ])('of %i × %i by %i are those of the plain sum', (m, k, n) => {
    const kernel = new Kernel()
    const columns = panelled(n)
    const rows = strided(k, 8)
    const [a, b, c] = [m * k * 4, k * columns * 4, m * columns * 4].map(bytes => kernel.reserve(bytes))
    const [a16, b16, c32] = [m * rows * 2, rows * columns * 2, m * columns * 4].map(bytes => kernel.reserve(bytes))
    const left = Float32Array.from({ length: m * k }, (_, i) => ((i * 7919) % 201) - 100)
    const right = Float32Array.from({ length: k * n }, (_, i) => ((i * 104729) % 255) - 127)
    kernel.floatsAt(a, m * k).set(left)
    kernel.shortsAt(a16, m * k).set(left)
    pack(right, k, n, k, kernel.floatsAt(b, k * columns))
    pack16(Int16Array.from(right), k, n, rows, kernel.shortsAt(b16, rows * columns))
    kernel.floatsAt(c, m * columns).fill(1)
    kernel.addProduct(a, k, b, c, columns, m, k, columns)
    kernel.product16(a16, k, b16, c32, columns, m, rows, columns)
    const floats = kernel.floatsAt(c, m * columns)
    const integers = kernel.integersAt(c32, m * columns)
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0
        for (let r = 0; r < k; r++) sum += left[i * k + r] * right[r * n + j]
        expect(integers[i * columns + j]).toBe(sum)
        expect(floats[i * columns + j]).toBe(sum + 1)
      }
    }
  })
})

describe('recurrence', () => {
  it('is that of the formula, in both directions', () => {
    const kernel = new Kernel()
    const [steps, units] = [5, 8]
    const width = units * 4
    const at = (length: number) => kernel.reserve(length * 4)
    const [gates, scales, bias, forget, output, x, h, short] = [
      3 * units * steps,
      3 * units,
      3 * units,
      units,
      units,
      units * steps,
      units * steps,
      units * steps,
    ].map(at)
    const g = kernel.integersAt(gates, 3 * units * steps).map((_, i) => ((i * 7919) % 401) - 200)
    kernel.integersAt(gates, g.length).set(g)
    kernel.floatsAt(scales, 3 * units).fill(0.01)
    kernel.floatsAt(bias, 3 * units).fill(0.25)
    kernel.floatsAt(forget, units).fill(0.5)
    kernel.floatsAt(output, units).fill(-0.5)
    kernel.floatsAt(x, units * steps).fill(0.125)
    const softsign = (a: number) => a / (1 + Math.abs(a))
    for (const ahead of [1, -1]) {
      const start = ahead > 0 ? 0 : steps - 1
      const first = [gates + start * 3 * width, x + start * width, h + start * width, short + (start * width) / 2]
      kernel.recur(
        first[0],
        scales,
        bias,
        forget,
        output,
        first[1],
        first[2],
        first[3],
        steps,
        ahead * 3 * width,
        ahead * width,
        units,
        width,
      )
      for (let u = 0; u < units; u++) {
        let c = 0
        for (let k = 0, t = start; k < steps; k++, t += ahead) {
          const sum = (gate: number) => g[(t * 3 + gate) * units + u] * 0.01 + 0.25
          const z = softsign(sum(0))
          const f = 0.5 + 0.5 * softsign(sum(1) + 0.5 * c)
          c = f * c + (1 - f) * z
          const o = 0.5 + 0.5 * softsign(sum(2) - 0.5 * c)
          expect(kernel.floatsAt(h, units * steps)[t * units + u]).toBeCloseTo(o * c + (1 - o) * 0.125, 5)
          expect(
            Math.abs(kernel.shortsAt(short, units * steps)[t * units + u] / 16000 - (o * c + (1 - o) * 0.125)),
          ).toBeLessThan(1e-4)
        }
      }
    }
  })
})
