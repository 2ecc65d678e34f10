// Report in, statements out: cues are judged sentence by sentence; then quotations that go on without a cue are given to their speaker.
// Every sentence is seen once and every quotation once, so that the time is linear in the text.
import type { Mentions, Party } from '../mention/index.ts'
import type { Report } from '../report/index.ts'
import type { Span } from '../span.ts'
import { nounPhrase, type Tree, type Turn } from '../tree/index.ts'
import { caution } from './caution.ts'
import { isHearer } from './choose.ts'
import type { ContentWay } from './content.ts'
import { cueSpan, cuesOf } from './cue.ts'
import { type CueKind, loadCues } from './cue-lexicon.ts'
import { Words } from './fact.ts'
import { innerSource } from './inner.ts'
import { FIRST_PERSON, type Judgement, judge } from './judge.ts'
import { Layout } from './layout.ts'
import { audienceOf, saidAt } from './occasion.ts'
import { trimmed } from './quotation.ts'
import { loadScorer, type Scorer } from './scorer.ts'
import { isFiniteVerb, isPastBesideModal, settled } from './settled.ts'
import type { SourcePlace } from './source.ts'
import type { Form, Statement } from './statement.ts'
import { isTitle } from './stretch.ts'

/** A statement on its way: content may still grow by quotations that follow. */
interface Draft {
  readonly judgement: Judgement
  /** Log-odds beyond what was asked. */
  readonly lead: number
  readonly sources: readonly Party[]
  readonly content: Span[]
  block: boolean
}

/** From what log-odds on a cue counts. */
const THRESHOLD = 0
/** Log-odds of what a colon or a signature introduces: the page itself says whose words they are. */
const SURE = 4
/** Share of their code units from which on two contents are one. */
const SAME = 0.8

/** All statements of a report, in order of their cues. */
export function readStatements(report: Report, trees: readonly Tree[], mentions: Mentions): Statement[] {
  return explainStatements(report, trees, mentions).map(({ statement }) => statement)
}

/** A statement and why it was read: the cue's kind, where its source and content were found, and the log-odds beyond what is asked. */
export interface Explained {
  readonly statement: Statement
  /** Null for a cue outside the lexicon. */
  readonly kind: CueKind | null
  readonly source: SourcePlace
  readonly content: ContentWay
  readonly score: number
}

/** The statements of a report with what decided for them. `scorer` null reads by grammar alone. */
export function explainStatements(
  report: Report,
  trees: readonly Tree[],
  mentions: Mentions,
  scorer: Scorer | null = loadScorer(),
  threshold = THRESHOLD,
): Explained[] {
  const layout = new Layout(report.text, trees)
  const lexicon = loadCues()
  const drafts: Draft[] = []
  let speech: readonly Span[] = []
  for (let s = 0; s < trees.length; s++) {
    const tree = trees[s]
    if (tree.size === 0) continue
    const cues = cuesOf(lexicon, tree, s, layout.turns.get(s)?.colon)
    if (cues.length === 0) continue
    const words = new Words(tree)
    const here: Draft[] = []
    for (const cue of cues) {
      // "QUESTION: Has the talk been put off?": one of the press asks, and says nothing.
      if (cue.colon && layout.turns.get(s)?.asks) continue
      const judged = judge(layout, words, mentions, cue, scorer)
      if (judged === null) continue
      const outer = setOffFrom(layout, mentions, judged, here)
      const judgement = outer === null ? judged : { ...judged, source: outer.judgement.source, ruled: judged.ruled | 1 }
      const block = judgement.content.way === 'block'
      const asked = block ? Math.min(0, judgement.score - SURE) : caution(layout, mentions, judgement)
      if (judgement.score <= threshold + asked) continue
      if (block) speech = judgement.content.pieces
      else if (ownWords(layout, mentions, judgement, speech)) continue
      const sources = partiesOf(layout, mentions, judgement)
      here.push({
        judgement,
        lead: judgement.score - asked,
        sources,
        content: settled(layout, judgement, token => isHearer(mentions, layout, cue, token)),
        block,
      })
    }
    const kept = withoutDoubles(layout, here)
    cutAtNextCue(layout, kept)
    for (const draft of kept) {
      const source = innerSource(layout, mentions, draft, kept)
      if (source === draft.judgement.source) drafts.push(draft)
      else if (source !== null) {
        const judgement = { ...draft.judgement, source }
        drafts.push({ ...draft, judgement, sources: partiesOf(layout, mentions, judgement) })
      }
    }
  }
  continueQuotations(layout, drafts)
  return drafts.map((draft, n) => {
    const { cue, source, content } = draft.judgement
    const tree = trees[cue.sentence]
    const said = saidAt(layout, mentions, cue, draft.content)
    const to = audienceOf(tree, mentions, cue, source.token, draft.content)
    const pieces = draft.content.map(piece => layout.withMarks(piece))
    const words = apart(tree, layout.withMarks(cueSpan(tree, cue)), pieces)
    const statement: Statement = {
      id: `s${n + 1}`,
      sources: draft.sources,
      ...words,
      form: formOf(layout, draft.block, words.content),
      ...(said === undefined ? {} : { said }),
      ...(to.length === 0 ? {} : { to }),
    }
    const kind = cue.entry?.kind ?? null
    return { statement, kind, source: source.place, content: draft.block ? 'block' : content.way, score: draft.lead }
  })
}

/**
 * 'voiced "deep concern" and called for calm': where the words in marks are all that was said, the cue ends before them and the content
 * with them.
 */
function apart(tree: Tree, cue: Span, content: readonly Span[]): { cue: Span; content: readonly Span[] } {
  const [[start, end], ...more] = content
  if (start <= cue[0] || start >= cue[1]) return { cue, content }
  let first = tree.tokenAt(start)
  while (tree.upos(first - 1) === 'PUNCT') first--
  const next = tree.tokenAt(cue[1])
  const goesOn = next < tree.size && tree.starts[next] < end && tree.upos(next) !== 'CCONJ'
  return { cue: [cue[0], tree.ends[first - 1]], content: [[tree.starts[first], goesOn ? end : cue[1]], ...more] }
}

/** Within a quotation or a block of speech only other speakers make statements: no "I believe", no "these talks show". */
function ownWords(layout: Layout, mentions: Mentions, { cue, source }: Judgement, speech: readonly Span[]): boolean {
  const tree = layout.trees[cue.sentence]
  // "We are all agreed that …"
  const subject = source.token >= 0 ? source.token : tree.child(cue.token, 'nsubj:pass', 'nsubj')
  if (source.token < 0 && (subject < 0 || !FIRST_PERSON.test(tree.form(subject)))) return false
  const at = tree.starts[cue.token]
  const spoken = layout.quotationAt(cue.sentence, cue.token) >= 0 || speech.some(([a, b]) => a <= at && at < b)
  return spoken && (FIRST_PERSON.test(tree.form(subject)) || !mentions.isActor(cue.sentence, subject))
}

/**
 * "She insisted that the army had no wish to rule, *and promised* elections": behind a comma a verb of saying in the same tense goes on
 * with who spoke first, though the parser joined it to what was said. The statement that it goes on from, or null.
 */
function setOffFrom(layout: Layout, mentions: Mentions, { cue }: Judgement, before: readonly Draft[]): Draft | null {
  const tree = layout.trees[cue.sentence]
  const { token, entry, passive } = cue
  if (entry?.pos !== 'verb' || passive || tree.deprel(token) !== 'conj' || tree.child(token, 'nsubj') >= 0) return null
  const and = tree.child(token, 'cc')
  if (and < 1 || and > token) return null
  const elder = before.findLast(({ judgement }) => judgement.cue.token === tree.head(token))
  const { place } = elder?.judgement.source ?? { place: 'none' }
  // "the minister, Ada Roth, dismissed it and said …", where the parser gave neither verb a subject.
  if (elder !== undefined && place === 'before' && isSameTense(tree, tree.head(token), token)) return elder
  const outer = before.findLast(
    ({ judgement: { cue: first, content, source } }) =>
      content.token >= 0 &&
      tree.deprel(content.token) === 'ccomp' &&
      tree.isUnder(token, content.token) &&
      (isPastBesideModal(tree, first, token) ||
        ((tree.form(and - 1) === ',' || !mentions.isActor(first.sentence, tree.child(content.token, 'nsubj'))) &&
          tree.child(token, 'aux') < 0 &&
          isSameTense(tree, first.token, token))) &&
      source.place === 'subject' &&
      mentions.isActor(first.sentence, source.token),
  )
  return outer ?? null
}

const isSameTense = (tree: Tree, a: number, b: number): boolean =>
  tree.xpos(a) === tree.xpos(b) || (tree.xpos(a) === 'VBD' && tree.xpos(b) === 'VBN' && isFiniteVerb(tree, b))

function partiesOf(layout: Layout, mentions: Mentions, { cue, source }: Judgement): readonly Party[] {
  const tree = layout.trees[cue.sentence]
  const token = source.token
  if (token < 0) return []
  const turn = cue.colon ? layout.turns.get(cue.sentence) : undefined
  if (turn?.colon === cue.token) return speakersOf(layout, mentions, turn)
  if (mentions.issuers.length > 0 && FIRST_PERSON.test(tree.form(token))) {
    return mentions.issuers.map(issuer => ({ ...issuer, span: tree.spanOf(token, token) }))
  }
  const parties = mentions.parties(cue.sentence, token)
  if (parties.length > 0) return parties
  return [{ span: nounPhrase(tree, token), actor: null }]
}

/** Whom a transcript's label names, as it was understood where it stood first. */
function speakersOf(layout: Layout, mentions: Mentions, { sentence, colon, named }: Turn): readonly Party[] {
  const label = layout.trees[sentence].spanOf(0, colon - 1)
  const span = trimmed(layout.text, ...label)
  const first = layout.turns.get(named.sentence)
  const end = first === undefined ? span[1] : layout.trees[named.sentence].starts[first.colon]
  const known = mentions.parties(named.sentence, named.token).filter(party => party.span[1] <= end)
  return known.length > 0 ? known.map(party => ({ ...party, span })) : [{ span, actor: null }]
}

/** Of drafts with nearly the same content and the same source ("went on to say"), the likeliest; none that only leads to another. */
function withoutDoubles(layout: Layout, drafts: readonly Draft[]): Draft[] {
  const own = drafts.filter(
    draft =>
      !drafts.some(other => other !== draft && (leadsTo(layout, draft, other) || isWithin(layout, draft, other))),
  )
  return own.filter(
    (draft, i) =>
      !own.some((other, j) => {
        if (i === j || draft.judgement.source.token !== other.judgement.source.token) return false
        if (!sameContent(draft.content, other.content)) return false
        const lead = other.judgement.score - draft.judgement.score
        return lead > 0 || (lead === 0 && j < i)
      }),
  )
}

/** "issued a *statement* calling for talks": all that the first cue brings is the second with its content. */
function leadsTo(layout: Layout, draft: Draft, other: Draft): boolean {
  const tree = layout.trees[other.judgement.cue.sentence]
  const [start, end] = draft.content[0]
  const last = other.content.at(-1) ?? draft.content[0]
  // "rejected *calls* for talks": what others say is not led to.
  if (other.judgement.source.token !== draft.judgement.source.token) return false
  return draft.content.length === 1 && start === tree.starts[other.judgement.cue.first] && end === last[1]
}

/** "said in a *report* that …", "announced his *intention* to go": where it was said, or the speaker's own word for it, is no second cue. */
function isWithin(layout: Layout, { judgement: { cue }, content }: Draft, other: Draft): boolean {
  const tree = layout.trees[cue.sentence]
  const first = other.judgement.cue
  // "expressed *concern* about …", a row of two words.
  if (/^(?:noun|adj)$/.test(cue.entry?.pos ?? '') && cue.token > first.token && cue.token <= first.last) return true
  if (cue.entry?.pos !== 'noun' || tree.head(cue.token) !== other.judgement.cue.token) return false
  const owner = tree.deprel(cue.token) === 'obj' ? tree.child(cue.token, 'nmod:poss') : -1
  const [start, end] = other.content[0]
  if (owner >= 0 && tree.xpos(owner) === 'PRP$' && start <= tree.starts[cue.token] && tree.starts[cue.token] < end)
    return true
  return tree.deprel(cue.token) === 'obl' && sameContent(content, other.content)
}

const lengthOf = (pieces: readonly Span[]): number => pieces.reduce((n, [a, b]) => n + b - a, 0)

function sameContent(a: readonly Span[], b: readonly Span[]): boolean {
  let shared = 0
  for (const x of a) for (const y of b) shared += Math.max(0, Math.min(x[1], y[1]) - Math.max(x[0], y[0]))
  return shared * 2 > (lengthOf(a) + lengthOf(b)) * SAME
}

/**
 * Ends content where the next cue begins: the same speaker's ("forecast that …, adding that …", "urged … and called on …"), or another's
 * whose clause is joined to the first ("said …, and the envoy replied that …").
 */
function cutAtNextCue(layout: Layout, drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const { cue, source } = draft.judgement
    const tree = layout.trees[cue.sentence]
    for (const next of drafts) {
      const at = next.judgement.cue.first
      if (next !== draft && isJoinedTo(tree, next.judgement, cue.token)) {
        cutAt(layout, draft, tree.starts[tree.firstOf(next.judgement.cue.token)])
        continue
      }
      const stop = next === draft ? -1 : semicolonBefore(tree, next.judgement, cue.last)
      if (stop >= 0) cutAt(layout, draft, tree.starts[stop])
      const aside = next === draft ? -1 : asideOf(tree, next.judgement, cue.last)
      if (aside >= 0) cutAt(layout, draft, tree.starts[aside])
      if (next === draft || at <= cue.last + 1 || next.judgement.source.token !== source.token || source.token < 0)
        continue
      let before = at - 1
      // "dismissed it as “unfounded,” arguing …"
      while (/^['"”’]+$/.test(tree.form(before)) && before > cue.last) before--
      const joined = tree.upos(before) === 'CCONJ' || (tree.form(before) === ',' && tree.xpos(at) === 'VBG')
      if (!joined || next.judgement.cue.entry?.pos !== 'verb') continue
      const [start, end] = draft.content[draft.content.length - 1]
      if (start < tree.starts[before] && end > tree.starts[at]) cutAt(layout, draft, tree.starts[before])
    }
  }
}

/**
 * "backed the plan*, which Oslo had rejected*": the comma before a clause by the way, up to the sentence's end, that tells what another said;
 * −1 for none.
 */
function asideOf(tree: Tree, { cue, source }: Judgement, after: number): number {
  if (source.place !== 'subject' && source.place !== 'relative') return -1
  for (let i = cue.token, climbs = 0; i > after && climbs < 4; i = tree.head(i), climbs++) {
    if (tree.deprel(i) !== 'acl:relcl') continue
    let first = tree.firstOf(i)
    while (first < i && tree.form(first) === ',') first++
    const relative = tree.xpos(first).startsWith('W') || (first + 1 < i && tree.xpos(first + 1).startsWith('W'))
    const comma = first - 1
    if (comma > after + 1 && relative && tree.form(comma) === ',' && tree.lastOf(i) >= tree.size - 3) return comma
  }
  return -1
}

/** "said the talks had failed*; its envoy in Oslo called* it a farce": the mark before a clause in which another speaks, behind token `after`; −1 for none. */
function semicolonBefore(tree: Tree, { cue, source }: Judgement, after: number): number {
  if (cue.entry?.pos !== 'verb' || source.place !== 'subject' || source.token > cue.token) return -1
  for (let i = source.token; i > after + 1; i--) if (tree.form(i) === ';') return i
  return -1
}

/** Whether a cue with a subject of its own heads a clause joined to that of another verb. */
function isJoinedTo(tree: Tree, { cue, source }: Judgement, verb: number): boolean {
  const token = cue.token
  if (tree.deprel(token) !== 'conj' || tree.head(token) !== verb || token < verb) return false
  return source.place === 'subject' && tree.child(token, 'nsubj') === source.token && source.token > verb
}

function cutAt(layout: Layout, draft: Draft, at: number): void {
  const last = draft.content.length - 1
  const [start, end] = draft.content[last]
  if (start < at && at < end) draft.content[last] = trimmed(layout.text, start, at)
}

/** Gives quotations without a cue of their own to the speaker of the quotation, or of the paraphrase, before them. */
function continueQuotations(layout: Layout, drafts: readonly Draft[]): void {
  const owner = new Int32Array(layout.quotations.length).fill(-1)
  const sentenceOf = new Int32Array(layout.quotations.length).fill(-1)
  for (let s = 0; s < layout.trees.length; s++)
    for (const q of layout.quotationsOf(s)) if (sentenceOf[q] < 0) sentenceOf[q] = s
  let q = 0
  drafts.forEach((draft, d) => {
    const s = draft.judgement.cue.sentence
    if (layout.quotationAt(s, draft.judgement.cue.token) >= 0) return
    for (const piece of draft.content) {
      q = firstTouching(layout, piece)
      for (; q < layout.quotations.length && layout.quotations[q].outer[0] < piece[1]; q++) owner[q] = d
    }
  })
  for (let k = 0; k < owner.length; k++) {
    const { inner, outer, continues, finished } = layout.quotations[k]
    const paraphrased = owner[k] < 0 ? ownerBefore(layout, drafts, k, sentenceOf[k]) : -1
    if (paraphrased >= 0) {
      drafts[paraphrased].content.push(inner)
      owner[k] = paraphrased
    }
    if (owner[k] >= 0 || k === 0 || owner[k - 1] < 0 || isTitle(layout, k)) continue
    const before = layout.quotations[k - 1]
    const draft = drafts[owner[k - 1]]
    const s = sentenceOf[k]
    if (s < 0) continue
    const opens = outer[0] <= layout.trees[s].span[0]
    const near =
      s - draft.judgement.cue.sentence <= 1 ||
      sentenceOf[k - 1] >= s - 1 ||
      outer[0] - before.outer[1] < 4 ||
      (before.finished && s - draft.judgement.cue.sentence === 2 && isOfSpeaker(layout.trees[s - 1]))
    // "“I would not call it reform. It is a tax increase” for the rich.": sentences, though the reporter ends the last.
    const isSpeech = finished || (before.finished && /[.?!]\s/.test(layout.text.slice(...inner)))
    const sameSpeech =
      continues || (isSpeech && opens && near) || (finished && sentenceOf[k - 1] === s && before.finished)
    if (!sameSpeech || owned(layout, drafts, s, draft)) continue
    draft.content.push(inner)
    owner[k] = owner[k - 1]
  }
}

/** "The envoy said that the talks had failed. *“We will wait.”*": whose sentence in marks stands behind his paraphrase in one paragraph; −1 for none. */
function ownerBefore(layout: Layout, drafts: readonly Draft[], k: number, s: number): number {
  const { inner, outer, finished } = layout.quotations[k]
  if (s < 1 || !finished || layout.startsLine(s)) return -1
  const [start, end] = layout.trees[s].span
  if (outer[0] > start || (outer[1] < end && inner[1] < end - 2)) return -1
  const from = firstIn(drafts, s - 1)
  let to = from
  while (to < drafts.length && drafts[to].judgement.cue.sentence < s) to++
  // Another's cue in the quotation's own sentence.
  for (let d = to; d < drafts.length && drafts[d].judgement.cue.sentence === s; d++)
    if (layout.quotationAt(s, drafts[d].judgement.cue.token) < 0) return -1
  const before = drafts.slice(from, to)
  let found = -1
  before.forEach(({ judgement: { cue, source } }, d) => {
    if (cue.colon || source.token < 0 || cue.entry?.pos !== 'verb' || layout.quotationAt(s - 1, cue.token) >= 0) return
    const at = layout.trees[s - 1].starts[cue.token]
    if (before.some(({ content }) => content.some(([a, b]) => a <= at && at < b))) return
    // Two speakers: nobody knows who goes on.
    const isOther = found >= drafts.length || (found >= 0 && drafts[found].judgement.source.token !== source.token)
    found = isOther ? drafts.length : from + d
  })
  return found < drafts.length ? found : -1
}

/** The first draft in a sentence, or behind it. */
function firstIn(drafts: readonly Draft[], s: number): number {
  let low = 0
  let high = drafts.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (drafts[mid].judgement.cue.sentence < s) low = mid + 1
    else high = mid
  }
  return low
}

/** "*He* did not elaborate.": a short word on the speaker between two of his quotations. */
const isOfSpeaker = (tree: Tree): boolean => tree.size < 16 && /^(?:he|she|they)$/i.test(tree.form(0))

/** Whether another statement's cue stands in the sentence, outside quotations. */
function owned(layout: Layout, drafts: readonly Draft[], s: number, mine: Draft): boolean {
  for (let d = firstIn(drafts, s); d < drafts.length && drafts[d].judgement.cue.sentence === s; d++) {
    if (drafts[d] !== mine && layout.quotationAt(s, drafts[d].judgement.cue.token) < 0) return true
  }
  return false
}

function firstTouching(layout: Layout, span: Span): number {
  let low = 0
  let high = layout.quotations.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (layout.quotations[mid].outer[1] <= span[0]) low = mid + 1
    else high = mid
  }
  return low
}

function formOf(layout: Layout, block: boolean, content: readonly Span[]): Form {
  if (block) return 'direct'
  let held = 0
  let all = 0
  for (const piece of content) {
    held += layout.quotedShare(piece) * (piece[1] - piece[0])
    all += piece[1] - piece[0]
  }
  return held >= all * 0.98 ? 'direct' : held > 0 ? 'mixed' : 'indirect'
}
