// Reports on their way into the record: gathered to small batches, read, kept, and only then noted as kept.
import type { Reading, RecordStore } from '../record/index.ts'
import type { Raw, Report } from '../report/index.ts'
import { keepPages } from './pages.ts'

/** Reads reports in their order; null where one cannot be read. */
export type ReadReports = (reports: readonly Report[]) => Promise<(Reading | null)[]>

/** What became of a report: `same` where only spaces and figures such as "3 hours ago" changed. */
export type Fate = 'new' | 'edition' | 'known' | 'same' | 'reread' | 'unread'

interface Waiting {
  readonly report: Report
  readonly raw: Raw | null
  readonly done: (fate: Fate) => void
  readonly failed: (error: unknown) => void
}

const BATCH = 24
/** Milliseconds for which the first of a batch waits for others. */
const PATIENCE = 400

/** Keeps what it is handed, batch by batch. */
export class Keeper {
  readonly #store: RecordStore
  readonly #read: ReadReports
  readonly #reader: string
  #waiting: Waiting[] = []
  #timer: NodeJS.Timeout | null = null
  #last: Promise<void> = Promise.resolve()

  constructor(store: RecordStore, read: ReadReports, reader: string) {
    this.#store = store
    this.#read = read
    this.#reader = reader
  }

  /** Resolves when the report is in the record, or need not be. */
  keep(report: Report, raw: Raw | null): Promise<Fate> {
    const fate = new Promise<Fate>((done, failed) => this.#waiting.push({ report, raw, done, failed }))
    if (this.#waiting.length >= BATCH) this.#flush()
    else this.#timer ??= setTimeout(() => this.#flush(), PATIENCE)
    return fate
  }

  #flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    const batch = this.#waiting
    this.#waiting = []
    if (batch.length > 0) this.#last = this.#last.then(() => this.#keep(batch))
  }

  async #keep(batch: readonly Waiting[]): Promise<void> {
    try {
      const fates = new Map<Waiting, Fate>()
      const fresh: Waiting[] = []
      const unknown = new Set(await this.#store.unknown(batch.map(({ report }) => report)))
      for (const one of batch) {
        if (!unknown.has(one.report)) fates.set(one, 'known')
        else if (await this.#isSame(one.report)) fates.set(one, 'same')
        else fresh.push(one)
      }
      const readings = await this.#read(fresh.map(({ report }) => report))
      const read = fresh.filter((_, i) => readings[i] !== null)
      for (const one of fresh) if (!read.includes(one)) fates.set(one, 'unread')
      const kept = await this.#store.keep(
        readings.filter(reading => reading !== null),
        { reader: this.#reader },
      )
      await keepPages(this.#store, read)
      for (const [i, one] of read.entries()) fates.set(one, kept[i].outcome)
      for (const one of batch) one.done(fates.get(one) ?? 'unread')
    } catch (error) {
      for (const one of batch) one.failed(error)
    }
  }

  /** Whether the last kept text under the report's address says the same. */
  async #isSame(report: Report): Promise<boolean> {
    if (!report.url) return false
    const latest = await this.#store.database
      .selectFrom('editions')
      .select('text')
      .where('source', '=', report.url)
      .where('latest', '=', 1)
      .executeTakeFirst()
    return latest !== undefined && bare(latest.text) === bare(report.text)
  }
}

/** A text without spaces, and without how long ago something was. */
const bare = (text: string) =>
  text.replace(/\b\d+\s*(?:seconds?|minutes?|mins?|hours?|hrs?|days?)\s+ago\b/gi, '').replace(/\s+/g, '')
