// States and organisations as modifiers of a phrase, and the actors that their members are.
import { loadWorld } from '../world/index.ts'

export function stateOf(actor: string): string {
  const colon = actor.indexOf(':')
  return colon < 0 ? actor : actor.slice(0, colon)
}

/** A state or organisation among a phrase's modifiers. Only states' members are filed by sector. */
export interface Nation {
  readonly actor: string
  readonly isState: boolean
}

/** The member of a nation in a sector: a state's organ gets the sector, an organisation stays itself. */
export function memberOf({ actor, isState }: Nation, sector: string | null): string {
  // "Republican Sen. Holm" sits in parliament, whatever his party; its donor in no international body.
  if (sector !== null && actor.endsWith(':PTY')) return sector === 'IGO' ? actor : `${stateOf(actor)}:${sector}`
  if (!isState || sector === null) return actor
  // A state's commissioner sits in no international body.
  if (sector === 'IGO') return memberOf({ actor, isState }, 'GOV')
  // "The chairman of the council" is no businessman where the council is a state's.
  if (sector === 'BUS' && /:(?:GOV|MIL|LEG|JUD|COP|SPY)$/.test(actor)) return actor
  if (!actor.includes(':')) return `${actor}:${sector}`
  return sector === 'GOV' || !actor.endsWith(':GOV') ? actor : `${stateOf(actor)}:${sector}`
}

const known = new Map<string, boolean>()

/** Whether a code is a state's: `NER` is, `IMF` and `HRW` are not. */
export function isStateCode(code: string): boolean {
  let answer = known.get(code)
  if (answer === undefined) {
    if (!/^[A-Z]{3}$/.test(code)) return false
    answer = loadWorld().isState(code)
    known.set(code, answer)
  }
  return answer
}

/** Whether an actor is a state or a part of one. */
export const isState = (actor: string | undefined): actor is string =>
  actor !== undefined && isStateCode(stateOf(actor))
