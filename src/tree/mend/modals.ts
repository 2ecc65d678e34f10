// "*Will* the president visit Tokyo?": what a modal verb and a subject stand before is a verb, though it looks like a noun; what stands
// behind it is its object, and no one is called upon.

import { DEPRELS, XPOS } from '../labels.ts'
import type { Draft } from './draft.ts'

const [AUX, NSUBJ, OBJ, OBL, NMOD, CASE, VOCATIVE] = (
  ['aux', 'nsubj', 'obj', 'obl', 'nmod', 'case', 'vocative'] as const
).map(name => DEPRELS.indexOf(name))
/** What only a noun has before it, and a predicate that is one. */
const OF_NOUN = DEPRELS.map(name => /^(?:cop|det|amod|case|nmod:poss)$/.test(name))
const [MD, NN] = (['MD', 'NN'] as const).map(name => XPOS.indexOf(name))

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
