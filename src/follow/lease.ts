// One follower at a time: a row in the record says who follows and until when; it is renewed while the process lives, and runs out by itself where it was killed.
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import { RecordError, type RecordStore } from '../record/index.ts'
import { type FollowDatabase, knownDatabase, type LeaseRow } from './tables.ts'

const FOLLOWER = 'follower'
/** Seconds for which a sign of life is good. */
export const LEASE = 30
/** Signs of life in that time: some may fail, or wait for others that write. */
const SIGNS = 6

/** Who follows. */
export interface LeaseHolder {
  /** Process and machine. */
  readonly holder: string
  readonly since: string
  /** Until when the last sign of life is good. */
  readonly until: string
}

/** A lease that is held. */
export interface Lease {
  /** Aborted, with a `RecordError` as its reason, where the lease went to another process. */
  readonly lost: AbortSignal
  release(): Promise<void>
}

/** The time by the database's clock, for machines whose own disagree. */
const clock = (kind: RecordStore['kind'], plus = 0): RawBuilder<string> =>
  kind === 'sqlite'
    ? sql<string>`strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ${`+${plus} seconds`})`
    : sql<string>`to_char((clock_timestamp() + make_interval(secs => ${plus})) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/**
 * Takes the lease. Of a process that was killed it is waited for, which `onWaiting` hears once; throws a `RecordError` naming the holder as soon as that
 * one shows that it lives. Null where it was stopped.
 */
export async function takeLease(
  store: RecordStore,
  database: FollowDatabase,
  seconds: number,
  stop: AbortSignal,
  onWaiting: (holder: LeaseHolder) => void,
): Promise<Lease | null> {
  const token = randomUUID()
  let seen: string | null = null
  for (let looks = 0; !stop.aborted; looks++) {
    if (await claim(store, database, token, seconds)) return hold(store, database, token, seconds)
    const other = await holderOf(database)
    if (other !== undefined && seen !== null && other.until !== seen) throw heldBy(store, other)
    seen = other?.until ?? null
    // Two looks to a sign of life: one that lives would have given it by now.
    if (looks === 3 && other !== undefined) onWaiting(other)
    await sleep((seconds * 1000) / SIGNS / 2, undefined, { signal: stop }).catch(() => {})
  }
  return null
}

const holderOf = (database: FollowDatabase): Promise<LeaseRow | undefined> =>
  database.selectFrom('follow_leases').selectAll().where('name', '=', FOLLOWER).executeTakeFirst()

const heldBy = (store: RecordStore, { holder, since }: Pick<LeaseRow, 'holder' | 'since'>) =>
  new RecordError(
    `${store.name}: is followed by ${holder} since ${since.slice(0, 19).replace('T', ' ')} UTC; one process follows at a time`,
  )

/** True where the row is ours now: there was none, or it had run out. */
async function claim(
  { kind }: RecordStore,
  database: FollowDatabase,
  token: string,
  seconds: number,
): Promise<boolean> {
  const row = {
    token,
    holder: `process ${process.pid} on ${hostname()}`,
    since: clock(kind),
    until: clock(kind, seconds),
  }
  // In a transaction, which waits for whoever writes.
  const { numInsertedOrUpdatedRows = 0n } = await database.transaction().execute(transaction =>
    transaction
      .insertInto('follow_leases')
      .values({ name: FOLLOWER, ...row })
      .onConflict(conflict => conflict.column('name').doUpdateSet(row).where('follow_leases.until', '<=', clock(kind)))
      .executeTakeFirstOrThrow(),
  )
  return numInsertedOrUpdatedRows > 0n
}

function hold(store: RecordStore, database: FollowDatabase, token: string, seconds: number): Lease {
  const lost = new AbortController()
  let good = performance.now() + seconds * 1000
  let renewing: Promise<void> = Promise.resolve()
  const renew = async () => {
    const { numUpdatedRows } = await database
      .updateTable('follow_leases')
      .set({ until: clock(store.kind, seconds) })
      .where('name', '=', FOLLOWER)
      .where('token', '=', token)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows > 0n) {
      good = performance.now() + seconds * 1000
      return
    }
    const other = await holderOf(database)
    lost.abort(other === undefined ? new RecordError(`${store.name}: the lease is gone`) : heldBy(store, other))
  }
  const timer = setInterval(
    () => {
      renewing = renewing.then(renew).catch(error => {
        // The next sign may come through; who cannot give one for so long must not go on.
        if (performance.now() > good) lost.abort(error)
      })
    },
    (seconds * 1000) / SIGNS,
  )
  return {
    lost: lost.signal,
    async release() {
      clearInterval(timer)
      await renewing
      // A connection that broke is made anew. Where it fails again the lease runs out by itself.
      for (let attempt = 0; attempt < 3; attempt++) {
        try {
          await database.deleteFrom('follow_leases').where('name', '=', FOLLOWER).where('token', '=', token).execute()
          return
        } catch {
          await sleep(500)
        }
      }
    },
  }
}

/** Who follows into the record now; null where nobody does. Writes nothing. */
export async function followerOf(store: RecordStore): Promise<LeaseHolder | null> {
  const database = await knownDatabase(store, 2)
  const row = await database
    ?.selectFrom('follow_leases')
    .select(['holder', 'since', 'until'])
    .where('name', '=', FOLLOWER)
    .where('until', '>', clock(store.kind))
    .executeTakeFirst()
  return row ?? null
}
