// What a relative clause or an apposition is about: "the pact, which Chad refuses to sign", "a tax on steel, a move that China condemned".
// Told by the tree alone; a "which" that takes up a whole sentence without a noun ("…, which Chad condemned") is left unread.

import { wordsOfClass } from '../frame/index.ts'
import { nounPhrase, type Tree } from '../tree/index.ts'
import type { Issue } from './issue.ts'
import { closing } from './issue-end.ts'

/** How far the clauses above are followed. */
const MAX_CLIMB = 5
const RELATIVES = new Set(['which', 'that', 'whom'])
/** Nouns that take up a deed rather than a thing. */
const DEEDS = new Set('move step decision act action policy practice change gesture'.split(' '))
/** Verbs by which their object comes up: "announced a tax". */
const BRINGING = new Set(
  'announce propose suggest plan introduce unveil approve seek want adopt impose order'.split(' '),
)

/** "the day they agreed to leave", "the reason he refuses to go": nothing that is left or gone. */
export const isWhenOrWhy = (tree: Tree, noun: number): boolean => WHEN_AND_WHY.has(tree.lowerLemma(noun))
const WHEN_AND_WHY = new Set(
  'reason way time day moment year month week place point extent degree manner speed'.split(' '),
)

/** The relative clause that holds a word, −1 for none. */
function relativeAbove(tree: Tree, i: number): number {
  let node = i
  for (let climbs = 0; climbs < MAX_CLIMB && node >= 0; climbs++) {
    const relation = tree.deprel(node)
    if (relation === 'acl:relcl') return node
    if (relation === 'acl') return tree.child(node, 'mark') >= 0 || tree.xpos(node) !== 'VBN' ? node : -1
    if (!['xcomp', 'ccomp', 'conj', 'obj'].includes(relation)) return -1
    node = tree.head(node)
  }
  return -1
}

/** "the border *which Chad refuses to recognise*", "an idea *that Chad supports*": the noun, where the verb lacks its object; else −1. */
export function describedBy(tree: Tree, verb: number): number {
  if (tree.upos(verb) !== 'VERB' || tree.child(verb, 'obj') > verb) return -1
  // "the demand that the vote *be held*": a passive lacks no object.
  if (tree.child(verb, 'aux:pass') >= 0 && tree.child(verb, 'nsubj:pass') >= 0) return -1
  // "a step the Fund had long demanded": no pronoun at all.
  const described = tree.deprel(verb) === 'acl:relcl' ? tree.head(verb) : -1
  const bare = described >= 0 && !WHEN_AND_WHY.has(tree.lowerLemma(described)) ? described : -1
  const clause = tree.child(verb, 'ccomp', 'xcomp')
  const free = clause < 0 || tree.firstOf(clause) > verb + 1
  if (bare >= 0 && free && tree.firstOf(verb) === bare + 1 && tree.child(verb, 'nsubj') === headOfFirst(tree, bare + 1))
    return bare
  if (clause >= 0) return -1
  const above = relativeAbove(tree, verb)
  if (above < 0) return -1
  const noun = tree.head(above)
  if (noun < 0 || noun > above || WHEN_AND_WHY.has(tree.lowerLemma(noun))) return -1
  // "the wall *he wants to build*": no pronoun, and the innermost verb lacks its object.
  const subject = tree.child(above, 'nsubj')
  const gap = tree.deprel(above) === 'acl:relcl' && above !== verb && tree.lastOf(verb) === verb
  if (gap && subject > noun && tree.firstOf(above) === noun + 1 && tree.firstOf(subject) === noun + 1) return noun
  const from = tree.firstOf(above)
  for (let k = from; k < verb && k <= from + 2; k++) {
    if (!RELATIVES.has(tree.lowerForm(k)) || tree.deprel(k) === 'det') continue
    const relation = tree.deprel(k)
    // "months *in which* Lima hoped": when, not what.
    if (tree.child(k, 'case') >= 0) return -1
    const subject = relation === 'nsubj' || relation === 'nsubj:pass'
    // "that" of a clause of its own: "the idea that Chad opposes the tax"
    const clause = relation === 'mark' && !wordsOfClass('taking-up').has(tree.lowerLemma(noun))
    return subject || clause ? -1 : paperOf(tree, noun, from)
  }
  return -1
}

/** "the agreement with Peru on minerals, *which it refuses to ratify*": behind a comma it is the paper, not what it is about. */
function paperOf(tree: Tree, noun: number, from: number): number {
  let above = noun
  // "praised the accord on minerals, which": what it is about, hung on the verb.
  const object = tree.deprel(noun) === 'obl' ? tree.child(tree.head(noun), 'obj') : -1
  const comma = tree.form(from) === ',' || tree.form(from - 1) === ','
  const about = object >= 0 && object < noun && comma
  if (about && wordsOfClass('instrument').has(tree.lowerLemma(object))) return object
  for (let climbs = 0; climbs < 3 && comma && tree.deprel(above) === 'nmod'; climbs++) {
    above = tree.head(above)
    if (wordsOfClass('instrument').has(tree.lowerLemma(above))) return above
  }
  return noun
}

/** The highest word of the phrase that begins at a token. */
function headOfFirst(tree: Tree, from: number): number {
  let top = from
  while (tree.deprel(top) !== 'nsubj' && tree.head(top) > from && tree.firstOf(tree.head(top)) >= from)
    top = tree.head(top)
  return top
}

/** "the sanctions *that Germany wants to keep*": the clause that tells the stance is no part of the thing. */
export function withoutRelative(tree: Tree, head: number, issue: Issue): Issue {
  const [start, end] = issue.span
  const at = tree.starts[head]
  if (at <= start || at >= end) return issue
  const clause = relativeAbove(tree, head)
  const noun = clause < 0 ? -1 : tree.head(clause)
  if (noun < 0 || tree.starts[noun] < start) return issue
  const first = Math.min(
    ...tree
      .children(noun)
      .filter(c => c > noun && (c === clause || tree.deprel(c) === 'acl:relcl'))
      .map(c => tree.firstOf(c)),
  )
  let last = first - 1
  while (last > noun && (tree.upos(last) === 'PUNCT' || tree.deprel(last) === 'cc' || tree.deprel(last) === 'case'))
    last--
  return { ...issue, span: [start, tree.ends[last]] }
}

/** "… a tax on steel, *a move* condemned by China": what the noun in apposition takes up; null where it takes up nothing. */
export function takenUp(tree: Tree, noun: number): Issue | null {
  const something = tree.lowerLemma(noun) === 'something'
  if ((!something && !wordsOfClass('taking-up').has(tree.lowerLemma(noun))) || !isApposed(tree, noun)) return null
  const determiner = something ? noun : tree.child(noun, 'det')
  if (!something && (determiner < 0 || tree.lowerLemma(determiner) !== 'a')) return null
  let before = determiner - 1
  while (before > 0 && tree.upos(before) === 'PUNCT') before--
  const thing = topOfThing(tree, before)
  const papers =
    wordsOfClass('paper').has(tree.lowerLemma(thing)) || wordsOfClass('instrument').has(tree.lowerLemma(thing))
  // "a resolution calling for talks on water, a text …": the talks are none.
  if (tree.lowerLemma(noun) === 'text' && !papers) return null
  const verb = tree.head(thing)
  const deed = DEEDS.has(tree.lowerLemma(noun)) && verb >= 0 && verb < thing && tree.upos(verb) === 'VERB'
  if (deed && !BRINGING.has(tree.lowerLemma(verb)))
    return { span: tree.spanOf(verb, closing(tree, verb, before)), reversed: false }
  if (tree.upos(thing) !== 'NOUN' && tree.upos(thing) !== 'PROPN') return null
  const gerund = verb >= 0 && verb < thing && tree.xpos(verb) === 'VBG' && tree.deprel(verb) === 'xcomp'
  const first = gerund ? verb : tree.tokenAt(nounPhrase(tree, thing)[0])
  return before < first ? null : { span: tree.spanOf(first, before), reversed: false }
}

/** ", a move": in apposition, taken for a second subject behind the verb, or read as the subject of the participle behind it ("a measure sought by Chad"). */
function isApposed(tree: Tree, noun: number): boolean {
  if (tree.deprel(noun) === 'appos') return true
  if (tree.deprel(noun) === 'parataxis') {
    const determiner = tree.child(noun, 'det')
    return tree.form((determiner < 0 ? noun : determiner) - 1) === ','
  }
  const verb = tree.head(noun)
  if (tree.deprel(noun) === 'nsubj' && verb >= 0 && verb < noun) {
    const opening = tree.firstOf(noun)
    return opening > 0 && /^[,–—-]$/.test(tree.form(opening - 1))
  }
  const bare =
    tree.deprel(noun) === 'nsubj:pass' && tree.xpos(verb) === 'VBN' && tree.child(verb, 'aux:pass', 'aux') < 0
  const first = tree.firstOf(noun)
  return bare && first > 0 && /^[,–—-]$/.test(tree.form(first - 1))
}

const NOMINAL = new Set(['nmod', 'compound', 'conj', 'flat', 'nmod:poss', 'nummod'])

/** The head of the phrase that ends at a word: "a tax on imported *steel*" is a tax, though the steel was hung on the verb. */
function topOfThing(tree: Tree, last: number): number {
  let thing = last
  for (let climbs = 0; climbs < MAX_CLIMB; climbs++) {
    const above = tree.head(thing)
    if (above < 0) return thing
    const nominal = tree.upos(above) === 'NOUN' || tree.upos(above) === 'PROPN'
    // "is in favour *of the accord*, a pact that": the accord.
    if (/^favou?r$/.test(tree.lowerLemma(above))) return thing
    if (NOMINAL.has(tree.deprel(thing)) && nominal) thing = above
    else if (tree.deprel(thing) === 'obl') {
      const object = tree.child(above, 'obj')
      if (object < 0 || tree.upos(object) === 'PRON' || tree.lastOf(object) + 1 !== tree.firstOf(thing)) return thing
      thing = object
    } else return thing
  }
  return thing
}
