// `/actor/{code}.json` and `/actors.json`: what the record tells of one actor, and who is in it.
import { sql } from 'kysely'
import { z } from 'zod'
import { cite } from '../../view/index.ts'
import { loadWorld } from '../../world/index.ts'
import { agendaRow, agendaRows, monthBack, PLANS } from './agenda.ts'
import { filterOf, filterQuery, pageQuery } from './filter.ts'
import { instrumentRow, instrumentRows } from './instruments.ts'
import { listOf, oneOf, partialSchema, rowPage } from './list.ts'
import { issueRow, issueRows } from './positions.ts'
import { route } from './route.ts'
import { actorNamed, cited } from './shapes.ts'

/** Rows of each list on the page; each has a page of its own. */
const SHOWN = 50

/** The usual name of a code: of its state where the code is a sector's. */
export function named(code: string): { code: string; name: string } {
  const world = loadWorld()
  const [state, sector] = code.split(':')
  const name = world.nameOf(code) ?? world.nameOf(state)
  return {
    code,
    name: name === null ? code : sector === undefined || world.nameOf(code) !== null ? name : `${name} (${sector})`,
  }
}

export const codeParam = z.object({ code: z.string().min(1).max(80).describe('RUS, RUS:GOV, NATO') })

export const counts = z.object({ statements: z.int(), events: z.int(), positions: z.int(), instruments: z.int() })

export const actor = route({
  method: 'GET',
  path: '/actor/{code}.json',
  about: 'One actor: its latest items, counts, agenda, positions, instruments, and with whom it is told together',
  role: 'reader',
  params: codeParam,
  query: filterQuery.omit({ actor: true, actorB: true }),
  answer: oneOf(
    z.object({
      actor: actorNamed,
      counts,
      partial: partialSchema,
      timeline: z.array(cited).readonly().describe('The latest first'),
      agenda: z
        .array(agendaRow)
        .readonly()
        .describe('The first plans from `from` on, else from a month before the last report'),
      positions: z.array(issueRow).readonly(),
      instruments: z.array(instrumentRow).readonly(),
      others: z
        .array(actorNamed.unwrap().extend({ items: z.int() }).readonly())
        .readonly()
        .describe('Who takes part beside it'),
    }),
  ),
  async handle({ desk, params: { code }, query }) {
    const own = { ...query, actor: [code] }
    const filter = filterOf(own)
    const data = await desk.computed.of(`actor ${JSON.stringify(filter)}`, async () => {
      const { counts, states, newest, partial } = await desk.computed.counted(filter, SHOWN)
      return {
        actor: named(code),
        counts,
        partial,
        timeline: newest.map(cite),
        agenda: (await agendaRows(desk, { ...own, from: query.from ?? (await monthBack(desk)) }, { limit: PLANS }))
          .rows,
        positions: (await issueRows(desk, own)).rows.slice(0, SHOWN),
        instruments: (await instrumentRows(desk, own)).rows.slice(0, SHOWN),
        others: states
          .filter(({ state }) => state !== code.split(':')[0])
          .slice(0, SHOWN)
          .map(({ state, items }) => ({ ...named(state), items })),
      }
    })
    return { data }
  },
})

export const actors = route({
  method: 'GET',
  path: '/actors.json',
  about: 'States and organisations of the record, those of most items first',
  role: 'reader',
  query: pageQuery,
  answer: listOf(actorNamed.unwrap().extend({ items: z.int() }).readonly()),
  async handle({ desk, query }) {
    const rows = await desk.computed.of('actors', async () => {
      const found = await sql<{ state: string; items: number | string }>`
        select state, count(*) as items from actors group by state order by count(*) desc, state limit 2000`.execute(
        desk.store.database,
      )
      return found.rows.map(({ state, items }) => ({ ...named(state), items: Number(items) }))
    })
    return rowPage(rows, null, ({ code }) => code, query)
  },
})
