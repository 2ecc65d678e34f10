// `/search.json`: reports that hold the words, best first, with the stretch around the first hit and what else they have in common.
import { z } from 'zod'
import { filterOf, listQuery } from './filter.ts'
import { listOf, rowPage } from './list.ts'
import { route } from './route.ts'
import { keptItem, reportShape, span } from './shapes.ts'

/** Reports that a search looks at: the best. */
const LOOKED_AT = 200

const hit = z
  .object({
    report: reportShape,
    edition: z.string(),
    editionNumber: z.int(),
    rank: z.number(),
    snippet: z
      .object({ words: z.string(), span, hits: z.array(span).readonly() })
      .readonly()
      .describe('Spans count in the whole text'),
    items: z.array(keptItem).readonly(),
  })
  .readonly()

const facet = z.array(z.object({ value: z.string(), reports: z.int() }).readonly()).readonly()

export const search = route({
  method: 'GET',
  path: '/search.json',
  about:
    'Full text: reports that hold all the words of `q` and have an item as the filter says, best first, with facets',
  role: 'reader',
  query: listQuery,
  answer: listOf(hit).extend({
    facets: z.object({ publisher: facet, month: facet, type: facet, actor: facet }),
  }),
  async handle({ desk, query }) {
    const { q, ...others } = query
    if (q === undefined)
      return { ...rowPage([], null, () => '', query), facets: { publisher: [], month: [], type: [], actor: [] } }
    const filter = { ...filterOf(others), limit: LOOKED_AT + 1 }
    const hits = await desk.computed.of(`search ${JSON.stringify([q, filter])}`, () => desk.store.search(q, filter))
    const looked = hits.slice(0, LOOKED_AT)
    const days = looked.map(({ report }) => report.published?.slice(0, 10) ?? '').sort()
    const partial = hits.length > LOOKED_AT ? { items: LOOKED_AT, since: days[0] } : null
    return {
      ...rowPage(looked, partial, ({ edition }) => edition, query),
      facets: {
        publisher: counted(looked.map(({ report }) => [report.publisher ?? ''])),
        month: counted(looked.map(({ report }) => [report.published?.slice(0, 7) ?? ''])),
        type: counted(looked.map(({ items }) => items.map(({ type }) => type))),
        actor: counted(
          looked.map(({ items }) => items.flatMap(({ parties }) => parties.map(({ state }) => state ?? ''))),
        ),
      },
    }
  },
})

/** How many of the lists hold each value, the commonest first; empty values do not count. */
function counted(lists: readonly (readonly string[])[]) {
  const reports = new Map<string, number>()
  for (const list of lists)
    for (const value of new Set(list)) if (value !== '') reports.set(value, (reports.get(value) ?? 0) + 1)
  return [...reports]
    .map(([value, count]) => ({ value, reports: count }))
    .sort((a, b) => b.reports - a.reports || (a.value < b.value ? -1 : 1))
    .slice(0, 30)
}
