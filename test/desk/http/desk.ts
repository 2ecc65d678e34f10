// A desk on a port of this machine, over a record of the sample reports, for tests that ask it as anybody would.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sampleReports } from '../../../src/desk/cli/sample-record.ts'
import { addToken, type Role, type ServeOptions, serveDesk } from '../../../src/desk/http/index.ts'
import { read } from '../../../src/read.ts'
import { openRecord, type Reading, type RecordStore } from '../../../src/record/index.ts'

export interface TestDesk {
  readonly address: string
  readonly key: string | null
  readonly store: RecordStore
  readonly tokens: Readonly<Record<Role, string>>
  readonly logged: unknown[]
  /** Asks as a role has it; null without a token. */
  ask(path: string, options?: RequestInit & { readonly as?: Role | null }): Promise<Response>
  /** The body of an answer of 200, by a schema where its parts are looked at. */
  json<T = ListBody>(path: string, options?: RequestInit & { readonly as?: Role | null }): Promise<T>
  close(): Promise<void>
}

/** A list's answer, as far as most tests look. */
export interface ListBody {
  readonly data: readonly (Readonly<Record<string, string>> & { readonly report: Readonly<Record<string, string>> })[]
  readonly next: string | null
  readonly total: number | null
}

export const sampleReadings = (): Reading[] => sampleReports().map(read)

/** Opens a record in a folder of its own and serves it. */
export async function openDesk(
  readings: readonly Reading[],
  { guarded = false, ...options }: Partial<ServeOptions> & { readonly guarded?: boolean } = {},
): Promise<TestDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-desk-'))
  const file = join(folder, 'desk.tokens')
  const tokens = {
    reader: addToken(file, 'Rita', 'reader'),
    analyst: addToken(file, 'Ana', 'analyst'),
    admin: addToken(file, 'Ada', 'admin'),
  }
  const store = await openRecord(join(folder, 'test.chancery'))
  await store.keep(readings, { reader: 'test' })
  await store.merge()
  const logged: unknown[] = []
  const serving = await serveDesk({
    store,
    version: 'test',
    port: 0,
    host: '127.0.0.1',
    tokens: guarded ? file : null,
    rate: { perSecond: 1e6, burst: 1e6 },
    log: error => logged.push(error),
    ...options,
  })
  const ask: TestDesk['ask'] = (path, { as = null, headers, ...init } = {}) => {
    const bearer = as === null ? {} : { authorization: `Bearer ${tokens[as]}` }
    return fetch(serving.address + path, { redirect: 'manual', ...init, headers: { ...bearer, ...headers } })
  }
  return {
    address: serving.address,
    key: serving.key,
    store,
    tokens,
    logged,
    ask,
    async json(path, options) {
      const response = await ask(path, options)
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`)
      return response.json() as Promise<never>
    },
    async close() {
      await serving.close()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
