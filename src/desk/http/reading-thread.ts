// Reads texts that come in over the network, in a thread of its own: a long text holds up nobody but those who wait for texts to be read.
import { once } from 'node:events'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { read } from '../../read.ts'
import type { Reading } from '../../record/index.ts'
import type { Report } from '../../report/index.ts'
import { Problem } from './problem.ts'

/** Code units of text that may wait; what comes then is refused. */
const WAITING = 20_000_000

export class ReadingThread {
  #worker: Worker | null = null
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  /** The readings, in order of the reports, once those who came before have theirs. */
  read(reports: readonly Report[]): Promise<Reading[]> {
    const size = reports.reduce((sum, { text }) => sum + text.length, 0)
    if (this.#waiting > 0 && this.#waiting + size > WAITING)
      throw new Problem('too-many', 'too many texts wait to be read, expected again in 10 s', {
        headers: { 'retry-after': '10' },
      })
    this.#waiting += size
    const readings = this.#last.then(() => this.#readNow(reports))
    this.#last = readings
      .catch(() => {})
      .finally(() => {
        this.#waiting -= size
      })
    return readings
  }

  async #readNow(reports: readonly Report[]): Promise<Reading[]> {
    // Run from its source, a thread would have no loader for TypeScript.
    if (extname(import.meta.url) === '.ts') return reports.map(read)
    this.#worker ??= this.#begin()
    this.#worker.postMessage(reports)
    const [readings] = (await once(this.#worker, 'message')) as [Reading[]]
    return readings
  }

  #begin(): Worker {
    const worker = new Worker(new URL('./reading-worker.js', import.meta.url))
    worker.once('exit', () => {
      this.#worker = null
    })
    worker.unref()
    return worker
  }

  async close(): Promise<void> {
    await this.#worker?.terminate()
  }
}
