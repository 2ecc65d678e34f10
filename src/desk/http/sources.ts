// `/sources.json`: whose reports the record holds, and how the feeds that are followed fare.
import { sql } from 'kysely'
import { z } from 'zod'
import { FEED_STATES, feedStatus } from '../../follow/index.ts'
import { pageQuery } from './filter.ts'
import { listOf, rowPage } from './list.ts'
import { route } from './route.ts'

const time = z.string().nullable().describe('ISO time; null where it never was')
const feed = z
  .object({
    url: z.string(),
    title: z.string().nullable(),
    home: z.string().nullable(),
    owner: z.string().nullable().describe('Code of the state or organisation that speaks there'),
    group: z.string().nullable(),
    state: z.enum(FEED_STATES),
    lastTried: time,
    lastSuccess: time,
    lastNew: time,
    next: time,
    requests: z.int(),
    failed: z.int(),
    failuresInARow: z.int(),
    fault: z.string().nullable().describe('What was wrong at the last request'),
    kept: z.int(),
    due: z.int(),
    empty: z.int(),
  })
  .readonly()

export const sources = route({
  method: 'GET',
  path: '/sources.json',
  about:
    'Publishers with how many reports the record holds of each, and from when to when; every feed that is followed, those that fail first',
  role: 'reader',
  query: pageQuery,
  answer: listOf(
    z.object({ publisher: z.string().nullable(), reports: z.int(), first: z.string(), last: z.string() }).readonly(),
  ).extend({ feeds: z.array(feed).readonly() }),
  async handle({ desk, query }) {
    const rows = await desk.computed.of('sources', async () => {
      const found = await sql<{ publisher: string | null; reports: number | string; first: string; last: string }>`
        select publisher, count(*) as reports, min(published) as first, max(published) as last from editions
        where latest = 1 group by publisher order by count(*) desc, publisher limit 5000`.execute(desk.store.database)
      return found.rows.map(row => ({ ...row, reports: Number(row.reports) }))
    })
    return { ...rowPage(rows, null, ({ publisher }) => publisher ?? '', query), feeds: await feedStatus(desk.store) }
  },
})
