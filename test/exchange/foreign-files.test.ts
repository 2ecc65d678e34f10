// Foreign files, written by hand from their published columns, with the faults that are met in the wild.
import { describe, expect, test } from 'vitest'
import { GDELT_EVENT_COLUMNS } from '../../src/exchange/gdelt-events.ts'
import { GDELT_MENTION_COLUMNS } from '../../src/exchange/gdelt-mentions.ts'
import { POLECAT_COLUMNS } from '../../src/exchange/polecat.ts'
import { openRecord } from '../../src/record/index.ts'
import { gist, rowsIn, sorted } from './sample.ts'

test('the column lists have the published numbers', () => {
  expect([POLECAT_COLUMNS.length, GDELT_EVENT_COLUMNS.length, GDELT_MENTION_COLUMNS.length]).toEqual([40, 61, 16])
})

const row = (columns: readonly string[], cells: Readonly<Record<string, string>>, missing: string) => {
  for (const name of Object.keys(cells)) if (!columns.includes(name)) throw new Error(`no column "${name}"`)
  return columns.map(column => cells[column] ?? missing).join('\t')
}

describe('POLECAT', () => {
  const CELLS = {
    'Event ID': '20240115-77-a',
    'Event Date': '2024-01-15',
    'Event Type': 'CONSULT',
    'Event Mode': 'visit',
    'Event Intensity': '3.0',
    'Quad Code': 'VERBAL COOPERATION',
    Contexts: 'diplomatic|economic',
    'Actor Name': 'Nina Berg',
    'Actor Country': 'NOR',
    'Primary Actor Sector': 'GOV',
    'Recipient Name': 'Ghana; Togo',
    'Recipient Country': 'GHA; TGO',
    Country: 'Ghana',
    Source: 'Accra Post',
    'Publication Date': '2024-01-16',
  }
  const plain = row(POLECAT_COLUMNS, CELLS, 'None')
  const header = POLECAT_COLUMNS.join('\t')
  const expected = 'CONSULT visit NOR:GOV GHA+TGO 2024-01-15 GHA'
  const cases: Record<string, string> = {
    'with its header': `${header}\n${plain}\n`,
    'with "Intensity" for "Event Intensity"': `${header.replace('Event Intensity', 'Intensity')}\n${plain}\n`,
    'with "|" between values': `${header}\n${plain.replace('GHA; TGO', 'GHA|TGO').replace('Ghana; Togo', 'Ghana|Togo')}\n`,
    'with a stray "Headline" header that no row has': `${header.replace('Event Date', 'Headline\tEvent Date')}\n${plain}\n`,
    'with extra tabs at the end of a row': `${header}\n${plain}\t\t\n`,
    'with an extra tab within a row': `${header}\n${plain.replace('NOR\t', 'NOR\t\t')}\n`,
    'with line ends of Windows': `${header}\r\n${plain}\r\n`,
    'without a header': `${plain}\n`,
  }
  for (const [name, text] of Object.entries(cases))
    test(name, async () => {
      const { events, complaints } = sorted(await rowsIn('polecat', text))
      expect(complaints).toEqual([])
      expect(events.map(gist)).toEqual([expected])
      expect(events[0].contexts).toEqual(['diplomatic', 'economic'])
    })
  test('a "Headline" column that rows have as well moves nothing', async () => {
    const text = `${header.replace('Event Date', 'Headline\tEvent Date')}\n${plain.replace('\t', '\tA visit\t')}\n`
    expect(sorted(await rowsIn('polecat', text)).events.map(gist)).toEqual([expected])
  })
  test('bad rows are named by line and the rest is taken', async () => {
    const bad = [
      'one\ttwo',
      plain.replace('CONSULT', 'DANCE'),
      plain.replace('2024-01-15\t', '2024-02-30\t'),
      plain.replace('20240115-77-a', 'None'),
    ]
    const { events, complaints } = sorted(await rowsIn('polecat', `${header}\n${bad.join('\n')}\n${plain}\n`))
    expect(events).toHaveLength(1)
    expect(complaints).toEqual([
      '2: has 2 columns, expected 40',
      '3: Event Type is "DANCE", expected one of PLOVER\'s',
      '4: Event Date is "2024-02-30", expected a day like 2024-01-15',
      '5: Event ID is empty',
    ])
  })
})

describe('GDELT', () => {
  const CELLS = {
    GLOBALEVENTID: '1150000001',
    SQLDATE: '20240115',
    MonthYear: '202401',
    Year: '2024',
    FractionDate: '2024.0411',
    Actor1Code: 'ROMGOV',
    Actor1Name: 'ROMANIA',
    Actor1CountryCode: 'ROM',
    Actor1Type1Code: 'GOV',
    Actor2Code: 'UNO',
    Actor2Name: 'UNITED NATIONS',
    Actor2KnownGroupCode: 'UNO',
    Actor2Type1Code: 'IGO',
    EventCode: '1122',
    EventRootCode: '11',
    ActionGeo_CountryCode: 'SZ',
    DATEADDED: '20240116094500',
    SOURCEURL: 'https://example.org/geneva',
  }
  const plain = row(GDELT_EVENT_COLUMNS, CELLS, '')
  test('an event of a root that we know more coarsely', async () => {
    const { events, readings } = sorted(await rowsIn('gdelt-events', `${plain}\n`))
    expect(events.map(gist)).toEqual(['ACCUSE  ROU:GOV UN 2024-01-15 CHE'])
    expect(readings[0].report).toMatchObject({ published: '2024-01-16', url: 'https://example.org/geneva', text: '' })
  })
  test('two rows that tell alike of one page are kept as two', async () => {
    const { readings } = sorted(
      await rowsIn('gdelt-events', `${plain}\n${plain.replace('1150000001', '1150000002')}\n`),
    )
    const store = await openRecord(':memory:')
    await store.keep(readings, { origin: 'import' })
    expect(await store.count()).toBe(2)
    await store.keep(readings, { origin: 'import' })
    expect(await store.count()).toBe(2)
    await store.close()
  })
  test('rows that say nothing are named', async () => {
    const bad = [plain.replace('1122', '010'), plain.replace('20240115', '20241315'), 'a\tb', `x${plain}`]
    const { events, complaints } = sorted(await rowsIn('gdelt-events', [...bad, plain].join('\n')))
    expect(events).toHaveLength(1)
    expect(complaints.map(told => told.split(' ').slice(0, 2).join(' '))).toEqual([
      '1: EventCode',
      '2: SQLDATE',
      '3: has',
      '4: GLOBALEVENTID',
    ])
  })
  test('a file of events given as mentions is told so', async () => {
    const { complaints } = sorted(await rowsIn('gdelt-mentions', plain))
    expect(complaints[0]).toContain('this is a file of events')
  })
})

describe('PLOVER', () => {
  const cases: Record<string, [string, string]> = {
    'with lists of actors': [
      '{"id":"1","date":"2024-01-15","event":"AID","actor":[{"code":"JPN","sector":"GOV"}],"recipient":[{"code":"FJI"}],"event_loc":{"country_code":"FJI"}}',
      'AID  JPN:GOV FJI 2024-01-15 FJI',
    ],
    'with one actor and a mode': [
      '{"id":2,"date":"20240115","event":"protest","mode":"riot","actor":{"code":"PER","sector":["CIV","LAB"]}}',
      'PROTEST riot PER:CIV  2024-01-15 ',
    ],
    'with the older names': [
      '{"id":"3","date":"2024-01-15","event":"THREATEN","source":[{"code":"EU"}],"target":"SRB"}',
      'THREATEN  EU SRB 2024-01-15 ',
    ],
  }
  for (const [name, [line, expected]] of Object.entries(cases))
    test(name, async () => {
      expect(sorted(await rowsIn('plover', line)).events.map(gist)).toEqual([expected])
    })
  test('an array over several lines', async () => {
    const [one, two] = Object.values(cases).map(([line]) => line)
    expect(sorted(await rowsIn('plover', `[\n${one},\n${two}\n]\n`))).toMatchObject({
      complaints: [],
      events: [{}, {}],
    })
  })
  test('lines without what is required are named', async () => {
    const { complaints, events } = sorted(
      await rowsIn(
        'plover',
        '{"id":"1"}\n[]x\n{"id":"1","date":"soon","event":"AID"}\n{"id":"1","date":"2024-01-01","event":"YIELD"}',
      ),
    )
    expect(events).toEqual([])
    expect(complaints.map(told => told[0])).toEqual(['1', '2', '3', '4'])
  })
})
