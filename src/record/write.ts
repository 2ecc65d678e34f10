// Keeping: a batch of readings becomes rows in one transaction, so that a process killed at any moment leaves all of it or none.
import { randomBytes } from 'node:crypto'
import { type Insertable, type Selectable, sql, type Transaction } from 'kysely'
import type { Event } from '../event/index.ts'
import type { Report } from '../report/index.ts'
import { markEndings } from './endings.ts'
import { lackOfEvidence } from './evidence.ts'
import { flatten } from './flat-item.ts'
import { contentHash, editionOf, itemIdOf, sourceOf } from './ids.ts'
import type { Origin } from './item.ts'
import { type Backend, WRITER } from './migrations.ts'
import { signatureOf } from './minhash.ts'
import { Numbers } from './months.ts'
import { dropParts, pairRows, partRows } from './parts.ts'
import { KINDS, type Kind, type Reading } from './reading.ts'
import { actorRows, dyadRows, itemRow, stanceRows } from './rows.ts'
import { settle } from './settle.ts'
import { storable, storableOrNull } from './storable.ts'
import type { KeepOptions, Kept, KeptReading } from './store.ts'
import type { ActorRow, DyadRow, EditionRow, ItemRow, PairRow, PartRow, StanceTableRow, Tables } from './tables.ts'
import { addVolumes } from './volumes.ts'
import { addWordings, dropStances } from './wordings.ts'

type Refusal = Kept['refused'][number]

/** A reading made ready before the transaction begins. */
interface Ready {
  readonly report: Report
  readonly edition: string
  readonly source: string
  readonly origin: Origin
  readonly notes: string | null
  readonly signature: string
  readonly reader: string
  readonly items: readonly { readonly kind: Kind; readonly id: string; readonly item: Reading[Kind][number] }[]
  readonly refused: readonly Refusal[]
}

const isKept = (reading: Reading): reading is KeptReading => 'kept' in reading

/** Checks a reading's evidence and gives its items their ids. */
export function ready(reading: Reading, options: KeepOptions): Ready {
  const kept = isKept(reading) ? reading.kept : null
  const origin = kept?.origin ?? options.origin ?? 'machine'
  const { report, notes } = reading
  const textless = report.text === '' && origin === 'import'
  // Records of a foreign file often cite one page many times: each is a report of its own, told apart by what it says.
  const own = textless ? `#${contentHash(JSON.stringify(KINDS.map(kind => reading[kind])))}` : ''
  const source = sourceOf(report) + own
  const edition = textless ? contentHash(JSON.stringify(['import', source])) : editionOf(report)
  const refused: Refusal[] = []
  const items: Ready['items'][number][] = []
  const seen = new Map<string, number>()
  for (const kind of KINDS) {
    for (const item of reading[kind]) {
      const lack = textless ? null : lackOfEvidence(kind, item, report.text, kept?.words?.[`${kind}/${item.id}`])
      if (lack !== null) {
        refused.push({ kind, id: item.id, reason: lack })
        continue
      }
      const bare = itemIdOf(kind, edition, item, textless)
      const times = seen.get(bare) ?? 0
      seen.set(bare, times + 1)
      items.push({ kind, id: times === 0 ? bare : contentHash(`${bare}#${times}`), item })
    }
  }
  return {
    report,
    edition,
    source,
    origin,
    notes: notes === undefined ? null : JSON.stringify(notes),
    signature: signatureOf(report.text),
    reader: kept?.reader ?? options.reader ?? '',
    items,
    refused,
  }
}

/** Rows gathered for a few large inserts. */
class Rows {
  readonly editions: Insertable<EditionRow>[] = []
  readonly items: Insertable<ItemRow>[] = []
  readonly actors: ActorRow[] = []
  readonly parts: PartRow[] = []
  readonly pairs: PairRow[] = []
  readonly dyads: DyadRow[] = []
  readonly stances: StanceTableRow[] = []

  add(reading: Ready, editionN: number, numbers: Numbers, latest: boolean): void {
    const { report } = reading
    const published = report.published ?? ''
    const publisher = storableOrNull(report.publisher)
    const statements = new Map<string, string>()
    for (const { kind, id, item } of reading.items) if (kind === 'statements') statements.set(item.id, id)
    const events = reading.items.flatMap(({ kind, item }) => (kind === 'events' ? [item as Event] : []))
    const ordinals = new Map<Kind, number>()
    for (const { kind, id, item } of reading.items) {
      const ordinal = ordinals.get(kind) ?? 0
      ordinals.set(kind, ordinal + 1)
      const said = flatten(kind, item).statement
      const statement = said === null ? null : (statements.get(said) ?? null)
      const { origin } = reading
      const n = numbers.item(editionN)
      const around = { n, id, editionN, ordinal, published, text: report.text, statement, origin, verdict: null }
      const row = itemRow(kind, item, around)
      this.items.push(row)
      const actors = actorRows(kind, item, n, editionN)
      this.actors.push(...actors)
      if (latest) {
        const { day_from, type, status = null } = row
        const parts = partRows(actors, row, { published })
        this.parts.push(...parts)
        this.pairs.push(...pairRows(parts))
        this.dyads.push(...dyadRows(kind, item, { n, day_from, type, status }, { published, publisher }))
        this.stances.push(...stanceRows(kind, item, n, { published, text: report.text, events }))
      }
    }
  }

  async insert(transaction: Transaction<Tables>, backend: Backend): Promise<void> {
    for (const rows of chunks(this.editions)) await transaction.insertInto('editions').values(rows).execute()
    for (const rows of chunks(this.items)) await transaction.insertInto('items').values(rows).execute()
    for (const rows of chunks(this.actors)) await transaction.insertInto('actors').values(rows).execute()
    const ending = await markEndings(
      transaction,
      backend,
      this.editions.map(({ n }) => Number(n)),
    )
    const parts = this.parts.map(part => ({ ...part, ends: ending.has(part.edition_n) ? 1 : 0 }))
    for (const rows of chunks(parts)) await transaction.insertInto('parts').values(rows).execute()
    for (const rows of chunks(this.pairs)) await transaction.insertInto('pairs').values(rows).execute()
    for (const rows of chunks(this.dyads)) await transaction.insertInto('dyads').values(rows).execute()
    for (const rows of chunks(this.stances)) await transaction.insertInto('stances').values(rows).execute()
    await addWordings(transaction, this.stances)
  }
}

/** Rows an insert: of one size as far as they go, so that its statement is prepared once. */
const CHUNK = 64

function* chunks<T>(rows: readonly T[]): Generator<T[]> {
  let size = CHUNK
  for (let at = 0; at < rows.length; at += size) {
    while (size > rows.length - at) size >>= 1
    yield rows.slice(at, at + size)
  }
}

/** Waits for other writers; on SQLite `begin immediate` has done so. */
export async function becomeWriter(transaction: Transaction<Tables>, backend: Backend): Promise<void> {
  if (backend === 'postgres') await sql`select pg_advisory_xact_lock(${WRITER})`.execute(transaction)
}

/** Tells the next merging of happenings that there is something to merge: a mark of its own, which only a merging that saw it takes off. */
export async function markUnmerged(transaction: Transaction<Tables>): Promise<void> {
  const value = randomBytes(9).toString('base64url')
  await transaction
    .insertInto('meta')
    .values({ key: 'unmerged', value })
    .onConflict(conflict => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

/** Writes a batch. */
export async function writeReadings(
  transaction: Transaction<Tables>,
  backend: Backend,
  batch: readonly Ready[],
  reread: boolean,
): Promise<Kept[]> {
  const known = await knownEditions(transaction, batch)
  const lastOf = await lastNumbers(transaction, batch)
  const numbers = await Numbers.of(transaction, backend)
  const published = batch.flatMap(({ edition, report }) => (known.has(edition) ? [] : [report.published ?? '']))
  await numbers.ready(published, reread ? [...known.values()].map(({ n }) => n) : [])
  const rows = new Rows()
  const results: Kept[] = []
  const replaced: string[] = []
  const again: { readonly n: number; readonly edition: string }[] = []
  const latestOf = new Map<string, Insertable<EditionRow>>()
  for (const reading of batch) {
    const { edition, source, refused, report } = reading
    const old = known.get(edition)
    const told = { edition, items: reading.items.length, refused }
    if (old !== undefined) {
      const isNew = reread && old.reader !== null && !again.some(other => other.n === old.n)
      results.push({ ...told, outcome: isNew ? 'reread' : 'known', editionNumber: old.number })
      if (!isNew) continue
      await dropMachineItems(transaction, old.n)
      await transaction
        .updateTable('editions')
        .set({ reader: reading.reader, notes: reading.notes })
        .where('n', '=', old.n)
        .execute()
      rows.add({ ...reading, report: { ...report, published: old.published } }, old.n, numbers, false)
      again.push({ n: old.n, edition })
      continue
    }
    const number = (lastOf.get(source) ?? 0) + 1
    lastOf.set(source, number)
    if (number > 1) replaced.push(source)
    const editionN = numbers.edition(report.published ?? '')
    const row = editionRow(reading, editionN, number)
    const before = latestOf.get(source)
    if (before !== undefined) Object.assign(before, { latest: 0 })
    latestOf.set(source, row)
    rows.editions.push(row)
    rows.add(reading, editionN, numbers, true)
    known.set(edition, { n: editionN, number, reader: null, published: row.published })
    results.push({ ...told, outcome: number > 1 ? 'edition' : 'new', editionNumber: number })
  }
  await rows.insert(transaction, backend)
  await addVolumes(
    transaction,
    rows.editions.filter(({ latest }) => latest === 1).map(({ published }) => published),
    1,
  )
  for (const source of replaced) await retire(transaction, source)
  for (const { n } of again) await settle(transaction, backend, n)
  if (rows.editions.length > 0 || again.length > 0) await markUnmerged(transaction)
  return results
}

interface Known {
  readonly n: number
  readonly number: number
  /** Null where it was kept in this very batch. */
  readonly reader: string | null
  readonly published: string
}

async function knownEditions(transaction: Transaction<Tables>, batch: readonly Ready[]): Promise<Map<string, Known>> {
  const known = new Map<string, Known>()
  for (const some of chunks(batch)) {
    const found = await transaction
      .selectFrom('edition_keys as k')
      .innerJoin('editions as e', 'e.n', 'k.n')
      .select(['e.n', 'e.edition', 'e.number', 'e.reader', 'e.published'])
      .where(
        'k.edition',
        'in',
        some.map(({ edition }) => edition),
      )
      .execute()
    for (const row of found) known.set(row.edition, row)
  }
  return known
}

async function lastNumbers(transaction: Transaction<Tables>, batch: readonly Ready[]): Promise<Map<string, number>> {
  const numbers = new Map<string, number>()
  for (const some of chunks(batch)) {
    const found = await transaction
      .selectFrom('edition_keys')
      .select(({ fn }) => ['source', fn.max('number').as('number')])
      .where(
        'source',
        'in',
        some.map(({ source }) => storable(source)),
      )
      .groupBy('source')
      .execute()
    for (const row of found) numbers.set(row.source, row.number)
  }
  return numbers
}

function editionRow(reading: Ready, n: number, number: number): Insertable<EditionRow> {
  const { report } = reading
  return {
    n,
    edition: reading.edition,
    source: storable(reading.source),
    number,
    latest: 1,
    report_id: storable(report.id),
    url: storableOrNull(report.url),
    title: storableOrNull(report.title),
    publisher: storableOrNull(report.publisher),
    published: report.published ?? '',
    language: report.language ?? null,
    text: storable(report.text),
    text_hash: contentHash(report.text),
    reader: reading.reader,
    origin: reading.origin,
    notes: reading.notes,
    signature: reading.signature,
    copy_of: null,
  }
}

/** Of a source with a new edition, only that one is the latest; ties count latest editions. */
async function retire(transaction: Transaction<Tables>, source: string): Promise<void> {
  const editions: Pick<Selectable<EditionRow>, 'n' | 'number'>[] = await transaction
    .selectFrom('edition_keys')
    .select(['n', 'number'])
    .where('source', '=', storable(source))
    .orderBy('number', 'desc')
    .execute()
  const old = editions.slice(1).map(({ n }) => n)
  for (const some of chunks(old)) {
    const replaced = await transaction
      .selectFrom('editions')
      .select('published')
      .where('n', 'in', some)
      .where('latest', '=', 1)
      .execute()
    await addVolumes(
      transaction,
      replaced.map(({ published }) => published),
      -1,
    )
    await transaction.updateTable('editions').set({ latest: 0 }).where('n', 'in', some).execute()
    const items = transaction.selectFrom('items').select('n').where('edition_n', 'in', some)
    await dropParts(transaction, items)
    await transaction.deleteFrom('dyads').where('item_n', 'in', items).execute()
    await dropStances(transaction, items)
    await transaction.deleteFrom('happenings').where('item_n', 'in', items).execute()
  }
}

async function dropMachineItems(transaction: Transaction<Tables>, editionN: number): Promise<void> {
  const items = transaction.selectFrom('items').select('n').where('edition_n', '=', editionN)
  await dropParts(transaction, items)
  await transaction.deleteFrom('dyads').where('item_n', 'in', items).execute()
  await dropStances(transaction, items)
  await transaction.deleteFrom('happenings').where('item_n', 'in', items).execute()
  await transaction.deleteFrom('actors').where('edition_n', '=', editionN).execute()
  await transaction.deleteFrom('items').where('edition_n', '=', editionN).execute()
}
