// PostgreSQL by pg, as Kysely's dialect.
import { type Dialect, PostgresDialect } from 'kysely'
import pg from 'pg'

/** Numbers of items are below 2^53, and so are counts. */
const BIGINT = 20

/** Connections to a server; made when they are first needed. */
export function postgresDialect(url: string, readOnly: boolean): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    application_name: 'chancery',
    connectionTimeoutMillis: 10_000,
    types: {
      getTypeParser: ((type: number, format?: 'text' | 'binary') =>
        type === BIGINT ? Number : pg.types.getTypeParser(type, format as 'text')) as typeof pg.types.getTypeParser,
    },
    ...(readOnly ? { options: '-c default_transaction_read_only=on' } : {}),
  })
  // A server that goes away while a connection idles, or between two queries of a transaction, is told by the next query, not by ending the process.
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  return new PostgresDialect({ pool })
}

/** The address without its password, for messages. */
export function withoutPassword(url: string): string {
  try {
    const address = new URL(url)
    if (address.password !== '') address.password = '***'
    return address.href
  } catch {
    return 'postgres'
  }
}
