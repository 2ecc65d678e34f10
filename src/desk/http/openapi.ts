// `/openapi.json`: the routes as OpenAPI 3.1 describes them, from what they say of themselves.
import { z } from 'zod'
import { FORMATS } from '../../exchange/index.ts'
import { CODES, problemSchema } from './problem.ts'
import type { Route } from './route.ts'

type Json = Readonly<Record<string, unknown>>

/** Schemas within the document stand without the mark of a document of their own. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' })
  return rest
}

function parametersOf(schema: z.ZodObject, where: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
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

const problem = (description: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

function operationOf(route: Route): Json {
  const security = route.role === 'anyone' ? [{}] : [{ token: [route.role] }, { session: [route.role] }]
  const answer = route.isFile
    ? Object.fromEntries(FORMATS.map(({ mediaType }) => [mediaType, { schema: { type: 'string' } }]))
    : { 'application/json': { schema: schemaOf(route.answer, 'output') } }
  const body =
    route.body === null
      ? {}
      : {
          requestBody: {
            required: true,
            description: `At most ${route.body.most} bytes`,
            content:
              route.body.as === 'json'
                ? { 'application/json': { schema: schemaOf(route.body.schema, 'input') } }
                : Object.fromEntries(route.body.types.map(type => [type, { schema: { type: 'string' } }])),
          },
        }
  return {
    summary: route.about,
    'x-role': route.role,
    security,
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...body,
    responses: {
      200: { description: 'As asked', content: answer },
      ...(route.method === 'GET' && !route.isFile
        ? { 304: { description: 'Nothing has changed since the ETag given' } }
        : {}),
      default: problem(`What is wrong, by its code: ${Object.keys(CODES).join(', ')}`),
    },
  }
}

/** The whole document. */
export function openApi(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of routes)
    for (const path of [route.path, ...route.also]) {
      paths[path] ??= {}
      paths[path][route.method.toLowerCase()] = operationOf(route)
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
      schemas: { Problem: schemaOf(problemSchema, 'output') },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'chancery' },
      },
    },
  }
}
