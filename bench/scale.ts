// What scale costs: tokens a second by stage on one core and on two, and what a report costs as a run goes on and its record grows.
// Reports come from the seeded generator, a few at a time. `npm run bench scale -- --reports 200000 [--texts 1] [--rounds 5] [--record FILE or URL]`.
// The machine may be shared: runs on one core and on two take turns, and processor time is told beside time by the clock.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { readEvents } from '../src/event/index.ts'
import { ReaderPool } from '../src/fleet/index.ts'
import { readInstruments } from '../src/instrument/index.ts'
import { readMentions } from '../src/mention/index.ts'
import { readPositions } from '../src/position/index.ts'
import { read } from '../src/read.ts'
import { openRecord, type Reading, type RecordStore } from '../src/record/index.ts'
import type { Report } from '../src/report/index.ts'
import { readSentences } from '../src/sentence/index.ts'
import { readStatements } from '../src/statement/index.ts'
import { readTrees } from '../src/tree/index.ts'
import { sampleReports } from '../test/sample/index.ts'

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}
const REPORTS = Number(option('reports') ?? 200_000)
const ROUNDS = Number(option('rounds') ?? 5)
/** Of one seed of the generator: what is in memory at a time. */
const BATCH = 500
/** Read in one round by one core and by two; each as long as news is, of so many of the generator's short texts. */
const ROUND = 200
const TEXTS = 8

/** Endless reports, no two of one id, each of so many texts of one day or two. */
function* reports(texts: number): Generator<Report> {
  for (let seed = 1; ; seed++) {
    const made = sampleReports(BATCH, seed)
    for (let at = 0; at + texts <= made.length; at += texts) {
      const text = made.slice(at, at + texts).map(report => report.text)
      yield { ...made[at], id: `${seed}-${made[at].id}`, text: text.join('\n\n') }
    }
  }
}

/** The next few; a loop over the generator would end it. */
const take = (source: Generator<Report>, count: number): Report[] =>
  Array.from({ length: count }, () => source.next().value as Report)

const processorSeconds = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`
const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]
const tokensOf = (some: readonly Report[]): number =>
  some.reduce(
    (sum, { text }) => sum + readTrees(text, readSentences(text)).reduce((size, tree) => size + tree.size, 0),
    0,
  )

/** Shares of the stages in processor time. */
function byStage(some: readonly Report[]): void {
  const spent = new Map<string, number>()
  const timed = <T>(stage: string, run: () => T): T => {
    const before = processorSeconds()
    const result = run()
    spent.set(stage, (spent.get(stage) ?? 0) + processorSeconds() - before)
    return result
  }
  // A few reports a stage: processor time is counted in coarse steps.
  for (let at = 0; at < some.length; at += 50) {
    const few = some.slice(at, at + 50)
    const sentences = timed('sentences', () => few.map(({ text }) => readSentences(text)))
    const trees = timed('trees', () => few.map(({ text }, i) => readTrees(text, sentences[i])))
    const mentions = timed('mentions', () => few.map((report, i) => readMentions(report, trees[i])))
    timed('statements', () => few.map((report, i) => readStatements(report, trees[i], mentions[i])))
    timed('events', () => few.map((report, i) => readEvents(report, trees[i], mentions[i])))
    timed('positions', () => few.map((report, i) => readPositions(report, trees[i], mentions[i])))
    timed('instruments', () => few.map((report, i) => readInstruments(report, trees[i], mentions[i])))
  }
  const total = [...spent.values()].reduce((sum, seconds) => sum + seconds, 0)
  for (const [stage, seconds] of spent)
    console.log(
      `  ${stage.padEnd(12)} ${((100 * seconds) / total).toFixed(1).padStart(5)} %  ${Math.round((1e6 * seconds) / some.length)} µs a report`,
    )
}

interface Round {
  readonly clock: number
  readonly processor: number
}

async function measured(run: () => Promise<void> | void): Promise<Round> {
  const [clock, processor] = [performance.now(), processorSeconds()]
  await run()
  return { clock: (performance.now() - clock) / 1000, processor: processorSeconds() - processor }
}

/** One core against two threads, in turns on the same reports. */
async function coresInTurns(some: readonly Report[], tokens: number): Promise<void> {
  const pool = new ReaderPool({ threads: 2, thread: new URL('../dist/fleet/reader-thread.js', import.meta.url) })
  const onTwo = async () => {
    for await (const [, outcome] of pool.stream(some, report => report))
      if ('reason' in outcome) throw new Error(outcome.reason)
  }
  const onOne = () => {
    for (const report of some) read(report)
  }
  // Each thread compiles for itself.
  for (let i = 0; i < 3; i++) await onTwo()
  for (let i = 0; i < 2; i++) onOne()
  const [one, two]: Round[][] = [[], []]
  for (let i = 0; i < ROUNDS; i++) {
    one.push(await measured(onOne))
    two.push(await measured(onTwo))
  }
  await pool.close()
  const told = (name: string, rounds: readonly Round[], by: keyof Round) => {
    const seconds = median(rounds.map(round => round[by]))
    console.log(
      `  ${name.padEnd(34)} ${Math.round(some.length / seconds)} reports, ${Math.round(tokens / seconds)} tokens`,
    )
    return seconds
  }
  console.log(
    `a second, median of ${ROUNDS} rounds in turns, ${some.length} reports of ${Math.round(tokens / some.length)} tokens each:`,
  )
  const clock = [told('one core, by the clock', one, 'clock'), told('two threads, by the clock', two, 'clock')]
  const processor = [
    told('one core, of processor time', one, 'processor'),
    told('two threads, of processor time', two, 'processor'),
  ]
  console.log(
    `two : one  ${(clock[0] / clock[1]).toFixed(2)} by the clock; ${((2 * processor[0]) / processor[1]).toFixed(2)} by processor time, on two cores of one's own`,
  )
}

async function sizeOf(store: RecordStore, name: string): Promise<number> {
  if (store.kind === 'sqlite')
    return statSync(name).size + (statSync(`${name}-wal`, { throwIfNoEntry: false })?.size ?? 0)
  const { rows } = await sql<{ size: number }>`select pg_database_size(current_database()) as size`.execute(
    store.database,
  )
  return rows[0].size
}

/** What a report costs after so many: reading, keeping, memory, and the record's size. */
async function asItGoesOn(name: string): Promise<void> {
  const store = await openRecord(name)
  const marks = [1000, 10_000, 50_000, 200_000, 1_000_000].filter(mark => mark <= REPORTS)
  if (!marks.includes(REPORTS)) marks.push(REPORTS)
  console.log(
    `\n${'reports'.padStart(9)}  ${'read'.padStart(10)}  ${'keep'.padStart(10)}   resident     record   (processor time a report since the line above)`,
  )
  const spent = { read: 0, keep: 0 }
  let since = 0
  const source = reports(Number(option('texts') ?? 1))
  for (let done = 0; done < REPORTS; ) {
    const batch = take(source, Math.min(64, REPORTS - done, marks[0] - done))
    const before = processorSeconds()
    const readings: Reading[] = batch.map(read)
    const between = processorSeconds()
    await store.keep(readings, { reader: 'bench' })
    spent.read += between - before
    spent.keep += processorSeconds() - between
    done += batch.length
    if (done < marks[0]) continue
    const each = (seconds: number) => `${Math.round((1e6 * seconds) / (done - since))} µs`.padStart(10)
    const size = await sizeOf(store, name)
    console.log(
      `${String(done).padStart(9)}  ${each(spent.read)}  ${each(spent.keep)}  ${megabytes(process.memoryUsage().rss).padStart(9)}  ${megabytes(size).padStart(9)}, ${Math.round(size / done)} bytes a report`,
    )
    spent.read = spent.keep = 0
    since = done
    marks.shift()
  }
  const { items } = await store.totals()
  console.log(`${Object.values(items).reduce((sum, count) => sum + count, 0)} items kept`)
  await store.close()
}

const some = take(reports(TEXTS), ROUND)
const tokens = tokensOf(some)
some.forEach(read)
await coresInTurns(some, tokens)
console.log('of the processor time of reading:')
byStage(some)
if (REPORTS === 0) process.exit()
const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-'))
await asItGoesOn(option('record') ?? join(folder, 'bench.chancery'))
rmSync(folder, { recursive: true, force: true })
