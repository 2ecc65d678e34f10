// What an import has kept so far: rows in files of its folder and a checkpoint that tells how far they go. After a kill the
// files are cut back to the checkpoint, so that no row is lost and none is written twice.
import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/** A line that could not be read, by its number. */
export interface BrokenLine {
  readonly line: number
  readonly reason: string
}

export interface Checkpoint {
  /** Path, size and time of the imported file: of another file nothing is continued. */
  readonly source: string
  readonly end: number
  readonly line: number
  readonly kept: number
  readonly broken: number
  /** The first of the broken lines. */
  readonly named: readonly BrokenLine[]
  /** Bytes of each file of rows. */
  readonly files: Readonly<Record<string, number>>
}

export class KeptRows {
  readonly folder: string
  private readonly waiting = new Map<string, string[]>()

  constructor(folder: string) {
    this.folder = folder
    mkdirSync(folder, { recursive: true })
  }

  /** The checkpoint of an earlier run over the same file, with the rows cut back to it; null when there is none. */
  resume(source: string): Checkpoint | null {
    const file = join(this.folder, 'checkpoint.json')
    if (!existsSync(file)) return null
    const checkpoint = JSON.parse(readFileSync(file, 'utf8')) as Checkpoint
    if (checkpoint.source !== source) return null
    for (const [name, bytes] of Object.entries(checkpoint.files)) truncateSync(join(this.folder, name), bytes)
    return checkpoint
  }

  /** Adds a row to a file; it is on disk after the next `save`. Cells lose tabs and line breaks. */
  add(file: string, cells: readonly string[]): void {
    const row = cells.map(cell => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')
    const there = this.waiting.get(file)
    if (there) there.push(row)
    else this.waiting.set(file, [row])
  }

  save(progress: Omit<Checkpoint, 'files'>, files: Record<string, number>): void {
    for (const [name, rows] of this.waiting) {
      if (rows.length === 0) continue
      const path = join(this.folder, name)
      // A file that the last checkpoint does not know holds rows of a run that was killed after it.
      if (!(name in files) && existsSync(path)) truncateSync(path, 0)
      appendFileSync(path, `${rows.join('\n')}\n`)
      flush(path)
      files[name] = statSync(path).size
      rows.length = 0
    }
    const path = join(this.folder, 'checkpoint.json')
    writeFileSync(`${path}.new`, JSON.stringify({ ...progress, files }))
    flush(`${path}.new`)
    renameSync(`${path}.new`, path)
  }

  /** The rows of a file as they stand, those not yet saved too. */
  *all(file: string): Generator<string> {
    const path = join(this.folder, file)
    if (existsSync(path)) yield* linesOf(path)
    yield* this.waiting.get(file) ?? []
  }

  /** The cells of each row of a file, one row at a time. */
  *rows(file: string): Generator<readonly string[]> {
    const path = join(this.folder, file)
    if (!existsSync(path)) return
    for (const line of linesOf(path)) yield line.split('\t')
  }
}

function flush(path: string): void {
  const handle = openSync(path, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}

/** The lines of a file, without holding it whole. */
function* linesOf(path: string): Generator<string> {
  const handle = openSync(path, 'r')
  const chunk = Buffer.alloc(1 << 18)
  let rest: Buffer = Buffer.alloc(0)
  try {
    for (let read = readSync(handle, chunk); read > 0; read = readSync(handle, chunk)) {
      const bytes = Buffer.concat([rest, chunk.subarray(0, read)])
      let at = 0
      for (let newline = bytes.indexOf(10); newline >= 0; newline = bytes.indexOf(10, at)) {
        yield bytes.toString('utf8', at, newline)
        at = newline + 1
      }
      rest = bytes.subarray(at)
    }
    if (rest.length > 0) yield rest.toString('utf8')
  } finally {
    closeSync(handle)
  }
}
