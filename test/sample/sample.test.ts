// The sample record is the same every time, large enough to look at, and varied.
import { expect, test } from 'vitest'
import { sampleReadings, sampleReports } from './index.ts'

test('over two thousand reports of two years, the same for a seed', () => {
  const reports = sampleReports()
  expect(reports.length).toBeGreaterThanOrEqual(2000)
  expect(sampleReports()).toEqual(reports)
  expect(sampleReports(2000, 2)).not.toEqual(reports)
  expect(new Set(reports.map(({ id }) => id)).size).toBe(reports.length)
  expect(new Set(reports.map(({ url }) => url)).size).toBe(reports.length)
  expect(new Set(reports.map(({ publisher }) => publisher)).size).toBeGreaterThan(11)
  const days = reports.map(({ published }) => published ?? '')
  expect(days).toEqual([...days].sort())
  expect(new Set(days.map(day => day.slice(0, 7))).size).toBeGreaterThanOrEqual(24)
})

test('read, it holds all four kinds, every type of deed that is common, and thirty actors', () => {
  const readings = sampleReadings(300)
  const events = readings.flatMap(({ events }) => events)
  const types = new Set(events.map(({ type }) => type))
  for (const type of [
    'CONSULT',
    'SANCTION',
    'REQUEST',
    'ACCUSE',
    'AGREE',
    'SUPPORT',
    'AID',
    'ASSAULT',
    'PROTEST',
    'MOBILIZE',
    'COOPERATE',
  ])
    expect(types).toContain(type)
  for (const status of ['happened', 'planned', 'denied', 'called-for'])
    expect(new Set<string>(events.map(event => event.status))).toContain(status)
  for (const kind of ['statements', 'positions', 'instruments'] as const)
    expect(readings.some(reading => reading[kind].length > 0)).toBe(true)
  const actors = events.flatMap(({ sources, targets }) =>
    [...sources, ...targets].flatMap(({ actor }) => actor?.split(':')[0] ?? []),
  )
  expect(new Set(actors).size).toBeGreaterThanOrEqual(26)
})
