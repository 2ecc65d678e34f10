// The tables of foreign codes hold for every type, mode and state that we have.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { EVENT_TYPES } from '../../src/event/index.ts'
import { codeOf, stateOfFips, stateOfId, stateOfName, typeOfCameo } from '../../src/exchange/codes.ts'
import { FORMATS } from '../../src/exchange/index.ts'

const file = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
const rows = (name: string) =>
  file(`data/${name}`)
    .trim()
    .split('\n')
    .slice(1)
    .map(line => line.split('\t'))

test('every event type has its codes, within their scales', () => {
  for (const type of EVENT_TYPES) {
    const { cameo, quad, intensity } = codeOf(type)
    expect(cameo).toMatch(/^(0[1-9]|1\d|20)\d{1,2}$/)
    expect([1, 2, 3, 4]).toContain(quad)
    expect(Math.abs(intensity)).toBeLessThanOrEqual(10)
  }
})

test('a CAMEO code that we write is read as the type that it was, ATTEND as the CONSULT that it became', () => {
  for (const [type, mode] of rows('exchange/events.tsv'))
    expect([type, mode, typeOfCameo(codeOf(type, mode).cameo)?.type]).toEqual([
      type,
      mode,
      type === 'ATTEND' ? 'CONSULT' : type,
    ])
})

test('every state of today has one middle and one FIPS code', () => {
  const middles = rows('world/centroids.tsv')
  const today = rows('world/states.tsv').filter(row => row[10] === '')
  expect(middles.map(([id]) => id).sort()).toEqual(today.map(([id]) => id).sort())
  for (const [id, latitude, longitude, fips] of middles) {
    expect(Math.abs(Number(latitude))).toBeLessThanOrEqual(90)
    expect(Math.abs(Number(longitude))).toBeLessThanOrEqual(180)
    expect(stateOfFips(fips)).toBe(id)
  }
})

describe('states by name', () => {
  for (const [name, id] of [
    ['Jordan', 'JOR'],
    ['yemen', 'YEM'],
    ['FRA', 'FRA'],
    ['Atlantis', null],
  ] as const)
    test(name, () => expect(stateOfName(name)).toBe(id))
  test('a state of the past has no middle', () => expect(stateOfId('YUG')?.middle).toBeNull())
})

test('every format and every table is in the documentation', () => {
  const told = file('docs/exchange.md')
  for (const { name } of FORMATS) expect(told).toContain(`\`${name}\``)
  for (const name of readdirSync(new URL('../../data/exchange', import.meta.url)).filter(name => name.endsWith('.tsv')))
    expect(file('data/exchange/README.md')).toContain(`\`${name}\``)
})
