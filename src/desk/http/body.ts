// The body of a request, up to its bound: what is longer is refused as soon as that is seen.
import type { z } from 'zod'
import { Problem } from './problem.ts'
import type { BodyIn } from './route.ts'

/** The bytes, or the value that they hold as JSON. */
export async function readBody(request: Request, spec: BodyIn<z.ZodType>): Promise<unknown> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0].trim().toLowerCase()
  const types: readonly string[] = spec.as === 'json' ? ['application/json'] : spec.types
  if (!types.includes(type))
    throw new Problem('wrong-type', `the body is "${type.slice(0, 80)}", expected ${types.join(' or ')}`)
  const bytes = await bytesOf(request, spec.most)
  if (spec.as === 'bytes') return bytes
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw new Problem(
      'bad-request',
      `the body is no JSON: ${error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 120) : ''}`,
    )
  }
}

async function bytesOf(request: Request, most: number): Promise<Uint8Array> {
  const tooLong = () => new Problem('too-large', `the body is longer than ${most} bytes, expected at most so many`)
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLong()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > most) throw tooLong()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
