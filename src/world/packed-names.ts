// The name table as the build leaves it beside the compiled code: arrays to be taken as they are, so that start-up does not
// read twenty thousand names. It holds the digest of the tables that it was made of; of any others it is not used.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { addTables } from './name-files.ts'
import { Names } from './names.ts'
import { NAME_TABLES, tablesIn } from './tables.ts'
import { TenureRows } from './tenure-rows.ts'
import { Words } from './words.ts'

const MAGIC = 0x43574e32
const VERSION = 1
const DIGEST = 20
/** Magic number, version, digest, then the length of each array. */
const ARRAYS = 6
const HEADER = 8 + DIGEST + ARRAYS * 4

interface Tables {
  readonly digest: Buffer
  readonly named: readonly string[]
  readonly tenures: readonly string[]
}

/** The texts in the order in which `addTables` takes them. */
function textsOf(folder: string): Tables {
  const hash = createHash('sha1')
  const read = (file: string): string => {
    const bytes = readFileSync(folder + file)
    hash.update(file).update(bytes)
    return bytes.toString('utf8')
  }
  const named = NAME_TABLES.filter(file => existsSync(folder + file)).map(read)
  const tenures = existsSync(`${folder}tenures`)
    ? tablesIn(`${folder}tenures`).map(file => read(`tenures/${file}`))
    : []
  return { digest: hash.digest(), named: [...named, ...tenures], tenures }
}

/** Writes the packed names of a folder of tables. */
export function packNames(folder: string, file: string): void {
  const tenures = new TenureRows(new Words([folder]).officeIds)
  const names = new Names(tenures)
  addTables(names, tenures, folder)
  const arrays = [...names.packed(), ...tenures.packed()]
  const header = new DataView(new ArrayBuffer(HEADER))
  header.setUint32(0, MAGIC, true)
  header.setUint32(4, VERSION, true)
  arrays.forEach((array, k) => {
    header.setUint32(8 + DIGEST + k * 4, array.length, true)
  })
  const { digest } = textsOf(folder)
  new Uint8Array(header.buffer).set(digest, 8)
  writeFileSync(
    file,
    Buffer.concat([
      new Uint8Array(header.buffer),
      ...arrays.map(array => new Uint8Array(array.buffer, array.byteOffset, array.byteLength)),
    ]),
  )
}

/** Fills names and tenures from a packed file; false, with nothing done, where there is none for these tables. */
export function unpackNames(folder: string, file: string, names: Names, tenures: TenureRows): boolean {
  if (!existsSync(file)) return false
  const bytes = readFileSync(file)
  if (bytes.length < HEADER || bytes.readUInt32LE(0) !== MAGIC || bytes.readUInt32LE(4) !== VERSION) return false
  const texts = textsOf(folder)
  if (!texts.digest.equals(bytes.subarray(8, 8 + DIGEST))) return false
  const arrays: Int32Array[] = []
  let at = HEADER
  for (let k = 0; k < ARRAYS; k++) {
    const length = bytes.readUInt32LE(8 + DIGEST + k * 4)
    if (at + length * 4 > bytes.length) return false
    arrays.push(new Int32Array(bytes.buffer.slice(bytes.byteOffset + at, bytes.byteOffset + at + length * 4)))
    at += length * 4
  }
  names.restore(arrays.slice(0, ARRAYS - 1), texts.named)
  tenures.restore(arrays.slice(ARRAYS - 1), texts.tenures)
  return true
}
