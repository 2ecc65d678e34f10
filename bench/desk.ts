// The desk under load: a record at size, the built desk in a process of its own, questions at a steady rate whether or not those before
// are answered. `npm run bench desk -- --reports 100000 --rate 50 --seconds 60`; `--record FILE` uses a record made before; `--rate 0` asks
// each question alone and opens each page, and no more; `--no-pages` opens none. Beside the clock it tells the processor's time that the desk took.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import { openRecord } from '../src/record/index.ts'
import { randomFrom } from '../test/record/happenings/set.ts'
import { fillRecord } from './large-record.ts'

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}
const REPORTS = Number(option('reports') ?? 100_000)
const RATE = Number(option('rate') ?? 50)
const SECONDS = Number(option('seconds') ?? 60)

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
const random = randomFrom(8)
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]
const STATES = ['NOR', 'POL', 'JPN', 'BRA', 'KEN', 'TUR', 'IND', 'EGY', 'CAN', 'VNM', 'HUN', 'PER', 'PAK', 'GRC']
const WORDS = [
  'quotas',
  'pipeline',
  'talks',
  'sanctions',
  'diplomats',
  'visas',
  '"air traffic rights"',
  'wheat -Geneva',
]
const TYPES = ['CONSULT', 'SANCTION', 'ACCUSE', 'AID', 'REQUEST']
const month = () => `${pick([2030, 2031, 2032, 2033])}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-01`

/** What people and programs ask, by how often; every question with values of its own. */
const QUESTIONS: readonly (readonly [name: string, weight: number, address: () => string])[] = [
  ['today', 2, () => '/index.json'],
  ['search', 4, () => `/search.json?q=${encodeURIComponent(pick(WORDS))}&actor=${pick(STATES)}`],
  ['items', 4, () => `/items.json?actor=${pick(STATES)}&type=${pick(TYPES)}&from=${month()}`],
  ['item', 4, () => `/item/${pick(ids)}.json`],
  ['report', 4, () => `/report/${pick(editions)}.json`],
  ['actor', 3, () => `/actor/${pick(STATES)}.json?from=${month()}`],
  ['pair', 3, () => `/pair/${pick(STATES)}/${pick(STATES)}.json`],
  ['agenda', 2, () => `/agenda.json?actor=${pick(STATES)}&from=${month()}`],
  ['positions', 2, () => `/positions.json?actor=${pick(STATES)}`],
  ['instruments', 1, () => `/instruments.json?actor=${pick(STATES)}`],
  ['happenings', 1, () => `/happenings.json?actor=${pick(STATES)}`],
  ['map', 1, () => `/map.json?from=${month()}`],
  ['review', 1, () => '/review.json'],
  ['demands', 1, () => `/demands.json?actor=${pick(STATES)}`],
  ['promises', 1, () => `/promises.json?actor=${pick(STATES)}`],
]
const ids: string[] = []
const editions: string[] = []

function nextQuestion(): readonly [string, string] {
  let at = random() * QUESTIONS.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [name, weight, address] of QUESTIONS) if ((at -= weight) < 0) return [name, address()]
  return ['today', '/index.json']
}

async function recordAtSize(file: string): Promise<void> {
  const store = await openRecord(file)
  const begun = performance.now()
  await fillRecord(store, { reports: REPORTS, read: Math.min(2000, REPORTS) })
  await store.merge()
  await store.close()
  console.log(`record of ${REPORTS} reports made in ${((performance.now() - begun) / 1000).toFixed(0)} s`)
}

function begin(file: string): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(process.execPath, ['dist/desk/cli/main.js', 'desk', '--record', file, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise(resolve => {
    child.stdout.on('data', chunk => {
      const [address] = /http:\/\/[\d.:]+/.exec(String(chunk)) ?? []
      if (address !== undefined) resolve({ child, address })
    })
  })
}

async function timed(address: string): Promise<number> {
  const begun = performance.now()
  const response = await fetch(address)
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return performance.now() - begun
}

/** Processor time that the desk has taken so far, all of its threads, in ms; NaN where the system does not tell. */
function processorTime(): number {
  try {
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ')
    // In hundredths of a second, for programs and for the system on their behalf.
    return 10 * (Number(fields[11]) + Number(fields[12]))
  } catch {
    return Number.NaN
  }
}

function told(name: string, times: number[], processor?: number): void {
  times.sort((a, b) => a - b)
  const at = (share: number) =>
    `${times[Math.min(times.length - 1, Math.floor(share * times.length))].toFixed(0)} ms`.padStart(8)
  const used = processor === undefined ? '' : `${(processor / times.length).toFixed(1)} ms`.padStart(12)
  console.log(
    `${name.padEnd(12)} ${String(times.length).padStart(6)} ${at(0.5)} ${at(0.95)} ${at(0.99)} ${at(1)}${used}`,
  )
}

const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-'))
const file = option('record') ?? join(folder, 'bench.chancery')
if (!existsSync(file)) await recordAtSize(file)
const { child, address } = await begin(file)
const { data } = (await (await fetch(`${address}/items.json?limit=500`)).json()) as {
  data: { id: string; edition: string }[]
}
for (const { id, edition } of data) {
  ids.push(id)
  editions.push(edition)
}

console.log(
  `\nalone, each question for the first time\n${' '.repeat(13)} asked   median  95 of 100  99 of 100  longest  processor each`,
)
for (const [name, , addressOf] of QUESTIONS) {
  const times: number[] = []
  const used = processorTime()
  for (const one of new Set(Array.from({ length: 12 }, addressOf))) times.push(await timed(address + one))
  told(name, times, processorTime() - used)
}

/** First paint of each page, and when its data is there, each page five times with nothing kept. */
async function paintPages(): Promise<void> {
  if (!existsSync(CHROMIUM)) return console.log(`pages left out: no Chromium at ${CHROMIUM}`)
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
  console.log(`\nfirst paint of pages, and when their data is there (median, longest of five)`)
  const paths = ['/', '/reports', `/report/${editions[0]}`, `/item/${ids[0]}`, '/actor/NOR', '/pair/NOR/POL']
  paths.push('/positions', '/agenda', '/demands', '/promises', '/instruments', '/happenings', '/map')
  paths.push('/search?q=quotas', '/sources', '/review')
  for (const path of paths) {
    const [paints, wholes]: number[][] = [[], []]
    for (let i = 0; i < 5; i++) {
      const context = await browser.newContext()
      const page = await context.newPage()
      const begun = performance.now()
      await page.goto(address + path)
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
      paints.push(
        await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN),
      )
      await page.waitForFunction(() => {
        const { document } = globalThis as unknown as { document: { querySelector(selector: string): unknown } }
        return document.querySelector('h1') !== null && document.querySelector('[aria-busy="true"], .loading') === null
      })
      wholes.push(performance.now() - begun)
      await context.close()
    }
    const both = (times: number[]) => {
      times.sort((a, b) => a - b)
      return `${times[2].toFixed(0)} (${times[4].toFixed(0)}) ms`.padStart(16)
    }
    console.log(`${path.slice(0, 20).padEnd(20)} ${both(paints)} ${both(wholes)}`)
  }
  await browser.close()
}
if (!process.argv.includes('--no-pages')) await paintPages()
if (RATE === 0) {
  child.kill()
  rmSync(folder, { recursive: true, force: true })
  process.exit()
}

console.log(`\n${RATE} questions a second for ${SECONDS} s`)
const all: number[] = []
const byName = new Map<string, number[]>()
const open: Promise<void>[] = []
const [begun, used] = [performance.now(), processorTime()]
for (let i = 0; i < RATE * SECONDS; i++) {
  const wait = begun + (i * 1000) / RATE - performance.now()
  if (wait > 0) await sleep(wait)
  const [name, path] = nextQuestion()
  open.push(
    timed(address + path).then(time => {
      all.push(time)
      byName.set(name, [...(byName.get(name) ?? []), time])
    }),
  )
}
await Promise.all(open)
for (const [name, times] of byName) told(name, times)
told('all', all, processorTime() - used)
child.kill()
rmSync(folder, { recursive: true, force: true })
