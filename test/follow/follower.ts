// A process that follows the feeds of an OPML file, to be killed: `follower.ts <record> <opml> <seconds>`. Its reader finds nothing, and so costs nothing.
import { readFileSync } from 'node:fs'
import { follow } from '../../src/follow/index.ts'
import { openRecord } from '../../src/record/index.ts'
import { readOpml } from '../../src/report/index.ts'

const [record, opml, seconds] = process.argv.slice(2)
const store = await openRecord(record)
await follow(store, readOpml(readFileSync(opml, 'utf8')), {
  reader: 'test',
  read: async reports =>
    reports.map(report => ({ report, statements: [], events: [], positions: [], instruments: [] })),
  allowPrivate: true,
  delay: 0.05,
  timeout: 15_000,
  idleTimeout: 8000,
  hosts: 64,
  pace: { least: 1, first: 2, most: 8 },
  stop: AbortSignal.timeout(Math.round(Number(seconds) * 1000)),
})
await store.close()
