// "talks with *visiting* French President Macron", "met *visiting* Iraqi officials": a participle that only says who is meant, taken for a
// verb with an object.

import { IS_NAME, IS_NOUN, IS_VERB, relationIds, tagsLike } from './classes.ts'
import { type Draft, hasSubject, markBefore, objectBefore } from './draft.ts'

const [OBJ, MARK, CASE, NMOD, OBL, AMOD] = relationIds('obj', 'mark', 'case', 'nmod', 'obl', 'amod')
const [NSUBJ, CONJ, APPOS, CC, DESC] = relationIds('nsubj', 'conj', 'appos', 'cc', 'nmod:desc')
const [FLAT, ADVCL, POSS, COMPOUND] = relationIds('flat', 'advcl', 'nmod:poss', 'compound')
const IS_PART = tagsLike(/^(?:NN|NNP|NNPS|JJ|POS|HYPH|VBN)$/)
const GUESTS =
  /^(?:president|premier|minister|chancellor|king|queen|leader|secretary|envoy|delegation|officials?|ministers|delegates|diplomats?|lawmakers|senators?|dignitar(?:y|ies)|counterparts?|guests?|troops|ships?|warships?|team|journalists|statesman|leaders|prince|emir|sultan|pontiff|pope|speaker|parliamentarians|congressmen|commissioner|mediators?|chief|general|admiral|vice)$/i

export function mendVisitors(draft: Draft): void {
  const { heads, relations, form } = draft
  for (let i = 0; i < heads.length; i++) {
    if (/^visiting$/i.test(form(i))) joinVisitor(draft, i)
    // "Rama, visiting Kurti *and Milatovic*": what has an "and" of its own is named beside, not once more.
    else if ((relations[i] === APPOS || relations[i] === FLAT) && heads[i] < i && isJoined(draft, i))
      relations[i] = CONJ
    else if (relations[i] === COMPOUND && heads[i] > i) partMembers(draft, i)
  }
  for (let i = 0; i < heads.length; i++) {
    joinTitle(draft, i)
    const isBeside = relations[i] === APPOS || relations[i] === FLAT
    if (!isBeside || heads[i] > i || !isNextOfList(draft, i)) continue
    // "met Minister Edi Rama, *President Ilir Meta* and their aides"
    if (relations[heads[i]] === APPOS) heads[i] = heads[heads[i]]
    relations[i] = CONJ
  }
}

/** How far before a name its title begins. */
const TITLE = 8

/** Whether a noun, or the title before it, has an "and". */
function isJoined({ heads, relations }: Draft, noun: number): boolean {
  for (let k = Math.max(0, noun - TITLE); k < noun; k++) {
    if (relations[k] === CC && (heads[k] === noun || (heads[heads[k]] === noun && relations[heads[k]] === DESC)))
      return true
  }
  return false
}

/**
 * Whether a name with a state of its own ("France's Macron, *Italy's Conte* and …"), or with a title and an "and" further on, stands behind
 * a comma beside another's: one more of a list.
 */
function isNextOfList({ heads, relations, form, xpos }: Draft, name: number): boolean {
  const owns = (i: number) => heads.some((head, k) => head === i && k < i && relations[k] === POSS)
  if (!IS_NAME[xpos(name)] || !(IS_NAME[xpos(heads[name])] || owns(heads[name]))) return false
  const owner = heads.findIndex((head, k) => head === name && k < name && relations[k] === POSS)
  const title = owner >= 0 ? owner : heads.findIndex((head, k) => head === name && k < name && relations[k] === DESC)
  if (title <= heads[name]) return false
  let first = title
  while (first > heads[name] && form(first) !== ',') first--
  if (form(first) !== ',') return false
  if (owner >= 0) return IS_NAME[xpos(owner)]
  return relations[name] === APPOS && heads.some((head, k) => head === name && k > name && relations[k] === CONJ)
}

/** "Sisi, Jordan's *King* Abdullah and …": a title read beside its name is the name's. */
function joinTitle({ heads, relations, xpos }: Draft, title: number): void {
  const name = title + 1
  if (relations[title] !== APPOS || name >= heads.length || IS_NAME[xpos(title)] || !IS_NOUN[xpos(title)]) return
  if (relations[name] !== APPOS || heads[name] !== heads[title] || !IS_NAME[xpos(name)]) return
  for (let k = 0; k < title; k++) if (heads[k] === title) heads[k] = name
  heads[title] = name
  relations[title] = DESC
}

/** "*Sweden's Andersson* and NATO chief Stoltenberg", read as a part of the second name: an "and" parts one name from the next. */
function partMembers({ heads, relations, xpos }: Draft, name: number): void {
  const above = heads[name]
  if (!IS_NAME[xpos(name)] || !IS_NAME[xpos(above)]) return
  let joint = -1
  for (let k = name + 1; k < above; k++) if (relations[k] === CC) joint = k
  if (joint < 0) return
  let other = above
  while (relations[other] === DESC || relations[other] === FLAT || relations[other] === COMPOUND) other = heads[other]
  const first = heads[other]
  if (relations[other] !== CONJ || first < 0 || first > name) return
  heads[name] = first
  relations[name] = CONJ
  for (let k = name + 1; k < joint; k++) if (heads[k] > joint) heads[k] = name
}

function joinVisitor(draft: Draft, visiting: number): void {
  const { heads, relations } = draft
  const guest = objectBefore(draft, visiting, heads.length)
  if (guest < 0 || !isNamedAtOnce(draft, visiting, guest)) return
  const place = placeOf(draft, visiting)
  if (place === null) return
  const [above, relation] = place
  for (let k = 0; k < heads.length; k++) {
    if (heads[k] !== visiting || k === guest) continue
    if (relations[k] === MARK) relations[k] = CASE
    heads[k] = k < guest || relations[k] === CONJ || relations[k] === APPOS ? guest : above
  }
  heads[guest] = above
  relations[guest] = relation
  heads[visiting] = guest
  relations[visiting] = AMOD
}

/** Whether nothing but adjectives and a title stands between: "visiting *the* president" is a visit to him. */
function isNamedAtOnce({ heads, relations, form, xpos }: Draft, visiting: number, guest: number): boolean {
  let isGuest = GUESTS.test(form(guest))
  for (let k = visiting + 1; k < guest; k++) {
    if (!IS_PART[xpos(k)]) return false
    isGuest ||= heads[k] === guest && relations[k] === DESC && GUESTS.test(form(k))
  }
  return isGuest
}

/** What the guest hangs on instead of the participle, and how; null where it may be a verb after all. */
function placeOf(draft: Draft, visiting: number): readonly [number, number] | null {
  const { heads, relations, form, xpos } = draft
  const above = heads[visiting]
  if (above < 0) return null
  const before = visiting - 1
  const mark = Math.max(markBefore(draft, visiting, MARK), markBefore(draft, visiting, CASE))
  if (mark === before && /^(?:with|to|by|between|of|from|for|against|on)$/i.test(form(mark)))
    return [above, IS_NOUN[xpos(above)] ? NMOD : OBL]
  if (mark >= 0) return null
  if (before < 0) return relations[visiting] === ADVCL && !hasSubject(draft, above) ? [above, NSUBJ] : null
  if (before === above && IS_VERB[xpos(above)]) return [above, OBJ]
  // "between the premier, visiting President Li and the king"
  let first = form(before) === ',' || /^and$/i.test(form(before)) ? before - 1 : -1
  if (first >= 0 && form(first) === ',') first--
  while (first >= 0 && heads[first] >= 0 && (relations[first] === FLAT || relations[first] === APPOS))
    first = heads[first]
  if (first <= above || !IS_NOUN[xpos(first)] || heads[first] !== above) return null
  return [first, CONJ]
}
