// A row of a table as a report: which of its columns are which fields.
import { isDate, isoDateOf } from '../date.ts'
import type { Report } from '../report.ts'

/** A row's report, with a doubt where there is one; or why it holds none. */
export type RowReport = { readonly report: Report; readonly doubt: string | null } | { readonly error: string }

/** Columns by field; what is not named is looked for under its usual names. */
export type Columns = Readonly<Partial<Record<Field, string>>>

export const ROW_FIELDS = ['id', 'text', 'title', 'publisher', 'published', 'url', 'language', 'author'] as const
export type Field = (typeof ROW_FIELDS)[number]

/** Names in use for a field, the likeliest first. */
const USUAL: Readonly<Record<Field, readonly string[]>> = {
  id: ['id', 'article_id', 'doc_id', 'document_id', 'guid', 'uid'],
  text: [
    'text',
    'body',
    'content',
    'article',
    'article_text',
    'full_text',
    'fulltext',
    'maintext',
    'plain_text',
    'story',
  ],
  title: ['title', 'headline', 'heading'],
  publisher: ['publisher', 'source', 'outlet', 'publication', 'source_name', 'site', 'domain', 'source_domain'],
  published: [
    'published',
    'date',
    'date_publish',
    'published_at',
    'publish_date',
    'pub_date',
    'publication_date',
    'datetime',
    'created',
  ],
  url: ['url', 'link', 'uri', 'source_url', 'permalink'],
  language: ['language', 'lang'],
  author: ['author', 'authors', 'byline'],
}

/** Finds for each field its column among a table's names. Throws where a named column is not there. */
export function columnsIn(names: readonly string[], wanted: Columns): Columns {
  const lower = new Map(names.map(name => [name.trim().toLowerCase(), name]))
  const found: Partial<Record<Field, string>> = {}
  for (const field of ROW_FIELDS) {
    const given = wanted[field]
    if (given !== undefined && !names.includes(given))
      throw new Error(`no column "${given}" for ${field}; the columns are ${names.slice(0, 20).join(', ')}`)
    const column = given ?? USUAL[field].map(name => lower.get(name)).find(name => name !== undefined)
    if (column !== undefined) found[field] = column
  }
  if (found.text === undefined)
    throw new Error(`no column for text (--columns text=NAME); the columns are ${names.slice(0, 20).join(', ')}`)
  return found
}

/** The report of a row; `id` where the row gives none. */
export function reportOfRow(row: Readonly<Record<string, unknown>>, columns: Columns, id: string): RowReport {
  const value = (field: Field): string | null => {
    const column = columns[field]
    return column === undefined ? null : wordsOf(row[column])
  }
  const text = value('text')
  if (text === null || text.trim() === '') return { error: 'the text is empty' }
  const date = value('published')
  const published = date === null ? null : isDate(date) ? date : isoDateOf(date)
  const doubt =
    date !== null && published === null
      ? `"published" is "${date.slice(0, 40)}", expected a date like 2022-02-02; read without a date`
      : null
  const language = value('language')
  const author = value('author')
  return {
    report: {
      id: value('id') ?? value('url') ?? id,
      title: value('title'),
      publisher: value('publisher'),
      published,
      url: value('url'),
      ...(language === null ? {} : { language: language.slice(0, 2).toLowerCase() }),
      ...(author === null ? {} : { author }),
      text,
    },
    doubt,
  }
}

function wordsOf(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8')
  return Array.isArray(value) ? value.map(String).join(', ') : String(value)
}
