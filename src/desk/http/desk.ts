// What every route works with: the record, and what the desk has computed of it already.
import type { RecordStore } from '../../record/index.ts'
import type { Computed } from './computed.ts'

export interface Desk {
  readonly store: RecordStore
  /** Version of Chancery: the reader of what is kept. */
  readonly version: string
  readonly computed: Computed
}
