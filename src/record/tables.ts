// The record's tables, as Kysely sees them. The same on SQLite and PostgreSQL; full text alone differs (`full-text.ts`).
import type { Generated } from 'kysely'

/** One text of one report. Flags are 0 or 1; dates are ISO text, '' where unknown, so that order is the same everywhere. */
export interface EditionRow {
  readonly n: Generated<number>
  readonly edition: string
  /** url, or id where there is none: what editions share. */
  readonly source: string
  readonly number: number
  readonly latest: number
  readonly report_id: string
  readonly url: string | null
  readonly title: string | null
  readonly publisher: string | null
  /** As given; '' where unknown. */
  readonly published: string
  readonly language: string | null
  readonly text: string
  readonly text_hash: string
  readonly reader: string
  readonly origin: string
  readonly notes: string | null
  /** MinHash of the text's words, 8 bytes a band in hex; of which edition it is a near copy. */
  readonly signature: string
  readonly copy_of: string | null
}

/** One item. `stands`: 1 where it is part of the record, 0 where an analyst's item took its place or it was rejected. */
export interface ItemRow {
  readonly n: Generated<number>
  readonly id: string
  readonly edition_n: number
  readonly kind: string
  readonly local_id: string
  /** Place in the reading's list of its kind. */
  readonly ordinal: number
  readonly type: string
  readonly status: string | null
  readonly first: number
  readonly last: number
  readonly words: string
  readonly about: string | null
  /** The item's own time. */
  readonly from_date: string | null
  readonly to_date: string | null
  /** Own time or publication day: what `from` and `to` filter. */
  readonly day_from: string
  readonly day_to: string
  readonly place: string | null
  readonly statement: string | null
  readonly item: string
  readonly origin: string
  readonly verdict: string | null
  readonly stands: number
}

/** Which actors an item has, for look-up. Source, holder and party count as `source` in `side`; the others as `target`. */
export interface ActorRow {
  readonly state: string
  readonly actor: string
  readonly role: string
  /** 's' or 't'. */
  readonly side: string
  readonly item_n: number
  readonly edition_n: number
}

/** A state's part in a standing item of a latest text, one row an item: what is asked of an actor needs no join. */
export interface PartRow {
  readonly state: string
  readonly item_n: number
  readonly edition_n: number
  readonly kind: string
  readonly type: string
  readonly status: string | null
  readonly day_from: string
  readonly day_to: string
  /** As the edition has it. */
  readonly published: string
  /** 1 where the text holds a word by which the end of a plan is told (`endings.ts`). */
  readonly ends: number
}

/** The same of two states that take part in one item: `NOR POL`, in the order of their letters. */
export interface PairRow extends Omit<PartRow, 'state' | 'ends'> {
  readonly pair: string
}

/** How often positions on an issue use some words. */
export interface WordingRow {
  readonly issue: string
  readonly words: string
  readonly times: number
}

/** Texts that hold a word by which the end of a plan is told. */
export interface EndingRow {
  readonly edition_n: number
}

/** Latest texts of a day of publication; '' where it is unknown. */
export interface VolumeRow {
  readonly day: string
  readonly reports: number
}

/** Every ordered pair of states in a standing event, one row an event: counts of ties need no join. */
export interface DyadRow {
  readonly source: string
  readonly target: string
  /** Day of the event or of publication. */
  readonly day: string
  readonly type: string
  readonly status: string
  readonly mode: string | null
  /** Joined by commas. */
  readonly contexts: string | null
  readonly publisher: string | null
  readonly item_n: number
}

export interface CorrectionRow {
  readonly n: Generated<number>
  readonly id: string
  readonly action: string
  readonly analyst: string
  readonly reason: string | null
  readonly at: string
  readonly item: string | null
  readonly items: string
  readonly correction: string | null
  readonly edition: string
  readonly kind: string | null
  readonly before: string | null
  readonly after: string | null
  readonly first: number | null
  readonly last: number | null
  readonly words: string | null
  readonly undone: number
}

/** Who stands where by a standing position, one row a holder: matrices need no join. */
export interface StanceTableRow {
  readonly item_n: number
  /** State or organisation, else the holder's name or words. */
  readonly holder: string
  /** See `issue-key.ts`. */
  readonly issue: string
  readonly stance: string
  /** Of publication. */
  readonly day: string
  /** The item's words. */
  readonly words: string
}

/** Which happening an event is part of, or which paper a mention of an instrument means. */
export interface HappeningRow {
  readonly item_n: number
  readonly happening: string
  /** `events` or `instruments`. */
  readonly kind: string
}

/** Version of the tables (`schema`), the mark of the last write that is not merged (`unmerged`: `0` where all is). */
export interface MetaRow {
  readonly key: string
  readonly value: string
}

/** The keys of an edition, unique over all partitions. On SQLite a view of `editions`; on PostgreSQL written by the database itself. */
export interface EditionKeyRow {
  /** How many were kept before it, itself included. */
  readonly kept: number
  readonly n: number
  readonly edition: string
  readonly source: string
  readonly number: number
}

export interface Tables {
  readonly editions: EditionRow
  readonly edition_keys: EditionKeyRow
  readonly items: ItemRow
  readonly actors: ActorRow
  readonly parts: PartRow
  readonly pairs: PairRow
  readonly endings: EndingRow
  readonly wordings: WordingRow
  readonly volumes: VolumeRow
  readonly dyads: DyadRow
  readonly stances: StanceTableRow
  readonly corrections: CorrectionRow
  readonly happenings: HappeningRow
  readonly meta: MetaRow
}
