// The file of trained weights: magic number, format version, a directory in JSON, then named sections of bytes.
import { writeFileSync } from 'node:fs'
import { weightsOf } from './weights-file.ts'

const MAGIC = 0x594e4843 // "CHNY", little-endian
const VERSION = 1
const HEADER = 12

export type Sections = ReadonlyMap<string, Uint8Array>

export function writeModel(file: string | URL, sections: Sections): void {
  const directory: Record<string, [start: number, length: number]> = {}
  let size = 0
  for (const [name, bytes] of sections) {
    directory[name] = [size, bytes.length]
    size += bytes.length
  }
  const names = new TextEncoder().encode(JSON.stringify(directory))
  const out = new Uint8Array(HEADER + names.length + size)
  const view = new DataView(out.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, VERSION, true)
  view.setUint32(8, names.length, true)
  out.set(names, HEADER)
  for (const [name, bytes] of sections) out.set(bytes, HEADER + names.length + directory[name][0])
  writeFileSync(file, out)
}

/** Throws on another format or version. */
export function readModel(file: string | URL): Sections {
  return sectionsOf(weightsOf(file), String(file))
}

export function sectionsOf(bytes: Uint8Array, file: string): Sections {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const magic = bytes.length < HEADER ? 0 : view.getUint32(0, true)
  const version = bytes.length < HEADER ? 0 : view.getUint32(4, true)
  if (magic !== MAGIC || version !== VERSION) {
    throw new Error(
      `${file}: got magic ${magic.toString(16)} version ${version}, expected magic ${MAGIC.toString(16)} version ${VERSION}`,
    )
  }
  const start = HEADER + view.getUint32(8, true)
  const directory = JSON.parse(new TextDecoder().decode(bytes.subarray(HEADER, start))) as Record<
    string,
    [number, number]
  >
  return new Map(
    Object.entries(directory).map(([name, [at, length]]) => [name, bytes.subarray(start + at, start + at + length)]),
  )
}

/** A section by name; throws when the file has none. */
export function section(sections: Sections, name: string): Uint8Array {
  const bytes = sections.get(name)
  if (bytes === undefined) throw new Error(`Model without the section ${name}: got ${[...sections.keys()].join(', ')}`)
  return bytes
}

/** The bytes of a typed array, and back. */
export const bytesOf = (array: ArrayBufferView): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

export const uint16Of = (bytes: Uint8Array): Uint16Array => new Uint16Array(bytes.slice().buffer)
export const uint32Of = (bytes: Uint8Array): Uint32Array => new Uint32Array(bytes.slice().buffer)
export const floatsOf = (bytes: Uint8Array): Float32Array => new Float32Array(bytes.slice().buffer)
