// Rows of a query, many at once. SQLite gives them as one value: to hand each cell over to JavaScript takes longer than to find it.
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Backend } from './migrations.ts'
import type { Tables } from './tables.ts'

type Value = string | number | null

/** The rows of a query, which must give just these columns; texts and whole numbers only. */
export async function gathered<Row>(
  database: Kysely<Tables>,
  backend: Backend,
  columns: readonly (keyof Row & string)[],
  query: RawBuilder<unknown>,
): Promise<Row[]> {
  if (backend !== 'sqlite') return (await sql<Row>`${query}`.execute(database)).rows
  const values = sql.join(columns.map(column => sql.ref(`own.${column}`)))
  const { rows } = await sql<{ gathered: string }>`
    select json_group_array(json_array(${values})) as gathered from (${query}) own`.execute(database)
  return (JSON.parse(rows[0].gathered) as Value[][]).map(cells => {
    const row: Record<string, Value> = {}
    for (let i = 0; i < columns.length; i++) row[columns[i]] = cells[i]
    return row as Row
  })
}
