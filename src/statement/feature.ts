// What the scorer sees of a cue, a source and a content. Changing a template means training again.
import type { Tree } from '../tree/index.ts'
import type { ContentCandidate } from './content.ts'
import { CONTENT_WAYS } from './content.ts'
import type { Cue } from './cue.ts'
import { CUE_KINDS } from './cue-lexicon.ts'
import { type Facts, hashOf, type Words } from './fact.ts'
import type { Layout } from './layout.ts'
import { SOURCE_PLACES, type SourceCandidate } from './source.ts'

const bucket = (n: number): number =>
  n < 0 ? -bucket(-n) : n < 4 ? n : n < 6 ? 4 : n < 10 ? 5 : n < 16 ? 6 : n < 30 ? 7 : 8
const kindOf = (cue: Cue): number => (cue.entry === null ? (cue.colon ? 90 : 91) : CUE_KINDS.indexOf(cue.entry.kind))
const posOf = (cue: Cue): number =>
  cue.colon ? 9 : cue.entry === null ? 8 : cue.entry.pos.length + cue.entry.pos.charCodeAt(0)

/** The state of a cue that all three questions share. */
export interface CueView {
  readonly cue: Cue
  readonly lemma: number
  /** Bits: clause, infinitive, object, quotation, passive, own subject, negated, quoted itself. */
  readonly frame: number
  readonly nested: boolean
}

/** `nested`: whether its standing within a quotation counts; another speaker's words there are read as if outside. */
export function viewOf(layout: Layout, words: Words, cue: Cue, nested = true): CueView {
  const tree = layout.trees[cue.sentence]
  const i = cue.token
  let frame = 0
  for (const c of tree.children(i)) {
    const relation = tree.deprel(c)
    if (relation === 'ccomp') frame |= 1
    else if (relation === 'xcomp') frame |= 2
    else if (relation === 'obj') frame |= 4
    else if (relation === 'nsubj') frame |= 8
    else if (relation === 'advmod' && /^(?:not|never|n['’]t)$/i.test(tree.form(c))) frame |= 16
    else if (relation === 'obl') frame |= 32
  }
  if (cue.passive) frame |= 64
  const around = layout.quotationAt(cue.sentence, i)
  if (layout.quotationsOf(cue.sentence).some(q => nested || q !== around)) frame |= 128
  if (nested && around >= 0) frame |= 256
  const entry = cue.entry
  const lemma = entry === null ? words.lemma[i] : hashOf(entry.words.join(' '))
  return { cue, lemma, frame, nested }
}

/** Whether the cue is one at all, apart from what was chosen for it. */
export function cueFacts(facts: Facts, layout: Layout, words: Words, view: CueView): void {
  const { cue, lemma, frame } = view
  const tree = layout.trees[cue.sentence]
  const i = cue.token
  const kind = kindOf(cue)
  const head = tree.head(i)
  facts.add(1, lemma)
  facts.add(2, lemma, posOf(cue))
  facts.add(3, lemma, words.tag[i])
  facts.add(4, lemma, frame & 7)
  facts.add(5, lemma, frame & 0x1c7)
  facts.add(6, kind, frame & 0x1ff)
  facts.add(7, kind, words.tag[i])
  facts.add(8, kind, words.relation[i])
  facts.add(9, lemma, words.relation[i])
  facts.add(10, words.tag[i], words.relation[i])
  facts.add(11, head >= 0 ? words.lemma[head] : 0, words.relation[i])
  facts.add(12, head >= 0 ? words.tag[head] : 0, words.relation[i], kind)
  facts.add(13, i > 0 ? words.lemma[i - 1] : 1)
  facts.add(14, i + 1 < tree.size ? words.lemma[i + 1] : 1, kind)
  facts.add(15, lemma, i + 1 < tree.size ? words.lemma[i + 1] : 1)
  facts.add(16, words.lemma[i], i > 0 ? words.lemma[i - 1] : 1)
  facts.add(17, frame)
  facts.add(18, frame & 0x150, lemma)
  facts.add(19, i === 0 ? 1 : i === tree.size - 1 ? 2 : 0, bucket(tree.size))
  facts.add(20, layout.startsLine(cue.sentence) ? 1 : 0, bucket(tree.size), kind)
  const form = tree.form(i)
  facts.add(21, hashOf(form.slice(-3).toLowerCase()), words.tag[i])
  facts.add(22, /^\p{Lu}/u.test(form) ? 1 : 0, kind)
  for (const c of tree.children(i)) {
    const relation = words.relation[c]
    facts.add(23, relation, kind)
    facts.add(24, lemma, relation)
    const mark = tree.child(c, 'case', 'mark')
    if (mark >= 0) {
      facts.add(25, relation, words.lemma[mark], kind)
      facts.add(26, lemma, words.lemma[mark])
    }
    const name = tree.deprel(c)
    if (name === 'aux' || name === 'advmod' || name === 'cop' || name === 'det' || name === 'amod')
      facts.add(27, words.lemma[c], kind)
    if (name === 'obj') {
      facts.add(28, words.lemma[c])
      facts.add(29, lemma, words.lemma[c])
      facts.add(30, words.tag[c], kind)
    }
    if (name === 'nsubj' || name === 'nsubj:pass') facts.add(31, words.tag[c], kind)
  }
}

/** How well a source fits the cue. `actor`: whether it denotes people, a state or an organisation. */
export function sourceFacts(
  facts: Facts,
  layout: Layout,
  words: Words,
  view: CueView,
  source: SourceCandidate,
  actor: boolean,
  ruled: boolean,
): void {
  const { cue, lemma, frame } = view
  const tree = layout.trees[cue.sentence]
  const place = SOURCE_PLACES.indexOf(source.place) * 8 + source.climbs
  const kind = kindOf(cue)
  const pos = posOf(cue)
  facts.add(41, place, pos)
  facts.add(42, place, lemma)
  facts.add(43, place, words.tag[cue.token])
  facts.add(44, place, words.relation[cue.token], pos)
  facts.add(45, place, kind, frame & 0x48)
  facts.add(46, ruled ? 1 : 0, pos)
  facts.add(47, ruled ? 1 : 0, lemma)
  facts.add(48, place, frame & 0x7f)
  const t = source.token
  if (t < 0) return
  const d = bucket(t - cue.token)
  facts.add(49, actor ? 1 : 0, place)
  facts.add(50, words.lemma[t])
  facts.add(51, words.tag[t], place)
  facts.add(52, words.relation[t], place)
  facts.add(53, d, place)
  facts.add(54, d, pos)
  facts.add(55, words.lemma[t], pos)
  facts.add(56, hashOf(tree.lemma(t).slice(-3).toLowerCase()), actor ? 1 : 0)
  const head = tree.head(t)
  facts.add(57, head >= 0 ? words.lemma[head] : 0, words.relation[t])
  facts.add(
    58,
    words.relation[t],
    head === cue.token ? 1 : tree.head(cue.token) === t ? 2 : tree.head(cue.token) === head ? 3 : 0,
    pos,
  )
  const qc = layout.quotationAt(cue.sentence, cue.token)
  const qs = layout.quotationAt(cue.sentence, t)
  facts.add(59, qc === qs ? 0 : qs >= 0 ? 1 : 2)
  const mark = tree.child(t, 'case')
  if (mark >= 0) facts.add(60, words.lemma[mark], place, pos)
  facts.add(61, words.relation[t], words.tag[t], words.tag[cue.token])
  facts.add(62, t > 0 ? words.lemma[t - 1] : 0, place)
}

/** How well a content fits the cue and the source chosen for it. */
export function contentFacts(
  facts: Facts,
  layout: Layout,
  words: Words,
  view: CueView,
  source: SourceCandidate,
  content: ContentCandidate,
  ruled: boolean,
): void {
  const { cue, lemma, frame } = view
  const tree = layout.trees[cue.sentence]
  const way = CONTENT_WAYS.indexOf(content.way)
  const kind = kindOf(cue)
  const pos = posOf(cue)
  const t = content.token
  const first = content.pieces[0]
  const lastPiece = content.pieces[content.pieces.length - 1]
  const a = tree.tokenAt(first[0])
  const b = Math.min(tree.size - 1, tree.tokenAt(Math.max(lastPiece[1] - 1, 0)))
  const share = Math.round(layout.quotedShare(first) * 4)
  const side = b < cue.token ? 0 : a > cue.token ? 1 : 2
  const length = bucket(b - a)
  const relation = t >= 0 ? words.relation[t] : 0
  const mark = t >= 0 ? tree.child(t, 'case', 'mark') : -1
  const opener = mark >= 0 ? words.lemma[mark] : 0
  const finished = a > 0 && b < tree.size - 1 ? 0 : a === 0 ? 1 : 2
  const gap = bucket(side === 0 ? cue.first - b : a - cue.last)
  facts.add(71, way, relation, pos)
  facts.add(72, way, lemma, relation)
  facts.add(73, way, kind, relation)
  facts.add(74, way ^ (relation << 4), lemma, opener)
  facts.add(75, way ^ (relation << 4), kind, opener)
  facts.add(76, way, share, kind)
  facts.add(77, way, share, side)
  facts.add(78, way, length, pos)
  facts.add(79, length, relation)
  facts.add(80, way, frame & 0xe7, pos)
  facts.add(81, way ^ relation, frame & 0xc7)
  facts.add(82, way, words.relation[cue.token], pos)
  facts.add(83, way, side, words.relation[cue.token])
  facts.add(84, gap, side, way)
  facts.add(85, finished, way, side)
  facts.add(86, ruled ? 1 : 0, pos)
  facts.add(87, ruled ? 1 : 0, lemma)
  facts.add(88, content.pieces.length, way)
  facts.add(89, words.tag[a], way)
  facts.add(90, words.lemma[a], kind)
  facts.add(91, a > 0 ? words.lemma[a - 1] : 0, way)
  facts.add(92, b + 1 < tree.size ? words.lemma[b + 1] : 0, way)
  facts.add(93, lemma, side, share > 2 ? 1 : 0)
  facts.add(94, SOURCE_PLACES.indexOf(source.place), way, relation)
  const s = source.token
  facts.add(95, s >= 0 && s >= a && s <= b ? 1 : 0, way)
  facts.add(96, s < 0 ? 0 : s < cue.token ? 1 : 2, side, way)
  facts.add(97, t >= 0 ? words.tag[t] : 0, relation, kind)
  facts.add(98, t >= 0 ? words.lemma[t] : 0, lemma)
  facts.add(99, share, relation, side)
  facts.add(100, t >= 0 ? Math.min(8, tree.children(t).length) : 9, relation)
  const inQuotation = layout.quotationAt(cue.sentence, cue.token) >= 0 ? 1 : 0
  facts.add(101, inQuotation, way)
  if (t >= 0) secondPredicate(facts, tree, cue, t, way)
  edges(facts, words, tree, cue, a, b, kind, way)
  if (t < 0) facts.add(152, share > 0 ? throughVerb(tree, cue, a, b) : 3, way)
}

/** Whether another verb of the sentence stands between the cue and the stretch in the tree: 'told X, saying it was "…"'. */
function throughVerb(tree: Tree, cue: Cue, a: number, b: number): number {
  let top = a
  while (tree.head(top) >= a && tree.head(top) <= b) top = tree.head(top)
  for (let i = tree.head(top); i >= 0; i = tree.head(i)) {
    if (i >= cue.first && i <= cue.last) return 0
    if (tree.upos(i) === 'VERB') return 1
  }
  return 2
}

/** What ends the stretch and what follows it: "in a tweet" goes with the words of saying, "in the budget" with what was said. */
function edges(
  facts: Facts,
  words: Words,
  tree: Tree,
  cue: Cue,
  a: number,
  b: number,
  kind: number,
  way: number,
): void {
  let last = b
  while (tree.head(last) > a && tree.lastOf(tree.head(last)) === b && tree.firstOf(tree.head(last)) > a)
    last = tree.head(last)
  const opener = words.lemma[tree.firstOf(last)]
  const comma = tree.firstOf(last) > 0 && tree.form(tree.firstOf(last) - 1) === ',' ? 1 : 0
  facts.add(141, words.relation[last], opener, comma)
  facts.add(142, words.lemma[last], opener)
  facts.add(143, words.relation[last], words.tag[last], kind)
  facts.add(144, words.lemma[last], words.relation[last])
  let next = b + 1
  const gap = next < tree.size && tree.upos(next) === 'PUNCT' ? 1 : 0
  while (next < tree.size && tree.upos(next) === 'PUNCT') next++
  if (next >= tree.size) {
    facts.add(145, gap, way)
    return
  }
  const first = next
  while (tree.head(next) >= 0 && tree.firstOf(tree.head(next)) === first) next = tree.head(next)
  const head = tree.head(next)
  const above = next === cue.token || head === cue.token ? 1 : head >= a && head <= b ? 2 : head < 0 ? 3 : 4
  facts.add(146, words.relation[next], words.lemma[first], above)
  facts.add(147, words.lemma[next], words.lemma[first])
  facts.add(148, words.relation[next], words.tag[next], above)
  facts.add(149, words.lemma[next], words.relation[next])
  facts.add(150, above, gap, kind)
  facts.add(151, above, gap, way)
}

/** "forecast that it would rebound and praised …": whether a second predicate goes with the content or with the cue. */
function secondPredicate(facts: Facts, tree: Tree, cue: Cue, t: number, way: number): void {
  for (const c of tree.children(t)) {
    if (c < t || tree.deprel(c) !== 'conj' || tree.upos(c) !== 'VERB') continue
    const own = tree.child(c, 'nsubj', 'nsubj:pass', 'aux') >= 0 ? 1 : 0
    const alike = (tree.xpos(c) === tree.xpos(cue.token) ? 1 : 0) + (tree.xpos(c) === tree.xpos(t) ? 2 : 0)
    facts.add(102, own, alike, way)
  }
}

/** Whether cue, source and content together make a statement; added to the cue's own facts. */
export function jointFacts(
  facts: Facts,
  layout: Layout,
  words: Words,
  view: CueView,
  source: SourceCandidate,
  actor: boolean,
  content: ContentCandidate,
): void {
  const { cue, lemma } = view
  const tree = layout.trees[cue.sentence]
  const kind = kindOf(cue)
  const place = SOURCE_PLACES.indexOf(source.place)
  const way = CONTENT_WAYS.indexOf(content.way)
  const s = source.token
  const t = content.token
  const relation = t >= 0 ? words.relation[t] : 0
  const share =
    view.nested || layout.quotationAt(cue.sentence, cue.token) < 0
      ? Math.round(layout.quotedShare(content.pieces[0]) * 4)
      : 0
  facts.add(111, place, kind, actor ? 1 : 0)
  facts.add(112, place, lemma)
  facts.add(113, way, kind, relation)
  facts.add(114, way, lemma, relation)
  facts.add(115, place, way, relation)
  facts.add(116, share, kind, way)
  facts.add(117, share, lemma)
  if (s >= 0) {
    facts.add(118, words.lemma[s])
    facts.add(119, words.lemma[s], kind)
    facts.add(120, words.tag[s], lemma)
    facts.add(121, words.tag[s], kind, words.relation[s])
    facts.add(122, actor ? 1 : 0, lemma)
    facts.add(123, hashOf(tree.lemma(s).slice(-3).toLowerCase()), kind)
    facts.add(124, view.nested && layout.quotationAt(cue.sentence, s) >= 0 ? 1 : 0, kind)
  }
  if (t >= 0) {
    facts.add(125, words.lemma[t])
    facts.add(126, words.lemma[t], lemma)
    facts.add(127, words.tag[t], lemma)
  }
  const length = content.pieces.reduce((n, p) => n + p[1] - p[0], 0)
  facts.add(128, bucket(length / 10), kind)
  facts.add(129, bucket(length / 10), way)
}
