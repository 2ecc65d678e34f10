// `/demands.json` and `/promises.json`: what was asked and promised, with what later reports say of it.
import { z } from 'zod'
import { demandsOf, FATES, type Paging, pledgeItemsOf, promisesOf } from '../../view/index.ts'
import type { Desk } from './desk.ts'
import { type FilterQuery, filterOf, type ListQuery, listQuery } from './filter.ts'
import { ALL, listOf, offsetOf, viewPage } from './list.ts'
import { route } from './route.ts'
import { cited } from './shapes.ts'

const pledge = z
  .object({
    made: cited,
    also: z.array(cited).readonly().describe('Other reports that tell it'),
    by: z.array(z.string()).readonly().describe('Who asks or promises'),
    to: z.array(z.string()).readonly(),
    fate: z.enum(FATES).describe('What was told last; `untold` where nothing is'),
    later: z
      .array(cited.unwrap().extend({ fate: z.enum(FATES) }))
      .readonly()
      .describe('The latest 20'),
  })
  .readonly()
  .meta({ id: 'Pledge' })

type What = 'demands' | 'promises'
const VIEWS = { demands: demandsOf, promises: promisesOf } as const

/** Rows as the query has them. `status` is the fate; which events they are is the page's own. */
export function pledgeRows(desk: Desk, what: What, query: Omit<ListQuery, 'limit' | 'cursor'>, paging: Paging) {
  const { kind: _, type: __, status, ...others } = query
  const filter = filterOf(others)
  const fate = status === undefined ? undefined : FATES.filter(known => status.includes(known))
  const options = { ...paging, ...(fate === undefined ? {} : { fate }) }
  return desk.computed.of(`${what} ${JSON.stringify([filter, options])}`, () =>
    VIEWS[what](desk.store, filter, options),
  )
}

/** Ids of all items that tell them. */
export async function pledgeIds(desk: Desk, what: What, query: FilterQuery): Promise<readonly string[]> {
  const { kind: _, type: __, status, ...others } = query
  if (status === undefined) return pledgeItemsOf(desk.store, what, filterOf(others))
  const { rows } = await pledgeRows(desk, what, query, { limit: ALL })
  return rows.flatMap(({ made, also }) => [made, ...also].map(({ id }) => id))
}

const pledgeRoute = (what: What, about: string) =>
  route({
    method: 'GET',
    path: `/${what}.json`,
    about,
    role: 'reader',
    query: listQuery,
    answer: listOf(pledge),
    async handle({ desk, query }) {
      return viewPage(await pledgeRows(desk, what, query, { limit: query.limit, offset: offsetOf(query.cursor) }))
    },
  })

export const demands = pledgeRoute('demands', 'What was asked of whom, and its later fate; the latest first')
export const promises = pledgeRoute('promises', 'What was promised or planned to be given, and its later fate')
