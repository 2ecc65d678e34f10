// What goes wrong with a record, in one line each: the file or server, and what to do about it.

/** A record that cannot be opened, read or written. Nothing that was kept is lost by it. */
export class RecordError extends Error {
  override readonly name = 'RecordError'
  /** Of a server that is away, starting or busy: the same may work later. */
  readonly passing: boolean

  constructor(message: string, { passing = false, ...options }: ErrorOptions & { readonly passing?: boolean } = {}) {
    super(message, options)
    this.passing = passing
  }
}

const PASSING: ReadonlySet<string> = new Set(
  'SQLITE_BUSY SQLITE_LOCKED ECONNREFUSED ETIMEDOUT ECONNRESET EPIPE 57P01 57P02 57P03 53300 55P03 40001 40P01'.split(
    ' ',
  ),
)

/** By SQLite's codes (their first two words) and PostgreSQL's; see sqlite.org/rescode.html and the manual's appendix A. */
const REASONS: Readonly<Record<string, string>> = {
  SQLITE_FULL: 'the disk is full; nothing of this batch was kept, all before it stands',
  SQLITE_READONLY: 'is read-only; nothing was changed',
  SQLITE_BUSY: 'another process writes to it for too long; nothing of this batch was kept, try again',
  SQLITE_LOCKED: 'another process writes to it for too long; nothing of this batch was kept, try again',
  SQLITE_CORRUPT: 'the file is damaged; nothing was written; take it from a backup, or rescue it with sqlite3 .recover',
  SQLITE_NOTADB: 'is no record: the file is not a SQLite database',
  SQLITE_CANTOPEN: 'cannot be opened: no such folder, or no permission',
  SQLITE_IOERR: 'the disk cannot be read or written; all that was kept before stands',
  SQLITE_PERM: 'permission denied',
  SQLITE_AUTH: 'permission denied',
  ECONNREFUSED: 'no PostgreSQL server answers there',
  ENOTFOUND: 'no such host',
  ETIMEDOUT: 'the server does not answer',
  EPIPE: 'the server broke the connection; nothing of this batch was kept, all before it stands',
  ECONNRESET: 'the server broke the connection; nothing of this batch was kept, all before it stands',
  '57P01': 'the server broke the connection; nothing of this batch was kept, all before it stands',
  '57P02': 'the server broke the connection; nothing of this batch was kept, all before it stands',
  '57P03': 'the server is starting or ending; try again',
  '28P01': 'the server refuses the password',
  '28000': 'the server refuses this user',
  '3D000': 'the server has no such database',
  '42501': 'permission denied',
  '25006': 'is read-only; nothing was changed',
  '53100': 'the disk is full; nothing of this batch was kept, all before it stands',
  '53300': 'the server has too many connections',
  '55P03': 'another process writes to it for too long; nothing of this batch was kept, try again',
}

/** The error as a `RecordError` where its code is known; any other as it is. */
export function asRecordError(name: string, error: unknown): unknown {
  if (error instanceof RecordError || !(error instanceof Error)) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const reason = REASONS[code] ?? REASONS[code.split('_').slice(0, 2).join('_')]
  const passing = PASSING.has(code) || PASSING.has(code.split('_').slice(0, 2).join('_'))
  if (reason !== undefined) return new RecordError(`${name}: ${reason}`, { cause: error, passing })
  // libsql tells a failed opening, and some failures of the file, by message only.
  if (/unable to open|ConnectionFailed/i.test(error.message))
    return new RecordError(`${name}: ${REASONS.SQLITE_CANTOPEN}`, { cause: error })
  if (/Connection terminated|timeout exceeded when trying to connect/i.test(error.message))
    return new RecordError(`${name}: ${REASONS.ECONNRESET}`, { cause: error, passing: true })
  if (/malformed/i.test(error.message)) return new RecordError(`${name}: ${REASONS.SQLITE_CORRUPT}`, { cause: error })
  return error
}

/** Runs and tells what goes wrong as a `RecordError`. */
export async function tellingErrors<T>(name: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    throw asRecordError(name, error)
  }
}
