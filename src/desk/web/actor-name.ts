// Actors by name: `RUS:GOV` is shown as “Russia · government”, with its code beside it where there is room.
import groups from '../../../data/world/groups.tsv?columns=actor,name'
import organisations from '../../../data/world/organisations.tsv?columns=actor,name'
import states from '../../../data/world/states.tsv?columns=id,name'

const SECTORS: Readonly<Record<string, string>> = {
  GOV: 'government',
  MIL: 'military',
  LEG: 'parliament',
  JUD: 'judiciary',
  COP: 'police',
  SPY: 'intelligence',
  OPP: 'opposition',
  PTY: 'party',
  REB: 'rebels',
  UAF: 'armed group',
  CRM: 'crime',
  CIV: 'people',
  MED: 'press',
  BUS: 'business',
  NGO: 'charities',
  IGO: 'organisation',
  AGR: 'farming',
  EDU: 'education',
  HLH: 'health',
  LAB: 'labour',
  REF: 'refugees',
  REL: 'religion',
  SOC: 'civic groups',
}

const NAMES = new Map<string, string>()
// The first row of an organisation is itself; those after it are its organs.
for (const [code, name] of [...states, ...organisations, ...groups])
  if (!NAMES.has(code)) NAMES.set(code, name.replace(/^~/, ''))

/** A state of whose name there are several in use is called by the short one. */
const SHORT: Readonly<Record<string, string>> = { USA: 'United States', GBR: 'United Kingdom' }

/** The part before the colon: who counts as one actor. */
export const stateOf = (actor: string): string => actor.split(':', 1)[0] ?? actor

/** The name of an actor; its code where it has no other. */
export function actorName(actor: string): string {
  const [state = '', ...sectors] = actor.split(':')
  const name = SHORT[state] ?? NAMES.get(state) ?? state
  return sectors.length === 0 ? name : `${name} · ${sectors.map(sector => SECTORS[sector] ?? sector).join(' ')}`
}

/** Whether the tables know it. */
export const isKnownActor = (actor: string): boolean => NAMES.has(stateOf(actor))

/** Actors whose name or code begins with, or holds, the letters: those that begin with them first. */
export function actorsLike(letters: string, most = 8): { readonly actor: string; readonly name: string }[] {
  const wanted = letters.trim().toLowerCase()
  if (wanted === '') return []
  const found: { actor: string; name: string; order: number }[] = []
  for (const [actor, own] of NAMES) {
    const name = SHORT[actor] ?? own
    const at = name.toLowerCase().indexOf(wanted)
    const order =
      actor.toLowerCase() === wanted ? 0 : at === 0 ? 1 : name.toLowerCase().includes(` ${wanted}`) ? 2 : at > 0 ? 3 : 9
    if (order < 9) found.push({ actor, name, order })
  }
  found.sort((a, b) => a.order - b.order || a.name.length - b.name.length || (a.name < b.name ? -1 : 1))
  return found.slice(0, most).map(({ actor, name }) => ({ actor, name }))
}
