// Who takes part in what, with all that a question about an actor or a pair asks of an item beside it: only of items that stand in latest
// texts, so that what is counted here needs no look at items or editions.
import type { Insertable, Selectable, SelectQueryBuilder, Transaction } from 'kysely'
import type { ActorRow, ItemRow, PairRow, PartRow, Tables } from './tables.ts'

type Row = Pick<Insertable<ItemRow>, 'edition_n' | 'kind' | 'type' | 'status' | 'day_from' | 'day_to'>

/** One row a state, whatever its roles. */
export function partRows(
  actors: readonly ActorRow[],
  { edition_n, kind, type, status = null, day_from, day_to }: Row,
  { published, ends = 0 }: { readonly published: string; readonly ends?: number },
): PartRow[] {
  const rows = new Map<string, PartRow>()
  for (const { state, item_n } of actors)
    rows.set(state, { state, item_n, edition_n, kind, type, status, day_from, day_to, published, ends })
  return [...rows.values()]
}

/** How a pair is looked up. */
export const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** One row a pair of an item's states. */
export const pairRows = (parts: readonly PartRow[]): PairRow[] =>
  parts.flatMap(({ state, ends: _, ...row }, i) =>
    parts.slice(i + 1).map(other => ({ ...row, pair: pairOf(state, other.state) })),
  )

/** Takes away the rows of some items. */
export async function dropParts(
  transaction: Transaction<Tables>,
  items: SelectQueryBuilder<Tables, 'items', Pick<Selectable<ItemRow>, 'n'>>,
): Promise<void> {
  await transaction.deleteFrom('parts').where('item_n', 'in', items).execute()
  await transaction.deleteFrom('pairs').where('item_n', 'in', items).execute()
}
