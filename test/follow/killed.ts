// Follows an unruly net in a process that is killed again and again, and looks at what it leaves: every item must be there, once.
import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { feedStatus } from '../../src/follow/index.ts'
import { openRecord } from '../../src/record/index.ts'
import { writeOpml } from '../../src/report/index.ts'
import { type NetOptions, unrulyNet } from './unruly-net.ts'

/** Milliseconds for which it goes on when all is kept. */
const LATE = 2500
const FOLLOWER = fileURLToPath(new URL('./follower.ts', import.meta.url))

/** What came of it. */
export interface Survived {
  readonly items: number
  readonly kept: number
  readonly missing: readonly string[]
  readonly twice: readonly string[]
  readonly kills: number
  readonly requests: number
  readonly faults: number
  readonly atOnce: number
  readonly shortestPause: number
  readonly busy: number
  readonly failedRequests: number
  /** Seconds from the last fault until all was kept. */
  readonly drained: number
}

/** Runs for the net's time with so many kills, then without faults until all is kept, `drain` seconds at most, and a little longer: what is kept twice shows late. */
export async function followAmidKills(
  options: NetOptions,
  kills: number,
  drain: number,
  address: string | null = null,
): Promise<Survived> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-follow-'))
  const record = address ?? join(folder, 'record.chancery')
  await (await openRecord(record)).close()
  const net = await unrulyNet(options)
  const store = await openRecord(record, { readOnly: true })
  try {
    const opml = join(folder, 'feeds.opml')
    writeFileSync(
      opml,
      writeOpml(
        'test',
        net.feeds.map(url => ({ url, title: null, home: null, owner: null, language: null, group: null })),
      ),
    )
    const begun = Date.now()
    const share = options.during / (kills + 1)
    // On a busy machine a process takes its time to begin: it is killed in the midst of its work, not before.
    const atWork = async (requests: number) => {
      const before = net.requests
      for (let waited = 0; net.requests < before + requests && waited < 60_000; waited += 50) await sleep(50)
    }
    for (let i = 0; i < kills; i++) {
      const follower = start(record, opml)
      await Promise.all([sleep(share * (0.7 + ((i * 7) % 10) / 20)), atWork(options.feeds * 2 + i * 7)])
      follower.child.kill('SIGKILL')
      await follower.ended
    }
    // The rest of the time with faults, then without: what appeared last needs its time, too.
    const follower = start(record, opml)
    await Promise.all([sleep(Math.max(0, begun + options.during - Date.now())), atWork(options.feeds * 3)])
    net.behave()
    const until = Date.now() + drain * 1000
    const counted = async () =>
      Number(
        (
          await store.database
            .selectFrom('editions')
            .select(eb => eb.fn.countAll().as('total'))
            .executeTakeFirstOrThrow()
        ).total,
      )
    while (Date.now() < until && (await counted()) < net.items.length) await sleep(250)
    const drained = Date.now() - until + drain * 1000
    await sleep(LATE)
    follower.child.kill('SIGTERM')
    const code = await follower.ended
    if (code !== 0) throw new Error(`the follower ended with ${code}`)
    const seen = new Map<string, number>()
    const rows = await store.database.selectFrom('editions').select('url').execute()
    // The address as it was asked for, with what follows readers.
    for (const { url } of rows)
      seen.set((url ?? '').replace(/\?.*$/, ''), (seen.get((url ?? '').replace(/\?.*$/, '')) ?? 0) + 1)
    const failedRequests = (await feedStatus(store)).reduce((sum, feed) => sum + feed.failed, 0)
    return {
      items: net.items.length,
      kept: rows.length,
      missing: net.items.filter(url => !seen.has(url)),
      twice: [...seen].filter(([, times]) => times > 1).map(([url]) => url),
      kills,
      requests: net.requests,
      faults: net.faults,
      atOnce: net.atOnce,
      shortestPause: net.shortestPause,
      busy: net.busy,
      failedRequests,
      drained: Math.round(drained / 100) / 10,
    }
  } finally {
    await store.close()
    await net.close()
    await rm(folder, { recursive: true })
  }
}

function start(record: string, opml: string): { child: ChildProcess; ended: Promise<number | null> } {
  const child = spawn(process.execPath, ['--import', 'tsx', FOLLOWER, record, opml], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return { child, ended }
}
