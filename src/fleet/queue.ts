// The queue of reports on NATS JetStream: its streams, what a message holds, and how to reach the servers.
// A report waits in a work queue until some worker has kept it and says so; what cannot be read goes to a stream of its own.
import {
  AckPolicy,
  JetStreamApiCodes,
  JetStreamApiError,
  type JetStreamClient,
  type JetStreamManager,
  jetstream,
  jetstreamManager,
  RetentionPolicy,
} from '@nats-io/jetstream'
import { connect, type NatsConnection } from '@nats-io/transport-node'

/** Where a server listens where none is named. */
export const DEFAULT_SERVER = 'nats://127.0.0.1:4222'

export const REPORTS = { stream: 'CHANCERY_REPORTS', subject: 'chancery.reports', consumer: 'readers' } as const
export const ASIDE = { stream: 'CHANCERY_ASIDE', subject: 'chancery.aside' } as const

const NANOS = 1e6
/** Milliseconds without a sign of life after which a report is given to another worker. */
export const ACK_WAIT = 30_000
/** Within this time the same report is queued once; after it the record still keeps it once. */
const SAME_WITHIN = 60 * 60_000

/** A report that was set aside. */
export interface Aside {
  readonly id: string | null
  readonly reason: string
  /** ISO time. */
  readonly at: string
  /** The message as it came. */
  readonly message: string
}

/** The servers cannot be reached, or refuse. */
export class QueueError extends Error {
  override readonly name = 'QueueError'
}

/** A connection to the queue. It outlives a restart of the servers. */
export interface Queue {
  readonly connection: NatsConnection
  readonly client: JetStreamClient
  readonly servers: string
}

/** Connects to servers, parted by commas. Throws a `QueueError` where none answers. */
export async function openQueue(servers: string, name: string): Promise<Queue> {
  try {
    const connection = await connect({
      servers: servers.split(','),
      name,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 500,
      timeout: 5000,
    })
    return { connection, client: jetstream(connection, { timeout: 10_000 }), servers }
  } catch (error) {
    throw new QueueError(`${servers}: ${wordsOf(error)}`, { cause: error })
  }
}

/**
 * Makes the streams and the consumer where they are not there yet, with `replicas` copies of each on a cluster; a queue that is there keeps the
 * copies it has where none are asked for. Servers that choose a leader meanwhile are waited for.
 */
export async function prepareQueue({ connection, servers }: Queue, replicas?: number): Promise<void> {
  let copying = false
  for (let tries = 1; ; tries++) {
    try {
      const manager = await jetstreamManager(connection, { timeout: 5_000 })
      if (await stream(manager, REPORTS, RetentionPolicy.Workqueue, replicas)) copying = true
      if (await stream(manager, ASIDE, RetentionPolicy.Limits, replicas)) copying = true
      await readers(manager)
      if (copying) await copied(manager, replicas ?? 1)
      return
    } catch (error) {
      if (tries >= TRIES || !isPassing(error)) throw new QueueError(`${servers}: ${wordsOf(error)}`, { cause: error })
      await new Promise(resolve => setTimeout(resolve, PAUSE))
    }
  }
}

/** Seconds, about: losing a server costs a cluster a few. */
const TRIES = 20
const PAUSE = 1000

/** No leader, none that answers, or no room for copies yet: what a cluster says while it finds itself. */
const isPassing = (error: unknown): boolean =>
  !/not enabled/i.test(String(error)) &&
  /timeout|no responders|disconnect|temporarily|no suitable peers|insufficient|leader|copies yet|unavailable/i.test(
    String(error),
  )

/** Makes a stream, or gives it as many copies as are asked for; whether there was anything to do. */
async function stream(
  manager: JetStreamManager,
  { stream: name, subject }: typeof REPORTS | typeof ASIDE,
  retention: RetentionPolicy,
  replicas: number | undefined,
): Promise<boolean> {
  const known = await unlessMissing(manager.streams.info(name), JetStreamApiCodes.StreamNotFound)
  if (known !== null) {
    // Asked for as a stream with other copies it would be refused: a worker does not know how many the queue was given.
    const { num_replicas } = known.config
    if (replicas === undefined || replicas === num_replicas) return false
    if (name === ASIDE.stream) {
      await manager.streams.update(name, { ...known.config, num_replicas: replicas })
      return true
    }
    // Its consumer would not be copied with it: after the loss of a server nobody could take what waits (nats-server 2.9).
    const { messages } = known.state
    if (messages > 0)
      throw new Error(
        `the queue holds ${messages} reports in ${num_replicas} copies, expected an empty one to copy anew`,
      )
    await manager.streams.delete(name)
  }
  await manager.streams.add({
    name,
    subjects: [subject],
    retention,
    duplicate_window: SAME_WITHIN * NANOS,
    num_replicas: replicas ?? 1,
  })
  return true
}

/** The consumer that all workers share; it has as many copies as its stream. */
async function readers(manager: JetStreamManager): Promise<void> {
  const known = await unlessMissing(
    manager.consumers.info(REPORTS.stream, REPORTS.consumer),
    JetStreamApiCodes.ConsumerNotFound,
  )
  if (known !== null) return
  await manager.consumers.add(REPORTS.stream, {
    durable_name: REPORTS.consumer,
    ack_policy: AckPolicy.Explicit,
    ack_wait: ACK_WAIT * NANOS,
    max_deliver: -1,
    max_ack_pending: 20_000,
  })
}

/** A server that is lost before the others have caught up takes the queue with it. */
async function copied(manager: JetStreamManager, replicas: number): Promise<void> {
  const told = [
    await manager.streams.info(REPORTS.stream),
    await manager.streams.info(ASIDE.stream),
    await manager.consumers.info(REPORTS.stream, REPORTS.consumer),
  ]
  for (const { cluster } of told) {
    const others = cluster?.replicas ?? []
    if (others.length < replicas - 1 || others.some(({ current }) => !current))
      throw new Error(`the queue does not have its ${replicas} copies yet`)
  }
}

async function unlessMissing<T>(asked: Promise<T>, missing: number): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === missing) return null
    throw error
  }
}

/** What went wrong with the servers, in words. */
export function wordsOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error)
  if (/ECONNREFUSED|connection refused/i.test(words)) return 'no NATS server answers there'
  if (/no responders|jetstream not enabled/i.test(words))
    return 'the NATS server runs without JetStream (nats-server -js)'
  return words
}
