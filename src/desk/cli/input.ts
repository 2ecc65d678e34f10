// Input of the commands: files or standard input, as one text or as lines.
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'

/** Names as they are told in messages. */
export const placeOf = (name: string): string => (name === '-' ? 'standard input' : name)

/** All bytes of a file or of standard input. Throws an `Error` whose message says what is wrong with the name. */
export async function bytesOf(name: string): Promise<Uint8Array> {
  if (name === '-') {
    const chunks: Uint8Array[] = []
    for await (const chunk of process.stdin) chunks.push(chunk)
    return Buffer.concat(chunks)
  }
  await requireFile(name)
  return readFile(name)
}

/** The bytes as they come, with the size where it is known. */
export async function streamOf(
  name: string,
): Promise<{ readonly chunks: AsyncIterable<Uint8Array>; readonly size: number | null }> {
  if (name === '-') return { chunks: process.stdin, size: null }
  const { size } = await requireFile(name)
  return { chunks: createReadStream(name), size }
}

async function requireFile(name: string) {
  let found: Awaited<ReturnType<typeof stat>>
  try {
    found = await stat(name)
  } catch (error) {
    throw new Error(reasonOf(error))
  }
  if (found.isDirectory()) throw new Error('is a directory, expected a file')
  return found
}

/** The reason of a system error, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT') return 'no such file'
  if (code === 'EACCES') return 'permission denied'
  if (code === 'EISDIR') return 'is a directory, expected a file'
  return error instanceof Error ? error.message : String(error)
}
