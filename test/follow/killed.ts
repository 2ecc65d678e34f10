// Follows an unruly net in a process that is killed again and again, and looks at what it leaves: every item must be there, once.
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { feedStatus } from '../../src/follow/index.ts'
import { openRecord } from '../../src/record/index.ts'
import { writeOpml } from '../../src/report/index.ts'
import { type NetOptions, unrulyNet } from './unruly-net.ts'

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
  readonly failedRequests: number
}

/** Runs for the net's time with so many kills and on to `drain` seconds without faults. */
export async function followAmidKills(options: NetOptions, kills: number, drain: number): Promise<Survived> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-follow-'))
  const net = await unrulyNet(options)
  try {
    const record = join(folder, 'record.chancery')
    const opml = join(folder, 'feeds.opml')
    writeFileSync(
      opml,
      writeOpml(
        'test',
        net.feeds.map(url => ({ url, title: null, home: null, owner: null, language: null, group: null })),
      ),
    )
    const run = (seconds: number, killAfter: number | null) =>
      new Promise<void>((resolve, reject) => {
        const child = spawn(process.execPath, ['--import', 'tsx', FOLLOWER, record, opml, String(seconds)], {
          stdio: ['ignore', 'inherit', 'inherit'],
        })
        const timer = killAfter === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfter)
        child.on('error', reject)
        child.on('close', code => {
          if (timer !== null) clearTimeout(timer)
          if (code === 0 || killAfter !== null) resolve()
          else reject(new Error(`the follower ended with ${code}`))
        })
      })
    const begun = Date.now()
    const share = options.during / (kills + 1)
    for (let i = 0; i < kills; i++) await run(options.during, share * (0.7 + ((i * 7) % 10) / 20))
    // The rest of the time with faults, then without: what appeared last needs its time, too.
    const rest = Math.max(0, begun + options.during - Date.now())
    setTimeout(() => net.behave(), rest)
    await run(rest / 1000 + drain, null)
    const store = await openRecord(record, { readOnly: true })
    const seen = new Map<string, number>()
    const rows = await store.database.selectFrom('editions').select('url').execute()
    // The address as it was asked for, with what follows readers.
    for (const { url } of rows)
      seen.set((url ?? '').replace(/\?.*$/, ''), (seen.get((url ?? '').replace(/\?.*$/, '')) ?? 0) + 1)
    const failedRequests = (await feedStatus(store)).reduce((sum, feed) => sum + feed.failed, 0)
    await store.close()
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
      failedRequests,
    }
  } finally {
    await net.close()
    await rm(folder, { recursive: true })
  }
}
