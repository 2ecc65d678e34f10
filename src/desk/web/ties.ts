// The ties of a pair as the page draws and lists them, each figure with the address of the events that it counts.

import { figureOf, withQuery } from './address.ts'
import type { Ties } from './answer.ts'
import { addMonths } from './day.ts'
import type { Fields } from './filter.ts'
import { counted, figure, QUAD_LABELS, type Quad } from './label.ts'
import type { Interval } from './plot.ts'

const LEAST_MONTHS = 2

/** Where the events are listed that a row of a pair's ties counts, or all of them. */
export const toEvents = ({ a, b }: Pick<Ties, 'a' | 'b'>, fields: Fields, ...part: readonly string[]): string =>
  withQuery('/search', {
    ...fields,
    kind: '',
    counted: figureOf('ties', a.codes.join('+'), b.codes.join('+'), ...part),
  })

const COLOURS: Readonly<Record<Quad, string>> = {
  1: 'var(--quad-1)',
  2: 'var(--quad-2)',
  3: 'var(--quad-3)',
  4: 'var(--quad-4)',
}

/** `0.62 (0.31 to 0.98)`. */
export const told = ({
  value,
  low,
  high,
}: {
  readonly value: number
  readonly low: number
  readonly high: number
}): string => `${figure(value)} (${figure(low)} to ${figure(high)})`

type Series = Interval['series']

export function quadIntervals(ties: Ties, series: Series, fields: Fields): Interval[] {
  return ties.quads.map(({ quad, events, rate, cited }) => ({
    ...rate,
    cited,
    events,
    label: QUAD_LABELS[quad],
    series,
    colour: COLOURS[quad],
    told: `${QUAD_LABELS[quad]}: ${told(rate)}, ${counted(events, 'event')}`,
    address: toEvents(ties, fields, 'quad', String(quad)),
  }))
}

export function domainIntervals(ties: Ties, series: Series, fields: Fields): Interval[] {
  return ties.domains.map(({ domain, events, rate, cited }) => ({
    ...rate,
    cited,
    events,
    label: domain,
    series,
    colour: 'var(--ink)',
    told: `${domain}: ${told(rate)}, ${counted(events, 'event')}`,
    address: toEvents(ties, fields, 'domain', domain),
  }))
}

/** Empty where there are too few months to see anything. */
export function monthIntervals(ties: Ties, series: Series, fields: Fields): Interval[] {
  const months = ties.months.filter(({ of }) => /^\d{4}-\d{2}$/.test(of))
  if (months.length < LEAST_MONTHS) return []
  return months.map(({ of, events, rate, cited }) => ({
    ...rate,
    cited,
    events,
    label: of,
    series,
    colour: series === 'own' ? 'var(--ink)' : 'var(--strong-line)',
    told: `${of}: ${told(rate)}, ${counted(events, 'event')}`,
    address: toEvents(ties, fields, 'month', of),
  }))
}

export const lastDay = (month: string): string =>
  new Date(Date.parse(`${addMonths(month, 1)}-01T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

/** Of which reports the volume counts all: only when and by whom they were published matters. */
export const volumeFields = ({
  from = '',
  to = '',
  publishedFrom = from,
  publishedTo = to,
  publisher = '',
}: Fields): Fields => ({
  publishedFrom,
  publishedTo,
  publisher,
})
