// `/positions.json`: who stands where, a row an issue.
import { z } from 'zod'
import { positionsOf } from '../../view/index.ts'
import type { Desk } from './desk.ts'
import { filterOf, type ListQuery, listQuery } from './filter.ts'
import { ALL, listOf, rowPage } from './list.ts'
import { route } from './route.ts'
import { cited } from './shapes.ts'

export const issueRow = z
  .object({
    issue: z.string().describe('The words most often used of it'),
    parties: z.array(z.string()).readonly().describe('Of “the sanctions”: whose they are'),
    key: z.string(),
    positions: z.int(),
    first: z.string(),
    last: z.string(),
    stands: z
      .array(
        z
          .object({
            actor: z.string(),
            for: z.int(),
            against: z.int(),
            first: z.string(),
            last: z.string(),
            now: z.enum(['for', 'against', 'both']).describe('Told last'),
            changed: z.int().describe('How often it changed; `changes` are the latest five'),
            changes: z
              .array(z.object({ day: z.string(), from: z.string(), to: z.string(), cited }).readonly())
              .readonly(),
            cited: z.array(cited).readonly(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly()
  .meta({ id: 'IssueRow' })

/** The filter by which positions are asked for, bounded to the latest. */
export const positionsAsked = (desk: Desk, query: Omit<ListQuery, 'limit' | 'cursor'>) =>
  desk.computed.lately(filterOf(query), 'positions')

/** Issues as the query has them, those with most positions first. */
export function issueRows(desk: Desk, query: Omit<ListQuery, 'limit' | 'cursor'>) {
  const asked = filterOf(query)
  return desk.computed.of(`positions ${JSON.stringify(asked)}`, async () => {
    const { filter, partial } = await positionsAsked(desk, query)
    return { rows: (await positionsOf(desk.store, filter, { limit: ALL })).rows, partial }
  })
}

export const positions = route({
  method: 'GET',
  path: '/positions.json',
  about: 'Who stands where: issues, and on each of them the actors with their stance, its dates and its changes',
  role: 'reader',
  query: listQuery,
  answer: listOf(issueRow),
  async handle({ desk, query }) {
    const { rows, partial } = await issueRows(desk, query)
    return rowPage(rows, partial, ({ key }) => key, query)
  },
})
