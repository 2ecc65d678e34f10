// One phrase of a report, linked to whom it means.
import type { Description } from './description.ts'
import type { Entity } from './entity.ts'

/** One phrase, linked. */
export interface Mention {
  readonly sentence: number
  readonly head: number
  readonly first: number
  readonly last: number
  readonly description: Description | null
  /** Null for a thing, and where nothing was found. */
  entity: Entity | null
  /** "I", "our": the speaker, found when the whole report is read. */
  readonly speaker: 'one' | 'many' | null
  /** Whether people, states or organisations are meant. */
  readonly isActor: boolean
}
