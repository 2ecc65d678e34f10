// How many latest texts each day of publication has: what events are measured against, without a look at every text.
import { sql, type Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/** Adds a number to the day of each of some dates of publication. */
export async function addVolumes(
  transaction: Transaction<Tables>,
  published: readonly string[],
  each: 1 | -1,
): Promise<void> {
  const days = new Map<string, number>()
  for (const date of published) days.set(date.slice(0, 10), (days.get(date.slice(0, 10)) ?? 0) + each)
  for (const [day, reports] of days)
    await transaction
      .insertInto('volumes')
      .values({ day, reports })
      .onConflict(conflict =>
        conflict.column('day').doUpdateSet({ reports: sql<number>`volumes.reports + ${sql.lit(reports)}` }),
      )
      .execute()
}
