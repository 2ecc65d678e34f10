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
  const floor = Math.exp(-mean)
  return random => {
    let times = 0
    for (let product = random(); product > floor; product *= random()) times++
    return times
  }
}
