// The best projective tree with one root for given scores of arcs (Eisner 1996), for sentences whose best heads are no tree.
// Cubic in the sentence's length, which the sentence splitter bounds.

/** Whether the heads (−1 for a root) make one tree. `seen` is scratch of at least the sentence's size. */
export function isTree(heads: Int32Array, size: number, seen: Int32Array): boolean {
  let roots = 0
  seen.fill(0, 0, size)
  for (let i = 0; i < size; i++) {
    if (heads[i] < 0 && ++roots > 1) return false
    // Each walk marks its words with its own number: meeting it again is a cycle, meeting an earlier one is fine.
    let j = i
    while (j >= 0 && seen[j] === 0) {
      seen[j] = i + 1
      j = heads[j]
    }
    if (j >= 0 && seen[j] === i + 1) return false
  }
  return roots === 1
}

const LEFT = 0
const RIGHT = 1

/** `scores[i * stride + h]` is that of word `h` as head of word `i`, `scores[i * stride + size]` that of `i` as root. */
export function bestProjective(scores: Float32Array, stride: number, size: number, heads: Int32Array): void {
  const cells = size * size
  // Spans with the head at the left or right end: complete, or with an arc between the ends. The innermost loops run along
  // one end while the other stays: spans are kept by start and (`…To`) by end, so that both read memory in order.
  const left = new Float32Array(cells)
  const leftTo = new Float32Array(cells)
  const right = new Float32Array(cells)
  const rightTo = new Float32Array(cells)
  const arcLeftTo = new Float32Array(cells)
  const arcRight = new Float32Array(cells)
  const arcSplit = new Int16Array(cells)
  const completeSplit = [new Int16Array(cells), new Int16Array(cells)]
  for (let length = 1; length < size; length++) {
    for (let s = 0; s + length < size; s++) {
      const t = s + length
      const [fromS, toT] = [s * size, t * size]
      const cell = fromS + t
      let best = -Infinity
      let split = s
      for (let r = s; r < t; r++) {
        const score = right[fromS + r] + leftTo[toT + r + 1]
        if (score > best) {
          best = score
          split = r
        }
      }
      arcSplit[cell] = split
      arcLeftTo[toT + s] = best + scores[s * stride + t]
      arcRight[cell] = best + scores[t * stride + s]
      best = -Infinity
      for (let r = s; r < t; r++) {
        const score = left[fromS + r] + arcLeftTo[toT + r]
        if (score > best) {
          best = score
          split = r
        }
      }
      completeSplit[LEFT][cell] = split
      left[cell] = leftTo[toT + s] = best
      best = -Infinity
      for (let r = s + 1; r <= t; r++) {
        const score = arcRight[fromS + r] + rightTo[toT + r]
        if (score > best) {
          best = score
          split = r
        }
      }
      completeSplit[RIGHT][cell] = split
      right[cell] = rightTo[toT + s] = best
    }
  }
  let root = 0
  let best = -Infinity
  for (let r = 0; r < size; r++) {
    const score = left[r] + right[r * size + size - 1] + scores[r * stride + size]
    if (score > best) {
      best = score
      root = r
    }
  }
  heads[root] = -1
  // Spans still to be read off: start, end, direction, whether complete.
  const todo: [s: number, t: number, direction: number, isComplete: boolean][] = [
    [0, root, LEFT, true],
    [root, size - 1, RIGHT, true],
  ]
  for (let span = todo.pop(); span !== undefined; span = todo.pop()) {
    const [s, t, direction, isComplete] = span
    if (s === t) continue
    const cell = s * size + t
    if (isComplete) {
      const r = completeSplit[direction][cell]
      if (direction === LEFT) todo.push([s, r, LEFT, true], [r, t, LEFT, false])
      else todo.push([s, r, RIGHT, false], [r, t, RIGHT, true])
    } else {
      if (direction === LEFT) heads[s] = t
      else heads[t] = s
      todo.push([s, arcSplit[cell], RIGHT, true], [arcSplit[cell] + 1, t, LEFT, true])
    }
  }
}
