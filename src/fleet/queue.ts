// The queue of reports on NATS JetStream: its streams, what a message holds, and how to reach the servers.
// A report waits in a work queue until some worker has kept it and says so; what cannot be read goes to a stream of its own.
import { AckPolicy, type JetStreamClient, jetstream, jetstreamManager, RetentionPolicy } from '@nats-io/jetstream'
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

/** Makes the streams and the consumer where they are not there yet; `replicas` copies of each on a cluster. */
export async function prepareQueue({ connection, servers }: Queue, replicas = 1): Promise<void> {
  try {
    const manager = await jetstreamManager(connection, { timeout: 10_000 })
    await manager.streams.add({
      name: REPORTS.stream,
      subjects: [REPORTS.subject],
      retention: RetentionPolicy.Workqueue,
      duplicate_window: SAME_WITHIN * NANOS,
      num_replicas: replicas,
    })
    await manager.streams.add({
      name: ASIDE.stream,
      subjects: [ASIDE.subject],
      retention: RetentionPolicy.Limits,
      duplicate_window: SAME_WITHIN * NANOS,
      num_replicas: replicas,
    })
    await manager.consumers.add(REPORTS.stream, {
      durable_name: REPORTS.consumer,
      ack_policy: AckPolicy.Explicit,
      ack_wait: ACK_WAIT * NANOS,
      max_deliver: -1,
      max_ack_pending: 20_000,
      num_replicas: replicas,
    })
  } catch (error) {
    throw new QueueError(`${servers}: ${wordsOf(error)}`, { cause: error })
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
