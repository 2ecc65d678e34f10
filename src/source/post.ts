// A call to somebody else's program: JSON by POST, to the public net only unless allowed, within bounds. What it answers is not read.
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { publicLookup, RefusedAddress, requirePublic } from './address.ts'
import { retryAfter } from './fetch.ts'
import { FetchError } from './fetch-error.ts'

const TIMEOUT = 20_000

/** Posts. Throws a `FetchError` where the answer is not in the two hundreds; redirects are not followed. */
export async function postJson(
  address: string,
  body: string,
  options: {
    readonly userAgent: string
    readonly allowPrivate: boolean
    readonly headers: Readonly<Record<string, string>>
  },
): Promise<void> {
  const url = new URL(address)
  try {
    if (!options.allowPrivate) requirePublic(url)
    const { status, headers } = await new Promise<{ status: number; headers: Parameters<typeof retryAfter>[0] }>(
      (resolve, reject) => {
        const send = url.protocol === 'https:' ? httpsRequest : httpRequest
        const sent = send(url, {
          method: 'POST',
          agent: false,
          signal: AbortSignal.timeout(TIMEOUT),
          headers: {
            ...options.headers,
            'content-type': 'application/json',
            'content-length': String(Buffer.byteLength(body)),
            'user-agent': options.userAgent,
          },
          ...(options.allowPrivate ? {} : { lookup: publicLookup as never }),
        })
        sent.on('response', response => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers })
          response.destroy()
        })
        sent.on('error', reject)
        sent.end(body)
      },
    )
    if (status < 200 || status >= 300)
      throw new FetchError(`${url.host} answers ${status}`, {
        status,
        temporary: status !== 410,
        retryAfter: retryAfter(headers),
      })
  } catch (error) {
    if (error instanceof FetchError) throw error
    if (error instanceof RefusedAddress) throw new FetchError(error.message, { cause: error })
    const words = error instanceof Error ? error.message || String('code' in error ? error.code : '') : String(error)
    throw new FetchError(`${url.host}: ${words}`, { temporary: true, cause: error })
  }
}
