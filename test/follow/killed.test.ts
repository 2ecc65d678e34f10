// Twenty feeds on an unruly net, followed by a process that is killed three times. `npm run bench follow` does it with five hundred, for ten minutes.
import { platform } from 'node:os'
import { expect, test } from 'vitest'
import { followAmidKills } from './killed.ts'

test.runIf(platform() === 'linux')(
  'every item is kept once, and no host is pressed',
  { timeout: 300_000 },
  async () => {
    const survived = await followAmidKills({ feeds: 20, items: 8, during: 10_000, faults: 0.3 }, 3, 60)
    expect(survived.missing).toEqual([])
    expect(survived.twice).toEqual([])
    expect(survived.kept).toBe(160)
    expect(survived.faults).toBeGreaterThan(20)
    expect(survived.atOnce).toBe(1)
    // A tenth of a second is asked for; a host that is busy sees the end of an answer late.
    expect(survived.shortestPause + survived.busy).toBeGreaterThan(90)
  },
)
