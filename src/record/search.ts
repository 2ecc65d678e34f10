// Full-text search with filters: reports, best first, each with the stretch around its first hit and the items that stand there.
import { type Kysely, type Selectable, sql } from 'kysely'
import { all, ofItems } from './conditions.ts'
import { fts5Query, requireTerms, snippetOf, tsQuery } from './full-text.ts'
import type { Backend } from './migrations.ts'
import { keptEdition } from './rows.ts'
import type { Filter, Hit } from './store.ts'
import type { EditionRow, Tables } from './tables.ts'
import { editionConditions, itemsOf } from './walk.ts'

/** Hits told where no limit is asked for. */
const HITS = 20

/** Reports that hold the words and have an item as the filter says. */
export async function searchReports(
  database: Kysely<Tables>,
  backend: Backend,
  query: string,
  filter: Filter,
): Promise<Hit[]> {
  const terms = requireTerms(query)
  const { words: _, ...others } = filter
  const conditions = all(editionConditions(others, backend))
  const limit = sql`${sql.lit(filter.limit ?? HITS)} offset ${sql.lit(filter.offset ?? 0)}`
  type Found = Selectable<EditionRow> & { readonly rank: number }
  const { rows } =
    backend === 'sqlite'
      ? await sql<Found>`
          select e.*, found.rank from (
            select e.n as n, -editions_text.rank as rank from editions_text join editions e on e.n = editions_text.rowid
            where editions_text match ${fts5Query(terms)} and ${conditions} order by editions_text.rank, e.n limit ${limit}
          ) found join editions e on e.n = found.n order by found.rank desc, e.n`.execute(database)
      : await sql<Found>`
          select e.*, found.rank from (
            select e.n as n, ts_rank(e.lexemes, ${tsQuery(terms)}) as rank from editions e
            where e.lexemes @@ ${tsQuery(terms)} and ${conditions} order by rank desc, e.n limit ${limit}
          ) found join editions e on e.n = found.n order by found.rank desc, e.n`.execute(database)
  const items = await itemsOf(database, rows, ofItems(others, backend))
  return rows.map(row => {
    const { edition, editionNumber, text, id, url, title, publisher, published } = keptEdition(row)
    const snippet = snippetOf(text, terms)
    const [start, end] = snippet.span
    const report = { id, url, title, publisher, published }
    const within = items.filter(item => item.edition === edition && item.span[0] >= start && item.span[1] <= end)
    return { report, edition, editionNumber, rank: row.rank, snippet, items: within }
  })
}
