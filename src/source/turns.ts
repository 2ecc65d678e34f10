// One request at a time to each host, and a pause between two.
import { setTimeout as sleep } from 'node:timers/promises'

/** Turns by host. */
export class Turns {
  readonly #hosts = new Map<string, Promise<void>>()
  readonly #free = new Map<string, number>()
  readonly #delay: number

  /** `delay`: seconds between the end of a request and the next. */
  constructor(delay: number) {
    this.#delay = delay
  }

  /** Runs when the host's turn has come; `pause` is what the host itself asks for, in seconds. */
  async take<T>(
    host: string,
    signal: AbortSignal,
    run: () => Promise<T>,
    pause: () => Promise<number | null> = async () => null,
  ): Promise<T> {
    const before = this.#hosts.get(host) ?? Promise.resolve()
    let done = () => {}
    const own = new Promise<void>(resolve => {
      done = resolve
    })
    const turn = before.then(() => own)
    this.#hosts.set(host, turn)
    try {
      await before
      signal.throwIfAborted()
      const wait = (this.#free.get(host) ?? 0) - Date.now()
      if (wait > 0) await sleep(wait, undefined, { signal })
      return await run()
    } finally {
      const asked = signal.aborted ? null : await pause().catch(() => null)
      this.#free.set(host, Date.now() + Math.max(this.#delay, asked ?? 0) * 1000)
      done()
      if (this.#hosts.get(host) === turn) this.#hosts.delete(host)
    }
  }
}
