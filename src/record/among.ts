// One of many numbers. To SQLite they are given as one value, so that a statement is prepared once for any count of them.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Backend } from './migrations.ts'

/** That a column holds one of the numbers. */
export function among(column: string, numbers: readonly number[], backend: Backend): RawBuilder<SqlBool> {
  if (numbers.length === 0) return sql`1 = 0`
  return backend === 'sqlite'
    ? sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(numbers)}))`
    : sql`${sql.ref(column)} in (${sql.join(numbers.map(n => sql.lit(n)))})`
}
