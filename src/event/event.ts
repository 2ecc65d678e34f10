// The shape of an event: who did what to whom, by the PLOVER ontology.
import type { Party, When, Where } from '../mention/index.ts'
import type { Span } from '../span.ts'

/** PLOVER's sixteen types and our ATTEND. */
export const EVENT_TYPES = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
  'ATTEND',
] as const
export type EventType = (typeof EVENT_TYPES)[number]

/** What somebody may say yes or no to. */
export const ANSWERED: ReadonlySet<EventType> = new Set(['REQUEST', 'ACCUSE'])

/** How real the text makes it. */
export const STATUSES = ['happened', 'ongoing', 'planned', 'called-for', 'possible', 'denied', 'alleged'] as const
export type Status = (typeof STATUSES)[number]

/** Who did what to whom, when, where, and whether it happened. */
export interface Event {
  readonly id: string
  readonly type: EventType
  readonly mode?: string
  readonly contexts?: readonly string[]
  readonly sources: readonly Party[]
  /** A joint act has both sides as sources and as targets. */
  readonly targets: readonly Party[]
  /** The verb or noun that tells it. */
  readonly trigger: Span
  /** Of AGREE, REQUEST, REJECT, THREATEN: what is agreed, asked, refused, threatened. Of ATTEND: the occasion. */
  readonly content: Span | null
  readonly status: Status
  readonly when: When | null
  readonly where: Where | null
  /** How sure the reading is, from 0 to 1: the share of such events that a careful reader would note with this type. */
  readonly confidence?: number
  /** Id of the innermost statement whose content holds the trigger; null in the reporter's own voice. */
  readonly statement: string | null
}
