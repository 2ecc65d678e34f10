// `/agenda.json`: what is planned, by date, and what became of it.
import { z } from 'zod'
import { type AgendaRow, agendaOf, OUTCOMES } from '../../view/index.ts'
import type { Desk } from './desk.ts'
import { filterOf, type ListQuery, listQuery } from './filter.ts'
import { listOf, rowPage } from './list.ts'
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

/** All of the agenda's rows as the query has them. `status` is the outcome; days and types are the plan's own. */
export async function agendaRows(desk: Desk, query: Omit<ListQuery, 'limit' | 'cursor'>) {
  // What became of a plan stands in items of any status and day: these two filter rows, not items.
  const { status, type, from, to, place, kind: _, ...others } = query
  const filter = filterOf(others, { kind: 'events' })
  const { rows, partial } = await desk.computed.of(`agenda ${JSON.stringify(filter)}`, async () => {
    const { items, partial } = await desk.computed.latest(filter)
    return { rows: await agendaOf(items), partial }
  })
  const wanted = ({ outcome, type: kind, place: where, ...row }: AgendaRow) => {
    const first = row.from ?? row.announced[0].report.published?.slice(0, 10) ?? ''
    const last = row.to ?? first
    return (
      (status === undefined || status.includes(outcome)) &&
      (type === undefined || type.includes(kind)) &&
      (place === undefined || (where !== null && place.includes(where))) &&
      (from === undefined || last >= from) &&
      (to === undefined || first <= to)
    )
  }
  return { rows: rows.filter(wanted), partial }
}

export const agenda = route({
  method: 'GET',
  path: '/agenda.json',
  about: 'What is planned, by date, and what later reports say became of it',
  role: 'reader',
  query: listQuery,
  answer: listOf(agendaRow),
  async handle({ desk, query }) {
    const { rows, partial } = await agendaRows(desk, query)
    return rowPage(rows, partial, row => row.announced[0].id, query)
  },
})
