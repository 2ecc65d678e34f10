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
  return period.since !== null && precedes(on, period.since)
}

/** Whether the period surely ended before the date. */
export function endedBefore(period: Period, on: string): boolean {
  return period.until !== null && precedes(period.until, on)
}

/** Whether two periods surely share more than the one day on which an office is handed over. */
export function sharesDays(a: Period, b: Period): boolean {
  return surelyBefore(a.since, b.until) && surelyBefore(b.since, a.until)
}

function surelyBefore(since: string | null, until: string | null): boolean {
  return since === null || until === null || precedes(since, until)
}

/** Whether one date comes before the other by as much as both tell. */
function precedes(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const step = a.charCodeAt(i) - b.charCodeAt(i)
    if (step !== 0) return step < 0
  }
  return false
}

/** The date as given, or null for an empty cell. */
export const dateIn = (cell: string): string | null => (cell === '' ? null : cell)
