// A record to look at: over two thousand invented reports of two years, the same for a seed, written from the templates beside this file.
// `npx tsx test/sample/keep.ts FILE` keeps them; `sampleReadings` gives them read.
import { read } from '../../src/read.ts'
import type { Reading } from '../../src/record/index.ts'
import type { Report } from '../../src/report/index.ts'
import { incident, protest, quiet, rumour, sanctions, together } from './conflict.ts'
import { DAYS, Newsroom } from './desk-of-reports.ts'
import { demand, paper, promise, stand, summit, visit } from './diplomacy.ts'

type Story = (room: Newsroom, day: number) => void

/** How often each kind of story is told. */
const STORIES: readonly (readonly [Story, number])[] = [
  [visit, 7],
  [paper, 5],
  [demand, 6],
  [promise, 5],
  [stand, 6],
  [summit, 3],
  [sanctions, 4],
  [incident, 4],
  [together, 9],
  [rumour, 3],
  [protest, 3],
  [quiet, 6],
]

/** At least so many reports, in order of their days. */
export function sampleReports(count = 2000, seed = 1): Report[] {
  const room = new Newsroom(seed)
  const all = STORIES.flatMap(([story, share]) => Array.from({ length: share }, () => story))
  while (room.reports.length < count) room.pick(all)(room, room.between(0, DAYS - 1))
  return room.reports.sort((a, b) =>
    (a.published ?? '') < (b.published ?? '') ? -1 : a.published === b.published ? 0 : 1,
  )
}

/** The same, read. A copy of a text of the same day is read once. */
export function sampleReadings(count = 2000, seed = 1): Reading[] {
  const known = new Map<string, Reading>()
  return sampleReports(count, seed).map(report => {
    const key = `${report.published} ${report.publisher?.endsWith('Ministry') ? report.publisher : ''} ${report.text}`
    const reading = known.get(key) ?? read(report)
    known.set(key, reading)
    return { ...reading, report: { ...reading.report, ...report } }
  })
}
