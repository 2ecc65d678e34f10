// `/instruments.json`: what was put on paper, each with its history.
import { z } from 'zod'
import { instrumentsOf, type Paging } from '../../view/index.ts'
import type { Desk } from './desk.ts'
import { filterOf, type ListQuery, listQuery } from './filter.ts'
import { listOf, offsetOf, viewPage } from './list.ts'
import { route } from './route.ts'
import { cited } from './shapes.ts'

export const instrumentRow = z
  .object({
    id: z.string().describe('/items.json?happening={id} has its mentions'),
    name: z.string().describe('Its fullest name'),
    kind: z.string(),
    states: z.array(z.string()).readonly(),
    history: z.array(z.object({ status: z.string(), day: z.string(), cited }).readonly()).readonly(),
    status: z.string().describe('Told last'),
    mentions: z.int(),
    first: z.string(),
    last: z.string(),
  })
  .readonly()

/** Instruments as the query has them, the latest first. */
export function instrumentRows(desk: Desk, query: Omit<ListQuery, 'limit' | 'cursor'>, paging: Paging) {
  const filter = filterOf(query)
  const key = `instruments ${JSON.stringify([filter, paging])}`
  return desk.computed.of(key, () => instrumentsOf(desk.store, filter, paging))
}

export const instruments = route({
  method: 'GET',
  path: '/instruments.json',
  about: 'What was put on paper, each with the history that reports tell, the latest first',
  role: 'reader',
  query: listQuery,
  answer: listOf(instrumentRow),
  async handle({ desk, query }) {
    return viewPage(await instrumentRows(desk, query, { limit: query.limit, offset: offsetOf(query.cursor) }))
  },
})
