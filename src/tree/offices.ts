// "Minister for Foreign Affairs Julie Bishop and Minister for Defence Marise Payne": the name behind what an office is for was taken for
// part of that; it is the name of whoever holds the office, and the next office is joined to the office.
import { DEPRELS, XPOS } from './labels.ts'

const [AMOD, APPOS, CASE, CC, COMPOUND, CONJ, DET, FLAT, NMOD, NSUBJ, OBJ, OBL] = (
  ['amod', 'appos', 'case', 'cc', 'compound', 'conj', 'det', 'flat', 'nmod', 'nsubj', 'obj', 'obl'] as const
).map(name => DEPRELS.indexOf(name))
const IS_NAME = XPOS.map(name => /^NNPS?$/.test(name))
const IS_ADJECTIVE = XPOS.map(name => name.startsWith('JJ'))
const OFFICE =
  /^(?:Minister|Secretary|Undersecretary|Commissioner|Representative|Ambassador|Envoy|Coordinator|Chancellor)$/
/** What an office is for ends in one of these. */
const PORTFOLIO =
  /^(?:Affairs|Defen[cs]e|State|Trade|Development|Finance|Justice|Health|Energy|Economy|Interior|Security|Europe|Asia|Africa|Cooperation|Co-operation|Environment|Climate|Education|Transport|Agriculture|Commerce|Treasury|Immigration|Migration|Integration|Tourism|Culture|Industry|Investment|Management|Neighbourhood|Enlargement|Policy|Aid|East|Pacific|Americas|Labou?r|Planning|Relations|Water|Information)$/
const LINK = /^(?:of|for|and|&|the)$/i
/** Tokens between one word of a portfolio and the next, and of a name. */
const [REACH, NAME] = [4, 6]

export function mendOffices(
  formOf: (i: number) => string,
  xpos: (i: number) => number,
  heads: Int32Array,
  relations: Uint8Array,
): void {
  for (let office = 0; office + 3 < heads.length; office++) {
    if (!OFFICE.test(formOf(office)) || !/^(?:of|for)$/i.test(formOf(office + 1))) continue
    const portfolio = portfolioOf(formOf, office + 2, heads.length)
    const name = portfolio + 1
    if (portfolio < 0 || name >= heads.length || !IS_NAME[xpos(name)] || !/^\p{Lu}/u.test(formOf(name))) continue
    let last = name
    while (last + 1 < heads.length && last - name < NAME && isOfName(formOf, xpos, last + 1)) last++
    const within = (i: number) => i >= office && i <= last
    if (within(heads[office])) {
      // The phrase hung on the name: it hangs on the office now.
      const top = topOf(heads, office, within)
      heads[office] = heads[top]
      relations[office] = relations[top]
    }
    if (relations[office] === CONJ) heads[office] = holderOf(heads, relations, heads[office], formOf)
    for (let i = office + 1; i < portfolio; i++) hangOn(formOf, xpos, heads, relations, i, portfolio)
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
    if (office > 0 && formOf(office - 1) === 'Under' && relations[office - 1] === CASE)
      makeDeputy(heads, relations, office)
  }
}

/** The last word of what the office is for, from its first; −1 for none. */
function portfolioOf(formOf: (i: number) => string, first: number, size: number): number {
  let found = -1
  for (let i = first; i < size && i - Math.max(first, found) <= REACH; i++) {
    const form = formOf(i)
    if (PORTFOLIO.test(form)) found = i
    else if (found === i - 1 ? !LINK.test(form) : !LINK.test(form) && !/^\p{Lu}/u.test(form)) break
  }
  return found
}

const isOfName = (formOf: (i: number) => string, xpos: (i: number) => number, i: number): boolean =>
  IS_NAME[xpos(i)] ? /^\p{Lu}|^al$|^bin$/u.test(formOf(i)) : formOf(i) === '-' && IS_NAME[xpos(i + 1)]

/** The token of the phrase that hangs on a word outside it. */
function topOf(heads: Int32Array, from: number, within: (i: number) => boolean): number {
  let i = from
  while (within(heads[i])) i = heads[i]
  return i
}

/** The office whose holder's name was joined to. */
function holderOf(heads: Int32Array, relations: Uint8Array, name: number, formOf: (i: number) => string): number {
  const above = heads[name]
  return above >= 0 &&
    above < name &&
    (relations[name] === NMOD || relations[name] === APPOS) &&
    OFFICE.test(formOf(above))
    ? above
    : name
}

/** "Under Secretary of State Tom Shannon will travel": no preposition. */
function makeDeputy(heads: Int32Array, relations: Uint8Array, office: number): void {
  relations[office - 1] = AMOD
  heads[office - 1] = office
  const verb = heads[office]
  if (relations[office] === OBL && verb > office && !heads.some((head, k) => head === verb && relations[k] === NSUBJ))
    relations[office] = NSUBJ
}

/** A word of the portfolio belongs to the next of its nouns. */
function hangOn(
  formOf: (i: number) => string,
  xpos: (i: number) => number,
  heads: Int32Array,
  relations: Uint8Array,
  i: number,
  portfolio: number,
): void {
  const form = formOf(i)
  heads[i] = portfolio
  if (/^(?:of|for)$/i.test(form)) relations[i] = CASE
  else if (/^(?:and|&)$/i.test(form)) relations[i] = CC
  else if (/^the$/i.test(form)) relations[i] = DET
  else relations[i] = IS_ADJECTIVE[xpos(i)] ? AMOD : COMPOUND
}
