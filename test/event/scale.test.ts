import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { EVENT_TYPES, type EventType, intensityOf, QUADS, quadOf } from '../../src/event/index.ts'

const FOLDER = new URL('../../data/lexicon/events/', import.meta.url)

/** Type and mode of every row of the event tables. */
const told = readdirSync(FOLDER).flatMap(file => {
  const type = file.replace('.tsv', '') as EventType
  const rows = readFileSync(new URL(file, FOLDER), 'utf8').trimEnd().split('\n').slice(1)
  return [...new Set(rows.map(row => row.split('\t')[2]))].map(mode => ({ type, mode }))
})

test('every type has an intensity and a quad class', () => {
  for (const type of EVENT_TYPES) {
    expect(QUADS).toContain(quadOf({ type }))
    expect(Math.abs(intensityOf({ type }))).toBeLessThanOrEqual(10)
  }
})

test('cooperation lies above zero and conflict below, whatever the mode', () => {
  for (const event of told) {
    const kind = quadOf(event) <= 2 ? 1 : -1
    expect(intensityOf(event) * kind, `${event.type} ${event.mode}`).toBeGreaterThan(0)
  }
})

test.each([
  [{ type: 'ASSAULT', mode: 'aerial' }, { type: 'THREATEN' }],
  [{ type: 'THREATEN' }, { type: 'ACCUSE' }],
  [{ type: 'ACCUSE' }, { type: 'REQUEST' }],
  [{ type: 'REQUEST' }, { type: 'CONSULT' }],
  [{ type: 'CONSULT' }, { type: 'AID' }],
  [{ type: 'AID' }, { type: 'RETREAT', mode: 'withdraw' }],
] as const)('%o is graver than %o', (graver, milder) => {
  expect(intensityOf(graver)).toBeLessThan(intensityOf(milder))
})

test('a mode without a row of its own has the grade of its type', () => {
  expect(intensityOf({ type: 'ACCUSE', mode: 'unheard-of' })).toBe(intensityOf({ type: 'ACCUSE' }))
})
