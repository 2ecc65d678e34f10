// Rows of 16-bit integers in WebAssembly SIMD, eight at a time: three summed to 32-bit integers, and one made of 32-bit integers by
// a scale for each column. What 16 bits cannot hold becomes the most that they can.
import { f32x4, get, i16x8, i32x4, int, load, type Routine, set, step, store, whileAtLeast } from './wasm.ts'

/** Addresses of three rows and of the result; `length` is a multiple of eight. */
export type AddRows = (a: number, b: number, c: number, out: number, length: number) => void

/** Addresses of the integers, of their scales (floats) and of the result; `length` is a multiple of eight. */
export type Shorten = (sums: number, scales: number, out: number, length: number) => void

const [A, B, C, OUT, LENGTH, SUM] = [0, 1, 2, 3, 4, 5]

export const rowSum: Routine = {
  name: 'addRows',
  parameters: 5,
  integers: 0,
  vectors: 1,
  body: whileAtLeast(
    LENGTH,
    8,
    set(SUM, i16x8.addWithin(i16x8.addWithin(load(A, 0), load(B, 0)), load(C, 0))),
    store(OUT, 0, i16x8.lower(get(SUM))),
    store(OUT, 16, i16x8.upper(get(SUM))),
    ...[A, B, C].map(pointer => step(pointer, int(16))),
    step(OUT, int(32)),
  ),
}

const [SUMS, SCALES, SHORT, COUNT, FIRST, SECOND] = [0, 1, 2, 3, 4, 5]

const scaled = (offset: number) =>
  i32x4.ofFloats(f32x4.nearest(f32x4.mul(f32x4.ofIntegers(load(SUMS, offset)), load(SCALES, offset))))

export const shortening: Routine = {
  name: 'shorten',
  parameters: 4,
  integers: 0,
  vectors: 2,
  body: whileAtLeast(
    COUNT,
    8,
    set(FIRST, scaled(0)),
    set(SECOND, scaled(16)),
    store(SHORT, 0, i32x4.narrow(get(FIRST), get(SECOND))),
    step(SUMS, int(32)),
    step(SCALES, int(32)),
    step(SHORT, int(16)),
  ),
}
