// Opens a record.
import type { OpenOptions, RecordStore } from './store.ts'

/** Opens a SQLite file or a PostgreSQL database. */
export function openStore(fileOrUrl: string, _options?: OpenOptions): Promise<RecordStore> {
  return Promise.reject(new Error(`${fileOrUrl}: no store yet`))
}
