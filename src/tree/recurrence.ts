// One direction of a layer of recurrent units, eight units at a time, in WebAssembly SIMD: from the gates' sums to outputs. Each step
// waits for the one before it, so that two vectors of four units take hardly longer than one.
// For each unit and step: z, f, o from the gates; c = f·c′ + (1 − f)·z; h = o·c + (1 − o)·x. No exponentials: z = a / (1 + |a|).
import { add, type Code, f32x4, get, i32x4, int, load, type Routine, set, step, store, whileAtLeast } from './wasm.ts'

/**
 * Addresses: `gates` (32-bit integers, z then f then o, `gateStep` bytes from step to step), `scales` and `bias` of the gates
 * (floats, laid out alike), `forget` and `output` (what the state adds to those gates), `x` (what skips the layer), `h` (outputs)
 * and `short` (outputs at 16 bits, `unit` to one). Steps are negative for the direction from the end. `width` is bytes a gate, `units` a
 * multiple of eight.
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
const LANES = [0, 1]
/** Locals of a lane. */
const NAMES = ['zScale', 'fScale', 'oScale', 'zBias', 'fBias', 'oBias', 'toF', 'toO', 'c', 'a', 'z', 'f', 'o'] as const
type Lane = Readonly<Record<(typeof NAMES)[number], number>> & { readonly offset: number }
const laneOf = (lane: number): Lane => ({
  ...(Object.fromEntries(NAMES.map((name, k) => [name, 19 + lane * NAMES.length + k])) as Omit<Lane, 'offset'>),
  offset: 16 * lane,
})

const one = f32x4.of(1)
const half = f32x4.of(0.5)

/** `gate` 0, 1, 2 of a run of three by `WIDTH`. */
const third = (base: number, gate: number): Code =>
  set(POINTER, add(get(base), gate === 0 ? int(0) : gate === 1 ? get(WIDTH) : add(get(WIDTH), get(WIDTH))))

/** The gate's sum, into `a`: scaled integers and bias. */
const sum = ({ a, offset }: Lane, scale: number, bias: number): Code =>
  set(a, f32x4.add(f32x4.mul(f32x4.ofIntegers(load(POINTER, offset)), get(scale)), get(bias)))
/** And the state by its weight. */
const withState = ({ a, c }: Lane, weight: number): Code => set(a, f32x4.add(get(a), f32x4.mul(get(weight), get(c))))
/** Between `to` and `from` by the share of `from`. */
const between = (share: number, from: number, to: number): Code =>
  f32x4.add(get(to), f32x4.mul(get(share), f32x4.sub(get(from), get(to))))

const softsign = ({ a }: Lane): Code => f32x4.div(get(a), f32x4.add(one, f32x4.abs(get(a))))
const gate = (lane: Lane): Code => f32x4.add(half, f32x4.mul(half, softsign(lane)))
const forLanes = (code: (lane: Lane) => Code): Code => LANES.flatMap(k => code(laneOf(k)))

export const recurrence: Routine = {
  name: 'recur',
  parameters: 13,
  integers: 6,
  vectors: NAMES.length * LANES.length,
  body: whileAtLeast(
    UNITS,
    4 * LANES.length,
    ...(['zScale', 'fScale', 'oScale'] as const).flatMap((name, k) => [
      third(SCALES, k),
      forLanes(lane => set(lane[name], load(POINTER, lane.offset))),
    ]),
    ...(['zBias', 'fBias', 'oBias'] as const).flatMap((name, k) => [
      third(BIAS, k),
      forLanes(lane => set(lane[name], load(POINTER, lane.offset))),
    ]),
    forLanes(({ toF, toO, c, offset }) => [
      ...set(toF, load(FORGET, offset)),
      ...set(toO, load(OUTPUT, offset)),
      ...set(c, f32x4.of(0)),
    ]),
    set(AT, get(GATES)),
    set(FROM, get(X)),
    set(TO, get(H)),
    set(TO_SHORT, get(SHORT)),
    set(TURNS, get(STEPS)),
    whileAtLeast(
      TURNS,
      1,
      third(AT, 0),
      forLanes(lane => [...sum(lane, lane.zScale, lane.zBias), ...set(lane.z, softsign(lane))]),
      third(AT, 1),
      forLanes(lane => [
        ...sum(lane, lane.fScale, lane.fBias),
        ...withState(lane, lane.toF),
        ...set(lane.f, gate(lane)),
        ...set(lane.c, between(lane.f, lane.c, lane.z)),
      ]),
      third(AT, 2),
      forLanes(lane => [
        ...sum(lane, lane.oScale, lane.oBias),
        ...withState(lane, lane.toO),
        ...set(lane.o, gate(lane)),
        ...set(lane.z, load(FROM, lane.offset)),
        ...set(lane.o, between(lane.o, lane.c, lane.z)),
        ...store(TO, lane.offset, get(lane.o)),
        ...set(lane.a, i32x4.ofFloats(f32x4.mul(get(lane.o), f32x4.of(UNIT)))),
      ]),
      store(TO_SHORT, 0, i32x4.narrow(get(laneOf(0).a), get(laneOf(1).a))),
      step(AT, get(GATE_STEP)),
      step(FROM, get(OUT_STEP)),
      step(TO, get(OUT_STEP)),
      // Half as wide: shifted by one to the right.
      set(TO_SHORT, add(get(TO_SHORT), [...get(OUT_STEP), ...int(1), 0x75])),
    ),
    ...[GATES, SCALES, BIAS, FORGET, OUTPUT, X, H].map(pointer => step(pointer, int(16 * LANES.length))),
    step(SHORT, int(8 * LANES.length)),
  ),
}
