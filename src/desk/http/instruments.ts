// `/instruments.json`: what was put on paper, each with its history.
import { z } from 'zod'
import { instrumentsOf } from '../../view/index.ts'
import type { Desk } from './desk.ts'
import { filterOf, type ListQuery, listQuery } from './filter.ts'
import { ALL, listOf, rowPage } from './list.ts'
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
  .meta({ id: 'InstrumentRow' })

/** Instruments as the query has them, the latest first. */
export function instrumentRows(desk: Desk, query: Omit<ListQuery, 'limit' | 'cursor'>) {
  const asked = filterOf(query)
  return desk.computed.of(`instruments ${JSON.stringify(asked)}`, async () => {
    const { filter, partial } = await desk.computed.lately(asked, 'instruments')
    return { rows: (await instrumentsOf(desk.store, filter, { limit: ALL })).rows, partial }
  })
}

export const instruments = route({
  method: 'GET',
  path: '/instruments.json',
  about: 'What was put on paper, each with the history that reports tell, the latest first',
  role: 'reader',
  query: listQuery,
  answer: listOf(instrumentRow),
  async handle({ desk, query }) {
    const { rows, partial } = await instrumentRows(desk, query)
    return rowPage(rows, partial, row => row.history[0].cited.id, query)
  },
})
