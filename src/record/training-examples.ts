// Corrections as training data: one line an item that an analyst judged, with its text, what was read and what is right.
import type { AnyItem, Correction } from './correction.ts'
import type { Kind } from './reading.ts'
import type { KeptEdition, RecordStore } from './store.ts'

/** One judged item. `right` is null where nothing should have been read. */
export interface Example {
  readonly report: Pick<KeptEdition, 'id' | 'title' | 'publisher' | 'published' | 'url' | 'text'>
  readonly edition: string
  readonly kind: Kind
  readonly read: AnyItem | null
  readonly right: AnyItem | null
  readonly by: string
  readonly at: string
  readonly reason: string | null
}

/** Standing corrections of items, in order of making. */
export async function* trainingExamples(store: RecordStore): AsyncGenerator<Example> {
  for await (const correction of store.corrections()) {
    const { action, kind, undone, edition } = correction
    if (undone || kind === null || action === 'split' || action === 'undo') continue
    const found = await store.report(edition)
    if (found === null) continue
    const { id, title, publisher, published, url, text } = found
    const { before, by, at, reason } = correction
    const report = { id, title, publisher, published, url, text }
    yield { report, edition, kind, read: before, right: rightOf(correction), by, at, reason }
  }
}

const rightOf = ({ action, before, after }: Correction): AnyItem | null =>
  action === 'reject' ? null : action === 'confirm' ? before : after
