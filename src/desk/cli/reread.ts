// `chancery reread`: reads every kept text again with this version's reader. Corrections stand.
import cliProgress from 'cli-progress'
import { ReaderPool } from '../../fleet/index.ts'
import type { KeptEdition, Reading, RecordStore } from '../../record/index.ts'
import type { Outcome } from './fail.ts'
import { write } from './output.ts'
import { withRecord } from './with-record.ts'

/** The command's options. */
export interface RereadOptions {
  readonly record: string
  readonly threads: number
  readonly all?: boolean
}

const BATCH = 64

/** Reads again what another version read; with `--all`, everything. */
export async function rereadCommand(options: RereadOptions, reader: string, outcome: Outcome): Promise<void> {
  await withRecord(options.record, { mustExist: true }, outcome, async store => {
    const readers = new ReaderPool({ threads: options.threads })
    const { editions } = await store.totals()
    const bar = process.stderr.isTTY
      ? new cliProgress.SingleBar({ format: '{bar} {percentage} % · {value} reports', stream: process.stderr })
      : null
    bar?.start(editions, 0)
    let count = 0
    let seen = 0
    try {
      let batch: KeptEdition[] = []
      for await (const edition of store.reports({ editions: 'all' })) {
        bar?.update(++seen)
        if (edition.origin === 'import' || (edition.reader === reader && !options.all)) continue
        batch.push(edition)
        if (batch.length < BATCH * options.threads) continue
        count += await again(store, readers, batch, reader, outcome)
        batch = []
      }
      count += await again(store, readers, batch, reader, outcome)
    } finally {
      bar?.stop()
      await readers.close()
    }
    await write(`${store.name}: ${count} of ${editions} texts read again with ${reader}\n`)
  })
}

async function again(
  store: RecordStore,
  readers: ReaderPool,
  batch: readonly KeptEdition[],
  reader: string,
  outcome: Outcome,
): Promise<number> {
  if (batch.length === 0) return 0
  const readings: Reading[] = []
  for (const [i, read] of (await readers.read(batch)).entries()) {
    if ('reason' in read) outcome.fail(batch[i].id, read.reason)
    else readings.push(read.reading)
  }
  const kept = await store.keep(readings, { reader, reread: true })
  return kept.filter(({ outcome }) => outcome === 'reread').length
}
