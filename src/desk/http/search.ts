// `/search.json`: reports that hold the words, best first, with the stretch around the first hit and what else they have in common.
import { z } from 'zod'
import { filterOf, listQuery } from './filter.ts'
import { listOf, offsetOf, viewPage } from './list.ts'
import { route } from './route.ts'
import { keptItem, reportShape, span } from './shapes.ts'

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
    facets: z.object({
      counted: z.int().describe('Reports that the facets count: the newest'),
      publisher: facet,
      month: facet,
      type: facet,
      actor: facet,
    }),
  }),
  async handle({ desk, query: { limit, cursor, ...query } }) {
    const { q, ...others } = query
    if (q === undefined)
      return { ...viewPage<z.output<typeof hit>>({ rows: [], next: null }), total: 0, facets: NO_FACETS }
    const offset = offsetOf(cursor)
    const asked = { ...filterOf(others), limit: limit + 1, offset }
    const first = () => desk.store.found(q, { ...asked, offset: 0 })
    const { total, facets, ...found } = await desk.computed.of(
      `search ${JSON.stringify([q, asked.limit, filterOf(others)])}`,
      first,
    )
    const hits = offset === 0 ? found.hits : await desk.store.search(q, asked)
    const next = hits.length > limit ? offset + limit : null
    return {
      ...viewPage({ rows: hits.slice(0, limit), next }),
      total,
      facets: {
        counted: facets.counted,
        publisher: facets.publishers,
        month: facets.months.filter(({ value }) => value !== '').reverse(),
        type: facets.types,
        actor: facets.actors,
      },
    }
  },
})

const NO_FACETS = { counted: 0, publisher: [], month: [], type: [], actor: [] } as const
