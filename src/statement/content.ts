// What may have been said: the stretches of a sentence that can be a cue's content, each named by how it was found.
// Clauses come from the tree, quotations from the marks, the rest from the sentence's ends. No choice is made here.
import type { Span } from '../span.ts'
import { nounPhrase, type Tree } from '../tree/index.ts'
import { describedNoun, objectWithin } from './cue.ts'
import type { Layout } from './layout.ts'
import {
  clauseFrom,
  commaEnd,
  coreEnd,
  cutsOf,
  isAboutNoun,
  isCircumstance,
  isTitle,
  pieceOf,
  predicated,
  topOf,
} from './stretch.ts'

/** How a stretch was found, as seen from its cue. */
export const CONTENT_WAYS = [
  'block',
  'child',
  'core',
  'cut',
  'stretch',
  'rest',
  'head',
  'antecedent',
  'raised',
  'quotes',
  'quote-before',
  'quote-after',
  'before',
  'after',
  'shared',
  'clause-before',
] as const
export type ContentWay = (typeof CONTENT_WAYS)[number]

export interface ContentCandidate {
  readonly way: ContentWay
  /** The token whose subtree it is, where there is one, else −1. */
  readonly token: number
  readonly pieces: readonly Span[]
}

/** Relations of a predicate's dependents that can hold content. */
const HOLDERS = new Set([
  'ccomp',
  'xcomp',
  'obj',
  'iobj',
  'obl',
  'advcl',
  'csubj',
  'csubj:pass',
  'nsubj',
  'nsubj:pass',
  'parataxis',
  'nmod',
  'acl',
  'acl:relcl',
  'dep',
  'obl:unmarked',
  'nmod:unmarked',
  'appos',
  'advmod',
  'root',
  'dislocated',
  'compound',
  'nmod:poss',
  'amod',
])
/** Verbs by which what is the subject meets with what somebody says of it. */
export const DRAWING =
  /^(?:draw|face|attract|provoke|prompt|spark|earn|win|receive|meet|trigger|elicit|bring|arouse|invite|cause)$/
/** What one receives from another that says nothing of who receives it. */
const ASKED =
  /^(?:request|call|appeal|demand|offer|invitation|proposal|pledge|promise|assurance|plea|statement|report)$/
const HEARD = /^(?:tell|inform|assure|remind|warn|notify)$/
/** Right-hand dependents that close the content of a cue rather than continue it. */
const BREAKS = new Set(['conj', 'cc', 'punct', 'parataxis'])

/** A day alone, or with where it was said: "Sunday on television". */
const WHEN_SAID =
  /^(?:(?:late |early )?on )?(?:today|yesterday|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?: (?:morning|afternoon|evening|night))?(?: (?:on|in|at|via) [\p{L}\p{N} ]+)?$/iu

/** All stretches that may be the content of the cue with its head at `cue`, spanning tokens `first` to `last`. */
export function contentsOf(
  layout: Layout,
  s: number,
  cue: number,
  first: number,
  last: number,
  source: number,
  block: readonly Span[],
  describes = false,
): ContentCandidate[] {
  const tree = layout.trees[s]
  const out: ContentCandidate[] = []
  push(out, 'block', -1, block)
  const add = (way: ContentWay, token: number, ...ranges: readonly (readonly [number, number])[]): void => {
    const pieces: Span[] = []
    for (const [a, b] of ranges) {
      const piece = pieceOf(layout, tree, s, a, b, cue, token)
      if (piece !== null) pieces.push(piece)
    }
    // "the minister announced today": when it was said is not what.
    if (pieces.length === 1 && WHEN_SAID.test(tree.text.slice(...pieces[0]))) return
    push(out, way, token, pieces)
  }
  const bounds = clauseBounds(layout, s, tree, cue, first, last, source)
  const noun = tree.upos(cue) === 'NOUN'

  addQuotes(layout, s, tree, bounds, out)
  const within = objectWithin(tree, cue, last)
  let firstCore = -1
  let lastCore = -1
  for (const c of tree.children(cue)) {
    const relation = tree.deprel(c)
    if (c === within) {
      add('child', c, [tree.firstOf(c), tree.lastOf(c)])
      continue
    }
    if (c >= first && c <= last) {
      // "makes clear that …": the complement of a word inside the cue.
      for (const d of tree.children(c))
        if (d > last && HOLDERS.has(tree.deprel(d))) add('child', d, [tree.firstOf(d), tree.lastOf(d)])
      continue
    }
    // "complaints by the minister that …", "the commitment of both sides to …"
    const by = noun && c > cue && relation.startsWith('nmod') ? tree.child(c, 'case') : -1
    if (by >= 0 && /^(?:by|from|of)$/.test(tree.form(by))) {
      for (const d of tree.children(c))
        if (
          d > c &&
          /^acl/.test(tree.deprel(d)) &&
          /^(?:that|to)$/.test(tree.form(tree.firstOf(d))) &&
          tree.deprel(tree.firstOf(d)) === 'mark'
        )
          add('child', d, [tree.firstOf(d), tree.lastOf(d)])
    }
    if (c > cue && (relation === 'obj' || relation === 'iobj' || relation === 'obl')) {
      // "notified its allies that …", the clause hung on the allies.
      for (const d of tree.children(c)) {
        if (d > c && /^acl/.test(tree.deprel(d)) && tree.child(d, 'mark') >= 0)
          add('child', d, [tree.firstOf(d), tree.lastOf(d)])
      }
    }
    // "alarmed by the findings"
    const felt = relation === 'obl:agent' && c > cue && describes
    if (
      (HOLDERS.has(relation) || felt) &&
      c !== source &&
      !isCircumstance(tree, c) &&
      !(noun && isAboutNoun(tree, c))
    ) {
      add('child', c, [tree.firstOf(c), tree.lastOf(c)])
      const end = c > cue ? coreEnd(tree, c) : -1
      if (end >= c && end < tree.lastOf(c)) add('core', c, [tree.firstOf(c), end])
      if (c > cue) for (const cut of cutsOf(tree, c)) if (cut !== end) add('cut', c, [tree.firstOf(c), cut])
      const comma = c > cue ? commaEnd(tree, tree.lastOf(c), noun) : -1
      if (comma > tree.lastOf(c)) add('stretch', c, [tree.firstOf(c), comma])
    }
    if (c > last && !BREAKS.has(relation)) {
      if (
        firstCore < 0 &&
        relation !== 'advmod' &&
        relation !== 'aux' &&
        relation !== 'nsubj' &&
        relation !== 'compound:prt'
      )
        firstCore = tree.firstOf(c)
      lastCore = tree.lastOf(c)
    }
  }
  // "told the emir, when they met in May, *that he saw no way out*", wherever the parser hung it.
  for (let i = HEARD.test(tree.lemma(cue)) ? last + 3 : tree.size; i < tree.size - 1; i++) {
    const head = tree.head(i)
    if (
      tree.form(i) === 'that' &&
      tree.deprel(i) === 'mark' &&
      tree.form(i - 1) === ',' &&
      head > i &&
      tree.firstOf(head) === i
    )
      add('child', head, [i, tree.lastOf(head)])
  }
  // "told reporters on the plane home *that he hoped* to meet": behind those who hear it no pronoun can be what "that" describes.
  const told = HEARD.test(tree.lemma(cue)) && tree.child(cue, 'ccomp') < 0
  for (let i = told ? last + 2 : tree.size; i + 2 < tree.size; i++) {
    const verb = tree.head(i)
    const hearer = tree.child(cue, 'obj', 'iobj')
    if (tree.form(i) !== 'that' || hearer < last || hearer > i || verb <= i || tree.lastOf(verb) < verb) continue
    if (/^(?:he|she|they|we|I|it)$/.test(tree.form(i + 1)) && tree.head(i + 1) === verb)
      add('child', verb, [i + 1, tree.lastOf(verb)])
  }
  // "*the ruling* drew criticism from Oslo"
  const drawn =
    noun && !ASKED.test(tree.lowerLemma(cue)) && tree.deprel(cue) === 'obj' && DRAWING.test(tree.lemma(tree.head(cue)))
      ? tree.child(tree.head(cue), 'nsubj')
      : -1
  if (drawn >= 0) add('child', drawn, [tree.firstOf(drawn), tree.lastOf(drawn)])
  // "expressed its hope | for peace", the phrase hung on the verb.
  const carrier = tree.head(cue)
  if (noun && carrier >= 0 && carrier < first && tree.deprel(cue) === 'obj') {
    for (const c of tree.children(carrier))
      if (c > last && (tree.deprel(c) === 'obl' || tree.deprel(c) === 'ccomp') && tree.child(c, 'case', 'mark') >= 0)
        add('child', c, [tree.firstOf(c), tree.lastOf(c)])
  }
  const said = noun ? predicated(tree, cue) : null
  if (said !== null) add('child', said.token, [said.first, tree.lastOf(said.token)])
  const behind = last + 1 < tree.size ? clauseFrom(tree, last + 1) : -1
  if (behind >= 0 && tree.upos(cue) !== 'VERB') add('child', behind, [last + 1, tree.lastOf(behind)])
  if (firstCore >= 0) add('rest', -1, [Math.max(firstCore, last + 1), lastCore])
  const top = topOf(tree, cue, first, last, source)
  const head = tree.head(top)
  if (head >= 0) addAbove(tree, top, head, add)
  addRaised(tree, cue, first, last, add)
  if (bounds[0] > 0) add('before', -1, [0, bounds[0] - 1])
  if (bounds[1] < tree.size - 1) add('after', -1, [bounds[1] + 1, tree.size - 1])
  return out
}

const COMPLEMENTS = ['xcomp', 'ccomp', 'obl', 'advcl', 'obj'] as const

/** "*Nine men* are said *to be ill*", "*nine men* believed *to be ill*": of whom it is said, and what. */
function addRaised(
  tree: Tree,
  cue: number,
  first: number,
  last: number,
  add: (way: ContentWay, token: number, ...ranges: readonly (readonly [number, number])[]) => void,
): void {
  const behind = (relation: string): number =>
    tree.children(cue).find(c => c > last && tree.deprel(c) === relation) ?? -1
  const complement = COMPLEMENTS.map(behind).find(c => c >= 0) ?? -1
  const subject = tree.child(cue, 'nsubj:pass', 'nsubj')
  if (complement < 0) return
  const range = [tree.firstOf(complement), tree.lastOf(complement)] as const
  if (subject >= 0 && subject < cue) add('raised', complement, [tree.firstOf(subject), tree.lastOf(subject)], range)
  const described = describedNoun(tree, cue)
  if (described >= 0 && tree.deprel(complement) === 'xcomp')
    add('raised', complement, [tree.tokenAt(nounPhrase(tree, described)[0]), first - 1], range)
}

/** What stands above a cue in the tree: the clause it interrupts, the noun it modifies, the object its twin shares. */
function addAbove(
  tree: Tree,
  cue: number,
  head: number,
  add: (way: ContentWay, token: number, ...ranges: readonly (readonly [number, number])[]) => void,
): void {
  let top = cue
  for (let climbs = 0; climbs < 3 && tree.head(top) >= 0; climbs++) {
    const above = tree.head(top)
    const a = tree.firstOf(top)
    const b = tree.lastOf(top)
    const from = tree.firstOf(above)
    const to = tree.lastOf(above)
    if (tree.upos(above) === 'VERB' || tree.child(above, 'cop', 'nsubj', 'nsubj:pass') >= 0 || climbs === 0) {
      if (a > from) add('clause-before', above, [from, a - 1])
      add('head', above, [from, a - 1], [b + 1, to])
    }
    top = above
  }
  const relation = tree.deprel(cue)
  if (relation === 'acl:relcl' || relation === 'acl')
    add('antecedent', head, [tree.firstOf(head), tree.firstOf(cue) - 1])
  if (relation === 'conj') {
    for (const c of tree.children(head)) {
      const r = tree.deprel(c)
      if (c > head && (r === 'obj' || r === 'ccomp' || r === 'xcomp' || r === 'obl'))
        add('shared', c, [tree.firstOf(c), tree.lastOf(c)])
    }
  }
  for (const c of tree.children(cue)) {
    if (tree.deprel(c) !== 'conj') continue
    for (const d of tree.children(c)) {
      const r = tree.deprel(d)
      if (d > c && (r === 'obj' || r === 'ccomp' || r === 'xcomp' || r === 'obl'))
        add('shared', d, [tree.firstOf(d), tree.lastOf(d)])
    }
  }
}

/** First and last token of the words of saying: cue, source beside it, particles. No quotation stands among them. */
function clauseBounds(
  layout: Layout,
  s: number,
  tree: Tree,
  cue: number,
  first: number,
  last: number,
  source: number,
): [number, number] {
  let a = first
  let b = last
  if (source >= 0 && Math.abs(source - cue) < 25) {
    const [start, end] = nounPhrase(tree, source)
    if (source < cue) a = Math.min(a, tree.tokenAt(start))
    else b = Math.max(b, tree.tokenAt(end - 1))
  }
  for (const c of tree.children(cue)) {
    const relation = tree.deprel(c)
    if (
      relation === 'aux' ||
      relation === 'aux:pass' ||
      relation === 'cop' ||
      relation === 'advmod' ||
      relation === 'mark'
    ) {
      if (c < cue) a = Math.min(a, tree.firstOf(c))
    }
    if (c > b && (relation === 'compound:prt' || relation === 'iobj')) b = tree.lastOf(c)
  }
  // A subject that the parser gave a quoted clause: ''… markets,'' Mr. Lew said.
  const at = tree.starts[cue]
  for (const q of layout.quotationsOf(s)) {
    const { outer } = layout.quotations[q]
    if (outer[1] <= at) while (a < cue && tree.starts[a] < outer[1]) a++
    else if (outer[0] > at) while (b > cue && tree.ends[b] > outer[0]) b--
  }
  return [a, b]
}

function addQuotes(
  layout: Layout,
  s: number,
  tree: Tree,
  bounds: readonly [number, number],
  out: ContentCandidate[],
): void {
  const start = tree.starts[bounds[0]]
  const end = tree.ends[bounds[1]]
  const all: Span[] = []
  let before: Span | null = null
  let after: Span | null = null
  for (const q of layout.quotationsOf(s)) {
    const { inner, outer } = layout.quotations[q]
    if ((outer[0] < end && outer[1] > start) || isTitle(layout, q)) continue
    all.push(inner)
    if (outer[1] <= start) before = inner
    else if (after === null) after = inner
  }
  push(out, 'quotes', -1, all)
  if (before !== null) push(out, 'quote-before', -1, [before])
  if (after !== null) push(out, 'quote-after', -1, [after])
}

function push(out: ContentCandidate[], way: ContentWay, token: number, pieces: readonly Span[]): void {
  if (pieces.length === 0) return
  for (const other of out) {
    if (
      other.pieces.length === pieces.length &&
      other.pieces.every((p, i) => p[0] === pieces[i][0] && p[1] === pieces[i][1])
    )
      return
  }
  out.push({ way, token, pieces })
}
