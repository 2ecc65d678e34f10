// Reads the tab-separated tables of data/world. The header line must name the columns asked for: a table that was
// changed without its reader is refused, not misread.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder of the tables that come with the package. */
export const WORLD_DATA = fileURLToPath(new URL('../../data/world/', import.meta.url))

/** Where the build leaves the packed names. */
export const PACKED_NAMES = fileURLToPath(new URL('./names.bin', import.meta.url))

/** Tables with names, in the order in which they are read; those of tenures follow. */
export const NAME_TABLES = [
  'states.tsv',
  'seats.tsv',
  'organisations.tsv',
  'organs.tsv',
  'groups.tsv',
  'media.tsv',
  'companies.tsv',
  'places.tsv',
] as const

export type Row = readonly string[]

/** A pass over the rows of a table. Cells are cut out only when asked for: most of the text is never looked at. */
export class Rows {
  readonly text: string
  private readonly file: string
  private readonly tabs: Int32Array
  private at: number
  /** Number of the present line in its file. */
  line = 1

  constructor(folder: string, file: string, columns: readonly string[]) {
    this.text = readFileSync(folder + file, 'utf8')
    this.file = file
    this.tabs = new Int32Array(columns.length + 1)
    const end = this.text.indexOf('\n')
    const header = end < 0 ? this.text : this.text.slice(0, end)
    if (header !== columns.join('\t'))
      throw new Error(`${file}: header is "${header}", expected "${columns.join('\t')}"`)
    this.at = end < 0 ? this.text.length : end + 1
  }

  /** Goes to the next row, empty lines passed over; false at the end. Throws on a row with too many or too few cells. */
  next(): boolean {
    const { text, tabs } = this
    while (this.at < text.length && text.charCodeAt(this.at) === 10) {
      this.at++
      this.line++
    }
    if (this.at >= text.length) return false
    this.line++
    let end = text.indexOf('\n', this.at)
    if (end < 0) end = text.length
    const wanted = tabs.length - 1
    tabs[0] = this.at - 1
    let cells = 0
    for (let tab = this.at - 1; tab < end; ) {
      tab = text.indexOf('\t', tab + 1)
      if (tab < 0 || tab > end) tab = end
      if (++cells <= wanted) tabs[cells] = tab
    }
    if (cells !== wanted) throw new Error(`${this.file}:${this.line}: ${cells} cells, expected ${wanted}`)
    this.at = end + 1
    return true
  }

  /** Where a cell of the present row begins and ends in `text`. */
  from(column: number): number {
    return this.tabs[column]! + 1
  }

  to(column: number): number {
    return this.tabs[column + 1]!
  }

  cell(column: number): string {
    const from = this.tabs[column]! + 1
    const to = this.tabs[column + 1]!
    return from === to ? '' : this.text.slice(from, to)
  }
}

/** The rows of a table, cells in the order of `columns`. Throws when the header is another. */
export function readTable(folder: string, file: string, columns: readonly string[]): readonly Row[] {
  const table = new Rows(folder, file, columns)
  const rows: Row[] = []
  while (table.next()) rows.push(columns.map((_, column) => table.cell(column)))
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
  neighbours: ['use', 'words', 'why'],
  leaders: ['office', 'states', 'why'],
  regimes: ['noun', 'state', 'since', 'until', 'source'],
  callings: ['noun', 'actor', 'about', 'since', 'until', 'source'],
  unbroken: ['office', 'states', 'since', 'until'],
  tenures: ['person', 'state', 'office', 'sector', 'since', 'until', 'aliases', 'source'],
} as const satisfies Record<string, readonly string[]>
