// The body of an answer, unpacked within bounds: no more than so many bytes, and no bomb.
import type { IncomingMessage } from 'node:http'
import { pipeline, Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import { FetchError } from './fetch-error.ts'

/** Pages pack to a fifth, logs to a fiftieth; more than this is made to do harm. */
const RATIO = 200
/** Under this size no ratio is suspicious. */
const SMALL = 1024 * 1024

/** The whole body. Throws a `FetchError` where it is too long, packed as a bomb, or does not come whole. */
export async function unpackBody(response: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let packed = 0
  let size = 0
  async function* counted(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      packed += chunk.length
      yield chunk
    }
  }
  try {
    let stream: AsyncIterable<Uint8Array> = counted(response)
    for (const encoding of encodingsOf(response).reverse()) stream = await unpackedAs(encoding, stream)
    for await (const chunk of stream) {
      size += chunk.length
      if (size > maxBytes) throw new FetchError(`is longer than ${maxBytes} bytes`)
      if (size > SMALL && size > packed * RATIO) throw new FetchError(`unpacks to more than ${RATIO} times its size`)
      parts.push(chunk)
    }
  } catch (error) {
    response.destroy()
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!/^(?:Z_|ERR__?ERROR|ERR_BROTLI|ERR_PADDING)/.test(code)) throw error
    const words = error instanceof Error ? error.message : code
    throw new FetchError(`the packed answer is damaged or cut short: ${words}`, { temporary: true, cause: error })
  }
  if (!response.complete) throw new FetchError('the answer breaks off', { temporary: true })
  return Buffer.concat(parts)
}

function encodingsOf({ headers }: IncomingMessage): string[] {
  const names = (headers['content-encoding'] ?? '').toLowerCase().split(',')
  const encodings = names.map(name => name.trim()).filter(name => name !== '' && name !== 'identity')
  if (encodings.length > 2) throw new FetchError(`is packed ${encodings.length} times, expected twice at most`)
  return encodings
}

async function unpackedAs(encoding: string, chunks: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const source = chunks[Symbol.asyncIterator]()
  const first = await source.next()
  async function* whole(): AsyncGenerator<Uint8Array> {
    if (!first.done) yield first.value
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  }
  const unpacker = unpackerOf(encoding, first.done ? null : first.value[0])
  return pipeline(Readable.from(whole(), { objectMode: false }), unpacker, () => {})
}

function unpackerOf(encoding: string, first: number | null): Transform {
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip()
  if (encoding === 'br') return createBrotliDecompress()
  // Some servers leave out the head that "deflate" means.
  if (encoding === 'deflate') return first === null || (first & 0x0f) === 8 ? createInflate() : createInflateRaw()
  throw new FetchError(`is packed as "${encoding.slice(0, 20)}", expected gzip, deflate or br`)
}
