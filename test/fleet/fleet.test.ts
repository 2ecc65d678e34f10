// The fleet on real servers, small; `npm run fault:fleet` is the long run with faults.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jetstreamManager } from '@nats-io/jetstream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatOf, recordSource } from '../../src/exchange/index.ts'
import { enqueue, fleetStatus, openQueue, prepareQueue, type Queue, ReaderPool, work } from '../../src/fleet/index.ts'
import { read } from '../../src/read.ts'
import { openRecord, type Reading } from '../../src/record/index.ts'
import type { Report } from '../../src/report/index.ts'
import { sampleReports } from '../sample/index.ts'
import { hasNats, natsServers, type Server } from './servers.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-queue-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const report = (i: number): Report => ({
  id: `r${i}`,
  published: '2027-03-10',
  text: `Norway recalled its ambassador from Peru on Monday. It was report number ${i}.`,
})

const present = hasNats()
if (!present) console.warn('!! LEFT OUT: the fleet on NATS, of which no server is installed here (Debian: nats-server)')

describe.skipIf(!present)('a queue', () => {
  let server: Server
  let queue: Queue
  beforeAll(async () => {
    server = (await natsServers(1))[0]
    await server.start()
    queue = await openQueue(server.url, 'test')
    await prepareQueue(queue)
  })
  afterAll(async () => {
    await queue?.connection.close()
    await server?.remove()
  })

  async function* reports(count: number): AsyncGenerator<Report> {
    for (let i = 0; i < count; i++) yield report(i)
  }
  const queued = async (source: AsyncIterable<Report>) => {
    const tally: Record<string, number> = {}
    for await (const { what } of enqueue(queue, source, given => given)) tally[what] = (tally[what] ?? 0) + 1
    return tally
  }
  const worked = async (record: string, onDone?: (kept: number, aside: number) => void) => {
    const pool = new ReaderPool({ threads: 1 })
    const signal = new AbortController().signal
    await work(queue, { record, reader: 'test', pool, untilEmpty: true, signal, ...(onDone ? { onDone } : {}) })
    await pool.close()
  }

  test('takes the same report once', async () => {
    expect(await queued(reports(100))).toEqual({ queued: 100 })
    expect(await queued(reports(100))).toEqual({ known: 100 })
    expect(await fleetStatus(queue, 50)).toMatchObject({ backlog: 100, inHand: 0, setAside: 0 })
  })

  test('is emptied by a worker into a record', async () => {
    const file = join(folder, 'one.chancery')
    await worked(file)
    const store = await openRecord(file, { readOnly: true })
    expect(await store.totals()).toMatchObject({ reports: 100, items: { events: 100 } })
    await store.close()
    expect(await fleetStatus(queue, 50)).toMatchObject({ backlog: 0, inHand: 0, lag: 0 })
  })

  test('sets aside what is no report, with the reason and the words', async () => {
    await queue.client.publish('chancery.reports', 'no report')
    await queue.client.publish('chancery.reports', JSON.stringify(report(1000)))
    const done = { kept: 0, aside: 0 }
    await worked(join(folder, 'two.chancery'), (kept, aside) => {
      done.kept += kept
      done.aside += aside
    })
    expect(done).toEqual({ kept: 1, aside: 1 })
    expect(await fleetStatus(queue, 50)).toMatchObject({
      setAside: 1,
      lastAside: [{ id: null, message: 'no report', reason: expect.stringContaining('JSON') }],
    })
  })

  test('makes the record that one process and threads make, byte for byte, whoever of its workers read what', async () => {
    const many = sampleReports(120)
      .slice(0, 120)
      .map((given, i) => ({ ...given, id: `s${i}` }))
    const exported = async (record: string): Promise<string> => {
      const store = await openRecord(record, { readOnly: true })
      let lines = ''
      for await (const chunk of formatOf('jsonl')!.write(recordSource(store, {}), () => {})) lines += chunk
      await store.close()
      return lines
    }
    const kept = async (name: string, readings: readonly Reading[]): Promise<string> => {
      const store = await openRecord(join(folder, name))
      await store.keep(readings, { reader: 'test' })
      await store.close()
      return exported(join(folder, name))
    }
    const alone = await kept('alone.chancery', many.map(read))
    expect(alone.split('\n')).toHaveLength(121)
    const pool = new ReaderPool({ threads: 2, thread: new URL('./source-thread.mjs', import.meta.url) })
    const outcomes = await pool.read([...many].reverse())
    await pool.close()
    const readings = outcomes.flatMap(outcome => ('reading' in outcome ? [outcome.reading] : []))
    expect(await kept('threads.chancery', readings)).toBe(alone)
    expect(await queued(asyncOf(many))).toEqual({ queued: 120 })
    const shares: number[] = []
    await Promise.all([1, 2].map(() => worked(join(folder, 'fleet.chancery'), count => shares.push(count))))
    expect(shares.reduce((sum, count) => sum + count, 0)).toBe(120)
    expect(shares.length).toBeGreaterThan(1)
    expect(await exported(join(folder, 'fleet.chancery'))).toBe(alone)
  }, 120_000)

  test('refuses a report larger than the server’s messages, naming both sizes', async () => {
    const text = 'word '.repeat(300_000)
    const sent = []
    for await (const one of enqueue(queue, asyncOf([{ id: 'large', text }]), given => given)) sent.push(one)
    expect(sent).toMatchObject([
      { what: 'refused', reason: expect.stringMatching(/^1500\d+ bytes, .* 1048576 at most/) },
    ])
  })
})

async function* asyncOf<T>(list: readonly T[]): AsyncGenerator<T> {
  yield* list
}

test('servers that are not there are named', async () => {
  await expect(openQueue('nats://127.0.0.1:1', 'test')).rejects.toThrow(
    'nats://127.0.0.1:1: no NATS server answers there',
  )
})

const hasParallel = spawnSync('parallel', ['--version']).status === 0
if (!hasParallel)
  console.warn('!! LEFT OUT: reading under GNU parallel, which is not installed here (Debian: parallel)')

test.skipIf(!hasParallel)('as a filter under GNU parallel it reads what one process reads, in the same order', () => {
  const file = join(folder, 'lines.jsonl')
  const chancery = new URL('../../dist/desk/cli/main.js', import.meta.url).pathname
  const lines = Array.from({ length: 60 }, (_, i) =>
    JSON.stringify({ id: `r${i}`, published: '2027-03-10', text: `Norway and Peru signed a treaty, number ${i}.` }),
  )
  writeFileSync(file, `${lines.join('\n')}\n`)
  const run = (command: string) =>
    spawnSync('bash', ['-c', command], { encoding: 'utf8', env: { ...process.env, PARALLEL_HOME: folder } }).stdout
  const read = `${process.execPath} ${chancery} read --jsonl -`
  const alone = run(`${read} < ${file}`)
  expect(alone.split('\n')).toHaveLength(61)
  expect(run(`parallel --pipe -N 20 -j 2 --keep-order '${read}' < ${file}`)).toBe(alone)
})

describe.skipIf(!present)('a cluster of three', () => {
  let servers: Server[] = []
  let queue: Queue
  const copies = async (): Promise<number[]> => {
    const manager = await jetstreamManager(queue.connection)
    return Promise.all(
      ['CHANCERY_REPORTS', 'CHANCERY_ASIDE'].map(async name => (await manager.streams.info(name)).config.num_replicas),
    )
  }
  beforeAll(async () => {
    servers = await natsServers(3)
    await Promise.all(servers.map(server => server.start()))
    queue = await openQueue(servers.map(({ url }) => url).join(','), 'test')
  }, 60_000)
  afterAll(async () => {
    await queue?.connection.close()
    await Promise.all(servers.map(server => server.remove()))
  }, 60_000)

  test('keeps the copies it was given when a worker comes, and is copied anew only while it is empty', async () => {
    await prepareQueue(queue)
    expect(await copies()).toEqual([1, 1])
    await prepareQueue(queue, 3)
    expect(await copies()).toEqual([3, 3])
    await prepareQueue(queue)
    expect(await copies()).toEqual([3, 3])
    for await (const { what } of enqueue(queue, asyncOf([report(1)]), given => given)) expect(what).toBe('queued')
    await expect(prepareQueue(queue, 1)).rejects.toThrow(/the queue holds 1 reports in 3 copies, expected an empty one/)
  }, 60_000)

  test('gives what waits when one of them is lost', async () => {
    const more = Array.from({ length: 49 }, (_, i) => report(i + 2))
    for await (const { what } of enqueue(queue, asyncOf(more), given => given)) expect(what).toBe('queued')
    await servers[0].kill()
    const pool = new ReaderPool({ threads: 1 })
    const record = join(folder, 'cluster.chancery')
    await work(queue, { record, reader: 'test', pool, untilEmpty: true, signal: new AbortController().signal })
    await pool.close()
    const store = await openRecord(record, { readOnly: true })
    expect((await store.totals()).reports).toBe(50)
    await store.close()
  }, 60_000)
})
