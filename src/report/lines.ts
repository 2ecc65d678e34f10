// Lines of a stream of bytes, with their numbers: bounded memory for the longest file, an error for the longest line.
import { TextDecoder } from 'node:util'
import { DecodeError, decode, type Encoding } from './decode.ts'

/** Longest line accepted, in bytes: a report of 64 MB is none. */
export const MAX_LINE = 64 * 1024 * 1024

/** A line's text, or why it has none. */
export type Line = { readonly number: number } & ({ readonly text: string } | { readonly error: string })

/** Splits at line feeds. A line that does not decode, or is too long, is told and the next ones are read. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, encoding: Encoding = 'utf-8'): AsyncGenerator<Line> {
  let parts: Uint8Array[] = []
  let size = 0
  let number = 0
  const own = encoding === 'utf-16' ? 'utf-8' : encoding
  const finish = (): Line => {
    number++
    const long = size > MAX_LINE
    const bytes = long ? new Uint8Array() : parts.length === 1 ? parts[0] : Buffer.concat(parts)
    parts = []
    size = 0
    if (long) return { number, error: `longer than ${MAX_LINE / 1024 / 1024} MB` }
    try {
      return { number, text: decode(bytes, own) }
    } catch (error) {
      if (error instanceof DecodeError) return { number, error: error.message }
      throw error
    }
  }
  for await (const chunk of asUtf8(chunks, encoding)) {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      size += at - from
      if (size <= MAX_LINE) parts.push(chunk.subarray(from, at))
      yield finish()
      from = at + 1
    }
    if (from < chunk.length) {
      size += chunk.length - from
      if (size <= MAX_LINE) parts.push(chunk.subarray(from))
      else parts = []
    }
  }
  if (size > 0) yield finish()
}

/** UTF-16, by its mark or on request, becomes UTF-8 chunk by chunk: its line feeds are two bytes. Others pass. */
async function* asUtf8(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | null = null
  let swap = false
  let first = true
  let kept: Uint8Array = new Uint8Array()
  for await (const chunk of chunks) {
    const bytes = kept.length > 0 ? Buffer.concat([kept, chunk]) : chunk
    if (first && bytes.length < 2) {
      kept = bytes
      continue
    }
    if (first) {
      swap = bytes[0] === 0xfe && bytes[1] === 0xff
      if (swap || (bytes[0] === 0xff && bytes[1] === 0xfe) || encoding === 'utf-16')
        decoder = new TextDecoder('utf-16le')
      first = false
    }
    if (decoder === null) {
      kept = new Uint8Array()
      yield bytes
      continue
    }
    const whole = bytes.length - (bytes.length % 2)
    const units = bytes.subarray(0, whole)
    kept = bytes.slice(whole)
    yield Buffer.from(decoder.decode(swap ? Buffer.from(units).swap16() : units, { stream: true }))
  }
  if (kept.length > 0) yield kept
}
