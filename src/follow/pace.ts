// When a feed is asked again: sooner where something new came, later where nothing did, much later where it fails.

/** Seconds between two requests to a feed. */
export interface Pace {
  readonly least: number
  readonly first: number
  readonly most: number
}

export const PACE: Pace = { least: 180, first: 900, most: 6 * 3600 }
/** The longest back-off, in seconds. */
const DAY = 86_400

/** The pause after an answer with so many new entries; `asked` is what the feed or its server asks for at least. */
export function pauseAfter(pause: number, news: number, asked: number | null, pace: Pace): number {
  const next = news > 0 ? pause / 2 : pause * 1.5
  // A feed's own wish goes before ours, up to a day.
  return Math.round(Math.min(Math.max(next, pace.least, asked ?? 0), Math.max(pace.most, Math.min(asked ?? 0, DAY))))
}

/** Seconds until the next attempt after so many failures in a row, spread so that those who failed together do not come back together. */
export function backOff(
  failures: number,
  first: number,
  asked: number | null,
  random: () => number = Math.random,
): number {
  const plain = Math.min(first * 2 ** Math.min(failures - 1, 20), DAY)
  return Math.max(plain * (0.75 + random() / 2), asked ?? 0)
}

/** A pause with a tenth of chance in it. */
export const spread = (seconds: number, random: () => number = Math.random): number => seconds * (0.95 + random() / 10)

/** Seconds after keeping at which a page is looked at again: corrections come early. */
export const CHECKS: readonly number[] = [3600, DAY, 7 * DAY]
