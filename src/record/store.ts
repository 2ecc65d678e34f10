// The record as its users see it: what can be kept, asked, corrected. One interface over SQLite and PostgreSQL.
import type { Kysely } from 'kysely'
import type { Report } from '../report/index.ts'
import type { Span } from '../span.ts'
import type { Correction, NewCorrection } from './correction.ts'
import type { EditionDiff } from './edition-diff.ts'
import type { Followed } from './followed.ts'
import type { Happening } from './happening.ts'
import type { KeptItem, KeptReport, Origin, Role } from './item.ts'
import type { Plan } from './plans.ts'
import type { Kind, Reading } from './reading.ts'
import type { Planned } from './sequels.ts'
import type { Tables } from './tables.ts'

/** By day of publication, or, of `page` alone, by the items' own days. */
export type Order = 'oldest' | 'newest' | 'day'

/** Which items. Fields left out do not filter; a list means any of its members. Items that an analyst rejected are left out. */
export interface Filter {
  readonly kind?: Kind | readonly Kind[]
  /** Event type, statement form, stance, instrument kind. */
  readonly type?: string | readonly string[]
  readonly status?: string | readonly string[]
  /** In any role: a state or organisation takes in all of its sectors (`RUS`), a code with a colon only itself (`RUS:GOV`). */
  readonly actor?: string | readonly string[]
  /** Another that takes part too, in whatever role. */
  readonly with?: string | readonly string[]
  /** Doer or speaker or holder; target or addressee. */
  readonly source?: string | readonly string[]
  readonly target?: string | readonly string[]
  /** Only parties in these roles count for `actor` and `with`. */
  readonly role?: Role | readonly Role[]
  /** ISO dates, both included: the item's own time, or its report's date where it has none, overlaps them. */
  readonly from?: string
  readonly to?: string
  /** ISO dates, both included, of publication. */
  readonly publishedFrom?: string
  readonly publishedTo?: string
  readonly publisher?: string | readonly string[]
  /** Words that the report's text holds, as in `search`. */
  readonly words?: string
  /** Words of which its text holds one at least. */
  readonly anyWord?: readonly string[]
  /** Letters, in any case, that the issue, content or subject of the item holds. */
  readonly issue?: string
  readonly place?: string | readonly string[]
  readonly happening?: string
  /** Of happenings that so many reports tell. */
  readonly minReports?: number
  /** An edition, a report's own id, an item's id. */
  readonly edition?: string | readonly string[]
  readonly report?: string | readonly string[]
  readonly id?: string | readonly string[]
  readonly origin?: Origin | readonly Origin[]
  /** Leaves out events that are less sure than so, 0 to 1; those that an analyst looked at, and those that tell no confidence, stay. */
  readonly minConfidence?: number
  /** Also what an analyst rejected. */
  readonly rejected?: boolean
  /** `latest` (default) leaves out items of texts that a later edition replaced. */
  readonly editions?: 'latest' | 'all'
  /** Report by report, the `oldest` first where nothing is said (of `page` the newest); within a report in order of its text. */
  readonly order?: Order
  readonly limit?: number
  /** Passed over before the first, of `search`, `page`, `reports`. */
  readonly offset?: number
  /** Goes on after the item that `cursorOf` was called with. */
  readonly cursor?: string
}

/** What became of a reading. `known`: nothing was changed. `edition`: a new text under a url (or id) already kept. */
export interface Kept {
  readonly outcome: 'new' | 'edition' | 'known' | 'reread'
  readonly edition: string
  readonly editionNumber: number
  readonly items: number
  /** Items whose words are not at their span; the others are kept. */
  readonly refused: readonly { readonly kind: Kind; readonly id: string; readonly reason: string }[]
}

export interface KeepOptions {
  /** Version of the reader that made the readings. */
  readonly reader?: string
  /** Replaces the machine's reading of known texts; corrections stand. */
  readonly reread?: boolean
  /** `import`: items of a foreign file, whose report has no text and whose spans are `[0, 0]`. */
  readonly origin?: Origin
}

/** A report as it is kept. */
export interface KeptEdition extends KeptReport {
  readonly edition: string
  readonly editionNumber: number
  readonly latest: boolean
  readonly language: string | null
  readonly text: string
  readonly textHash: string
  readonly reader: string
  readonly origin: Origin
  /** The earlier edition of which its text is a near copy; known after merging. */
  readonly copyOf: string | null
}

/** A reading with what the record knows beside it: enough to build the same record again. */
export interface KeptReading extends Reading {
  readonly kept: {
    readonly edition: string
    readonly editionNumber: number
    readonly reader: string
    readonly origin: Origin
    readonly textHash: string
    /** The words of each item, by kind and its id in the reading (`events/e1`): an item without them there is refused. */
    readonly words: Readonly<Record<string, string>>
    readonly corrections: readonly Correction[]
  }
}

/** A report that a search found. */
export interface Hit {
  readonly report: KeptReport
  readonly edition: string
  readonly editionNumber: number
  /** Better ones are greater; comparable within one search only. */
  readonly rank: number
  /** A stretch of the text around the first hit, unchanged, and the hits within it (spans count in `text`). */
  readonly snippet: { readonly words: string; readonly span: Span; readonly hits: readonly Span[] }
  /** The report's items, as the filter has them, whose words lie in the snippet. */
  readonly items: readonly KeptItem[]
}

/** A page of what a search found, with how many there are in all and what the newest of them hold. */
export interface Found {
  readonly hits: readonly Hit[]
  readonly total: number
  readonly facets: Facets
}

/** How many there are of each. */
export interface Totals {
  readonly reports: number
  readonly editions: number
  readonly items: Readonly<Record<Kind, number>>
  readonly corrections: number
  readonly happenings: number
}

/** What of a record does not hold: told by `verify`. */
export interface Fault {
  readonly place: string
  readonly what: string
}

/** An event between two sides, as little of it as counting needs. */
export interface Deed {
  /** `numbered` gives the item. */
  readonly n: number
  /** The same for all of one text. */
  readonly text: number
  readonly type: string
  readonly mode: string | null
  readonly contexts: readonly string[]
  readonly status: string
  readonly published: string
  readonly happening: string | null
}

/** A value and in how many reports it is found. */
export interface Count {
  readonly value: string
  readonly reports: number
}

/** Counts of a filter's reports, the newest `counted` of them; the most frequent values first, months in order. */
export interface Facets {
  readonly counted: number
  readonly publishers: readonly Count[]
  readonly actors: readonly Count[]
  readonly kinds: readonly Count[]
  readonly types: readonly Count[]
  readonly statuses: readonly Count[]
  readonly months: readonly Count[]
}

/** The latest of what a filter lets through, counted. */
export interface Latest {
  readonly counts: Readonly<Record<Kind, number>>
  /** Who takes part, the most frequent first. */
  readonly states: readonly { readonly state: string; readonly items: number }[]
  /** The newest first. */
  readonly newest: readonly KeptItem[]
  /** About how many were counted and since when; null where all were. */
  readonly partial: { readonly items: number; readonly since: string } | null
}

/** An issue's key (`issue-key.ts`) and how many positions are told on it. */
export interface IssueCount {
  readonly issue: string
  readonly positions: number
  readonly last: string
}

/** One holder's stance in one item. */
export interface StanceRow {
  readonly issue: string
  readonly holder: string
  readonly stance: 'for' | 'against'
  readonly day: string
  /** `numbered` gives the item. */
  readonly n: number
}

/** A mention of a paper. */
export interface PaperMention {
  readonly n: number
  readonly type: string
  readonly status: string
  readonly day: string
}

/** A paper and every mention of it. */
export interface PaperMentions {
  readonly paper: string
  readonly mentions: readonly PaperMention[]
}

/** Items of one month, kind and type. */
export interface TimelineRow {
  readonly month: string
  readonly kind: Kind
  readonly type: string
  readonly items: number
}

/** Events of one type with another actor. */
export interface CounterpartRow {
  readonly state: string
  readonly type: string
  readonly events: number
  /** Day of the latest. */
  readonly last: string
}

/** The record. Every method rejects with a `RecordError` of one line where the record cannot be read or written. */
export interface RecordStore {
  /** File or URL (without password). */
  readonly name: string
  readonly kind: 'sqlite' | 'postgres'
  /** For views that need counts or joins: see `tables.ts`. Read only. */
  readonly database: Kysely<Tables>

  /** Keeps readings in one transaction: all or none of them, whatever happens meanwhile. */
  keep(readings: Reading | readonly Reading[], options?: KeepOptions): Promise<Kept[]>
  /** Which of the reports are kept already, with the reader that read them: they need no reading. By edition. */
  known(reports: readonly Report[]): Promise<Map<string, string>>
  /** The reports of which no text is kept yet, each once, in their order. */
  unknown(reports: readonly Report[]): Promise<Report[]>

  /** Items in order of publication date, report id, edition and position; constant memory whatever their number. */
  items(filter?: Filter): AsyncIterable<KeptItem>
  count(filter?: Filter): Promise<number>
  /** A page of items from `offset`, 50 without `limit`; newest report first where no order is given. */
  page(filter?: Filter): Promise<KeptItem[]>
  /** Day of publication of the item before which the filter has so many newer ones: '' for undated, null where there are not so many. */
  dayBefore(filter: Filter, newer: number): Promise<string | null>
  /**
   * The latest of what a filter lets through, `most` of them and all others of the last day, counted, with the newest of them; null where
   * they have no days to be told by. Quick where the filter names who takes part.
   */
  latest(filter: Filter, most: number, shown: number): Promise<Latest | null>
  /** Announcements of planned events, in order of their days, from `offset`. */
  plans(filter?: Filter): Promise<Plan[]>
  /** Events with a state of one side as source and one of the other as target, in either direction; each once, oldest report first. */
  deeds(a: readonly string[], b: readonly string[], filter?: Filter): Promise<Deed[]>
  /** What a filter's reports hold, counted by publisher, actor, kind, type, status and month. */
  facets(filter?: Filter): Promise<Facets>
  /** Keys of issues with how many positions are told on each, those of most first, 3,000 at most. */
  issues(filter?: Filter): Promise<IssueCount[]>
  /** Who stood where on some issues, by their keys, a row a holder, the oldest first. */
  stances(issues: readonly string[], filter?: Filter): Promise<StanceRow[]>
  /** What each who stands on some issues, as the filter says, stood for last before a day. */
  stancesBefore(issues: readonly string[], day: string, filter?: Filter): Promise<StanceRow[]>
  /** The words that are used of some issues, with how often. */
  wordings(
    issues: readonly string[],
  ): Promise<{ readonly issue: string; readonly words: string; readonly times: number }[]>
  /** Papers with a mention as the filter says, the one told of last first, each with all of its mentions, the oldest first. */
  papers(filter?: Filter): Promise<PaperMentions[]>
  /** Of each planned thing, the events that may tell what became of it, the oldest report's first. */
  sequels(planned: readonly Planned[]): Promise<KeptItem[][]>
  /** Of each saying, the events by which those who take part in it may have followed it, in the record's order. */
  followers(followed: readonly Followed[]): Promise<KeptItem[][]>
  /** Items by the numbers that `deeds`, `stances`, `papers` and `plans` give, which mean nothing in another record. */
  numbered(numbers: readonly number[]): Promise<Map<number, KeptItem>>
  /** Items as a filter has them, counted by month of publication, kind and type. */
  timeline(filter?: Filter): Promise<TimelineRow[]>
  /** With whom an actor's events are, either way, by type: each event once for each counterpart. */
  counterparts(actor: string, filter?: Filter): Promise<CounterpartRow[]>
  /** Reports by month of publication (`2031-05`, '' for undated), in order; only fields of the report filter. */
  volume(filter?: Filter): Promise<readonly { readonly month: string; readonly reports: number }[]>
  /** How many reports `reports` gives, or a search with the same `words`. */
  countReports(filter?: Filter): Promise<number>
  /** An item by its id or a unique beginning of it, rejected ones included; null where there is none. */
  item(id: string): Promise<KeptItem | null>
  /** An edition by its hash or a unique beginning of it. */
  report(edition: string): Promise<KeptEdition | null>
  /** Reports that have an item as the filter says (all reports for a filter of report fields only), in the items' order. */
  reports(filter?: Filter): AsyncIterable<KeptEdition>
  /** Every edition's reading by the machine with its corrections beside it, in order of date, id and edition. */
  readings(filter?: Filter, options?: { readonly corrected?: boolean }): AsyncIterable<KeptReading>
  /** Full text: words all of which must be there, "phrases" in quotation marks, `-word` that must not; best first. */
  search(query: string, filter?: Filter): Promise<Hit[]>
  /** The same, with how many there are in all and what they hold. */
  found(query: string, filter?: Filter): Promise<Found>
  /** What an edition says that the one before it does not, and the other way; null where there is no earlier one. */
  editionDiff(edition: string): Promise<EditionDiff | null>

  correct(correction: NewCorrection): Promise<Correction>
  /** Keeps corrections as they were made elsewhere; known ones change nothing. */
  restore(corrections: readonly Correction[]): Promise<number>
  /** In order of making. */
  corrections(filter?: {
    readonly edition?: string
    readonly item?: string
    readonly by?: string
  }): AsyncIterable<Correction>

  /** Brings happenings up to date with what was kept since; returns how many there are. */
  merge(): Promise<number>
  /** In order of their first report. The filter is on their events. */
  happenings(filter?: Filter): AsyncIterable<Happening>
  happening(id: string): Promise<Happening | null>

  totals(): Promise<Totals>
  /** Another one after every change of the record, by this process or another; of one opening of it. */
  version(): Promise<string>
  /** Checks every item: its words at its span, the text's hash. An empty list is a sound record. */
  verify(): Promise<Fault[]>
  close(): Promise<void>
}

/** Opens a record, made where there is none: a SQLite file's path, `:memory:`, or `postgres://…`. */
export async function openRecord(fileOrUrl: string, options?: OpenOptions): Promise<RecordStore> {
  // Databases are loaded only where a record is opened: reading alone starts without them.
  const { openStore } = await import('./open.ts')
  return openStore(fileOrUrl, options)
}

export interface OpenOptions {
  /** Refuses a file that is not there, instead of making one. */
  readonly mustExist?: boolean
  /** Opens without writing; a record of an older version is then refused. */
  readonly readOnly?: boolean
}

/** Where to go on after an item. */
export const cursorOf = (item: KeptItem): string =>
  Buffer.from(
    JSON.stringify([
      item.report.published ?? '',
      item.reportId,
      item.editionNumber,
      item.edition,
      item.span[0],
      item.id,
    ]),
  ).toString('base64url')
