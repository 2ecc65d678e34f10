// Positions counted without loading them: which issues there are, who stood where on which day, and in which words.
import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import { all, ofItems, ofReports } from './conditions.ts'
import { gathered } from './gathered.ts'
import type { Backend } from './migrations.ts'
import { sameMonth } from './months.ts'
import { restored } from './storable.ts'
import type { Filter, IssueCount, StanceRow } from './store.ts'
import type { Tables } from './tables.ts'

/** Issues looked at, those with most positions: similar ones are gathered from among them. */
const ISSUES = 3000

const listOf = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T])

/** Rows of `stances` as a filter has them. What the table itself knows needs no join. */
function from(filter: Filter, backend: Backend, more: readonly RawBuilder<SqlBool>[] = []): RawBuilder<unknown> {
  const {
    actor,
    from: since,
    to,
    publishedFrom,
    publishedTo,
    kind: _,
    minConfidence: __,
    limit: ___,
    offset: ____,
    order: _____,
    ...others
  } = filter
  const conditions: RawBuilder<SqlBool>[] = [...more]
  const codes = actor === undefined ? [] : listOf(actor)
  const isPlain = codes.every(code => !code.includes(':'))
  if (actor !== undefined && isPlain) conditions.push(sql`s.holder in (${sql.join(codes)})`)
  for (const first of [since, publishedFrom]) if (first !== undefined) conditions.push(sql`s.day >= ${first}`)
  for (const last of [to, publishedTo]) if (last !== undefined) conditions.push(sql`s.day <= ${last} and s.day <> ''`)
  if (isPlain && Object.values(others).every(value => value === undefined))
    return sql`from stances s where ${all(conditions)}`
  const rest: Filter = isPlain ? others : { ...others, ...(actor === undefined ? {} : { actor }) }
  conditions.push(...ofReports(rest, backend), ...ofItems(rest, backend))
  return sql`from stances s join items i on i.n = s.item_n and ${sameMonth('i.edition_n', 's.item_n', backend)} join editions e on e.n = i.edition_n where ${all(conditions)}`
}

/** Issues with most positions first. */
export async function issuesOf(database: Kysely<Tables>, backend: Backend, filter: Filter): Promise<IssueCount[]> {
  const rows = await gathered<{ issue: string; positions: number | string; last: string }>(
    database,
    backend,
    ['issue', 'positions', 'last'],
    sql`
    select s.issue, count(*) as positions, max(s.day) as last ${from(filter, backend)}
    group by s.issue order by positions desc, last desc, s.issue limit ${sql.lit(ISSUES)}`,
  )
  return rows.map(({ issue, positions, last }) => ({ issue, positions: Number(positions), last }))
}

/** Who stood where on some issues, the oldest first. */
export async function stancesOf(
  database: Kysely<Tables>,
  backend: Backend,
  issues: readonly string[],
  filter: Filter,
): Promise<StanceRow[]> {
  if (issues.length === 0) return []
  // Where days bound it SQLite must begin with them: an issue is talked of for years.
  const issue = (filter.from ?? filter.publishedFrom) ? sql`(s.issue || '')` : sql`s.issue`
  return gathered<StanceRow>(
    database,
    backend,
    ['issue', 'holder', 'stance', 'day', 'n'],
    sql`select s.issue, s.holder, s.stance, s.day, s.item_n as n ${from(filter, backend, [sql`${issue} in (${sql.join(issues)})`])}
      order by s.day, s.item_n, s.holder`,
  )
}

/** What each who stands on some issues in the filter's time stood for last before a day. */
export async function stancesBefore(
  database: Kysely<Tables>,
  backend: Backend,
  issues: readonly string[],
  day: string,
  filter: Filter,
): Promise<StanceRow[]> {
  if (issues.length === 0) return []
  const { publishedFrom: _, ...earlier } = filter
  const { rows } = await sql<StanceRow>`
    select s.issue, s.holder, s.stance, s.day, s.item_n as n from (
      select p.issue, p.holder, (
        select s.item_n ${from(earlier, backend, [sql`s.issue = p.issue`, sql`s.holder = p.holder`, sql`s.day < ${day}`])}
        order by s.day desc, s.item_n desc limit 1
      ) as n from (select distinct s.issue, s.holder ${from(filter, backend, [sql`(s.issue || '') in (${sql.join(issues)})`])}) p
    ) last join stances s on s.item_n = last.n and s.holder = last.holder`.execute(database)
  return rows
}

/** The words most often used of each of some issues. */
export async function wordingsOf(
  database: Kysely<Tables>,
  backend: Backend,
  issues: readonly string[],
): Promise<{ issue: string; words: string; times: number }[]> {
  if (issues.length === 0) return []
  const rows = await gathered<{ issue: string; words: string; times: number | string }>(
    database,
    backend,
    ['issue', 'words', 'times'],
    sql`
    select w.issue, w.words, w.times from wordings w
    where w.issue in (${sql.join(issues)}) and w.times > 0 order by w.issue, w.times desc, w.words`,
  )
  return rows.map(({ issue, words, times }) => ({ issue, words: restored(words), times: Number(times) }))
}
