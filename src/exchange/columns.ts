// The columns of CSV and Parquet: one item a row, its parties by role, and what citing its report needs.
import type { KeptItem, Role } from '../record/index.ts'

/** Text, or a number. */
export type Value = string | number | null

const actorsOf = (item: KeptItem, ...roles: readonly Role[]) => {
  const parties = item.parties.filter(({ role }) => roles.includes(role))
  return parties.length === 0 ? null : parties.map(({ actor, name, words }) => actor ?? name ?? words).join('; ')
}
const namesOf = (item: KeptItem, ...roles: readonly Role[]) => {
  const parties = item.parties.filter(({ role }) => roles.includes(role))
  return parties.length === 0 ? null : parties.map(({ name, words }) => name ?? words).join('; ')
}

/** Name, kind of value, and how it is found. */
export const COLUMNS: readonly {
  readonly name: string
  readonly type: 'STRING' | 'INT32' | 'DOUBLE'
  readonly of: (item: KeptItem) => Value
}[] = [
  { name: 'id', type: 'STRING', of: item => item.id },
  { name: 'kind', type: 'STRING', of: item => item.kind },
  { name: 'type', type: 'STRING', of: item => item.type },
  { name: 'mode', type: 'STRING', of: ({ item }) => ('mode' in item ? (item.mode ?? null) : null) },
  {
    name: 'contexts',
    type: 'STRING',
    of: ({ item }) => ('contexts' in item ? (item.contexts?.join('; ') ?? null) : null),
  },
  { name: 'status', type: 'STRING', of: item => item.status },
  { name: 'confidence', type: 'DOUBLE', of: ({ item }) => ('confidence' in item ? (item.confidence ?? null) : null) },
  { name: 'words', type: 'STRING', of: item => item.words },
  { name: 'start', type: 'INT32', of: item => item.span[0] },
  { name: 'end', type: 'INT32', of: item => item.span[1] },
  { name: 'about', type: 'STRING', of: item => item.about },
  { name: 'sources', type: 'STRING', of: item => actorsOf(item, 'source', 'holder', 'party') },
  { name: 'source_names', type: 'STRING', of: item => namesOf(item, 'source', 'holder', 'party') },
  { name: 'targets', type: 'STRING', of: item => actorsOf(item, 'target', 'addressee') },
  { name: 'target_names', type: 'STRING', of: item => namesOf(item, 'target', 'addressee') },
  { name: 'from', type: 'STRING', of: item => item.from },
  { name: 'to', type: 'STRING', of: item => item.to },
  { name: 'place', type: 'STRING', of: item => item.place },
  { name: 'statement', type: 'STRING', of: item => item.statement },
  { name: 'happening', type: 'STRING', of: item => item.happening },
  { name: 'origin', type: 'STRING', of: item => item.origin },
  { name: 'verdict', type: 'STRING', of: item => item.verdict },
  { name: 'report', type: 'STRING', of: item => item.reportId },
  { name: 'edition', type: 'STRING', of: item => item.edition },
  { name: 'publisher', type: 'STRING', of: item => item.report.publisher },
  { name: 'published', type: 'STRING', of: item => item.report.published },
  { name: 'title', type: 'STRING', of: item => item.report.title },
  { name: 'url', type: 'STRING', of: item => item.report.url },
]
