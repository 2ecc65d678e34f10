// "Talks between Khartoum and the rebels": what "and" joins to the noun before is the second of the two between whom it stands.
import { DEPRELS } from './labels.ts'

const [CASE, CC, CONJ] = (['case', 'cc', 'conj'] as const).map(name => DEPRELS.indexOf(name))

export function mendBetween(formOf: (i: number) => string, heads: Int32Array, relations: Uint8Array): void {
  for (let i = 0; i < heads.length; i++) {
    const first = heads[i]
    if (relations[i] !== CASE || first < i || !/^between$/i.test(formOf(i))) continue
    if (heads.some((head, k) => head === first && relations[k] === CONJ)) continue
    const noun = heads[first]
    for (let k = first + 1; k < heads.length; k++) {
      if (relations[k] !== CONJ || heads[k] !== noun || noun > i) continue
      if (heads.some((head, c) => head === k && relations[c] === CC && c > first && c < k)) heads[k] = first
      break
    }
  }
}
