import { IS_CLAUSE_OF_NOUN, IS_SUBJECT, relationsLike } from './classes.ts'

const IS_OBJECT = relationsLike(/^obj$/)

/**
 * Tags that a mend may give: verbs in the past tense, as its participle, in the present tense (third person), in -ing and bare; nouns in
 * the singular and in the plural.
 */
export type Retag = 'past' | 'participle' | 'present' | 'gerund' | 'bare' | 'noun' | 'plural'

/** A sentence whose tree may still change: what the mends see of it and change in it. */
export interface Draft {
  readonly heads: Int32Array
  readonly relations: Uint8Array
  /** The word as it was read: in a headline without the capitals that running text would not give it. */
  form(i: number): string
  /** The word as it stands in the text. */
  written(i: number): string
  xpos(i: number): number
  /** Gives the word another tag. */
  retag(i: number, as: Retag): void
}

/** The dependents of a token, in order of the text. */
export function childrenOf(heads: Int32Array, of: number): number[] {
  const found: number[] = []
  for (let i = 0; i < heads.length; i++) if (heads[i] === of) found.push(i)
  return found
}

/** Whether a subject of any kind hangs on the verb. */
export const hasSubject = ({ heads, relations }: Draft, verb: number): boolean =>
  heads.some((head, k) => head === verb && IS_SUBJECT[relations[k]])

/** Whether a clause or participle stands behind the noun that describes it. */
export const hasRelative = ({ heads, relations }: Draft, noun: number): boolean =>
  heads.some((head, i) => head === noun && i > noun && IS_CLAUSE_OF_NOUN[relations[i]])

/** The token before `i` that marks it, as a preposition (CASE) or a conjunction (MARK); −1 for none. */
export function markBefore({ heads, relations }: Draft, i: number, relation: number): number {
  for (let k = 0; k < i; k++) if (heads[k] === i && relations[k] === relation) return k
  return -1
}

/** The first object of a verb, by a relation that counts as one, that stands behind it and before token `end`; −1 for none. */
export function objectBefore(
  { heads, relations }: Draft,
  verb: number,
  end: number,
  isObject: readonly boolean[] = IS_OBJECT,
): number {
  if (verb >= 0) for (let k = verb + 1; k < end; k++) if (heads[k] === verb && isObject[relations[k]]) return k
  return -1
}

/** Verbs by which somebody is asked, told or brought to do something. */
export const PERSUASION =
  /^(?:urg|ask|tell|told|order|warn|invit|allow|permit|enabl|forc|compel|press|push|encourag|persuad|convinc|instruct|requir|request|authori[sz]|challeng|remind|advis|beg|implor|exhort|oblig|forb)/i
/** What a span or an amount is measured in. */
export const MEASURE =
  /^(?:hours?|days?|weeks?|months?|years?|decades?|per|percent|%|points?|times|miles?|kilomet(?:re|er)s?|tonn?e?s|barrels|euros|dollars)$/i
/** Days, months and years. */
export const DATE =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|(?:1[5-9]|20)\d\d)$/i

/** Verbs of seeing and causing, behind whose object a bare infinitive stands: "saw them leave". */
export const SEES = /^(?:see[ns]?|saw|watch(?:es|ed)?|hear[ds]?|let|lets|makes?|made)$/i
