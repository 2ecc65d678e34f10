// The desk as a function from request to response: guards, routes, pages, and one way to tell what is wrong.
import { createHash } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Asker } from './asker.ts'
import { readBody } from './body.ts'
import type { Desk } from './desk.ts'
import { admit, type Doors } from './doors.ts'
import { Buckets, checkHost, checkOrigin, headers, type Rate } from './guard.ts'
import type { Merger } from './merger.ts'
import { openApi } from './openapi.ts'
import { type Files, PAGES } from './pages.ts'
import { Problem, problemOf, responseOf } from './problem.ts'
import type { ReadingQueue } from './reading-queue.ts'
import type { Role, Visitor } from './role.ts'
import { honoPath, paramsIn, type Route } from './route.ts'
import { ROUTES } from './routes.ts'
import type { Watcher } from './watcher.ts'

/** Another way to ask the desk, at an address of its own: who may is asked here, the rest is its own. */
export interface Mounted {
  readonly path: string
  readonly role: Role
  answer(request: Request, desk: Desk, queue: ReadingQueue, asker: Asker): Promise<Response>
}

export interface AppOptions {
  /** Reached from this machine only: the name asked for is checked. */
  readonly isLocal: boolean
  readonly asker: Asker
  readonly doors: Doors
  readonly merger: Merger
  readonly watcher: Watcher
  readonly queue: ReadingQueue
  readonly mounted: readonly Mounted[]
  readonly rate: Rate
  readonly files: Files
  /** Hears of what is our own fault. */
  readonly log: (error: unknown) => void
}

type Env = { Variables: { visitor: Visitor; search: URLSearchParams } }

/** Formats that programs fetch by address alone, where a key may stand in it. */
const FEEDS = /\.(?:ics|atom)$/

export function deskApp(desk: Desk, options: AppOptions): Hono<Env> {
  const { isLocal, doors, queue, mounted, rate, files, log } = options
  const app = new Hono<Env>({ getPath: request => pathOf(request.url) })
  const buckets = new Buckets(rate)
  app.use(headers)
  app.use(compress())
  app.use(async (c, next) => {
    const request = c.req.raw
    if (isLocal) checkHost(request)
    const search = new URL(request.url).searchParams
    const feedKey = FEEDS.test(c.req.path) ? search.get('key') : null
    search.delete('key')
    const { visitor, byCookie } = visitorIn(c, doors, feedKey, buckets)
    checkOrigin(request, byCookie)
    c.set('visitor', visitor)
    c.set('search', search)
    await next()
  })
  for (const route of ROUTES)
    for (const path of [route.path, ...route.also]) {
      const params = paramsIn(path, route.params)
      app.on(route.method, honoPath(path, route.params), c => answer(c, desk, route, params(c.req.path) ?? {}, options))
    }
  for (const { path, role, answer } of mounted)
    app.all(path, c => {
      admit(c.get('visitor'), role)
      return answer(c.req.raw, desk, queue, options.asker)
    })
  const description = openApi(ROUTES, desk.version)
  app.get('/openapi.json', c => c.json(description))
  app.get('/enter/:key', c => {
    const begun = doors.enter(c.req.param('key'))
    if (begun === null) throw new Problem('unauthorised', 'the key is none: the desk tells another one at each start')
    return new Response(null, {
      status: 303,
      headers: { location: '/', 'set-cookie': begun.cookie, 'cache-control': 'no-store' },
    })
  })
  for (const { name, path, twin } of PAGES)
    app.get(honoPath(path, NO_PARAMS), c =>
      files.page(
        c.req.raw,
        name,
        twin.replace(/^.*\{.*$/, () => `${encodeURI(c.req.path)}.json`),
      ),
    )
  app.notFound(c => {
    const file = c.req.method === 'GET' || c.req.method === 'HEAD' ? files.answer(c.req.raw, c.req.path) : null
    return file ?? responseOf(nowhere(c.req.method, c.req.path))
  })
  app.onError((error, c) => {
    const problem = problemOf(error)
    if (problem.code === 'broken' || problem.code === 'unavailable') log(error)
    c.header('vary', 'cookie, authorization')
    return responseOf(problem)
  })
  return app
}

/** Says that it takes gzip, and not with a weight of nothing. */
const GZIP = /(?:^|,)\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))|,|$)/i

const NO_PARAMS = ROUTES[0].params

/** The path of an address, as it stands there: Hono would decode it before a broken percent sign is told. */
function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('://') + 3)
  const end = url.slice(start).search(/[?#]/)
  return start < 0 ? '/' : end < 0 ? url.slice(start) : url.slice(start, start + end)
}

/** Who asks. Wrong tokens are counted by address, ten times over: guessing is slow. */
function visitorIn(c: Context<Env>, doors: Doors, feedKey: string | null, buckets: Buckets) {
  const address = addressOf(c)
  let found: ReturnType<Doors['visitorOf']>
  try {
    found = doors.visitorOf(c.req.raw, feedKey)
  } catch (error) {
    buckets.take(address, 10)
    throw error
  }
  buckets.take(found.visitor.name ?? address)
  return found
}

function addressOf(c: Context<Env>): string {
  try {
    return `${getConnInfo(c).remote.address}`
  } catch {
    // A request that comes from no socket: a test's, within the process.
    return 'here'
  }
}

async function answer(
  c: Context<Env>,
  desk: Desk,
  route: Route,
  params: Readonly<Record<string, string>>,
  { asker, doors, merger, queue, watcher }: AppOptions,
): Promise<Response> {
  const visitor = c.get('visitor')
  admit(visitor, route.role)
  const request = c.req.raw
  const isRead = route.method === 'GET' && route.role !== 'anyone'
  const isAsked = isRead && !route.isFile
  const version = isAsked ? await desk.computed.version() : ''
  const etag = isAsked ? etagOf(desk, version, c) : null
  if (etag !== null && request.headers.get('if-none-match')?.includes(etag))
    return new Response(null, { status: 304, headers: { etag, 'cache-control': 'private, no-cache' } })
  const body = route.body === null ? null : await readBody(request, route.body)
  const cookies: string[] = []
  const isSecure = new URL(request.url).protocol === 'https:'
  const question = { route: ROUTES.indexOf(route), params, search: `${c.get('search')}` }
  const isPacked = isAsked && GZIP.test(request.headers.get('accept-encoding') ?? '')
  const packed = isPacked ? await asker.askPacked(question, version) : null
  const told = isAsked
    ? (packed ?? (await asker.ask(question, version)))
    : await route.run({
        desk,
        visitor,
        params,
        query: c.get('search'),
        body,
        request,
        queue,
        session: {
          begin(token) {
            const begun = doors.begin(token, isSecure)
            if (begun !== null) cookies.push(begun.cookie)
            return begun?.visitor ?? null
          },
          end: () => void cookies.push(doors.end(request, isSecure)),
        },
      })
  if (route.changes) {
    merger.soon()
    watcher.soon()
  }
  const response =
    told instanceof Response
      ? told
      : new Response(packed ?? (typeof told === 'string' ? told : `${JSON.stringify(told)}\n`), {
          headers: { 'content-type': 'application/json; charset=utf-8' },
        })
  response.headers.set('cache-control', isRead ? 'private, no-cache' : 'no-store')
  response.headers.set('vary', isAsked ? 'cookie, authorization, accept-encoding' : 'cookie, authorization')
  if (packed !== null) response.headers.set('content-encoding', 'gzip')
  if (etag !== null) response.headers.set('etag', etag)
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}

/** The record's state and what is asked of it: the same answer as long as neither is another. Told before anything is computed. */
function etagOf(desk: Desk, version: string, c: Context<Env>): string {
  const asked = `${desk.version} ${version} ${c.req.path} ${c.get('search')}`
  return `W/"${createHash('sha256').update(asked).digest('base64url').slice(0, 22)}"`
}

const FINDERS = ROUTES.flatMap(route =>
  [route.path, ...route.also].map(path => ({ route, find: paramsIn(path, route.params) })),
)

function nowhere(method: string, path: string): Problem {
  const allowed = new Set(FINDERS.filter(({ find }) => matches(find, path)).map(({ route }) => route.method))
  if (allowed.size === 0)
    return new Problem('not-found', `there is nothing at ${path.slice(0, 80)}; /openapi.json names every address`)
  const names = [...allowed].join(', ')
  return new Problem('wrong-method', `${method} is no method of ${path.slice(0, 80)}, expected ${names}`, {
    headers: { allow: names },
  })
}

function matches(find: (path: string) => unknown, path: string): boolean {
  try {
    return find(path) !== null
  } catch {
    return false
  }
}
