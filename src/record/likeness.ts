// Whether two events of different reports are one happening: by type, parties, time and words. Thresholds were chosen on generated
// reports (test/record/happenings) of one seed and are tested on others.
import type { Gist } from './gist.ts'

/** How far apart two reports may tell one thing without giving its date. */
export const WINDOW = 3

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0
  for (const word of a) if (b.has(word)) count++
  return count
}

/** Dice's coefficient, each word weighted by its rareness. */
function alike(a: ReadonlySet<string>, b: ReadonlySet<string>, weight: (word: string) => number): number {
  let both = 0
  let sum = 0
  for (const word of a) {
    const own = weight(word)
    sum += own
    if (b.has(word)) both += 2 * own
  }
  for (const word of b) sum += weight(word)
  return sum === 0 ? 0 : both / sum
}

/** Days between two times; 0 where they overlap. */
const gapOf = (a: Gist, b: Gist) => Math.max(0, a.first - b.last, b.first - a.last)

/** How alike two events are, 0 for what cannot be one; above `ONE` they are one happening. */
export function likeness(a: Gist, b: Gist, weight: (word: string) => number): number {
  if (a.type !== b.type || a.edition === b.edition) return 0
  const gap = gapOf(a, b)
  if (gap > (a.dated && b.dated ? 1 : WINDOW)) return 0
  if (a.place !== null && b.place !== null && a.place !== b.place) return 0
  const parties = partyLikeness(a, b)
  if (parties === 0) return 0
  const words = alike(a.words, b.words, weight)
  const namesDiffer = a.names.size > 0 && b.names.size > 0 && shared(a.names, b.names) === 0
  const bothDated = a.dated && b.dated
  // Two days that both are told outright differ for a reason; a day's slip of the clock needs much the same words.
  const time = gap === 0 ? (bothDated ? 1 : 0.8) : bothDated ? -0.8 : gap === 1 ? 0.6 : 0.3
  return 0.3 * parties + 0.5 * words + 0.2 * time - (namesDiffer ? 0.15 : 0)
}

/** Least likeness of one happening. */
export const ONE = 0.52

function partyLikeness(a: Gist, b: Gist): number {
  if (a.states.size === 0 || b.states.size === 0) return a.states.size === b.states.size ? 0.3 : 0.2
  const both = shared(a.states, b.states)
  if (both === 0) return 0
  // Who did it to whom: told the other way round it is another thing.
  const sourcesMeet = a.sources.size === 0 || b.sources.size === 0 || shared(a.sources, b.sources) > 0
  const targetsMeet = a.targets.size === 0 || b.targets.size === 0 || shared(a.targets, b.targets) > 0
  if (!sourcesMeet || !targetsMeet) return 0
  return (2 * both) / (a.states.size + b.states.size)
}
