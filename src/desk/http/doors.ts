// Who a request is from: a bearer token, a session's cookie, a key in a feed's address, or nobody in particular.
import { randomBytes } from 'node:crypto'
import { Problem } from './problem.ts'
import { isAtLeast, type Role, type Visitor } from './role.ts'
import { hashOf, type Token, type TokenFile } from './tokens.ts'

/** Name of the cookie, and how long a session lasts. */
export const COOKIE = 'chancery'
const LASTS = 12 * 60 * 60 * 1000
const SESSIONS = 10_000

/** How many sessions and of whom: a token that was taken back takes its sessions with it. */
interface Session {
  readonly hash: string
  readonly ends: number
}

export class Doors {
  readonly #tokens: TokenFile | null
  /** Where there are no tokens: the key told at the start, which lets its holder do everything. */
  readonly key: string | null
  readonly #sessions = new Map<string, Session>()

  /** Without a file of tokens the desk is open to all who reach it, for reading; the rest needs the key. */
  constructor(tokens: TokenFile | null) {
    this.#tokens = tokens
    this.key = tokens === null ? randomBytes(18).toString('base64url') : null
  }

  /** Whether visitors without a token may read. */
  get isOpen(): boolean {
    return this.#tokens === null
  }

  #find(hash: string): Pick<Token, 'name' | 'role'> | null {
    if (this.key !== null) return hash === hashOf(this.key) ? { name: 'desk', role: 'admin' } : null
    return this.#tokens?.find(hash) ?? null
  }

  /** Who asks, and whether by a cookie, which a browser sends unasked. Throws where a token is given and is none. */
  visitorOf(request: Request, feedKey: string | null): { readonly visitor: Visitor; readonly byCookie: boolean } {
    const given = request.headers.get('authorization')
    if (given !== null) {
      const [, bearer] = /^Bearer +(\S+)$/i.exec(given) ?? []
      const token = bearer === undefined ? null : this.#find(hashOf(bearer))
      if (token === null) throw unauthorised('the token is none, or was taken back')
      return { visitor: { name: token.name, role: token.role }, byCookie: false }
    }
    if (feedKey !== null) {
      const token = this.#find(hashOf(feedKey))
      if (token === null) throw unauthorised('the key in the address is none, or was taken back')
      return { visitor: { name: token.name, role: 'reader' }, byCookie: false }
    }
    const session = cookieOf(request)
    const token = session === null ? null : this.#ofSession(session)
    if (token !== null) return { visitor: { name: token.name, role: token.role }, byCookie: true }
    return { visitor: { name: null, role: this.isOpen ? 'reader' : null }, byCookie: false }
  }

  #ofSession(id: string): Pick<Token, 'name' | 'role'> | null {
    const session = this.#sessions.get(id)
    if (session === undefined || session.ends < Date.now()) return null
    return this.#find(session.hash)
  }

  /** Begins a session with a token; the cookie that carries it. Null where the token is none. */
  begin(token: string, isSecure: boolean): { readonly cookie: string; readonly visitor: Visitor } | null {
    const found = this.#find(hashOf(token))
    if (found === null) return null
    for (const [id, { ends }] of this.#sessions)
      if (ends < Date.now() || this.#sessions.size >= SESSIONS) this.#sessions.delete(id)
    const id = randomBytes(24).toString('base64url')
    this.#sessions.set(id, { hash: hashOf(token), ends: Date.now() + LASTS })
    return { cookie: cookieFor(id, LASTS / 1000, isSecure), visitor: { name: found.name, role: found.role } }
  }

  /** Begins a session with the key told at the start, and with nothing else: addresses are written down in many places. */
  enter(key: string): { readonly cookie: string } | null {
    return this.key !== null && hashOf(key) === hashOf(this.key) ? this.begin(key, false) : null
  }

  /** Ends the session of a request; the cookie that forgets it. */
  end(request: Request, isSecure: boolean): string {
    const id = cookieOf(request)
    if (id !== null) this.#sessions.delete(id)
    return cookieFor('', 0, isSecure)
  }
}

const cookieFor = (value: string, seconds: number, isSecure: boolean) =>
  `${COOKIE}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`

function cookieOf(request: Request): string | null {
  const [, value] = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]+)`).exec(request.headers.get('cookie') ?? '') ?? []
  return value ?? null
}

const unauthorised = (message: string) =>
  new Problem('unauthorised', message, { headers: { 'www-authenticate': 'Bearer realm="chancery"' } })

/** Refuses a visitor who may not. */
export function admit(visitor: Visitor, least: Role | 'anyone'): void {
  if (least === 'anyone' || isAtLeast(visitor.role, least)) return
  if (visitor.name === null) throw unauthorised(`this needs a token of the role ${least} or above`)
  throw new Problem('forbidden', `this needs the role ${least}, and ${visitor.name} is ${visitor.role}`)
}
