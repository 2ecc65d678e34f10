// How the fleet does: what waits, what is in hand, how fast it goes, how old the oldest is, and what was set aside.
import { jetstreamManager } from '@nats-io/jetstream'
import { ASIDE, type Aside, type Queue, QueueError, REPORTS, wordsOf } from './queue.ts'

export interface FleetStatus {
  /** Reports that no worker has taken yet. */
  readonly backlog: number
  /** Reports that workers hold. */
  readonly inHand: number
  /** Of those, given to a worker more than once. */
  readonly givenAgain: number
  /** Reports finished a second, over the time that was watched. */
  readonly rate: number
  /** Seconds since the oldest unfinished report was queued; 0 where none is. */
  readonly lag: number
  readonly setAside: number
  /** The last of those set aside, newest first. */
  readonly lastAside: readonly Aside[]
}

/** Watches for some milliseconds. Throws a `QueueError` where the servers do not answer. */
export async function fleetStatus(
  { connection, client, servers }: Queue,
  watch: number,
  last = 10,
): Promise<FleetStatus> {
  try {
    const manager = await jetstreamManager(connection)
    const finishedBy = async () => {
      const { state } = await manager.streams.info(REPORTS.stream)
      return { done: state.last_seq - state.messages, oldest: state.messages === 0 ? null : state.first_ts }
    }
    const before = await finishedBy()
    const begun = performance.now()
    await new Promise(resolve => setTimeout(resolve, watch))
    const now = await finishedBy()
    const seconds = (performance.now() - begun) / 1000
    const { num_pending, num_ack_pending, num_redelivered } = await manager.consumers.info(
      REPORTS.stream,
      REPORTS.consumer,
    )
    const { state } = await manager.streams.info(ASIDE.stream)
    const lastAside: Aside[] = []
    const stream = await client.streams.get(ASIDE.stream)
    for (let seq = state.last_seq; seq >= state.first_seq && lastAside.length < last && state.messages > 0; seq--) {
      const message = await stream.getMessage({ seq })
      if (message !== null) lastAside.push(message.json<Aside>())
    }
    return {
      backlog: num_pending,
      inHand: num_ack_pending,
      givenAgain: num_redelivered,
      rate: Math.max(0, (now.done - before.done) / seconds),
      lag: now.oldest === null ? 0 : Math.max(0, (Date.now() - Date.parse(now.oldest)) / 1000),
      setAside: state.messages,
      lastAside,
    }
  } catch (error) {
    throw new QueueError(`${servers}: ${wordsOf(error)}`, { cause: error })
  }
}
