// Events of a report: frames, then parties, status, time and place; history and mere names of things left out; doubles merged.
import {
  type Condition,
  contentOf,
  type Entry,
  type Frame,
  readFrames,
  roleTokens,
  triggerSpan,
  wordsOfClass,
} from '../frame/index.ts'
import { distinctParties, type EntitySort, type Mentions, type Party, stateOf, type When } from '../mention/index.ts'
import type { Report } from '../report/index.ts'
import { contains } from '../span.ts'
import { agentsOf, isPassive, obliquesOf, patientsOf, type Tree } from '../tree/index.ts'
import { bareFrame, bareVerbs } from './bare-verb.ts'
import { Cast } from './cast.ts'
import { isSetInPastAge, whenOf, whereOf, yetToCome } from './circumstance.ts'
import { Clues, readClues } from './clue.ts'
import { contextsOf } from './context.ts'
import { type Decider, loadDecider } from './decider.ts'
import { ANSWERED, type Event, type EventType, type Status } from './event.ts'
import { groundsOf } from './ground.ts'
import { withHolders } from './holder.ts'
import { type EventLabel, loadEventLexicon } from './lexicon.ts'
import { type Draft, merge } from './merge.ts'
import { readObligations } from './obligation.ts'
import { hasVictims, joinNamed, type Told } from './one-deed.ts'
import { withOpponents } from './opponent.ts'
import { isGround, isIf, statusOf } from './status.ts'
import { withTakenUp } from './taken-up.ts'
import { areKnownTalks, isArranged, LastTalks } from './talks.ts'
import { carriedTo, readTellings, type Telling } from './telling.ts'
import { onlyForetells } from './threat.ts'
import { hashOf } from './word-table.ts'

/** History told as background is no event when it is older than this. */
const HISTORY_YEARS = 10
/** What is not done has no date of the words around it. */
const UNDONE: ReadonlySet<Status> = new Set(['planned', 'called-for', 'possible'])
const WITH_CONTENT: ReadonlySet<EventType> = new Set(['AGREE', 'REQUEST', 'REJECT', 'THREATEN', 'ATTEND'])

/** A sentence of a report, as its deeds are looked for. */
export interface Scene {
  readonly report: Report
  readonly tree: Tree
  readonly sentence: number
  readonly mentions: Mentions
  readonly telling: Telling
}

/** Reads who did what to whom. Ids run in order of the text; `statement` is left null for the caller to link. */
export function readEvents(
  report: Report,
  trees: readonly Tree[],
  mentions: Mentions,
  decider: Decider = loadDecider(),
): Event[] {
  const lexicon = loadEventLexicon()
  const tellings = readTellings(report.text, trees, mentions, report.published?.slice(0, 10) ?? null)
  const clues = new Clues()
  const drafts: Draft[] = []
  const last = new LastTalks()
  for (let s = 0; s < trees.length; s++) {
    const tree = trees[s]
    const scene = { report, tree, sentence: s, mentions, telling: tellings[s] }
    const found: Draft[] = []
    for (const { trigger, sources, targets, content } of readObligations(tree, s, mentions)) {
      const told = { sources, targets, trigger, content, status: 'happened' as const, when: null, where: null }
      const confidence = decider.confidence(groundsOf(told, null, MUST))
      found.push({ type: 'REQUEST', ...told, confidence: rounded(confidence) })
    }
    const frames = readFrames(tree, s, mentions, lexicon, isAskedDeed)
    const told: Told[] = []
    for (const frame of frames) {
      const named = draftOf(scene, frame)
      const draft = named ?? namelessOf(scene, frame, last)
      if (draft === null || (draft.sources.length === 0 && isWithin(frame, frames))) continue
      if (isAttended(tree, frame, frames)) continue
      readClues(clues, decider.words, tree, s, mentions, frame.head, frame)
      const { rest, conditions } = frame.entry
      const decision = decider.decide(
        clues,
        draft.type,
        rest.length + conditions.length === 0,
        (rest.length > 0 && conditions.length > 0) || conditions.some(looksDeep) || isWarfare(tree, frame),
      )
      if (decision === null) continue
      const { type, probability } = decision
      const confidence = rounded(decider.confidence(groundsOf(draft, frame, probability)))
      // A mode belongs to its type.
      const { mode: _, ...others } = draft
      told.push({
        frame,
        draft: { ...(type === draft.type ? draft : others), type, confidence },
        isNameless: named === null && draft.sources.length === 0 && !isWarfare(tree, frame),
      })
    }
    found.push(...joinNamed(tree, told))
    for (const head of bareVerbs(tree, s, mentions, frames)) {
      // "if Chad failed to sign": refused by nobody yet.
      if (decider.words.isIdle(hashOf(tree.lowerLemma(head))) || isConditionalFailure(tree, head)) continue
      readClues(clues, decider.words, tree, s, mentions, head, null)
      const decision = decider.decideBare(clues)
      const draft = decision === null ? null : draftOf(scene, bareFrame(tree, head, decision.type))
      if (decision === null || draft === null || draft.targets.every(party => isThing(mentions, s, tree, party)))
        continue
      found.push({ ...draft, confidence: rounded(decider.confidence(groundsOf(draft, null, decision.probability))) })
    }
    if (found.length === 0) continue
    last.note(found, s)
    const contexts = contextsOf(tree)
    for (const draft of found) drafts.push(contexts.length > 0 ? { ...draft, contexts } : draft)
  }
  drafts.sort((a, b) => a.trigger[0] - b.trigger[0])
  return merge(report.text, withOpponents(withTakenUp(withHolders(drafts), trees, mentions), report.text)).map(
    (draft, i) => ({
      id: `e${i + 1}`,
      ...draft,
      statement: null,
    }),
  )
}

/**
 * "demanded the *resignation* of the premier", "rejected an *accusation* by Chad": the deed that is asked for, or the words that are
 * answered, are told beside the verb.
 */
function isAskedDeed(outer: EventLabel, inner: Entry<EventLabel>): boolean {
  if (inner.wordClass !== 'noun') return false
  // "a *ceasefire* brokered by Qatar": theirs who hold their fire.
  if (outer.mode === 'third-party') return inner.label.type === 'CONCEDE' || inner.label.type === 'AGREE'
  return ASKING.has(outer.type)
    ? MATERIAL.has(inner.label.type)
    : outer.type === 'REJECT' && ANSWERED.has(inner.label.type)
}
const ASKING: ReadonlySet<EventType> = new Set(['REQUEST', 'THREATEN'])
const MATERIAL: ReadonlySet<EventType> = new Set([
  'AID',
  'COOPERATE',
  'RETREAT',
  'SANCTION',
  'COERCE',
  'ASSAULT',
  'MOBILIZE',
  'CONSULT',
  'CONCEDE',
])

/** Whether a frame's head is a word of another frame's phrase. */
const isWithin = ({ head }: Frame<EventLabel>, frames: readonly Frame<EventLabel>[]): boolean =>
  frames.some(other => other.rest.includes(head))

/** "attended *a summit*", "took part in *the talks*": told by the verb. */
function isAttended(tree: Tree, { entry, head }: Frame<EventLabel>, frames: readonly Frame<EventLabel>[]): boolean {
  if (entry.wordClass !== 'noun' || entry.label.type !== 'CONSULT' || !/^(?:obj|obl)$/.test(tree.deprel(head)))
    return false
  return frames.some(other => other.head === tree.head(head) && other.entry.label.type === 'ATTEND')
}

/** "claimed responsibility": a verb that no row knows does nothing to a thing. */
function isThing(mentions: Mentions, s: number, tree: Tree, { actor, span }: Party): boolean {
  return actor === null && !mentions.isActor(s, tree.tokenAt(span[1] - 1))
}

const isConditionalFailure = (tree: Tree, verb: number): boolean => tree.lowerLemma(verb) === 'fail' && isIf(tree, verb)

/** Conditions that look past the word itself: "called it *a sham*", "warned that it would *strike*", "demanded their *release*". */
const looksDeep = (condition: Condition): boolean =>
  condition.test === 'role' && /^(?:named|told|asker|answerer|charged|doer)$/.test(condition.role)

/** A bare "must" is a request as surely as the rules say. */
const MUST = 0.6

const rounded = (share: number) => Math.round(share * 100) / 100

/** "*protests* have been held daily", "prompting *demonstrations*": by whom needs no saying. */
function isUnrest(tree: Tree, { entry, head }: Frame<EventLabel>): boolean {
  if (entry.label.type !== 'PROTEST') return false
  if (entry.wordClass === 'verb')
    return entry.rest.length === 1 && isPassive(tree, head) && /^(?:hold|stage)$/.test(entry.head)
  const verb = tree.lowerLemma(tree.head(head))
  const relation = tree.deprel(head)
  if (relation === 'obj') return /^(?:spark|prompt|trigger|provoke|unleash|cause)$/.test(verb)
  return relation === 'nsubj' && /^(?:erupt|break|spread|continue|begin|resume|flare|swell)$/.test(verb)
}

/** "sent troops under an accord *signed* in May": by whom the paper is or whom the clause is about. */
function signersOf({ tree, sentence, mentions }: Scene, { entry, head }: Frame<EventLabel>): Party[] {
  const paper = tree.head(head)
  if (entry.head !== 'sign' || paper < 0 || !wordsOfClass('instrument').has(tree.lowerLemma(paper))) return []
  if (!tree.deprel(head).startsWith('acl') || tree.xpos(head) !== 'VBN' || agentsOf(tree, head).length > 0) return []
  const cast = new Cast(tree, sentence, mentions)
  const owners = tree.children(paper).filter(c => c < paper && /^(?:nmod:poss|amod|compound)$/.test(tree.deprel(c)))
  const sides = cast.actors([...owners, ...obliquesOf(tree, paper, 'between', 'with')])
  let verb = tree.head(paper)
  for (let climbs = 0; verb >= 0 && tree.upos(verb) !== 'VERB' && climbs < 3; climbs++) verb = tree.head(verb)
  const around = verb < 0 ? [] : cast.actors([...agentsOf(tree, verb), ...patientsOf(tree, verb)])
  return distinctParties([...sides, ...around])
}

/** A deed told without its parties: "*shelling* killed nine", whose verb tells whom; "the *talks* resume", those told of before. */
function namelessOf(scene: Scene, frame: Frame<EventLabel>, last: LastTalks): Draft | null {
  const { tree, sentence } = scene
  const { entry, head } = frame
  if (areKnownTalks(tree, frame)) {
    const talks = draftOf(scene, frame, true)
    if (talks === null) return null
    const isAlone = takesPart(tree, frame, talks.sources)
    if (!isAlone && talks.sources.length + talks.targets.length > 0) return null
    return last.between(talks, sentence) ?? (isAlone ? talks : null)
  }
  const signers = signersOf(scene, frame)
  if (signers.length > 0) {
    const signing = draftOf(scene, frame, true)
    return signing && { ...signing, sources: signers, targets: signers.length > 1 ? signers : [] }
  }
  const isSubject = entry.wordClass === 'noun' && entry.label.type === 'ASSAULT' && hasVictims(tree, head)
  return isSubject || isUnrest(tree, frame) || isWarfare(tree, frame) ? draftOf(scene, frame, true) : null
}

/** "fled the *fighting*", "since *hostilities* broke out": a row without a target's place; between whom needs no saying. */
function isWarfare(tree: Tree, { entry, head }: Frame<EventLabel>): boolean {
  if (entry.label.type !== 'ASSAULT' || entry.wordClass !== 'noun' || entry.target.length > 0) return false
  // "an end to the fighting", "to prevent bloodshed": where it is to be no more, it is only named.
  const above = tree.head(head)
  if (above < 0) return true
  const relation = tree.deprel(head)
  if (relation === 'nsubj') return !OVER.test(tree.lowerLemma(above))
  return !/^(?:obj|obl|nmod|nsubj:pass)$/.test(relation) || !ENDING.test(tree.lowerLemma(above))
}
const OVER = /^(?:cease|end|stop|die|subside|over)$/
const ENDING =
  /^(?:end|halt|stop|cease|cessation|avoid|avert|prevent|resumption|return|risk|fear|prospect|lull|break|pause|suspend|suspension|escalation|ceasefire|truce|freeze|de-escalate|threat|danger|spare|quell|involve)$/

/**
 * The event that a row found in a sentence tells, before its type is decided; null where it tells none. `nameless`: though it names
 * nobody.
 */
export function draftOf(scene: Scene, frame: Frame<EventLabel>, nameless = false): Draft | null {
  const { report, tree, sentence: s, mentions, telling } = scene
  const { entry } = frame
  const seen = statusOf(tree, frame)
  if (seen === 'none' || (seen === 'happened' && isSetInPastAge(tree, frame))) return null
  const asked = WITH_CONTENT.has(entry.label.type) ? contentOf(tree, frame) : null
  // "stepped up pressure on Saturday": a day is nothing that is asked.
  const isDay = asked !== null && mentions.times(s).some(time => time.first <= asked.head && asked.head <= time.last)
  const content = isDay ? null : asked
  if (entry.label.type === 'THREATEN' && content !== null && isForborne(tree, frame, content.head)) return null
  if (entry.label.type === 'REQUEST' && content !== null && asserts(tree, frame, content.head)) return null
  const cast = new Cast(tree, s, mentions)
  const sources = cast.sourcesOf(frame)
  if (onlyForetells(tree, frame, content?.head ?? -1, sources, tokens => cast.actors(tokens))) return null
  const { targets, direct, mutual } = cast.targetsOf(frame, sources, content?.head ?? -1)
  if (!nameless && !isTold(scene, frame, sources, targets)) return null
  if (isOfName(tree, frame, [...sources, ...targets])) return null
  // "expressed concern over the fighting": nobody is reproached.
  if (entry.label.type === 'ACCUSE' && CONCERN.has(entry.rest[0]) && targets.every(({ actor }) => actor === null))
    return null
  const own = whenOf(tree, s, mentions, frame, report.published?.slice(0, 10) ?? null)
  const status = seen === 'happened' && isAppointed(tree, frame, own, report) ? 'planned' : seen
  const told = own ?? (status === 'happened' ? carriedTo(tree, s, mentions, frame, telling) : null)
  const when = UNDONE.has(status)
    ? yetToCome(tree, frame, told, report)
    : isYetToCome(status, told, report)
      ? null
      : told
  // "divided since the invasion of 1974": the division lasts, the invasion was then.
  const day = entry.wordClass === 'noun' && status === 'happened' ? when?.from : (when?.to ?? when?.from)
  if (isHistory(day ?? null, report.published ?? null)) return null
  // "agreed to send batteries to Ukraine": whom the promise touches did not make it.
  // "renewed its commitment to Kyiv": whom it touches is not what it says.
  const isParty = content !== null && targets.some(({ span }) => contains(span, content.span))
  const both = mutual === true ? distinctParties(sources) : bothSides(tree, frame, sources, direct ? targets : [])
  const where = whereOf(tree, s, mentions, frame)
  return {
    type: entry.label.type,
    ...(entry.label.mode === '' ? {} : { mode: entry.label.mode }),
    sources: both ?? (entry.label.type === 'PROTEST' ? ofPlace(scene, sources, where?.place ?? null) : sources),
    targets: both ?? withoutSources(targets, sources, direct).filter(party => !isNobody(scene, frame, party)),
    trigger: triggerSpan(tree, frame),
    content: isParty ? null : (content?.span ?? null),
    status,
    when,
    where,
  }
}

/** "Hundreds rallied in Lima": of the people of the place. */
function ofPlace({ tree, sentence, mentions }: Scene, parties: readonly Party[], place: string | null): Party[] {
  return parties.map(party => {
    const head = party.actor === null && party.name === undefined && place !== null ? headOf(tree, party) : -1
    return head >= 0 && mentions.sortAt(sentence, head) === 'people' ? { ...party, actor: `${place}:CIV` } : party
  })
}

/**
 * Whether the words tell a deed rather than name one: somebody known does or undergoes it, or, for a verb, anybody. A joint act told
 * of one side alone ("agreed", "talked of his daughters") tells nothing of a second.
 */
function isTold(
  { tree, sentence, mentions }: Scene,
  frame: Frame<EventLabel>,
  sources: readonly Party[],
  targets: readonly Party[],
): boolean {
  const { entry, head } = frame
  const parties = [...sources, ...targets]
  if (parties.length === 0) return false
  // "open to talks with its neighbours": who talks with them is not told.
  const isAmong = sources.length === 1 && isMany(tree, sources[0], entry.wordClass)
  if (
    entry.label.joint &&
    entry.label.type !== 'AGREE' &&
    parties.length === 1 &&
    !isAmong &&
    !isOneSideTold(tree, frame, sources)
  )
    return false
  // "Drought threatens the harvest", "the vaccine trains the body": things do neither.
  if ((entry.label.type === 'THREATEN' || entry.label.type === 'AID') && entry.wordClass === 'verb') {
    const agents = entry.source.includes('subj') ? agentsOf(tree, head) : []
    // "*fighting* threatens to spread": a thing, whoever else was found to have done it.
    const isNobody = (j: number) => tree.upos(j) === 'NOUN' && mentions.sortAt(sentence, j) === null
    const doers = sources.length === 0 || (entry.head === 'threaten' && agents.every(isNobody)) ? agents : []
    // "the text threatens them with an embargo", "a letter threatening to cut the funds"
    const speaks = (j: number) => SPEAKING.some(name => wordsOfClass(name).has(tree.lowerLemma(j)))
    if (doers.length > 0 && !doers.some(speaks)) return false
  }
  // "Mr Osei rejected calls for a recount"
  if (entry.wordClass === 'noun' && ANSWERED.has(entry.label.type) && roleTokens(tree, frame, 'answerer').length > 0)
    return true
  if (entry.wordClass === 'noun' && !parties.some(party => party.actor !== null) && !expects(entry, 'asker'))
    return targets.length > 0 && (sources.length > 0 || (entry.rest.length > 0 && STRIKING.test(entry.head)))
  return true
}

/** "Serbia signed an accord in Brussels", "Norway took part in the talks": a side whose others are not named. */
function takesPart(tree: Tree, { entry, head }: Frame<EventLabel>, sources: readonly Party[]): boolean {
  if (sources.length !== 1 || sources[0].actor === null) return false
  if (entry.wordClass === 'noun') return entry.label.type === 'CONSULT' && isArranged(tree, head)
  return entry.head === 'sign' || /^(?:talk|negotiation|consultation|dialogue)$/.test(entry.rest.at(-1) ?? '')
}

const isOneSideTold = (tree: Tree, frame: Frame<EventLabel>, sources: readonly Party[]): boolean =>
  takesPart(tree, frame, sources) && !areKnownTalks(tree, frame)

/** "*Air strikes* on the villages drove thousands away": by whom needs no saying. */
const STRIKING = /^(?:strike|airstrike|raid|shelling|bombing|bombardment|ambush)$/

/** Papers, which say what their writers do. */
const SPEAKING = ['paper', 'speaking'] as const

/** "the Forces for the *Liberation* of Rwanda": a word of somebody's name tells no deed. */
function isOfName(tree: Tree, frame: Frame<EventLabel>, parties: readonly Party[]): boolean {
  if (!tree.xpos(frame.head).startsWith('NNP')) return false
  const trigger = triggerSpan(tree, frame)
  return parties.some(({ span }) => contains(span, trigger))
}

/** "demanded his *release*": whether the row wants its noun to be asked for. */
const expects = (entry: Entry<EventLabel>, role: string) =>
  entry.conditions.some(condition => condition.test === 'role' && !condition.negated && condition.role === role)

/** Those who do a joint act, each with the others; null for an act that goes from one to another. */
function bothSides(
  tree: Tree,
  { entry }: Frame<EventLabel>,
  sources: readonly Party[],
  targets: readonly Party[],
): readonly Party[] | null {
  if (!entry.label.joint) return null
  const sides = [...sources, ...targets]
  // "the members agreed to pay": each for himself, where "the ministers met" needs no other.
  const among = entry.label.type !== 'AGREE' || entry.wordClass === 'noun' || entry.rest.length > 0
  return sides.length > 1 || (among && sides.some(party => isMany(tree, party, entry.wordClass)))
    ? distinctParties(sides)
    : null
}

/** Types of which a thing without a name tells no more than where or what for: "massed along *the border*", "moved the army for *riot control*". */
const WHEREABOUTS: ReadonlySet<EventType> = new Set(['PROTEST', 'MOBILIZE', 'RETREAT'])
/** What reproaches only those whose doing it is about. */
const CONCERN: ReadonlySet<string> = new Set(['concern'])

/** Behind which a place is not what the deed is done to. */
const SCENES: Readonly<Partial<Record<EventType, RegExp>>> = {
  PROTEST: /^(?:in|through|across)$/,
  MOBILIZE: /^(?:in|inside|at)$/,
  RETREAT: /^(?:from|in)$/,
}

/**
 * "marched through the capital", "troops in the strait", "withdrew from the village": whoever protests or moves there does nothing to the
 * place; and "suspended the pact" does it to those whose pact it is.
 */
function isNobody({ tree, sentence, mentions }: Scene, { entry }: Frame<EventLabel>, party: Party): boolean {
  const { type } = entry.label
  const token = headOf(tree, party)
  if (token < 0) return false
  const sort = mentions.sortAt(sentence, token)
  const marker = tree.child(token, 'case')
  // "a figure that Accra rejected": a number, and nobody.
  if (type === 'REJECT' && party.actor === null && /^(?:figure|number|toll|count)$/.test(tree.lowerLemma(token)))
    return true
  if (type === 'SANCTION') {
    // "suspended its work in the province"
    const isScene =
      marker >= 0 && /^(?:in|at|across)$/.test(tree.lowerForm(marker)) && (sort === null || sort === 'place')
    return (
      party.actor === null && (isScene || (sort === null && wordsOfClass('instrument').has(tree.lowerLemma(token))))
    )
  }
  if (WHEREABOUTS.has(type) && party.actor === null && isWhereabouts(tree, type, token, sort)) return true
  if (marker < 0 || SCENES[type]?.test(tree.lowerForm(marker)) !== true) return false
  const isPlace = sort === null || sort === 'place'
  return type === 'PROTEST' ? isPlace || sort === 'state' : isPlace && party.actor === null
}

/** A place, or a thing without a name, that is neither what is boycotted or stormed nor where something is let in ("aid *into the area*"). */
function isWhereabouts(tree: Tree, type: EventType, head: number, sort: EntitySort | null): boolean {
  const marker = tree.child(head, 'case')
  if (type === 'PROTEST' && marker < 0) return false
  if (type === 'RETREAT' && marker >= 0 && /^(?:in)?to$/.test(tree.lowerForm(marker))) return false
  return sort === 'place' || (sort === null && !namesAnything(tree, head))
}

/** Whether a name stands in the phrase. */
function namesAnything(tree: Tree, head: number): boolean {
  for (let j = tree.firstOf(head); j <= tree.lastOf(head); j++) if (tree.upos(j) === 'PROPN') return true
  return false
}

/** "the two sides", "ministers of the bloc", "the council": one phrase for several who can meet among themselves. */
function isMany(tree: Tree, party: Party, told: Entry<EventLabel>['wordClass']): boolean {
  const head = headOf(tree, party)
  if (head < 0) return false
  const tag = tree.xpos(head)
  const isPlural = tag === 'NNS' || tag === 'NNPS' || tree.lowerForm(head) === 'they'
  if (isPlural || wordsOfClass('sitting').has(tree.lowerLemma(head))) return true
  // "the bloc will meet": its members do; "the bloc's talk of reform" is with nobody.
  return told === 'verb' && wordsOfClass('union').has(tree.lowerLemma(head))
}

/** The head of a party's phrase; −1 where it stands in another sentence. */
function headOf(tree: Tree, { span }: Party): number {
  const first = tree.tokenAt(span[0])
  const last = tree.tokenAt(span[1] - 1)
  if (last >= tree.size) return -1
  let head = last
  for (let j = first; j <= last; j++) if (tree.head(j) < first || tree.head(j) > last) head = j
  return head
}

/** Nobody is both doer and undergoer of a one-sided act. */
function withoutSources(targets: readonly Party[], sources: readonly Party[], direct: boolean): Party[] {
  const all = distinctParties([...sources, ...targets])
  // "accusations by UN experts", "hosted by the Government of France": the "UN" and the "France" within the doer are nobody else.
  const isSame = (a: Party, b: Party) => (direct ? a.actor === b.actor : stateOf(a) === stateOf(b))
  const within = (party: Party) => sources.some(source => isSame(source, party) && contains(source.span, party.span))
  return targets.filter(party => all.includes(party) && !within(party))
}

/** "promised *not* to attack": what one will not do threatens nobody, unless it is threatened. */
const isForborne = (tree: Tree, { entry }: Frame<EventLabel>, deed: number): boolean =>
  !entry.head.startsWith('threat') &&
  tree.children(deed).some(c => tree.deprel(c) === 'advmod' && /^(?:not|never)$/.test(tree.lowerForm(c)))

/** "suggested that Israel is in danger", "insisted the deal was dead": what is so, not what is wanted. */
function asserts(tree: Tree, { entry, head }: Frame<EventLabel>, clause: number): boolean {
  if (!ASSERTING.has(entry.head) || tree.deprel(clause) !== 'ccomp' || tree.head(clause) !== head) return false
  let finite = /^VB[DZ]$/.test(tree.xpos(clause))
  for (const c of tree.children(clause)) {
    if (!/^(?:aux|cop)/.test(tree.deprel(c))) continue
    if (/^(?:should|must|ought|need|shall|be)$/.test(tree.lowerForm(c))) return false
    finite = true
  }
  return finite
}
const ASSERTING: ReadonlySet<string> = new Set(['suggest', 'insist'])

/** "leaves for Rome on Wednesday", "the talks in Geneva next week": in the present, or by a noun, of a day after the report's. */
function isAppointed(
  tree: Tree,
  { head, entry }: Frame<EventLabel>,
  when: When | null,
  { published }: Report,
): boolean {
  if (!published || !when?.from || when.from <= published.slice(0, 10)) return false
  // "will come next week at the request of France": asked for before.
  if (entry.wordClass === 'noun' && entry.label.type === 'REQUEST' && isGround(tree, head)) return false
  return entry.wordClass === 'noun' || /^VB[ZP]$/.test(tree.xpos(head))
}

/** "adopted the Roadmap to 2030": what has happened is not dated in days to come. */
function isYetToCome(status: Status, when: When | null, { published }: Report): boolean {
  if (status !== 'happened' || !published || !when?.from) return false
  return Date.parse(when.from) - Date.parse(published.slice(0, 10)) > 2 * MS_PER_DAY
}
const MS_PER_DAY = 86_400_000

function isHistory(date: string | null, published: string | null): boolean {
  if (date === null || published === null) return false
  return Number(published.slice(0, 4)) - Number(date.slice(0, 4)) > HISTORY_YEARS
}
