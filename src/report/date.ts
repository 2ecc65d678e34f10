// Dates of publication: ISO 8601, a day with or without a time; and what pages and feeds write instead.

/** Whether words are a date that the calendar knows: "2022-02-02", "2022-02-02T09:30:00Z". */
export function isDate(words: string): boolean {
  const [, day] = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(words) ?? []
  if (day === undefined || Number.isNaN(Date.parse(words))) return false
  // "2022-02-30" parses, as the second of March.
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)
}

/** Earlier and later dates are marks of "unknown" (1601, 1970, 9999), not dates of news on the net. */
const FIRST = '1971'
const LAST = '2100'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** Hours from UTC of the zones that mail and feeds write by name. */
const ZONES: Readonly<Record<string, string>> = {
  z: 'Z',
  ut: 'Z',
  utc: 'Z',
  gmt: 'Z',
  bst: '+01:00',
  cet: '+01:00',
  cest: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  msk: '+03:00',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
}

const NUMERIC = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(?!\d)/
const DAY_MONTH = /(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[\s.-]+(?:of\s+)?([a-z]{3,9})\.?,?[\s-]+(\d{4})(?!\d)/i
const MONTH_DAY = /([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/i
/** 10/03/2027 is March or October; only a number above 12 tells. */
const SLASHED = /(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)/
const TIME =
  /(?:T|\s|,|^|at\s)\s*(\d{1,2})[:.](\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(z\b|[+-]\d{2}:?\d{2}|[+-]\d{2}\b|[a-z]{1,4}\b)?/i

/**
 * The date that a page, feed or mail means, as ISO 8601: the day, with time and zone where both are told. `null` where it is none, or ambiguous
 * ("3/4/2027"), or beyond what news can have (1601, 9999).
 */
export function isoDateOf(words: string): string | null {
  const trimmed = words.trim().slice(0, 80)
  const found = dayOf(trimmed)
  if (found === null) return null
  const [day, rest] = found
  if (!isDate(day) || day < FIRST || day >= LAST) return null
  const time = timeOf(rest)
  return time === null ? day : `${day}T${time}`
}

/** The day, and the words in which its time may stand. */
function dayOf(words: string): [string, string] | null {
  if (/^\d{10}$/.test(words)) return epoch(Number(words) * 1000)
  if (/^\d{13}$/.test(words)) return epoch(Number(words))
  const compact = COMPACT.exec(words)
  if (compact !== null && /^(?:19|20)/.test(words)) {
    const [whole, y, m, d, hour, minute] = compact
    const rest = words.slice(whole.length)
    return [iso(y, m, d), hour === undefined ? rest : `T${hour}:${minute}${rest}`]
  }
  const numeric = NUMERIC.exec(words)
  if (numeric !== null) return [iso(numeric[1], numeric[2], numeric[3]), without(words, numeric)]
  const dayMonth = DAY_MONTH.exec(words)
  if (dayMonth !== null && monthOf(dayMonth[2]) > 0)
    return [iso(dayMonth[3], monthOf(dayMonth[2]), dayMonth[1]), without(words, dayMonth)]
  const monthDay = MONTH_DAY.exec(words)
  if (monthDay !== null && monthOf(monthDay[1]) > 0)
    return [iso(monthDay[3], monthOf(monthDay[1]), monthDay[2]), without(words, monthDay)]
  const slashed = SLASHED.exec(words)
  if (slashed === null) return null
  const [first, second] = [Number(slashed[1]), Number(slashed[2])]
  if (first <= 12 && second <= 12 && first !== second) return null
  return [iso(slashed[3], first > 12 ? second : first, first > 12 ? first : second), without(words, slashed)]
}

function epoch(milliseconds: number): [string, string] {
  const [day, time] = new Date(milliseconds).toISOString().split('T')
  return [day, `T${time}`]
}

const without = (words: string, { index, 0: whole }: RegExpExecArray) =>
  `${words.slice(0, index)} ${words.slice(index + whole.length)}`

const two = (value: string | number) => String(value).padStart(2, '0')
const iso = (year: string, month: string | number, day: string | number) => `${year}-${two(month)}-${two(day)}`
const monthOf = (name: string) => {
  const lower = name.toLowerCase()
  const at = MONTHS.indexOf(lower.slice(0, 3))
  if (at < 0) return 0
  const whole = FULL[at]
  // "sept", "june", "march": a beginning of the month's name, not "marching".
  return whole.startsWith(lower) || lower === 'sept' ? at + 1 : 0
}
const FULL = 'january february march april may june july august september october november december'.split(' ')

/** "09:30:00+01:00"; null where no time, or one without a zone, is told: a day is then all that is sure. */
function timeOf(words: string): string | null {
  const found = TIME.exec(words)
  if (found === null) return null
  const [, hourText, minute, second, half, zoneText] = found
  let hour = Number(hourText)
  if (half !== undefined) hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0)
  if (hour > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null
  const zone = zoneOf(zoneText)
  return zone === null ? null : `${two(hour)}:${minute}:${second ?? '00'}${zone}`
}

function zoneOf(words: string | undefined): string | null {
  if (words === undefined) return null
  const numeric = /^([+-]\d{2}):?(\d{2})?$/.exec(words)
  if (numeric !== null) return `${numeric[1]}:${numeric[2] ?? '00'}`
  return ZONES[words.toLowerCase()] ?? null
}
