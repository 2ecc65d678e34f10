// Papers of the record without loading their texts: which there are, and every mention of each.
import { type Kysely, sql } from 'kysely'
import { all, narrowing, ofItems, ofReports } from './conditions.ts'
import type { Backend } from './migrations.ts'
import { sameMonth } from './months.ts'
import type { Filter, PaperMentions } from './store.ts'
import type { Tables } from './tables.ts'

/** Papers with a mention as the filter says, the one told of last first, with all of their mentions, the oldest first. */
export async function papersOf(database: Kysely<Tables>, backend: Backend, filter: Filter): Promise<PaperMentions[]> {
  const conditions = all([
    ...ofReports(filter, backend),
    ...narrowing({ ...filter, kind: 'instruments' }, backend),
    ...ofItems({ ...filter, kind: 'instruments' }, backend, filter.publishedFrom === undefined),
  ])
  // Of some days' reports it begins with them, else with all papers.
  const items =
    filter.publishedFrom === undefined ? sql`items i cross join editions e` : sql`editions e cross join items i`
  const { rows } = await sql<{ paper: string }>`
    select coalesce(h.happening, i.id) as paper, max(i.day_to) as last from ${items}
    left join happenings h on h.item_n = i.n where e.n = i.edition_n and ${conditions}
    group by coalesce(h.happening, i.id) order by last desc, paper
    limit ${sql.lit(filter.limit ?? 50)} offset ${sql.lit(filter.offset ?? 0)}`.execute(database)
  const ids = rows.map(({ paper }) => paper)
  if (ids.length === 0) return []
  const { rows: mentions } = await sql<PaperMentions['mentions'][number] & { paper: string }>`
    select coalesce(h.happening, i.id) as paper, i.n, i.type, coalesce(i.status, '') as status, i.day_from as day
    from (select item_n as n from happenings where happening in (${sql.join(ids)}) union select n from items where id in (${sql.join(ids)})) m
    cross join items i cross join editions e left join happenings h on h.item_n = i.n
    where i.n = m.n and ${sameMonth('i.edition_n', 'm.n', backend)} and e.n = i.edition_n and i.kind = 'instruments' and i.stands = 1 and e.latest = 1
    order by i.day_from, e.published, i.n`.execute(database)
  return ids.map(paper => ({
    paper,
    mentions: mentions.filter(mention => mention.paper === paper).map(({ paper: _, ...mention }) => mention),
  }))
}
