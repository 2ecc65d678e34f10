// Packed streams unpacked by their first bytes, whatever they are called: gzip, Zstandard, bzip2. Memory is bounded by the packers' windows.
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Decompress } from 'fzstd'
import unbzip2 from 'unbzip2-stream'

const MAGIC: readonly { readonly kind: 'gz' | 'zst' | 'bz2'; readonly bytes: readonly number[] }[] = [
  { kind: 'gz', bytes: [0x1f, 0x8b] },
  { kind: 'zst', bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { kind: 'bz2', bytes: [0x42, 0x5a, 0x68] },
]

/** The stream unpacked, or as it is. What is cut short gives all that was whole, then throws. */
export async function* unpacked(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = chunks[Symbol.asyncIterator]()
  let head: Uint8Array = new Uint8Array()
  while (head.length < 4) {
    const next = await source.next()
    if (next.done) break
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value])
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    if (head.length > 0) yield head
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  }
  const kind = MAGIC.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte))?.kind
  try {
    if (kind === undefined) yield* whole()
    else if (kind === 'zst') yield* unzstd(whole())
    else if (kind === 'bz2') yield* unbz2(whole())
    else {
      const packed = Readable.from(whole(), { objectMode: false })
      // Errors come out at the end that is read.
      yield* pipeline(packed, createGunzip(), () => {}) as AsyncIterable<Uint8Array>
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(kind === undefined ? reason : `the ${kind} data is damaged or cut short: ${reason}`)
  }
}

/** The library's stream is of the old kind, and waits for nobody: it is fed one chunk at a time. */
async function* unbz2(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = unbzip2()
  let ready: Uint8Array[] = []
  let broken: Error | null = null
  stream.on('data', (chunk: Uint8Array) => ready.push(chunk))
  stream.on('error', (error: Error) => {
    broken = error
  })
  const check = () => {
    if (broken !== null) throw broken
  }
  for await (const chunk of chunks) {
    stream.write(chunk)
    yield* ready
    ready = []
    check()
  }
  stream.end()
  yield* ready
  check()
}

async function* unzstd(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = []
  const stream = new Decompress(data => {
    if (data.length > 0) ready.push(data.slice())
  })
  for await (const chunk of chunks) {
    // Small pieces: a piece may unpack to a thousand times its size.
    for (let at = 0; at < chunk.length; at += 16_384) {
      stream.push(chunk.subarray(at, at + 16_384))
      yield* ready
      ready = []
    }
  }
  stream.push(new Uint8Array(), true)
  yield* ready
}

/** All bytes, or an error where there are more than `most`. */
export async function gathered(chunks: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > most) throw new Error(`longer than ${Math.round(most / 1024 / 1024)} MB`)
    parts.push(chunk)
  }
  return parts.length === 1 ? parts[0] : Buffer.concat(parts)
}
