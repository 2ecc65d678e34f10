// Records of every older version, made by the steps that made them, open in this one with all that they held.
import { Kysely, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { openRecord, type RecordStore, type Tables } from '../../src/record/index.ts'
import { migrate, SCHEMA } from '../../src/record/migrations.ts'
import { makeMonths, monthOfNumber } from '../../src/record/months.ts'
import { postgresDialect } from '../../src/record/postgres.ts'
import { sqliteDialect } from '../../src/record/sqlite.ts'
import { BOTH, started } from './both.ts'
import { allOf, meeting } from './invented.ts'

/** Columns that came with a later version. */
const LATER: Readonly<Record<string, number>> = {
  signature: 3,
  copy_of: 3,
  lexemes: Number.POSITIVE_INFINITY,
  'happenings.kind': 4,
  'stances.words': 6,
}
const TABLES: readonly (readonly [keyof Tables, number])[] = [
  ['editions', 1],
  ['items', 1],
  ['actors', 1],
  ['corrections', 2],
  ['dyads', 3],
  ['happenings', 3],
  ['stances', 4],
]

/** Numbers as versions before the fifth gave them: counted from 1, whatever the month. */
async function counted(model: RecordStore) {
  const numbered = async (table: 'editions' | 'items') =>
    new Map((await model.database.selectFrom(table).select('n').orderBy('n').execute()).map(({ n }, i) => [n, i + 1]))
  const [editions, items] = [await numbered('editions'), await numbered('items')]
  return (table: keyof Tables, column: string, value: unknown): unknown => {
    if (column === 'edition_n' || (column === 'n' && table === 'editions')) return editions.get(value as number)
    if (column === 'item_n' || (column === 'n' && table === 'items')) return items.get(value as number)
    return value
  }
}

describe.each(BOTH)('an older record on %s', (name, start) => {
  const database = started(start)

  test.each(Array.from({ length: SCHEMA - 1 }, (_, i) => i + 1))(
    'of version %i opens with all it held',
    async version => {
      const server = database()
      if (server === null) return
      const model = await openRecord(await server.fresh())
      await model.keep([meeting(), meeting({ id: 'r2', url: 'https://post.example/m' })])
      await model.keep(meeting({ id: 'r2', url: 'https://post.example/m', town: 'Tartu' }))
      await model.keep(
        ['', '1908-03-01', '2031-06-01T10:00:00Z'].map((published, i) => meeting({ id: `d${i}`, published })),
      )
      if (version >= 3) await model.merge()
      if (version >= 2) {
        const [item] = await allOf(model.items({ kind: 'positions' }))
        await model.correct({ action: 'reject', item: item.id, by: 'Ana', reason: 'irony' })
      }
      const address = await server.fresh()
      const old = new Kysely<Tables>({
        dialect: name === 'SQLite' ? sqliteDialect(address, false) : postgresDialect(address, false),
      })
      await migrate(old, name === 'SQLite' ? 'sqlite' : 'postgres', address, { upTo: version })
      const olderNumber = await counted(model)
      if (name === 'PostgreSQL' && version >= 5) {
        const { rows } = await sql<{ n: number }>`select n from editions`.execute(model.database)
        await makeMonths(old, new Set(rows.map(({ n }) => monthOfNumber(n))))
      }
      for (const [table, since] of TABLES) {
        if (since > version) continue
        const rows = await model.database.selectFrom(table).selectAll().execute()
        const known = rows.map(row =>
          Object.fromEntries(
            Object.entries(row)
              .filter(([column]) => (LATER[`${table}.${column}`] ?? LATER[column] ?? 1) <= version)
              .map(([column, value]) => [column, version < 5 ? olderNumber(table, column, value) : value]),
          ),
        )
        if (known.length > 0)
          await old
            .insertInto(table)
            .values(known as never)
            .execute()
      }
      await old.destroy()
      const store = await openRecord(address)
      const { value } = await store.database
        .selectFrom('meta')
        .select('value')
        .where('key', '=', 'schema')
        .executeTakeFirstOrThrow()
      expect(value).toBe(String(SCHEMA))
      expect(await allOf(store.readings())).toEqual(await allOf(model.readings()))
      expect(await allOf(store.items({ rejected: true }))).toEqual(await allOf(model.items({ rejected: true })))
      expect(await store.search('railway tartu')).toHaveLength(1)
      const dyads = (of: typeof store) =>
        of.database
          .selectFrom('dyads as d')
          .innerJoin('items as i', 'i.n', 'd.item_n')
          .innerJoin('editions as e', 'e.n', 'i.edition_n')
          .select(['e.edition', 'i.id', 'd.source', 'd.target', 'd.day', 'd.type', 'd.status', 'd.mode', 'd.contexts'])
          .orderBy('e.edition')
          .orderBy('i.id')
          .orderBy('d.source')
          .orderBy('d.target')
          .execute()
      expect(await dyads(store)).toEqual(await dyads(model))
      const stances = (of: typeof store) =>
        of.database
          .selectFrom('stances as s')
          .innerJoin('items as i', 'i.n', 's.item_n')
          .innerJoin('editions as e', 'e.n', 'i.edition_n')
          .select(['e.edition', 'i.id', 's.holder', 's.issue', 's.stance', 's.day', 's.words'])
          .orderBy('e.edition')
          .orderBy('i.id')
          .orderBy('s.holder')
          .execute()
      expect(await stances(store)).toEqual(await stances(model))
      const parts = (of: typeof store) =>
        of.database
          .selectFrom('parts as p')
          .innerJoin('items as i', 'i.n', 'p.item_n')
          .innerJoin('editions as e', 'e.n', 'p.edition_n')
          .select([
            'e.edition',
            'i.id',
            'p.state',
            'p.kind',
            'p.type',
            'p.status',
            'p.day_from',
            'p.day_to',
            'p.published',
          ])
          .orderBy('e.edition')
          .orderBy('i.id')
          .orderBy('p.state')
          .execute()
      expect(await parts(store)).toEqual(await parts(model))
      expect(await parts(model)).not.toEqual([])
      const pairs = (of: typeof store) =>
        of.database
          .selectFrom('pairs as p')
          .innerJoin('items as i', 'i.n', 'p.item_n')
          .innerJoin('editions as e', 'e.n', 'p.edition_n')
          .select([
            'e.edition',
            'i.id',
            'p.pair',
            'p.kind',
            'p.type',
            'p.status',
            'p.day_from',
            'p.day_to',
            'p.published',
          ])
          .orderBy('e.edition')
          .orderBy('i.id')
          .orderBy('p.pair')
          .execute()
      expect(await pairs(store)).toEqual(await pairs(model))
      expect(await pairs(model)).not.toEqual([])
      const wordings = (of: typeof store) =>
        of.database
          .selectFrom('wordings')
          .selectAll()
          .where('times', '>', 0)
          .orderBy('issue')
          .orderBy('words')
          .execute()
      expect(await wordings(store)).toEqual(await wordings(model))
      const volumes = (of: typeof store) =>
        of.database.selectFrom('volumes').selectAll().where('reports', '>', 0).orderBy('day').execute()
      expect(await volumes(store)).toEqual(await volumes(model))
      const endings = (of: typeof store) =>
        of.database
          .selectFrom('endings as n')
          .innerJoin('editions as e', 'e.n', 'n.edition_n')
          .select('e.edition')
          .orderBy('e.edition')
          .execute()
      expect(await endings(store)).toEqual(await endings(model))
      // What was merged before is merged again, for the papers.
      expect(await store.merge()).toBe(await model.merge())
      expect((await store.papers()).map(({ mentions }) => mentions.length)).toEqual(
        (await model.papers()).map(({ mentions }) => mentions.length),
      )
      const signatures = (of: typeof store) =>
        of.database.selectFrom('editions').select(['edition', 'signature']).orderBy('edition').execute()
      expect(await signatures(store)).toEqual(await signatures(model))
      expect(await store.verify()).toEqual([])
      // And it goes on: numbers, keys and partitions are those of a new record.
      const [known, fresh] = await store.keep([meeting(), meeting({ id: 'r9', published: '2032-01-02' })])
      expect([known.outcome, fresh.outcome]).toEqual(['known', 'new'])
      expect(await store.count({ publishedFrom: '2032-01-01' })).toBe(fresh.items)
      await store.close()
      await model.close()
    },
    60_000,
  )
})
