// The four kinds by the fields that they share: label, status, place in the text, time, parties.
import type { Event } from '../event/index.ts'
import type { Instrument } from '../instrument/index.ts'
import type { Party, When } from '../mention/index.ts'
import type { Position } from '../position/index.ts'
import type { Span } from '../span.ts'
import type { Statement } from '../statement/index.ts'
import type { AnyItem } from './correction.ts'
import type { Role } from './item.ts'
import type { Kind } from './reading.ts'

/** What every kind has, by one set of names. */
export interface FlatItem {
  readonly type: string
  readonly status: string | null
  readonly span: Span
  readonly about: readonly Span[]
  readonly when: When | null
  readonly place: string | null
  /** The reading's own id of the statement. */
  readonly statement: string | null
  readonly parties: readonly (readonly [Role, Party])[]
}

const as = (role: Role, parties: readonly Party[] | undefined) =>
  (parties ?? []).map(party => [role, party] as const satisfies readonly [Role, Party])

const orNone = (span: Span | null) => (span === null ? [] : [span])

/** Flattens an item of a kind. */
export function flatten(kind: Kind, item: AnyItem): FlatItem {
  if (kind === 'statements') {
    const { form, cue, content, said = null, sources, to } = item as Statement
    const parties = [...as('source', sources), ...as('addressee', to)]
    return { type: form, status: null, span: cue, about: content, when: said, place: null, statement: null, parties }
  }
  if (kind === 'events') {
    const { type, status, trigger, content, when, where, statement, sources, targets } = item as Event
    const parties = [...as('source', sources), ...as('target', targets)]
    const place = where?.place ?? null
    return { type, status, span: trigger, about: orNone(content), when, place, statement, parties }
  }
  if (kind === 'positions') {
    const { stance, issue, statement, holders } = item as Position
    const parties = as('holder', holders)
    return { type: stance, status: null, span: issue, about: [issue], when: null, place: null, statement, parties }
  }
  const { kind: type, status, span, subject, when, parties: bound, addressees } = item as Instrument
  const parties = [...as('party', bound), ...as('addressee', addressees)]
  return { type, status, span, about: orNone(subject), when, place: null, statement: null, parties }
}

/** Event type, statement form, stance or instrument kind. */
export const labelOf = (kind: Kind, item: AnyItem): string => flatten(kind, item).type

/** Every span of an item, the one where it stands first. */
export function spansOf(kind: Kind, item: AnyItem): Span[] {
  const { span, about, when, parties } = flatten(kind, item)
  const spans = [span, ...about, ...parties.map(([, party]) => party.span)]
  if (when) spans.push(when.span)
  if (kind === 'events') spans.push(...orNone((item as Event).where?.span ?? null))
  return spans
}

/** The part before the colon decides who it is. */
export const stateOf = (actor: string | null): string | null => actor?.split(':')[0] ?? null
