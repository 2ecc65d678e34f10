// Full-text search with filters: reports, best first, each with the stretch around its first hit and the items that stand there; and what
// all that was found holds, counted.
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { all, isWhole, ofItems, takingPart, takingPartIn, textsNaming } from './conditions.ts'
import { COUNTED, countedReports, facetsOf, facetsOfReports } from './counts.ts'
import { fts5Query, requireTerms, snippetOf, type Term, tsQuery } from './full-text.ts'
import type { Backend } from './migrations.ts'
import { keptEdition } from './rows.ts'
import type { Filter, Found, Hit } from './store.ts'
import type { Tables } from './tables.ts'
import { countReports, editionConditions, itemsOf, load } from './walk.ts'

/** Hits told where no limit is asked for. */
const HITS = 20

interface Ranked {
  readonly n: number
  readonly rank: number
}

/** Reports that hold the words and have an item as the filter says. */
export async function searchReports(
  database: Kysely<Tables>,
  backend: Backend,
  query: string,
  { words: _, ...filter }: Filter,
): Promise<Hit[]> {
  const terms = requireTerms(query)
  const { rows } = await sql<Ranked>`
    select found.n, found.rank from (${ranked(terms, filter, backend)}) found order by found.rank desc, found.n
    limit ${sql.lit(filter.limit ?? HITS)} offset ${sql.lit(filter.offset ?? 0)}`.execute(database)
  return hitsOf(database, backend, rows, terms, filter)
}

/** The same, with how many there are and what the newest of them hold. */
export async function foundIn(
  database: Kysely<Tables>,
  backend: Backend,
  query: string,
  { words: _, ...filter }: Filter,
): Promise<Found> {
  const { limit, offset, ...asked } = filter
  const all: Filter = { ...asked, words: query }
  if (backend !== 'sqlite')
    return {
      hits: await searchReports(database, backend, query, filter),
      total: await countReports(database, backend, all),
      facets: await facetsOf(database, backend, all),
    }
  // The words are looked up once for all three.
  const terms = requireTerms(query)
  const { rows } = await sql<{ total: number; best: string; newest: string }>`
    with found as materialized (${ranked(terms, asked, backend)})
    select (select count(*) from found) as total,
      (select json_group_array(json_array(n, printf('%!.17g', rank))) from (select n, rank from found order by rank desc, n
        limit ${sql.lit(limit ?? HITS)} offset ${sql.lit(offset ?? 0)})) as best,
      case when (select count(*) from found) <= ${sql.lit(COUNTED)} then (select json_group_array(n) from found)
        else (select json_group_array(n) from (select e.n from found join editions e on e.n = found.n
          order by e.published desc, e.report_id desc, e.number desc, e.edition desc limit ${sql.lit(COUNTED)})) end as newest`.execute(
    database,
  )
  const best = (JSON.parse(rows[0].best) as [number, string][]).map(([n, rank]) => ({ n, rank: Number(rank) }))
  const newest = await countedReports(database, backend, JSON.parse(rows[0].newest) as number[])
  return {
    hits: await hitsOf(database, backend, best, terms, filter),
    total: rows[0].total,
    facets: await facetsOfReports(database, backend, newest, asked),
  }
}

/** Numbers and ranks of the reports that hold the words, unordered. */
function ranked(terms: readonly Term[], filter: Filter, backend: Backend): RawBuilder<unknown> {
  const conditions = all(editionConditions(filter, backend))
  const taking = takingPart(filter)
  if (backend !== 'sqlite')
    return sql`select e.n as n, ts_rank(e.lexemes, ${tsQuery(terms)}) as rank from editions e
      where e.lexemes @@ ${tsQuery(terms)} and ${conditions}`
  const match = sql`editions_text match ${fts5Query(terms)}`
  // Full text goes through its hits in order, however few are left of them: to look it up for each report takes a hundred times as long.
  const among = taking === null ? sql`1 = 1` : sql`(editions_text.rowid + 0) in (select t.edition_n from ${taking} t)`
  if (taking !== null && isWhole(filter)) {
    const part = takingPartIn(filter, sql`(editions_text.rowid + 0)`)
    // The list of who takes part is longer than what is found: one in order is made faster, and of what is left is asked what it is.
    if (part !== null)
      return sql`select editions_text.rowid as n, -editions_text.rank as rank from editions_text where ${match}
        and (editions_text.rowid + 0) in ${textsNaming(filter)} and exists (select 1 from ${part})`
    return sql`select editions_text.rowid as n, -editions_text.rank as rank from editions_text where ${match} and ${among}`
  }
  return sql`select e.n as n, -editions_text.rank as rank from editions_text cross join editions e
    where ${match} and ${among} and e.n = editions_text.rowid and ${conditions}`
}

/** Reports that were found, in order, with what is shown of them. */
async function hitsOf(
  database: Kysely<Tables>,
  backend: Backend,
  found: readonly Ranked[],
  terms: readonly Term[],
  filter: Filter,
): Promise<Hit[]> {
  const editions = found.length === 0 ? [] : await load(database, backend, found)
  const ranks = new Map(found.map(({ n, rank }) => [n, rank]))
  const items = await itemsOf(database, backend, editions, ofItems(filter, backend))
  return editions.map(row => {
    const { edition, editionNumber, text, id, url, title, publisher, published } = keptEdition(row)
    const snippet = snippetOf(text, terms)
    const [start, end] = snippet.span
    const report = { id, url, title, publisher, published }
    const within = items.filter(item => item.edition === edition && item.span[0] >= start && item.span[1] <= end)
    return { report, edition, editionNumber, rank: ranks.get(row.n) ?? 0, snippet, items: within }
  })
}
