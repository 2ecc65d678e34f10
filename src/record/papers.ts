// Papers of the record without loading their texts: which there are, and every mention of each.
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { all, narrowing, ofItems, ofReports, standing, takingPart } from './conditions.ts'
import { gathered } from './gathered.ts'
import { loadedItems } from './loaded-items.ts'
import type { Backend } from './migrations.ts'
import { sameMonth } from './months.ts'
import type { Filter, PaperMentions } from './store.ts'
import type { Tables } from './tables.ts'

/** Papers with a mention as the filter says, the one told of last first, with all of their mentions, the oldest first. */
export async function papersOf(database: Kysely<Tables>, backend: Backend, filter: Filter): Promise<PaperMentions[]> {
  const { rows } = await sql<{ paper: string }>`
    select coalesce(h.happening, m.id, (select i.id from items i where i.n = m.n and ${sameMonth('i.edition_n', 'm.n', backend)})) as paper,
      max(m.day_to) as last from ${mentionsOf(filter, backend)} m left join happenings h on h.item_n = m.n
    group by 1 order by last desc, paper
    limit ${sql.lit(filter.limit ?? 50)} offset ${sql.lit(filter.offset ?? 0)}`.execute(database)
  const kept = await loadedItems(database, backend)
  const ids = rows.map(({ paper }) => paper)
  const found = new Map(ids.flatMap(id => kept?.paper(id) ?? []).map(paper => [paper.paper, paper]))
  for (const paper of await mentionedIn(
    database,
    backend,
    ids.filter(id => !found.has(id)),
  )) {
    found.set(paper.paper, paper)
    kept?.setPaper(paper)
  }
  return ids.flatMap(id => found.get(id) ?? [])
}

/** All mentions of some papers, the oldest first. */
async function mentionedIn(
  database: Kysely<Tables>,
  backend: Backend,
  ids: readonly string[],
): Promise<PaperMentions[]> {
  if (ids.length === 0) return []
  const mentions = await gathered<PaperMentions['mentions'][number] & { paper: string }>(
    database,
    backend,
    ['paper', 'n', 'type', 'status', 'day'],
    sql`
    select m.paper, i.n, i.type, coalesce(i.status, '') as status, i.day_from as day
    from (select h.item_n as n, h.happening as paper from happenings h where h.happening in (${sql.join(ids)})
      union select j.n, j.id from items j where j.id in (${sql.join(ids)})
        and not exists (select 1 from happenings g where g.item_n = j.n)) m
    cross join items i cross join editions e
    where i.n = m.n and ${sameMonth('i.edition_n', 'm.n', backend)} and e.n = i.edition_n and i.kind = 'instruments' and i.stands = 1 and e.latest = 1
    order by i.day_from, e.published, i.n`,
  )
  const byPaper = new Map<string, PaperMentions['mentions'][number][]>(ids.map(paper => [paper, []]))
  for (const { paper, ...mention } of mentions) byPaper.get(paper)?.push(mention)
  return [...byPaper].map(([paper, own]) => ({ paper, mentions: own }))
}

/** Instruments as a filter has them: those of who takes part (without their ids), those of some days' reports, else all. */
function mentionsOf(filter: Filter, backend: Backend): RawBuilder<unknown> {
  const own: Filter = { ...filter, kind: 'instruments' }
  if (takingPart(own) !== null)
    return sql`(select s.item_n as n, null as id, s.day_to from ${standing(own, backend)} s)`
  const byLabel = filter.publishedFrom === undefined
  const conditions = all([...ofReports(own, backend), ...narrowing(own, backend), ...ofItems(own, backend, byLabel)])
  const from = byLabel ? sql`items i cross join editions e` : sql`editions e cross join items i`
  return sql`(select i.n, i.id, i.day_to from ${from} where e.n = i.edition_n and ${conditions})`
}
