// What a reader of a foreign file yields, line by line: a reading, or what is wrong with the line. Rows without text become
// readings without text: one item each, whose spans are [0, 0].
import { EVENT_TYPES, type Event, type EventType, STATUSES, type Status } from '../event/index.ts'
import type { Party, When, Where } from '../mention/index.ts'
import type { Origin, Reading } from '../record/index.ts'
import { type Encoding, isDate, type Line, linesOf } from '../report/index.ts'

/** A line's reading, or its complaint. */
export type ImportRow = { readonly line: number } & (
  | { readonly reading: Reading; readonly origin: Origin }
  | { readonly complaint: string }
)

/** Bytes of a file in, rows out. Never throws because of what the file says. */
export type Reader = (chunks: AsyncIterable<Uint8Array>, encoding?: Encoding) => AsyncIterable<ImportRow>

/** Reads a file line by line; `read` gives a reading, a complaint, or null for a line that holds nothing (a header). */
export async function* rowsOf(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding | undefined,
  read: (text: string, line: number) => Reading | string | null,
  origin: Origin = 'import',
): AsyncGenerator<ImportRow> {
  for await (const line of linesOf(chunks, encoding)) {
    if ('error' in line) {
      yield { line: line.number, complaint: line.error }
      continue
    }
    const text = withoutEnd(line)
    if (text.trim() === '') continue
    const found = read(text, line.number)
    if (found === null) continue
    yield typeof found === 'string'
      ? { line: line.number, complaint: found }
      : { line: line.number, reading: found, origin }
  }
}

/** Files from Windows end lines in two characters. */
const withoutEnd = (line: Line & { readonly text: string }) =>
  line.text.endsWith('\r') ? line.text.slice(0, -1) : line.text

/** An event as a foreign row tells it. */
export interface ForeignEvent {
  readonly id: string
  readonly type: EventType
  readonly mode?: string | undefined
  readonly contexts?: readonly string[] | undefined
  readonly sources: readonly ForeignParty[]
  readonly targets: readonly ForeignParty[]
  readonly status?: Status | undefined
  readonly from: string
  readonly to?: string | null | undefined
  readonly place?: string | null | undefined
  readonly url?: string | null | undefined
  readonly title?: string | null | undefined
  readonly publisher?: string | null | undefined
  readonly published?: string | null | undefined
}
export interface ForeignParty {
  readonly actor: string | null
  readonly name?: string | null | undefined
}

/** A span where there is no text. */
export const NOWHERE = [0, 0] as const

const asParty = ({ actor, name }: ForeignParty): Party =>
  name ? { span: NOWHERE, actor, name } : { span: NOWHERE, actor }

/** A reading of one event, of a report without text. */
export function foreignReading(given: ForeignEvent): Reading {
  const { id, type, mode, contexts, sources, targets, from, to, place, url, title, publisher, published } = given
  const when: When = { span: NOWHERE, from, to: to ?? from }
  const where: Where | null = place ? { span: NOWHERE, place } : null
  const event: Event = {
    // Two rows that tell alike of one page are two records: the row's own number keeps them apart.
    id,
    type,
    ...(mode ? { mode } : {}),
    ...(contexts && contexts.length > 0 ? { contexts } : {}),
    sources: sources.map(asParty),
    targets: targets.map(asParty),
    trigger: NOWHERE,
    content: null,
    status: given.status ?? 'happened',
    when,
    where,
    statement: null,
  }
  const report = {
    id,
    title: title || null,
    publisher: publisher || null,
    published: published || null,
    url: url || null,
    text: '',
  }
  return { report, statements: [], events: [event], positions: [], instruments: [] }
}

/** The event type that a word names, in any case; null where it names none. */
export const eventTypeOf = (word: string): EventType | null =>
  EVENT_TYPES.find(type => type === word.trim().toUpperCase()) ?? null

export const statusOf = (word: string): Status | null => STATUSES.find(status => status === word) ?? null

/** A day as ISO has it, from `20240115`, `2024-01-15`, either with a time after it; else null. */
export function dayOf(cell: string): string | null {
  const found = /^(\d{4})-?(\d\d)-?(\d\d)(?:$|[T ]|\d{6}$)/.exec(cell.trim())
  if (found === null) return null
  const day = `${found[1]}-${found[2]}-${found[3]}`
  return isDate(day) ? day : null
}

/** At most this many characters of a bad cell are told. */
const SHOWN = 40
export const shown = (cell: string): string => `"${cell.length > SHOWN ? `${cell.slice(0, SHOWN)}…` : cell}"`
