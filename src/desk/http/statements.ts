// `/statements.json`: who said what.
import { statementsOf } from '../../view/index.ts'
import { filterOf, listQuery } from './filter.ts'
import { listOf, offsetOf, viewPage } from './list.ts'
import { route } from './route.ts'
import { cited } from './shapes.ts'

export const statements = route({
  method: 'GET',
  path: '/statements.json',
  about: 'Who said what, the latest first',
  role: 'reader',
  query: listQuery,
  answer: listOf(cited),
  async handle({ desk, query }) {
    const paging = { limit: query.limit, offset: offsetOf(query.cursor) }
    return viewPage(await statementsOf(desk.store, filterOf(query), paging))
  },
})
