// What follows a saying, asked for many at once, is what a walk through the record finds for each.
import { describe, expect, test } from 'vitest'
import { type Filter, type Followed, openRecord, type RecordStore } from '../../src/record/index.ts'
import { BOTH, started } from './both.ts'
import { allOf, meeting } from './invented.ts'

const TOWNS = ['Narva', 'Riga, with wheat,', 'Oslo']

/** A meeting a day, three in turn; of every fifth a second report. */
async function keepMeetings(store: RecordStore, days: number): Promise<void> {
  const readings = Array.from({ length: days }, (_, i) => {
    const published = new Date(Date.UTC(2031, 0, 1 + i)).toISOString().slice(0, 10)
    const one = meeting({ id: `r${i}`, published, town: TOWNS[i % TOWNS.length] })
    return i % 5 === 0 ? [one, meeting({ id: `r${i}b`, published, town: TOWNS[i % TOWNS.length] })] : [one]
  })
  await store.keep(readings.flat())
}

const ASKED: readonly Omit<Followed, 'mayTell'>[] = [
  { actors: ['EST'], others: ['LVA'], words: [], publishedFrom: '2031-01-02', publishedTo: '2031-01-20' },
  { actors: ['LVA', 'EST'], others: ['LVA'], words: [], publishedFrom: '2031-01-05', publishedTo: '2031-01-06' },
  { actors: ['EST'], others: [], words: ['wheat', 'rye'], publishedFrom: '2031-01-03', publishedTo: '2031-06-20' },
  { actors: ['EST'], others: [], words: ['rye'], publishedFrom: '2031-01-03', publishedTo: '2031-06-20' },
  { actors: ['NOR'], others: ['EST'], words: [], publishedFrom: '2031-01-03', publishedTo: '2031-06-20' },
]

function filterOf({ actors, others, words, ...within }: Omit<Followed, 'mayTell'>): Filter {
  return {
    ...within,
    kind: 'events',
    actor: actors,
    ...(others.length > 0 ? { with: others } : {}),
    ...(words.length > 0 ? { anyWord: words } : {}),
  }
}

describe.each(BOTH)('what follows a saying on %s', (_, start) => {
  const database = started(start)

  test('is what a walk finds, of the types asked for', async () => {
    const server = database()
    if (server === null) return
    const store = await openRecord(await server.fresh())
    await keepMeetings(store, 40)
    const found = await store.followers([
      ...ASKED.map(one => ({ ...one, mayTell: () => true })),
      ...ASKED.map(one => ({ ...one, mayTell: (type: string) => type === 'REJECT' })),
    ])
    const walked = await Promise.all(ASKED.map(one => allOf(store.items(filterOf(one)))))
    const rejected = walked.map(items => items.filter(({ type }) => type === 'REJECT'))
    expect(walked.map(items => items.length > 0)).toEqual([true, true, true, false, false])
    expect(found.map(items => items.map(({ id }) => id))).toEqual(
      [...walked, ...rejected].map(items => items.map(({ id }) => id)),
    )
    expect(await store.followers([])).toEqual([])
    await store.close()
  }, 60_000)

  test('is the oldest two hundred, and all others of the last day', async () => {
    const server = database()
    if (server === null) return
    const store = await openRecord(await server.fresh())
    await keepMeetings(store, 600)
    const within = { publishedFrom: '2031-01-02', publishedTo: '2032-12-31', mayTell: () => true }
    const [alone, worded, together] = await store.followers([
      { actors: ['EST'], others: [], words: [], ...within },
      { actors: ['EST'], others: [], words: ['wheat'], ...within },
      { actors: ['EST'], others: ['LVA'], words: [], ...within },
    ])
    for (const [items, filter] of [
      [alone, { actor: 'EST' }],
      [worded, { actor: 'EST', anyWord: ['wheat'] }],
      [together, { actor: 'EST', with: 'LVA' }],
    ] as const) {
      const { publishedFrom, publishedTo } = within
      const walked = await allOf(store.items({ ...filter, kind: 'events', publishedFrom, publishedTo, limit: 210 }))
      const last = walked[199].report.published ?? ''
      expect(items.map(({ id }) => id)).toEqual(
        walked.filter(({ report }) => (report.published ?? '') <= last).map(({ id }) => id),
      )
    }
    await store.close()
  }, 60_000)
})
