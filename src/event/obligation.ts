// "Israel must end the siege, France said": a bare "must" is a request, by the speaker, of the one who must (record.md, settled cases), and
// so is the "should", "needs to" or "would have to" of what somebody is reported to say. In the reporter's own voice nobody asks, and
// nothing is read; the deed itself, where it has a type, is read beside it.
import { speakerOf } from '../frame/index.ts'
import { distinctParties, type Mentions, type Party, stateOf } from '../mention/index.ts'
import type { Span } from '../span.ts'
import { clauseEnd, isDenied, isPassive, subjectsOf, type Tree } from '../tree/index.ts'

/** A request made by "must". `sources` is empty inside quotations: their speaker is known to the statement alone. */
export interface Obligation {
  readonly trigger: Span
  readonly sources: readonly Party[]
  readonly targets: readonly Party[]
  readonly content: Span
}

/** The word of obligation, the predicate that has its subject, and the verb of what is to be done. */
interface Bound {
  readonly word: number
  readonly predicate: number
  readonly deed: number
  /** "must": said by nobody but who asks, so that the speaker may be found elsewhere. */
  readonly isBare: boolean
}

/** The obligations of a sentence in order of the text. */
export function readObligations(tree: Tree, s: number, mentions: Mentions): Obligation[] {
  const found: Obligation[] = []
  const actors = (tokens: readonly number[]) =>
    tokens.filter(j => mentions.isActor(s, j)).flatMap(j => mentions.parties(s, j))
  for (let i = 0; i < tree.size; i++) {
    const bound = boundBy(tree, i)
    if (bound === null) continue
    const { predicate, deed } = bound
    const subjects = subjectsOf(tree, predicate)
    // "We must act": nobody is asked who is not asking.
    if (subjects.some(j => /^(?:we|i)$/i.test(tree.form(j))) || isAnaphor(tree, deed)) continue
    const sources = distinctParties(actors(speakerOf(tree, predicate, bound.isBare)))
    const targets = actors(subjects)
    if (targets.length === 0 && !isAskedOfNobody(tree, bound, subjects, sources)) continue
    if (!bound.isBare && (sources.length === 0 || isOwnNeed(sources, targets) || isOfNobody(tree, subjects))) continue
    const content = tree.spanOf(Math.min(deed, i + 1), clauseEnd(tree, deed))
    found.push({ trigger: tree.spanOf(i, i), sources, targets, content })
  }
  return found
}

/** What a word of obligation binds; null for another word, and for "should" before its subject, which is a condition. */
function boundBy(tree: Tree, i: number): Bound | null {
  const lemma = tree.lowerLemma(i)
  if (tree.deprel(i) === 'aux') {
    const verb = tree.head(i)
    if (lemma === 'must') return { word: i, predicate: verb, deed: verb, isBare: true }
    if (!/^(?:should|ought)$/.test(lemma)) return null
    return subjectsOf(tree, verb).some(j => j < i) ? { word: i, predicate: verb, deed: verb, isBare: false } : null
  }
  const deed = /^(?:need|have|ought)$/.test(lemma) ? tree.child(i, 'xcomp') : -1
  const mark = deed < 0 ? -1 : tree.child(deed, 'mark')
  if (mark < 0 || mark > i + 3 || tree.lowerForm(mark) !== 'to' || isDenied(tree, i)) return null
  // "had to choose": it was so, and nobody asked for it.
  const aux = tree.child(i, 'aux')
  const isNow = /^VB[PZ]$/.test(tree.xpos(i)) || (aux >= 0 && /^(?:will|would)$/.test(tree.lowerForm(aux)))
  return isNow || lemma !== 'have' ? { word: i, predicate: i, deed, isBare: false } : null
}

/** "and they must do it now": what has just been asked. */
function isAnaphor(tree: Tree, verb: number): boolean {
  const what = tree.child(verb, 'obj', 'advmod')
  return tree.lowerLemma(verb) === 'do' && what >= 0 && /^(?:it|this|that|so)$/.test(tree.lowerForm(what))
}

/** "said *differences* should be handled by talks": asked of whoever can, where somebody known says it. */
function isAskedOfNobody(
  tree: Tree,
  { predicate, deed, isBare }: Bound,
  subjects: readonly number[],
  sources: readonly Party[],
): boolean {
  if (sources.length === 0 || subjects.length === 0) return false
  if (subjects.some(j => tree.upos(j) === 'PRON')) return isBare
  // "should be completed by May": what is expected.
  return (isPassive(tree, predicate) || isPassive(tree, deed)) && (isBare || !EXPECTED.has(tree.lowerLemma(deed)))
}

const EXPECTED: ReadonlySet<string> = new Set(
  'complete finish conclude finalise finalize deliver expect know decide win see'.split(' '),
)

/** "no country should have to beg": wished of nobody, and only with "must" forbidden. */
const isOfNobody = (tree: Tree, subjects: readonly number[]): boolean =>
  subjects.some(j => {
    const determiner = tree.child(j, 'det')
    return /^(?:no|nobody|none|neither)$/.test(tree.lowerForm(determiner >= 0 ? determiner : j))
  })

/** "said it needed to borrow": what one has to do oneself is asked of nobody; a senator may ask it of his government. */
const isOwnNeed = (sources: readonly Party[], targets: readonly Party[]): boolean =>
  targets.some(target => {
    if (target.actor === null) return false
    const own = rulers(target)
    return sources.some(source => source.actor === target.actor || (own !== null && own === rulers(source)))
  })

/** The state of those who speak for it; null for its parliament, parties and people. */
const rulers = (party: Party) => (/^[A-Z]+(?::GOV)?$/.test(party.actor ?? '') ? stateOf(party) : null)
