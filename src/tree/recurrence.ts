// One direction of a layer of recurrent units, four units at a time, in WebAssembly SIMD: from the gates' sums to outputs.
// For each unit and step: z, f, o from the gates; c = f·c′ + (1 − f)·z; h = o·c + (1 − o)·x. No exponentials: z = a / (1 + |a|).
import {
  add,
  type Code,
  f32x4,
  get,
  i32x4,
  int,
  load,
  type Routine,
  set,
  step,
  store,
  storeHalf,
  whileAtLeast,
} from './wasm.ts'

/**
 * Addresses: `gates` (32-bit integers, z then f then o, `gateStep` bytes from step to step), `scales` and `bias` of the gates
 * (floats, laid out alike), `forget` and `output` (what the state adds to those gates), `x` (what skips the layer), `h` (outputs)
 * and `short` (outputs at 16 bits, `unit` to one). Steps are negative for the direction from the end. `width` is bytes a gate.
 */
export type Recur = (
  gates: number,
  scales: number,
  bias: number,
  forget: number,
  output: number,
  x: number,
  h: number,
  short: number,
  steps: number,
  gateStep: number,
  outStep: number,
  units: number,
  width: number,
) => void

/** Outputs lie within ±1: so much to one at 16 bits. */
export const UNIT = 16000

const [GATES, SCALES, BIAS, FORGET, OUTPUT, X, H, SHORT, STEPS, GATE_STEP, OUT_STEP, UNITS, WIDTH] = [
  ...Array(13).keys(),
]
const [TURNS, AT, FROM, TO, TO_SHORT, POINTER] = [13, 14, 15, 16, 17, 18]
const [Z_SCALE, F_SCALE, O_SCALE, Z_BIAS, F_BIAS, O_BIAS, TO_F, TO_O, C, A, Z, F, O] = [...Array(13).keys()].map(
  k => 19 + k,
)

const one = f32x4.of(1)
const half = f32x4.of(0.5)

/** `gate` 0, 1, 2 of a run of three by `WIDTH`. */
const third = (base: number, gate: number): Code =>
  set(POINTER, add(get(base), gate === 0 ? int(0) : gate === 1 ? get(WIDTH) : add(get(WIDTH), get(WIDTH))))

/** The gate's sum: scaled integers, bias, and the state by its weight. */
const sum = (gate: number, scale: number, bias: number): Code => [
  ...third(AT, gate),
  ...set(A, f32x4.add(f32x4.mul(f32x4.ofIntegers(load(POINTER, 0)), get(scale)), get(bias))),
]

const softsign: Code = f32x4.div(get(A), f32x4.add(one, f32x4.abs(get(A))))
const gate: Code = f32x4.add(half, f32x4.mul(half, softsign))

export const recurrence: Routine = {
  name: 'recur',
  parameters: 13,
  integers: 6,
  vectors: 13,
  body: whileAtLeast(
    UNITS,
    4,
    ...[Z_SCALE, F_SCALE, O_SCALE].flatMap((local, k) => [third(SCALES, k), set(local, load(POINTER, 0))]),
    ...[Z_BIAS, F_BIAS, O_BIAS].flatMap((local, k) => [third(BIAS, k), set(local, load(POINTER, 0))]),
    set(TO_F, load(FORGET, 0)),
    set(TO_O, load(OUTPUT, 0)),
    set(C, f32x4.of(0)),
    set(AT, get(GATES)),
    set(FROM, get(X)),
    set(TO, get(H)),
    set(TO_SHORT, get(SHORT)),
    set(TURNS, get(STEPS)),
    whileAtLeast(
      TURNS,
      1,
      sum(0, Z_SCALE, Z_BIAS),
      set(Z, softsign),
      sum(1, F_SCALE, F_BIAS),
      set(A, f32x4.add(get(A), f32x4.mul(get(TO_F), get(C)))),
      set(F, gate),
      set(C, f32x4.add(get(Z), f32x4.mul(get(F), f32x4.sub(get(C), get(Z))))),
      sum(2, O_SCALE, O_BIAS),
      set(A, f32x4.add(get(A), f32x4.mul(get(TO_O), get(C)))),
      set(O, gate),
      set(Z, load(FROM, 0)),
      set(O, f32x4.add(get(Z), f32x4.mul(get(O), f32x4.sub(get(C), get(Z))))),
      store(TO, 0, get(O)),
      set(A, i32x4.ofFloats(f32x4.mul(get(O), f32x4.of(UNIT)))),
      storeHalf(TO_SHORT, i32x4.narrow(A)),
      step(AT, get(GATE_STEP)),
      step(FROM, get(OUT_STEP)),
      step(TO, get(OUT_STEP)),
      // Half as wide: shifted by one to the right.
      set(TO_SHORT, add(get(TO_SHORT), [...get(OUT_STEP), ...int(1), 0x75])),
    ),
    ...[GATES, SCALES, BIAS, FORGET, OUTPUT, X, H].map(pointer => step(pointer, int(16))),
    step(SHORT, int(8)),
  ),
}
