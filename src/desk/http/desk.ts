// What every route works with: the record, who may do what, and what the desk has computed already.
import type { RecordStore } from '../../record/index.ts'
import type { Computed } from './computed.ts'
import type { Doors } from './doors.ts'
import type { ReadingQueue } from './reading-queue.ts'

export interface Desk {
  readonly store: RecordStore
  /** Version of Chancery: the reader of what is kept. */
  readonly version: string
  readonly doors: Doors
  readonly computed: Computed
  readonly queue: ReadingQueue
}
