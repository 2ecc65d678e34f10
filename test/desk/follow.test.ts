// `chancery follow`, `watch` and `editions` as processes of their own, against a host on loopback.
import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { openRecord } from '../../src/record/index.ts'
import { readOpml, take, writeOpml } from '../../src/report/index.ts'
import { closing, listening } from '../loopback.ts'
import { postgresServer } from '../record/backends.ts'
import { chancery, root } from './run.ts'

interface Request {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}
let answers: Record<
  string,
  { readonly headers?: Record<string, string>; readonly body?: string; readonly status?: number }
> = {}
let asked: Request[] = []
const hosts = createServer((request, response) => {
  let body = ''
  request.setEncoding('utf8').on('data', chunk => {
    body += chunk
  })
  request.on('end', () => {
    const path = request.url ?? ''
    asked.push({ path, headers: request.headers, body })
    const { status = 200, headers = {}, body: words = '' } = answers[path] ?? { status: 404 }
    const etag = headers.etag ?? '-'
    if (request.headers['if-none-match'] === etag) response.writeHead(304, headers).end()
    else response.writeHead(status, headers).end(words)
  })
})
let base = ''
let records = 0
// Many processes: on a busy machine each takes seconds to begin.
vi.setConfig({ testTimeout: 240_000 })

const folder = mkdtempSync(join(tmpdir(), 'chancery-follow-'))
beforeAll(async () => {
  base = await listening(hosts)
})
afterAll(() => {
  closing(hosts)
  rmSync(folder, { recursive: true })
})
beforeEach(() => {
  answers = {}
  asked = []
})

const SENTENCE = 'Norway’s foreign minister met her Chilean counterpart in Oslo on Friday.'
const page = (words: string) =>
  `<html lang="en"><head><title>Ministers meet in Oslo</title></head><body><article><p>${words}</p></article></body></html>`
const html = { 'content-type': 'text/html; charset=utf-8' }
/** A feed with summaries and one with whole texts, and the page of the first. */
const publish = () => {
  const rss = `<rss version="2.0"><channel><title>Fjord Wire</title><item><title>Ministers meet</title><link>${base}/a</link><description>In short.</description><pubDate>Fri, 12 Mar 2027 10:00:00 GMT</pubDate></item></channel></rss>`
  const json = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Andes Post',
    items: [{ id: 'b', url: `${base}/b`, content_text: `${SENTENCE} `.repeat(20) }],
  })
  answers = {
    '/rss': { headers: { etag: '"one"', 'last-modified': 'Fri, 12 Mar 2027 10:00:00 GMT' }, body: rss },
    '/json': { body: json },
    '/a': { headers: html, body: page(SENTENCE) },
  }
}
const list = () => {
  const feed = (path: string, owner: string) => ({
    url: base + path,
    title: null,
    home: null,
    owner,
    language: null,
    group: 'North & South',
  })
  const name = join(folder, 'feeds.opml')
  writeFileSync(name, writeOpml('Feeds', [feed('/rss', 'NOR'), feed('/json', 'CHL')]))
  return name
}
const FOLLOW = ['--allow-private', '--delay', '0']
const lines = (words: string) => words.trimEnd().split('\n')

/** Starts the command and leaves it running. */
function start(args: readonly string[]): {
  child: ChildProcess
  ended: Promise<{ code: number | null; out: string; err: string }>
} {
  const child = spawn(process.execPath, ['dist/desk/cli/main.js', ...args], { cwd: root })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', chunk => {
    out += chunk
  })
  child.stderr.setEncoding('utf8').on('data', chunk => {
    err += chunk
  })
  return { child, ended: new Promise(done => child.on('close', code => done({ code, out, err }))) }
}

async function rowsOf<T>(record: string, query: string): Promise<T[]> {
  const store = await openRecord(record)
  const { rows } = await sql.raw<T>(query).execute(store.database)
  await store.close()
  return rows
}

describe('a record in a file', () => {
  const fresh = async () => join(folder, `${++records}.chancery`)

  test('follow --once keeps what is new, and asks no more than it must the next time', async () => {
    const record = await fresh()
    const warc = join(folder, `${asked.length}-${Date.now()}.warc.gz`)
    publish()
    const first = await chancery(['follow', list(), '--once', '--raw', '--warc', warc, '--record', record, ...FOLLOW])
    expect(first).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/: 2 reports kept, 0 new editions; 0 requests failed\n$/),
    })

    const [status, opml, json] = await Promise.all(
      [['--status'], ['--opml'], ['--status', '--json']].map(more => chancery(['follow', ...more, '--record', record])),
    )
    expect([status, opml, json].map(({ code, err }) => [code, err])).toEqual(Array(3).fill([0, '']))
    const [head, ...feeds] = lines(status.out)
    expect(head).toMatch(/^feed +owner +state +last success +last new +kept +due +failed +fault$/)
    expect(feeds.slice(0, 2).sort()).toEqual([
      expect.stringMatching(/^Andes Post +CHL +working +20\S+ \S+ +20\S+ \S+ +1 +0 +0 of 1$/),
      expect.stringMatching(/^Fjord Wire +NOR +working +20\S+ \S+ +20\S+ \S+ +1 +0 +0 of 1$/),
    ])
    expect(feeds[2]).toBe('nobody follows them now')
    expect(lines(json.out).map(line => JSON.parse(line))).toMatchObject([
      { url: `${base}/json`, kept: 1, requests: 1 },
      { url: `${base}/rss`, kept: 1, requests: 1 },
    ])
    expect(readOpml(opml.out)).toMatchObject([
      { url: `${base}/json`, owner: 'CHL', title: 'Andes Post', group: 'North & South' },
      { url: `${base}/rss`, owner: 'NOR', title: 'Fjord Wire' },
    ])

    // When they are due again the validators are sent, and nothing has changed.
    asked = []
    await rowsOf(record, "update follow_feeds set next_at = ''")
    const again = await chancery(['follow', '--once', '--record', record, ...FOLLOW])
    expect(again).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/: 0 reports kept/) })
    expect(asked.find(({ path }) => path === '/rss')?.headers).toMatchObject({
      'if-none-match': '"one"',
      'if-modified-since': 'Fri, 12 Mar 2027 10:00:00 GMT',
      'user-agent': expect.stringMatching(/^chancery\/\d/),
    })
    expect(asked.map(({ path }) => path).sort()).toEqual(['/json', '/robots.txt', '/rss'])
    // What was fetched is in the archive, and the page as it came in the record, packed.
    const texts: string[] = []
    for await (const taken of take(warc, null, {})) if ('report' in taken) texts.push(taken.report.text)
    expect(texts).toContain(SENTENCE)
    const [{ raw }] = await rowsOf<{ raw: Uint8Array }>(record, 'select raw from follow_pages where raw is not null')
    expect([...new Uint8Array(raw).subarray(0, 2)]).toEqual([0x1f, 0x8b])
    expect((await chancery(['editions', `${base}/a`, '--raw', '--record', record])).out).toBe(page(SENTENCE))
  })

  test('follow goes on until it is stopped; a second one on the record is refused, and tells by whom', async () => {
    const record = await fresh()
    publish()
    const first = start(['follow', list(), '--record', record, ...FOLLOW])
    await expect
      .poll(() => rowsOf<{ holder: string }>(record, 'select holder from follow_leases').catch(() => []), {
        timeout: 90_000,
      })
      .toHaveLength(1)
    const [second, status] = await Promise.all([
      chancery(['follow', list(), '--once', '--record', record, ...FOLLOW]),
      chancery(['follow', '--status', '--record', record]),
    ])
    expect(second).toMatchObject({ code: 2, out: '' })
    expect(second.err).toMatch(
      new RegExp(
        `^chancery: [^\\n]+: is followed by process ${first.child.pid} on [^\\n]+; one process follows at a time\\n$`,
      ),
    )
    expect(status.out).toMatch(new RegExp(`followed by process ${first.child.pid} on .*\\n$`))
    await expect
      .poll(() => rowsOf(record, "select 1 from follow_entries where state = 'kept'").catch(() => []), {
        timeout: 90_000,
      })
      .toHaveLength(2)
    first.child.kill('SIGINT')
    expect(await first.ended).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/: 2 reports kept/) })
    expect(await rowsOf(record, 'select holder from follow_leases')).toEqual([])
  })

  test('a watch is saved, asked by follow, listed and forgotten', async () => {
    const record = await fresh()
    const [feed, mail] = [join(folder, `${Date.now()}.xml`), join(folder, `mails-${Date.now()}`)]
    const add = await chancery([
      ...[
        'watch',
        'add',
        'Talks in Oslo',
        '--record',
        record,
        '--kind',
        'events',
        '--type',
        'CONSULT',
        '--actor',
        'NOR',
        '--with',
        'CHL',
      ],
      ...['--feed', feed, '--mail', mail, '--webhook', `${base}/hook`, '--secret', 'key', '--allow-private'],
    ])
    expect(add).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/: watches "Talks in Oslo" from now on\n$/),
    })
    publish()
    answers['/hook'] = { status: 503 }
    const followed = await chancery(['follow', list(), '--once', '--record', record, ...FOLLOW])
    expect(followed.err).toMatch(/^chancery: watch Talks in Oslo: webhook: [^\n]+ answers 503\n$/)
    expect(readFileSync(feed, 'utf8')).toContain('<title>Chancery: Talks in Oslo</title>')
    expect(readFileSync(join(mail, readdirSync(mail)[0]), 'utf8')).toMatch(/^From: Chancery/)

    const [listed, json] = await Promise.all([
      chancery(['watch', 'list', '--record', record]),
      chancery(['watch', 'list', '--json', '--record', record]),
    ])
    expect(listed.out).toMatch(
      /^Talks in Oslo\n {2}asks {3}.*CONSULT.*\n {2}tells {2}.*\n {2}found {2}\d+, the last at 20[^\n]+; 1 to be told\n {2}fault {2}[^\n]+503\n$/,
    )
    expect(JSON.parse(json.out)).toMatchObject({
      name: 'Talks in Oslo',
      waiting: 1,
      channels: { webhook: { secret: '…' } },
    })

    // Its next attempt is due in a while: the clock is set forward for it.
    await rowsOf(record, "update watch_deliveries set due_at = ''")
    answers['/hook'] = { status: 204 }
    const run = await chancery(['watch', 'run', '--record', record])
    expect(run).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/: 0 new matches, 1 times told\n$/) })
    const calls = asked.filter(({ path }) => path === '/hook')
    expect(calls).toHaveLength(2)
    const [{ headers, body }] = calls.slice(-1)
    const signed = createHmac('sha256', 'key')
      .update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`)
      .digest('base64')
    expect(headers['webhook-signature']).toBe(`v1,${signed}`)
    expect(headers['webhook-id']).toBe(calls[0].headers['webhook-id'])
    expect(JSON.parse(body)).toMatchObject({
      watch: 'Talks in Oslo',
      items: expect.arrayContaining([expect.objectContaining({ kind: 'events', type: 'CONSULT' })]),
    })

    expect((await chancery(['watch', 'remove', 'Talks in Oslo', '--record', record])).code).toBe(0)
    expect((await chancery(['watch', 'remove', 'Talks in Oslo', '--record', record])).err).toMatch(/there is no watch/)
  })

  test('a page that changed is a second edition, and what changed is shown', async () => {
    const record = await fresh()
    const keep = ['keep', `${base}/a`, '--raw', '--allow-private', '--record', record]
    publish()
    expect((await chancery(keep)).out).toMatch(/: 1 reports kept/)
    answers['/a'] = { headers: html, body: page(SENTENCE.replace('on Friday', 'on Thursday')) }
    expect((await chancery(keep)).out).toMatch(/: 0 reports kept, 1 new editions/)

    const shown = await chancery(['editions', `${base}/a`, '--record', record])
    expect(shown).toMatchObject({ code: 0, err: '' })
    expect(shown.out).toMatch(/^edition 1 · [0-9a-f]{20} · fetched 20[\s\S]*\n\nedition 2 · [0-9a-f]{20} · fetched 20/)
    expect(shown.out).toContain('[-Friday-]{+Thursday+}')
    const editions = lines((await chancery(['editions', `${base}/a`, '--json', '--record', record])).out).map(line =>
      JSON.parse(line),
    )
    expect(editions).toMatchObject([
      { editionNumber: 1, text: SENTENCE, changes: null, page: { raw: true } },
      { editionNumber: 2, text: SENTENCE.replace('Friday', 'Thursday'), page: { raw: true } },
    ])
    expect(editions[1].changes).not.toBeNull()
    expect((await chancery(['editions', `${base}/a`, '--raw', '--record', record])).out).toBe(answers['/a'].body)
  })
})

test('on PostgreSQL: a follower alone, whose server breaks off, and a watch', async context => {
  const databases = await postgresServer()
  if (databases === null) return context.skip()
  const record = await databases.fresh()
  const feed = join(folder, 'server.xml')
  const [lock, look] = [1, 2].map(() => new pg.Client({ connectionString: record }))
  try {
    const add = ['watch', 'add', 'w', '--type', 'CONSULT', '--feed', feed, '--record', record]
    expect(await chancery(add)).toMatchObject({ code: 0, err: '' })
    publish()
    // The follower waits for the table in the middle of its work, and its connections are cut.
    await Promise.all([lock.connect(), look.connect()])
    await lock.query('begin; lock table editions')
    const { child, ended } = start(['follow', list(), '--record', record, ...FOLLOW])
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
      and pid <> pg_backend_pid() and wait_event_type = 'Lock'`
    await expect
      .poll(async () => (await look.query(cut)).rowCount, { timeout: 90_000, interval: 200 })
      .toBeGreaterThan(0)
    await lock.query('rollback')
    const kept = "select 1 from follow_entries where state = 'kept'"
    await expect.poll(async () => (await look.query(kept)).rowCount, { timeout: 90_000, interval: 500 }).toBe(2)
    const second = await chancery(['follow', list(), '--record', record, ...FOLLOW])
    expect(second).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^chancery: [^\n]*: is followed by process \d+ on [^\n]*\n$/),
    })
    child.kill('SIGTERM')
    const { code, out, err } = await ended
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/: 2 reports kept/) })
    expect(err).toMatch(
      /^chancery: postgres:[^\n]+: the server broke the connection[^\n]+; following goes on in 5 s\n$/,
    )
    expect(readFileSync(feed, 'utf8')).toContain('<title>Chancery: w</title>')
    const shown = await chancery(['editions', `${base}/a`, '--record', record])
    expect(shown).toMatchObject({ code: 0, out: expect.stringMatching(/^edition 1 · /) })
  } finally {
    await Promise.all([lock.end(), look.end()])
    await databases.stop()
  }
})

test('an archive that cannot be written is told, and nothing is kept that would be missing from it', async () => {
  publish()
  const [record, warc] = [join(folder, `${++records}.chancery`), join(folder, 'none', 'x.warc')]
  const told = expect.stringMatching(/^chancery: [^\n]*x\.warc: cannot be written: ENOENT[^\n]*\n$/)
  const more = ['--allow-private', '--warc', warc]
  expect(await chancery(['read', `${base}/a`, ...more])).toEqual({ code: 2, out: '', err: told })
  const followed = await chancery(['follow', `${base}/rss`, '--once', '--record', record, ...more])
  expect(followed).toMatchObject({ code: 2, err: told })
  expect(await rowsOf(record, 'select edition from editions')).toEqual([])
})

describe.concurrent('wrong use is told in one line', () => {
  test.each([
    ['nothing is named and nothing is known', ['follow'], /^chancery: follow: no feed was followed yet/],
    ['a list that is none', ['follow', 'package.json'], /^chancery: package\.json: not OPML: /],
    ['a watch without a filter', ['watch', 'add', 'x', '--feed', 'x.xml'], /^chancery: watch add: asks nothing/],
    ['a watch that tells nobody', ['watch', 'add', 'x', '--actor', 'NOR'], /^chancery: watch add: tells nobody/],
    [
      'a report that is not there',
      ['editions', 'https://x.example/'],
      /^chancery: https:\/\/x\.example\/: no report of this address or id is kept\n/,
    ],
  ])('%s', async (_, args, words) => {
    const record = join(folder, `${++records}.chancery`)
    await (await openRecord(record)).close()
    const { code, out, err } = await chancery([...args, '--record', record])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(words)
  })
})
