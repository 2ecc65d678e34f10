// What verbs do to papers: sign, table, hand over, reject. What is still to be done, or was not done, leaves the paper where it stood.
import { type Frame, readFrames, roleTokens, wordsOfClass } from '../frame/index.ts'
import type { Mentions, Party } from '../mention/index.ts'
import type { Tree } from '../tree/index.ts'
import type { InstrumentStatus } from './instrument.ts'
import { loadPaperVerbs } from './lexicon.ts'

/** What a verb says of the paper it acts on. */
export interface Deed {
  /** Null where the verb is negated: the paper is spoken of, and nothing was done to it; but what is not adopted is rejected. */
  readonly status: InstrumentStatus | null
  readonly parties: readonly Party[]
  readonly addressees: readonly Party[]
  readonly head: number
}

/** How a paper stands before it is signed, adopted … */
const BEFORE: Readonly<Partial<Record<InstrumentStatus, InstrumentStatus>>> = {
  'handed over': 'drafted',
  agreed: 'proposed',
  signed: 'agreed',
  adopted: 'drafted',
  ratified: 'signed',
  'in force': 'agreed',
  issued: 'drafted',
  rejected: 'proposed',
  suspended: 'in force',
  withdrawn: 'in force',
  expired: 'in force',
}
const AHEAD = new Set([
  'will',
  'shall',
  "'ll",
  '’ll',
  'wo',
  'would',
  "'d",
  'may',
  'might',
  'could',
  'can',
  'should',
  'must',
  'ought',
])
/** Verbs whose infinitive is done: "voted to adopt". */
const DONE = new Set('vote manage help proceed continue begin start rush move come go use dare choose'.split(' '))

const lower = (tree: Tree, i: number) => tree.lowerLemma(i)

/** Verbs that act on papers, by the token of the paper. */
export function readDeeds(tree: Tree, s: number, mentions: Mentions): Map<number, Deed> {
  const deeds = new Map<number, Deed>()
  const actors = (tokens: readonly number[]) =>
    tokens.filter(j => mentions.isActor(s, j)).flatMap(j => mentions.parties(s, j))
  for (const frame of readFrames(tree, s, mentions, loadPaperVerbs())) {
    const { entry } = frame
    const refused = isUndone(tree, frame.head)
    const status = refused
      ? refusedStatus(entry.label)
      : isAhead(tree, frame.head)
        ? (BEFORE[entry.label] ?? entry.label)
        : entry.label
    const parties = refused ? [] : firstFilled(entry.source.map(role => actors(roleTokens(tree, frame, role))))
    const addressees = refused ? [] : entry.content.flatMap(role => addresseesOf(tree, s, mentions, frame, role))
    for (const role of entry.target) {
      for (const paper of roleTokens(tree, frame, role)) {
        if (!deeds.has(paper)) deeds.set(paper, { status, parties, addressees, head: frame.head })
      }
    }
  }
  return deeds
}

/** "failed to adopt the resolution", "the bill did not pass": what is not adopted is rejected; what is not signed stands where it stood. */
const refusedStatus = (status: InstrumentStatus): InstrumentStatus | null => (status === 'adopted' ? 'rejected' : null)

const firstFilled = (lists: readonly (readonly Party[])[]): readonly Party[] =>
  lists.find(list => list.length > 0) ?? []

/** "did not sign", "refused to sign", "failed to adopt". */
function isUndone(tree: Tree, verb: number): boolean {
  for (const c of tree.children(verb))
    if (tree.deprel(c) === 'advmod' && /^(?:not|n['’]t|never)$/.test(tree.lowerForm(c))) return true
  const above = tree.head(verb)
  return above >= 0 && isInfinitive(tree, verb) && /^(?:refuse|decline|fail|unable)$/.test(lower(tree, above))
}

/** "will sign", "is expected to be signed", "has yet to ratify", "called on Mali to ratify". */
function isAhead(tree: Tree, verb: number): boolean {
  for (const c of tree.children(verb)) if (tree.deprel(c) === 'aux' && AHEAD.has(lower(tree, c))) return true
  if (!isInfinitive(tree, verb)) return false
  const above = tree.head(verb)
  return above < 0 || !DONE.has(lower(tree, above))
}

function isInfinitive(tree: Tree, verb: number): boolean {
  const mark = tree.child(verb, 'mark')
  if (mark < 0 || tree.xpos(mark) !== 'TO') return false
  return tree.deprel(verb) !== 'advcl' || (mark > 0 && tree.lowerForm(mark - 1) === 'yet')
}

/** "handed over two drafts, one to A and the other to B": each "to" below the verb or below the paper's own apposition. */
function addresseesOf(
  tree: Tree,
  s: number,
  mentions: Mentions,
  frame: Frame<InstrumentStatus>,
  role: string,
): readonly Party[] {
  const found = new Set(roleTokens(tree, frame, role))
  for (let j = frame.head + 1; j <= tree.lastOf(frame.head); j++) {
    const marker = tree.child(j, 'case')
    if (marker < 0 || tree.lemma(marker) !== role) continue
    const head = lower(tree, tree.head(j))
    if (head === 'one' || head === 'other' || head === 'another' || head === 'copy') found.add(j)
  }
  return [...found].filter(j => mentions.isActor(s, j)).flatMap(j => mentions.parties(s, j))
}

/** "the agreement signed in Minsk", "a proposed treaty", "the expiring act": what a participle says of the paper. */
export function participleStatus(
  tree: Tree,
  head: number,
  isPassive: (verb: number) => boolean,
): InstrumentStatus | null {
  const verbs = loadPaperVerbs()
  // "the treaty remains suspended"
  const above = tree.head(head)
  const stays = above >= 0 && tree.deprel(head) === 'nsubj' && /^(?:remain|stay)$/.test(lower(tree, above))
  const state = stays ? tree.child(above, 'xcomp') : -1
  if (state >= 0 && /^VBN|JJ$/.test(tree.xpos(state))) {
    const entry = verbs.get(lower(tree, state))?.find(e => e.wordClass === 'verb' && e.rest.length === 0)
    if (entry) return entry.label
  }
  for (const c of tree.children(head)) {
    if (tree.deprel(c) !== 'acl' && tree.deprel(c) !== 'amod') continue
    if (tree.deprel(c) === 'acl' && !isPassive(c)) continue
    const entry = verbs.get(lower(tree, c))?.find(e => e.wordClass === 'verb' && e.rest.length === 0)
    if (entry) return isUndone(tree, c) ? refusedStatus(entry.label) : entry.label
  }
  return null
}

/** "In a letter to the council, Chad asked": who speaks by the paper; none where it is no paper's speech. */
export function speakersBy(
  tree: Tree,
  s: number,
  mentions: Mentions,
  head: number,
  doers: (verb: number) => readonly number[],
): readonly Party[] {
  const marker = tree.child(head, 'case')
  const verb = tree.head(head)
  if (marker < 0 || verb < 0 || tree.upos(verb) !== 'VERB' || lower(tree, marker) !== 'in') return []
  if (!wordsOfClass('writing').has(lower(tree, verb))) return []
  return doers(verb)
    .filter(j => mentions.isActor(s, j))
    .flatMap(j => mentions.parties(s, j))
}
