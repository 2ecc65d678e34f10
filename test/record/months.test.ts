// A record on PostgreSQL in partitions by month: made as they are needed, left alone by queries with dates; the keys hold over all of them.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { all, itemsFor, ofItems, ofReports } from '../../src/record/conditions.ts'
import { openRecord, type RecordStore } from '../../src/record/index.ts'
import { monthOf } from '../../src/record/months.ts'
import { editionConditions } from '../../src/record/walk.ts'
import { postgresServer, type Server } from './backends.ts'
import { allOf, meeting } from './invented.ts'

test.each([
  ['1990-01-01', 1],
  ['2027-03-10', 447],
  ['2027-03-10T10:00:00+02:00', 447],
  ['2099-12-31', 1320],
  ['', 0],
  ['1989-12-31', 0],
  ['2100-01-01', 0],
  ['2027-13-01', 0],
  ['March 2027', 0],
])('"%s" is of month %i', (published, month) => {
  expect(monthOf(published, 'postgres')).toBe(month)
  expect(monthOf(published, 'sqlite')).toBe(0)
})

describe('months on PostgreSQL', () => {
  let server: Server | null = null
  let store: RecordStore
  const dates = ['2031-03-31', '2031-04-01', '2031-04-30T23:59:59Z', '2031-05-01', '', '1908-04-02', '2031-04-15']
  beforeAll(async () => {
    server = await postgresServer()
    if (server === null) return
    store = await openRecord(await server.fresh())
    await store.keep(dates.map((published, i) => meeting({ id: `r${i}`, published })))
  }, 60_000)
  afterAll(async () => {
    await store?.close()
    await server?.stop()
  }, 60_000)

  const partitions = async (of: RecordStore) => {
    const { rows } = await sql<{ name: string }>`select relname as name from pg_class where relispartition
      and relkind = 'r' order by relname`.execute(of.database)
    return rows.map(({ name }) => name)
  }
  /** The partitions that a query's plan reads, by their suffix. */
  const readBy = async (query: ReturnType<typeof sql>) => {
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${query}`.execute(store.database)
    const plan = rows.map(row => row['QUERY PLAN']).join('\n')
    return [
      ...new Set([...plan.matchAll(/ on (?:editions|items|actors)_(\d{4}_\d\d|other) /g)].map(([, month]) => month)),
    ].sort()
  }

  test('are made for what is kept, and one for what has no date or a strange one', async () => {
    if (server === null) return
    const months = ['2031_03', '2031_04', '2031_05', 'other']
    expect(await partitions(store)).toEqual(
      ['actors', 'editions', 'items'].flatMap(table => months.map(month => `${table}_${month}`)),
    )
    const { rows } = await sql<{ part: string; editions: number }>`
      select tableoid::regclass::text as part, count(*) as editions from editions group by 1 order by 1`.execute(
      store.database,
    )
    expect(rows).toEqual([
      { part: 'editions_2031_03', editions: 1 },
      { part: 'editions_2031_04', editions: 3 },
      { part: 'editions_2031_05', editions: 1 },
      { part: 'editions_other', editions: 2 },
    ])
  })

  test('are left alone by queries with dates of publication', async () => {
    if (server === null) return
    const april = { publishedFrom: '2031-04-01', publishedTo: '2031-04-30', actor: 'LVA', type: 'CONSULT' } as const
    const filter = { ...april, kind: 'events' } as const
    expect(await readBy(sql`select * from editions e where ${all(editionConditions(filter, 'postgres'))}`)).toEqual([
      '2031_04',
      'other',
    ])
    const conditions = all([...ofReports(filter, 'postgres'), ...ofItems(filter, 'postgres')])
    const items = sql`${itemsFor(filter, 'postgres')} cross join editions e where e.n = i.edition_n and ${conditions}`
    expect(await readBy(sql`select count(*) from ${items}`)).toEqual(['2031_04', 'other'])
    const { publishedFrom: _, publishedTo: __, ...undated } = filter
    expect(
      await readBy(sql`select * from editions e where ${all(editionConditions(undated, 'postgres'))}`),
    ).toHaveLength(4)
  })

  test('give what is published on the days asked for, and nothing else', async () => {
    if (server === null) return
    const asked = async (publishedFrom?: string, publishedTo?: string) =>
      (
        await allOf(
          store.reports({ ...(publishedFrom ? { publishedFrom } : {}), ...(publishedTo ? { publishedTo } : {}) }),
        )
      ).map(({ id }) => id)
    const sqlite = await openRecord(':memory:')
    await sqlite.keep(dates.map((published, i) => meeting({ id: `r${i}`, published })))
    const bounds = [undefined, '1900-01-01', '2031', '2031-04', '2031-04-01', '2031-04-30', '2031-05-01', '2200-01-01']
    for (const from of bounds)
      for (const to of bounds) {
        const filter = { ...(from ? { publishedFrom: from } : {}), ...(to ? { publishedTo: to } : {}) }
        const expected = (await allOf(sqlite.reports(filter))).map(({ id }) => id)
        expect([from, to, await asked(from, to)]).toEqual([from, to, expected])
        expect(await store.count(filter)).toBe(await sqlite.count(filter))
      }
    await sqlite.close()
  })

  test('keep a text once and number its editions, in whatever months they were published', async () => {
    if (server === null) return
    const own = await openRecord(await server.fresh())
    const at = { id: 'm', url: 'https://post.example/m' }
    const outcomes = await own.keep([
      meeting({ ...at, published: '2031-01-05' }),
      meeting({ ...at, published: '2031-02-05' }),
      meeting({ ...at, published: '2031-02-05', town: 'Tartu' }),
    ])
    expect(outcomes.map(({ outcome, editionNumber }) => [outcome, editionNumber])).toEqual([
      ['new', 1],
      ['known', 1],
      ['edition', 2],
    ])
    const columns = sql.raw(`edition, source, number, latest, report_id, url, title, publisher, published, language,
      text, text_hash, reader, origin, notes, signature, copy_of`)
    const again = sql`insert into editions (n, ${columns}) select n + 9, ${columns} from editions where number = 1`
    await expect(again.execute(own.database)).rejects.toThrow(/edition_keys_edition/)
    await own.close()
  })

  test('are made once by many writers at a time, while others read', async () => {
    if (server === null) return
    const address = await server.fresh()
    const writers = await Promise.all(Array.from({ length: 4 }, () => openRecord(address)))
    const reports = Array.from({ length: 24 }, (_, i) =>
      meeting({ id: `r${i}`, published: `203${i % 2}-${String(1 + (i % 12)).padStart(2, '0')}-01` }),
    )
    const reading = Promise.all(writers.map(writer => allOf(writer.items({ kind: 'events' }))))
    await Promise.all(writers.map(writer => Promise.all(reports.map(report => writer.keep(report)))))
    await reading
    expect(await writers[0].totals()).toMatchObject({ reports: 24 })
    expect(await partitions(writers[0])).toHaveLength(3 * 13)
    expect(await writers[0].verify()).toEqual([])
    for (const writer of writers) await writer.close()
  })
})
