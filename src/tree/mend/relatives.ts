// "attacks in the city that killed nine", "a draft at the council that demands a halt": the clause was hung on the place of the deed or of
// the paper, and tells what the deed or the paper does.

import { XPOS } from '../labels.ts'
import { IS_FINITE, IS_NOMINAL_SUBJECT, IS_NOUN, relationIds, relationsLike, tagsLike } from './classes.ts'
import { type Draft, markBefore } from './draft.ts'

const [CASE, NMOD, RELCL, CCOMP, MARK, OBL] = relationIds('case', 'nmod', 'acl:relcl', 'ccomp', 'mark', 'obl')
const [NSUBJ, UNMARKED] = relationIds('nsubj', 'obl:unmarked')
const IS_RELATIVE = tagsLike(/^WDT$/)
/** What stands before a verb in its clause, but for the subject. */
const BEGINS = relationsLike(/^(?:aux|cop|advmod)/)
const SAYS =
  /^(?:say|said|says|claims?|claimed|believes?|believed|thinks?|thought|insists?|insisted|alleges?|alleged)$/i
const PLACING = /^(?:in|at|near|on|outside|inside|against|of|across|before|along|around)$/i
const DEED =
  /^(?:(?:air)?strikes?|attacks?|raids?|bombings?|shellings?|blasts?|explosions?|assaults?|shootings?|offensives?|bombardments?|ambush(?:es)?|clash(?:es)?|fires?|crash(?:es)?|bombs?)$/i
const DOES = /^(?:kill|wound|injur|maim|destroy|damag|left|leav|claim|displac|hit)/i
const PAPER =
  /^(?:resolutions?|bills?|laws?|drafts?|agreements?|deals?|treat(?:y|ies)|letters?|statements?|reports?|plans?|proposals?|texts?|documents?|motions?|pacts?|accords?|decrees?|orders?|communiqu[eé]s?|declarations?)$/i
const TELLS =
  /^(?:demand|call|urg|condemn|requir|authori|impos|ban|allow|express|welcom|set|extend|commit|oblig|accus|say|warn)/i

export function mendRelatives(draft: Draft): void {
  const { heads, relations, form, xpos } = draft
  for (let verb = 2; verb < heads.length; verb++) {
    // "over *shelling* that killed nine": a clause of which "that" is the subject is one of a noun.
    const noun = heads[verb]
    if (relations[verb] !== CCOMP || noun !== verb - 2 || !hasRelativeSubject(draft, verb)) continue
    if (XPOS[xpos(noun)] !== 'VBG') continue
    relations[verb] = RELCL
    const mark = markBefore(draft, noun, MARK)
    if (mark !== noun - 1) continue
    relations[mark] = CASE
    relations[noun] = OBL
    draft.retag(noun, 'noun')
  }
  for (let which = 2; which + 2 < heads.length; which++) {
    openRelative(draft, which)
    hangRelative(draft, which)
  }
  for (let verb = 2; verb < heads.length; verb++) {
    if (relations[verb] !== RELCL || heads[verb] > verb) continue
    const saying = sayingBefore(draft, verb)
    if (saying >= 0) {
      heads[verb] = saying
      relations[verb] = CCOMP
      continue
    }
    const [does, tells] = [DOES.test(form(verb)), TELLS.test(form(verb))]
    if ((!does && !tells) || !hasRelativeSubject(draft, verb)) continue
    let noun = heads[verb]
    while (relations[noun] === NMOD && isPlaced(draft, noun)) {
      noun = heads[noun]
      if (does ? DEED.test(form(noun)) : PAPER.test(form(noun))) {
        heads[verb] = noun
        break
      }
    }
  }
}

/** "by Iran, *which* last month rejected it": behind a comma a relative pronoun is the subject of the next verb, not of one before it. */
function openRelative(draft: Draft, which: number): void {
  const { heads, relations, form, xpos } = draft
  if (!/^(?:which|who)$/.test(form(which)) || form(which - 1) !== ',' || heads[which] > which || heads[which] < 0)
    return
  let verb = which + 1
  while (verb < heads.length && verb < which + 4 && !IS_FINITE[xpos(verb)]) verb++
  if (verb >= heads.length || !IS_FINITE[xpos(verb)] || !IS_NOUN[xpos(which - 2)]) return
  for (let k = which + 1; k < verb; k++)
    if (heads[k] === verb && IS_NOMINAL_SUBJECT[relations[k]]) relations[k] = UNMARKED
  heads[which] = verb
  relations[which] = NSUBJ
  heads[verb] = which - 2
  relations[verb] = RELCL
}

/** "an aircraft *which*, according to Oslo, *had violated* its airspace": hung on the verb of the sentence, it still describes the noun before it. */
function hangRelative({ heads, relations, form, xpos }: Draft, which: number): void {
  const verb = heads[which]
  if (!/^(?:which|who)$/.test(form(which)) || relations[which] !== NSUBJ || verb < which || !IS_LOOSE[relations[verb]])
    return
  const noun = form(which - 1) === ',' ? which - 2 : which - 1
  if (noun < 1 || !IS_NOUN[xpos(noun)] || heads[verb] > which) return
  heads[verb] = noun
  relations[verb] = RELCL
}
const IS_LOOSE = relationsLike(/^(?:advcl|parataxis|dep|conj)$/)

/** "a camp which Uganda *says* was attacked": of two clauses on one noun, that of saying right before what is said; −1 for none. */
function sayingBefore({ heads, relations, form }: Draft, verb: number): number {
  const first = heads.findIndex((head, k) => head === verb && k > heads[verb] + 1 && BEGINS[relations[k]])
  const saying = (first < 0 || first > verb ? verb : first) - 1
  if (relations[saying] !== RELCL || heads[saying] !== heads[verb] || !SAYS.test(form(saying))) return -1
  return saying
}

const hasRelativeSubject = ({ heads, relations, xpos }: Draft, verb: number) =>
  heads.some((head, k) => head === verb && k < verb && IS_NOMINAL_SUBJECT[relations[k]] && IS_RELATIVE[xpos(k)])

const isPlaced = ({ heads, relations, form }: Draft, noun: number) =>
  heads.some((head, k) => head === noun && relations[k] === CASE && PLACING.test(form(k)))
