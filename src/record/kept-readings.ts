// Readings given back as they were kept, and the check that they still hold.
import { type Kysely, type Selectable, sql } from 'kysely'
import { correctionOf } from './correct.ts'
import type { AnyItem } from './correction.ts'
import { lackOfEvidence } from './evidence.ts'
import { contentHash } from './ids.ts'
import type { Origin } from './item.ts'
import type { Backend } from './migrations.ts'
import { KINDS, type Kind } from './reading.ts'
import { keptEdition } from './rows.ts'
import { restored } from './storable.ts'
import type { Fault, Filter, KeptReading } from './store.ts'
import type { EditionRow, ItemRow, Tables } from './tables.ts'
import { walkEditions } from './walk.ts'

const ns = (editions: readonly Selectable<EditionRow>[]) => editions.map(({ n }) => n)

/** Readings in order; the machine's, or as corrected. All editions, unless the filter says otherwise. */
export async function* keptReadings(
  database: Kysely<Tables>,
  backend: Backend,
  filter: Filter,
  corrected: boolean,
): AsyncGenerator<KeptReading> {
  for await (const editions of walkEditions(database, backend, { editions: 'all', ...filter })) {
    const rows = await database
      .selectFrom('items')
      .selectAll()
      .where('edition_n', 'in', ns(editions))
      .where(corrected ? 'stands' : 'origin', corrected ? '=' : '<>', corrected ? 1 : 'analyst')
      .orderBy('edition_n')
      .orderBy('ordinal')
      .orderBy('n')
      .execute()
    const corrections = await database
      .selectFrom('corrections')
      .selectAll()
      .where(
        'edition',
        'in',
        editions.map(({ edition }) => edition),
      )
      .orderBy('n')
      .execute()
    for (const edition of editions) {
      const own = rows.filter(row => row.edition_n === edition.n)
      const itemsOf = (kind: Kind) => own.filter(row => row.kind === kind).map(row => JSON.parse(row.item))
      const { text, language, textHash, editionNumber, reader, id, title, publisher, published, url } =
        keptEdition(edition)
      yield {
        report: { id, title, publisher, published, url, language, text },
        statements: itemsOf('statements'),
        events: itemsOf('events'),
        positions: itemsOf('positions'),
        instruments: itemsOf('instruments'),
        ...(edition.notes === null ? {} : { notes: JSON.parse(edition.notes) }),
        kept: {
          edition: edition.edition,
          editionNumber,
          reader,
          origin: edition.origin as Origin,
          textHash,
          words: Object.fromEntries(own.map(row => [`${row.kind}/${row.local_id}`, restored(row.words)])),
          corrections: corrections.filter(row => row.edition === edition.edition).map(correctionOf),
        },
      }
    }
  }
}

/** What of the record does not hold. */
export async function faultsOf(database: Kysely<Tables>, backend: Backend): Promise<Fault[]> {
  const faults: Fault[] = []
  if (backend === 'sqlite') {
    const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(20)`.execute(database)
    for (const { integrity_check: what } of rows) if (what !== 'ok') faults.push({ place: 'file', what })
  }
  for await (const editions of walkEditions(database, backend, { editions: 'all' })) {
    const rows = await database.selectFrom('items').selectAll().where('edition_n', 'in', ns(editions)).execute()
    const byN = new Map(editions.map(edition => [edition.n, { edition, text: restored(edition.text) }]))
    for (const { edition, text } of byN.values()) {
      if (contentHash(text) !== edition.text_hash)
        faults.push({
          place: `edition ${edition.edition}`,
          what: `its text has the hash ${contentHash(text)}, expected ${edition.text_hash}`,
        })
    }
    for (const row of rows) {
      const around = byN.get(row.edition_n)
      if (around === undefined || around.edition.origin === 'import') continue
      const what = faultOf(row, around.text)
      if (what !== null) faults.push({ place: `item ${row.id}`, what })
    }
  }
  return faults
}

function faultOf(row: Selectable<ItemRow>, text: string): string | null {
  const kind = KINDS.find(known => known === row.kind)
  if (kind === undefined) return `"${row.kind}" is no kind, expected one of ${KINDS.join(', ')}`
  const words = text.slice(row.first, row.last)
  if (words !== restored(row.words))
    return `has "${words}" at [${row.first},${row.last}], expected "${restored(row.words)}"`
  return lackOfEvidence(kind, JSON.parse(row.item) as AnyItem, text)
}
