// `/statements.json`: who said what, by speaker.
import { z } from 'zod'
import { statementsOf } from '../../view/index.ts'
import { filterOf, listQuery } from './filter.ts'
import { listOf, rowPage } from './list.ts'
import { route } from './route.ts'
import { cited } from './shapes.ts'

export const statements = route({
  method: 'GET',
  path: '/statements.json',
  about: 'Who said what: speakers, the most often heard first, with their statements',
  role: 'reader',
  query: listQuery,
  answer: listOf(
    z.object({ actor: z.string().nullable(), name: z.string(), statements: z.array(cited).readonly() }).readonly(),
  ),
  async handle({ desk, query }) {
    const filter = filterOf(query, { kind: 'statements' })
    const { rows, partial } = await desk.computed.of(`statements ${JSON.stringify(filter)}`, async () => {
      const { items, partial } = await desk.computed.latest(filter)
      return { rows: await statementsOf(items), partial }
    })
    return rowPage(rows, partial, ({ actor, name }) => `${actor} ${name}`, query)
  },
})
