// `/reports.json`: reports, the newest first, as the filter says: those that have an item of that kind, or all.
import type { KeptEdition } from '../../record/index.ts'
import { filterOf, listQuery } from './filter.ts'
import { listOf, offsetOf, viewPage } from './list.ts'
import { headOf } from './report.ts'
import { route } from './route.ts'
import { editionHead } from './shapes.ts'

export const reports = route({
  method: 'GET',
  path: '/reports.json',
  about: 'Reports without their texts, the newest first: all, or those that have an item as the filter says',
  role: 'reader',
  query: listQuery,
  answer: listOf(editionHead),
  async handle({ desk: { store, computed }, query }) {
    const filter = filterOf(query)
    const offset = offsetOf(query.cursor)
    const found: Omit<KeptEdition, 'text'>[] = []
    for await (const report of store.reports({ ...filter, order: 'newest', offset, limit: query.limit + 1 }))
      found.push(headOf(report))
    const next = found.length > query.limit ? offset + query.limit : null
    const total = await computed.of(`reports ${JSON.stringify(filter)}`, () => store.countReports(filter))
    return { ...viewPage({ rows: found.slice(0, query.limit), next }), total }
  },
})
