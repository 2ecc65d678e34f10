// `chancery read`: reports in as files or JSONL; readings out as pages, as JSON, or as JSONL.
import { once } from 'node:events'
import { basename } from 'node:path'
import cliProgress from 'cli-progress'
import { read } from '../../read.ts'
import { KINDS, type Kind, type Reading, reportSchema } from '../../record/index.ts'
import { DecodeError, decode, type Encoding, linesOf, type Report } from '../../report/index.ts'
import { complain, EXIT, type Outcome } from './fail.ts'
import { bytesOf, placeOf, reasonOf, streamOf } from './input.ts'
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
  if (options.jsonl) await readLines(names, options, outcome)
  else await readFiles(names, options, outcome)
}

/** Leaves out the kinds that were not asked for. */
function only(reading: Reading, kinds: readonly Kind[]): Reading {
  const part = { ...reading }
  for (const kind of KINDS) if (!kinds.includes(kind)) Object.assign(part, { [kind]: [] })
  return part
}

async function readFiles(names: readonly string[], options: ReadOptions, outcome: Outcome): Promise<void> {
  const kinds = options.only ?? KINDS
  const readings: Reading[] = []
  const width = widthFor(options.width, process.stdout.columns)
  const paint = paintFor(process.stdout)
  for (const name of names) {
    const report = await reportOf(name, options, outcome)
    if (!report) continue
    const reading = only(read(report), kinds)
    if (isForeign(reading)) outcome.foreign(placeOf(name), reading.report.language ?? '?')
    if (options.json) readings.push(reading)
    else await write(`${pageOf(reading, kinds, width, paint)}\n`)
  }
  if (options.json) await write(`${JSON.stringify(readings, null, 2)}\n`)
}

const isForeign = (reading: Reading) => reading.notes?.some(note => note.rule === 'language') === true

async function reportOf(name: string, options: ReadOptions, outcome: Outcome): Promise<Report | null> {
  try {
    const text = decode(await bytesOf(name), options.encoding)
    if (text.trim() === '') {
      outcome.fail(placeOf(name), 'the text is empty')
      return null
    }
    return {
      id: name === '-' ? 'stdin' : basename(name),
      text,
      title: options.title ?? null,
      publisher: options.publisher ?? null,
      published: options.published ?? null,
      url: null,
      language: null,
    }
  } catch (error) {
    outcome.fail(placeOf(name), error instanceof DecodeError ? error.message : reasonOf(error))
    return null
  }
}

async function readLines(names: readonly string[], options: ReadOptions, outcome: Outcome): Promise<void> {
  const kinds = options.only ?? KINDS
  for (const name of names) {
    let input: Awaited<ReturnType<typeof streamOf>>
    try {
      input = await streamOf(name)
    } catch (error) {
      outcome.fail(placeOf(name), reasonOf(error))
      continue
    }
    const bar = barFor(input.size)
    let bytes = 0
    let count = 0
    async function* counted(): AsyncGenerator<Uint8Array> {
      for await (const chunk of input.chunks) {
        bytes += chunk.length
        yield chunk
      }
    }
    for await (const line of linesOf(counted(), options.encoding)) {
      const place = `${placeOf(name)}:${line.number}`
      if ('error' in line) {
        outcome.fail(place, line.error)
        continue
      }
      if (line.text.trim() === '') continue
      const report = parseReport(line.text, place, options, outcome)
      if (!report) continue
      const reading = only(read(report), kinds)
      if (isForeign(reading)) outcome.foreign(place, reading.report.language ?? '?')
      await write(`${JSON.stringify(reading)}\n`)
      bar?.update(input.size === null ? ++count : bytes, { count: input.size === null ? count : ++count })
    }
    bar?.stop()
  }
}

/** A progress bar on standard error where that is a terminal. */
function barFor(size: number | null): cliProgress.SingleBar | null {
  if (!process.stderr.isTTY) return null
  const format =
    size === null ? '{count} reports read' : '{bar} {percentage} % · {count} reports · {eta_formatted} left'
  const bar = new cliProgress.SingleBar({ format, stream: process.stderr }, cliProgress.Presets.shades_classic)
  bar.start(size ?? 0, 0, { count: 0 })
  return bar
}

function parseReport(line: string, place: string, options: ReadOptions, outcome: Outcome): Report | null {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    outcome.fail(place, `not JSON: ${reasonOf(error)}`)
    return null
  }
  const checked = reportSchema.safeParse(value)
  if (!checked.success) {
    const [issue] = checked.error.issues
    outcome.fail(place, `not a report: ${issue.path.join('.') || 'the line'}: ${issue.message}`)
    return null
  }
  const report = checked.data
  if (report.text.trim() === '') {
    outcome.fail(place, 'the text is empty')
    return null
  }
  return {
    ...report,
    title: report.title ?? options.title,
    publisher: report.publisher ?? options.publisher,
    published: report.published ?? options.published,
  }
}

/** Writes to standard output and waits where the reader is slow. */
export async function write(words: string): Promise<void> {
  if (!process.stdout.write(words)) await once(process.stdout, 'drain')
}

/** Checks `--published`. */
export function dateOption(value: string): string {
  if (!/^\d{4}-\d{2}-\d{2}(?:T.*)?$/.test(value) || Number.isNaN(Date.parse(value))) {
    complain('--published', `"${value}" is no date, expected one like 2022-02-02`)
    process.exit(EXIT.usage)
  }
  return value
}
