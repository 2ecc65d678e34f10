// SQLite by libsql, as Kysely's dialect: one file, write-ahead log, one writer at a time which others wait for.
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely'
import Database from 'libsql'
import { RecordError } from './record-error.ts'

/** Prepared statements kept: a batch uses about a dozen again and again. */
const STATEMENTS = 100
/** How long a writer waits for another, in ms. A batch takes a second or less. */
const PATIENCE = 60_000

/** Opens a file. `synchronous = full`: what was kept survives a power cut, too. */
export function sqliteDialect(file: string, readOnly: boolean): Dialect {
  return new Sqlite({ database: async () => open(file, readOnly) })
}

function open(file: string, readOnly: boolean): SqliteDatabase {
  if (readOnly && !existsSync(file)) throw new RecordError(`${file}: no such record`)
  const database = new Database(file)
  database.exec('pragma busy_timeout = 5000')
  if (readOnly) database.exec('pragma query_only = on')
  else {
    // A file that cannot be written says so at the first write, not at the first look.
    try {
      database.exec('pragma journal_mode = wal')
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && /READONLY|CANTOPEN/.test(String(error.code)))) throw error
    }
    database.exec('pragma synchronous = full')
  }
  database.exec('pragma foreign_keys = on; pragma cache_size = -65536; pragma temp_store = memory')
  database.exec('pragma wal_autocheckpoint = 4000')
  // From here on waiting is the driver's, which does not hold up the process.
  database.exec('pragma busy_timeout = 100')
  const statements = new Map<string, SqliteStatement>()
  return {
    prepare(sql: string): SqliteStatement {
      let statement = statements.get(sql)
      if (statement !== undefined) {
        statements.delete(sql)
      } else {
        statement = database.prepare(sql) as SqliteStatement
        const [oldest] = statements.keys()
        if (statements.size >= STATEMENTS) statements.delete(oldest)
      }
      statements.set(sql, statement)
      return statement
    },
    close() {
      statements.clear()
      // libsql leaves the log beside the file; a record at rest is one file, which can be copied.
      try {
        if (!readOnly) database.exec('pragma wal_checkpoint(truncate)')
      } finally {
        database.close()
      }
    },
  }
}

class Sqlite extends SqliteDialect {
  // Kysely's dialect keeps its own copy private.
  readonly #config: SqliteDialectConfig

  constructor(config: SqliteDialectConfig) {
    super(config)
    this.#config = config
  }

  override createDriver(): SqliteDriver {
    return new PatientDriver(this.#config)
  }
}

/** Takes the lock of a writer at once, not at the first write, when it could no longer be had; waits without blocking the process. */
class PatientDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    for (let waited = 0, pause = 5; ; waited += pause, pause = Math.min(pause * 2, 200)) {
      try {
        await connection.executeQuery(CompiledQuery.raw('begin immediate'))
        return
      } catch (error) {
        const busy = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
        if (!busy || waited > PATIENCE) throw error
        await sleep(pause)
      }
    }
  }
}
