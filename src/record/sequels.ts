// What later reports may tell of planned things, for many of them in one question: events by their columns, without loading a text.
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { among } from './among.ts'
import type { Backend } from './migrations.ts'
import type { Tables } from './tables.ts'

/** A planned thing, and what may tell of it. */
export interface Planned {
  readonly type: string
  readonly states: readonly string[]
  /** Types besides its own by which its end may be told, in a text that holds one of the words of ends. */
  readonly ends: readonly string[]
  /** ISO dates of publication, both included. */
  readonly publishedFrom: string
  readonly publishedTo: string
  /** Days, both included, that its own deed overlaps, and before which no report tells that it happened; null for any. */
  readonly days: { readonly from: string; readonly to: string } | null
}

/** A later event that may tell what became of a planned thing, as little of it as that takes. */
export interface Sequel {
  /** `numbered` gives the item. */
  readonly n: number
  readonly id: string
  readonly edition: string
  readonly published: string
  readonly type: string
  readonly status: string | null
  readonly from: string | null
  readonly to: string | null
  readonly happening: string | null
  /** Which states of the planned thing take part in it, and how many states in all. */
  readonly states: readonly string[]
  readonly parties: number
}

/** Questions asked at once, and events told of one planned thing: the oldest. */
const ASKED = 50
const MOST = 120

/** Planned things of one type and the same states: the record is asked once for all of them. */
interface Question {
  readonly type: string
  readonly states: readonly string[]
  readonly sought: readonly string[]
  readonly planned: { readonly place: number; readonly of: Planned }[]
}

interface Found extends Omit<Sequel, 'states'> {
  readonly k: number
  readonly ended: number
  /** Joined by commas. */
  readonly states: string
  readonly day_from: string
  readonly day_to: string
}

/**
 * Its own deed with all of its states, or denied of one of them, in its days; or, with one of them and in a text with one of the words of
 * ends, the deed denied or planned again, or a deed that ends it.
 */
export async function sequelsOf(
  database: Kysely<Tables>,
  backend: Backend,
  planned: readonly Planned[],
): Promise<Sequel[][]> {
  const found: Found[][] = planned.map(() => [])
  const questions = questionsOf(planned)
  for (let at = 0; at < questions.length; at += ASKED) {
    const asked = questions.slice(at, at + ASKED)
    for (const row of await ask(database, backend, asked)) {
      for (const { place, of } of asked[row.k].planned) {
        const isNear = of.days === null || (row.day_to >= of.days.from && row.day_from <= of.days.to)
        const isLater = row.published >= of.publishedFrom && row.published <= `${of.publishedTo}T~`
        if (isLater && (isNear || row.ended === 1) && found[place].length < MOST) found[place].push(row)
      }
    }
  }
  return found.map(some =>
    some.map(({ k: _, ended: __, day_from: ___, day_to: ____, states, parties, ...row }) => ({
      ...row,
      states: states.split(','),
      parties: Number(parties),
    })),
  )
}

function questionsOf(planned: readonly Planned[]): Question[] {
  const questions = new Map<string, Question>()
  for (const [place, of] of planned.entries()) {
    const { type, states, ends } = of
    if (states.length === 0) continue
    const key = JSON.stringify([type, states, ends])
    const question = questions.get(key) ?? { type, states, sought: [...new Set([type, ...ends])], planned: [] }
    questions.set(key, question)
    question.planned.push({ place, of })
  }
  return [...questions.values()]
}

const least = (days: readonly string[]) => days.reduce((a, b) => (a < b ? a : b))
const greatest = (days: readonly string[]) => days.reduce((a, b) => (a > b ? a : b))

/** `ended` is 1 where its day does not matter. Bounds are those of all that is planned; each has its own within. */
async function ask(database: Kysely<Tables>, backend: Backend, questions: readonly Question[]): Promise<Found[]> {
  const rows = questions.flatMap(({ type, states, sought, planned }, k) => {
    const since = least(planned.map(({ of }) => of.publishedFrom))
    const until = `${greatest(planned.map(({ of }) => of.publishedTo))}T~`
    const first = least(planned.map(({ of }) => of.days?.from ?? ''))
    const last = greatest(planned.map(({ of }) => of.days?.to ?? '~'))
    return sought.flatMap(one =>
      states.map(state => [k, type, states.length, one, state, since, until, first, last] as const),
    )
  })
  if (rows.length === 0) return []
  const joined = backend === 'sqlite' ? sql`group_concat(p.state)` : sql`string_agg(p.state, ',')`
  const { rows: events } = await sql<Found>`
    with planned (k, own, parties, type, state, since, until, first, last) as materialized (${plannedRows(rows, backend)})
    select found.k, found.ended, found.states, (select count(*) from parts q where q.item_n = found.n) as parties, found.day_from, found.day_to, found.n, i.id, e.edition, e.published, i.type, i.status,
      i.from_date as "from", i.to_date as "to", h.happening
    from (
      select p.k, f.item_n as n, f.edition_n, f.day_from, f.day_to, ${joined} as states,
        max(case when p.type <> p.own or (f.status in ('denied', 'planned') and ${ENDS}) then 1 else 0 end) as ended
      from planned p cross join parts f
      where f.state = p.state and f.type = p.type and f.published >= p.since and f.published <= p.until and f.kind = 'events'
        and case when p.type <> p.own then ${ENDS}
          else (f.day_to >= p.first and f.day_from <= p.last
              and (f.status = 'denied' or (f.status in ('happened', 'ongoing') and f.published >= p.first)))
            or (f.status in ('denied', 'planned') and ${ENDS}) end
      group by p.k, f.item_n, f.edition_n, f.type, f.status, f.day_from, f.day_to
      having f.type <> max(p.own) or f.status in ('denied', 'planned') or count(*) = max(p.parties)
    ) found cross join items i cross join editions e left join happenings h on h.item_n = i.n
    where i.n = found.n and i.edition_n = found.edition_n and e.n = found.edition_n
    order by found.k, e.published, e.report_id, e.number, e.edition, i.first, i.id`.execute(database)
  return events
}

type PlannedRow = readonly (string | number)[]

/** Rows of a table of its own. To SQLite they are given as one value, so that the statement is prepared once for any count of them. */
function plannedRows(rows: readonly PlannedRow[], backend: Backend): RawBuilder<unknown> {
  if (backend === 'sqlite') {
    const columns = rows[0].map((_, i) => sql`json_extract(j.value, ${sql.lit(`$[${i}]`)})`)
    return sql`select ${sql.join(columns)} from json_each(${JSON.stringify(rows)}) j`
  }
  const valued = (row: PlannedRow) => row.map(value => (typeof value === 'number' ? sql.lit(value) : sql`${value}`))
  return sql`values ${sql.join(rows.map(row => sql`(${sql.join(valued(row))})`))}`
}

const ENDS = sql`exists (select 1 from endings where endings.edition_n = f.edition_n)`

/** Items of which the states are asked at once. */
const NUMBERED = 500

/** The states that take part in each of some standing items. */
export async function statesOf(
  database: Kysely<Tables>,
  backend: Backend,
  items: readonly number[],
): Promise<Map<number, string[]>> {
  const states = new Map<number, string[]>()
  const once = [...new Set(items)]
  for (let at = 0; at < once.length; at += NUMBERED) {
    const { rows } = await sql<{ n: number; state: string }>`
      select p.item_n as n, p.state from parts p where ${among('p.item_n', once.slice(at, at + NUMBERED), backend)} order by p.item_n, p.state`.execute(
      database,
    )
    for (const { n, state } of rows) {
      const own = states.get(n)
      if (own === undefined) states.set(n, [state])
      else own.push(state)
    }
  }
  return states
}
