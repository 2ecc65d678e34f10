// `chancery reread`: reads every kept text again with this version's reader. Corrections stand.
import cliProgress from 'cli-progress'
import type { KeptEdition, RecordStore } from '../../record/index.ts'
import type { Outcome } from './fail.ts'
import { write } from './output.ts'
import { type Readers, readersOf } from './readers.ts'
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
    const readers = readersOf(options.threads)
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
        count += await again(store, readers, batch, reader)
        batch = []
      }
      count += await again(store, readers, batch, reader)
    } finally {
      bar?.stop()
      await readers.close()
    }
    await write(`${store.name}: ${count} of ${editions} texts read again with ${reader}\n`)
  })
}

async function again(
  store: RecordStore,
  readers: Readers,
  batch: readonly KeptEdition[],
  reader: string,
): Promise<number> {
  if (batch.length === 0) return 0
  const kept = await store.keep(await readers.read(batch), { reader, reread: true })
  return kept.filter(({ outcome }) => outcome === 'reread').length
}
