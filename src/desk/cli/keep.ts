// `chancery keep`: reads reports and keeps what they say. What is kept already is not read again.
import { ReaderPool } from '../../fleet/index.ts'
import { type Reading, type RecordStore, surerThan } from '../../record/index.ts'
import { complain, type Outcome } from './fail.ts'
import { write } from './output.ts'
import { barFor, sizeOf } from './progress.ts'
import { type PlacedReport, type ReportOptions, reportsOf } from './reports-in.ts'
import { withRecord } from './with-record.ts'

/** The command's options. */
export interface KeepCommandOptions extends ReportOptions {
  readonly record: string
  readonly threads: number
  readonly minConfidence?: number
}

/** Reports and code units of text in a transaction: about a second's reading, so that a kill costs no more. */
const BATCH = 64
const BATCH_TEXT = 1_000_000

/** What came of a run. */
class Tally {
  new = 0
  edition = 0
  known = 0
  reread = 0
  items = 0

  toString(): string {
    const parts = [`${this.new} reports kept`]
    if (this.edition > 0) parts.push(`${this.edition} new editions`)
    if (this.known > 0) parts.push(`${this.known} already there`)
    return `${parts.join(', ')}; ${this.items} items`
  }
}

/** Keeps what is named. */
export async function keepCommand(
  names: readonly string[],
  options: KeepCommandOptions,
  reader: string,
  outcome: Outcome,
): Promise<void> {
  await withRecord(options.record, {}, outcome, async store => {
    const readers = new ReaderPool({ threads: options.threads })
    const tally = new Tally()
    const bar = barFor(await sizeOf(names))
    let bytes = 0
    const flush = async (batch: readonly PlacedReport[]) => {
      await keepBatch(store, readers, batch, options, reader, tally, outcome)
      const count = tally.new + tally.edition + tally.known
      bar?.update(bytes, { count })
    }
    try {
      let batch: PlacedReport[] = []
      let text = 0
      const reports = reportsOf(names, options, outcome, count => {
        bytes += count
      })
      for await (const placed of reports) {
        batch.push(placed)
        text += placed.report.text.length
        if (batch.length < BATCH * options.threads && text < BATCH_TEXT) continue
        await flush(batch)
        batch = []
        text = 0
      }
      await flush(batch)
    } finally {
      bar?.stop()
      await readers.close()
    }
    await write(`${store.name}: ${tally}\n`)
  })
}

async function keepBatch(
  store: RecordStore,
  readers: ReaderPool,
  batch: readonly PlacedReport[],
  { minConfidence = 0 }: KeepCommandOptions,
  reader: string,
  tally: Tally,
  outcome: Outcome,
): Promise<void> {
  if (batch.length === 0) return
  const unknown = await store.unknown(batch.map(({ report }) => report))
  tally.known += batch.length - unknown.length
  const places = new Map(batch.map(({ report, place }) => [report, place]))
  const readings: Reading[] = []
  const placesOfReadings: string[] = []
  for (const [i, read] of (await readers.read(unknown)).entries()) {
    const place = places.get(unknown[i]) ?? ''
    if ('reason' in read) {
      outcome.fail(place, read.reason)
      continue
    }
    readings.push(surerThan(read.reading, minConfidence))
    placesOfReadings.push(place)
  }
  const kept = await store.keep(readings, { reader })
  for (const [i, { outcome: what, items, refused }] of kept.entries()) {
    const place = placesOfReadings[i]
    tally[what]++
    if (what !== 'known') tally.items += items
    if (isForeign(readings[i])) outcome.foreign(place, readings[i].report.language ?? '?')
    for (const { kind, id, reason } of refused) complain(place, `${kind} ${id} is not kept: ${reason}`)
  }
}

const isForeign = ({ notes = [] }: Reading) => notes.some(({ rule }) => rule === 'language')
