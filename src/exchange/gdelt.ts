// What GDELT's two tables share: numbers of events, pairs of actors, dates without dashes.
import type { KeptParty } from '../record/index.ts'
import { type EventFacts, eventFacts, isToldAsDone } from './event-facts.ts'
import type { ExportSource, LeftOut } from './source.ts'

/** One row of GDELT: an event between two actors at most. */
export interface GdeltPair {
  readonly number: number
  readonly facts: EventFacts & { readonly day: string }
  readonly actor1: KeptParty | null
  readonly actor2: KeptParty | null
}

/** The rows of all events that GDELT's tables have a place for. */
export async function* gdeltPairs(source: ExportSource, leftOut: LeftOut): AsyncGenerator<GdeltPair> {
  for await (const item of source.items()) {
    const facts = eventFacts(item)
    if (facts === null) leftOut(`${item.kind}: GDELT knows events only`)
    else if (!isToldAsDone(item.status)) leftOut(`events ${item.status}: GDELT knows only what is told as done`)
    else if (facts.day === null) leftOut('events without a date: GDELT needs a day')
    else {
      const dated = { ...facts, day: facts.day }
      let n = 0
      for (const [actor1, actor2] of pairsOf(facts))
        yield { number: numberOf(item.id, n++), facts: dated, actor1, actor2 }
    }
  }
}

function* pairsOf({ sources, targets, joint }: EventFacts): Generator<[KeptParty | null, KeptParty | null]> {
  if (joint) {
    for (let i = 0; i < sources.length; i++) for (let j = i + 1; j < sources.length; j++) yield [sources[i], sources[j]]
    return
  }
  for (const actor1 of sources.length > 0 ? sources : [null])
    for (const actor2 of targets.length > 0 ? targets : [null]) yield [actor1, actor2]
}

const PAIRS = 256
/** The same event has the same number in every export: 44 bits of its id, then the pair. */
const numberOf = (id: string, pair: number) => Number.parseInt(id.slice(0, 11), 16) * PAIRS + (pair % PAIRS)

export const compactDay = (day: string): string => day.slice(0, 10).replaceAll('-', '')

/** "20240115093000": the day at midnight where no time is known. */
export function compactTime(published: string | null): string {
  if (published === null) return ''
  const [day, time = ''] = published.split('T')
  return compactDay(day) + time.replace(/\D/g, '').slice(0, 6).padEnd(6, '0')
}

// Items come report by report: the ends found in the last text serve all of its items.
let searched = ''
let starts: readonly number[] = []

/** Sentences are counted by their ends alone: exact bounds are the reader's business, not a table's. The first is 1. */
export function sentenceNumber(text: string, at: number): number {
  if (text !== searched) {
    starts = [...text.matchAll(/[.!?]["”’)]*\s+(?=["“‘(]*\p{Lu})/gu)].map(end => end.index + end[0].length)
    searched = text
  }
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle] <= at) low = middle + 1
    else high = middle
  }
  return low + 1
}
