// "Ruritania will send aid, the minister for trade, Lena Holm, announced." Where a name stands between the office and the verb of saying,
// the network takes the office for an apposition of the last noun of what is said, or for its subject, and leaves the verb none.

import { IS_NOUN, IS_PAST, IS_SUBJECT, relationIds, relationsLike, tagsLike } from './classes.ts'
import type { Draft } from './draft.ts'

const [NSUBJ, APPOS, PARATAXIS, CCOMP, PUNCT] = relationIds('nsubj', 'appos', 'parataxis', 'ccomp', 'punct')
const [VOCATIVE] = relationIds('vocative')
const IS_CLAUSE = relationsLike(/^acl$/)
const IS_CCOMP = relationsLike(/^ccomp$/)
const IS_TENSE = tagsLike(/^(?:VBD|VBZ)$/)
const SAYING =
  /^(?:said|says|announced|announces|confirmed|confirms|told|tells|added|adds|warned|warns|reported|reports|declared)$/i
const AUXILIARY = /^(?:has|have|had)$/i
/** How far the name of a subject may lie below it. */
const DEPTH = 8

export function mendTellers(draft: Draft): void {
  const { heads, relations } = draft
  for (let i = 0; i + 5 < heads.length; i++) if (relations[i] === VOCATIVE) nameSubject(draft, i)
  for (let verb = 3; verb < heads.length; verb++) {
    if (!SAYING.test(draft.form(verb))) continue
    const said = saidBefore(draft, verb)
    if (said < 0) continue
    if (isBehind(draft, verb)) giveClause(draft, verb, said)
    const teller = tellerBefore(draft, verb, said)
    if (teller < 0) continue
    giveClause(draft, verb, said)
    heads[teller] = verb
    relations[teller] = NSUBJ
    for (let k = teller + 1; k < verb; k++) if (relations[k] === PUNCT && heads[k] < teller) heads[k] = teller
  }
}

/** "*Chad*, he said, wanted peace": nobody is called upon before a past or a present tense that has no subject. */
function nameSubject(draft: Draft, name: number): void {
  const { heads, relations } = draft
  const verb = heads[name]
  if (verb < name || !IS_TENSE[draft.xpos(verb)] || childBefore(draft, verb, IS_SUBJECT) >= 0) return
  const inserted = heads.some((head, k) => head === verb && k > name && k < verb && relations[k] === PARATAXIS)
  if (inserted) relations[name] = NSUBJ
}

/** "A bomb killed six" was read as a bomb that was killed, and said so: the bomb is the subject of a clause of its own. */
function giveClause(draft: Draft, verb: number, said: number): void {
  const { heads, relations } = draft
  const subject = childBefore(draft, verb, IS_SUBJECT)
  if (subject < 0) return
  draft.retag(said, 'past')
  heads[subject] = said
  heads[said] = verb
  relations[said] = CCOMP
}

/** "Rebels shelled the port, *said Colonel Lysenko*": the teller right behind the verb, and a comma before it. */
function isBehind({ heads, relations, form }: Draft, verb: number): boolean {
  return form(verb - 1) === ',' && heads.some((head, k) => head === verb && k > verb && relations[k] === NSUBJ)
}

/** The predicate of what is said before the verb, where the verb has no subject of its own or has taken the predicate's. */
function saidBefore(draft: Draft, verb: number): number {
  const { heads, relations } = draft
  const subject = childBefore(draft, verb, IS_SUBJECT)
  if (subject >= 0) {
    const said = childBefore(draft, subject, IS_CLAUSE, verb)
    return said > subject && IS_PAST[draft.xpos(said)] ? said : -1
  }
  if (relations[verb] === PARATAXIS) return heads[verb] < verb ? heads[verb] : -1
  // "has asked …, his spokesman, Ivo Holm, *said*.": nothing is said behind it.
  if (relations[verb] === CCOMP && heads[verb] >= 0 && heads[verb] < verb && draft.form(verb + 1) === '.')
    return heads[verb]
  return heads[verb] < 0 ? childBefore(draft, verb, IS_CCOMP) : -1
}

/** The first child of `i` before `end` with one of the relations; −1 for none. */
function childBefore({ heads, relations }: Draft, i: number, wanted: readonly boolean[], end = i): number {
  for (let k = 0; k < end; k++) if (heads[k] === i && wanted[relations[k]]) return k
  return -1
}

/** The outermost phrase between a comma and the verb that the words before the verb belong to; −1 for none. */
function tellerBefore(draft: Draft, verb: number, said: number): number {
  const { heads, relations } = draft
  let i = verb - 1
  while (i > 0 && (AUXILIARY.test(draft.form(i)) || draft.form(i) === ',')) i--
  let teller = -1
  for (let depth = 0; depth < DEPTH && i > said; depth++) {
    const apart = relations[i] === APPOS || (relations[i] === NSUBJ && heads[i] === said) || isSecondSubject(draft, i)
    if (apart && IS_NOUN[draft.xpos(i)] && /^[,"”’']$/.test(draft.form(firstOf(heads, i)))) teller = i
    // "the minister, Lena Holm": both were hung on the noun before.
    const twin = teller === i ? twinBefore(draft, i) : -1
    if (twin >= 0) {
      heads[i] = twin
      teller = twin
    }
    i = heads[i]
  }
  return teller
}

/** "how they will leave, *his spokesman*": behind the verb that it was given to, which has its own. */
const isSecondSubject = ({ heads, relations }: Draft, i: number): boolean =>
  IS_SUBJECT[relations[i]] &&
  heads[i] < i &&
  heads.some((head, k) => head === heads[i] && k < head && IS_SUBJECT[relations[k]])

/** An office that stands beside the same noun as the name `i`, and before it; −1 for none. */
function twinBefore({ heads, relations, xpos }: Draft, i: number): number {
  for (let k = heads[i] + 1; k < i; k++)
    if (heads[k] === heads[i] && relations[k] === APPOS && IS_NOUN[xpos(k)]) return k
  return -1
}

/** The leftmost token of the phrase of `i`. */
function firstOf(heads: Int32Array, i: number): number {
  let first = i
  for (let k = i - 1; k >= 0 && k > i - 12; k--) {
    let above = k
    for (let climbs = 0; climbs < DEPTH && above >= 0 && above !== i; climbs++) above = heads[above]
    if (above === i) first = k
  }
  return first
}
