// What a kept text was read from: author, date of change, how each was found, and the page itself where it is asked for.

import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { editionOf, type RecordStore, restoredOrNull, storableOrNull } from '../record/index.ts'
import type { Raw, Report } from '../report/index.ts'
import { followDatabase, knownDatabase, type PageRow, writing } from './tables.ts'

const pack = promisify(gzip)
const unpack = promisify(gunzip)

/** What is known of an edition's source. */
export interface KeptPage {
  readonly edition: string
  readonly url: string | null
  readonly fetched: string
  readonly author: string | null
  readonly modified: string | null
  readonly found: Readonly<Record<string, string>>
  readonly contentType: string | null
  /** The bytes as they came, where they were kept. */
  readonly raw: Uint8Array | null
}

/** Notes what reports were read from; reports from nothing but text are passed over. Known editions stay as they are. */
export async function keepPages(
  store: RecordStore,
  pages: readonly { readonly report: Report; readonly raw: Raw | null }[],
): Promise<void> {
  const rows: PageRow[] = []
  const now = new Date().toISOString()
  for (const { report, raw } of pages) {
    const { author = null, modified = null, found = {}, url = null } = report
    if (
      raw === null &&
      author === null &&
      modified === null &&
      Object.keys(found).every(field => found[field] === 'given')
    )
      continue
    rows.push({
      edition: editionOf(report),
      url: storableOrNull(url),
      fetched_at: now,
      author: storableOrNull(author),
      modified: storableOrNull(modified),
      found: JSON.stringify(found),
      content_type: raw?.contentType ?? null,
      raw: raw === null ? null : await pack(raw.bytes),
    })
  }
  if (rows.length === 0) return
  const database = await followDatabase(store)
  await writing(database, async transaction => {
    for (let at = 0; at < rows.length; at += 50)
      await transaction
        .insertInto('follow_pages')
        .values(rows.slice(at, at + 50))
        .onConflict(conflict => conflict.column('edition').doNothing())
        .execute()
  })
}

/** What an edition was read from; null where nothing is known. */
export async function pageOfEdition(store: RecordStore, edition: string): Promise<KeptPage | null> {
  const database = await knownDatabase(store)
  const row = await database?.selectFrom('follow_pages').selectAll().where('edition', '=', edition).executeTakeFirst()
  if (row === undefined) return null
  return {
    edition,
    url: restoredOrNull(row.url),
    fetched: row.fetched_at,
    author: restoredOrNull(row.author),
    modified: restoredOrNull(row.modified),
    found: JSON.parse(row.found) as Record<string, string>,
    contentType: row.content_type,
    raw: row.raw === null ? null : await unpack(row.raw),
  }
}
