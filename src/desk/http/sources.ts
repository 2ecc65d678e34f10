// `/sources.json`: whose reports the record holds.
import { sql } from 'kysely'
import { z } from 'zod'
import { pageQuery } from './filter.ts'
import { listOf, rowPage } from './list.ts'
import { route } from './route.ts'

export const sources = route({
  method: 'GET',
  path: '/sources.json',
  about: 'Publishers with how many reports the record holds of each, and from when to when',
  role: 'reader',
  query: pageQuery,
  answer: listOf(
    z.object({ publisher: z.string().nullable(), reports: z.int(), first: z.string(), last: z.string() }).readonly(),
  ),
  async handle({ desk, query }) {
    const rows = await desk.computed.of('sources', async () => {
      const found = await sql<{ publisher: string | null; reports: number | string; first: string; last: string }>`
        select publisher, count(*) as reports, min(published) as first, max(published) as last from editions
        where latest = 1 group by publisher order by count(*) desc, publisher limit 5000`.execute(desk.store.database)
      return found.rows.map(row => ({ ...row, reports: Number(row.reports) }))
    })
    return rowPage(rows, null, ({ publisher }) => publisher ?? '', query)
  },
})
