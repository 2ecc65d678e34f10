// CSV by RFC 4180, one item a line, for spreadsheets and statistics. A cell that a spreadsheet would run as a formula begins with an apostrophe.
import { COLUMNS, type Value } from './columns.ts'
import type { Writer } from './source.ts'

/** Items in, a header and lines out. */
export const writeCsv: Writer = async function* (source) {
  yield line(COLUMNS.map(({ name }) => name))
  for await (const item of source.items()) yield line(COLUMNS.map(column => column.of(item)))
}

const line = (values: readonly Value[]) => `${values.map(cellOf).join(',')}\r\n`

/** Signs that begin a formula, also behind blanks and as the full-width forms that some programs take for them. */
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/

function cellOf(value: Value): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = FORMULA.test(value) || /^[\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}
