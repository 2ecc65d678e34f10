// Items in the order of a timeline: by the day of their report, the latest first, one group a day.
import type { Cited, KeptItem } from './answer.ts'

export interface DayGroup<T> {
  /** Empty where no day is known. */
  readonly day: string
  readonly items: readonly T[]
}

export function byReportDay<T extends Cited | KeptItem>(items: readonly T[]): DayGroup<T>[] {
  const days = new Map<string, T[]>()
  for (const item of items) {
    const day = item.report.published?.slice(0, 10) ?? ''
    const list = days.get(day)
    if (list) list.push(item)
    else days.set(day, [item])
  }
  return [...days].sort(([a], [b]) => (a < b ? 1 : a > b ? -1 : 0)).map(([day, list]) => ({ day, items: list }))
}
