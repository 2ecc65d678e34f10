// What the desk refuses before it looks: other hosts' names, other sites' pages, too much at once; and what its answers carry.
import { request as nodeRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ServeOptions, serveDesk } from '../../../src/desk/http/index.ts'
import { openDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
let guarded: TestDesk
beforeAll(async () => {
  desk = await openDesk([])
  guarded = await openDesk([], { guarded: true })
})
afterAll(async () => {
  await desk.close()
  await guarded.close()
})

/** Asks with headers that `fetch` would not send. */
function rawly(method: string, path: string, headers: Record<string, string>, body = '', at = desk) {
  return new Promise<{ status: number; code: string | null; headers: Record<string, unknown> }>((resolve, reject) => {
    const sent = nodeRequest(at.address + path, { method, headers }, response => {
      let text = ''
      response.on('data', chunk => {
        text += chunk
      })
      response.on('end', () => {
        const code = (response.statusCode ?? 0) >= 400 ? (JSON.parse(text).error.code as string) : null
        resolve({ status: response.statusCode ?? 0, code, headers: response.headers })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

describe('on loopback a page of another name gets nothing (DNS rebinding)', () => {
  test.each(['evil.example', 'evil.example:8642', '127.0.0.1.evil.example', 'localhost.evil.example', '10.0.0.1'])(
    'Host: %s',
    async host => {
      expect((await rawly('GET', '/items.json', { host })).code).toBe('wrong-host')
      expect((await rawly('POST', '/read', { host, 'content-type': 'text/plain' }, 'Peru met Chile.')).code).toBe(
        'wrong-host',
      )
    },
  )
  test.each(['localhost', 'localhost:1', '127.0.0.1', '127.0.0.1:8642', '[::1]:8642'])('but Host: %s', async host => {
    expect((await rawly('GET', '/items.json', { host })).status).toBe(200)
  })
})

describe('another site’s page can change nothing', () => {
  const text = { 'content-type': 'text/plain' }
  const headers: [string, Record<string, string>][] = [
    ['Origin of another site', { origin: 'https://evil.example' }],
    ['Origin null, of a sandboxed frame', { origin: 'null' }],
    ['Origin of another port', { origin: 'http://127.0.0.1:1' }],
    ['Sec-Fetch-Site cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['Sec-Fetch-Site same-site', { 'sec-fetch-site': 'same-site' }],
  ]
  test.each(headers)('%s', async (_name, given) => {
    expect((await rawly('POST', '/read', { ...text, ...given }, 'Peru met Chile.')).code).toBe('forbidden')
    expect((await rawly('DELETE', '/session', given)).code).toBe('forbidden')
  })

  test('with a cookie a request must say whence it comes; with a token it need not', async () => {
    const entered = await guarded.ask('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: guarded.tokens.admin }),
    })
    const cookie = entered.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^chancery=[\w-]{32}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/)
    const json = { 'content-type': 'application/json', cookie: cookie.split(';')[0] }
    const body = JSON.stringify({ action: 'confirm', item: '0123456789' })
    const sent = (given: Record<string, string>) => rawly('POST', '/corrections', { ...json, ...given }, body, guarded)
    expect((await sent({})).code).toBe('forbidden')
    expect((await sent({ origin: 'https://evil.example' })).code).toBe('forbidden')
    expect((await sent({ origin: guarded.address })).code).toBe('not-found')
    expect((await sent({ 'sec-fetch-site': 'same-origin' })).code).toBe('not-found')
    const bearer = { 'content-type': 'application/json', authorization: `Bearer ${guarded.tokens.admin}` }
    expect((await rawly('POST', '/corrections', bearer, body, guarded)).code).toBe('not-found')
  })
})

describe('sessions', () => {
  const enter = (token: string) =>
    guarded.ask('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    })
  const as = (cookie: string, path = '/session.json', method = 'GET') =>
    guarded.ask(path, { method, headers: { cookie, origin: guarded.address } })

  test('a token that is none begins none', async () => {
    expect((await enter('chancery_guess')).status).toBe(401)
  })

  test('a session ends when it is left, and its cookie is worth nothing then', async () => {
    const cookie = ((await enter(guarded.tokens.reader)).headers.get('set-cookie') ?? '').split(';')[0]
    expect(await (await as(cookie)).json()).toEqual({ data: { name: 'Rita', role: 'reader' } })
    expect((await as(cookie, '/items.json')).status).toBe(200)
    await as(cookie, '/session', 'DELETE')
    expect(await (await as(cookie)).json()).toEqual({ data: { name: null, role: null } })
    expect((await as(cookie, '/items.json')).status).toBe(401)
  })

  test('the address told at the start makes a browser an admin; a guess does not', async () => {
    const entered = await desk.ask(`/enter/${desk.key}`)
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/'])
    const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0]
    expect(await (await desk.ask('/session.json', { headers: { cookie } })).json()).toEqual({
      data: { name: 'desk', role: 'admin' },
    })
    expect((await desk.ask('/enter/guess')).status).toBe(401)
    expect((await guarded.ask(`/enter/${guarded.tokens.reader}`)).status).toBe(401)
  })

  test('a key in an address serves calendars and feeds alone, and reads only', async () => {
    const key = guarded.tokens.admin
    expect((await guarded.ask(`/agenda.ics?key=${key}`)).status).toBe(200)
    expect((await guarded.ask(`/items.atom?actor=RUS&key=${key}`)).status).toBe(200)
    expect((await guarded.ask('/agenda.ics?key=guess')).status).toBe(401)
    expect((await guarded.ask('/agenda.ics')).status).toBe(401)
    expect((await guarded.ask(`/items.json?key=${key}`)).status).toBe(401)
    expect((await guarded.ask(`/items.csv?key=${key}`)).status).toBe(401)
  })
})

test('the desk does not start beyond this machine without tokens', async () => {
  const options: ServeOptions = { store: desk.store, version: 'test', port: 0, host: '0.0.0.0', tokens: null }
  await expect(serveDesk(options)).rejects.toThrow('expected a file of tokens')
})

test('who asks too often is told when to come again, and others are not', async () => {
  const busy = await openDesk([], { guarded: true, rate: { perSecond: 0.01, burst: 5 } })
  const statuses: number[] = []
  for (let i = 0; i < 7; i++) statuses.push((await busy.ask('/session.json', { as: 'reader' })).status)
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429])
  const refused = await busy.ask('/session.json', { as: 'reader' })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50)
  expect((await busy.ask('/session.json', { as: 'admin' })).status).toBe(200)
  await busy.close()
})

test.each(['/', '/items.json', '/nothing', '/agenda.ics', '/enter/none'])('headers of %s', async path => {
  const { headers } = await desk.ask(path)
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('access-control-allow-origin')).toBeNull()
  if (path !== '/') expect(headers.get('cache-control')).toMatch(/no-store|private/)
})
