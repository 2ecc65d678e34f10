// Statements, newest report first: each with who said it to whom, its cue and its words.
import type { RecordStore } from '../record/index.ts'
import { type Asked, type Cited, cite, type Page, type Paging } from './cited.ts'

/** Statements as a filter has them; `actor` finds speakers and those spoken to, `source` speakers alone. */
export async function statementsOf(
  store: RecordStore,
  filter: Asked = {},
  { limit = 50, offset = 0 }: Paging = {},
): Promise<Page<Cited>> {
  const items = await store.page({ ...filter, kind: 'statements', limit: limit + 1, offset })
  return { rows: items.slice(0, limit).map(cite), next: items.length > limit ? offset + limit : null }
}
