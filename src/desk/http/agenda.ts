// `/agenda.json`: what is planned, by date, and what became of it.
import { z } from 'zod'
import { type Agenda, agendaOf, OUTCOMES, type Paging } from '../../view/index.ts'
import type { Desk } from './desk.ts'
import { filterOf, type ListQuery, listQuery } from './filter.ts'
import { listOf, offsetOf, viewPage } from './list.ts'
import { route } from './route.ts'
import { cited } from './shapes.ts'

export const agendaRow = z
  .object({
    type: z.string(),
    mode: z.string().nullable(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    place: z.string().nullable(),
    states: z.array(z.string()).readonly(),
    outcome: z
      .enum(OUTCOMES)
      .describe('As later reports tell it; `due` lies ahead of the last report, `untold` behind it'),
    announced: z.array(cited).readonly(),
    became: z.array(cited.unwrap().extend({ outcome: z.enum(OUTCOMES) })).readonly(),
  })
  .readonly()
  .meta({ id: 'AgendaRow' })

/** The agenda's rows as the query has them. `status` is the outcome; days and types are the plan's own. */
export function agendaRows(desk: Desk, query: Omit<ListQuery, 'limit' | 'cursor'>, paging: Paging): Promise<Agenda> {
  const { status, kind: _, ...others } = query
  const filter = filterOf(others)
  const outcome = status === undefined ? undefined : OUTCOMES.filter(known => status.includes(known))
  const options = { ...paging, ...(outcome === undefined ? {} : { outcome }) }
  return desk.computed.of(`agenda ${JSON.stringify([filter, options])}`, () => agendaOf(desk.store, filter, options))
}

/** Plans on an actor's and a pair's page, in order of their days: to look for what became of each takes the longest of all that is there. */
export const PLANS = 10

/** A month before the record's last day: what an actor's page shows of the agenda where no day is asked for. */
export async function monthBack(desk: Desk): Promise<string | undefined> {
  for await (const { published } of desk.store.reports({ order: 'newest', limit: 1 })) {
    const time = Date.parse(published?.slice(0, 10) ?? '')
    return Number.isNaN(time) ? undefined : new Date(time - 30 * 86_400_000).toISOString().slice(0, 10)
  }
  return undefined
}

export const agenda = route({
  method: 'GET',
  path: '/agenda.json',
  about: 'What is planned, by date, and what later reports say became of it',
  role: 'reader',
  query: listQuery,
  answer: listOf(agendaRow),
  async handle({ desk, query }) {
    return viewPage(await agendaRows(desk, query, { limit: query.limit, offset: offsetOf(query.cursor) }))
  },
})
