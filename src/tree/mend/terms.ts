// "condemns in the strongest terms the shelling": how strongly stands between the verb and its object, which was taken for the terms.

import { IS_NOMINAL, IS_VERB, relationIds, relationsLike } from './classes.ts'
import type { Draft } from './draft.ts'

const [OBJ, OBL, CASE] = relationIds('obj', 'obl', 'case')
const OF_NOUN = relationsLike(/^(?:appos|nmod|dep|flat|list|conj)/)

export function mendTerms({ heads, relations, form, xpos }: Draft): void {
  for (let terms = 2; terms + 1 < heads.length; terms++) {
    const verb = heads[terms]
    if (relations[terms] !== OBL || !/^(?:terms|manner|language)$/i.test(form(terms)) || verb < 0 || verb > terms)
      continue
    if (!IS_VERB[xpos(verb)] || heads.some((head, k) => head === verb && relations[k] === OBJ)) continue
    const object = heads.findIndex(
      (head, k) => head === terms && k > terms && OF_NOUN[relations[k]] && IS_NOMINAL[xpos(k)],
    )
    if (object < 0 || /^[,:;]$/.test(form(terms + 1)) || hasCase(heads, relations, object)) continue
    for (let k = object + 1; k < heads.length; k++) if (heads[k] === terms) heads[k] = object
    heads[object] = verb
    relations[object] = OBJ
  }
}

const hasCase = (heads: Int32Array, relations: Uint8Array, noun: number) =>
  heads.some((head, k) => head === noun && relations[k] === CASE)
