// Reads a plain table with the columns of `tenures`; only person, state, office and since must be there, in any order.
import { COLUMNS } from '../tables.ts'
import type { World } from '../world.ts'
import type { KeptRows } from './kept-rows.ts'
import type { Source } from './source.ts'

const DATE = /^\d{4}(?:-\d\d(?:-\d\d)?)?$/

export class TenureTable implements Source {
  private readonly rows: KeptRows
  private readonly world: World
  private readonly columns: readonly string[]

  constructor(rows: KeptRows, world: World, header: string) {
    this.rows = rows
    this.world = world
    this.columns = header.trimEnd().split('\t')
    for (const column of ['person', 'state', 'office', 'since'])
      if (!this.columns.includes(column)) throw new Error(`header is "${header}", expected a column "${column}"`)
  }

  take(line: Buffer, number: number): string | null {
    const words = line.toString('utf8').replace(/\r$/, '')
    if (number === 1 || words === '') return null
    const cells = words.split('\t')
    if (cells.length !== this.columns.length) return `${cells.length} cells, expected ${this.columns.length}`
    const cell = (column: string) => cells[this.columns.indexOf(column)] ?? ''
    const [person, state, office, since, until] = ['person', 'state', 'office', 'since', 'until'].map(cell)
    if (person === '') return 'no person'
    if (!this.world.isState(state!) && this.world.nameOf(state!) === null) return `unknown state "${state}"`
    if (this.world.sectorOfOffice(office!) === null) return `unknown office "${office}"`
    if (!DATE.test(since!)) return `bad date "${since}"`
    if (until !== '' && !DATE.test(until!)) return `bad date "${until}"`
    this.rows.add('tenures.tsv', COLUMNS.tenures.map(cell))
    return null
  }

  finish(): void {}
}
