// A web archive of what was fetched: a record for each answer, packed one by one (`.warc.gz`), as other tools of archives read it.
import { appendFile, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { WARCRecord, WARCSerializer } from 'warcio'
import type { Fetched } from './fetch.ts'

const pack = promisify(gzip)
/** Of the transport, not of the page: bodies are kept unpacked. */
const LEFT_OUT = new Set([
  'content-encoding',
  'transfer-encoding',
  'content-length',
  'connection',
  'keep-alive',
  'set-cookie',
])

/** An archive that cannot be written, told in one line. */
export class WarcError extends Error {}

/** An archive to which answers are added. What is there already stays. */
export class WarcFile {
  readonly #name: string
  #last: Promise<void>

  constructor(name: string, program: string) {
    this.#name = name
    this.#last = this.#begin(program)
    // Whoever adds the first record hears of it.
    this.#last.catch(() => {})
  }

  async #begin(program: string): Promise<void> {
    const size = await stat(this.#name).then(
      found => found.size,
      () => 0,
    )
    if (size > 0) return
    await this.#write(
      WARCRecord.createWARCInfo(
        { filename: this.#name, warcVersion: 'WARC/1.1' },
        { software: program, format: 'WARC File Format 1.1' },
      ),
    )
  }

  /** Adds an answer, whole or not at all; answers are written in turn. */
  add({ url, status, headers, body, fetched }: Fetched): Promise<void> {
    const kept = Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || LEFT_OUT.has(name)
        ? []
        : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
    )
    const record = WARCRecord.create(
      {
        url,
        type: 'response',
        date: fetched,
        warcVersion: 'WARC/1.1',
        statusline: `HTTP/1.1 ${status} ${status === 200 ? 'OK' : 'Answer'}`,
        httpHeaders: { ...Object.fromEntries(kept), 'content-length': String(body.length) },
      },
      (async function* () {
        yield body
      })(),
    )
    this.#last = this.#last.then(() => this.#write(record))
    return this.#last
  }

  async #write(record: WARCRecord): Promise<void> {
    const bytes = await WARCSerializer.serialize(record, { gzip: false })
    try {
      await appendFile(this.#name, /\.gz$/i.test(this.#name) ? await pack(bytes) : bytes)
    } catch (error) {
      throw new WarcError(`cannot be written: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      })
    }
  }
}
