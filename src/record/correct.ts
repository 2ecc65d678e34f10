// Corrections made: found items, checked evidence, one row more in the history, and the edition settled anew.
import { type Insertable, type Selectable, sql, type Transaction } from 'kysely'
import type { Action, AnyItem, Correction, NewCorrection } from './correction.ts'
import { lackOfEvidence } from './evidence.ts'
import { flatten } from './flat-item.ts'
import { contentHash, itemIdOf } from './ids.ts'
import type { Backend } from './migrations.ts'
import { KINDS, type Kind, readingSchema } from './reading.ts'
import { RecordError } from './record-error.ts'
import { settle } from './settle.ts'
import { restored, storable, storableOrNull } from './storable.ts'
import type { CorrectionRow, EditionRow, ItemRow, Tables } from './tables.ts'
import { markUnmerged } from './write.ts'

/** The only row of a table whose hash begins so. */
async function byPrefix<T extends 'items' | 'editions' | 'corrections'>(
  transaction: Transaction<Tables>,
  table: T,
  prefix: string,
  what: string,
): Promise<number> {
  if (!/^[0-9a-f]{4,20}$/.test(prefix)) throw new RecordError(`"${prefix}" is no id, expected 4 to 20 hex digits`)
  const column = sql.ref(table === 'editions' ? 'edition' : 'id')
  const { rows } = await sql<{ n: number }>`
    select n from ${sql.table(table)} where ${column} >= ${prefix} and ${column} <= ${`${prefix}~`} limit 2`.execute(
    transaction,
  )
  if (rows.length === 1) return rows[0].n
  throw new RecordError(
    rows.length === 0 ? `there is no ${what} ${prefix}` : `more than one ${what} begins with ${prefix}`,
  )
}

/** Checks an item that an analyst wrote, against its shape and the text. */
function checkedItem(kind: Kind, after: unknown, text: string): AnyItem {
  const empty = { report: { id: '', text: '' }, statements: [], events: [], positions: [], instruments: [] }
  const checked = readingSchema.safeParse({ ...empty, [kind]: [after] })
  if (!checked.success) {
    const [{ path, message }] = checked.error.issues
    throw new RecordError(`the item is no ${kind.slice(0, -1)}: ${path.slice(2).join('.') || 'it'}: ${message}`)
  }
  const item: AnyItem = checked.data[kind][0]
  const lack = lackOfEvidence(kind, item, text)
  if (lack !== null) throw new RecordError(`the item’s words are not at its span: ${lack}`)
  return item
}

type Target = { readonly row: Selectable<ItemRow>; readonly edition: Selectable<EditionRow> }

async function targetOf(transaction: Transaction<Tables>, id: string | undefined, action: Action): Promise<Target> {
  if (id === undefined) throw new RecordError(`to ${action} needs an item’s id`)
  const n = await byPrefix(transaction, 'items', id, 'item')
  const row = await transaction.selectFrom('items').selectAll().where('n', '=', n).executeTakeFirstOrThrow()
  return { row, edition: await editionRow(transaction, row.edition_n) }
}

const editionRow = (transaction: Transaction<Tables>, n: number): Promise<Selectable<EditionRow>> =>
  transaction.selectFrom('editions').selectAll().where('n', '=', n).executeTakeFirstOrThrow()

type Draft = Pick<
  Correction,
  'item' | 'items' | 'correction' | 'edition' | 'kind' | 'before' | 'after' | 'span' | 'words'
>
const NOTHING: Draft = {
  item: null,
  items: [],
  correction: null,
  edition: '',
  kind: null,
  before: null,
  after: null,
  span: null,
  words: null,
}

async function draft(transaction: Transaction<Tables>, given: NewCorrection): Promise<Draft> {
  const { action } = given
  if (action === 'undo') {
    if (given.correction === undefined) throw new RecordError('to undo needs a correction’s id')
    const n = await byPrefix(transaction, 'corrections', given.correction, 'correction')
    const row = await transaction.selectFrom('corrections').selectAll().where('n', '=', n).executeTakeFirstOrThrow()
    const { kind, item, id, edition } = row
    return { ...NOTHING, correction: id, edition, kind: kind as Kind | null, item }
  }
  if (action === 'split') {
    const items: string[] = []
    for (const id of given.items ?? []) items.push((await targetOf(transaction, id, action)).row.id)
    if (items.length === 0)
      throw new RecordError('to split needs the ids of the events that are a happening of their own')
    return { ...NOTHING, items: items.sort(), kind: 'events' }
  }
  if (action === 'add') {
    if (given.edition === undefined || given.kind === undefined || given.after === undefined)
      throw new RecordError('to add needs an edition, a kind and the item')
    const edition = await editionRow(transaction, await byPrefix(transaction, 'editions', given.edition, 'edition'))
    const text = restored(edition.text)
    const after = checkedItem(given.kind, given.after, text)
    const { span } = flatten(given.kind, after)
    const item = itemIdOf(given.kind, edition.edition, after)
    return { ...NOTHING, item, edition: edition.edition, kind: given.kind, after, span, words: text.slice(...span) }
  }
  const { row, edition } = await targetOf(transaction, given.item, action)
  const kind = row.kind as Kind
  const before = JSON.parse(row.item) as AnyItem
  if (action === 'edit' && given.after === undefined) throw new RecordError('to edit needs the item as it should be')
  const after = action === 'edit' ? checkedItem(kind, { ...given.after, id: before.id }, restored(edition.text)) : null
  const span = [row.first, row.last] as const
  return { ...NOTHING, item: row.id, edition: edition.edition, kind, before, after, span, words: restored(row.words) }
}

const jsonOrNull = (value: unknown) => (value === null ? null : JSON.stringify(value))

async function insert(transaction: Transaction<Tables>, correction: Correction): Promise<void> {
  const last = await transaction.selectFrom('corrections').select('n').orderBy('n', 'desc').limit(1).executeTakeFirst()
  const row: Insertable<CorrectionRow> = {
    n: (last?.n ?? 0) + 1,
    id: correction.id,
    action: correction.action,
    analyst: storable(correction.by),
    reason: storableOrNull(correction.reason),
    at: correction.at,
    item: correction.item,
    items: JSON.stringify(correction.items),
    correction: correction.correction,
    edition: correction.edition,
    kind: correction.kind,
    before: jsonOrNull(correction.before),
    after: jsonOrNull(correction.after),
    first: correction.span?.[0] ?? null,
    last: correction.span?.[1] ?? null,
    words: storableOrNull(correction.words),
    undone: 0,
  }
  await transaction.insertInto('corrections').values(row).execute()
}

/** Which corrections are taken back, from the last to the first: an undoing can be undone, too. */
async function tellUndone(transaction: Transaction<Tables>): Promise<void> {
  const undoings = await transaction
    .selectFrom('corrections')
    .select(['id', 'correction'])
    .where('action', '=', 'undo')
    .orderBy('n', 'desc')
    .execute()
  const undone = new Set<string>()
  for (const { id, correction } of undoings) if (!undone.has(id) && correction !== null) undone.add(correction)
  await transaction.updateTable('corrections').set({ undone: 0 }).where('undone', '=', 1).execute()
  for (const id of undone)
    await transaction.updateTable('corrections').set({ undone: 1 }).where('id', '=', id).execute()
}

async function settleAll(
  transaction: Transaction<Tables>,
  backend: Backend,
  editions: Iterable<string>,
): Promise<void> {
  for (const edition of new Set(editions)) {
    const row = await transaction.selectFrom('editions').select('n').where('edition', '=', edition).executeTakeFirst()
    if (row !== undefined) await settle(transaction, backend, row.n)
  }
  await markUnmerged(transaction)
}

/** Keeps a correction. */
export async function makeCorrection(
  transaction: Transaction<Tables>,
  backend: Backend,
  given: NewCorrection,
): Promise<Correction> {
  if (given.by.trim() === '') throw new RecordError('a correction needs the name of who makes it')
  const parts = await draft(transaction, given)
  const { action, by, reason = null, at = new Date().toISOString() } = given
  const id = contentHash(
    JSON.stringify([action, by, reason, at, parts.item, parts.items, parts.correction, parts.after]),
  )
  const correction: Correction = { id, action, by, reason, at, ...parts, undone: false }
  await insert(transaction, correction)
  if (action === 'undo') await tellUndone(transaction)
  await settleAll(transaction, backend, parts.edition === '' ? [] : [parts.edition])
  return correction
}

/** Keeps corrections that were made elsewhere, in their order; returns how many are new. Those of unknown editions wait for them. */
export async function restoreCorrections(
  transaction: Transaction<Tables>,
  backend: Backend,
  corrections: readonly Correction[],
): Promise<number> {
  let added = 0
  const editions: string[] = []
  for (const correction of corrections) {
    if (correction.kind !== null && !KINDS.includes(correction.kind)) continue
    const found = await transaction
      .selectFrom('corrections')
      .select('n')
      .where('id', '=', correction.id)
      .executeTakeFirst()
    if (found !== undefined) continue
    await insert(transaction, correction)
    if (correction.edition !== '') editions.push(correction.edition)
    added++
  }
  if (added === 0) return 0
  await tellUndone(transaction)
  await settleAll(transaction, backend, editions)
  return added
}

/** The correction that a row holds. */
export const correctionOf = (row: Selectable<CorrectionRow>): Correction => ({
  id: row.id,
  action: row.action as Action,
  by: restored(row.analyst),
  reason: row.reason === null ? null : restored(row.reason),
  at: row.at,
  item: row.item,
  items: JSON.parse(row.items),
  correction: row.correction,
  edition: row.edition,
  kind: row.kind as Kind | null,
  before: row.before === null ? null : JSON.parse(row.before),
  after: row.after === null ? null : JSON.parse(row.after),
  span: row.first === null || row.last === null ? null : [row.first, row.last],
  words: row.words === null ? null : restored(row.words),
  undone: row.undone === 1,
})
