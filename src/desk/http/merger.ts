// Brings happenings up to date after something was kept or corrected: soon, once for many, never twice at a time, and in a thread of its
// own, for it goes over the whole record. A record that takes long to merge is merged less often.
import { once } from 'node:events'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { RecordStore } from '../../record/index.ts'

/** How long more may come before it begins, in ms; and how many times longer than it took the last time. */
const PATIENCE = 1500
const TIMES = 20

/** Run from its source, a thread would have no loader for TypeScript. */
const BUILT = extname(import.meta.url) === '.js'

export class Merger {
  readonly #store: RecordStore
  readonly #record: string | null
  readonly #log: (error: unknown) => void
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> = Promise.resolve()
  #took = 0

  constructor(store: RecordStore, record: string | null, log: (error: unknown) => void) {
    this.#store = store
    this.#record = record
    this.#log = log
  }

  /** What was kept or corrected is merged before long. */
  soon(): void {
    const wait = Math.max(PATIENCE, this.#took * TIMES)
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      this.#running = this.#running.then(() => this.#merge()).catch(this.#log)
    }, wait).unref()
  }

  async #merge(): Promise<void> {
    const begun = performance.now()
    if (this.#record === null || !BUILT) await this.#store.merge()
    else {
      const worker = new Worker(new URL('./merge-thread.js', import.meta.url), { workerData: this.#record })
      await Promise.race([once(worker, 'exit'), once(worker, 'error').then(([error]) => Promise.reject(error))])
    }
    this.#took = performance.now() - begun
  }

  /** Waits for what runs; what was only to come is left to the next who merges. */
  async close(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    await this.#running
  }
}
