// The record at size: the sample's reports, read and varied by a seed, are kept, merged and asked. Items a second, file size, memory, and
// the 95th percentile of views. `npm run bench record -- --reports 100000`; `--keep FILE` leaves the record, `--record FILE` asks one.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openRecord, type RecordStore } from '../src/record/index.ts'
import {
  actorOf,
  agendaOf,
  demandsOf,
  instrumentsOf,
  positionsOf,
  promisesOf,
  searchOf,
  statementsOf,
  tiesOf,
  todayOf,
} from '../src/view/index.ts'
import { randomFrom } from '../test/sample/desk-of-reports.ts'
import { fillRecord } from './large-record.ts'

const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
const REPORTS = option('reports', 100_000)
const QUESTIONS = option('questions', 60)
/** Readings by the real reader, which are varied thereafter: reading is measured elsewhere. */
const READ = Math.min(option('read', 4000), REPORTS)

const random = randomFrom(3)
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]
const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`

/** By the clock, and in brackets the processor's time: on a machine that others use, too, the clock tells of them. */
async function percentile(name: string, ask: (i: number) => Promise<unknown>): Promise<void> {
  const [clock, processor]: number[][] = [[], []]
  for (let i = 0; i < QUESTIONS; i++) {
    const [begun, used] = [performance.now(), process.cpuUsage()]
    await ask(i)
    clock.push(performance.now() - begun)
    const { user, system } = process.cpuUsage(used)
    processor.push((user + system) / 1000)
  }
  const at = (times: number[], share: number) =>
    times.sort((a, b) => a - b)[Math.floor(share * (QUESTIONS - 1))].toFixed(0)
  const both = (share: number) => `${at(clock, share)} (${at(processor, share)}) ms`
  console.log(`${name}: median ${both(0.5)}, 95th percentile ${both(0.95)}`)
}

async function ask(store: RecordStore): Promise<void> {
  const words = [
    'quotas',
    'pipeline',
    'talks',
    'sanctions',
    'diplomats',
    'memorandum',
    '"joint exercises"',
    'grain -Athens',
    'depot killing',
  ]
  const actors = ['NOR', 'POL', 'JPN', 'BRA', 'KEN', 'TUR', 'IND', 'EGY', 'CAN', 'VNM', 'DEU', 'FRA']
  const year = { from: '2031-01-01', to: '2031-12-31' }
  const two = () => {
    const a = pick(actors)
    return [a, pick(actors.filter(other => other !== a))] as const
  }
  await percentile('ties of a pair', () => tiesOf(store, ...two()))
  await percentile('ties of a pair in a year', () => tiesOf(store, ...two(), year))
  await percentile('ties of one with a bloc of three', () => tiesOf(store, pick(actors), 'MEX+PER+AUS'))
  await percentile('positions, all', () => positionsOf(store))
  await percentile('positions of an actor', () => positionsOf(store, { actor: pick(actors) }))
  await percentile('positions in a year', () => positionsOf(store, year))
  await percentile('search with facets', i => searchOf(store, words[i % words.length]))
  await percentile('search with an actor, type and year', i =>
    searchOf(store, words[i % words.length], { actor: pick(actors), type: 'CONSULT', ...year }),
  )
  await percentile('agenda from a day', () => agendaOf(store, { from: '2032-03-01' }, { on: '2032-03-01', limit: 20 }))
  await percentile('agenda of an actor', () => agendaOf(store, { actor: pick(actors) }, { limit: 20 }))
  await percentile('demands', () => demandsOf(store, {}, { limit: 20 }))
  await percentile('promises of an actor', () => promisesOf(store, { actor: pick(actors) }, { limit: 20 }))
  await percentile('statements of an actor', () => statementsOf(store, { source: pick(actors) }))
  await percentile('instruments', () => instrumentsOf(store))
  await percentile('actor', () => actorOf(store, pick(actors)))
  await percentile('today', () => todayOf(store))
}

const text = (name: string) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}
const existing = text('record')
if (existing !== undefined) {
  const store = await openRecord(existing)
  await ask(store)
  await store.close()
  process.exit()
}

const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-'))
const file = text('keep') ?? join(folder, 'bench.chancery')
let store = await openRecord(file)
console.log(`${mb(process.memoryUsage().rss)} resident before reading`)
const { items, seconds } = await fillRecord(store, {
  reports: REPORTS,
  read: READ,
  onBatch(reports) {
    if (reports % (REPORTS / 4) < 250) console.log(`  ${reports} reports: ${mb(process.memoryUsage().rss)} resident`)
  },
})
console.log(
  `kept: ${Math.round(REPORTS / seconds)} reports, ${Math.round(items / seconds)} items a second; ${items} items`,
)
if (store.kind === 'sqlite') {
  await store.close()
  console.log(`file: ${mb(statSync(file).size)}`)
  store = await openRecord(file)
}
const merging = performance.now()
const happenings = await store.merge()
console.log(
  `merged: ${happenings} happenings in ${((performance.now() - merging) / 1000).toFixed(1)} s; ${mb(process.memoryUsage().rss)} resident`,
)
await ask(store)
let walked = 0
const walking = performance.now()
for await (const _ of store.items()) walked++
console.log(
  `walked: ${walked} items in ${((performance.now() - walking) / 1000).toFixed(1)} s; ${mb(process.memoryUsage().rss)} resident`,
)
await store.close()
rmSync(folder, { recursive: true, force: true })
