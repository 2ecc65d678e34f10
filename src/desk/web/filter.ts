// The filter of a page, kept in its address: `?actor=RUS&from=2027-01-01`. The same names go to the JSON twin and the exports.
import { actorsLike } from './actor-name.ts'

/** What can be asked for, with what the field is called. */
export const FIELDS = {
  q: 'Words in the report',
  actor: 'Actor',
  actorB: 'and actor',
  kind: 'Kind',
  type: 'Type',
  status: 'Status',
  issue: 'Issue or content',
  place: 'Place',
  publisher: 'Publisher',
  edition: 'Text',
  happening: 'Happening or paper',
  from: 'From',
  to: 'Until',
  publishedFrom: 'Published from',
  publishedTo: 'Published until',
  minConfidence: 'Sure by',
  counted: 'What is counted',
} as const
export type Field = keyof typeof FIELDS

/** One condition as its chip shows it. */
export interface Condition {
  readonly field: Field
  readonly value: string
}

/** Fields whose value may hold a comma. */
const WHOLE: ReadonlySet<Field> = new Set(['q', 'issue', 'publisher', 'counted'])

/** The conditions in an address, in the order of the fields. */
export function conditionsOf(query: URLSearchParams): Condition[] {
  return (Object.keys(FIELDS) as Field[]).flatMap(field =>
    query
      .getAll(field)
      .flatMap(value => (WHOLE.has(field) ? [value] : value.split(',')))
      .map(value => value.trim())
      .filter(value => value !== '')
      .map(value => ({ field, value })),
  )
}

/** Only the filter's part of an address, for the twin: it refuses names that it does not know. */
export function filterSearch(query: URLSearchParams, more: Readonly<Record<string, string>> = {}): string {
  const kept = new URLSearchParams()
  for (const { field, value } of conditionsOf(query)) kept.append(field, value)
  for (const [name, value] of Object.entries(more)) if (value !== '') kept.set(name, value)
  return searchOf(kept)
}

/** The address's query with one condition less. */
export function without(query: URLSearchParams, { field, value }: Condition): string {
  const left = new URLSearchParams(query)
  left.delete(field)
  for (const other of conditionsOf(query))
    if (other.field === field && other.value !== value) left.append(field, other.value)
  return searchOf(left)
}

/** The query with a field set anew; an empty value takes it away. What leads on in a list no longer holds. */
export function withField(query: URLSearchParams, field: string, value: string): string {
  const changed = new URLSearchParams(query)
  changed.delete('cursor')
  if (value === '') changed.delete(field)
  else changed.set(field, value)
  return searchOf(changed)
}

export function searchOf(query: URLSearchParams): string {
  const words = query.toString().replaceAll('%3A', ':').replaceAll('%2C', ',')
  return words === '' ? '' : `?${words}`
}

/** What somebody typed for an actor, as a code: a code as it is, a name by the tables, otherwise the letters in capitals. */
export function actorTyped(words: string): string {
  const typed = words.trim()
  const exact = actorsLike(typed).find(({ name }) => name.toLowerCase() === typed.toLowerCase())
  return exact?.actor ?? typed.toUpperCase()
}

/** Fields of which one value is asked for; the others take several. */
const SINGLE: ReadonlySet<Field> = new Set([
  'q',
  'actorB',
  'issue',
  'edition',
  'happening',
  'from',
  'to',
  'publishedFrom',
  'publishedTo',
  'minConfidence',
  'counted',
])

/** Fields of the filter with what is asked for in each. */
export type Fields = Readonly<Record<string, string | readonly string[]>>

/** The filter in an address as fields, for other addresses with the same and for saving it. */
export function fieldsOf(query: URLSearchParams): Fields {
  const conditions = conditionsOf(query)
  return Object.fromEntries(
    [...new Set(conditions.map(({ field }) => field))].map(field => {
      const values = conditions.filter(condition => condition.field === field).map(({ value }) => value)
      return [field, SINGLE.has(field) ? (values[0] ?? '') : values]
    }),
  )
}

/** The same filter for what a view looked at, where it looked at the latest only: a link then leads to just what was counted. */
export const lookedAt = (fields: Fields, partial: { readonly since: string } | null): Fields =>
  partial === null || partial.since === '' ? fields : { ...fields, publishedFrom: partial.since }
