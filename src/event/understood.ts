// Doers that the grammar of the deed's own words leaves out: whose plan it is, who was on the visit, who went on speaking behind an inner
// clause. Answers are tokens; who of them is an actor is the cast's to say.
import { obliquesOf, type Tree } from '../tree/index.ts'

const MAX_CLIMB = 4
const DURING = /^(?:in|on|during|at|after|before|following)$/
const OCCASION = /^(?:end|start|beginning|eve|margin|sideline|course|day|part|stop|leg|close|conclusion)$/

/**
 * "The African Union *plans* to send", "approved Russian plans to strike": whose the intent is, told by a modifier of its noun. None where
 * the deed at `verb` hangs on no noun.
 */
export function intendersOf(tree: Tree, verb: number): number[] {
  const noun = tree.deprel(verb) === 'acl' && tree.xpos(verb) === 'VB' ? tree.head(verb) : -1
  if (noun < 0 || tree.child(noun, 'nmod:poss') >= 0) return []
  return tree.children(noun).filter(c => c < noun && /^(?:amod|compound)$/.test(tree.deprel(c)))
}

/**
 * "complained *during* a visit to Lima", "announced it *at the end of* a two-day visit": whoever does what the clause around an occasion
 * tells took part in it. The clause's predicate, or −1.
 */
export function clauseAround(tree: Tree, occasion: number): number {
  if (tree.child(occasion, 'nmod:poss') >= 0 || obliquesOf(tree, occasion, 'by', 'of').length > 0) return -1
  for (let i = occasion, climbs = 0; i >= 0 && climbs < MAX_CLIMB; i = tree.head(i), climbs++) {
    const marker = tree.child(i, 'case')
    if (marker < 0) return -1
    const relation = tree.deprel(i)
    const governor = tree.head(i)
    if (relation === 'obl')
      return DURING.test(tree.lowerLemma(marker)) && tree.upos(governor) === 'VERB' ? governor : -1
    if (relation !== 'nmod' || governor < 0) return -1
    if (tree.lowerLemma(marker) === 'of' && OCCASION.test(tree.lowerLemma(governor))) continue
    // "the pledge during a visit", hung on the pledge.
    const verb = tree.deprel(governor) === 'obj' && DURING.test(tree.lowerLemma(marker)) ? tree.head(governor) : -1
    return verb >= 0 && tree.upos(verb) === 'VERB' ? verb : -1
  }
  return -1
}

/**
 * "complained that London had ignored the appeals, and *criticised* the licences": the predicate of the clause that the deed goes on from,
 * past an inner clause that stands in a remoter past or tells only that something is there. −1 where the deed is the inner clause's.
 */
export function clauseGoneOnFrom(tree: Tree, verb: number): number {
  if (tree.deprel(verb) !== 'conj' || tree.child(verb, 'nsubj', 'nsubj:pass', 'aux', 'aux:pass') >= 0) return -1
  const inner = tree.head(verb)
  const outer = tree.deprel(inner) === 'ccomp' ? tree.head(inner) : -1
  if (outer < 0 || outer > inner || tree.xpos(outer) !== 'VBD') return -1
  if (tree.child(inner, 'expl') >= 0) return outer
  const before = tree.child(verb, 'cc') - 1
  const parted = before > inner && tree.form(before) === ','
  return parted && tree.xpos(inner) === 'VBN' && tree.lowerForm(verb) !== tree.lowerLemma(verb) && hasHad(tree, inner)
    ? outer
    : -1
}

const hasHad = (tree: Tree, verb: number): boolean =>
  tree.children(verb).some(c => tree.deprel(c) === 'aux' && tree.lowerForm(c) === 'had')
