// The packed names give what the tables give, and only for the tables that they were made of.
import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { addTables } from '../../src/world/name-files.ts'
import { Names } from '../../src/world/names.ts'
import { packNames, unpackNames } from '../../src/world/packed-names.ts'
import { WORLD_DATA } from '../../src/world/tables.ts'
import { TenureRows } from '../../src/world/tenure-rows.ts'
import { Words } from '../../src/world/words.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-packed-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'names.bin')
const fresh = () => {
  const tenures = new TenureRows(new Words([WORLD_DATA]).officeIds)
  return { tenures, names: new Names(tenures) }
}

test('a packed table tells of every name what the tables tell', () => {
  packNames(WORLD_DATA, file)
  const read = fresh()
  addTables(read.names, read.tenures, WORLD_DATA)
  const packed = fresh()
  expect(unpackNames(WORLD_DATA, file, packed.names, packed.tenures)).toBe(true)
  const told = ({ names }: ReturnType<typeof fresh>, name: string) => {
    const values: number[] = []
    names.table.longestAt(name, 0, values)
    return values.flatMap(value => names.meaningsOf(value))
  }
  for (const name of ['Norway', 'the', 'Sergei Lavrov', 'Wang', 'Kremlin', 'NATO', 'Tbilisi', 'Le Monde', 'Hamas']) {
    expect(told(packed, name)).toEqual(told(read, name))
  }
  expect(told(packed, 'Sergei Lavrov').length).toBeGreaterThan(0)
  expect(packed.names.table.size).toBe(read.names.table.size)
  expect(packed.tenures.holders('NATO', 'secretary-general')).toEqual(read.tenures.holders('NATO', 'secretary-general'))
  expect([...packed.names.givenNames]).toEqual([...read.names.givenNames])
})

test('of changed tables, of another version and cut short it is not used', () => {
  packNames(WORLD_DATA, file)
  const other = join(folder, 'tables/')
  cpSync(WORLD_DATA, other, { recursive: true })
  const { names, tenures } = fresh()
  expect(unpackNames(other, file, names, tenures)).toBe(true)
  appendFileSync(`${other}seats.tsv`, 'Lark House\tNOR:GOV\t\t\tinvented\n')
  const again = fresh()
  expect(unpackNames(other, file, again.names, again.tenures)).toBe(false)
  expect(again.names.table.size).toBe(0)
  for (const broken of [Buffer.alloc(10), Buffer.alloc(5000)]) {
    writeFileSync(file, broken)
    expect(unpackNames(WORLD_DATA, file, again.names, again.tenures)).toBe(false)
  }
  expect(unpackNames(WORLD_DATA, join(folder, 'none.bin'), again.names, again.tenures)).toBe(false)
})
