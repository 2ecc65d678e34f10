// Readers on many threads: the same readings in the same order, whatever a report does to its thread.
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Outcome, ReaderPool } from '../../src/fleet/index.ts'
import { read } from '../../src/read.ts'
import type { Report } from '../../src/report/index.ts'

const examples = new URL('../../examples/', import.meta.url)
const samples: Report[] = readdirSync(examples)
  .filter(name => name.endsWith('.txt'))
  .map(name => ({ id: name, text: readFileSync(new URL(name, examples), 'utf8'), published: '2027-03-10' }))
const many = Array.from({ length: 60 }, (_, i) => ({ ...samples[i % samples.length], id: `r${i}` }))

describe('two threads', () => {
  let pool: ReaderPool
  beforeAll(() => {
    pool = new ReaderPool({ threads: 2, thread: new URL('./source-thread.mjs', import.meta.url) })
  })
  afterAll(() => pool.close())

  test('read what one reads, in the order of the reports', async () => {
    expect(await pool.read(many)).toEqual(many.map(report => ({ reading: read(report) })))
  })

  test('take in no more than they have in hand', async () => {
    let taken = 0
    let given = 0
    let most = 0
    function* source() {
      for (const report of Array.from({ length: 3 }, () => many).flat()) {
        taken++
        yield report
      }
    }
    for await (const _ of pool.stream(source(), report => report)) {
      given++
      most = Math.max(most, taken - given)
    }
    expect(given).toBe(180)
    expect(most).toBeLessThan(100)
  })

  test('read nothing of nothing', async () => {
    expect(await pool.read([])).toEqual([])
  })
})

describe('a report that ends its thread', () => {
  const thread = new URL('./poison-thread.mjs', import.meta.url)
  const cases: [what: string, text: string, reason: RegExp, patience?: number][] = [
    ['throws', 'THROWS', /^ended its reader twice: thrown$/],
    ['leaves', 'LEAVES', /^ended its reader twice: .*exit/],
    ['fills its memory', 'FILLS', /^ended its reader twice: .*memory/],
    ['never ends', 'HANGS', /^ended its reader twice: was not read within 6 s$/, 6000],
  ]
  test.each(cases)('%s: it alone is set aside, with the reason', async (_, text, reason, patience = 50_000) => {
    const pool = new ReaderPool({ threads: 2, thread, patience, room: 64 })
    const reports = [...many.slice(0, 20), { id: 'poison', text }, ...many.slice(20, 40)]
    const outcomes = await pool.read(reports)
    await pool.close()
    const aside = outcomes.flatMap((outcome: Outcome, i) =>
      'reason' in outcome ? [[reports[i].id, outcome.reason]] : [],
    )
    expect(aside).toEqual([['poison', expect.stringMatching(reason)]])
    expect(outcomes[30]).toMatchObject({ reading: { report: reports[30] } })
  })
})
