// A sentence with a full stop has a finite verb. Where the network found none, it took "patrolled" in "A warship patrolled near the
// islands." for a participle, and the sentence for a title: a word of it that can be a past tense is made the predicate. And what
// stands before a finite verb without a subject is no modifier of it, nor of its object: "Canada champions a treaty."
import { XPOS } from '../labels.ts'
import {
  IN_PHRASE,
  IS_AGENT,
  IS_AUXILIARY,
  IS_FINITE_OR_MODAL,
  IS_NOUN,
  IS_PAST,
  IS_SUBJECT,
  relationIds,
  relationsLike,
  tagsLike,
} from './classes.ts'
import { childrenOf, type Draft, hasRelative } from './draft.ts'

const [ACL, AMOD, NSUBJ, NSUBJ_PASS, OBJ, NMOD] = relationIds('acl', 'amod', 'nsubj', 'nsubj:pass', 'obj', 'nmod')
const [OBL, CASE, CONJ, COMPOUND, ROOT, APPOS] = relationIds('obl', 'case', 'conj', 'compound', 'root', 'appos')
/** Of a modifier, a relative or an adverbial clause: no predicate of the sentence. */
const NOT_MAIN = relationsLike(/^(?:amod|acl|advcl)/)
/** What a name before a verb is taken for where it is the subject. */
const IS_LOOSE = relationsLike(/^(?:advmod|discourse|vocative)$/)
const IS_ADVERB = tagsLike(/^RB$/)
/** Participles that are no past tense: "given", "known", "done"; "won" is lost with them. */
const PARTICIPLE = /ne?$|^(?:come|become|overcome|run)$/i

export function mendFinite(draft: Draft): void {
  const { heads, relations } = draft
  const last = heads.length - 1
  giveBackCompound(draft)
  if (last < 3 || draft.form(last) !== '.') return
  mendRoot(draft)
  let predicate = -1
  for (let i = 0; i < last; i++) {
    if (isSubordinate(draft, i)) continue
    if (IS_AUXILIARY[relations[i]]) return
    if (!IS_FINITE_OR_MODAL[draft.xpos(i)] || !isMain(draft, i)) continue
    if (predicate < 0 && heads[i] < 0) predicate = i
    else if (predicate < 0) return
  }
  if (predicate >= 0) giveSubject(draft, predicate)
  else for (let i = 1; i < last; i++) if (IS_PAST[draft.xpos(i)] && makePredicate(draft, i)) return
}

/** Whether the verb is no modifier, nor joined to one. */
function isMain({ heads, relations }: Draft, verb: number): boolean {
  let i = verb
  while (relations[i] === CONJ && heads[i] < i) i = heads[i]
  return !NOT_MAIN[relations[i]]
}

/** Whether the word lies in a clause that hangs on a noun or tells a reason: it makes no sentence. */
function isSubordinate({ heads, relations }: Draft, word: number): boolean {
  for (let i = word; i >= 0; i = heads[i]) if (NOT_MAIN[relations[i]]) return true
  return false
}

/** "The envoy called for a war *crimes* investigation": what stands between two nouns of a phrase is no predicate. */
function giveBackCompound(draft: Draft): void {
  const { heads, relations } = draft
  const root = heads.indexOf(-1)
  if (root < 3 || XPOS[draft.xpos(root)] !== 'VBZ' || heads[root - 1] !== root || relations[root - 1] !== COMPOUND)
    return
  const kids = childrenOf(heads, root)
  const noun = kids.find(i => i > root && relations[i] === OBJ)
  const subject = kids.find(i => i < root && IS_SUBJECT[relations[i]])
  if (noun !== root + 1 || subject === undefined) return
  const verb = childrenOf(heads, subject).find(i => i > subject && relations[i] === ACL && IS_PAST[draft.xpos(i)])
  if (verb === undefined) return
  const marked = relations.some((relation, i) => relation === CASE && i > verb && i < root)
  for (const i of kids) heads[i] = i > verb && i < root ? noun : verb
  heads[root] = noun
  relations[root] = COMPOUND
  heads[noun] = verb
  relations[noun] = marked ? OBL : OBJ
  for (const i of childrenOf(heads, subject)) if (i > verb && i < root) heads[i] = noun
  heads[verb] = -1
  relations[verb] = ROOT
  relations[subject] = NSUBJ
  draft.retag(verb, 'past')
  draft.retag(root, 'plural')
}

/** A participle with a subject and no auxiliary is a past tense: "Madrid called in the envoy." */
function mendRoot(draft: Draft): void {
  const { heads, relations } = draft
  const root = heads.indexOf(-1)
  if (!IS_PAST[draft.xpos(root)] || PARTICIPLE.test(draft.form(root))) return
  const kids = childrenOf(heads, root)
  if (kids.some(i => IS_AUXILIARY[relations[i]] || isAgent(draft, i))) return
  // "*Fighting* erupted": no clause of its own right before the verb.
  if (root === 1 && heads[0] === 1 && /^\p{Lu}\p{Ll}+ing$/u.test(draft.form(0))) relations[0] = NSUBJ
  giveSubject(draft, root)
  const subject = childrenOf(heads, root).find(i => i < root && IS_SUBJECT[relations[i]])
  if (subject === undefined) return
  if (relations[subject] === NSUBJ_PASS) relations[subject] = NSUBJ
  draft.retag(root, 'past')
}

/** Whether the participle was made the predicate: where it stands behind a noun and no agent behind it. */
function makePredicate(draft: Draft, verb: number): boolean {
  const { heads, relations } = draft
  if (PARTICIPLE.test(draft.form(verb)) || /^by$/i.test(draft.form(verb + 1))) return false
  if (childrenOf(heads, verb).some(i => isAgent(draft, i))) return false
  // "China, the North's ally, called for restraint", "the minister, who met Holm, voiced support": behind what is inserted.
  const before =
    draft.form(verb - 1) === ','
      ? nounInserted(draft, verb)
      : Math.max(nounBefore(draft, verb), nounMistaken(draft, verb))
  if (before < 0) return false
  if (relations[verb] === ACL && freeOfPlace(draft, verb, heads[verb])) return true
  let head = heads[verb]
  // "Talks between Niger and the rebels reopened": the participle may hang on any noun of the phrase.
  while (relations[verb] === ACL && head >= 0 && head < verb && heads[head] >= 0) head = heads[head]
  if (head < 0) return false
  const above = heads[head]
  if (relations[verb] === AMOD && head > verb && above >= 0 && above < verb && heads[above] < 0) {
    // "The council last year adopted Resolution 12": the noun that was the root is the subject.
    giveBack(draft, before, above, head)
    take(draft, verb, above)
    for (let i = verb + 1; i < heads.length; i++) if (heads[i] === above) heads[i] = verb
    heads[above] = heads[head] = verb
    relations[above] = NSUBJ
    relations[head] = OBJ
    draft.retag(verb, 'past')
    return true
  }
  if (above >= 0) return false
  if (relations[verb] === ACL && head < verb) {
    for (const i of childrenOf(heads, verb)) {
      if (i > verb || !IS_SUBJECT[relations[i]]) continue
      heads[i] = head
      relations[i] = NMOD
    }
    take(draft, verb, head)
    for (let i = verb + 1; i < heads.length; i++) if (heads[i] === head) heads[i] = verb
    heads[head] = verb
    relations[head] = NSUBJ
  } else if (
    relations[verb] === AMOD &&
    head > verb &&
    heads[before] === head &&
    (IN_PHRASE[relations[before]] || IS_SUBJECT[relations[before]])
  ) {
    take(draft, verb, head)
    heads[head] = verb
    relations[head] = OBJ
    makeSubject(draft, before, verb, head)
    if (heads[heads.length - 1] === head) heads[heads.length - 1] = verb
    // "The council last year adopted": the date between is the verb's.
    for (let i = before + 1; i < verb; i++) {
      if (!IS_NOUN[draft.xpos(i)] || heads[i] === verb) continue
      heads[i] = verb
      relations[i] = OBL
      for (let k = before + 1; k < i; k++) if (heads[k] === verb || heads[k] === head) heads[k] = i
    }
  } else return false
  draft.retag(verb, 'past')
  if (!IS_NOUN[draft.xpos(before)]) draft.retag(before, 'noun')
  return true
}

/** "The closure *of the crossing* faced criticism": what stood between the subject and a participle that is a verb belongs to the former. */
function giveBack(draft: Draft, noun: number, subject: number, object: number): void {
  const { heads, relations } = draft
  if (heads[noun] !== object || relations[noun] !== AMOD) return
  for (let k = subject + 1; k < noun; k++) if (heads[k] === object) heads[k] = noun
  heads[noun] = subject
  relations[noun] = NMOD
  draft.retag(noun, 'noun')
}

/** "*The premier* voiced hope", "of *the crossing* faced": right behind an article or owner and right before the verb, what was taken for its fellow modifier; −1 for none. */
function nounMistaken({ heads, relations, form, xpos }: Draft, verb: number): number {
  const noun = verb - 1
  if (noun < 1 || relations[noun] !== AMOD || heads[noun] !== heads[verb] || !MISTAKEN[xpos(noun)]) return -1
  return OWNER[relations[noun - 1]] || /^['’]s?$/.test(form(noun - 1)) ? noun : -1
}
const MISTAKEN = tagsLike(/^(?:JJ|VBG)$/)
const OWNER = relationsLike(/^(?:det|nmod:poss)$/)

/** The noun behind which something is inserted that a comma ends right before the verb; −1 for none. */
function nounInserted(draft: Draft, verb: number): number {
  const { heads, relations } = draft
  const head = heads[verb]
  if (relations[verb] === ACL) {
    // "Petra Holm, the head of the bank, called for reform": hung on the name or on what she is, or where she is by a relative clause.
    // "critics, *among them* Senator Holm, accused": hung on one of them.
    const isAmong = childrenOf(heads, head).some(
      k =>
        k < head && relations[k] === CASE && /^(?:among|including)$/i.test(draft.form(k)) && draft.form(k - 1) === ',',
    )
    if (isAmong) return head
    const apposed = relations.some((relation, k) => relation === APPOS && k > head && k < verb)
    return relations[head] === APPOS || (heads[head] < 0 && (apposed || hasRelative(draft, head))) ? head : -1
  }
  if (relations[verb] !== AMOD || head < verb || heads[head] < 0 || heads[head] > verb) return -1
  return hasRelative(draft, heads[head]) ? heads[head] : -1
}

/** "Near Mosul, five strikes destroyed": a place that was the root, with a preposition and a comma behind it, becomes the verb's. */
function freeOfPlace(draft: Draft, verb: number, subject: number): boolean {
  const { heads, relations } = draft
  const place = heads[subject]
  if (subject > verb || place < 0 || place > subject || heads[place] >= 0) return false
  let comma = subject - 1
  while (comma > place && draft.form(comma) !== ',') comma--
  if (comma === place || !childrenOf(heads, place).some(i => i < place && relations[i] === CASE)) return false
  take(draft, verb, place)
  for (let i = comma; i < heads.length; i++) if (heads[i] === place) heads[i] = verb
  heads[place] = heads[subject] = verb
  relations[place] = OBL
  relations[subject] = NSUBJ
  draft.retag(verb, 'past')
  return true
}

/** Whether the phrase names the doer of a passive: "called upon" has none. */
function isAgent({ heads, relations, form }: Draft, i: number): boolean {
  if (!IS_AGENT[relations[i]]) return false
  if (childrenOf(heads, i).some(k => relations[k] === CASE && /^by$/i.test(form(k)))) return true
  relations[i] = OBL
  return false
}

/** Makes the noun right before a predicate without a subject its subject. */
function giveSubject(draft: Draft, verb: number): void {
  const { heads, relations } = draft
  const kids = childrenOf(heads, verb)
  if (kids.some(i => IS_SUBJECT[relations[i]])) return
  const noun = nounBefore(draft, verb)
  if (noun < 0) return
  const head = heads[noun]
  const isObject = head > verb && heads[head] === verb && relations[head] === OBJ
  const isModifier = IN_PHRASE[relations[noun]] || IS_SUBJECT[relations[noun]]
  if (head === verb ? isModifier || IS_LOOSE[relations[noun]] : isObject && isModifier)
    makeSubject(draft, noun, verb, head)
}

/** The noun becomes the verb's subject, and takes with it what stands in its phrase and hung on `head`. */
function makeSubject({ heads, relations }: Draft, noun: number, verb: number, head: number): void {
  for (let i = 0; i < noun; i++) {
    if (heads[i] === head) heads[i] = IN_PHRASE[relations[i]] ? noun : verb
  }
  heads[noun] = verb
  relations[noun] = NSUBJ
}

function take({ heads, relations }: Draft, verb: number, from: number): void {
  heads[verb] = heads[from]
  relations[verb] = relations[from]
}

/** The noun that ends right before the verb, or before an adverb or "last year" there; −1 if none does. */
function nounBefore(draft: Draft, verb: number): number {
  let i = verb - 1
  while (i > 0 && IS_ADVERB[draft.xpos(i)]) i--
  if (i > 1 && /^(?:week|month|year)$/i.test(draft.form(i)) && /^(?:last|this)$/i.test(draft.form(i - 1))) i -= 2
  return i >= 0 && IS_NOUN[draft.xpos(i)] ? i : -1
}
