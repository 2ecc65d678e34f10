// Words of a deed that tell none: who is meant by what he does as a rule, how something was done, a note in brackets, what would suffice.
import type { Frame } from '../frame/index.ts'
import type { Tree } from '../tree/index.ts'
import type { EventType } from './event.ts'
import type { EventLabel } from './lexicon.ts'

const isWord = (tree: Tree, i: number, words: RegExp) => i >= 0 && words.test(tree.lowerForm(i))

/** Whether the words tell no deed in the place where they stand: "decided against *sending* troops" among them. */
export function isUntold(tree: Tree, { entry, head }: Frame<EventLabel>): boolean {
  if (entry.wordClass === 'noun') return entry.label.type === 'COOPERATE' && isManner(tree, head)
  return (
    isBracketed(tree, head) ||
    isWord(tree, tree.child(head, 'mark'), /^against$/) ||
    isAim(tree, head) ||
    isEnoughTo(tree, head) ||
    (!SPOKEN.has(entry.label.type) && isRule(tree, head))
  )
}

/** What is said is said of many at once: "those who *criticise* us". */
const SPOKEN: ReadonlySet<EventType> = new Set([
  'AGREE',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'SUPPORT',
  'CONCEDE',
])

/** "acted *in coordination with* Ottawa": how it was done. */
function isManner(tree: Tree, noun: number): boolean {
  return isWord(tree, tree.child(noun, 'case'), /^in$/) && tree.child(noun, 'det', 'nmod:poss', 'nummod') < 0
}

/** "the Nusra Front (*outlawed* in Russia)": said of the name wherever it stands. */
function isBracketed(tree: Tree, verb: number): boolean {
  return tree.xpos(verb) === 'VBN' && verb > 0 && isWord(tree, verb - 1, /^[([]$/) && tree.child(verb, 'nsubj:pass') < 0
}

/** "the coalition *to defeat* Daesh", "in order to degrade it": what is hoped to come of deeds. */
function isAim(tree: Tree, verb: number): boolean {
  if (!/^(?:defeat|degrade)$/.test(tree.lowerLemma(verb)) || tree.xpos(verb) !== 'VB') return false
  const above = tree.head(verb)
  return isWord(tree, tree.child(verb, 'mark'), /^to$/) && !isWord(tree, above, /^(?:manage[ds]?|helped|help)$/)
}

/** "enough food *to feed* a town": what it would do. */
function isEnoughTo(tree: Tree, verb: number): boolean {
  const noun = tree.head(verb)
  if (noun < 0 || tree.xpos(verb) !== 'VB' || !isWord(tree, tree.child(verb, 'mark'), /^to$/)) return false
  // "had enough fuel to supply them", hung on "had".
  return [noun, tree.child(noun, 'obj'), tree.child(verb, 'mark') - 1].some(
    j =>
      isWord(tree, j, /^enough$/) ||
      isWord(tree, j < 0 ? -1 : tree.child(j, 'amod', 'advmod', 'det'), /^(?:enough|sufficient)$/),
  )
}

/** "those who *arm* the regime", "anyone who *trades* with them": not one deed but a kind of people. */
function isRule(tree: Tree, verb: number): boolean {
  if (tree.deprel(verb) !== 'acl:relcl' || !/^VB[PZ]$/.test(tree.xpos(verb)) || tree.child(verb, 'aux') >= 0)
    return false
  return isWord(tree, tree.head(verb), /^(?:those|anyone|anybody|everyone|whoever|people|countries|states|nations)$/)
}
