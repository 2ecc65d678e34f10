// Phrases by where they stand: a day before a subject ("In April Iran attacked"), what a preposition parts ("objected to the drilling off
// Cyprus"), whose deed a noun tells, what a paper is on and where a site is.
import { XPOS } from '../labels.ts'
import { IS_FINITE, IS_NOUN, IS_PLACED, IS_SINGULAR_NAME, IS_SUBJECT, relationIds, tagsLike } from './classes.ts'
import { DATE, type Draft, MEASURE, markBefore } from './draft.ts'

const [OBJ, XCOMP, COMPOUND, NSUBJ, OBL, MARK] = relationIds('obj', 'xcomp', 'compound', 'nsubj', 'obl', 'mark')
const [CASE, NMOD, NUMMOD, DET, PASSIVE, AMOD] = relationIds('case', 'nmod', 'nummod', 'det', 'aux:pass', 'amod')
const [AGENT, CCOMP, ADVCL, ADVMOD, UNMARKED] = relationIds('obl:agent', 'ccomp', 'advcl', 'advmod', 'nmod:unmarked')
const IS_NAMED = tagsLike(/^NN(?:PS?|S)$/)
const IS_PARTICIPLE = tagsLike(/^VB[NG]$/)
const YEAR = /^(?:1[5-9]|20)\d\d$/
const PAPER =
  /^(?:resolutions?|bills?|laws?|reports?|agreements?|deals?|treat(?:y|ies)|talks|negotiations|statements?|proposals?|plans?|drafts?|memorand(?:um|a)|conventions?|referendums?|votes?|positions?|stances?|polic(?:y|ies)|decisions?)$/i
/** Nouns that tell "for" what they are. */
const GOAL =
  /^(?:deadlines?|targets?|hopes?|prospects?|chances?|calls?|bids?|pleas?|appeals?|requests?|demands?|needs?|plans?|proposals?|support|backing|responsibility|respect|conditions?|frameworks?|roadmaps?|candidates?)$/i
const PLACING = /^(?:off|in|near|at|on|of|from|around)$/i
const SITE =
  /^(?:hospitals?|bases?|airports?|airfields?|markets?|schools?|villages?|cit(?:y|ies)|towns?|ports?|embass(?:y|ies)|consulates?|plants?|camps?|prisons?|bridges?|mosques?|church(?:es)?|refiner(?:y|ies)|reefs?|islets?|atolls?|depots?|stations?|facilit(?:y|ies)|buildings?|checkpoints?|positions|headquarters)$/i
/** What goes on somewhere: "fled the fighting in Marib". */
const STRIFE =
  /^(?:combat|fighting|battles?|clashes|violence|unrest|wars?|conflicts?|sieges?|killings?|massacres?|crackdowns?|coups?|bloodshed|hostilities|ceasefires?|truces?)$/i
/** What one has in something: "denied any *role* in the attack". */
const HELD_IN = /^(?:roles?|hand|involvement|complicity|confidence|faith|trust|interests?|stakes?|membership)$/i
/** "keeps the president under arrest": how he is kept. */
const CONFINED = /^(?:arrest|siege|guard|blockade|surveillance|detention|control|pressure)$/i
/** "ambushed a convoy near Gao": where it was ambushed. */
const STRIKING =
  /^(?:ambush|attack|kill|bomb|shell|raid|hit|str(?:uc|i)k|seiz|captur|detain|shot|arrest|abduct|kidnap|intercept)/i
/** Verbs that set their object beside another thing: "likened the deal to a surrender". */
const LIKENING = /^(?:liken|compar|equat|contrast|juxtapos|prefer)/i
/** Verbs whose object comes from somewhere: "imports most of its oil from Russia". */
const TAKING =
  /^(?:import|buy|bought|purchas|receiv|obtain|secur|borrow|withdraw|withdrew|recall|evacuat|expel|extract|seiz|smuggl|releas|retriev|recover)/i

export function mendPhrases(draft: Draft): void {
  const { heads, relations, form, xpos } = draft
  for (let i = 0; i < heads.length; i++) {
    // "gave way *to* protesters": before a noun it opens no clause.
    if (relations[i] === MARK && heads[i] > i && IS_PLACED[relations[heads[i]]] && IS_NOUN[xpos(heads[i])])
      relations[i] = CASE
    if (IS_SINGULAR_NAME[xpos(i)] && isLostSubject(draft, i)) freeOfYear(draft, i)
    if (relations[i] === AMOD && /^following$/i.test(form(i))) partFollowing(draft, i)
    // "extended by six months": by how much, not by whom.
    if (
      relations[i] === AGENT &&
      MEASURE.test(form(i)) &&
      heads.some((head, k) => head === i && relations[k] === NUMMOD)
    )
      relations[i] = OBL
    if (relations[i] === NSUBJ) freeOfPreposition(draft, i)
    // "Decades *ago* the monks fled": it tells when they did, not which.
    if (relations[i] === ADVMOD && heads[i] > i && relations[heads[i]] === NSUBJ && /^ago$/i.test(form(i)))
      heads[i] = heads[heads[i]]
    if (relations[i] === COMPOUND && heads[i] > i + 1) partCompound(draft, i)
    if (relations[i] === OBL && (IS_NAMED[xpos(i)] || (IS_NOUN[xpos(i)] && /^\p{Lu}/u.test(form(i)))))
      giveDoer(draft, i)
    if (IS_PARTICIPLE[xpos(i)]) joinParticiple(draft, i)
    if (relations[i] === NMOD && heads[i] < i) giveToVerb(draft, i)
    // "rejected a resolution on the killings", "struck a hospital in Aleppo": what a paper is on and where a site is belong to them.
    const paper = relations[i] === OBL && heads[i] >= 0 && heads[i] < i ? paperBefore(draft, i) : -1
    if (paper < 0) continue
    heads[i] = paper
    relations[i] = NMOD
  }
}

/** "In 2013 *Iran* attacked": the name is the subject, and the preposition the year's. */
function freeOfYear({ heads, relations }: Draft, name: number): void {
  relations[name] = NSUBJ
  heads[name - 1] = heads[name]
  relations[name - 1] = OBL
  for (let k = 0; k < name - 1; k++) if (heads[k] === name && relations[k] === CASE) heads[k] = name - 1
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
      ? IS_SINGULAR_NAME[xpos(name)] && (IS_SINGULAR_NAME[xpos(subject)] || DATE.test(form(name)))
      : relations[name] === NUMMOD && YEAR.test(form(name)))
  )
    return
  heads[preposition] = name
  // "said on Saturday Islamic countries should unite": the day is that of saying.
  const verb = heads[subject]
  heads[name] = relations[verb] === CCOMP && heads[verb] >= 0 && heads[verb] < preposition ? heads[verb] : verb
  relations[name] = OBL
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

/** "keeps the president *under arrest*", "imports most of its oil *from Russia*", "ambushed a convoy *near Gao*": of the verb, not of its object. */
function giveToVerb(draft: Draft, i: number): void {
  const { heads, relations, form, xpos } = draft
  const mark = markBefore(draft, i, CASE)
  if (mark < 0) return
  const isUnder = CONFINED.test(form(i)) && /^under$/i.test(form(mark))
  const isFrom = IS_NAMED[xpos(i)] && /^from$/i.test(form(mark))
  const isNear = IS_NAMED[xpos(i)] && /^(?:near|outside)$/i.test(form(mark))
  const isTo = /^(?:to|with)$/i.test(form(mark))
  if (!isUnder && !isFrom && !isNear && !isTo) return
  let object = heads[i]
  while (isFrom && relations[object] === NMOD && heads[object] < object) object = heads[object]
  const verb = heads[object]
  if (relations[object] !== OBJ || verb > object) return
  if ((isFrom && !TAKING.test(form(verb))) || (isNear && !STRIKING.test(form(verb)))) return
  if (isTo && !LIKENING.test(form(verb))) return
  heads[i] = verb
  relations[i] = OBL
}

/** The object right before a phrase, where it is a paper that is "on" something, a goal "for" something, a role "in" it, or a site that is somewhere; −1 for none. */
function paperBefore(draft: Draft, i: number): number {
  const { heads, relations, form } = draft
  const mark = markBefore(draft, i, CASE)
  const noun = mark - 1
  if (mark < 1 || relations[noun] !== OBJ || heads[noun] !== heads[i]) return -1
  if (/^in$/i.test(form(mark)) && HELD_IN.test(form(noun)) && !DATE.test(form(i))) return noun
  if (/^(?:in|near|outside)$/i.test(form(mark)))
    return (SITE.test(form(noun)) || STRIFE.test(form(noun))) && !DATE.test(form(i)) ? noun : -1
  if (/^for$/i.test(form(mark))) return GOAL.test(form(noun)) && !MEASURE.test(form(i)) ? noun : -1
  const isDay = DATE.test(form(i)) || /^(?:day|eve|morning|evening|night)s?$/i.test(form(i))
  return /^on$/i.test(form(mark)) && !isDay && PAPER.test(form(noun)) ? noun : -1
}
