// A record at size, the same for every bench: the sample's readings, varied in date and last sentence until there are enough.
import type { Reading, RecordStore } from '../src/record/index.ts'
import { randomFrom } from '../test/sample/desk-of-reports.ts'
import { sampleReadings } from '../test/sample/index.ts'

const BATCH = 250
const START = Date.UTC(2030, 0, 1)
const SPREAD = 1500

export interface Filling {
  readonly reports: number
  /** Readings by the real reader, which are varied thereafter. */
  readonly read: number
  readonly onBatch?: (reports: number) => void
}

/** Fills a record; returns how many items were kept and in how many seconds, reading left out. */
export async function fillRecord(
  store: RecordStore,
  { reports, read: readings, onBatch = () => {} }: Filling,
): Promise<{ items: number; seconds: number }> {
  const random = randomFrom(3)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]
  const templates = sampleReadings(readings).slice(0, readings)
  const begun = performance.now()
  let items = 0
  for (let at = 0; at < reports; at += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, reports - at) }, (_, i) =>
      varied(pick(templates), at + i, reports, random),
    )
    for (const kept of await store.keep(batch, { reader: 'bench' })) items += kept.items
    onBatch(Math.min(at + BATCH, reports))
  }
  return { items, seconds: (performance.now() - begun) / 1000 }
}

const DESKS = ['harbour', 'valley', 'summit', 'ledger', 'frontier']

/** Another report of the same reading: its text goes on with a sentence of its own, its dates move together. */
function varied(reading: Reading, i: number, reports: number, random: () => number): Reading {
  const day = Math.floor((i / reports) * SPREAD) + Math.floor(random() * 3)
  const published = new Date(START + day * 86_400_000).toISOString().slice(0, 10)
  const shift = Date.parse(published) - Date.parse(reading.report.published ?? published)
  const moved = (date: string | null) =>
    date === null ? null : new Date(Date.parse(date) + shift).toISOString().slice(0, 10)
  const desk = DESKS[Math.floor(random() * DESKS.length)]
  const text = `${reading.report.text} File ${i} of the ${desk} desk, number ${Math.floor(random() * 1e6)}.`
  return {
    ...reading,
    report: { ...reading.report, id: `r${i}`, url: null, published, text },
    events: reading.events.map(event => ({
      ...event,
      when: event.when === null ? null : { ...event.when, from: moved(event.when.from), to: moved(event.when.to) },
    })),
  }
}
