// Of what deed a time or place is told: how many clauses lie between it and the deed's words, and where the way is barred.
import type { Frame } from '../frame/index.ts'
import type { Tree } from '../tree/index.ts'
import { type EventLabel, loadEventLexicon } from './lexicon.ts'

const MAX_CLIMB = 6
/** "the night of 3 May", "the early hours of Thursday". */
const PARTS = new Set(['night', 'morning', 'evening', 'afternoon', 'hour', 'day', 'dawn', 'part', 'course'])

/** The verb or copular predicate that governs token `i`, or the root. */
export function predicateOf(tree: Tree, i: number): number {
  let j = i
  while (tree.head(j) >= 0) {
    j = tree.head(j)
    if (tree.upos(j) === 'VERB' || tree.child(j, 'cop', 'nsubj') >= 0) return j
  }
  return j
}

/** The token of a range whose head lies outside it. */
export function topOf(tree: Tree, first: number, last: number): number {
  for (let i = first; i <= last; i++) {
    const head = tree.head(i)
    if (head < first || head > last) return i
  }
  return first
}

/** What is known of a time besides its place. */
interface Told {
  /** More than a day. */
  readonly coarse?: boolean
  /** Past on the day of the report. */
  readonly over?: boolean
  /** The deed is done by being said. */
  readonly itself?: boolean
}

/**
 * How far the range stands from the frame: 0 below the frame's own words, 1 beside them in one clause, then one a clause
 * upwards; Infinity where it belongs to another clause.
 */
export function distance(
  tree: Tree,
  frame: Frame<EventLabel>,
  first: number,
  last: number,
  { coarse = false, over = false, itself = false }: Told = {},
): number {
  const top = topOf(tree, first, last)
  const phrase = [frame.head, ...frame.rest]
  if (phrase.includes(tree.head(top))) return 0
  const occasion = occasionOf(tree, top)
  // "over the past day rebels have struck": a time with its own preposition is no noun's, whatever the parser hung it on.
  const free = first < last && tree.upos(first) === 'ADP'
  if (occasion < 0 && !free && (isOfDeed(tree, top) || isOfNoun(tree, top))) return Number.POSITIVE_INFINITY
  const home = clauseAround(tree, predicateOf(tree, occasion < 0 ? top : occasion), over)
  let clause = frame.entry.wordClass === 'noun' ? predicateOf(tree, frame.head) : frame.head
  for (let climbs = 1; climbs <= MAX_CLIMB; climbs++) {
    if (clause === home || clauseAround(tree, clause, false) === home || isSimultaneous(tree, home, clause))
      return climbs
    const relation = tree.deprel(clause)
    if (tree.head(clause) < 0 || relation === 'parataxis') break
    // "On Monday he said that they had met": the time of saying is not the time of meeting.
    // "In December the army said that it had fired": within the month both fall.
    if (relation === 'ccomp' && !coarse && !itself) break
    // "NATO, which condemned the attack, met on Tuesday": what is told by the way has a time of its own.
    if (relation === 'acl:relcl' && tree.firstOf(clause) > 0 && tree.form(tree.firstOf(clause)) === ',') break
    if (relation === 'conj' && isToldApart(tree, clause, last)) break
    clause = predicateOf(tree, isBesideModal(tree, clause) ? tree.head(clause) : clause)
  }
  return Number.POSITIVE_INFINITY
}

/** "said on Sunday that it would halt them *but threatened* to resume": past beside "would" goes on with "said". */
function isBesideModal(tree: Tree, clause: number): boolean {
  if (tree.deprel(clause) !== 'conj' || tree.xpos(clause) !== 'VBD') return false
  const elder = tree.head(clause)
  const modal = tree.child(elder, 'aux')
  return tree.deprel(elder) === 'ccomp' && modal >= 0 && tree.xpos(modal) === 'MD'
}

/** "a resolution on the killings of 1915": the year is the noun's own. */
function isOfNoun(tree: Tree, top: number): boolean {
  const marker = tree.child(top, 'case')
  const noun = tree.head(top)
  return marker >= 0 && tree.lemma(marker) === 'of' && tree.upos(noun) === 'NOUN' && !PARTS.has(tree.lemma(noun))
}

const AT = new Set(['at', 'during', 'in', 'on', 'since'])
const ONWARDS = new Set(['after', 'following'])

/**
 * "threatened it at *next month's* summit", "assured him in a call *on Monday*", "shot in a *July 11* raid", "signed it after talks *on
 * 5 March*": the occasion of a deed, whose day is that of the deed; −1 where the time or place goes with no occasion.
 */
function occasionOf(tree: Tree, top: number): number {
  const noun = tree.head(top)
  if (noun < 0 || tree.upos(noun) !== 'NOUN' || !tree.deprel(noun).startsWith('obl')) return -1
  const marker = tree.child(noun, 'case')
  const preposition = marker < 0 ? '' : tree.lowerForm(marker)
  if (!AT.has(preposition) && !ONWARDS.has(preposition)) return -1
  const rows = loadEventLexicon().get(tree.lowerLemma(noun)) ?? []
  const types = rows.filter(({ wordClass }) => wordClass === 'noun').map(({ label }) => label.type)
  if (types.includes('CONSULT')) return noun
  return !ONWARDS.has(preposition) && (types.length > 0 || OCCASIONS.has(tree.lowerLemma(noun))) ? noun : -1
}
/** Occasions that are no deeds by themselves. */
const OCCASIONS = new Set(
  'call ceremony session interview speech address broadcast statement letter election vote referendum conference congress forum game festival anniversary hearing trial war coup battle rush phase round test launch'.split(
    ' ',
  ),
)

const RAISING = new Set(['seem', 'appear', 'continue', 'begin', 'start', 'happen', 'tend', 'fail', 'manage'])

/**
 * "appeared to be *holding* on Thursday": with such a verb what it governs is one clause. "vetoed its bid to *join* NATO in 2008": what is
 * `over` was no aim.
 */
function clauseAround(tree: Tree, clause: number, over: boolean): number {
  const above = predicateOf(tree, clause)
  if (tree.deprel(clause) === 'xcomp' && RAISING.has(tree.lowerLemma(above))) return above
  const to = tree.child(clause, 'mark')
  const isAim = tree.xpos(clause) === 'VB' && to >= 0 && tree.form(to) === 'to'
  return over && isAim && /^VB[DN]$/.test(tree.xpos(above)) ? above : clause
}

/**
 * "The net has been cut since May, and the signal *was blocked*", "signed it in January and *has declined* others": a joined clause with a
 * subject or a tense of its own has none of the times that stand within the first. "On Monday Mali left and Chad stayed" has one for both.
 */
function isToldApart(tree: Tree, clause: number, last: number): boolean {
  const elder = tree.head(clause)
  const subject = tree.child(elder, 'nsubj', 'nsubj:pass')
  if (subject < 0 ? last < elder : last < subject) return false
  const own = tree.child(clause, 'nsubj', 'nsubj:pass')
  // "said on Monday that …, and she urged all sides to stop": who spoke goes on.
  return (own >= 0 && tree.xpos(own) !== 'PRP') || isPerfect(tree, clause) !== isPerfect(tree, elder)
}

const isPerfect = (tree: Tree, verb: number): boolean =>
  tree.children(verb).some(c => tree.deprel(c) === 'aux' && /^(?:has|have|['’]ve)$/i.test(tree.form(c)))

/** "welcomed the agreement on 2 December", "condemned the 13 November attacks": the day is that of the deed that is spoken of. */
export function isOfDeed(tree: Tree, top: number): boolean {
  const noun = tree.head(top)
  // "will suspend the work of its mission from November": a beginning or an end is a verb's.
  const bound = tree.child(top, 'case')
  if (bound >= 0 && /^(?:from|since|until|till|by)$/.test(tree.lowerForm(bound))) return false
  if (noun < 0 || tree.upos(noun) !== 'NOUN') return false
  if (top < noun && tree.deprel(top) !== 'obl') return true
  const rows = loadEventLexicon().get(tree.lowerLemma(noun))
  return rows?.some(({ wordClass }) => wordClass === 'noun') ?? false
}

/**
 * "since September 2016, *when the two signed* a pact", "has fallen since Oslo *slapped* duties on it in March": a clause that tells what was at
 * the time, so that no "since" bounds it.
 */
export function isToldOf(tree: Tree, frame: Frame<EventLabel>, first: number, last: number): boolean {
  let clause = frame.entry.wordClass === 'noun' ? predicateOf(tree, frame.head) : frame.head
  for (let climbs = 0; climbs < MAX_CLIMB && clause >= 0; climbs++) {
    const when = tree.child(clause, 'advmod', 'mark')
    if (when >= 0 && /^(?:when|since)$/.test(tree.form(when))) {
      const before = tree.form(when - 1) === ',' ? when - 2 : when - 1
      return tree.form(when) === 'when' ? before === last : tree.isUnder(first, clause)
    }
    // "signed a pact in which they agreed to …"
    if (tree.deprel(clause) !== 'conj' && !tree.deprel(clause).startsWith('acl')) return false
    clause = predicateOf(tree, clause)
  }
  return false
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
