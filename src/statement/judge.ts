// One cue judged: its source and its content chosen among the candidates, and how likely the three make a statement.
// With weights the choice is learned; without them it is the grammar's.
import type { Mentions } from '../mention/index.ts'
import type { Span } from '../span.ts'
import type { Tree } from '../tree/index.ts'
import { blockOf } from './block.ts'
import { type ContentCandidate, contentsOf } from './content.ts'
import type { Cue } from './cue.ts'
import { Facts, hashOf, type Words } from './fact.ts'
import { contentFacts, cueFacts, jointFacts, sourceFacts, viewOf } from './feature.ts'
import type { Layout } from './layout.ts'
import { contentByRule, sourceByRule, utters } from './rule.ts'
import { type Scorer, sumOf } from './scorer.ts'
import { clauseBehind, isFiniteVerb } from './settled.ts'
import { type SourceCandidate, sourcesOf } from './source.ts'
import { isAside, predicated } from './stretch.ts'

/** A cue with what was chosen for it. `score` is in log-odds: above 0 it is more likely a statement than not. */
export interface Judgement {
  readonly cue: Cue
  readonly source: SourceCandidate
  readonly content: ContentCandidate
  /** Bits: the grammar would choose the same source (1), the same content (2). */
  readonly ruled: number
  /** By how much, in log-odds, the source and the content were preferred to the next best. */
  readonly leads: readonly [source: number, content: number]
  readonly score: number
}

/** The speaker's own voice. */
export const FIRST_PERSON = /^(?:I|we|me|us|my|our|mine|ours)$/i
/** Verbs whose object hears what they tell. */
const HEARD = /^(?:tell|assure|inform|notify|remind|brief|warn|advise)$/
/** Frames of verbs that have a passive. */
const TRANSITIVE = /\b(?:obj|ccomp)\b/
/** Log-odds asked beyond even odds of a statement within a quotation. */
const NESTED = 1
/** Log-odds by which a cut must beat the whole phrase: where the tree is not sure to be wrong, it stands. */
const CUT = 1
const NOBODY: SourceCandidate = { place: 'none', token: -1, climbs: 0 }
const facts = new Facts()
const step = (lead: number): number => Math.min(12, Math.round(lead * 2))

/** Chooses source and content for one cue, and leaves the score open; null where it can have no content. */
export function choose(
  layout: Layout,
  words: Words,
  mentions: Mentions,
  cue: Cue,
  scorer: Scorer | null,
): Judgement | null {
  const tree = layout.trees[cue.sentence]
  const sources = sourcesOf(tree, cue)
  const view = viewOf(layout, words, cue)
  const block = blockOf(layout, mentions.issuers.length > 0, cue)
  if (cue.signature && block.length === 0) return null
  const ruledSource = sourceByRule(tree, cue, sources)
  let source = ruledSource
  let sourceLead = 0
  let contentLead = 0
  if (scorer !== null) {
    let top = Number.NEGATIVE_INFINITY
    for (let k = 0; k < sources.length; k++) {
      const t = sources[k].token
      facts.clear()
      sourceFacts(
        facts,
        layout,
        words,
        view,
        sources[k],
        t >= 0 && mentions.isActor(cue.sentence, t),
        k === ruledSource,
      )
      const value = sumOf(scorer.source, facts)
      if (value > top) {
        sourceLead = value - top
        top = value
        source = k
      } else sourceLead = Math.min(sourceLead, top - value)
    }
    sourceLead *= scorer.scales[0]
  }
  // "his warning": whose warning it is stands beside the noun, whatever else may speak in the sentence.
  if (cue.entry?.pos === 'noun') {
    const owner = sources.findIndex(c => c.place === 'owner' && c.climbs === 0)
    if (owner >= 0) source = owner
    else if (ofWhom(tree, mentions, cue) >= 0) source = sources.findIndex(c => c.token === ofWhom(tree, mentions, cue))
    else if (sources[source].token < 0 || (sources[source].place === 'climb' && !utters(tree, cue.token))) {
      // "media reports that …", "police claims that …"
      const named = sources[ruledSource]
      const speaks =
        named?.place === 'compound' &&
        (mentions.isActor(cue.sentence, named.token) ||
          /^(?:media|press|intelligence)$/.test(tree.lowerForm(named.token)))
      source = speaks ? ruledSource : sources.findIndex(c => c.token < 0)
    }
  }
  const beside = isBesideGerund(tree, mentions, cue) ? sources.findIndex(c => c.token === cue.token - 1) : -1
  if (beside >= 0) source = beside
  // "were promised that …", "two firms accused of fraud": who hears it or is accused does not say it.
  const isAgent = sources[source]?.place === 'agent' || sources[source]?.token === -1
  if (cue.passive && cue.entry?.pos === 'verb' && !isAgent && TRANSITIVE.test(cue.entry.frames.join()))
    source = ruledSource
  // "quoted the premier as saying": he says it, not who quotes him.
  const quoted = quotedAs(tree, cue.token)
  if (quoted >= 0) {
    const k = sources.findIndex(c => c.token === quoted)
    if (k >= 0) source = k
  }
  // "He appealed to Mali to wait and asked the council to meet": a finite verb has a subject, however far above.
  if (sources[source]?.token === -1 && cue.entry?.pos === 'verb' && !cue.passive && isFiniteVerb(tree, cue.token))
    source = ruledSource
  // "denied it, and blamed the army": a joined verb has the subject of the verb that it is joined to.
  if (sharesSubject(tree, mentions, cue)) source = ruledSource
  const turn = cue.colon ? layout.turns.get(cue.sentence) : undefined
  const chosen: SourceCandidate =
    turn?.colon === cue.token ? { place: 'before', token: turn.speaker, climbs: 0 } : (sources[source] ?? NOBODY)
  const contents = contentsOf(
    layout,
    cue.sentence,
    cue.token,
    cue.first,
    cue.last,
    chosen.token,
    block,
    cue.entry?.pos === 'adj',
  )
  const ruledContent = contentByRule(layout, cue, contents)
  if (contents.length === 0 || (scorer === null && ruledContent < 0)) return null
  let content = ruledContent
  // What a colon introduces is the content, whatever else the lead-in holds.
  if (cue.entry?.pos === 'adverb' && ruledContent >= 0) content = ruledContent
  else if (cue.entry?.pos === 'noun' && (predicated(tree, cue.token) !== null || isAside(tree, cue.token)))
    content = ruledContent
  else if (block.length > 0) content = contents.findIndex(c => c.way === 'block')
  else if (scorer !== null) {
    let top = Number.NEGATIVE_INFINITY
    for (let k = 0; k < contents.length; k++) {
      facts.clear()
      contentFacts(facts, layout, words, view, chosen, contents[k], k === ruledContent)
      const value = sumOf(scorer.content, facts) - (contents[k].way === 'cut' ? CUT / scorer.scales[1] : 0)
      if (value > top) {
        contentLead = value - top
        top = value
        content = k
      } else contentLead = Math.min(contentLead, top - value)
    }
    contentLead *= scorer.scales[1]
    // "They agreed, he announced on Sunday on the radio": where it was said is not what.
    if (cue.entry?.kind === 'say' && isPlace(tree, cue, contents[content])) {
      const told = contents.findIndex(
        c =>
          c.token >= 0 &&
          c.token < cue.first &&
          isFiniteVerb(tree, c.token) &&
          c.pieces[0][1] <= tree.starts[cue.first],
      )
      if (told >= 0) content = told
    }
    // "The vote is void, she told them, saying it was “a farce”": the quotation is the second verb's.
    if (/^quote/.test(contents[content].way) && isAnothers(layout, cue, contents[content].pieces[0])) {
      const own = contents.findIndex(c => c.way === 'clause-before')
      if (own >= 0 && contents[own].pieces[0][1] <= tree.starts[cue.first]) content = own
    }
  }
  if (content < 0) return null
  content = wholeOf(layout, cue, contents, heardBy(tree, cue, contents, content))
  // "The ministry was quoted by the agency as saying …"
  if (cue.passive && /^(?:quote|cite)$/.test(tree.lemma(cue.token))) {
    const said = contents.findIndex(c => c.way === 'child' && c.token > cue.last && quotedAs(tree, c.token) >= 0)
    if (said >= 0) content = said
  }
  const opening = firstOf(tree, cue, contents[content])
  const addressed = isHearer(mentions, layout, cue, opening) ? clauseBehind(tree, cue, opening) : -1
  const clause = addressed < 0 ? -1 : contents.findIndex(c => c.way === 'child' && c.token === addressed)
  if (clause >= 0) content = clause
  const ruled =
    (source === ruledSource ? 1 : 0) + (content === ruledContent || sameToken(contents, content, ruledContent) ? 2 : 0)
  return { cue, source: chosen, content: contents[content], ruled, leads: [sourceLead, contentLead], score: 0 }
}

/** The finite verb without a subject right behind a cue within a relative clause: "a stance that analysts *believe reflects* fear"; −1 for none. */
export function gapBehind(tree: Tree, { entry, token, last }: Cue): number {
  const verb = last + 1
  if (
    entry?.pos !== 'verb' ||
    verb >= tree.size ||
    !entry.frames.includes('ccomp') ||
    !/^acl|^ccomp/.test(tree.deprel(token))
  )
    return -1
  let head = verb
  if (tree.xpos(verb) === 'MD' || tree.upos(verb) === 'AUX') head = tree.head(verb)
  if (!/^(?:VB[DZP]|MD)$/.test(tree.xpos(verb)) || head < verb || tree.child(token, 'nsubj') < 0) return -1
  return tree.child(head, 'nsubj', 'nsubj:pass', 'expl') < 0 ? head : -1
}

/** "the commitment *of the two sides* to sign": whose word it is where a clause behind tells what it is; −1 for none. */
function ofWhom(tree: Tree, mentions: Mentions, { token, last, sentence, entry }: Cue): number {
  if (!entry?.frames.includes('xcomp')) return -1
  for (const c of tree.children(token)) {
    const of = c > last ? tree.child(c, 'case') : -1
    if (of < 0 || tree.form(of) !== 'of' || !mentions.isActor(sentence, c)) continue
    const next = tree.lastOf(c) + 1
    const inside = tree
      .children(c)
      .some(d => d > c && /^acl/.test(tree.deprel(d)) && tree.form(tree.firstOf(d)) === 'to')
    if (inside || (next < tree.size - 1 && tree.form(next) === 'to' && tree.deprel(next) === 'mark')) return c
  }
  return -1
}

/** "with Seoul demanding talks *and Tokyo insisting* that …": who stands between "and" and the gerund. */
function isBesideGerund(tree: Tree, mentions: Mentions, { token, sentence }: Cue): boolean {
  return (
    token > 2 &&
    tree.xpos(token) === 'VBG' &&
    tree.upos(token - 2) === 'CCONJ' &&
    tree.child(token, 'nsubj') < 0 &&
    /^NNPS?$/.test(tree.xpos(token - 1)) &&
    mentions.isActor(sentence, token - 1)
  )
}

/** "Chad will leave the pact, the minister told *a news conference*": the object of a verb that has none of what is said hears it. */
function heardBy(tree: Tree, { token: cue }: Cue, contents: readonly ContentCandidate[], chosen: number): number {
  const { way, token } = contents[chosen]
  if (!HEARD.test(tree.lowerLemma(cue)) || way !== 'child' || tree.deprel(token) !== 'obj') return chosen
  const told = contents.findIndex(c => c.way === 'clause-before')
  return told < 0 ? chosen : told
}

/** "wrote that they “do not yield”", "said that it was ready “tomorrow”, and left": the clause behind the verb's own "that" rather than the words in marks within. */
function wholeOf(layout: Layout, cue: Cue, contents: readonly ContentCandidate[], chosen: number): number {
  const tree = layout.trees[cue.sentence]
  const { way, pieces } = contents[chosen]
  // "which Oslo says *left two dead*, and …": the clause whose subject is the word before.
  const gap = gapBehind(tree, cue)
  if (gap >= 0 && way !== 'core') {
    const whole = contents.findIndex(c => c.token === gap && c.way === 'child')
    return whole >= 0 ? whole : chosen
  }
  if (cue.entry?.pos !== 'verb' || !/^(?:quote|after)/.test(way) || pieces[0][0] < tree.ends[cue.last]) return chosen
  const whole = contents.findIndex(c => {
    if (c.way !== 'child' || c.token <= cue.last || c.pieces[0][0] >= pieces[0][0]) return false
    const before = tree.tokenAt(c.pieces[0][0]) - 1
    return tree.form(before) === 'that' && tree.head(before) === c.token && pieces[0][0] < c.pieces[0][1]
  })
  return whole < 0 ? chosen : whole
}

/** "ordered *the activation* of a force to restore order": an object that is nobody's name hears nothing; it is what is said. */
export function isHearer(mentions: Mentions, layout: Layout, cue: Cue, token: number): boolean {
  const tree = layout.trees[cue.sentence]
  if (token < 0 || tree.deprel(token) !== 'obj' || mentions.isActor(cue.sentence, token)) return true
  return tree.upos(token) !== 'NOUN' || !cue.entry?.frames.includes('obj')
}

/** Whether a verb without a subject is joined to one that somebody is the subject of, in the same voice. */
function sharesSubject(tree: Tree, mentions: Mentions, { sentence, token, entry, passive }: Cue): boolean {
  if (
    entry?.pos !== 'verb' ||
    passive ||
    tree.deprel(token) !== 'conj' ||
    tree.child(token, 'nsubj', 'nsubj:pass') >= 0
  )
    return false
  const elder = tree.head(token)
  return (
    isFiniteVerb(tree, token) && isFiniteVerb(tree, elder) && mentions.isActor(sentence, tree.child(elder, 'nsubj'))
  )
}

/** A phrase under a preposition by which the cue leads into no content. */
function isPlace(tree: Tree, cue: Cue, { token }: ContentCandidate): boolean {
  if (token < cue.last || !tree.deprel(token).startsWith('obl')) return false
  const mark = tree.child(token, 'case')
  return mark >= 0 && !(cue.entry?.frames.includes(tree.lowerForm(mark)) ?? false)
}

/** The token of a content; of what is left of a clause, that of the one addressed with whom it begins: "appealed *to Mali* to wait". */
function firstOf(tree: Tree, cue: Cue, { way, token, pieces }: ContentCandidate): number {
  if (way !== 'rest') return token
  const start = pieces[0][0]
  for (const c of tree.children(cue.token)) {
    if (c <= cue.last || tree.starts[tree.firstOf(c)] > start || tree.starts[c] < start) continue
    const mark = tree.child(c, 'case')
    return mark < 0 || /^(?:to|on|upon)$/.test(tree.lowerForm(mark)) ? c : -1
  }
  return -1
}

/** Whether a quotation behind the cue is what a gerund of saying under it says. */
function isAnothers(layout: Layout, cue: Cue, [start]: Span): boolean {
  const tree = layout.trees[cue.sentence]
  if (start < tree.ends[cue.last] || start >= tree.ends[tree.size - 1]) return false
  for (let i = tree.tokenAt(start); i >= 0 && i !== cue.token; i = tree.head(i))
    if (i > cue.last && tree.starts[i] < start && tree.xpos(i) === 'VBG' && tree.head(i) === cue.token) return true
  return false
}

/** The one whom the verb above a cue quotes or cites "as saying", else −1. */
export function quotedAs(tree: Tree, cue: number): number {
  const mark = tree.child(cue, 'mark', 'case')
  const head = tree.head(cue)
  if (mark < 0 || head < 0 || head > cue || tree.xpos(cue) !== 'VBG' || tree.lowerLemma(mark) !== 'as') return -1
  if (tree.upos(head) !== 'VERB') return tree.upos(tree.head(head) < 0 ? cue : tree.head(head)) === 'VERB' ? head : -1
  return tree.child(head, 'obj', 'nsubj:pass')
}

const sameToken = (contents: readonly ContentCandidate[], a: number, b: number): boolean =>
  b >= 0 &&
  ((contents[a].token >= 0 && contents[a].token === contents[b].token) ||
    // An object, and all that follows from the object on.
    (contents[b].way === 'rest' &&
      contents[a].way === 'child' &&
      contents[a].pieces[0][0] === contents[b].pieces[0][0]))

/** What speaks for or against a judgement as a whole. */
export function acceptFacts(
  into: Facts,
  layout: Layout,
  words: Words,
  mentions: Mentions,
  made: Judgement,
  nested = true,
): void {
  const { cue, source, content, ruled } = made
  const view = viewOf(layout, words, cue, nested)
  cueFacts(into, layout, words, view)
  jointFacts(
    into,
    layout,
    words,
    view,
    source,
    source.token >= 0 && mentions.isActor(cue.sentence, source.token),
    content,
  )
  into.add(130, ruled)
  into.add(131, ruled, view.lemma)
  const [first, second] = made.leads
  const kind = cue.entry?.kind ?? ''
  into.add(132, step(first))
  into.add(133, step(second))
  into.add(134, step(first), step(second))
  into.add(135, step(first), hashOf(source.place))
  into.add(136, step(second), hashOf(content.way))
  into.add(137, step(second), hashOf(kind))
  into.add(138, step(first), hashOf(kind))
}

/** Judges one cue; null where it can have no content. */
export function judge(
  layout: Layout,
  words: Words,
  mentions: Mentions,
  cue: Cue,
  scorer: Scorer | null,
): Judgement | null {
  const made = choose(layout, words, mentions, cue, scorer)
  if (made === null) return null
  if (scorer === null) return { ...made, score: cue.entry === null && !cue.colon ? -1 : 1 }
  const value = scoreOf(layout, words, mentions, made, scorer, true)
  const { source } = made
  if (source.token < 0 || layout.quotationAt(cue.sentence, cue.token) < 0) return { ...made, score: value }
  if (FIRST_PERSON.test(layout.trees[cue.sentence].form(source.token))) return { ...made, score: value }
  // Another speaker's words within a quotation are a statement almost as they would be outside.
  return { ...made, score: Math.max(value, scoreOf(layout, words, mentions, made, scorer, false) - NESTED) }
}

function scoreOf(
  layout: Layout,
  words: Words,
  mentions: Mentions,
  made: Judgement,
  scorer: Scorer,
  nested: boolean,
): number {
  facts.clear()
  acceptFacts(facts, layout, words, mentions, made, nested)
  return sumOf(scorer.accept, facts) * scorer.scales[2] + scorer.bias
}
