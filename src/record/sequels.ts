// What later reports may tell of planned things, for many of them in one question: numbers of events, without loading a text.
import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import { holdsAny } from './conditions.ts'
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

interface Found {
  readonly k: number
  readonly n: number
  readonly ended: number
  readonly day_from: string
  readonly day_to: string
  readonly published: string
}

/**
 * Its own deed with all of its states, or denied of one of them, in its days; or, with one of them and in a text with one of the words of
 * ends, the deed denied or planned again, or a deed that ends it.
 */
export async function sequelsOf(
  database: Kysely<Tables>,
  backend: Backend,
  planned: readonly Planned[],
  endWords: readonly string[],
): Promise<number[][]> {
  const found: number[][] = planned.map(() => [])
  const questions = questionsOf(planned)
  for (let at = 0; at < questions.length; at += ASKED) {
    const asked = questions.slice(at, at + ASKED)
    for (const { k, n, ended, day_from, day_to, published } of await ask(
      database,
      asked,
      holdsAny(endWords, backend),
    )) {
      for (const { place, of } of asked[k].planned) {
        const isNear = of.days === null || (day_to >= of.days.from && day_from <= of.days.to)
        const isLater = published >= of.publishedFrom && published <= `${of.publishedTo}T~`
        if (isLater && (isNear || ended === 1) && found[place].length < MOST) found[place].push(n)
      }
    }
  }
  return found
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
async function ask(
  database: Kysely<Tables>,
  questions: readonly Question[],
  holdsEnd: RawBuilder<SqlBool>,
): Promise<Found[]> {
  const rows = questions.flatMap(({ type, states, sought, planned }, k) => {
    const since = least(planned.map(({ of }) => of.publishedFrom))
    const until = `${greatest(planned.map(({ of }) => of.publishedTo))}T~`
    const first = least(planned.map(({ of }) => of.days?.from ?? ''))
    const last = greatest(planned.map(({ of }) => of.days?.to ?? '~'))
    return sought.flatMap(one =>
      states.map(
        state =>
          sql`(${sql.lit(k)}, ${type}, ${sql.lit(states.length)}, ${one}, ${state}, ${since}, ${until}, ${first}, ${last})`,
      ),
    )
  })
  if (rows.length === 0) return []
  const { rows: events } = await sql<Found>`
    with planned (k, own, parties, type, state, since, until, first, last) as (values ${sql.join(rows)}),
      ends as materialized (select e.n from editions e where ${holdsEnd})
    select p.k, i.n, max(case when p.type <> p.own or (i.status in ('denied', 'planned') and f.edition_n in (select n from ends)) then 1 else 0 end) as ended,
      i.day_from, i.day_to, e.published
    from planned p cross join appearances f cross join items i cross join editions e
    where f.state = p.state and f.type = p.type and f.published >= p.since and f.published <= p.until
      and (p.type = p.own or f.edition_n in (select n from ends))
      and i.edition_n = f.edition_n and i.stands = 1 and i.kind = 'events' and i.type = p.type
      and (p.type <> p.own or (i.status in ('denied', 'planned') and f.edition_n in (select n from ends))
        or ((i.status = 'denied' or (i.status in ('happened', 'ongoing') and f.published >= p.first))
          and i.day_to >= p.first and i.day_from <= p.last))
      and e.n = f.edition_n and e.latest = 1
      and exists (select 1 from actors a where a.state = p.state and a.edition_n = i.edition_n and a.item_n = i.n)
    group by p.k, i.n, i.type, i.status, i.first, i.id, i.day_from, i.day_to, e.n, e.published, e.report_id, e.number, e.edition
    having i.type <> max(p.own) or i.status in ('denied', 'planned') or count(distinct p.state) = max(p.parties)
    order by p.k, e.published, e.report_id, e.number, e.edition, i.first, i.id`.execute(database)
  return events
}
