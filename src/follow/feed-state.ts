// Feeds and entries as they are kept in the database: every step is one transaction, so that a process killed at any moment goes on where it was.
import { hash } from 'node:crypto'
import type { Feed, FeedEntry, Subscription } from '../report/index.ts'
import type { Fetched } from '../source/index.ts'
import { grouped } from './grouped.ts'
import { backOff, CHECKS, type Pace, pauseAfter, spread } from './pace.ts'
import type { EntryRow, FeedRow, FollowDatabase } from './tables.ts'

/** What a worker needs of an entry. */
export type Due = Pick<
  EntryRow,
  'id' | 'feed' | 'host' | 'url' | 'state' | 'due_at' | 'attempts' | 'entry' | 'checks' | 'etag' | 'last_modified'
>
const DUE = [
  'id',
  'feed',
  'host',
  'url',
  'state',
  'due_at',
  'attempts',
  'entry',
  'checks',
  'etag',
  'last_modified',
] as const

const at = (milliseconds: number) => new Date(milliseconds).toISOString()
export const inSeconds = (seconds: number): string => at(Date.now() + seconds * 1000)
const idOf = (words: string) => hash('sha256', words, 'hex').slice(0, 20)

/** Brings the table of feeds in line with a list: new ones are due at once, those that are no longer in it are left alone. */
export async function subscribe(database: FollowDatabase, feeds: readonly Subscription[], pace: Pace): Promise<void> {
  await database.transaction().execute(async transaction => {
    await transaction.updateTable('follow_feeds').set({ state: 'left' }).where('state', '=', 'active').execute()
    for (const { url, title, home, owner, language, group } of feeds) {
      await transaction
        .insertInto('follow_feeds')
        .values({
          url,
          title,
          home,
          owner,
          language,
          grouping: group,
          state: 'active',
          moved_to: null,
          etag: null,
          last_modified: null,
          pause: pace.first,
          next_at: at(Date.now()),
          tried_at: '',
          succeeded_at: '',
          new_at: '',
          failures: 0,
          fault: null,
          requests: 0,
          failed: 0,
          unchanged: 0,
        })
        .onConflict(conflict => conflict.column('url').doNothing())
        .execute()
      await transaction
        .updateTable('follow_feeds')
        .set({ title, home, owner, language, grouping: group, state: 'active' })
        .where('url', '=', url)
        .where('state', '!=', 'gone')
        .execute()
    }
  })
}

export const activeFeeds = (database: FollowDatabase): Promise<FeedRow[]> =>
  database.selectFrom('follow_feeds').selectAll().where('state', '=', 'active').execute()

/** Entries that are due or will be looked at again, the first due first. */
export const openEntries = (database: FollowDatabase): Promise<Due[]> =>
  database.selectFrom('follow_entries').select(DUE).where('due_at', '!=', '').orderBy('due_at').execute()

/** What tells an entry from all others: its address without what follows readers, or its feed and key. */
export function entryId(feed: string, { url, key }: FeedEntry): string {
  if (url === null) return idOf(`${feed} ${key}`)
  const plain = new URL(url)
  for (const name of [...plain.searchParams.keys()])
    if (/^(?:utm_\w+|fbclid|gclid|at_\w+|cmpid?|ref|source|ns_\w+)$/i.test(name)) plain.searchParams.delete(name)
  return idOf(plain.href.replace(/^http:/, 'https:'))
}

const tellingOf = ({ title, body, modified }: FeedEntry) => idOf(JSON.stringify([title, body, modified]))

/** Notes an answer with a feed in it: its new and changed entries become due. Gives them. */
export async function noteFeed(
  database: FollowDatabase,
  row: FeedRow,
  answer: Fetched,
  feed: Feed,
  pace: Pace,
): Promise<{ due: Due[]; next: FeedRow }> {
  const now = at(Date.now())
  const due: Due[] = []
  const entries = new Map(feed.entries.map(entry => [entryId(row.url, entry), entry]))
  return grouped(database, async transaction => {
    const ids = [...entries.keys()]
    const known = new Map<string, { told: string; feed: string }>()
    for (let first = 0; first < ids.length; first += 200) {
      const found = await transaction
        .selectFrom('follow_entries')
        .select(['id', 'told', 'feed'])
        .where('id', 'in', ids.slice(first, first + 200))
        .execute()
      for (const { id, told, feed } of found) known.set(id, { told, feed })
    }
    const fresh: EntryRow[] = []
    for (const [id, entry] of entries) {
      const told = tellingOf(entry)
      const before = known.get(id)
      const words = JSON.stringify(entry)
      if (before === undefined) {
        const host = entry.url === null ? '' : new URL(entry.url).host
        fresh.push({
          id,
          feed: row.url,
          host,
          url: entry.url,
          state: 'due',
          due_at: now,
          attempts: 0,
          told,
          entry: words,
          fault: null,
          seen_at: now,
          kept_at: '',
          checks: 0,
          etag: null,
          last_modified: null,
        })
      } else if (before.told !== told && before.feed === row.url) {
        // The same entry in another feed tells otherwise and is the same report: only its first feed changes it.
        await transaction
          .updateTable('follow_entries')
          .set({ told, state: 'due', due_at: now, attempts: 0, entry: words, etag: null, last_modified: null })
          .where('id', '=', id)
          .execute()
        due.push(
          await transaction.selectFrom('follow_entries').select(DUE).where('id', '=', id).executeTakeFirstOrThrow(),
        )
      }
    }
    for (let first = 0; first < fresh.length; first += 50)
      await transaction
        .insertInto('follow_entries')
        .values(fresh.slice(first, first + 50))
        .execute()
    due.push(...fresh)
    const asked = Math.max((feed.ttl ?? 0) * 60, maxAge(answer))
    const pause = pauseAfter(row.pause, due.length, asked || null, pace)
    const next: FeedRow = {
      ...row,
      title: row.title ?? feed.title,
      home: row.home ?? feed.home,
      moved_to: answer.movedTo ?? row.moved_to,
      etag: header(answer, 'etag'),
      last_modified: header(answer, 'last-modified'),
      pause,
      next_at: inSeconds(spread(pause)),
      tried_at: now,
      succeeded_at: now,
      new_at: due.length > 0 ? now : row.new_at,
      failures: 0,
      fault: null,
      requests: row.requests + 1,
    }
    await transaction.updateTable('follow_feeds').set(next).where('url', '=', row.url).execute()
    return { due, next }
  })
}

/** Notes that a feed has not changed. */
export async function noteUnchanged(database: FollowDatabase, row: FeedRow, pace: Pace): Promise<FeedRow> {
  const now = at(Date.now())
  const pause = pauseAfter(row.pause, 0, null, pace)
  const next: FeedRow = {
    ...row,
    pause,
    next_at: inSeconds(spread(pause)),
    tried_at: now,
    succeeded_at: now,
    failures: 0,
    fault: null,
    requests: row.requests + 1,
    unchanged: row.unchanged + 1,
  }
  await grouped(database, transaction =>
    transaction.updateTable('follow_feeds').set(next).where('url', '=', row.url).execute(),
  )
  return next
}

/** Notes a failure; `gone`: the server says that the feed will not come back. */
export async function noteFailure(
  database: FollowDatabase,
  row: FeedRow,
  fault: string,
  gone: boolean,
  asked: number | null,
  pace: Pace,
): Promise<FeedRow> {
  const failures = row.failures + 1
  const next: FeedRow = {
    ...row,
    state: gone ? 'gone' : row.state,
    next_at: inSeconds(backOff(failures, Math.min(pace.least, 60), asked)),
    tried_at: at(Date.now()),
    failures,
    fault,
    // An address that it moved to and that fails is not asked again.
    moved_to: failures > 3 ? null : row.moved_to,
    requests: row.requests + 1,
    failed: row.failed + 1,
  }
  await grouped(database, transaction =>
    transaction.updateTable('follow_feeds').set(next).where('url', '=', row.url).execute(),
  )
  return next
}

/** Notes that an entry is kept, and when it is looked at again; null where never. */
export async function noteKept(
  database: FollowDatabase,
  entry: Due,
  fault: string | null,
  answer: Fetched | null,
): Promise<Due | null> {
  const checks = entry.state === 'kept' ? entry.checks + 1 : entry.checks
  const told = entry.entry === null ? null : (JSON.parse(entry.entry) as FeedEntry)
  // Where the feed carries whole texts, a change is seen in the feed.
  const pause = entry.url === null || told?.whole ? undefined : CHECKS[checks]
  const next = {
    state: 'kept',
    due_at: pause === undefined ? '' : inSeconds(spread(pause)),
    attempts: 0,
    checks,
    fault,
    // What the feed tells beside the text is needed again, its text is not.
    entry: pause === undefined || told === null ? null : JSON.stringify({ ...told, body: '' }),
    etag: answer === null ? entry.etag : header(answer, 'etag'),
    last_modified: answer === null ? entry.last_modified : header(answer, 'last-modified'),
  }
  await grouped(database, transaction =>
    transaction
      .updateTable('follow_entries')
      .set(entry.state === 'kept' ? next : { ...next, kept_at: at(Date.now()) })
      .where('id', '=', entry.id)
      .execute(),
  )
  return pause === undefined ? null : { ...entry, ...next }
}

/** Notes that an entry holds no text. */
export async function noteEmpty(database: FollowDatabase, { id }: Due, fault: string): Promise<void> {
  await grouped(database, transaction =>
    transaction
      .updateTable('follow_entries')
      .set({ state: 'empty', due_at: '', entry: null, fault })
      .where('id', '=', id)
      .execute(),
  )
}

/** Notes that an entry is to be tried again. */
export async function noteAgain(database: FollowDatabase, entry: Due, fault: string, seconds: number): Promise<Due> {
  const next = { due_at: inSeconds(seconds), attempts: entry.attempts + 1, fault }
  await grouped(database, transaction =>
    transaction.updateTable('follow_entries').set(next).where('id', '=', entry.id).execute(),
  )
  return { ...entry, ...next }
}

function header({ headers }: Fetched, name: string): string | null {
  const value = headers[name]
  return typeof value === 'string' && value.length < 500 ? value : null
}

/** Seconds for which a server says that its answer stays true. */
function maxAge({ headers }: Fetched): number {
  const seconds = Number(/(?:^|[,\s])max-age=(\d+)/.exec(headers['cache-control'] ?? '')?.[1] ?? 0)
  return Math.min(seconds, 3600)
}
