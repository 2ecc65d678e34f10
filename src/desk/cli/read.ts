// `chancery read`: reports in as files or JSONL; readings out as pages, as JSON, or as JSONL.
import cliProgress from 'cli-progress'
import { read } from '../../read.ts'
import { KINDS, type Kind, type Reading } from '../../record/index.ts'
import { decode, type Encoding, linesOf, type Report, reportOfLine } from '../../report/index.ts'
import { complain, type Outcome } from './fail.ts'
import { bytesOf, placeOf, reasonOf, streamOf } from './input.ts'
import { write } from './output.ts'
import { pageOf } from './page.ts'
import { paintFor, widthFor } from './style.ts'

/** The command's options, as commander gives them. */
export interface ReadOptions {
  readonly json?: boolean
  readonly jsonl?: boolean
  readonly only?: readonly Kind[]
  readonly published?: string
  readonly publisher?: string
  readonly title?: string
  readonly encoding?: Encoding
  readonly width?: number
}

/** Reads what is named; the outcome gathers what could not be read. */
export async function readCommand(names: readonly string[], options: ReadOptions, outcome: Outcome): Promise<void> {
  if (options.jsonl) for (const name of names) await readLines(name, options, outcome)
  else if (options.json) await printArray(names, options, outcome)
  else await printPages(names, options, outcome)
}

async function printPages(names: readonly string[], options: ReadOptions, outcome: Outcome): Promise<void> {
  const width = widthFor(options.width, process.stdout.columns)
  const paint = paintFor(process.stdout)
  let pages = 0
  for (const name of names) {
    const reading = await readingOf(name, options, outcome)
    if (reading === null) continue
    if (pages++ > 0) await write(`${paint('dim', '─'.repeat(width))}\n`)
    await write(pageOf(reading, options.only ?? KINDS, width, paint))
  }
}

/** One array, written item by item: as many files as wanted, one reading in memory. */
async function printArray(names: readonly string[], options: ReadOptions, outcome: Outcome): Promise<void> {
  let items = 0
  for (const name of names) {
    const reading = await readingOf(name, options, outcome)
    if (reading !== null) await write(`${items++ === 0 ? '[' : ','}\n${JSON.stringify(reading, null, 2)}`)
  }
  await write(items === 0 ? '[]\n' : '\n]\n')
}

async function readingOf(name: string, options: ReadOptions, outcome: Outcome): Promise<Reading | null> {
  const place = placeOf(name)
  try {
    const text = decode(await bytesOf(name), options.encoding)
    const { title = null, publisher = null, published = null } = options
    const id = name === '-' ? 'stdin' : name
    return checked({ id, title, publisher, published, url: null, text }, place, options, outcome)
  } catch (error) {
    outcome.fail(place, reasonOf(error))
    return null
  }
}

/** A report's reading; null, and told, where there is no text. */
function checked(report: Report, place: string, options: ReadOptions, outcome: Outcome): Reading | null {
  if (report.text.trim() === '') {
    outcome.fail(place, 'the text is empty')
    return null
  }
  const reading = read(report)
  if (reading.notes?.some(note => note.rule === 'language')) outcome.foreign(place, reading.report.language ?? '?')
  return options.only ? only(reading, options.only) : reading
}

/** Leaves out the items of kinds that were not asked for; the lists stay. */
function only(reading: Reading, kinds: readonly Kind[]): Reading {
  const part = { ...reading }
  for (const kind of KINDS) if (!kinds.includes(kind)) Object.assign(part, { [kind]: [] })
  return part
}

async function readLines(name: string, options: ReadOptions, outcome: Outcome): Promise<void> {
  const place = placeOf(name)
  let bar: cliProgress.SingleBar | null = null
  try {
    const { chunks, size } = await streamOf(name)
    bar = barFor(size)
    let bytes = 0
    let count = 0
    async function* counted(): AsyncGenerator<Uint8Array> {
      for await (const chunk of chunks) {
        bytes += chunk.length
        yield chunk
      }
    }
    for await (const line of linesOf(counted(), options.encoding)) {
      const own = `${place}:${line.number}`
      if ('error' in line) {
        outcome.fail(own, line.error)
        continue
      }
      if (line.text.trim() === '') continue
      const given = reportOfLine(line.text)
      if ('error' in given) {
        outcome.fail(own, given.error)
        continue
      }
      if (given.doubt !== null) complain(own, given.doubt)
      const reading = checked(withDefaults(given.report, options), own, options, outcome)
      if (reading === null) continue
      await write(`${JSON.stringify(reading)}\n`)
      count++
      bar?.update(size === null ? count : bytes, { count })
    }
  } catch (error) {
    outcome.fail(place, reasonOf(error))
  }
  bar?.stop()
}

/** What a line leaves open, the options tell. */
function withDefaults(report: Report, { title, publisher, published }: ReadOptions): Report {
  return {
    ...report,
    title: report.title ?? title ?? null,
    publisher: report.publisher ?? publisher ?? null,
    published: report.published ?? published ?? null,
    url: report.url ?? null,
  }
}

/** A progress bar on standard error where that is a terminal. */
function barFor(size: number | null): cliProgress.SingleBar | null {
  if (!process.stderr.isTTY) return null
  const format = size === null ? '{count} reports read' : '{bar} {percentage} % · {count} reports read'
  const bar = new cliProgress.SingleBar({ format, stream: process.stderr }, cliProgress.Presets.shades_classic)
  bar.start(size ?? 0, 0, { count: 0 })
  return bar
}
