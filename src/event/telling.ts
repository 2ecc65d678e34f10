// The day that a telling goes on about: "The ministers met on Tuesday. They agreed to …" puts both deeds on Tuesday. A date of the
// narrator's own plain past holds until the next, for those who did what was dated; what stands in quotation marks has days of its own.
import type { Frame } from '../frame/index.ts'
import type { Mentions, When } from '../mention/index.ts'
import type { Tree } from '../tree/index.ts'
import { type EventLabel, loadEventLexicon } from './lexicon.ts'

/** How many sentences the day of a meeting or a call is carried on, and that of any other deed. */
const REACH = 8
const REACH_OF_DEED = 3
/** Dates that tell a stretch or a distance rather than the day of a telling. */
const LOOSE =
  /\b(?:years?|recent\w*|centur\w+|decades?|past|coming|next|since|until|till|before|after|by|from|ago|now|soon)\b/i
/** In days. */
const LONGEST = 7
const NEAR = /\brecent\w*\b/i
/** Relations between clauses of one telling. */
const TOGETHER = new Set(['conj', 'parataxis', 'advcl', 'xcomp'])
const MAX_CLIMB = 5

/** What is carried into a sentence, outside and inside quotation marks. */
export interface Telling {
  readonly plain: Dated | null
  readonly quoted: Dated | null
  /** Whether the sentence begins inside quotation marks. */
  readonly opensQuoted: boolean
}

/** A day and who did on it what was dated. */
interface Dated {
  readonly when: When
  readonly who: ReadonlySet<string>
}

interface Anchor extends Dated {
  readonly sentence: number
  readonly reach: number
}

/** What each sentence inherits, in a report of the day `on`: what is planned for a later one tells nothing of the past. One pass over the text. */
export function readTellings(text: string, trees: readonly Tree[], mentions: Mentions, on: string | null): Telling[] {
  const anchors: [Anchor | null, Anchor | null] = [null, null]
  let quoted = false
  let aside = false
  let before = 0
  return trees.map((tree, s) => {
    const [start, end] = tree.span
    if (text.slice(before, start).includes('\n')) {
      quoted = false
      aside = false
    }
    before = end
    const carried = (anchor: Anchor | null) =>
      anchor !== null && !aside && s - anchor.sentence <= anchor.reach ? anchor : null
    const telling = { plain: carried(anchors[0]), quoted: carried(anchors[1]), opensQuoted: quoted }
    for (const { first, last, when } of mentions.times(s)) {
      const clause = clauseOfTime(tree, first, last)
      if (clause < 0) continue
      if (on !== null && when.from !== null && when.from > on) continue
      const words = text.slice(...when.span)
      if (LOOSE.test(words) || isLong(when)) {
        // "Two years ago he …": the rest of the paragraph may go on about that time; "in recent days" leads nowhere.
        aside ||= !NEAR.test(words)
        continue
      }
      const isMeeting = meets(tree, clause)
      const who = doersAt(tree, s, mentions, clause, isMeeting)
      const reach = isMeeting ? REACH : REACH_OF_DEED
      anchors[isQuoted(tree, first, quoted) ? 1 : 0] = { when, who, sentence: s, reach }
      aside = false
    }
    quoted = isQuoted(tree, tree.size, quoted)
    return telling
  })
}

/** "cut ties in 2016": a year is no day that a telling goes on about. */
const isLong = ({ from, to }: When): boolean =>
  from !== null && to !== null && Date.parse(to) - Date.parse(from) > LONGEST * 86_400_000

/** Whether a clause tells of a meeting, a visit or a call, or of one held. */
function meets(tree: Tree, clause: number): boolean {
  const object = tree.child(clause, 'obj')
  return [clause, object].some(
    word =>
      word >= 0 &&
      loadEventLexicon()
        .get(tree.lowerLemma(word))
        ?.some(({ label }) => label.type === 'CONSULT') === true,
  )
}

/** Who the doers of a clause are; of a meeting also whom they met. */
function doersAt(tree: Tree, s: number, mentions: Mentions, clause: number, all: boolean): ReadonlySet<string> {
  const who = new Set<string>()
  const add = (token: number): void => {
    const entity = mentions.entity(s, token)
    if (entity >= 0) who.add(String(entity))
    for (const { actor, name } of mentions.parties(s, token)) if (actor !== null) who.add(`${actor}|${name ?? ''}`)
    for (const c of tree.children(token)) if (tree.deprel(c) === 'conj') add(c)
  }
  const subject = subjectOf(tree, clause)
  if (subject >= 0) add(subject)
  if (!all) return who
  for (const c of tree.children(clause)) {
    const mark = tree.child(c, 'case')
    if (c > clause && (tree.deprel(c) === 'obj' || (mark >= 0 && /^(?:with|to)$/.test(tree.form(mark))))) add(c)
    for (const d of tree.deprel(c) === 'obj' ? tree.children(c) : []) {
      const by = tree.child(d, 'case')
      if (by >= 0 && tree.form(by) === 'with') add(d)
    }
  }
  return who
}

/** The subject of a clause, or of the one that it goes on with. */
function subjectOf(tree: Tree, clause: number): number {
  for (let i = clause, climbs = 0; i >= 0 && climbs < MAX_CLIMB; i = tree.head(i), climbs++) {
    const subject = tree.child(i, 'nsubj', 'nsubj:pass')
    if (subject >= 0) return subject
    if (!TOGETHER.has(tree.deprel(i))) return -1
  }
  return -1
}

/** The time carried to a deed that its own sentence gives none: a plain past of the same voice by those whom the day was told of. */
export function carriedTo(
  tree: Tree,
  sentence: number,
  mentions: Mentions,
  frame: Frame<EventLabel>,
  telling: Telling,
): When | null {
  const carried = isQuoted(tree, frame.head, telling.opensQuoted) ? telling.quoted : telling.plain
  if (carried === null) return null
  let clause = frame.head
  if (frame.entry.wordClass === 'noun') {
    // "said after talks", "during the visit": an occasion of the telling; any other noun may name what was long before.
    if (frame.entry.label.type !== 'CONSULT') return null
    const following = tree.deprel(clause) === 'obj' ? tree.child(clause, 'amod') : -1
    const isOccasion = following >= 0 && tree.lowerForm(following) === 'following'
    if (tree.deprel(clause) !== 'obl' && !isOccasion) return null
    clause = tree.head(clause)
  }
  if (!isPlainPast(tree, clause)) return null
  for (const who of doersAt(tree, sentence, mentions, clause, false)) if (carried.who.has(who)) return carried.when
  return null
}

/** The predicate of the narrator's past that a time hangs on; −1 where it stands in another clause or below a noun. */
function clauseOfTime(tree: Tree, first: number, last: number): number {
  for (let i = first; i <= last; i++) {
    const head = tree.head(i)
    if (head >= first && head <= last) continue
    if (head < 0) return -1
    // "drew applause from the crowd on Thursday": a day hung below a noun of the clause is the clause's, if the noun tells no deed.
    let top = i
    for (let climbs = 0; climbs < 3 && tree.deprel(top).startsWith('nmod') && !isDeed(tree, tree.head(top)); climbs++)
      top = tree.head(top)
    const clause = tree.head(top)
    const inClause = tree.deprel(top).startsWith('obl') || (top !== i && tree.deprel(top) === 'obj')
    return clause >= 0 && inClause && isPlainPast(tree, clause) ? clause : -1
  }
  return -1
}

const isDeed = (tree: Tree, noun: number) =>
  loadEventLexicon()
    .get(tree.lowerLemma(noun))
    ?.some(({ wordClass }) => wordClass === 'noun') ?? false

/** A past without "had", in the main clause or one that goes with it. */
function isPlainPast(tree: Tree, predicate: number): boolean {
  let clause = predicate
  for (let climbs = 0; climbs < MAX_CLIMB; climbs++) {
    const tag = tree.xpos(clause)
    let past = tag === 'VBD'
    let bound = tag === 'VBZ' || tag === 'VBP'
    for (const c of tree.children(clause)) {
      const relation = tree.deprel(c)
      if (relation !== 'aux' && relation !== 'aux:pass' && relation !== 'cop') continue
      bound = true
      if (tree.lemma(c) === 'have') return false
      if (tree.xpos(c) === 'VBD') past = true
    }
    if (bound && !past) return false
    const relation = tree.deprel(clause)
    if (tree.head(clause) < 0) return past
    if (!TOGETHER.has(relation)) return false
    if (past && relation !== 'advcl') return isMain(tree, tree.head(clause))
    clause = tree.head(clause)
  }
  return false
}

/** Whether the clause is no part of what somebody says or of what a noun is described by. */
function isMain(tree: Tree, from: number): boolean {
  for (let i = from, climbs = 0; i >= 0 && climbs < MAX_CLIMB; i = tree.head(i), climbs++) {
    if (tree.head(i) < 0) return true
    if (!TOGETHER.has(tree.deprel(i))) return false
  }
  return false
}

/** Whether token `i` stands inside quotation marks, given how the sentence began. */
function isQuoted(tree: Tree, i: number, open: boolean): boolean {
  let quoted = open
  for (let j = 0; j < i; j++) {
    const form = tree.form(j)
    if (form === '"') quoted = !quoted
    else if (form === '“' || form === '``') quoted = true
    else if (form === '”' || form === "''") quoted = !quoted && form === "''"
  }
  return quoted
}
