// The tables that hold names, each with what its rows mean: states with their capitals, organisations, organs, media, places, tenures.
import { existsSync } from 'node:fs'
import type { Names } from './names.ts'
import { COLUMNS, Rows, tablesIn } from './tables.ts'
import type { TenureRows } from './tenure-rows.ts'

/** Puts every table of a folder that holds names into `names`. A table that is not there is passed over. */
export function addTables(names: Names, tenures: TenureRows, folder: string): void {
  const each = (file: string, columns: readonly string[], add: (row: Rows, source: number) => void) => {
    if (!existsSync(folder + file)) return
    const rows = new Rows(folder, file, columns)
    const source = names.table.addSource(rows.text)
    while (rows.next()) add(rows, source)
  }
  each('states.tsv', COLUMNS.states, (row, source) => addState(names, row, source))
  each('seats.tsv', COLUMNS.seats, (row, source) => names.addMeaning('seat', source, row, [0], 1, 0, 2, 3))
  each('organisations.tsv', COLUMNS.organisations, (row, source) =>
    // A treaty has parties and does nothing.
    names.addMeaning(row.cell(3) === 'treaty' ? 'treaty' : 'organisation', source, row, [1, 2], 0, 1, 5, 6),
  )
  each('organs.tsv', COLUMNS.organs, (row, source) => {
    // Organs without a state ("foreign ministry") are words, not names: see `Words`. A row may gather several organs
    // of one kind: each is called by its own name.
    if (row.text.charCodeAt(row.from(1)) !== 42) names.addEach('organ', source, row, 0, 1, 2, 3)
  })
  each('groups.tsv', COLUMNS.groups, (row, source) => names.addMeaning('group', source, row, [1, 2], 0, 1, 5, 6))
  each('media.tsv', COLUMNS.media, (row, source) => names.addMeaning('medium', source, row, [0, 2], 1, 0))
  each('companies.tsv', COLUMNS.companies, (row, source) => names.addMeaning('company', source, row, [0, 2], 1, 0))
  each('places.tsv', COLUMNS.places, (row, source) => {
    names.addMeaning('place', source, row, [0, 2], 1, 0)
    names.addMeaning('adjective', source, row, [3], 1, 0)
  })
  if (!existsSync(`${folder}tenures`)) return
  for (const file of tablesIn(`${folder}tenures`)) {
    const rows = new Rows(folder, `tenures/${file}`, COLUMNS.tenures)
    const source = names.table.addSource(rows.text)
    const there = tenures.addSource(rows.text)
    while (rows.next()) names.addTenure(source, there, rows)
  }
}

function addState(names: Names, row: Rows, source: number): void {
  const { text } = row
  const among = (from: number, to: number, columns: readonly number[]): boolean =>
    columns.some(column => `|${row.cell(column)}|`.includes(`|${text.slice(from, to)}|`))
  const called = [3, 4, 5]
  names.addMeaning('state', source, row, called, 0, 3, 9, 10)
  names.addMeaning('adjective', source, row, [6], 0, 3, 9, 10, (from, to) => among(from, to, called))
  names.addMeaning('demonym', source, row, [7], 0, 3, 9, 10, (from, to) => among(from, to, [...called, 6]))
  // A capital is named for its government and as a place: the words around it must tell.
  names.addEach('seat', source, row, 8, 0, 9, 10)
  if (row.from(10) === row.to(10)) names.addEach('place', source, row, 8, 0)
}
