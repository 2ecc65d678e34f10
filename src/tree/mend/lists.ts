// Lists, where scoring words one by one went astray: every member of "Norway, the United States and Niger" hangs on the first, also
// behind "In a joint statement,"; what "Demeke, Deputy Prime Minister and Minister for Health" lists are the offices of the one who is
// named; and the "both" of "both countries" opens no list.

import { IS_NAME, IS_NOUN, relationIds, relationsLike, tagsLike } from './classes.ts'
import type { Draft } from './draft.ts'

const [CONJ, CC, APPOS, DET, FLAT, CASE, NSUBJ] = relationIds('conj', 'cc', 'appos', 'det', 'flat', 'case', 'nsubj')
const [PRECONJ, OBJ, COMPOUND, NMOD, OBL] = relationIds('cc:preconj', 'obj', 'compound', 'nmod', 'obl')
const TITLE =
  /^(?:Minister|President|Secretary|Chancellor|Premier|Chair(?:man|woman|person)?|Ambassador|Envoy|Representative|Commissioner|Director|Governor|Commander|Chief|Speaker|Head|Advis[eo]r)$/i
const HOLDS =
  /^(?:minister|president|secretary|chancellor|premier|chair(?:man|woman)?|ambassador|envoy|representative|commissioner|director|governor|commander|chief|speaker|head|advis[eo]r|official|diplomat|negotiator|spokes(?:man|woman|person)|leader|general|deputy|king|prince)$/i
const SHORT_STATE = /^(?:US|UK|EU|UN|UAE|U\.S\.|U\.K\.|E\.U\.)$/
/** What a state calls itself in full: "the People's Republic of China". */
const FULL_STATE = /^(?:Republic|Kingdom|Emirates|Federation|Commonwealth)$/
/** States of two names: "the Republic of Trinidad and Tobago". */
const PAIRED = /^(?:Bosnia|Trinidad|Antigua|Kitts|Tome|Tomé|Vincent)$/
const [DESCRIPTION] = relationIds('nmod:desc')
const IS_COMMON = tagsLike(/^NNS?$/)
const IS_IN_PHRASE = relationsLike(/^(?:amod|compound|det|nummod|nmod:desc)$/)
const IS_OF_NAME = relationsLike(/^(?:flat|nmod:desc|nmod|nmod:poss|acl|acl:relcl)$/)

export function mendLists(draft: Draft): void {
  const { heads, relations, form, xpos } = draft
  for (let i = 1; i < heads.length; i++) {
    mendName(draft, i)
    if (relations[i] === CONJ && /^government$/i.test(form(i))) mendHeads(draft, i)
  }
  const joined = new Uint8Array(heads.length)
  for (let i = 0; i < heads.length; i++) if (relations[i] === CC && heads[i] > i) joined[heads[i]] = 1
  for (let i = 1; i < heads.length; i++) {
    if (relations[i - 1] === PRECONJ && heads[i - 1] === i && !hasConjunct(draft, i)) relations[i - 1] = DET
    if (relations[i] === APPOS && form(i - 1) === ',' && IS_NAME[xpos(i)]) becomeSubject(draft, i)
    if (FULL_STATE.test(form(i))) liftMembers(draft, i)
    // "Lena Holm, *the minister*": told of the whole name, not of its end.
    while (relations[i] === APPOS && heads[i] >= 0 && relations[heads[i]] === FLAT) heads[i] = heads[heads[i]]
    if (relations[i] === APPOS && (isMember(draft, joined, i) || isObjectInList(draft, joined, i))) {
      relations[i] = CONJ
      for (let k = i + 1; k < heads.length; k++)
        if (heads[k] === i && relations[k] === CONJ && joined[k]) heads[k] = heads[i]
    }
    // "met the minister Adel Duale": a name right behind an office is that of its holder.
    if (relations[i] === OBJ && relations[i - 1] === OBJ && heads[i] === heads[i - 1] && IS_NAME[xpos(i)]) {
      if (IS_COMMON[xpos(i - 1)] && HOLDS.test(form(i - 1))) {
        heads[i] = i - 1
        relations[i] = APPOS
      }
    }
    // "the adviser Musaad bin Mohammed": one name.
    if (
      relations[i] === APPOS &&
      relations[i - 1] === APPOS &&
      heads[i] === heads[i - 1] &&
      IS_NAME[xpos(i - 1)] &&
      IS_NAME[xpos(i)]
    ) {
      for (let k = i + 1; k < heads.length; k++) if (heads[k] === i && relations[k] === FLAT) heads[k] = i - 1
      heads[i] = i - 1
      relations[i] = FLAT
    }
    if (relations[i] !== CONJ || heads[i] > i) continue
    if (!joined[i] && isHolder(draft, i)) {
      relations[i] = APPOS
      continue
    }
    if (!joined[i] && IS_NAME[xpos(i)]) beginSubject(draft, joined, i)
    const before = heads[i]
    // Behind a comma a name is a member of the list that the one before it is of: "the Emirates, *Bahrain* and Egypt".
    const member = joined[i] ? IS_NOUN[xpos(i)] : form(i - 1) === ',' && IS_NAME[xpos(i)] && !IS_COMMON[xpos(i)]
    if (member && relations[before] === CONJ && !joined[before] && heads[before] < before) heads[i] = heads[before]
    else if (!joined[i] && isOffice(draft, i)) nameOffices(draft, i)
  }
}

/** "and Foreign Minister David Holm", "the US *and* South Korea": a conjunction joins phrases, a name is its office's. */
function mendName(draft: Draft, i: number): void {
  const { heads, relations, form, xpos } = draft
  const head = heads[i]
  if (relations[i] === CC && head === i + 1 && relations[head] === CONJ && heads[head] === i - 1) {
    // "the US and South Korea": both were hung on the second name.
    const first = i - 1
    const last = heads[first]
    if (relations[first] !== COMPOUND || last !== head + 1 || !SHORT_STATE.test(form(first))) return
    heads[i] = last
    heads[head] = last
    relations[head] = COMPOUND
    partNames(draft, first, last)
  } else if (relations[i] === CC && head > i) {
    const noun = topOfPhrase(draft, head)
    if (noun > head && relations[noun] === CONJ && heads[noun] < i) heads[i] = noun
    // "Moon Jae-in and North Korean leader Kim": a person's whole name is no part of the title behind it.
    let person = i - 1
    while (relations[person] === FLAT) person = heads[person]
    if (
      person >= 0 &&
      person < i - 1 &&
      noun > i &&
      relations[person] === COMPOUND &&
      heads[person] === noun &&
      IS_NAME[xpos(noun + 1)]
    ) {
      heads[i] = noun
      partNames(draft, person, noun)
      return
    }
    const first = i - 1
    const last = relations[heads[i]] === COMPOUND ? heads[heads[i]] : heads[i]
    if (relations[first] === COMPOUND && heads[first] === last && SHORT_STATE.test(form(first))) {
      heads[i] = last
      partNames(draft, first, last)
    }
  } else if (relations[i] === CONJ && relations[i - 1] === CONJ && head === heads[i - 1] && IS_NAME[xpos(i)]) {
    if (!HOLDS.test(form(i - 1))) return
    heads[i] = i - 1
    relations[i] = APPOS
  }
}

/** The noun of the phrase that a word within it belongs to: "leader" for the "North" of "North Korean leader Kim". */
function topOfPhrase({ heads, relations }: Draft, i: number): number {
  let top = i
  while (IS_IN_PHRASE[relations[top]] && heads[top] > top) top = heads[top]
  return top
}

/** The first of two names has the place of the second, which is joined to it. */
function partNames({ heads, relations }: Draft, first: number, last: number): void {
  heads[first] = heads[last]
  relations[first] = relations[last]
  heads[last] = first
  relations[last] = CONJ
  for (let k = 0; k < first; k++) if (heads[k] === last) heads[k] = first
}

/** "the Heads of State and *Government* of the Union": one office of two names, and whose it is told of the whole. */
function mendHeads({ heads, relations, form }: Draft, government: number): void {
  const state = government - 2
  if (state < 2 || !/^state$/i.test(form(state)) || !/^of$/i.test(form(state - 1))) return
  if (!/^heads?$/i.test(form(state - 2)) || heads[state] !== state - 2) return
  heads[government] = state
  for (let k = government + 1; k < heads.length; k++)
    if (heads[k] === government && relations[k] === NMOD) heads[k] = state - 2
}

const hasConjunct = ({ heads, relations }: Draft, of: number) =>
  heads.some((head, k) => head === of && relations[k] === CONJ)

/** "Iran's top official, *Ali Shamkhani*, and the adviser": a bare name between commas is that of the office before it. */
function isHolder({ heads, relations, form, xpos }: Draft, name: number): boolean {
  const office = heads[name]
  if (!IS_COMMON[xpos(office)] || !IS_NAME[xpos(name)] || form(name - 1) !== ',' || !HOLDS.test(form(office)))
    return false
  let last = name
  while (last + 1 < heads.length && heads[last + 1] === name && relations[last + 1] === FLAT) last++
  if (last === name || form(last + 1) !== ',') return false
  return !heads.some((head, k) => head === name && k < name && form(k) !== ',')
}

/** "The UK, the *United States* and Norway": a bare name beside a bare name, with another joined to it. */
function isMember(draft: Draft, joined: Uint8Array, i: number): boolean {
  const { heads, relations, form, xpos } = draft
  const first = heads[i]
  if (first < 0 || first > i || !IS_NAME[xpos(i)] || !IS_NAME[xpos(first)]) return false
  let more = false
  for (let k = 0; k < heads.length; k++) {
    if ((heads[k] === i || heads[k] === first) && IS_OF_NAME[relations[k]] && !FULL_STATE.test(form(heads[k])))
      return false
    if (relations[k] === CONJ && joined[k] && IS_NAME[xpos(k)] && firstMember(draft, k) === i) more = true
  }
  return more
}

/** "Cuba, the Islamic Republic of Iran, *Mali* and Eritrea": joined to the state, not to the end of its name. */
function liftMembers({ heads, relations, form, xpos }: Draft, state: number): void {
  const end = heads.findIndex((head, k) => head === state && k > state && relations[k] === NMOD && IS_NAME[xpos(k)])
  if (end < 0 || PAIRED.test(form(end))) return
  for (let k = end + 1; k < heads.length; k++) if (heads[k] === end && relations[k] === CONJ) heads[k] = state
}

/** The noun on which a list hangs, member by member, of which `i` is one. */
function firstMember({ heads, relations }: Draft, i: number): number {
  while (relations[i] === CONJ && heads[i] >= 0 && heads[i] < i) i = heads[i]
  return i
}

/** "signed a programme, *an agreement* and a protocol": with articles of their own, they are several; what one thing is told to be is not joined. */
function isObjectInList({ heads, relations, form, xpos }: Draft, joined: Uint8Array, i: number): boolean {
  const first = heads[i]
  const hasArticle = (noun: number) =>
    IS_COMMON[xpos(noun)] && heads.some((head, k) => head === noun && k < noun && /^an?$/i.test(form(k)))
  if (relations[first] !== OBJ || !hasArticle(first) || !hasArticle(i)) return false
  return heads.some((head, k) => head === i && relations[k] === CONJ && joined[k] === 1 && hasArticle(k))
}

/** "In a joint statement, *France*, Germany and Italy": a name between commas, taken for a second statement, is the first of the subject. */
function beginSubject({ heads, relations, xpos }: Draft, joined: Uint8Array, i: number): void {
  const noun = heads[i]
  const verb = heads[noun]
  if (verb < i || IS_NAME[xpos(noun)] || !heads.some((head, k) => head === noun && relations[k] === CASE)) return
  for (let subject = i + 1; subject < verb; subject++) {
    if (relations[subject] !== NSUBJ || heads[subject] !== verb || !IS_NAME[xpos(subject)]) continue
    let open = false
    for (let k = subject + 1; k < verb; k++) if (heads[k] === subject && relations[k] === CONJ && joined[k]) open = true
    if (!open) return
    for (let k = subject + 1; k < verb; k++) if (heads[k] === subject && relations[k] === CONJ) heads[k] = i
    heads[i] = verb
    relations[i] = NSUBJ
    heads[subject] = i
    relations[subject] = CONJ
    return
  }
}

/** "In a joint statement, *France* and Italy expressed concern": what was taken for another word for the statement is the verb's subject. */
function becomeSubject({ heads, relations }: Draft, i: number): void {
  const noun = heads[i]
  const verb = noun < 0 ? -1 : heads[noun]
  if (noun > i || verb < i || relations[noun] !== OBL) return
  let marked = false
  for (let k = 0; k < heads.length; k++) {
    if (heads[k] === verb && relations[k] === NSUBJ) return
    if (heads[k] === noun && relations[k] === CASE) marked = true
  }
  if (!marked) return
  heads[i] = verb
  relations[i] = NSUBJ
}

/** A common noun without an article that a comma alone joins to a person's name. */
function isOffice({ heads, relations, form, xpos }: Draft, i: number): boolean {
  if (!IS_COMMON[xpos(i)] || !IS_NAME[xpos(heads[i])]) return false
  let person = false
  for (let k = 0; k < heads.length; k++) {
    if (heads[k] === i && relations[k] === DET) return false
    if (heads[k] !== heads[i]) continue
    if (relations[k] === FLAT || relations[k] === DESCRIPTION) person = true
    // A name before the name, and a title in capitals behind: "Lena Holm, Minister and …".
    if (relations[k] === COMPOUND && k === heads[i] - 1 && IS_NAME[xpos(k)] && TITLE.test(form(i))) person = true
  }
  return person
}

function nameOffices({ heads, relations, xpos }: Draft, first: number): void {
  relations[first] = APPOS
  for (let k = first + 1; k < heads.length; k++) {
    if (heads[k] === heads[first] && relations[k] === CONJ && IS_COMMON[xpos(k)]) heads[k] = first
  }
}
