// Source and content of one cue, chosen among the candidates: with weights by what they prefer, without them by the grammar; and where the
// grammar leaves no choice, by it alone.
import type { Mentions } from '../mention/index.ts'
import { nounPhrase, type Tree } from '../tree/index.ts'
import { blockOf } from './block.ts'
import { type ContentCandidate, contentsOf } from './content.ts'
import type { Cue } from './cue.ts'
import { Facts, type Words } from './fact.ts'
import { type CueView, contentFacts, sourceFacts, viewOf } from './feature.ts'
import type { Judgement } from './judge.ts'
import type { Layout } from './layout.ts'
import { contentByRule, doerOf, isAnothers, sourceByRule, utters } from './rule.ts'
import { type Scorer, sumOf } from './scorer.ts'
import { clauseBehind, isFiniteVerb } from './settled.ts'
import { authorsOf, type SourceCandidate, sourcesOf } from './source.ts'
import { isAside, predicated } from './stretch.ts'

/** Verbs whose object hears what they tell. */
const HEARD = /^(?:tell|assure|inform|notify|remind|brief|warn|advise)$/
/** Frames of verbs that have a passive. */
const TRANSITIVE = /\b(?:obj|ccomp)\b/
/** Log-odds by which a cut must beat the whole phrase: where the tree is not sure to be wrong, it stands. */
const CUT = 1
const NOBODY: SourceCandidate = { place: 'none', token: -1, climbs: 0 }
const facts = new Facts()

/** What was chosen of several candidates, by its place among them, and by how much, in log-odds, it was preferred to the next best. */
interface Choice {
  readonly index: number
  readonly lead: number
}

/** The best of `count` candidates by a score that is `scale` log-odds to one. */
function best(count: number, scale: number, scoreAt: (k: number) => number): Choice {
  let [top, lead, index] = [Number.NEGATIVE_INFINITY, 0, -1]
  for (let k = 0; k < count; k++) {
    const value = scoreAt(k)
    if (value > top) {
      lead = value - top
      top = value
      index = k
    } else lead = Math.min(lead, top - value)
  }
  return { index, lead: lead * scale }
}

/** A cue in its sentence, with what its choice is made by. */
interface Scene {
  readonly layout: Layout
  readonly words: Words
  readonly mentions: Mentions
  readonly cue: Cue
  readonly tree: Tree
  readonly view: CueView
  /** Null: by the grammar alone. */
  readonly scorer: Scorer | null
}

/** "who came on *Sunday*, appealed": a day says nothing. */
const isDay = (mentions: Mentions, s: number, token: number): boolean =>
  !mentions.isActor(s, token) && mentions.times(s).some(({ first, last }) => first <= token && token <= last)

/** Chooses source and content for one cue, and leaves the score open; null where it can have no content. */
export function choose(
  layout: Layout,
  words: Words,
  mentions: Mentions,
  cue: Cue,
  scorer: Scorer | null,
): Judgement | null {
  const tree = layout.trees[cue.sentence]
  const block = blockOf(layout, mentions.issuers.length > 0, cue)
  if (cue.signature && block.length === 0) return null
  const scene: Scene = { layout, words, mentions, cue, tree, view: viewOf(layout, words, cue), scorer }
  const sources = sourcesOf(tree, cue).filter(({ token }) => !isDay(mentions, cue.sentence, token))
  const ruledSource = sourceByRule(tree, cue, sources)
  const preferred = preferredSource(scene, sources, ruledSource)
  const source = settledSource(scene, sources, preferred.index, ruledSource)
  const turn = cue.colon ? layout.turns.get(cue.sentence) : undefined
  const chosen: SourceCandidate =
    turn?.colon === cue.token ? { place: 'before', token: turn.speaker, climbs: 0 } : (sources[source] ?? NOBODY)
  const isAdjective = cue.entry?.pos === 'adj'
  const { sentence, token, first, last } = cue
  const contents = contentsOf(layout, sentence, token, first, last, chosen.token, block, isAdjective)
  const ruledContent = contentByRule(layout, cue, contents)
  if (contents.length === 0 || (scorer === null && ruledContent < 0)) return null
  const { index, lead } = preferredContent(scene, contents, ruledContent, chosen, block.length > 0)
  if (index < 0) return null
  const content = settledContent(scene, contents, index)
  const ruled =
    (source === ruledSource ? 1 : 0) + (content === ruledContent || sameToken(contents, content, ruledContent) ? 2 : 0)
  return { cue, source: chosen, content: contents[content], ruled, leads: [preferred.lead, lead], score: 0 }
}

/** The source that the weights prefer; the grammar's without weights. */
function preferredSource(scene: Scene, sources: readonly SourceCandidate[], ruled: number): Choice {
  const { layout, words, mentions, cue, view, scorer } = scene
  if (scorer === null || sources.length === 0) return { index: ruled, lead: 0 }
  return best(sources.length, scorer.scales[0], k => {
    const t = sources[k].token
    facts.clear()
    sourceFacts(facts, layout, words, view, sources[k], t >= 0 && mentions.isActor(cue.sentence, t), k === ruled)
    return sumOf(scorer.source, facts)
  })
}

/** The source, where the grammar leaves the weights no choice. */
function settledSource(scene: Scene, sources: readonly SourceCandidate[], preferred: number, ruled: number): number {
  const { mentions, cue, tree } = scene
  const isVerb = cue.entry?.pos === 'verb'
  let source = cue.entry?.pos === 'noun' ? ownerOf(scene, sources, preferred, ruled) : preferred
  const beside = isBesideGerund(tree, mentions, cue) ? sources.findIndex(c => c.token === cue.token - 1) : -1
  if (beside >= 0) source = beside
  const doer = doerOf(tree, cue)
  const asDoer = doer >= 0 ? sources.findIndex(c => c.token === doer) : -1
  if (asDoer >= 0) source = asDoer
  // "A statement from the ministry said": the ministry, where the text tells whose paper it is.
  const author = authorsOf(tree, sources[source]?.token ?? -1).find(token => mentions.isActor(cue.sentence, token))
  const asAuthor = author === undefined ? -1 : sources.findIndex(c => c.token === author)
  if (asAuthor >= 0) source = asAuthor
  // "were promised that …", "two firms accused of fraud": who hears it or is accused does not say it.
  const isAgent = sources[source]?.place === 'agent' || sources[source]?.token === -1
  if (cue.passive && isVerb && !isAgent && TRANSITIVE.test(cue.entry?.frames.join() ?? '')) source = ruled
  // "quoted the premier as saying": he says it, not who quotes him.
  const quoted = quotedAs(tree, cue.token)
  const asQuoted = quoted >= 0 ? sources.findIndex(c => c.token === quoted) : -1
  if (asQuoted >= 0) source = asQuoted
  // "He appealed to Mali to wait and asked the council to meet": a finite verb has a subject, however far above.
  if (sources[source]?.token === -1 && isVerb && !cue.passive && isFiniteVerb(tree, cue.token)) source = ruled
  // "denied it, and blamed the army": a joined verb has the subject of the verb that it is joined to.
  return sharesSubject(tree, mentions, cue) ? ruled : source
}

/** "his warning": whose warning it is stands beside the noun, whatever else may speak in the sentence. */
function ownerOf(scene: Scene, sources: readonly SourceCandidate[], preferred: number, ruled: number): number {
  const { mentions, cue, tree } = scene
  const owner = sources.findIndex(c => c.place === 'owner' && c.climbs === 0)
  if (owner >= 0) return owner
  const whom = ofWhom(tree, mentions, cue)
  if (whom >= 0) return sources.findIndex(c => c.token === whom)
  const { token, place } = sources[preferred]
  if (token >= 0 && (place !== 'climb' || utters(tree, cue.token))) return preferred
  // "media reports that …", "police claims that …"
  const named = sources[ruled]
  const speaks =
    named?.place === 'compound' &&
    (mentions.isActor(cue.sentence, named.token) || /^(?:media|press|intelligence)$/.test(tree.lowerForm(named.token)))
  return speaks ? ruled : sources.findIndex(c => c.token < 0)
}

/** The content that the weights prefer; the grammar's without weights, and where the cue leaves no choice. */
function preferredContent(
  scene: Scene,
  contents: readonly ContentCandidate[],
  ruled: number,
  source: SourceCandidate,
  hasBlock: boolean,
): Choice {
  const { layout, words, cue, tree, view, scorer } = scene
  // What a colon introduces is the content, whatever else the lead-in holds.
  if (cue.entry?.pos === 'adverb' && ruled >= 0) return { index: ruled, lead: 0 }
  if (cue.entry?.pos === 'noun' && (predicated(tree, cue.token) !== null || isAside(tree, cue.token)))
    return { index: ruled, lead: 0 }
  if (hasBlock) return { index: contents.findIndex(c => c.way === 'block'), lead: 0 }
  if (scorer === null) return { index: ruled, lead: 0 }
  const { index, lead } = best(contents.length, scorer.scales[1], k => {
    facts.clear()
    contentFacts(facts, layout, words, view, source, contents[k], k === ruled)
    return sumOf(scorer.content, facts) - (contents[k].way === 'cut' ? CUT / scorer.scales[1] : 0)
  })
  const own = ownContent(scene, contents, index)
  const { way, pieces } = contents[own]
  const told = way === 'block' ? -1 : clauseBefore(scene, contents, source)
  if (told >= 0 && pieces[0][0] > contents[told].pieces[0][0]) return { index: told, lead }
  const hearsOnly =
    HEARD.test(tree.lemma(cue.token)) && !/^(?:ccomp|xcomp)/.test(tree.deprel(Math.max(contents[own].token, 0)))
  const that = pieces[0][1] <= tree.starts[cue.first] || hearsOnly ? clauseAfterThat(scene, contents) : -1
  return { index: that >= 0 ? that : own, lead }
}

/**
 * "*Chad is “close to ruin”*, the envoy warned, calling for help": the whole clause that begins the sentence, where behind its comma
 * stand a subject and a verb that has no clause of its own; −1 for none.
 */
function clauseBefore(
  { layout, mentions, cue, tree }: Scene,
  contents: readonly ContentCandidate[],
  source: SourceCandidate,
): number {
  const { entry, token, passive } = cue
  if (entry?.pos !== 'verb' || passive || !entry.frames.includes('ccomp')) return -1
  if (source.place !== 'subject' || source.token > token || /^acl/.test(tree.deprel(token))) return -1
  if (!/^(?:say|warn|predict)$/.test(entry.kind) || !mentions.isActor(cue.sentence, source.token)) return -1
  const heard = HEARD.test(tree.lowerLemma(token))
  const ownClause = (c: number): boolean =>
    /^(?:ccomp|xcomp|parataxis|conj)$/.test(tree.deprel(c)) || (tree.deprel(c) === 'obj' && !heard)
  if (tree.children(token).some(c => c > cue.last && ownClause(c))) return -1
  let comma = tree.tokenAt(nounPhrase(tree, source.token)[0]) - 1
  while (comma > 0 && /^['"”’]+$/.test(tree.form(comma))) comma--
  if (comma < 2 || tree.form(comma) !== ',') return -1
  const told = [...Array(comma).keys()].find(i => tree.head(i) < 0 || tree.head(i) > comma)
  if (told === undefined || tree.child(told, 'mark') >= 0 || tree.child(told, 'nsubj', 'nsubj:pass') < 0) return -1
  if (tree.head(told) !== token && tree.head(token) !== told) return -1
  if (layout.quotationsOf(cue.sentence).some(q => layout.quotations[q].inner[0] > tree.ends[token])) return -1
  for (let i = 0; i < comma; i++) if (tree.form(i) === ':') return -1
  if (/^W/.test(tree.xpos(0)) || tree.upos(0) === 'SCONJ' || !hasTense(tree, told)) return -1
  return contents.findIndex(
    ({ pieces }) =>
      pieces.length === 1 &&
      pieces[0][0] <= tree.ends[0] &&
      pieces[0][1] <= tree.starts[comma] &&
      pieces[0][1] >= tree.starts[comma - 2],
  )
}

const hasTense = (tree: Tree, i: number): boolean =>
  /^VB[DPZ]$/.test(tree.xpos(i)) ||
  tree.children(i).some(c => /^(?:aux|cop)/.test(tree.deprel(c)) && /^(?:VB[DPZ]|MD)$/.test(tree.xpos(c)))

/** "said in an interview *that the army had left*": behind its verb a clause with "that" is what was said, whatever stands before; −1 for none. */
const clauseAfterThat = ({ cue, tree }: Scene, contents: readonly ContentCandidate[]): number =>
  cue.entry?.pos !== 'verb' || !cue.entry.frames.includes('ccomp')
    ? -1
    : contents.findIndex(({ way, token, pieces }) => {
        if (way !== 'child' || token <= cue.last) return false
        const mark = tree.tokenAt(pieces[0][0]) - 1
        if (mark <= cue.last || tree.form(mark) !== 'that' || tree.head(mark) !== token) return false
        // "told them at the port *that he* would stay": no pronoun can be what "that" describes.
        return tree.deprel(mark) === 'mark' || /^(?:he|she|they|we|I|it)$/.test(tree.form(mark + 1))
      })

/** The chosen content, or another clause where the chosen one tells where it was said or is what another verb says. */
function ownContent({ layout, cue, tree }: Scene, contents: readonly ContentCandidate[], chosen: number): number {
  let content = chosen
  // "They agreed, he announced on Sunday on the radio": where it was said is not what.
  if (cue.entry?.kind === 'say' && isPlace(tree, cue, contents[content])) {
    const told = contents.findIndex(
      c =>
        c.token >= 0 &&
        c.token < cue.first &&
        (isFiniteVerb(tree, c.token) || c.way === 'clause-before' || tree.child(c.token, 'nsubj', 'nsubj:pass') >= 0) &&
        c.pieces[0][1] <= tree.starts[cue.first],
    )
    if (told >= 0) content = told
  }
  // "The vote is void, she told them, saying it was “a farce”": the quotation is the second verb's.
  if (/^quote/.test(contents[content].way) && isAnothers(layout, cue, contents[content].pieces[0])) {
    const own = contents.findIndex(c => c.way === 'clause-before')
    if (own >= 0 && contents[own].pieces[0][1] <= tree.starts[cue.first]) content = own
  }
  return content
}

/** The content whole, and without who hears it. */
function settledContent({ layout, mentions, cue, tree }: Scene, contents: readonly ContentCandidate[], chosen: number) {
  let content = wholeOf(layout, cue, contents, heardBy(tree, cue, contents, chosen))
  // "The ministry was quoted by the agency as saying …"
  if (cue.passive && /^(?:quote|cite)$/.test(tree.lemma(cue.token))) {
    const said = contents.findIndex(c => c.way === 'child' && c.token > cue.last && quotedAs(tree, c.token) >= 0)
    if (said >= 0) content = said
  }
  // "accuses the banker, who lives abroad, of theft, and has written to Oslo": the verb's own clause ends before the sentence may.
  if (contents[content].way === 'after') {
    const start = contents[content].pieces[0][0]
    const rest = contents.findIndex(c => c.way === 'rest' && c.pieces[0][0] === start)
    if (rest >= 0) content = rest
  }
  const opening = firstOf(tree, cue, contents[content])
  const addressed = isHearer(mentions, layout, cue, opening) ? clauseBehind(tree, cue, opening) : -1
  const clause = addressed < 0 ? -1 : contents.findIndex(c => c.way === 'child' && c.token === addressed)
  return clause >= 0 ? clause : content
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

/** A day and a part of it, with a comma or a circumstance behind it. */
const DAY =
  /^(?:late |early )?(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?(?:,| (?:as|after|before|when|while|in|at|during|on|from|outside|near|following)\b)/i

/** A phrase under a preposition by which the cue leads into no content. */
function isPlace(tree: Tree, cue: Cue, { token: head, way, pieces }: ContentCandidate): boolean {
  // "the talks have failed, she said *Friday afternoon, as they* left"
  if (pieces[0][0] > tree.starts[cue.last] && DAY.test(tree.text.slice(...pieces[0]))) return true
  // "the wells are shut, she said on *Friday, raising fears*": a day and what comes of it.
  const token = way === 'rest' && pieces[0][0] > tree.starts[cue.last] ? phraseAt(tree, cue.token, pieces[0][0]) : head
  if (token < cue.last || !tree.deprel(token).startsWith('obl')) return false
  const mark = tree.child(token, 'case')
  return mark >= 0 && !(cue.entry?.frames.includes(tree.lowerForm(mark)) ?? false)
}

/** The dependent of `verb` in whose phrase the word at an offset stands; −1 for none. */
const phraseAt = (tree: Tree, verb: number, offset: number): number =>
  offset >= tree.ends[tree.size - 1] ? -1 : (tree.children(verb).find(c => tree.isUnder(tree.tokenAt(offset), c)) ?? -1)

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
