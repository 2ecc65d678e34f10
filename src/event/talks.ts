// Who takes part in talks, patrols and the like that are told by their name alone: "agreed to extend *talks*", "signed it after six hours of
// *talks*", "flew to Lima for *talks* with the premier". Where the sentence names nobody, "the talks" are those told of before.
import type { Frame } from '../frame/index.ts'
import { stateOf } from '../mention/index.ts'
import { agentsOf, isPassive, obliquesOf, patientsOf, type Tree } from '../tree/index.ts'
import type { EventLabel } from './lexicon.ts'
import type { Draft } from './merge.ts'
import { isWhereOneIs } from './understood.ts'

const MAX_CLIMB = 5
const DURING: ReadonlySet<string> = new Set('in at during after following'.split(' '))
/** Verbs whose subject takes part in what they arrange. */
const ARRANGING: ReadonlySet<string> = new Set(
  'arrange begin boost broaden conclude conduct continue coordinate deepen end enter expand extend finish finalise finalize hold increase initiate intensify join launch open plan postpone prepare prolong pursue relaunch reopen restart resume revive schedule start step suspend widen'.split(
    ' ',
  ),
)
/** Verbs whose subject would take part in what they ask for, if it is with somebody. */
const PROPOSING: ReadonlySet<string> = new Set(
  'propose suggest seek want demand request urge offer favour favor advocate need call appeal follow reject refuse welcome'.split(
    ' ',
  ),
)
const MOVING: ReadonlySet<string> = new Set(
  'arrive be come cross drive expect fly go head invite land leave meet return travel visit'.split(' '),
)

/** Whoever the clause around a joint act's name says arranges it, is at it or goes there for it; tokens, none where it tells nobody. */
export function partakersOf(tree: Tree, noun: number): readonly number[] {
  const isWithSomebody = partnersOf(tree, noun).length > 0
  for (let i = noun, climbs = 0; climbs < MAX_CLIMB; climbs++) {
    const governor = tree.head(i)
    if (governor < 0) return []
    const marker = tree.child(i, 'case')
    const preposition = marker < 0 ? '' : tree.lowerForm(marker)
    // "is in Rome for talks", whatever the talks were hung by.
    const isThere = isWhereOneIs(tree, governor)
    const verb = isThere ? 'be' : tree.lowerLemma(governor)
    const relation = tree.deprel(i)
    switch (isThere && relation === 'nmod' ? 'obl' : relation) {
      case 'obj':
        return ARRANGING.has(verb) || (isWithSomebody && PROPOSING.has(verb)) ? agentsOf(tree, governor) : []
      case 'obl':
        if (!leadsTo(preposition, verb, isWithSomebody)) return []
        // "is expected *in Lima* for talks": with those of the place, where nobody else is named.
        return preposition === 'for' && !isWithSomebody && AWAITING.test(verb)
          ? [...goersOf(tree, governor), ...obliquesOf(tree, governor, 'to', 'in', 'at')]
          : goersOf(tree, governor)
      case 'nmod':
        // "six hours *of* talks", "a schedule *of* patrols"
        if (preposition !== 'of' && preposition !== 'for') return []
        break
      case 'conj':
        break
      default:
        return []
    }
    i = governor
  }
  return []
}

/** With whom talks are, wherever they were held: "talks *with Chad*", "talks held in Lima *with Chad*". */
export function partnersOf(tree: Tree, talks: number): readonly number[] {
  const own = obliquesOf(tree, talks, 'with')
  const held = own.length > 0 ? -1 : tree.child(talks, 'acl')
  return held >= 0 && HELD.has(tree.lowerLemma(held)) ? obliquesOf(tree, held, 'with') : own
}

/** Whether somebody opens, goes on with or ends what the noun names: "concluded *a round of talks*". */
export function isArranged(tree: Tree, noun: number): boolean {
  let i = noun
  while (tree.deprel(i) === 'nmod' && tree.upos(tree.head(i)) === 'NOUN') i = tree.head(i)
  return TALKS.has(tree.lowerLemma(noun)) && tree.deprel(i) === 'obj' && ARRANGING.has(tree.lowerLemma(tree.head(i)))
}

const AWAITING = /^(?:expect|await|invite|schedule)$/

/** Who goes there, or is expected or invited. */
function goersOf(tree: Tree, verb: number): readonly number[] {
  const goers = agentsOf(tree, verb)
  return goers.length > 0 || !isPassive(tree, verb) ? goers : patientsOf(tree, verb)
}

/** "In a phone call, the premier assured *his counterpart*": to whom something was said at it. */
export function addressedAt(tree: Tree, noun: number): readonly number[] {
  const verb = tree.head(noun)
  const marker = tree.child(noun, 'case')
  if (verb < 0 || marker < 0 || tree.deprel(noun) !== 'obl' || !/^(?:in|during)$/.test(tree.lowerForm(marker)))
    return []
  if (!ADDRESSING.has(tree.lowerLemma(verb))) return []
  const receiver = tree.child(verb, 'iobj')
  return receiver >= 0 ? [receiver] : patientsOf(tree, verb)
}
const ADDRESSING: ReadonlySet<string> = new Set(
  'tell assure urge ask warn thank congratulate inform brief press remind encourage reassure promise invite'.split(' '),
)

/** "signed it *after* talks", "flew there *for* talks"; of those who "met at a meeting" the meeting has been told. */
function leadsTo(preposition: string, verb: string, isWithSomebody: boolean): boolean {
  if (DURING.has(preposition)) return !MEETING.has(verb)
  // "settle it *through* dialogue"
  if (BY_MEANS.test(preposition)) return SETTLING.has(verb)
  // "called on them to return *to* talks"
  if (preposition === 'to') return RETURNING.has(verb)
  return preposition === 'for' && (MOVING.has(verb) || (isWithSomebody && PROPOSING.has(verb)))
}
const BY_MEANS = /^(?:through|by|via)$/
const SETTLING: ReadonlySet<string> = new Set(
  'settle resolve solve address handle overcome end bridge defuse narrow work iron reconcile'.split(' '),
)
const RETURNING: ReadonlySet<string> = new Set('return come go get recommit revert resort turn'.split(' '))
const MEETING: ReadonlySet<string> = new Set('confer consult discuss meet negotiate sit speak talk'.split(' '))

/** Names of talks that may take up talks told of before. */
const TALKS: ReadonlySet<string> = new Set('talk negotiation consultation discussion dialogue summit'.split(' '))
/** In sentences. */
const REACH = 15
const OWN = new Set(['nmod:poss', 'amod', 'compound'])
const GENERAL: ReadonlySet<string> = new Set('peace further new direct next fresh formal final long'.split(' '))

/** "the *talks* will resume": whether talks are told of as known, and by nobody's name. */
export function areKnownTalks(tree: Tree, { entry, head }: Frame<EventLabel>): boolean {
  if (entry.label.type !== 'CONSULT' || !entry.label.joint || entry.wordClass !== 'noun' || !TALKS.has(entry.head))
    return false
  if (obliquesOf(tree, head, 'with', 'between', 'of', 'among').length > 0) return false
  const determiner = tree.child(head, 'det')
  if (determiner >= 0 && !/^(?:the|these|those)$/i.test(tree.form(determiner))) return false
  if (tree.children(head).some(c => OWN.has(tree.deprel(c)) && !GENERAL.has(tree.lowerLemma(c)))) return false
  return isGoingOn(tree, head) || isHeld(tree, head)
}

/** "the talks *will resume*", "agreed to *extend* the talks". */
function isGoingOn(tree: Tree, noun: number): boolean {
  const verb = tree.head(noun)
  if (verb < 0) return false
  const relation = tree.deprel(noun)
  if (relation === 'nsubj' || relation === 'nsubj:pass') return GOING_ON.has(tree.lowerLemma(verb))
  return relation === 'obj' && ARRANGING.has(tree.lowerLemma(verb))
}

/** "at consultations *which were held in Lima*", "talks *due to open* on Friday". */
function isHeld(tree: Tree, noun: number): boolean {
  return tree.children(noun).some(c => {
    if (!tree.deprel(c).startsWith('acl') && tree.deprel(c) !== 'amod') return false
    const verb = tree.child(c, 'xcomp')
    return HELD.has(tree.lowerLemma(verb >= 0 ? verb : c))
  })
}
const HELD: ReadonlySet<string> = new Set(
  'hold open begin start resume convene schedule host continue conduct organise organize arrange'.split(' '),
)
const GOING_ON: ReadonlySet<string> = new Set(
  'begin conclude continue convene drag end extend hold last open postpone proceed reconvene restart resume schedule set start take'.split(
    ' ',
  ),
)

/** Who of those told of before sat together last; null for none near enough. */
export class LastTalks {
  private draft: Draft | null = null
  private sentence = 0

  /** Keeps the last joint act of two sides or more. */
  note(drafts: readonly Draft[], sentence: number): void {
    for (const draft of drafts) {
      const states = new Set(draft.sources.map(stateOf))
      if (!JOINT.has(draft.type) || states.size < 2 || draft.sources.length !== draft.targets.length) continue
      if (draft.sources.some(({ actor }, i) => actor !== draft.targets[i].actor)) continue
      this.draft = draft
      this.sentence = sentence
    }
  }

  /** Talks told in a sentence without a name, between those who sat together before. */
  between(talks: Draft, sentence: number): Draft | null {
    const { draft } = this
    if (draft === null || sentence - this.sentence > REACH) return null
    return { ...talks, sources: draft.sources, targets: draft.targets }
  }
}
const JOINT: ReadonlySet<string> = new Set(['CONSULT', 'AGREE', 'COOPERATE', 'SUPPORT'])
