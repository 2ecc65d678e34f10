// Events of a report: frames, then parties, status, time and place; history and mere names of things left out; doubles merged.
import { contentOf, type Frame, type Role, readFrames, roleTokens, triggerSpan } from '../frame/index.ts'
import { distinctParties, type Mentions, type Party } from '../mention/index.ts'
import type { Report } from '../report/index.ts'
import { agentsOf, obliquesOf, patientsOf, type Tree } from '../tree/index.ts'
import { isSetInPastAge, whenOf, whereOf } from './circumstance.ts'
import { contextsOf } from './context.ts'
import type { Event, EventType } from './event.ts'
import { type EventLabel, loadEventLexicon } from './lexicon.ts'
import { readObligations } from './obligation.ts'
import { intendingVerb, statusOf } from './status.ts'
import { carriedTo, readTellings, type Telling } from './telling.ts'

/** History told as background is no event when it is older than this. */
const HISTORY_YEARS = 10
/** Longest headline, in code units. */
const HEADLINE = 160

/** Types whose target may be a thing that was struck, seized or cut: the deed is physical. */
const PHYSICAL: ReadonlySet<EventType> = new Set([
  'ASSAULT',
  'COERCE',
  'SANCTION',
  'AID',
  'RETREAT',
  'MOBILIZE',
  'PROTEST',
])
const WITH_CONTENT: ReadonlySet<EventType> = new Set(['AGREE', 'REQUEST', 'REJECT', 'THREATEN', 'ATTEND'])

/** A draft before ids and links. */
type Draft = Omit<Event, 'id' | 'statement'>

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
  let sources = partiesOf(tree, s, mentions, frame, entry.source, false)
  let targets = partiesOf(tree, s, mentions, frame, entry.target, true)
  const intending = entry.wordClass === 'noun' && sources.length === 0 ? intendingVerb(tree, frame.head) : -1
  if (intending >= 0) {
    const actors = (tokens: readonly number[]) =>
      tokens.filter(j => mentions.isActor(s, j)).flatMap(j => mentions.parties(s, j))
    sources = actors(agentsOf(tree, intending))
    if (targets.length === 0) targets = actors(obliquesOf(tree, intending, 'on', 'against'))
  }
  const content = WITH_CONTENT.has(entry.label.type) ? contentOf(tree, frame) : null
  if (content && targets.length === 0 && entry.label.type !== 'AGREE') {
    // "demanded that Iran stop": who is asked is the subject of what is asked.
    const asked = tree.child(content.head, 'nsubj', 'nsubj:pass')
    if (asked >= 0) targets = mentions.parties(s, asked).filter(() => mentions.isActor(s, asked))
  }
  if (content && targets.length === 0) targets = partiesOfContent(tree, s, mentions, content.head, sources)
  if (!isTold(tree, frame, sources, targets)) return null
  const when = whenOf(tree, s, mentions, frame) ?? (status === 'happened' ? carriedTo(tree, frame, telling) : null)
  if (isHistory(when?.to ?? when?.from ?? null, report.published ?? null)) return null
  const joint = entry.label.joint && sources.length + targets.length > 1
  const both = joint ? distinctParties([...sources, ...targets]) : []
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

/** "agreed to send batteries to Ukraine": whom the deed that is promised, refused or threatened would touch. */
function partiesOfContent(
  tree: Tree,
  s: number,
  mentions: Mentions,
  deed: number,
  sources: readonly Party[],
): readonly Party[] {
  if (tree.upos(deed) !== 'VERB') return []
  const touched = [patientsOf(tree, deed), obliquesOf(tree, deed, 'to', 'with', 'against', 'on', 'from')]
  for (const tokens of touched) {
    const parties = tokens.filter(j => mentions.isActor(s, j)).flatMap(j => mentions.parties(s, j))
    const others = parties.filter(
      party => !sources.some(source => source.actor === party.actor && source.name === party.name),
    )
    if (others.length > 0) return distinctParties(others)
  }
  return []
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

/** Parties at the first role that names an actor; for physical deeds a thing will do. */
function partiesOf(
  tree: Tree,
  s: number,
  mentions: Mentions,
  frame: Frame<EventLabel>,
  roles: readonly Role[],
  target: boolean,
): readonly Party[] {
  let thing: readonly Party[] = []
  for (const role of roles) {
    const tokens = roleTokens(tree, frame, role)
    const actors = tokens.filter(j => mentions.isActor(s, j)).flatMap(j => mentions.parties(s, j))
    if (actors.length > 0) return distinctParties(actors)
    for (const j of tokens) {
      const inner = target ? actorWithin(tree, s, mentions, j) : ownerOf(tree, s, mentions, j)
      if (inner.length > 0) return distinctParties(inner)
    }
    if (thing.length === 0) thing = tokens.flatMap(j => mentions.parties(s, j))
  }
  return target && PHYSICAL.has(frame.entry.label.type) ? distinctParties(thing) : []
}

/** How deep below a thing its owner is looked for: "the court's ruling on the ban of the party". */
const DEPTH = 3
const OWNING = new Set([
  'nmod:poss',
  'amod',
  'compound',
  'nmod',
  'flat',
  'acl',
  'acl:relcl',
  'nsubj',
  'nsubj:pass',
  'obj',
  'obl',
  'ccomp',
])

/** "condemned the Turkish offensive", "rejected the claim that Iran armed them": whose thing it is, the nearest actor below it. */
function actorWithin(tree: Tree, s: number, mentions: Mentions, thing: number): readonly Party[] {
  let level = [thing]
  for (let depth = 0; depth < DEPTH && level.length > 0; depth++) {
    const next: number[] = []
    for (const j of level) {
      for (const c of tree.children(j)) {
        if (!OWNING.has(tree.deprel(c))) continue
        if (mentions.isActor(s, c)) return mentions.parties(s, c)
        next.push(c)
      }
    }
    level = next
  }
  return []
}

/** "Russian missiles", "the UN report", "a report accusing the army": whose weapon, paper or words the grammatical doer is. */
function ownerOf(tree: Tree, s: number, mentions: Mentions, thing: number): readonly Party[] {
  for (const c of tree.children(thing)) {
    const relation = tree.deprel(c)
    if (c > thing || (relation !== 'nmod:poss' && relation !== 'amod' && relation !== 'compound')) continue
    if (mentions.isActor(s, c)) return mentions.parties(s, c)
  }
  const by = obliquesOf(tree, thing, 'by', 'from', 'of').filter(j => mentions.isActor(s, j))
  if (by.length > 0) return by.flatMap(j => mentions.parties(s, j))
  const verb = tree.head(thing)
  if (verb < 0 || (tree.deprel(thing) !== 'obj' && tree.deprel(thing) !== 'obl')) return []
  return agentsOf(tree, verb)
    .filter(j => mentions.isActor(s, j))
    .flatMap(j => mentions.parties(s, j))
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

/**
 * One deed told twice in a report is one event, told by its fullest mention: the same type between the same actors with the same
 * status, told by the same word or, for talks, by any. A headline counts only where it adds something.
 */
function merge(text: string, drafts: readonly Draft[]): Draft[] {
  const headline = endOfHeadline(text)
  const byKey = new Map<string, number>()
  const out: Draft[] = []
  for (const draft of drafts) {
    const who = (parties: readonly Party[]) => [...new Set(parties.map(codeOf))].sort().join('+')
    const deed = `${draft.type}|${who(draft.sources)}|${who(draft.targets)}`
    const inHeadline = draft.trigger[1] <= headline
    const word = draft.type === 'CONSULT' ? '' : text.slice(...draft.trigger).toLowerCase()
    const k = inHeadline ? deed : `${deed}|${draft.status}|${word}`
    const at = byKey.get(k) ?? byKey.get(deed)
    const twin = at === undefined ? undefined : out[at]
    if (at !== undefined && twin && agree(twin, draft, twin.trigger[1] <= headline)) {
      if (twin.trigger[1] <= headline || fullness(draft) > fullness(twin)) out[at] = draft
      byKey.set(k, at)
      continue
    }
    byKey.set(k, out.length)
    out.push(draft)
  }
  return out.sort((a, b) => a.trigger[0] - b.trigger[0])
}

/** Whether two tellings can be of one deed: no two contents, no two dates. */
function agree(a: Draft, b: Draft, headline: boolean): boolean {
  if (headline) return true
  if (a.content !== null && b.content !== null) return false
  if (a.where !== null && b.where !== null && a.where.span[0] !== b.where.span[0] && a.type !== 'CONSULT') return false
  if (a.when === null || b.when === null) return true
  return a.when.from !== null ? a.when.from === b.when.from : a.when.span[0] === b.when.span[0]
}

/** Where the first line ends, if it is a headline: a short line with a paragraph after it; else 0. */
function endOfHeadline(text: string): number {
  const end = text.indexOf('\n')
  return end > 0 && end <= HEADLINE && text.slice(end).trim() !== '' ? end : 0
}

const codeOf = (party: Party) => party.actor?.split(':')[0] ?? party.span.join('-')
const fullness = (draft: Draft) =>
  draft.sources.length + draft.targets.length + (draft.when ? 1 : 0) + (draft.where ? 1 : 0)
