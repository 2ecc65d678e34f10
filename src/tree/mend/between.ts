// "Talks between Khartoum and the rebels": what "and" joins to the noun before is the second of the two between whom it stands. And of
// "the sovereignty and integrity" the first word is no part of the second.

import { IS_NOMINAL_SUBJECT, relationIds } from './classes.ts'
import type { Draft } from './draft.ts'

const [CASE, CC, CONJ, COMPOUND, DET] = relationIds('case', 'cc', 'conj', 'compound', 'det')

export function mendBetween(draft: Draft): void {
  const { heads, relations, form } = draft
  for (let i = 0; i < heads.length; i++) {
    if (relations[i] === COMPOUND && heads[i] > i) partCompound(draft, i)
    const first = heads[i]
    if (relations[i] !== CASE || first < i || !/^between$/i.test(form(i))) continue
    if (heads.some((head, k) => head === first && relations[k] === CONJ)) continue
    const noun = heads[first]
    for (let k = first + 1; k < heads.length; k++) {
      // "A gunbattle between marines and *the cartel* lasted hours": two, and the second is nobody else's.
      if (IS_NOMINAL_SUBJECT[relations[k]] && isJoined(draft, first, k)) {
        heads[k] = first
        relations[k] = CONJ
        break
      }
      if (relations[k] !== CONJ || heads[k] !== noun || noun > i) continue
      if (heads.some((head, c) => head === k && relations[c] === CC && c > first && c < k)) heads[k] = first
      break
    }
  }
}

/** Whether "and" right behind the first noun belongs to the second, with nothing but its own words between. */
function isJoined({ heads, relations }: Draft, first: number, second: number): boolean {
  if (relations[first + 1] !== CC || heads[first + 1] !== second || heads[second] < second) return false
  for (let k = first + 2; k < second; k++) if (heads[k] !== second) return false
  return true
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
