// Events of a report: frames, then parties, status, time and place; history and mere names of things left out; doubles merged.
import { contentOf, type Frame, readFrames, triggerSpan } from '../frame/index.ts'
import { distinctParties, type Mentions, type Party } from '../mention/index.ts'
import type { Report } from '../report/index.ts'
import { agentsOf, type Tree } from '../tree/index.ts'
import { Cast } from './cast.ts'
import { isSetInPastAge, whenOf, whereOf } from './circumstance.ts'
import { contextsOf } from './context.ts'
import type { Event, EventType } from './event.ts'
import { type EventLabel, loadEventLexicon } from './lexicon.ts'
import { type Draft, merge } from './merge.ts'
import { readObligations } from './obligation.ts'
import { statusOf } from './status.ts'
import { carriedTo, readTellings, type Telling } from './telling.ts'

/** History told as background is no event when it is older than this. */
const HISTORY_YEARS = 10
const WITH_CONTENT: ReadonlySet<EventType> = new Set(['AGREE', 'REQUEST', 'REJECT', 'THREATEN', 'ATTEND'])

/** Reads who did what to whom. Ids run in order of the text; `statement` is left null for the caller to link. */
export function readEvents(report: Report, trees: readonly Tree[], mentions: Mentions): Event[] {
  const lexicon = loadEventLexicon()
  const tellings = readTellings(report.text, trees, mentions)
  const drafts: Draft[] = []
  for (let s = 0; s < trees.length; s++) {
    for (const { trigger, sources, targets, content } of readObligations(trees[s], s, mentions)) {
      drafts.push({ type: 'REQUEST', sources, targets, trigger, content, status: 'happened', when: null, where: null })
    }
    const frames = readFrames(trees[s], s, mentions, lexicon)
    if (frames.length === 0) continue
    const contexts = contextsOf(trees[s])
    for (const frame of frames) {
      const draft = readEvent(report, trees[s], s, mentions, frame, tellings[s])
      if (draft) drafts.push(contexts.length > 0 ? { ...draft, contexts } : draft)
    }
  }
  drafts.sort((a, b) => a.trigger[0] - b.trigger[0])
  return merge(report.text, drafts).map((draft, i) => ({ id: `e${i + 1}`, ...draft, statement: null }))
}

function readEvent(
  report: Report,
  tree: Tree,
  s: number,
  mentions: Mentions,
  frame: Frame<EventLabel>,
  telling: Telling,
): Draft | null {
  const { entry } = frame
  const status = statusOf(tree, frame)
  if (status === 'none' || (status === 'happened' && isSetInPastAge(tree, frame))) return null
  const content = WITH_CONTENT.has(entry.label.type) ? contentOf(tree, frame) : null
  const cast = new Cast(tree, s, mentions)
  const sources = cast.sourcesOf(frame)
  const { targets, direct } = cast.targetsOf(frame, sources, content?.head ?? -1)
  if (!isTold(tree, frame, sources, targets)) return null
  const when = whenOf(tree, s, mentions, frame) ?? (status === 'happened' ? carriedTo(tree, frame, telling) : null)
  if (isHistory(when?.to ?? when?.from ?? null, report.published ?? null)) return null
  // "agreed to send batteries to Ukraine": whom the promise touches did not make it.
  const joint = entry.label.joint && sources.length + (direct ? targets.length : 0) > 1
  const both = joint ? distinctParties(direct ? [...sources, ...targets] : sources) : []
  return {
    type: entry.label.type,
    ...(entry.label.mode === '' ? {} : { mode: entry.label.mode }),
    sources: joint ? both : sources,
    targets: joint ? both : withoutSources(targets, sources),
    trigger: triggerSpan(tree, frame),
    content: content?.span ?? null,
    status,
    when,
    where: whereOf(tree, s, mentions, frame),
  }
}

/**
 * Whether the words tell a deed rather than name one: somebody known does or undergoes it, or, for a verb, anybody. A joint act told
 * of one side alone ("agreed", "talked of his daughters") tells nothing of a second.
 */
function isTold(
  tree: Tree,
  { entry, head }: Frame<EventLabel>,
  sources: readonly Party[],
  targets: readonly Party[],
): boolean {
  const parties = [...sources, ...targets]
  if (parties.length === 0) return false
  if (entry.label.joint && entry.label.type !== 'AGREE' && parties.length === 1 && !isPlural(tree, parties[0]))
    return false
  // "Drought threatens the harvest", "the vaccine trains the body": things do neither.
  if ((entry.label.type === 'THREATEN' || entry.label.type === 'AID') && entry.wordClass === 'verb') {
    if (entry.source.includes('subj') && sources.length === 0 && agentsOf(tree, head).length > 0) return false
  }
  if (entry.wordClass === 'noun' && !parties.some(party => party.actor !== null))
    return sources.length > 0 && targets.length > 0
  return true
}

/** "the two sides", "ministers": one phrase for several. */
function isPlural(tree: Tree, party: Party): boolean {
  const last = tree.tokenAt(party.span[1] - 1)
  return (
    last < tree.size &&
    (tree.xpos(last) === 'NNS' || tree.xpos(last) === 'NNPS' || tree.form(last).toLowerCase() === 'they')
  )
}

/** Nobody is both doer and undergoer of a one-sided act. */
function withoutSources(targets: readonly Party[], sources: readonly Party[]): Party[] {
  const all = distinctParties([...sources, ...targets])
  return targets.filter(party => all.includes(party) && !sources.includes(party))
}

function isHistory(date: string | null, published: string | null): boolean {
  if (date === null || published === null) return false
  return Number(published.slice(0, 4)) - Number(date.slice(0, 4)) > HISTORY_YEARS
}
