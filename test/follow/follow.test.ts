// Following one host that behaves as it is told: summaries and whole texts, rules, changes, what is gone; watches and where they tell.
import { createHmac, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  addWatch,
  type FollowEvent,
  feedStatus,
  follow,
  followerOf,
  listWatches,
  PACE,
  pageOfEdition,
  removeWatch,
  runWatches,
  watchHits,
} from '../../src/follow/index.ts'
import { backOff, pauseAfter } from '../../src/follow/pace.ts'
import type { EntryRow, LeaseRow } from '../../src/follow/tables.ts'
import { openRecord, type RecordStore } from '../../src/record/index.ts'
import { readFeed, readOpml, take, writeOpml } from '../../src/report/index.ts'
import { WarcFile } from '../../src/source/index.ts'
import { closing, listening } from '../loopback.ts'
import { BOTH, started } from '../record/both.ts'
import { meeting } from '../record/invented.ts'

let answer: (request: IncomingMessage, response: ServerResponse) => void = () => {}
const asked: string[] = []
const hosts = createServer((request, response) => {
  asked.push(request.url ?? '')
  answer(request, response)
})
let base = ''
const folder = mkdtempSync(join(tmpdir(), 'chancery-follow-'))
beforeAll(async () => {
  base = await listening(hosts)
})
afterAll(() => {
  closing(hosts)
  rmSync(folder, { recursive: true })
})
beforeEach(() => {
  asked.length = 0
})

const rss = (items: string) =>
  `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Wire</title>${items}</channel></rss>`
const item = (path: string, more = '') =>
  `<item><title>Talks</title><link>${base}${path}</link><description>In short.</description>${more}</item>`
const page = (words: string) =>
  `<html lang="en"><head><title>Talks resume in Oslo</title></head><body><article><p>${words}</p></article></body></html>`
const WORDS = 'Norway met Chile in Oslo on Friday, and both agreed to meet again.'

/** Follows once, with answers by path; what is not named is not found. */
async function once(
  store: RecordStore,
  paths: Readonly<Record<string, string | ((response: ServerResponse) => void)>>,
  more = {},
) {
  answer = (request, response) => {
    const found = paths[(request.url ?? '').replace(/\?.*/, '')]
    if (found === undefined) response.writeHead(404).end()
    else if (typeof found === 'string') response.end(found)
    else found(response)
  }
  await follow(
    store,
    [{ url: `${base}/feed`, title: null, home: null, owner: 'NOR:GOV', language: null, group: null }],
    {
      reader: 'test',
      read: async reports =>
        reports.map(report => ({ report, statements: [], events: [], positions: [], instruments: [] })),
      allowPrivate: true,
      delay: 0,
      timeout: 3000,
      once: true,
      pace: { least: 0, first: 0, most: 0 },
      ...more,
    },
  )
}

const followed = (store: RecordStore) =>
  store.database.withTables<{ follow_leases: LeaseRow; follow_entries: EntryRow }>()

async function kept(store: RecordStore) {
  const all = []
  for await (const report of store.reports({ editions: 'all' })) all.push(report)
  return all
}

describe.each(BOTH)('a record on %s', (_, start) => {
  const database = started(start)
  // Told loudly where it was to start.
  beforeEach(context => {
    if (database() === null) context.skip()
  })

  const addressed = async () => {
    const address = (await database()?.fresh()) ?? ''
    return { address, store: await openRecord(address) }
  }
  const fresh = async () => (await addressed()).store

  describe('following', () => {
    test('a summary is followed to its page, a whole text is taken, and each is kept once', async () => {
      const store = await fresh()
      const long = `<content:encoded><![CDATA[<p>${`${WORDS} `.repeat(20)}</p>]]></content:encoded>`
      const paths = { '/feed': rss(item('/a?utm_source=x') + item('/b', `<guid>b</guid>${long}`)), '/a': page(WORDS) }
      await once(store, paths, { raw: true })
      await once(store, paths)
      const reports = await kept(store)
      expect(reports.map(({ text }) => text.slice(0, WORDS.length))).toEqual([WORDS, WORDS])
      expect(reports.every(({ publisher }) => publisher === 'Wire')).toBe(true)
      expect(asked).not.toContain('/b')
      const fromPage = reports.find(({ id }) => id.includes('/a'))
      const source = await pageOfEdition(store, fromPage?.edition ?? '')
      expect(source?.found).toMatchObject({ publisher: 'feed', title: 'title' })
      expect(Buffer.from(source?.raw ?? []).toString()).toBe(page(WORDS))
      expect(await feedStatus(store)).toMatchObject([
        { owner: 'NOR:GOV', title: 'Wire', state: 'working', kept: 2, due: 0, failed: 0, requests: 2 },
      ])
      await store.close()
    })

    test('what robots.txt forbids is not fetched: the feed’s own words are kept', async () => {
      const store = await fresh()
      await once(store, {
        '/robots.txt': 'User-agent: *\nDisallow: /secret/\n',
        '/feed': rss(item('/secret/a')),
        '/secret/a': page(WORDS),
      })
      expect((await kept(store)).map(({ text }) => text)).toEqual(['In short.'])
      expect(asked).not.toContain('/secret/a')
      await store.close()
    })

    test('an entry that tells otherwise is fetched again: another text is another edition, the same text is none', async () => {
      const store = await fresh()
      await once(store, { '/feed': rss(item('/a')), '/a': page(`${WORDS} 3 minutes ago`) })
      await once(store, {
        '/feed': rss(item('/a', '<category>x</category>').replace('short', 'shorter')),
        '/a': page(`${WORDS}  5 minutes ago`),
      })
      expect(await kept(store)).toHaveLength(1)
      await once(store, {
        '/feed': rss(item('/a').replace('short', 'two words')),
        '/a': page(`${WORDS} Chile denied it.`),
      })
      const reports = await kept(store)
      expect(reports.map(({ editionNumber }) => editionNumber)).toEqual([1, 2])
      expect(await store.editionDiff(reports[1].edition)).not.toBeNull()
      await store.close()
    })

    test('a page that fails for now is tried again, and nothing is lost', async () => {
      const store = await fresh()
      let failures = 2
      const flaky = (response: ServerResponse) =>
        failures-- > 0 ? response.writeHead(503).end() : response.end(page(WORDS))
      for (let i = 0; i < 4 && (await kept(store)).length === 0; i++)
        await once(store, { '/feed': rss(item('/a')), '/a': flaky })
      expect((await kept(store)).map(({ text }) => text)).toEqual([WORDS])
      await store.close()
    })

    test('what no database takes as it is costs nothing: NUL, halves of pairs, addresses of any length', async () => {
      const store = await fresh()
      const long = `/${randomBytes(3000).toString('hex')}`
      const json = {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Wi\0re \ud800',
        items: ['/a', '/b', long].map(path => ({
          id: `\0${path}`,
          url: base + path,
          title: 'T\0 \udfff',
          summary: `In short.\0 ${path.slice(0, 9)}`,
          authors: [{ name: 'A\0 B' }],
        })),
      }
      const odd = page(`${WORDS} \0 &#0; &#xD800; \0`).replace(
        '<title>',
        '<meta name="author" content="K&#0;\0 \ufffe"><title>',
      )
      await once(
        store,
        {
          '/feed': JSON.stringify(json),
          '/a': odd,
          '/b': response => response.writeHead(404).end(),
          [long]: page(WORDS),
        },
        { raw: true },
      )
      expect(await kept(store)).toHaveLength(3)
      expect(await feedStatus(store)).toMatchObject([{ state: 'working', kept: 3, due: 0 }])
      await store.close()
    })

    test('what is no feed is a fault in the table; a feed that is gone for good is left in peace', async () => {
      const store = await fresh()
      await once(store, { '/feed': '<html>Not here</html>' })
      expect(await feedStatus(store)).toMatchObject([
        { state: 'failing', failuresInARow: 1, fault: expect.stringMatching(/^not a feed: /) },
      ])
      const gone = await fresh()
      await once(gone, { '/feed': response => response.writeHead(410).end() })
      asked.length = 0
      await once(gone, {})
      expect(asked).toEqual([])
      expect((await feedStatus(gone))[0].state).toBe('gone')
      await store.close()
      await gone.close()
    })

    test('what a host asks for is kept to: Retry-After, and Crawl-delay', async () => {
      const store = await fresh()
      const before = Date.now()
      await once(store, { '/feed': response => response.writeHead(429, { 'retry-after': '3600' }).end() })
      const [{ next, failuresInARow }] = await feedStatus(store)
      expect(failuresInARow).toBe(1)
      expect(Date.parse(next ?? '') - before).toBeGreaterThanOrEqual(3_600_000)
      asked.length = 0
      await once(store, { '/feed': rss(item('/a')) })
      expect(asked).toEqual([])

      // A host whose rules cannot be had is left alone for now.
      const troubled = await fresh()
      await once(troubled, { '/robots.txt': response => response.writeHead(503).end(), '/feed': rss(item('/a')) })
      expect(asked).toEqual(['/robots.txt'])
      expect(await feedStatus(troubled)).toMatchObject([{ state: 'failing', fault: 'robots.txt cannot be had' }])
      await troubled.close()

      const slow = await fresh()
      const times: number[] = []
      const noted = (response: ServerResponse) => {
        times.push(Date.now())
        response.end(page(WORDS))
      }
      await once(slow, {
        '/robots.txt': 'User-agent: *\nCrawl-delay: 0.6\n',
        '/feed': rss(item('/a') + item('/b')),
        '/a': noted,
        '/b': noted,
      })
      expect(times).toHaveLength(2)
      // The host may hear of the first late.
      expect(times[1] - times[0]).toBeGreaterThan(450)
      await store.close()
      await slow.close()
    })

    test('a kept page is looked at again: unchanged it costs no body, changed it is an edition', async () => {
      const store = await fresh()
      const again = () => followed(store).updateTable('follow_entries').set({ due_at: '2020' }).execute()
      const validators: unknown[] = []
      let [etag, words] = ['"1"', WORDS]
      const paths = {
        '/feed': rss(item('/a')),
        '/a': (response: ServerResponse) => {
          validators.push(response.req.headers['if-none-match'])
          if (response.req.headers['if-none-match'] === etag) response.writeHead(304).end()
          else response.writeHead(200, { etag }).end(page(words))
        },
      }
      await once(store, paths)
      await again()
      await once(store, paths)
      ;[etag, words] = ['"2"', `${WORDS} Chile denied it.`]
      await again()
      await once(store, paths)
      expect(validators).toEqual([undefined, '"1"', '"1"'])
      expect((await kept(store)).map(({ editionNumber, text }) => [editionNumber, text])).toEqual([
        [1, WORDS],
        [2, words],
      ])
      const [{ due_at, checks }] = await followed(store)
        .selectFrom('follow_entries')
        .select(['due_at', 'checks'])
        .execute()
      expect(checks).toBe(2)
      // After an hour and a day comes a week.
      expect(Date.parse(due_at) - Date.now()).toBeGreaterThan(6 * 86_400_000)
      await store.close()
    })

    test('what is fetched can be kept as a web archive, and read from there', async () => {
      const store = await fresh()
      const name = join(folder, 'out.warc.gz')
      const warc = new WarcFile(name, 'test')
      await once(
        store,
        {
          '/feed': rss(item('/a')),
          '/a': response => response.writeHead(200, { 'content-type': 'text/html' }).end(page(WORDS)),
        },
        { onAnswer: (got: Parameters<WarcFile['add']>[0]) => warc.add(got) },
      )
      const texts = []
      for await (const taken of take(name, null, {})) texts.push('report' in taken ? taken.report.text : taken)
      expect(texts).toContain(WORDS)
      await store.close()
    })
  })

  describe('one follower at a time', () => {
    const another = async (address: string, more = {}) => {
      const store = await openRecord(address)
      return { store, following: once(store, { '/feed': rss('') }, { lease: 3, ...more }) }
    }

    test('a second is refused, in one line that names the first; when that has ended it may', async () => {
      const { store, address } = await addressed()
      const stop = new AbortController()
      const first = once(store, { '/feed': rss('') }, { once: false, stop: stop.signal, lease: 3 })
      await expect.poll(() => followerOf(store)).not.toBeNull()
      const second = await another(address)
      await expect(second.following).rejects.toThrow(
        new RegExp(
          `^[^\\n]+: is followed by process ${process.pid} on [^\\n]+ since 20[^\\n]+ UTC; one process follows at a time$`,
        ),
      )
      stop.abort()
      await first
      expect(await followerOf(store)).toBeNull()
      await (await another(address)).following
      await second.store.close()
      await store.close()
    })

    test('one that was killed is waited for until its lease runs out', async () => {
      const { store, address } = await addressed()
      await once(store, { '/feed': rss('') })
      const dead = Date.now() + 1500
      await followed(store)
        .insertInto('follow_leases')
        .values({
          name: 'follower',
          token: 'x',
          holder: 'process 1 on elsewhere',
          since: new Date().toISOString(),
          until: new Date(dead).toISOString(),
        })
        .execute()
      expect(await followerOf(store)).toMatchObject({ holder: 'process 1 on elsewhere' })
      const waited: unknown[] = []
      const next = await another(address, {
        onEvent: (event: FollowEvent) => event.kind === 'waiting' && waited.push(event.holder.holder),
      })
      await next.following
      expect(waited).toEqual(['process 1 on elsewhere'])
      expect(Date.now()).toBeGreaterThanOrEqual(dead)
      await next.store.close()
      await store.close()
    })

    test('one whose lease went to another process stops, and says so', async () => {
      const store = await fresh()
      const first = once(store, { '/feed': rss('') }, { once: false, lease: 3 })
      await expect.poll(() => followerOf(store)).not.toBeNull()
      await followed(store).updateTable('follow_leases').set({ token: 'x', holder: 'process 2 on elsewhere' }).execute()
      await expect(first).rejects.toThrow(/is followed by process 2 on elsewhere/)
      await store.close()
    })

    test('of two that begin together one follows', async () => {
      const { store, address } = await addressed()
      const stop = new AbortController()
      const both = [store, await openRecord(address)]
      const runs = both.map(one =>
        once(one, { '/feed': rss('') }, { once: false, stop: stop.signal, lease: 3 }).then(
          () => 'followed',
          (error: Error) => error.message,
        ),
      )
      const refused = await Promise.race(runs)
      expect(refused).toMatch(/is followed by process/)
      stop.abort()
      expect((await Promise.all(runs)).sort()).toEqual(['followed', refused].sort())
      for (const one of both) await one.close()
    })

    test('tables of before there were leases are brought up to date; those of a newer version are refused', async () => {
      const store = await fresh()
      await once(store, { '/feed': rss(item('/a')), '/a': page(WORDS) })
      await sql`drop table follow_leases`.execute(store.database)
      await store.database.updateTable('meta').set({ value: '1' }).where('key', '=', 'follow').execute()
      expect(await feedStatus(store)).toMatchObject([{ kept: 1 }])
      expect(await followerOf(store)).toBeNull()
      await once(store, { '/feed': rss(item('/a')) })
      expect(await feedStatus(store)).toMatchObject([{ kept: 1, requests: 2 }])
      await store.database.updateTable('meta').set({ value: '99' }).where('key', '=', 'follow').execute()
      await expect(feedStatus(store)).rejects.toThrow(
        /newer version of chancery \(tables of version 99, expected at most 2\)/,
      )
      await expect(once(store, {})).rejects.toThrow(/newer version/)
      await store.close()
    })
  })

  describe('watches', () => {
    test('what matches is told once: to a feed, a folder of mails, a web hook that is signed and tried again', async () => {
      const store = await fresh()
      await store.keep(meeting({ id: 'before' }))
      const calls: { headers: IncomingMessage['headers']; body: string }[] = []
      let fail = true
      answer = (request, response) => {
        let body = ''
        request.on('data', chunk => {
          body += chunk
        })
        request.on('end', () => {
          calls.push({ headers: request.headers, body })
          response.writeHead(fail ? 500 : 204).end()
        })
      }
      const feed = join(folder, 'watch.xml')
      const mail = join(folder, 'mails')
      await addWatch(store, {
        name: 'Baltic talks',
        filter: { kind: 'events', type: 'CONSULT', actor: 'EST' },
        channels: { feed, mail, webhook: { url: `${base}/hook`, secret: 'key', allowPrivate: true } },
      })
      expect(await runWatches(store, 'test')).toEqual({ found: 0, told: 0, faults: [] })
      await store.keep(meeting({ id: 'after', town: 'Tartu' }))
      const first = await runWatches(store, 'test')
      expect(first).toMatchObject({
        found: 1,
        told: 2,
        faults: [{ channel: 'webhook', fault: expect.stringMatching(/answers 500/) }],
      })
      expect(readFileSync(feed, 'utf8')).toMatch(/<title>Chancery: Baltic talks<\/title>[\s\S]*CONSULT/)
      expect(readFileSync(feed, 'utf8').match(/<entry>/g)).toHaveLength(1)
      expect(readdirSync(mail).filter(name => name.endsWith('.eml'))).toHaveLength(1)
      expect(await listWatches(store)).toMatchObject([
        { name: 'Baltic talks', found: 1, waiting: 1, channels: { webhook: { secret: '…' } } },
      ])
      // The next attempt is due in a while: the clock is set forward for it.
      const database = store.database as never as {
        updateTable(name: string): { set(values: object): { execute(): Promise<void> } }
      }
      await database.updateTable('watch_deliveries').set({ due_at: '' }).execute()
      fail = false
      expect(await runWatches(store, 'test')).toMatchObject({ found: 0, told: 1, faults: [] })
      expect(await runWatches(store, 'test')).toMatchObject({ found: 0, told: 0 })
      expect(calls).toHaveLength(2)
      const [, { headers, body }] = calls
      expect(headers['webhook-id']).toBe(calls[0].headers['webhook-id'])
      const signature = createHmac('sha256', 'key')
        .update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`)
        .digest('base64')
      expect(headers['webhook-signature']).toBe(`v1,${signature}`)
      expect(JSON.parse(body)).toMatchObject({ watch: 'Baltic talks', items: [{ kind: 'events', reportId: 'after' }] })
      expect((await watchHits(store, 'Baltic talks')).map(({ reportId }) => reportId)).toEqual(['after'])
      expect(await removeWatch(store, 'Baltic talks')).toBe(true)
      expect(await removeWatch(store, 'Baltic talks')).toBe(false)
      await store.close()
    })

    test('a pair, words and confidence are asked for as they were saved', async () => {
      const store = await fresh()
      const watched = { feed: join(folder, 'none.xml') }
      await addWatch(store, { name: 'pair', filter: { actor: 'EST', with: 'LVA' }, channels: watched })
      await addWatch(store, { name: 'no pair', filter: { actor: 'EST', with: 'FRA' }, channels: watched })
      await addWatch(store, { name: 'words', filter: { kind: 'events', words: 'rail' }, channels: watched })
      await addWatch(store, { name: 'no words', filter: { kind: 'events', words: 'submarine' }, channels: watched })
      await store.keep(meeting({ id: 'x' }))
      await runWatches(store, 'test')
      const found = Object.fromEntries((await listWatches(store)).map(({ name, found }) => [name, found]))
      expect(found).toMatchObject({ 'no pair': 0, 'no words': 0 })
      expect(found.pair).toBe(await store.count({ actor: 'EST', with: 'LVA' }))
      expect(found.words).toBe(await store.count({ kind: 'events' }))
      await store.close()
    })

    test('of several processes that run the watches one tells', async () => {
      const { store, address } = await addressed()
      let calls = 0
      answer = (_, response) => {
        calls++
        setTimeout(() => response.writeHead(204).end(), 100)
      }
      const webhook = { url: `${base}/hook`, allowPrivate: true }
      await addWatch(store, { name: 'w', filter: { actor: 'EST' }, channels: { webhook } })
      await store.keep(meeting({ id: 'x' }))
      const others = [await openRecord(address), await openRecord(address)]
      const runs = await Promise.all([store, ...others].map(one => runWatches(one, 'test')))
      expect(runs.reduce((sum, { told }) => sum + told, 0)).toBe(1)
      expect(runs.flatMap(({ faults }) => faults)).toEqual([])
      expect(calls).toBe(1)
      for (const one of [store, ...others]) await one.close()
    })

    test('a web hook on this machine is refused unless allowed', async () => {
      const store = await fresh()
      await addWatch(store, { name: 'w', filter: { actor: 'EST' }, channels: { webhook: { url: `${base}/hook` } } })
      await store.keep(meeting({ id: 'x' }))
      expect((await runWatches(store, 'test')).faults[0].fault).toMatch(/not an address of the public net/)
      expect(asked).toEqual([])
      await store.close()
    })

    test.each([
      [{ name: '../x', filter: {}, channels: {} }, /is no name for a watch/],
      [{ name: 'x', filter: { nonsense: 1 }, channels: {} }, /Unrecognized key/],
      [{ name: 'x', filter: { words: '-talks' }, channels: {} }, /searches for no word/],
      [{ name: 'x', filter: {}, channels: { webhook: { url: 'file:///x' } } }, /webhook/],
    ])('%j is refused', async (watch, words) => {
      const store = await fresh()
      await expect(addWatch(store, watch as never)).rejects.toThrow(words)
      await store.close()
    })

    test('asking a record that was never followed writes nothing', async () => {
      const store = await fresh()
      expect(await feedStatus(store)).toEqual([])
      expect(await listWatches(store)).toEqual([])
      await store.close()
    })
  })
})

describe('pace', () => {
  test('sooner after news, later after none, never outside its bounds', () => {
    expect(pauseAfter(900, 3, null, PACE)).toBe(450)
    expect(pauseAfter(900, 0, null, PACE)).toBe(1350)
    expect(pauseAfter(200, 9, null, PACE)).toBe(PACE.least)
    expect(pauseAfter(20_000, 0, null, PACE)).toBe(PACE.most)
    expect(pauseAfter(900, 9, 3600, PACE)).toBe(3600)
  })
  test('failures double the pause, up to a day; Retry-After goes before', () => {
    expect(backOff(1, 60, null, () => 0.5)).toBe(60)
    expect(backOff(4, 60, null, () => 0.5)).toBe(480)
    expect(backOff(99, 60, null, () => 0.5)).toBe(86_400)
    expect(backOff(1, 60, 500, () => 0)).toBe(500)
  })
})

describe('feeds made to do harm', () => {
  test('a hundred thousand items', () => {
    expect(readFeed(rss(item('/a').repeat(100_500)), null).entries).toHaveLength(100_000)
  })
  test('entities that grow are not expanded', () => {
    const lol = `<!DOCTYPE r [<!ENTITY a "lol"><!ENTITY b "${'&a;'.repeat(100)}"><!ENTITY c "${'&b;'.repeat(100)}"><!ENTITY d "${'&c;'.repeat(100)}">]>`
    const read = () =>
      JSON.stringify(readFeed(`<?xml version="1.0"?>${lol}${rss('<item><title>&d;</title></item>')}`, null))
    expect(() => read()).not.toThrow(RangeError)
    expect(read().length).toBeLessThan(2000)
  })
  test.each(['', '<rss', '{"version":"https://jsonfeed.org/version/1.1"', '<html></html>', '\0'])(
    '%j is told in one line',
    text => {
      expect(() => readFeed(text, null)).toThrow(/^not a feed: [^\n]*$/)
    },
  )
})

test('OPML out and in again', () => {
  const feeds = [
    {
      url: 'https://a.example/feed?x=1&y=2',
      title: 'A & B',
      home: 'https://a.example/',
      owner: 'NOR:GOV',
      language: 'en',
      group: 'North',
    },
    { url: 'https://b.example/feed', title: null, home: null, owner: null, language: null, group: null },
  ]
  expect(readOpml(writeOpml('Feeds', feeds))).toEqual(expect.arrayContaining(feeds))
  const starter = readOpml(readFileSync(new URL('../../data/sources/foreign-affairs.opml', import.meta.url), 'utf8'))
  expect(starter.length).toBeGreaterThan(20)
  for (const { owner, group } of starter)
    expect([owner, group]).toEqual([expect.stringMatching(/^[A-Z]{2,5}(?::[A-Z]{3})?$/), expect.any(String)])
  expect(() => readOpml('nothing')).toThrow(/^not OPML: /)
})
