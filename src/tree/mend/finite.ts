// A sentence with a full stop has a finite verb. Where the network found none, it took "patrolled" in "A warship patrolled near the
// islands." for a participle, and the sentence for a title: a word of it that can be a past tense is made the predicate. And what
// stands before a finite verb without a subject is no modifier of it, nor of its object: "Canada champions a treaty."

import { isBelow } from '../below.ts'
import { DEPRELS, XPOS } from '../labels.ts'
import type { Draft } from './draft.ts'

const named = (pattern: RegExp) => DEPRELS.map(name => pattern.test(name))
const tagged = (pattern: RegExp) => XPOS.map(name => pattern.test(name))
const [ACL, AMOD, NSUBJ, NSUBJ_PASS, OBJ, NMOD, OBL, CASE, CONJ, CC, AUX, MARK, COMPOUND, ROOT, APPOS, CCOMP] = (
  [
    'acl',
    'amod',
    'nsubj',
    'nsubj:pass',
    'obj',
    'nmod',
    'obl',
    'case',
    'conj',
    'cc',
    'aux',
    'mark',
    'compound',
    'root',
    'appos',
    'ccomp',
  ] as const
).map(name => DEPRELS.indexOf(name))
const [XCOMP, ADVCL] = (['xcomp', 'advcl'] as const).map(name => DEPRELS.indexOf(name))
const PARTICLE_OF = DEPRELS.indexOf('compound:prt')
const IS_RELATIVE = named(/^acl:relcl$/)
const IS_SUBJECT = named(/^(?:nsubj|csubj|expl)/)
const IS_AUXILIARY = named(/^(?:aux|cop)/)
/** How a clause hangs on the one before it. */
const JOINED = named(/^(?:conj|parataxis)$/)
const IS_CLAUSE = named(/^acl/)
const IS_AGENT = named(/^obl:agent$/)
/** Of a modifier, a relative or an adverbial clause: no predicate of the sentence. */
const NOT_MAIN = named(/^(?:amod|acl|advcl)/)
const IS_BARE = named(/^(?:acl|xcomp|advcl)$/)
/** What stands in a noun's phrase before it. */
const IN_PHRASE = named(/^(?:det|amod|compound|nummod|nmod:poss|nmod:desc|flat)/)
/** What a name before a verb is taken for where it is the subject. */
const IS_LOOSE = named(/^(?:advmod|discourse|vocative)$/)
const IS_FINITE = tagged(/^(?:VBD|VBZ|VBP|MD)$/)
const IS_PAST = tagged(/^VB[DN]$/)
const IS_NOUN = tagged(/^NN/)
const IS_ADVERB = tagged(/^RB$/)
/** Participles that are no past tense: "given", "known", "done"; "won" is lost with them. */
const PARTICIPLE = /ne?$|^(?:come|become|overcome|run)$/i

const OPENS_CLAUSE = /^(?:since|as|because|while|though|although|when|if|whereas)$/i
const HAVE = /^(?:have|has|had|['’](?:ve|s|d))$/i

export function mendFinite(draft: Draft): void {
  const { heads, relations } = draft
  const last = heads.length - 1
  freeMargins(draft)
  openParticiple(draft)
  makeVerbs(draft)
  giveToPredicates(draft)
  openClauses(draft)
  sharePerfect(draft)
  joinClauses(draft)
  partTenses(draft)
  freeAuxiliaries(draft)
  freePresents(draft)
  joinBare(draft)
  endRelatives(draft)
  giveBackCompound(draft)
  if (last < 3 || draft.form(last) !== '.') return
  mendRoot(draft)
  let predicate = -1
  for (let i = 0; i < last; i++) {
    if (isSubordinate(draft, i)) continue
    if (IS_AUXILIARY[relations[i]]) return
    if (!IS_FINITE[draft.xpos(i)] || !isMain(draft, i)) continue
    if (predicate < 0 && heads[i] < 0) predicate = i
    else if (predicate < 0) return
  }
  if (predicate >= 0) giveSubject(draft, predicate)
  else for (let i = 1; i < last; i++) if (IS_PAST[draft.xpos(i)] && makePredicate(draft, i)) return
}

/** Whether the verb is no modifier, nor joined to one. */
function isMain({ heads, relations }: Draft, verb: number): boolean {
  let i = verb
  while (relations[i] === CONJ && heads[i] < i) i = heads[i]
  return !NOT_MAIN[relations[i]]
}

/** Whether the word lies in a clause that hangs on a noun or tells a reason: it makes no sentence. */
function isSubordinate({ heads, relations }: Draft, word: number): boolean {
  for (let i = word; i >= 0; i = heads[i]) if (NOT_MAIN[relations[i]]) return true
  return false
}

/** "Since the chairman said that": before a finite verb that has no subject such a word opens a clause. */
function openClauses(draft: Draft): void {
  const { heads, relations } = draft
  for (let i = 0; i < heads.length; i++) {
    const noun = heads[i]
    if (relations[i] !== CASE || noun < i || relations[noun] !== OBL || !OPENS_CLAUSE.test(draft.form(i))) continue
    const verb = heads[noun]
    if (verb < noun || !IS_FINITE[draft.xpos(verb)]) continue
    if (children(heads, verb).some(k => IS_SUBJECT[relations[k]] || IS_AUXILIARY[relations[k]])) continue
    relations[noun] = NSUBJ
    relations[i] = MARK
    heads[i] = verb
  }
}

/** "ruled *by ten votes* to four", "passed by a narrow majority": how, not who. */
function freeMargins({ heads, relations, form }: Draft): void {
  for (let i = 0; i < heads.length; i++) if (IS_AGENT[relations[i]] && MARGIN.test(form(i))) relations[i] = OBL
}

const MARGIN = /^(?:votes?|majority|margin|consensus|acclamation|unanimity)$/i

/** "has proposed a draft and urged all to accept it": one auxiliary for both. */
function sharePerfect(draft: Draft): void {
  const { heads, relations } = draft
  for (let i = 1; i < heads.length; i++) {
    const first = heads[i]
    if (relations[i] !== CONJ || first < 0 || XPOS[draft.xpos(i)] !== 'VBD' || XPOS[draft.xpos(first)] !== 'VBN')
      continue
    if (children(heads, i).some(k => IS_SUBJECT[relations[k]] || IS_AUXILIARY[relations[k]])) continue
    if (children(heads, first).some(k => relations[k] === AUX && HAVE.test(draft.form(k)))) draft.retag(i, 'participle')
  }
}

/** "Oslo backs the plan but the mayor, who was abroad, rejected it": no noun is joined to a deed; it is the next one's subject. */
function joinClauses(draft: Draft): void {
  const { heads, relations } = draft
  for (let noun = 2; noun < heads.length; noun++) {
    if (relations[noun] !== CONJ || heads[noun] > noun || !IS_NOUN[draft.xpos(noun)]) continue
    let verb = noun + 1
    while (verb < heads.length && (draft.form(verb) === ',' || isBelow(heads, verb, noun))) verb++
    if (verb === heads.length || !IS_FINITE[draft.xpos(verb)] || !JOINED[relations[verb]]) continue
    const first = heads[verb]
    const joined = heads[noun]
    if (first > noun || !IS_FINITE[draft.xpos(first)]) continue
    // "dismissed them as lies *and Chad confirmed*": right before its verb a noun needs no more.
    const beside = verb === noun + 1 && joined > first && isBelow(heads, joined, first)
    if (joined !== first && heads[joined] !== first && !beside) continue
    // "condemned the raid and the siege, called for talks": one comma parts two deeds of one doer, a pair stands around what is inserted.
    let commas = 0
    for (let i = noun + 1; i < verb; i++) if (draft.form(i) === ',') commas++
    if (joined !== first && draft.form(verb - 1) === ',' && commas < 2 && !isRelative(draft, noun)) continue
    const kids = children(heads, verb)
    const conjunction = [...children(heads, noun), ...kids].find(i => i < noun && i > joined && relations[i] === CC)
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

const WILL = /^(?:will|shall|['’]ll)$/i

/**
 * "reiterated that it will never recognise the annexation and condemned the attack", "urges the army to withdraw and warns the rebels": a
 * past goes with a past and a present with a present, not with what will or is to be.
 */
function partTenses(draft: Draft): void {
  const { heads, relations } = draft
  for (let i = 1; i < heads.length; i++) {
    const first = heads[i]
    // "that they would pay and guaranteed it": a participle goes with no infinitive either.
    const isParticiple = XPOS[draft.xpos(i)] === 'VBN' && !children(heads, i).some(k => IS_AUXILIARY[relations[k]])
    const tense = isParticiple ? 'VBD' : XPOS[draft.xpos(i)]
    if (relations[i] !== CONJ || first < 0 || !/^VB[DZ]$/.test(tense) || XPOS[draft.xpos(first)] !== 'VB') continue
    // "a plan to withdraw": the infinitive may hang on the object.
    const above = relations[first] === ACL && relations[heads[first]] === OBJ ? heads[heads[first]] : heads[first]
    if (above < 0 || above > first || XPOS[draft.xpos(above)] !== tense) continue
    const isYetToBe = children(heads, first).some(k =>
      relations[first] === CCOMP
        ? relations[k] === AUX && (tense === 'VBD' ? XPOS[draft.xpos(k)] === 'MD' : WILL.test(draft.form(k)))
        : (relations[first] === XCOMP || relations[first] === ADVCL || relations[first] === ACL) &&
          relations[k] === MARK &&
          /^to$/i.test(draft.form(k)),
    )
    if (!isYetToBe || children(heads, i).some(k => IS_SUBJECT[relations[k]])) continue
    heads[i] = above
    if (isParticiple) draft.retag(i, 'past')
  }
}

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
    const kids = children(heads, i)
    if (kids.some(k => IS_SUBJECT[relations[k]]) || !kids.some(k => XPOS[draft.xpos(k)] === 'MD')) continue
    if (children(heads, first).some(k => IS_AUXILIARY[relations[k]] || IS_SUBJECT[relations[k]])) continue
    let above = heads[first]
    while (above >= 0 && !(above < i && children(heads, above).some(k => IS_SUBJECT[relations[k]])))
      above = heads[above]
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
    if (children(heads, first).some(isOpen) || children(heads, i).some(isOpen)) continue
    heads[i] = above
  }
}
const IS_STATE = tagged(/^(?:JJ|VBN)$/)
const IS_TENSED = tagged(/^VB[DZP]?$/)

/** "*Asked* to comment, the minister said", "Pressed on the delay, he blamed Chad": before another's clause it tells what was done to its subject. */
function openParticiple(draft: Draft): void {
  const { heads, relations } = draft
  const main = heads[0]
  if (main < 1 || !ASKED.test(draft.form(0)) || (relations[0] !== CCOMP && relations[0] !== ADVCL)) return
  const subject = children(heads, main).find(k => k < main && IS_SUBJECT[relations[k]])
  if (subject === undefined || children(heads, 0).some(k => IS_SUBJECT[relations[k]] || relations[k] === OBJ)) return
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
    const kids = children(heads, i)
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

/** "a list which would add names, *ban* exports", "urged them to stop, *cancel* the sale": a bare verb is joined to what has an auxiliary or "to", not to a past. */
function joinBare(draft: Draft): void {
  const { heads, relations } = draft
  for (let i = 2; i < heads.length; i++) {
    const first = heads[i]
    if (!JOINED[relations[i]] || first < 0 || first > i || XPOS[draft.xpos(i)] !== 'VB') continue
    if (relations[i] === CONJ && XPOS[draft.xpos(first)] !== 'VBD') continue
    if (relations[i] !== CONJ && draft.form(i - 1) !== ',') continue
    const kids = children(heads, i)
    if (kids.some(k => IS_AUXILIARY[relations[k]] || IS_SUBJECT[relations[k]] || relations[k] === MARK)) continue
    for (let k = i - 1; k >= first; k--) {
      if (XPOS[draft.xpos(k)] !== 'VB' || !children(heads, k).some(c => isBareMark(draft, c))) continue
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
    const conjunction = children(heads, i).find(k => k < i && relations[k] === CC)
    if (!IS_RELATIVE[relations[first]] || conjunction === undefined || draft.form(conjunction - 1) !== ',') continue
    if (children(heads, i).some(k => IS_SUBJECT[relations[k]])) continue
    // A relative clause between commas would end at this one and go on behind it.
    const noun = heads[first]
    let comma = false
    for (let k = noun + 1; k < first; k++) if (draft.form(k) === ',') comma = true
    let above = heads[noun]
    while (above >= 0 && XPOS[draft.xpos(above)] !== 'VBD') above = heads[above]
    if (!comma && above >= 0 && above < noun) heads[i] = above
  }
}

/** "The envoy called for a war *crimes* investigation": what stands between two nouns of a phrase is no predicate. */
function giveBackCompound(draft: Draft): void {
  const { heads, relations } = draft
  const root = heads.indexOf(-1)
  if (root < 3 || XPOS[draft.xpos(root)] !== 'VBZ' || heads[root - 1] !== root || relations[root - 1] !== COMPOUND)
    return
  const kids = children(heads, root)
  const noun = kids.find(i => i > root && relations[i] === OBJ)
  const subject = kids.find(i => i < root && IS_SUBJECT[relations[i]])
  if (noun !== root + 1 || subject === undefined) return
  const verb = children(heads, subject).find(i => i > subject && relations[i] === ACL && IS_PAST[draft.xpos(i)])
  if (verb === undefined) return
  const marked = relations.some((relation, i) => relation === CASE && i > verb && i < root)
  for (const i of kids) heads[i] = i > verb && i < root ? noun : verb
  heads[root] = noun
  relations[root] = COMPOUND
  heads[noun] = verb
  relations[noun] = marked ? OBL : OBJ
  for (const i of children(heads, subject)) if (i > verb && i < root) heads[i] = noun
  heads[verb] = -1
  relations[verb] = ROOT
  relations[subject] = NSUBJ
  draft.retag(verb, 'past')
  draft.retag(root, 'plural')
}

const isRelative = ({ heads, relations }: Draft, noun: number): boolean =>
  children(heads, noun).some(i => i > noun && IS_CLAUSE[relations[i]])

/** What the network hung on an auxiliary belongs to the verb: "North Korea has tested". */
function giveToPredicates({ heads, relations }: Draft): void {
  for (let i = 0; i < heads.length; i++) {
    const auxiliary = heads[i]
    if (auxiliary >= 0 && IS_AUXILIARY[relations[auxiliary]] && IS_SUBJECT[relations[i]]) heads[i] = heads[auxiliary]
  }
}

/** A participle with a subject and no auxiliary is a past tense: "Madrid called in the envoy." */
function mendRoot(draft: Draft): void {
  const { heads, relations } = draft
  const root = heads.indexOf(-1)
  if (!IS_PAST[draft.xpos(root)] || PARTICIPLE.test(draft.form(root))) return
  const kids = children(heads, root)
  if (kids.some(i => IS_AUXILIARY[relations[i]] || isAgent(draft, i))) return
  // "*Fighting* erupted": no clause of its own right before the verb.
  if (root === 1 && heads[0] === 1 && /^\p{Lu}\p{Ll}+ing$/u.test(draft.form(0))) relations[0] = NSUBJ
  giveSubject(draft, root)
  const subject = children(heads, root).find(i => i < root && IS_SUBJECT[relations[i]])
  if (subject === undefined) return
  if (relations[subject] === NSUBJ_PASS) relations[subject] = NSUBJ
  draft.retag(root, 'past')
}

/** Whether the participle was made the predicate: where it stands behind a noun and no agent behind it. */
function makePredicate(draft: Draft, verb: number): boolean {
  const { heads, relations } = draft
  if (PARTICIPLE.test(draft.form(verb)) || /^by$/i.test(draft.form(verb + 1))) return false
  if (children(heads, verb).some(i => isAgent(draft, i))) return false
  // "China, the North's ally, called for restraint", "the minister, who met Holm, voiced support": behind what is inserted.
  const before =
    draft.form(verb - 1) === ','
      ? nounInserted(draft, verb)
      : Math.max(nounBefore(draft, verb), nounMistaken(draft, verb))
  if (before < 0) return false
  if (relations[verb] === ACL && freeOfPlace(draft, verb, heads[verb])) return true
  let head = heads[verb]
  // "Talks between Niger and the rebels reopened": the participle may hang on any noun of the phrase.
  while (relations[verb] === ACL && head >= 0 && head < verb && heads[head] >= 0) head = heads[head]
  if (head < 0) return false
  const above = heads[head]
  if (relations[verb] === AMOD && head > verb && above >= 0 && above < verb && heads[above] < 0) {
    // "The council last year adopted Resolution 12": the noun that was the root is the subject.
    giveBack(draft, before, above, head)
    take(draft, verb, above)
    for (let i = verb + 1; i < heads.length; i++) if (heads[i] === above) heads[i] = verb
    heads[above] = heads[head] = verb
    relations[above] = NSUBJ
    relations[head] = OBJ
    draft.retag(verb, 'past')
    return true
  }
  if (above >= 0) return false
  if (relations[verb] === ACL && head < verb) {
    for (const i of children(heads, verb)) {
      if (i > verb || !IS_SUBJECT[relations[i]]) continue
      heads[i] = head
      relations[i] = NMOD
    }
    take(draft, verb, head)
    for (let i = verb + 1; i < heads.length; i++) if (heads[i] === head) heads[i] = verb
    heads[head] = verb
    relations[head] = NSUBJ
  } else if (
    relations[verb] === AMOD &&
    head > verb &&
    heads[before] === head &&
    (IN_PHRASE[relations[before]] || IS_SUBJECT[relations[before]])
  ) {
    take(draft, verb, head)
    heads[head] = verb
    relations[head] = OBJ
    makeSubject(draft, before, verb, head)
    if (heads[heads.length - 1] === head) heads[heads.length - 1] = verb
    // "The council last year adopted": the date between is the verb's.
    for (let i = before + 1; i < verb; i++) {
      if (!IS_NOUN[draft.xpos(i)] || heads[i] === verb) continue
      heads[i] = verb
      relations[i] = OBL
      for (let k = before + 1; k < i; k++) if (heads[k] === verb || heads[k] === head) heads[k] = i
    }
  } else return false
  draft.retag(verb, 'past')
  if (!IS_NOUN[draft.xpos(before)]) draft.retag(before, 'noun')
  return true
}

/** "The closure *of the crossing* faced criticism": what stood between the subject and a participle that is a verb belongs to the former. */
function giveBack(draft: Draft, noun: number, subject: number, object: number): void {
  const { heads, relations } = draft
  if (heads[noun] !== object || relations[noun] !== AMOD) return
  for (let k = subject + 1; k < noun; k++) if (heads[k] === object) heads[k] = noun
  heads[noun] = subject
  relations[noun] = NMOD
  draft.retag(noun, 'noun')
}

/** "*The premier* voiced hope", "of *the crossing* faced": right behind an article or owner and right before the verb, what was taken for its fellow modifier; −1 for none. */
function nounMistaken({ heads, relations, form, xpos }: Draft, verb: number): number {
  const noun = verb - 1
  if (noun < 1 || relations[noun] !== AMOD || heads[noun] !== heads[verb] || !MISTAKEN[xpos(noun)]) return -1
  return OWNER[relations[noun - 1]] || /^['’]s?$/.test(form(noun - 1)) ? noun : -1
}
const MISTAKEN = tagged(/^(?:JJ|VBG)$/)
const OWNER = named(/^(?:det|nmod:poss)$/)

/** The noun behind which something is inserted that a comma ends right before the verb; −1 for none. */
function nounInserted(draft: Draft, verb: number): number {
  const { heads, relations } = draft
  const head = heads[verb]
  if (relations[verb] === ACL) {
    // "Petra Holm, the head of the bank, called for reform": hung on the name or on what she is, or where she is by a relative clause.
    const apposed = relations.some((relation, k) => relation === APPOS && k > head && k < verb)
    return relations[head] === APPOS || (heads[head] < 0 && (apposed || isRelative(draft, head))) ? head : -1
  }
  if (relations[verb] !== AMOD || head < verb || heads[head] < 0 || heads[head] > verb) return -1
  return isRelative(draft, heads[head]) ? heads[head] : -1
}

/** "Near Mosul, five strikes destroyed": a place that was the root, with a preposition and a comma behind it, becomes the verb's. */
function freeOfPlace(draft: Draft, verb: number, subject: number): boolean {
  const { heads, relations } = draft
  const place = heads[subject]
  if (subject > verb || place < 0 || place > subject || heads[place] >= 0) return false
  let comma = subject - 1
  while (comma > place && draft.form(comma) !== ',') comma--
  if (comma === place || !children(heads, place).some(i => i < place && relations[i] === CASE)) return false
  take(draft, verb, place)
  for (let i = comma; i < heads.length; i++) if (heads[i] === place) heads[i] = verb
  heads[place] = heads[subject] = verb
  relations[place] = OBL
  relations[subject] = NSUBJ
  draft.retag(verb, 'past')
  return true
}

/** Whether the phrase names the doer of a passive: "called upon" has none. */
function isAgent({ heads, relations, form }: Draft, i: number): boolean {
  if (!IS_AGENT[relations[i]]) return false
  if (children(heads, i).some(k => relations[k] === CASE && /^by$/i.test(form(k)))) return true
  relations[i] = OBL
  return false
}

/** Makes the noun right before a predicate without a subject its subject. */
function giveSubject(draft: Draft, verb: number): void {
  const { heads, relations } = draft
  const kids = children(heads, verb)
  if (kids.some(i => IS_SUBJECT[relations[i]])) return
  const noun = nounBefore(draft, verb)
  if (noun < 0) return
  const head = heads[noun]
  const isObject = head > verb && heads[head] === verb && relations[head] === OBJ
  const isModifier = IN_PHRASE[relations[noun]] || IS_SUBJECT[relations[noun]]
  if (head === verb ? isModifier || IS_LOOSE[relations[noun]] : isObject && isModifier)
    makeSubject(draft, noun, verb, head)
}

/** The noun becomes the verb's subject, and takes with it what stands in its phrase and hung on `head`. */
function makeSubject({ heads, relations }: Draft, noun: number, verb: number, head: number): void {
  for (let i = 0; i < noun; i++) {
    if (heads[i] === head) heads[i] = IN_PHRASE[relations[i]] ? noun : verb
  }
  heads[noun] = verb
  relations[noun] = NSUBJ
}

function take({ heads, relations }: Draft, verb: number, from: number): void {
  heads[verb] = heads[from]
  relations[verb] = relations[from]
}

/** The noun that ends right before the verb, or before an adverb or "last year" there; −1 if none does. */
function nounBefore(draft: Draft, verb: number): number {
  let i = verb - 1
  while (i > 0 && IS_ADVERB[draft.xpos(i)]) i--
  if (i > 1 && /^(?:week|month|year)$/i.test(draft.form(i)) && /^(?:last|this)$/i.test(draft.form(i - 1))) i -= 2
  return i >= 0 && IS_NOUN[draft.xpos(i)] ? i : -1
}

const children = (heads: Int32Array, of: number): number[] => {
  const found: number[] = []
  for (let i = 0; i < heads.length; i++) if (heads[i] === of) found.push(i)
  return found
}
