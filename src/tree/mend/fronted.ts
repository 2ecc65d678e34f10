// "On Sunday *protesters* attacked the embassy", "In Kherson *soldiers* fired": no subject has a preposition; what it marks is the day or place that
// stands before the subject, though taken for a part of its name.

import { IS_AUXILIARY, IS_FINITE, IS_NOUN, IS_SUBJECT, relationIds, tagIds } from './classes.ts'
import { childrenOf, DATE, type Draft, hasSubject } from './draft.ts'

const [CASE, NSUBJ, PASSIVE, OBL, AUX_PASSIVE, COMPOUND] = relationIds(
  'case',
  'nsubj',
  'nsubj:pass',
  'obl',
  'aux:pass',
  'compound',
)
const [MARK, ADVCL] = relationIds('mark', 'advcl')
const [NNP] = tagIds('NNP')
const SHORT = /^(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?$/i
const HOUR = /^(?:morning|afternoon|evening|night)$/i

export function mendFronted(draft: Draft): void {
  for (let mark = 0; mark + 2 < draft.heads.length; mark++) openAfter(draft, mark)
  const { heads, relations, form, xpos } = draft
  for (let mark = 0; mark + 3 < heads.length; mark++) {
    if (relations[mark] !== CASE || !/^(?:on|in|at|near)$/i.test(form(mark))) continue
    if (mark > 0 && form(mark - 1) !== ',') continue
    const noun = heads[mark]
    const verb = heads[noun]
    if (noun < mark + 2 || verb < noun || !IS_NOUN[xpos(noun)] || HOUR.test(form(noun))) continue
    const first = mark + 1
    const isDay = isDate(form(first))
    const isSubject = relations[noun] === NSUBJ || relations[noun] === PASSIVE
    if (!isSubject && !(isDay && relations[noun] === OBL && !hasSubject(draft, verb))) continue
    const last = endOf(draft, first, isDay)
    if (last < first || last >= noun) continue
    part(draft, mark, first, last, noun)
  }
}

/** "a week *after* a bombing *killed* six": the noun right before a verb without a subject is its subject, and what marks it opens the clause. */
function openAfter({ heads, relations, form, xpos }: Draft, mark: number): void {
  const noun = heads[mark]
  if (relations[mark] !== CASE || noun < mark || !/^(?:after|before|since|until)$/i.test(form(mark))) return
  const verb = heads[noun]
  if (
    relations[noun] !== OBL ||
    !IS_NOUN[xpos(noun)] ||
    verb < noun ||
    relations[verb] !== ADVCL ||
    !IS_FINITE[xpos(verb)]
  )
    return
  const kids = childrenOf(heads, verb)
  if (
    kids.some(
      k => IS_SUBJECT[relations[k]] || relations[k] === MARK || (k > noun && k < verb && !IS_AUXILIARY[relations[k]]),
    )
  )
    return
  for (let k = noun + 1; k < verb; k++) if (form(k) === ',') return
  relations[noun] = NSUBJ
  relations[mark] = MARK
  heads[mark] = verb
}

const isDate = (word: string): boolean => DATE.test(word) || SHORT.test(word)

/** The last word of the day or place that begins at `first`; −1 where it cannot be told from the subject's own name. */
function endOf({ form, xpos }: Draft, first: number, isDay: boolean): number {
  if (!isDay) return xpos(first) === NNP && xpos(first + 1) !== NNP ? first : -1
  let last = first
  while (/^\d+(?:st|nd|rd|th)?$/.test(form(last + 1)) || HOUR.test(form(last + 1))) last++
  return last
}

/** Hangs the words of the phrase on its last, that on the verb, and makes the noun the subject. */
function part({ heads, relations }: Draft, mark: number, first: number, last: number, noun: number): void {
  const verb = heads[noun]
  for (let k = first; k < last; k++) {
    if (heads[k] >= first && heads[k] <= last) continue
    heads[k] = last
    relations[k] = COMPOUND
  }
  heads[mark] = last
  heads[last] = verb
  relations[last] = OBL
  if (relations[noun] !== OBL) return
  relations[noun] = heads.some((head, k) => head === verb && relations[k] === AUX_PASSIVE) ? PASSIVE : NSUBJ
}
