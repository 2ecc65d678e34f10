// The latest of what somebody takes part in, counted without loading: by whole days of publication, so that a filter from the first of them
// on has just the same items.
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { standing, takingPart } from './conditions.ts'
import type { Backend } from './migrations.ts'
import { KINDS, type Kind } from './reading.ts'
import type { Filter, Latest } from './store.ts'
import type { Tables } from './tables.ts'
import { itemsNumbered } from './walk.ts'

/** Days may bring many: no more than so many times what is asked for are counted. */
const WHOLE_DAYS = 10

/**
 * About the latest `most` items of a filter: how many of each kind, who takes part in them, and the newest few. Null where whole days cannot
 * tell them apart: items without a day, or too many of one.
 */
export async function latestOf(
  database: Kysely<Tables>,
  backend: Backend,
  filter: Filter,
  most: number,
  shown: number,
): Promise<Latest | null> {
  const own = standing(filter, backend)
  const published = async (place: number) => {
    const { rows } = await sql<{ published: string }>`
      select s.published from ${own} s order by s.published desc limit 1 offset ${sql.lit(place)}`.execute(database)
    return rows[0]?.published ?? null
  }
  const last = await published(most - 1)
  const since = last?.slice(0, 10) ?? ''
  if (last !== null && since === '') return null
  const kinds = await sql<{ kind: Kind; items: number | string }>`
    select s.kind, count(*) as items from ${own} s where s.published >= ${since} group by s.kind`.execute(database)
  const counts = Object.fromEntries(KINDS.map(kind => [kind, 0])) as Record<Kind, number>
  for (const { kind, items } of kinds.rows) counts[kind] = Number(items)
  const items = KINDS.reduce((sum, kind) => sum + counts[kind], 0)
  if (items >= WHOLE_DAYS * most) return null
  const older = await sql`select 1 from ${own} s where s.published < ${since} limit 1`.execute(database)
  const isPart = takingPart(filter) !== null
  const taking = isPart
    ? sql`cross join parts a where a.item_n = s.item_n`
    : sql`cross join actors a where a.edition_n = s.edition_n and a.item_n = s.item_n`
  const states = await sql<{ value: string; items: number | string }>`
    select a.state as value, count(${isPart ? sql`*` : sql`distinct a.item_n`}) as items from ${own} s ${taking} and s.published >= ${since}
    group by a.state order by items desc, value`.execute(database)
  return {
    counts,
    states: states.rows.map(({ value, items: count }) => ({ state: value, items: Number(count) })),
    newest: await newestOf(database, backend, own, (await published(shown - 1)) ?? '', shown),
    partial: older.rows.length > 0 ? { items, since } : null,
  }
}

/** The newest first; within a text from its end. */
async function newestOf(
  database: Kysely<Tables>,
  backend: Backend,
  own: RawBuilder<unknown>,
  since: string,
  shown: number,
) {
  const { rows } = await sql<{ n: number }>`
    select i.n from ${own} s cross join items i cross join editions e
    where s.published >= ${since} and i.n = s.item_n and i.edition_n = s.edition_n and e.n = s.edition_n
    order by e.published desc, e.report_id desc, e.number desc, e.edition desc, i.first desc, i.id desc
    limit ${sql.lit(shown)}`.execute(database)
  const items = await itemsNumbered(
    database,
    backend,
    rows.map(({ n }) => n),
  )
  return rows.flatMap(({ n }) => items.get(n) ?? [])
}
