// Asks the record in threads of its own: a view over many items holds up nobody but who asked for it. Answers are kept as they are sent,
// until the record changes. Without a record to open (a test's, in memory) all is asked in this thread.
import { availableParallelism } from 'node:os'
import { extname } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { Piscina, queueOptionsSymbol } from 'piscina'
import type { Desk } from './desk.ts'
import { pageIn } from './page-in.ts'
import { Problem, problemOf } from './problem.ts'
import { ReadingQueue } from './reading-queue.ts'
import { NO_SESSION } from './route.ts'
import { ROUTES } from './routes.ts'
import { type Place, ShortestFirst } from './shortest-first.ts'

/** What a thread is asked: a route by its place in the list. */
export interface Question {
  readonly route: number
  readonly params: Readonly<Record<string, string>>
  readonly search: string
}

/** The body, or what is wrong with the question; errors lose their class between threads. `took`: ms in the thread. */
export type Reply = { readonly took: number } & (
  | { readonly body: string }
  | { readonly problem: Pick<Problem, 'code' | 'message' | 'field'> }
)

/** An answer as it is kept, packed when somebody takes it so. */
interface Kept {
  readonly version: string
  readonly body: Promise<string>
  packed: Promise<Uint8Array<ArrayBuffer>> | null
}

/** Answers repeat themselves: the third level makes them a quarter larger than the sixth, in half of its time. */
const PACKED = { level: 3 }
const pack = promisify<string, typeof PACKED, Uint8Array<ArrayBuffer>>(gzip as never)

/** Characters of answers kept. */
const KEPT = 50_000_000
const THREADS = 2
/** Room for what is new in a thread, in MB. */
const YOUNG = 128

/** What a thread is asked before anybody asks it: what the first visitor of a desk sees, and much of what other pages need. */
const FIRST: Question = { route: ROUTES.findIndex(({ path }) => path === '/index.json'), params: {}, search: '' }

/** How much the time that a question took counts beside those before it. */
const LATELY = 0.2

/** Run from its source, a thread would have no loader for TypeScript. */
const BUILT = extname(import.meta.url) === '.js'

export class Asker {
  readonly #desk: Desk
  readonly #pool: Piscina | null
  readonly #kept = new Map<string, Kept>()
  /** By route: how long its questions take, in ms. */
  readonly #likely = new Map<number, number>()
  readonly #closing = new AbortController()
  #size = 0

  constructor(desk: Desk, record: string | null) {
    this.#desk = desk
    if (record === null || !BUILT) {
      this.#pool = null
      return
    }
    const threads = Math.min(THREADS, availableParallelism())
    this.#pool = new Piscina({
      filename: new URL('./asker-thread.js', import.meta.url).href,
      workerData: { record, version: desk.version },
      minThreads: threads,
      maxThreads: threads,
      taskQueue: new ShortestFirst(),
      // What a question makes is gone with its answer: with room for several answers less of it is looked through and moved.
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    })
    this.#pool.on('error', () => {})
    pageIn(record, this.#closing.signal)
    for (let i = 0; i < threads; i++) this.#askNow(FIRST).catch(() => {})
  }

  /** The answer's body, for the record as `version` has it. */
  ask(question: Question, version: string): Promise<string> {
    return this.#of(question, version).body
  }

  /** The same, gzipped: once, however often it is asked for. */
  askPacked(question: Question, version: string): Promise<Uint8Array<ArrayBuffer>> {
    const kept = this.#of(question, version)
    kept.packed ??= kept.body.then(body => pack(body, PACKED))
    return kept.packed
  }

  #of(question: Question, version: string): Kept {
    const key = JSON.stringify(question)
    const found = this.#kept.get(key)
    if (found?.version === version) {
      this.#kept.delete(key)
      this.#kept.set(key, found)
      return found
    }
    const body = this.#askNow(question)
    const kept: Kept = { version, body, packed: null }
    this.#kept.set(key, kept)
    body.then(
      ({ length }) => this.#grow(length),
      () => {
        if (this.#kept.get(key) === kept) this.#kept.delete(key)
      },
    )
    return kept
  }

  /** Sizes of answers that went meanwhile are not taken off one by one: all go when there is no more room. */
  #grow(length: number): void {
    this.#size += length
    if (this.#size <= KEPT) return
    this.#kept.clear()
    this.#size = 0
  }

  async #askNow(question: Question): Promise<string> {
    if (this.#pool === null) return replyOf(this.#desk, question)
    const place: Place = { since: performance.now(), likely: this.#likely.get(question.route) ?? 0 }
    const reply = (await this.#pool.run({ ...question, [queueOptionsSymbol]: place })) as Reply
    const before = this.#likely.get(question.route) ?? reply.took
    this.#likely.set(question.route, before + LATELY * (reply.took - before))
    if ('body' in reply) return reply.body
    const { code, message, field } = reply.problem
    throw new Problem(code, message, field === undefined ? {} : { field })
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await this.#pool?.destroy()
  }
}

/** Runs a question's route; throws what is wrong with it. */
export async function replyOf(desk: Desk, { route, params, search }: Question): Promise<string> {
  const answer = await ROUTES[route].run({
    desk,
    visitor: { name: null, role: 'reader' },
    params,
    query: new URLSearchParams(search),
    body: null,
    request: new Request('http://localhost/'),
    queue: new ReadingQueue(),
    session: NO_SESSION,
  })
  return `${JSON.stringify(answer)}\n`
}

/** The same for a thread: what is wrong is an answer, too. */
export async function replyFrom(desk: Desk, question: Question, log: (error: unknown) => void): Promise<Reply> {
  const begun = performance.now()
  try {
    const body = await replyOf(desk, question)
    return { body, took: performance.now() - begun }
  } catch (error) {
    const { code, message, field } = problemOf(error)
    if (code === 'broken' || code === 'unavailable') log(error)
    return { problem: { code, message, field }, took: performance.now() - begun }
  }
}
