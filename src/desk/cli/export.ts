// `chancery export`: what a record (or a file of readings) holds, in another format. Exactly what is filtered is what is exported.
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Format, formatOf, recordSource } from '../../exchange/index.ts'
import type { Filter, RecordStore } from '../../record/index.ts'
import { complain, EXIT, type Outcome } from './fail.ts'
import { type FilterOptions, filterFrom } from './filter-options.ts'
import { importFile } from './import.ts'
import { reasonOf } from './input.ts'
import { DEFAULT_RECORD, withRecord } from './with-record.ts'

/** The command's options, as commander gives them. */
export interface ExportOptions extends FilterOptions {
  readonly format: string
  readonly record?: string
  readonly readings?: string
  readonly out?: string
}

/** Writes what is asked for to standard output or a file; what a format has no place for is counted on standard error. */
export async function exportCommand(options: ExportOptions, outcome: Outcome): Promise<void> {
  const format = formatOf(options.format)
  if (format === null) throw new Error(`"${options.format}" is no format`)
  const filter = filterFrom(options)
  if (options.readings === undefined) {
    const record = options.record ?? DEFAULT_RECORD
    await withRecord(record, { readOnly: true }, outcome, store => exportFrom(store, format, filter, options, outcome))
    return
  }
  // A file of readings becomes a record for as long as this takes: the filters mean the same, and memory stays flat.
  const folder = await mkdtemp(join(tmpdir(), 'chancery-'))
  try {
    await withRecord(join(folder, 'readings.chancery'), {}, outcome, async store => {
      await importFile(store, 'jsonl', options.readings ?? '-', undefined, outcome)
      await exportFrom(store, format, filter, options, outcome)
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function exportFrom(
  store: RecordStore,
  format: Format,
  filter: Filter,
  { out }: ExportOptions,
  outcome: Outcome,
): Promise<void> {
  const leftOut = new Map<string, number>()
  const tally = (reason: string) => void leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1)
  const chunks = format.write(recordSource(store, filter), tally)
  if (out === undefined) await pour(chunks, process.stdout)
  else await toFile(chunks, out, outcome)
  for (const [reason, count] of leftOut) complain('left out', `${count} × ${reason}`)
}

async function pour(chunks: AsyncIterable<string | Uint8Array>, out: NodeJS.WritableStream): Promise<void> {
  for await (const chunk of chunks) if (!out.write(chunk)) await once(out, 'drain')
}

/** The file is there when it is whole: until then it grows beside its place. */
async function toFile(chunks: AsyncIterable<string | Uint8Array>, name: string, outcome: Outcome): Promise<void> {
  const part = `${name}.part`
  const file = createWriteStream(part)
  const failed = new Promise<never>((_, reject) => {
    file.on('error', error => reject(error))
  })
  try {
    await Promise.race([once(file, 'open'), failed])
    await Promise.race([pour(chunks, file), failed])
    await Promise.race([new Promise<void>(done => file.end(() => done())), failed])
    await rename(part, name)
  } catch (error) {
    file.destroy()
    await rm(part, { force: true })
    if (!(error instanceof Error && 'syscall' in error)) throw error
    outcome.fail(name, reasonOf(error))
    process.exitCode = EXIT.input
  }
}
