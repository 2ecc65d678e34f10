// Past tenses that were tagged as participles: "after Chad *announced* drills", "expressed concern and *called* for calm". A verb with a subject
// of its own and no auxiliary is finite, as is one that is joined to a past tense; and what ends in "-ed" and has a subject is a verb.

import { IS_AGENT, IS_AUXILIARY, IS_NOUN, IS_PAST, relationIds, relationsLike, tagIds } from './classes.ts'
import { type Draft, hasSubject, objectBefore } from './draft.ts'

const IS_CLAUSE = relationsLike(/^(?:root|conj|parataxis|ccomp|advcl|acl:relcl)$/)
const IS_SUBJECT = relationsLike(/^nsubj$/)
/** What is taken for the object of saying, or for whom it is said to. */
const IS_OBJECT = relationsLike(/^i?obj$/)
const GOES_WITH = relationsLike(/^(?:obl|obj|advmod|xcomp)/)
const [CONJ, ROOT, AUX, NSUBJ, ACL, CCOMP] = relationIds('conj', 'root', 'aux', 'nsubj', 'acl', 'ccomp')
const [COMPOUND, XCOMP] = relationIds('compound', 'xcomp')
const [VBD, VBN, VBP, JJ] = tagIds('VBD', 'VBN', 'VBP', 'JJ')
/** Nobody says or thinks a person: what stands behind is a clause. */
const SAYS = /^(?:said|says?|insist(?:s|ed)|argue[sd]?|maintain(?:s|ed)|assert(?:s|ed)|believe[sd]?|thinks?|thought)$/i
/** Participles that are no past tense: "given", "known", "done". */
const PARTICIPLE = /ne?$|^(?:come|become|overcome|run|begun|sung)$/i

/** Pasts that are hardly ever the present of another verb: "shells *fell* on the market". */
const PAST_ALONE = /^(?:fell|found|saw)$/

export function mendPasts(draft: Draft): void {
  for (let i = 0; i < draft.heads.length; i++)
    if (draft.xpos(i) === VBP && PAST_ALONE.test(draft.form(i))) draft.retag(i, 'past')
  freeNouns(draft)
  mendShotDead(draft)
  mendSaid(draft)
  finishPasts(draft)
}

/** "Chile cut off relations": no noun is an auxiliary. */
function freeNouns({ heads, relations, xpos }: Draft): void {
  for (let i = 0; i < heads.length; i++)
    if (relations[i] === AUX && IS_NOUN[xpos(i)] && heads[i] > i) relations[i] = NSUBJ
}

/** "Gunmen *shot* dead the mayor": no shot is dead. */
function mendShotDead({ heads, relations, form, retag }: Draft): void {
  for (let i = 1; i + 1 < heads.length; i++) {
    const dead = i + 1
    if (form(i) !== 'shot' || form(dead) !== 'dead' || relations[i] !== NSUBJ || heads[i] !== dead) continue
    heads[i] = heads[dead]
    relations[i] = relations[dead]
    for (let k = 0; k < heads.length; k++) {
      if (k < i && heads[k] === i && relations[k] === COMPOUND) relations[k] = NSUBJ
      if (heads[k] === dead) heads[k] = i
    }
    heads[dead] = i
    relations[dead] = XCOMP
    retag(i, 'past')
  }
}

/** "Kyiv said forces *attacked* near Bakhmut": nobody says forces; they attacked. */
function mendSaid(draft: Draft): void {
  const { heads, relations, form, xpos, retag } = draft
  for (let verb = 3; verb < heads.length; verb++) {
    const isClause = relations[verb] === CCOMP
    if ((relations[verb] !== ACL && !isClause) || !IS_PAST[xpos(verb)] || PARTICIPLE.test(form(verb))) continue
    const noun = isClause ? objectBefore(draft, heads[verb], verb, IS_OBJECT) : heads[verb]
    if (noun < 2 || noun > verb || !IS_OBJECT[relations[noun]] || (!isClause && xpos(verb) !== VBN)) continue
    const says = heads[noun]
    if (says < 0 || says > noun || !SAYS.test(form(says))) continue
    if (isClause && hasSubject(draft, verb)) continue
    if (heads.some((head, k) => head === verb && (IS_AGENT[relations[k]] || IS_AUXILIARY[relations[k]]))) continue
    for (let k = verb + 1; k < heads.length; k++)
      if ((heads[k] === says || heads[k] === noun) && GOES_WITH[relations[k]]) heads[k] = verb
    heads[verb] = says
    relations[verb] = CCOMP
    heads[noun] = verb
    relations[noun] = NSUBJ
    retag(verb, 'past')
  }
}

/** "after Chad *announced* drills", "expressed concern and *called* for calm", "the envoy *abstained*". */
function finishPasts({ heads, relations, form, xpos, retag }: Draft): void {
  for (let verb = 1; verb < heads.length; verb++) {
    const tag = xpos(verb)
    if (
      !IS_CLAUSE[relations[verb]] ||
      (tag !== VBN && !(tag === JJ && relations[verb] === ROOT && /ed$/.test(form(verb))))
    )
      continue
    if (PARTICIPLE.test(form(verb))) continue
    let [subject, passive] = [false, false]
    for (let k = 0; k < heads.length; k++) {
      if (heads[k] !== verb) continue
      if (IS_SUBJECT[relations[k]] && k < verb) subject = true
      if (IS_AUXILIARY[relations[k]] || IS_AGENT[relations[k]]) passive = true
    }
    if (passive) continue
    const joined = relations[verb] === CONJ && heads[verb] < verb && xpos(heads[verb]) === VBD && tag === VBN
    if (subject || joined) retag(verb, 'past')
  }
}
