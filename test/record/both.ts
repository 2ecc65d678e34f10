// The two databases of the record, each for a `describe` of its own.
import { afterAll, beforeAll } from 'vitest'
import { postgresServer, type Server, sqliteServer } from './backends.ts'

export const BOTH = [
  ['SQLite', sqliteServer],
  ['PostgreSQL', postgresServer],
] as const

/** Starts a database for the tests around, and stops it after them. It is null, told loudly, where none can be had. */
export function started(start: () => Promise<Server | null>): () => Server | null {
  let server: Server | null = null
  beforeAll(async () => {
    server = await start()
  }, 60_000)
  afterAll(() => server?.stop(), 60_000)
  return () => server
}
