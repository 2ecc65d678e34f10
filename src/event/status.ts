// How real the text makes a deed: from tense, modality, negation, conditionals and the word that governs it.
// Word lists live in data/lexicon/status.tsv. Attribution (who says so) is the statement's business, not the status's.
import { readFileSync } from 'node:fs'
import { type Frame, wordsOfClass } from '../frame/index.ts'
import { describedBy, isDenied, obliquesOf, type Tree } from '../tree/index.ts'
import { ANSWERED, type EventType, type Status } from './event.ts'
import type { EventLabel } from './lexicon.ts'
import { askingClause, clauseAround, isAhead } from './understood.ts'
import { isUntold } from './untold.ts'

/** What a governing word makes of the deed below it; `none`: no event at all ("failed to", "issues such as"). */
export type Effect = Status | 'none'

type Table = ReadonlyMap<string, Effect>

interface Tables {
  readonly governor: Table
  readonly modifier: Table
  /** "usually", "traditionally": with the present tense, what is told is a habit. */
  readonly habit: ReadonlySet<string>
  /** Adjectives of what has been: a "recent attack" happened whatever its sentence says of it. */
  readonly past: ReadonlySet<string>
  /** Verbs that bring their object about: in "will hold the talks" the talks are still to come. */
  readonly making: ReadonlySet<string>
  /** Verbs whose being told is the act itself: "will promise" is no promise yet, "will keep them informed" is one. */
  readonly acting: ReadonlySet<string>
  /** Verbs after whose past tense "would" is what was going to be: "said it would". */
  readonly foretelling: ReadonlySet<string>
  /** Verbs of what is done for a while: "has been *held* since May" goes on. */
  readonly enduring: ReadonlySet<string>
  /** Verbs by whose plain present one stands for a thing and does nothing: "supports", "is backed by". */
  readonly attitude: ReadonlySet<string>
  /** Nouns of what lasts: under a present tense, "Iraq's work with the fund" goes on. */
  readonly lasting: ReadonlySet<string>
}

let cached: Tables | null = null

function tables(): Tables {
  if (cached) return cached
  const governor = new Map<string, Effect>()
  const modifier = new Map<string, Effect>()
  const words = {
    habit: new Set<string>(),
    past: new Set<string>(),
    making: new Set<string>(),
    acting: new Set<string>(),
    attitude: new Set<string>(),
    lasting: new Set<string>(),
    enduring: new Set<string>(),
    foretelling: new Set<string>(),
  }
  const [, ...rows] = readFileSync(new URL('../../data/lexicon/status.tsv', import.meta.url), 'utf8').split('\n')
  for (const row of rows) {
    const [place, lemma, effect] = row.split('\t')
    if (lemma === undefined) continue
    if (place === 'governor') governor.set(lemma, effect as Effect)
    else if (place === 'modifier') modifier.set(lemma, effect as Effect)
    else words[place as keyof typeof words].add(lemma)
  }
  cached = { governor, modifier, ...words }
  return cached
}

const PLANNED_AUX = new Set(['will', 'shall', "'ll", '’ll', 'wo'])
const POSSIBLE_AUX = new Set(['may', 'might', 'could', 'can', 'would', "'d", '’d'])
const CALLED_AUX = new Set(['should', 'must', 'ought', 'need'])
const BESIDE = new Set(
  'in at during after before near following since amid by under between despite within until through'.split(' '),
)
const WITHIN = new Set(['in', 'for', 'at', 'on', 'about', 'towards', 'toward'])
const ALLEGING = new Set('allegation accusation charge claim suspicion report rumour rumor'.split(' '))
const MAX_CLIMB = 5
const BEGUN: ReadonlySet<string> = new Set(['begin', 'start'])
/** Verbs whose subject is the deed itself. */
const OCCURRING = new Set(
  'take begin start continue resume happen occur go end proceed open last break follow come run restart conclude collapse'.split(
    ' ',
  ),
)

/** Deeds of words. */
const SPOKEN: ReadonlySet<EventType> = new Set(['AGREE', 'REQUEST', 'ACCUSE', 'THREATEN', 'SUPPORT'])
const YIELDED: ReadonlySet<EventType> = new Set(['CONCEDE', 'RETREAT', 'AGREE', 'COOPERATE'])
const GIVEN: ReadonlySet<EventType> = new Set(['AID', 'COOPERATE'])
const FAILING: ReadonlySet<string> = new Set('collapse fail break unravel falter crumble lapse expire'.split(' '))
const isOwned = (tree: Tree, noun: number) => tree.child(noun, 'nmod:poss') >= 0

const PERIOD = /^(?:day|week|month|year|spring|summer|autumn|winter|season|time)$/
const lower = (tree: Tree, i: number) => tree.lowerLemma(i)

/** The status of a deed told by `frame`, or `none` where the words name it without telling it. */
export function statusOf(tree: Tree, frame: Frame<EventLabel>): Effect {
  const { entry, head } = frame
  const effect = statusTold(tree, frame)
  if (!isAsked(tree, entry.wordClass === 'noun' ? tree.head(head) : head)) return effect
  return effect === 'planned' || effect === 'possible' ? 'possible' : 'none'
}

/** "Has Paris asked them to stop?": whether the deed is what a question is about, told by a verb before its subject. */
function isAsked(tree: Tree, predicate: number): boolean {
  if (tree.size === 0 || tree.form(tree.size - 1) !== '?') return false
  let p = predicate
  while (p >= 0 && tree.deprel(p) === 'conj') p = tree.head(p)
  if (p < 0) return false
  const aux = tree.child(p, 'aux', 'aux:pass', 'cop')
  const subject = tree.child(p, 'nsubj', 'nsubj:pass')
  if (aux < 0 || subject < aux) return false
  for (let i = tree.firstOf(p); i < aux; i++) if (/^W/.test(tree.xpos(i))) return false
  return true
}

/** "no indication *that* Russia is preparing an attack": what there is no sign of is not told. */
function isUnfounded(tree: Tree, from: number): boolean {
  for (let i = from, climbs = 0; i >= 0 && climbs < MAX_CLIMB; i = tree.head(i), climbs++) {
    const noun = tree.head(i)
    if (noun < 0 || noun > i || !SIGN.has(lower(tree, noun)) || !/^(?:acl|acl:relcl|nmod|ccomp)$/.test(tree.deprel(i)))
      continue
    const determiner = tree.child(noun, 'det')
    if (determiner >= 0 && lower(tree, determiner) === 'no') return true
  }
  return false
}
const SIGN: ReadonlySet<string> = new Set('indication evidence sign proof suggestion hint question'.split(' '))

function statusTold(tree: Tree, frame: Frame<EventLabel>): Effect {
  const { entry, head, rest } = frame
  if (isUnfounded(tree, head) || isUntold(tree, frame)) return 'none'
  if (/^(?:SUPPORT|AID)$/.test(entry.label.type) && entry.wordClass === 'verb' && isAttitude(tree, head)) return 'none'
  if (entry.wordClass === 'noun' && isPast(tree, head)) return 'happened'
  if (entry.wordClass === 'noun' && HARM.has(entry.label.type) && isBlamed(tree, head)) return 'alleged'
  if (entry.wordClass === 'noun' && YIELDED.has(entry.label.type) && hasFailed(tree, head)) return 'none'
  if (entry.wordClass === 'noun' && GIVEN.has(entry.label.type) && isEnded(tree, head)) return 'none'
  const own = entry.wordClass === 'noun' ? nounStatus(tree, head) : verbStatus(tree, head, rest)
  if (
    SPOKEN.has(entry.label.type) &&
    (isSaidPolitely(tree, head) || (own === 'possible' && isAskedPolitely(tree, head)))
  )
    return 'happened'
  // "rejected a call", "the allegation, which Chad denied": what is answered has been said.
  if (own === 'happened' && entry.wordClass === 'noun' && ANSWERED.has(entry.label.type) && isAnswered(tree, head))
    return own
  // "is meant to deliver on the president's pledge": a word given is given.
  if (own === 'happened' && entry.wordClass === 'noun' && SPOKEN.has(entry.label.type) && isOwned(tree, head))
    return own
  // "after a request from Lima", "at the invitation of the premier": made already, whatever comes of it.
  if (own === 'happened' && entry.wordClass === 'noun' && SPOKEN.has(entry.label.type) && isGround(tree, head))
    return own
  // "remains committed to", "stands ready to", "insists on it": where one goes on standing.
  if (own === 'happened' && isStanding(tree, frame)) return 'ongoing'
  // "we will keep them informed", "they can count on our support": the promise is made by the words.
  const promised = own === 'planned' || (own === 'possible' && entry.head === 'count')
  if (promised && entry.label.type === 'AGREE' && !tables().acting.has(entry.head) && entry.wordClass === 'verb')
    return 'happened'
  // "would no longer be bound by it", "will pay a price": refused or threatened by being said.
  if (own === 'planned' && entry.label.type === 'REJECT' && entry.rest.includes('longer')) return 'happened'
  if (own === 'planned' && entry.label.type === 'THREATEN' && SUFFERED.test(entry.head)) return 'happened'
  // "announced ten million in support for the refugees": it is still to be given.
  if (own === 'happened' && entry.label.type === 'AID' && entry.head === 'announce') return 'planned'
  if (own !== 'happened' && own !== 'ongoing') return own
  // "is due in Rome": the word itself tells what is to come.
  if (entry.wordClass === 'adj' && entry.head === 'due') return 'planned'
  // "ahead of talks with Chad"
  const before = entry.wordClass === 'noun' && entry.label.type === 'CONSULT' ? tree.child(head, 'case') : -1
  if (before >= 0 && isAhead(tree, before)) return 'planned'
  const asking = entry.wordClass === 'noun' && entry.label.mode === 'visit' ? clauseOfAsking(tree, head) : -1
  if (asking >= 0) return verbStatus(tree, asking)
  // "is in Rome on a visit", "is on a visit to Rome"
  if (entry.wordClass === 'noun' && entry.label.mode === 'visit' && isAtPresent(tree, head)) return 'ongoing'
  if (entry.wordClass === 'noun' && tables().lasting.has(entry.head) && isPresent(tree, head)) return 'ongoing'
  // "discussed *the murder* of two guards": a harm that is talked of was done.
  if (entry.wordClass === 'noun' && HARM.has(entry.label.type) && isTalkedOf(tree, head)) return own
  const status = governedStatus(tree, head, own)
  // "discussed the outcome of *the consultations held in Luanda*": what is talked of as held has been.
  return status === 'none' && entry.wordClass === 'noun' && isToldAsHeld(tree, head) ? own : status
}

function isToldAsHeld(tree: Tree, noun: number): boolean {
  const participle = tree.child(noun, 'acl')
  return (
    participle > noun &&
    tree.xpos(participle) === 'VBN' &&
    /^(?:hold|conduct|convene|conclude|reach|sign|strike|adopt|host|pay|make|give|launch)$/.test(
      lower(tree, participle),
    ) &&
    tree.child(participle, 'obl', 'obl:agent', 'obl:unmarked') > participle
  )
}

/** "Togo supports the plan", "are backed by Iran": where one stands, and no act. */
function isAttitude(tree: Tree, verb: number): boolean {
  if (!tables().attitude.has(lower(tree, verb))) return false
  // "We endorse the report": done by being said.
  if (lower(tree, verb) === 'endorse' && isFirstPerson(tree, verb)) return false
  const passive = tree.child(verb, 'aux:pass')
  if (passive >= 0) return tree.child(verb, 'aux') < 0 && /^VB[PZ]$/.test(tree.xpos(passive))
  return /^VB[PZ]$/.test(tree.xpos(verb)) && tree.child(verb, 'aux') < 0
}

/** "after a *request* from Lima", "at the *invitation* of the premier". */
export function isGround(tree: Tree, noun: number): boolean {
  const marker = tree.child(noun, 'case')
  return marker >= 0 && /^(?:at|after|upon|following|despite|on)$/.test(tree.lowerForm(marker))
}

/** "*remains* committed", "stands ready", "blames Chad", "insists on it": what one stands by, in the present or by a verb of remaining. */
function isStanding(tree: Tree, { entry, head, rest }: Frame<EventLabel>): boolean {
  if (entry.wordClass === 'noun') return false
  const words = [head, tree.child(head, 'cop'), tree.head(head), ...rest].filter(i => i >= 0)
  const isAgreed = entry.label.type === 'AGREE' || entry.label.type === 'REJECT'
  if (isAgreed && words.some(i => isRemaining(tree, i, head))) return true
  return /^VB[ZP]$/.test(tree.xpos(head)) && /^(?:insist|blame)$/.test(lower(tree, head)) && !isFirstPerson(tree, head)
}

/** "remains" or "stands" beside or right above the word. */
function isRemaining(tree: Tree, i: number, head: number): boolean {
  if (i === tree.head(head) && tree.deprel(head) !== 'xcomp') return false
  return (
    lower(tree, i) === 'remain' || (lower(tree, i) === 'stand' && /^(?:ready|prepared)$/.test(tree.lowerForm(i + 1)))
  )
}

function isFirstPerson(tree: Tree, verb: number): boolean {
  const subject = tree.child(verb, 'nsubj')
  return subject >= 0 && /^(?:i|we)$/i.test(tree.form(subject))
}

const SUFFERED = /^(?:pay|face|bear|suffer|meet|go|have)$/

function isAnswered(tree: Tree, noun: number): boolean {
  const relation = tree.deprel(noun)
  const verb = relation === 'obj' || relation === 'nsubj:pass' ? tree.head(noun) : -1
  return verb >= 0 && wordsOfClass('answering').has(lower(tree, verb))
}

const HARM: ReadonlySet<EventType> = new Set(['ASSAULT', 'COERCE'])
const TALKED_OF: ReadonlySet<string> = new Set('discuss raise issue topic subject matter question'.split(' '))
const isTalkedOf = (tree: Tree, noun: number): boolean =>
  tree.head(noun) >= 0 && TALKED_OF.has(lower(tree, tree.head(noun))) && isGiven(tree, noun)

/** "blamed *the raid* on Chad": who did it is only said by others. */
const isBlamed = (tree: Tree, noun: number): boolean =>
  isBehind(tree, noun) ||
  (tree.deprel(noun) === 'obj' && /^(?:blame|pin|attribute|ascribe)$/.test(lower(tree, tree.head(noun))))

/** "found that Chad was *behind* the raid". */
function isBehind(tree: Tree, noun: number): boolean {
  const marker = tree.child(noun, 'cop') >= 0 ? tree.child(noun, 'case') : -1
  return marker >= 0 && tree.lowerForm(marker) === 'behind'
}

/** "are ending our contributions to the agency": what is given up is not given. */
function isEnded(tree: Tree, noun: number): boolean {
  const verb = tree.deprel(noun) === 'obj' ? tree.head(noun) : -1
  return verb >= 0 && wordsOfClass('giving-up').has(lower(tree, verb))
}

/** "I would like to congratulate Peru", "let me thank them": said by saying so. */
function isSaidPolitely(tree: Tree, verb: number): boolean {
  const above = tree.deprel(verb) === 'xcomp' || tree.deprel(verb) === 'ccomp' ? tree.head(verb) : -1
  if (above < 0 || tree.xpos(verb) !== 'VB') return false
  if (tree.lemma(above) === 'let') return /^me$/i.test(tree.form(above + 1))
  const subject = tree.child(above, 'nsubj')
  return /^(?:like|want|wish)$/.test(tree.lemma(above)) && subject >= 0 && /^(?:i|we)$/i.test(tree.form(subject))
}

/** "we *would urge* them to stop": asked by saying so. */
function isAskedPolitely(tree: Tree, verb: number): boolean {
  const modal = tree.child(verb, 'aux')
  return (
    modal >= 0 &&
    /^(?:would|['’]d|must|can)$/.test(tree.lowerForm(modal)) &&
    isFirstPerson(tree, verb) &&
    ASKS.test(lower(tree, verb))
  )
}
const ASKS = /^(?:urge|ask|encourage|appeal|call|advise|caution|invite|reiterate|stress|welcome|condemn|reject)$/

/** "the ceasefire has collapsed": what has broken down is no longer yielded. */
function hasFailed(tree: Tree, noun: number): boolean {
  const verb = tree.head(noun)
  if (verb < 0 || tree.deprel(noun) !== 'nsubj' || tree.child(verb, 'obj') >= 0) return false
  return FAILING.has(tree.lowerLemma(verb)) && verbStatus(tree, verb) === 'happened'
}

/**
 * Tense, modality and negation of the verb (or of the predicate with its copula) at `p`. What the entry itself is made of says nothing
 * more: "will not lift" is a refusal that happened, not one that will not.
 */
function verbStatus(tree: Tree, p: number, own: readonly number[] = []): Effect {
  let status: Effect | null = null
  let negated = false
  const progressive = tree.xpos(p) === 'VBG'
  let finite = tree.xpos(p) === 'VBD' || tree.xpos(p) === 'VBP' || tree.xpos(p) === 'VBZ'
  let perfect = false
  let past = tree.xpos(p) === 'VBD'
  let conditional = false
  let awaited = false
  let doubted = false
  let habitual = false
  for (const c of tree.children(p)) {
    const relation = tree.deprel(c)
    if ((relation === 'aux' || relation === 'advmod') && own.includes(c)) continue
    const lemma = lower(tree, c)
    const form = tree.lowerForm(c)
    if (relation === 'aux' || relation === 'aux:pass' || relation === 'cop') {
      finite = true
      if (PLANNED_AUX.has(form) || lemma === 'will') status ??= 'planned'
      if (form === 'would' && isForetold(tree, p)) status ??= 'planned'
      if (form === 'would' && isDrafted(tree, p)) status ??= 'called-for'
      if (form === 'would' || POSSIBLE_AUX.has(form)) status ??= 'possible'
      else if (CALLED_AUX.has(lemma)) status ??= 'called-for'
      if (lemma === 'have') perfect = true
      if (tree.xpos(c) === 'VBD') past = true
    } else if (relation === 'advmod') {
      if (
        lemma === 'not' ||
        lemma === "n't" ||
        lemma === 'n’t' ||
        lemma === 'never' ||
        form === "n't" ||
        form === 'n’t'
      )
        negated = true
      const effect = tables().modifier.get(lemma)
      if (effect !== undefined) status ??= effect
      if (tables().habit.has(lemma)) habitual = true
    } else if (relation === 'mark') {
      if (lemma === 'if' || lemma === 'unless' || lemma === 'whether') conditional = true
      if (lemma === 'unless') awaited = true
      if (lemma === 'whether') doubted = true
      // "Chad to reopen crossing": a headline; "the council *is to* debate it".
      if (lemma === 'to' && (tree.head(p) < 0 || isToBe(tree, c))) status ??= 'planned'
    } else if (relation === 'nsubj' || relation === 'nsubj:pass' || relation === 'obj') {
      const determiner = tree.child(c, 'det')
      if (determiner >= 0 && !own.includes(determiner) && /^(?:no|neither)$/.test(lower(tree, determiner)))
        negated = true
      // "neither Athens nor Berlin had been invited"
      const first = tree.child(c, 'cc:preconj', 'advmod')
      if (first >= 0 && first < c && lower(tree, first) === 'neither') negated = true
      if (lemma === 'nobody' || lemma === 'none') negated = true
    } else if (relation === 'obl:unmarked' || relation === 'nmod:unmarked' || relation === 'obl') {
      // "hold a joint exercise every year"
      const determiner = tree.child(c, 'det')
      if (determiner >= 0 && /^(?:every|each)$/i.test(tree.form(determiner)) && PERIOD.test(lemma)) habitual = true
    }
  }
  // "if Chad does not withdraw", "unless it withdraws": what is threatened for its not being done is asked for.
  if (conditional && !doubted && negated !== awaited) return 'called-for'
  if (conditional || isInverted(tree, p)) return 'possible'
  // "is trained to storm buildings": what one is there for.
  if (!past && !perfect && tables().governor.get(lower(tree, p)) === 'none' && tree.child(p, 'aux:pass') >= 0)
    return 'none'
  if (habitual && !past && !perfect && status === null) return 'none'
  // "did not sign": a deed not done is no deed; that somebody denies one is told by a governing word.
  // "will not hesitate to use force"
  if (negated && lower(tree, p) === 'hesitate') return 'possible'
  if (negated) return status === 'called-for' ? 'called-for' : 'none'
  if (status !== null) return status
  if (perfect) return progressive || (!past && isEnduring(tree, p)) ? 'ongoing' : 'happened'
  if (finite && progressive && !isAnnounced(tree, p, past)) return 'ongoing'
  if (past) return 'happened'
  // "a force *fighting* the rebels"
  if (progressive && tree.deprel(p) === 'acl' && tables().enduring.has(lower(tree, p))) return 'ongoing'
  // Participles and infinitives take their time from the verb that governs them.
  return 'happened'
}

/** "announced it was *halting* aid", "announced that Chad is cutting ties": done by being announced. */
function isAnnounced(tree: Tree, p: number, past: boolean): boolean {
  const above = tree.deprel(p) === 'ccomp' ? tree.head(p) : -1
  return above >= 0 && (past ? /^(?:announce|declare|confirm)$/ : /^announce$/).test(lower(tree, above))
}

/** "has been *held* since May", "has so far *refused* to sign", "has *blocked* the list for a year". */
function isEnduring(tree: Tree, verb: number): boolean {
  if (!tables().enduring.has(lower(tree, verb))) return false
  return tree.children(verb).some(c => {
    const marker = tree.child(c, 'case')
    if (marker >= 0 && /^(?:since|for)$/.test(tree.lowerForm(marker)))
      return tree.lowerForm(marker) === 'since' || PERIOD.test(lower(tree, c))
    // "has mediated from the outset"
    if (marker >= 0 && tree.lowerForm(marker) === 'from') return /^(?:outset|start|beginning)$/.test(lower(tree, c))
    return tree.deprel(c) === 'advmod' && tree.lowerForm(c) === 'far' && tree.lowerForm(c - 1) === 'so'
  })
}

/** "the council *is to* debate": a form of "be" right before "to". */
function isToBe(tree: Tree, to: number): boolean {
  // "was *later* to hold"
  let be = to - 1
  while (be > 0 && tree.upos(be) === 'ADV') be--
  return be >= 0 && lower(tree, be) === 'be' && /^VB[ZPD]$/.test(tree.xpos(be))
}

/** "a bill that *would* bar arms sales": what somebody wants to have law. */
function isDrafted(tree: Tree, p: number): boolean {
  const noun = tree.deprel(p) === 'acl:relcl' ? tree.head(p) : -1
  return noun >= 0 && /^(?:bill|resolution|motion|amendment|legislation|draft)$/.test(lower(tree, noun))
}

/** "said", "changed course, *saying*": by its own tense or by that of the verb that a participle goes with. */
function isToldInPast(tree: Tree, verb: number): boolean {
  if (tree.xpos(verb) !== 'VBG' || tree.deprel(verb) !== 'advcl') return /^VB[DN]$/.test(tree.xpos(verb))
  return tree.child(verb, 'mark') < 0 && tree.xpos(tree.head(verb)) === 'VBD'
}

/** "said it *would* expel the envoy": what was "will" when it was said, unless it hangs on a condition. */
function isForetold(tree: Tree, p: number): boolean {
  let clause = p
  // "said it remained committed and would hand them over"
  while (tree.deprel(clause) === 'conj' && tree.head(clause) >= 0) clause = tree.head(clause)
  const above = tree.head(clause)
  if (above < 0 || tree.deprel(clause) !== 'ccomp' || !isToldInPast(tree, above)) return false
  if (!tables().foretelling.has(lower(tree, above))) return false
  for (const c of [...tree.children(p), ...tree.children(above)]) {
    const mark = tree.deprel(c) === 'advcl' ? tree.child(c, 'mark') : -1
    if (mark >= 0 && /^(?:if|unless|should)$/.test(lower(tree, mark))) return false
  }
  return true
}

/** "Should Iran attack", "had they signed": a condition told by the order of the words. */
function isInverted(tree: Tree, p: number): boolean {
  if (tree.deprel(p) !== 'advcl') return false
  const aux = tree.child(p, 'aux')
  const subject = tree.child(p, 'nsubj')
  return aux >= 0 && subject > aux && aux === tree.firstOf(p) && /^(?:should|had|were)$/i.test(tree.form(aux))
}

/** Whether the verb above the noun stands in the plain present. */
function isPresent(tree: Tree, i: number): boolean {
  const verb = tree.head(i)
  return verb >= 0 && (tree.xpos(verb) === 'VBZ' || tree.xpos(verb) === 'VBP') && tree.upos(verb) === 'VERB'
}

/** "urged Chad to sign it *during a visit* to Lima": the clause of who urged, who is on the visit; −1 for another visit. */
function clauseOfAsking(tree: Tree, visit: number): number {
  const clause = clauseAround(tree, visit)
  const asking = askingClause(tree, clause)
  return asking === clause ? -1 : asking
}

/** "*is* on a visit": told of now. */
function isAtPresent(tree: Tree, noun: number): boolean {
  const marker = tree.child(noun, 'case')
  if (marker < 0 || tree.lowerForm(marker) !== 'on') return false
  const own = tree.child(noun, 'cop')
  const copula = own < 0 && tree.head(noun) >= 0 ? tree.child(tree.head(noun), 'cop') : own
  return copula >= 0 && /^(?:is|are|'s|’s)$/i.test(tree.form(copula))
}

/** "the recent attack", "last month's raid". */
function isPast(tree: Tree, i: number): boolean {
  for (const c of tree.children(i)) {
    const relation = tree.deprel(c)
    if (relation !== 'amod' && relation !== 'nmod:poss' && relation !== 'compound') continue
    if (tables().past.has(lower(tree, c))) return true
    const inner = relation === 'nmod:poss' ? tree.child(c, 'amod') : -1
    if (inner >= 0 && tables().past.has(lower(tree, inner))) return true
  }
  return false
}

/** "will end the siege", "would respond to Russia's attack": what the noun names is taken for a fact. */
function isGiven(tree: Tree, i: number): boolean {
  if (tree.child(i, 'nmod:poss') >= 0) return true
  const determiner = tree.child(i, 'det')
  return determiner >= 0 && /^(?:the|this|that|these|those)$/i.test(tree.form(determiner))
}

function nounStatus(tree: Tree, i: number): Effect {
  // "is against sanctions": where somebody stands, not what was done.
  const marker = tree.child(i, 'cop') >= 0 ? tree.child(i, 'case') : -1
  if (marker >= 0 && /^(?:against|for)$/i.test(tree.form(marker))) return 'none'
  for (const c of tree.children(i)) {
    const relation = tree.deprel(c)
    const lemma = lower(tree, c)
    if (relation === 'det' && (lemma === 'no' || lemma === 'any')) return lemma === 'no' ? 'none' : 'possible'
    if (relation === 'amod' || relation === 'acl' || relation === 'compound') {
      const effect = tables().modifier.get(lemma)
      if (effect !== undefined) return effect
    }
  }
  return 'happened'
}

/** The verb whose subject would do what the noun names, or −1: "is considering sanctions", "plans a visit". */
export function intendingVerb(tree: Tree, noun: number): number {
  const verb = tree.head(noun)
  if (verb < 0 || tree.deprel(noun) !== 'obj' || tree.upos(verb) !== 'VERB') return -1
  const effect = tables().governor.get(lower(tree, verb))
  return effect === 'planned' || effect === 'possible' ? verb : -1
}

/** Whether the noun is the object of a verb that brings it about: "launched an offensive". */
export function isMade(tree: Tree, noun: number): boolean {
  const verb = tree.head(noun)
  return verb >= 0 && tree.deprel(noun) === 'obj' && tables().making.has(lower(tree, verb))
}

const TERM = /^(?:hour|day|week|month|deadline|ultimatum)$/

/** "gave the army a day *to leave*", "has given the junta until Sunday *to free* him": what has to be done by then. */
function isUnderTerm(tree: Tree, clause: number, head: number): boolean {
  if (tree.xpos(clause) !== 'VB' || !/^(?:acl|advcl|xcomp)$/.test(tree.deprel(clause))) return false
  const verb = tree.deprel(clause) === 'acl' ? tree.head(head) : head
  if (verb < 0 || !/^(?:give|set|grant)$/.test(lower(tree, verb))) return false
  const object = tree.child(verb, 'obj')
  const isTerm = (noun: number) => noun >= 0 && noun < clause && TERM.test(lower(tree, noun))
  return (
    isTerm(object) ||
    isTerm(tree.child(verb, 'obl:unmarked')) ||
    (object >= 0 && obliquesOf(tree, verb, 'until', 'till').some(noun => noun < clause))
  )
}

/** Follows the governing words upwards: "is due to visit", "called for talks", "threatened to withdraw", "plans a visit". */
function governedStatus(tree: Tree, from: number, own: Effect): Effect {
  const { governor } = tables()
  let i = from
  for (let climbs = 0; climbs < MAX_CLIMB; climbs++) {
    const head = tree.head(i)
    if (head < 0) return own
    const relation = tree.deprel(i)
    const inside =
      relation === 'xcomp' ||
      relation === 'obj' ||
      relation === 'obl' ||
      relation === 'nmod' ||
      relation === 'acl' ||
      relation === 'conj' ||
      relation === 'nsubj:pass' ||
      relation === 'nsubj' ||
      relation === 'advcl' ||
      relation === 'ccomp' ||
      relation === 'csubj' ||
      relation === 'compound'
    const isOfNoun = relation === 'ccomp' && tree.upos(head) === 'NOUN'
    const modifies = relation === 'acl:relcl' || (relation === 'acl' && tree.xpos(i) !== 'VB') || isOfNoun
    if (modifies && isAllegation(tree, i)) return rebutted(tree, nounSaying(tree, i))
    if (!inside) return own
    // "has no plans to recognise it"
    const refused = relation === 'acl' && tree.xpos(i) === 'VB' ? tree.child(head, 'det') : -1
    if (refused >= 0 && lower(tree, refused) === 'no') return 'none'
    if (isUnderTerm(tree, i, head)) return 'called-for'
    // "*setting off* demonstrations", where what "is set to" happen is to come
    if (relation === 'obj' && lower(tree, head) === 'set' && tree.child(head, 'compound:prt') >= 0) return own
    // "a ban *on buying* oil": what a word says of its gerund.
    if (
      relation === 'acl' &&
      tree.xpos(i) === 'VBG' &&
      tree.child(i, 'mark') >= 0 &&
      governor.get(lower(tree, head)) === 'none'
    )
      return 'none'
    // "must free those *detained*": done already, unless it is what somebody wants to see done.
    if (describedBy(tree, i) >= 0 && !governor.has(lower(tree, head))) return own
    if (relation === 'ccomp' || relation === 'csubj') return clauseStatus(tree, i, own)
    const finite = tree.xpos(i) === 'VBD' || tree.xpos(i) === 'VBZ' || tree.xpos(i) === 'VBP'
    if (relation === 'conj') {
      // "said it would recall its envoy and *dispatched* a mediator": done, whatever the first verb's "would".
      if (tree.xpos(i) === 'VBD' && tree.upos(head) === 'VERB' && tree.xpos(head) === 'VB') return own
      // "accused of financing them and *of sheltering* others", hung on those financed.
      if (tree.xpos(i) === 'VBG' && isAlsoAccused(tree, i)) return 'alleged'
      // "will meet and discuss": the second verb shares the first one's tense unless it has its own.
      if (!finite && tree.child(i, 'aux', 'nsubj') < 0 && tree.upos(i) === tree.upos(head)) {
        const first = tree.upos(i) === 'VERB' ? verbStatus(tree, head) : own
        if (first !== 'happened') return first
      }
    } else if (relation === 'advcl') {
      const mark = tree.child(i, 'mark')
      const marker = mark < 0 ? '' : lower(tree, mark)
      // "accused Israel of bombarding", "blamed for killing"
      if ((marker === 'of' || marker === 'for') && governor.get(lower(tree, head)) === 'alleged') return 'alleged'
      // "asked them to wait until the troops had left"
      if (marker === 'until' || marker === 'till') {
        const outer = governedStatus(tree, head, verbStatus(tree, head))
        // "will keep up the pressure until Chad withdraws": what is waited for by doing something is asked for.
        const isToCome = tree.xpos(i) === 'VBZ' || tree.xpos(i) === 'VBP'
        if (isToCome && tree.child(i, 'nsubj') >= 0) return outer === 'happened' ? own : 'called-for'
        return outer === 'happened' || outer === 'ongoing' ? own : 'possible'
      }
      const gerund = tree.xpos(i) === 'VBG'
      if (gerund && marker === 'against') return 'possible'
      // "refrained from naming", "stopped short of calling it a coup"
      if (gerund && /^(?:from|of)$/.test(marker) && [head, mark - 1].some(j => governor.get(lower(tree, j)) === 'none'))
        return 'none'
      // "ruled out sending troops"
      if (gerund && mark < 0 && tree.child(head, 'compound:prt') >= 0 && governing(tree, head) === 'none') return 'none'
      // "is seeking help in ending the war": no more real than what is sought.
      if (gerund && WITHIN.has(marker)) {
        const effect = governor.get(lower(tree, head))
        if (effect === 'planned' || effect === 'possible' || effect === 'called-for') return effect
      }
      // "will travel to Minsk before going on to Kyiv"
      if (gerund && /^(?:before|after|while|when)$/.test(marker)) {
        const outer = verbStatus(tree, head)
        return outer === 'planned' || outer === 'possible' ? outer : own
      }
      if (marker !== 'to') return own
      // "before they were due *to meet*", hung on what was done before.
      if (lower(tree, mark - 1) === 'due') return 'planned'
      // "extended an invitation to the king *to visit*"
      const object = tree.child(head, 'obj')
      if (object >= 0 && lower(tree, object) === 'invitation') return 'planned'
      // "flew to Cairo to meet": the purpose is as real as the trip, at most planned.
      const effect = governor.get(lower(tree, head))
      if (effect !== undefined) return effect
      const outer = verbStatus(tree, head)
      if (outer !== 'happened') return outer
      // "expects them to use their influence to end it": as real as what it is done by.
      if (tree.xpos(head) !== 'VB' || tree.child(head, 'mark') < 0) return own
    } else if (relation === 'acl' && tree.head(head) < 0 && tree.upos(head) !== 'VERB' && tree.xpos(i) === 'VB') {
      // "French minister to meet envoy": a headline has no other predicate.
      return tree.child(head, 'cop') < 0 ? 'planned' : own
    } else if (relation === 'acl' && tree.xpos(i) !== 'VB') {
      return (i === from ? arrangedStatus(tree, i) : null) ?? own
    } else {
      // "has begun airlifting food": it goes on.
      if (relation === 'xcomp' && tree.xpos(i) === 'VBG' && BEGUN.has(lower(tree, head))) own = 'ongoing'
      // "still has to be approved": nobody has done it yet.
      if (relation === 'xcomp' && lower(tree, head) === 'have') return own === 'none' ? own : 'called-for'
      const asked = askedStatus(tree, i, from)
      if (asked !== null) return asked
      const effect = isBeside(tree, i, relation) ? undefined : governing(tree, head)
      if (effect === 'ongoing') own = 'ongoing'
      // "is thought to have bombed": only the infinitive is alleged.
      else if (effect === 'alleged' && tree.upos(head) === 'VERB' && relation !== 'xcomp' && relation !== 'obl')
        return own
      else if (effect === 'planned' && relation === 'xcomp' && isMeantNot(tree, head)) return 'denied'
      else if (effect !== undefined && relation !== 'nsubj' && relation !== 'nsubj:pass') return effect
      // "the talks will resume" tells of the talks; "the resignation did not calm the students" has told it already.
      if (relation === 'nsubj' && tree.upos(head) === 'VERB' && !OCCURRING.has(lower(tree, head))) return own
      if (tree.upos(head) === 'VERB' || tree.child(head, 'cop') >= 0) {
        const isObject = relation === 'obj' || relation === 'obl' || relation === 'nmod'
        if (isObject && tree.upos(i) === 'NOUN' && isGiven(tree, i) && !tables().making.has(lower(tree, head)))
          return own
        const outer = verbStatus(tree, head)
        const passive = relation === 'nsubj:pass' ? governor.get(lower(tree, head)) : undefined
        if (passive !== undefined) return passive
        if (outer === 'none') return outer
        if (outer !== 'happened' && outer !== 'ongoing') return outer
        if (outer === 'ongoing' && own === 'happened' && relation !== 'obl' && relation !== 'nmod') own = 'ongoing'
      } else if (tree.upos(head) === 'NOUN') {
        const outer = nounStatus(tree, head)
        if (outer === 'planned' || outer === 'possible') return outer
      }
    }
    i = head
  }
  return own
}

/** "will join talks *mediated* by Chad": as far off as what is arranged; null where that has happened. */
function arrangedStatus(tree: Tree, participle: number): Effect | null {
  if (tree.xpos(participle) !== 'VBN' || !ARRANGED.test(lower(tree, participle))) return null
  const noun = tree.head(participle)
  if (tree.upos(noun) !== 'NOUN' || isGiven(tree, noun)) return null
  const status = governedStatus(tree, noun, nounStatus(tree, noun))
  return status === 'planned' || status === 'possible' || status === 'called-for' ? status : null
}
const ARRANGED =
  /^(?:mediate|host|broker|facilitate|sponsor|chair|convene|organise|organize|moderate|lead|back|support|fund|finance|attend)$/

/** "did *not intend* to break off ties". */
const isMeantNot = (tree: Tree, verb: number): boolean =>
  /^(?:intend|plan|mean)$/.test(lower(tree, verb)) && isDenied(tree, verb)

/** A gerund with an "of" of its own, below a verb of accusing. */
function isAlsoAccused(tree: Tree, gerund: number): boolean {
  const mark = tree.child(gerund, 'mark', 'case')
  if (mark < 0 || tree.lowerForm(mark) !== 'of') return false
  for (let i = tree.head(gerund), climbs = 0; i >= 0 && climbs < MAX_CLIMB; i = tree.head(i), climbs++)
    if (/^(?:accuse|suspect)$/.test(lower(tree, i))) return true
  return false
}

const STOPPING: ReadonlySet<string> = new Set(['stop', 'cease', 'halt', 'quit', 'end'])
const WANTING: ReadonlySet<string> = new Set(['want', 'wish', 'like'])

/** What becomes of a deed by a verb that somebody else is to do it, leave it or stop it; null where its verb is of another sort. */
function askedStatus(tree: Tree, i: number, deed: number): Effect | null {
  const relation = tree.deprel(i)
  const verb = tree.head(i)
  const lemma = lower(tree, verb)
  // "must stop shelling the port": what is to be stopped goes on; what has been stopped is told by its end.
  // In "must stop shelling it and withdraw" the withdrawal is not what is to be stopped.
  // "would cease *to recognise* him"
  if (relation === 'xcomp' && tree.xpos(i) === 'VB' && lemma === 'cease') return 'none'
  if (relation === 'xcomp' && tree.xpos(i) === 'VBG' && STOPPING.has(lemma) && tree.xpos(deed) !== 'VB')
    return governedStatus(tree, verb, verbStatus(tree, verb)) === 'happened' ? 'none' : 'ongoing'
  // "a last effort to persuade him to *resign*": he has not yet been.
  if (relation === 'xcomp' && /^(?:persuade|convince)$/.test(lemma) && tree.xpos(verb) === 'VB') return 'called-for'
  // "if Chad failed to withdraw"
  if (relation === 'xcomp' && tables().governor.get(lemma) === 'none' && isIf(tree, verb)) return 'called-for'
  return WANTING.has(lemma) && isOthers(tree, i, verb) ? 'called-for' : null
}

/** Whether a clause hangs on "if" or "unless". */
export function isIf(tree: Tree, clause: number): boolean {
  const mark = tree.child(clause, 'mark')
  return mark >= 0 && /^(?:if|unless)$/.test(lower(tree, mark))
}

/** "wants *Chad* to withdraw", "wants the sanctions lifted": what somebody else is to do. */
function isOthers(tree: Tree, clause: number, verb: number): boolean {
  if (tree.deprel(clause) !== 'xcomp' && tree.deprel(clause) !== 'ccomp') return false
  return tree.child(verb, 'obj', 'iobj') > verb || tree.child(clause, 'nsubj', 'nsubj:pass') > verb
}

/** "allegations *that* Chad arms them": what the noun says somebody did. */
function isAllegation(tree: Tree, clause: number): boolean {
  const mark = tree.child(clause, 'mark')
  // "accused the army of violating the truce", hung on the army.
  const accusing = tree.deprel(tree.head(clause)) === 'obj' ? tree.head(tree.head(clause)) : -1
  if (mark >= 0 && lower(tree, mark) === 'of' && accusing >= 0 && /^(?:accuse|suspect)$/.test(lower(tree, accusing)))
    return true
  // Where "that" is no subject or object of the clause, even what was read as a relative clause tells a deed.
  return mark >= 0 && /^(?:that|of)$/.test(lower(tree, mark)) && ALLEGING.has(lower(tree, nounSaying(tree, clause)))
}

/** "a charge by the junta *that* they fled", hung on the junta: the noun that says what the clause tells. */
function nounSaying(tree: Tree, clause: number): number {
  const noun = tree.head(clause)
  const above = tree.deprel(noun) === 'nmod' ? tree.head(noun) : -1
  return above >= 0 && ALLEGING.has(lower(tree, above)) && tree.child(noun, 'case') >= 0 ? above : noun
}

/** What becomes of an allegation: denied where that is what is told of it. */
function rebutted(tree: Tree, noun: number): Effect {
  const verb = tree.deprel(noun) === 'obj' ? tree.head(noun) : -1
  return verb >= 0 && /^(?:deny|reject|dismiss|refute|rebut)$/.test(lower(tree, verb)) ? 'denied' : 'alleged'
}

/** What the table says of a word, with its particle where the two stand there as one: "ruled out". */
function governing(tree: Tree, i: number): Effect | undefined {
  const particle = tree.child(i, 'compound:prt')
  const whole = particle < 0 ? undefined : tables().governor.get(`${lower(tree, i)} ${lower(tree, particle)}`)
  return whole ?? tables().governor.get(lower(tree, i))
}

/** "said near the end of the talks", "warned after the attack": where and when one spoke, not what one asked or feared. */
function isBeside(tree: Tree, i: number, relation: string): boolean {
  const marker = tree.child(i, 'case')
  if (marker < 0) return false
  // "the pledge *in a call* with Rome", hung on the pledge.
  // "agreed to the deployment, *following* talks in Lima", hung on the deployment.
  if (relation === 'nmod')
    return (
      (tree.lemma(marker) === 'in' && /^an?$/.test(lower(tree, marker + 1))) ||
      /^(?:after|following|during)$/.test(tree.lowerForm(marker))
    )
  // "*on* his first visit to Kyiv, urged them to sign"
  const isOnVisit = tree.lowerForm(marker) === 'on' && /^(?:visit|trip|tour|stopover|mission)$/.test(lower(tree, i))
  return relation === 'obl' && (isOnVisit || BESIDE.has(tree.lowerForm(marker)))
}

const TELLING = /^(?:tell|suggest|insist)$/

/** "demanded that Iran withdraw", "denied that it had attacked": what the verb or adjective of saying makes of its clause. */
function clauseStatus(tree: Tree, i: number, own: Effect): Effect {
  const head = tree.head(i)
  const lemma = lower(tree, head)
  const effect = tables().governor.get(lemma)
  const tag = tree.xpos(i)
  const passive = tree.child(i, 'aux:pass', 'cop')
  // "demanded that they *be* tried"
  const mandated = passive >= 0 && /^be$/i.test(tree.form(passive)) && tree.child(i, 'aux') < 0
  // "demanded that France *withdraw*", tagged as a past.
  const isPast = tag === 'VBD' && tree.lowerForm(i) !== tree.lowerLemma(i)
  const told =
    !mandated &&
    (isPast || tag === 'VBG' || (tag === 'VBZ' && TELLING.test(lemma)) || tree.child(i, 'aux', 'aux:pass', 'cop') >= 0)
  switch (effect) {
    case 'denied':
      return lemma === 'deny' ? 'denied' : own
    case 'alleged':
      // "said", "believes" leave the deed as it is told; accusing words do not.
      return lemma === 'allege' || lemma === 'claim' || lemma === 'suspect' ? 'alleged' : own
    case 'called-for':
    case 'planned':
      return told ? own : effect
    case 'possible':
      return told ? own : 'possible'
    default:
      return own
  }
}
