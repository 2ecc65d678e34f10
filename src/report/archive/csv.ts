// Rows of a table with a head line: CSV by comma, semicolon or tab, quoted or not. Streamed: a file may be larger than memory.
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { type Columns, columnsIn, type RowReport, reportOfRow } from './row.ts'

/** Longest row, in bytes. */
const MAX_ROW = 64 * 1024 * 1024

/** A row's report with the line where it ends. */
export type CsvRow = RowReport & { readonly line: number }

/** The reports of a table. Throws where it has no head line, or no column of text; a bad row is told and the next are read. */
export async function* csvRows(chunks: AsyncIterable<Uint8Array>, wanted: Columns): AsyncGenerator<CsvRow> {
  const source = chunks[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  while (!head.includes(10) && head.length < MAX_ROW) {
    const next = await source.next()
    if (next.done) break
    head = Buffer.concat([head, next.value])
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    if (head.length > 0) yield head
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  }
  const end = head.indexOf(10)
  const delimiter = delimiterOf(head.subarray(0, end < 0 ? head.length : end).toString('utf8'))
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    // Tables parted by tabs know no quoting; a quote within a field is then a quote.
    ...(delimiter === '\t' ? { quote: null } : { relax_quotes: true }),
    max_record_size: MAX_ROW,
    skip_empty_lines: true,
  })
  const rows = Readable.from(whole(), { objectMode: false })
    .on('error', error => parser.destroy(error))
    .pipe(parser)
  let names: readonly string[] | null = null
  let columns: Columns = {}
  let count = 0
  try {
    for await (const { record, info } of rows as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (names === null) {
        names = record
        columns = columnsIn(names, wanted)
        continue
      }
      count++
      const row = Object.fromEntries(names.map((name, i) => [name, record[i] ?? null]))
      const line = info.lines
      yield record.length > names.length + 1
        ? { error: `has ${record.length} fields, expected ${names.length}`, line }
        : { ...reportOfRow(row, columns, String(count)), line }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new Error(`not CSV: ${error.message}`)
  }
  if (names === null) throw new Error('the table is empty, expected a line of column names')
}

/** The one of comma, tab, semicolon and bar that parts the head line most often. */
function delimiterOf(line: string): string {
  const counts = ['\t', ',', ';', '|'].map(mark => ({ mark, count: line.split(mark).length - 1 }))
  return counts.reduce((a, b) => (b.count > a.count ? b : a)).mark
}
