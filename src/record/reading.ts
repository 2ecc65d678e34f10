// A reading: what a report says, as JSON. One zod schema checks it at the borders and is published as schema/reading.json.
import { z } from 'zod'
import { EVENT_TYPES, type Event, STATUSES } from '../event/index.ts'
import { INSTRUMENT_KINDS, INSTRUMENT_STATUSES, type Instrument } from '../instrument/index.ts'
import { type Position, STANCES } from '../position/index.ts'
import { type Report, reportSchema } from '../report/index.ts'
import { FORMS, type Statement } from '../statement/index.ts'

/** A doubt about a report: what the reader could not settle, and where. */
export interface Note {
  readonly rule: string
  readonly reason: string
  readonly span?: readonly [number, number]
}

/** A report with the four kinds of thing that it says; items stand in order of the text. */
export interface Reading {
  readonly report: Report
  readonly statements: readonly Statement[]
  readonly events: readonly Event[]
  readonly positions: readonly Position[]
  readonly instruments: readonly Instrument[]
  readonly notes?: readonly Note[]
}

/** The four kinds, by the names they have in a reading. */
export const KINDS = ['statements', 'events', 'positions', 'instruments'] as const
export type Kind = (typeof KINDS)[number]

const span = z
  .tuple([z.int().nonnegative(), z.int().positive()])
  .readonly()
  .describe('[start, end) in UTF-16 code units of report.text')
const isoDate = z.string().describe('ISO 8601 date')
const party = z
  .object({ span, actor: z.string().nullable(), name: z.string().exactOptional() })
  .readonly()
  .describe('One actor in a role: a state, an organisation, a government sector; null where nobody could tell')
const when = z
  .object({ span, from: isoDate.nullable(), to: isoDate.nullable() })
  .readonly()
  .describe('A time; both ends included')
const where = z
  .object({ span, place: z.string().nullable() })
  .readonly()
  .describe('A place; the code of the state that it lies in')
const parties = z.array(party).readonly()

const statementSchema = z.object({
  id: z.string(),
  sources: parties,
  cue: span,
  content: z.array(span).readonly(),
  form: z.enum(FORMS),
  said: when.exactOptional(),
  to: parties.exactOptional(),
})

const eventSchema = z.object({
  id: z.string(),
  type: z.enum(EVENT_TYPES),
  mode: z.string().exactOptional(),
  contexts: z.array(z.string()).readonly().exactOptional(),
  sources: parties,
  targets: parties,
  trigger: span,
  content: span.nullable(),
  status: z.enum(STATUSES),
  when: when.nullable(),
  where: where.nullable(),
  confidence: z.number().min(0).max(1).exactOptional().describe('How sure the reading of the event is'),
  statement: z.string().nullable(),
})

const positionSchema = z.object({
  id: z.string(),
  holders: parties,
  stance: z.enum(STANCES),
  issue: span,
  topic: z.string().exactOptional(),
  statement: z.string().nullable(),
})

const instrumentSchema = z.object({
  id: z.string(),
  kind: z.enum(INSTRUMENT_KINDS),
  span,
  parties,
  addressees: parties,
  subject: span.nullable(),
  status: z.enum(INSTRUMENT_STATUSES),
  when: when.nullable(),
})

const noteSchema = z.object({ rule: z.string(), reason: z.string(), span: span.exactOptional() })

/** Checks a reading: `readingSchema.parse(value)` throws where it is none. */
export const readingSchema = z.object({
  report: reportSchema,
  statements: z.array(statementSchema).readonly(),
  events: z.array(eventSchema).readonly(),
  positions: z.array(positionSchema).readonly(),
  instruments: z.array(instrumentSchema).readonly(),
  notes: z.array(noteSchema).readonly().exactOptional(),
})

// The schema and the interfaces say the same, or this does not compile.
type Same<A, B> = A extends B ? (B extends A ? true : never) : never
export const SCHEMA_AGREES: Same<z.infer<typeof readingSchema>, Reading> = true
