// Reports as the commands take them in: text files or lines of JSONL, each with its place for messages.
import { decode, type Encoding, linesOf, type Report, reportOfLine } from '../../report/index.ts'
import { complain, type Outcome } from './fail.ts'
import { bytesOf, placeOf, reasonOf, streamOf } from './input.ts'

/** Which reports, and what they are told to be. */
export interface ReportOptions {
  readonly jsonl?: boolean
  readonly published?: string
  readonly publisher?: string
  readonly title?: string
  readonly encoding?: Encoding
}

/** A report and where it came from. */
export interface PlacedReport {
  readonly report: Report
  readonly place: string
}

/** Every report of what is named; what holds none is told and left out. `onBytes` hears how far a file is read. */
export async function* reportsOf(
  names: readonly string[],
  options: ReportOptions,
  outcome: Outcome,
  onBytes: (count: number) => void = () => {},
): AsyncGenerator<PlacedReport> {
  for (const name of names) {
    const place = placeOf(name)
    try {
      for await (const placed of options.jsonl
        ? fromLines(name, options, outcome, onBytes)
        : fromFile(name, options, onBytes)) {
        if (placed.report.text.trim() === '') outcome.fail(placed.place, 'the text is empty')
        else yield placed
      }
    } catch (error) {
      outcome.fail(place, reasonOf(error))
    }
  }
}

async function* fromFile(
  name: string,
  { title, publisher, published, encoding }: ReportOptions,
  onBytes: (count: number) => void,
): AsyncGenerator<PlacedReport> {
  const bytes = await bytesOf(name)
  onBytes(bytes.length)
  const report = {
    id: name === '-' ? 'stdin' : name,
    title: title ?? null,
    publisher: publisher ?? null,
    published: published ?? null,
    url: null,
    text: decode(bytes, encoding),
  }
  yield { report, place: placeOf(name) }
}

async function* fromLines(
  name: string,
  { title, publisher, published, encoding }: ReportOptions,
  outcome: Outcome,
  onBytes: (count: number) => void,
): AsyncGenerator<PlacedReport> {
  const { chunks } = await streamOf(name)
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      onBytes(chunk.length)
      yield chunk
    }
  }
  for await (const line of linesOf(counted(), encoding)) {
    const place = `${placeOf(name)}:${line.number}`
    if ('error' in line) {
      outcome.fail(place, line.error)
      continue
    }
    if (line.text.trim() === '') continue
    const given = reportOfLine(line.text)
    if ('error' in given) {
      outcome.fail(place, given.error)
      continue
    }
    if (given.doubt !== null) complain(place, given.doubt)
    const { report } = given
    yield {
      place,
      report: {
        ...report,
        title: report.title ?? title ?? null,
        publisher: report.publisher ?? publisher ?? null,
        published: report.published ?? published ?? null,
        url: report.url ?? null,
      },
    }
  }
}
