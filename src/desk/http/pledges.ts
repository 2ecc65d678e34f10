// `/demands.json` and `/promises.json`: what was asked and promised, with what later reports say of it.
import { z } from 'zod'
import { demandsOf, FATES, promisesOf } from '../../view/index.ts'
import { filterOf, listQuery } from './filter.ts'
import { listOf, rowPage } from './list.ts'
import { route } from './route.ts'
import { cited } from './shapes.ts'

const pledge = z
  .object({
    made: cited,
    from: z.array(z.string()).readonly(),
    to: z.array(z.string()).readonly(),
    later: z.array(cited.unwrap().extend({ fate: z.enum(FATES) })).readonly(),
  })
  .readonly()

const pledgeRoute = (path: string, about: string, compute: typeof demandsOf) =>
  route({
    method: 'GET',
    path,
    about,
    role: 'reader',
    query: listQuery,
    answer: listOf(pledge),
    async handle({ desk, query }) {
      const { kind: _, type: __, ...others } = query
      const filter = filterOf(others, { kind: 'events' })
      const { rows, partial } = await desk.computed.of(`${path} ${JSON.stringify(filter)}`, async () => {
        const { items, partial } = await desk.computed.latest(filter)
        return { rows: (await compute(items)).reverse(), partial }
      })
      return rowPage(rows, partial, row => row.made.id, query)
    },
  })

export const demands = pledgeRoute(
  '/demands.json',
  'What was asked of whom, and its later fate; the latest first',
  demandsOf,
)
export const promises = pledgeRoute(
  '/promises.json',
  'What was promised or planned to be given, and its later fate',
  promisesOf,
)
