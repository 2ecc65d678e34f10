// Readers on all cores: threads that share the weights, each given a few reports at a time. A thread that dies or never ends is
// replaced; its reports are read again one by one, and the one that ends its thread a second time is set aside with the reason.
import { availableParallelism } from 'node:os'
import { extname } from 'node:path'
import { Piscina } from 'piscina'
import { read } from '../read.ts'
import type { Reading } from '../record/index.ts'
import type { Report } from '../report/index.ts'
import { shareWeights } from '../tree/index.ts'

/** What became of a report: its reading, or why it was set aside. */
export type Outcome = { readonly reading: Reading } | { readonly reason: string }

export interface PoolOptions {
  /** 1 reads in this thread, unguarded; more in so many threads beside it. */
  readonly threads: number
  /** The module that threads run; the built reader of this package where none is named. */
  readonly thread?: URL
  /** Milliseconds that a few reports may take before their thread counts as hung. */
  readonly patience?: number
  /** Megabytes that a thread may fill: one hostile report must not take the machine's memory. */
  readonly room?: number
  /** Guards even a single thread: a worker must outlive any report. */
  readonly guarded?: boolean
}

/** Reports and code units of text that a thread is given at a time: enough that handing over costs nothing. */
const FEW = 16
const FEW_TEXT = 100_000
/** Tasks in hand for each thread: one that runs, one that waits. */
const AHEAD = 2
const PATIENCE = 120_000
const ROOM = 2048
/** Megabytes for what a thread has just made: with the default a fifth of its time goes to copying what lives on while a report is read. */
const YOUNG = 96

const OWN_THREAD = new URL('./reader-thread.js', import.meta.url)
/** Run from its source, a thread would have no loader for TypeScript. */
const BUILT = extname(import.meta.url) === '.js'

/** As many threads as the machine has cores. */
export const allCores = (): number => availableParallelism()

export class ReaderPool {
  private readonly pool: Piscina | null
  private readonly threads: number
  private readonly patience: number

  constructor({ threads, thread = OWN_THREAD, patience = PATIENCE, room = ROOM, guarded = false }: PoolOptions) {
    this.threads = threads
    this.patience = patience
    if ((threads <= 1 && !guarded) || (thread === OWN_THREAD && !BUILT)) {
      this.pool = null
      return
    }
    shareWeights()
    this.pool = new Piscina({
      filename: thread.href,
      minThreads: threads,
      maxThreads: threads,
      // A thread runs what is built: a loader that its parent was started with would only slow it.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: room, maxYoungGenerationSizeMb: YOUNG },
    })
    // A thread that dies while it has nothing to do is replaced as well; nobody waits for it.
    this.pool.on('error', () => {})
  }

  /** Reads a list, in its order. */
  async read(reports: readonly Report[]): Promise<Outcome[]> {
    const outcomes: Outcome[] = []
    for await (const [, outcome] of this.stream(reports, report => report)) outcomes.push(outcome)
    return outcomes
  }

  /** Reads what comes, in its order. No more is taken in than the threads have in hand. */
  async *stream<T>(
    source: AsyncIterable<T> | Iterable<T>,
    reportOf: (given: T) => Report,
  ): AsyncGenerator<[T, Outcome]> {
    const { pool } = this
    if (pool === null) {
      for await (const given of source) yield [given, { reading: read(reportOf(given)) }]
      return
    }
    const inHand: { readonly given: readonly T[]; readonly outcomes: Promise<Outcome[]> }[] = []
    const done = async function* (): AsyncGenerator<[T, Outcome]> {
      const { given, outcomes } = inHand.shift()!
      for (const [i, outcome] of (await outcomes).entries()) yield [given[i], outcome]
    }
    for await (const given of fewAtATime(source, reportOf)) {
      inHand.push({ given, outcomes: this.readFew(pool, given.map(reportOf)) })
      if (inHand.length >= this.threads * AHEAD) yield* done()
    }
    while (inHand.length > 0) yield* done()
  }

  close(): Promise<void> {
    return this.pool?.destroy() ?? Promise.resolve()
  }

  private async readFew(pool: Piscina, reports: readonly Report[]): Promise<Outcome[]> {
    try {
      return (await this.run(pool, reports)).map(reading => ({ reading }))
    } catch {
      const outcomes: Outcome[] = []
      for (const report of reports) outcomes.push(await this.readAgain(pool, report))
      return outcomes
    }
  }

  private async readAgain(pool: Piscina, report: Report): Promise<Outcome> {
    try {
      const [reading] = await this.run(pool, [report])
      return { reading }
    } catch (error) {
      const aborted = error instanceof Error && error.name === 'AbortError'
      const reason = aborted ? `was not read within ${this.patience / 1000} s` : reasonOf(error)
      return { reason: `ended its reader twice: ${reason}` }
    }
  }

  private async run(pool: Piscina, reports: readonly Report[]): Promise<Reading[]> {
    const hung = new AbortController()
    const timer = setTimeout(() => hung.abort(), this.patience)
    try {
      return (await pool.run(reports, { signal: hung.signal })) as Reading[]
    } finally {
      clearTimeout(timer)
    }
  }
}

async function* fewAtATime<T>(
  source: AsyncIterable<T> | Iterable<T>,
  reportOf: (given: T) => Report,
): AsyncGenerator<T[]> {
  let few: T[] = []
  let text = 0
  for await (const given of source) {
    few.push(given)
    text += reportOf(given).text.length
    if (few.length < FEW && text < FEW_TEXT) continue
    yield few
    few = []
    text = 0
  }
  if (few.length > 0) yield few
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
