// The shape of an instrument: what was put on paper.
import type { Party, When } from '../mention/index.ts'
import type { Span } from '../span.ts'

export const INSTRUMENT_KINDS = [
  'joint statement',
  'treaty',
  'agreement',
  'memorandum',
  'draft',
  'resolution',
  'declaration',
  'communiqué',
  'statement',
  'law',
  'sanctions list',
  'plan',
  'report',
  'letter',
  'other',
] as const
export type InstrumentKind = (typeof INSTRUMENT_KINDS)[number]

export const INSTRUMENT_STATUSES = [
  'proposed',
  'drafted',
  'handed over',
  'agreed',
  'signed',
  'adopted',
  'ratified',
  'in force',
  'issued',
  'rejected',
  'suspended',
  'withdrawn',
  'expired',
] as const
export type InstrumentStatus = (typeof INSTRUMENT_STATUSES)[number]

/** A document between or from the actors. Mentioned several times in a report it is one item, with its fullest mention. */
export interface Instrument {
  readonly id: string
  readonly kind: InstrumentKind
  /** Its noun phrase. */
  readonly span: Span
  /** Who make it or are bound by it. */
  readonly parties: readonly Party[]
  /** To whom it is handed. */
  readonly addressees: readonly Party[]
  readonly subject: Span | null
  readonly status: InstrumentStatus
  readonly when: When | null
}
