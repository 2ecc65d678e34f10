// What those who said something did later, for many sayings in one question: by columns alone, of which the few that may tell are loaded.
import { type Kysely, type SqlBool, sql } from 'kysely'
import { among } from './among.ts'
import { askedRows } from './asked-rows.ts'
import { anyOf, holdsAny } from './conditions.ts'
import { gathered } from './gathered.ts'
import type { KeptItem } from './item.ts'
import type { Backend } from './migrations.ts'
import { pairOf } from './parts.ts'
import { byRecord } from './sequels.ts'
import type { Tables } from './tables.ts'
import { itemsNumbered } from './walk.ts'

/** Something said, and which later events may tell what became of it. */
export interface Followed {
  /** States of which one takes part. */
  readonly actors: readonly string[]
  /** States of which one takes part, too; it may be the same. Whoever, where none is named. */
  readonly others: readonly string[]
  /** Words of which the text holds one at least; any text, where none is named. */
  readonly words: readonly string[]
  /** ISO dates of publication, both included. */
  readonly publishedFrom: string
  readonly publishedTo: string
  /** Whether an event of a type and status may tell of it: others are not loaded. */
  mayTell(type: string, status: string | null): boolean
}

/** Events looked at for one saying: the oldest, and with the last of them all others of its time. */
const MOST = 200

/** Events of a state or a pair, asked for once, whatever it is that they may follow. */
interface Line {
  readonly table: 'parts' | 'pairs'
  readonly who: string
  /** The first day of all, the last that anything begins with, and the end of all. */
  since: string
  begun: string
  until: string
  /** All of them are wanted, since words choose among them. */
  isWhole: boolean
}

interface Found {
  readonly k: number
  readonly n: number
  readonly edition_n: number
  readonly type: string
  readonly status: string | null
  readonly published: string
}

const FOUND = ['k', 'n', 'edition_n', 'type', 'status', 'published'] as const

/** Of each, the events that follow, in the record's order. */
export async function followersOf(
  database: Kysely<Tables>,
  backend: Backend,
  followed: readonly Followed[],
): Promise<KeptItem[][]> {
  const lines = new Map<string, Line>()
  const keys = followed.map(one => linesOf(one, lines))
  const found = await foundOn([...lines.values()], database, backend)
  const places = new Map([...lines.keys()].map((key, k) => [key, k]))
  const wanted: number[][] = []
  for (const [i, one] of followed.entries()) {
    const until = `${one.publishedTo}T~`
    const once = new Map<number, Found>()
    for (const key of keys[i])
      for (const row of found[places.get(key) ?? 0])
        if (row.published >= one.publishedFrom && row.published <= until) once.set(row.n, row)
    const rows = [...once.values()].sort(byPublished)
    const told = one.words.length === 0 ? rows : await oldestHolding(rows, one.words, database, backend)
    wanted.push(oldestOf(told).flatMap(({ n, type, status }) => (one.mayTell(type, status) ? n : [])))
  }
  const items = await itemsNumbered(database, backend, wanted.flat())
  return wanted.map(own => own.flatMap(n => items.get(n) ?? []).sort(byRecord))
}

/** Notes the lines on which its followers stand; their keys. */
function linesOf({ actors, others, words, publishedFrom, publishedTo }: Followed, lines: Map<string, Line>): string[] {
  const keys: string[] = []
  const note = (table: Line['table'], who: string) => {
    const key = `${table} ${who}`
    const until = `${publishedTo}T~`
    const line = lines.get(key)
    if (line === undefined)
      lines.set(key, { table, who, since: publishedFrom, begun: publishedFrom, until, isWhole: words.length > 0 })
    else {
      if (publishedFrom < line.since) line.since = publishedFrom
      if (publishedFrom > line.begun) line.begun = publishedFrom
      if (until > line.until) line.until = until
      line.isWhole ||= words.length > 0
    }
    keys.push(key)
  }
  for (const actor of new Set(actors)) {
    if (others.length === 0 || others.includes(actor)) note('parts', actor)
    else for (const other of new Set(others)) if (!actors.includes(other)) note('pairs', pairOf(actor, other))
  }
  return keys
}

/** The events of each line, from its first day to as many as any may look at. */
async function foundOn(lines: readonly Line[], database: Kysely<Tables>, backend: Backend): Promise<Found[][]> {
  const found: Found[][] = lines.map(() => [])
  for (const [table, column] of [
    ['parts', 'state'],
    ['pairs', 'pair'],
  ] as const) {
    const rows = lines.flatMap((line, k) =>
      line.table === table ? [[k, line.who, line.since, line.begun, line.until, line.isWhole ? 1 : 0]] : [],
    )
    if (rows.length === 0) continue
    const of = (name: string) => sql`${sql.ref(`${name}.${column}`)}`
    const events = await gathered<Found>(
      database,
      backend,
      FOUND,
      sql`
      with asked (k, who, since, begun, until, whole) as materialized (${askedRows(rows, backend)}),
      bounded as materialized (select a.k, a.who, a.since, case when a.whole = 1 then a.until else coalesce((
        select g.published from ${sql.table(table)} g where ${of('g')} = a.who and g.kind = 'events'
          and g.published >= a.begun and g.published <= a.until order by g.published limit 1 offset ${sql.lit(MOST - 1)}
        ), a.until) end as last from asked a)
      select b.k, f.item_n as n, f.edition_n, f.type, f.status, f.published
      from bounded b cross join ${sql.table(table)} f
      where ${of('f')} = b.who and f.published >= b.since and f.published <= b.last and f.kind = 'events'`,
    )
    for (const row of events) found[row.k].push(row)
  }
  return found
}

/** How many texts are looked at for words at a time. */
const LOOKED_AT = 4 * MOST

/** Of those in order the first, as many as are looked at and a few more, of which the text holds one of the words. */
async function oldestHolding(
  rows: readonly Found[],
  words: readonly string[],
  database: Kysely<Tables>,
  backend: Backend,
): Promise<Found[]> {
  const told: Found[] = []
  for (let at = 0; at < rows.length && told.length < MOST; ) {
    let end = Math.min(at + LOOKED_AT, rows.length)
    while (end < rows.length && rows[end].published === rows[end - 1].published) end++
    const some = rows.slice(at, end)
    at = end
    const numbers = [...new Set(some.map(({ edition_n }) => edition_n))]
    const [first, last] = [Math.min(...numbers), Math.max(...numbers)]
    // Full text goes through its hits between two numbers in order, and looks up which of them are asked for.
    const found = await gathered<{ n: number }>(
      database,
      backend,
      ['n'],
      backend === 'sqlite'
        ? sql`select t.rowid as n from editions_text t where t.editions_text match ${anyOf(words)} and t.rowid >= ${first}
            and t.rowid <= ${last} and ${amongHits(numbers)}`
        : sql`select e.n from editions e where ${among('e.n', numbers, backend)} and ${holdsAny(words, backend)}`,
    )
    const holding = new Set(found.map(({ n }) => n))
    told.push(...some.filter(({ edition_n }) => holding.has(edition_n)))
  }
  return told
}

/** The sum keeps SQLite from looking full text up for each number. */
const amongHits = (numbers: readonly number[]) =>
  sql<SqlBool>`(t.rowid + 0) in (select value from json_each(${JSON.stringify(numbers)}))`

const byPublished = (a: Found, b: Found) => (a.published < b.published ? -1 : a.published > b.published ? 1 : 0)

/** Of those in order. */
function oldestOf(inOrder: readonly Found[]): readonly Found[] {
  const last = inOrder[MOST - 1]
  return last === undefined ? inOrder : inOrder.filter(({ published }) => published <= last.published)
}
