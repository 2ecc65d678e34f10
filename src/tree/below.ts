/** Whether token `i` is `ancestor` or lies below it in a draft of heads, −1 that of the root. */
export function isBelow(heads: Int32Array, i: number, ancestor: number): boolean {
  for (let j = i; j >= 0; j = heads[j]) if (j === ancestor) return true
  return false
}
