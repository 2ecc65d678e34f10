// What every row of a view cites: the item's exact words, who takes part, and the report that they stand in. Views add nothing of their own.
import type { KeptItem, KeptReport, Role } from '../record/index.ts'

/** Kept items in the record's order, from a store or a list. */
export type Items = AsyncIterable<KeptItem> | Iterable<KeptItem>

/** A party as a view names it. */
export interface CitedParty {
  readonly role: Role
  readonly actor: string | null
  readonly name: string
}

/** An item as a row shows it. */
export interface Cited {
  readonly id: string
  readonly kind: KeptItem['kind']
  readonly type: string
  readonly status: string | null
  /** Exactly as in the text; empty for imports. */
  readonly words: string
  readonly about: string | null
  readonly parties: readonly CitedParty[]
  readonly from: string | null
  readonly to: string | null
  readonly place: string | null
  /** Kept id of the statement that tells it; null in the reporter's own voice. */
  readonly statement: string | null
  readonly report: KeptReport
}

/** Cites an item. */
export const cite = (item: KeptItem): Cited => ({
  id: item.id,
  kind: item.kind,
  type: item.type,
  status: item.status,
  words: item.words,
  about: item.about,
  parties: item.parties.map(({ role, actor, name, words }) => ({ role, actor, name: name ?? (words || actor || '') })),
  from: item.from,
  to: item.to,
  place: item.place,
  statement: item.statement,
  report: item.report,
})

/** Day of the item's own time, or of publication; '' where neither is known. */
export const dayOf = ({ from, report }: Pick<KeptItem, 'from' | 'report'>): string => from ?? publishedDay(report)

export const publishedDay = ({ published }: KeptReport): string => published?.slice(0, 10) ?? ''

/** Known states of the parties in any of the roles. */
export function statesOf({ parties }: Pick<KeptItem, 'parties'>, ...roles: readonly Role[]): Set<string> {
  const states = new Set<string>()
  for (const { role, state } of parties)
    if (state !== null && (roles.length === 0 || roles.includes(role))) states.add(state)
  return states
}

/** Order of ISO days, then of the record. */
export const byDay = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Whole days from one ISO day to another; NaN where one is unknown. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000
