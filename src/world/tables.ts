// Reads the tab-separated tables of data/world. The header line must name the columns asked for: a table that was
// changed without its reader is refused, not misread.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder of the tables that come with the package. */
export const WORLD_DATA = fileURLToPath(new URL('../../data/world/', import.meta.url))

export type Row = readonly string[]

/** The rows of a table, cells in the order of `columns`. Throws when the header is another. */
export function readTable(folder: string, file: string, columns: readonly string[]): readonly Row[] {
  const lines = readFileSync(folder + file, 'utf8').split('\n')
  if (lines[0] !== columns.join('\t'))
    throw new Error(`${file}: header is "${lines[0]}", expected "${columns.join('\t')}"`)
  const rows: Row[] = []
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]!
    if (line === '') continue
    const cells = line.split('\t')
    if (cells.length !== columns.length)
      throw new Error(`${file}:${i + 1}: ${cells.length} cells, expected ${columns.length}`)
    rows.push(cells)
  }
  return rows
}

/** The tables of a folder, by name. */
export const tablesIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter(file => file.endsWith('.tsv'))
    .sort()

/** The names in a cell, parted by `|`. */
export const namesIn = (cell: string): readonly string[] => (cell === '' ? [] : cell.split('|'))

export const COLUMNS = {
  states: [
    'id',
    'alpha2',
    'cow',
    'name',
    'long',
    'variants',
    'adjectives',
    'demonyms',
    'capital',
    'since',
    'until',
    'source',
  ],
  seats: ['name', 'actor', 'since', 'until', 'source'],
  organisations: ['actor', 'name', 'names', 'kind', 'seat', 'since', 'until', 'source'],
  memberships: ['organisation', 'member', 'since', 'until', 'source'],
  organs: ['names', 'actor', 'since', 'until', 'source'],
  groups: ['actor', 'name', 'names', 'state', 'kind', 'since', 'until', 'source'],
  media: ['name', 'actor', 'names', 'kind', 'source'],
  companies: ['name', 'actor', 'names', 'source'],
  places: ['name', 'state', 'names', 'adjectives', 'kind', 'source'],
  offices: ['office', 'sector', 'state', 'holders', 'words', 'source'],
  sectors: ['sector', 'words', 'source'],
  commonWords: ['word', 'why'],
  tenures: ['person', 'state', 'office', 'sector', 'since', 'until', 'aliases', 'source'],
} as const satisfies Record<string, readonly string[]>
