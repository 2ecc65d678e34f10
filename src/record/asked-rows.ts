// What is asked of the record for many things at once, as rows of a table of its own.
import { type RawBuilder, sql } from 'kysely'
import type { Backend } from './migrations.ts'

export type AskedRow = readonly (string | number)[]

/** Some rows, one at least, for a `with`. To SQLite they are given as one value, so that the statement is prepared once for any count of them. */
export function askedRows(rows: readonly AskedRow[], backend: Backend): RawBuilder<unknown> {
  if (backend === 'sqlite') {
    const columns = rows[0].map((_, i) => sql`json_extract(j.value, ${sql.lit(`$[${i}]`)})`)
    return sql`select ${sql.join(columns)} from json_each(${JSON.stringify(rows)}) j`
  }
  const valued = (row: AskedRow) => row.map(value => (typeof value === 'number' ? sql.lit(value) : sql`${value}`))
  return sql`values ${sql.join(rows.map(row => sql`(${sql.join(valued(row))})`))}`
}
