// Sums of 16-bit products to floats, four columns at a time: scaled, biased, and where negative made smaller by the column's slope.
import { f32x4, get, int, load, type Routine, set, step, store, whileAtLeast } from './wasm.ts'

/**
 * Addresses of `rows` rows of 32-bit integers, of the floats to be written, and of a scale, a bias and a slope for each column.
 * Rows lie `width` bytes apart; `columns` is a multiple of four.
 */
export type Activate = (
  sums: number,
  out: number,
  scales: number,
  bias: number,
  slopes: number,
  rows: number,
  width: number,
  columns: number,
) => void

const [SUMS, OUT, SCALES, BIAS, SLOPES, ROWS, WIDTH, COLUMNS] = [0, 1, 2, 3, 4, 5, 6, 7]
const [TURNS, FROM, TO] = [8, 9, 10]
const [SCALE, SHIFT, SLOPE, VALUE] = [11, 12, 13, 14]

export const activation: Routine = {
  name: 'activate',
  parameters: 8,
  integers: 3,
  vectors: 4,
  body: whileAtLeast(
    COLUMNS,
    4,
    set(SCALE, load(SCALES, 0)),
    set(SHIFT, load(BIAS, 0)),
    set(SLOPE, load(SLOPES, 0)),
    set(FROM, get(SUMS)),
    set(TO, get(OUT)),
    set(TURNS, get(ROWS)),
    whileAtLeast(
      TURNS,
      1,
      set(VALUE, f32x4.add(f32x4.mul(f32x4.ofIntegers(load(FROM, 0)), get(SCALE)), get(SHIFT))),
      store(TO, 0, f32x4.max(get(VALUE), f32x4.mul(get(VALUE), get(SLOPE)))),
      step(FROM, get(WIDTH)),
      step(TO, get(WIDTH)),
    ),
    ...[SUMS, OUT, SCALES, BIAS, SLOPES].map(pointer => step(pointer, int(16))),
  ),
}
