// Own JSONL: one reading a line, with its text, its exact words and its corrections. Nothing is lost; reading it back gives the same record.
import type { KeptEdition, KeptItem, KeptReading, Reading } from '../record/index.ts'
import { ORIGINS, readingSchema } from '../record/index.ts'
import { type Reader, rowsOf, shown } from './import-row.ts'
import type { ExportSource, Writer } from './source.ts'

/** Readings out, one a line; of a filtered export those with a filtered item, and of each only the filtered items. */
export const writeJsonl: Writer = async function* (source) {
  for await (const reading of source.readings() ?? filteredReadings(source)) yield `${JSON.stringify(reading)}\n`
}

/** Items come edition by edition: each run of them is one reading. */
async function* filteredReadings(source: ExportSource): AsyncGenerator<Reading> {
  let run: KeptItem[] = []
  const closed = async (): Promise<Reading> => readingOf(run, await source.report(run[0].edition))
  for await (const item of source.items()) {
    if (run.length > 0 && run[0].edition !== item.edition) {
      yield await closed()
      run = []
    }
    run.push(item)
  }
  if (run.length > 0) yield await closed()
}

function readingOf(items: readonly KeptItem[], edition: KeptEdition | null): Reading & Partial<KeptReading> {
  const { id, title, publisher, published, url } = items[0].report
  const of = <K extends KeptItem['kind']>(kind: K) =>
    items.filter(item => item.kind === kind).map(({ item }) => item) as unknown as Reading[K]
  const reading: Reading = {
    report: { id, title, publisher, published, url, language: edition?.language ?? null, text: edition?.text ?? '' },
    statements: of('statements'),
    events: of('events'),
    positions: of('positions'),
    instruments: of('instruments'),
  }
  if (edition === null) return reading
  return {
    ...reading,
    kept: {
      edition: edition.edition,
      editionNumber: edition.editionNumber,
      reader: edition.reader,
      origin: edition.origin,
      textHash: edition.textHash,
      words: Object.fromEntries(items.map(({ kind, item, words }) => [`${kind}/${item.id}`, words])),
      // Corrections are of the whole record; a filtered export takes items as they stand.
      corrections: [],
    },
  }
}

/** Lines in, readings out. Those of imports stay imports: they have no text for their spans. */
export const readJsonl: Reader = (chunks, encoding) =>
  rowsWithOrigin(
    rowsOf(
      chunks,
      encoding,
      line => {
        let value: unknown
        try {
          value = JSON.parse(line)
        } catch {
          return `is not JSON: ${shown(line)}`
        }
        if (isTextless(value))
          return readingSchema.safeParse(widened(value)).success ? (value as Reading) : 'is no reading'
        const checked = readingSchema.safeParse(value)
        if (checked.success) return value as Reading
        const [{ path, message }] = checked.error.issues
        return `is no reading: ${path.length > 0 ? `"${path.join('.')}": ` : ''}${message}`
      },
      'machine',
    ),
  )

async function* rowsWithOrigin(rows: ReturnType<typeof rowsOf>): ReturnType<typeof rowsOf> {
  for await (const row of rows) {
    if (!('reading' in row)) {
      yield row
      continue
    }
    const told = (row.reading as Partial<KeptReading>).kept?.origin
    const textless = row.reading.report.text === ''
    yield { ...row, origin: ORIGINS.find(origin => origin === told) ?? (textless ? 'import' : 'machine') }
  }
}

const isTextless = (value: unknown): value is { report: { text: '' } } =>
  typeof value === 'object' &&
  value !== null &&
  'report' in value &&
  typeof value.report === 'object' &&
  value.report !== null &&
  'text' in value.report &&
  value.report.text === ''

/** The schema wants spans that hold something; a report without text has none: [0, 0] is let pass as [0, 1]. */
const widened = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replaceAll('[0,0]', '[0,1]'))
