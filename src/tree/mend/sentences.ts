// Two sentences joined by "and" or "but" whose first verb was taken for a participle: "Chad *severed* ties with Quito, and Peru condemned it",
// "separatists *celebrated* in the square, but opponents staged a march".

import { IS_FINITE, IS_NOUN, relationIds, tagsLike } from './classes.ts'
import { childrenOf, type Draft } from './draft.ts'

const [ACL, AMOD, COMPOUND, CONJ, CC, NSUBJ, OBJ] = relationIds('acl', 'amod', 'compound', 'conj', 'cc', 'nsubj', 'obj')
const IS_PAST = tagsLike(/^VB[DN]$/)
const IS_NAME = tagsLike(/^NNPS?$/)

export function mendSentences(draft: Draft): void {
  for (let verb = 1; verb + 4 < draft.heads.length; verb++) {
    if (!IS_PAST[draft.xpos(verb)]) continue
    if (draft.relations[verb] === ACL) freeFirst(draft, verb)
    else if (draft.relations[verb] === AMOD) freeModifier(draft, verb)
  }
}

/** "separatists *celebrated*, but *opponents* staged": no participle has a subject behind it; that is the next verb's. */
function freeFirst(draft: Draft, verb: number): void {
  const { heads, relations, xpos } = draft
  const subject = childrenOf(heads, verb).find(k => k > verb && relations[k] === NSUBJ && IS_NOUN[xpos(k)])
  if (subject === undefined) return
  let noun = heads[verb]
  while (noun >= 0 && noun < verb && relations[noun] !== NSUBJ) noun = heads[noun]
  const second = noun < 0 || noun > verb ? -1 : heads[noun]
  if (second < subject || !IS_FINITE[xpos(second)]) return
  if (!childrenOf(heads, second).some(k => k > verb && k < subject && relations[k] === CC)) return
  join(draft, noun, verb, second, subject)
}

/** "Chad *severed* ties with Quito, and *Peru* condemned it": of a name, a past and a noun, the past is the verb where the noun would share its own with another name. */
function freeModifier(draft: Draft, verb: number): void {
  const { heads, relations, form, xpos } = draft
  const object = heads[verb]
  const name = verb - 1
  if (object < verb || relations[object] !== NSUBJ || heads[name] !== object || relations[name] !== COMPOUND) return
  if (!IS_NAME[xpos(name)] || IS_NAME[xpos(object)]) return
  const second = heads[object]
  const other = childrenOf(heads, object).find(k => k > object && relations[k] === CONJ && IS_NAME[xpos(k)])
  if (other === undefined || second < other || !IS_FINITE[xpos(second)]) return
  const conjunction = childrenOf(heads, other).find(k => relations[k] === CC && form(k - 1) === ',')
  if (conjunction === undefined) return
  heads[conjunction] = second
  relations[object] = OBJ
  for (const k of childrenOf(heads, object)) if (k < verb && k !== name) heads[k] = name
  heads[object] = verb
  join(draft, name, verb, second, other)
}

/** Makes the first verb the predicate with the noun for its subject, and joins the second with its own to it. */
function join({ heads, relations, retag }: Draft, noun: number, verb: number, second: number, subject: number): void {
  heads[verb] = heads[second]
  relations[verb] = relations[second]
  heads[noun] = verb
  relations[noun] = NSUBJ
  heads[second] = verb
  relations[second] = CONJ
  heads[subject] = second
  relations[subject] = NSUBJ
  retag(verb, 'past')
}
