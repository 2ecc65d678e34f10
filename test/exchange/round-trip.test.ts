// Every format that can be read gives back what it can say.
import { describe, expect, test } from 'vitest'
import { FORMATS, formatOf, recordSource } from '../../src/exchange/index.ts'
import { openRecord } from '../../src/record/index.ts'
import { gist, READING, rowsIn, sorted, written } from './sample.ts'

describe('own JSONL', () => {
  test('gives the same bytes again after it was read back', async () => {
    const first = await written('jsonl')
    const { readings, complaints } = sorted(await rowsIn('jsonl', first.text))
    expect(complaints).toEqual([])
    expect((await written('jsonl', readings)).text).toBe(first.text)
  })
  test('holds the reading as it was', async () => {
    const { report, statements, events, positions, instruments } = JSON.parse((await written('jsonl')).text)
    expect({ report, statements, events, positions, instruments }).toEqual(READING)
  })
  test('of a filtered export holds the filtered items only', async () => {
    const { text } = await written('jsonl', [READING], { kind: 'events', status: 'planned' })
    const lines = text.trim().split('\n')
    expect(lines).toHaveLength(1)
    const { events, statements } = JSON.parse(lines[0])
    expect(events.map(({ id }: { id: string }) => id)).toEqual(['e2'])
    expect(statements).toEqual([])
  })
  test('names lines that hold no reading and takes the rest', async () => {
    const { text } = await written('jsonl')
    const { readings, complaints } = sorted(await rowsIn('jsonl', `{"report":1}\n${text}not json\n`))
    expect(readings).toHaveLength(1)
    expect(complaints.map(told => told.split(':')[0])).toEqual(['1', '3'])
  })
  test('takes imports without text through', async () => {
    const foreign = sorted(await rowsIn('plover', (await written('plover')).text)).readings
    const store = await openRecord(':memory:')
    await store.keep(foreign, { origin: 'import' })
    let text = ''
    for await (const chunk of formatOf('jsonl')!.write(recordSource(store), () => {})) text += chunk
    await store.close()
    const rows = await rowsIn('jsonl', text)
    expect(rows).toHaveLength(foreign.length)
    expect(rows.every(row => 'reading' in row && row.origin === 'import')).toBe(true)
  })
})

const E1 = 'SANCTION expel POL:GOV RUS:GOV 2027-04-29 LVA'

describe('events that come back', () => {
  const cases: Record<string, readonly string[]> = {
    plover: [
      E1,
      'CONSULT  LVA+EST LVA+EST 2027-05-04 LVA',
      'ATTEND  LVA+EST LVA+EST 2027-04-30 ',
      'CONSULT  EST  2027-06-01 ',
      'CONSULT visit EU LVA 2027-05-10 ',
    ],
    // These know neither ATTEND nor what is planned or denied; GDELT knows pairs.
    polecat: [E1, 'CONSULT  LVA+EST LVA+EST 2027-04-30 '],
    'gdelt-events': [E1, 'CONSULT  LVA EST 2027-04-30 '],
  }
  for (const [name, expected] of Object.entries(cases))
    test(`from ${name}`, async () => {
      const { events, complaints } = sorted(await rowsIn(name, (await written(name)).text))
      expect(complaints).toEqual([])
      expect(events.map(gist).sort()).toEqual([...expected].sort())
    })
  test('from plover with their status, title, address and names', async () => {
    const { readings } = sorted(await rowsIn('plover', (await written('plover')).text))
    expect(readings.map(({ events }) => events[0].status).sort()).toEqual(
      ['denied', 'happened', 'happened', 'planned', 'possible'].sort(),
    )
    const first = readings.find(({ events }) => events[0].type === 'SANCTION')
    expect(first?.report).toMatchObject({
      title: 'Two, "expelled"',
      url: READING.report.url,
      publisher: 'Baltic; Wire',
    })
    expect(first?.events[0].sources[0].name).toBe('Foreign Ministry')
  })
  test('gdelt-mentions give back who told, under the number that the events file has', async () => {
    const events = sorted(await rowsIn('gdelt-events', (await written('gdelt-events')).text)).readings
    const mentions = sorted(await rowsIn('gdelt-mentions', (await written('gdelt-mentions')).text))
    expect(mentions.complaints).toEqual([])
    expect(mentions.readings.map(({ report }) => report.id)).toEqual(events.map(({ report }) => report.id))
    expect(mentions.readings[0].report).toMatchObject({ publisher: 'Baltic; Wire', url: READING.report.url })
  })
  test('every format that is read has a case here', () => {
    const read = FORMATS.filter(format => format.read !== undefined).map(({ name }) => name)
    expect(read.sort()).toEqual([...Object.keys(cases), 'gdelt-mentions', 'jsonl'].sort())
  })
})

test('a format tells what it left out and why', async () => {
  expect((await written('polecat')).leftOut.filter(reason => reason.startsWith('events denied'))).toHaveLength(1)
  expect((await written('plover')).leftOut.filter(reason => reason.startsWith('events'))).toEqual([])
})
