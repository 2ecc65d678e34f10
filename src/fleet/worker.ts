// A worker: takes reports from the queue, reads them, keeps the readings, and only then says that they are done. Killed at any
// moment it loses nothing: what it did not finish is given to another, and keeping twice changes nothing.
import type { JsMsg } from '@nats-io/jetstream'
import { openRecord, type Reading, RecordError, type RecordStore } from '../record/index.ts'
import { type Report, reportOfLine } from '../report/index.ts'
import { Intake } from './intake.ts'
import type { ReaderPool } from './pool.ts'
import { ASIDE, type Aside, type Queue, QueueError, wordsOf } from './queue.ts'

export interface WorkOptions {
  /** File or URL of the record. */
  readonly record: string
  /** Who reads, with its version. */
  readonly reader: string
  readonly pool: ReaderPool
  /** Ends when nothing is queued and no worker holds anything. */
  readonly untilEmpty: boolean
  /** Ends after the reports in hand. */
  readonly signal: AbortSignal
  /** Hears of what was done. */
  readonly onDone?: (kept: number, aside: number) => void
  /** Hears of a fault that is waited out. */
  readonly onFault?: (what: string) => void
}

/** Reports in a transaction at most. */
const BATCH = 64
/** Milliseconds without a report after which a worker looks whether the queue is empty. */
const IDLE = 500
/** A report that so many workers did not live to finish is set aside. */
const MOST_DELIVERIES = 20
const PAUSE = 1000

/** Works until it is told to end. Servers that go away are waited for. Throws where the record refuses for good. */
export async function work(queue: Queue, options: WorkOptions): Promise<void> {
  const { signal, untilEmpty, onFault = () => {} } = options
  let store: RecordStore | null = null
  let intake: Intake | null = null
  try {
    while (!signal.aborted) {
      try {
        store ??= await openRecord(options.record)
        intake ??= await Intake.open(queue)
        const messages = await intake.take(BATCH, IDLE)
        if (messages.length > 0) await finish(queue, intake, messages, store, options)
        else if (untilEmpty && (await intake.isEmpty())) return
      } catch (error) {
        if (error instanceof RecordError && !error.passing) throw error
        // What this worker holds goes to another, or comes again.
        await intake?.close().catch(() => {})
        intake = null
        onFault(error instanceof RecordError ? error.message : `${queue.servers}: ${wordsOf(error)}`)
        await pause(signal)
      }
    }
  } finally {
    await intake?.close().catch(() => {})
    await store?.close().catch(() => {})
  }
}

/** Reads, keeps, and only then says that the reports are done. */
async function finish(
  queue: Queue,
  intake: Intake,
  messages: readonly JsMsg[],
  store: RecordStore,
  { pool, reader, signal, onDone = () => {}, onFault = () => {} }: WorkOptions,
): Promise<void> {
  const readable: { readonly message: JsMsg; readonly report: Report }[] = []
  let aside = 0
  for (const message of messages) {
    const given = reportOfLine(message.string())
    if ('report' in given && message.info.deliveryCount <= MOST_DELIVERIES) {
      readable.push({ message, report: given.report })
      continue
    }
    const reason = 'error' in given ? given.error : `was given to ${MOST_DELIVERIES} workers, and none finished it`
    await setAside(queue, message, reason, null)
    aside++
  }
  const unknown = new Set(await keeping(() => store.unknown(readable.map(({ report }) => report)), signal, onFault))
  const fresh = readable.filter(({ report }) => unknown.has(report))
  const readings: Reading[] = []
  for await (const [{ message, report }, outcome] of pool.stream(fresh, ({ report }) => report)) {
    if ('reading' in outcome) readings.push(outcome.reading)
    else {
      await setAside(queue, message, outcome.reason, report.id)
      aside++
    }
  }
  await keeping(() => store.keep(readings, { reader }), signal, onFault)
  for (const message of messages) intake.done(message)
  await queue.connection.flush()
  onDone(readings.length, aside)
}

/** Tries until the record answers. Told to end while it does not, gives up: the reports go to another worker. */
async function keeping<T>(run: () => Promise<T>, signal: AbortSignal, onFault: (what: string) => void): Promise<T> {
  for (;;) {
    try {
      return await run()
    } catch (error) {
      if (!(error instanceof RecordError && error.passing) || signal.aborted) throw error
      onFault(error.message)
      await pause(signal)
    }
  }
}

async function setAside({ client, servers }: Queue, message: JsMsg, reason: string, id: string | null): Promise<void> {
  const aside: Aside = { id, reason, at: message.time.toISOString(), message: message.string() }
  try {
    await client.publish(ASIDE.subject, JSON.stringify(aside), { msgID: `${message.seq}` })
  } catch (error) {
    throw new QueueError(`${servers}: ${wordsOf(error)}`, { cause: error })
  }
}

const pause = (signal: AbortSignal) =>
  new Promise<void>(resolve => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, PAUSE)
    signal.addEventListener('abort', end)
  })
