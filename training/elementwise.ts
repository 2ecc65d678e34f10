// Loops over numbers that no matrix product does: sums of embeddings, dropout, the leaky unit, softmax with its gradient.

/** Slope of the leaky unit below zero. */
export const LEAK = 0.1

export function sumRows(
  table: Float32Array,
  rows: Int32Array,
  ends: Int32Array,
  n: number,
  width: number,
  out: Float32Array,
): void {
  for (let t = 0, k = 0; t < n; t++) {
    for (; k < ends[t]; k++) {
      const at = rows[k] * width
      for (let d = 0; d < width; d++) out[t * width + d] += table[at + d]
    }
  }
}

export function addRows(
  table: Float32Array,
  rows: Int32Array,
  ends: Int32Array,
  n: number,
  width: number,
  from: Float32Array,
): void {
  for (let t = 0, k = 0; t < n; t++) {
    for (; k < ends[t]; k++) {
      const at = rows[k] * width
      for (let d = 0; d < width; d++) table[at + d] += from[t * width + d]
    }
  }
}

/** Fills a mask of 0 and 1 / (1 − rate), and multiplies the values by it. The noise's length is a power of two. */
export function dropInto(
  values: Float32Array,
  mask: Float32Array,
  rate: number,
  from: number,
  to: number,
  noise: Float32Array,
  start: number,
): void {
  const kept = 1 / (1 - rate)
  for (let i = from, k = start; i < to; i++, k = (k + 1) & (noise.length - 1)) {
    const m = noise[k] < rate ? 0 : kept
    mask[i] = m
    values[i] *= m
  }
}

export function leak(values: Float32Array, from: number, to: number): void {
  for (let i = from; i < to; i++) if (values[i] < 0) values[i] *= LEAK
}

export function multiply(values: Float32Array, mask: Float32Array): void {
  for (let i = 0; i < values.length; i++) values[i] *= mask[i]
}

/** Writes `weight · (softmax − target)` and returns the loss. The target is a distribution, or one class (255: none). */
export function softmaxGradient(
  scores: Float32Array,
  at: number,
  size: number,
  soft: Float32Array | undefined,
  softAt: number,
  gold: number,
  weight: number,
  out: Float32Array,
  outAt: number,
): number {
  let most = -Infinity
  for (let c = 0; c < size; c++) most = Math.max(most, scores[at + c])
  let sum = 0
  for (let c = 0; c < size; c++) sum += Math.exp(scores[at + c] - most)
  const shift = most + Math.log(sum)
  let loss = 0
  for (let c = 0; c < size; c++) {
    const score = scores[at + c] - shift
    const target = soft !== undefined ? soft[softAt + c] : c === gold ? 1 : 0
    if (target > 0) loss -= weight * target * score
    out[outAt + c] = gold === 255 && soft === undefined ? 0 : weight * (Math.exp(score) - target)
  }
  return loss
}
