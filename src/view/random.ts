// Numbers by chance that are the same for a seed on every machine.

/** Mulberry32: numbers from 0 to 1. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Means above which the normal curve stands in for Poisson's: the interval's ends then differ by less than they are rounded. */
const LARGE = 60

/** Poisson numbers of a mean. */
export function poissonOf(mean: number): (random: () => number) => number {
  if (mean > LARGE)
    return random => {
      const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
      return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal))
    }
  const table = tableOf(mean)
  // The first number that is as likely as the chance or more to be the most.
  return random => {
    const chance = random()
    let [low, high] = [0, table.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (table[middle] > chance) high = middle
      else low = middle + 1
    }
    return low
  }
}

/** Tables by mean: means are counts of reports up to `LARGE`, so that there are few. */
const TABLES = new Map<number, Float64Array>()

/** How likely a number is to be at most 0, 1, 2 and so on, as far as chances of 32 bits reach. */
function tableOf(mean: number): Float64Array {
  const known = TABLES.get(mean)
  if (known !== undefined) return known
  const sums: number[] = []
  let likely = Math.exp(-mean)
  let sum = likely
  for (let k = 1; sum < 1 - 2 ** -34; k++) {
    sums.push(sum)
    likely *= mean / k
    sum += likely
  }
  const table = Float64Array.from(sums)
  if (Number.isInteger(mean)) TABLES.set(mean, table)
  return table
}
