// What a verb is completed by: infinitives that were hung on the wrong word ("took part in the operation to free the hostages"), and what is
// said of somebody beside a verb of accusing, calling or describing.
import { isBelow } from '../below.ts'
import { RESOLVE } from '../resolve.ts'
import {
  IS_ADJECTIVE,
  IS_FINITE,
  IS_GERUND,
  IS_NOUN,
  IS_PAST_TENSE,
  IS_PLACED,
  IS_SINGULAR_NAME,
  IS_VERB,
  relationIds,
  tagsLike,
} from './classes.ts'
import { DATE, type Draft, markBefore, objectBefore, PERSUASION } from './draft.ts'

const [OBJ, XCOMP, OBL, NMOD, ACL, ADVCL, APPOS, IOBJ, RELCL, CCOMP, MARK, CASE, DET, ADVMOD, CONJ, CC, NSUBJ] =
  relationIds(
    'obj',
    'xcomp',
    'obl',
    'nmod',
    'acl',
    'advcl',
    'appos',
    'iobj',
    'acl:relcl',
    'ccomp',
    'mark',
    'case',
    'det',
    'advmod',
    'conj',
    'cc',
    'nsubj',
  )
const IS_BARE = tagsLike(/^VB$/)
/** Nouns that an infinitive behind them explains. */
const PURPOSEFUL =
  /^(?:right|abilit|chance|attempt|opportunit|effort|plan|option|decision|need|move|bid|mandate|preparation|commitment|willingness|readiness|refusal|failure|offer|promise|pledge|threat|vow|capacit|intention|desire)(?:y|s|ies)?$/i
/** Papers that do what an infinitive behind them tells. */
const PAPER =
  /^(?:bill|law|resolution|motion|deal|agreement|treat|accord|pact|decree|memorand|legislation|draft)(?:y|ies|s|um|a)?$/i
/** Those of them that are somebody's. */
const RESOLVING = new RegExp(`^(?:${RESOLVE})s?$`, 'i')
const CHARGE = /^(?:accus|suspect|convict|acquit)/i
const JOINT = /^(?:coalition|alliance|operation|mission|campaign|initiative)s?$/i
const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/i
const SAYING =
  /^(?:accusing|blaming|saying|calling|citing|warning|denouncing|condemning|urging|demanding|describing|vowing|pledging|threatening)$/i

export function mendInfinitives(draft: Draft): void {
  const { heads, relations } = draft
  for (let i = 0; i < draft.heads.length; i++) {
    negateInfinitive(draft, i)
    if (relations[i] === OBL && IS_BARE[draft.xpos(i)] && heads[i] < i && isInfinitive(draft, i)) relations[i] = XCOMP
    joinForClause(draft, i)
    freePast(draft, i)
    tellClause(draft, i)
    explainNoun(draft, i)
    freeDay(draft, i)
    joinCharge(draft, i)
    completeVerb(draft, i)
    giveOwner(draft, i)
    describeObject(draft, i)
    joinSaying(draft, i)
  }
}

const IS_TENSED = tagsLike(/^VB[DZ]$/)

/** "called for a fund to help industry *and proposed* a tax", "refused to go but *opposes* it": a tense is joined to no infinitive, but to the verb above it. */
function freePast({ heads, relations, xpos }: Draft, i: number): void {
  if (relations[i] !== CONJ || !IS_TENSED[xpos(i)] || heads[i] < 0 || heads[i] > i || !IS_BARE[xpos(heads[i])]) return
  let verb = heads[i]
  while (verb >= 0 && verb < i && !IS_FINITE[xpos(verb)] && heads[verb] >= 0) verb = heads[verb]
  if (verb >= 0 && verb < i && IS_VERB[xpos(verb)]) heads[i] = verb
}

/** "vowed *never* to accept it": what is not to be done is negated, not the vow. */
function negateInfinitive({ heads, relations, form }: Draft, i: number): void {
  if (relations[i] !== ADVMOD || !/^(?:never|not)$/i.test(form(i)) || heads[i] !== i - 1) return
  const to = i + 1
  if (to >= heads.length || relations[to] !== MARK || !/^to$/i.test(form(to)) || heads[heads[to]] !== heads[i]) return
  heads[i] = heads[to]
}

/** "called for a truce and for Chad *to leave*": Chad is to leave, and that is the second thing called for. */
function joinForClause(draft: Draft, i: number): void {
  const { heads, relations, form } = draft
  const above = heads[i]
  const to = markBefore(draft, i, MARK)
  if (relations[i] !== ADVCL || above < 0 || above > i || to < 0 || !/^to$/i.test(form(to))) return
  const doer = heads.findIndex(
    (head, k) =>
      relations[k] === CONJ && k > head && head > above && k < to && heads[head] === above && relations[head] === OBL,
  )
  if (doer < 0 || !isBelow(heads, to - 1, doer)) return
  const mark = markBefore(draft, doer, CASE)
  const conjunction = markBefore(draft, doer, CC)
  if (mark < 0 || conjunction < 0 || !/^for$/i.test(form(mark))) return
  heads[i] = heads[doer]
  relations[i] = CONJ
  heads[doer] = heads[mark] = heads[conjunction] = i
  relations[doer] = NSUBJ
  relations[mark] = MARK
}

/** "told the envoy *that* they should go": hung on who is told, where "that" is nothing in the clause. */
function tellClause(draft: Draft, i: number): void {
  const { heads, relations, form } = draft
  const told = heads[i]
  if ((relations[i] !== ACL && relations[i] !== RELCL) || told < 0 || told > i || relations[told] !== IOBJ) return
  const mark = markBefore(draft, i, MARK)
  const verb = heads[told]
  if (mark < told || !/^that$/i.test(form(mark)) || verb < 0 || verb > told || objectBefore(draft, verb, mark) >= 0)
    return
  heads[i] = verb
  relations[i] = CCOMP
}

/** "took part in the operation *to free* the hostages": what it is for belongs to it; "invited Hungary *to explain*": what one is asked to do. */
function explainNoun(draft: Draft, i: number): void {
  const { heads, relations, form } = draft
  if (relations[i] !== ADVCL || heads[i] > i || !isInfinitive(draft, i)) return
  const noun = behindOwner(draft, beforeDate(draft, i - 2))
  if (isExplained(draft, noun) && /^to$/i.test(form(i - 1))) {
    heads[i] = noun
    relations[i] = ACL
  } else if (isExpected(draft, heads[i], i)) relations[i] = XCOMP
  else if (relations[i - 2] === OBJ && heads[i - 2] === heads[i] && PERSUASION.test(form(heads[i])))
    relations[i] = XCOMP
}

/** "passed a bill to punish buyers of oil *on Wednesday*": what the bill is to do has no day yet, the deed of passing it has. */
function freeDay(draft: Draft, infinitive: number): void {
  const { heads, relations, form, xpos } = draft
  const paper = heads[infinitive]
  if (relations[infinitive] !== ACL || paper > infinitive || !IS_BARE[xpos(infinitive)] || !PAPER.test(form(paper)))
    return
  const verb = heads[paper]
  if (relations[paper] !== OBJ || verb > paper || !IS_PAST_TENSE[xpos(verb)]) return
  for (let i = infinitive + 2; i < heads.length; i++) {
    const mark = IS_PLACED[relations[i]] && WEEKDAY.test(form(i)) ? markBefore(draft, i, CASE) : -1
    if (mark < 0 || !/^on$/i.test(form(mark)) || !isBelow(heads, i, infinitive)) continue
    heads[i] = verb
    relations[i] = OBL
  }
}

/** "accuses Ali, who lives abroad, *of plotting*". */
function joinCharge(draft: Draft, i: number): void {
  const { heads, relations } = draft
  if (heads[i] > i || heads[i] < 0) return
  // "accused Chad *of backing* them": it is the deed of which one is accused, not one's kind.
  const verb = relations[i] === ADVCL || (relations[i] === ACL && IS_GERUND[draft.xpos(i)]) ? accusing(draft, i) : -1
  if (verb < 0) return
  heads[i] = verb
  relations[i] = ADVCL
}

/** "called the accord *a failure*": what it is called, by the verb; "encouraged the rebels *to join*": what they are to do. */
function completeVerb(draft: Draft, i: number): void {
  const { heads, relations } = draft
  const isBeside = relations[i] === APPOS || (relations[i] === OBJ && IS_NOUN[draft.xpos(heads[i])])
  if (isBeside && isCalled(draft, i)) {
    heads[i] = heads[heads[i]]
    relations[i] = XCOMP
  }
  // "called the strikes *a crime*": of two objects the second, with its own article.
  const object = relations[i] === OBJ && heads[i] < i ? objectBefore(draft, heads[i], i) : -1
  if (object >= 0 && isNamedAs(draft, object, i)) relations[i] = XCOMP
  if (relations[i] !== ACL || heads[i] > i || !isInfinitive(draft, i)) return
  let whom = heads[i]
  // "calls on all parties to the ceasefire to stop": who is asked has a phrase of his own.
  while (relations[whom] === NMOD && heads[whom] < whom) whom = heads[whom]
  if (heads[whom] < whom && isPersuaded(draft, whom)) {
    heads[i] = heads[whom]
    relations[i] = XCOMP
  }
}

/** "the visit to Australia *of the Iraqi minister*": whose visit it is. */
function giveOwner(draft: Draft, i: number): void {
  const { heads, relations, xpos } = draft
  if (relations[i] === NMOD && IS_SINGULAR_NAME[xpos(heads[i])] && isOwnerBehindPlace(draft, i))
    heads[i] = heads[heads[i]]
}

/** "described the measures *as criminal*": said of the object, by the verb. */
function describeObject(draft: Draft, i: number): void {
  const { heads, relations, xpos } = draft
  if (relations[i] !== NMOD || !IS_ADJECTIVE[xpos(i)] || heads[i] > i || relations[heads[i]] !== OBJ) return
  if (!marksAs(draft, i)) return
  heads[i] = heads[heads[i]]
  relations[i] = OBL
}

/** "severed relations with Chad, *accusing* it of theft": what the doer says while at it; "urged them to go, *warning* that": who urges warns. */
function joinSaying({ heads, relations, form, xpos }: Draft, i: number): void {
  if (i === 0 || form(i - 1) !== ',' || !SAYING.test(form(i))) return
  if (relations[i] === ADVCL) {
    // "rejected the decision to allow it, *saying*": neither the infinitive nor the noun that it explains says so.
    let verb = heads[i]
    while (verb >= 0 && verb < i && (IS_BARE[xpos(verb)] || (IS_NOUN[xpos(verb)] && heads[verb] < verb)))
      verb = heads[verb]
    if (verb >= 0 && verb < i && IS_FINITE[xpos(verb)]) heads[i] = verb
  }
  if (relations[i] !== ACL) return
  let noun = heads[i]
  while (relations[noun] === NMOD && heads[noun] < noun && heads[noun] >= 0) noun = heads[noun]
  if (noun > i || (relations[noun] !== OBJ && relations[noun] !== OBL)) return
  if (heads[noun] < 0 || heads[noun] > noun) return
  heads[i] = heads[noun]
  relations[i] = ADVCL
}

/** Whether somebody is asked to do something: the object of "urged", what stands behind "called on". */
function isPersuaded({ heads, relations, form }: Draft, whom: number): boolean {
  const verb = heads[whom]
  if (verb < 0) return false
  if (relations[whom] === OBJ) return PERSUASION.test(form(verb))
  if (relations[whom] !== OBL || !/^call(?:s|ed|ing)?$/i.test(form(verb))) return false
  return heads.some((head, k) => head === whom && relations[k] === CASE && /^(?:up)?on$/i.test(form(k)))
}

/** Whether the noun is one that an infinitive explains, or a common undertaking that somebody has or supports. */
function isExplained({ heads, relations, form, xpos }: Draft, noun: number): boolean {
  if (noun < 0 || !IS_NOUN[xpos(noun)]) return false
  if (PURPOSEFUL.test(form(noun)) || (relations[noun] === OBJ && PAPER.test(form(noun)))) return true
  if (!JOINT.test(form(noun))) return false
  const outer = relations[noun] === NMOD ? heads[noun] : noun
  return relations[outer] === OBJ
}

/** "the decision *of Moldova* to expel": the noun whose infinitive stands behind whose decision it is, or `last` itself. */
function behindOwner({ heads, relations, form, xpos }: Draft, last: number): number {
  // "the refusal of the junta in Mali to go": where the owner is, hung on the verb.
  const place = relations[last] === OBL ? heads.findIndex((head, k) => head === last && relations[k] === CASE) : -1
  for (let owner = place > 0 ? place - 1 : last; owner > 1; owner = heads[owner]) {
    const noun = heads[owner]
    if (noun < 0 || noun > owner || !IS_NOUN[xpos(owner)]) return last
    if (relations[owner] === NMOD && RESOLVING.test(form(noun)) && /^(?:of|by)$/i.test(form(noun + 1))) return noun
  }
  return last
}

/** "its decision *last week* to suspend": the word before a date, or `i` itself. */
function beforeDate({ form }: Draft, i: number): number {
  if (/^(?:yesterday|today)$/i.test(form(i))) return i - 1
  const isDated = /^(?:week|month|year)$/i.test(form(i)) || DATE.test(form(i))
  return isDated && /^(?:last|this|on|in)$/i.test(form(i - 1)) ? i - 2 : i
}

/** The verb that accuses, where a charge was hung on what is said of the accused: "accuses Ali, who lives abroad, of plotting". */
function accusing(draft: Draft, charge: number): number {
  const { heads, form } = draft
  const mark = markBefore(draft, charge, MARK)
  if (mark < 0 || !/^of$/i.test(form(mark)) || CHARGE.test(form(heads[charge]))) return -1
  for (let i = heads[heads[charge]]; i >= 0; i = heads[i]) if (i < charge && CHARGE.test(form(i))) return i
  return -1
}

function isCalled(draft: Draft, name: number): boolean {
  const { heads, relations } = draft
  const object = heads[name]
  const verb = heads[object]
  return relations[object] === OBJ && object < name && verb >= 0 && verb < object && isNamedAs(draft, object, name)
}

/** Whether a verb of naming calls its object what a noun behind it with an article says. */
function isNamedAs({ heads, relations, form }: Draft, object: number, name: number): boolean {
  if (!/^(?:call|label|brand|dub|deem|declar)/i.test(form(heads[object]))) return false
  let article = name
  while (article > object && !(heads[article] === name && relations[article] === DET)) article--
  return article > object && /^an?$/i.test(form(article)) && !/^[,(–—-]$/.test(form(article - 1))
}

function isOwnerBehindPlace({ heads, relations, form }: Draft, owner: number): boolean {
  const place = heads[owner]
  if (place > owner || relations[place] !== NMOD || !/^of$/i.test(form(place + 1)) || heads[place + 1] !== owner)
    return false
  return heads[place] === place - 2 && /^to$/i.test(form(place - 1))
}

/** "expects the guarantors, as sponsors, to use their influence": what somebody is to do, behind whatever is inserted. */
function isExpected({ heads, relations, form }: Draft, verb: number, infinitive: number): boolean {
  if (form(infinitive - 2) !== ',' || !(PERSUASION.test(form(verb)) || /^expect/i.test(form(verb)))) return false
  let object = false
  for (let k = verb + 1; k < heads.length; k++) {
    if (heads[k] !== verb) continue
    if (relations[k] === XCOMP || relations[k] === CCOMP) return false
    if (relations[k] === OBJ && k < infinitive) object = true
  }
  return object
}

const isInfinitive = ({ heads, relations, form }: Draft, i: number) =>
  heads.some((head, k) => head === i && k < i && relations[k] === MARK && /^to$/i.test(form(k)))

const marksAs = ({ heads, relations, form }: Draft, i: number) =>
  heads.some((head, k) => head === i && k < i && relations[k] === CASE && /^as$/i.test(form(k)))
