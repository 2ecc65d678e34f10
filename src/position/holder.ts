// Whose stance a word tells: the one in its own role, or the subject of the verb that expresses it ("voiced support for").
import { type Frame, roleTokens, wordsOfClass } from '../frame/index.ts'
import { distinctParties, type Mentions, type Party } from '../mention/index.ts'
import { agentsOf, obliquesOf, subjectsOf, type Tree } from '../tree/index.ts'
import { isOpen, reality } from './held.ts'

/** How far a noun may lie below the verb that expresses it: "expressed its thanks and support". */
const MAX_CLIMB = 4
const WITHIN = new Set(['in', 'of'])
const LINKING = new Set(['remain', 'become', 'stay'])

const lower = (tree: Tree, i: number) => tree.lowerLemma(i)

/** The parties of those tokens that are actors; "they" whom nothing names hold nothing. */
export function actorsAt(tree: Tree, s: number, mentions: Mentions, tokens: readonly number[]): readonly Party[] {
  const parties = tokens
    // "trading prisoners encourages others": a deed holds nothing.
    .filter(j => tree.deprel(j) !== 'csubj')
    .flatMap(j => membersOf(tree, s, mentions, j))
    .filter(j => mentions.isActor(s, j))
    .flatMap(j => mentions.parties(s, j).filter(party => party.actor !== null || isHolder(tree, s, mentions, j)))
  return distinctParties(parties)
}

const QUANTITIES = new Set(
  'pair dozen score handful majority number series host trio couple string bulk half'.split(' '),
)

/** "*thirteen of the members*", "a pair *of senators*": those who are counted. */
function membersOf(tree: Tree, s: number, mentions: Mentions, j: number): readonly number[] {
  const counts = tree.upos(j) === 'NUM' || tree.upos(j) === 'ADJ' || QUANTITIES.has(lower(tree, j))
  if (!counts || mentions.isActor(s, j)) return [j]
  const members = obliquesOf(tree, j, 'of')
  return members.length > 0 ? members : [j]
}

/** Whether one whose actor is not known may hold a stance: "a number of nations", not "they" or a region. */
const isHolder = (tree: Tree, s: number, mentions: Mentions, j: number) =>
  tree.upos(j) !== 'PRON' && (mentions.sortAt(s, j) !== 'place' || isGroupOfStates(tree, j))

/** "the Gulf *states*", "Nordic countries": named by where they lie, and no place. */
const isGroupOfStates = (tree: Tree, j: number) =>
  tree.xpos(j) === 'NNS' &&
  /^(?:state|country|nation|power|republic|government|monarchy|ally|member)$/.test(lower(tree, j))

/** Who holds the stance that a frame tells; empty where nobody does. */
export function holdersOf(tree: Tree, s: number, mentions: Mentions, frame: Frame<unknown>): readonly Party[] {
  const { entry, head } = frame
  const noun = entry.wordClass === 'noun'
  const verb = noun ? expressing(tree, head) : -1
  const speakers = verb < 0 ? [] : actorsAt(tree, s, mentions, agentsOf(tree, verb))
  for (const role of entry.source) {
    let tokens = role === 'self' ? thatIs(tree, head) : roleTokens(tree, frame, role)
    // "voiced support for opponents of the pact": of the opponents nobody is named.
    if (role === 'self' && tokens.length === 0) return []
    // "reaffirmed its commitment to the plan *of Bhutan*": of the plan, not of whose commitment it is.
    if (noun && role === 'of') tokens = tokens.filter(j => tree.head(j) === head)
    if (entry.wordClass === 'adj' && role === 'subj' && tokens.length === 0) tokens = besideOf(tree, head)
    const after = noun && tokens.length === 0 ? markedAfter(tree, head, role) : -1
    if (after >= 0) tokens = [after]
    // "Spain reiterated its support": the subject says better whose it is.
    if (speakers.length > 0 && tokens.every(j => tree.upos(j) === 'PRON')) continue
    const own = actorsAt(tree, s, mentions, tokens)
    // "shared Chad's concern": it is that of both.
    const shared = verb >= 0 && lower(tree, verb) === 'share' && role === 'poss'
    const holders = shared && own.length > 0 ? distinctParties([...speakers, ...own]) : own
    if (holders.length > 0)
      return holders.every(p => p.actor === null) && onlyDescribed(tree, head, tokens) ? [] : holders
    if (!noun && role === 'subj') {
      const makers = tokens.flatMap(j => makersOf(tree, s, mentions, j))
      if (makers.length > 0) return distinctParties(makers)
    }
  }
  return speakers
}

/** "*Kuwait*, wary of a wider war, …", "Wary of a wider war, *Kuwait* …": of whom an adjective set off by a comma is said. */
function besideOf(tree: Tree, adjective: number): readonly number[] {
  const noun = tree.head(adjective)
  if (noun < 0) return []
  if (isSetOff(tree, adjective)) return [noun]
  const first = tree.firstOf(adjective)
  const apart = adjective < noun || tree.form(first) === ',' || (first > 0 && tree.form(first - 1) === ',')
  return apart && tree.deprel(adjective) === 'advcl' && tree.upos(noun) === 'VERB' ? subjectsOf(tree, noun) : []
}

/** Whether an adjective or participle stands behind its noun with a comma before it. */
export function isSetOff(tree: Tree, adjective: number): boolean {
  const noun = tree.head(adjective)
  const nominal = noun >= 0 && noun < adjective && /^(?:NOUN|PROPN)$/.test(tree.upos(noun))
  const first = tree.firstOf(adjective)
  return (
    nominal && /^(?:amod|acl|appos|parataxis)$/.test(tree.deprel(adjective)) && hasComma(tree, noun, adjective, first)
  )
}

const hasComma = (tree: Tree, noun: number, adjective: number, first: number) =>
  tree.form(first) === ',' || (first - 1 > noun && tree.form(first - 1) === ',') || tree.form(adjective - 1) === ','

/** Who is said to be what the noun names: "the senator, a critic of the deal", "Poland remains an opponent of it". */
function thatIs(tree: Tree, noun: number): readonly number[] {
  if (tree.child(noun, 'cop') >= 0) return subjectsOf(tree, noun)
  const above = tree.head(noun)
  if (above < 0) return []
  // "is one *of the strongest supporters* of it"
  const of = tree.child(noun, 'case')
  if (
    of >= 0 &&
    lower(tree, of) === 'of' &&
    tree.deprel(noun) === 'nmod' &&
    /^(?:one|some|most)$/.test(lower(tree, above))
  )
    return thatIs(tree, above)
  if (tree.deprel(noun) === 'appos') return [above]
  const linked = tree.deprel(noun) === 'xcomp' || tree.deprel(noun) === 'obj'
  return linked && LINKING.has(lower(tree, above)) ? subjectsOf(tree, above) : []
}

/** The phrase that a preposition right behind a word marks, wherever it was attached; −1 for none. Marks of quotation do not part them. */
export function markedAfter(tree: Tree, i: number, preposition: string): number {
  let next = i + 1
  while (next < tree.size && /^["“”'‘’]$/.test(tree.form(next))) next++
  // A "to" behind a quotation mark is tagged as that of an infinitive.
  if (
    next >= tree.size ||
    (tree.upos(next) !== 'ADP' && tree.deprel(next) !== 'case') ||
    tree.lowerLemma(next) !== preposition
  )
    return -1
  const marked = tree.head(next)
  return marked > next && tree.deprel(next) !== 'compound:prt' ? marked : -1
}

/** "the resolution, which condemned the raids": a paper's stance is that of those who made it, where the sentence tells them. */
function makersOf(tree: Tree, s: number, mentions: Mentions, subject: number): readonly Party[] {
  if (!wordsOfClass('paper').has(lower(tree, subject)) && !wordsOfClass('instrument').has(lower(tree, subject)))
    return []
  const owners = tree.children(subject).filter(c => c < subject && tree.deprel(c) !== 'det')
  const own = actorsAt(tree, s, mentions, owners)
  if (own.length > 0) return own
  const verb = tree.head(subject)
  return verb >= 0 && tree.deprel(subject) === 'obj' ? actorsAt(tree, s, mentions, agentsOf(tree, verb)) : []
}

/** "firms *supporting the militia*": it tells which ones are meant, and of nobody known. */
const onlyDescribed = (tree: Tree, head: number, tokens: readonly number[]) =>
  (tree.deprel(head) === 'acl' ||
    (tree.deprel(head) === 'acl:relcl' &&
      !/^,$/.test(tree.form(tree.firstOf(head))) &&
      tree.form(tree.firstOf(head) - 1) !== ',')) &&
  tokens.includes(tree.head(head))

/** The verb by which somebody expresses what the noun names, −1 for none. */
export function expressing(tree: Tree, noun: number): number {
  const marker = tree.child(noun, 'case')
  // "sent troops in support of the government"
  // "protests in favour of the premier": those of whoever protests.
  const within =
    marker >= 0 &&
    WITHIN.has(lower(tree, marker)) &&
    tree.child(noun, 'det', 'nmod:poss') < 0 &&
    !(tree.deprel(noun) === 'nmod' && tree.head(noun) === marker - 1)
  let node = noun
  for (let climbs = 0; climbs < MAX_CLIMB; climbs++) {
    const above = tree.head(node)
    if (above < 0) return -1
    const relation = tree.deprel(node)
    if (tree.upos(above) === 'VERB' && relation !== 'nsubj' && relation !== 'conj') {
      const real = reality(tree, above) === 'told' && !isOpen(tree, above)
      return real && (within || wordsOfClass('expressing').has(lower(tree, above))) ? above : -1
    }
    if (!['obj', 'obl', 'nmod', 'conj', 'xcomp', 'ccomp', 'nsubj:pass'].includes(relation)) return -1
    node = above
  }
  return -1
}
