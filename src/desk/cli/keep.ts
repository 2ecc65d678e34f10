// `chancery keep`: reads reports and keeps what they say. What is kept already is not read again.
import { ReaderPool } from '../../fleet/index.ts'
import { keepPages } from '../../follow/index.ts'
import { type Reading, type RecordStore, surerThan } from '../../record/index.ts'
import { Checkpoint, CheckpointError } from './checkpoint.ts'
import { complain, type Outcome } from './fail.ts'
import { write } from './output.ts'
import { Progress, sizeOf } from './progress.ts'
import { type PlacedReport, type ReportOptions, reportsOf } from './reports-in.ts'
import { withRecord } from './with-record.ts'

/** The command's options. */
export interface KeepCommandOptions extends ReportOptions {
  readonly record: string
  readonly threads: number
  readonly minConfidence?: number
  readonly checkpoint?: string
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
  const checkpoint = options.checkpoint === undefined ? null : checkpointOf(options.checkpoint, outcome)
  if (checkpoint === 'none') return
  await withRecord(options.record, {}, outcome, async store => {
    const readers = new ReaderPool({ threads: options.threads })
    const tally = new Tally()
    const progress = new Progress(await sizeOf(names))
    let bytes = 0
    const flush = async (batch: readonly PlacedReport[]) => {
      await keepBatch(store, readers, batch, options, reader, tally, outcome)
      await checkpoint?.save(new Map(batch.map(({ name, count }) => [name, count])))
      progress.update(bytes, tally.new + tally.edition + tally.known)
    }
    try {
      let batch: PlacedReport[] = []
      let text = 0
      const onBytes = (count: number) => {
        bytes += count
      }
      const reports = reportsOf(names, options, `chancery/${reader}`, outcome, onBytes, checkpoint)
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
      progress.stop()
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
  const raws = new Map(batch.map(({ report, raw }) => [report, raw]))
  await keepPages(
    store,
    unknown.map(report => ({ report, raw: raws.get(report) ?? null })),
  )
  for (const [i, { outcome: what, items, refused }] of kept.entries()) {
    const place = placesOfReadings[i]
    tally[what]++
    if (what !== 'known') tally.items += items
    if (isForeign(readings[i])) outcome.foreign(place, readings[i].report.language ?? '?')
    for (const { kind, id, reason } of refused) complain(place, `${kind} ${id} is not kept: ${reason}`)
  }
}

function checkpointOf(name: string, outcome: Outcome): Checkpoint | 'none' {
  try {
    return new Checkpoint(name)
  } catch (error) {
    if (!(error instanceof CheckpointError)) throw error
    outcome.fail(name, error.message)
    return 'none'
  }
}

const isForeign = ({ notes = [] }: Reading) => notes.some(({ rule }) => rule === 'language')
