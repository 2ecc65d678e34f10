// The forms of a cell of members: several at once, those of another organisation, and those left out of them.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkWorld, loadWorld } from '../../src/world/index.ts'

const WORLD = new URL('../../data/world/', import.meta.url)
const HEADER = 'organisation\tmember\tsince\tuntil\tsource'

function layer(...rows: readonly string[]): string {
  const folder = `${mkdtempSync(join(tmpdir(), 'chancery-members-'))}/`
  writeFileSync(`${folder}memberships.tsv`, `${[HEADER, ...rows].join('\n')}\n`)
  return folder
}

const members = (folder: string, organisation: string, on: string | null) =>
  [...loadWorld({ local: folder }).members(organisation, on)].sort().join(' ')

describe('members told in one row', () => {
  test('several at once', () => {
    const local = layer('OGP\tBRA|IDN|MEX\t2011-09-20\t\ttest', 'OGP\tHUN\t2012\t2016-12\ttest')
    expect(members(local, 'OGP', '2013')).toBe('BRA HUN IDN MEX')
    expect(members(local, 'OGP', '2018')).toBe('BRA IDN MEX')
  })

  test('those of another organisation, each for its own time there, within the time of the row', () => {
    const local = layer('OGP\t=BENELUX|=VISEGRAD\t1990\t2000-12-31\ttest')
    expect(members(local, 'OGP', '1992-06-01')).toBe('BEL CSK HUN LUX NLD POL')
    expect(members(local, 'OGP', '1994')).toBe('BEL CZE HUN LUX NLD POL SVK')
    expect(members(local, 'OGP', '1989')).toBe('')
    expect(members(local, 'OGP', '2001')).toBe('')
  })

  test('one time for a member of both of two organisations', () => {
    const local = layer('OGP\t=NATO|=EU\t2000\t\ttest')
    expect(
      members(local, 'OGP', '2010')
        .split(' ')
        .filter(state => state === 'FIN' || state === 'NOR'),
    ).toEqual(['FIN', 'NOR'])
    expect(checkWorld(local)).toEqual([])
    expect(
      loadWorld({ local }).resolveGroup('states that joined the Open Government Partnership after 2019', null),
    ).toEqual(['MKD'])
  })

  test('all but some', () => {
    expect(members(layer('OGP\t=BENELUX|-LUX\t1950\t\ttest'), 'OGP', '2000')).toBe('BEL NLD')
  })

  test('a row that names a member takes the place of what "=" says of it', () => {
    const local = layer('OGP\t=BENELUX\t1950\t\ttest', 'OGP\tBEL\t1990\t1995\ttest')
    expect(members(local, 'OGP', '1980')).toBe('LUX NLD')
    expect(members(local, 'OGP', '1992')).toBe('BEL LUX NLD')
  })

  test('two that point at each other come to an end', () => {
    const local = layer('OGP\t=EITI|BEL\t1950\t\ttest', 'EITI\t=OGP|FRA\t1950\t\ttest')
    expect(members(local, 'OGP', '2000')).toBe('BEL FRA')
  })
})

describe('the checker refuses', () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['an unknown organisation', 'NONESUCH\tFRA\t2000\t\ttest', /unknown organisation NONESUCH/],
    ['an unknown member among several', 'OGP\tFRA|QQQ\t2000\t\ttest', /unknown member QQQ/],
    ['an unknown member left out', 'OGP\t=EU|-QQQ\t2000\t\ttest', /unknown member QQQ/],
    ['the members of what has none', 'OGP\t=HRW\t2000\t\ttest', /those of HRW, which has none/],
    ['a member twice at once', 'OGP\tFRA\t2000\t2010\ttest\nOGP\tFRA\t2005\t\ttest', /FRA twice at once in OGP/],
    ['a term that ends before it begins', 'OGP\tFRA\t2010\t2005\ttest', /ends \(2005\) before it begins/],
    ['a date that is none', 'OGP\tFRA\t2010-13\t\ttest', /2010-13/],
  ]
  test.each(cases)('%s', (_, rows, fault) => {
    expect(
      checkWorld(layer(rows))
        .map(found => found.fault)
        .join('\n'),
    ).toMatch(fault)
  })

  test('nothing of a sound table', () => expect(checkWorld(layer('OGP\t=EU|-FRA|NOR\t2000\t\ttest'))).toEqual([]))
})

describe('as many members as the bodies themselves told', () => {
  // Numbers of parties and members as published for the day, the WTO's without the two Chinese customs territories.
  const cases: readonly (readonly [string, string, number])[] = [
    ['UN', '2024', 193],
    ['UN', '1960-01-01', 82],
    ['UN', '1990-01-01', 159],
    ['United Nations Security Council', '1964-06-01', 11],
    ['United Nations Security Council', '2024', 15],
    ['NPT', '2024', 190],
    ['IMF', '2003-01-01', 184],
    ['IMF', '2018-01-01', 189],
    ['IMF', '2025-01-01', 191],
    ['WORLD BANK', '2018-01-01', 189],
    ['NON-ALIGNED MOVEMENT', '1961-10-01', 25],
    ['NON-ALIGNED MOVEMENT', '2013-01-01', 120],
    ['IAEA', '2012-12-31', 158],
    ['IAEA', '2016-12-31', 168],
    ['IAEA', '2024-12-31', 180],
    ['CWC', '2024', 193],
    ['ROME STATUTE', '2025-03-01', 125],
    ['ROME STATUTE', '2018-01-01', 123],
    ['OTTAWA TREATY', '2025-01-01', 164],
    ['UNFCCC', '2024', 198],
    ['KYOTO PROTOCOL', '2016', 192],
    ['PARIS AGREEMENT', '2025-01-01', 195],
    ['UNCLOS', '2025-01-01', 170],
    ['WTO', '2025-01-01', 164],
    ['CTBT', '2025-01-01', 178],
    ['TPNW', '2025-01-01', 73],
    ['NSG', '2020', 48],
    ['MTCR', '2020', 35],
    ['WASSENAAR', '2020', 42],
    ['AUSTRALIA GROUP', '2020', 43],
    ['EPO', '2024', 39],
    ['ANTARCTIC TREATY', '2025-01-01', 58],
    ['ISTANBUL CONVENTION', '2025-01-01', 39],
  ]
  test.each(cases)('%s on %s: %i', (organisation, on, count) =>
    expect(loadWorld({ local: null }).members(organisation, on).length).toBe(count),
  )
})

test('at least 250 organisations, treaties and coalitions have members of their own, each with a first day', () => {
  const rows = readFileSync(new URL('memberships.tsv', WORLD), 'utf8').trimEnd().split('\n').slice(1)
  const codes = new Set(
    readFileSync(new URL('organisations.tsv', WORLD), 'utf8')
      .split('\n')
      .map(row => row.split('\t')[0]),
  )
  const own = new Set<string>()
  for (const [organisation, cell, since] of rows.map(row => row.split('\t'))) {
    expect([organisation, since]).not.toEqual([organisation, ''])
    // Organs under their own names and bodies whose members are all those of another are not counted.
    if (codes.has(organisation) && !/^=[^|]+$/.test(cell!)) own.add(organisation!)
  }
  expect(own.size).toBeGreaterThanOrEqual(250)
})
