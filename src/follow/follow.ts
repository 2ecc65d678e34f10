// Follows feeds: asks each when it is due, fetches what is new, keeps it. Nothing is noted as done before it is in the record; what is done twice is kept once.
import { setMaxListeners } from 'node:events'
import { type RecordStore, tellingErrors } from '../record/index.ts'
import {
  type FeedEntry,
  type Report,
  readFeed,
  reportOfEntry,
  type Subscription,
  takeDocument,
  textOf,
} from '../report/index.ts'
import { FetchError, type Fetched, requireOk, Visitor, type VisitorOptions, WarcError } from '../source/index.ts'
import {
  activeFeeds,
  type Due,
  noteAgain,
  noteEmpty,
  noteFailure,
  noteFeed,
  noteKept,
  noteUnchanged,
  openEntries,
  subscribe,
} from './feed-state.ts'
import { type Fate, Keeper, type ReadReports } from './keeper.ts'
import { LEASE, type LeaseHolder, takeLease } from './lease.ts'
import { backOff, PACE, type Pace } from './pace.ts'
import { type FeedRow, followDatabase } from './tables.ts'

/** What happened, for whoever watches. */
export type FollowEvent =
  | { readonly kind: 'feed'; readonly feed: string; readonly found: number }
  | { readonly kind: 'fault'; readonly feed: string; readonly url: string; readonly fault: string }
  /** The one who follows has not shown for a while that it lives: its lease is waited for. */
  | { readonly kind: 'waiting'; readonly holder: LeaseHolder }
  | { readonly kind: 'kept'; readonly feed: string; readonly url: string | null; readonly fate: Fate }

/** How feeds are followed. */
export interface FollowOptions extends VisitorOptions {
  readonly read: ReadReports
  /** Version of the reader. */
  readonly reader: string
  /** Asks what is due, once, instead of until stopped. */
  readonly once?: boolean
  readonly stop?: AbortSignal
  /** Also keeps pages as they came. */
  readonly raw?: boolean
  readonly pace?: Pace
  /** Requests at the same time, to as many hosts. */
  readonly hosts?: number
  /** Seconds without a sign of life after which another process may follow in this one's place. */
  readonly lease?: number
  readonly onEvent?: (event: FollowEvent) => void
}

const HOSTS = 24
/** Attempts at a page before the feed's own words are kept instead. */
const ATTEMPTS = 6
/** Seconds before the first new attempt at a page. */
const AGAIN = 30
const MAX_FEED = 64 * 1024 * 1024
const FEED =
  'application/rss+xml,application/atom+xml,application/feed+json;q=0.9,application/xml;q=0.8,text/xml;q=0.8,*/*;q=0.5'
/** Milliseconds between two looks at what is due, at most. */
const LOOK = 1000

/** Follows until stopped, or once. Throws a `RecordError` where another process follows into the record, or where the record fails. */
export function follow(store: RecordStore, feeds: readonly Subscription[], options: FollowOptions): Promise<void> {
  return tellingErrors(store.name, async () => {
    const { stop = new AbortController().signal, pace = PACE } = options
    const database = await followDatabase(store)
    const waiting = (holder: LeaseHolder) => options.onEvent?.({ kind: 'waiting', holder })
    const lease = await takeLease(store, database, options.lease ?? LEASE, stop, waiting)
    if (lease === null) return
    try {
      await subscribe(database, feeds, pace)
      const following = { ...options, stop: AbortSignal.any([stop, lease.lost]) }
      const [active, open] = [await activeFeeds(database), await openEntries(database)]
      await new Follower(store, following, active, open, database).run()
      lease.lost.throwIfAborted()
    } finally {
      await lease.release()
    }
  })
}

class Follower {
  readonly #options: FollowOptions
  readonly #database: Awaited<ReturnType<typeof followDatabase>>
  readonly #visitor: Visitor
  readonly #keeper: Keeper
  readonly #pace: Pace
  readonly #stop: AbortSignal
  readonly #feeds: Map<string, FeedRow>
  /** Entries by host, each list in the order in which they are due. */
  readonly #entries = new Map<string, Due[]>()
  readonly #busyFeeds = new Set<string>()
  readonly #busyHosts = new Set<string>()
  readonly #tasks = new Set<Promise<void>>()
  readonly #asked = new Set<string>()
  #failure: { readonly error: unknown } | null = null
  #wake: () => void = () => {}

  constructor(
    store: RecordStore,
    options: FollowOptions,
    feeds: readonly FeedRow[],
    entries: readonly Due[],
    database: Awaited<ReturnType<typeof followDatabase>>,
  ) {
    this.#options = options
    this.#database = database
    this.#visitor = new Visitor(options)
    this.#keeper = new Keeper(store, options.read, options.reader)
    this.#pace = options.pace ?? PACE
    this.#stop = options.stop ?? new AbortController().signal
    // Every request under way listens to it.
    setMaxListeners(0, this.#stop)
    this.#feeds = new Map(feeds.map(feed => [feed.url, feed]))
    for (const entry of entries) this.#queue(entry)
  }

  #queue(entry: Due): void {
    const own = this.#entries.get(entry.host)
    if (own === undefined) {
      this.#entries.set(entry.host, [entry])
      return
    }
    // Nearly always it is the last.
    let i = own.length
    while (i > 0 && own[i - 1].due_at > entry.due_at) i--
    own.splice(i, 0, entry)
  }

  async run(): Promise<void> {
    const stopped = () => this.#wake()
    this.#stop.addEventListener('abort', stopped)
    try {
      while (!this.#stop.aborted && this.#failure === null) {
        this.#start()
        if (this.#options.once && this.#tasks.size === 0) break
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, LOOK)
          this.#wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
    } finally {
      this.#stop.removeEventListener('abort', stopped)
      await Promise.all(this.#tasks)
    }
    if (this.#failure !== null) throw this.#failure.error
  }

  /** Starts what is due and has a free host. */
  #start(): void {
    const now = new Date().toISOString()
    const most = this.#options.hosts ?? HOSTS
    for (const feed of this.#feeds.values()) {
      if (this.#tasks.size >= most) return
      if (feed.next_at > now || this.#busyFeeds.has(feed.url) || (this.#options.once && this.#asked.has(feed.url)))
        continue
      this.#asked.add(feed.url)
      this.#busyFeeds.add(feed.url)
      this.#launch(async () => {
        try {
          await this.#ask(feed)
        } finally {
          this.#busyFeeds.delete(feed.url)
        }
      })
    }
    for (const [host, entries] of this.#entries) {
      if (this.#tasks.size >= most) return
      if (this.#busyHosts.has(host)) continue
      const [first] = entries
      if (first === undefined) this.#entries.delete(host)
      else if (first.due_at <= now) {
        entries.shift()
        this.#busyHosts.add(host)
        let held = true
        const free = () => {
          if (held) this.#busyHosts.delete(host)
          held = false
          this.#wake()
        }
        this.#launch(() => this.#fetch(first, free).finally(free))
      }
    }
  }

  #launch(run: () => Promise<void>): void {
    const task = run()
      .catch(error => {
        // Only the record and the archive can fail here: without them nothing can be noted.
        if (!this.#stop.aborted) this.#failure ??= { error }
      })
      .finally(() => {
        this.#tasks.delete(task)
        this.#wake()
      })
    this.#tasks.add(task)
  }

  async #ask(feed: FeedRow): Promise<void> {
    try {
      const { etag, last_modified: lastModified } = feed
      const answer = await this.#visitor.visit(
        feed.moved_to ?? feed.url,
        { etag, lastModified, accept: FEED, maxBytes: MAX_FEED },
        this.#stop,
      )
      if (answer.status === 304) {
        this.#feeds.set(feed.url, await noteUnchanged(this.#database, feed, this.#pace))
        return
      }
      const { body, contentType, url } = requireOk(answer)
      const { due, next } = await noteFeed(
        this.#database,
        feed,
        answer,
        readFeed(textOf(body, contentType), url),
        this.#pace,
      )
      this.#feeds.set(feed.url, next)
      const fresh = new Set(due.map(({ id }) => id))
      for (const [host, entries] of this.#entries)
        this.#entries.set(
          host,
          entries.filter(({ id }) => !fresh.has(id)),
        )
      for (const entry of due) this.#queue(entry)
      this.#tell({ kind: 'feed', feed: feed.url, found: due.length })
    } catch (error) {
      if (this.#stop.aborted) return
      if (isOurs(error)) throw error
      const { message, status, asked } = faultOf(error)
      this.#tell({ kind: 'fault', feed: feed.url, url: feed.moved_to ?? feed.url, fault: message })
      const next = await noteFailure(this.#database, feed, message, status === 410, asked, this.#pace)
      if (next.state === 'gone') this.#feeds.delete(feed.url)
      else this.#feeds.set(feed.url, next)
    }
  }

  async #fetch(due: Due, free: () => void): Promise<void> {
    const entry = due.entry === null ? null : (JSON.parse(due.entry) as FeedEntry)
    const publisher = this.#feeds.get(due.feed)?.title ?? null
    const own = entry === null ? null : reportOfEntry(entry, publisher)
    // A feed that carries whole texts needs no page; an address without a feed's entry is one to be looked at again.
    if (own !== null && (due.url === null || (entry?.whole && due.state === 'due'))) {
      free()
      return this.#keep(due, own, null, null, null)
    }
    if (due.url === null) return void (await noteEmpty(this.#database, due, 'has no address and no text'))
    let answer: Fetched
    try {
      const { etag, last_modified: lastModified } = due
      answer = await this.#visitor.visit(due.url, { etag, lastModified }, this.#stop)
      free()
      if (answer.status === 304) return this.#again(await noteKept(this.#database, due, null, null))
      requireOk(answer)
    } catch (error) {
      free()
      if (this.#stop.aborted) return
      return this.#fail(due, own, error)
    }
    const { body, url, contentType } = answer
    const raw = this.#options.raw ?? false
    const taken = await takeDocument(body, { id: due.url, place: due.url, url, contentType }, { raw })
    if (!('report' in taken)) {
      const fault = 'error' in taken ? taken.error : 'was passed over'
      return own === null
        ? this.#again(await noteKept(this.#database, due, fault, answer))
        : this.#keep(due, own, null, fault, answer)
    }
    await this.#keep(due, withFeed(taken.report, own), taken.raw ?? null, null, answer)
  }

  /** Temporary faults are tried again; then, and after others, what the feed itself says is kept. */
  async #fail(due: Due, own: Report | null, error: unknown): Promise<void> {
    if (!(error instanceof FetchError)) throw error
    const { message, temporary, retryAfter } = error
    this.#tell({ kind: 'fault', feed: due.feed, url: due.url ?? '', fault: message })
    if (temporary && due.attempts + 1 < ATTEMPTS) {
      const seconds = backOff(due.attempts + 1, Math.min(AGAIN, this.#pace.least), retryAfter)
      return this.#again(await noteAgain(this.#database, due, message, seconds))
    }
    // Of a page that is kept already nothing is lost by not seeing it again.
    if (due.state === 'kept' || own === null) return this.#again(await noteKept(this.#database, due, message, null))
    await this.#keep(due, own, null, `the feed's own words: ${message}`, null)
  }

  async #keep(
    due: Due,
    report: Report,
    raw: Parameters<Keeper['keep']>[1],
    fault: string | null,
    answer: Fetched | null,
  ): Promise<void> {
    if (report.text.trim() === '') return void (await noteEmpty(this.#database, due, 'has no text'))
    const fate = await this.#keeper.keep(report, raw)
    this.#tell({ kind: 'kept', feed: due.feed, url: due.url, fate })
    await this.#again(await noteKept(this.#database, due, fate === 'unread' ? 'could not be read' : fault, answer))
  }

  async #again(next: Due | null): Promise<void> {
    if (next !== null) this.#queue(next)
  }

  #tell(event: FollowEvent): void {
    this.#options.onEvent?.(event)
  }
}

/** What a page leaves open, its feed tells. */
function withFeed(report: Report, own: Report | null): Report {
  if (own === null) return report
  const found: Record<string, string> = { ...report.found }
  const merged: Record<string, unknown> = { ...report }
  for (const field of ['title', 'publisher', 'published', 'author', 'modified'] as const) {
    const isWeak = !report[field] || (field === 'publisher' && found.publisher === 'url')
    if (!isWeak || !own[field]) continue
    merged[field] = own[field]
    found[field] = 'feed'
  }
  return { ...(merged as unknown as Report), found }
}

function faultOf(error: unknown): { message: string; status: number | null; asked: number | null } {
  if (error instanceof FetchError) return { message: error.message, status: error.status, asked: error.retryAfter }
  return { message: error instanceof Error ? error.message : String(error), status: null, asked: null }
}

/** Feeds fail by plain errors and by those of fetching; a database's have codes. What is fetched and cannot be archived ends the following, too. */
const isOurs = (error: unknown) =>
  error instanceof WarcError || (error instanceof Error && !(error instanceof FetchError) && 'code' in error)
