// Hosts on loopback that publish items over time and misbehave: errors, resets, slow drips, wrong lengths, half a gzip, redirect loops. It counts how it is visited.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { gzipSync } from 'node:zlib'

/** What it is to do. */
export interface NetOptions {
  readonly feeds: number
  /** Items of each feed, and the milliseconds over which they appear. */
  readonly items: number
  readonly during: number
  /** Chance of a fault at each request. */
  readonly faults: number
  readonly seed?: number
}

/** The hosts, with what they saw. */
export interface Net {
  readonly feeds: readonly string[]
  /** Addresses of all items that will have appeared in the end. */
  readonly items: readonly string[]
  readonly requests: number
  readonly faults: number
  /** Most requests of one host at the same time, and the shortest pause between two, in ms. */
  readonly atOnce: number
  readonly shortestPause: number
  /** The longest time in ms for which the hosts themselves were busy: a pause that they saw may have been longer by so much. */
  readonly busy: number
  /** From now on nothing goes wrong. */
  behave(): void
  close(): Promise<void>
}

const WINDOW = 12

/** Opens it on one port of many loopback addresses (Linux answers on all of 127.0.0.0/8). */
export async function unrulyNet({ feeds, items, during, faults, seed = 1 }: NetOptions): Promise<Net> {
  let state = seed
  const random = () => {
    state = (state * 1664525 + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const begun = Date.now()
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  let port = 0
  let chance = faults
  const seen = { requests: 0, faults: 0, atOnce: 0, shortestPause: Number.POSITIVE_INFINITY }
  const open = new Map<string, number>()
  const ended = new Map<string, number>()
  const hostOf = (feed: number) => `127.1.${Math.floor(feed / 250)}.${(feed % 250) + 1}`
  const addressOf = (feed: number, path: string) => `http://${hostOf(feed)}:${port}${path}`
  const due = Array.from({ length: feeds }, () =>
    Array.from({ length: items }, () => random() * during).sort((a, b) => a - b),
  )

  const handle = (request: IncomingMessage, response: ServerResponse) => {
    const host = request.headers.host?.split(':')[0] ?? ''
    const [, , block, last] = host.split('.').map(Number)
    const feed = block * 250 + last - 1
    const { pathname } = new URL(request.url ?? '/', 'http://x')
    seen.requests++
    open.set(host, (open.get(host) ?? 0) + 1)
    seen.atOnce = Math.max(seen.atOnce, open.get(host) ?? 0)
    // Rules and redirects belong to a visit: the pause is from the end of what was asked for to the next visit's first request.
    const isPart = pathname === '/robots.txt' || pathname === '/loop'
    if (pathname !== '/loop' && ended.has(host))
      seen.shortestPause = Math.min(seen.shortestPause, Date.now() - (ended.get(host) ?? 0))
    ended.delete(host)
    response.on('close', () => {
      open.set(host, (open.get(host) ?? 1) - 1)
      if (!isPart) ended.set(host, Date.now())
    })
    if (pathname === '/robots.txt') return void response.end('User-agent: *\nDisallow: /private/\n')
    if (pathname === '/loop') return void response.writeHead(302, { location: '/loop' }).end()
    if (random() < chance) {
      seen.faults++
      return misbehave(Math.floor(random() * 7), response)
    }
    if (pathname === '/feed.xml') return sendFeed(feed, request, response)
    const item = Number(/^\/item-(\d+)$/.exec(pathname)?.[1] ?? -1)
    if (item < 0 || item >= items) return void response.writeHead(404).end()
    const body = pageOf(feed, item)
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' })
      .end(gzipSync(body))
  }

  const sendFeed = (feed: number, request: IncomingMessage, response: ServerResponse) => {
    const count = due[feed].filter(time => time <= Date.now() - begun).length
    const etag = `"${count}"`
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end()
    const entries = Array.from({ length: Math.min(WINDOW, count) }, (_, i) => count - 1 - i).map(
      item =>
        `<item><title>Item ${item} of ${feed}</title><link>${addressOf(feed, `/item-${item}`)}?utm_source=feed</link><guid isPermaLink="false">${feed}-${item}</guid><description>In short.</description></item>`,
    )
    response
      .writeHead(200, { 'content-type': 'application/rss+xml', etag })
      .end(
        `<?xml version="1.0"?><rss version="2.0"><channel><title>Feed ${feed}</title>${entries.join('')}</channel></rss>`,
      )
  }

  const server = createServer(handle)
  await new Promise<void>(resolve => server.listen(0, '0.0.0.0', resolve))
  port = (server.address() as AddressInfo).port
  return {
    feeds: due.map((_, feed) => addressOf(feed, '/feed.xml')),
    items: due.flatMap((times, feed) => times.map((_, item) => addressOf(feed, `/item-${item}`))),
    get requests() {
      return seen.requests
    },
    get faults() {
      return seen.faults
    },
    get atOnce() {
      return seen.atOnce
    },
    get shortestPause() {
      return seen.shortestPause
    },
    get busy() {
      return Math.round(delay.max / 1e6)
    },
    behave: () => {
      chance = 0
    },
    close: () =>
      new Promise(resolve => {
        delay.disable()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** One of seven ways. */
export function misbehave(way: number, response: ServerResponse): void {
  const { socket } = response
  if (way === 0) response.writeHead(500).end('oh')
  else if (way === 1) response.writeHead(429, { 'retry-after': '1' }).end()
  else if (way === 2) socket?.resetAndDestroy()
  else if (way === 3) {
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': '5000' })
    response.write('<html><body><p>It begins well enough')
    setTimeout(() => socket?.destroy(), 50)
  } else if (way === 4) {
    const packed = gzipSync('<html><body><p>Half of it is all that comes, and then nothing.'.repeat(50))
    response
      .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
      .end(packed.subarray(0, packed.length / 2))
  } else if (way === 5) response.writeHead(302, { location: '/loop' }).end()
  else {
    // A byte now and then, for longer than anybody waits.
    response.writeHead(200, { 'content-type': 'text/html' })
    const drip = setInterval(() => response.write('.'), 100)
    response.on('close', () => clearInterval(drip))
  }
}

const pageOf = (feed: number, item: number) =>
  `<html lang="en"><head><title>Item ${item} of ${feed}</title></head><body><article><h1>Item ${item} of ${feed}</h1><p>Norway and Chile will sign agreement number ${item} of list ${feed} in Oslo on Friday, the two ministers said after their talks.</p><p>The parliament of Chile has to agree, and its committee will meet in May.</p></article></body></html>`
