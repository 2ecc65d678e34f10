// What goes wrong, in the API's one shape: `{ "error": { "code", "message" } }`. Every code has one status.
import { z } from 'zod'
import { RecordError } from '../../record/index.ts'

/** Codes by their HTTP status, as docs/http.md lists them. */
export const CODES = {
  'bad-request': 400,
  unauthorised: 401,
  forbidden: 403,
  'not-found': 404,
  'wrong-method': 405,
  conflict: 409,
  'too-large': 413,
  'wrong-type': 415,
  'wrong-host': 421,
  'too-many': 429,
  broken: 500,
  unavailable: 503,
} as const
export type Code = keyof typeof CODES

export const problemSchema = z
  .object({
    error: z.object({
      code: z.enum(Object.keys(CODES) as [Code, ...Code[]]),
      message: z.string().describe('One line: the value got and the value expected'),
      field: z.string().exactOptional().describe('The parameter or field of the body that is wrong'),
    }),
  })
  .describe('What is wrong')

/** An answer that tells what is wrong with a request. Thrown by guards and routes, told once, in app.ts. */
export class Problem extends Error {
  readonly code: Code
  readonly field: string | undefined
  readonly headers: Readonly<Record<string, string>>

  constructor(code: Code, message: string, more: { field?: string; headers?: Readonly<Record<string, string>> } = {}) {
    super(message)
    this.code = code
    this.field = more.field
    this.headers = more.headers ?? {}
  }
}

/** The response that tells it. */
export function responseOf(problem: Problem): Response {
  const { code, message, field, headers } = problem
  const body: z.infer<typeof problemSchema> = { error: { code, message, ...(field === undefined ? {} : { field }) } }
  return new Response(`${JSON.stringify(body)}\n`, {
    status: CODES[code],
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  })
}

/** Any error as a problem. What the record cannot do is told; of what is our fault nothing is told but that it is. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof z.ZodError) {
    const [{ path, message }] = error.issues
    const field = path.join('.')
    return new Problem('bad-request', field === '' ? message : `${field}: ${message}`, field === '' ? {} : { field })
  }
  if (error instanceof RecordError) {
    // A failure of the disk or server has the database's own error as its cause; all others are about what was asked.
    if (error.cause !== undefined) return new Problem('unavailable', 'the record cannot be read or written just now')
    const missing = /^there is no |: no such /.test(error.message)
    return new Problem(missing ? 'not-found' : 'bad-request', error.message)
  }
  return new Problem('broken', 'something went wrong in the desk; its log has more')
}
