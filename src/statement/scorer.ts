// The learned judgement: three tables of weights over hashed facts, one a question (who, what, whether at all).
// `models/statements.bin`: magic, version, slots, then for each table a scale and one signed byte a slot, and the bias.
import { weightsOf } from '../tree/index.ts'
import { type Facts, SLOTS } from './fact.ts'

const MAGIC = 0x53594843 // "CHYS", little-endian
const VERSION = 1
const HEADER = 28

/** Weights of the three questions. A sum is in log-odds. */
export interface Scorer {
  readonly source: Int8Array | Float32Array
  readonly content: Int8Array | Float32Array
  readonly accept: Int8Array | Float32Array
  /** What one unit of each table is worth. */
  readonly scales: readonly [source: number, content: number, accept: number]
  readonly bias: number
}

/** The sum of the facts' weights. */
export function sumOf(table: Int8Array | Float32Array, facts: Facts): number {
  let sum = 0
  const { slots, size } = facts
  for (let k = 0; k < size; k++) sum += table[slots[k]]
  return sum
}

let cached: Scorer | null = null

/** The trained scorer, read once. Throws on a file of another format, version or size. */
export function loadScorer(): Scorer {
  cached ??= scorerOf(weightsOf(new URL('../../models/statements.bin', import.meta.url)), 'models/statements.bin')
  return cached
}

export function scorerOf(bytes: Uint8Array, file: string): Scorer {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const whole = bytes.length === HEADER + 3 * SLOTS
  const magic = whole ? view.getUint32(0, true) : 0
  const version = whole ? view.getUint32(4, true) : 0
  if (magic !== MAGIC || version !== VERSION || view.getUint32(8, true) !== SLOTS) {
    throw new Error(
      `${file}: got magic ${magic.toString(16)} version ${version} and ${bytes.length} bytes, expected ${MAGIC.toString(16)} version ${VERSION} and ${HEADER + 3 * SLOTS}`,
    )
  }
  const table = (n: number): Int8Array => new Int8Array(bytes.buffer, bytes.byteOffset + HEADER + n * SLOTS, SLOTS)
  return {
    source: table(0),
    content: table(1),
    accept: table(2),
    scales: [view.getFloat32(12, true), view.getFloat32(16, true), view.getFloat32(20, true)],
    bias: view.getFloat32(24, true),
  }
}

/** Trained tables as the bytes of the file, each rounded to steps of a 127th of its largest weight. */
export function bytesOf(source: Float32Array, content: Float32Array, accept: Float32Array, bias: number): Uint8Array {
  const bytes = new Uint8Array(HEADER + 3 * SLOTS)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, VERSION, true)
  view.setUint32(8, SLOTS, true)
  ;[source, content, accept].forEach((table, n) => {
    let largest = 1e-9
    for (const w of table) largest = Math.max(largest, Math.abs(w))
    view.setFloat32(12 + 4 * n, largest / 127, true)
    const out = new Int8Array(bytes.buffer, HEADER + n * SLOTS, SLOTS)
    for (let i = 0; i < SLOTS; i++) out[i] = Math.round((table[i] / largest) * 127)
  })
  view.setFloat32(24, bias, true)
  return bytes
}
