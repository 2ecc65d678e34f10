// The file of tokens: who may use the desk, and as what. A row a token: name, role, SHA-256 of the token, day of making. The token itself
// is told once, when it is made, and kept nowhere. It is 32 random bytes, so that a plain hash of it cannot be turned back.
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { ROLES, type Role } from './role.ts'

/** The file where none is named. */
export const DEFAULT_TOKENS = 'desk.tokens'

export interface Token {
  readonly name: string
  readonly role: Role
  readonly hash: string
  readonly made: string
}

/** A file of tokens that cannot be read, or a change of it that cannot be made. One line. */
export class TokensError extends Error {}

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** The tokens of a file; null where there is none. Throws a `TokensError` for a file that holds anything else. */
export function readTokens(file: string): Token[] | null {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw new TokensError(`${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '' || line.startsWith('#')) return []
    const [name, role, hash, made = ''] = line.split('\t')
    const known = ROLES.find(one => one === role)
    if (known === undefined || !/^[0-9a-f]{64}$/.test(hash ?? ''))
      throw new TokensError(`${file}:${i + 1}: is no token, expected name, role, SHA-256 and day, parted by tabs`)
    return [{ name, role: known, hash, made }]
  })
}

/** Makes a token and adds it to the file. Returns the token, which nobody can tell again. */
export function addToken(file: string, name: string, role: Role): string {
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,63}$/u.test(name))
    throw new TokensError(`"${name}" is no name, expected up to 64 letters, digits, spaces and . _ @ -`)
  const tokens = readTokens(file) ?? []
  if (tokens.some(token => token.name === name)) throw new TokensError(`${file}: there is a token of ${name} already`)
  const token = `chancery_${randomBytes(32).toString('base64url')}`
  writeTokens(file, [...tokens, { name, role, hash: hashOf(token), made: new Date().toISOString().slice(0, 10) }])
  return token
}

/** Takes a token out of the file. Sessions begun with it end with it. */
export function removeToken(file: string, name: string): void {
  const tokens = readTokens(file) ?? []
  if (!tokens.some(token => token.name === name)) throw new TokensError(`${file}: there is no token of ${name}`)
  writeTokens(
    file,
    tokens.filter(token => token.name !== name),
  )
}

function writeTokens(file: string, tokens: readonly Token[]): void {
  const rows = tokens.map(({ name, role, hash, made }) => `${name}\t${role}\t${hash}\t${made}\n`)
  writeFileSync(`${file}.part`, rows.join(''), { mode: 0o600 })
  renameSync(`${file}.part`, file)
}

/** Tokens of a file as it is now: it is read again when it has changed. */
export class TokenFile {
  readonly #file: string
  #stamp = ''
  #byHash = new Map<string, Token>()

  constructor(file: string) {
    this.#file = file
  }

  /** The token of a hash; null where there is none (any more). */
  find(hash: string): Token | null {
    const stamp = stampOf(this.#file)
    if (stamp !== this.#stamp) {
      this.#byHash = new Map((readTokens(this.#file) ?? []).map(token => [token.hash, token]))
      this.#stamp = stamp
    }
    return this.#byHash.get(hash) ?? null
  }
}

function stampOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false })
  return found === undefined ? 'none' : `${found.mtimeMs} ${found.size} ${found.ino}`
}
