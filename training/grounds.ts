// Learns how sure an event is: of events found in plv_train by deciders that have not seen the sentence, and in the shared readings,
// which were right, and on what grounds they stood.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Decider, GROUNDS } from '../src/event/decider.ts'
import { type Event, readEvents } from '../src/event/index.ts'
import type { Report } from '../src/report/index.ts'
import { overlaps } from '../src/span.ts'
import { corpora } from './corpora.ts'
import { type MarkedSentences, Page } from './deeds.ts'
import type { Random } from './random.ts'

const BINS = 10
const FOLDS = 5

interface Judged {
  readonly grounds: Float32Array
  readonly right: boolean
}

/** A decider that numbers the grounds that it is asked about: an event's confidence is then its number. */
function watched(decider: Decider, seen: Float32Array[]): Decider {
  const watcher: Decider = Object.create(decider) as Decider
  watcher.confidence = grounds => seen.push(grounds.slice())
  return watcher
}

export function judgedOf(marked: MarkedSentences, folds: readonly Decider[]): Judged[] {
  const judged: Judged[] = []
  marked.pages.forEach(({ page }, n) => {
    const seen: Float32Array[] = []
    const events = readEvents(page.report, page.trees, page.mentions, watched(folds[n % folds.length], seen))
    const chosen = marked.answer(
      n,
      events.filter(({ type }) => type !== 'ATTEND'),
    )
    if (chosen !== null)
      judged.push({ grounds: seen[chosen.confidence! - 1], right: marked.golds[n].includes(chosen.type) })
  })
  return [...judged, ...judgedInReadings(folds[0])]
}

function judgedInReadings(decider: Decider): Judged[] {
  const folder = join(corpora, 'readings')
  return readdirSync(folder)
    .filter(file => file.endsWith('.json'))
    .sort()
    .flatMap(file => {
      const gold = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { report: Report; events: Event[] }
      const seen: Float32Array[] = []
      const page = new Page(gold.report, decider.words)
      const events = readEvents(page.report, page.trees, page.mentions, watched(decider, seen))
      const left = new Set(gold.events)
      return events.map(event => {
        const match = [...left].find(({ type, trigger }) => type === event.type && overlaps(trigger, event.trigger))
        if (match) left.delete(match)
        return { grounds: seen[event.confidence! - 1], right: match !== undefined }
      })
    })
}

function learn(judged: readonly Judged[], random: Random): Float32Array {
  const w = new Float32Array(GROUNDS)
  for (let epoch = 0; epoch < 60; epoch++) {
    const rate = 0.05 / (1 + epoch / 10)
    for (const n of random.order(judged.length)) {
      const { grounds, right } = judged[n]
      const g = sure(w, grounds) - (right ? 1 : 0)
      for (let k = 0; k < GROUNDS; k++) w[k] -= rate * (g * grounds[k] + 1e-3 * w[k])
    }
  }
  return w
}

function sure(w: Float32Array, grounds: Float32Array): number {
  let sum = 0
  for (let k = 0; k < GROUNDS; k++) sum += w[k] * grounds[k]
  return 1 / (1 + Math.exp(-sum))
}

/** The weights, and the expected calibration error in ten bins over events that each part's weights have not seen. */
export function learnGrounds(
  judged: readonly Judged[],
  random: Random,
): { readonly grounds: Float32Array; readonly error: number; readonly curve: readonly string[] } {
  const order = random.order(judged.length)
  const said: { p: number; right: boolean }[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const w = learn(
      judged.filter((_, n) => order[n] % FOLDS !== fold),
      random,
    )
    judged.forEach((one, n) => {
      if (order[n] % FOLDS === fold) said.push({ p: sure(w, one.grounds), right: one.right })
    })
  }
  let error = 0
  const curve: string[] = []
  for (let bin = 0; bin < BINS; bin++) {
    const inside = said.filter(({ p }) => Math.min(BINS - 1, Math.floor(p * BINS)) === bin)
    if (inside.length === 0) continue
    const mean = inside.reduce((sum, { p }) => sum + p, 0) / inside.length
    const share = inside.filter(({ right }) => right).length / inside.length
    error += (Math.abs(mean - share) * inside.length) / said.length
    curve.push(`${mean.toFixed(2)} said, ${share.toFixed(2)} right of ${inside.length}`)
  }
  return { grounds: learn(judged, random), error, curve }
}
