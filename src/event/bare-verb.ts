// Verbs that no row knows: "the envoys lambasted the junta". The decider may find them to tell a deed between their subject and object.
import type { Frame } from '../frame/index.ts'
import type { Mentions } from '../mention/index.ts'
import { agentsOf, type Tree } from '../tree/index.ts'
import type { EventType } from './event.ts'
import type { EventLabel } from './lexicon.ts'

/** Attitudes, and verbs that only utter one: what somebody wants, means or voices is not done by it. */
const ATTITUDES = new Set([
  'want',
  'wish',
  'hope',
  'intend',
  'like',
  'need',
  'plan',
  'prefer',
  'express',
  'voice',
  'claim',
  'convey',
  'relay',
  'deliver',
])
const CLAUSES = new Set(['root', 'conj', 'ccomp', 'xcomp', 'advcl', 'parataxis', 'acl:relcl'])

/** The verbs with an actor for a subject that stand in no frame, in order of the text. */
export function bareVerbs(tree: Tree, s: number, mentions: Mentions, frames: readonly Frame<EventLabel>[]): number[] {
  const found: number[] = []
  for (let i = 0; i < tree.size; i++) {
    if (tree.upos(i) !== 'VERB' || !CLAUSES.has(tree.deprel(i)) || ATTITUDES.has(tree.lowerLemma(i))) continue
    if (frames.some(({ head, rest }) => head === i || rest.includes(i))) continue
    if (isOnTheWay(tree, i, frames) || isArranging(tree, i, frames)) continue
    if (agentsOf(tree, i).some(j => mentions.isActor(s, j))) found.push(i)
  }
  return found
}

/** "*concluded* a meeting": the meeting tells it. */
const isArranging = (tree: Tree, verb: number, frames: readonly Frame<EventLabel>[]): boolean =>
  frames.some(
    ({ head, entry }) =>
      entry.wordClass === 'noun' &&
      entry.label.type === 'CONSULT' &&
      tree.head(head) === verb &&
      tree.deprel(head) === 'obj',
  )

/** "*returned* from a visit", "came home after talks": what one comes from or goes to tells the deed. */
function isOnTheWay(tree: Tree, verb: number, frames: readonly Frame<EventLabel>[]): boolean {
  if (!/^(?:return|come|arrive|go|be|head|expect)$/.test(tree.lowerLemma(verb)) || tree.child(verb, 'obj') >= 0)
    return false
  return frames.some(
    ({ head, entry }) => entry.wordClass === 'noun' && tree.head(head) === verb && tree.deprel(head) === 'obl',
  )
}

/** A frame made for a verb without a row: its subject, its object or the one that a preposition adds. */
export function bareFrame(tree: Tree, head: number, type: EventType): Frame<EventLabel> {
  return {
    entry: {
      label: { type, mode: '', joint: false },
      head: tree.lowerLemma(head),
      rest: [],
      isMarked: false,
      wordClass: 'verb',
      conditions: [],
      source: ['subj'],
      target: ['obj', 'to', 'with', 'against', 'on', 'at', 'from'],
      content: ['xcomp', 'ccomp', 'obj'],
      sentence: '',
      place: '',
    },
    head,
    rest: [],
  }
}
