// Walks through the record in its one order: date of publication, report id, edition, position; or newest report first. Memory does not
// grow with the record.
import { type Kysely, type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import { among } from './among.ts'
import {
  all,
  asksOfItems,
  forEachState,
  isWhole,
  itemsFor,
  narrowing,
  ofItems,
  ofReports,
  standing,
  takingPart,
} from './conditions.ts'
import { gathered } from './gathered.ts'
import type { KeptItem } from './item.ts'
import { loadedItems } from './loaded-items.ts'
import type { Backend } from './migrations.ts'
import { amongMonths, inMonths } from './months.ts'
import { RecordError } from './record-error.ts'
import { type Around, type JoinedRow, keptItem } from './rows.ts'
import { restored } from './storable.ts'
import type { Filter, Order } from './store.ts'
import type { EditionRow, Tables } from './tables.ts'

/** Editions listed first, and at a time at most, by number and place in the order only. */
const FIRST = 256
const LISTED = 20_000
/** Editions whose texts and items are in memory at a time. */
const LOADED = 64

/** Where an edition stands in the order. */
interface Place {
  readonly n: number
  readonly published: string
  readonly report_id: string
  readonly number: number
  readonly edition: string
}

const PLACE = ['n', 'published', 'report_id', 'number', 'edition'] as const

/** After which edition and item a walk goes on. */
interface Start {
  readonly edition: Omit<Place, 'n'>
  readonly first: number
  readonly id: string
}

function startOf(cursor: string): Start {
  try {
    const [published, report_id, number, edition, first, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (typeof edition === 'string' && typeof first === 'number')
      return { edition: { published, report_id, number, edition }, first, id }
  } catch {
    // Told below, in one way with other cursors that are none.
  }
  throw new RecordError(`"${cursor}" is no cursor, expected one that cursorOf gave`)
}

type Condition = RawBuilder<SqlBool>

/** How a walk goes: after which edition, which way, and how many editions are listed first: more each time, up to `LISTED`. */
interface Way {
  readonly start?: Start | null
  readonly listed?: number
  readonly order?: Order | undefined
  /** Editions passed over before the first. */
  readonly passedOver?: number
}

/** Editions as conditions have them, in order, listed only, a few at a time. */
export async function* walkPlaces(
  database: Kysely<Tables>,
  backend: Backend,
  conditions: readonly Condition[],
  { start = null, listed = FIRST, order = 'oldest', passedOver = 0 }: Way = {},
): AsyncGenerator<Place[]> {
  let from = start?.edition ?? null
  let inclusive = true
  let left = passedOver
  let most = Math.min(listed, LISTED)
  const [further, way] = order === 'newest' ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`]
  for (;;) {
    const compare = inclusive ? sql`${further}=` : further
    const after: Condition[] =
      from === null
        ? []
        : [
            sql`(e.published, e.report_id, e.number, e.edition) ${compare} (${from.published}, ${from.report_id}, ${from.number}, ${from.edition})`,
          ]
    const rows = await gathered<Place>(
      database,
      backend,
      PLACE,
      sql`
      select e.n, e.published, e.report_id, e.number, e.edition from editions e where ${all([...after, ...conditions])}
      order by e.published ${way}, e.report_id ${way}, e.number ${way}, e.edition ${way} limit ${sql.lit(most)}`,
    )
    for (let at = Math.min(left, rows.length); at < rows.length; at += LOADED) yield rows.slice(at, at + LOADED)
    left = Math.max(0, left - rows.length)
    if (rows.length < most) return
    from = rows[rows.length - 1]
    inclusive = false
    most = Math.min(2 * most, LISTED)
  }
}

/** Editions that a filter has, in order. Where it names who takes part, the walk goes along the parts of those, a stretch of time at a time. */
export async function* placesOf(
  database: Kysely<Tables>,
  backend: Backend,
  filter: Filter,
  way: Way = {},
): AsyncGenerator<Place[]> {
  const taking = takingPart(filter)
  if (taking === null) {
    yield* walkPlaces(database, backend, editionConditions(filter, backend), way)
    return
  }
  const conditions = isWhole(filter) ? inMonths('e.n', filter, backend) : ofEditions(filter, backend)
  const [further, back, order] = way.order === 'newest' ? [sql`<`, sql`>=`, sql`desc`] : [sql`>`, sql`<=`, sql`asc`]
  const start = way.start?.edition ?? null
  if (start !== null)
    conditions.push(
      sql`(e.published, e.report_id, e.number, e.edition) ${further}= (${start.published}, ${start.report_id}, ${start.number}, ${start.edition})`,
    )
  let left = way.passedOver ?? 0
  let ahead = start === null ? sql<SqlBool>`1 = 1` : sql<SqlBool>`s.published ${further}= ${start.published}`
  for (let most = Math.min(way.listed ?? FIRST, LISTED); ; most = Math.min(2 * most, LISTED)) {
    const { rows: ends } = await sql<{ published: string }>`
      select s.published from ${taking} s where ${ahead} order by s.published ${order} limit 1 offset ${sql.lit(most)}`.execute(
      database,
    )
    const end = ends[0]?.published
    const stretch = end === undefined ? ahead : sql`${ahead} and s.published ${back} ${end}`
    const rows = await gathered<Place>(
      database,
      backend,
      PLACE,
      sql`
      select e.n, e.published, e.report_id, e.number, e.edition
      from (select distinct s.edition_n from ${taking} s where ${stretch}) own cross join editions e
      where e.n = own.edition_n and ${all(conditions)}
      order by e.published ${order}, e.report_id ${order}, e.number ${order}, e.edition ${order}`,
    )
    for (let at = Math.min(left, rows.length); at < rows.length; at += LOADED) yield rows.slice(at, at + LOADED)
    left = Math.max(0, left - rows.length)
    if (end === undefined) return
    ahead = sql`s.published ${further} ${end}`
  }
}

/** The same, loaded. */
export async function* walkEditions(
  database: Kysely<Tables>,
  backend: Backend,
  filter: Filter,
  way: Way = {},
): AsyncGenerator<Selectable<EditionRow>[]> {
  for await (const places of placesOf(database, backend, filter, way)) yield await load(database, backend, places)
}

/** Editions by their numbers, in the order of the places given. */
export async function load(
  database: Kysely<Tables>,
  backend: Backend,
  places: readonly Pick<Place, 'n'>[],
): Promise<Selectable<EditionRow>[]> {
  const rows = await database
    .selectFrom('editions')
    .selectAll()
    .where(
      among(
        'n',
        places.map(({ n }) => n),
        backend,
      ),
    )
    .execute()
  return inOrderOf(places, rows)
}

/** Rows in the order of their places. */
function inOrderOf<Row extends { readonly n: number }>(
  places: readonly Pick<Place, 'n'>[],
  rows: readonly Row[],
): Row[] {
  const byN = new Map(rows.map(row => [row.n, row]))
  return places.flatMap(({ n }) => byN.get(n) ?? [])
}

/** What a kept item takes of its row, and of its edition. */
const ITEM = [
  ...(['n', 'id', 'edition_n', 'kind', 'type', 'status', 'first', 'last', 'words', 'from_date', 'to_date'] as const),
  ...(['place', 'statement', 'item', 'origin', 'verdict'] as const),
] as const
const OF_ITEM = sql.join(ITEM.map(column => sql.ref(`i.${column}`)))
const AROUND = ['n', 'edition', 'number', 'report_id', 'url', 'title', 'publisher', 'published', 'text'] as const

/** Editions by their numbers, as little of them as their items need. */
function loadAround(database: Kysely<Tables>, backend: Backend, numbers: readonly number[]): Promise<Around[]> {
  if (numbers.length === 0) return Promise.resolve([])
  const columns = sql.join(AROUND.map(column => sql.ref(column)))
  return gathered<Around>(
    database,
    backend,
    AROUND,
    sql`select ${columns} from editions where ${among('n', numbers, backend)}`,
  )
}

/** Items of loaded editions, in order. */
export async function itemsOf(
  database: Kysely<Tables>,
  backend: Backend,
  editions: readonly Around[],
  conditions: readonly Condition[],
): Promise<KeptItem[]> {
  return (await numberedItemsOf(database, backend, editions, conditions)).map(({ item }) => item)
}

/** The same, each with its number in this record. */
export async function numberedItemsOf(
  database: Kysely<Tables>,
  backend: Backend,
  editions: readonly Around[],
  conditions: readonly Condition[],
): Promise<{ readonly n: number; readonly item: KeptItem }[]> {
  if (editions.length === 0) return []
  const rows = await gathered<JoinedRow>(
    database,
    backend,
    [...ITEM, 'happening'],
    sql`
    select ${OF_ITEM}, h.happening from items i left join happenings h on h.item_n = i.n
    where ${among(
      'i.edition_n',
      editions.map(({ n }) => n),
      backend,
    )} and ${all(conditions)}
    order by i.edition_n, i.first, i.id`,
  )
  const byEdition = new Map<number, JoinedRow[]>()
  for (const row of rows) {
    const some = byEdition.get(row.edition_n)
    if (some === undefined) byEdition.set(row.edition_n, [row])
    else some.push(row)
  }
  return editions.flatMap(edition => {
    const text = restored(edition.text)
    return (byEdition.get(edition.n) ?? []).map(row => ({ n: row.n, item: keptItem(row, edition, text) }))
  })
}

/** Items as a filter has them, in order. */
export async function* walkItems(database: Kysely<Tables>, backend: Backend, filter: Filter): AsyncGenerator<KeptItem> {
  const start = filter.cursor === undefined ? null : startOf(filter.cursor)
  let left = filter.limit ?? Number.POSITIVE_INFINITY
  if (left <= 0) return
  const way = { start, listed: Math.max(LOADED, Math.min(FIRST, left)), order: filter.order }
  for await (const places of placesOf(database, backend, filter, way)) {
    const editions = inOrderOf(
      places,
      await loadAround(
        database,
        backend,
        places.map(({ n }) => n),
      ),
    )
    for (const item of await itemsOf(database, backend, editions, ofItems(filter, backend))) {
      if (start !== null && item.edition === start.edition.edition && !isAfter(item, start)) continue
      yield item
      if (--left <= 0) return
    }
  }
}

/** Items a page holds where no limit is asked for. */
const PAGE = 50

/** A page of items. By publication it is a walk that ends early; by day an index gives the order. */
export async function pageOfItems(database: Kysely<Tables>, backend: Backend, filter: Filter): Promise<KeptItem[]> {
  const { limit = PAGE, offset = 0, order = 'newest', ...others } = filter
  if (order === 'day') return pageByDay(database, backend, filter)
  const items: KeptItem[] = []
  let passed = 0
  for await (const item of walkItems(database, backend, { ...others, order, limit: offset + limit }))
    if (passed++ >= offset) items.push(item)
  return items
}

async function pageByDay(database: Kysely<Tables>, backend: Backend, filter: Filter): Promise<KeptItem[]> {
  const conditions = all([...ofItems(filter, backend, true), ...ofReports(filter, backend)])
  // A cross join keeps SQLite from beginning at the wrong end: items in order of their days, of which a few are taken.
  const { rows } = await sql<{ n: number; id: string; edition: string }>`
    select e.n, i.id, e.edition from items i cross join editions e where e.n = i.edition_n and ${conditions}
    order by i.day_from, i.day_to, e.published, e.report_id, e.edition, i.first, i.id
    limit ${sql.lit(filter.limit ?? PAGE)} offset ${sql.lit(filter.offset ?? 0)}`.execute(database)
  return itemsAt(database, backend, rows)
}

/** Day of publication of the item before which a filter has so many newer ones; null where there are not so many. */
export async function dayBefore(
  database: Kysely<Tables>,
  backend: Backend,
  filter: Filter,
  newer: number,
): Promise<string | null> {
  // Of what is rare SQLite must take all by type and sort it, not look through all else for it from the newest on.
  const newest = filter.kind === 'instruments' ? sql`(s.published || '')` : sql`s.published`
  // Of several who may take part each has an index of its own: the latest of all are among the latest of each.
  const each = forEachState(filter)?.map(
    one =>
      sql`select * from (select s.item_n, s.published from ${standing(one, backend)} s order by ${newest} desc limit ${sql.lit(newer + 1)}) own`,
  )
  const own = each === undefined ? standing(filter, backend) : sql`(${sql.join(each, sql` union `)})`
  const { rows } = await sql<{ published: string }>`
    select s.published from ${own} s order by ${newest} desc limit 1 offset ${sql.lit(newer)}`.execute(database)
  return rows[0]?.published.slice(0, 10) ?? null
}

/** Items by their numbers in this record. */
export async function itemsNumbered(
  database: Kysely<Tables>,
  backend: Backend,
  numbers: readonly number[],
): Promise<Map<number, KeptItem>> {
  const found = new Map<number, KeptItem>()
  const kept = await loadedItems(database, backend)
  const once = [...new Set(numbers)].filter(n => {
    const item = kept?.get(n)
    if (item !== undefined) found.set(n, item)
    return item === undefined
  })
  for (let at = 0; at < once.length; at += NUMBERED) {
    const some = once.slice(at, at + NUMBERED)
    const rows = await gathered<JoinedRow>(
      database,
      backend,
      [...ITEM, 'happening'],
      sql`
      select ${OF_ITEM}, h.happening from items i left join happenings h on h.item_n = i.n
      where ${among('i.n', some, backend)} and ${amongMonths('i.edition_n', some, backend)}`,
    )
    const editions = await loadAround(database, backend, [...new Set(rows.map(row => row.edition_n))])
    const byN = new Map(editions.map(edition => [edition.n, { edition, text: restored(edition.text) }]))
    for (const row of rows) {
      const around = byN.get(row.edition_n)
      if (around === undefined) continue
      const item = keptItem(row, around.edition, around.text)
      found.set(row.n, item)
      kept?.set(row.n, item, around.text)
    }
  }
  return found
}

const NUMBERED = 200

/** Items by edition and id, in the order of the places given. */
export async function itemsAt(
  database: Kysely<Tables>,
  backend: Backend,
  places: readonly { readonly n: number; readonly id: string; readonly edition: string }[],
): Promise<KeptItem[]> {
  const byEdition = new Map(places.map(place => [place.n, place]))
  const editions = [...byEdition.values()]
  const found = new Map<string, KeptItem>()
  for (let at = 0; at < editions.length; at += LOADED) {
    const some = new Set(editions.slice(at, at + LOADED).map(({ n }) => n))
    const ids = places.filter(({ n }) => some.has(n)).map(({ id }) => id)
    const rows = await loadAround(database, backend, [...some])
    for (const item of await itemsOf(database, backend, rows, [sql`i.id in (${sql.join(ids)})`]))
      found.set(`${item.edition} ${item.id}`, item)
  }
  return places.flatMap(({ edition, id }) => found.get(`${edition} ${id}`) ?? [])
}

const isAfter = (item: KeptItem, { first, id }: Start) =>
  item.span[0] > first || (item.span[0] === first && item.id > id)

/** Editions that a filter has: by their own fields, or by having an item as it says. */
export function editionConditions(filter: Filter, backend: Backend): Condition[] {
  const found = narrowing(filter, backend)
  // Where the parts say all, an edition that has one needs no further look.
  if (takingPart(filter) !== null && isWhole(filter)) return [...found, ...inMonths('e.n', filter, backend)]
  return [...found, ...ofEditions(filter, backend)]
}

function ofEditions(filter: Filter, backend: Backend): Condition[] {
  const own = ofReports(filter, backend)
  if (!asksOfItems(filter)) return own
  return [...own, sql`exists (select 1 from items i where i.edition_n = e.n and ${all(ofItems(filter, backend))})`]
}

/** How many reports a filter has. */
export async function countReports(database: Kysely<Tables>, backend: Backend, filter: Filter): Promise<number> {
  const { rows } = await sql<{ total: number | string }>`
    select count(*) as total from editions e where ${all(editionConditions(filter, backend))}`.execute(database)
  return Number(rows[0].total)
}

/** How many items a filter has. */
export async function countItems(database: Kysely<Tables>, backend: Backend, filter: Filter): Promise<number> {
  const conditions = all([...ofReports(filter, backend), ...ofItems(filter, backend)])
  const { rows } = await sql<{ total: number | string }>`
    select count(*) as total from ${itemsFor(filter, backend)} cross join editions e where e.n = i.edition_n and ${conditions}`.execute(
    database,
  )
  return Number(rows[0].total)
}
