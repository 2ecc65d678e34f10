// `/map.json`: where events took place, a row a state.
import { z } from 'zod'
import { stateOfId } from '../../exchange/index.ts'
import { type Cited, cite } from '../../view/index.ts'
import { named } from './actor.ts'
import { filterOf, listQuery } from './filter.ts'
import { listOf, rowPage } from './list.ts'
import { route } from './route.ts'
import { cited } from './shapes.ts'

/** Events cited for a place; all of them are at `/items.json?kind=events&place=…`. */
const CITED = 5

export const map = route({
  method: 'GET',
  path: '/map.json',
  about: 'Where events took place: states with how many, of which types, and the latest of them',
  role: 'reader',
  query: listQuery,
  answer: listOf(
    z
      .object({
        place: z.string(),
        name: z.string(),
        middle: z.object({ longitude: z.number(), latitude: z.number() }).readonly().nullable(),
        events: z.int(),
        types: z.array(z.object({ type: z.string(), events: z.int() }).readonly()).readonly(),
        cited: z.array(cited).readonly().describe('The latest first'),
      })
      .readonly(),
  ),
  async handle({ desk, query }) {
    const filter = filterOf(query, { kind: 'events' })
    const { rows, partial } = await desk.computed.of(`map ${JSON.stringify(filter)}`, async () => {
      const { items, partial } = await desk.computed.latest(filter)
      const places = new Map<string, { types: Map<string, number>; events: number; cited: Cited[] }>()
      for (const item of [...items].reverse()) {
        if (item.place === null) continue
        const found = places.get(item.place) ?? { types: new Map<string, number>(), events: 0, cited: [] as Cited[] }
        places.set(item.place, found)
        found.events++
        found.types.set(item.type, (found.types.get(item.type) ?? 0) + 1)
        if (found.cited.length < CITED) found.cited.push(cite(item))
      }
      const rows = [...places].map(([place, { types, events, cited }]) => ({
        place,
        name: named(place).name,
        middle: stateOfId(place)?.middle ?? null,
        events,
        types: [...types].map(([type, count]) => ({ type, events: count })).sort((a, b) => b.events - a.events),
        cited,
      }))
      return { rows: rows.sort((a, b) => b.events - a.events || (a.place < b.place ? -1 : 1)), partial }
    })
    return rowPage(rows, partial, ({ place }) => place, query)
  },
})
