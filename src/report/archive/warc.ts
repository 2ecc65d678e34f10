// Pages in a web archive (WARC), one record at a time: memory is that of the largest page, whatever the archive's size.
import { late } from '../late.ts'

const warcio = late<typeof import('warcio')>('warcio')

/** A page as it was answered. */
export interface ArchivedPage {
  readonly url: string
  /** When it was fetched. */
  readonly fetched: string | null
  readonly contentType: string | null
  readonly bytes: Uint8Array
}

/** A page, or why a record that should be one is none. */
export type WarcRecord = { readonly number: number; readonly url: string } & (
  | { readonly page: ArchivedPage }
  | { readonly error: string }
)

/** Larger answers are no pages: told and passed over. */
const MAX_PAGE = 32 * 1024 * 1024
const READABLE = /html|pdf|text\/plain|xml/i

/** Answers with a page in them, and documents kept as resources. `chunks` is unpacked. Throws where the archive breaks off. */
export async function* warcRecords(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<WarcRecord> {
  let number = 0
  let any = false
  const source = new Source(chunks)
  for await (const record of warcio().WARCParser.iterRecords(source)) {
    const { warcType, warcTargetURI } = record
    any ||= typeof warcType === 'string'
    number++
    const url = warcTargetURI ?? ''
    if (warcType !== 'response' && warcType !== 'resource' && warcType !== 'conversion') continue
    const status = Number(record.httpHeaders?.statusCode ?? 200)
    const contentType = headerOf(record.httpHeaders, 'content-type') ?? record.warcContentType ?? null
    if (status !== 200 || !READABLE.test(contentType ?? 'html')) continue
    try {
      const bytes = await contentOf(record)
      if (bytes === null) yield { number, url, error: `longer than ${MAX_PAGE / 1024 / 1024} MB` }
      else yield { number, url, page: { url, fetched: record.warcDate ?? null, contentType, bytes } }
    } catch (error) {
      if (source.broken !== null) throw source.broken
      // A page packed wrongly: its record is told, the next one is read.
      yield { number, url, error: error instanceof Error ? error.message : String(error) }
    }
  }
  if (!any) throw new Error('holds no WARC record')
}

/** Reads after the end that a parser may make before it is stuck: warcio asks for ever for the rest of a record that breaks off. */
const PATIENCE = 100

/** The archive's bytes; what went wrong once goes wrong at every further read. */
class Source implements AsyncIterable<Uint8Array> {
  broken: Error | null = null
  readonly #chunks: AsyncIterator<Uint8Array>
  #after = 0

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    return { next: () => this.#next() }
  }

  async #next(): Promise<IteratorResult<Uint8Array>> {
    if (this.broken !== null) throw this.broken
    try {
      const next = await this.#chunks.next()
      if (!next.done || ++this.#after < PATIENCE) return next
      throw new Error('the archive breaks off within a record')
    } catch (error) {
      this.broken = error instanceof Error ? error : new Error(String(error))
      throw this.broken
    }
  }
}

type WarcItem = Awaited<ReturnType<typeof import('warcio')['WARCParser']['parse']>> & object

function headerOf(headers: WarcItem['httpHeaders'], name: string): string | null {
  return headers?.headers.get(name) ?? null
}

async function contentOf(record: WarcItem): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of record) {
    size += chunk.length
    if (size > MAX_PAGE) return null
    parts.push(chunk)
  }
  // What the record announced and did not hold.
  const { _reader: reader } = record
  if ('limit' in reader && Number(reader.limit) > 0) throw new Error('the record breaks off')
  return Buffer.concat(parts)
}
