// "*Will* the president visit Tokyo?": what a modal verb and a subject stand before is a verb, though it looks like a noun; what stands
// behind it is its object, and no one is called upon.

import { relationIds, relationsLike, tagIds } from './classes.ts'
import type { Draft } from './draft.ts'

const [AUX, NSUBJ, OBJ, OBL, NMOD, CASE] = relationIds('aux', 'nsubj', 'obj', 'obl', 'nmod', 'case')
const [VOCATIVE] = relationIds('vocative')
/** What only a noun has before it, and a predicate that is one. */
const OF_NOUN = relationsLike(/^(?:cop|det|amod|case|nmod:poss)$/)
const [MD, NN] = tagIds('MD', 'NN')

export function mendModals(draft: Draft): void {
  const { heads, relations, form, xpos } = draft
  for (let modal = 0; modal < heads.length; modal++) {
    const verb = heads[modal]
    if (relations[modal] !== AUX || xpos(modal) !== MD || verb < modal || xpos(verb) !== NN) continue
    if (!heads.some((head, k) => head === verb && k < verb && relations[k] === NSUBJ)) continue
    if (heads.some((head, k) => head === verb && k < verb && OF_NOUN[relations[k]])) continue
    draft.retag(verb, 'bare')
    for (let k = verb + 1; k < heads.length; k++) {
      if (heads[k] !== verb) continue
      if (relations[k] === VOCATIVE && form(k - 1) !== ',') relations[k] = OBJ
      if (relations[k] === NMOD && heads.some((head, c) => head === k && relations[c] === CASE)) relations[k] = OBL
    }
  }
}
