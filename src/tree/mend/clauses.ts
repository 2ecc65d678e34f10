// What a clause is made of: what hung on an auxiliary or was taken for a noun belongs to its verb, "since" opens one, a margin of votes is no doer.
import { IS_AGENT, IS_AUXILIARY, IS_FINITE_OR_MODAL, IS_NOUN, IS_SUBJECT, relationIds } from './classes.ts'
import { childrenOf, type Draft } from './draft.ts'

const [NSUBJ, OBJ, OBL, CASE, MARK, CCOMP] = relationIds('nsubj', 'obj', 'obl', 'case', 'mark', 'ccomp')
const [ADVCL, PARTICLE_OF] = relationIds('advcl', 'compound:prt')

export function mendClauses(draft: Draft): void {
  freeMargins(draft)
  openParticiple(draft)
  makeVerbs(draft)
  giveToPredicates(draft)
  openClauses(draft)
}

/** "ruled *by ten votes* to four", "passed by a narrow majority": how, not who. */
function freeMargins({ heads, relations, form }: Draft): void {
  for (let i = 0; i < heads.length; i++) if (IS_AGENT[relations[i]] && MARGIN.test(form(i))) relations[i] = OBL
}

const MARGIN = /^(?:votes?|majority|margin|consensus|acclamation|unanimity)$/i

/** "*Asked* to comment, the minister said", "Pressed on the delay, he blamed Chad": before another's clause it tells what was done to its subject. */
function openParticiple(draft: Draft): void {
  const { heads, relations } = draft
  const main = heads[0]
  if (main < 1 || !ASKED.test(draft.form(0)) || (relations[0] !== CCOMP && relations[0] !== ADVCL)) return
  const subject = childrenOf(heads, main).find(k => k < main && IS_SUBJECT[relations[k]])
  if (subject === undefined || childrenOf(heads, 0).some(k => IS_SUBJECT[relations[k]] || relations[k] === OBJ)) return
  let comma = false
  for (let k = 1; k < subject; k++) if (draft.form(k) === ',') comma = true
  if (!comma) return
  relations[0] = ADVCL
  draft.retag(0, 'participle')
}

const ASKED = /^(?:asked|pressed|questioned|urged|invited|quizzed)$/i

/** "Air defences *shot* down a drone": a noun has no object, a past that looks like one has. */
function makeVerbs(draft: Draft): void {
  const { heads, relations } = draft
  for (let i = 1; i < heads.length - 1; i++) {
    if (/^shot$/i.test(draft.form(i))) takeParticle(draft, i)
    if (!IS_NOUN[draft.xpos(i)] || !/^(?:shot|hit|struck|cut|set)$/i.test(draft.form(i))) continue
    const kids = childrenOf(heads, i)
    const hasSubject = kids.some(k => k < i && relations[k] === NSUBJ)
    if (hasSubject && kids.some(k => k > i && relations[k] === OBJ)) draft.retag(i, 'past')
  }
}

/** "shot *down* a warplane": nobody shoots along a plane. */
function takeParticle({ heads, relations, form }: Draft, verb: number): void {
  const particle = verb + 1
  const noun = heads[particle]
  if (!/^down$/i.test(form(particle)) || relations[particle] !== CASE || noun < verb || heads[noun] !== verb) return
  heads[particle] = verb
  relations[particle] = PARTICLE_OF
  relations[noun] = OBJ
}

/** What the network hung on an auxiliary belongs to the verb: "North Korea has tested". */
function giveToPredicates({ heads, relations }: Draft): void {
  for (let i = 0; i < heads.length; i++) {
    const auxiliary = heads[i]
    if (auxiliary >= 0 && IS_AUXILIARY[relations[auxiliary]] && IS_SUBJECT[relations[i]]) heads[i] = heads[auxiliary]
  }
}

/** "Since the chairman said that": before a finite verb that has no subject such a word opens a clause. */
function openClauses(draft: Draft): void {
  const { heads, relations } = draft
  for (let i = 0; i < heads.length; i++) {
    const noun = heads[i]
    if (relations[i] !== CASE || noun < i || relations[noun] !== OBL || !OPENS_CLAUSE.test(draft.form(i))) continue
    const verb = heads[noun]
    if (verb < noun || !IS_FINITE_OR_MODAL[draft.xpos(verb)]) continue
    if (childrenOf(heads, verb).some(k => IS_SUBJECT[relations[k]] || IS_AUXILIARY[relations[k]])) continue
    relations[noun] = NSUBJ
    relations[i] = MARK
    heads[i] = verb
  }
}

const OPENS_CLAUSE = /^(?:since|as|because|while|though|although|when|if|whereas)$/i
