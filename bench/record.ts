// The record at size: reports made from templates and a seed are kept, merged and asked. Reports a second, file size, memory, and
// the 95th percentile of questions. `npm run bench record -- --reports 100000`.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openRecord, type RecordStore } from '../src/record/index.ts'
import { randomFrom } from '../test/record/happenings/set.ts'
import { fillRecord } from './large-record.ts'

const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
const REPORTS = option('reports', 100_000)
const QUESTIONS = 60
/** Readings by the real reader, which are varied thereafter: reading is measured elsewhere. */
const READ = Math.min(option('read', 2000), REPORTS)

const random = randomFrom(3)
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]
const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`

async function percentile(name: string, ask: (i: number) => Promise<unknown>): Promise<void> {
  const times: number[] = []
  for (let i = 0; i < QUESTIONS; i++) {
    const begun = performance.now()
    await ask(i)
    times.push(performance.now() - begun)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => `${times[Math.floor(share * (QUESTIONS - 1))].toFixed(0)} ms`
  console.log(`${name}: median ${at(0.5)}, 95th percentile ${at(0.95)}`)
}

async function ask(store: RecordStore): Promise<void> {
  const words = [
    'quotas',
    'pipeline',
    'talks',
    'sanctions',
    'diplomats',
    'harbour',
    '"air traffic rights"',
    'wheat -Geneva',
    'depot killing',
  ]
  const actors = ['NOR', 'POL', 'JPN', 'BRA', 'KEN', 'TUR', 'IND', 'EGY', 'CAN', 'VNM']
  await percentile('search', i => store.search(words[i % words.length]))
  await percentile('search with an actor, type and dates', i =>
    store.search(words[i % words.length], {
      actor: pick(actors),
      type: 'CONSULT',
      from: '2031-01-01',
      to: '2031-12-31',
    }),
  )
  await percentile('50 items of a pair', async () => {
    for await (const _ of store.items({ actor: pick(actors), with: pick(actors), kind: 'events', limit: 50 })) {
    }
  })
  await percentile('a pair counted by month, type and status', () => {
    const [source, target] = [pick(actors), pick(actors)]
    return store.database
      .selectFrom('dyads')
      .select(({ fn }) => ['day', 'type', 'status', fn.countAll().as('total')])
      .where('source', '=', source)
      .where('target', '=', target)
      .groupBy(['day', 'type', 'status'])
      .execute()
  })
}

const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-'))
const file = join(folder, 'bench.chancery')
let store = await openRecord(
  process.argv.includes('--record') ? process.argv[process.argv.indexOf('--record') + 1] : file,
)
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
await ask(store)
const merging = performance.now()
const happenings = await store.merge()
console.log(
  `merged: ${happenings} happenings in ${((performance.now() - merging) / 1000).toFixed(1)} s; ${mb(process.memoryUsage().rss)} resident`,
)
let walked = 0
const walking = performance.now()
for await (const _ of store.items()) walked++
console.log(
  `walked: ${walked} items in ${((performance.now() - walking) / 1000).toFixed(1)} s; ${mb(process.memoryUsage().rss)} resident`,
)
await store.close()
rmSync(folder, { recursive: true, force: true })
