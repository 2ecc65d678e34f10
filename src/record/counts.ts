// Counting without loading: deeds between two sides, what a filter's reports hold, reports by month.
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { among } from './among.ts'
import {
  all,
  asksOfItems,
  isWhole,
  itemsFor,
  ofItems,
  ofReports,
  standing,
  takingPart,
  takingPartIn,
} from './conditions.ts'
import { gathered } from './gathered.ts'
import { type Counted, loadedItems } from './loaded-items.ts'
import type { Backend } from './migrations.ts'
import { sameMonth } from './months.ts'
import { restored } from './storable.ts'
import type { Count, CounterpartRow, Deed, Facets, Filter, TimelineRow } from './store.ts'
import type { Tables } from './tables.ts'
import { editionConditions } from './walk.ts'

interface DeedRow {
  readonly n: number
  readonly text: number
  readonly type: string
  readonly told: string
  readonly status: string
  readonly published: string
  readonly happening: string | null
}

/** Parts an event's mode from its contexts, neither of which holds one. */
const PART = ' '

/** Events between two sides, each once though it is a row of several pairs. */
export async function deedsBetween(
  database: Kysely<Tables>,
  backend: Backend,
  a: readonly string[],
  b: readonly string[],
  filter: Filter,
): Promise<Deed[]> {
  if (a.length === 0 || b.length === 0) return []
  const [left, right] = [sql.join(a), sql.join(b)]
  // Who acts on whom is asked of those alone in which both take part.
  const isFree = [filter.actor, filter.with, filter.source, filter.target].every(part => part === undefined)
  const both: Filter = { ...filter, kind: 'events', ...(isFree ? { actor: a, with: b } : {}) }
  const rows = await gathered<DeedRow>(
    database,
    backend,
    ['n', 'text', 'type', 'told', 'status', 'published', 'happening'],
    sql`
    select * from (
      select s.item_n as n, s.edition_n as text, s.type, s.status, s.published, h.happening,
        (select coalesce(d.mode, '') || ${sql.lit(PART)} || coalesce(d.contexts, '') from dyads d where d.item_n = s.item_n
          and ((d.source in (${left}) and d.target in (${right})) or (d.source in (${right}) and d.target in (${left}))) limit 1) as told
      from ${standing(both, backend)} s left join happenings h on h.item_n = s.item_n
    ) deeds where told is not null order by published, n`,
  )
  return rows.map(({ told, ...row }) => {
    const [mode, contexts] = told.split(PART)
    return { ...row, mode: mode || null, contexts: contexts === '' ? [] : contexts.split(',') }
  })
}

/** Newest reports counted at most, and values told of each. */
export const COUNTED = 2000
const VALUES = 20

/** What the newest reports of a filter hold. */
export async function facetsOf(database: Kysely<Tables>, backend: Backend, filter: Filter): Promise<Facets> {
  const { rows } = await sql<Counted>`
    select e.n, e.publisher, substr(e.published, 1, 7) as month from editions e
    where ${all(editionConditions(filter, backend))} order by e.published desc, e.report_id desc, e.number desc, e.edition desc
    limit ${sql.lit(COUNTED)}`.execute(database)
  return facetsOfReports(database, backend, rows, filter)
}

/** Texts so few that each is looked up, not all that somebody takes part in looked through. */
const FEW = 400

/** A source of some texts' numbers, and what one of them is called: for `takingPartIn`. */
const someTexts = (numbers: readonly number[]) =>
  [sql`f.value`, sql`json_each(${JSON.stringify(numbers)}) f cross join`] as const

/** What of some reports their facets count, in any order. */
export async function countedReports(
  database: Kysely<Tables>,
  backend: Backend,
  numbers: readonly number[],
): Promise<Counted[]> {
  const kept = await loadedItems(database, backend)
  const found = numbers.flatMap(n => kept?.report(n) ?? [])
  const known = new Set(found.map(({ n }) => n))
  const unknown = numbers.filter(n => !known.has(n))
  if (unknown.length === 0) return found
  const rows = await gathered<Counted>(
    database,
    backend,
    ['n', 'publisher', 'month'],
    sql`select e.n, e.publisher, substr(e.published, 1, 7) as month from editions e where ${among('e.n', unknown, backend)}`,
  )
  for (const row of rows) kept?.setReport(row)
  return [...found, ...rows]
}

/** What some reports hold of the items that a filter lets through. */
export async function facetsOfReports(
  database: Kysely<Tables>,
  backend: Backend,
  editions: readonly Counted[],
  filter: Filter,
): Promise<Facets> {
  const empty = { counted: 0, publishers: [], actors: [], kinds: [], types: [], statuses: [], months: [] }
  if (editions.length === 0) return empty
  const numbers = editions.map(({ n }) => n)
  const { words: _, anyWord: __, ...asked } = filter
  const taking = takingPart(asked)
  const inParts = taking !== null && isWhole(asked)
  const few =
    backend === 'sqlite' && inParts && editions.length <= FEW ? takingPartIn(asked, ...someTexts(numbers)) : null
  const items =
    few !== null
      ? sql`select t.item_n as n, t.edition_n, t.kind, t.type, t.status from ${few} t`
      : inParts
        ? sql`select t.item_n as n, t.edition_n, t.kind, t.type, t.status from ${taking} t where ${among('t.edition_n', numbers, backend)}`
        : sql`select i.n, i.edition_n, i.kind, i.type, i.status from items i
          where ${all([among('i.edition_n', numbers, backend), ...ofItems(asked, backend)])}`
  const counted = (facet: string, column: RawBuilder<unknown>, from: RawBuilder<unknown>) => sql`
    select * from (select ${sql.lit(facet)} as facet, ${column} as value, count(distinct edition_n) as reports ${from}
      group by ${column} order by reports desc, value limit ${sql.lit(VALUES)}) ${sql.ref(facet)}`
  const ofColumn = (name: 'kind' | 'type' | 'status') =>
    counted(name, sql.ref(name), sql`from own where ${sql.ref(name)} is not null`)
  // Where nothing is asked of items, all that a report names counts.
  const actors = inParts
    ? sql`from (select q.state, q.edition_n from own cross join parts q where q.item_n = own.n) named`
    : asksOfItems(filter)
      ? sql`from (select a.state, a.edition_n from own cross join actors a where a.edition_n = own.edition_n and a.item_n = own.n) named`
      : sql`from (select a.state, a.edition_n from actors a where ${among('a.edition_n', numbers, backend)}) named`
  const { rows } = await sql<{ facet: string; value: string; reports: number | string }>`
    with own as materialized (${items})
    ${ofColumn('kind')} union all ${ofColumn('type')} union all ${ofColumn('status')}
    union all ${counted('state', sql.ref('state'), actors)}`.execute(database)
  const of = (facet: string): Count[] =>
    rows
      .filter(row => row.facet === facet)
      .map(({ value, reports }) => ({ value, reports: Number(reports) }))
      .sort((x, y) => y.reports - x.reports || (x.value < y.value ? -1 : 1))
  return {
    counted: editions.length,
    publishers: tally(editions.flatMap(({ publisher }) => (publisher === null ? [] : [restored(publisher)]))).slice(
      0,
      VALUES,
    ),
    actors: of('state'),
    kinds: of('kind'),
    types: of('type'),
    statuses: of('status'),
    months: tally(editions.map(({ month }) => month)).sort((x, y) => (x.value < y.value ? -1 : 1)),
  }
}

function tally(values: readonly string[]): Count[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .map(([value, reports]) => ({ value, reports }))
    .sort((x, y) => y.reports - x.reports || (x.value < y.value ? -1 : 1))
}

/** Items by month, kind and type. */
export async function timelineOf(database: Kysely<Tables>, backend: Backend, filter: Filter): Promise<TimelineRow[]> {
  const conditions = all([...ofReports(filter, backend), ...ofItems(filter, backend)])
  const { rows } = await sql<TimelineRow & { items: number | string }>`
    select substr(e.published, 1, 7) as month, i.kind, i.type, count(*) as items
    from ${itemsFor(filter, backend)} cross join editions e where e.n = i.edition_n and ${conditions}
    group by substr(e.published, 1, 7), i.kind, i.type order by month, i.kind, i.type`.execute(database)
  return rows.map(row => ({ ...row, items: Number(row.items) }))
}

/** With whom an actor's events are. */
export async function counterpartsOf(
  database: Kysely<Tables>,
  backend: Backend,
  actor: string,
  filter: Filter,
): Promise<CounterpartRow[]> {
  const conditions = all([...ofReports(filter, backend), ...ofItems(filter, backend)])
  const { rows } = await sql<CounterpartRow & { events: number | string }>`
    select d.state, d.type, count(*) as events, max(d.day) as last
    from (select target as state, type, day, item_n from dyads where source = ${actor}
      union select source as state, type, day, item_n from dyads where target = ${actor}) d
    cross join items i cross join editions e
    where i.n = d.item_n and ${sameMonth('i.edition_n', 'd.item_n', backend)} and e.n = i.edition_n and ${conditions} group by d.state, d.type order by d.state, d.type`.execute(
    database,
  )
  return rows.map(row => ({ ...row, events: Number(row.events) }))
}

/** Days as a record has them, not times of day. */
const isDay = (date: string | undefined) => date === undefined || date.length === 10

type Volume = readonly { readonly month: string; readonly reports: number }[]

/** Reports by month of publication. */
export async function volumeOf(database: Kysely<Tables>, backend: Backend, filter: Filter): Promise<Volume> {
  const { publishedFrom: since, publishedTo: until, ...others } = filter
  const isOfDays = Object.values(others).every(value => value === undefined) && isDay(since) && isDay(until)
  if (!isOfDays) {
    const conditions = all(ofReports(filter, backend))
    return volumeFrom(
      database,
      sql`select substr(e.published, 1, 7) as month, count(*) as reports from editions e where ${conditions}
        group by substr(e.published, 1, 7) order by month`,
    )
  }
  const isAll = since === undefined && until === undefined
  const kept = isAll ? await loadedItems(database, backend) : null
  if (kept?.volume) return kept.volume
  const version = kept?.version
  const bounded = until === undefined ? sql`1 = 1` : sql`day <= ${until} and day <> ''`
  const volume = await volumeFrom(
    database,
    sql`select substr(day, 1, 7) as month, sum(reports) as reports from volumes
      where day >= ${since ?? ''} and ${bounded} and reports > 0 group by substr(day, 1, 7) order by month`,
  )
  if (kept !== null && kept.version === version) kept.volume = volume
  return volume
}

async function volumeFrom(database: Kysely<Tables>, query: RawBuilder<unknown>): Promise<Volume> {
  const { rows } = await sql<{ month: string; reports: number | string }>`${query}`.execute(database)
  return rows.map(({ month, reports }) => ({ month, reports: Number(reports) }))
}
