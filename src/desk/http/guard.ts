// What is refused before any route is asked: other hosts' names on loopback (DNS rebinding), other sites' forms and scripts, too many
// requests. And the headers that every answer has.
import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { Problem } from './problem.ts'

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i

/** Whether an address to listen on is reached from this machine only. */
export const isLoopback = (host: string): boolean =>
  LOOPBACK.test(host.includes(':') && !host.startsWith('[') ? `[${host}]` : host)

/** On loopback the name asked for is loopback's: another one is a page of somebody else's whose name points here. */
export function checkHost(request: Request): void {
  const host = request.headers.get('host') ?? ''
  if (!LOOPBACK.test(host.replace(/:\d+$/, '')))
    throw new Problem('wrong-host', `the desk is asked for as "${host.slice(0, 80)}", expected localhost or 127.0.0.1`)
}

/** Refuses what another site's page sends. A cookie is sent by browsers unasked: with it, a request that changes something must say whence. */
export function checkOrigin(request: Request, byCookie: boolean): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  if (site !== null && site !== 'same-origin' && site !== 'none') throw foreign(site)
  if (origin !== null && hostOf(origin) !== request.headers.get('host')) throw foreign(origin)
  if (byCookie && site === null && origin === null)
    throw new Problem('forbidden', 'the request does not say which page it is from; programs use a token')
}

const foreign = (whence: string) =>
  new Problem('forbidden', `the request is from another site (${whence.slice(0, 80)}), expected this desk’s own pages`)

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host
  } catch {
    return null
  }
}

/** Headers of every answer. Pages are made of files of this desk alone: no script, style or picture of a report’s ever runs. */
export const headers: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  crossOriginResourcePolicy: 'same-origin',
  crossOriginOpenerPolicy: 'same-origin',
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  strictTransportSecurity: false,
  xXssProtection: false,
  permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [], usb: [] },
})

/** Requests a second that one visitor may go on with, and how many at once. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

/** A bucket for each visitor, filled as time goes by. */
export class Buckets {
  readonly #rate: Rate
  readonly #left = new Map<string, { left: number; at: number }>()

  constructor(rate: Rate) {
    this.#rate = rate
  }

  /** Takes from a visitor’s bucket; throws where it is empty. */
  take(who: string, cost = 1): void {
    const { perSecond, burst } = this.#rate
    const now = performance.now()
    const found = this.#left.get(who) ?? { left: burst, at: now }
    const left = Math.min(burst, found.left + ((now - found.at) / 1000) * perSecond)
    this.#left.delete(who)
    this.#left.set(who, { left: left < cost ? left : left - cost, at: now })
    if (this.#left.size > 10_000) this.#left.delete([...this.#left.keys()][0])
    if (left >= cost) return
    const wait = String(Math.max(1, Math.ceil((cost - left) / perSecond)))
    throw new Problem('too-many', `more than ${perSecond} requests a second, expected again in ${wait} s`, {
      headers: { 'retry-after': wait },
    })
  }
}
