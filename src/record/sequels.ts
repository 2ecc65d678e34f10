// What later reports may tell of planned things, for many of them in one question: events by their columns, without loading a text.
import { type Kysely, sql } from 'kysely'
import { among } from './among.ts'
import { askedRows } from './asked-rows.ts'
import { gathered } from './gathered.ts'
import type { KeptItem } from './item.ts'
import type { Backend } from './migrations.ts'
import { pairOf } from './parts.ts'
import type { Tables } from './tables.ts'
import { itemsNumbered } from './walk.ts'

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
  /** 1 where its day does not matter. */
  readonly ended: number
  readonly day_from: string
  readonly day_to: string
  readonly published: string
}

const FOUND = ['k', 'n', 'ended', 'day_from', 'day_to', 'published'] as const

/**
 * Its own deed with all of its states, or denied of one of them, in its days; or, with one of them and in a text with one of the words of
 * ends, the deed denied or planned again, or a deed that ends it.
 */
export async function sequelsOf(
  database: Kysely<Tables>,
  backend: Backend,
  planned: readonly Planned[],
): Promise<KeptItem[][]> {
  const found: Found[][] = planned.map(() => [])
  const questions = questionsOf(planned)
  for (let at = 0; at < questions.length; at += ASKED) {
    const asked = questions.slice(at, at + ASKED)
    for (const row of [...(await deedsOf(database, backend, asked)), ...(await endsOf(database, backend, asked))]) {
      for (const { place, of } of asked[row.k].planned) {
        const isNear = of.days === null || (row.day_to >= of.days.from && row.day_from <= of.days.to)
        const isLater = row.published >= of.publishedFrom && row.published <= `${of.publishedTo}T~`
        if (isLater && (isNear || row.ended === 1)) found[place].push(row)
      }
    }
  }
  const oldest = found.map(oldestOf)
  const items = await itemsNumbered(
    database,
    backend,
    oldest.flatMap(some => some.map(({ n }) => n)),
  )
  return oldest.map(some =>
    some
      .flatMap(({ n }) => items.get(n) ?? [])
      .sort(byRecord)
      .slice(0, MOST),
  )
}

/** Those of the oldest reports, and with the last of them all others of its time. */
function oldestOf(found: readonly Found[]): Found[] {
  const inOrder = [...found].sort((a, b) => (a.published < b.published ? -1 : a.published > b.published ? 1 : 0))
  const last = inOrder[MOST - 1]
  return last === undefined ? inOrder : inOrder.filter(({ published }) => published <= last.published)
}

/** The record's order. */
export const byRecord = (a: KeptItem, b: KeptItem): number =>
  before(a.report.published ?? '', b.report.published ?? '') ||
  before(a.reportId, b.reportId) ||
  a.editionNumber - b.editionNumber ||
  before(a.edition, b.edition) ||
  a.span[0] - b.span[0] ||
  before(a.id, b.id)

const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

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

/** Bounds are those of all that is planned; each has its own within. */
const boundsOf = ({ planned }: Question) =>
  [
    least(planned.map(({ of }) => of.publishedFrom)),
    `${greatest(planned.map(({ of }) => of.publishedTo))}T~`,
    least(planned.map(({ of }) => of.days?.from ?? '')),
    greatest(planned.map(({ of }) => of.days?.to ?? '~')),
  ] as const

/** Deeds of the type that took place with all of the states: of two of them there is an index, more are looked for in what is found of two. */
async function deedsOf(database: Kysely<Tables>, backend: Backend, questions: readonly Question[]): Promise<Found[]> {
  const asked = (isOf: (question: Question) => boolean, key: (question: Question) => string) =>
    questions.flatMap((question, k) =>
      isOf(question) ? [[k, question.type, key(question), question.states.length, ...boundsOf(question)]] : [],
    )
  const alone = asked(
    ({ states }) => states.length === 1,
    ({ states }) => states[0],
  )
  const together = asked(
    ({ states }) => states.length > 1,
    ({ states }) => pairOf(states[0], states[1]),
  )
  const found: Found[] = []
  for (const [rows, table, column] of [
    [alone, 'parts', 'state'],
    [together, 'pairs', 'pair'],
  ] as const) {
    if (rows.length === 0) continue
    const deeds = await gathered<Found>(
      database,
      backend,
      FOUND,
      sql`
      with planned (k, type, who, parties, since, until, first, last) as materialized (${askedRows(rows, backend)})
      select p.k, f.item_n as n, 0 as ended, f.day_from, f.day_to, f.published
      from planned p cross join ${sql.table(table)} f
      where ${sql.ref(`f.${column}`)} = p.who and f.type = p.type and f.published >= p.since and f.published <= p.until
        and f.published >= p.first and f.kind = 'events' and f.status in ('happened', 'ongoing')
        and f.day_to >= p.first and f.day_from <= p.last`,
    )
    found.push(...deeds)
  }
  const many = found.filter(({ k }) => questions[k].states.length > 2)
  if (many.length === 0) return found
  const states = await statesOf(
    database,
    backend,
    many.map(({ n }) => n),
  )
  return found.filter(({ k, n }) => {
    const own = questions[k].states
    return own.length <= 2 || own.every(state => states.get(n)?.includes(state))
  })
}

/** What tells with one of the states at least that it was denied, put off or ended. */
async function endsOf(database: Kysely<Tables>, backend: Backend, questions: readonly Question[]): Promise<Found[]> {
  const rows = questions.flatMap((question, k) =>
    question.sought.flatMap(type =>
      question.states.map(state => [k, question.type, type, state, ...boundsOf(question)] as const),
    ),
  )
  if (rows.length === 0) return []
  return gathered<Found>(
    database,
    backend,
    FOUND,
    sql`
    with planned (k, own, type, state, since, until, first, last) as materialized (${askedRows(rows, backend)})
    select distinct p.k, f.item_n as n, f.ends as ended, f.day_from, f.day_to, f.published
    from planned p cross join parts f
    where f.state = p.state and f.type = p.type and f.published >= p.since and f.published <= p.until
      and f.kind = 'events' and (f.ends = 1 or f.status = 'denied')
      and case when p.type <> p.own then f.ends = 1
        else f.status in ('denied', 'planned') and (f.ends = 1 or (f.day_to >= p.first and f.day_from <= p.last)) end`,
  )
}

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
    const rows = await gathered<{ n: number; state: string }>(
      database,
      backend,
      ['n', 'state'],
      sql`select p.item_n as n, p.state from parts p
        where ${among('p.item_n', once.slice(at, at + NUMBERED), backend)} order by p.item_n, p.state`,
    )
    for (const { n, state } of rows) {
      const own = states.get(n)
      if (own === undefined) states.set(n, [state])
      else own.push(state)
    }
  }
  return states
}
