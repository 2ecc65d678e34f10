// `/happenings.json` and `/happening/{id}.json`: one thing, many reports: accounts side by side.
import { z } from 'zod'
import type { Happening } from '../../record/index.ts'
import { filterOf, listQuery } from './filter.ts'
import { idParam } from './items.ts'
import { listOf, offsetOf, oneOf, rowPage } from './list.ts'
import { Problem } from './problem.ts'
import { route } from './route.ts'
import { keptItem, reportShape } from './shapes.ts'

const who = z.array(z.object({ who: z.string(), events: z.array(z.string()).readonly() }).readonly()).readonly()

export const happeningShape = z
  .object({
    id: z.string(),
    type: z.string(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    place: z.string().nullable(),
    words: z.string().describe('The sentence of the fullest account'),
    parties: z.array(z.object({ role: z.string(), state: z.string(), events: z.int() }).readonly()).readonly(),
    events: z.array(keptItem).readonly(),
    reports: z
      .array(reportShape.unwrap().extend({ edition: z.string(), copyOf: z.string().nullable() }).readonly())
      .readonly(),
    reportedBy: who,
    deniedBy: who,
    differences: z
      .array(
        z
          .object({
            about: z.enum(['status', 'number', 'party', 'time', 'place']),
            of: z.string(),
            accounts: z
              .array(z.object({ value: z.string(), events: z.array(z.string()).readonly() }).readonly())
              .readonly(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly()
  .meta({ id: 'Happening' })

/** By how many reports a happening is told at least. */
export const toldShape = { minReports: z.coerce.number().int().min(1).max(1000).default(2) } as const

export const happenings = route({
  method: 'GET',
  path: '/happenings.json',
  about: 'What several reports tell: who reports it, who denies it, how the accounts differ; the latest first',
  role: 'reader',
  query: listQuery.extend(toldShape),
  answer: listOf(happeningShape),
  async handle({ desk, query: { minReports, ...query } }) {
    const filter = {
      ...filterOf(query, { kind: 'events' }),
      minReports,
      order: 'newest' as const,
      limit: offsetOf(query.cursor) + query.limit + 1,
    }
    const rows = await desk.computed.of(`happenings ${JSON.stringify(filter)}`, async () => {
      const found: Happening[] = []
      for await (const happening of desk.store.happenings(filter)) found.push(happening)
      return found
    })
    // Only what the page shows was loaded: how many there are is known of the whole record alone.
    const isWhole = minReports === 1 && Object.keys(filterOf(query)).length === 0
    const total = isWhole ? (await desk.computed.of('totals', () => desk.store.totals())).happenings : null
    return { ...rowPage(rows, null, ({ id }) => id, query), total }
  },
})

export const happening = route({
  method: 'GET',
  path: '/happening/{id}.json',
  about: 'One happening with all of its accounts',
  role: 'reader',
  params: idParam,
  answer: oneOf(happeningShape),
  async handle({ desk: { store }, params: { id } }) {
    const found = await store.happening(id)
    if (found === null) throw new Problem('not-found', `there is no happening ${id}, expected all 20 digits`)
    return { data: found }
  },
})
