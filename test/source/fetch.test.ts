// Fetching from a server that misbehaves in every way that was thought of, on a real socket; and addresses that are never asked.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import ipaddr from 'ipaddr.js'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { FetchError, fetchAddress, isPublic, requireOk, retryAfter, Visitor } from '../../src/source/index.ts'
import { closing, listening } from '../loopback.ts'

const PAGE = '<html><body><p>Norway and Chile signed.</p></body></html>'
const html = { 'content-type': 'text/html' }
let requests = 0

const ways: Readonly<Record<string, (response: ServerResponse, request: IncomingMessage) => void>> = {
  '/plain': response => response.writeHead(200, html).end(PAGE),
  '/gzip': response => response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(gzipSync(PAGE)),
  '/br': response => response.writeHead(200, { ...html, 'content-encoding': 'br' }).end(brotliCompressSync(PAGE)),
  '/deflate': response => response.writeHead(200, { ...html, 'content-encoding': 'deflate' }).end(deflateSync(PAGE)),
  '/deflate-raw': response =>
    response.writeHead(200, { ...html, 'content-encoding': 'deflate' }).end(deflateRawSync(PAGE)),
  '/twice': response =>
    response.writeHead(200, { ...html, 'content-encoding': 'gzip, gzip' }).end(gzipSync(gzipSync(PAGE))),
  '/half-gzip': response => {
    const packed = gzipSync(PAGE.repeat(100))
    response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(packed.subarray(0, packed.length / 2))
  },
  '/no-gzip': response => response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(PAGE),
  '/bomb': response =>
    response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(20_000_000))),
  '/packed-eight-times': response =>
    response.writeHead(200, { ...html, 'content-encoding': 'gzip,gzip,gzip,gzip,gzip,gzip,gzip,gzip' }).end(PAGE),
  '/odd-packing': response => response.writeHead(200, { ...html, 'content-encoding': 'x-own' }).end(PAGE),
  '/reset': response => response.socket?.resetAndDestroy(),
  '/reset-later': response => {
    response.writeHead(200, html).write(PAGE)
    setTimeout(() => response.socket?.resetAndDestroy(), 20)
  },
  '/too-short': response => {
    response.writeHead(200, { ...html, 'content-length': '5000' }).write(PAGE)
    setTimeout(() => response.socket?.destroy(), 20)
  },
  '/endless': response => {
    response.writeHead(200, html)
    const pour = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536))) {}
    }
    response.on('drain', pour)
    pour()
  },
  '/announces-much': response => response.writeHead(200, { ...html, 'content-length': '99999999999' }).write('x'),
  '/silent': () => {},
  '/drip': response => {
    response.writeHead(200, html)
    const drip = setInterval(() => response.write('.'), 50)
    response.on('close', () => clearInterval(drip))
  },
  '/no-http': response => response.socket?.end('220 mail.example ESMTP\r\n'),
  '/loop': response => response.writeHead(302, { location: '/loop' }).end(),
  '/long-loop': (response, request) => response.writeHead(302, { location: `${request.url}x` }).end(),
  '/to-plain': response => response.writeHead(302, { location: 'plain' }).end(),
  '/for-good': response => response.writeHead(301, { location: '/plain' }).end(),
  '/to-file': response => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/to-private': response => response.writeHead(302, { location: `${base}/plain` }).end(),
  '/to-private-name': response =>
    response.writeHead(302, { location: `${base.replace('127.0.0.1', 'localhost')}/plain` }).end(),
  '/to-metadata': response => response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
  '/to-mapped': response =>
    response.writeHead(307, { location: `${base.replace('127.0.0.1', '[::ffff:7f00:1]')}/plain` }).end(),
  '/to-nowhere': response => response.writeHead(302, { location: 'http://[' }).end(),
  '/to-far': response => response.writeHead(302, { location: `/${'far/'.repeat(1000)}` }).end(),
  '/429': response => response.writeHead(429, { 'retry-after': '17' }).end(),
  '/404': response => response.writeHead(404).end(),
  '/503': response => response.writeHead(503, { 'retry-after': 'soon' }).end(),
  '/304': (response, request) => response.writeHead(request.headers['if-none-match'] === '"a"' ? 304 : 200, html).end(),
}

const server = createServer((request, response) => {
  requests++
  const path = (request.url ?? '').replace(/x+$/, '')
  const way = ways[path]
  if (way === undefined) response.writeHead(404).end()
  else way(response, request)
})
let base = ''
beforeAll(async () => {
  base = await listening(server, '0.0.0.0')
})
afterAll(() => closing(server))

const get = (path: string, more = {}) =>
  fetchAddress(base + path, { allowPrivate: true, timeout: 4000, idleTimeout: 2000, maxBytes: 5_000_000, ...more })

describe('what comes whole', () => {
  test.each(['/plain', '/gzip', '/br', '/deflate', '/deflate-raw', '/twice', '/to-plain', '/for-good'])(
    '%s',
    async path => {
      const { body, status } = await get(path)
      expect(Buffer.from(body).toString()).toBe(PAGE)
      expect(status).toBe(200)
    },
  )

  test('only a redirect for good is one to be remembered', async () => {
    expect((await get('/for-good')).movedTo).toBe(`${base}/plain`)
    expect((await get('/to-plain')).movedTo).toBeNull()
  })

  test('an unchanged page has no body', async () => {
    expect(await get('/304', { etag: '"a"' })).toMatchObject({ status: 304, body: new Uint8Array() })
  })
})

describe('what does not is told in one line, and whether it is worth another attempt', () => {
  test.each<[string, RegExp, boolean]>([
    ['/half-gzip', /damaged or cut short/, true],
    ['/no-gzip', /damaged or cut short/, true],
    ['/bomb', /more than 200 times|longer than/, false],
    ['/packed-eight-times', /packed 8 times/, false],
    ['/odd-packing', /packed as "x-own"/, false],
    ['/reset', /broken off/, true],
    ['/reset-later', /broken off|breaks off|aborted/, true],
    ['/too-short', /broken off|breaks off|aborted/, true],
    ['/endless', /longer than 5000000 bytes/, false],
    ['/announces-much', /announces 99999999999 bytes/, false],
    ['/silent', /no byte within 2 s/, true],
    ['/drip', /no whole answer within 4 s/, true],
    ['/no-http', /not an answer in HTTP|broken off/, true],
    ['/loop', /more than 6 redirects/, false],
    ['/long-loop', /more than 6 redirects/, false],
    ['/to-file', /file:\/\/ is not fetched/, false],
    ['/to-nowhere', /is not an address/, false],
    ['/to-far', /an address of \d+ letters, expected at most 2000/, false],
  ])('%s', async (path, words, temporary) => {
    const error = await get(path).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(FetchError)
    expect((error as FetchError).message).toMatch(words)
    expect((error as FetchError).message).not.toMatch(/\n/)
    expect((error as FetchError).temporary).toBe(temporary)
  })

  test.each([
    ['/429', true, 17],
    ['/404', false, null],
    ['/503', true, null],
  ])('%s', async (path, temporary, wait) => {
    const answer = await get(path)
    const error = await Promise.resolve()
      .then(() => requireOk(answer))
      .catch((reason: unknown) => reason)
    expect(error).toMatchObject({ temporary, retryAfter: wait })
  })

  test('Retry-After as a date, and beyond all measure', () => {
    const now = Date.parse('2027-03-10T10:00:00Z')
    expect(retryAfter({ 'retry-after': 'Wed, 10 Mar 2027 10:01:00 GMT' }, now)).toBe(60)
    expect(retryAfter({ 'retry-after': '99999999' }, now)).toBe(86_400)
    expect(retryAfter({ 'retry-after': 'Mon, 01 Jan 1601 00:00:00 GMT' }, now)).toBe(0)
  })
})

test('a visitor asks a host one thing at a time, with a pause between two', async () => {
  const visitor = new Visitor({ allowPrivate: true, delay: 0.4 })
  const begun: number[] = []
  let [open, atOnce] = [0, 0]
  const count = (_: IncomingMessage, response: ServerResponse) => {
    begun.push(Date.now())
    atOnce = Math.max(atOnce, ++open)
    response.on('close', () => {
      open--
    })
  }
  server.on('request', count)
  const visits = ['/plain', '/404', '/reset', '/gzip'].map(path =>
    visitor.visit(base + path, {}, new AbortController().signal).then(
      ({ status }) => status,
      (error: Error) => error.message,
    ),
  )
  expect(await Promise.all(visits)).toEqual([200, 404, expect.stringMatching(/broken off/), 200])
  server.off('request', count)
  expect(atOnce).toBe(1)
  // The first two belong to one visit: robots.txt, and what was asked for. The host may hear of one late.
  const pauses = begun.slice(2).map((time, i) => time - begun[i + 1])
  expect(pauses).toHaveLength(3)
  for (const pause of pauses) expect(pause).toBeGreaterThan(300)
})

describe('only the public net is asked', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '192.0.2.1',
    '198.18.0.1',
    '::1',
    '::',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '2001:db8::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    '::127.0.0.1',
    '[::1]',
    'nonsense',
    '',
  ])('%s is not public', address => {
    expect(isPublic(address)).toBe(false)
  })
  test.each(['8.8.8.8', '93.184.216.34', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is', address => {
    expect(isPublic(address)).toBe(true)
  })

  test.each([
    'http://127.0.0.1',
    'http://localhost',
    'http://0x7f.1',
    'http://2130706433',
    'http://127.1',
    'http://[::1]',
    'http://[::ffff:127.0.0.1]',
    'http://169.254.169.254/latest/meta-data',
  ])('%s is refused before a byte is sent', async address => {
    const before = requests
    const url = new URL(address)
    if (url.hostname !== '169.254.169.254') url.port = new URL(base).port
    await expect(fetchAddress(url.href, { timeout: 3000 })).rejects.toThrow(/not an address of the public net/)
    expect(requests).toBe(before)
  })

  // One address of loopback is taken for one of the public net: all else is as it is, the servers too.
  test.each(['/to-private', '/to-private-name', '/to-metadata', '/to-mapped'])(
    '%s is refused where it redirects to',
    async path => {
      const range = ipaddr.IPv4.prototype.range
      vi.spyOn(ipaddr.IPv4.prototype, 'range').mockImplementation(function (this: ipaddr.IPv4) {
        return this.toString() === '127.9.9.9' ? 'unicast' : range.call(this)
      })
      try {
        const open = base.replace('127.0.0.1', '127.9.9.9')
        expect((await fetchAddress(`${open}/plain`, { timeout: 3000 })).status).toBe(200)
        const before = requests
        await expect(fetchAddress(open + path, { timeout: 3000 })).rejects.toThrow(/not an address of the public net/)
        expect(requests).toBe(before + 1)
      } finally {
        vi.restoreAllMocks()
      }
    },
  )

  test.each(['file:///etc/passwd', 'ftp://example.com', 'data:text/html,hi', 'javascript:1', 'not an address'])(
    '%s is not fetched',
    async address => {
      await expect(fetchAddress(address)).rejects.toThrow(/is not fetched|is not an address/)
    },
  )
})
