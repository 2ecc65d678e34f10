// Which verb a verb is joined to. A past goes with a past, a bare verb with what has an auxiliary or "to", and a comma ends what a noun is
// described by.
import { isBelow } from '../below.ts'
import { XPOS } from '../labels.ts'
import {
  IS_AUXILIARY,
  IS_FINITE_OR_MODAL,
  IS_NOUN,
  IS_PAST,
  IS_SUBJECT,
  relationIds,
  relationsLike,
  tagsLike,
} from './classes.ts'
import { childrenOf, type Draft, hasRelative, hasSubject } from './draft.ts'

const [ACL, NSUBJ, OBJ, CONJ, CC, AUX, MARK] = relationIds('acl', 'nsubj', 'obj', 'conj', 'cc', 'aux', 'mark')
const [CCOMP, XCOMP, ADVCL] = relationIds('ccomp', 'xcomp', 'advcl')
const IS_RELATIVE = relationsLike(/^acl:relcl$/)
/** How a clause hangs on the one before it. */
const JOINED = relationsLike(/^(?:conj|parataxis)$/)
const IS_BARE = relationsLike(/^(?:acl|xcomp|advcl)$/)

export function mendConjuncts(draft: Draft): void {
  sharePerfect(draft)
  joinClauses(draft)
  partTenses(draft)
  freeAuxiliaries(draft)
  freePresents(draft)
  joinBare(draft)
  joinPasts(draft)
  joinInfinitives(draft)
  endRelatives(draft)
}

/** "has proposed a draft and urged all to accept it": one auxiliary for both. */
function sharePerfect(draft: Draft): void {
  const { heads, relations } = draft
  for (let i = 1; i < heads.length; i++) {
    const first = heads[i]
    if (relations[i] !== CONJ || first < 0 || XPOS[draft.xpos(i)] !== 'VBD' || XPOS[draft.xpos(first)] !== 'VBN')
      continue
    if (childrenOf(heads, i).some(k => IS_SUBJECT[relations[k]] || IS_AUXILIARY[relations[k]])) continue
    if (childrenOf(heads, first).some(k => relations[k] === AUX && HAVE.test(draft.form(k))))
      draft.retag(i, 'participle')
  }
}

const HAVE = /^(?:have|has|had|['’](?:ve|s|d))$/i

/** "Oslo backs the plan but the mayor, who was abroad, rejected it": no noun is joined to a deed; it is the next one's subject. */
function joinClauses(draft: Draft): void {
  const { heads, relations } = draft
  for (let noun = 2; noun < heads.length; noun++) {
    if (relations[noun] !== CONJ || heads[noun] > noun || !IS_NOUN[draft.xpos(noun)]) continue
    let verb = noun + 1
    while (verb < heads.length && (draft.form(verb) === ',' || isBelow(heads, verb, noun))) verb++
    if (verb === heads.length || !IS_FINITE_OR_MODAL[draft.xpos(verb)] || !JOINED[relations[verb]]) continue
    const first = heads[verb]
    const joined = heads[noun]
    if (first > noun || !IS_FINITE_OR_MODAL[draft.xpos(first)]) continue
    // "dismissed them as lies *and Chad confirmed*": right before its verb a noun needs no more.
    const beside = verb === noun + 1 && joined > first && isBelow(heads, joined, first)
    if (joined !== first && heads[joined] !== first && !beside) continue
    // "condemned the raid and the siege, called for talks": one comma parts two deeds of one doer, a pair stands around what is inserted.
    let commas = 0
    for (let i = noun + 1; i < verb; i++) if (draft.form(i) === ',') commas++
    if (joined !== first && draft.form(verb - 1) === ',' && commas < 2 && !hasRelative(draft, noun)) continue
    const kids = childrenOf(heads, verb)
    const conjunction = [...childrenOf(heads, noun), ...kids].find(i => i < noun && i > joined && relations[i] === CC)
    if (
      conjunction === undefined ||
      kids.some(i => IS_SUBJECT[relations[i]] || (i < verb && i !== conjunction && relations[i] === CC))
    )
      continue
    heads[conjunction] = heads[noun] = verb
    relations[noun] = NSUBJ
    relations[verb] = CONJ
  }
}

/**
 * "reiterated that it will never recognise the annexation and condemned the attack", "urges the army to withdraw and warns the rebels": a
 * past goes with a past and a present with a present, not with what will or is to be.
 */
function partTenses(draft: Draft): void {
  const { heads, relations } = draft
  for (let i = 1; i < heads.length; i++) {
    const first = heads[i]
    // "that they would pay and guaranteed it": a participle goes with no infinitive either.
    const isParticiple = XPOS[draft.xpos(i)] === 'VBN' && !childrenOf(heads, i).some(k => IS_AUXILIARY[relations[k]])
    const tense = isParticiple ? 'VBD' : XPOS[draft.xpos(i)]
    if (relations[i] !== CONJ || first < 0 || !/^VB[DZ]$/.test(tense) || XPOS[draft.xpos(first)] !== 'VB') continue
    // "a plan to withdraw": the infinitive may hang on the object.
    const above = relations[first] === ACL && relations[heads[first]] === OBJ ? heads[heads[first]] : heads[first]
    if (above < 0 || above > first || XPOS[draft.xpos(above)] !== tense) continue
    const isYetToBe = childrenOf(heads, first).some(k =>
      relations[first] === CCOMP
        ? relations[k] === AUX && (tense === 'VBD' ? XPOS[draft.xpos(k)] === 'MD' : WILL.test(draft.form(k)))
        : (relations[first] === XCOMP || relations[first] === ADVCL || relations[first] === ACL) &&
          relations[k] === MARK &&
          /^to$/i.test(draft.form(k)),
    )
    if (!isYetToBe || hasSubject(draft, i)) continue
    heads[i] = above
    if (isParticiple) draft.retag(i, 'past')
  }
}

const WILL = /^(?:will|shall|['’]ll)$/i

/** "remained committed to the deal reached in May and would free them": no bare participle is joined to what has an auxiliary. */
function freeAuxiliaries(draft: Draft): void {
  const { heads, relations } = draft
  for (let i = 1; i < heads.length; i++) {
    const first = heads[i]
    if (
      relations[i] !== CONJ ||
      first < 0 ||
      first > i ||
      XPOS[draft.xpos(first)] !== 'VBN' ||
      !IS_BARE[relations[first]]
    )
      continue
    const kids = childrenOf(heads, i)
    if (kids.some(k => IS_SUBJECT[relations[k]]) || !kids.some(k => XPOS[draft.xpos(k)] === 'MD')) continue
    if (childrenOf(heads, first).some(k => IS_AUXILIARY[relations[k]] || IS_SUBJECT[relations[k]])) continue
    let above = heads[first]
    while (above >= 0 && !(above < i && hasSubject(draft, above))) above = heads[above]
    if (above >= 0) heads[i] = above
  }
}

/** "remain concerned about the tests and *condemn* the launch": no bare verb is joined to an adjective or participle that completes another. */
function freePresents(draft: Draft): void {
  const { heads, relations } = draft
  for (let i = 3; i < heads.length; i++) {
    const first = heads[i]
    if (relations[i] !== CONJ || first < 1 || first > i || relations[first] !== XCOMP) continue
    const above = heads[first]
    if (above < 0 || above > first || !IS_STATE[draft.xpos(first)] || !IS_TENSED[draft.xpos(i)]) continue
    const isOpen = (k: number) => IS_SUBJECT[relations[k]] || IS_AUXILIARY[relations[k]] || relations[k] === MARK
    if (childrenOf(heads, first).some(isOpen) || childrenOf(heads, i).some(isOpen)) continue
    heads[i] = above
  }
}

const IS_STATE = tagsLike(/^(?:JJ|VBN)$/)

const IS_TENSED = tagsLike(/^VB[DZP]?$/)

/** "called on it to refrain from acts that raise tensions *and to release* him": an infinitive is joined to one, and to no finite verb below it. */
function joinInfinitives(draft: Draft): void {
  const { heads, relations } = draft
  const isInfinitive = (k: number) =>
    XPOS[draft.xpos(k)] === 'VB' && childrenOf(heads, k).some(j => relations[j] === MARK && draft.form(j) === 'to')
  for (let i = 4; i < heads.length; i++) {
    const first = heads[i]
    if (relations[i] !== CONJ || first < 1 || first > i || !IS_FINITE_OR_MODAL[draft.xpos(first)] || !isInfinitive(i))
      continue
    if (!IS_RELATIVE[relations[first]] && relations[first] !== CCOMP && relations[first] !== ADVCL) continue
    let above = heads[first]
    while (above >= 0 && !isInfinitive(above)) above = heads[above]
    if (above >= 0 && above < first) heads[i] = above
  }
}

/** "has denied beating the editor and *accused* Chad", "stopped paying and left": a past is joined to a past and to no "-ing" that completes it. */
function joinPasts(draft: Draft): void {
  const { heads, relations } = draft
  for (let i = 3; i < heads.length; i++) {
    const first = heads[i]
    if (relations[i] !== CONJ || first < 1 || first > i || XPOS[draft.xpos(first)] !== 'VBG') continue
    if (!IS_COMPLEMENT[relations[first]] || !IS_PAST[draft.xpos(i)]) continue
    const above = heads[first]
    if (above < 0 || above > first || XPOS[draft.xpos(above)] !== XPOS[draft.xpos(i)]) continue
    if (childrenOf(heads, i).some(k => IS_SUBJECT[relations[k]] || IS_AUXILIARY[relations[k]])) continue
    heads[i] = above
  }
}

const IS_COMPLEMENT = relationsLike(/^(?:xcomp|advcl|ccomp)$/)

/** "a list which would add names, *ban* exports", "urged them to stop, *cancel* the sale": a bare verb is joined to what has an auxiliary or "to", not to a past. */
function joinBare(draft: Draft): void {
  const { heads, relations } = draft
  for (let i = 2; i < heads.length; i++) {
    const first = heads[i]
    if (!JOINED[relations[i]] || first < 0 || first > i || XPOS[draft.xpos(i)] !== 'VB') continue
    if (relations[i] === CONJ && XPOS[draft.xpos(first)] !== 'VBD') continue
    if (relations[i] !== CONJ && draft.form(i - 1) !== ',') continue
    const kids = childrenOf(heads, i)
    if (kids.some(k => IS_AUXILIARY[relations[k]] || IS_SUBJECT[relations[k]] || relations[k] === MARK)) continue
    for (let k = i - 1; k >= first; k--) {
      if (XPOS[draft.xpos(k)] !== 'VB' || !childrenOf(heads, k).some(c => isBareMark(draft, c))) continue
      heads[i] = k
      relations[i] = CONJ
      break
    }
  }
}

const isBareMark = ({ relations, form, xpos }: Draft, i: number): boolean =>
  XPOS[xpos(i)] === 'MD' || (relations[i] === MARK && /^to$/i.test(form(i)))

/** "forced down a plane that crossed its border*, and* sent back the crew": the comma ends what the noun is described by. */
function endRelatives(draft: Draft): void {
  const { heads, relations } = draft
  for (let i = 3; i < heads.length; i++) {
    const first = heads[i]
    if (relations[i] !== CONJ || first < 1 || first > i || XPOS[draft.xpos(i)] !== 'VBD') continue
    const conjunction = childrenOf(heads, i).find(k => k < i && relations[k] === CC)
    if (!IS_RELATIVE[relations[first]] || conjunction === undefined || draft.form(conjunction - 1) !== ',') continue
    if (hasSubject(draft, i)) continue
    // A relative clause between commas would end at this one and go on behind it.
    const noun = heads[first]
    let comma = false
    for (let k = noun + 1; k < first; k++) if (draft.form(k) === ',') comma = true
    let above = heads[noun]
    while (above >= 0 && XPOS[draft.xpos(above)] !== 'VBD') above = heads[above]
    if (!comma && above >= 0 && above < noun) heads[i] = above
  }
}
