// Where states appear: a row a state, type of item and text, by day of publication. Questions about an actor begin here; whether an item of the text is
// still so is asked of the item. Rows are never taken away: a text in which an item was read otherwise is looked at in vain.
import type { Transaction } from 'kysely'
import type { ActorRow, AppearanceRow, Tables } from './tables.ts'

/** Where the states of an item's look-up rows appear. */
export const appearanceRows = (
  actors: readonly ActorRow[],
  { type, published, editionN }: { readonly type: string; readonly published: string; readonly editionN: number },
): AppearanceRow[] =>
  [...new Set(actors.map(({ state }) => state))].map(state => ({ state, published, type, edition_n: editionN }))

/** One row, however many items of a text are of one state and type. */
export async function insertAppearances(
  transaction: Transaction<Tables>,
  rows: readonly AppearanceRow[],
): Promise<void> {
  if (rows.length === 0) return
  await transaction
    .insertInto('appearances')
    .values(rows)
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
