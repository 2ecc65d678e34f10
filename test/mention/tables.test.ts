// The tables that mentions rely on: every row well formed, no word twice.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SECTORS } from '../../src/world/index.ts'

const FOLDER = new URL('../../data/lexicon/', import.meta.url)
const rowsOf = (file: string): string[][] =>
  readFileSync(new URL(file, FOLDER), 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => line.split('\t'))

const GENDERS = ['m', 'f', '-']
const SECTOR_CELLS: readonly string[] = [...SECTORS, '-']

const TABLES: readonly (readonly [string, readonly ((cell: string) => boolean)[]])[] = [
  ['person-nouns.tsv', [isWord, c => GENDERS.includes(c), c => SECTOR_CELLS.includes(c), c => /^[a-z]+$/.test(c)]],
  [
    'group-nouns.tsv',
    [isWord, c => ['state', 'body', 'people', 'place', 'thing'].includes(c), c => SECTOR_CELLS.includes(c)],
  ],
  [
    'titles.tsv',
    [
      c => /^\p{Lu}/u.test(c),
      c => GENDERS.includes(c),
      c => SECTOR_CELLS.includes(c),
      c => /^(?:-|[A-Z]+(?::[A-Z]{3})?)$/.test(c),
      c => c === '-' || isWord(c),
    ],
  ],
  ['given-names.tsv', [c => /^\p{Lu}/u.test(c), c => GENDERS.includes(c)]],
]

function isWord(cell: string): boolean {
  return /^[\p{Ll}-]+$/u.test(cell)
}

for (const [file, checks] of TABLES) {
  test(file, () => {
    const [header, ...rows] = rowsOf(file)
    expect(header).toHaveLength(checks.length)
    const seen = new Set<string>()
    for (const row of rows) {
      expect(row, row.join()).toHaveLength(checks.length)
      for (const [i, cell] of row.entries()) expect(checks[i](cell), `${header[i]}: ${row.join()}`).toBe(true)
      expect(seen.has(row[0]), `twice: ${row[0]}`).toBe(false)
      seen.add(row[0])
    }
  })
}

test('no noun is both for one person and for a group', () => {
  const persons = new Set(rowsOf('person-nouns.tsv').map(([noun]) => noun))
  const both = rowsOf('group-nouns.tsv').flatMap(([noun]) => (noun !== 'noun' && persons.has(noun) ? [noun] : []))
  expect(both).toEqual([])
})
