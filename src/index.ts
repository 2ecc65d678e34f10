// Chancery's public names.
export { EVENT_TYPES, type Event, type EventType, STATUSES, type Status } from './event/index.ts'
export {
  INSTRUMENT_KINDS,
  INSTRUMENT_STATUSES,
  type Instrument,
  type InstrumentKind,
  type InstrumentStatus,
} from './instrument/index.ts'
export type { Actor, Party, When, Where } from './mention/index.ts'
export { type Position, STANCES, type Stance } from './position/index.ts'
export { explain, read } from './read.ts'
export { KINDS, type Kind, type Note, type Reading, readingSchema, surerThan } from './record/index.ts'
export type { Report } from './report/index.ts'
export type { Span } from './span.ts'
export { FORMS, type Form, type Statement } from './statement/index.ts'
