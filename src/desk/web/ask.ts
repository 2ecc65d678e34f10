// Data from the desk: JSON from this machine only, remembered for going back, refused in one shape.

/** Why a page could not get its data, as the desk told it. */
export class Refusal extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Answers held for going back and forth, by address with their tag; the oldest go first. */
const HELD = 40
const held = new Map<string, { readonly tag: string | null; readonly body: unknown }>()

/** The JSON at an address. Rejects with a `Refusal`, or as `fetch` does where it was called off. */
export async function ask<T>(address: string, signal?: AbortSignal): Promise<T> {
  const known = held.get(address)
  const headers: Record<string, string> = { accept: 'application/json' }
  if (known?.tag) headers['if-none-match'] = known.tag
  const answer = await sent(address, { headers, cache: 'no-store', ...(signal ? { signal } : {}) })
  if (answer.status === 304 && known) return known.body as T
  const body: unknown = await bodyOf(answer)
  held.delete(address)
  held.set(address, { tag: answer.headers.get('etag'), body })
  for (const oldest of held.keys()) {
    if (held.size <= HELD) break
    held.delete(oldest)
  }
  return body as T
}

/** Sends JSON; whatever was held may be old from then on. */
export async function tell<T>(address: string, body: unknown, method = 'POST'): Promise<T> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const answer = await sent(address, { method, headers, body: JSON.stringify(body) })
  const told = await bodyOf(answer)
  held.clear()
  return told as T
}

async function sent(address: string, how: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { credentials: 'same-origin', ...how })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Refusal(0, 'The desk does not answer. Is `chancery desk` still running?')
  }
}

async function bodyOf(answer: Response): Promise<unknown> {
  const text = await answer.text()
  let body: unknown = null
  try {
    body = text === '' ? null : JSON.parse(text)
  } catch {
    throw new Refusal(answer.status, `The desk answered ${answer.status} without JSON.`)
  }
  if (!answer.ok) throw new Refusal(answer.status, messageOf(body) ?? `The desk answered ${answer.status}.`)
  return body
}

/** The words of the desk's one error shape. */
function messageOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null
  for (const name of ['detail', 'message', 'title', 'error']) {
    const value: unknown = Reflect.get(body, name)
    if (typeof value === 'string') return value
    if (typeof value === 'object' && value !== null) return messageOf(value)
  }
  return null
}
