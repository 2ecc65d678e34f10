// What is counted as it is kept (parts, pairs, volumes, wordings, words of ends) is the same as counted anew from items and editions.
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { openRecord, type RecordStore } from '../../src/record/index.ts'
import { BOTH, started } from './both.ts'
import { allOf, meeting } from './invented.ts'

const STANDING = `from items i join editions e on e.n = i.edition_n join actors a on a.edition_n = i.edition_n and a.item_n = i.n
  where e.latest = 1 and i.stands = 1`
const COLUMNS = 'i.n, i.edition_n, i.kind, i.type, i.status, i.day_from, i.day_to, e.published'

/** What a table holds, and the same counted anew. */
const COUNTED: Readonly<Record<string, readonly [kept: string, anew: string]>> = {
  parts: [
    `select state, item_n, edition_n, kind, type, status, day_from, day_to, published, ends from parts order by item_n, state`,
    `select distinct a.state, ${COLUMNS}, case when e.n in (select edition_n from endings) then 1 else 0 end as ends
      ${STANDING} order by i.n, a.state`,
  ],
  pairs: [
    `select pair, item_n, edition_n, kind, type, status, day_from, day_to, published from pairs order by item_n, pair`,
    `select distinct a.state || ' ' || b.state as pair, ${COLUMNS} ${STANDING.replace(
      'where',
      'join actors b on b.edition_n = a.edition_n and b.item_n = a.item_n and b.state > a.state where',
    )} order by i.n, pair`,
  ],
  volumes: [
    'select day, reports from volumes where reports <> 0 order by day',
    'select substr(published, 1, 10) as day, count(*) as reports from editions where latest = 1 group by 1 order by 1',
  ],
  wordings: [
    'select issue, words, times from wordings where times <> 0 order by issue, words',
    'select issue, words, count(*) as times from stances group by issue, words order by issue, words',
  ],
}

async function expectCounted(store: RecordStore): Promise<void> {
  const rows = async (query: string) =>
    (await sql.raw<Record<string, unknown>>(query).execute(store.database)).rows.map(row =>
      Object.values(row).map(String),
    )
  for (const [table, [kept, anew]] of Object.entries(COUNTED)) {
    const expected = await rows(anew)
    expect(expected, table).not.toEqual([])
    expect(await rows(kept), table).toEqual(expected)
  }
}

describe.each(BOTH)('what is counted on %s', (_, start) => {
  const database = started(start)

  test('holds after keeping, new editions, rereading and corrections', async () => {
    const server = database()
    if (server === null) return
    const store = await openRecord(await server.fresh())
    const url = 'https://post.example/m'
    await store.keep([meeting(), meeting({ id: 'r2', url }), meeting({ id: 'r3', published: '' })], { reader: 'a' })
    await expectCounted(store)
    await store.keep(meeting({ id: 'r2', url, town: 'Tartu', published: '2031-06-01' }), { reader: 'a' })
    // Two editions of one source in one batch: the first is never the latest.
    const twice = { id: 'r4', url: 'https://post.example/t' }
    await store.keep([meeting({ ...twice, town: 'Riga' }), meeting({ ...twice, town: 'Oslo' })], { reader: 'a' })
    await expectCounted(store)
    await store.keep(meeting(), { reader: 'b', reread: true })
    await expectCounted(store)
    const [position] = await allOf(store.items({ kind: 'positions' }))
    const rejected = await store.correct({ action: 'reject', item: position.id, by: 'Ana' })
    await expectCounted(store)
    await store.correct({ action: 'undo', correction: rejected.id, by: 'Ana' })
    const [event] = await allOf(store.items({ kind: 'events' }))
    await store.correct({
      action: 'edit',
      item: event.id,
      by: 'Ana',
      after: { ...event.item, status: 'denied' } as never,
    })
    await expectCounted(store)
    await store.close()
  }, 60_000)

  test('texts with words of ends are marked when they are kept', async () => {
    const server = database()
    if (server === null) return
    const store = await openRecord(await server.fresh())
    await store.keep([
      meeting(),
      meeting({ id: 'r2', town: 'Riga, postponed twice,' }),
      meeting({ id: 'r3', town: 'Oslo, where it was moved to,' }),
    ])
    const marked = await store.database
      .selectFrom('endings as n')
      .innerJoin('editions as e', 'e.n', 'n.edition_n')
      .select('e.report_id')
      .orderBy('e.report_id')
      .execute()
    expect(marked.map(({ report_id }) => report_id)).toEqual(['r2', 'r3'])
    const { ends } = await store.database
      .selectFrom('parts')
      .select(({ fn }) => fn.sum<number | string>('ends').as('ends'))
      .executeTakeFirstOrThrow()
    expect(Number(ends)).toBeGreaterThan(0)
    await store.close()
  }, 60_000)
})
