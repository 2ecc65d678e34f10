// "Norway condemns the violence and calls for talks", "The deal calls for a truce": a verb in the present that looks like a plural is one
// where what follows can only follow a verb, and the clause has a present tense or no predicate at all.
import { isBelow } from '../below.ts'
import { IS_FINITE, IS_NOUN, relationIds, relationsLike, tagIds } from './classes.ts'
import type { Draft } from './draft.ts'

const [CONJ, CC, NSUBJ, ROOT, CASE, NMOD, OBL] = relationIds('conj', 'cc', 'nsubj', 'root', 'case', 'nmod', 'obl')
const [ADVMOD, AMOD, MARK] = relationIds('advmod', 'amod', 'mark')
const IN_PHRASE = relationsLike(/^(?:det|amod|nummod|nmod:poss)/)
const [PLURAL, PRESENT] = tagIds('NNS', 'VBZ')
/** What each asks for stands behind one of these. */
const CALLS: Readonly<Record<string, RegExp>> = {
  calls: /^(?:for|on|upon)$/i,
  appeals: /^(?:for|to)$/i,
  hopes: /^for$/i,
  pushes: /^for$/i,
  presses: /^for$/i,
}
/** What no noun in the plural looks like: "urges the army to go and *warns* that it will act". */
const NO_NOUN =
  /^(?:accuses|adds|asks|condemns|criticises|criticizes|denies|insists|rejects|says|tells|urges|warns|welcomes)$/

export function mendCalls(draft: Draft): void {
  const { heads, relations } = draft
  for (let i = 1; i + 2 < heads.length; i++) {
    if (relations[i] !== CONJ || draft.xpos(i) !== PLURAL) continue
    const asks = CALLS[draft.form(i)]?.test(draft.form(i + 1)) || NO_NOUN.test(draft.form(i))
    if (!asks || heads.some((head, k) => head === i && k < i && IN_PHRASE[relations[k]])) continue
    const verb = asksSomebody(draft, i) ? finiteAbove(draft, i) : presentAbove(draft, i)
    if (verb >= 0) makeVerb(draft, i, verb)
    else if (heads[heads[i]] < 0 && IS_NOUN[draft.xpos(heads[i])]) makeRoot(draft, i)
  }
}

/** The nearest verb in the present tense that the word stands below, and after. */
function presentAbove({ heads, xpos }: Draft, i: number): number {
  for (let j = heads[i]; j >= 0; j = heads[j]) if (xpos(j) === PRESENT && j < i) return j
  return -1
}

/** "extended the truce and *calls on* all sides to respect it": whatever the tense before. */
function asksSomebody({ heads, relations, form }: Draft, i: number): boolean {
  if (!/^(?:up)?on$/i.test(form(i + 1))) return false
  for (let k = i + 2; k < heads.length && isBelow(heads, k, i); k++)
    if (relations[k] === MARK && /^to$/i.test(form(k))) return true
  return false
}

function finiteAbove({ heads, xpos }: Draft, i: number): number {
  for (let j = heads[i]; j >= 0; j = heads[j]) if (IS_FINITE[xpos(j)] && j < i) return j
  return -1
}

function makeVerb(draft: Draft, i: number, verb: number): void {
  const { heads, relations } = draft
  if (!heads.some((head, k) => head === i && relations[k] === CC && k < i)) return
  heads[i] = verb
  giveArguments(draft, i)
}

/** The sentence had no predicate, and its subject for a root. */
function makeRoot(draft: Draft, i: number): void {
  const { heads, relations } = draft
  const subject = heads[i]
  if (heads.some((head, k) => head === i && relations[k] === CC)) return
  heads[i] = -1
  relations[i] = ROOT
  for (let k = i + 1; k < heads.length; k++) if (heads[k] === subject) heads[k] = i
  heads[subject] = i
  relations[subject] = NSUBJ
  giveArguments(draft, i)
}

function giveArguments(draft: Draft, verb: number): void {
  const { heads, relations } = draft
  draft.retag(verb, 'present')
  for (let k = 0; k < heads.length; k++) {
    if (heads[k] !== verb) continue
    if (relations[k] === NMOD && heads.some((head, c) => head === k && relations[c] === CASE)) relations[k] = OBL
    if (relations[k] === AMOD && k < verb) relations[k] = ADVMOD
  }
}
