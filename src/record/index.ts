export { type Agreement, agreementOf } from './agreement.ts'
export {
  ACTIONS,
  type Action,
  type AnyItem,
  type Correction,
  correctionSchema,
  type NewCorrection,
} from './correction.ts'
export type { EditionDiff } from './edition-diff.ts'
export type { Followed } from './followed.ts'
export type { Difference, Happening } from './happening.ts'
export { editionOf } from './ids.ts'
export { partsOfKey } from './issue-key.ts'
export {
  type KeptItem,
  type KeptParty,
  type KeptReport,
  ORIGINS,
  type Origin,
  ROLES,
  type Role,
  VERDICTS,
  type Verdict,
} from './item.ts'
export { readingJsonSchema } from './json-schema.ts'
export { paperName } from './paper.ts'
export type { Plan } from './plans.ts'
export { KINDS, type Kind, type Note, type Reading, readingSchema } from './reading.ts'
export { RecordError, tellingErrors } from './record-error.ts'
export { contentWords, likeness, shared, stemOf, stemsOf } from './stems.ts'
export { restoredOrNull, storableOrNull } from './storable.ts'
export {
  type Count,
  type CounterpartRow,
  cursorOf,
  type Deed,
  type Facets,
  type Fault,
  type Filter,
  type Hit,
  type IssueCount,
  type KeepOptions,
  type Kept,
  type KeptEdition,
  type KeptReading,
  type Latest,
  type OpenOptions,
  type Order,
  openRecord,
  type PaperMention,
  type PaperMentions,
  type RecordStore,
  type StanceRow,
  type TimelineRow,
  type Totals,
} from './store.ts'
export { surerThan } from './surer.ts'
export type { Tables } from './tables.ts'
export { type Example, trainingExamples } from './training-examples.ts'
