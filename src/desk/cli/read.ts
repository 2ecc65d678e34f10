// `chancery read`: reports in as files or JSONL; readings out as pages, as JSON, or as JSONL.
import { ReaderPool } from '../../fleet/index.ts'
import { explain, read } from '../../read.ts'
import { KINDS, type Kind, type Reading, surerThan } from '../../record/index.ts'
import type { Report } from '../../report/index.ts'
import type { Outcome } from './fail.ts'
import { write } from './output.ts'
import { pageOf } from './page.ts'
import { Progress, sizeOf } from './progress.ts'
import { type PlacedReport, type ReportOptions, reportsOf } from './reports-in.ts'
import { paintFor, widthFor } from './style.ts'

/** The command's options, as commander gives them. */
export interface ReadOptions extends ReportOptions {
  readonly json?: boolean
  readonly threads?: number
  readonly only?: readonly Kind[]
  readonly width?: number
  readonly minConfidence?: number
  readonly explain?: boolean
}

/** Reads what is named; the outcome gathers what could not be read. */
export async function readCommand(
  names: readonly string[],
  options: ReadOptions,
  program: string,
  outcome: Outcome,
): Promise<void> {
  if (options.jsonl) await readLines(names, options, program, outcome)
  else if (options.json) await printArray(names, options, program, outcome)
  else await printPages(names, options, program, outcome)
}

async function printPages(
  names: readonly string[],
  options: ReadOptions,
  program: string,
  outcome: Outcome,
): Promise<void> {
  const width = widthFor(options.width, process.stdout.columns)
  const paint = paintFor(process.stdout)
  let pages = 0
  for await (const { report, place } of reportsOf(names, options, program, outcome)) {
    const reading = readingOf(report, place, options, outcome)
    if (pages++ > 0) await write(`${paint('dim', '─'.repeat(width))}\n`)
    await write(pageOf(reading, options.only ?? KINDS, width, paint))
  }
}

/** One array, written item by item: as many files as wanted, one reading in memory. */
async function printArray(
  names: readonly string[],
  options: ReadOptions,
  program: string,
  outcome: Outcome,
): Promise<void> {
  let items = 0
  for await (const { report, place } of reportsOf(names, options, program, outcome)) {
    const reading = readingOf(report, place, options, outcome)
    await write(`${items++ === 0 ? '[' : ','}\n${JSON.stringify(reading, null, 2)}`)
  }
  await write(items === 0 ? '[]\n' : '\n]\n')
}

const readingOf = (report: Report, place: string, options: ReadOptions, outcome: Outcome): Reading =>
  told(options.explain ? explain(report) : read(report), place, options, outcome)

/** The part of a reading that was asked for; a text in another language is told. */
function told(reading: Reading, place: string, options: ReadOptions, outcome: Outcome): Reading {
  if (reading.notes?.some(note => note.rule === 'language')) outcome.foreign(place, reading.report.language ?? '?')
  const sure = options.minConfidence === undefined ? reading : surerThan(reading, options.minConfidence)
  return options.only ? only(sure, options.only) : sure
}

/** Leaves out the items of kinds that were not asked for; the lists stay. */
function only(reading: Reading, kinds: readonly Kind[]): Reading {
  const part = { ...reading }
  for (const kind of KINDS) if (!kinds.includes(kind)) Object.assign(part, { [kind]: [] })
  return part
}

/** Lines in, lines out, in their order: what a line holds is read by as many threads as asked for. */
async function readLines(
  names: readonly string[],
  options: ReadOptions,
  program: string,
  outcome: Outcome,
): Promise<void> {
  const pool = new ReaderPool({ threads: options.threads ?? 1 })
  const progress = new Progress(await sizeOf(names))
  let bytes = 0
  let count = 0
  const reports = reportsOf(names, options, program, outcome, read => {
    bytes += read
  })
  try {
    const readings = options.explain ? explained(reports) : pool.stream(reports, ({ report }) => report)
    for await (const [{ place }, read] of readings) {
      if ('reason' in read) outcome.fail(place, read.reason)
      else await write(`${JSON.stringify(told(read.reading, place, options, outcome))}\n`)
      count++
      progress.update(bytes, count)
    }
  } finally {
    progress.stop()
    await pool.close()
  }
}

/** Lines read one after the other, each statement with its note. */
async function* explained(
  given: AsyncIterable<PlacedReport>,
): AsyncGenerator<[PlacedReport, { readonly reading: Reading }]> {
  for await (const each of given) yield [each, { reading: explain(each.report) }]
}
