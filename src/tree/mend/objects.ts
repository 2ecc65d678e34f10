// Objects where scoring words one by one went astray: of two of "give", the first is the indirect one; and what was taken for part of an
// adjective behind the verb ("called the fee unacceptable") is the verb's object, as is a name that was taken for a predicate ("sounded
// out Belgrade").
import {
  IN_PHRASE,
  IS_ADJECTIVE,
  IS_FINITE,
  IS_NOUN,
  IS_SINGULAR_NAME,
  IS_VERB,
  relationIds,
  relationsLike,
  tagsLike,
} from './classes.ts'
import { type Draft, hasSubject, MEASURE, markBefore, PERSUASION } from './draft.ts'

const [OBJ, IOBJ, XCOMP, COMPOUND, CSUBJ, NSUBJ] = relationIds('obj', 'iobj', 'xcomp', 'compound', 'csubj', 'nsubj')
const [OBL, MARK, CASE, ACL, RELCL, DET] = relationIds('obl', 'mark', 'case', 'acl', 'acl:relcl', 'det')
const [POSSESSOR, PASSIVE, NUMMOD, EXPL] = relationIds('nmod:poss', 'aux:pass', 'nummod', 'expl')
const [UNMARKED, APPOS] = relationIds('obl:unmarked', 'appos')
const IS_TOLD = relationsLike(/^(?:obj|ccomp|xcomp|parataxis)$/)
const IS_PREPOSITION = tagsLike(/^IN$/)
/** Verbs that have a name for a predicate. */
const NAMING = /^(?:be|becom|becam|remain|seem|stay|call|nam|elect|appoint|crown|declar|feel|felt|look|titl|dub|turn)/i
const WARNING = /^(?:warn|advis|caution)/i
const LASTS = /^(?:hours|days|weeks|months|years)$/i
const SPENDS =
  /^(?:spen[dt]|spends|spending|la?st|lasts|lasted|los[et]|lost|serv|took|takes?|give|gave|given|buy|bought|gain|need|want|face[sd]?|get|got|have|has|had|allow)/i
const GIVE = /^(?:gives?|gave|giv(?:en|ing)|grant(?:s|ed|ing)?|offer(?:s|ed|ing)?)$/i

/** Verbs that somebody must be the subject of. */
const TELLING =
  /^(?:reiterat|reaffirm|stress|underlin|underscor|emphasi[sz]|recall|not|warn|insist|declar|announc|argu|claim|believ|welcom|condemn|regret|reject|deplor|hop|expect|demand|urg|add|maintain|acknowledg|recogni[sz]|conclud|agre|stat)(?:e?s|e?d)$/i

export function mendObjects(draft: Draft): void {
  const { heads, relations, form, xpos } = draft
  for (let i = 0; i < heads.length; i++) {
    mendFiller(draft, i)
    freeObject(draft, i)
    // "is to withdraw over 60 days", "collapsed hours after it began": how long or when, not what.
    if (relations[i] === OBJ && LASTS.test(form(i)) && !SPENDS.test(form(heads[i]))) {
      if (isCounted(draft, i)) relations[i] = OBL
      else if (/^(?:after|before|later|earlier|ago)$/i.test(form(i + 1))) relations[i] = UNMARKED
    }
    // "locked down the district": a place or time has a preposition or is one.
    if (relations[i] === OBL && heads[i] >= 0 && heads[i] < i && isObject(draft, i)) relations[i] = OBJ
    if (relations[i] === OBL && isCountedObject(draft, i)) relations[i] = OBJ
    if (relations[i] === OBJ && isMarkedObject(draft, i)) relations[i] = OBL
    if (relations[i] === XCOMP && IS_ADJECTIVE[xpos(i)] && heads[i] < i) takeObjectFrom(draft, i)
    if (relations[i] === XCOMP && IS_SINGULAR_NAME[xpos(i)] && heads[i] < i && !NAMING.test(form(heads[i]))) {
      if (!heads.some((head, k) => head === heads[i] && (relations[k] === OBJ || relations[k] === IOBJ)))
        relations[i] = OBJ
    }
    // "warned Sweden against it": one who is told nothing more is the object.
    if (relations[i] === IOBJ && WARNING.test(form(heads[i])) && !isToldMore(draft, heads[i])) relations[i] = OBJ
    if (relations[i] === OBJ && heads[i] < i && GIVE.test(form(heads[i])) && hasObjectBehind(draft, i))
      relations[i] = IOBJ
  }
}

/** "noted with regret *the closure* of the port": a noun with an article right behind a manner is the verb's object. */
function freeObject({ heads, relations, form, xpos }: Draft, i: number): void {
  const manner = heads[i]
  if ((relations[i] !== OBJ && relations[i] !== APPOS) || manner < 2 || manner > i || !IS_NOUN[xpos(manner)]) return
  const verb = heads[manner]
  if (relations[manner] !== OBL || verb < 0 || verb > manner || !IS_VERB[xpos(verb)]) return
  const marked = heads.some((head, k) => head === manner && relations[k] === CASE && /^with$/i.test(form(k)))
  const opens = heads[manner + 1] === i && (relations[manner + 1] === DET || relations[manner + 1] === POSSESSOR)
  if (!marked || !opens || heads.some((head, k) => head === verb && relations[k] === OBJ)) return
  for (let k = i + 1; k < heads.length; k++) if (heads[k] === manner) heads[k] = i
  heads[i] = verb
  relations[i] = OBJ
}

/** What fills a place and was taken for something else there. */
function mendFiller(draft: Draft, i: number): void {
  const { heads, relations, form, xpos } = draft
  // "*It* urges the army to withdraw": who persuades somebody is no mere filler.
  if (relations[i] === EXPL && heads[i] > i && PERSUASION.test(form(heads[i])) && hasObject(draft, heads[i]))
    relations[i] = NSUBJ
  // "*It* reiterates that there can be no reopening of it": who tells something is no filler either.
  if (relations[i] === EXPL && heads[i] > i && TELLING.test(form(heads[i])) && !isPassive(draft, heads[i]))
    relations[i] = NSUBJ
  // "*Moscow* fears that": part of no verb.
  if (relations[i] === COMPOUND && IS_FINITE[xpos(heads[i])] && heads[i] === i + 1 && !hasSubject(draft, heads[i]))
    relations[i] = NSUBJ
  // "is due to meet": a subject stands before its predicate already.
  if (relations[i] === CSUBJ && heads[i] < i && heads.some((head, k) => head === heads[i] && relations[k] === NSUBJ))
    relations[i] = XCOMP
  // "the position that they must decide": a conjunction is no object, and what it opens no relative clause.
  if (relations[i] !== OBJ || heads[i] < i || !/^that$/i.test(form(i))) return
  if (!IS_PREPOSITION[xpos(i)] && !hasObject(draft, heads[i])) return
  relations[i] = MARK
  if (relations[heads[i]] === RELCL) relations[heads[i]] = ACL
}

const isPassive = ({ heads, relations }: Draft, verb: number): boolean =>
  heads.some((head, k) => head === verb && relations[k] === PASSIVE)

const isToldMore = ({ heads, relations }: Draft, verb: number): boolean =>
  heads.some((head, k) => head === verb && IS_TOLD[relations[k]])

const hasObjectBehind = ({ heads, relations }: Draft, object: number): boolean =>
  heads.some((head, k) => k > object && head === heads[object] && relations[k] === OBJ)

const isCounted = ({ heads, relations }: Draft, i: number): boolean =>
  heads.some((head, k) => head === i && k < i && relations[k] === NUMMOD)

/** Whether a noun with an article and without a preposition stands behind an active verb that has no object. */
function isObject(draft: Draft, noun: number): boolean {
  const { heads, relations, xpos } = draft
  const verb = heads[noun]
  if (!IS_NOUN[xpos(noun)] || !IS_VERB[xpos(verb)] || hasObject(draft, verb)) return false
  let article = false
  for (let k = 0; k < heads.length; k++) {
    if (heads[k] === noun && (relations[k] === CASE || relations[k] === MARK)) return false
    if (heads[k] === noun && (relations[k] === DET || relations[k] === POSSESSOR)) article = true
    if (heads[k] === verb && (relations[k] === PASSIVE || (k > verb && k < noun && relations[k] === OBL))) return false
  }
  return article
}

/** "killed *at least 17 miners*": the preposition is the number's. */
function isCountedObject(draft: Draft, noun: number): boolean {
  const { heads, relations, form } = draft
  const verb = heads[noun]
  if (verb < 0 || verb > noun || !/^at$/i.test(form(verb + 1)) || !/^(?:least|most)$/i.test(form(verb + 2)))
    return false
  if (MEASURE.test(form(noun)) || hasObject(draft, verb)) return false
  for (let k = 0; k < heads.length; k++) {
    if (heads[k] === noun && (relations[k] === CASE || relations[k] === MARK)) return false
    if (heads[k] === verb && relations[k] === PASSIVE) return false
  }
  return heads.some((head, k) => head === noun && relations[k] === NUMMOD)
}

/** "is campaigning *for* a ban": what a preposition that is no particle marks is no object. */
function isMarkedObject(draft: Draft, noun: number): boolean {
  const { heads, relations, form, xpos } = draft
  const mark = markBefore(draft, noun, CASE)
  if (heads[noun] < 0 || mark < heads[noun] || !/^(?:for|against|towards?|with|from|of)$/i.test(form(mark)))
    return false
  return IS_NOUN[xpos(noun)] && !heads.some((head, k) => head === noun && k < noun && relations[k] === NUMMOD)
}

/** Whether an object follows the verb. */
function hasObject({ heads, relations }: Draft, verb: number): boolean {
  for (let k = verb + 1; k < heads.length; k++) if (heads[k] === verb && relations[k] === OBJ) return true
  return false
}

function takeObjectFrom({ heads, relations, xpos }: Draft, adjective: number): void {
  const verb = heads[adjective]
  let noun = adjective - 1
  while (noun > verb && !(heads[noun] === adjective && relations[noun] === COMPOUND && IS_NOUN[xpos(noun)])) noun--
  if (noun <= verb) return
  for (let i = verb + 1; i < noun; i++) if (heads[i] === adjective && IN_PHRASE[relations[i]]) heads[i] = noun
  heads[noun] = verb
  relations[noun] = OBJ
}
