// Fetches on its own account: by the rules of each host, one request at a time, with a pause between two, and a copy to a web archive if wanted.
import { type Fetched, type FetchOptions, fetchAddress } from './fetch.ts'
import { Robots } from './robots.ts'
import { Turns } from './turns.ts'

/** How a visitor behaves. */
export interface VisitorOptions extends FetchOptions {
  /** Seconds between two requests to a host; what the host asks for goes before where it is more. */
  readonly delay?: number
  /** Hears every whole answer, for an archive. */
  readonly onAnswer?: ((answer: Fetched) => Promise<void>) | undefined
}

const DELAY = 2

/** Fetches as a guest of many hosts. */
export class Visitor {
  readonly #options: VisitorOptions
  readonly #robots: Robots
  readonly #turns: Turns

  constructor(options: VisitorOptions = {}) {
    this.#options = options
    const { userAgent = 'chancery', allowPrivate = false } = options
    this.#robots = new Robots(userAgent.split('/')[0], { userAgent, allowPrivate, timeout: options.timeout ?? 30_000 })
    this.#turns = new Turns(options.delay ?? DELAY)
  }

  /** Fetches when the turn of the host has come. Throws a `FetchError`; that it was stopped, too. */
  visit(
    address: string,
    more: Pick<FetchOptions, 'etag' | 'lastModified' | 'accept' | 'maxBytes'>,
    signal: AbortSignal,
  ): Promise<Fetched> {
    const host = URL.canParse(address) ? new URL(address) : null
    return this.#turns.take(
      host?.host ?? '',
      signal,
      async () => {
        const answer = await fetchAddress(address, {
          ...this.#options,
          ...more,
          signal,
          before: url => this.#robots.requireAllowed(url),
        })
        await this.#options.onAnswer?.(answer)
        return answer
      },
      async () => (host === null ? null : this.#robots.delayOf(host)),
    )
  }
}
