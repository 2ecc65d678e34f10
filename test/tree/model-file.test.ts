import { describe, expect, it, test } from 'vitest'
import { sectionsOf } from '../../src/tree/model-file.ts'
import { bestProjective, isTree } from '../../src/tree/projective.ts'
import { SparseWeights } from '../../src/tree/sparse-weights.ts'

describe('model files', () => {
  it.each([
    [
      'another magic number',
      Uint8Array.of(1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0),
      /got magic 1 version 1, expected magic 594e4843 version 1/,
    ],
    ['another version', Uint8Array.of(0x43, 0x48, 0x4e, 0x59, 9, 0, 0, 0, 0, 0, 0, 0), /got magic 594e4843 version 9/],
    ['a cut file', Uint8Array.of(0x43), /expected magic/],
  ])('with %s are refused', (_, bytes, message) => {
    expect(() => sectionsOf(bytes, 'some.bin')).toThrow(message)
  })
})

test('sparse weights come back from bytes as they were, however full a bucket is', () => {
  const [classes, bits] = [40, 3]
  const dense = new Float32Array(classes << bits)
  // Buckets of 0, 1, 14, 15, 16 and 40 weights.
  ;[0, 1, 14, 15, 16, 40, 0, 3].forEach((count, bucket) => {
    for (let c = 0; c < count; c++) dense[bucket * classes + c] = (c % 2 === 0 ? 1 : -1) * (100 + c)
  })
  const weights = SparseWeights.fromDense(dense, classes, bits, 1000)
  expect(SparseWeights.fromBytes(weights.toBytes())).toEqual(weights)
})

describe('trees from heads', () => {
  it.each<[string, number[], boolean]>([
    ['one root', [1, -1, 1], true],
    ['two roots', [-1, -1, 1], false],
    ['a cycle', [1, 0, -1], false],
    ['no root', [1, 2, 0], false],
  ])('%s', (_, heads, expected) => {
    expect(isTree(Int32Array.from(heads), heads.length, new Int32Array(heads.length))).toBe(expected)
  })

  it('are the best there are, against all trees of four words', () => {
    let state = 7
    const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
    for (let round = 0; round < 50; round++) {
      const n = 4
      const scores = Float32Array.from({ length: n * (n + 1) }, () => random() * 4 - 2)
      const total = (heads: Int32Array) => heads.reduce((sum, h, i) => sum + scores[i * (n + 1) + (h < 0 ? n : h)], 0)
      let best = -Infinity
      const heads = new Int32Array(n)
      const crosses = (a: number, b: number, c: number, d: number) => a < c && c < b && b < d
      const projective = () => {
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            // The root node stands to the left of all words here, and to the right as well.
            for (const root of [-1, n]) {
              const at = (k: number) => (heads[k] < 0 ? root : heads[k])
              if (crosses(Math.min(i, at(i)), Math.max(i, at(i)), Math.min(j, at(j)), Math.max(j, at(j)))) return false
            }
          }
        }
        return true
      }
      const visit = (i: number) => {
        if (i === n) {
          if (isTree(heads, n, new Int32Array(n)) && projective()) best = Math.max(best, total(heads))
          return
        }
        for (let h = -1; h < n; h++) {
          heads[i] = h
          if (h !== i) visit(i + 1)
        }
      }
      visit(0)
      const found = new Int32Array(n)
      bestProjective(scores, n + 1, n, found)
      expect(isTree(found, n, new Int32Array(n))).toBe(true)
      expect(total(found)).toBeCloseTo(best, 4)
    }
  })
})
