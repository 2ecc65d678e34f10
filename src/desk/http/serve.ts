// The desk on a port: opened on a record, closed whole.
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { serve } from '@hono/node-server'
import type { RecordStore } from '../../record/index.ts'
import { deskApp, type Mounted } from './app.ts'
import { Asker } from './asker.ts'
import { Computed } from './computed.ts'
import { Doors } from './doors.ts'
import { isLoopback, type Rate } from './guard.ts'
import { Merger } from './merger.ts'
import { Files } from './pages.ts'
import { ReadingQueue } from './reading-queue.ts'
import { TokenFile } from './tokens.ts'
import { Watcher } from './watcher.ts'

export interface ServeOptions {
  readonly store: RecordStore
  /** The same record's file or URL, for threads that open it for themselves; without it all is asked in this one. */
  readonly record?: string
  /** Version of Chancery. */
  readonly version: string
  /** 0: any port that is free. */
  readonly port: number
  readonly host: string
  /** The file of tokens; null: open for reading to all who reach it. */
  readonly tokens: string | null
  /** What else is asked at addresses of its own. */
  readonly mounted?: readonly Mounted[]
  readonly rate?: Rate
  readonly log?: (error: unknown) => void
}

/** A desk that serves. */
export interface Serving {
  readonly address: string
  /** Where there are no tokens: the key that lets its holder correct and keep. */
  readonly key: string | null
  close(): Promise<void>
}

/** A person's clicking and a program's fifty requests a second are well within it. */
const RATE: Rate = { perSecond: 200, burst: 400 }

/** What is no request, or has an address or headers longer than 16 KB, is refused before the app sees it; in the one shape, too. */
function refuse(_error: Error, socket: Duplex): void {
  if (!socket.writable) return
  const body = `${JSON.stringify({ error: { code: 'bad-request', message: 'this is no HTTP request, or its address and headers are longer than 16 KB' } })}\n`
  socket.end(
    `HTTP/1.1 400 Bad Request\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  )
}

/** Serves until closed. Rejects where the port cannot be had. Throws for a host beyond this machine without tokens. */
export async function serveDesk(options: ServeOptions): Promise<Serving> {
  const { store, version, port, host, tokens, record = null, mounted = [], rate = RATE, log = () => {} } = options
  const isLocal = isLoopback(host)
  if (!isLocal && tokens === null)
    throw new Error(`host ${host} is reached from other machines, expected a file of tokens`)
  const doors = new Doors(tokens === null ? null : new TokenFile(tokens))
  const queue = new ReadingQueue()
  const desk = { store, version, computed: new Computed(store) }
  const asker = new Asker(desk, record)
  const merger = new Merger(store, record, log)
  const watcher = new Watcher(store, log)
  const app = deskApp(desk, { isLocal, asker, doors, merger, watcher, queue, mounted, rate, files: new Files(), log })
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const begun = serve({ fetch: app.fetch, port, hostname: host }, () => resolve(begun))
    begun.on('error', reject)
  })
  server.on('clientError', refuse)
  // What was kept by others while no desk served is not merged yet.
  merger.soon()
  const { port: got } = server.address() as AddressInfo
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${got}`,
    key: doors.key,
    async close() {
      await new Promise<void>(done => {
        server.close(() => done())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      await Promise.all([asker.close(), merger.close(), watcher.close(), queue.close()])
    },
  }
}
