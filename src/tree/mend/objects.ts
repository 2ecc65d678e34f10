// Objects where scoring words one by one went astray: of two of "give", the first is the indirect one; and what was taken for part of an
// adjective behind the verb ("called the fee unacceptable") is the verb's object, as is a name that was taken for a predicate ("sounded
// out Belgrade").

import { DEPRELS, XPOS } from '../labels.ts'
import type { Draft } from './draft.ts'

const named = (pattern: RegExp) => DEPRELS.map(name => pattern.test(name))
const [OBJ, IOBJ, XCOMP, COMPOUND, CSUBJ, NSUBJ, OBL] = (
  ['obj', 'iobj', 'xcomp', 'compound', 'csubj', 'nsubj', 'obl'] as const
).map(name => DEPRELS.indexOf(name))
const [MARK, CASE, ACL, RELCL] = (['mark', 'case', 'acl', 'acl:relcl'] as const).map(name => DEPRELS.indexOf(name))
const [DET, POSSESSOR, PASSIVE, NMOD, NUMMOD] = (['det', 'nmod:poss', 'aux:pass', 'nmod', 'nummod'] as const).map(
  name => DEPRELS.indexOf(name),
)
const IS_NAMED = XPOS.map(name => /^NN(?:PS?|S)$/.test(name))
const IS_PARTICIPLE = XPOS.map(name => /^VB[NG]$/.test(name))
const IS_TOLD = named(/^(?:obj|ccomp|xcomp|parataxis)$/)
const IS_SUBJECT = named(/^(?:nsubj|csubj|expl)/)
const IS_FINITE = XPOS.map(name => /^VB[DZP]$/.test(name))
const [AMOD, AGENT] = (['amod', 'obl:agent'] as const).map(name => DEPRELS.indexOf(name))
const MEASURE =
  /^(?:hours?|days?|weeks?|months?|years?|decades?|per|percent|%|points?|times|miles?|kilomet(?:re|er)s?|tonn?e?s|barrels|euros|dollars)$/i
const [CCOMP, ADVCL, APPOS] = (['ccomp', 'advcl', 'appos'] as const).map(name => DEPRELS.indexOf(name))
const DATE =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|(?:1[5-9]|20)\d\d)$/i
const YEAR = /^(?:1[5-9]|20)\d\d$/
const EXPL = DEPRELS.indexOf('expl')
const UNMARKED = DEPRELS.indexOf('nmod:unmarked')
const IS_VERB = XPOS.map(name => name.startsWith('VB'))
const IS_PREPOSITION = XPOS.map(name => name === 'IN')
const IN_PLACE = named(/^(?:obl|nmod)$/)
const IN_PHRASE = named(/^(?:det|amod|compound|nummod|nmod:poss|nmod:desc|flat)/)
const IS_NOUN = XPOS.map(name => name.startsWith('NN'))
const IS_ADJECTIVE = XPOS.map(name => name.startsWith('JJ'))

const IS_NAME = XPOS.map(name => name === 'NNP')
/** Verbs that have a name for a predicate. */
const NAMING = /^(?:be|becom|becam|remain|seem|stay|call|nam|elect|appoint|crown|declar|feel|felt|look|titl|dub|turn)/i
const PERSUASION =
  /^(?:urg|ask|tell|told|order|warn|invit|allow|permit|enabl|forc|compel|press|push|encourag|persuad|convinc|instruct|requir|request|authori[sz]|challeng|remind|advis|beg|implor|exhort|oblig|forb)/i
/** Nouns that an infinitive behind them explains. */
const PURPOSEFUL =
  /^(?:right|abilit|chance|attempt|opportunit|effort|plan|option|decision|need|move|bid|mandate|preparation|commitment|willingness|readiness|refusal|failure|offer|promise|pledge|threat|vow|capacit|intention|desire)(?:y|s|ies)?$/i
/** Those of them that are somebody's. */
const RESOLVE =
  /^(?:right|attempt|effort|decision|refusal|failure|willingness|readiness|commitment|intention|pledge|offer|threat|promise|plan)s?$/i
const CHARGE = /^(?:accus|suspect|convict|acquit)/i
const JOINT = /^(?:coalition|alliance|operation|mission|campaign|initiative)s?$/i
const PAPER =
  /^(?:resolutions?|bills?|laws?|reports?|agreements?|deals?|treat(?:y|ies)|talks|negotiations|statements?|proposals?|plans?|drafts?|memorand(?:um|a)|conventions?|referendums?|votes?|positions?|stances?|polic(?:y|ies)|decisions?)$/i
const WARNING = /^(?:warn|advis|caution)/i
const LASTS = /^(?:hours|days|weeks|months|years)$/i
const SPENDS =
  /^(?:spen[dt]|spends|spending|la?st|lasts|lasted|los[et]|lost|serv|took|takes?|give|gave|given|buy|bought|gain|need|want|face[sd]?|get|got|have|has|had|allow)/i
const PLACING = /^(?:off|in|near|at|on|of|from|around)$/i
const SITE =
  /^(?:hospitals?|bases?|airports?|airfields?|markets?|schools?|villages?|cit(?:y|ies)|towns?|ports?|embass(?:y|ies)|consulates?|plants?|camps?|prisons?|bridges?|mosques?|church(?:es)?|refiner(?:y|ies)|depots?|stations?|facilit(?:y|ies)|buildings?|checkpoints?|positions|headquarters)$/i
const SAYING =
  /^(?:accusing|blaming|saying|calling|citing|warning|denouncing|condemning|urging|demanding|describing|vowing|pledging|threatening)$/i
const GIVE = /^(?:gives?|gave|giv(?:en|ing)|grant(?:s|ed|ing)?|offer(?:s|ed|ing)?)$/i

export function mendObjects(draft: Draft): void {
  const { heads, relations, form, xpos } = draft
  for (let i = 0; i < heads.length; i++) {
    // "*It* urges the army to withdraw": who persuades somebody is no mere filler.
    if (relations[i] === EXPL && heads[i] > i && PERSUASION.test(form(heads[i])) && hasObject(draft, heads[i]))
      relations[i] = NSUBJ
    // "gave way *to* protesters": before a noun it opens no clause.
    if (relations[i] === MARK && heads[i] > i && IN_PLACE[relations[heads[i]]] && IS_NOUN[xpos(heads[i])])
      relations[i] = CASE
    // "is due to meet": a subject stands before its predicate already.
    if (relations[i] === CSUBJ && heads[i] < i && heads.some((head, k) => head === heads[i] && relations[k] === NSUBJ))
      relations[i] = XCOMP
    // "the position that they must decide": a conjunction is no object, and what it opens no relative clause.
    if (
      relations[i] === OBJ &&
      heads[i] > i &&
      /^that$/i.test(form(i)) &&
      (IS_PREPOSITION[xpos(i)] || hasObject(draft, heads[i]))
    ) {
      relations[i] = MARK
      if (relations[heads[i]] === RELCL) relations[heads[i]] = ACL
    }
    if (IS_NAME[xpos(i)] && isLostSubject(draft, i)) {
      relations[i] = NSUBJ
      heads[i - 1] = heads[i]
      relations[i - 1] = OBL
      for (let k = 0; k < i - 1; k++) if (heads[k] === i && relations[k] === CASE) heads[k] = i - 1
    }
    if (relations[i] === AMOD && /^following$/i.test(form(i))) partFollowing(draft, i)
    // "extended by six months": by how much, not by whom.
    if (
      relations[i] === AGENT &&
      MEASURE.test(form(i)) &&
      heads.some((head, k) => head === i && relations[k] === NUMMOD)
    )
      relations[i] = OBL
    if (relations[i] === NSUBJ) freeOfPreposition(draft, i)
    if (relations[i] === ADVCL && heads[i] < i && isInfinitive(draft, i)) {
      // "took part in the operation to free the hostages": what it is for belongs to it.
      const noun = behindOwner(draft, beforeDate(draft, i - 2))
      if (isExplained(draft, noun) && /^to$/i.test(form(i - 1))) {
        heads[i] = noun
        relations[i] = ACL
      } else if (isExpected(draft, heads[i], i)) relations[i] = XCOMP
      // "invited Hungary to explain": what one is asked to do.
      else if (relations[i - 2] === OBJ && heads[i - 2] === heads[i] && PERSUASION.test(form(heads[i])))
        relations[i] = XCOMP
    }
    if (relations[i] === ADVCL && heads[i] < i && heads[i] >= 0) {
      const verb = accusing(draft, i)
      if (verb >= 0) heads[i] = verb
    }
    // "called the accord a failure": what it is called, by the verb.
    if (relations[i] === APPOS && isCalled(draft, i)) {
      heads[i] = heads[heads[i]]
      relations[i] = XCOMP
    }
    // "encouraged the rebels to join": what they are to do completes the verb.
    if (relations[i] === ACL && heads[i] < i && isInfinitive(draft, i)) {
      let object = heads[i]
      // "calls on all parties to the ceasefire to stop": who is asked has a phrase of his own.
      while (relations[object] === NMOD && heads[object] < object) object = heads[object]
      if (heads[object] < object && isPersuaded(draft, object)) {
        heads[i] = heads[object]
        relations[i] = XCOMP
      }
    }
    // "the visit to Australia of the Iraqi minister": whose visit it is.
    if (relations[i] === NMOD && IS_NAME[xpos(heads[i])] && isOwnerBehindPlace(draft, i)) heads[i] = heads[heads[i]]
    // "described the measures as criminal": said of the object, by the verb.
    if (
      relations[i] === NMOD &&
      IS_ADJECTIVE[xpos(i)] &&
      heads[i] < i &&
      relations[heads[i]] === OBJ &&
      marksAs(draft, i)
    ) {
      heads[i] = heads[heads[i]]
      relations[i] = OBL
    }
    // "is to withdraw over 60 days": how long, not what.
    if (relations[i] === OBJ && LASTS.test(form(i)) && isCounted(draft, i) && !SPENDS.test(form(heads[i])))
      relations[i] = OBL
    if (relations[i] === COMPOUND && heads[i] > i + 1) partCompound(draft, i)
    if (relations[i] === OBL && IS_NAMED[xpos(i)]) giveDoer(draft, i)
    if (IS_PARTICIPLE[xpos(i)]) joinParticiple(draft, i)
    // "rejected a resolution on the killings", "struck a hospital in Aleppo": what a paper is on and where a site is belong to them.
    if (relations[i] === OBL && heads[i] >= 0 && heads[i] < i) {
      const paper = paperBefore(draft, i)
      if (paper >= 0) {
        heads[i] = paper
        relations[i] = NMOD
      }
    }
    // "severed relations with Chad, *accusing* it of theft": what the doer says while at it.
    if (relations[i] === ACL && form(i - 1) === ',' && SAYING.test(form(i))) {
      let noun = heads[i]
      while (relations[noun] === NMOD && heads[noun] < noun && heads[noun] >= 0) noun = heads[noun]
      if (noun < i && (relations[noun] === OBJ || relations[noun] === OBL) && heads[noun] >= 0 && heads[noun] < noun) {
        heads[i] = heads[noun]
        relations[i] = ADVCL
      }
    }
    // "locked down the district": a place or time has a preposition or is one.
    if (relations[i] === OBL && heads[i] >= 0 && heads[i] < i && isObject(draft, i)) relations[i] = OBJ
    if (relations[i] === OBL && isCountedObject(draft, i)) relations[i] = OBJ
    if (relations[i] === XCOMP && IS_ADJECTIVE[xpos(i)] && heads[i] < i) takeObjectFrom(draft, i)
    if (relations[i] === XCOMP && IS_NAME[xpos(i)] && heads[i] < i && !NAMING.test(form(heads[i]))) {
      if (!heads.some((head, k) => head === heads[i] && (relations[k] === OBJ || relations[k] === IOBJ)))
        relations[i] = OBJ
    }
    // "warned Sweden against it": one who is told nothing more is the object.
    if (
      relations[i] === IOBJ &&
      WARNING.test(form(heads[i])) &&
      !heads.some((head, k) => head === heads[i] && IS_TOLD[relations[k]])
    )
      relations[i] = OBJ
    if (relations[i] !== OBJ || heads[i] > i || !GIVE.test(form(heads[i]))) continue
    for (let k = i + 1; k < heads.length; k++) {
      if (heads[k] === heads[i] && relations[k] === OBJ) relations[i] = IOBJ
    }
  }
}

/** The object right before a phrase, where it is a paper that is "on" something, or a site that is somewhere; −1 for none. */
function paperBefore(draft: Draft, i: number): number {
  const { heads, relations, form } = draft
  const mark = markBefore(draft, i, CASE)
  const noun = mark - 1
  if (mark < 1 || relations[noun] !== OBJ || heads[noun] !== heads[i]) return -1
  if (/^(?:in|near|outside)$/i.test(form(mark))) return SITE.test(form(noun)) && !DATE.test(form(i)) ? noun : -1
  const isDay = DATE.test(form(i)) || /^(?:day|eve|morning|evening|night)s?$/i.test(form(i))
  return /^on$/i.test(form(mark)) && !isDay && PAPER.test(form(noun)) ? noun : -1
}

/** "voiced alarm at the detention of staff *by the rebels*": of an active verb nobody is the agent; whose deed it is belongs to the noun. */
function giveDoer(draft: Draft, i: number): void {
  const { heads, relations, form, xpos } = draft
  const verb = heads[i]
  if (verb < 0 || verb > i || !IS_FINITE[xpos(verb)] || DATE.test(form(i)) || MEASURE.test(form(i))) return
  const mark = markBefore(draft, i, CASE)
  if (mark < 1 || !/^by$/i.test(form(mark)) || heads.some((head, k) => head === verb && relations[k] === PASSIVE))
    return
  let noun = mark - 1
  while (relations[noun] === NMOD && heads[noun] >= 0 && heads[noun] < noun) noun = heads[noun]
  if (noun <= verb || heads[noun] !== verb || !IS_NOUN[xpos(noun)]) return
  if (relations[noun] !== OBJ && relations[noun] !== OBL) return
  heads[i] = noun
  relations[i] = NMOD
}

/** The token before `i` that marks it, as a preposition (CASE) or a conjunction (MARK); −1 for none. */
const markBefore = ({ heads, relations }: Draft, i: number, relation: number): number =>
  heads.findIndex((head, k) => head === i && k < i && relations[k] === relation)

const isCounted = ({ heads, relations }: Draft, i: number): boolean =>
  heads.some((head, k) => head === i && k < i && relations[k] === NUMMOD)

/** "objected to the *drilling* off Cyprus": a preposition between the two shows that the first is no part of the second. */
function partCompound({ heads, relations, form, xpos }: Draft, first: number): void {
  const second = heads[first]
  const mark = first + 1
  if (relations[mark] !== CASE || heads[mark] !== second || !PLACING.test(form(mark)) || !IS_NOUN[xpos(second)]) return
  heads[first] = heads[second]
  relations[first] = relations[second]
  for (let k = 0; k < first; k++) if (heads[k] === second) heads[k] = first
  heads[second] = first
  relations[second] = NMOD
}

/** "a dinner for the *visiting* king", "returned *looted* bronzes": a participle with an article before it, or right before the object. */
function joinParticiple(draft: Draft, i: number): void {
  const { heads, relations, xpos } = draft
  const noun = heads.findIndex((head, k) => head === i && k > i && relations[k] === OBJ)
  const verb = heads[i]
  if (noun < 0 || verb < 0 || verb > i || !IS_NOUN[xpos(noun)]) return
  if (relations[i] === ADVCL) {
    const mark = markBefore(draft, i, MARK)
    if (mark < 0 || !heads.some((head, k) => head === noun && k < i && relations[k] === DET)) return
    relations[noun] = OBL
    relations[mark] = CASE
  } else if (relations[i] === XCOMP && XPOS[xpos(i)] === 'VBN' && i === verb + 1 && noun === i + 1)
    relations[noun] = OBJ
  else return
  for (let k = 0; k < heads.length; k++) {
    if (k > noun && relations[k] === OBL && (heads[k] === noun || heads[k] === i)) heads[k] = verb
    else if (heads[k] === i) heads[k] = noun
  }
  heads[noun] = verb
  heads[i] = noun
  relations[i] = AMOD
}

/** "from Ottawa following reports": no compound with the noun before. */
function partFollowing({ heads, relations }: Draft, i: number): void {
  const noun = heads[i]
  const before = i - 1
  if (noun < i || relations[before] !== COMPOUND || heads[before] !== noun || heads[noun] < 0) return
  for (let k = 0; k < before; k++) if (heads[k] === noun) heads[k] = before
  heads[before] = heads[noun]
  relations[before] = OBL
  relations[i] = CASE
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
  if (PURPOSEFUL.test(form(noun))) return true
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
    if (relations[owner] === NMOD && RESOLVE.test(form(noun)) && /^(?:of|by)$/i.test(form(noun + 1))) return noun
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

function isCalled({ heads, relations, form }: Draft, name: number): boolean {
  const object = heads[name]
  const verb = heads[object]
  if (relations[object] !== OBJ || object > name || verb < 0 || verb > object) return false
  if (!/^(?:call|label|brand|dub|deem|declar)/i.test(form(verb))) return false
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

/** "In 2013 Iran attacked" taken for a place that is called "2013 Iran": right before a past tense that has no subject. */
function isLostSubject({ heads, relations, form, xpos }: Draft, name: number): boolean {
  const verb = heads[name]
  if (
    relations[name] !== OBL ||
    verb <= name ||
    !IS_FINITE[xpos(verb)] ||
    !DATE.test(form(name - 1)) ||
    heads[name - 1] !== name
  )
    return false
  return !heads.some((head, k) => head === verb && (IS_SUBJECT[relations[k]] || relations[k] === PASSIVE))
}

/** "In April Iran attacked", "In 2013 Iran attacked": a subject has no preposition, the name or year before it has. */
function freeOfPreposition({ heads, relations, form, xpos }: Draft, subject: number): void {
  const first = heads.indexOf(subject)
  // "On Monday Iran": the preposition may hang on the day already.
  const isDate = first > 0 && (relations[first] === COMPOUND ? DATE : YEAR).test(form(first))
  const marked = isDate && heads[first - 1] === first
  const preposition = marked ? first - 1 : first
  // "On 20 April ministers met"
  if (first >= 0 && relations[first] === CASE && /^\d\d?$/.test(form(first + 1)) && DATE.test(form(first + 2))) {
    if (heads[first + 1] !== subject || heads[first + 2] !== subject || first + 2 >= subject) return
    heads[first] = heads[first + 2] = first + 1
    heads[first + 1] = heads[subject]
    relations[first + 1] = OBL
    relations[first + 2] = UNMARKED
    return
  }
  const name = preposition + 1
  if (
    preposition < 0 ||
    relations[preposition] !== CASE ||
    heads[name] !== subject ||
    !(relations[name] === COMPOUND
      ? IS_NAME[xpos(name)] && (IS_NAME[xpos(subject)] || DATE.test(form(name)))
      : relations[name] === NUMMOD && YEAR.test(form(name)))
  )
    return
  heads[preposition] = name
  // "said on Saturday Islamic countries should unite": the day is that of saying.
  const verb = heads[subject]
  heads[name] = relations[verb] === CCOMP && heads[verb] >= 0 && heads[verb] < preposition ? heads[verb] : verb
  relations[name] = OBL
}

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

const isInfinitive = ({ heads, relations, form }: Draft, i: number) =>
  heads.some((head, k) => head === i && k < i && relations[k] === MARK && /^to$/i.test(form(k)))

const marksAs = ({ heads, relations, form }: Draft, i: number) =>
  heads.some((head, k) => head === i && k < i && relations[k] === CASE && /^as$/i.test(form(k)))

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
