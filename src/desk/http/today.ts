// `/index.json`: what is new, what is planned, who moved.
import { z } from 'zod'
import { type Cited, cite, dayAfter, movesOf } from '../../view/index.ts'
import { agendaRow, agendaRows } from './agenda.ts'
import { oneOf } from './list.ts'
import { headOf } from './report.ts'
import { route } from './route.ts'
import { cited, editionHead } from './shapes.ts'

/** Rows of each list on the page. */
const SHOWN = 12
/** Days before the latest report in which a change of mind is news. */
const MOVED = 30

const totals = z.object({
  reports: z.int(),
  editions: z.int(),
  items: z.object({ statements: z.int(), events: z.int(), positions: z.int(), instruments: z.int() }),
  corrections: z.int(),
  happenings: z.int(),
})

export const today = route({
  method: 'GET',
  path: '/index.json',
  also: ['/today.json'],
  about: 'What is new, what is planned, who moved',
  role: 'reader',
  answer: oneOf(
    z.object({
      record: z.object({ name: z.string(), reader: z.string().describe('Version of Chancery that serves it') }),
      totals,
      day: z.string().describe('Day of publication of the latest report; empty where there is none'),
      reports: z.array(editionHead).readonly(),
      events: z.array(cited).readonly().describe('Of the latest reports'),
      agenda: z.array(agendaRow).readonly().describe('Due next'),
      moved: z
        .array(
          z.object({
            issue: z.string(),
            parties: z.array(z.string()).readonly(),
            actor: z.string(),
            day: z.string(),
            from: z.string(),
            to: z.string(),
            cited: z.array(cited).readonly(),
          }),
        )
        .readonly()
        .describe('Whose stance on an issue is told otherwise than before, the latest first'),
    }),
  ),
  async handle({ desk }) {
    const { store, version, computed } = desk
    const data = await computed.of('today', async () => {
      const reports = []
      for await (const report of store.reports({ order: 'newest', limit: SHOWN })) reports.push(headOf(report))
      const events: Cited[] = []
      for await (const item of store.items({ kind: 'events', order: 'newest', limit: SHOWN })) events.push(cite(item))
      const day = reports[0]?.published?.slice(0, 10)
      const { rows } = await agendaRows(desk, { status: ['due'], from: day }, { limit: SHOWN })
      const moves = await movesOf(store, {}, dayAfter(day ?? '', -MOVED), day ?? '', SHOWN)
      return {
        record: { name: store.name, reader: version },
        totals: await store.totals(),
        day: day ?? '',
        reports,
        events,
        agenda: rows.slice(0, SHOWN),
        moved: moves.map(({ now, before, ...move }) => ({ ...move, cited: [now, before] })),
      }
    })
    return { data }
  },
})
