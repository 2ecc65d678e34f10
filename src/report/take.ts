// Anything in, reports out: what a name or bytes hold is told by what they begin with, then by how they are called.
import { createReadStream } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Columns,
  csvRows,
  entriesOf,
  gathered,
  MAX_ENTRY,
  parquetRows,
  unpacked,
  warcRecords,
} from './archive/index.ts'
import { textOf } from './charset.ts'
import { decode, type Encoding } from './decode.ts'
import { DocumentError, readMail, readMarkdown, readPdf, readWord } from './document/index.ts'
import { type FeedEntry, readFeed, reportOfEntry } from './feed/index.ts'
import { type Given, reportOf, type Tellings } from './found.ts'
import { reportOfLine } from './json-line.ts'
import { linesOf } from './lines.ts'
import { readPage } from './page/index.ts'
import type { Report } from './report.ts'

/** A report with its place for messages; or what is wrong there. */
export type Taken = { readonly place: string } & (
  | { readonly report: Report; readonly doubt?: string; readonly raw?: Raw }
  | { readonly error: string }
)

/** The bytes that a report was read from, where they were asked for. */
export interface Raw {
  readonly bytes: Uint8Array
  readonly contentType: string | null
}

/** How input is to be taken. */
export interface TakeOptions extends Given {
  readonly encoding?: Encoding | undefined
  /** Lines of JSON, unless the name or the bytes say otherwise. */
  readonly jsonl?: boolean | undefined
  /** Columns of a table by field. */
  readonly columns?: Columns | undefined
  readonly raw?: boolean | undefined
  /** Hears how many bytes of the input were read, packed as they come. */
  readonly onBytes?: ((count: number) => void) | undefined
}

export const FORMATS_IN = [
  'html',
  'pdf',
  'docx',
  'eml',
  'md',
  'feed',
  'warc',
  'zip',
  'csv',
  'parquet',
  'jsonl',
  'text',
] as const
export type FormatIn = (typeof FORMATS_IN)[number]

const BY_SUFFIX: Readonly<Record<string, FormatIn>> = {
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  shtml: 'html',
  pdf: 'pdf',
  docx: 'docx',
  eml: 'eml',
  md: 'md',
  markdown: 'md',
  rss: 'feed',
  atom: 'feed',
  warc: 'warc',
  zip: 'zip',
  csv: 'csv',
  tsv: 'csv',
  parquet: 'parquet',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  txt: 'text',
  text: 'text',
}
const PACKED = /\.(?:gz|zst|bz2)$/i
/** Folders within folders, zips within zips. */
const DEEPEST = 12

const suffixOf = (name: string) => /\.(\w+)$/.exec(name.replace(PACKED, ''))?.[1].toLowerCase() ?? ''

/** What bytes are: by their beginning where it tells, otherwise by name and type. */
export function formatOf(head: Uint8Array, name: string, contentType: string | null = null): FormatIn {
  const words = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 1024))
    .toString('latin1')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*/, '')
  const plain = words.replace(/\0/g, '')
  const suffix = BY_SUFFIX[suffixOf(name)]
  if (plain.startsWith('%PDF')) return 'pdf'
  if (plain.startsWith('PAR1')) return 'parquet'
  if (/^WARC\/\d/.test(plain)) return 'warc'
  if (words.startsWith('PK\x03\x04') || words.startsWith('PK\x05\x06'))
    return suffix === 'docx' || words.includes('word/') || /officedocument/.test(contentType ?? '') ? 'docx' : 'zip'
  if (suffix !== undefined && suffix !== 'text') return suffix
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:rss|feed|rdf:RDF)[\s>]/i.test(plain) ||
    /jsonfeed\.org\/version/.test(plain)
  )
    return 'feed'
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/i.test(plain)) return 'html'
  if (suffix !== undefined) return suffix
  if (/\bhtml\b/i.test(contentType ?? '')) return 'html'
  if (/\b(?:rss|atom|feed)\b/i.test(contentType ?? '')) return 'feed'
  return 'text'
}

/** Every report of a file or folder, or of bytes that come (`-`). What holds none is told, the rest is read. */
export async function* take(
  name: string,
  source: AsyncIterable<Uint8Array> | null,
  options: TakeOptions,
  depth = 0,
): AsyncGenerator<Taken> {
  const place = source === null ? name : 'standard input'
  try {
    if (source === null && (await stat(name)).isDirectory()) {
      yield* takeFolder(name, options, depth)
      return
    }
    const head = source === null ? await headOf(name) : null
    // These are read from their end, and so from a file.
    if (head !== null && !PACKED.test(name)) {
      const format = formatOf(head, name)
      if (format === 'zip') return yield* takeZip(place, name, options, depth)
      if (format === 'parquet') return yield* takeParquet(name, options)
    }
    const chunks = unpacked(counted(source ?? createReadStream(name), options.onBytes))
    yield* takeStream(source === null ? name : 'stdin', place, chunks, options, depth)
  } catch (error) {
    yield { place, error: reasonOf(error) }
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT') return 'no such file'
  if (code === 'EACCES') return 'permission denied'
  return error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error)
}

async function headOf(name: string): Promise<Uint8Array> {
  const handle = await open(name)
  try {
    const head = Buffer.alloc(1024)
    const { bytesRead } = await handle.read(head, 0, head.length, 0)
    return head.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  onBytes: TakeOptions['onBytes'],
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    onBytes?.(chunk.length)
    yield chunk
  }
}

async function* takeFolder(name: string, options: TakeOptions, depth: number): AsyncGenerator<Taken> {
  if (depth > DEEPEST) return yield { place: name, error: `more than ${DEEPEST} folders deep` }
  const entries = await readdir(name, { withFileTypes: true })
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    // Links may lead in circles; names with a dot are not meant.
    if (entry.name.startsWith('.') || !(entry.isFile() || entry.isDirectory())) continue
    const own = join(name, entry.name)
    if (entry.isFile() && isOther(entry.name)) continue
    yield* take(own, null, options, depth + 1)
  }
}

/** Files of a saved site that are no reports. */
const isOther = (name: string) =>
  /\.(?:css|js|mjs|map|png|jpe?g|gif|svg|webp|avif|ico|woff2?|ttf|otf|eot|mp[34]|webm|mov|exe|dll|json|xml|ya?ml|lock)$/i.test(
    name,
  )

async function* takeZip(
  place: string,
  source: string | Uint8Array,
  options: TakeOptions,
  depth: number,
): AsyncGenerator<Taken> {
  if (depth > 2) return yield { place, error: 'a zip within zips within zips is not read' }
  for await (const entry of entriesOf(source)) {
    const own = entry.name === '' ? place : `${place}/${entry.name}`
    if ('error' in entry) yield { place: own, error: entry.error }
    else if (!/(?:^|\/)(?:\.|__MACOSX)/.test(entry.name) && !isOther(entry.name)) {
      options.onBytes?.(entry.packed)
      yield* takeStream(own, own, unpacked(one(entry.bytes)), options, depth + 1)
    }
  }
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function* takeParquet(name: string, options: TakeOptions): AsyncGenerator<Taken> {
  const { size } = await stat(name)
  for await (const { row, rows, ...given } of parquetRows(name, options.columns ?? {})) {
    options.onBytes?.(size / rows)
    const place = `${name}:${row}`
    yield 'error' in given ? { place, error: given.error } : rowTaken(place, given.report, given.doubt, options)
  }
}

const rowTaken = (place: string, report: Report, doubt: string | null, options: TakeOptions): Taken => ({
  place,
  report: withGiven(report, options),
  ...(doubt === null ? {} : { doubt }),
})

/** What a line or row leaves open, the options tell. */
const withGiven = (report: Report, { title, publisher, published }: Given): Report => ({
  ...report,
  title: report.title ?? title ?? null,
  publisher: report.publisher ?? publisher ?? null,
  published: report.published ?? published ?? null,
  url: report.url ?? null,
})

async function* takeStream(
  id: string,
  place: string,
  chunks: AsyncGenerator<Uint8Array>,
  options: TakeOptions,
  depth: number,
): AsyncGenerator<Taken> {
  const first = await chunks.next()
  const head: Uint8Array = first.done ? new Uint8Array() : first.value
  async function* whole(): AsyncGenerator<Uint8Array> {
    if (!first.done) yield head
    yield* chunks
  }
  const told = formatOf(head, id)
  const format = told === 'text' && options.jsonl ? 'jsonl' : told
  if (format === 'jsonl') yield* takeLines(place, whole(), options)
  else if (format === 'warc') yield* takeWarc(place, whole(), options)
  else if (format === 'csv') {
    for await (const { line, ...given } of csvRows(whole(), options.columns ?? {})) {
      const own = `${place}:${line}`
      yield 'error' in given ? { place: own, error: given.error } : rowTaken(own, given.report, given.doubt, options)
    }
  } else {
    const bytes = await gathered(whole(), MAX_ENTRY)
    if (format === 'zip') yield* takeZip(place, bytes, options, depth)
    else if (format === 'parquet') yield { place, error: 'a packed Parquet file is not read; unpack it first' }
    else if (format === 'feed') yield* takeFeed(place, bytes, options)
    else yield await takeDocument(bytes, { id, place, url: null, contentType: null, format }, options)
  }
}

async function* takeLines(
  place: string,
  chunks: AsyncIterable<Uint8Array>,
  options: TakeOptions,
): AsyncGenerator<Taken> {
  for await (const line of linesOf(chunks, options.encoding)) {
    const own = `${place}:${line.number}`
    if ('error' in line) yield { place: own, error: line.error }
    else if (line.text.trim() !== '') {
      const given = reportOfLine(line.text)
      yield 'error' in given ? { place: own, error: given.error } : rowTaken(own, given.report, given.doubt, options)
    }
  }
}

async function* takeWarc(
  place: string,
  chunks: AsyncIterable<Uint8Array>,
  options: TakeOptions,
): AsyncGenerator<Taken> {
  for await (const record of warcRecords(chunks)) {
    const own = `${place}:${record.number}`
    if ('error' in record) yield { place: own, error: `${record.url}: ${record.error}` }
    else {
      const { url, bytes, contentType } = record.page
      const format = formatOf(bytes, new URL(url, 'http://none/').pathname, contentType)
      if (format === 'feed' || format === 'zip') continue
      yield await takeDocument(bytes, { id: url, place: own, url, contentType, format }, options)
    }
  }
}

async function* takeFeed(place: string, bytes: Uint8Array, options: TakeOptions): AsyncGenerator<Taken> {
  const feed = readFeed(textOf(bytes), null)
  for (const [i, entry] of feed.entries.entries()) yield entryTaken(`${place}:${i + 1}`, entry, feed.title, options)
}

function entryTaken(place: string, entry: FeedEntry, publisher: string | null, options: TakeOptions): Taken {
  const report = withGiven(reportOfEntry(entry, publisher), options)
  return report.text.trim() === '' ? { place, error: 'the text is empty' } : { place, report }
}

/** Where a document came from. */
export interface Origin {
  readonly id: string
  readonly place: string
  readonly url: string | null
  readonly contentType: string | null
  readonly format?: FormatIn
}

/** The one report of a page or document. Never throws. */
export async function takeDocument(bytes: Uint8Array, origin: Origin, options: TakeOptions): Promise<Taken> {
  const { id, place, url, contentType } = origin
  const format = origin.format ?? formatOf(bytes, url === null ? id : new URL(url).pathname, contentType)
  try {
    const tellings = await tellingsOf(bytes, format, url, contentType, options.encoding)
    if (tellings.text.trim() === '')
      return { place, error: format === 'text' ? 'the text is empty' : 'no text was found in it' }
    const report = reportOf(id, url, tellings, options)
    return { place, report, ...(options.raw ? { raw: { bytes, contentType } } : {}) }
  } catch (error) {
    if (error instanceof DocumentError) return { place, error: error.message }
    return { place, error: reasonOf(error) }
  }
}

async function tellingsOf(
  bytes: Uint8Array,
  format: FormatIn,
  url: string | null,
  contentType: string | null,
  encoding: Encoding | undefined,
): Promise<Tellings> {
  const text = () => (encoding === undefined ? textOf(bytes, contentType) : decode(bytes, encoding))
  if (format === 'html') return readPage(text(), url)
  if (format === 'pdf') return readPdf(bytes)
  if (format === 'docx') return readWord(bytes)
  if (format === 'eml') return readMail(bytes)
  if (format === 'md') return readMarkdown(decode(bytes, encoding))
  return { text: decode(bytes, encoding) }
}
