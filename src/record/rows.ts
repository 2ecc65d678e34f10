// From readings to rows and back: what the tables hold of an item, and the kept item that they give again.
import type { Insertable, Selectable } from 'kysely'
import type { Event } from '../event/index.ts'
import type { Position } from '../position/index.ts'
import type { Span } from '../span.ts'
import type { AnyItem } from './correction.ts'
import { flatten, stateOf } from './flat-item.ts'
import { sentenceAround } from './gist.ts'
import { issueKey } from './issue-key.ts'
import type { KeptItem, KeptParty, KeptReport, Origin, Role, Verdict } from './item.ts'
import type { Kind } from './reading.ts'
import { restored, restoredOrNull, storable } from './storable.ts'
import type { KeptEdition } from './store.ts'
import type { ActorRow, DyadRow, EditionRow, ItemRow, StanceTableRow } from './tables.ts'

/** Code units of `about` that a filter looks at. */
const ABOUT = 400
const FIRST_DAY = '0000-01-01'
const LAST_DAY = '9999-12-31'

/** What an item's row takes from around it. */
export interface Surroundings {
  readonly n: number
  readonly id: string
  readonly editionN: number
  readonly ordinal: number
  readonly published: string
  readonly text: string
  readonly statement: string | null
  readonly origin: Origin
  readonly verdict: Verdict | null
}

/** The row of an item. */
export function itemRow(kind: Kind, item: AnyItem, around: Surroundings): Insertable<ItemRow> {
  const { type, status, span, about, when, place } = flatten(kind, item)
  const from = when?.from ?? null
  const to = when?.to ?? null
  const day = around.published.slice(0, 10)
  const dated = from !== null || to !== null
  return {
    n: around.n,
    id: around.id,
    edition_n: around.editionN,
    kind,
    local_id: item.id,
    ordinal: around.ordinal,
    type,
    status,
    first: span[0],
    last: span[1],
    words: storable(around.text.slice(...span)),
    about: about.length === 0 ? null : storable(wordsOf(around.text, about).slice(0, ABOUT)),
    from_date: from,
    to_date: to,
    day_from: dated ? (from ?? FIRST_DAY) : day,
    day_to: dated ? (to ?? LAST_DAY) : day,
    place,
    statement: around.statement,
    item: JSON.stringify(item),
    origin: around.origin,
    verdict: around.verdict,
    stands: 1,
  }
}

const wordsOf = (text: string, spans: readonly (readonly [number, number])[]) =>
  spans.map(span => text.slice(...span)).join(' … ')

const SIDES: Readonly<Record<Role, string>> = { source: 's', holder: 's', party: 's', target: 't', addressee: 't' }

/** Look-up rows of an item's known actors, each role once. */
export function actorRows(kind: Kind, item: AnyItem, itemN: number, editionN: number): ActorRow[] {
  const rows = new Map<string, ActorRow>()
  for (const [role, { actor }] of flatten(kind, item).parties) {
    if (actor === null) continue
    const state = stateOf(actor) ?? actor
    rows.set(`${role}${actor}`, { state, actor, role, side: SIDES[role], item_n: itemN, edition_n: editionN })
  }
  return [...rows.values()]
}

/** Ordered pairs of different states in an event, each once. */
export function dyadRows(
  kind: Kind,
  item: AnyItem,
  row: Pick<Selectable<ItemRow>, 'n' | 'day_from' | 'type' | 'status'>,
  { published, publisher }: { readonly published: string; readonly publisher: string | null },
): DyadRow[] {
  if (kind !== 'events') return []
  const { sources, targets, mode = null, contexts = [] } = item as Event
  const day = row.day_from === FIRST_DAY ? published.slice(0, 10) : row.day_from
  const rows = new Map<string, DyadRow>()
  for (const { actor: a } of sources) {
    for (const { actor: b } of targets) {
      const [source, target] = [stateOf(a), stateOf(b)]
      if (source === null || target === null || source === target) continue
      rows.set(`${source} ${target}`, {
        source,
        target,
        day,
        type: row.type,
        status: row.status ?? '',
        mode,
        contexts: contexts.length === 0 ? null : contexts.join(','),
        publisher,
        item_n: row.n,
      })
    }
  }
  return [...rows.values()]
}

/** Who stands where by a position, each holder once. `events` are those of its reading: "the sanctions" are told there. */
export function stanceRows(
  kind: Kind,
  item: AnyItem,
  n: number,
  { published, text, events }: { readonly published: string; readonly text: string; readonly events: readonly Event[] },
): StanceTableRow[] {
  if (kind !== 'positions') return []
  const position = item as Position
  const issue = storable(issueKey(position, text, events))
  const holders = position.holders.map(({ actor, name, span }) => stateOf(actor) ?? name ?? text.slice(...span))
  const day = published.slice(0, 10)
  return [...new Set(holders.length === 0 ? [UNNAMED] : holders)].map(holder => ({
    item_n: n,
    holder: storable(holder),
    issue,
    stance: position.stance,
    day,
    words: storable(text.slice(...position.issue)),
  }))
}

const UNNAMED = 'not named'

/** Rows of an item and its edition as a query joins them. */
export type JoinedRow = Omit<
  Selectable<ItemRow>,
  'local_id' | 'ordinal' | 'about' | 'day_from' | 'day_to' | 'stands'
> & {
  readonly happening: string | null
}

/** What of an edition its items show. */
export type Around = Pick<
  Selectable<EditionRow>,
  'n' | 'edition' | 'number' | 'report_id' | 'url' | 'title' | 'publisher' | 'published' | 'text'
>

/** The kept item that a row holds; `edition` is that of its report. */
export function keptItem(row: JoinedRow, edition: Around, text: string): KeptItem {
  const kind = row.kind as Kind
  const item = JSON.parse(row.item) as AnyItem
  const { about, parties } = flatten(kind, item)
  return {
    id: row.id,
    kind,
    reportId: restored(edition.report_id),
    edition: edition.edition,
    editionNumber: edition.number,
    type: row.type,
    status: row.status,
    span: [row.first, row.last],
    words: restored(row.words),
    sentence: text === '' ? null : sentenceOf(text, [row.first, row.last]),
    about: about.length === 0 || text === '' ? null : wordsOf(text, about),
    from: row.from_date,
    to: row.to_date,
    place: row.place,
    statement: row.statement,
    parties: parties.map(
      ([role, { span, actor, name = null }]): KeptParty => ({
        role,
        actor,
        state: stateOf(actor),
        name,
        span,
        words: text.slice(...span),
      }),
    ),
    item,
    origin: row.origin as Origin,
    verdict: row.verdict as Verdict | null,
    happening: row.happening,
    report: keptReport(edition),
  }
}

function sentenceOf(text: string, span: Span) {
  let [start, end] = sentenceAround(text, span)
  while (start < span[0] && /\s/.test(text[start])) start++
  // The full stop is part of it, and a quotation mark behind it.
  while (end < text.length && /[.!?”"’]/.test(text[end])) end++
  return { words: text.slice(start, end), span: [start, end] as const }
}

const keptReport = (edition: Around): KeptReport => ({
  id: restored(edition.report_id),
  url: restoredOrNull(edition.url),
  title: restoredOrNull(edition.title),
  publisher: restoredOrNull(edition.publisher),
  published: edition.published === '' ? null : edition.published,
})

/** The report that an edition's row holds. */
export const keptEdition = (row: Selectable<EditionRow>): KeptEdition => ({
  ...keptReport(row),
  edition: row.edition,
  editionNumber: row.number,
  latest: row.latest === 1,
  language: row.language,
  text: restored(row.text),
  textHash: row.text_hash,
  reader: row.reader,
  origin: row.origin as Origin,
  copyOf: row.copy_of,
})
