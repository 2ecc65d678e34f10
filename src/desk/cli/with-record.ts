// Commands on a record: opened by `--record`, closed whatever happens, its errors told in the one shape.
import { type OpenOptions, openRecord, RecordError, type RecordStore } from '../../record/index.ts'
import type { Outcome } from './fail.ts'

/** The record where none is named. */
export const DEFAULT_RECORD = 'record.chancery'

/** Runs with the record open; a `RecordError` is told and fails the command. */
export async function withRecord(
  name: string,
  options: OpenOptions,
  outcome: Outcome,
  run: (store: RecordStore) => Promise<void>,
): Promise<void> {
  let store: RecordStore | null = null
  try {
    store = await openRecord(name, options)
    await run(store)
  } catch (error) {
    if (!(error instanceof RecordError)) throw error
    const told = error.message.startsWith(`${store?.name ?? name}: `)
    if (told) outcome.fail(store?.name ?? name, error.message.slice((store?.name ?? name).length + 2))
    else outcome.fail('record', error.message)
  } finally {
    await store?.close().catch(() => {})
  }
}
