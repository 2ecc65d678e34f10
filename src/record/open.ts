// Opens a record and is one: every method of `RecordStore`, each handed to the file that does it.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Kysely, sql, type Transaction } from 'kysely'
import type { Report } from '../report/index.ts'
import { happeningsOf, loadHappening } from './accounts.ts'
import { correctionOf, makeCorrection, restoreCorrections } from './correct.ts'
import type { Correction, NewCorrection } from './correction.ts'
import { counterpartsOf, deedsBetween, facetsOf, timelineOf, volumeOf } from './counts.ts'
import { diffOfEditions } from './diff.ts'
import type { EditionDiff } from './edition-diff.ts'
import { type Followed, followersOf } from './followed.ts'
import type { Happening } from './happening.ts'
import { editionOf } from './ids.ts'
import type { KeptItem } from './item.ts'
import { faultsOf, keptReadings } from './kept-readings.ts'
import { latestOf } from './latest.ts'
import { versionOf } from './loaded-items.ts'
import { mergeHappenings } from './merge.ts'
import { type Backend, migrate } from './migrations.ts'
import { papersOf } from './papers.ts'
import { type Plan, plansOf } from './plans.ts'
import { postgresDialect, withoutPassword } from './postgres.ts'
import { KINDS, type Reading } from './reading.ts'
import { asRecordError, RecordError, tellingErrors } from './record-error.ts'
import { keptEdition } from './rows.ts'
import { foundIn, searchReports } from './search.ts'
import { type Planned, sequelsOf } from './sequels.ts'
import { sqliteDialect } from './sqlite.ts'
import { issuesOf, stancesBefore, stancesOf, wordingsOf } from './stances.ts'
import type {
  CounterpartRow,
  Deed,
  Facets,
  Fault,
  Filter,
  Found,
  Hit,
  IssueCount,
  KeepOptions,
  Kept,
  KeptEdition,
  KeptReading,
  Latest,
  OpenOptions,
  PaperMentions,
  RecordStore,
  StanceRow,
  TimelineRow,
  Totals,
} from './store.ts'
import type { Tables } from './tables.ts'
import {
  countItems,
  countReports,
  dayBefore,
  itemsNumbered,
  itemsOf,
  pageOfItems,
  walkEditions,
  walkItems,
} from './walk.ts'
import { becomeWriter, ready, writeReadings } from './write.ts'

/** Opens a SQLite file or a PostgreSQL database, made or brought up to date where it may be written. */
export async function openStore(fileOrUrl: string, options: OpenOptions = {}): Promise<RecordStore> {
  const isServer = /^postgres(?:ql)?:\/\//.test(fileOrUrl)
  const name = isServer ? withoutPassword(fileOrUrl) : fileOrUrl
  const { readOnly = false, mustExist = readOnly } = options
  return tellingErrors(name, async () => {
    if (!isServer && mustExist && fileOrUrl !== ':memory:' && !existsSync(fileOrUrl))
      throw new RecordError(`${name}: no such record`)
    const file = fileOrUrl === ':memory:' ? fileOrUrl : resolve(fileOrUrl)
    const dialect = isServer ? postgresDialect(fileOrUrl, readOnly) : sqliteDialect(file, readOnly)
    const database = new Kysely<Tables>({ dialect })
    const kind: Backend = isServer ? 'postgres' : 'sqlite'
    try {
      await migrate(database, kind, name, { readOnly, mustExist })
    } catch (error) {
      await database.destroy().catch(() => {})
      throw error
    }
    return new Store(name, kind, database)
  })
}

class Store implements RecordStore {
  readonly name: string
  readonly kind: Backend
  readonly database: Kysely<Tables>

  constructor(name: string, kind: Backend, database: Kysely<Tables>) {
    this.name = name
    this.kind = kind
    this.database = database
  }

  #tell<T>(run: () => Promise<T>): Promise<T> {
    return tellingErrors(this.name, run)
  }

  #write<T>(run: (transaction: Transaction<Tables>) => Promise<T>): Promise<T> {
    return this.#tell(() =>
      this.database.transaction().execute(async transaction => {
        await becomeWriter(transaction, this.kind)
        return run(transaction)
      }),
    )
  }

  async *#walk<T>(steps: AsyncIterable<T>): AsyncGenerator<T> {
    try {
      yield* steps
    } catch (error) {
      throw asRecordError(this.name, error)
    }
  }

  async keep(readings: Reading | readonly Reading[], options: KeepOptions = {}): Promise<Kept[]> {
    const batch = (Array.isArray(readings) ? (readings as readonly Reading[]) : [readings as Reading]).map(reading =>
      ready(reading, options),
    )
    return this.#write(transaction => writeReadings(transaction, this.kind, batch, options.reread ?? false))
  }

  known(reports: readonly Report[]): Promise<Map<string, string>> {
    return this.#tell(async () => {
      const known = new Map<string, string>()
      for (let at = 0; at < reports.length; at += 500) {
        const hashes = reports.slice(at, at + 500).map(editionOf)
        const rows = await this.database
          .selectFrom('edition_keys as k')
          .innerJoin('editions as e', 'e.n', 'k.n')
          .select(['k.edition', 'e.reader'])
          .where('k.edition', 'in', hashes)
          .execute()
        for (const { edition, reader } of rows) known.set(edition, reader)
      }
      return known
    })
  }

  async unknown(reports: readonly Report[]): Promise<Report[]> {
    const seen = new Set((await this.known(reports)).keys())
    return reports.filter(report => {
      const edition = editionOf(report)
      if (seen.has(edition)) return false
      seen.add(edition)
      return true
    })
  }

  items(filter: Filter = {}): AsyncIterable<KeptItem> {
    return this.#walk(walkItems(this.database, this.kind, filter))
  }

  count(filter: Filter = {}): Promise<number> {
    return this.#tell(() => countItems(this.database, this.kind, filter))
  }

  page(filter: Filter = {}): Promise<KeptItem[]> {
    return this.#tell(() => pageOfItems(this.database, this.kind, filter))
  }

  dayBefore(filter: Filter, newer: number): Promise<string | null> {
    return this.#tell(() => dayBefore(this.database, this.kind, filter, newer))
  }

  latest(filter: Filter, most: number, shown: number): Promise<Latest | null> {
    return this.#tell(() => latestOf(this.database, this.kind, filter, most, shown))
  }

  plans(filter: Filter = {}): Promise<Plan[]> {
    return this.#tell(() => plansOf(this.database, this.kind, filter))
  }

  deeds(a: readonly string[], b: readonly string[], filter: Filter = {}): Promise<Deed[]> {
    return this.#tell(() => deedsBetween(this.database, this.kind, a, b, filter))
  }

  facets(filter: Filter = {}): Promise<Facets> {
    return this.#tell(() => facetsOf(this.database, this.kind, filter))
  }

  issues(filter: Filter = {}): Promise<IssueCount[]> {
    return this.#tell(() => issuesOf(this.database, this.kind, filter))
  }

  stances(issues: readonly string[], filter: Filter = {}): Promise<StanceRow[]> {
    return this.#tell(() => stancesOf(this.database, this.kind, issues, filter))
  }

  stancesBefore(issues: readonly string[], day: string, filter: Filter = {}): Promise<StanceRow[]> {
    return this.#tell(() => stancesBefore(this.database, this.kind, issues, day, filter))
  }

  wordings(issues: readonly string[]): Promise<{ issue: string; words: string; times: number }[]> {
    return this.#tell(() => wordingsOf(this.database, this.kind, issues))
  }

  papers(filter: Filter = {}): Promise<PaperMentions[]> {
    return this.#tell(() => papersOf(this.database, this.kind, filter))
  }

  numbered(numbers: readonly number[]): Promise<Map<number, KeptItem>> {
    return this.#tell(() => itemsNumbered(this.database, this.kind, numbers))
  }

  sequels(planned: readonly Planned[]): Promise<KeptItem[][]> {
    return this.#tell(() => sequelsOf(this.database, this.kind, planned))
  }

  followers(followed: readonly Followed[]): Promise<KeptItem[][]> {
    return this.#tell(() => followersOf(this.database, this.kind, followed))
  }

  timeline(filter: Filter = {}): Promise<TimelineRow[]> {
    return this.#tell(() => timelineOf(this.database, this.kind, filter))
  }

  counterparts(actor: string, filter: Filter = {}): Promise<CounterpartRow[]> {
    return this.#tell(() => counterpartsOf(this.database, this.kind, actor, filter))
  }

  volume(filter: Filter = {}): Promise<readonly { readonly month: string; readonly reports: number }[]> {
    return this.#tell(() => volumeOf(this.database, this.kind, filter))
  }

  countReports(filter: Filter = {}): Promise<number> {
    return this.#tell(() => countReports(this.database, this.kind, filter))
  }

  item(id: string): Promise<KeptItem | null> {
    return this.#tell(async () => {
      const rows = await this.database
        .selectFrom('items')
        .select(['id', 'edition_n'])
        .where('id', '>=', id)
        .where('id', '<=', `${id}~`)
        .limit(2)
        .execute()
      if (rows.length === 0) return null
      if (rows.length > 1 && rows[0].id !== id) throw new RecordError(`more than one item begins with ${id}`)
      const edition = await this.database
        .selectFrom('editions')
        .selectAll()
        .where('n', '=', rows[0].edition_n)
        .execute()
      return (await itemsOf(this.database, this.kind, edition, [sql`i.id = ${rows[0].id}`]))[0] ?? null
    })
  }

  report(edition: string): Promise<KeptEdition | null> {
    return this.#tell(async () => {
      const rows = await this.database
        .selectFrom('editions')
        .selectAll()
        .where('edition', '>=', edition)
        .where('edition', '<=', `${edition}~`)
        .limit(2)
        .execute()
      if (rows.length > 1 && rows[0].edition !== edition)
        throw new RecordError(`more than one edition begins with ${edition}`)
      return rows.length === 0 ? null : keptEdition(rows[0])
    })
  }

  async *reports(filter: Filter = {}): AsyncGenerator<KeptEdition> {
    let left = filter.limit ?? Number.POSITIVE_INFINITY
    const { limit, offset = 0, order } = filter
    const listed = limit === undefined ? {} : { listed: Math.max(1, offset + limit) }
    const way = { ...listed, order, passedOver: offset }
    const pages = walkEditions(this.database, this.kind, filter, way)
    for await (const editions of this.#walk(pages)) {
      for (const edition of editions) {
        if (left-- <= 0) return
        yield keptEdition(edition)
      }
    }
  }

  readings(filter: Filter = {}, options: { readonly corrected?: boolean } = {}): AsyncIterable<KeptReading> {
    return this.#walk(keptReadings(this.database, this.kind, filter, options.corrected ?? false))
  }

  search(query: string, filter: Filter = {}): Promise<Hit[]> {
    return this.#tell(() => searchReports(this.database, this.kind, query, filter))
  }

  found(query: string, filter: Filter = {}): Promise<Found> {
    return this.#tell(() => foundIn(this.database, this.kind, query, filter))
  }

  editionDiff(edition: string): Promise<EditionDiff | null> {
    return this.#tell(async () => {
      const after = await this.database
        .selectFrom('editions')
        .selectAll()
        .where('edition', '=', edition)
        .executeTakeFirst()
      if (after === undefined) return null
      const before = await this.database
        .selectFrom('edition_keys as k')
        .innerJoin('editions as e', 'e.n', 'k.n')
        .selectAll('e')
        .where('k.source', '=', after.source)
        .where('k.number', '<', after.number)
        .orderBy('k.number', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (before === undefined) return null
      const stands = [sql<boolean>`i.stands = 1`]
      const [old, now] = [
        await itemsOf(this.database, this.kind, [before], stands),
        await itemsOf(this.database, this.kind, [after], stands),
      ]
      return diffOfEditions(before.edition, old, after.edition, now)
    })
  }

  correct(correction: NewCorrection): Promise<Correction> {
    return this.#write(transaction => makeCorrection(transaction, this.kind, correction))
  }

  restore(corrections: readonly Correction[]): Promise<number> {
    return this.#write(transaction => restoreCorrections(transaction, this.kind, corrections))
  }

  async *corrections(
    filter: { readonly edition?: string; readonly item?: string; readonly by?: string } = {},
  ): AsyncGenerator<Correction> {
    for (let after = 0; ; ) {
      let query = this.database.selectFrom('corrections').selectAll().where('n', '>', after).orderBy('n').limit(500)
      if (filter.edition !== undefined) query = query.where('edition', '=', filter.edition)
      if (filter.item !== undefined) query = query.where('item', '=', filter.item)
      if (filter.by !== undefined) query = query.where('analyst', '=', filter.by)
      const rows = await this.#tell(() => query.execute())
      for (const row of rows) yield correctionOf(row)
      if (rows.length < 500) return
      after = rows[rows.length - 1].n
    }
  }

  merge(): Promise<number> {
    return this.#tell(() => mergeHappenings(this.database, this.kind, run => this.#write(run)))
  }

  happenings(filter: Filter = {}): AsyncIterable<Happening> {
    return this.#walk(happeningsOf(this.database, this.kind, filter))
  }

  happening(id: string): Promise<Happening | null> {
    return this.#tell(() => loadHappening(this.database, this.kind, id))
  }

  totals(): Promise<Totals> {
    return this.#tell(async () => {
      const one = async (query: ReturnType<typeof sql<{ total: number | string }>>) =>
        Number((await query.execute(this.database)).rows[0].total)
      // All, less those of the few texts that a later edition replaced: an index alone gives both.
      const kinds = await sql<{ kind: string; total: number | string }>`
        select kind, sum(total) as total from (
          select i.kind, count(*) as total from items i where i.stands = 1 group by i.kind
          union all
          select i.kind, -count(*) as total from editions e cross join items i
            where e.latest = 0 and i.edition_n = e.n and i.stands = 1 group by i.kind
        ) counted group by kind`.execute(this.database)
      const byKind = new Map(kinds.rows.map(row => [row.kind, Number(row.total)]))
      return {
        reports: await one(sql`select count(*) as total from editions where latest = 1`),
        editions: await one(sql`select count(*) as total from editions`),
        items: Object.fromEntries(KINDS.map(kind => [kind, byKind.get(kind) ?? 0])) as Totals['items'],
        corrections: await one(sql`select count(*) as total from corrections`),
        happenings: await one(sql`select count(distinct happening) as total from happenings where kind = 'events'`),
      }
    })
  }

  version(): Promise<string> {
    return this.#tell(() => versionOf(this.database, this.kind))
  }

  verify(): Promise<Fault[]> {
    return this.#tell(() => faultsOf(this.database, this.kind))
  }

  close(): Promise<void> {
    return this.#tell(() => this.database.destroy())
  }
}
