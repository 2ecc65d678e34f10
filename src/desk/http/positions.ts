// `/positions.json`: who stands where, a row an issue.
import { z } from 'zod'
import { type IssueRow, positionsOf } from '../../view/index.ts'
import type { Desk } from './desk.ts'
import { filterOf, type ListQuery, listQuery } from './filter.ts'
import { listOf, rowPage } from './list.ts'
import { route } from './route.ts'
import { cited } from './shapes.ts'

export const issueRow = z
  .object({
    issue: z.string().describe('The words most often used of it'),
    key: z.string(),
    stands: z
      .array(
        z
          .object({
            actor: z.string(),
            for: z.int(),
            against: z.int(),
            first: z.string(),
            last: z.string(),
            changes: z.array(z.object({ day: z.string(), from: z.string(), to: z.string() }).readonly()).readonly(),
            cited: z.array(cited).readonly(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly()

/** All issues as the query has them, those with most positions first. */
export function issueRows(
  desk: Desk,
  query: Omit<ListQuery, 'limit' | 'cursor'>,
): Promise<{ rows: IssueRow[]; partial: Awaited<ReturnType<Desk['computed']['latest']>>['partial'] }> {
  const filter = filterOf(query, { kind: 'positions' })
  return desk.computed.of(`positions ${JSON.stringify(filter)}`, async () => {
    const { items, partial } = await desk.computed.latest(filter)
    return { rows: await positionsOf(items), partial }
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
    return rowPage(rows, partial, row => row.key, query)
  },
})
