// Recall traded for precision: a reading without the events that it is less sure of.
import type { Reading } from './reading.ts'

/** The reading with those events only whose confidence is at least so much; an event that tells none stays. Ids stay as they were. */
export function surerThan(reading: Reading, minConfidence: number): Reading {
  if (!(minConfidence >= 0 && minConfidence <= 1))
    throw new RangeError(`minConfidence is ${minConfidence}, expected 0 to 1`)
  return { ...reading, events: reading.events.filter(({ confidence = 1 }) => confidence >= minConfidence) }
}
