// Sixty-eight pages: thirty-four shells, each around two stories; and how near a text comes to what it should be.
import { OFFICES } from './office-shells.ts'
import { PRESS } from './press-shells.ts'
import { type Made, STORIES } from './story.ts'

const shells = Object.entries({ ...PRESS, ...OFFICES })

/** A page by the name of its shell and the number of its story. */
export const PAGES: readonly (Made & { readonly name: string })[] = shells.flatMap(([name, shell], i) =>
  [(i * 3) % STORIES.length, (i * 5 + 4) % STORIES.length].map(n => ({ name: `${name}-${n}`, ...shell(STORIES[n]) })),
)

const tokens = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Tokens of both, counted as bags: shared, found, wanted. */
export function shared(found: string, wanted: string): { hit: number; found: number; wanted: number } {
  const left = new Map<string, number>()
  const all = tokens(wanted)
  for (const token of all) left.set(token, (left.get(token) ?? 0) + 1)
  let hit = 0
  const got = tokens(found)
  for (const token of got) {
    const n = left.get(token) ?? 0
    if (n === 0) continue
    left.set(token, n - 1)
    hit++
  }
  return { hit, found: got.length, wanted: all.length }
}

export const f1 = ({ hit, found, wanted }: { hit: number; found: number; wanted: number }) =>
  found + wanted === 0 ? 1 : (2 * hit) / (found + wanted)
