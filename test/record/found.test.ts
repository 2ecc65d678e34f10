// A search with who takes part finds and counts the texts that a walk through the items finds, after corrections and newer editions, too.
import { describe, expect, test } from 'vitest'
import { type Filter, openRecord, type RecordStore } from '../../src/record/index.ts'
import { BOTH, started } from './both.ts'
import { allOf, meeting } from './invented.ts'

async function expectFound(store: RecordStore, filter: Filter): Promise<number> {
  const { hits, total, facets } = await store.found('ministers Narva', { ...filter, limit: 100 })
  const items = await allOf(store.items({ ...filter, words: 'ministers Narva' }))
  const editions = new Set(items.map(({ edition }) => edition))
  expect(new Set(hits.map(({ edition }) => edition))).toEqual(editions)
  expect([total, facets.counted]).toEqual([editions.size, editions.size])
  for (const { value, reports } of facets.types)
    expect(reports).toBe(new Set(items.filter(({ type }) => type === value).map(({ edition }) => edition)).size)
  expect(facets.publishers.map(({ value }) => value)).toEqual(editions.size === 0 ? [] : ['Gulf of Finland Post'])
  return total
}

const ASKED: readonly Filter[] = [
  { actor: 'LVA' },
  { actor: ['LVA', 'EST'] },
  { actor: 'EST', kind: 'events' },
  { actor: 'EST', from: '2031-05-06', to: '2031-05-08' },
  { actor: 'EST', with: 'LVA' },
  { actor: 'EST', type: 'REJECT' },
  { actor: 'NOR' },
]

describe.each(BOTH)('a search with who takes part on %s', (_, start) => {
  const database = started(start)

  test('finds what a walk finds', async () => {
    const server = database()
    if (server === null) return
    const store = await openRecord(await server.fresh())
    const url = 'https://post.example/m'
    const days = ['2031-05-05', '2031-05-06', '2031-05-08', '2031-05-09']
    await store.keep(days.map((published, i) => meeting({ id: `r${i}`, published })))
    await store.keep([meeting({ id: 'r8', url }), meeting({ id: 'r9', town: 'Riga' })])
    const totals = []
    for (const filter of ASKED) totals.push(await expectFound(store, filter))
    expect(totals).toEqual([5, 5, 5, 3, 5, 5, 0])
    // Another text takes one's place, and all that Latvia takes part in is rejected in another.
    await store.keep(meeting({ id: 'r8', url, town: 'Tartu' }))
    const [first] = await allOf(store.items({ actor: 'LVA' }))
    for (const { id } of await allOf(store.items({ actor: 'LVA', edition: first.edition })))
      await store.correct({ action: 'reject', item: id, by: 'Ana' })
    const later = []
    for (const filter of ASKED) later.push(await expectFound(store, filter))
    expect(later).toEqual([3, 4, 4, 2, 3, 4, 0])
    await store.close()
  }, 60_000)
})
