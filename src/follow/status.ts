// How the feeds are doing: when each last answered, how often it fails, what it yields.
import type { RecordStore } from '../record/index.ts'
import { knownDatabase } from './tables.ts'

/** `failing`: the last request failed; `waiting`: never asked; `gone`: the server says for good that it is no more; `left`: in no list any more. */
export const FEED_STATES = ['working', 'failing', 'waiting', 'gone', 'left'] as const
export type FeedState = (typeof FEED_STATES)[number]

/** One feed. Times are ISO; null where it never was. */
export interface FeedStatus {
  readonly url: string
  readonly title: string | null
  readonly home: string | null
  /** Code of the state or organisation that speaks there. */
  readonly owner: string | null
  readonly group: string | null
  readonly state: FeedState
  readonly lastTried: string | null
  readonly lastSuccess: string | null
  readonly lastNew: string | null
  readonly next: string | null
  readonly requests: number
  readonly failed: number
  readonly failuresInARow: number
  /** What was wrong at the last request. */
  readonly fault: string | null
  /** Entries kept, waiting to be fetched, and without text. */
  readonly kept: number
  readonly due: number
  readonly empty: number
}

/** Every feed of a record, those that fail first; an empty list where none was ever followed. Writes nothing. */
export async function feedStatus(store: RecordStore): Promise<FeedStatus[]> {
  const database = await knownDatabase(store)
  if (database === null) return []
  const counts = await database
    .selectFrom('follow_entries')
    .select(['feed', 'state', ({ fn }) => fn.countAll<number | string>().as('total')])
    .groupBy(['feed', 'state'])
    .execute()
  const totals = new Map(counts.map(({ feed, state, total }) => [`${state} ${feed}`, Number(total)]))
  const feeds = await database.selectFrom('follow_feeds').selectAll().orderBy('grouping').orderBy('url').execute()
  const rows = feeds.map(feed => ({
    url: feed.url,
    title: feed.title,
    home: feed.home,
    owner: feed.owner,
    group: feed.grouping,
    state: stateOf(feed.state, feed.failures, feed.tried_at),
    lastTried: feed.tried_at || null,
    lastSuccess: feed.succeeded_at || null,
    lastNew: feed.new_at || null,
    next: feed.state === 'active' ? feed.next_at : null,
    requests: feed.requests,
    failed: feed.failed,
    failuresInARow: feed.failures,
    fault: feed.fault,
    kept: totals.get(`kept ${feed.url}`) ?? 0,
    due: totals.get(`due ${feed.url}`) ?? 0,
    empty: totals.get(`empty ${feed.url}`) ?? 0,
  }))
  const rank = ({ state }: FeedStatus) => (state === 'failing' ? 0 : state === 'gone' ? 1 : state === 'left' ? 3 : 2)
  return rows.sort((a, b) => rank(a) - rank(b))
}

function stateOf(state: string, failures: number, tried: string): FeedState {
  if (state === 'gone' || state === 'left') return state
  if (tried === '') return 'waiting'
  return failures > 0 ? 'failing' : 'working'
}

/** The feeds as a list for OPML. */
export const subscriptionsOf = (feeds: readonly FeedStatus[]) =>
  feeds
    .filter(({ state }) => state !== 'left')
    .map(({ url, title, home, owner, group }) => ({ url, title, home, owner, group, language: null }))
