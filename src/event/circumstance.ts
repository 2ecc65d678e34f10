// When and where: attaches the sentence's times and places to the deed whose clause holds them.
import type { Frame } from '../frame/index.ts'
import { type Mentions, stateOf, type When, type Where } from '../mention/index.ts'
import type { Report } from '../report/index.ts'
import { obliquesOf, type Tree } from '../tree/index.ts'
import type { EventLabel } from './lexicon.ts'
import { distance, isOfDeed, isToldOf, predicateOf, topOf } from './reach.ts'

/**
 * The time told of the deed, or null: that of its own clause, one counted from the clause around it, or that of a deed that is told in
 * one breath with it.
 */
export function whenOf(
  tree: Tree,
  sentence: number,
  mentions: Mentions,
  frame: Frame<EventLabel>,
  on: string | null,
): When | null {
  const counted = countedFrom(tree, sentence, mentions, frame)
  if (counted !== undefined) return counted
  return (
    nearest(tree, sentence, mentions, frame, on) ?? sharedWith(tree, sentence, mentions, frame) ?? ofWar(tree, frame)
  )
}

/** "captured in the *1967* Middle East war": the year by which a war is called is that of what was done in it. */
function ofWar(tree: Tree, { head, entry }: Frame<EventLabel>): When | null {
  if (entry.wordClass !== 'verb') return null
  for (const war of obliquesOf(tree, head, 'in', 'during')) {
    if (!/^(?:war|conflict|invasion|revolution|uprising|crisis|coup)$/.test(tree.lowerLemma(war))) continue
    const year = tree.children(war).find(c => c < war && /^(?:1[89]|20)\d\d$/.test(tree.form(c)))
    if (year === undefined) continue
    const told = tree.form(year)
    return { span: [tree.starts[year], tree.ends[year]], from: `${told}-01-01`, to: `${told}-12-31` }
  }
  return null
}

/** "recalled its envoy and *expelled* the consul on Monday": the day at the end is that of both. */
function sharedWith(tree: Tree, sentence: number, mentions: Mentions, frame: Frame<EventLabel>): When | null {
  const { head, entry } = frame
  if (entry.wordClass !== 'verb') return null
  for (const c of tree.children(head)) {
    if (tree.deprel(c) !== 'conj' || tree.xpos(c) !== tree.xpos(head) || !/^VB[DN]$/.test(tree.xpos(c))) continue
    if (tree.child(c, 'nsubj', 'nsubj:pass', 'aux', 'aux:pass') >= 0) continue
    if (tree.children(c).some(k => tree.deprel(k) === 'advmod' && /^(?:then|later|finally)$/i.test(tree.form(k))))
      continue
    const time = mentions.times(sentence).find(({ first, last, when }) => {
      const top = topOf(tree, first, last)
      return when.from === when.to && tree.head(top) === c && first > c && !isOfDeed(tree, top)
    })
    if (time) return time.when
  }
  return null
}

const UNITS: Readonly<Record<string, number>> = { day: 1, week: 7 }
const COUNTS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 }
const MS_PER_DAY = 86_400_000

/**
 * "said on Thursday, *two days after* gunmen ambushed a patrol": the day that the clause is told to be away from the one around it; null where
 * that one has no day, undefined where nothing is counted so.
 */
function countedFrom(
  tree: Tree,
  sentence: number,
  mentions: Mentions,
  frame: Frame<EventLabel>,
): When | null | undefined {
  let clause = frame.entry.wordClass === 'noun' ? predicateOf(tree, frame.head) : frame.head
  if (frame.entry.wordClass === 'noun' && tree.child(frame.head, 'case') >= 0) clause = frame.head
  while (tree.deprel(clause) === 'conj' && tree.head(clause) >= 0) clause = tree.head(clause)
  const marker = tree.child(clause, 'mark', 'case')
  const outer = tree.head(clause)
  if (marker < 2 || outer < 0 || !/^(?:after|before)$/.test(tree.lowerLemma(marker))) return undefined
  const unit = tree.lowerLemma(marker - 1)
  if (!/^(?:hour|day|week|month|year)$/.test(unit)) return undefined
  const number = tree.lowerForm(marker - 2)
  const count = COUNTS[number] ?? (/^\d+$/.test(number) ? Number(number) : null)
  const told = dayAround(tree, sentence, mentions, outer, marker - 1)
  if (told === null || told.from === null) return null
  if (unit === 'hour') return count !== null && count < 6 ? told : null
  if (count === null || UNITS[unit] === undefined) return null
  const days = count * UNITS[unit] * (tree.lowerLemma(marker) === 'after' ? -1 : 1)
  const day = new Date(Date.parse(told.from) + days * MS_PER_DAY).toISOString().slice(0, 10)
  return { span: tree.spanOf(marker - 2, marker), from: day, to: day }
}

/** The day told before token `before` of the predicate that `outer` stands in, or of one around it that goes with it. */
function dayAround(tree: Tree, sentence: number, mentions: Mentions, outer: number, before: number): When | null {
  let home = tree.upos(outer) === 'VERB' ? outer : predicateOf(tree, outer)
  for (let climbs = 0; climbs < 4; climbs++) {
    const told = mentions.times(sentence).find(({ first, last, when }) => {
      const top = topOf(tree, first, last)
      // "Greece on Thursday recalled …", the day hung on Greece.
      const hung = tree.head(top) === home || (predicateOf(tree, top) === home && !isOfDeed(tree, top))
      return hung && last < before && when.from !== null && when.from === when.to
    })
    if (told !== undefined) return told.when
    if (!/^(?:advcl|xcomp|conj)$/.test(tree.deprel(home))) return null
    home = predicateOf(tree, home)
  }
  return null
}

/** "We commend the union for its decision *last week*": who commends now does not do it in the past. */
function isBehindCommendation(tree: Tree, { entry, head }: Frame<EventLabel>, top: number): boolean {
  if (entry.wordClass !== 'verb' || top < head || tree.head(top) !== head) return false
  if (tree.xpos(head) !== 'VBP' && tree.xpos(head) !== 'VBZ') return false
  if (!SPOKEN.has(entry.label.type) || tree.child(head, 'aux') >= 0) return false
  const before = tree.child(top, 'case') >= 0 ? tree.child(top, 'case') - 1 : tree.firstOf(top) - 1
  return tree.upos(before) === 'NOUN' && tree.lowerForm(top) !== 'today'
}
const SPOKEN: ReadonlySet<string> = new Set(['SUPPORT', 'ACCUSE', 'REQUEST', 'REJECT', 'THREATEN', 'AGREE'])

/** The nearest time told of the deed, or null. */
function nearest(
  tree: Tree,
  sentence: number,
  mentions: Mentions,
  frame: Frame<EventLabel>,
  on: string | null,
): When | null {
  let best: When | null = null
  const itself = isSaidItself(tree, sentence, mentions, frame)
  let least = Number.POSITIVE_INFINITY
  for (const { first, last, when, bare } of mentions.times(sentence)) {
    const told = isToldOf(tree, frame, first, last)
    if (isBehindCommendation(tree, frame, topOf(tree, first, last))) continue
    const by = relativeAround(tree, first, last)
    if (by >= 0 && predicateAt(tree, frame) !== by) continue
    const far = Math.min(
      by >= 0 || isOfSaying(tree, sentence, mentions, frame, topOf(tree, first, last)) ? 1 : Number.POSITIVE_INFINITY,
      distance(tree, frame, first, last, {
        coarse: when.from !== when.to,
        over: on !== null && when.to !== null && when.to < on,
        itself,
      }),
      told ? BESIDE : Number.POSITIVE_INFINITY,
    )
    if (far < least) {
      least = far
      best = told ? (bare ?? when) : when
    }
  }
  return best
}

const predicateAt = (tree: Tree, { entry, head }: Frame<EventLabel>): number =>
  entry.wordClass === 'noun' ? predicateOf(tree, head) : head

/**
 * "Chad, which *last month* rejected a call, …", "Holm, who met Ruiz in Rome *two weeks ago*, has promised …": the verb of the relative
 * clause that a time stands in, though it was hung on the clause around; −1 for any other.
 */
function relativeAround(tree: Tree, first: number, last: number): number {
  const top = topOf(tree, first, last)
  for (let verb = 0; verb < tree.size; verb++) {
    if (tree.deprel(verb) !== 'acl:relcl' || tree.isUnder(top, verb)) continue
    const pronoun = tree.child(verb, 'nsubj', 'nsubj:pass', 'obj')
    if (pronoun < 1 || !/^(?:who|which)$/.test(tree.lowerForm(pronoun)) || tree.form(pronoun - 1) !== ',') continue
    if (pronoun + 1 === first && last < verb) return verb
    // Up to the comma before the verb of the clause around.
    const outer = tree.head(tree.head(verb))
    const isClosed = last + 1 < tree.size && tree.form(last + 1) === ',' && outer > last
    if (isClosed && verb < first && tree.deprel(tree.head(verb)).startsWith('nsubj') && !hasVerb(tree, verb + 1, first))
      return verb
  }
  return -1
}

function hasVerb(tree: Tree, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (tree.upos(i) === 'VERB') return true
  return false
}

/** "Chad *condemns* the raid, the ministry said on Monday": what a state's organ says in its name it does on the day on which it says so. */
function isOfSaying(
  tree: Tree,
  sentence: number,
  mentions: Mentions,
  { entry, head }: Frame<EventLabel>,
  top: number,
): boolean {
  if (entry.wordClass !== 'verb' || !SPOKEN.has(entry.label.type) || !/^VB[PZ]$/.test(tree.xpos(head))) return false
  const saying = tree.head(top)
  if (saying < 0 || tree.deprel(saying) !== 'parataxis' || tree.head(saying) !== head) return false
  const statesAt = (token: number) => (token < 0 ? [] : mentions.parties(sentence, token).map(stateOf))
  const speakers = statesAt(tree.child(saying, 'nsubj'))
  const doers = statesAt(tree.child(head, 'nsubj'))
  return speakers.some(state => state !== null && doers.includes(state))
}

/**
 * "said on Thursday that *it reserved* the right to reply", "announced on Monday that *it has suspended* trade": what a speaker does by saying so
 * falls on the day on which it was said.
 */
function isSaidItself(tree: Tree, sentence: number, mentions: Mentions, { entry, head }: Frame<EventLabel>): boolean {
  if (entry.wordClass !== 'verb' || tree.deprel(head) !== 'ccomp') return false
  const saying = tree.head(head)
  const announced = /^(?:announce|declare|confirm)$/.test(tree.lowerLemma(saying))
  const auxiliary = tree.child(head, 'aux')
  const present = auxiliary < 0 || (announced && /^(?:has|have)$/.test(tree.form(auxiliary)))
  if (!present || !(announced || SPOKEN.has(entry.label.type))) return false
  const speaker = tree.child(saying, 'nsubj')
  const doer = tree.child(head, 'nsubj')
  const who = speaker < 0 || doer < 0 ? -1 : mentions.entity(sentence, doer)
  return who >= 0 && who === mentions.entity(sentence, speaker)
}

/** A time that a clause is about stands behind those within it. */
const BESIDE = 1.5

const MONTH =
  /^(?:(?:early|mid|late)[- ])?(?:january|february|march|april|may|june|july|august|september|october|november|december)$/i

/**
 * The time of what is planned. A bare month below the deed's own words is the next one ("the visit in April"); any other time before the
 * report is that of the words around it ("In July he said they would meet") and tells nothing of the plan.
 */
export function yetToCome(tree: Tree, frame: Frame<EventLabel>, when: When | null, report: Report): When | null {
  const today = report.published?.slice(0, 10)
  if (when === null || when.from === null || when.to === null || today === undefined || when.to >= today) return when
  const own = [frame.head, ...frame.rest].some(word => tree.isUnder(tree.tokenAt(when.span[0]), word))
  if (!own || !MONTH.test(tree.text.slice(...when.span))) return own ? when : null
  const next = (day: string) => String(Number(day.slice(0, 4)) + 1).padStart(4, '0') + day.slice(4)
  return { ...when, from: next(when.from), to: next(when.to) }
}

/** The nearest place told of the deed by "in", "at", "near" …, or null. */
export function whereOf(tree: Tree, sentence: number, mentions: Mentions, frame: Frame<EventLabel>): Where | null {
  let best: Where | null = null
  let nearest = Number.POSITIVE_INFINITY
  for (const { first, last, where } of mentions.places(sentence)) {
    const top = topOf(tree, first, last)
    if (!isLocative(tree, top, frame) || isBehindCommendation(tree, frame, top) || isOfSpeaker(tree, frame, top))
      continue
    const far = distance(tree, frame, first, last)
    if (far < nearest) {
      nearest = far
      best = where
    }
  }
  return best
}

/**
 * "*Senators in Lima* accused the premier", "The envoy, *who is in Lima*, urged them to meet": where those are who speak is not where it was
 * said, nor where others are to do what they speak of.
 */
function isOfSpeaker(tree: Tree, { entry, head }: Frame<EventLabel>, top: number): boolean {
  const noun = tree.head(top)
  if (noun < 0 || noun > head || !/^nsubj/.test(tree.deprel(noun))) return false
  const relation = tree.deprel(top)
  const within = relation === 'acl:relcl' && /^(?:xcomp|ccomp|advcl)$/.test(tree.deprel(head))
  return within || ((relation === 'nmod' || relation === 'acl:relcl') && SPOKEN.has(entry.label.type))
}

const LOCATIVE = new Set(['in', 'at', 'near', 'outside', 'inside', 'across', 'throughout', 'off', 'around'])
const GOAL = new Set(['to', 'into'])

function isLocative(tree: Tree, top: number, frame: Frame<EventLabel>): boolean {
  const marker = tree.child(top, 'case')
  if (marker < 0) return frame.entry.label.mode === 'visit' && tree.deprel(top) === 'obj'
  const preposition = tree.lowerLemma(marker)
  if (isInTopic(tree, top, frame.head)) return false
  return LOCATIVE.has(preposition) || (GOAL.has(preposition) && frame.entry.label.mode === 'visit')
}

/** "talks in Rome on the situation *in Chad*": where what is talked of is. */
function isInTopic(tree: Tree, top: number, deed: number): boolean {
  for (let i = tree.head(top); i >= 0 && i !== deed && tree.upos(i) === 'NOUN'; i = tree.head(i)) {
    const marker = tree.child(i, 'case')
    if (marker >= 0 && TOPICAL.has(tree.lowerForm(marker))) return true
  }
  return false
}
const TOPICAL = new Set(['on', 'about', 'over', 'regarding', 'concerning'])

/** Ages that lie further back than any report's news, and distances that lead there. */
const AGE =
  /\b(?:Cold War|World Wars? (?:I|II|One|Two|1|2)|(?:First|Second) World War|Middle Ages|antiquity|(?:Soviet|colonial|Ottoman|tsarist|Victorian|imperial) (?:era|times|days|period|rule)|(?:ten|eleven|twelf|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twentie)th century|1\d{3}|\d+ BC|(?:decades|centuries|generations) ago)\b/i

/** "During the Cold War the fleet …": whether the deed's own clause is set in a past age. */
export function isSetInPastAge(tree: Tree, frame: Frame<EventLabel>): boolean {
  const [start, end] = tree.span
  const age = AGE.exec(tree.text.slice(start, end))
  if (age === null) return false
  const first = tree.tokenAt(start + age.index)
  const last = tree.tokenAt(start + age.index + age[0].length - 1)
  const clause = frame.entry.wordClass === 'noun' ? predicateOf(tree, frame.head) : frame.head
  // "has condemned the killings of 1915": the verb is of today.
  if (tree.xpos(clause) !== 'VBD' && tree.child(clause, 'aux:pass', 'cop') < 0) return false
  const top = topOf(tree, first, last)
  return (
    (tree.head(top) < 0 || tree.deprel(top).startsWith('obl') || tree.deprel(top) === 'advmod') &&
    Number.isFinite(distance(tree, frame, first, last))
  )
}
