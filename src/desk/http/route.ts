// A route and all that is said of it: who may ask, what is asked and answered. The server, /openapi.json and the tests read the same
// description, so that none of them can tell otherwise than the others.
import { z } from 'zod'
import type { Desk } from './desk.ts'
import { Problem } from './problem.ts'
import type { ReadingQueue } from './reading-queue.ts'
import type { Role, Visitor } from './role.ts'

/** What a handler is given. */
export interface Asked<Params, Query, Body> {
  readonly desk: Desk
  readonly visitor: Visitor
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly request: Request
  /** Reads texts that come in. */
  readonly queue: ReadingQueue
  readonly session: Session
}

/** What a route may do with the session of who asks. */
export interface Session {
  /** Begins one with a token; null where the token is none. */
  begin(token: string): Visitor | null
  end(): void
}

/** For who asks without one: a program within the process. */
export const NO_SESSION: Session = { begin: () => null, end: () => {} }

/** How a body comes in. `bytes`: as it is, up to the bound; the handler looks at its type. */
export type BodyIn<Schema extends z.ZodType> =
  | { readonly as: 'json'; readonly schema: Schema; readonly most: number }
  | { readonly as: 'bytes'; readonly types: readonly string[]; readonly most: number }

/** A route as its file writes it. The answer is checked against its schema when this compiles, and again by the tests. */
interface Spec<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** As OpenAPI has it: `/actor/{code}.json`. */
  readonly path: string
  /** Other addresses of the same. */
  readonly also?: readonly string[]
  readonly about: string
  /** The least role that may ask. No route is without one. */
  readonly role: Role | 'anyone'
  readonly params?: Params
  readonly query?: Query
  readonly body?: BodyIn<Body>
  readonly answer: Answer
  /** It changes the record. */
  readonly changes?: boolean
  /** The handler makes a whole response, of another type than JSON. */
  readonly file?: boolean
  readonly handle: (
    asked: Asked<z.output<Params>, z.output<Query>, Body extends z.ZodNever ? Uint8Array : z.output<Body>>,
  ) => Promise<z.output<Answer>> | z.output<Answer>
}

/** A route as the server sees it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly also: readonly string[]
  readonly about: string
  readonly role: Role | 'anyone'
  /** Changes the record: happenings are brought up to date after it. */
  readonly changes: boolean
  readonly params: z.ZodObject
  readonly query: z.ZodObject
  readonly body: BodyIn<z.ZodType> | null
  readonly answer: z.ZodType
  readonly isFile: boolean
  /** Checks what is asked and answers it. */
  run(asked: Asked<Readonly<Record<string, string>>, URLSearchParams, unknown>): Promise<unknown>
}

const NOTHING = z.object({})

/** A route whose answer is known to who asks it within the process. */
export interface Routed<Answer> extends Route {
  run(asked: Parameters<Route['run']>[0]): Promise<Answer>
}

/** Describes a route. */
export function route<
  Params extends z.ZodObject = typeof NOTHING,
  Query extends z.ZodObject = typeof NOTHING,
  Body extends z.ZodType = z.ZodNever,
  Answer extends z.ZodType = z.ZodType,
>(spec: Spec<Params, Query, Body, Answer>): Routed<z.output<Answer>> {
  const params = spec.params ?? NOTHING
  const query = spec.query ?? NOTHING
  const lists = listsOf(query)
  return {
    method: spec.method,
    path: spec.path,
    also: spec.also ?? [],
    about: spec.about,
    role: spec.role,
    changes: spec.changes ?? false,
    params,
    query,
    body: spec.body ?? null,
    answer: spec.answer,
    isFile: spec.file ?? false,
    async run({ params: rawParams, query: rawQuery, body, ...rest }) {
      type Given = Parameters<typeof spec.handle>[0]
      return spec.handle({
        ...rest,
        params: params.parse(rawParams),
        query: query.parse(gathered(rawQuery, query, lists)),
        body: spec.body?.as === 'json' ? spec.body.schema.parse(body) : body,
      } as Given)
    },
  }
}

/** Which parameters may be given several times. */
function listsOf(query: z.ZodObject): ReadonlySet<string> {
  const { properties = {} } = z.toJSONSchema(query, { io: 'input' })
  return new Set(
    Object.entries(properties).flatMap(([name, schema]) =>
      typeof schema === 'object' && schema.type === 'array' ? [name] : [],
    ),
  )
}

/** Parameters as an object. One that the route does not know is refused: a filter that is mistyped must not filter nothing. */
function gathered(search: URLSearchParams, query: z.ZodObject, lists: ReadonlySet<string>): Record<string, unknown> {
  const given: Record<string, unknown> = Object.create(null)
  for (const name of new Set(search.keys())) {
    if (!Object.hasOwn(query.shape, name)) {
      const known = Object.keys(query.shape).join(', ')
      throw new Problem('bad-request', `"${name.slice(0, 40)}" is no parameter here, expected ${known || 'none'}`, {
        field: name.slice(0, 40),
      })
    }
    const values = search.getAll(name).filter(value => value !== '')
    if (values.length === 0) continue
    if (values.length > 1 && !lists.has(name))
      throw new Problem('bad-request', `"${name}" is given ${values.length} times, expected once`, { field: name })
    given[name] = lists.has(name) ? values : values[0]
  }
  return given
}

/** What a parameter of a path may be, as a pattern: its closed set, or anything within a segment. */
function patternOf(name: string, params: z.ZodObject): string {
  const schema = params.shape[name]
  const values = schema instanceof z.ZodEnum ? schema.options.map(String) : null
  return values === null
    ? '[^/]+'
    : `(?:${values.map(value => value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`
}

const literal = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The path as Hono matches it. Hono has one parameter a segment and nothing beside it: `/actor/{code}.json` is `/actor/:s1{[^/]+\.json}`. */
export function honoPath(path: string, params: z.ZodObject): string {
  return path
    .split('/')
    .map((segment, i) => {
      if (!segment.includes('{')) return segment
      const pattern = segment
        .split(/\{(\w+)\}/)
        .map((part, j) => (j % 2 === 0 ? literal(part) : patternOf(part, params)))
      return `:s${i}{${pattern.join('')}}`
    })
    .join('/')
}

/** A function that takes a path's parameters from an address; null where it is another path's. Throws for broken percent signs. */
export function paramsIn(path: string, params: z.ZodObject): (address: string) => Record<string, string> | null {
  const names: string[] = []
  const pattern = path.split(/\{(\w+)\}/).map((part, j) => {
    if (j % 2 === 0) return literal(part)
    names.push(part)
    return `(${patternOf(part, params)})`
  })
  const whole = new RegExp(`^${pattern.join('')}$`)
  return address => {
    const found = whole.exec(address)
    return found === null ? null : Object.fromEntries(names.map((name, i) => [name, decoded(found[i + 1])]))
  }
}

function decoded(words: string): string {
  try {
    return decodeURIComponent(words)
  } catch {
    throw new Problem('bad-request', `"${words.slice(0, 40)}" has a broken percent sign in it`)
  }
}
