// `/openapi.json`: the routes as OpenAPI 3.1 describes them, from what they say of themselves. What several routes share stands once, among
// the components: schemas that have an id, and parameters that are the same wherever they are taken.
import { z } from 'zod'
import { FORMATS } from '../../exchange/index.ts'
import { CODES, problemSchema } from './problem.ts'
import type { Route } from './route.ts'

type Json = Readonly<Record<string, unknown>>

/** Schemas that have an id, by it. */
type Shared = Map<string, Json>

/** Schemas within the document stand without the mark of a document of their own. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', shared: Shared): Json {
  const { $schema: _, $defs = {}, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' })
  for (const [name, part] of Object.entries($defs)) shared.set(name, referring(part as Json))
  return referring(rest)
}

/** References as the whole document has them; an id is a name here, not a part of the schema. That integers are safe ones goes without saying. */
function referring({ id: _, ...schema }: Json): Json {
  const words = JSON.stringify(schema, (_key, value: unknown) => (isUnbounded(value) ? undefined : value))
  return JSON.parse(words.replaceAll('"#/$defs/', '"#/components/schemas/')) as Json
}

const isUnbounded = (value: unknown) => Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER

function parametersOf(schema: z.ZodObject, where: 'path' | 'query', shared: Shared): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input', shared) as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property
    return {
      name,
      in: where,
      required: where === 'path' || required.includes(name),
      ...(description === undefined ? {} : { description }),
      schema: rest,
    }
  })
}

/** Answers that many routes give. */
const RESPONSES: Json = {
  Problem: {
    description: `What is wrong, by its code: ${Object.keys(CODES).join(', ')}`,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
  },
  Unchanged: { description: 'Nothing has changed since the ETag given' },
  File: {
    description: 'A file in the format named',
    content: Object.fromEntries(FORMATS.map(({ mediaType }) => [mediaType, { schema: { type: 'string' } }])),
  },
}
const response = (name: string) => ({ $ref: `#/components/responses/${name}` })

interface Operation extends Json {
  readonly parameters: readonly Json[]
}

function operationOf(route: Route, shared: Shared): Operation {
  const security = route.role === 'anyone' ? [{}] : [{ token: [route.role] }, { session: [route.role] }]
  const answer = route.isFile
    ? response('File')
    : {
        description: 'As asked',
        content: { 'application/json': { schema: schemaOf(route.answer, 'output', shared) } },
      }
  const body =
    route.body === null
      ? {}
      : {
          requestBody: {
            required: true,
            description: `At most ${route.body.most} bytes`,
            content:
              route.body.as === 'json'
                ? { 'application/json': { schema: schemaOf(route.body.schema, 'input', shared) } }
                : Object.fromEntries(route.body.types.map(type => [type, { schema: { type: 'string' } }])),
          },
        }
  return {
    summary: route.about,
    'x-role': route.role,
    security,
    parameters: [...parametersOf(route.params, 'path', shared), ...parametersOf(route.query, 'query', shared)],
    ...body,
    responses: {
      200: answer,
      ...(route.method === 'GET' && !route.isFile ? { 304: response('Unchanged') } : {}),
      default: response('Problem'),
    },
  }
}

/** The parameters that several operations take in the same way, by name; of those of one name the commonest. */
function sharedParameters(operations: readonly Operation[]): Map<string, string> {
  const times = new Map<string, number>()
  for (const { parameters } of operations)
    for (const parameter of parameters) {
      const words = JSON.stringify(parameter)
      times.set(words, (times.get(words) ?? 0) + 1)
    }
  const found = new Map<string, string>()
  for (const [words, count] of [...times].sort(([, a], [, b]) => b - a)) {
    const { name } = JSON.parse(words) as { name: string }
    if (count > 1 && ![...found.values()].includes(name)) found.set(words, name)
  }
  return found
}

/** The whole document. */
export function openApi(routes: readonly Route[], version: string): Json {
  const shared: Shared = new Map([['Problem', schemaOf(problemSchema, 'output', new Map())]])
  const described = routes.map(route => ({ route, operation: operationOf(route, shared) }))
  const common = sharedParameters(described.map(({ operation }) => operation))
  const referred = (parameter: Json): Json => {
    const name = common.get(JSON.stringify(parameter))
    return name === undefined ? parameter : { $ref: `#/components/parameters/${name}` }
  }
  const paths: Record<string, Record<string, Json>> = {}
  for (const { route, operation } of described)
    for (const path of [route.path, ...route.also]) {
      paths[path] ??= {}
      paths[path][route.method.toLowerCase()] = { ...operation, parameters: operation.parameters.map(referred) }
    }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Chancery',
      version,
      description:
        'The record of international affairs: who said what, who did what to whom, where each stands, what was put on paper; each with its exact words.',
    },
    paths,
    components: {
      schemas: Object.fromEntries(shared),
      parameters: Object.fromEntries([...common].map(([words, name]) => [name, JSON.parse(words) as Json])),
      responses: RESPONSES,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'chancery' },
      },
    },
  }
}
