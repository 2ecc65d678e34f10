// Searches saved at the desk: who may, what is refused, what is found of what is kept later, and the feed of it.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addWatch } from '../../../src/follow/index.ts'
import { openDesk, sampleReadings, type TestDesk } from './desk.ts'

let desk: TestDesk
beforeAll(async () => {
  desk = await openDesk(sampleReadings().slice(0, 3), { guarded: true })
}, 120_000)
afterAll(() => desk.close())

const save = (body: unknown, as: 'reader' | 'analyst' = 'analyst') =>
  desk.ask('/watches', {
    method: 'POST',
    as,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const listed = () => desk.json('/watches.json', { as: 'reader' })
const keep = (text: string) =>
  desk.ask('/keep?published=2027-03-10', {
    method: 'POST',
    as: 'analyst',
    headers: { 'content-type': 'text/plain' },
    body: text,
  })

/** Asks until it is so: the desk looks shortly after something was kept. */
async function until<T>(ask: () => Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries++) {
    const value = await ask()
    if (isSo(value) || tries > 60) return value
    await sleep(100)
  }
}

test('a saved search finds what is kept later, as a list and as a feed, and is forgotten', async () => {
  const saved = await save({ name: 'Peru and raids', filter: { q: 'raid', actor: ['PER'], kind: ['events'] } })
  expect(await saved.json()).toMatchObject({
    data: { name: 'Peru and raids', query: '?kind=events&actor=PER&q=raid', found: 0, tells: [] },
  })
  expect((await keep('Peru condemned the raid on Tuesday. Peru met Chile in Lima.')).status).toBe(200)
  const { data } = await until(listed, ({ data }) => Number(data[0]?.found) > 0)
  const address = `/watches/${encodeURIComponent('Peru and raids')}`
  const hits = await desk.json(`${address}.json`, { as: 'reader' })
  expect(hits.data.length).toBe(data[0]?.found)
  expect(hits.total).toBe(data[0]?.found)
  expect(hits.data.map(({ kind }) => kind)).not.toContain('statements')
  expect(hits.data.length).toBeGreaterThan(0)
  const feed = await desk.ask(`${address}.atom?key=${desk.tokens.reader}`)
  expect(feed.headers.get('content-type')).toMatch(/^application\/atom\+xml/)
  const words = await feed.text()
  expect(words.match(/<entry>/g)).toHaveLength(hits.data.length)
  expect(words).toContain('Chancery: Peru and raids')
  expect((await desk.ask(address, { method: 'DELETE', as: 'reader' })).status).toBe(403)
  expect((await desk.ask(address, { method: 'DELETE', as: 'analyst' })).status).toBe(200)
  expect((await desk.ask(address, { method: 'DELETE', as: 'analyst' })).status).toBe(404)
  expect((await listed()).data).toEqual([])
})

test.each([
  [{ name: 'x', filter: {} }, 400, /asks nothing/],
  [{ name: '../x', filter: { q: 'talks' } }, 400, /is no name for a watch/],
  [{ name: 'x', filter: { q: '-talks' } }, 400, /searches for no word/],
  [{ name: 'x', filter: { nonsense: 'talks' } }, 400, /nrecognized key/],
  [{ name: 'x', filter: { actor: ['RUS', 'CHN'], actorB: 'USA' } }, 400, /actorB/],
  [{ name: 'x', filter: { q: 'talks' }, channels: { feed: '/etc/x' } }, 400, /nrecognized key/],
])('%j is refused', async (body, status, words) => {
  const answer = await save(body)
  expect(answer.status).toBe(status)
  expect(await answer.text()).toMatch(words)
})

test('a name is taken once, and a reader saves nothing', async () => {
  expect((await save({ name: 'talks', filter: { q: 'talks' } })).status).toBe(200)
  expect((await save({ name: 'talks', filter: { q: 'talks' } })).status).toBe(409)
  expect((await save({ name: 'more talks', filter: { q: 'talks' } }, 'reader')).status).toBe(403)
})

test('where a watch of the command line tells is not shown; one that asks more than a search has no address', async () => {
  const channels = { feed: '/srv/secret/feed.xml', webhook: { url: 'https://hook.example/secret' } }
  await addWatch(desk.store, { name: 'of the line', filter: { source: 'RUS' }, channels })
  const { data } = await listed()
  expect(JSON.stringify(data)).not.toContain('secret')
  expect(data.find(({ name }) => name === 'of the line')).toMatchObject({ query: null, tells: ['feed', 'webhook'] })
})
