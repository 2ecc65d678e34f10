// Looks, now and then, at what was kept since the watches looked last, by whichever process: their feeds at the desk then have it. What
// they tell elsewhere (web hooks, mails) is told by `chancery follow` and `chancery watch run`.
import { findMatches, listWatches } from '../../follow/index.ts'
import type { RecordStore } from '../../record/index.ts'

/** Between two looks; after something was kept here, in ms. */
const EVERY = 20_000
const SOON = 300

export class Watcher {
  readonly #store: RecordStore
  readonly #log: (error: unknown) => void
  readonly #every: NodeJS.Timeout
  #soon: NodeJS.Timeout | null = null
  #running: Promise<void> = Promise.resolve()

  constructor(store: RecordStore, log: (error: unknown) => void) {
    this.#store = store
    this.#log = log
    this.#every = setInterval(() => this.#run(), EVERY).unref()
  }

  soon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = null
      this.#run()
    }, SOON).unref()
  }

  #run(): void {
    this.#running = this.#running.then(() => this.#look()).catch(this.#log)
  }

  async #look(): Promise<void> {
    // A record without watches is not written to.
    if ((await listWatches(this.#store)).length > 0) await findMatches(this.#store)
  }

  async close(): Promise<void> {
    clearInterval(this.#every)
    if (this.#soon !== null) clearTimeout(this.#soon)
    await this.#running
  }
}
