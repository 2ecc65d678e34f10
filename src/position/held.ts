// Whether a stance that a word tells is really held: not where it may be, must be or is asked for, where it is asked whether, or denied.
import { wordsOfClass } from '../frame/index.ts'
import type { Tree } from '../tree/index.ts'

/** How far the clauses above are followed. */
const MAX_CLIMB = 6
const POSSIBLE = new Set(['may', 'might', 'could', 'can', 'must', 'should', 'ought', 'need'])
const ABLE = new Set(['could', 'can'])
const CONDITION = new Set(['if', 'whether', 'unless', 'lest'])
/** Nouns whose infinitive their owner does or will do: "the decision to back". Of others ("a chance to back") nobody does. */
const DECIDED = new Set(
  'decision pledge vow promise readiness willingness determination effort attempt bid move'.split(' '),
)

/** Verbs by which one stands where one stands now. */
const ATTITUDES = new Set('believe recognise recognize accept tolerate condone countenance seek'.split(' '))
const INTENDING = new Set(['intention', 'plan', 'desire', 'interest', 'wish', 'intent'])
const NOBODY = new Set('nobody none neither'.split(' '))
/** Whose "of" tells what somebody is held to do: it is who accuses him that says so. */
const ACCUSING = new Set('accuse suspect convict acquit accusation suspicion'.split(' '))
const SEEING = new Set('see perceive regard view portray depict interpret construe read'.split(' '))
/** Words whose "about" leads on to what one means to do. */
const STANDING = new Set('serious enthusiastic adamant firm clear cautious'.split(' '))
const FEARING = new Set(['fear', 'worry', 'dread', 'afraid'])
const THINKING = new Set('think believe say expect mean imply suggest know see'.split(' '))

const lower = (tree: Tree, i: number) => tree.lowerLemma(i)

/** "not", "never", "no longer", "nor" at a predicate; "not only" says more, not less. */
export function isNegated(tree: Tree, head: number): boolean {
  for (const c of tree.children(head)) {
    const relation = tree.deprel(c)
    const form = tree.lowerForm(c)
    if (relation === 'advmod') {
      const next = c + 1 < tree.size ? tree.lowerForm(c + 1) : ''
      if (/^(?:not|n['’]t|never)$/.test(form) && next !== 'only' && next !== 'just' && next !== 'least') return true
      if (form === 'longer' && c > 0 && tree.lowerForm(c - 1) === 'no') return true
    }
    if ((relation === 'det' || relation === 'amod') && /^(?:no|little|scant|few)$/.test(lower(tree, c))) return true
    if ((relation === 'cc' || relation === 'cc:preconj') && (form === 'nor' || form === 'neither')) return true
    if (relation === 'aux' && form === 'cannot') return true
  }
  return false
}

/** The auxiliaries of a predicate, or those that it shares with the one that it is joined to. */
function auxiliaries(tree: Tree, head: number): string[] {
  const own = tree
    .children(head)
    .filter(c => tree.deprel(c) === 'aux')
    .map(c => lower(tree, c))
  if (own.length > 0 || tree.deprel(head) !== 'conj' || tree.child(head, 'nsubj', 'nsubj:pass') >= 0) return own
  const elder = tree.head(head)
  return tree
    .children(elder)
    .filter(c => tree.deprel(c) === 'aux' && c < head)
    .map(c => lower(tree, c))
}

/** Whether the predicate's own words leave it open: "may back", "must accept". A negated "cannot accept" is a refusal. */
export function isOpen(tree: Tree, head: number): boolean {
  const aux = auxiliaries(tree, head)
  if (aux.some(word => ABLE.has(word)) && isNegated(tree, head)) return false
  // "would have backed the text": it never came to that.
  // But what somebody would have preferred he still prefers.
  if (aux.includes('would') && aux.includes('have')) return !/^(?:prefer|like)$/.test(lower(tree, head))
  return aux.some(word => POSSIBLE.has(word))
}

/** Whether it is refused: negated under "will", "would", "can". */
export function isRefused(tree: Tree, head: number): boolean {
  const aux = auxiliaries(tree, head)
  // "does not recognise it": of an attitude the plain present says it.
  if (ATTITUDES.has(lower(tree, head)) && isNegated(tree, head)) return true
  // "are not going to recognise it", "has no intention of recognising it"
  const above = tree.head(head)
  const going = above >= 0 && tree.deprel(head) === 'xcomp' && tree.lowerForm(above) === 'going'
  if (going && isNegated(tree, above)) return true
  const intended = above >= 0 && tree.deprel(head) === 'acl' && INTENDING.has(lower(tree, above))
  if (intended && isNegated(tree, above)) return true
  return isNegated(tree, head) && aux.some(word => /^(?:will|wo|would|'ll|’ll|can|ca|could|shall|cannot)$/.test(word))
}

/**
 * Whether the clauses above make it unreal: a condition, a question, a denial, a demand made of its subject. `refused` where its subject
 * declines to.
 */
export function reality(tree: Tree, head: number): 'told' | 'refused' | 'unreal' {
  if (isAsked(tree, head)) return 'unreal'
  let node = head
  for (let climbs = 0; climbs < MAX_CLIMB; climbs++) {
    const mark = tree.child(node, 'mark')
    // "learnt about combating fraud": what it is about, and nobody's stance.
    const topic = mark >= 0 && tree.lowerForm(mark) === 'about' && tree.xpos(node) === 'VBG'
    if (topic && !STANDING.has(lower(tree, tree.head(node)))) return 'unreal'
    // "being seen as favouring one side": as others see it.
    if (mark >= 0 && tree.lowerForm(mark) === 'as' && tree.xpos(node) === 'VBG') {
      const seen = tree.head(node)
      if (seen >= 0 && tree.child(seen, 'aux:pass') >= 0 && SEEING.has(lower(tree, seen))) return 'unreal'
    }
    for (const c of tree.children(node)) if (c < node && CONDITION.has(lower(tree, c))) return 'unreal'
    const subject = tree.child(node, 'nsubj', 'nsubj:pass')
    if (subject >= 0 && NOBODY.has(lower(tree, subject))) return 'unreal'
    // "neither government has ruled it out"
    const determiner = subject < 0 ? -1 : tree.child(subject, 'det')
    if (determiner >= 0 && NOBODY.has(lower(tree, determiner))) return 'unreal'
    const above = tree.head(node)
    if (above < 0) return 'told'
    const relation = tree.deprel(node)
    const word = lower(tree, above)
    const controlled = tree.child(node, 'nsubj', 'nsubj:pass', 'cop') < 0 && tree.upos(node) === 'VERB'
    if (relation === 'ccomp' || relation === 'acl' || relation === 'xcomp' || relation === 'csubj') {
      const negated = isNegated(tree, above)
      if (wordsOfClass('denying').has(word) && !negated) return 'unreal'
      // "they fear it would favour the rich"
      if (FEARING.has(word) && relation === 'ccomp') return 'unreal'
      // "I don't think people want it"
      if (THINKING.has(word) && negated) return 'unreal'
    }
    const out = word === 'rule' && above + 1 < tree.size && tree.lowerForm(above + 1) === 'out'
    if ((out || wordsOfClass('refraining').has(word)) && controlled && relation !== 'conj') return 'unreal'
    // "accused Chad of backing the rebels": no stance that Chad would own.
    if (mark >= 0 && lower(tree, mark) === 'of' && ACCUSING.has(word)) return 'unreal'
    // "decided against backing it", "left without backing it"
    const apart = mark >= 0 && /^(?:against|without)$/.test(tree.lowerForm(mark))
    if (apart && controlled && tree.xpos(node) === 'VBG') return 'unreal'
    // "denied reports that it had backed them"
    if (relation === 'acl' && isDenied(tree, above)) return 'unreal'
    const infinitive = mark >= 0 && lower(tree, mark) === 'to'
    if (infinitive && controlled && (relation === 'xcomp' || relation === 'advcl' || relation === 'ccomp')) {
      if (word === 'refuse' || word === 'decline') return 'refused'
      if (wordsOfClass('unreal').has(word)) return 'unreal'
      const other = tree.child(above, 'obj', 'iobj', 'obl')
      const asked = tree.child(above, 'aux:pass') >= 0 || (other >= 0 && other < node)
      if (wordsOfClass('asking').has(word) && (asked || relation === 'ccomp')) return 'unreal'
      if (isOpen(tree, above) || word === 'have' || word === 'need') return 'unreal'
    } else if (relation === 'acl' && infinitive) {
      if (word === 'refusal') return 'refused'
      if (!DECIDED.has(word)) return 'unreal'
    } else if (relation === 'advcl' || relation === 'acl:relcl') return 'told'
    node = above
  }
  return 'told'
}

/** "denied *reports* that …", "rejected the *claim* that …": what is told by a word for it is said not to be so. */
function isDenied(tree: Tree, noun: number): boolean {
  const verb = tree.head(noun)
  if (verb < 0 || tree.deprel(noun) !== 'obj' || isNegated(tree, verb)) return false
  const telling = wordsOfClass('claim').has(lower(tree, noun)) || wordsOfClass('notion').has(lower(tree, noun))
  return telling && (wordsOfClass('denying').has(lower(tree, verb)) || DISMISSING.has(lower(tree, verb)))
}

const DISMISSING = new Set('reject dismiss deny rebut refute dispute'.split(' '))

/** "Does Ankara accept the plan?" */
function isAsked(tree: Tree, head: number): boolean {
  let end = tree.size - 1
  while (end > head && tree.upos(end) === 'PUNCT' && tree.form(end) !== '?') end--
  if (end < 0 || tree.form(end) !== '?') return false
  for (let i = head, climbs = 0; climbs < MAX_CLIMB; climbs++) {
    if (tree.head(i) < 0) return true
    if (!['conj', 'xcomp', 'obj'].includes(tree.deprel(i))) return false
    i = tree.head(i)
  }
  return false
}
