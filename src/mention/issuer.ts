// Whose voice a report has: a government or organisation that publishes it, or a medium with its country.
import type { Report } from '../report/index.ts'
import type { Meaning, World } from '../world/index.ts'
import type { Lexicon } from './lexicon.ts'

export interface Voice {
  /** The actor who speaks as "we"; null for a newspaper. */
  readonly issuer: { readonly actor: string; readonly name: string } | null
  /** The state whose "foreign minister" needs no further word. */
  readonly home: string | null
}

const STATES = new Set<Meaning['kind']>(['state', 'adjective', 'demonym', 'seat'])
const OFFICIAL = new Set<Meaning['kind']>(['organ', 'organisation'])

/** An embassy speaks for the state named first, not for the one where it stands. */
const DIPLOMATIC = /\b(?:mission|embassy|delegation|consulate|representation)\b/i

/** Reads the publisher: "Ruritanian Ministry of Trade" speaks for Ruritania, "The Ruritania Times" for itself. */
export function readVoice(report: Report, world: World, lexicon: Lexicon): Voice {
  const name = report.publisher?.trim() ?? ''
  let found = world.scan(name)
  // "gov.example": the parts of a domain.
  if (found.length === 0 && !name.includes(' ')) found = world.scan(name.replaceAll('.', ' '))
  const meanings = found.map(({ meanings: [first] }) => first)
  const medium = meanings.find(({ kind }) => kind === 'medium' || kind === 'company')
  if (medium !== undefined) return { issuer: null, home: stateOf(medium.actor) }
  const state = meanings.find(({ kind }) => STATES.has(kind))
  const official = meanings.find(({ kind, actor }) => OFFICIAL.has(kind) && actor !== '')
  const organ = meanings.find(({ kind, actor }) => kind === 'seat' && actor.includes(':'))
  const sender = DIPLOMATIC.test(name) && state !== undefined && meanings[0] === state ? undefined : (official ?? organ)
  if (sender !== undefined)
    return {
      issuer: { actor: sender.actor, name },
      home: sender.kind === 'organisation' ? null : stateOf(sender.actor),
    }
  if (state === undefined) return { issuer: null, home: null }
  const home = stateOf(state.actor)
  for (const word of name.toLowerCase().split(/[^\p{L}-]+/u)) {
    const noun = lexicon.groupNouns.get(word)
    const sector = noun?.sort === 'body' ? noun.sector : (lexicon.personNouns.get(word)?.sector ?? null)
    const official = sector === 'GOV' || sector === 'MIL' || sector === 'LEG'
    if (official || word === 'gov' || word === 'mfa')
      return { issuer: { actor: `${home}:${sector ?? 'GOV'}`, name }, home }
  }
  return { issuer: null, home }
}

const stateOf = (actor: string): string | null => {
  const state = actor.split(':')[0]
  return /^[A-Z]{3}$/.test(state) ? state : null
}
