// What is written for other programs: cells, calendars, annotations, citations, maps, entities.
import { parquetReadObjects } from 'hyparquet'
import { describe, expect, test } from 'vitest'
import { codePointSpan } from '../../src/exchange/code-point.ts'
import { folded } from '../../src/exchange/ics.ts'
import { READING, written } from './sample.ts'

const ITEMS = 8
const TEXT = READING.report.text

/** CSV as RFC 4180 says, quoted cells with breaks in them included. */
function csvRows(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, cell, end] of text.matchAll(/("(?:[^"]|"")*"|[^,\r\n"]*)(,|\r\n)/g)) {
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end !== ',') rows.push([])
  }
  rows.pop()
  return rows
}

describe('CSV', () => {
  test('has a line an item, each with as many cells as the header', async () => {
    const rows = csvRows((await written('csv')).text)
    expect(rows).toHaveLength(ITEMS + 1)
    expect(new Set(rows.map(row => row.length)).size).toBe(1)
  })
  test('quotes commas and quotation marks', async () => {
    const [header, first] = csvRows((await written('csv')).text)
    expect(first[header.indexOf('title')]).toBe('Two, "expelled"')
  })
  test('disarms words that a spreadsheet would run', async () => {
    for (const sign of ['=', '+', '-', '@', '\t', ' =']) {
      const report = { ...READING.report, title: `${sign}cmd()` }
      const [header, first] = csvRows((await written('csv', [{ ...READING, report }])).text)
      expect(first[header.indexOf('title')]).toBe(`'${sign}cmd()`)
    }
    const [header, ...rows] = csvRows((await written('csv')).text)
    expect(rows.map(row => row[header.indexOf('words')])).toContain("'=HYPERLINK")
  })
})

test('Parquet holds the same cells as CSV does', async () => {
  const { bytes } = await written('parquet')
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
  const rows = await parquetReadObjects({ file })
  const [header, ...lines] = csvRows((await written('csv')).text)
  expect(rows.map(row => header.map(name => String(row[name] ?? '')))).toEqual(
    lines.map(line => line.map(cell => cell.replace(/^'/, ''))),
  )
  expect(rows[0].start).toBeTypeOf('number')
})

test('a Parquet file without items can be read', async () => {
  const { bytes } = await written('parquet', [])
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
  expect(await parquetReadObjects({ file })).toEqual([])
})

describe('iCalendar', () => {
  const entries = async () =>
    (await written('ics')).text
      .replaceAll('\r\n ', '')
      .split('BEGIN:VEVENT')
      .slice(1)
      .map(entry => Object.fromEntries(entry.split('\r\n').map(line => line.split(/:(.*)/s).slice(0, 2))))
  test('has what is to come, whole days, the last one excluded', async () => {
    const planned = (await entries()).find(({ STATUS }) => STATUS === 'CONFIRMED')
    expect(planned).toMatchObject({
      'DTSTART;VALUE=DATE': '20270504',
      'DTEND;VALUE=DATE': '20270506',
      SUMMARY: 'consult: Latvia\\, Estonia',
      SEQUENCE: '0',
    })
  })
  test('marks what may be and what is denied', async () => {
    expect((await entries()).map(({ STATUS }) => STATUS).sort()).toEqual(['CANCELLED', 'CONFIRMED', 'TENTATIVE'])
  })
  test('gives the same entry the same UID in every export', async () => {
    const uids = (await entries()).map(({ UID }) => UID)
    expect((await entries()).map(({ UID }) => UID)).toEqual(uids)
    expect(new Set(uids).size).toBe(3)
  })
  test('folds lines at 75 octets and cuts no character', () => {
    const line = `SUMMARY:${'é🚢'.repeat(60)}`
    const lines = folded([line]).split('\r\n').slice(0, -1)
    expect(lines.every(part => Buffer.byteLength(part) <= 75 && !part.includes('\ufffd'))).toBe(true)
    expect(lines.length).toBeGreaterThan(4)
    expect(lines.map((part, i) => (i === 0 ? part : part.slice(1))).join('')).toBe(line)
  })
})

describe('Web Annotation', () => {
  test('counts characters, not code units', () => {
    expect(codePointSpan(TEXT, [3, 10])).toEqual([2, 9])
    expect(codePointSpan('a🚢b🚢c', [3, 7])).toEqual([2, 5])
    expect(codePointSpan(`a${'🚢'.repeat(2000)}bc`, [4001, 4003])).toEqual([2001, 2003])
  })
  test('both selectors select the same words', async () => {
    const page = JSON.parse((await written('annotation')).text)
    const points = [...TEXT]
    let seen = 0
    for (const { target } of page.items)
      for (const { selector } of [target].flat()) {
        const [quote, position] = selector
        expect(points.slice(position.start, position.end).join('')).toBe(quote.exact)
        expect(TEXT).toContain(quote.prefix + quote.exact + quote.suffix)
        seen++
      }
    expect(seen).toBeGreaterThan(ITEMS)
  })
})

describe('citations', () => {
  test('BibTeX tells the exact words and their place, and escapes TeX', async () => {
    const report = { ...READING.report, title: '50% of {it} & \\more' }
    const { text } = await written('bibtex', [{ ...READING, report }])
    expect(text).toContain('50\\% of \\textbraceleft{}it\\textbraceright{} \\& \\textbackslash{}more')
    const [start, end] = READING.events[0].trigger
    expect(text).toContain(`“expelled” (event SANCTION, happened; UTF-16 code units ${start}–${end}`)
    expect(text.match(/^@misc\{/gm)).toHaveLength(ITEMS)
  })
  test('CSL-JSON has a reference an item with its date', async () => {
    const references = JSON.parse((await written('csl')).text)
    expect(references).toHaveLength(ITEMS)
    expect(references[0]).toMatchObject({ type: 'article-newspaper', issued: { 'date-parts': [[2027, 4, 30]] } })
  })
  test('Atom has an entry an item, escaped, and its own date', async () => {
    const { text } = await written('atom')
    expect(text.match(/<entry>/g)).toHaveLength(ITEMS)
    expect(text).toContain('href="https://example.org/a?b=1&#38;c=2"')
    expect(text).toMatch(/<updated>2027-04-30T00:00:00Z<\/updated>\n<\/feed>\n$/)
  })
})

test('GDELT mentions count sentences and characters', async () => {
  const [row] = (await written('gdelt-mentions', [READING], { type: 'SANCTION' })).text.split('\n')
  const cells = row.split('\t')
  const before = [...TEXT.slice(0, TEXT.indexOf('expelled'))].length
  expect([cells[6], cells[9], cells[11]]).toEqual(['2', String(before), '100'])
  const [event, ...others] = READING.events
  const unsure = { ...READING, events: [{ ...event, confidence: 0.42 }, ...others] }
  const [other] = (await written('gdelt-mentions', [unsure], { type: 'SANCTION' })).text.split('\n')
  expect(other.split('\t')[11]).toBe('42')
})

test('GeoJSON puts events on the middle of their state', async () => {
  const { features } = JSON.parse((await written('geojson')).text)
  expect(features).toHaveLength(2)
  expect(features[0].geometry).toEqual({ type: 'Point', coordinates: [24.9, 56.9] })
})

test('FollowTheMoney entities name each other by id', async () => {
  const entities = (await written('ftm')).text
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  const ids = new Set(entities.map(({ id }) => id))
  const events = entities.filter(({ schema }) => schema === 'Event')
  expect(ids.size).toBe(entities.length)
  expect(events).toHaveLength(5)
  for (const { properties } of events)
    for (const id of [...(properties.organizer ?? []), ...(properties.involved ?? []), ...properties.proof])
      expect(ids.has(id)).toBe(true)
  const bodies = entities.filter(({ schema }) => schema === 'PublicBody')
  expect(bodies.flatMap(({ properties }) => properties.country).sort()).toEqual(['ee', 'lv', 'ru'])
})

test('every format writes a whole file of an empty record', async () => {
  for (const name of ['annotation', 'csl', 'geojson']) JSON.parse((await written(name, [])).text)
  expect((await written('jsonl', [])).text).toBe('')
  expect((await written('ics', [])).text).toContain('END:VCALENDAR')
})
