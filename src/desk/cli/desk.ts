// `chancery desk`: the record's pages and API, on this machine unless told otherwise; and who may use them.
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import {
  addToken,
  DEFAULT_TOKENS,
  isLoopback,
  type Role,
  readTokens,
  removeToken,
  serveDesk,
  TokensError,
} from '../http/index.ts'
import { mcpOverHttp } from '../mcp/index.ts'
import { complain, type Outcome } from './fail.ts'
import { reasonOf } from './input.ts'
import { write } from './output.ts'
import { withSampleRecord } from './sample-record.ts'
import { withRecord } from './with-record.ts'

export interface DeskOptions {
  readonly record: string
  readonly sample?: boolean
  readonly port: number
  readonly host: string
  readonly tokens?: string
}

/** Serves until stopped. */
export async function deskCommand(options: DeskOptions, version: string, outcome: Outcome): Promise<void> {
  const tokens = options.tokens ?? (existsSync(DEFAULT_TOKENS) ? DEFAULT_TOKENS : null)
  try {
    const known = tokens === null ? null : readTokens(tokens)
    if (tokens !== null && (known === null || known.length === 0))
      throw new TokensError(`${tokens}: holds no token, expected one at least (chancery tokens add)`)
    if (tokens === null && !isLoopback(options.host))
      throw new TokensError(
        `--host ${options.host}: is reached from other machines, expected tokens first (chancery tokens add)`,
      )
  } catch (error) {
    outcome.misuse(messageOf(error))
    return
  }
  if (options.sample) {
    await write('Reading sample reports; what happens in them is invented.\n')
    await withSampleRecord(version, record => serveUntilStopped({ ...options, record }, tokens, version, outcome))
  } else await serveUntilStopped(options, tokens, version, outcome)
}

async function serveUntilStopped(
  options: DeskOptions,
  tokens: string | null,
  version: string,
  outcome: Outcome,
): Promise<void> {
  await withRecord(options.record, { mustExist: true }, outcome, async store => {
    const log = (error: unknown) =>
      complain('desk', error instanceof Error ? (error.stack ?? error.message) : String(error))
    const serving = await serveDesk({
      store,
      ...(options.record === ':memory:' ? {} : { record: options.record }),
      version,
      port: options.port,
      host: options.host,
      tokens,
      mounted: [mcpOverHttp],
      log,
    }).catch((error: unknown) => {
      outcome.fail(`port ${options.port}`, inUse(error) ? 'is in use, expected a free one (--port)' : reasonOf(error))
      return null
    })
    if (serving === null) return
    const enter = serving.key === null ? '' : `/enter/${serving.key}`
    await write(`The desk serves ${store.name}: ${serving.address}${enter}\n`)
    if (serving.key !== null)
      await write('Whoever opens that address may correct and keep; all others on this machine may read.\n')
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    await serving.close()
  })
}

const inUse = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'

/** What is wrong with the file of tokens; any other error is not ours to tell. */
function messageOf(error: unknown): string {
  if (error instanceof TokensError) return error.message
  throw error
}

/** Makes a token and tells it, once. */
export async function addTokenCommand(
  name: string,
  options: { readonly tokens: string; readonly role: Role },
  outcome: Outcome,
): Promise<void> {
  try {
    await write(`${addToken(options.tokens, name, options.role)}\n`)
  } catch (error) {
    outcome.misuse(messageOf(error))
  }
}

/** Takes a token back. */
export function removeTokenCommand(name: string, options: { readonly tokens: string }, outcome: Outcome): void {
  try {
    removeToken(options.tokens, name)
  } catch (error) {
    outcome.misuse(messageOf(error))
  }
}

/** Lists names, roles and days; the tokens themselves are kept nowhere. */
export async function listTokensCommand(options: { readonly tokens: string }, outcome: Outcome): Promise<void> {
  try {
    for (const { name, role, made } of readTokens(options.tokens) ?? []) await write(`${name}\t${role}\t${made}\n`)
  } catch (error) {
    outcome.misuse(messageOf(error))
  }
}
