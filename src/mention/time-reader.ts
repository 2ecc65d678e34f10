// The forms in which news tells a time, each with what it means on a day. Order matters: a longer form stands before the
// shorter one that it contains.
import { add, dayIn, dayOf, month, type Range, single, unitAround, weekdayOf, yearOf, years } from './calendar.ts'
import {
  count,
  firstDay,
  type Moment,
  monthIn,
  nearestDay,
  nearestMonth,
  part,
  SEASONS,
  season,
  UNKNOWN,
  unit,
  WEEKDAYS,
  weekday,
} from './moment.ts'

/** Numbers of days that are counted in words. */
const SMALL = 'zero one two three four five six seven eight nine ten'.split(' ')

export interface TimeReader {
  readonly pattern: RegExp
  /** Null where the words turn out to be no time. */
  read(match: RegExpExecArray, moment: Moment): Range | null
}

const MONTH =
  '(January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|Mar\\.|Apr\\.|Jun\\.|Jul\\.|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)(?![A-Za-z])'
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?'
const YEAR = '((?:18|19|20)\\d\\d)'
const WEEKDAY = '(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)'
const NUMBER =
  '(\\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|a few|a couple of|some|many)'
const UNIT = '(day|week|month|quarter|year|decade|fortnight)'

export const READERS: readonly TimeReader[] = [
  {
    pattern: /\b(\d{4}-\d{2}-\d{2})\b/g,
    read: match => {
      const day = dayIn(match[1])
      return day === null ? null : single(day)
    },
  },
  {
    // "on the eve of the summit" is told by another occasion.
    pattern: /\b(?:on )?the eve of\b/gi,
    read: () => UNKNOWN,
  },
  {
    // "November 22-23, 2016", "Nov. 22 and 23"
    pattern: new RegExp(`\\b${MONTH} ${DAY}\\s?(?:[-–—]|to|and|through)\\s?${DAY}(?:,? ${YEAR})?\\b`, 'g'),
    read: (match, moment) => daysOf(monthIn(match[1]), match[2], match[3], match[4], moment),
  },
  {
    // "22-23 November 2016", "3 and 4 May"
    pattern: new RegExp(`\\b${DAY}\\s?(?:[-–—]|to|and|through)\\s?${DAY}(?: of)? ${MONTH}(?:,? ${YEAR}\\b)?`, 'g'),
    read: (match, moment) => daysOf(monthIn(match[3]), match[1], match[2], match[4], moment),
  },
  {
    // "Friday, July 21, 2016", "Feb. 4"
    pattern: new RegExp(`(?:\\b${WEEKDAY},? )?\\b${MONTH} (?:the )?${DAY}(?!\\d|[.,]?\\d)(?:,? ${YEAR}\\b)?`, 'g'),
    read: (match, moment) => daysOf(monthIn(match[2]), match[3], match[3], match[4], moment),
  },
  {
    // "2 December", "the 5th of May 2014"
    pattern: new RegExp(`(?:\\b${WEEKDAY},? )?(?:\\bthe )?\\b${DAY}(?: of)? ${MONTH}(?:,? ${YEAR}\\b)?`, 'g'),
    read: (match, moment) => daysOf(monthIn(match[3]), match[2], match[2], match[4], moment),
  },
  {
    // "the first half of June", "the second half of 2025"
    pattern: new RegExp(
      `\\b(?:the )?(first|second) half of (?:${MONTH}(?:,? ${YEAR}\\b)?|(?:the year )?${YEAR}\\b|(this|the|last|next) year\\b)`,
      'g',
    ),
    read: (match, moment) => halfOf(wholeOf(match, moment), match[1] === 'first'),
  },
  {
    // "the first quarter of 2025", "the third quarter"
    pattern: new RegExp(
      `\\b(?:the )?(first|second|third|fourth) quarter(?: of (?:${YEAR}|(this|last|next) year))?\\b`,
      'gi',
    ),
    read: (match, { today }) => {
      const own = today === null ? null : yearOf(today)
      const step = match[3] === 'last' ? -1 : match[3] === 'next' ? 1 : 0
      const year = match[2] !== undefined ? Number(match[2]) : own === null ? null : own + step
      const quarter = ['first', 'second', 'third', 'fourth'].indexOf(match[1].toLowerCase())
      return year === null ? UNKNOWN : month(year, quarter * 3, 3)
    },
  },
  {
    // "the end of February", "the start of May 2016"
    pattern: new RegExp(`\\b(?:the )?(end|beginning|start|middle) of ${MONTH}(?:,? ${YEAR}\\b)?`, 'g'),
    read: (match, moment) => {
      const whole =
        match[3] === undefined
          ? nearestMonth(monthIn(match[2]), moment, '')
          : month(Number(match[3]), monthIn(match[2]))
      return part(whole, match[1] === 'end' ? 'late' : match[1] === 'middle' ? 'mid' : 'early')
    },
  },
  {
    // "early December 2021", "May 2016"
    pattern: new RegExp(`\\b(?:(early|late|mid)[- ])?${MONTH},? (?:of )?${YEAR}\\b`, 'gi'),
    read: (match, moment) =>
      moment.before.endsWith('.')
        ? null
        : part(month(Number(match[3]), monthIn(match[2])), match[1]?.toLowerCase() ?? ''),
  },
  {
    // "last December", "mid-March", "in December": a month's name alone is often a verb or a person.
    pattern: new RegExp(
      `\\b(?:(last|this|next|early|late|mid|early last|late last|early next|late next|early this|late this)[- ])?${MONTH}`,
      'g',
    ),
    read: (match, moment) => {
      const which = match[1] ?? ''
      if (
        which === '' &&
        !/\b(?:in|since|by|until|till|before|after|during|of|from|to|through|between|and)\s+$/i.test(moment.before)
      )
        return null
      if (which === '' && /\b(?:and|of|to)\s+$/i.test(moment.before) && match[2] === 'May') return null
      return part(
        nearestMonth(monthIn(match[2]), moment, /last|this|next/.exec(which)?.[0] ?? ''),
        /early|late|mid/.exec(which)?.[0] ?? '',
      )
    },
  },
  {
    pattern: /\b(?:earlier |later )?(?:today|tonight|this (?:morning|afternoon|evening))\b/gi,
    read: (_, { today }) => (today === null ? UNKNOWN : single(today)),
  },
  {
    // From the evening before the report to its day, or from its day to the next.
    pattern: /\bovernight\b/gi,
    read: (_, { today, tense }) =>
      today === null ? UNKNOWN : tense === 'future' ? { from: today, to: today + 1 } : { from: today - 1, to: today },
  },
  {
    pattern: /\b(?:the day before )?yesterday\b|\blast night\b/gi,
    read: (match, { today }) => (today === null ? UNKNOWN : single(today - (/before/i.test(match[0]) ? 2 : 1))),
  },
  {
    pattern: /\b(?:the day after )?tomorrow\b/gi,
    read: (match, { today }) => (today === null ? UNKNOWN : single(today + (/after/i.test(match[0]) ? 2 : 1))),
  },
  {
    // "the following day", "a day earlier": counted from the day told last.
    pattern:
      /\b(?:the (?:following|next|previous|same) day|(?:the|a) day (?:earlier|later|(?:before|after)(?=\s*(?:[.,;:)]|and\b|$)))|(?:two|three|four|five|six|seven|eight|nine|ten) days (?:earlier|later))\b/gi,
    read: (match, { anchor }) => {
      if (anchor === null || anchor.from === null) return UNKNOWN
      const number = SMALL.indexOf(match[0].split(' ')[0].toLowerCase())
      const days = number > 1 ? number : /same/i.test(match[0]) ? 0 : 1
      return single(anchor.from + (/previous|earlier|before/i.test(match[0]) ? -days : days))
    },
  },
  {
    // "last Monday", "late on Friday", "Monday night"
    pattern: new RegExp(
      `\\b(?:(last|this|next|this past|this coming) )?${WEEKDAY}\\b(?: (?:morning|afternoon|evening|night))?`,
      'g',
    ),
    read: (match, moment) => {
      if (/\b(?:Black|Good|Bloody|Palm|Easter|Ash|Super|Cyber)\s$/.test(moment.before)) return null
      const which = match[1]?.toLowerCase() ?? ''
      return weekday(
        WEEKDAYS.indexOf(match[2].slice(0, 3).toLowerCase()),
        moment,
        /past/.test(which) ? 'last' : /coming/.test(which) ? '' : which,
      )
    },
  },
  {
    // "the end of last year", "by the end of the month"
    pattern:
      /\b(?:the )?(end|beginning|start|middle) of (the|this|last|next|the current|the coming|the following|the previous) (week|month|quarter|year|decade)\b/gi,
    read: (match, moment) => unit(match[3].toLowerCase(), match[2].toLowerCase(), match[1].toLowerCase(), moment),
  },
  {
    // "year-end", "the end of 2015"
    pattern: new RegExp(`\\b(?:the )?(end|beginning|start|middle) of (?:the year )?${YEAR}\\b`, 'gi'),
    read: match =>
      /end/i.test(match[1])
        ? month(Number(match[2]), 11)
        : /middle/i.test(match[1])
          ? month(Number(match[2]), 4, 3)
          : month(Number(match[2]), 0),
  },
  {
    // "later this year", "early next month", "last week"
    pattern:
      /\b(?:(earlier|later|early|late)(?: in)? )?(last|this|next|this past|this coming|the (?:coming|previous|following|current)) (week|weekend|month|quarter|year|decade)\b(?!-)/gi,
    read: (match, moment) =>
      unit(match[3].toLowerCase(), match[2].toLowerCase(), match[1]?.toLowerCase() ?? '', moment),
  },
  {
    // "in the winter of 2014", "summer 2015"
    pattern: new RegExp(`\\b(?:the )?(spring|summer|autumn|fall|winter)(?: of)? ${YEAR}\\b`, 'gi'),
    read: match => month(Number(match[2]), SEASONS[match[1].toLowerCase()], 3),
  },
  {
    pattern:
      /\b(?:(early|late|later|earlier)(?: in)? )?(last|this|next|the coming|(?:in )?the) (spring|summer|autumn|fall|winter)\b/gi,
    read: (match, moment) => {
      const which = match[2].toLowerCase()
      if (/^fall$/i.test(match[3]) && /^the$/.test(which)) return null
      return part(
        season(match[3].toLowerCase(), moment, /last|next/.exec(which)?.[0] ?? ''),
        /^(?:early|late)$/.exec(match[1]?.toLowerCase() ?? '')?.[0] ?? '',
      )
    },
  },
  {
    // "three or four months ago"
    pattern: new RegExp(`\\b${NUMBER}(?: or ${NUMBER}|[-–]${NUMBER})? (?:more )?${UNIT}s? ago\\b`, 'gi'),
    read: (match, { today }) => {
      if (today === null) return UNKNOWN
      const [fewest] = count(match[1])
      const most =
        match[2] === undefined && match[3] === undefined ? count(match[1])[1] : count(match[2] ?? match[3])[1]
      const word = match[4].toLowerCase()
      // "two weeks ago" is that day.
      if (match[2] === undefined && match[3] === undefined && word === 'week' && fewest === most)
        return single(add(today, -most, word))
      const around = (steps: number): Range =>
        unitAround(
          add(/month|year/.test(word) ? firstDay(today) : today, -steps, word),
          word === 'fortnight' ? 'week' : word,
        )
      return { from: around(most).from, to: around(fewest).to }
    },
  },
  {
    // "in the past two weeks", "over the coming months", "the last few days", "recent years"
    pattern: new RegExp(
      `\\b(?:the )?(last|past|next|coming|recent|previous)(?: ${NUMBER.replace('a few', 'few').replace('a couple of', 'couple of')})? ${UNIT}s\\b`,
      'gi',
    ),
    read: (match, { today, anchor }) => {
      if (today === null) return UNKNOWN
      const word = match[3].toLowerCase()
      const ahead = /next|coming/i.test(match[1])
      const number =
        match[2] === undefined || !/^(?:\d+|\w+)$/.test(match[2]) || /few|several|some|many|couple/.test(match[2])
          ? null
          : count(match[2])[1]
      if (number === null) return ahead ? { from: toldOn(today, anchor), to: null } : { from: null, to: today }
      return ahead ? { from: today, to: add(today, number, word) } : { from: add(today, -number, word), to: today }
    },
  },
  {
    // "over the past week", "in the last 48 hours"
    pattern:
      /\b(?:in|over|during|within) (?:the )?(?:past|last) (?:(\d+|few|several|twelve|twenty-four|forty-eight|seventy-two) hours?|(day|week|fortnight|month|year|decade))\b/gi,
    read: (match, { today }) => {
      if (today === null) return UNKNOWN
      if (match[2] !== undefined) return { from: add(today, -1, match[2].toLowerCase()), to: today }
      const hours = Number(match[1])
      return { from: today - (hours > 24 ? Math.ceil(hours / 24) : 1), to: today }
    },
  },
  {
    // "in two weeks", "within 48 days": a stretch to come only where the clause looks ahead.
    pattern: new RegExp(`\\b(in|within) (?:the (?:next|coming) )?${NUMBER} ${UNIT}s?(?:['’] time)?\\b`, 'gi'),
    read: (match, { today, tense, before }) => {
      // "for the first time in ten years"
      if (tense !== 'future' || today === null || /\b(?:time|once|ever|record|first|last) $/i.test(before)) return null
      const most = count(match[2])[1]
      const day = add(today, most, match[3].toLowerCase())
      if (match[1].toLowerCase() === 'within') return { from: today, to: day }
      return unitAround(day, match[3].toLowerCase())
    },
  },
  {
    pattern: /\b(?:(early|late|mid)[- ])?(?:the )?((?:18|19|20)\d)0s\b/gi,
    read: match => {
      const first = Number(match[2]) * 10
      if (match[1] === undefined) return years(first, first + 9)
      return /early/i.test(match[1])
        ? years(first, first + 3)
        : /late/i.test(match[1])
          ? years(first + 6, first + 9)
          : years(first + 3, first + 6)
    },
  },
  {
    // A bare year only behind a word that takes one: "Resolution 1973" is none.
    pattern: new RegExp(
      `\\b(?:(early|late|mid)[- ])?${YEAR}(?:\\s?[-–]\\s?(\\d{4}|\\d\\d))?\\b(?![-–,.]?\\d|[%°])`,
      'gi',
    ),
    read: (match, { before }) => {
      if (match[1] === undefined && !YEAR_TAKERS.test(before)) return null
      const year = Number(match[2])
      if (match[3] !== undefined)
        return years(year, match[3].length === 2 ? Math.floor(year / 100) * 100 + Number(match[3]) : Number(match[3]))
      if (match[1] === undefined) return years(year)
      return /early/i.test(match[1])
        ? month(year, 0, 3)
        : /late/i.test(match[1])
          ? month(year, 9, 3)
          : month(year, 4, 4)
    },
  },
  {
    pattern: /\b(?:at|over|during) the weekend\b/gi,
    read: (_, { today, tense }) =>
      today === null
        ? UNKNOWN
        : tense === 'future'
          ? unitAround(today, 'weekend')
          : unitAround(weekdayOf(today) >= 5 ? today : today - 7, 'weekend'),
  },
  {
    // "in the war that year", "later that month": the unit of what was told last, so that it comes after all others.
    pattern: /\b(?:(?:later|earlier) )?that (?:same )?(day|week|month|year)\b(?!['’-])/gi,
    read: (match, { told, before }) =>
      told === null || told.from === null || /\b(?:of|say|says|said|told|announced)\s*$/i.test(before)
        ? null
        : unitAround(told.from, match[1].toLowerCase()),
  },
]

const YEAR_TAKERS =
  /(?:\b(?:in|since|by|until|till|before|after|during|from|to|through|of|between|and|year|around|about|for|as of)\s+|(?:^|[\s(])\()$/i

/** "He said on Monday that talks would go on over the coming days": from the day on which it was told, a day or two before the report. */
const toldOn = (today: number, anchor: Range | null): number =>
  anchor?.from != null && anchor.from < today && anchor.from >= today - 2 ? anchor.from : today

/** The month or year that a half is of. */
function wholeOf(match: RegExpExecArray, moment: Moment): Range {
  const [, , name, yearOfMonth, year, which] = match
  if (name !== undefined)
    return yearOfMonth === undefined
      ? nearestMonth(monthIn(name), moment, '')
      : month(Number(yearOfMonth), monthIn(name))
  if (year !== undefined) return years(Number(year))
  if (moment.today === null) return UNKNOWN
  return years(yearOf(moment.today) + (which === 'last' ? -1 : which === 'next' ? 1 : 0))
}

function halfOf({ from, to }: Range, first: boolean): Range {
  if (from === null || to === null) return { from, to }
  // Of a year the second half begins on the first of July.
  const middle = to - from > 360 ? dayOf(yearOf(from), 6, 1) : from + Math.ceil((to - from + 1) / 2)
  return first ? { from, to: middle - 1 } : { from: middle, to }
}

function daysOf(number: number, first: string, last: string, year: string | undefined, moment: Moment): Range | null {
  const from = Number(first)
  const to = Number(last)
  if (from < 1 || from > 31 || to < from || to > 31) return null
  if (year !== undefined) return { from: dayOf(Number(year), number, from), to: dayOf(Number(year), number, to) }
  const start = nearestDay(number, from, moment)
  return { from: start.from, to: start.from === null ? null : start.from + to - from }
}
