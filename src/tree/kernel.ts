// Matrix products in WebAssembly SIMD, in 32-bit floats and in 16-bit integers (twice as fast), over one growing memory.
// The right-hand matrix is packed beforehand in panels of eight columns, which the innermost loop reads from end to end.
import { type Activate, activation } from './activation.ts'
import { type Recur, recurrence } from './recurrence.ts'
import { type AddRows, rowSum, type Shorten, shortening } from './row-sum.ts'
import {
  add,
  type Code,
  f32x4,
  get,
  i32x4,
  int,
  load,
  loadSplat,
  moduleOf,
  mul,
  set,
  step,
  store,
  whileAtLeast,
  zero,
} from './wasm.ts'

/** Columns of a panel, of which a last one of half as many holds what is left: right-hand matrices have a multiple of that. */
const PANEL = 16
const HALF = 8
/** Common dimensions are a multiple of so many floats, or of twice as many integers. */
export const STRIDE = 4

const roundUp = (value: number, to: number) => Math.ceil(value / to) * to
export const panelled = (columns: number): number => roundUp(columns, HALF)
export const strided = (rows: number, to = STRIDE): number => roundUp(rows, to)

/** How many columns the panel has that holds column `j` of `columns`, a multiple of eight. */
export const panelWidth = (j: number, columns: number): number => (j < columns - (columns % PANEL) ? PANEL : HALF)
/** Where column `j` begins in a matrix packed at `rows` rows: floats, or pairs of 16-bit integers at half the rows. */
export const panelAt = (j: number, columns: number, rows: number): number => {
  const within = j % panelWidth(j, columns)
  return (j - within) * rows + within
}

const [A, LDA, B, C, LDC, M, K, N] = [0, 1, 2, 3, 4, 5, 6, 7]
const [ROWS, AT, OUT, PANEL_AT, TURNS] = [8, 9, 10, 11, 12]
const ROW = [13, 14, 15, 16]
const SUM = 17
const RIGHT = 25
const LEFT = 29

type MultiplyAdd = (sum: Code, left: Code, right: Code) => Code

/** What is made at once: `rows` rows of the left matrix times a panel of `vectors` times four columns. */
interface Block {
  readonly rows: number
  readonly vectors: number
}

/**
 * Of eight sums at most, as the registers hold no more. Two rows by sixteen columns are a twelfth faster than four by eight: fewer numbers
 * are loaded for each product.
 */
const WIDE: readonly Block[] = [2, 1].map(rows => ({ rows, vectors: PANEL / 4 }))
const NARROW: readonly Block[] = [4, 1].map(rows => ({ rows, vectors: HALF / 4 }))

/**
 * One step along the common dimension; the pointers then stand behind what was read. Four steps a turn of the loop take a quarter longer:
 * V8 then runs out of registers.
 */
function turn({ rows, vectors }: Block, multiplyAdd: MultiplyAdd): Code {
  const code: Code[] = []
  for (let v = 0; v < vectors; v++) code.push(set(RIGHT + v, load(PANEL_AT, 16 * v)))
  for (let r = 0; r < rows; r++) {
    code.push(set(LEFT, loadSplat(ROW[r], 0)))
    for (let v = 0; v < vectors; v++) {
      const sum = SUM + vectors * r + v
      code.push(set(sum, multiplyAdd(get(sum), get(LEFT), get(RIGHT + v))))
    }
  }
  code.push(step(PANEL_AT, int(16 * vectors)))
  for (let r = 0; r < rows; r++) code.push(step(ROW[r], int(4)))
  return code.flat()
}

function block(size: Block, accumulates: boolean, multiplyAdd: MultiplyAdd): Code {
  const { rows, vectors } = size
  const code: Code[] = []
  for (let r = 0; r < rows; r++) {
    code.push(set(ROW[r], add(get(OUT), mul(get(LDC), int(r)))))
    for (let v = 0; v < vectors; v++) code.push(set(SUM + vectors * r + v, accumulates ? load(ROW[r], 16 * v) : zero))
  }
  for (let r = 0; r < rows; r++) code.push(set(ROW[r], add(get(AT), mul(get(LDA), int(r)))))
  code.push(set(PANEL_AT, get(B)), set(TURNS, get(K)))
  code.push(whileAtLeast(TURNS, 1, turn(size, multiplyAdd)))
  for (let r = 0; r < rows; r++) {
    code.push(set(ROW[r], add(get(OUT), mul(get(LDC), int(r)))))
    for (let v = 0; v < vectors; v++) code.push(store(ROW[r], 16 * v, get(SUM + vectors * r + v)))
  }
  code.push(step(AT, mul(get(LDA), int(rows))), step(OUT, mul(get(LDC), int(rows))))
  return code.flat()
}

/** All rows of the left matrix times each panel of `columns`, as long as so many are left. */
const panels = (columns: number, blocks: readonly Block[], accumulates: boolean, multiplyAdd: MultiplyAdd): Code =>
  whileAtLeast(
    N,
    columns,
    set(AT, get(A)),
    set(OUT, get(C)),
    set(ROWS, get(M)),
    ...blocks.map(size => whileAtLeast(ROWS, size.rows, block(size, accumulates, multiplyAdd))),
    step(B, mul(get(K), int(columns * 4))),
    step(C, int(columns * 4)),
  )

const product = (name: string, accumulates: boolean, multiplyAdd: MultiplyAdd) => ({
  name,
  parameters: 8,
  integers: 9,
  vectors: 13,
  body: [panels(PANEL, WIDE, accumulates, multiplyAdd), panels(HALF, NARROW, accumulates, multiplyAdd)].flat(),
})

/** What of WebAssembly is used: the compiler's own types for it come with the browser's. */
declare const WebAssembly: {
  Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer; grow(pages: number): number }
  Module: new (code: Uint8Array) => object
  Instance: new (module: object, imports: object) => { readonly exports: Record<string, unknown> }
}

type Product = (a: number, lda: number, b: number, c: number, ldc: number, m: number, k: number, n: number) => void

/** A memory with its products. Arrays are carved from it and live as long as it does. */
export class Kernel {
  private readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  private used = 64
  private readonly floats: Product
  private readonly integers: Product
  /** One direction of a recurrent layer: see recurrence.ts. */
  readonly recur: Recur
  /** Sums to floats: see activation.ts. */
  readonly activate: Activate
  /** Three rows of 16-bit integers to one of 32: see row-sum.ts. */
  readonly addRows: AddRows
  /** One row of 32-bit integers, scaled, to one of 16. */
  readonly shorten: Shorten

  constructor() {
    this.memory = new WebAssembly.Memory({ initial: 1 })
    const code = moduleOf([
      product('floats', true, (sum, left, right) => f32x4.add(sum, f32x4.mul(left, right))),
      product('integers', false, (sum, left, right) => i32x4.add(sum, i32x4.dot(left, right))),
      recurrence,
      activation,
      rowSum,
      shortening,
    ])
    const instance = new WebAssembly.Instance(new WebAssembly.Module(code), { m: { m: this.memory } })
    this.floats = instance.exports.floats as Product
    this.integers = instance.exports.integers as Product
    this.recur = instance.exports.recur as Recur
    this.activate = instance.exports.activate as Activate
    this.addRows = instance.exports.addRows as AddRows
    this.shorten = instance.exports.shorten as Shorten
  }

  /** Makes room for `bytes` and returns their address. Earlier views go stale when the memory grows: reserve all, then view. */
  reserve(bytes: number): number {
    const at = this.used
    this.used += roundUp(bytes, 64)
    const missing = this.used - this.memory.buffer.byteLength
    if (missing > 0) this.memory.grow(Math.ceil(missing / 65536))
    return at
  }

  floatsAt(address: number, length: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.memory.buffer, address, length)
  }

  integersAt(address: number, length: number): Int32Array {
    return new Int32Array(this.memory.buffer, address, length)
  }

  shortsAt(address: number, length: number): Int16Array {
    return new Int16Array(this.memory.buffer, address, length)
  }

  /** C (m × n, rows `ldc` floats apart) += A (m × k, rows `lda` floats apart) · B (packed). Addresses in bytes. */
  addProduct(a: number, lda: number, b: number, c: number, ldc: number, m: number, k: number, n: number): void {
    this.floats(a, lda * 4, b, c, ldc * 4, m, k, n)
  }

  /** C (32-bit integers) = A · B (16-bit integers, B packed); `k` a multiple of 8, `lda` in 16-bit integers. */
  product16(a: number, lda: number, b: number, c: number, ldc: number, m: number, k: number, n: number): void {
    this.integers(a, lda * 2, b, c, ldc * 4, m, k / 2, n)
  }
}

/** Packs a row-major k × n matrix into panels of `rows` (at least k, the rest zeros). */
export function pack(from: Float32Array, k: number, n: number, rows: number, to: Float32Array): void {
  const columns = panelled(n)
  for (let j = 0; j < columns; j++) {
    const base = panelAt(j, columns, rows)
    const width = panelWidth(j, columns)
    for (let r = 0; r < rows; r++) to[base + r * width] = r < k && j < n ? from[r * n + j] : 0
  }
}

/** The same for 16-bit integers: within a panel, rows go in pairs, the two of a column side by side. */
export function pack16(from: Int8Array | Int16Array, k: number, n: number, rows: number, to: Int16Array): void {
  const columns = panelled(n)
  for (let j = 0; j < columns; j++) {
    const base = panelAt(j, columns, rows / 2) * 2
    const width = panelWidth(j, columns)
    for (let r = 0; r < rows; r++) to[base + (r >> 1) * width * 2 + (r & 1)] = r < k && j < n ? from[r * n + j] : 0
  }
}
