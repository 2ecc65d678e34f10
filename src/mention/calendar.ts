// Days as whole numbers since 1970-01-01, so that weeks and months are counted without time zones.

/** From the first to the last day, both included; null where open or unknown. */
export interface Range {
  readonly from: number | null
  readonly to: number | null
}

const MS_PER_DAY = 86_400_000

export const dayOf = (year: number, month: number, day: number): number =>
  Math.round(Date.UTC(year, month, day) / MS_PER_DAY)

/** The day of an ISO date, or null where it is none. */
export function dayIn(iso: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso)
  if (parts === null) return null
  return dayOf(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]))
}

export const isoOf = (day: number): string => new Date(day * MS_PER_DAY).toISOString().slice(0, 10)

const dateOf = (day: number): Date => new Date(day * MS_PER_DAY)
export const yearOf = (day: number): number => dateOf(day).getUTCFullYear()
/** 0 for January. */
export const monthOf = (day: number): number => dateOf(day).getUTCMonth()
/** 0 for Monday. */
export const weekdayOf = (day: number): number => (dateOf(day).getUTCDay() + 6) % 7

export const lastOfMonth = (year: number, month: number): number => dayOf(year, month + 1, 0)

/** Whole months, years and weeks; month −1 is last year's December. */
export const month = (year: number, number: number, months = 1): Range => ({
  from: dayOf(year, number, 1),
  to: lastOfMonth(year, number + months - 1),
})
export const years = (from: number, to: number = from): Range => ({ from: dayOf(from, 0, 1), to: dayOf(to, 11, 31) })
export const week = (day: number): Range => ({ from: day - weekdayOf(day), to: day - weekdayOf(day) + 6 })
export const single = (day: number): Range => ({ from: day, to: day })

/** The day so many months away, held within its month. */
export function addMonths(day: number, count: number): number {
  const year = yearOf(day)
  const number = monthOf(day) + count
  return Math.min(dayOf(year, number, dateOf(day).getUTCDate()), lastOfMonth(year, number))
}

/** The day that so many calendar days, weeks, months or years lead to. */
export function add(day: number, count: number, unit: string): number {
  if (unit === 'day') return day + count
  if (unit === 'week' || unit === 'weekend') return day + 7 * count
  if (unit === 'fortnight') return day + 14 * count
  if (unit === 'quarter') return addMonths(day, 3 * count)
  if (unit === 'year') return addMonths(day, 12 * count)
  if (unit === 'decade') return addMonths(day, 120 * count)
  return addMonths(day, count)
}

/** The calendar unit that holds a day: its week, month, quarter, year, decade. */
export function unitAround(day: number, unit: string): Range {
  const year = yearOf(day)
  switch (unit) {
    case 'week':
      return week(day)
    case 'weekend':
      return { from: day - weekdayOf(day) + 5, to: day - weekdayOf(day) + 6 }
    case 'month':
      return month(year, monthOf(day))
    case 'quarter':
      return month(year, monthOf(day) - (monthOf(day) % 3), 3)
    case 'year':
      return years(year)
    case 'decade':
      return years(year - (year % 10), year - (year % 10) + 9)
    default:
      return single(day)
  }
}
