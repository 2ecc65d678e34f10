// What a name may stand for, and when.
import type { Span } from '../span.ts'
import type { Period } from './period.ts'

export const MEANING_KINDS = [
  'state',
  'adjective',
  'demonym',
  'seat',
  'organisation',
  'organ',
  'group',
  'person',
  'place',
  'medium',
  'company',
  'treaty',
] as const
export type MeaningKind = (typeof MEANING_KINDS)[number]

export interface Meaning extends Period {
  readonly kind: MeaningKind
  /** Whose it is: `RUS`, `RUS:GOV`, `NATO`, `ISIS`; of a place its state; empty for a region of several states or of none. */
  readonly actor: string
  /** The usual name of the thing meant: "Vladimir Putin" for "Putin". */
  readonly name: string
  /** Of a person with a namesake, the year of birth where the tables tell it. */
  readonly born?: string
  /** Set where the words often mean something else (a bare surname, "Jordan"): more evidence is wanted. */
  readonly weak?: true
}

/** A name found in a text. Several meanings are candidates: the tables alone do not decide between them. */
export interface Found {
  readonly span: Span
  readonly meanings: readonly Meaning[]
}

/** A person in an office for a time. */
export interface Tenure extends Period {
  readonly person: string
  /** Year of birth, where the tables tell it to part namesakes. */
  readonly born?: string
  /** State or organisation with the sector: `RUS:GOV`. */
  readonly actor: string
  readonly state: string
  readonly office: string
  readonly since: string
}

export interface Office {
  /** Id by function: `foreign-minister` for a secretary of state too. */
  readonly office: string
  readonly sector: string
  /** The only state or organisation whose office the words name: "foreign secretary" → `GBR`. */
  readonly state?: string
  /** Whether a state has one holder at a time. */
  readonly single: boolean
}
