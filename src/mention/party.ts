// Who acts: the shapes that all four kinds share. See `docs/record.md` for codes and settled cases.
import type { Span } from '../span.ts'

/**
 * An identifier of who: a state by ISO 3166-1 alpha-3 (`RUS`), an organisation by acronym (`NATO`), an organ or member of a
 * government by state and sector (`RUS:GOV`), a group by short name (`ISIS`); `null` where nobody could tell.
 */
export type Actor = string | null

/** One actor in a role. The span is the mention's noun phrase without a relative clause or apposition after it. */
export interface Party {
  readonly span: Span
  readonly actor: Actor
  /** Of a person or organ: "Yuri Ushakov", "Foreign Ministry". */
  readonly name?: string
}

/** A time as the text gives it. `from` and `to` are ISO dates, both included, or null where `published` is needed and unknown. */
export interface When {
  readonly span: Span
  readonly from: string | null
  readonly to: string | null
}

/** A place as the text gives it; `place` is the state's ISO code, or null where it could not be told. */
export interface Where {
  readonly span: Span
  readonly place: string | null
}

/** Times and places by token range, both ends included. */
export interface TimeMention {
  readonly first: number
  readonly last: number
  readonly when: When
  /** The days of the words without their "since", where they have one: "since 2014, when NATO froze ties". */
  readonly bare?: When
}
export interface PlaceMention {
  readonly first: number
  readonly last: number
  readonly where: Where
}

/** The state or body that a party is of: the part of its actor before the colon; null where nobody could tell. */
export const stateOf = ({ actor }: Party): string | null => actor?.split(':')[0] ?? null

const keyOf = (party: Party) =>
  `${party.actor ?? ''}|${party.name ?? ''}|${party.actor === null || party.name === undefined ? party.span.join('-') : ''}`

/** Each party once: the same named actor told twice in one role counts by its first mention. */
export function distinctParties(parties: readonly Party[]): Party[] {
  const seen = new Set<string>()
  return parties.filter(party => {
    const key = keyOf(party)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
