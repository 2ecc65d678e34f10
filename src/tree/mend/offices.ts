// "Minister for Foreign Affairs Julie Bishop and Minister for Defence Marise Payne": the name behind what an office is for was taken for
// part of that; it is the name of whoever holds the office, and the next office is joined to the office.

import { IS_ADJECTIVE, IS_NAME, relationIds, relationsLike } from './classes.ts'
import type { Draft } from './draft.ts'

const [AMOD, APPOS, CASE, CC, COMPOUND, CONJ] = relationIds('amod', 'appos', 'case', 'cc', 'compound', 'conj')
const [DET, FLAT, NMOD, NSUBJ, OBJ, OBL] = relationIds('det', 'flat', 'nmod', 'nsubj', 'obj', 'obl')
const FOR = relationsLike(/^(?:nmod|obl)$/)
const OFFICE =
  /^(?:Minister|Secretary|Undersecretary|Commissioner|Representative|Ambassador|Envoy|Coordinator|Chancellor)$/
/** What an office is for ends in one of these. */
const PORTFOLIO =
  /^(?:Affairs|Defen[cs]e|State|Trade|Development|Finance|Justice|Health|Energy|Economy|Interior|Security|Europe|Asia|Africa|Cooperation|Co-operation|Environment|Climate|Education|Transport|Agriculture|Commerce|Treasury|Immigration|Migration|Integration|Tourism|Culture|Industry|Investment|Management|Neighbourhood|Enlargement|Policy|Aid|East|Pacific|Americas|Labou?r|Planning|Relations|Water|Information)$/
const LINK = /^(?:of|for|and|&|the)$/i
/** Tokens between one word of a portfolio and the next, and of a name. */
const [REACH, NAME] = [4, 6]

export function mendOffices(draft: Draft): void {
  const { heads, relations, written, xpos } = draft
  for (let office = 0; office + 3 < heads.length; office++) {
    if (!OFFICE.test(written(office)) || !/^(?:of|for)$/i.test(written(office + 1))) continue
    const portfolio = portfolioOf(draft, office + 2, heads.length)
    const name = portfolio + 1
    if (portfolio < 0) continue
    // "Premier and Minister for Foreign Affairs": what the last office is for was hung on the first, or on the holder.
    if (heads[portfolio] < office && FOR[relations[portfolio]] && heads[office + 1] === portfolio) {
      heads[portfolio] = office
      relations[portfolio] = NMOD
    }
    if (name >= heads.length || !IS_NAME[xpos(name)] || !/^\p{Lu}/u.test(written(name))) continue
    let last = name
    while (last + 1 < heads.length && last - name < NAME && isOfName(draft, last + 1)) last++
    const within = (i: number) => i >= office && i <= last
    if (within(heads[office])) {
      // The phrase hung on the name: it hangs on the office now.
      const top = topOf(draft, office, within)
      heads[office] = heads[top]
      relations[office] = relations[top]
    }
    if (relations[office] === CONJ) heads[office] = holderOf(draft, heads[office])
    for (let i = office + 1; i < portfolio; i++) hangOn(draft, i, portfolio)
    heads[portfolio] = heads[name] = office
    relations[portfolio] = NMOD
    relations[name] = APPOS
    for (let i = name + 1; i <= last; i++) {
      heads[i] = name
      relations[i] = FLAT
    }
    const verb = relations[office] === OBJ ? heads[office] : -1
    for (let i = last + 1; i < heads.length; i++) {
      if (heads[i] <= office || heads[i] > last) continue
      // "met the Minister for Defence Ng Eng Hen in Geneva"
      const isPlace = verb >= 0 && relations[i] === NMOD
      heads[i] = isPlace ? verb : office
      if (isPlace) relations[i] = OBL
    }
    if (office > 0 && written(office - 1) === 'Under' && relations[office - 1] === CASE) makeDeputy(draft, office)
  }
}

/** The last word of what the office is for, from its first; −1 for none. */
function portfolioOf({ written }: Draft, first: number, size: number): number {
  let found = -1
  for (let i = first; i < size && i - Math.max(first, found) <= REACH; i++) {
    const word = written(i)
    if (PORTFOLIO.test(word)) found = i
    else if (found === i - 1 ? !LINK.test(word) : !LINK.test(word) && !/^\p{Lu}/u.test(word)) break
  }
  return found
}

const isOfName = ({ written, xpos }: Draft, i: number): boolean =>
  IS_NAME[xpos(i)] ? /^\p{Lu}|^al$|^bin$/u.test(written(i)) : written(i) === '-' && IS_NAME[xpos(i + 1)]

/** The token of the phrase that hangs on a word outside it. */
function topOf({ heads }: Draft, from: number, within: (i: number) => boolean): number {
  let i = from
  while (within(heads[i])) i = heads[i]
  return i
}

/** The office whose holder's name was joined to. */
function holderOf({ heads, relations, written }: Draft, name: number): number {
  const above = heads[name]
  return above >= 0 &&
    above < name &&
    (relations[name] === NMOD || relations[name] === APPOS) &&
    OFFICE.test(written(above))
    ? above
    : name
}

/** "Under Secretary of State Tom Shannon will travel": no preposition. */
function makeDeputy({ heads, relations }: Draft, office: number): void {
  relations[office - 1] = AMOD
  heads[office - 1] = office
  const verb = heads[office]
  if (relations[office] === OBL && verb > office && !heads.some((head, k) => head === verb && relations[k] === NSUBJ))
    relations[office] = NSUBJ
}

/** A word of the portfolio belongs to the next of its nouns. */
function hangOn({ heads, relations, written, xpos }: Draft, i: number, portfolio: number): void {
  const word = written(i)
  heads[i] = portfolio
  if (/^(?:of|for)$/i.test(word)) relations[i] = CASE
  else if (/^(?:and|&)$/i.test(word)) relations[i] = CC
  else if (/^the$/i.test(word)) relations[i] = DET
  else relations[i] = IS_ADJECTIVE[xpos(i)] ? AMOD : COMPOUND
}
