// What is filtered, in the formats of others: `/agenda.ics`, `/pair/RUS/CHN.csv`. Every list has every format.
import { z } from 'zod'
import { FORMATS, formatOf, recordSource } from '../../exchange/index.ts'
import type { Filter } from '../../record/index.ts'
import { agendaRows } from './agenda.ts'
import { countedIds, countedQuery } from './counted.ts'
import type { Desk } from './desk.ts'
import { type FilterQuery, filterOf, filterQuery } from './filter.ts'
import { toldShape } from './happenings.ts'
import { ALL } from './list.ts'
import { pledgeIds } from './pledges.ts'
import { Problem } from './problem.ts'
import { type Route, route } from './route.ts'

const format = z.enum(FORMATS.map(({ name }) => name) as [string, ...string[]])

/** What a page's export asks of the record beside the filter. */
interface Exported {
  readonly path: string
  readonly what: string
  readonly base: (params: Readonly<Record<string, string>>, query: Readonly<Record<string, unknown>>) => Filter
  /** Takes more than the filter. */
  readonly query?: z.ZodObject
  /** What the page's own rows hold, where no filter of the record says it; null where one does. */
  readonly ids?: (desk: Desk, query: FilterQuery) => Promise<readonly string[]> | null
}

/** Announcements of those plans that came out so: the agenda filters by outcome. */
function announcedIds(desk: Desk, query: FilterQuery): Promise<readonly string[]> | null {
  if (query.status === undefined) return null
  return agendaRows(desk, query, { limit: ALL }).then(({ rows }) =>
    rows.flatMap(({ announced }) => announced.map(({ id }) => id)),
  )
}

const LISTS: readonly Exported[] = [
  { path: '/items', what: 'Items', base: () => ({}), query: countedQuery },
  { path: '/search', what: 'Items of the reports that hold the words', base: () => ({}) },
  { path: '/agenda', what: 'Planned events', base: () => ({ kind: 'events', status: 'planned' }), ids: announcedIds },
  { path: '/positions', what: 'Positions', base: () => ({ kind: 'positions' }) },
  {
    path: '/demands',
    what: 'Demands',
    base: () => ({ kind: 'events' }),
    ids: (desk, query) => pledgeIds(desk, 'demands', query),
  },
  {
    path: '/promises',
    what: 'Promises',
    base: () => ({ kind: 'events' }),
    ids: (desk, query) => pledgeIds(desk, 'promises', query),
  },
  { path: '/statements', what: 'Statements', base: () => ({ kind: 'statements' }) },
  { path: '/instruments', what: 'Instruments', base: () => ({ kind: 'instruments' }) },
  {
    path: '/happenings',
    what: 'Events that several reports tell',
    base: (_, { minReports }) => ({ kind: 'events', minReports: Number(minReports) }),
    query: filterQuery.extend(toldShape),
  },
  { path: '/map', what: 'Events', base: () => ({ kind: 'events' }) },
  { path: '/actor/{code}', what: 'Items of an actor', base: ({ code }) => ({ actor: code }) },
  { path: '/pair/{a}/{b}', what: 'Items of a pair', base: ({ a, b }) => ({ actor: a, with: b }) },
  { path: '/report/{id}', what: 'Items of a text', base: ({ id }) => ({ edition: id, editions: 'all' }) },
  { path: '/happening/{id}', what: 'Events of a happening', base: ({ id }) => ({ happening: id }) },
]

/** Items of a figure that can be asked for by their ids. */
const MOST_COUNTED = 10_000

const code = z.string().min(1).max(80)
const id = z.string().regex(/^[0-9a-f]{20}$/, 'expected 20 hex digits')
const PARAMS = { code, a: code, b: code, id } as const

/** A route for each list. */
export const exportRoutes: readonly Route[] = LISTS.map(
  ({ path, what, base, query = filterQuery, ids: own = countedIds }) => {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as keyof typeof PARAMS)
    return route({
      method: 'GET',
      path: `${path}.{format}`,
      about: `${what} as the filter says, whole, in the format of others`,
      role: 'reader',
      params: z.object({ ...Object.fromEntries(names.map(name => [name, PARAMS[name]])), format }),
      query,
      answer: z.instanceof(Response),
      file: true,
      async handle({ desk, params, query: asked }) {
        const query = asked as FilterQuery
        const { store } = desk
        const { format, ...rest } = params as { format: string } & Record<string, string>
        const known = formatOf(format)
        if (known === null) throw new Problem('not-found', `"${format}" is no format`)
        const ids = await own(desk, query)
        if (ids !== null && ids.length > MOST_COUNTED)
          throw new Problem('bad-request', `the figure counts ${ids.length} items, expected at most ${MOST_COUNTED}`)
        const filter = ids === null ? filterOf(query, base(rest, query)) : { id: ids }
        // What cannot be asked is told before the first byte is sent: after it there is no telling.
        for await (const _ of store.items({ ...filter, limit: 1 })) break
        const name = `${path.split('/')[1]}.${known.extension}`
        return new Response(streamOf(known.write(recordSource(store, filter), () => {})), {
          headers: { 'content-type': known.mediaType, 'content-disposition': `attachment; filename="${name}"` },
        })
      },
    })
  },
)

/** Chunks at the pace of whoever reads them; a reader that goes away ends the walk. */
function streamOf(chunks: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const steps = chunks[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await steps.next()
      if (done) controller.close()
      else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value)
    },
    async cancel() {
      await steps.return?.()
    },
  })
}
