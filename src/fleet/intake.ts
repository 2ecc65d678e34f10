// Reports as they come from the queue, a few ahead of their reading. While a worker holds a report, waiting or in hand, the
// servers hear that it lives; what it does not acknowledge goes to another worker.
import type { Consumer, ConsumerMessages, JsMsg } from '@nats-io/jetstream'
import { ACK_WAIT, type Queue, REPORTS } from './queue.ts'

/** Reports that wait for their reading at most. */
const AHEAD = 128
/** Milliseconds between signs of life of a server that has nothing; two left out, and what waits is asked for anew, of whoever leads now. */
const HEARTBEAT = 3000

export class Intake {
  private readonly consumer: Consumer
  private readonly messages: ConsumerMessages
  private readonly waiting: JsMsg[] = []
  private readonly held = new Set<JsMsg>()
  private readonly alive: NodeJS.Timeout
  private ended = false
  private onMessage: () => void = () => {}
  private onRoom: () => void = () => {}

  private constructor(consumer: Consumer, messages: ConsumerMessages) {
    this.consumer = consumer
    this.messages = messages
    this.alive = setInterval(() => {
      for (const message of this.held) message.working()
    }, ACK_WAIT / 3)
    // A connection that is closed while messages come in ends the listening; `take` tells.
    this.listen()
      .catch(() => {})
      .finally(() => {
        this.ended = true
        this.onMessage()
      })
  }

  static async open({ client }: Queue): Promise<Intake> {
    const consumer = await client.consumers.get(REPORTS.stream, REPORTS.consumer)
    return new Intake(
      consumer,
      await consumer.consume({ max_messages: AHEAD, expires: 2 * HEARTBEAT, idle_heartbeat: HEARTBEAT }),
    )
  }

  private async listen(): Promise<void> {
    for await (const message of this.messages) {
      this.held.add(message)
      this.waiting.push(message)
      this.onMessage()
      while (this.waiting.length >= AHEAD) await new Promise<void>(resolve => (this.onRoom = resolve))
    }
  }

  /** What waits, so many at most; after so many milliseconds without any, none. Throws where the queue is gone. */
  async take(most: number, patience: number): Promise<JsMsg[]> {
    if (this.waiting.length === 0 && !this.ended) {
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, patience)
        this.onMessage = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    if (this.waiting.length === 0 && this.ended) throw new Error('the queue was taken away')
    const taken = this.waiting.splice(0, most)
    this.onRoom()
    return taken
  }

  /** Says that a report is done. */
  done(message: JsMsg): void {
    message.ack()
    this.held.delete(message)
  }

  /** Whether nothing is queued and no worker holds anything. */
  async isEmpty(): Promise<boolean> {
    const { num_pending, num_ack_pending } = await this.consumer.info()
    return num_pending === 0 && num_ack_pending === 0
  }

  /** What was taken and not done goes back at once. */
  async close(): Promise<void> {
    clearInterval(this.alive)
    for (const message of this.held) message.nak()
    this.held.clear()
    this.messages.stop()
  }
}
