// Texts that come in over the network wait here for a thread that reads: a long one holds up nobody but those behind it, and one that
// ends the thread is told as a fault.
import { ReaderPool } from '../../fleet/index.ts'
import type { Reading } from '../../record/index.ts'
import { Problem } from './problem.ts'
import type { Faults, PlacedReport } from './reports-in.ts'

/** Code units of text that may wait; what comes then is refused. */
const WAITING = 20_000_000

/** What was read, with the line that each came from, and what could not be. */
export interface ReadTexts {
  readonly read: readonly { readonly line: number; readonly reading: Reading }[]
  readonly faults: Faults
}

export class ReadingQueue {
  // Begun with the first text: a desk that only shows a record needs no weights.
  #pool: ReaderPool | null = null
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  /** The readings, in order of the reports, once those who came before have theirs. */
  read(placed: readonly PlacedReport[]): Promise<ReadTexts> {
    const size = placed.reduce((sum, { report }) => sum + report.text.length, 0)
    if (this.#waiting > 0 && this.#waiting + size > WAITING)
      throw new Problem('too-many', 'too many texts wait to be read, expected again in 10 s', {
        headers: { 'retry-after': '10' },
      })
    this.#waiting += size
    const readings = this.#last.then(() => this.#readNow(placed))
    this.#last = readings
      .catch(() => {})
      .finally(() => {
        this.#waiting -= size
      })
    return readings
  }

  async #readNow(placed: readonly PlacedReport[]): Promise<ReadTexts> {
    this.#pool ??= new ReaderPool({ threads: 1, guarded: true })
    const outcomes = await this.#pool.read(placed.map(({ report }) => report))
    return {
      read: outcomes.flatMap((outcome, i) =>
        'reading' in outcome ? [{ line: placed[i].line, reading: outcome.reading }] : [],
      ),
      faults: outcomes.flatMap((outcome, i) =>
        'reason' in outcome ? [{ line: placed[i].line, message: outcome.reason }] : [],
      ),
    }
  }

  async close(): Promise<void> {
    await this.#pool?.close()
  }
}
