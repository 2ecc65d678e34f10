// An item as it is kept: flat, with its exact words and where they stand. Views and exchange formats work on nothing else.
import type { Event } from '../event/index.ts'
import type { Instrument } from '../instrument/index.ts'
import type { Position } from '../position/index.ts'
import type { Span } from '../span.ts'
import type { Statement } from '../statement/index.ts'
import type { Kind } from './reading.ts'

/** Statements have sources and audience (`addressee`), events sources and targets, positions holders, instruments parties and addressees. */
export const ROLES = ['source', 'target', 'holder', 'party', 'addressee'] as const
export type Role = (typeof ROLES)[number]

/** One actor in a role of a kept item. */
export interface KeptParty {
  readonly role: Role
  readonly actor: string | null
  /** The actor's part before the colon: `RUS` of `RUS:GOV`; two parties with the same state count as one actor. */
  readonly state: string | null
  readonly name: string | null
  readonly span: Span
  readonly words: string
}

/** Of an item's report, what citing it needs. Its text comes by `RecordStore.report(edition)`. */
export interface KeptReport {
  readonly id: string
  readonly url: string | null
  readonly title: string | null
  readonly publisher: string | null
  readonly published: string | null
}

/** Whose reading it is: the machine's, an analyst's (added or edited), or a foreign file's without text. */
export const ORIGINS = ['machine', 'analyst', 'import'] as const
export type Origin = (typeof ORIGINS)[number]

/** The latest standing correction of an item. */
export const VERDICTS = ['confirmed', 'rejected', 'edited'] as const
export type Verdict = (typeof VERDICTS)[number]

/** One item of a reading as it is kept. */
export interface KeptItem {
  /** Content hash: 20 hex digits over kind, edition, spans and label; the same reading of the same report has it anywhere. */
  readonly id: string
  readonly kind: Kind
  /** The report's own id as given. */
  readonly reportId: string
  /** Content hash over url (or id) and text: one text of one report. */
  readonly edition: string
  /** 1 for the first text seen under this url (or id), 2 for the next. */
  readonly editionNumber: number
  /** Event type, statement form, stance, or instrument kind. */
  readonly type: string
  /** Of events and instruments. */
  readonly status: string | null
  /** The trigger, cue, issue, or the instrument's noun phrase. */
  readonly span: Span
  /** Exactly `text.slice(...span)`; empty for imports without text. */
  readonly words: string
  /** The sentence around it, or its nearest part where it is very long; null for imports without text. */
  readonly sentence: { readonly words: string; readonly span: Span } | null
  /** What it is about, as the text has it: content, issue or subject; stretches joined by " … ". Null where there is none. */
  readonly about: string | null
  /** ISO dates of the item's own time (`when`, `said`); null where the text gives none. */
  readonly from: string | null
  readonly to: string | null
  /** Code of the state where it took place. */
  readonly place: string | null
  /** Kept id of the statement that it hangs on. */
  readonly statement: string | null
  readonly parties: readonly KeptParty[]
  /** As read, with the reading's local ids. */
  readonly item: Statement | Event | Position | Instrument
  readonly origin: Origin
  readonly verdict: Verdict | null
  /** The happening that an event belongs to, the paper that a mention of an instrument means; null for other kinds and before merging. */
  readonly happening: string | null
  readonly report: KeptReport
}
