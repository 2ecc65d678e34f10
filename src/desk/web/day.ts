// Days as the pages show them: ISO in, short words out, all in UTC so that a day is the same everywhere.

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const LONG_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

const ISO = /^(\d{4})-(\d{2})(?:-(\d{2}))?/

/** `10 Mar 2027`; `Mar 2027` for a month; the words as given where they are no date. */
export function shortDay(day: string | null | undefined): string {
  const [, year, month, date] = ISO.exec(day ?? '') ?? []
  if (year === undefined) return day ?? ''
  const name = MONTHS[Number(month) - 1] ?? month
  return date === undefined ? `${name} ${year}` : `${Number(date)} ${name} ${year}`
}

/** `10–12 Mar 2027`, `30 Mar – 2 Apr 2027`; one day, month or year where it is one, years where it is whole years. */
export function dayRange(from: string | null, to: string | null): string {
  const [start, end] = [from?.slice(0, 10) ?? '', to?.slice(0, 10) ?? '']
  if (start.endsWith('-01-01') && end.endsWith('-12-31'))
    return start.slice(0, 4) === end.slice(0, 4) ? start.slice(0, 4) : `${start.slice(0, 4)}–${end.slice(0, 4)}`
  if (start.endsWith('-01') && end !== '' && start.slice(0, 7) === end.slice(0, 7) && addDays(end, 1).endsWith('-01'))
    return shortDay(start.slice(0, 7))
  if (from === null || to === null || from.slice(0, 10) === to.slice(0, 10)) return shortDay(from ?? to)
  const [a, b] = [ISO.exec(from), ISO.exec(to)]
  if (!a?.[3] || !b?.[3] || a[1] !== b[1]) return `${shortDay(from)} – ${shortDay(to)}`
  if (a[2] === b[2]) return `${Number(a[3])}–${shortDay(to)}`
  return `${Number(a[3])} ${MONTHS[Number(a[2]) - 1]} – ${shortDay(to)}`
}

/** `Wednesday 10 March 2027`. */
export function longDay(day: string): string {
  const time = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(time.getTime())) return day
  return `${WEEKDAYS[time.getUTCDay()]} ${time.getUTCDate()} ${LONG_MONTHS[time.getUTCMonth()]} ${time.getUTCFullYear()}`
}

/** `March 2027`. */
export const longMonth = (month: string): string => `${LONG_MONTHS[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`

/** The day some days on. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The month some months on. */
export function addMonths(month: string, months: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** The weeks of a month, each from Monday, with days of the months beside it. */
export function weeksOf(month: string): string[][] {
  const first = `${month.slice(0, 7)}-01`
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7
  const weeks: string[][] = []
  for (let day = addDays(first, -weekday); day < addDays(`${addMonths(month, 1)}-01`, 0); day = addDays(day, 7))
    weeks.push([0, 1, 2, 3, 4, 5, 6].map(n => addDays(day, n)))
  return weeks
}
