// Reports into the queue. The same report, told by its text and address, is queued once.
import type { PubAck } from '@nats-io/jetstream'
import { editionOf } from '../record/index.ts'
import type { Report } from '../report/index.ts'
import { type Queue, QueueError, REPORTS, wordsOf } from './queue.ts'

/** What became of a report that was handed to the queue. */
export type Enqueued<T> = { readonly given: T } & (
  | { readonly what: 'queued' | 'known' }
  | { readonly what: 'refused'; readonly reason: string }
)

/** Messages under way before the next waits for an answer. */
const UNDER_WAY = 256
/** A restart of the servers takes seconds. */
const TRIES = 30
const PAUSE = 1000

/** Queues what comes, in its order. Throws a `QueueError` where the servers stay away for half a minute. */
export async function* enqueue<T>(
  queue: Queue,
  source: AsyncIterable<T>,
  reportOf: (given: T) => Report,
): AsyncGenerator<Enqueued<T>> {
  const underWay: Promise<Enqueued<T>>[] = []
  for await (const given of source) {
    const sent = send(queue, reportOf(given)).then(what => ({ given, ...what }))
    // Awaited below, in its turn; until then a failure must not count as unhandled.
    sent.catch(() => {})
    underWay.push(sent)
    if (underWay.length >= UNDER_WAY) yield await underWay.shift()!
  }
  for (const sent of underWay) yield await sent
}

type Sent = { readonly what: 'queued' | 'known' } | { readonly what: 'refused'; readonly reason: string }

async function send({ client, connection, servers }: Queue, report: Report): Promise<Sent> {
  const message = JSON.stringify(report)
  const most = connection.info?.max_payload ?? 1 << 20
  const size = Buffer.byteLength(message)
  // The header needs a little room, too.
  if (size + 200 > most)
    return { what: 'refused', reason: `${size} bytes, and the server takes messages of ${most} at most (max_payload)` }
  for (let tries = 1; ; tries++) {
    try {
      const { duplicate }: PubAck = await client.publish(REPORTS.subject, message, { msgID: editionOf(report) })
      return { what: duplicate ? 'known' : 'queued' }
    } catch (error) {
      if (tries >= TRIES) throw new QueueError(`${servers}: ${wordsOf(error)}`, { cause: error })
      await new Promise(resolve => setTimeout(resolve, PAUSE))
    }
  }
}
