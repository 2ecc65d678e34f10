// "the Sept. 11, 2001, attacks", "its March 3, 2014, ruling": a date with its year between commas stands before its noun, which the network
// hangs somewhere else.
import { isBelow } from '../below.ts'
import { IS_NOUN, IS_PAST, relationIds, tagsLike } from './classes.ts'
import type { Draft } from './draft.ts'

const [DET, CASE, PUNCT, NUMMOD, AMOD, COMPOUND] = relationIds('det', 'case', 'punct', 'nummod', 'amod', 'compound')
const [UNMARKED, OBL, OBJ, NMOD, POSSESSOR] = relationIds('nmod:unmarked', 'obl', 'obj', 'nmod', 'nmod:poss')
const IS_MODIFIER = tagsLike(/^(?:JJ|NNP?S?|VB[GN])$/)
const OWNS = /^(?:the|a|its|his|her|their|our|this|that)$/i
const MONTH =
  /^(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.?$|^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/i
const DAY = /^\d{1,2}$/
const YEAR = /^(?:19|20)\d\d$/

/** Tokens of such a date with both commas, counted from the month. */
const DATE_LENGTH = 5
/** Words that may stand between the date and its noun: "the Sept. 11, 2001, *terrorist* attacks". */
const BETWEEN = 3

export function mendDates(draft: Draft): void {
  for (let i = 0; i + DATE_LENGTH + 1 < draft.heads.length; i++) if (isDate(draft, i + 1)) giveToNoun(draft, i)
}

/** Whether a date with its year between commas begins at the token, behind an article or owner. */
function isDate({ form }: Draft, month: number): boolean {
  return (
    MONTH.test(form(month)) &&
    DAY.test(form(month + 1)) &&
    form(month + 2) === ',' &&
    YEAR.test(form(month + 3)) &&
    form(month + 4) === ',' &&
    OWNS.test(form(month - 1))
  )
}

/** The noun that the date stands before; −1 for none. What the tagger took for a verb there is one: "the March 3, 2014, *raid*". */
function nounBehind(draft: Draft, from: number): number {
  const { heads, xpos } = draft
  let last = -1
  for (let k = from; k < heads.length && k <= from + BETWEEN && IS_MODIFIER[xpos(k)]; k++)
    if (IS_NOUN[xpos(k)]) last = k
  if (last >= 0 || !IS_PAST[xpos(from)]) return last
  draft.retag(from, 'noun')
  return from
}

function giveToNoun(draft: Draft, owner: number): void {
  const { heads, relations } = draft
  const [month, day, year] = [owner + 1, owner + 2, owner + 4]
  const noun = nounBehind(draft, owner + 1 + DATE_LENGTH)
  if (noun < 0) return
  let top = -1
  for (let k = owner; k < noun; k++) {
    if (heads[k] >= owner && heads[k] <= noun) continue
    if (relations[k] !== PUNCT && relations[k] !== CASE && relations[k] !== DET) top = k
  }
  // Read as it should be, or with the sentence's root in it.
  if (top < 0 || heads[top] < 0 || isBelow(heads, heads[top], noun)) return
  const [head, relation] = [heads[top], relations[top]]
  for (let k = 0; k < heads.length; k++) {
    const isOfDate = heads[k] >= owner && heads[k] < noun
    if (k !== noun && (isOfDate || (k >= owner && k < noun))) heads[k] = noun
  }
  let isMarked = false
  for (let k = 0; k < owner; k++) if (heads[k] === noun && relations[k] === CASE) isMarked = true
  heads[noun] = head
  relations[noun] = isMarked ? (relation === NMOD ? NMOD : OBL) : relation === UNMARKED ? OBJ : relation
  relations[owner] = /^(?:the|a|this|that)$/i.test(draft.form(owner)) ? DET : POSSESSOR
  relations[month] = UNMARKED
  heads[day] = heads[year] = month
  relations[day] = NUMMOD
  relations[year] = UNMARKED
  relations[owner + 3] = relations[owner + 5] = PUNCT
  for (let k = owner + 1 + DATE_LENGTH; k < noun; k++) relations[k] = IS_NOUN[draft.xpos(k)] ? COMPOUND : AMOD
}
