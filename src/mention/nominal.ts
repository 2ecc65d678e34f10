// Which tokens head a phrase that can be a party, and where that phrase begins and ends: with determiners, titles and
// "of" complements, without the preposition before it, appositions, relative clauses and other prepositional phrases.
import type { Deprel, Tree } from '../tree/index.ts'

/** Relations that never head a phrase of their own; `compound` does where the word is a known name ("US sanctions"). */
const INNER: ReadonlySet<Deprel> = new Set(['flat', 'fixed', 'goeswith', 'case', 'cc', 'det', 'mark', 'punct', 'expl'])
const BEFORE: ReadonlySet<Deprel> = new Set([
  'det',
  'det:predet',
  'amod',
  'compound',
  'nummod',
  'nmod:poss',
  'nmod:desc',
  'flat',
  'nmod',
  'nmod:unmarked',
  'nmod:npmod',
  'goeswith',
  'cc:preconj',
  'advmod',
])
const AFTER: ReadonlySet<Deprel> = new Set(['flat', 'compound', 'nummod', 'goeswith', 'fixed'])
const ARGUMENT: ReadonlySet<Deprel> = new Set([
  'nsubj',
  'nsubj:pass',
  'nsubj:outer',
  'obj',
  'iobj',
  'obl',
  'obl:agent',
  'nmod',
  'nmod:poss',
])

/** Words that stand alone for a group: "several", "both", "the latter". */
const STANDALONE = new Set(
  'several both many some few most all others two three four five each neither none more half dozens hundreds thousands one latter former'.split(
    ' ',
  ),
)

const GENERATION = new Set(['Jr', 'Jr.', 'Sr', 'Sr.'])

/** Whether token `i` heads a noun phrase. */
export function headsPhrase(tree: Tree, i: number): boolean {
  switch (tree.upos(i)) {
    case 'PROPN':
    case 'PRON':
    case 'NOUN':
      return !INNER.has(tree.deprel(i)) && !GENERATION.has(tree.form(i))
    case 'ADJ':
    case 'NUM':
    case 'DET':
      return ARGUMENT.has(tree.deprel(i)) && STANDALONE.has(tree.lowerForm(i))
    // "appealed to *both* to stay calm", tagged as what joins two.
    case 'CCONJ':
      return tree.lowerForm(i) === 'both' && ARGUMENT.has(tree.deprel(i))
    default:
      return false
  }
}

const isHyphen = (tree: Tree, i: number): boolean => {
  const form = tree.form(i)
  return form === '-' || form === '–' || form === '/'
}

/** First token of the phrase headed at `head`. */
export function firstOfPhrase(tree: Tree, head: number): number {
  const children = tree.children(head)
  const predicate = tree.child(head, 'cop', 'nsubj', 'aux') >= 0
  let first = head
  // From the front, so that a head with a thousand conjuncts behind it costs no more than one without.
  let before = 0
  while (before < children.length && children[before] < head) before++
  for (let k = before - 1; k >= 0; k--) {
    const c = children[k]
    const relation = tree.deprel(c)
    if (relation === 'punct' && first - c === 1 && k > 0 && (isHyphen(tree, c) || tree.form(c) === '.')) continue
    if (!BEFORE.has(relation)) {
      // "the “so-called” envoy": a mark inside the phrase.
      if (relation === 'punct' && k > 0 && tree.deprel(children[k - 1]) === 'det' && first - c === 1) continue
      break
    }
    if (relation === 'advmod' && (predicate || tree.upos(head) === 'PRON' || tree.lastOf(c) !== first - 1)) break
    const left = tree.firstOf(c)
    if (left > first) continue
    first = left
  }
  // "At least 12 people" keeps its "at"; a preposition of the whole phrase does not belong to it.
  while (
    first < head &&
    (tree.upos(first) === 'PUNCT' || (tree.deprel(first) === 'case' && tree.head(first) === head))
  ) {
    first++
  }
  return first
}

/** Verbs of "somebody of something". */
const CHARGING = new Set('accuse suspect convict acquit warn remind inform assure notify deprive strip rid'.split(' '))

function tellsCharge(tree: Tree, head: number): boolean {
  const verb = tree.head(head)
  const relation = tree.deprel(head)
  return verb >= 0 && (relation === 'obj' || relation === 'nsubj:pass') && CHARGING.has(tree.lemma(verb))
}

/** Last token of the phrase headed at `head`; `of` complements belong to it. */
export function lastOfPhrase(tree: Tree, head: number, depth = 0): number {
  let last = head
  for (const c of tree.children(head)) {
    if (c < head) continue
    const relation = tree.deprel(c)
    if (relation === 'punct' && isHyphen(tree, c)) continue
    if (AFTER.has(relation)) {
      last = Math.max(last, tree.lastOf(c))
      continue
    }
    if (relation === 'case' && tree.xpos(c) === 'POS') continue
    // "his adviser Lena Holm": a name beside a noun with no comma between is one phrase with it.
    if (
      relation === 'appos' &&
      tree.upos(c) === 'PROPN' &&
      tree.firstOf(c) === last + 1 &&
      tree.upos(last + 1) !== 'PUNCT'
    ) {
      last = lastOfPhrase(tree, c, depth + 1)
      continue
    }
    // "accused the RAF of war crimes": an acronym is a whole name, and with such a verb "of" tells the charge.
    const acronym = tree.upos(head) === 'PROPN' && /^\p{Lu}{2,}$/u.test(tree.form(head))
    if (relation === 'nmod' && depth < 8 && !acronym && !tellsCharge(tree, head)) {
      if (tree.form(c) === 'of' && c === last + 1) {
        const complement = tree.children(c).find(d => d > c)
        if (complement !== undefined) last = lastOfPhrase(tree, complement, depth + 1)
        continue
      }
      const mark = tree.child(c, 'case')
      // The word itself tells it where the tree hangs the "of" on another part of the name.
      const next = last + 1 < c && tree.form(last + 1) === 'of'
      if (next || (mark >= 0 && mark < c && tree.lemma(mark) === 'of')) {
        last = Math.max(last, lastOfPhrase(tree, c, depth + 1))
        for (const d of tree.children(c)) {
          // "of Peru and the United States": a name's number does not matter.
          const alike = tree.xpos(d) === tree.xpos(c) || (tree.upos(d) === 'PROPN' && tree.upos(c) === 'PROPN')
          if (tree.deprel(d) === 'conj' && alike) last = Math.max(last, lastOfPhrase(tree, d, depth + 1))
        }
        continue
      }
    }
    break
  }
  return last
}

const DAY =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b|^\d/
const PLACING = /^(?:in|at|from|near|across|inside|outside|within|along|on|around|throughout)$/
/** Places that need no name: "officials in the capital". */
const SPOT =
  /^(?:capital|city|town|village|region|province|country|area|camp|border|bloc|north|south|east|west|island|valley|port|enclave)$/
/** Offices held at or for somebody, and bodies named for what they do. */
const OFFICE =
  /^(?:ambassador|envoy|adviser|advisor|representative|delegate|commissioner|minister|secretary|coordinator|spokesman|spokeswoman|spokesperson|rapporteur|negotiator|mediator|candidate|lawyer|director|observer|office)$/

/**
 * Last token of the whole noun phrase behind a mention that ends at `last`: "diplomats *in Addis Ababa*", "China's ambassador *to the UN*", "the
 * Center *for Reconciliation*". What place a doer is of stands with him; behind an object it may as well be the verb's.
 */
export function lastOfWhole(tree: Tree, head: number, last: number, doer = false): number {
  const acts = doer || /^(?:nsubj|nsubj:pass|obl:agent)$/.test(tree.deprel(head))
  const named = tree.upos(head) === 'PROPN'
  for (const c of tree.children(head)) {
    if (c <= last || tree.deprel(c) !== 'nmod') continue
    const mark = tree.child(c, 'case')
    if (mark !== last + 1 || tree.firstOf(c) !== mark || DAY.test(tree.form(mark + 1))) return last
    const preposition = tree.lowerForm(mark)
    // "a proposal by the delegate for talks": what is no name may be what is proposed.
    const held = preposition === 'to' || (preposition === 'for' && tree.upos(c) === 'PROPN')
    const office = held && OFFICE.test(tree.lowerLemma(head))
    const name =
      named &&
      /^(?:for|on)$/.test(preposition) &&
      tree.upos(c) === 'PROPN' &&
      tree.form(last) !== ',' &&
      isBody(tree, head)
    const place =
      acts && !named && PLACING.test(preposition) && (tree.upos(c) === 'PROPN' || SPOT.test(tree.lowerLemma(c)))
    if (!office && !name && !place) return last
    last = lastOfWhole(tree, c, lastOfPhrase(tree, c), acts)
    // "ministers from Chad *and Mali*"
    for (const d of tree.children(c))
      if (place && d > last && tree.deprel(d) === 'conj' && tree.upos(d) === 'PROPN') last = lastOfPhrase(tree, d)
  }
  return last
}

/** A body's name is told by its article: "the Committee on Decolonization". */
const isBody = (tree: Tree, head: number): boolean => tree.child(head, 'det') >= 0

/** How deep a name's parts may hang below one another. */
const MAX_FLAT = 8

/** The token whose phrase holds `i` as a part of a name: "Xi" for "Jinping". */
export function nameHead(tree: Tree, i: number): number {
  let j = i
  for (let climbs = 0; climbs < MAX_FLAT && tree.head(j) >= 0; climbs++) {
    if (tree.deprel(j) !== 'flat' && tree.deprel(j) !== 'goeswith') break
    j = tree.head(j)
  }
  return j
}

/** "the *International* Tribunal", "a *regional* court": of no single state. */
export const isOfSeveral = (tree: Tree, head: number): boolean =>
  tree
    .children(head)
    .some(
      c =>
        /^(?:amod|compound)$/.test(tree.deprel(c)) &&
        (OF_SEVERAL.includes(tree.lowerForm(c)) || WIDE.test(tree.lowerForm(c))),
    )
/** Adjectives of what is several states'. */
export const OF_SEVERAL: readonly string[] = 'international world regional european african asian arab western'.split(
  ' ',
)
const WIDE = /^(?:global|continental|(?:inter|pan)-.+)$/
