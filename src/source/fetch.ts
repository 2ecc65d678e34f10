// Fetches one address within bounds: of the public net only, so many bytes, packed and unpacked, so many redirects, so long. Nothing is run.
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import { LONGEST_ADDRESS } from '../report/index.ts'
import { isPublic, publicLookup, RefusedAddress, requirePublic } from './address.ts'
import { FetchError } from './fetch-error.ts'
import { unpackBody } from './unpack-body.ts'

/** How an address is to be fetched. */
export interface FetchOptions {
  /** Also addresses that are not of the public net. */
  readonly allowPrivate?: boolean
  readonly userAgent?: string
  readonly accept?: string
  /** Validators of an earlier answer: an unchanged page is then answered by 304 and no body. */
  readonly etag?: string | null
  readonly lastModified?: string | null
  /** Bytes of the body, unpacked. */
  readonly maxBytes?: number
  readonly maxRedirects?: number
  /** Milliseconds for all of it, and without a byte. */
  readonly timeout?: number
  readonly idleTimeout?: number
  readonly signal?: AbortSignal | undefined
  /** Asked before each request, those of redirects too: waits for the host's turn, or throws. */
  readonly before?: (url: URL) => Promise<void>
}

/** An answer. Errors of the server are answers too; what never came whole is a `FetchError`. */
export interface Fetched {
  /** Where the answer came from, after redirects. */
  readonly url: string
  /** Where a redirect for good led, `null` where there was none, or one for the time being. */
  readonly movedTo: string | null
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly contentType: string | null
  /** Unpacked. */
  readonly body: Uint8Array
  readonly fetched: string
}

const MAX_BYTES = 32 * 1024 * 1024
const MAX_REDIRECTS = 6
const TIMEOUT = 60_000
const IDLE = 20_000
const PAGE = 'text/html,application/xhtml+xml,application/pdf;q=0.9,application/xml;q=0.8,*/*;q=0.5'

/** Fetches. Throws a `FetchError` of one line. */
export async function fetchAddress(address: string, options: FetchOptions = {}): Promise<Fetched> {
  const { maxRedirects = MAX_REDIRECTS, timeout = TIMEOUT } = options
  const ends = new AbortController()
  const signal = options.signal === undefined ? ends.signal : AbortSignal.any([ends.signal, options.signal])
  const deadline = setTimeout(() => ends.abort(), timeout)
  let url = urlOf(address)
  let movedTo: string | null = null
  let forGood = true
  try {
    for (let redirects = 0; ; redirects++) {
      await options.before?.(url)
      const answer = await ask(url, options, signal, redirects === 0)
      const { status, location } = answer
      if (location === null) return { ...answer, url: url.href, movedTo: forGood ? movedTo : null }
      if (redirects >= maxRedirects)
        throw new FetchError(`more than ${maxRedirects} redirects, the last to ${location.slice(0, 200)}`)
      const next = urlOf(location, url)
      if (next.protocol === 'http:' && url.protocol === 'https:' && next.hostname !== url.hostname)
        throw new FetchError(`redirects from https to ${next.href.slice(0, 200)}`)
      forGood &&= status === 301 || status === 308
      if (forGood) movedTo = next.href
      url = next
    }
  } catch (error) {
    if (options.signal?.aborted) throw new FetchError('stopped', { temporary: true, cause: error })
    if (ends.signal.aborted)
      throw new FetchError(`no whole answer within ${timeout / 1000} s`, { temporary: true, cause: error })
    throw asFetchError(error)
  } finally {
    clearTimeout(deadline)
  }
}

/** An address of http or https, without its fragment and without credentials. */
function urlOf(address: string, base?: URL): URL {
  let url: URL
  try {
    url = new URL(address, base)
  } catch {
    throw new FetchError(`"${address.slice(0, 200)}" is not an address`)
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new FetchError(`${url.protocol}// is not fetched, expected http:// or https://`)
  if (url.href.length > LONGEST_ADDRESS)
    throw new FetchError(`an address of ${url.href.length} letters, expected at most ${LONGEST_ADDRESS}`)
  url.hash = ''
  url.username = ''
  url.password = ''
  return url
}

interface Answer {
  readonly status: number
  readonly location: string | null
  readonly headers: IncomingHttpHeaders
  readonly contentType: string | null
  readonly body: Uint8Array
  readonly fetched: string
}

async function ask(url: URL, options: FetchOptions, signal: AbortSignal, first: boolean): Promise<Answer> {
  const { allowPrivate = false, idleTimeout = IDLE, maxBytes = MAX_BYTES } = options
  if (!allowPrivate) requirePublic(url)
  const headers: Record<string, string> = {
    'user-agent': options.userAgent ?? 'chancery',
    accept: options.accept ?? PAGE,
    'accept-language': 'en',
    'accept-encoding': 'gzip, deflate, br',
  }
  if (first && options.etag) headers['if-none-match'] = options.etag
  if (first && options.lastModified) headers['if-modified-since'] = options.lastModified
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest
    const sent = send(url, {
      headers,
      signal,
      agent: false,
      maxHeaderSize: 64 * 1024,
      ...(allowPrivate ? {} : { lookup: publicLookup as never }),
    })
    sent.setTimeout(idleTimeout, () =>
      sent.destroy(new FetchError(`no byte within ${idleTimeout / 1000} s`, { temporary: true })),
    )
    sent.on('socket', socket => {
      // The last word: what the connection really leads to.
      socket.once('connect', () => {
        const { remoteAddress = '' } = socket
        if (!allowPrivate && isIP(remoteAddress) !== 0 && !isPublic(remoteAddress))
          sent.destroy(new RefusedAddress(url.hostname, remoteAddress))
      })
    })
    sent.on('response', resolve)
    sent.on('error', reject)
    sent.end()
  })
  const { statusCode: status = 0 } = response
  const contentType = response.headers['content-type'] ?? null
  const answer = { status, headers: response.headers, contentType, fetched: new Date().toISOString() }
  const location = status >= 300 && status < 400 && status !== 304 ? (response.headers.location ?? null) : null
  if (location !== null || status === 304) {
    response.destroy()
    return { ...answer, location, body: new Uint8Array() }
  }
  const announced = Number(response.headers['content-length'] ?? 0)
  if (announced > maxBytes) {
    response.destroy()
    throw new FetchError(`announces ${announced} bytes, expected at most ${maxBytes}`)
  }
  return { ...answer, location, body: await unpackBody(response, maxBytes) }
}

const REASONS: Readonly<Record<string, { readonly words: string; readonly temporary: boolean }>> = {
  ENOTFOUND: { words: 'no such host', temporary: true },
  EAI_AGAIN: { words: 'the name server does not answer', temporary: true },
  ECONNREFUSED: { words: 'the connection was refused', temporary: true },
  ECONNRESET: { words: 'the connection was broken off', temporary: true },
  EPIPE: { words: 'the connection was broken off', temporary: true },
  ETIMEDOUT: { words: 'the server does not answer', temporary: true },
  EHOSTUNREACH: { words: 'the server cannot be reached', temporary: true },
  ENETUNREACH: { words: 'the net cannot be reached', temporary: true },
  HPE_HEADER_OVERFLOW: { words: 'its headers are too long', temporary: false },
}

function asFetchError(error: unknown): FetchError {
  if (error instanceof FetchError) return error
  if (error instanceof RefusedAddress) return new FetchError(error.message, { cause: error })
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = REASONS[code]
  if (known !== undefined) return new FetchError(known.words, { temporary: known.temporary, cause: error })
  const words = error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error)
  if (code.startsWith('HPE_'))
    return new FetchError(`not an answer in HTTP: ${words}`, { temporary: true, cause: error })
  return new FetchError(words || code, { temporary: !/CERT|SSL|TLS/i.test(code), cause: error })
}

/** Seconds that `Retry-After` asks for, as a number or as a date; a day at most. */
export function retryAfter(headers: IncomingHttpHeaders, now: number = Date.now()): number | null {
  const value = headers['retry-after']
  if (value === undefined) return null
  const seconds = /^\d+$/.test(value.trim()) ? Number(value) : (Date.parse(value) - now) / 1000
  return Number.isFinite(seconds) ? Math.min(Math.max(Math.ceil(seconds), 0), 86_400) : null
}

/** An answer with a page in it, or a `FetchError` that tells its status. */
export function requireOk(answer: Fetched): Fetched {
  const { status, headers } = answer
  if (status >= 200 && status < 300) return answer
  const temporary = status === 408 || status === 425 || status === 429 || status >= 500
  throw new FetchError(`the server answers ${status}`, { status, temporary, retryAfter: retryAfter(headers) })
}
