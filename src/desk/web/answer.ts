// What the twins of the pages answer, as far as the pages use it. docs/http.md tells the whole.
import type { FeedStatus } from '../../follow/index.ts'
import type {
  Correction,
  EditionDiff,
  Happening,
  Hit,
  KeptEdition,
  KeptItem,
  Kind,
  Totals,
} from '../../record/index.ts'
import type { AgendaRow, Cited, Comparison, InstrumentRow, IssueRow, Pledge, Ties } from '../../view/index.ts'
import type { Listing } from './loaded.svelte.ts'

/** One thing. */
export interface One<T> {
  readonly data: T
}

export type Head = Omit<KeptEdition, 'text'>
export type Counts = Readonly<Record<Kind, number>>
export type Partial = Listing<unknown>['partial']

export interface Named {
  readonly code: string
  readonly name: string
}

export interface Today {
  readonly record: { readonly name: string; readonly reader: string }
  readonly totals: Totals
  /** Day of the latest report. */
  readonly day: string
  readonly reports: readonly Head[]
  readonly events: readonly Cited[]
  readonly agenda: readonly AgendaRow[]
  readonly moved: readonly Moved[]
}

export interface Moved {
  readonly issue: string
  readonly actor: string
  readonly day: string
  readonly from: string
  readonly to: string
  readonly cited: readonly Cited[]
}

export interface ReportAnswer {
  readonly report: KeptEdition
  readonly items: readonly KeptItem[]
  /** Items left out: a page shows some thousands at most. */
  readonly more: number
  readonly editions: readonly Head[]
  readonly diff: EditionDiff | null
}

export interface ItemAnswer {
  readonly item: KeptItem
  readonly around: { readonly words: string; readonly span: readonly [number, number] }
  readonly toldBy: Cited | null
  readonly corrections: readonly Correction[]
}

export interface ActorAnswer {
  readonly actor: Named
  readonly counts: Counts
  readonly partial: Partial
  readonly timeline: readonly Cited[]
  readonly agenda: readonly AgendaRow[]
  readonly positions: readonly IssueRow[]
  readonly instruments: readonly InstrumentRow[]
  readonly others: readonly (Named & { readonly items: number })[]
}

export interface PairAnswer {
  readonly a: Named
  readonly b: Named
  readonly counts: Counts
  readonly partial: Partial
  readonly timeline: readonly Cited[]
  readonly agenda: readonly AgendaRow[]
  readonly instruments: readonly InstrumentRow[]
  readonly common: readonly IssueRow[]
  readonly against: readonly IssueRow[]
  readonly ties: Ties
  readonly beside: Ties | null
}

export interface ComparisonAnswer extends Comparison {
  readonly a: KeptEdition
  readonly b: KeptEdition
}

export interface PlaceRow {
  readonly place: string
  readonly name: string
  readonly middle: { readonly longitude: number; readonly latitude: number } | null
  readonly events: number
  readonly types: readonly { readonly type: string; readonly events: number }[]
  readonly cited: readonly Cited[]
}

export interface Facet {
  readonly value: string
  readonly reports: number
}

export interface SearchAnswer extends Listing<Hit> {
  readonly facets: Readonly<Record<'publisher' | 'month' | 'type' | 'actor', readonly Facet[]>> & {
    /** Reports that they count: the newest. */
    readonly counted: number
  }
}

export interface WatchRow {
  readonly name: string
  /** Its filter as the search page's address has it; null where it asks more than that. */
  readonly query: string | null
  readonly created: string
  readonly found: number
  readonly lastFound: string | null
  readonly tells: readonly string[]
  readonly fault: string | null
}

export interface SourcesAnswer extends Listing<PublisherRow> {
  readonly feeds: readonly FeedStatus[]
}

export interface PublisherRow {
  readonly publisher: string | null
  readonly reports: number
  readonly first: string | null
  readonly last: string | null
}

export type Side = Ties['a']
export type { AgendaRow, Cited, Correction, Happening, Hit, InstrumentRow, IssueRow, KeptItem, Pledge, Ties }
