// Search: reports that hold the words, best first, each with the stretch around the hits and the items read from it, and what the
// reports found hold, counted.
import type { Facets, RecordStore } from '../record/index.ts'
import type { Span } from '../span.ts'
import { type Asked, type Cited, cite, type Page, type Paging } from './cited.ts'

/** A report that was found. */
export interface Found {
  readonly report: Cited['report']
  readonly rank: number
  /** A stretch of the text, unchanged; `hits` count in the whole text, as `span` does. */
  readonly snippet: { readonly words: string; readonly span: Span; readonly hits: readonly Span[] }
  /** Items whose words lie in the snippet, as the filter has them. */
  readonly items: readonly Cited[]
}

export interface FoundPage extends Page<Found> {
  readonly words: string
  /** All reports that hold the words and have an item as the filter says. */
  readonly total: number
  readonly facets: Facets
}

/** Words all of which must be there, "phrases" in quotation marks, `-word` that must not. */
export async function searchOf(
  store: RecordStore,
  words: string,
  filter: Asked = {},
  { limit = 20, offset = 0 }: Paging = {},
): Promise<FoundPage> {
  const { hits, total, facets } = await store.found(words, { ...filter, limit, offset })
  return {
    words,
    total,
    rows: hits.map(({ report, edition, rank, snippet, items }) => ({
      report: { ...report, edition },
      rank,
      snippet,
      items: items.map(cite),
    })),
    next: offset + limit < total ? offset + limit : null,
    facets,
  }
}
