// schema/reading.json says what a reading is, and real readings obey it.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Reading, read, readingSchema } from '../../src/index.ts'
import { readingJsonSchema } from '../../src/record/index.ts'
import { wordsAt } from '../../src/span.ts'

const published = readFileSync(new URL('../../schema/reading.json', import.meta.url), 'utf8')
const folder = new URL('../../examples/', import.meta.url)
const samples = readdirSync(folder).filter(name => name.endsWith('.txt'))

test('schema/reading.json is up to date: npm run schema', () => {
  expect(published).toBe(readingJsonSchema())
})

describe('a reading of a sample', () => {
  const fromJson = z.fromJSONSchema(JSON.parse(published))

  test.each(samples)('%s obeys the schema, by zod and by JSON', name => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    const reading = read({ id: name, published: '2027-03-10', text })
    expect(readingSchema.parse(reading)).toEqual(reading)
    expect(fromJson.safeParse(JSON.parse(JSON.stringify(reading))).error).toBeUndefined()
    expect(reading.report.text).toBe(text)
  })

  test.each(samples)('%s has spans that begin and end at words, and links that lead somewhere', name => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    const reading = read({ id: name, published: '2027-03-10', text })
    for (const span of spansIn(reading)) {
      expect(span[0]).toBeLessThan(span[1])
      expect(span[1]).toBeLessThanOrEqual(text.length)
      expect(wordsAt(text, span)).toBe(wordsAt(text, span).trim())
    }
    const ids = reading.statements.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { statement } of [...reading.events, ...reading.positions])
      if (statement !== null) expect(ids).toContain(statement)
  })
})

/** Every pair of numbers outside the report. */
function spansIn(value: unknown): [number, number][] {
  if (value === null || typeof value !== 'object') return []
  if (Array.isArray(value) && value.length === 2 && value.every(x => typeof x === 'number'))
    return [value as [number, number]]
  return Object.entries(value).flatMap(([key, part]) => (key === 'report' ? [] : spansIn(part)))
}

const good: Reading = {
  report: { id: 'a', text: 'Peru left.' },
  statements: [],
  events: [],
  positions: [],
  instruments: [],
}
const event = {
  id: 'e1',
  type: 'RETREAT',
  sources: [{ span: [0, 4], actor: 'PER' }],
  targets: [],
  trigger: [5, 9],
  content: null,
  status: 'happened',
  when: null,
  where: null,
  statement: null,
}

test.each<[string, unknown, boolean]>([
  ['an empty reading', good, true],
  ['one event', { ...good, events: [event] }, true],
  ['an unknown type', { ...good, events: [{ ...event, type: 'LEAVE' }] }, false],
  ['an unknown status', { ...good, events: [{ ...event, status: 'done' }] }, false],
  ['a span that is none', { ...good, events: [{ ...event, trigger: [5] }] }, false],
  ['an actor that is missing', { ...good, events: [{ ...event, sources: [{ span: [0, 4] }] }] }, false],
  ['a list that is missing', { report: good.report, statements: [] }, false],
  ['a report without text', { ...good, report: { id: 'a' } }, false],
])('the schema on %s', (_name, value, wanted) => {
  expect(readingSchema.safeParse(value).success).toBe(wanted)
})
