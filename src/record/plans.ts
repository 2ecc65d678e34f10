// What is planned, in order of its day: as little of each announcement as tells one plan from another.
import { type Kysely, sql } from 'kysely'
import { all, isWhole, ofItems, ofReports, takingPart } from './conditions.ts'
import { gathered } from './gathered.ts'
import type { Backend } from './migrations.ts'
import { sameMonth } from './months.ts'
import { statesOf } from './sequels.ts'
import type { Filter } from './store.ts'
import type { Tables } from './tables.ts'

/** An announcement of a planned event. */
export interface Plan {
  /** `numbered` gives the item. */
  readonly n: number
  readonly id: string
  readonly type: string
  readonly from: string | null
  readonly happening: string | null
  readonly states: readonly string[]
}

/** A stretch of the planned events of a filter, by day. */
export async function plansOf(
  database: Kysely<Tables>,
  backend: Backend,
  { limit = 50, offset = 0, ...filter }: Filter,
): Promise<Plan[]> {
  const planned: Filter = { ...filter, kind: 'events', status: 'planned' }
  const taking = takingPart(planned)
  const conditions = [...ofReports(planned, backend), ...ofItems(planned, backend, taking === null)]
  // The states of who takes part have their plans by day; without them a cross join keeps SQLite from beginning at the wrong end.
  const from =
    taking === null
      ? sql`items i cross join editions e left join happenings h on h.item_n = i.n where e.n = i.edition_n and ${all(conditions)}`
      : sql`${taking} p cross join items i cross join editions e left join happenings h on h.item_n = i.n
        where p.kind = 'events' and p.status = 'planned' and i.n = p.item_n and ${sameMonth('i.edition_n', 'p.item_n', backend)}
          and e.n = i.edition_n and ${isWhole(planned) ? sql`1 = 1` : all(conditions)}`
  const day = taking === null ? sql`i.day_from, i.day_to, e.published` : sql`p.day_from, p.day_to, p.published`
  const rows = await gathered<Omit<Plan, 'states'>>(
    database,
    backend,
    ['n', 'id', 'type', 'from', 'happening'],
    sql`
    select i.n, i.id, i.type, i.from_date as "from", h.happening from ${from}
    order by ${day}, e.report_id, e.edition, i.first, i.id limit ${sql.lit(limit)} offset ${sql.lit(offset)}`,
  )
  const states = await statesOf(
    database,
    backend,
    rows.map(({ n }) => n),
  )
  return rows.map(row => ({ ...row, states: states.get(row.n) ?? [] }))
}
