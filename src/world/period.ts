// Times of validity as the tables give them: ISO dates to the day, the month or the year. An unknown day contradicts nothing.

export interface Period {
  /** First day, month or year; null when it always was. */
  readonly since: string | null
  /** Last day, month or year; null when it still is. */
  readonly until: string | null
}

/** Whether the period may hold on a date; no date is no contradiction. */
export function holdsOn(period: Period, on: string | null): boolean {
  if (on === null) return true
  return !begunAfter(period, on) && !endedBefore(period, on)
}

/** Whether the period surely began only after the date. */
export function begunAfter(period: Period, on: string): boolean {
  if (period.since === null) return false
  const length = Math.min(on.length, period.since.length)
  return on.slice(0, length) < period.since.slice(0, length)
}

/** Whether the period surely ended before the date. */
export function endedBefore(period: Period, on: string): boolean {
  if (period.until === null) return false
  const length = Math.min(on.length, period.until.length)
  return on.slice(0, length) > period.until.slice(0, length)
}

/** Whether two periods surely share more than the one day on which an office is handed over. */
export function sharesDays(a: Period, b: Period): boolean {
  return surelyBefore(a.since, b.until) && surelyBefore(b.since, a.until)
}

function surelyBefore(since: string | null, until: string | null): boolean {
  if (since === null || until === null) return true
  const length = Math.min(since.length, until.length)
  return since.slice(0, length) < until.slice(0, length)
}

/** The date as given, or null for an empty cell. */
export const dateIn = (cell: string): string | null => (cell === '' ? null : cell)
