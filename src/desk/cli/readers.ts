// Readers side by side: one in this thread, or as many threads as wanted, each with weights of its own (about 200 MB).
import { once } from 'node:events'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { read } from '../../read.ts'
import type { Reading } from '../../record/index.ts'
import type { Report } from '../../report/index.ts'

/** Reads lists of reports, in their order. */
export interface Readers {
  read(reports: readonly Report[]): Promise<Reading[]>
  close(): Promise<void>
}

/** One thread reads here; more read beside. */
export function readersOf(threads: number): Readers {
  // Run from its source, a thread would have no loader for TypeScript.
  if (threads <= 1 || extname(import.meta.url) === '.ts')
    return { read: async reports => reports.map(read), close: async () => {} }
  const file = new URL('./reader-thread.js', import.meta.url)
  const workers = Array.from({ length: threads }, () => new Worker(file))
  return {
    async read(reports) {
      const share = Math.ceil(reports.length / threads)
      const parts = workers.map(async (worker, i) => {
        const own = reports.slice(i * share, (i + 1) * share)
        if (own.length === 0) return []
        worker.postMessage(own)
        const [readings] = (await once(worker, 'message')) as [Reading[]]
        return readings
      })
      return (await Promise.all(parts)).flat()
    },
    close: async () => {
      await Promise.all(workers.map(worker => worker.terminate()))
    },
  }
}
