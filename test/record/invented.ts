// Readings written by hand over invented texts: spans are found by their words, so that a changed text keeps them right.
import type { AnyItem, Kind, Reading } from '../../src/record/index.ts'

type Part = readonly [words: string, actor?: string | null, name?: string]

const at = (text: string, words: string): [number, number] => {
  const start = text.indexOf(words)
  if (start < 0) throw new Error(`"${words}" is not in "${text}"`)
  return [start, start + words.length]
}

const parties = (text: string, parts: readonly Part[]) =>
  parts.map(([words, actor = null, name]) => ({ span: at(text, words), actor, ...(name ? { name } : {}) }))

/** The report of Estonia's and Latvia's ministers; other dates, ids and words by argument. */
export function meeting(
  over: {
    id?: string
    url?: string | null
    published?: string
    publisher?: string
    town?: string
    statement?: boolean
  } = {},
): Reading {
  const { id = 'r1', url = null, published = '2031-05-06', publisher = 'Gulf of Finland Post', town = 'Narva' } = over
  const text = `Estonia’s foreign minister met his Latvian counterpart in ${town} on Tuesday. Estonia “will not accept the toll,” minister Kask said. Latvia backs the railway plan. Both sides signed a memorandum on rail links.`
  return {
    report: { id, url, title: `Ministers meet in ${town}`, publisher, published, language: 'en', text },
    statements: [
      {
        id: 's1',
        sources: parties(text, [['minister Kask', 'EST:GOV', 'Kask']]),
        cue: at(text, 'said'),
        content: [at(text, 'will not accept the toll')],
        form: 'direct',
      },
    ],
    events: [
      {
        id: 'e1',
        type: 'CONSULT',
        mode: 'meet',
        contexts: ['diplomatic'],
        sources: parties(text, [
          ['Estonia’s foreign minister', 'EST:GOV'],
          ['his Latvian counterpart', 'LVA:GOV'],
        ]),
        targets: parties(text, [
          ['Estonia’s foreign minister', 'EST:GOV'],
          ['his Latvian counterpart', 'LVA:GOV'],
        ]),
        trigger: at(text, 'met'),
        content: null,
        status: 'happened',
        when: { span: at(text, 'on Tuesday'), from: published, to: published },
        where: { span: at(text, `in ${town}`), place: 'EST' },
        statement: null,
      },
      {
        id: 'e2',
        type: 'REJECT',
        sources: parties(text, [['minister Kask', 'EST:GOV', 'Kask']]),
        targets: [],
        trigger: at(text, 'accept'),
        content: at(text, 'the toll'),
        status: 'happened',
        when: null,
        where: null,
        statement: 's1',
      },
    ],
    positions: [
      {
        id: 'p1',
        holders: parties(text, [['Latvia', 'LVA']]),
        stance: 'for',
        issue: at(text, 'the railway plan'),
        topic: 'railway',
        statement: null,
      },
    ],
    instruments: [
      {
        id: 'i1',
        kind: 'memorandum',
        span: at(text, 'a memorandum'),
        parties: parties(text, [['Both sides', 'EST']]),
        addressees: [],
        subject: at(text, 'rail links'),
        status: 'signed',
        when: null,
      },
    ],
  }
}

/** A reading with one kind's items changed. */
export const withItems = (reading: Reading, kind: Kind, items: readonly AnyItem[]): Reading => ({
  ...reading,
  [kind]: items,
})

/** Everything of an async iterable. */
export async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const item of items) list.push(item)
  return list
}
