// Linear weights over hashed features: each feature's bucket holds a few (class, weight) pairs at 16 bits.
// As bytes: number of classes, hash bits, number of pairs and of full buckets; pairs a bucket in half a byte each, what full buckets
// have beyond, then the classes and the weights.

const HEADER = 16
/** As many pairs as half a byte can tell, or more. */
const FULL = 15

export class SparseWeights {
  readonly classes: number
  /** Features are hashed to `bits` bits. */
  readonly bits: number
  /** Pairs of bucket `b` are `[rows[b], rows[b + 1])`. */
  readonly rows: Uint32Array
  /** A class in the lowest byte, its weight above it: side by side, as most are met once and far from the last. */
  private readonly pairs: Int32Array

  constructor(classes: number, bits: number, rows: Uint32Array, labels: Uint8Array, weights: Int16Array) {
    this.classes = classes
    this.bits = bits
    this.rows = rows
    this.pairs = new Int32Array(weights.length)
    for (let k = 0; k < weights.length; k++) this.pairs[k] = (weights[k] << 8) | labels[k]
  }

  /** Adds the weights of a bucket to a score for each class. */
  add(bucket: number, scores: Int32Array, at = 0): void {
    const { pairs, rows } = this
    for (let k = rows[bucket], end = rows[bucket + 1]; k < end; k++) scores[at + (pairs[k] & 255)] += pairs[k] >> 8
  }

  /** Dense averaged weights, `classes` a bucket, pruned to the `keep` largest and rounded to 16 bits. */
  static fromDense(dense: Float32Array, classes: number, bits: number, keep: number): SparseWeights {
    let largest = 0
    for (let i = 0; i < dense.length; i++) largest = Math.max(largest, Math.abs(dense[i]))
    // A histogram gives the threshold without sorting tens of millions of weights.
    const bins = new Uint32Array(100_001)
    for (let i = 0; i < dense.length; i++)
      if (dense[i] !== 0) bins[Math.floor((Math.abs(dense[i]) / largest) * 100_000)]++
    let bin = 100_000
    for (let kept = 0; bin > 0 && kept + bins[bin] <= keep; bin--) kept += bins[bin]
    const threshold = (bin / 100_000) * largest
    const scale = 32767 / largest
    const rows = new Uint32Array((1 << bits) + 1)
    const labels: number[] = []
    const weights: number[] = []
    for (let b = 0; b < 1 << bits; b++) {
      for (let c = 0; c < classes; c++) {
        const weight = dense[b * classes + c]
        const rounded = Math.round(weight * scale)
        if (Math.abs(weight) <= threshold || rounded === 0) continue
        labels.push(c)
        weights.push(rounded)
      }
      rows[b + 1] = labels.length
    }
    return new SparseWeights(classes, bits, rows, Uint8Array.from(labels), Int16Array.from(weights))
  }

  toBytes(): Uint8Array {
    const buckets = 1 << this.bits
    const counts = new Uint8Array(buckets / 2)
    const beyond: number[] = []
    for (let b = 0; b < buckets; b++) {
      const count = this.rows[b + 1] - this.rows[b]
      counts[b >> 1] |= Math.min(count, FULL) << (4 * (b & 1))
      if (count >= FULL) beyond.push(count - FULL)
    }
    const size = this.pairs.length
    const at = HEADER + counts.length + beyond.length
    const bytes = new Uint8Array(at + 3 * size)
    const view = new DataView(bytes.buffer)
    ;[this.classes, this.bits, size, beyond.length].forEach((value, i) => {
      view.setUint32(i * 4, value, true)
    })
    bytes.set(counts, HEADER)
    bytes.set(beyond, HEADER + counts.length)
    for (let k = 0; k < size; k++) {
      bytes[at + k] = this.pairs[k] & 255
      view.setInt16(at + size + 2 * k, this.pairs[k] >> 8, true)
    }
    return bytes
  }

  static fromBytes(bytes: Uint8Array): SparseWeights {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const [classes, bits, size, full] = [0, 4, 8, 12].map(at => view.getUint32(at, true))
    const buckets = 1 << bits
    const rows = new Uint32Array(buckets + 1)
    let beyond = HEADER + buckets / 2
    const at = beyond + full
    for (let b = 0; b < buckets; b++) {
      const count = (bytes[HEADER + (b >> 1)] >> (4 * (b & 1))) & FULL
      rows[b + 1] = rows[b] + count + (count === FULL ? bytes[beyond++] : 0)
    }
    const labels = bytes.subarray(at, at + size)
    // Copied, as the file need not lay them on an even address.
    const weights = new Int16Array(bytes.slice(at + size, at + 3 * size).buffer)
    return new SparseWeights(classes, bits, rows, labels, weights)
  }
}
