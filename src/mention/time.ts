// placeholder
import type { Tree } from '../tree/index.ts'
import type { TimeMention } from './party.ts'
export function readTimes(trees: readonly Tree[], _on: string | null): TimeMention[][] {
  return trees.map(() => [])
}
