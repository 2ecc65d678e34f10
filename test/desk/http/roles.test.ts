// Who may ask what: every route, one by one, without a token and with each role's.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROLES } from '../../../src/desk/http/index.ts'
import { ROUTES } from '../../../src/desk/http/routes.ts'
import { openDesk, type TestDesk } from './desk.ts'

/** What each route asks for, written down a second time: a route that is not here, or has another role, fails. */
const LEAST: Readonly<Record<string, string>> = {
  'GET /index.json': 'reader',
  'GET /search.json': 'reader',
  'GET /report/{id}.json': 'reader',
  'GET /compare.json': 'reader',
  'GET /reports.json': 'reader',
  'GET /items.json': 'reader',
  'GET /item/{id}.json': 'reader',
  'GET /actors.json': 'reader',
  'GET /actor/{code}.json': 'reader',
  'GET /pair/{a}/{b}.json': 'reader',
  'GET /statements.json': 'reader',
  'GET /positions.json': 'reader',
  'GET /agenda.json': 'reader',
  'GET /demands.json': 'reader',
  'GET /demands.{format}': 'reader',
  'GET /promises.json': 'reader',
  'GET /promises.{format}': 'reader',
  'GET /instruments.json': 'reader',
  'GET /happenings.json': 'reader',
  'GET /happening/{id}.json': 'reader',
  'GET /map.json': 'reader',
  'GET /sources.json': 'reader',
  'GET /review.json': 'reader',
  'GET /corrections.json': 'reader',
  'GET /watches.json': 'reader',
  'GET /watches/{name}.json': 'reader',
  'GET /watches/{name}.atom': 'reader',
  'GET /items.{format}': 'reader',
  'GET /search.{format}': 'reader',
  'GET /agenda.{format}': 'reader',
  'GET /positions.{format}': 'reader',
  'GET /statements.{format}': 'reader',
  'GET /instruments.{format}': 'reader',
  'GET /happenings.{format}': 'reader',
  'GET /map.{format}': 'reader',
  'GET /actor/{code}.{format}': 'reader',
  'GET /pair/{a}/{b}.{format}': 'reader',
  'GET /report/{id}.{format}': 'reader',
  'GET /happening/{id}.{format}': 'reader',
  'POST /read': 'reader',
  'POST /keep': 'analyst',
  'POST /corrections': 'analyst',
  'POST /watches': 'analyst',
  'DELETE /watches/{name}': 'analyst',
  'GET /session.json': 'anyone',
  'POST /session': 'anyone',
  'DELETE /session': 'anyone',
}

test('every route is in the list, with its role', () => {
  expect(Object.fromEntries(ROUTES.map(({ method, path, role }) => [`${method} ${path}`, role]))).toEqual(LEAST)
})

const filled = (path: string) =>
  path
    .replace('{id}', '0123456789abcdef0123')
    .replace('{format}', 'csv')
    .replace(/\{\w+\}/g, 'RUS')

describe('a desk with tokens', () => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk([], { guarded: true })
  })
  afterAll(() => desk.close())

  const addresses = ROUTES.flatMap(({ method, path, also, role }) =>
    [path, ...also].map(one => [method, filled(one), role] as const),
  )
  const codeOf = async (response: Response) => {
    const body = await response.text()
    return response.headers.get('content-type')?.startsWith('application/json') && response.status >= 400
      ? JSON.parse(body).error.code
      : 'none'
  }

  test.each(addresses)('%s %s needs at least: %s', async (method, path, role) => {
    for (const as of [null, ...ROLES] as const) {
      const response = await desk.ask(path, { method, as })
      const code = await codeOf(response)
      const rank = as === null ? -1 : ROLES.indexOf(as)
      const may = role === 'anyone' || rank >= ROLES.indexOf(role)
      if (may) expect([code, response.status], `as ${as}`).not.toContain(as === null ? 'unauthorised' : 'forbidden')
      else expect([code, response.status], `as ${as}`).toEqual(as === null ? ['unauthorised', 401] : ['forbidden', 403])
    }
    const wrong = await desk.ask(path, { method, headers: { authorization: 'Bearer chancery_none' } })
    expect(await codeOf(wrong)).toBe('unauthorised')
  })

  test('pages, files and the description of the routes hold nothing of the record and are open to all', async () => {
    for (const path of ['/', '/agenda', '/actor/RUS', '/openapi.json']) expect((await desk.ask(path)).status).toBe(200)
  })
})
