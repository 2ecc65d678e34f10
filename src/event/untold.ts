// Words of a deed that tell none: who is meant by what he does as a rule, how something was done, a note in brackets, what would suffice.
import { type Frame, wordsOfClass } from '../frame/index.ts'
import { agentsOf, isPassive, obliquesOf, type Tree } from '../tree/index.ts'
import type { EventType } from './event.ts'
import type { EventLabel } from './lexicon.ts'

const isWord = (tree: Tree, i: number, words: RegExp) => i >= 0 && words.test(tree.lowerForm(i))

/** Whether the words tell no deed in the place where they stand: "decided against *sending* troops" among them. */
export function isUntold(tree: Tree, { entry, head }: Frame<EventLabel>): boolean {
  const { type } = entry.label
  if (entry.wordClass === 'noun')
    return (
      (type === 'COOPERATE' && isManner(tree, head)) ||
      (type === 'CONSULT' && isMarginal(tree, head)) ||
      (type === 'SANCTION' && isKept(tree, head)) ||
      (type === 'ASSAULT' && isWarOf(tree, head))
    )
  return (
    ((!SPOKEN.has(type) || /^(?:sign|ratify)$/.test(entry.head)) && isOffered(tree, head, entry)) ||
    ((type === 'COOPERATE' || entry.head === 'host') && isTrade(tree, head)) ||
    (type === 'CONSULT' && isCarriage(tree, head)) ||
    isOfNature(tree, head, type) ||
    isAnybodys(tree, head) ||
    isBracketed(tree, head) ||
    isToSettle(tree, entry.label.type, head) ||
    isWord(tree, tree.child(head, 'mark'), /^(?:against|without)$/) ||
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

const OFFERING = /^(?:offer|ready|willing|prepared|committed)$/
/** "offered *to mediate*", "remains committed to helping them": what is offered is what is agreed to, no second deed; talks with somebody are. */
function isOffered(tree: Tree, verb: number, { label, head }: Frame<EventLabel>['entry']): boolean {
  const above = tree.head(verb)
  if (above < 0 || above > verb || !/^(?:xcomp|advcl)$/.test(tree.deprel(verb))) return false
  if (label.type === 'CONSULT' && head !== 'mediate') return false
  return isWord(tree, tree.child(verb, 'mark', 'case'), /^to$/) && isWordOf(tree, above, OFFERING)
}

const isWordOf = (tree: Tree, i: number, lemmas: RegExp) =>
  lemmas.test(tree.lowerLemma(i)) || lemmas.test(tree.lowerForm(i))

const KEEPING =
  /^(?:breach|violation|evasion|circumvention|defiance|infringement|monitoring|enforcement|exemption|monitor|enforce|police|breach|violate|evade|circumvent|flout|bust|exempt|dodge|skirt|infringe|observe|respect|defy)$/
/** "in breach of *an embargo*", "to monitor the embargo": whose embargo it is that is broken or kept is only named. */
function isKept(tree: Tree, noun: number): boolean {
  const above = tree.head(noun)
  return above >= 0 && /^(?:nmod|obj|obl|nsubj:pass)/.test(tree.deprel(noun)) && KEEPING.test(tree.lowerLemma(above))
}

/** "met on the margins *of the summit*": where others were told to have met. */
function isMarginal(tree: Tree, noun: number): boolean {
  const above = tree.deprel(noun) === 'nmod' ? tree.head(noun) : -1
  if (!isWord(tree, above, /^(?:margins?|sidelines?|fringes?)$/)) return false
  // "on the sidelines of a summit *between the two*" tells of it.
  return !tree.children(noun).some(c => isWord(tree, tree.child(c, 'case'), /^(?:between|with)$/))
}

/** "aid for Niger *in its war with* the rebels": a war by its name. */
function isWarOf(tree: Tree, noun: number): boolean {
  return (
    /^(?:war|fight|battle|struggle)$/.test(tree.lowerLemma(noun)) &&
    isWord(tree, tree.child(noun, 'case'), /^(?:in|of|for|from|during)$/) &&
    tree.child(noun, 'nmod:poss') >= 0
  )
}

/** "*imports* nearly all of its fuel", "which hosts the largest base": what one does all the time. */
function isTrade(tree: Tree, verb: number): boolean {
  if (!/^VB[ZP]$/.test(tree.xpos(verb)) || tree.child(verb, 'aux', 'obl:unmarked') >= 0) return false
  if (!/^(?:buy|import|export|sell|supply|trade|purchase|host)$/.test(tree.lowerLemma(verb))) return false
  const object = tree.child(verb, 'obj')
  // "imports most of its oil from Chad": with somebody.
  const partner = tree.children(verb).some(c => isWord(tree, tree.child(c, 'case'), /^(?:from|to)$/))
  if (object < 0 || partner) return false
  if (/^(?:base|headquarters|facility|mission|force|garrison|fleet)$/.test(tree.lowerLemma(object))) return true
  const share = [object, ...tree.children(object)].some(i =>
    /^(?:most|all|half|third|quarter|majority|bulk|share|much|percent|per|%)$/.test(tree.lowerForm(i)),
  )
  return share && tree.lowerLemma(verb) !== 'host'
}

/** "was *flown* to Muscat", "missiles which Libya flew to them", "officials *travelling with* the premier": no visit is paid. */
function isCarriage(tree: Tree, verb: number): boolean {
  const lemma = tree.lowerLemma(verb)
  if (lemma === 'fly') {
    const relative = tree.deprel(verb) === 'ccomp' ? tree.child(tree.head(verb), 'obj') : -1
    return isPassive(tree, verb) || tree.child(verb, 'obj') >= 0 || isWord(tree, relative, /^(?:which|that|whom)$/)
  }
  if (lemma !== 'travel' || !tree.deprel(verb).startsWith('acl')) return false
  const phrases = tree.children(verb).map(c => tree.child(c, 'case'))
  return phrases.some(i => isWord(tree, i, /^with$/)) && !phrases.some(i => isWord(tree, i, /^(?:to|into|for)$/))
}

/** "where *Cyclone* Freddy killed a thousand", "were killed *in a stampede*", "*when the crane collapsed*": nobody's doing. */
function isOfNature(tree: Tree, verb: number, type: EventType): boolean {
  if (type !== 'ASSAULT') return false
  const nature = wordsOfClass('nature')
  if (isPassive(tree, verb) && tree.child(verb, 'obl:agent') < 0) {
    const amid = obliquesOf(tree, verb, 'in', 'during', 'amid', 'from')
    if (amid.some(i => nature.has(tree.lowerLemma(i)))) return true
    if (tree.children(verb).some(c => tree.deprel(c) === 'advcl' && GIVES_WAY.test(tree.lowerLemma(c)))) return true
  }
  return agentsOf(tree, verb).some(
    doer =>
      tree.upos(doer) === 'PROPN' &&
      [doer, ...tree.children(doer)].some(c => c <= doer && nature.has(tree.lowerForm(c))),
  )
}

/** What things do that kill without anybody. */
const GIVES_WAY = /^(?:collapse|crash|sink|capsize|overturn|derail|topple|plunge|subside|crumble)$/

/** "*Any government that pays* will be asked to pay again", "no country should have to beg": said of whoever it may be. */
function isAnybodys(tree: Tree, verb: number): boolean {
  const above = tree.deprel(verb) === 'xcomp' ? tree.head(verb) : verb
  const subject = [verb, above, tree.deprel(above) === 'xcomp' ? tree.head(above) : -1]
    .map(i => (i < 0 ? -1 : tree.child(i, 'nsubj', 'nsubj:pass')))
    .find(i => i >= 0)
  if (subject === undefined || tree.child(subject, 'acl:relcl') < 0) return false
  return isWord(tree, tree.child(subject, 'det'), /^(?:any|no|every)$/)
}

/** "acted *in coordination with* Ottawa": how it was done. */
function isManner(tree: Tree, noun: number): boolean {
  return isWord(tree, tree.child(noun, 'case'), /^in$/) && tree.child(noun, 'det', 'nmod:poss', 'nummod') < 0
}

/** "the Nusra Front (*outlawed* in Russia)": said of the name wherever it stands. */
function isBracketed(tree: Tree, verb: number): boolean {
  return tree.xpos(verb) === 'VBN' && verb > 0 && isWord(tree, verb - 1, /^[([]$/) && tree.child(verb, 'nsubj:pass') < 0
}

/** "sent surveyors *to settle* the dispute": it is agreed on when it is settled. */
function isToSettle(tree: Tree, type: EventType, verb: number): boolean {
  if (
    type !== 'AGREE' ||
    tree.xpos(verb) !== 'VB' ||
    !/^(?:settle|resolve|reconcile|iron)$/.test(tree.lowerLemma(verb))
  )
    return false
  return isWord(tree, tree.child(verb, 'mark'), /^to$/)
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
