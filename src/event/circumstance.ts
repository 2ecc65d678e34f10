// When and where: attaches the sentence's times and places to the deed whose clause holds them.
import type { Frame } from '../frame/index.ts'
import type { Mentions, When, Where } from '../mention/index.ts'
import type { Report } from '../report/index.ts'
import type { Tree } from '../tree/index.ts'
import { type EventLabel, loadEventLexicon } from './lexicon.ts'

const MAX_CLIMB = 6
/** "the night of 3 May", "the early hours of Thursday". */
const PARTS = new Set(['night', 'morning', 'evening', 'afternoon', 'hour', 'day', 'dawn', 'part', 'course'])

/** The verb or copular predicate that governs token `i`, or the root. */
function predicateOf(tree: Tree, i: number): number {
  let j = i
  while (tree.head(j) >= 0) {
    j = tree.head(j)
    if (tree.upos(j) === 'VERB' || tree.child(j, 'cop', 'nsubj') >= 0) return j
  }
  return j
}

/** The token of a range whose head lies outside it. */
function topOf(tree: Tree, first: number, last: number): number {
  for (let i = first; i <= last; i++) {
    const head = tree.head(i)
    if (head < first || head > last) return i
  }
  return first
}

/**
 * How far the range stands from the frame: 0 below the frame's own words, 1 beside them in one clause, then one a clause
 * upwards; Infinity where it belongs to another clause.
 */
function distance(tree: Tree, frame: Frame<EventLabel>, first: number, last: number, coarse = false): number {
  const top = topOf(tree, first, last)
  if (isBehindCommendation(tree, frame, top)) return Number.POSITIVE_INFINITY
  const phrase = [frame.head, ...frame.rest]
  if (phrase.includes(tree.head(top))) return 0
  if (isOfDeed(tree, top)) return Number.POSITIVE_INFINITY
  // "a resolution on the killings of 1915": the year is the noun's own.
  const marker = tree.child(top, 'case')
  if (
    marker >= 0 &&
    tree.lemma(marker) === 'of' &&
    tree.upos(tree.head(top)) === 'NOUN' &&
    !PARTS.has(tree.lemma(tree.head(top)))
  )
    return Number.POSITIVE_INFINITY
  const home = predicateOf(tree, top)
  let clause = frame.entry.wordClass === 'noun' ? predicateOf(tree, frame.head) : frame.head
  for (let climbs = 1; climbs <= MAX_CLIMB; climbs++) {
    if (clause === home || isSimultaneous(tree, home, clause)) return climbs
    const relation = tree.deprel(clause)
    if (tree.head(clause) < 0 || relation === 'parataxis') break
    // "On Monday he said that they had met": the time of saying is not the time of meeting.
    // "In December the army said that it had fired": within the month both fall.
    if (relation === 'ccomp' && !coarse) break
    // "NATO, which condemned the attack, met on Tuesday": what is told by the way has a time of its own.
    if (relation === 'acl:relcl' && tree.firstOf(clause) > 0 && tree.form(tree.firstOf(clause)) === ',') break
    clause = predicateOf(tree, clause)
  }
  return Number.POSITIVE_INFINITY
}

/** "welcomed the agreement on 2 December", "condemned the 13 November attacks": the day is that of the deed that is spoken of. */
function isOfDeed(tree: Tree, top: number): boolean {
  const noun = tree.head(top)
  if (noun < 0 || tree.upos(noun) !== 'NOUN') return false
  if (top < noun && tree.deprel(top) !== 'obl') return true
  const rows = loadEventLexicon().get(tree.lowerLemma(noun))
  return rows?.some(({ wordClass }) => wordClass === 'noun') ?? false
}

/** "has bombed it since the war began in 2011", "met when he came on Monday": a clause that tells the time of its verb. */
function isSimultaneous(tree: Tree, clause: number, verb: number): boolean {
  if (tree.deprel(clause) !== 'advcl') return false
  const above = tree.head(clause)
  // "bombed convoys meant for the rebels since the war began": hung below what the verb did it to.
  const below = tree.deprel(above) === 'xcomp' || tree.deprel(above) === 'acl' ? tree.head(above) : above
  if (below !== verb && !(tree.head(below) === verb && tree.deprel(below) === 'obj')) return false
  const marker = tree.child(clause, 'mark', 'advmod')
  return marker >= 0 && /^(?:since|when|as)$/i.test(tree.form(marker))
}

/**
 * The time told of the deed, or null: that of its own clause, one counted from the clause around it, or that of a deed that is told in
 * one breath with it.
 */
export function whenOf(tree: Tree, sentence: number, mentions: Mentions, frame: Frame<EventLabel>): When | null {
  const counted = countedFrom(tree, sentence, mentions, frame)
  if (counted !== undefined) return counted
  return nearest(tree, sentence, mentions, frame) ?? sharedWith(tree, sentence, mentions, frame)
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
  const home = tree.upos(outer) === 'VERB' ? outer : predicateOf(tree, outer)
  const told = mentions.times(sentence).find(({ first, last, when }) => {
    const top = topOf(tree, first, last)
    return tree.head(top) === home && last < marker - 1 && when.from !== null && when.from === when.to
  })
  if (!told || told.when.from === null) return null
  if (unit === 'hour') return count !== null && count < 6 ? told.when : null
  if (count === null || UNITS[unit] === undefined) return null
  const days = count * UNITS[unit] * (tree.lowerLemma(marker) === 'after' ? -1 : 1)
  const day = new Date(Date.parse(told.when.from) + days * MS_PER_DAY).toISOString().slice(0, 10)
  return { span: tree.spanOf(marker - 2, marker), from: day, to: day }
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
function nearest(tree: Tree, sentence: number, mentions: Mentions, frame: Frame<EventLabel>): When | null {
  let best: When | null = null
  let least = Number.POSITIVE_INFINITY
  for (const { first, last, when } of mentions.times(sentence)) {
    const far = distance(tree, frame, first, last, when.from !== when.to)
    if (far < least) {
      least = far
      best = when
    }
  }
  return best
}

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
    if (!isLocative(tree, top, frame)) continue
    const far = distance(tree, frame, first, last)
    if (far < nearest) {
      nearest = far
      best = where
    }
  }
  return best
}

const LOCATIVE = new Set(['in', 'at', 'near', 'outside', 'inside', 'across', 'throughout', 'off', 'around'])
const GOAL = new Set(['to', 'into'])

function isLocative(tree: Tree, top: number, frame: Frame<EventLabel>): boolean {
  const marker = tree.child(top, 'case')
  if (marker < 0) return frame.entry.label.mode === 'visit' && tree.deprel(top) === 'obj'
  const preposition = tree.lowerLemma(marker)
  return LOCATIVE.has(preposition) || (GOAL.has(preposition) && frame.entry.label.mode === 'visit')
}

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
