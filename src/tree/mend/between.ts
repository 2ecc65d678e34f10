// "Talks between Khartoum and the rebels": what "and" joins to the noun before is the second of the two between whom it stands. And of
// "the sovereignty and integrity" the first word is no part of the second.

import { DEPRELS } from '../labels.ts'
import type { Draft } from './draft.ts'

const [CASE, CC, CONJ, COMPOUND, DET] = (['case', 'cc', 'conj', 'compound', 'det'] as const).map(name =>
  DEPRELS.indexOf(name),
)

export function mendBetween(draft: Draft): void {
  const { heads, relations, form } = draft
  for (let i = 0; i < heads.length; i++) {
    if (relations[i] === COMPOUND && heads[i] > i) partCompound(draft, i)
    const first = heads[i]
    if (relations[i] !== CASE || first < i || !/^between$/i.test(form(i))) continue
    if (heads.some((head, k) => head === first && relations[k] === CONJ)) continue
    const noun = heads[first]
    for (let k = first + 1; k < heads.length; k++) {
      if (relations[k] !== CONJ || heads[k] !== noun || noun > i) continue
      if (heads.some((head, c) => head === k && relations[c] === CC && c > first && c < k)) heads[k] = first
      break
    }
  }
}

function partCompound({ heads, relations }: Draft, first: number): void {
  const second = heads[first]
  // The "and" must hang on the second noun, right behind the first.
  if (relations[first + 1] !== CC || heads[first + 1] !== second) return
  heads[first] = heads[second]
  relations[first] = relations[second]
  for (let i = 0; i < first; i++) {
    if (heads[i] === second && (relations[i] === CASE || relations[i] === DET)) heads[i] = first
  }
  heads[second] = first
  relations[second] = CONJ
}
