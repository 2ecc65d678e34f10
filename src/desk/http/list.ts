// Lists, in one way: a page of rows with where to go on. Items go on after an item; rows of a view, which are computed, after a row.
import { z } from 'zod'
import type { Filter, KeptItem, RecordStore } from '../../record/index.ts'
import { cursorOf } from '../../record/index.ts'
import type { Page } from '../../view/index.ts'
import { Problem } from './problem.ts'

/** What a view drew on where the record holds more than it looks at. */
export const partialSchema = z
  .object({
    items: z.int().describe('About how many items the view looked at: the latest'),
    since: z.string().describe('Day of publication of the earliest of them'),
  })
  .readonly()
  .nullable()
  .describe('Null where the view looked at all that the filter lets through')
export type Partial = z.output<typeof partialSchema>

/** The schema of a page of rows. */
export const listOf = <Row extends z.ZodType>(row: Row) =>
  z.object({
    data: z.array(row).readonly(),
    next: z.string().nullable().describe('`cursor` of the next page; null at the end'),
    total: z.int().nullable().describe('Rows of all pages; null where counting would take long'),
    partial: partialSchema,
  })

/** The schema of one thing. */
export const oneOf = <Thing extends z.ZodType>(thing: Thing) => z.object({ data: thing })

/** A page of kept items. */
export async function itemPage(
  store: RecordStore,
  filter: Filter,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const data: KeptItem[] = []
  const asked = { ...filter, limit: limit + 1, ...(cursor === undefined ? {} : { cursor }) }
  for await (const item of store.items(asked)) data.push(item)
  const more = data.length > limit
  if (more) data.pop()
  return { data, next: more ? cursorOf(data[limit - 1]) : null, total: null, partial: null }
}

/** A page of computed rows. A cursor names the row before it, so that rows which come or go meanwhile shift nothing. */
export function rowPage<Row>(
  rows: readonly Row[],
  partial: Partial,
  keyOf: (row: Row) => string,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const from = cursor === undefined ? 0 : startOf(rows, keyOf, cursor)
  const data = rows.slice(from, from + limit)
  const end = from + data.length
  const next = end < rows.length ? toCursor(end, keyOf(rows[end - 1])) : null
  return { data, next, total: rows.length, partial }
}

/** Rows of a view whose items are bounded: all that there are. */
export const ALL = 1_000_000

/** Where a view's page begins. */
export const offsetOf = (cursor: string | undefined): number => (cursor === undefined ? 0 : readCursor(cursor)[0])

/** A page that a view gave. */
export const viewPage = <Row>({ rows, next }: Page<Row>) => ({
  data: rows,
  next: next === null ? null : toCursor(next, ''),
  total: null,
  partial: null,
})

const toCursor = (end: number, key: string) => Buffer.from(JSON.stringify([end, key])).toString('base64url')

function startOf<Row>(rows: readonly Row[], keyOf: (row: Row) => string, cursor: string): number {
  const [end, key] = readCursor(cursor)
  if (end > 0 && end <= rows.length && keyOf(rows[end - 1]) === key) return end
  const at = rows.findIndex(row => keyOf(row) === key)
  return at < 0 ? Math.min(end, rows.length) : at + 1
}

function readCursor(cursor: string): [end: number, key: string] {
  try {
    const [end, key] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    if (typeof end === 'number' && Number.isInteger(end) && end >= 0 && typeof key === 'string') return [end, key]
  } catch {
    // Told below, in one way with other cursors that are none.
  }
  throw new Problem('bad-request', `"${cursor.slice(0, 40)}" is no cursor, expected one that \`next\` told`, {
    field: 'cursor',
  })
}
