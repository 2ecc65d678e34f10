// Ten thousand requests made from /openapi.json and a seed. None may fail by our fault.
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, sampleReadings, type TestDesk } from './desk.ts'
import { type Document, requestOf } from './requests.ts'

const REQUESTS = 10_000
const AT_ONCE = 16
const SEED = 20270310

let desk: TestDesk
beforeAll(async () => {
  desk = await openDesk(sampleReadings().slice(0, 5))
}, 120_000)
afterAll(() => desk.close())

test(`${REQUESTS} requests, none of which is answered with 5xx`, { timeout: 600_000 }, async () => {
  const items = await desk.json('/items.json?limit=8')
  const ids = items.data.flatMap(({ id, edition, happening }) => [
    id,
    edition,
    ...(happening === null ? [] : [happening]),
  ])
  const document = await desk.json<Document>('/openapi.json')
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => requestOf(document, path, method, operation, ids)),
  )
  expect(operations.length).toBeGreaterThan(35)
  const requests = fc.sample(fc.oneof(...operations), { numRuns: REQUESTS, seed: SEED })
  // Making them holds up this process; connections that ended meanwhile are to be seen as such first.
  await sleep(200)
  const statuses = new Map<number, number>()
  const wrong: string[] = []
  let next = 0
  const ask = async () => {
    for (let request = requests[next++]; request !== undefined; request = requests[next++]) {
      const { method, path, body, type } = request
      const response = await desk.ask(path.startsWith('/') ? path : `/${path}`, {
        method,
        headers: { authorization: `Bearer ${desk.key}`, ...(body === null ? {} : { 'content-type': type }) },
        body,
      })
      const text = await response.text()
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
      const told = `${method} ${path} ${body ?? ''} → ${response.status} ${text.slice(0, 200)}`
      if (response.status >= 500) wrong.push(told)
      else if (response.status >= 400 && !/^\{"error":\{"code":"[a-z-]+","message":"/.test(text)) wrong.push(told)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, ask))
  expect(wrong).toEqual([])
  expect(desk.logged).toEqual([])
  // Both that which is right and that which is wrong was asked.
  expect(statuses.get(200)).toBeGreaterThan(REQUESTS / 10)
  expect(statuses.get(400)).toBeGreaterThan(REQUESTS / 10)
})
