// Kills a keeping process at random moments, again and again, and looks at what it leaves. `npm run fault -- --runs 200`.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openRecord } from '../../src/record/index.ts'
import { allOf, meeting } from './invented.ts'

const SIZE = 20
const KEEPER = new URL('./keeper.ts', import.meta.url).pathname

/** What a run of kills showed. */
export interface Outcome {
  readonly kills: number
  /** Kills while something was being written. */
  readonly amid: number
  readonly problems: readonly string[]
}

/** A keeper that is killed so many ms after it opened the record; never, for null. Gives what it said. */
function run(file: string, reports: number, delay: number | null): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', KEEPER, file, String(reports), String(SIZE)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    let timer: NodeJS.Timeout | undefined
    child.stdout.on('data', chunk => {
      const opened = said === ''
      said += chunk
      if (opened && delay !== null) timer = setTimeout(() => child.kill('SIGKILL'), delay)
    })
    child.on('error', reject)
    child.on('close', () => {
      clearTimeout(timer)
      resolve(said)
    })
  })
}

/** Kills `runs` times; a record that is full is begun anew. */
export async function killAtRandom(runs: number, seed: number): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-fault-'))
  const problems: string[] = []
  let amid = 0
  let state = seed >>> 0
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const reports = 2000
  let file = join(folder, '0.chancery')
  let told = new Set<number>()
  for (let i = 0; i < runs; i++) {
    const said = await run(file, reports, Math.floor(random() ** 2 * 400))
    for (const [, at] of said.matchAll(/kept (\d+)\n/g)) told.add(Number(at))
    if (!said.includes('done')) amid++
    problems.push(...(await look(file, told, `kill ${i}`)))
    if (said.includes('done') || i % 25 === 24) {
      problems.push(...(await finish(file, reports, `kill ${i}`)))
      file = join(folder, `${i + 1}.chancery`)
      told = new Set()
    }
  }
  if (existsSync(file)) problems.push(...(await finish(file, reports, 'end')))
  await rm(folder, { recursive: true, force: true })
  return { kills: runs, amid, problems }
}

/** Everything that was told as kept is there, whole; every batch is whole or absent. */
async function look(file: string, told: ReadonlySet<number>, place: string): Promise<string[]> {
  const problems: string[] = []
  const store = await openRecord(file)
  for (const { place: where, what } of await store.verify()) problems.push(`${place}: ${where}: ${what}`)
  const batches = new Map<number, number>()
  for await (const reading of store.readings()) {
    const at = Math.floor(Number(reading.report.id.slice(1)) / SIZE) * SIZE
    batches.set(at, (batches.get(at) ?? 0) + 1)
    const items =
      reading.statements.length + reading.events.length + reading.positions.length + reading.instruments.length
    if (items !== 5) problems.push(`${place}: ${reading.report.id} has ${items} items, expected 5`)
  }
  for (const [at, count] of batches) if (count !== SIZE) problems.push(`${place}: batch ${at} has ${count} reports`)
  for (const at of told) if (!batches.has(at)) problems.push(`${place}: batch ${at} was kept and is lost`)
  await store.close()
  return problems
}

/** A second run finishes the rest, and the record is as if nothing had happened. */
async function finish(file: string, reports: number, place: string): Promise<string[]> {
  const said = await run(file, reports, null)
  if (!said.includes('done')) return [`${place}: the last run did not finish`]
  const store = await openRecord(file, { readOnly: true })
  const kept = (await allOf(store.readings())).map(({ kept: _, ...reading }) => JSON.stringify(reading)).sort()
  await store.close()
  const wanted = Array.from({ length: reports }, (_, i) =>
    JSON.stringify(meeting({ id: `r${i}`, town: `Town${i}` })),
  ).sort()
  return kept.length === wanted.length && kept.every((one, i) => sameJson(one, wanted[i]))
    ? []
    : [`${place}: the record differs`]
}

const sameJson = (a: string, b: string) => sorted(JSON.parse(a)) === sorted(JSON.parse(b))

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const at = process.argv.indexOf('--runs')
  const { kills, amid, problems } = await killAtRandom(at < 0 ? 200 : Number(process.argv[at + 1]), 7)
  for (const problem of problems) console.error(problem)
  console.log(
    `${kills} kills, ${amid} of them amid keeping: ${problems.length === 0 ? 'nothing lost, nothing half-written' : `${problems.length} problems`}`,
  )
  process.exitCode = problems.length === 0 ? 0 : 1
}
