// Brings a file into the local layer: line by line in constant memory, with checkpoints. What is not finished is not read
// by `loadWorld`; the same import begun again goes on from the last checkpoint.
import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { UNFINISHED } from '../local-layer.ts'
import { COLUMNS, readTable, WORLD_DATA } from '../tables.ts'
import { loadWorld } from '../world.ts'
import { FollowTheMoney } from './follow-the-money.ts'
import { eachLine, MAX_LINE } from './input-lines.ts'
import { type BrokenLine, KeptRows } from './kept-rows.ts'
import type { Source } from './source.ts'
import { TenureTable } from './tenure-table.ts'
import { Wikidata } from './wikidata.ts'

export interface ImportOptions {
  /** Name of the import in the local layer; the file's, if not given. */
  readonly name?: string
  readonly onProgress?: (read: number, size: number) => void
  /** Bytes between two checkpoints. */
  readonly every?: number
}

export interface Imported {
  readonly lines: number
  /** Line that the run went on from; 0 for a new one. */
  readonly resumedAt: number
  readonly broken: number
  /** The first twenty of them. */
  readonly named: readonly BrokenLine[]
  readonly tenures: number
  readonly memberships: number
  readonly organisations: number
  readonly organs: number
}

const NAMED = 20
const TABLES = ['tenures', 'memberships', 'organisations', 'organs'] as const

/** Imports a file into the layer's folder. Throws when the file cannot be read or is of no known format. */
export async function importFile(file: string, local: string, options: ImportOptions = {}): Promise<Imported> {
  const { size, mtimeMs } = statSync(file)
  const name = options.name ?? basename(file).replace(/(?:\.(?:gz|bz2|json|jsonl|ndjson|tsv|ftm))+$/, '')
  if (!/^[\w.-]+$/.test(name) || name === 'tenures') throw new Error(`"${name}" is no name for an import`)
  const partial = join(local, name + UNFINISHED)
  const every = options.every ?? 16 << 20
  const identity = `${resolve(file)} ${size} ${mtimeMs}`
  const rows = new KeptRows(partial)
  const before = rows.resume(identity)
  if (before === null) {
    rmSync(partial, { recursive: true, force: true })
    mkdirSync(partial, { recursive: true })
  }
  const source = await sourceOf(file, rows)
  const files: Record<string, number> = { ...before?.files }
  let broken = before?.broken ?? 0
  const named = [...(before?.named ?? [])]
  let end = before?.end ?? 0
  let line = before?.line ?? 0
  let saved = end
  const save = () => rows.save({ source: identity, end, line, kept: 0, broken, named }, files)
  await eachLine(file, { end, line }, (bytes, place) => {
    const reason = bytes === null ? `longer than ${MAX_LINE} bytes` : source.take(bytes, place.line)
    if (reason !== null) {
      broken++
      if (named.length < NAMED) named.push({ line: place.line, reason })
    }
    ;({ end, line } = place)
    if (end - saved < every) return
    saved = end
    save()
    options.onProgress?.(place.read, size)
  })
  save()
  options.onProgress?.(size, size)
  const counts = publish(rows, source, partial, join(local, name))
  return { lines: line, resumedAt: before?.line ?? 0, broken, named, ...counts }
}

/** Writes the tables beside the rows, then puts the folder in its place. */
function publish(
  rows: KeptRows,
  source: Source,
  partial: string,
  target: string,
): Record<(typeof TABLES)[number], number> {
  // Rows joined at the end are made anew after a kill: what stands of them belongs to no checkpoint.
  source.finish()
  const ready = `${partial}.ready${UNFINISHED}`
  rmSync(ready, { recursive: true, force: true })
  mkdirSync(join(ready, 'tenures'), { recursive: true })
  const counts = { tenures: 0, memberships: 0, organisations: 0, organs: 0 }
  for (const table of TABLES) {
    const seen = new Set<string>()
    const path = table === 'tenures' ? join(ready, 'tenures', 'import.tsv') : join(ready, `${table}.tsv`)
    const lines: string[] = []
    for (const row of rows.all(`${table}.tsv`)) {
      if (seen.has(row)) continue
      seen.add(row)
      lines.push(row)
    }
    counts[table] = lines.length
    if (lines.length > 0) writeFileSync(path, `${COLUMNS[table].join('\t')}\n${lines.join('\n')}\n`)
  }
  if (counts.tenures === 0) rmSync(join(ready, 'tenures'), { recursive: true })
  rmSync(target, { recursive: true, force: true })
  renameSync(ready, target)
  rmSync(partial, { recursive: true, force: true })
  return counts
}

async function sourceOf(file: string, rows: KeptRows): Promise<Source> {
  const world = loadWorld({ local: null })
  const first = await firstLine(file)
  if (/^person\t|\tperson(?:\t|$)/.test(first)) return new TenureTable(rows, world, first)
  if (/^\s*\[|"claims"|"type"\s*:\s*"(?:item|property)"/.test(first)) return new Wikidata(rows, world)
  if (/"schema"\s*:/.test(first)) return new FollowTheMoney(rows, world, statesByAlpha2())
  throw new Error('expected a Wikidata JSON dump, FollowTheMoney JSONL or a table of tenures')
}

const STOP = new Error('first line read')

async function firstLine(file: string): Promise<string> {
  let first = ''
  try {
    await eachLine(file, { end: 0, line: 0 }, line => {
      first = (line ?? Buffer.alloc(0)).toString('utf8', 0, 4096)
      if (first.trim() !== '') throw STOP
    })
  } catch (error) {
    if (error !== STOP) throw error
  }
  return first
}

/** FollowTheMoney names states by ISO alpha-2, and those that were by codes of its own. */
function statesByAlpha2(): ReadonlyMap<string, string> {
  const states = new Map<string, string>([
    ['suhh', 'SUN'],
    ['ddde', 'DDR'],
    ['cshh', 'CSK'],
    ['yucs', 'YUG'],
    ['eu', 'EU'],
    ['zz', 'UN'],
  ])
  for (const [id, alpha2, , , , , , , , , until] of readTable(WORLD_DATA, 'states.tsv', COLUMNS.states))
    if (alpha2 !== '' && until === '') states.set(alpha2!.toLowerCase(), id!)
  return states
}
