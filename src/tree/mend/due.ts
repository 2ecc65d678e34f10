// What completes a word before it and was taken for the predicate, or for another's: "is due *to meet*", "remains *suspended*".

import { IS_NOMINAL_SUBJECT, IS_VERB, relationIds, relationsLike, tagIds } from './classes.ts'
import { type Draft, SEES } from './draft.ts'

const [MARK, COP, XCOMP, ADVCL, PUNCT, CASE] = relationIds('mark', 'cop', 'xcomp', 'advcl', 'punct', 'case')
const [OBL, UNMARKED] = relationIds('obl', 'nmod:unmarked')
const BEFORE_VERB = relationsLike(/^(?:nsubj|aux|cop|expl)/)
const [NSUBJ, CCOMP, OBJ, PARATAXIS, COMPOUND] = relationIds('nsubj', 'ccomp', 'obj', 'parataxis', 'compound')
const [APPOS] = relationIds('appos')
const [VBN, VB, VBP, NN] = tagIds('VBN', 'VB', 'VBP', 'NN')
const DUE = /^(?:due|set|likely|expected|scheduled|slated|ready|poised|bound|unlikely)$/i
const STAYS = /^(?:remain|stay)(?:s|ed|ing)?$/i

export function mendDue(draft: Draft): void {
  const { heads, relations, form, xpos } = draft
  for (let i = 1; i < heads.length; i++) {
    const verb = heads[i]
    if (relations[i] === CASE && verb === i + 2 && /^due$/i.test(form(i))) makeInfinitive(draft, i)
    if (relations[i] === MARK && verb > i + 1 && DUE.test(form(i)) && form(i + 1) === 'to' && heads[i + 1] === verb) {
      const be = heads.findIndex((head, k) => head === verb && k < i && relations[k] === COP)
      if (be < 0) continue
      heads[i] = heads[verb]
      relations[i] = relations[verb]
      for (let k = 0; k < heads.length; k++) {
        if (heads[k] !== verb) continue
        if (k < i || (relations[k] === PUNCT && k > verb)) heads[k] = i
        if (k < i && IS_NOMINAL_SUBJECT[relations[k]]) relations[k] = NSUBJ
      }
      heads[verb] = i
      relations[verb] = XCOMP
    } else if (relations[i] === CASE && /^due$/i.test(form(i)) && heads[i + 1] === verb && relations[i + 1] === CASE) {
      makePredicate(draft, i)
    } else if (relations[i] === OBL && verb >= 0 && verb < i && /^due$/i.test(form(verb))) {
      // "*The minister* is due in Rome": who is due, not the place.
      for (let k = 0; k < verb; k++) if (heads[k] === i && IS_NOMINAL_SUBJECT[relations[k]]) heads[k] = verb
    } else if (
      relations[i] === PARATAXIS &&
      verb === i - 2 &&
      form(i - 1) === '-' &&
      IS_VERB[xpos(i)] &&
      IS_VERB[xpos(verb)]
    ) {
      // "will test-fire a missile": one verb of two words.
      for (let k = 0; k < heads.length; k++) if (heads[k] === i) heads[k] = verb
      relations[i] = COMPOUND
    } else if (
      relations[i] === COMPOUND &&
      verb === i + 2 &&
      form(i + 1) === '-' &&
      xpos(i) === VB &&
      IS_VERB[xpos(verb)]
    ) {
      // The same, with its second word for the verb.
      heads[i] = heads[verb]
      relations[i] = relations[verb]
      for (let k = 0; k < heads.length; k++) if (heads[k] === verb) heads[k] = i
      heads[verb] = i
      relations[verb] = COMPOUND
    } else if (
      verb >= 0 &&
      verb < i &&
      (relations[i] === CCOMP ? xpos(i) === VB : relations[i] === ADVCL && (xpos(i) === VB || xpos(i) === VBP))
    ) {
      const seeing = seeingBefore(draft, i)
      if (seeing < 0 || (seeing === verb && relations[i] === CCOMP)) continue
      heads[i] = seeing
      relations[i] = XCOMP
    } else if (relations[i] === COP && verb > i && form(verb - 1) === 'to' && relations[verb - 1] === MARK) {
      // "Israel is to withdraw"
      for (let k = 0; k < i; k++) if (heads[k] === verb && IS_NOMINAL_SUBJECT[relations[k]]) relations[k] = NSUBJ
    } else if (
      STAYS.test(form(i)) &&
      i + 1 < heads.length &&
      xpos(i + 1) === VBN &&
      heads[i + 1] === verb &&
      verb > i
    ) {
      if (relations[i + 1] !== relations[i] && relations[i + 1] !== ADVCL) continue
      heads[i + 1] = i
      relations[i + 1] = XCOMP
    }
  }
}

/** "is due to *co-chair* a session": taken for a noun for whose sake something is so. */
function makeInfinitive(draft: Draft, due: number): void {
  const { heads, relations, form, xpos } = draft
  const verb = due + 2
  if (form(due + 1) !== 'to' || xpos(verb) !== NN || verb + 1 >= heads.length) return
  if (!ARTICLE.test(form(verb + 1)) || heads.every((head, k) => head !== verb || k > due || relations[k] !== COP))
    return
  draft.retag(verb, 'bare')
  relations[due] = MARK
  relations[due + 1] = MARK
  heads[due + 1] = verb
  for (let k = verb + 1; k < heads.length; k++) if (heads[k] === verb && relations[k] === APPOS) relations[k] = OBJ
}
const ARTICLE = /^(?:an?|the|its|his|her|their|this)$/i

/** "is *due* in Rome next month": taken for a second preposition of the place. */
function makePredicate({ heads, relations }: Draft, due: number): void {
  const place = heads[due]
  if (!heads.some((head, k) => head === place && k < due && relations[k] === COP)) return
  heads[due] = heads[place]
  relations[due] = relations[place]
  for (let k = 0; k < heads.length; k++) {
    if (heads[k] !== place || k === due + 1) continue
    if (k > due && k < place) continue
    heads[k] = due
    if (k > place && relations[k] === UNMARKED) relations[k] = OBL
  }
  heads[place] = due
  relations[place] = OBL
}

/** "has seen nations *announce* a boycott": the verb of seeing before a bare infinitive that has no subject of its own; −1 for none. */
function seeingBefore({ heads, relations, form }: Draft, i: number): number {
  if (heads.some((head, k) => head === i && k < i && (relations[k] === MARK || BEFORE_VERB[relations[k]]))) return -1
  for (let k = i - 1; k > 0; k--)
    if (relations[k] === OBJ && heads[k] >= 0 && heads[k] < k && SEES.test(form(heads[k]))) return heads[k]
  return -1
}
