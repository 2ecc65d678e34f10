// `chancery import`: a foreign file's rows into a record. A bad row is named by its line; the others are kept.
import { formatOf } from '../../exchange/index.ts'
import type { KeptReading, Origin, Reading, RecordStore } from '../../record/index.ts'
import type { Encoding } from '../../report/index.ts'
import { complain, type Outcome } from './fail.ts'
import { placeOf, reasonOf, streamOf } from './input.ts'
import { write } from './output.ts'
import { withRecord } from './with-record.ts'

/** The command's options, as commander gives them. */
export interface ImportOptions {
  readonly format: string
  readonly record: string
  readonly encoding?: Encoding
}

/** Rows in a transaction. */
const BATCH = 500

/** Imports what is named. */
export async function importCommand(
  names: readonly string[],
  { format, record, encoding }: ImportOptions,
  outcome: Outcome,
): Promise<void> {
  await withRecord(record, {}, outcome, async store => {
    const totals = { rows: 0, kept: 0 }
    for (const name of names) {
      const { rows, kept } = await importFile(store, format, name, encoding, outcome)
      totals.rows += rows
      totals.kept += kept
    }
    const known = totals.rows - totals.kept
    await write(`${store.name}: ${totals.kept} of ${totals.rows} kept${known > 0 ? `, ${known} already there` : ''}\n`)
  })
}

/** Keeps a file's rows and returns how many there were, and how many of them are new. */
export async function importFile(
  store: RecordStore,
  format: string,
  name: string,
  encoding: Encoding | undefined,
  outcome: Outcome,
): Promise<{ readonly rows: number; readonly kept: number }> {
  const read = formatOf(format)?.read
  if (read === undefined) throw new Error(`"${format}" cannot be read`)
  const place = placeOf(name)
  let rows = 0
  let kept = 0
  let batch: { readonly reading: Reading; readonly line: number }[] = []
  let origin: Origin = 'import'
  const flush = async () => {
    if (batch.length === 0) return
    const done = await store.keep(
      batch.map(({ reading }) => reading),
      { origin },
    )
    for (const [i, { outcome: what, refused }] of done.entries()) {
      if (what !== 'known') kept++
      for (const { kind, id, reason } of refused)
        complain(`${place}:${batch[i].line}`, `${kind} ${id} is not kept: ${reason}`)
    }
    const corrections = batch.flatMap(({ reading }) => (reading as Partial<KeptReading>).kept?.corrections ?? [])
    if (corrections.length > 0) await store.restore(corrections)
    batch = []
  }
  let chunks: AsyncIterable<Uint8Array>
  try {
    chunks = (await streamOf(name)).chunks
  } catch (error) {
    outcome.fail(place, reasonOf(error))
    return { rows, kept }
  }
  for await (const row of read(chunks, encoding)) {
    if ('complaint' in row) {
      outcome.fail(`${place}:${row.line}`, row.complaint)
      continue
    }
    if (row.origin !== origin || batch.length === BATCH) await flush()
    origin = row.origin
    rows++
    batch.push(row)
  }
  await flush()
  return { rows, kept }
}
