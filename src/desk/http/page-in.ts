// Reads a record's file once, so that the system has it at hand: questions would else wait for the disk, page by page.
import { createReadStream, existsSync, statSync } from 'node:fs'
import { freemem } from 'node:os'

/** The file is left alone where it is more than this share of the memory that is free: it would not stay. */
const MOST = 0.5
const AT_ONCE = 1_000_000

/** Resolves when it is read or cannot be. `signal` ends it before. */
export function pageIn(file: string, signal: AbortSignal): Promise<void> {
  if (!existsSync(file) || statSync(file).size > MOST * freemem()) return Promise.resolve()
  return new Promise(resolve => {
    const stream = createReadStream(file, { highWaterMark: AT_ONCE, signal })
    stream.on('close', resolve)
    stream.on('error', () => {})
    stream.resume()
  })
}
