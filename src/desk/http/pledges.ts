// `/demands.json` and `/promises.json`: what was asked and promised, with what later reports say of it.
import { z } from 'zod'
import { demandsOf, FATES, promisesOf } from '../../view/index.ts'
import { filterOf, listQuery } from './filter.ts'
import { listOf, offsetOf, viewPage } from './list.ts'
import { route } from './route.ts'
import { cited } from './shapes.ts'

const pledge = z
  .object({
    made: cited,
    also: z.array(cited).readonly().describe('Other reports that tell it'),
    by: z.array(z.string()).readonly().describe('Who asks or promises'),
    to: z.array(z.string()).readonly(),
    fate: z.enum(FATES).describe('What was told last; `untold` where nothing is'),
    later: z.array(cited.unwrap().extend({ fate: z.enum(FATES) })).readonly(),
  })
  .readonly()
  .meta({ id: 'Pledge' })

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
      const filter = filterOf(others)
      const paging = { limit: query.limit, offset: offsetOf(query.cursor) }
      const key = `${path} ${JSON.stringify([filter, paging])}`
      return viewPage(await desk.computed.of(key, () => compute(desk.store, filter, paging)))
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
