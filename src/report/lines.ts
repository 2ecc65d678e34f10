// Lines of a stream of bytes, with their numbers: bounded memory for the longest file, an error for the longest line.
import { DecodeError, decode, type Encoding } from './decode.ts'

/** Longest line accepted, in bytes: a report of 64 MB is none. */
export const MAX_LINE = 64 * 1024 * 1024

/** A line's text, or why it has none. */
export type Line = { readonly number: number } & ({ readonly text: string } | { readonly error: string })

/** Splits at line feeds. A line that does not decode, or is too long, is told and the next ones are read. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, encoding: Encoding = 'utf-8'): AsyncGenerator<Line> {
  let parts: Uint8Array[] = []
  let size = 0
  let number = 1
  const finish = (): Line => {
    const bytes = parts.length === 1 ? parts[0] : Buffer.concat(parts)
    const long = size > MAX_LINE
    parts = []
    size = 0
    if (long) return { number: number++, error: `longer than ${MAX_LINE} bytes` }
    const own = number++
    try {
      return { number: own, text: decode(bytes, encoding) }
    } catch (error) {
      if (error instanceof DecodeError) return { number: own, error: error.message }
      throw error
    }
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      if (size <= MAX_LINE) parts.push(chunk.subarray(from, at))
      size += at - from
      yield finish()
      from = at + 1
    }
    if (from < chunk.length) {
      if (size <= MAX_LINE) parts.push(chunk.subarray(from))
      size += chunk.length - from
    }
  }
  if (size > 0) yield finish()
}
