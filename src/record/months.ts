// PostgreSQL keeps editions, items and actors in partitions by month of publication. An edition's number says which month: month · 2^40 + how
// many were kept before it; its items have numbers of the same month. SQLite keeps all of them in one table and counts from 1.
import { type Kysely, type RawBuilder, type SqlBool, sql, type Transaction } from 'kysely'
import type { Backend } from './migrations.ts'
import type { Filter } from './store.ts'
import type { Tables } from './tables.ts'

/** Numbers that a month has. With 1,320 months they stay below 2^53, where JavaScript counts exactly. */
export const MONTH = 2 ** 40

/** Months with a partition of their own: hostile dates must not make thousands. The same pattern is in the step that made the partitions. */
const KNOWN = /^(199\d|20\d\d)-(0[1-9]|1[0-2])/
const FIRST_YEAR = 1990

/** The tables in partitions, and by which number. */
export const PARTED = { editions: 'n', items: 'edition_n', actors: 'edition_n' } as const

/** 1 for January 1990; 0 for what is undated or of another time. On SQLite always 0. */
export function monthOf(published: string, backend: Backend): number {
  const [, year, month] = KNOWN.exec(published) ?? []
  return backend === 'sqlite' || month === undefined ? 0 : (Number(year) - FIRST_YEAR) * 12 + Number(month)
}

/** The month that a number is of. */
export const monthOfNumber = (n: number): number => Math.floor(n / MONTH)

/** `2027_03`; `other` for 0. */
const nameOf = (month: number): string =>
  month === 0
    ? 'other'
    : `${FIRST_YEAR + Math.floor((month - 1) / 12)}_${String(((month - 1) % 12) + 1).padStart(2, '0')}`

/**
 * Makes the partitions of some months where there are none yet. The caller holds the lock of writers, so that nobody else makes them meanwhile.
 * A table is made first and attached then: readers are not kept waiting.
 */
export async function makeMonths(transaction: Kysely<Tables>, months: Iterable<number>): Promise<void> {
  const names = new Map([...months].map(month => [`editions_${nameOf(month)}`, month]))
  const { rows } = await sql<{ name: string }>`
    select name from unnest(${[...names.keys()]}::text[]) as name where to_regclass(name) is null`.execute(transaction)
  for (const { name } of rows) {
    const month = names.get(name) ?? 0
    const [from, to] = [month * MONTH, (month + 1) * MONTH]
    for (const table of Object.keys(PARTED)) {
      const part = `${table}_${nameOf(month)}`
      await sql.raw(`create table ${part} (like ${table} including all)`).execute(transaction)
      await sql
        .raw(`alter table ${table} attach partition ${part} for values from (${from}) to (${to})`)
        .execute(transaction)
    }
    // Between the parts, not the whole tables: to look an edition up in all months for each item would halve the speed of keeping.
    const [items, editions] = [`items_${nameOf(month)}`, `editions_${nameOf(month)}`]
    await sql.raw(`alter table ${items} add foreign key (edition_n) references ${editions} (n)`).execute(transaction)
  }
}

/** Gives new editions and items their numbers, within one transaction of a writer. */
export class Numbers {
  readonly #transaction: Transaction<Tables>
  readonly #backend: Backend
  readonly #items = new Map<number, number>()
  #kept = 0

  private constructor(transaction: Transaction<Tables>, backend: Backend) {
    this.#transaction = transaction
    this.#backend = backend
  }

  static async of(transaction: Transaction<Tables>, backend: Backend): Promise<Numbers> {
    const numbers = new Numbers(transaction, backend)
    const last = await transaction.selectFrom('edition_keys').select('kept').orderBy('kept', 'desc').limit(1).execute()
    numbers.#kept = last[0]?.kept ?? 0
    return numbers
  }

  /** Readies the months of some editions, by their dates of publication and by the numbers of kept ones. */
  async ready(published: Iterable<string>, kept: Iterable<number>): Promise<void> {
    const months = new Set([...published].map(date => monthOf(date, this.#backend)))
    for (const n of kept) months.add(this.#backend === 'sqlite' ? 0 : monthOfNumber(n))
    if (this.#backend === 'postgres') await makeMonths(this.#transaction, months)
    for (const month of months) {
      let query = this.#transaction.selectFrom('items').select('n').orderBy('n', 'desc').limit(1)
      if (this.#backend === 'postgres')
        query = query.where('edition_n', '>=', month * MONTH).where('edition_n', '<', (month + 1) * MONTH)
      this.#items.set(month, (await query.executeTakeFirst())?.n ?? month * MONTH)
    }
  }

  edition(published: string): number {
    return monthOf(published, this.#backend) * MONTH + ++this.#kept
  }

  /** The next item of an edition whose month was readied. */
  item(editionN: number): number {
    const month = this.#backend === 'sqlite' ? 0 : monthOfNumber(editionN)
    const last = this.#items.get(month)
    if (last === undefined) throw new Error(`the month ${nameOf(month)} was not readied`)
    this.#items.set(month, last + 1)
    return last + 1
  }
}

type Condition = RawBuilder<SqlBool>

/** What a filter by publication says of an edition's number, so that other months' partitions are left alone. Follows from its dates. */
export function inMonths(column: string, filter: Filter, backend: Backend): Condition[] {
  const first = monthOf(filter.publishedFrom ?? '', backend)
  const last = monthOf(filter.publishedTo ?? '', backend)
  if (first === 0 && last === 0) return []
  const n = sql.ref(column)
  const since = first === 0 ? sql`1 = 1` : sql`${n} >= ${sql.lit(first * MONTH)}`
  const until = last === 0 ? sql`1 = 1` : sql`${n} < ${sql.lit((last + 1) * MONTH)}`
  // What has no month of its own may have a date of any time.
  return [sql`(${n} < ${sql.lit(MONTH)} or ${since} and ${until})`]
}

/** That an edition's number is of the month of an item's: it follows where the item is the edition's, and tells the partition. */
export function sameMonth(editionN: string, itemN: string, backend: Backend): Condition {
  if (backend === 'sqlite') return sql`1 = 1`
  const month = sql`${sql.ref(itemN)} / ${sql.lit(MONTH)} * ${sql.lit(MONTH)}`
  return sql`(${sql.ref(editionN)} >= ${month} and ${sql.ref(editionN)} < ${month} + ${sql.lit(MONTH)})`
}

/** That an edition's number is of the months of some items' numbers. */
export function amongMonths(editionN: string, itemNumbers: readonly number[], backend: Backend): Condition {
  if (backend === 'sqlite') return sql`1 = 1`
  const months = [...new Set(itemNumbers.map(monthOfNumber))]
  const n = sql.ref(editionN)
  const each = months.map(month => sql`(${n} >= ${sql.lit(month * MONTH)} and ${n} < ${sql.lit((month + 1) * MONTH)})`)
  return sql`(${sql.join(each, sql` or `)})`
}
