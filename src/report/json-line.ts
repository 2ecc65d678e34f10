// A line of JSONL as a report: `{id, text, title?, publisher?, published?, url?, language?}`. Other fields are left aside.
import { isDate } from './date.ts'
import { type Report, reportSchema } from './report.ts'

/** A report with what is doubtful about it, or why a line holds none. */
export type Given = { readonly report: Report; readonly doubt: string | null } | { readonly error: string }

/** The report that a line holds. A date that is none costs the date, not the report; a number will do as an id. */
export function reportOfLine(line: string): Given {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    return { error: `not JSON: ${error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error)}` }
  }
  if (value !== null && typeof value === 'object' && 'id' in value && typeof value.id === 'number')
    value = { ...value, id: String(value.id) }
  const checked = reportSchema.safeParse(value)
  if (!checked.success) {
    const [{ path, message }] = checked.error.issues
    return { error: `not a report: ${path.length > 0 ? `"${path.join('.')}": ` : ''}${message}` }
  }
  const report = checked.data
  if (!report.published || isDate(report.published)) return { report, doubt: null }
  const doubt = `"published" is "${report.published}", expected a date like 2022-02-02; read without a date`
  return { report: { ...report, published: null }, doubt }
}
