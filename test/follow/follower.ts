// A process that follows the feeds of an OPML file, to be killed: `follower.ts <record> <opml>`. Its reader finds nothing, and so costs nothing.
import { readFileSync } from 'node:fs'
import { follow } from '../../src/follow/index.ts'
import { openRecord } from '../../src/record/index.ts'
import { readOpml } from '../../src/report/index.ts'

const [record, opml] = process.argv.slice(2)
const stop = new AbortController()
process.once('SIGTERM', () => stop.abort())
const store = await openRecord(record)
await follow(store, readOpml(readFileSync(opml, 'utf8')), {
  reader: 'test',
  read: async reports =>
    reports.map(report => ({ report, statements: [], events: [], positions: [], instruments: [] })),
  allowPrivate: true,
  delay: 0.1,
  timeout: 6000,
  idleTimeout: 4000,
  hosts: 64,
  pace: { least: 1, first: 2, most: 8 },
  // Shorter than it takes to begin again after a kill.
  lease: 1,
  stop: stop.signal,
})
await store.close()
