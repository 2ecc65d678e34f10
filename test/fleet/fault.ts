// The fleet under faults: four workers of which two are killed again and again, the NATS server restarted, the database away for
// ten seconds. Then the record must be byte for byte what one process makes. `npm run fault:fleet -- --reports 20000`.
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { randomFrom } from '../record/happenings/set.ts'
import { natsServers, postgres, type Server } from './servers.ts'

const CHANCERY = new URL('../../dist/desk/cli/main.js', import.meta.url).pathname
const WORKERS = 4
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

const STATES = 'Norway Poland Japan Brazil Kenya Turkey India Egypt Canada Vietnam Peru Ghana Chile Jordan Nepal'.split(
  ' ',
)
const DEEDS = [
  'urged X to open its ports to grain',
  'accused X of breaking the fishing agreement',
  'signed a treaty on air traffic with X in Geneva',
  'recalled its ambassador from X on Monday',
  'said that it would send doctors to X',
  'imposed sanctions on X over the dam',
  'held talks with X on the border',
  'is opposed to the tariffs of X',
]

/** So many reports of a few sentences each, no two alike. */
export function* invented(count: number, seed: number): Generator<string> {
  const random = randomFrom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]
  for (let i = 0; i < count; i++) {
    const sentences = Array.from(
      { length: 1 + Math.floor(random() * 3) },
      () => `${pick(STATES)} ${pick(DEEDS).replace('X', pick(STATES))}, its foreign ministry said.`,
    )
    const day = String(1 + Math.floor(random() * 28)).padStart(2, '0')
    const text = `${sentences.join(' ')} It was report number ${i}.`
    yield `${JSON.stringify({ id: `r${i}`, published: `2027-0${1 + (i % 9)}-${day}`, publisher: pick(['Baltic Wire', 'Cape News']), text })}\n`
  }
}

/** Runs the command; gives what it printed. Throws where it fails. */
async function chancery(...options: string[]): Promise<string> {
  const child = spawn(process.execPath, [CHANCERY, ...options], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', chunk => {
    said += chunk
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`chancery ${options.join(' ')} ended with ${code}: ${said}`)
  return said
}

/** Digest and number of lines of everything that a record holds. */
async function exported(record: string): Promise<{ lines: number; digest: string }> {
  const child = spawn(process.execPath, [CHANCERY, 'export', '--format', 'jsonl', '--record', record], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const hash = createHash('sha256')
  let lines = 0
  child.stdout.on('data', (chunk: Buffer) => {
    hash.update(chunk)
    for (const byte of chunk) if (byte === 10) lines++
  })
  await once(child, 'close')
  return { lines, digest: hash.digest('hex') }
}

const isAlive = (worker: ChildProcess) => worker.exitCode === null && worker.signalCode === null

/** Four workers; those that end before they are told to are started anew. */
class Crew {
  readonly workers: ChildProcess[] = []
  private open = true
  kills = 0
  private readonly options: readonly string[]

  constructor(options: readonly string[]) {
    this.options = options
    for (let i = 0; i < WORKERS; i++) this.start(i)
  }

  private start(i: number): void {
    const worker = spawn(process.execPath, [CHANCERY, 'worker', ...this.options], {
      stdio: ['ignore', 'ignore', process.env.FLEET_LOUD === undefined ? 'ignore' : 'inherit'],
    })
    worker.on('exit', code => {
      // One that ended by itself has found the queue empty.
      if (this.open && code !== 0) this.start(i)
    })
    this.workers[i] = worker
  }

  /** Kills one of the first two, while there is work: on a slow machine they would never live to see the queue empty. */
  kill(i: number): void {
    if (!this.workers.slice(2).some(isAlive)) return
    if (isAlive(this.workers[i]) && this.workers[i].kill('SIGKILL')) this.kills++
  }

  get busy(): boolean {
    return this.workers.some(isAlive)
  }

  async end(): Promise<void> {
    this.open = false
    for (const worker of this.workers) if (worker.exitCode === null) worker.kill('SIGKILL')
  }
}

/** What a run showed. */
export interface Shown {
  readonly reports: number
  readonly kills: number
  readonly seconds: number
  readonly problems: readonly string[]
}

export async function faultRun(reports: number, options: { readonly cluster?: boolean } = {}): Promise<Shown> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-fleet-'))
  const file = join(folder, 'reports.jsonl')
  const out = createWriteStream(file)
  for (const line of invented(reports, 11)) if (!out.write(line)) await once(out, 'drain')
  out.end()
  await once(out, 'finish')
  const servers = await natsServers(options.cluster ? 3 : 1)
  const database: Server = await postgres()
  const problems: string[] = []
  const begun = performance.now()
  let crew: Crew | null = null
  try {
    await Promise.all([...servers, database].map(server => server.start()))
    const urls = servers.map(server => server.url).join(',')
    const nats = ['--nats', urls]
    await pause(options.cluster ? 5000 : 0)
    await chancery('enqueue', '--jsonl', file, ...nats, '--replicas', String(servers.length))
    crew = new Crew([...nats, '--record', database.url, '--threads', '1', '--until-empty'])
    const random = randomFrom(5)
    let faults = 0
    for (let step = 0; crew.busy; step++) {
      await pause(300 + random() * 1500)
      crew.kill(step % 2)
      if (step === 3) {
        // A cluster goes on with two of three; a lone server comes back with all it had.
        await servers[0].kill()
        if (!options.cluster) await servers[0].start()
        faults++
      }
      if (step === 6) {
        await database.kill()
        await pause(10_000)
        await database.start()
        faults++
      }
      if (performance.now() - begun > 900_000) {
        problems.push('the queue was not empty after 15 minutes')
        break
      }
    }
    if (faults < 2) problems.push(`the queue was empty before all faults were made (${faults} of 2): take more reports`)
    await crew.end()
    const alone = join(folder, 'alone.chancery')
    await chancery('keep', '--jsonl', file, '--record', alone)
    const threads = join(folder, 'threads.chancery')
    await chancery('keep', '--jsonl', file, '--record', threads, '--threads', '2')
    const [one, two, many] = [await exported(alone), await exported(threads), await exported(database.url)]
    if (one.lines !== reports) problems.push(`one process kept ${one.lines} reports, expected ${reports}`)
    if (two.digest !== one.digest) problems.push('two threads and one process differ')
    if (many.lines !== reports) problems.push(`the fleet kept ${many.lines} reports, expected ${reports}`)
    else if (many.digest !== one.digest) problems.push('the fleet and one process differ')
    const status = JSON.parse(await chancery('fleet', 'status', '--json', ...nats)) as Record<string, number>
    for (const name of ['backlog', 'inHand', 'setAside'])
      if (status[name] !== 0) problems.push(`${name} is ${status[name]}, expected 0`)
  } finally {
    await crew?.end()
    await Promise.all([...servers, database].map(server => server.remove()))
    await rm(folder, { recursive: true, force: true })
  }
  return { reports, kills: crew?.kills ?? 0, seconds: (performance.now() - begun) / 1000, problems }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const at = process.argv.indexOf('--reports')
  const cluster = process.argv.includes('--cluster')
  const { reports, kills, seconds, problems } = await faultRun(at < 0 ? 20_000 : Number(process.argv[at + 1]), {
    cluster,
  })
  for (const problem of problems) console.error(problem)
  console.log(
    `${reports} reports, ${cluster ? 'three NATS servers of which one was lost' : 'one NATS server, restarted once'}, the database away for 10 s, ${kills} workers killed, ${Math.round(seconds)} s: ${problems.length === 0 ? 'every report kept exactly once, byte for byte as by one process' : `${problems.length} problems`}`,
  )
  process.exitCode = problems.length === 0 ? 0 : 1
}
