// Files of weights as bytes. Once shared, threads that are started later see the same memory instead of a copy of their own.
import { readdirSync, readFileSync } from 'node:fs'
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads'

const FOLDER = new URL('../../models/', import.meta.url)
const keyOf = (file: string | URL): string => `chancery:${file}`

/** The bytes of a file: those that were shared, else read anew. */
export function weightsOf(file: string | URL): Uint8Array {
  const shared: unknown = getEnvironmentData(keyOf(file))
  if (shared instanceof SharedArrayBuffer) return new Uint8Array(shared)
  const { buffer, byteOffset, byteLength } = readFileSync(file)
  // Not as a Buffer, whose `slice` would share its bytes.
  return new Uint8Array(buffer, byteOffset, byteLength)
}

/** Puts the package's weights where every thread started from now on finds them. */
export function shareWeights(): void {
  for (const name of readdirSync(FOLDER).filter(name => name.endsWith('.bin'))) {
    const file = new URL(name, FOLDER)
    if (getEnvironmentData(keyOf(file)) !== undefined) continue
    const bytes = readFileSync(file)
    const shared = new SharedArrayBuffer(bytes.length)
    new Uint8Array(shared).set(bytes)
    // Node's types know only what is copied; memory that is shared arrives as it is.
    setEnvironmentData(keyOf(file), shared as unknown as Uint8Array<ArrayBuffer>)
  }
}
