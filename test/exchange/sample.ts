// A reading written by hand for the formats' tests, and a record in memory that holds it.

import type { Event } from '../../src/event/index.ts'
import { formatOf, type ImportRow, recordSource } from '../../src/exchange/index.ts'
import { type Filter, openRecord, type Reading } from '../../src/record/index.ts'

const TEXT =
  '🚢 "Enough," said Marta Kowal. Poland expelled two diplomats, =HYPERLINK they said; Latvia and Estonia will meet in Riga on 4 May.\n\nLatvia denied that Estonia would host a summit. A treaty was signed.'

/** The span of words, which must stand in the text. */
export function at(words: string, text = TEXT): readonly [number, number] {
  const start = text.indexOf(words)
  if (start < 0) throw new Error(`"${words}" does not stand in the text`)
  return [start, start + words.length]
}
const party = (words: string, actor: string | null, name?: string) =>
  name === undefined ? { span: at(words), actor } : { span: at(words), actor, name }

const event = (fields: Pick<Event, 'id' | 'type' | 'trigger' | 'status'> & Partial<Event>): Event => ({
  sources: [],
  targets: [],
  content: null,
  when: null,
  where: null,
  statement: null,
  ...fields,
})

const both = [party('Latvia', 'LVA'), party('Estonia', 'EST')]

export const READING: Reading = {
  report: {
    id: 'r1',
    title: 'Two, "expelled"',
    publisher: 'Baltic; Wire',
    published: '2027-04-30',
    url: 'https://example.org/a?b=1&c=2',
    language: null,
    text: TEXT,
  },
  statements: [
    {
      id: 's1',
      sources: [party('Marta Kowal', 'POL:GOV', 'Marta Kowal')],
      cue: at('said'),
      content: [at('Enough')],
      form: 'direct',
    },
  ],
  events: [
    event({
      id: 'e1',
      type: 'SANCTION',
      mode: 'expel',
      contexts: ['diplomatic'],
      sources: [party('Poland', 'POL:GOV', 'Foreign Ministry')],
      targets: [party('diplomats', 'RUS:GOV')],
      trigger: at('expelled'),
      status: 'happened',
      when: { span: at('4 May'), from: '2027-04-29', to: '2027-04-29' },
      where: { span: at('Riga'), place: 'LVA' },
    }),
    event({
      id: 'e2',
      type: 'CONSULT',
      sources: both,
      targets: both,
      trigger: at('meet'),
      status: 'planned',
      when: { span: at('4 May'), from: '2027-05-04', to: '2027-05-05' },
      where: { span: at('Riga'), place: 'LVA' },
    }),
    event({
      id: 'e3',
      type: 'CONSULT',
      sources: [party('Estonia', 'EST')],
      trigger: at('host'),
      status: 'denied',
      when: { span: at('4 May'), from: '2027-06-01', to: '2027-06-01' },
    }),
    event({ id: 'e4', type: 'ATTEND', sources: both, targets: both, trigger: at('summit'), status: 'happened' }),
    event({
      id: 'e5',
      type: 'CONSULT',
      mode: 'visit',
      sources: [party('they', 'EU')],
      targets: [party('Latvia', 'LVA')],
      trigger: at('=HYPERLINK'),
      status: 'possible',
      when: { span: at('4 May'), from: '2027-05-10', to: '2027-05-10' },
    }),
  ],
  positions: [
    { id: 'p1', holders: [party('Latvia', 'LVA')], stance: 'against', issue: at('a summit'), statement: null },
  ],
  instruments: [
    {
      id: 'i1',
      kind: 'treaty',
      span: at('A treaty'),
      parties: both,
      addressees: [],
      subject: null,
      status: 'signed',
      when: null,
    },
  ],
}

/** What a format writes of readings, with the reasons for what it left out. */
export async function written(name: string, readings: readonly Reading[] = [READING], filter: Filter = {}) {
  const store = await openRecord(':memory:')
  const leftOut: string[] = []
  try {
    await store.keep(readings)
    const chunks: Uint8Array[] = []
    const format = formatOf(name)
    if (format === null) throw new Error(`"${name}" is no format`)
    for await (const chunk of format.write(recordSource(store, filter), reason => leftOut.push(reason)))
      chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
    const bytes = Buffer.concat(chunks)
    return { bytes, text: bytes.toString('utf8'), leftOut }
  } finally {
    await store.close()
  }
}

/** What a format reads in a text. */
export async function rowsIn(name: string, text: string | Uint8Array): Promise<ImportRow[]> {
  const read = formatOf(name)?.read
  if (read === undefined) throw new Error(`"${name}" cannot be read`)
  const rows: ImportRow[] = []
  for await (const row of read(one(text))) rows.push(row)
  return rows
}

async function* one(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof text === 'string' ? Buffer.from(text) : text
}

/** The events of rows, and the complaints. */
export function sorted(rows: readonly ImportRow[]) {
  const readings = rows.flatMap(row => ('reading' in row ? [row.reading] : []))
  const complaints = rows.flatMap(row => ('complaint' in row ? [`${row.line}: ${row.complaint}`] : []))
  return { readings, events: readings.flatMap(({ events }) => events), complaints }
}

/** An event's type, mode, actors, day and place, for comparison across formats that know no more. */
export const gist = ({ type, mode = '', sources, targets, when, where }: Event) =>
  [
    type,
    mode,
    sources.map(({ actor }) => actor).join('+'),
    targets.map(({ actor }) => actor).join('+'),
    when?.from,
    where?.place ?? '',
  ].join(' ')
