// Files in a zip, one by one, unpacked within bounds: a bomb costs its own entry, not the process.
import { once } from 'node:events'
import { type Entry, fromBuffer, open, type ZipFile } from 'yauzl'

/** An entry's bytes, or why it has none. */
export type ZipEntry = { readonly name: string } & (
  | { readonly bytes: Uint8Array; readonly packed: number }
  | { readonly error: string }
)

/** An unpacked entry has at most so many bytes: a report of 64 MB is none. */
export const MAX_ENTRY = 64 * 1024 * 1024
/** Text packs to a tenth, seldom to a fiftieth. */
const RATIO = 200
/** Under this size no ratio is suspicious. */
const SMALL = 1024 * 1024
const ENTRIES = 1_000_000

/** The entries of a zip, a file's name or its bytes; folders are passed over. A zip that is none gives one entry with an error. */
export async function* entriesOf(source: string | Uint8Array): AsyncGenerator<ZipEntry> {
  let zip: ZipFile
  try {
    zip = await opened(source)
  } catch (error) {
    yield { name: '', error: `not a zip: ${messageOf(error)}` }
    return
  }
  try {
    for (let count = 0; count < Math.min(zip.entryCount, ENTRIES); count++) {
      const entry = await nextEntry(zip)
      if (entry === null) return
      const name = entry.fileName
      if (name.endsWith('/')) continue
      try {
        yield { name, bytes: await unpack(zip, entry), packed: entry.compressedSize }
      } catch (error) {
        yield { name, error: messageOf(error) }
      }
    }
  } catch (error) {
    yield { name: '', error: `the zip is damaged: ${messageOf(error)}` }
  } finally {
    zip.close()
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

function opened(source: string | Uint8Array): Promise<ZipFile> {
  // Checks that sizes told and sizes found agree.
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true } as const
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, zip: ZipFile) => (error ? reject(error) : resolve(zip))
    if (typeof source === 'string') open(source, options, done)
    else fromBuffer(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options, done)
  })
}

async function nextEntry(zip: ZipFile): Promise<Entry | null> {
  const ends = new AbortController()
  const { signal } = ends
  try {
    const entry = once(zip, 'entry', { signal }).then(([found]) => found as Entry)
    const end = once(zip, 'end', { signal }).then(() => null)
    zip.readEntry()
    return await Promise.race([entry, end])
  } finally {
    ends.abort()
  }
}

async function unpack(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const { uncompressedSize, compressedSize } = entry
  if (uncompressedSize > MAX_ENTRY)
    throw new Error(`unpacks to ${uncompressedSize} bytes, expected at most ${MAX_ENTRY}`)
  if (uncompressedSize > SMALL && uncompressedSize > compressedSize * RATIO)
    throw new Error(
      `unpacks to ${Math.round(uncompressedSize / compressedSize)} times its size, expected at most ${RATIO} times`,
    )
  const stream = await new Promise<AsyncIterable<Uint8Array>>((resolve, reject) =>
    zip.openReadStream(entry, (error, found) => (error ? reject(error) : resolve(found))),
  )
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}
