// `/pair/{a}/{b}.json`: two actors: what is told between them, where they stand together and apart, their ties beside another pair's.
import { z } from 'zod'
import { cite, DOMAINS, type Ties, tiesOf } from '../../view/index.ts'
import { counts, named } from './actor.ts'
import { agendaRow, agendaRows, monthBack, PLANS } from './agenda.ts'
import type { Desk } from './desk.ts'
import { type FilterQuery, filterOf, filterQuery } from './filter.ts'
import { instrumentRow, instrumentRows } from './instruments.ts'
import { oneOf, partialSchema } from './list.ts'
import { issueRow, issueRows } from './positions.ts'
import { route } from './route.ts'
import { actorNamed, cited } from './shapes.ts'

const SHOWN = 50
/** Resamplings for the intervals: enough for two digits. */
const RESAMPLINGS = 300

const code = z.string().min(1).max(80)
const figure = z.object({ value: z.number(), low: z.number(), high: z.number() }).readonly().meta({ id: 'Figure' })
const tieRow = z
  .object({
    of: z.string(),
    events: z.int(),
    reports: z.int(),
    happenings: z.int().describe('What several reports tell counts once'),
    rate: figure,
    intensity: figure,
    cited: z.array(cited).readonly().describe('The gravest'),
  })
  .readonly()
const side = z.object({ name: z.string(), codes: z.array(z.string()).readonly() }).readonly()
export const ties = z
  .object({
    a: side,
    b: side,
    volume: z.int().describe('All reports kept in the time'),
    total: tieRow,
    quads: z
      .array(tieRow.unwrap().extend({ quad: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]) }))
      .readonly(),
    domains: z.array(tieRow.unwrap().extend({ domain: z.enum(DOMAINS) })).readonly(),
    months: z.array(tieRow).readonly(),
  })
  .readonly()
  .meta({
    id: 'Ties',
    description: 'Events per thousand reports kept, with the interval of 95 of 100 resamplings of the reports',
  })

export const pair = route({
  method: 'GET',
  path: '/pair/{a}/{b}.json',
  about: 'Two actors: timeline, agenda, instruments, positions in common and against, ties by class, domain and month',
  role: 'reader',
  params: z.object({ a: code, b: code }),
  query: filterQuery.omit({ actor: true, actorB: true }).extend({
    beside: z
      .string()
      .regex(/^[^/]{1,80}\/[^/]{1,400}$/, 'expected a pair: USA/CHN, or RUS/FRA,DEU,ITA')
      .optional()
      .describe('Another pair, or one with a bloc: USA/CHN, RUS/FRA,DEU,ITA'),
  }),
  answer: oneOf(
    z.object({
      a: actorNamed,
      b: actorNamed,
      counts,
      partial: partialSchema,
      timeline: z.array(cited).readonly().describe('The latest first'),
      agenda: z.array(agendaRow).readonly(),
      instruments: z.array(instrumentRow).readonly(),
      common: z.array(issueRow).readonly().describe('Issues on which both stand on one side'),
      against: z.array(issueRow).readonly().describe('Issues on which one stands for, the other against'),
      ties,
      beside: ties.nullable(),
    }),
  ),
  async handle({ desk, params: { a, b }, query: { beside, ...query } }) {
    const own = { ...query, actor: [a], actorB: b }
    const filter = filterOf(own)
    const data = await desk.computed.of(`pair ${JSON.stringify([filter, beside])}`, async () => {
      const { counts, newest, partial } = await desk.computed.counted(filter, SHOWN)
      const { rows } = await issueRows(desk, { ...query, actor: [a, b] })
      const sides = rows.map(row => ({ row, side: sideOf(row, a, b) }))
      const [otherA, otherB] = beside?.split('/') ?? []
      return {
        a: named(a),
        b: named(b),
        counts,
        partial,
        timeline: newest.map(cite),
        agenda: (await agendaRows(desk, { ...own, from: query.from ?? (await monthBack(desk)) }, { limit: PLANS }))
          .rows,
        instruments: (await instrumentRows(desk, own)).rows.slice(0, SHOWN),
        common: sides
          .filter(({ side }) => side === 'common')
          .map(({ row }) => row)
          .slice(0, SHOWN),
        against: sides
          .filter(({ side }) => side === 'against')
          .map(({ row }) => row)
          .slice(0, SHOWN),
        ties: await tiesBetween(desk, [a], [b], query),
        beside: otherA === undefined ? null : await tiesBetween(desk, otherA.split(','), otherB.split(','), query),
      }
    })
    return { data }
  },
})

/** Where two actors stand on an issue by what was told last of each. */
function sideOf({ stands }: z.output<typeof issueRow>, a: string, b: string): 'common' | 'against' | null {
  const last = (code: string) => stands.find(({ actor }) => actor === code.split(':')[0])?.now
  const [one, other] = [last(a), last(b)]
  if (one === undefined || other === undefined) return null
  if (one === 'both' || other === 'both') return null
  return one === other ? 'common' : 'against'
}

function tiesBetween(desk: Desk, a: readonly string[], b: readonly string[], query: FilterQuery): Promise<Ties> {
  const { actor: _, actorB: __, kind: ___, ...others } = query
  return tiesOf(desk.store, a.join('+'), b.join('+'), filterOf(others), { resamplings: RESAMPLINGS })
}
