// A small assembler for WebAssembly: enough instructions for the matrix kernel, so that it is readable source and no build step.

const unsigned = (value: number): number[] => {
  const bytes: number[] = []
  let rest = value
  do {
    const byte = rest & 0x7f
    rest >>>= 7
    bytes.push(rest === 0 ? byte : byte | 0x80)
  } while (rest !== 0)
  return bytes
}

const signed = (value: number): number[] => {
  const bytes: number[] = []
  let rest = value
  for (;;) {
    const byte = rest & 0x7f
    rest >>= 7
    const last = (rest === 0 && (byte & 0x40) === 0) || (rest === -1 && (byte & 0x40) !== 0)
    bytes.push(last ? byte : byte | 0x80)
    if (last) return bytes
  }
}

const simd = (code: number): number[] => [0xfd, ...unsigned(code)]
/** Alignment is only a hint: 4 bytes. */
const place = (offset: number): number[] => [2, ...unsigned(offset)]

export type Code = readonly number[]

export const get = (local: number): Code => [0x20, ...unsigned(local)]
export const set = (local: number, ...value: Code[]): Code => [...value.flat(), 0x21, ...unsigned(local)]
export const int = (value: number): Code => [0x41, ...signed(value)]
export const add = (a: Code, b: Code): Code => [...a, ...b, 0x6a]
export const mul = (a: Code, b: Code): Code => [...a, ...b, 0x6c]
export const step = (local: number, by: Code): Code => set(local, add(get(local), by))
export const load = (pointer: number, offset: number): Code => [...get(pointer), ...simd(0x00), ...place(offset)]
/** Four copies of the 32 bits at the pointer. */
export const loadSplat = (pointer: number, offset: number): Code => [...get(pointer), ...simd(0x09), ...place(offset)]
export const store = (pointer: number, offset: number, value: Code): Code => [
  ...get(pointer),
  ...value,
  ...simd(0x0b),
  ...place(offset),
]
export const zero: Code = [...simd(0x0c), ...new Array<number>(16).fill(0)]
export const f32x4 = {
  of: (value: number): Code => {
    const bytes = new Uint8Array(Float32Array.of(value, value, value, value).buffer)
    return [...simd(0x0c), ...bytes]
  },
  max: (a: Code, b: Code): Code => [...a, ...b, ...simd(0xe9)],
  nearest: (a: Code): Code => [...a, ...simd(0x6a)],
  abs: (a: Code): Code => [...a, ...simd(0xe0)],
  sub: (a: Code, b: Code): Code => [...a, ...b, ...simd(0xe5)],
  div: (a: Code, b: Code): Code => [...a, ...b, ...simd(0xe7)],
  ofIntegers: (a: Code): Code => [...a, ...simd(0xfa)],
  add: (a: Code, b: Code): Code => [...a, ...b, ...simd(0xe4)],
  mul: (a: Code, b: Code): Code => [...a, ...b, ...simd(0xe6)],
}
export const i32x4 = {
  /** Towards zero. */
  ofFloats: (a: Code): Code => [...a, ...simd(0xf8)],
  /** Eight integers of 16 bits, of four and four. */
  narrow: (a: Code, b: Code): Code => [...a, ...b, ...simd(0x85)],
  add: (a: Code, b: Code): Code => [...a, ...b, ...simd(0xae)],
  /** Eight products of 16 bits, summed in pairs. */
  dot: (a: Code, b: Code): Code => [...a, ...b, ...simd(0xba)],
}
export const i16x8 = {
  /** Kept within what 16 bits hold. */
  addWithin: (a: Code, b: Code): Code => [...a, ...b, ...simd(0x8f)],
  /** The lower or the upper four, at 32 bits. */
  lower: (a: Code): Code => [...a, ...simd(0xa7)],
  upper: (a: Code): Code => [...a, ...simd(0xa8)],
}
/** Repeats the body until the local, lowered by `by` after each turn, is below `by`; not even once when it is at the start. */
export const whileAtLeast = (local: number, by: number, ...body: Code[]): Code => [
  0x02, 0x40,
  0x03, 0x40,
  ...get(local), ...int(by), 0x48, 0x0d, 1, // br_if out when local < by
  ...body.flat(),
  ...step(local, int(-by)),
  0x0c, 0,
  0x0b, 0x0b,
] // biome-ignore format: one instruction a line

const I32 = 0x7f
const V128 = 0x7b

export interface Routine {
  readonly name: string
  readonly parameters: number
  /** Locals after the parameters: so many integers, then so many vectors. */
  readonly integers: number
  readonly vectors: number
  readonly body: Code
}

const list = (items: readonly (readonly number[])[]): number[] => [...unsigned(items.length), ...items.flat()]
const part = (id: number, bytes: readonly number[]): number[] => [id, ...unsigned(bytes.length), ...bytes]
const text = (name: string): number[] => [...unsigned(name.length), ...new TextEncoder().encode(name)]

/** A module of routines over the imported memory `m.m`. */
export function moduleOf(routines: readonly Routine[]): Uint8Array {
  const types = routines.map(routine => [0x60, ...list(new Array(routine.parameters).fill([I32])), 0])
  const bodies = routines.map(({ integers, vectors, body }) => {
    const locals = list([
      [...unsigned(integers), I32],
      [...unsigned(vectors), V128],
    ])
    return [...unsigned(locals.length + body.length + 1), ...locals, ...body, 0x0b]
  })
  return Uint8Array.from([
    0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00,
    ...part(1, list(types)),
    ...part(2, list([[...text('m'), ...text('m'), 0x02, 0x00, 0x01]])),
    ...part(3, list(routines.map((_, i) => unsigned(i)))),
    ...part(7, list(routines.map(({ name }, i) => [...text(name), 0x00, ...unsigned(i)]))),
    ...part(10, list(bodies)),
  ]) // biome-ignore format: a section a line
}
