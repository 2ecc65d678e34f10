// Deeds told by a side in a conflict against another are alleged, whatever their tense; told by a third body they stand as told.
import { type Party, stateOf } from '../mention/index.ts'
import type { Event, EventType } from './event.ts'

/** Deeds that one side lays at another's door. */
const HOSTILE: ReadonlySet<EventType> = new Set(['ASSAULT', 'COERCE', 'MOBILIZE', 'THREATEN', 'SANCTION'])

/** Who speaks, as far as it matters here. */
interface Voice {
  readonly id: string
  readonly sources: readonly Party[]
}

/**
 * What hanging on a statement makes of events: hostile deeds told by the side that suffers them are alleged; what a quoted "must" asks
 * is asked by whoever is quoted.
 */
export function withVoices(events: readonly Event[], voices: readonly Voice[]): Event[] {
  const byId = new Map(voices.map(voice => [voice.id, voice]))
  return events.map(event => {
    if (event.statement === null) return event
    if (event.type === 'REQUEST' && event.sources.length === 0) {
      // "rejected calls for a recount": who rejects them did not make them.
      const asked = new Set(event.targets.map(party => party.actor))
      const speakers = byId.get(event.statement)?.sources ?? []
      return { ...event, sources: speakers.filter(({ actor }) => actor === null || !asked.has(actor)) }
    }
    if (!HOSTILE.has(event.type)) return event
    if (event.status !== 'happened' && event.status !== 'ongoing') return event
    const tellers = new Set((byId.get(event.statement)?.sources ?? []).map(stateOf).filter(code => code !== null))
    const against = event.sources.some(party => stateOf(party) !== null && !tellers.has(stateOf(party)!))
    const suffers = event.targets.some(party => tellers.has(stateOf(party) ?? ''))
    return against && suffers ? { ...event, status: 'alleged' } : event
  })
}
