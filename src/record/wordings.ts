// In which words issues are told, counted as positions come and go: an issue's name is the words most often used of it.
import { type Selectable, type SelectQueryBuilder, sql, type Transaction } from 'kysely'
import type { ItemRow, StanceTableRow, Tables } from './tables.ts'

type Worded = Pick<StanceTableRow, 'issue' | 'words'>

/** Counts the words of new stances. */
export const addWordings = (transaction: Transaction<Tables>, stances: readonly Worded[]): Promise<void> =>
  count(transaction, stances, 1)

/** Takes away the stances of some items. */
export async function dropStances(
  transaction: Transaction<Tables>,
  items: SelectQueryBuilder<Tables, 'items', Pick<Selectable<ItemRow>, 'n'>>,
): Promise<void> {
  const gone = await transaction.selectFrom('stances').select(['issue', 'words']).where('item_n', 'in', items).execute()
  await count(transaction, gone, -1)
  await transaction.deleteFrom('stances').where('item_n', 'in', items).execute()
}

async function count(transaction: Transaction<Tables>, stances: readonly Worded[], each: 1 | -1): Promise<void> {
  const counts = new Map<string, { issue: string; words: string; times: number }>()
  for (const { issue, words } of stances) {
    const key = JSON.stringify([issue, words])
    const one = counts.get(key)
    if (one === undefined) counts.set(key, { issue, words, times: each })
    else one.times += each
  }
  for (const row of counts.values())
    await transaction
      .insertInto('wordings')
      .values(row)
      .onConflict(conflict =>
        conflict
          .columns(['issue', 'words'])
          .doUpdateSet({ times: sql<number>`wordings.times + ${sql.lit(row.times)}` }),
      )
      .execute()
}
