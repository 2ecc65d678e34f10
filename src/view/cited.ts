// What every row of a view cites: the item's exact words in their sentence, who takes part, and the report that they stand in.
// Views add nothing of their own.
import type { Event } from '../event/index.ts'
import type { Filter, KeptItem, KeptReport, Role } from '../record/index.ts'
import type { Span } from '../span.ts'

/** What a view looks at: a filter without places in a list, which pages give. */
export type Asked = Omit<Filter, 'limit' | 'offset' | 'cursor' | 'order'>

/** A part of a view's rows. */
export interface Paging {
  readonly limit?: number
  readonly offset?: number
}

/** Rows, and the offset of those that follow; null at the end. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly next: number | null
}

/** A party as a view names it. */
export interface CitedParty {
  readonly role: Role
  /** `RUS:GOV`; null where nobody could tell. */
  readonly actor: string | null
  /** `RUS` of `RUS:GOV`. */
  readonly state: string | null
  /** Its name where one is known, else its words. */
  readonly name: string
}

/** An item as a row shows it, with its evidence. */
export interface Cited {
  /** `RecordStore.item` takes it; so do corrections. */
  readonly id: string
  readonly kind: KeptItem['kind']
  /** Event type, statement form, stance, or instrument kind. */
  readonly type: string
  /** Of events. */
  readonly mode: string | null
  readonly status: string | null
  /** The trigger, cue, issue or the instrument's noun phrase, exactly as in the text; empty for imports. */
  readonly words: string
  /** Where they stand in the report's text. */
  readonly span: Span
  /** The sentence around them, and where it stands in the text; null for imports. */
  readonly sentence: { readonly words: string; readonly span: Span } | null
  /** Content, issue or subject. */
  readonly about: string | null
  readonly parties: readonly CitedParty[]
  readonly from: string | null
  readonly to: string | null
  readonly place: string | null
  /** Id of the statement that tells it; null in the reporter's own voice. */
  readonly statement: string | null
  readonly happening: string | null
  readonly origin: KeptItem['origin']
  readonly verdict: KeptItem['verdict']
  /** `RecordStore.report` gives the whole text by `edition`. */
  readonly report: KeptReport & { readonly edition: string }
}

/** Cites an item. */
export const cite = (item: KeptItem): Cited => ({
  id: item.id,
  kind: item.kind,
  type: item.type,
  mode: item.kind === 'events' ? ((item.item as Event).mode ?? null) : null,
  status: item.status,
  words: item.words,
  span: item.span,
  sentence: item.sentence,
  about: item.about,
  parties: item.parties.map(({ role, actor, state, name, words }) => ({
    role,
    actor,
    state,
    name: name ?? (words || actor || ''),
  })),
  from: item.from,
  to: item.to,
  place: item.place,
  statement: item.statement,
  happening: item.happening,
  origin: item.origin,
  verdict: item.verdict,
  report: { ...item.report, edition: item.edition },
})

/** Day of the item's own time, or of publication; '' where neither is known. */
export const dayOf = ({ from, report }: Pick<KeptItem, 'from' | 'report'>): string => from ?? publishedDay(report)

export const publishedDay = ({ published }: Pick<KeptReport, 'published'>): string => published?.slice(0, 10) ?? ''

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

/** The ISO day so many days later; '' for no day. */
export function dayAfter(day: string, days: number): string {
  const time = Date.parse(day.slice(0, 10))
  return Number.isNaN(time) ? '' : new Date(time + days * 86_400_000).toISOString().slice(0, 10)
}

/** A page of rows already at hand. */
export function pageOf<Row>(rows: readonly Row[], { limit = 50, offset = 0 }: Paging): Page<Row> {
  return { rows: rows.slice(offset, offset + limit), next: offset + limit < rows.length ? offset + limit : null }
}
