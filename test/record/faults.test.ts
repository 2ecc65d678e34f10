// Faults: a killed process, a full disk, a file that may not be written, that is damaged, foreign or newer.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { openRecord } from '../../src/record/index.ts'
import { meeting } from './invented.ts'
import { killAtRandom } from './kill.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-faults-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const fileOf = (name: string) => join(folder, `${name}.chancery`)
const many = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => meeting({ id: `r${from + i}`, town: `Town${from + i}` }))

async function filled(name: string): Promise<string> {
  const store = await openRecord(fileOf(name))
  await store.keep(many(0, 30))
  await store.close()
  return fileOf(name)
}

test('a process killed at random moments loses nothing kept and leaves nothing half-written', async () => {
  const { amid, problems } = await killAtRandom(15, 11)
  expect(problems).toEqual([])
  expect(amid).toBeGreaterThan(4)
}, 240_000)

test('a full disk is told in a line; the batch is left out whole and all before it stands', async () => {
  const store = await openRecord(fileOf('full'))
  await store.keep(many(0, 10))
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(store.database)
  await sql.raw(`pragma max_page_count = ${rows[0].page_count + 10}`).execute(store.database)
  await expect(store.keep(many(10, 200))).rejects.toThrow(
    /^.*full\.chancery: the disk is full; nothing of this batch was kept/,
  )
  expect((await store.totals()).editions).toBe(10)
  expect(await store.verify()).toEqual([])
  await sql.raw('pragma max_page_count = 1000000').execute(store.database)
  expect(await store.keep(many(10, 200))).toHaveLength(200)
  await store.close()
})

test('a damaged file is told in a line', async () => {
  const file = await filled('damaged')
  const bytes = readFileSync(file)
  bytes.fill(0x5a, 4096 * 3, bytes.length - 4096)
  writeFileSync(file, bytes)
  const use = async () => {
    const store = await openRecord(file)
    try {
      await store.keep(many(100, 50))
      for await (const _ of store.items()) {
      }
    } finally {
      await store.close()
    }
  }
  await expect(use()).rejects.toThrow(/^.*damaged\.chancery: the file is damaged; nothing was written/)
})

test('a file cut short is told in a line', async () => {
  const file = await filled('short')
  truncateSync(file, 4096 * 5 + 100)
  const use = async () => {
    const store = await openRecord(file)
    try {
      for await (const _ of store.items()) {
      }
    } finally {
      await store.close()
    }
  }
  await expect(use()).rejects.toThrow(/short\.chancery: the file is damaged/)
})

test.each([
  ['a text', 'Estonia and Latvia talked. '.repeat(300), 'is no record: the file is not a SQLite database'],
  ['a folder', null, 'cannot be opened'],
])('%s is no record', async (name, content, message) => {
  const file = content === null ? folder : fileOf(name.replace(' ', '-'))
  if (content !== null) writeFileSync(file, content)
  await expect(openRecord(file)).rejects.toThrow(message)
  if (content !== null) expect(readFileSync(file, 'utf8')).toBe(content)
})

test('a database of something else is left alone', async () => {
  const { default: Database } = await import('libsql')
  const database = new Database(fileOf('other'))
  database.exec('create table books (title text)')
  database.close()
  await expect(openRecord(fileOf('other'))).rejects.toThrow('is no record: the database holds other tables')
})

test('a record of a newer version is refused, and left as it is', async () => {
  const file = await filled('newer')
  const store = await openRecord(file)
  await store.database.updateTable('meta').set({ value: '99' }).where('key', '=', 'schema').execute()
  await store.close()
  await expect(openRecord(file)).rejects.toThrow(
    /newer\.chancery: was made by a newer version of chancery \(tables of version 99, expected at most \d+\)$/,
  )
})

test('a record that is not there is not made where one is expected', async () => {
  await expect(openRecord(fileOf('none'), { mustExist: true })).rejects.toThrow('none.chancery: no such record')
  await expect(openRecord(join(folder, 'no', 'such', 'x'))).rejects.toThrow('cannot be opened: no such folder')
})

test('a file that may not be written can be read, and says so when it is written', async () => {
  const file = await filled('locked')
  chmodSync(folder, 0o755)
  chmodSync(file, 0o444)
  const script = new URL('./try-write.ts', import.meta.url).pathname
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, file], {
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  const [read, written] = stdout.trim().split('\n')
  expect(read).toBe('30 reports')
  expect(written).toMatch(/locked\.chancery: is read-only; nothing was changed$/)
})

test.each([
  ['postgres://nobody:secret@127.0.0.1:1/x', 'postgres://nobody:***@127.0.0.1:1/x: no PostgreSQL server answers there'],
])('a server that is not there is told without the password', async (url, message) => {
  await expect(openRecord(url)).rejects.toThrow(message)
})
