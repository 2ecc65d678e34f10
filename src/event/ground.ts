// On what grounds an event is held to be right: what its confidence is judged by.
import type { Frame } from '../frame/index.ts'
import type { Party } from '../mention/index.ts'
import { GROUNDS } from './decider.ts'
import type { EventLabel } from './lexicon.ts'
import type { Draft } from './merge.ts'

const LEAST = 0.002

const isKnown = (party: Party) => party.actor !== null

/** `frame` is null where no row of the lexicon stands behind the event; `probability` is the decider's of its type. */
export function groundsOf(
  draft: Omit<Draft, 'type'>,
  frame: Frame<EventLabel> | null,
  probability: number,
): Float32Array {
  const p = Math.min(1 - LEAST, Math.max(LEAST, probability))
  const { sources, targets, status } = draft
  const grounds = new Float32Array(GROUNDS)
  grounds[0] = 1
  grounds[1] = Math.log(p / (1 - p)) / 3
  grounds[2] = frame === null ? 1 : 0
  grounds[3] = frame?.entry.wordClass === 'noun' ? 1 : 0
  grounds[4] = frame !== null && frame.rest.length > 0 ? 1 : 0
  grounds[5] = frame !== null && frame.entry.conditions.length > 0 ? 1 : 0
  grounds[6] = sources.some(isKnown) ? 1 : 0
  grounds[7] = targets.some(isKnown) ? 1 : 0
  grounds[8] = sources.length === 0 ? 1 : 0
  grounds[9] = targets.length === 0 ? 1 : 0
  grounds[10] = status === 'happened' ? 1 : 0
  grounds[11] = status === 'possible' || status === 'called-for' ? 1 : 0
  return grounds
}
