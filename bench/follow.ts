// Feeds on an unruly net on loopback, followed by a process that is killed now and then: `npm run bench follow -- --feeds 500 --minutes 10`.
import { parseArgs } from 'node:util'
import { followAmidKills } from '../test/follow/killed.ts'
import { postgresServer } from '../test/record/backends.ts'

const { values } = parseArgs({
  options: {
    feeds: { type: 'string', default: '500' },
    items: { type: 'string', default: '10' },
    minutes: { type: 'string', default: '10' },
    kills: { type: 'string', default: '4' },
    drain: { type: 'string', default: '600' },
    // Into a PostgreSQL of its own instead of a file.
    postgres: { type: 'boolean', default: false },
  },
})
const server = values.postgres ? await postgresServer() : null
const survived = await followAmidKills(
  { feeds: Number(values.feeds), items: Number(values.items), during: Number(values.minutes) * 60_000, faults: 0.15 },
  Number(values.kills),
  Number(values.drain),
  (await server?.fresh()) ?? null,
)
await server?.stop()
console.log(JSON.stringify({ ...survived, missing: survived.missing.length, twice: survived.twice.length }, null, 2))
if (survived.missing.length > 0 || survived.twice.length > 0) process.exitCode = 1
