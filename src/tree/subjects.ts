// Two subjects before one predicate: a mistake that scoring words one by one cannot see.
import { isBelow } from './below.ts'
import { DEPRELS } from './labels.ts'

/**
 * A predicate has one subject before it. Of two, the second is a conjunct of the first where it has an "and" or "or" of its own;
 * else the one less sure of its head goes to its next best, if that leaves a tree. Changes the heads, and returns whether it did;
 * `scores[i * columns + h]` is that of `h` as head of `i`, and `subjectOf` scratch of at least the sentence's size.
 */
export function partSubjects(
  heads: Int32Array,
  relations: Uint8Array,
  scores: Float32Array,
  columns: number,
  subjectOf: Int32Array,
): boolean {
  const n = heads.length
  subjectOf.fill(-1, 0, n)
  let changed = false
  for (let i = 0; i < n; i++) {
    const h = heads[i]
    if (h < i || !IS_SUBJECT[relations[i]]) continue
    const other = subjectOf[h]
    subjectOf[h] = i
    if (other < 0) continue
    let joined = false
    for (let k = other + 1; k < i && !joined; k++) joined = heads[k] === i && relations[k] === CC
    if (joined) {
      heads[i] = other
      subjectOf[h] = other
      changed = true
      continue
    }
    let moved = -1
    let to = -1
    let least = Infinity
    for (const j of [other, i]) {
      let next = -1
      for (let k = 0; k < n; k++) {
        if (k === j || k === h || (next >= 0 && scores[j * columns + k] <= scores[j * columns + next])) continue
        if (!isBelow(heads, k, j)) next = k
      }
      if (next < 0) continue
      const loss = scores[j * columns + h] - scores[j * columns + next]
      if (loss < least) {
        least = loss
        moved = j
        to = next
      }
    }
    if (moved < 0) continue
    heads[moved] = to
    if (moved === i) subjectOf[h] = other
    changed = true
  }
  return changed
}

const IS_SUBJECT = DEPRELS.map(name => name === 'nsubj' || name === 'nsubj:pass')
const CC = DEPRELS.indexOf('cc')
