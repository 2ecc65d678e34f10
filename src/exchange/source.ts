// What an export draws on: kept items in a stable order, and the texts that they stand in. Writers see nothing else, so a
// record, a file of readings and a test look the same to them.
import type { Filter, KeptEdition, KeptItem, KeptReading, RecordStore } from '../record/index.ts'

/** Items to export, in order of date, report and position. */
export interface ExportSource {
  items(): AsyncIterable<KeptItem>
  /** The report of an edition with its text; null where the record has none. */
  report(edition: string): Promise<KeptEdition | null>
  /** Whole readings, where nothing was filtered; null where items were. */
  readings(): AsyncIterable<KeptReading> | null
}

/** Called for an item that a format has no place for, with the reason. */
export type LeftOut = (reason: string) => void

/** Items in, chunks of a file out: nothing is held longer than an edition. */
export type Writer = (source: ExportSource, leftOut: LeftOut) => AsyncIterable<string | Uint8Array>

/** The items of a record that a filter lets through: exactly these are exported. */
export function recordSource(store: RecordStore, filter: Filter = {}): ExportSource {
  // Items come edition by edition: one text in memory serves all of its items.
  let last: { readonly edition: string; readonly report: KeptEdition | null } | null = null
  return {
    items: () => store.items(filter),
    async report(edition) {
      if (last?.edition !== edition) last = { edition, report: await store.report(edition) }
      return last.report
    },
    readings: () => (Object.values(filter).every(value => value === undefined) ? store.readings() : null),
  }
}
