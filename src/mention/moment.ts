// How the words of a time are counted from where it is told: numbers, months, weekdays, seasons and calendar units.
import { add, dayOf, month, monthOf, type Range, single, unitAround, weekdayOf, yearOf } from './calendar.ts'
import type { Tense } from './tense.ts'

/** Where a time is told. */
export interface Moment {
  /** The day of publication. */
  readonly today: number | null
  /** The year that days without one belong to where there is no day of publication. */
  readonly year: number | null
  /** The latest day told before, for "the following day". */
  readonly anchor: Range | null
  /** The latest time of up to a year told before, for "that year". */
  readonly told: Range | null
  /** A few letters before the form. */
  readonly before: string
  readonly tense: Tense
}

export const UNKNOWN: Range = { from: null, to: null }
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

export const monthIn = (word: string): number => MONTHS.indexOf(word.slice(0, 3).toLowerCase())

/** A number in words; vague ones as a stretch from the fewest to the most. */
export function count(word: string): readonly [number, number] {
  const lower = word.toLowerCase()
  if (/^\d+$/.test(lower)) return [Number(lower), Number(lower)]
  if (lower === 'a' || lower === 'an') return [1, 1]
  const known = NUMBERS.indexOf(lower)
  if (known > 0) return [known, known]
  if (lower === 'a couple of') return [2, 2]
  return [1, 4]
}

/** The day of a month without a year: before publication in the past tense, after it in the future. */
export function nearestDay(number: number, day: number, { today, year, tense }: Moment): Range {
  if (day < 1 || day > 31) return UNKNOWN
  if (today === null) return year === null ? UNKNOWN : single(dayOf(year, number, day))
  const own = yearOf(today)
  const near = dayOf(own, number, day)
  if (tense === 'past' && near > today + 1) return single(dayOf(own - 1, number, day))
  if (tense === 'future' && near < today - 1) return single(dayOf(own + 1, number, day))
  if (tense === 'present') {
    const options = [dayOf(own - 1, number, day), near, dayOf(own + 1, number, day)]
    return single(options.reduce((best, option) => (Math.abs(option - today) < Math.abs(best - today) ? option : best)))
  }
  return single(near)
}

export function nearestMonth(number: number, { today, year, tense }: Moment, which: string): Range {
  if (today === null) return year === null ? UNKNOWN : month(year, number)
  const own = yearOf(today)
  const current = monthOf(today)
  const past = which === 'last' || (which !== 'next' && tense !== 'future')
  if (which === 'this') return month(own, number)
  if (past) return month(number > current || (which === 'last' && number === current) ? own - 1 : own, number)
  return month(number < current || (which === 'next' && number === current) ? own + 1 : own, number)
}

/** Early, mid and late parts of a stretch. */
export function part({ from, to }: Range, which: string): Range {
  if (from === null || to === null) return { from, to }
  const third = Math.round((to - from + 1) / 3)
  if (which === 'early') return { from, to: from + third - 1 }
  if (which === 'late') return { from: to - third + 1, to }
  return which === 'mid' ? { from: from + third, to: to - third } : { from, to }
}

export const SEASONS: Readonly<Record<string, number>> = { spring: 2, summer: 5, autumn: 8, fall: 8, winter: 11 }

export function season(word: string, { today, year, tense }: Moment, which: string): Range {
  const start = SEASONS[word]
  if (today === null) return year === null ? UNKNOWN : month(year, start, 3)
  const own = yearOf(today)
  for (const candidate of tense === 'future' || which === 'next'
    ? [own - 1, own, own + 1]
    : [own + 1, own, own - 1, own - 2]) {
    const range = month(candidate, start, 3)
    if (
      tense === 'future' || which === 'next'
        ? which === 'next'
          ? range.from! > today
          : range.to! >= today
        : which === 'last'
          ? range.to! < today
          : range.from! <= today
    ) {
      return range
    }
  }
  return UNKNOWN
}

export function weekday(number: number, { today, tense }: Moment, which: string): Range {
  if (today === null) return UNKNOWN
  const own = weekdayOf(today)
  if (which === 'this') return single(today - own + number)
  if (which === 'next') return single(number > own ? today - own + number + 7 : today + ((number - own + 7) % 7 || 7))
  if (which === 'last') return single(today - ((own - number + 7) % 7 || 7))
  return tense === 'future' ? single(today + ((number - own + 7) % 7)) : single(today - ((own - number + 7) % 7))
}

/** Around a calendar unit: "later this year", "early next month", "the end of last week". */
export function unit(word: string, which: string, where: string, { today }: Moment): Range {
  if (today === null) return UNKNOWN
  const step = /last|previous|past/.test(which) ? -1 : /next|coming|following/.test(which) ? 1 : 0
  const range = unitAround(add(word === 'month' || word === 'year' ? firstDay(today) : today, step, word), word)
  if (where === 'later' && step === 0) return { from: today, to: range.to }
  if (where === 'earlier' && step === 0) return { from: range.from, to: today }
  if (where === 'end') return word === 'year' ? month(yearOf(range.to!), 11) : part(range, 'late')
  if (where === 'beginning' || where === 'start')
    return word === 'year' ? month(yearOf(range.from!), 0) : part(range, 'early')
  if (where === 'middle') return part(range, 'mid')
  return part(range, where)
}

/** So that "last month" on the 31st is not the month before last. */
export const firstDay = (day: number): number => dayOf(yearOf(day), monthOf(day), 1)
