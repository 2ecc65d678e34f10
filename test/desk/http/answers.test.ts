// Every route answers as its schema says, on a record of real readings.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ROUTES } from '../../../src/desk/http/routes.ts'
import { addWatch, findMatches } from '../../../src/follow/index.ts'
import { type ListBody, openDesk, sampleReadings, type TestDesk } from './desk.ts'

let desk: TestDesk
let ids: Record<string, string>
beforeAll(async () => {
  const [watched, ...others] = sampleReadings()
  desk = await openDesk(others)
  await addWatch(desk.store, { name: 'events', filter: { kind: 'events' }, channels: {} })
  await desk.store.keep(watched)
  await desk.store.merge()
  await findMatches(desk.store)
  const first = async (path: string) => (await desk.json(path)).data[0]
  const item = await first('/items.json?kind=events')
  const other = await first('/items.json?publisher=The+Strait&limit=1')
  ids = { item: item.id, report: item.edition, happening: item.happening, other: other.edition }
}, 120_000)
afterAll(() => desk.close())

const addressOf = (path: string) =>
  path
    .replace('/item/{id}', `/item/${ids.item}`)
    .replace('/report/{id}', `/report/${ids.report}`)
    .replace('/happening/{id}', `/happening/${ids.happening}`)
    .replace('{a}/{b}', 'POL/BLR')
    .replace('{code}', 'USA')
    .replace('{name}', 'events')
    .replace('/compare.json', `/compare.json?a=${ids.report}&b=${ids.other}`)
    .replace('/search.json', '/search.json?q=talks')
    .replace('/happenings.json', '/happenings.json?minReports=1')

const asked = ROUTES.filter(({ method, isFile }) => method === 'GET' && !isFile)

describe('each GET route', () => {
  test.each(asked.map(route => [route.path, route] as const))('%s', async (path, route) => {
    const body = await desk.json(addressOf(path))
    expect(() => strict(route.answer).parse(body)).not.toThrow()
    const { data } = body
    if (Array.isArray(data) && path !== '/corrections.json') expect(data.length).toBeGreaterThan(0)
  })
})

/** The schema, refusing fields that it does not name, as deep as objects stand in objects and lists. */
function strict(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodObject)
    return z.strictObject(Object.fromEntries(Object.entries(schema.shape).map(([name, part]) => [name, strict(part)])))
  if (schema instanceof z.ZodArray) return z.array(strict(schema.element as z.ZodType))
  if (schema instanceof z.ZodReadonly) return strict(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodNullable) return strict(schema.unwrap() as z.ZodType).nullable()
  return schema
}

describe('pages of a list', () => {
  test.each([
    '/items.json?kind=events',
    '/agenda.json',
    '/positions.json',
    '/review.json',
    '/statements.json',
    '/demands.json',
    '/promises.json',
    '/happenings.json?minReports=1',
  ])('%s: the pages together are the whole, each row once', async path => {
    const rows: unknown[] = []
    const sep = path.includes('?') ? '&' : '?'
    let cursor = ''
    for (let pages = 0; pages < 200; pages++) {
      const body = await desk.json(`${path}${sep}limit=7${cursor}`)
      rows.push(...body.data)
      expect(body.data.length).toBeLessThanOrEqual(7)
      if (body.next === null) break
      cursor = `&cursor=${body.next}`
    }
    const whole = await desk.json(`${path}${sep}limit=500`)
    expect(rows).toEqual(whole.data)
    expect(rows.length).toBeGreaterThan(7)
  })
})

test('the agenda as a file holds the announcements of what came out so', async () => {
  const { data } = await desk.json<{ data: { announced: { id: string }[] }[] }>('/agenda.json?status=untold&limit=500')
  const announced = data.flatMap(({ announced }) => announced.map(({ id }) => id))
  const file = await (await desk.ask('/agenda.csv?status=untold')).text()
  const ids = [...file.matchAll(/^([0-9a-f]{20}),events/gm)].map(([, id]) => id)
  expect(ids.length).toBeGreaterThan(0)
  expect(ids.sort()).toEqual(announced.sort())
})

test.each(['demands', 'promises'])('%s as a file are the items of their rows, of one fate or all', async what => {
  type Rows = { data: { fate: string; made: { id: string }; also: { id: string }[] }[] }
  for (const query of ['', '?status=untold', '?status=done,agreed']) {
    const { data } = await desk.json<Rows>(`/${what}.json${query}${query === '' ? '?' : '&'}limit=500`)
    const fates = query.split('=')[1]?.split(',')
    for (const { fate } of data) if (fates !== undefined) expect(fates).toContain(fate)
    const told = data.flatMap(({ made, also }) => [made, ...also].map(({ id }) => id))
    const file = await (await desk.ask(`/${what}.csv${query}`)).text()
    const ids = [...file.matchAll(/^([0-9a-f]{20}),events/gm)].map(([, id]) => id)
    expect(ids.sort()).toEqual(told.sort())
    if (query === '') expect(ids.length).toBeGreaterThan(0)
  }
})

test('happenings as a file are the events that several reports tell', async () => {
  const events = async (query: string) => {
    const file = await (await desk.ask(`/happenings.csv${query}`)).text()
    return [...file.matchAll(/^([0-9a-f]{20}),events/gm)].map(([, id]) => id).sort()
  }
  const { data } = await desk.json<{ data: { events: { id: string }[] }[] }>('/happenings.json?minReports=1&limit=500')
  const all = data.flatMap(({ events }) => events.map(({ id }) => id))
  expect(await events('?minReports=1')).toEqual(all.sort())
  const several = await desk.json<typeof data extends infer T ? { data: T } : never>('/happenings.json?limit=500')
  expect(await events('')).toEqual(several.data.flatMap(({ events }) => events.map(({ id }) => id)).sort())
})

test('an answer is packed for who takes it so, and is the same', async () => {
  const asked = async (encoding: string) => {
    const response = await desk.ask('/items.json?limit=20', { headers: { 'accept-encoding': encoding } })
    return {
      packed: response.headers.get('content-encoding'),
      vary: response.headers.get('vary'),
      body: await response.text(),
    }
  }
  const plain = await asked('identity')
  expect(plain.packed).toBe(null)
  for (const encoding of ['gzip', 'br, gzip;q=0.5', 'GZIP']) {
    const { packed, vary, body } = await asked(encoding)
    expect([encoding, packed]).toEqual([encoding, 'gzip'])
    expect(vary).toContain('accept-encoding')
    expect(body).toBe(plain.body)
  }
  expect((await asked('gzip;q=0')).packed).toBe(null)
  const refused = await desk.ask('/items.json?limit=x', { headers: { 'accept-encoding': 'gzip' } })
  expect(refused.status).toBe(400)
})

describe('ETag', () => {
  test('holds until the record changes', async () => {
    const one = await desk.ask('/items.json?limit=1')
    const etag = one.headers.get('etag') ?? ''
    const [item] = ((await one.json()) as ListBody).data
    const again = () => desk.ask('/items.json?limit=1', { headers: { 'if-none-match': etag } })
    expect((await again()).status).toBe(304)
    await desk.store.correct({ action: 'confirm', item: item.id, by: 'Ana' })
    const changed = await again()
    expect(changed.status).toBe(200)
    expect(((await changed.json()) as ListBody).data[0].verdict).toBe('confirmed')
  })
})
