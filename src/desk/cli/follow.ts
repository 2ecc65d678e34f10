// `chancery follow`: feeds asked when they are due, their reports read and kept, watches told; and a table of how the feeds are doing.
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { ReaderPool } from '../../fleet/index.ts'
import {
  type FeedStatus,
  type FollowEvent,
  type FollowOptions,
  feedStatus,
  follow,
  followerOf,
  runWatches,
  subscriptionsOf,
} from '../../follow/index.ts'
import { RecordError, type RecordStore } from '../../record/index.ts'
import { readOpml, type Subscription, textOf, writeOpml } from '../../report/index.ts'
import { WarcError, WarcFile } from '../../source/index.ts'
import { complain, type Outcome } from './fail.ts'
import { reasonOf } from './input.ts'
import { write } from './output.ts'
import { isAddress } from './reports-in.ts'
import { cellsOf, clip, oneLine } from './style.ts'
import { withRecord } from './with-record.ts'

/** The command's options. */
export interface FollowCommandOptions {
  readonly record: string
  readonly once?: boolean
  readonly status?: boolean
  readonly opml?: boolean
  readonly json?: boolean
  readonly delay: number
  readonly raw?: boolean
  readonly warc?: string
  readonly threads: number
  readonly allowPrivate?: boolean
}

/** Milliseconds between two runs of the watches. */
const WATCHES = 15_000
/** Milliseconds until a server that was away is asked again, and until it is given up. */
const AGAIN = 5000
const PATIENCE = 3_600_000

/** Follows until Ctrl-C, or once. */
export async function followCommand(
  lists: readonly string[],
  options: FollowCommandOptions,
  version: string,
  outcome: Outcome,
): Promise<void> {
  const named = await subscriptions(lists, outcome)
  if (lists.length > 0 && named.length === 0) return outcome.fail(lists.join(', '), 'names no feed')
  const program = `chancery/${version}`
  const stop = new AbortController()
  const stopped = () => stop.abort()
  process.once('SIGINT', stopped).once('SIGTERM', stopped)
  await withRecord(options.record, {}, outcome, async store => {
    // Without a list, those that the record knows.
    const feeds = lists.length > 0 ? named : subscriptionsOf(await feedStatus(store))
    if (feeds.length === 0)
      return outcome.fail('follow', 'no feed was followed yet, expected an OPML file or addresses of feeds')
    const pool = new ReaderPool({ threads: options.threads })
    const warc = options.warc === undefined ? null : new WarcFile(options.warc, program)
    const tally = { kept: 0, editions: 0, faults: 0 }
    const watches = async () => {
      for (const { watch, channel, fault } of (await runWatches(store, program)).faults)
        complain(`watch ${watch}`, `${channel}: ${fault}`)
    }
    let running: Promise<void> = Promise.resolve()
    const timer = setInterval(() => {
      running = running.then(watches).catch(error => complain('watches', reasonOf(error)))
    }, WATCHES)
    const following: FollowOptions = {
      userAgent: program,
      reader: version,
      allowPrivate: options.allowPrivate ?? false,
      delay: options.delay,
      once: options.once ?? false,
      raw: options.raw ?? false,
      stop: stop.signal,
      onAnswer: warc === null ? undefined : answer => warc.add(answer),
      read: async reports => (await pool.read(reports)).map(read => ('reading' in read ? read.reading : null)),
      onEvent: event => tell(store.name, event, tally),
    }
    try {
      await followOn(store, feeds, following)
    } catch (error) {
      if (!(error instanceof WarcError)) throw error
      outcome.fail(options.warc ?? '', error.message)
    } finally {
      clearInterval(timer)
      process.off('SIGINT', stopped).off('SIGTERM', stopped)
      await running
      await pool.close()
    }
    await watches()
    await write(
      `${store.name}: ${tally.kept} reports kept, ${tally.editions} new editions; ${tally.faults} requests failed\n`,
    )
  })
}

/** Follows; a server that is away for a while is waited for. */
async function followOn(store: RecordStore, feeds: readonly Subscription[], options: FollowOptions): Promise<void> {
  let failing = 0
  while (!options.stop?.aborted) {
    const begun = performance.now()
    try {
      return await follow(store, feeds, options)
    } catch (error) {
      failing = performance.now() - begun > PATIENCE ? 0 : failing + AGAIN
      if (!(error instanceof RecordError && error.passing) || options.once || failing > PATIENCE) throw error
      complain(store.name, `${error.message.slice(store.name.length + 2)}; following goes on in ${AGAIN / 1000} s`)
      await sleep(AGAIN, undefined, { signal: options.stop }).catch(() => {})
    }
  }
}

function tell(name: string, event: FollowEvent, tally: { kept: number; editions: number; faults: number }): void {
  if (event.kind === 'waiting') {
    const { holder, until } = event.holder
    complain(name, `${holder} has not shown lately that it follows; waiting until ${until.slice(11, 19)} UTC`)
  } else if (event.kind === 'fault') {
    tally.faults++
    complain(event.url, event.fault)
  } else if (event.kind === 'kept') {
    if (event.fate === 'new') tally.kept++
    if (event.fate === 'edition') tally.editions++
  }
}

async function subscriptions(lists: readonly string[], outcome: Outcome): Promise<Subscription[]> {
  const feeds: Subscription[] = []
  for (const name of lists) {
    if (isAddress(name)) feeds.push({ url: name, title: null, home: null, owner: null, language: null, group: null })
    else {
      try {
        feeds.push(...readOpml(textOf(await readFile(name))))
      } catch (error) {
        outcome.fail(name, reasonOf(error))
      }
    }
  }
  return feeds
}

/** Prints the table, or one line of JSON a feed. */
export async function statusCommand(options: FollowCommandOptions, outcome: Outcome): Promise<void> {
  await withRecord(options.record, { readOnly: true }, outcome, async store => {
    const feeds = await feedStatus(store)
    if (options.json) for (const feed of feeds) await write(`${JSON.stringify(feed)}\n`)
    else if (feeds.length === 0) await write('no feed was followed yet\n')
    else {
      const follower = await followerOf(store)
      await write(tableOf(feeds))
      await write(follower === null ? 'nobody follows them now\n' : `followed by ${follower.holder}\n`)
    }
  })
}

/** Prints the feeds as OPML. */
export async function opmlCommand(options: FollowCommandOptions, outcome: Outcome): Promise<void> {
  await withRecord(options.record, { readOnly: true }, outcome, async store => {
    await write(writeOpml('Feeds followed by chancery', subscriptionsOf(await feedStatus(store))))
  })
}

const HEAD = ['feed', 'owner', 'state', 'last success', 'last new', 'kept', 'due', 'failed', 'fault']
const WIDEST = 44

function tableOf(feeds: readonly FeedStatus[]): string {
  const minute = (time: string | null) => (time === null ? '–' : time.slice(0, 16).replace('T', ' '))
  const rows = feeds.map(feed => [
    clip(oneLine(feed.title ?? feed.url), WIDEST),
    feed.owner ?? '',
    feed.state,
    minute(feed.lastSuccess),
    minute(feed.lastNew),
    String(feed.kept),
    String(feed.due),
    `${feed.failed} of ${feed.requests}`,
    clip(oneLine(feed.fault ?? ''), WIDEST),
  ])
  const widths = HEAD.map((head, i) => Math.max(cellsOf(head), ...rows.map(row => cellsOf(row[i]))))
  const line = (row: readonly string[]) =>
    `${row
      .map((cell, i) => cell + ' '.repeat(widths[i] - cellsOf(cell)))
      .join('  ')
      .trimEnd()}\n`
  return [HEAD, ...rows].map(line).join('')
}
