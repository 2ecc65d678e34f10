// The lines of a file of any size, plain, gzip or bzip2, in constant memory, from any line on. A compressed file is
// unpacked again up to that line: cheap beside parsing.
import { createReadStream, type ReadStream } from 'node:fs'
import { PassThrough } from 'node:stream'
import { createGunzip } from 'node:zlib'
import unbzip2 from 'unbzip2-stream'

/** Longer lines are no entity of any dump: they are broken, and are not held in memory. */
export const MAX_LINE = 64 << 20

export interface LinePlace {
  /** Bytes of the unpacked text before the line's end, the line break with it. */
  readonly end: number
  /** Counted from 1. */
  readonly line: number
  /** Bytes of the file read so far, as packed. */
  readonly read: number
}

/** Hands over each line without its break, null for one too long; begins after `from.end` bytes. The buffer is only lent. */
export async function eachLine(
  file: string,
  from: { readonly end: number; readonly line: number },
  take: (line: Buffer | null, place: LinePlace) => void,
): Promise<void> {
  const packed = /\.(?:gz|bz2)$/.test(file)
  const raw = createReadStream(file, { start: packed ? 0 : from.end, highWaterMark: 1 << 18 })
  let skip = packed ? from.end : 0
  let end = from.end
  let { line } = from
  let held: Buffer[] = []
  let heldBytes = 0
  const started = packed ? 0 : from.end
  const give = (last: Buffer | null, bytes: number) => {
    end += bytes
    line++
    const whole =
      last === null || heldBytes > MAX_LINE ? null : held.length === 0 ? last : Buffer.concat([...held, last])
    held = []
    heldBytes = 0
    take(whole, { end, line, read: started + raw.bytesRead })
  }
  for await (const piece of unpacked(file, raw)) {
    let chunk = piece as Buffer
    if (skip > 0) {
      const passed = Math.min(skip, chunk.length)
      skip -= passed
      chunk = chunk.subarray(passed)
    }
    let at = 0
    for (let newline = chunk.indexOf(10); newline >= 0; newline = chunk.indexOf(10, at)) {
      give(chunk.subarray(at, newline), heldBytes + newline + 1 - at)
      at = newline + 1
    }
    if (at === chunk.length) continue
    heldBytes += chunk.length - at
    if (heldBytes <= MAX_LINE) held.push(Buffer.from(chunk.subarray(at)))
    else held = []
  }
  if (heldBytes > 0) give(Buffer.alloc(0), heldBytes)
}

function unpacked(file: string, raw: ReadStream): AsyncIterable<unknown> {
  if (file.endsWith('.gz')) {
    const unzip = createGunzip({ chunkSize: 1 << 18 })
    raw.on('error', error => unzip.destroy(error))
    return raw.pipe(unzip)
  }
  if (file.endsWith('.bz2')) {
    const old = unbzip2()
    const out = new PassThrough()
    const fail = (error: Error) => out.destroy(error)
    raw.on('error', fail)
    old.on('error', fail)
    raw.pipe(old).pipe(out)
    return out
  }
  return raw
}
