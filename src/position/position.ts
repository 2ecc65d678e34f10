// The shape of a position: where somebody stands on an issue.
import type { Party } from '../mention/index.ts'
import type { Span } from '../span.ts'

export const STANCES = ['for', 'against'] as const
export type Stance = (typeof STANCES)[number]

/** Somebody supports, backs, wants, opposes, condemns or refuses something of substance. */
export interface Position {
  readonly id: string
  readonly holders: readonly Party[]
  readonly stance: Stance
  /** The thing itself, not the verb: "the use of sanctions". */
  readonly issue: Span
  /** A short canonical name of the issue. */
  readonly topic?: string
  readonly statement: string | null
}

export const opposite = (stance: Stance): Stance => (stance === 'for' ? 'against' : 'for')
