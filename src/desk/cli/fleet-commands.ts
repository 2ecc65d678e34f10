// `chancery enqueue`, `worker` and `fleet status`: many machines read what waits in a queue, and keep it in one record.
import { type Command, Option } from 'commander'
import {
  type Aside,
  allCores,
  DEFAULT_SERVER,
  enqueue,
  type FleetStatus,
  fleetStatus,
  openQueue,
  prepareQueue,
  type Queue,
  QueueError,
  ReaderPool,
  work,
} from '../../fleet/index.ts'
import { RecordError } from '../../record/index.ts'
import { countOf } from './arguments.ts'
import { complain, type Outcome } from './fail.ts'
import { addInputOptions, INPUTS } from './input-options.ts'
import { write } from './output.ts'
import { Progress, sizeOf } from './progress.ts'
import { type ReportOptions, reportsOf } from './reports-in.ts'
import { paintFor, safe } from './style.ts'

/** Milliseconds over which `fleet status` watches the rate. */
const WATCH = 2000

const nats = () => new Option('--nats <urls>', 'NATS servers with JetStream, parted by commas').default(DEFAULT_SERVER)

/** Adds enqueue, worker and fleet. */
export function addFleetCommands(program: Command, version: string, outcome: Outcome): void {
  addInputOptions(
    program
      .command('enqueue')
      .description('put reports into the queue that workers read from')
      .argument('<input...>', INPUTS)
      .addOption(nats())
      .addOption(new Option('--replicas <count>', 'copies of the queue on a cluster').argParser(countOf))
      .option('--jsonl', 'text is JSONL, {id, text, title?, publisher?, published?, url?} a line'),
  ).action((names: string[], options: EnqueueOptions) =>
    withQueue(options.nats, outcome, queue => enqueueCommand(queue, names, options, version, outcome)),
  )
  program
    .command('worker')
    .description('read what is queued and keep it in a record, until stopped')
    .addOption(nats())
    .requiredOption('--record <url or file>', 'the record: postgres://…, or a file')
    .addOption(new Option('--threads <count>', 'threads that read').argParser(countOf).default(allCores()))
    .option('--until-empty', 'end when nothing is queued and no worker holds anything')
    .action((options: WorkerOptions) =>
      withQueue(options.nats, outcome, queue => workerCommand(queue, options, version)),
    )
  const fleet = program.command('fleet').description('the queue and its workers')
  fleet
    .command('status')
    .description('backlog, rate, lag, and what was set aside')
    .addOption(nats())
    .option('--json', 'as JSON')
    .action((options: { nats: string; json?: boolean }) =>
      withQueue(options.nats, outcome, async queue => {
        const status = await fleetStatus(queue, WATCH)
        await write(options.json ? `${JSON.stringify(status)}\n` : pageOf(status))
      }),
    )
}

interface EnqueueOptions extends ReportOptions {
  readonly nats: string
  readonly replicas?: number
}

interface WorkerOptions {
  readonly nats: string
  readonly record: string
  readonly threads: number
  readonly untilEmpty?: boolean
}

/** Runs with the queue open; what its servers or the record refuse is told and fails the command. */
async function withQueue(servers: string, outcome: Outcome, run: (queue: Queue) => Promise<void>): Promise<void> {
  let queue: Queue | null = null
  try {
    queue = await openQueue(servers, 'chancery')
    await run(queue)
  } catch (error) {
    if (!(error instanceof QueueError || error instanceof RecordError)) throw error
    const [, place, what] = /^(\S+): (.*)$/s.exec(error.message) ?? [null, 'queue', error.message]
    outcome.fail(place, what)
  } finally {
    await queue?.connection.close()
  }
}

async function enqueueCommand(
  queue: Queue,
  names: readonly string[],
  options: EnqueueOptions,
  version: string,
  outcome: Outcome,
): Promise<void> {
  await prepareQueue(queue, options.replicas)
  const progress = new Progress(await sizeOf(names))
  const tally = { queued: 0, known: 0 }
  let bytes = 0
  const reports = reportsOf(names, options, `chancery/${version}`, outcome, count => {
    bytes += count
  })
  try {
    for await (const sent of enqueue(queue, reports, ({ report }) => report)) {
      if (sent.what === 'refused') outcome.fail(sent.given.place, sent.reason)
      else tally[sent.what]++
      progress.update(bytes, tally.queued + tally.known)
    }
  } finally {
    progress.stop()
  }
  const known = tally.known > 0 ? `, ${tally.known} queued before` : ''
  await write(`${queue.servers}: ${tally.queued} reports queued${known}\n`)
}

async function workerCommand(queue: Queue, options: WorkerOptions, version: string): Promise<void> {
  await prepareQueue(queue)
  const stop = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort())
  const pool = new ReaderPool({ threads: options.threads, guarded: true })
  let [kept, aside] = [0, 0]
  let fault = ''
  try {
    await work(queue, {
      record: options.record,
      reader: version,
      pool,
      untilEmpty: options.untilEmpty ?? false,
      signal: stop.signal,
      onDone(some, others) {
        kept += some
        aside += others
        fault = ''
      },
      // A fault that lasts is told once.
      onFault(what) {
        if (what !== fault) complain('worker', `${what}; waiting`)
        fault = what
      },
    })
  } finally {
    await pool.close()
  }
  await write(`${kept} reports kept${aside > 0 ? `, ${aside} set aside` : ''}\n`)
}

function pageOf({ backlog, inHand, givenAgain, rate, lag, setAside, lastAside }: FleetStatus): string {
  const paint = paintFor(process.stdout)
  const row = (name: string, value: string) => `${paint('dim', name.padEnd(12))}${value}\n`
  const again = givenAgain > 0 ? ` (${givenAgain} of them given to a worker before)` : ''
  return [
    row('backlog', `${backlog} reports wait`),
    row('in hand', `${inHand} reports are with workers${again}`),
    row('rate', `${rate.toFixed(1)} reports a second over the last ${WATCH / 1000} s`),
    row('lag', lag === 0 ? 'none' : `the oldest has waited ${Math.round(lag)} s`),
    row('set aside', `${setAside} reports`),
    ...lastAside.map(asideLine),
  ].join('')
}

const asideLine = ({ id, reason, at }: Aside) =>
  `  ${at.slice(0, 19)}Z  ${safe(id ?? '(no report)')}: ${safe(reason)}\n`
