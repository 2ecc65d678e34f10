// An item as cards show it, whether it comes whole from the record or cited by a view.
import type { KeptItem, Kind } from '../../record/index.ts'
import type { Cited } from '../../view/index.ts'

export interface ShownParty {
  readonly actor: string | null
  /** Name, or the words of the text. */
  readonly words: string
}

export interface Sides {
  readonly doers: readonly ShownParty[]
  readonly others: readonly ShownParty[]
  /** Both sides do it together: a meeting. */
  readonly joint: boolean
}

/** Who, and whom or to whom. A party in both roles stands once, among the doers. */
export function sidesOf(item: Pick<Cited | KeptItem, 'kind' | 'parties'>): Sides {
  const shown = item.parties.map(party => ({
    role: party.role,
    actor: party.actor,
    words: party.name ?? ('words' in party ? party.words : '') ?? '',
  }))
  const doers = distinct(shown.filter(({ role }) => role !== 'target' && role !== 'addressee'))
  const all = distinct(shown.filter(({ role }) => role === 'target' || role === 'addressee'))
  const keys = new Set(doers.map(keyOf))
  const others = all.filter(party => !keys.has(keyOf(party)))
  return { doers, others, joint: item.kind === 'events' && all.length > 0 && all.some(party => keys.has(keyOf(party))) }
}

const keyOf = ({ actor, words }: ShownParty) => `${actor} ${words.toLowerCase()}`

function distinct(parties: readonly ShownParty[]): ShownParty[] {
  const seen = new Set<string>()
  return parties.filter(party => !seen.has(keyOf(party)) && seen.add(keyOf(party)))
}

/** What stands between who and whom. */
export const arrowOf = (kind: Kind, joint: boolean): string =>
  joint ? 'with' : kind === 'positions' ? 'on' : kind === 'statements' ? 'to' : '→'
