// Who may be the one that says it: the places on the tree where a cue's source can stand, the likeliest first.
// Every place is named, so that a choice among them can be told and learned. No choice is made here.
import { antecedentOf, type Tree } from '../tree/index.ts'
import { DRAWING } from './content.ts'
import type { Cue } from './cue.ts'

/** Where a source was found, as seen from its cue. */
export const SOURCE_PLACES = [
  'none',
  'subject',
  'relative',
  'agent',
  'climb',
  'modified',
  'owner',
  'of',
  'from',
  'by',
  'among',
  'adjective',
  'compound',
  'object',
  'head-object',
  'phrase',
  'before',
  'after',
] as const
export type SourcePlace = (typeof SOURCE_PLACES)[number]

export interface SourceCandidate {
  readonly place: SourcePlace
  /** Head token of the noun phrase; −1 where there is none. */
  readonly token: number
  /** Relations climbed from the cue before the subject was found. */
  readonly climbs: number
}

const MAX_CLIMB = 5
const NONE: SourceCandidate = { place: 'none', token: -1, climbs: 0 }

const isNominal = (tree: Tree, i: number): boolean => {
  const upos = tree.upos(i)
  return (
    upos === 'NOUN' ||
    upos === 'PROPN' ||
    upos === 'PRON' ||
    upos === 'NUM' ||
    (upos === 'DET' && tree.deprel(i) !== 'det')
  )
}

/** "Chad, Niger and *Mali*", "Chad and its neighbour *Mali*": a list speaks as one, from its first member on. */
function firstOfList(tree: Tree, i: number): number {
  let at = i
  while (tree.deprel(at) === 'appos' && tree.head(at) < at && tree.deprel(tree.head(at)) === 'conj') at = tree.head(at)
  return tree.deprel(at) === 'conj' && isNominal(tree, tree.head(at)) && tree.head(at) < at ? tree.head(at) : i
}

/** "the envoy, *who* abstained, said": for a cue outside the relative clause, whom the clause is about; else the token itself. */
function outsideClause(tree: Tree, i: number, cue: number): number {
  const described = antecedentOf(tree, i)
  if (described === i) return i
  let clause = i
  while (tree.head(clause) !== described) clause = tree.head(clause)
  return tree.isUnder(cue, clause) ? i : described
}

/** "found *by ten votes* to four": how it was decided. */
const MARGIN =
  /^(?:vote|majority|margin|consensus|acclamation|unanimity|show|phone|telephone|email|letter|video|name|mistake|law|decree)$/

/** Own subject, active or passive, or −1. */
const subject = (tree: Tree, i: number): number => tree.child(i, 'nsubj', 'nsubj:pass', 'nsubj:outer')

/** "a panel of *experts*": of whom a body consists. */
const isMemberOf = (tree: Tree, i: number, body: number): boolean =>
  tree.head(i) === body && tree.xpos(i) === 'NNS' && tree.deprel(i) === 'nmod' && tree.lowerForm(body + 1) === 'of'

/** What is written and then said to say something. */
const PAPER =
  /^(?:statement|report|letter|communiqu[eé]|declaration|release|readout|study|survey|document|note|memo|memorandum|message|paper|e-?mail|post|tweet|advisory|bulletin|dispatch|cable|notice|assessment|editorial|article|filing|petition|briefing|update|notification|circular|announcement|resolution|text|dossier|manifesto|analysis|review)$/

/** "a *statement* from the ministry", "a *letter* signed by nine envoys": those whose paper the noun is. */
export function authorsOf(tree: Tree, noun: number): number[] {
  if (noun < 0 || !PAPER.test(tree.lowerLemma(noun))) return []
  const by = (c: number, marks: RegExp): boolean =>
    c > noun && marks.test(tree.lowerForm(Math.max(tree.child(c, 'case'), 0)))
  return tree.children(noun).flatMap(c => {
    if (tree.deprel(c).startsWith('nmod') && by(c, /^(?:from|by)$/)) return [c]
    if (tree.deprel(c) !== 'acl' || tree.xpos(c) !== 'VBN') return []
    return tree.children(c).filter(d => /^obl/.test(tree.deprel(d)) && by(d, /^by$/))
  })
}

/** All places for the source of a cue. */
export function sourcesOf(tree: Tree, { token: cue, last, entry, passive, signature }: Cue): SourceCandidate[] {
  // "— Ann Lee" can only be hers; "allegedly" is nobody's.
  if (signature) return [{ place: 'after', token: tree.root, climbs: 0 }]
  if (entry?.pos === 'adverb') return [NONE]
  const out: SourceCandidate[] = []
  const add = (place: SourcePlace, token: number, climbs = 0): void => {
    if (token < 0 || token === cue || out.some(x => x.token === token)) return
    out.push({ place, token, climbs })
  }
  if (entry?.pos === 'phrase') {
    // "according to X": X heads the phrase that "according" marks, or hangs below it.
    const head = tree.head(cue)
    if (head > last && isNominal(tree, head)) add('phrase', head)
    for (const c of tree.children(cue)) if (c > last && isNominal(tree, c)) add('phrase', c)
    for (let i = last + 1; i < tree.size && i <= last + 8; i++) {
      if (
        isNominal(tree, i) &&
        (tree.head(i) <= last || tree.head(i) > i + 8 || tree.deprel(i) === 'obl' || tree.deprel(i) === 'nmod')
      ) {
        add('phrase', i)
        break
      }
    }
    out.push(NONE)
    return out
  }
  const own = subject(tree, cue)
  // "It is clear that …" has nobody to say so.
  const empty = own >= 0 && tree.upos(cue) === 'ADJ' && /^it$/i.test(tree.form(own))
  if (own >= 0 && !empty) add(antecedentOf(tree, own) === own ? 'subject' : 'relative', own)
  for (const author of authorsOf(tree, own)) add('before', author)
  for (const c of tree.children(cue)) {
    const relation = tree.deprel(c)
    const mark = tree.child(c, 'case')
    const preposition = mark >= 0 ? tree.lowerLemma(mark) : ''
    if (relation === 'obl:agent' || (relation.startsWith('obl') && preposition === 'by')) {
      if (!MARGIN.test(tree.lowerLemma(c))) add('agent', c)
    } else if (relation === 'nmod:poss') add('owner', c)
    else if (relation === 'amod') add('adjective', c)
    else if (relation === 'compound') add('compound', c)
    else if (relation.startsWith('nmod') || relation.startsWith('obl')) {
      if (preposition === 'of') add('of', c)
      else if (preposition === 'from') add('from', c)
      else if (preposition === 'by') add('by', c)
      else if (preposition === 'among' || preposition === 'in' || preposition === 'to') add('among', c)
    }
  }
  // "drew criticism *from Oslo*", hung on the verb.
  const drawing = entry?.pos === 'noun' && tree.deprel(cue) === 'obj' ? tree.head(cue) : -1
  for (const c of drawing >= 0 && DRAWING.test(tree.lemma(drawing)) ? tree.children(drawing) : []) {
    const mark = c > last ? tree.child(c, 'case') : -1
    if (mark > last && tree.form(mark) === 'from') add('from', c)
  }
  if (passive) {
    // "was described as a blunder by the chief of police", the phrase hung on the blunder.
    for (const c of tree.children(cue)) {
      for (const d of c > cue ? tree.children(c) : []) {
        const mark = tree.child(d, 'case')
        if (mark >= 0 && tree.form(mark) === 'by' && isNominal(tree, d)) add('agent', d)
      }
    }
  }
  let node = cue
  for (let climbs = 1; climbs <= MAX_CLIMB; climbs++) {
    const head = tree.head(node)
    if (head < 0) break
    const relation = tree.deprel(node)
    if ((relation === 'acl' || relation === 'acl:relcl') && isNominal(tree, head)) add('modified', head, climbs)
    const object = tree.child(head, 'obj', 'iobj')
    if (object >= 0 && object < cue && (relation === 'xcomp' || relation === 'advcl' || relation === 'ccomp'))
      add('head-object', object, climbs)
    const above = subject(tree, head)
    if (above >= 0) add('climb', above, climbs)
    const owner = tree.child(head, 'nmod:poss')
    if (owner >= 0) add('owner', owner, climbs)
    const agent = tree.child(head, 'obl:agent')
    if (agent >= 0) add('agent', agent, climbs)
    node = head
  }
  const object = tree.child(cue, 'obj')
  if (object >= 0) add('object', object)
  for (let i = cue - 1, n = 0; i >= 0 && cue - i < 9 && n < 2; i--) {
    // "the minister, Lena Holm, said": who is named in the subject's phrase is the subject.
    const name = /^nmod:desc$/.test(tree.deprel(i)) ? tree.head(i) : i
    const inSubject =
      own >= 0 && i > own && tree.isUnder(i, own) && (tree.deprel(name) === 'appos' || isMemberOf(tree, i, own))
    if (!inSubject && isNominal(tree, i) && !tree.deprel(i).startsWith('compound') && tree.deprel(i) !== 'flat') {
      add('before', firstOfList(tree, outsideClause(tree, i, cue)))
      n++
    }
  }
  for (let i = cue + 1; i < tree.size && i < cue + 6; i++) {
    if (isNominal(tree, i) && !tree.deprel(i).startsWith('compound') && tree.deprel(i) !== 'flat') {
      add('after', i)
      break
    }
  }
  out.push(NONE)
  return out
}
