// What hosts ask of programs that fetch by themselves: robots.txt (RFC 9309), kept for a day.
import robotsParser from 'robots-parser'
import { type Fetched, type FetchOptions, fetchAddress } from './fetch.ts'
import { FetchError } from './fetch-error.ts'

/** The library's types and its module disagree on what its default export is. */
interface Parsed {
  isDisallowed(url: string, agent: string): boolean | undefined
  getCrawlDelay(agent: string): number | undefined
}
const parse = robotsParser as unknown as (url: string, text: string) => Parsed

interface Rules {
  readonly until: number
  /** Null: everything is allowed. `later`: the server is in trouble, and nothing is allowed for now. */
  readonly robots: Parsed | null | 'later'
}

const DAY = 86_400_000
/** Until a server that could not answer is asked again. */
const LATER = 600_000
const MAX_RULES = 512 * 1024
/** No host makes anyone wait longer than this between two requests, in seconds. */
const LONGEST_DELAY = 60
const MANY_HOSTS = 10_000

/** The rules of every host that was asked. */
export class Robots {
  readonly #rules = new Map<string, Promise<Rules>>()
  readonly #options: FetchOptions
  readonly #agent: string

  constructor(agent: string, options: FetchOptions) {
    this.#agent = agent
    this.#options = options
  }

  /** Throws a `FetchError` where the host does not want the address fetched. */
  async requireAllowed(url: URL): Promise<void> {
    if (url.pathname === '/robots.txt') return
    const { robots } = await this.#rulesOf(url)
    if (robots === 'later') throw new FetchError('robots.txt cannot be had', { temporary: true })
    if (robots?.isDisallowed(url.href, this.#agent)) throw new FetchError('robots.txt does not allow it')
  }

  /** Seconds that the host asks to wait between two requests; null where it asks nothing. */
  async delayOf(url: URL): Promise<number | null> {
    const { robots } = await this.#rulesOf(url)
    const delay = robots === null || robots === 'later' ? undefined : robots.getCrawlDelay(this.#agent)
    return delay === undefined || !(delay > 0) ? null : Math.min(delay, LONGEST_DELAY)
  }

  async #rulesOf(url: URL): Promise<Rules> {
    const known = await this.#rules.get(url.origin)
    if (known !== undefined && known.until > Date.now()) return known
    if (this.#rules.size > MANY_HOSTS) this.#rules.clear()
    const asked = this.#ask(url.origin)
    this.#rules.set(url.origin, asked)
    return asked
  }

  async #ask(origin: string): Promise<Rules> {
    const address = `${origin}/robots.txt`
    let answer: Fetched
    try {
      answer = await fetchAddress(address, {
        ...this.#options,
        accept: 'text/plain',
        maxBytes: MAX_RULES,
        etag: null,
        lastModified: null,
      })
    } catch (error) {
      // What is longer than rules can be holds none; a host that does not answer is asked again.
      const gone = error instanceof FetchError && !error.temporary
      return { robots: gone ? null : 'later', until: Date.now() + (gone ? DAY : LATER) }
    }
    if (answer.status >= 500 || answer.status === 429) return { robots: 'later', until: Date.now() + LATER }
    if (answer.status >= 400) return { robots: null, until: Date.now() + DAY }
    return { robots: parse(address, Buffer.from(answer.body).toString('utf8')), until: Date.now() + DAY }
  }
}
