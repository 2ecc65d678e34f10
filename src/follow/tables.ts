// Tables of what is followed, beside the record's own in its database: feeds, their entries, pages as they came, watches. They have a version of their own.
import { type Kysely, sql, type Transaction } from 'kysely'
import { RecordError, type RecordStore, type Tables } from '../record/index.ts'

/** One feed. Times are ISO text, '' where it never was; order is the same on both databases. */
export interface FeedRow {
  readonly url: string
  readonly title: string | null
  readonly home: string | null
  readonly owner: string | null
  readonly language: string | null
  readonly grouping: string | null
  /** `active`; `gone` where the server says so for good; `left` where it stands in no list any more. */
  readonly state: string
  readonly moved_to: string | null
  readonly etag: string | null
  readonly last_modified: string | null
  /** Seconds between two requests, as found so far. */
  readonly pause: number
  readonly next_at: string
  readonly tried_at: string
  readonly succeeded_at: string
  readonly new_at: string
  /** In a row, up to the last request. */
  readonly failures: number
  readonly fault: string | null
  readonly requests: number
  readonly failed: number
  readonly unchanged: number
}

/** One entry of a feed: a report to be kept, by its address whichever feed it stands in. */
export interface EntryRow {
  readonly id: string
  readonly feed: string
  readonly host: string
  readonly url: string | null
  /** `due`, `kept`; `empty` where there is no text. */
  readonly state: string
  /** When it is to be fetched, or looked at again; '' for never. */
  readonly due_at: string
  readonly attempts: number
  /** Of what the feed tells: another one is fetched again. */
  readonly told: string
  /** The feed's entry as JSON, until it is kept. */
  readonly entry: string | null
  readonly fault: string | null
  readonly seen_at: string
  readonly kept_at: string
  /** Times it was looked at again. */
  readonly checks: number
  readonly etag: string | null
  readonly last_modified: string | null
}

/** What a kept text was read from. */
export interface PageRow {
  readonly edition: string
  readonly url: string | null
  readonly fetched_at: string
  readonly author: string | null
  readonly modified: string | null
  /** By field, how it was found: JSON. */
  readonly found: string
  readonly content_type: string | null
  /** The page, packed by gzip; null unless asked for. */
  readonly raw: Uint8Array | null
}

/** A saved question, and where its answers go. */
export interface WatchRow {
  readonly name: string
  readonly filter: string
  readonly channels: string
  readonly created_at: string
  /** Number of the last edition that was looked at. */
  readonly last_n: number
}

/** An item that a watch found. */
export interface WatchHitRow {
  readonly watch: string
  readonly item: string
  readonly found_at: string
}

/** What is still to be told to a channel of a watch. */
export interface DeliveryRow {
  readonly id: string
  readonly watch: string
  readonly channel: string
  readonly items: string
  readonly due_at: string
  readonly attempts: number
  readonly fault: string | null
}

/** Who does what only one process may do at a time, until when. */
export interface LeaseRow {
  readonly name: string
  /** Tells this taking of the lease from all others. */
  readonly token: string
  readonly holder: string
  readonly since: string
  readonly until: string
}

export interface FollowTables extends Tables {
  readonly follow_feeds: FeedRow
  readonly follow_entries: EntryRow
  readonly follow_pages: PageRow
  readonly watches: WatchRow
  readonly watch_hits: WatchHitRow
  readonly watch_deliveries: DeliveryRow
  readonly follow_leases: LeaseRow
}

export type FollowDatabase = Kysely<FollowTables>

/** A transaction: it waits for other processes that write. */
export const writing = <T>(
  database: FollowDatabase,
  run: (transaction: Transaction<FollowTables>) => Promise<T>,
): Promise<T> => database.transaction().execute(run)

const KEY = 'follow'

/** The tables of version 1. `TEXT` is text that compares by its bytes on both databases. */
const FIRST = `
create table follow_feeds (url TEXT primary key, title TEXT, home TEXT, owner TEXT, language TEXT, grouping TEXT,
  state TEXT not null, moved_to TEXT, etag TEXT, last_modified TEXT, pause integer not null, next_at TEXT not null,
  tried_at TEXT not null, succeeded_at TEXT not null, new_at TEXT not null, failures integer not null, fault TEXT,
  requests integer not null, failed integer not null, unchanged integer not null)

create table follow_entries (id TEXT primary key, feed TEXT not null, host TEXT not null, url TEXT, state TEXT not null,
  due_at TEXT not null, attempts integer not null, told TEXT not null, entry TEXT, fault TEXT, seen_at TEXT not null,
  kept_at TEXT not null, checks integer not null, etag TEXT, last_modified TEXT)

create index follow_entries_due on follow_entries (due_at)

create index follow_entries_feed on follow_entries (feed, state)

create table follow_pages (edition TEXT primary key, url TEXT, fetched_at TEXT not null, author TEXT, modified TEXT,
  found TEXT not null, content_type TEXT, raw BYTES)

create table watches (name TEXT primary key, filter TEXT not null, channels TEXT not null, created_at TEXT not null,
  last_n integer not null)

create table watch_hits (watch TEXT not null, item TEXT not null, found_at TEXT not null, primary key (watch, item))

create table watch_deliveries (id TEXT primary key, watch TEXT not null, channel TEXT not null, items TEXT not null,
  due_at TEXT not null, attempts integer not null, fault TEXT)
`

/** Version n of the tables is made by the first n steps; a new need is a new step at the end. */
const STEPS: readonly string[] = [
  FIRST,
  'create table follow_leases (name TEXT primary key, token TEXT not null, holder TEXT not null, since TEXT not null, until TEXT not null)',
]
const VERSION = STEPS.length

const withFollowing = ({ database }: RecordStore) =>
  database.withTables<Omit<FollowTables, keyof Tables>>() as unknown as FollowDatabase

/** The record's database with the tables made where they are missing. Throws a `RecordError` where they are of a newer version. */
export async function followDatabase(store: RecordStore): Promise<FollowDatabase> {
  const database = withFollowing(store)
  if ((await versionOf(store, database)) === VERSION) return database
  const server = store.kind === 'postgres'
  await database.transaction().execute(async transaction => {
    if (server) await sql`select pg_advisory_xact_lock(${LOCK})`.execute(transaction)
    // Another process may have been faster.
    const version = await versionOf(store, transaction)
    const statements = STEPS.slice(version).flatMap(step => step.trim().split(/\n\s*\n/))
    for (const statement of statements) {
      const text = statement
        .replaceAll('TEXT', server ? 'text collate "C"' : 'text')
        .replaceAll('BYTES', server ? 'bytea' : 'blob')
      await sql.raw(text).execute(transaction)
    }
    const value = String(VERSION)
    await transaction
      .insertInto('meta')
      .values({ key: KEY, value })
      .onConflict(conflict => conflict.column('key').doUpdateSet({ value }))
      .execute()
  })
  return database
}

const LOCK = 0x43_48_46_4c

/** The same for looking only: null where the tables are not there, or not yet of that version. */
export async function knownDatabase(store: RecordStore, since = 1): Promise<FollowDatabase | null> {
  const database = withFollowing(store)
  return (await versionOf(store, database)) >= since ? database : null
}

async function versionOf({ name }: RecordStore, database: FollowDatabase): Promise<number> {
  const row = await database.selectFrom('meta').select('value').where('key', '=', KEY).executeTakeFirst()
  const version = Number(row?.value ?? 0)
  if (version > VERSION)
    throw new RecordError(
      `${name}: was followed by a newer version of chancery (tables of version ${version}, expected at most ${VERSION})`,
    )
  return version
}
