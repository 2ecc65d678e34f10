// Files of each foreign format, column by column as published: what is read of every row, and which rows are named.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openRecord } from '../../src/record/index.ts'
import { gist, rowsIn, sorted } from './sample.ts'

const read = async (format: string, file: string) =>
  sorted(await rowsIn(format, readFileSync(new URL(`files/${file}`, import.meta.url))))

/** `4: Event Type` of `4: Event Type is …`. */
const places = (complaints: readonly string[]) => complaints.map(told => told.replace(/ (?:is|has|tells|—)\b.*$/s, ''))

describe('polecat.txt', () => {
  test('rows with all of their cells', async () => {
    const { events, readings } = await read('polecat', 'polecat.txt')
    expect(events.map(gist)).toEqual([
      'CONSULT visit NOR:GOV GHA+TGO 2024-01-15 GHA',
      'SANCTION  EU:IGO BLR:GOV 2024-01-16 ',
      'ASSAULT aerial  NGA:CIV 2024-01-16 NGA',
    ])
    expect(events.map(({ contexts }) => contexts)).toEqual([
      ['diplomatic', 'economic'],
      ['economic'],
      ['military', 'terrorism'],
    ])
    expect(events[0]?.sources[0]?.name).toBe('Nina Berg')
    expect(readings.map(({ report }) => [report.publisher, report.published, report.text])).toEqual([
      ['Accra Post', '2024-01-16', ''],
      ['Vilnius Daily', '2024-01-16', ''],
      ['Lagos Wire', '2024-01-17', ''],
    ])
  })
  test('rows that are none, by their lines', async () => {
    const { complaints } = await read('polecat', 'polecat.txt')
    expect(complaints).toEqual([
      '4: is the header once more',
      '5: Event Type is "BOYCOTT", expected one of PLOVER\'s',
      '6: has 17 columns, expected 40',
      '7: Event Date is "16/01/2024", expected a day like 2024-01-15',
    ])
  })
})

describe('gdelt.export.CSV and gdelt.mentions.CSV', () => {
  test('events', async () => {
    const { events, readings, complaints } = await read('gdelt-events', 'gdelt.export.CSV')
    expect(events.map(gist)).toEqual([
      'ACCUSE  ROU:GOV UN 2024-01-15 CHE',
      'AID  JPN FJI 2024-01-15 CHE',
      'ASSAULT   NGA 2024-01-15 NGA',
    ])
    expect(events[2]?.sources).toMatchObject([{ actor: null, name: 'REBEL' }])
    expect(readings[0]?.report).toMatchObject({ id: 'gdelt:1150000001', url: 'https://example.org/geneva' })
    expect(places(complaints)).toEqual(['2: EventCode', '4: GLOBALEVENTID', '5:'])
  })
  test('mentions: who told of an event', async () => {
    const { readings, events, complaints } = await read('gdelt-mentions', 'gdelt.mentions.CSV')
    expect(events).toEqual([])
    expect(readings.map(({ report }) => [report.id, report.publisher, report.published, report.url])).toEqual([
      ['gdelt:1150000001', 'example.org', '2024-01-16', 'https://example.org/geneva'],
      ['gdelt:1150000001', 'news.example', '2024-01-17', 'https://news.example/geneva-again'],
    ])
    expect(places(complaints)).toEqual(['3: GLOBALEVENTID', '4: MentionTimeDate', '5:'])
  })
})

describe('plover.jsonl', () => {
  test('records, whole ones and those with the least', async () => {
    const { events, readings } = await read('plover', 'plover.jsonl')
    expect(events.map(gist)).toEqual([
      'CONSULT visit NOR:GOV GHA+TGO 2024-01-15 GHA',
      'SANCTION  EU:IGO BLR:GOV 2024-01-16 ',
      'PROTEST riot PER:CIV  2024-01-18 ',
    ])
    expect(events[0]).toMatchObject({
      contexts: ['diplomatic', 'economic'],
      when: { from: '2024-01-15', to: '2024-01-17' },
      sources: [{ name: 'Nina Berg' }],
    })
    // The day of coding is none of publication.
    expect(readings[0]?.report).toMatchObject({
      title: 'Berg in Accra',
      publisher: 'Accra Post',
      url: 'https://accra.example/1',
      published: null,
    })
  })
  test('lines that are none', async () => {
    const { complaints } = await read('plover', 'plover.jsonl')
    expect(complaints.map(told => told.slice(0, 28))).toEqual([
      '3: tells of no event: has_ev',
      '4: is no PLOVER record: "id"',
      '5: event is "YIELD", expecte',
      '6: is not JSON: "{"id":"p-6"',
    ])
  })
})

test('what is read is kept as imports: without text or words, and marked so', async () => {
  const { readings } = await read('polecat', 'polecat.txt')
  const store = await openRecord(':memory:')
  await store.keep(readings, { origin: 'import' })
  for await (const item of store.items()) expect(item).toMatchObject({ origin: 'import', words: '', sentence: null })
  expect(await store.count()).toBe(3)
  expect(await store.verify()).toEqual([])
  await store.close()
})
