// Settling an edition: the machine's reading and the corrections that stand give the items that stand. Run after every correction
// and every re-reading, so that corrections outlive the readings that they were made on.
import type { Insertable, Selectable, Transaction } from 'kysely'
import type { Event } from '../event/index.ts'
import type { AnyItem } from './correction.ts'
import { flatten } from './flat-item.ts'
import { contentHash, itemIdOf } from './ids.ts'
import type { Verdict } from './item.ts'
import type { Backend } from './migrations.ts'
import { Numbers } from './months.ts'
import { dropParts, pairRows, partRows } from './parts.ts'
import type { Kind } from './reading.ts'
import { actorRows, dyadRows, itemRow, stanceRows } from './rows.ts'
import { restored } from './storable.ts'
import type { CorrectionRow, ItemRow, Tables } from './tables.ts'
import { addWordings, dropStances } from './wordings.ts'

/** An item while it is settled. `row` is the machine's; an analyst's has none yet. */
interface Entry {
  readonly id: string
  readonly kind: Kind
  readonly item: AnyItem
  readonly row: Selectable<ItemRow> | null
  verdict: Verdict | null
  stands: boolean
}

/** Makes rows of an edition say what its corrections want. */
export async function settle(transaction: Transaction<Tables>, backend: Backend, editionN: number): Promise<void> {
  const edition = await transaction
    .selectFrom('editions')
    .selectAll()
    .where('n', '=', editionN)
    .executeTakeFirstOrThrow()
  const corrections = await transaction
    .selectFrom('corrections')
    .selectAll()
    .where('edition', '=', edition.edition)
    .where('undone', '=', 0)
    .where('action', 'in', ['confirm', 'reject', 'edit', 'add'])
    .orderBy('n')
    .execute()
  await dropAnalystsItems(transaction, editionN)
  const rows = await transaction
    .selectFrom('items')
    .selectAll()
    .where('edition_n', '=', editionN)
    .orderBy('n')
    .execute()
  const entries = rows.map(
    (row): Entry => ({
      id: row.id,
      kind: row.kind as Kind,
      item: JSON.parse(row.item) as AnyItem,
      row,
      verdict: null,
      stands: true,
    }),
  )
  for (const correction of corrections) apply(correction, entries, edition.edition)
  for (const { row, verdict, stands } of entries) {
    if (row === null || (row.verdict === verdict && row.stands === Number(stands))) continue
    await transaction
      .updateTable('items')
      .set({ verdict, stands: Number(stands) })
      .where('edition_n', '=', editionN)
      .where('n', '=', row.n)
      .execute()
  }
  const text = restored(edition.text)
  const statements = new Map(entries.filter(entry => entry.kind === 'statements').map(({ id, item }) => [item.id, id]))
  const numbers = await Numbers.of(transaction, backend)
  await numbers.ready([], [editionN])
  const standing: {
    readonly entry: Entry
    readonly row: Pick<Selectable<ItemRow>, 'n' | 'edition_n' | 'kind' | 'day_from' | 'day_to' | 'type' | 'status'>
  }[] = []
  for (const [ordinal, entry] of entries.entries()) {
    const { id, kind, item, verdict } = entry
    if (entry.row !== null) {
      if (entry.stands) standing.push({ entry, row: entry.row })
      continue
    }
    const said = flatten(kind, item).statement
    const statement = said === null ? null : (statements.get(said) ?? null)
    const n = numbers.item(editionN)
    const around = {
      n,
      id,
      editionN,
      ordinal,
      published: edition.published,
      text,
      statement,
      origin: 'analyst',
      verdict,
    } as const
    const row: Insertable<ItemRow> = { ...itemRow(kind, item, around), stands: Number(entry.stands) }
    await transaction.insertInto('items').values(row).execute()
    const actors = actorRows(kind, item, n, editionN)
    if (actors.length > 0) await transaction.insertInto('actors').values(actors).execute()
    if (entry.stands) standing.push({ entry, row: { ...row, n, status: row.status ?? null } })
  }
  const items = transaction.selectFrom('items').select('n').where('edition_n', '=', editionN)
  await dropParts(transaction, items)
  await transaction.deleteFrom('dyads').where('item_n', 'in', items).execute()
  await dropStances(transaction, items)
  if (edition.latest === 0) return
  const ending = await transaction.selectFrom('endings').select('edition_n').where('edition_n', '=', editionN).execute()
  const around = { published: edition.published, ends: ending.length }
  const events = standing.flatMap(({ entry }) => (entry.kind === 'events' ? [entry.item as Event] : []))
  for (const { entry, row } of standing) {
    const parts = partRows(actorRows(entry.kind, entry.item, row.n, editionN), row, around)
    if (parts.length > 0) await transaction.insertInto('parts').values(parts).execute()
    const pairs = pairRows(parts)
    if (pairs.length > 0) await transaction.insertInto('pairs').values(pairs).execute()
    const dyads = dyadRows(entry.kind, entry.item, row, edition)
    if (dyads.length > 0) await transaction.insertInto('dyads').values(dyads).execute()
    const stances = stanceRows(entry.kind, entry.item, row.n, { published: edition.published, text, events })
    if (stances.length > 0) await transaction.insertInto('stances').values(stances).execute()
    await addWordings(transaction, stances)
  }
}

async function dropAnalystsItems(transaction: Transaction<Tables>, editionN: number): Promise<void> {
  const items = transaction
    .selectFrom('items')
    .select('n')
    .where('edition_n', '=', editionN)
    .where('origin', '=', 'analyst')
  await dropParts(transaction, items)
  await transaction.deleteFrom('dyads').where('item_n', 'in', items).execute()
  await dropStances(transaction, items)
  await transaction.deleteFrom('happenings').where('item_n', 'in', items).execute()
  await transaction.deleteFrom('actors').where('edition_n', '=', editionN).where('item_n', 'in', items).execute()
  await transaction.deleteFrom('items').where('edition_n', '=', editionN).where('origin', '=', 'analyst').execute()
}

/** One correction. Where a newer reader gives other items than the one corrected, those on the same words take its place. */
function apply(correction: Selectable<CorrectionRow>, entries: Entry[], edition: string): void {
  const kind = correction.kind as Kind
  const before = correction.before === null ? null : (JSON.parse(correction.before) as AnyItem)
  const after = correction.after === null ? null : (JSON.parse(correction.after) as AnyItem)
  const exact = entries.filter(entry => entry.id === correction.item)
  if (correction.action === 'add' || correction.action === 'edit') {
    if (after === null) return
    // An edited item takes the place of whatever is read on its words.
    const replaced = exact.length > 0 || before === null ? exact : entries.filter(entry => isAt(entry, kind, before))
    const edited = correction.action === 'edit'
    const id = itemIdOf(kind, edition, after)
    const twin = entries.find(entry => entry.id === id)
    for (const entry of replaced) if (edited) Object.assign(entry, { stands: false, verdict: 'edited' })
    if (twin !== undefined && JSON.stringify({ ...twin.item, id: '' }) === JSON.stringify({ ...after, id: '' })) {
      // The reader has learnt it.
      Object.assign(twin, { stands: true, verdict: 'confirmed' })
      return
    }
    // Only fields without a span changed (a status, an actor): the edited item needs an id of its own.
    const own = twin === undefined ? id : contentHash(id + correction.id)
    entries.push({ id: own, kind, item: after, row: null, verdict: edited ? 'edited' : null, stands: true })
  } else if (correction.action === 'confirm') {
    if (exact.length > 0) for (const entry of exact) Object.assign(entry, { verdict: 'confirmed', stands: true })
    else if (before !== null) {
      for (const entry of entries) if (isAt(entry, kind, before)) entry.stands = false
      entries.push({ id: correction.item ?? '', kind, item: before, row: null, verdict: 'confirmed', stands: true })
    }
  } else {
    const rejected =
      exact.length > 0 || before === null
        ? exact
        : entries.filter(entry => isAt(entry, kind, before) && saysTheSame(entry, before))
    for (const entry of rejected) Object.assign(entry, { verdict: 'rejected', stands: false })
  }
}

/** Whether an item of that kind stands on the same words. */
function isAt(entry: Entry, kind: Kind, item: AnyItem): boolean {
  if (entry.kind !== kind || !entry.stands) return false
  const [a, b] = [flatten(kind, entry.item).span, flatten(kind, item).span]
  return a[0] < b[1] && b[0] < a[1]
}

/** Whether it has the same label, status and actors: a reader that now says something else was not rejected. */
function saysTheSame(entry: Entry, item: AnyItem): boolean {
  const gist = (one: AnyItem) => {
    const { type, status, parties } = flatten(entry.kind, one)
    return JSON.stringify([type, status, parties.map(([role, { actor }]) => `${role} ${actor}`).sort()])
  }
  return gist(entry.item) === gist(item)
}
