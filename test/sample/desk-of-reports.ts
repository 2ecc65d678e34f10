// How the sample's reports are written down: a day, who publishes it, its lead, what follows, and sometimes copies and rewrites by others.
import type { Report } from '../../src/report/index.ts'
import { PUBLISHERS } from './cast.ts'

/** Numbers from 0 to 1, the same for a seed everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
}

const START = Date.UTC(2029, 0, 8)
const DAY = 86_400_000
/** Days that the sample covers: two years. */
export const DAYS = 730
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = 'January February March April May June July August September October November December'.split(' ')

export const isoDay = (day: number): string => new Date(START + day * DAY).toISOString().slice(0, 10)
export const weekday = (day: number): string => WEEKDAYS[new Date(START + day * DAY).getUTCDay()]
/** "12 March". */
export const dateWords = (day: number): string => {
  const date = new Date(START + day * DAY)
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`
}

/** One thing to tell: ways to begin, and sentences that may follow. */
export interface Telling {
  readonly title: string
  /** Ways to tell it: the first report takes the first, rewrites the others. */
  readonly leads: readonly string[]
  readonly more: readonly string[]
  readonly publisher?: string
  readonly dateline?: string
}

export class Newsroom {
  readonly reports: Report[] = []
  readonly random: () => number

  constructor(seed: number) {
    this.random = randomFrom(seed)
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.random() * list.length)]
  }

  others<T>(list: readonly T[], ...not: readonly T[]): T {
    return this.pick(list.filter(one => !not.includes(one)))
  }

  between(low: number, high: number): number {
    return low + Math.floor(this.random() * (high - low + 1))
  }

  chance(share: number): boolean {
    return this.random() < share
  }

  /** Publishes a thing on a day, `times` times: the first in full, others as rewrites or as copies by other publishers. */
  tell(day: number, telling: Telling, times = 1): void {
    if (day < 0 || day >= DAYS) return
    const taken: string[] = []
    let text = ''
    for (let i = 0; i < times; i++) {
      const publisher: string =
        i === 0 && telling.publisher ? telling.publisher : this.others(PUBLISHERS, ...(taken as never[]))
      taken.push(publisher)
      const isCopy = i > 0 && this.chance(0.35)
      if (!isCopy) {
        const lead = telling.leads[i % telling.leads.length]
        const more = this.some(telling.more, i === 0 ? telling.more.length : this.between(1, 2))
        const dateline =
          telling.dateline !== undefined && this.chance(0.6) ? `${telling.dateline.toUpperCase()} — ` : ''
        text = `${dateline}${[lead, ...more.slice(0, 2)].join(' ')}${more.length > 2 ? `\n\n${more.slice(2).join(' ')}` : ''}`
      }
      const number = this.reports.length + 1
      this.reports.push({
        id: `s${String(number).padStart(4, '0')}`,
        url: `https://${publisher.toLowerCase().replace(/[^a-z]+/g, '-')}.example/${isoDay(day).replaceAll('-', '/')}/${number}`,
        title: telling.title,
        publisher,
        published: isoDay(day),
        language: 'en',
        text,
      })
    }
  }

  /** Some of the sentences, in their order. */
  private some(sentences: readonly string[], count: number): string[] {
    if (count >= sentences.length) return [...sentences]
    const kept = new Set<string>()
    while (kept.size < count) kept.add(this.pick(sentences))
    return sentences.filter(sentence => kept.has(sentence))
  }
}
