// Anything in, reports out: a file, a folder, a zip, an archive, a table, a stream. What holds no report is told, the rest is read.
import { createReadStream } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { csvRows, entriesOf, gathered, MAX_ENTRY, parquetRows, unpacked, warcRecords } from './archive/index.ts'
import { textOf } from './charset.ts'
import { type FeedEntry, readFeed, reportOfEntry } from './feed/index.ts'
import { formatOf, PACKED } from './format.ts'
import type { Given } from './found.ts'
import { reportOfLine } from './json-line.ts'
import { linesOf } from './lines.ts'
import type { Report } from './report.ts'
import { type Origin, takeDocument } from './take-document.ts'
import { reasonOf, type Taken, type TakeOptions } from './taken.ts'

/** Folders within folders, zips within zips. */
const DEEPEST = 12

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
  let count = 0
  for (const entry of entries) {
    // Links may lead in circles; names with a dot are not meant.
    if (entry.name.startsWith('.') || !(entry.isFile() || entry.isDirectory())) continue
    const own = join(name, entry.name)
    if (entry.isFile() && isOther(entry.name)) continue
    count++
    yield* take(own, null, options, depth + 1)
  }
  if (count === 0 && depth === 0) yield { place: name, error: 'holds no file that can be read' }
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

/** Every report of bytes that were fetched. */
export async function* takeBytes(bytes: Uint8Array, origin: Origin, options: TakeOptions): AsyncGenerator<Taken> {
  const { id, place, url, contentType } = origin
  const format = formatOf(bytes, url === null ? id : new URL(url).pathname, contentType)
  try {
    if (format === 'feed') yield* takeFeed(place, bytes, options, url)
    else if (format === 'zip' || format === 'warc' || format === 'csv' || format === 'jsonl' || isPacked(bytes))
      yield* takeStream(id, place, unpacked(one(bytes)), options, 0)
    else yield await takeDocument(bytes, { ...origin, format }, options)
  } catch (error) {
    yield { place, error: reasonOf(error) }
  }
}

const isPacked = ([a, b]: Uint8Array) => (a === 0x1f && b === 0x8b) || (a === 0x28 && b === 0xb5)

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

async function* takeFeed(
  place: string,
  bytes: Uint8Array,
  options: TakeOptions,
  url: string | null = null,
): AsyncGenerator<Taken> {
  const feed = readFeed(textOf(bytes), url)
  for (const [i, entry] of feed.entries.entries()) yield entryTaken(`${place}:${i + 1}`, entry, feed.title, options)
}

function entryTaken(place: string, entry: FeedEntry, publisher: string | null, options: TakeOptions): Taken {
  const report = withGiven(reportOfEntry(entry, publisher), options)
  return report.text.trim() === '' ? { place, error: 'the text is empty' } : { place, report }
}
