// The ties of a pair as the page draws and lists them, each figure with the address of the events that it counts.

import { withQuery } from './address.ts'
import type { Ties } from './answer.ts'
import { addMonths } from './day.ts'
import { EVENT_TYPES, figure, QUAD_LABELS, type Quad, quadOfType } from './label.ts'
import type { Interval } from './plot.ts'

/** Statuses that ties count: what is told as a deed. */
const COUNTED = 'happened,ongoing,planned,alleged'
const LEAST_MONTHS = 2

type Query = Readonly<Record<string, string>>

/** Where the events of a pair are listed. Only single actors have such a list: a bloc has none. */
export function toEvents({ a, b }: Pick<Ties, 'a' | 'b'>, query: Query, more: Query = {}): string | null {
  if (a.codes.length !== 1 || b.codes.length !== 1) return null
  return withQuery('/search', {
    ...query,
    kind: 'events',
    actor: a.codes[0] ?? '',
    actorB: b.codes[0] ?? '',
    status: COUNTED,
    ...more,
  })
}

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

export function quadIntervals(ties: Ties, series: Series, query: Query): Interval[] {
  return ties.quads.map(({ quad, events, rate, cited }) => ({
    ...rate,
    cited,
    label: QUAD_LABELS[quad],
    series,
    colour: COLOURS[quad],
    told: `${QUAD_LABELS[quad]}: ${told(rate)}, ${events} events`,
    address: toEvents(ties, query, { type: EVENT_TYPES.filter(type => quadOfType(type) === quad).join(',') }),
  }))
}

export function domainIntervals(ties: Ties, series: Series, query: Query): Interval[] {
  return ties.domains.map(({ domain, events, rate, cited }) => ({
    ...rate,
    cited,
    label: domain,
    series,
    colour: 'var(--ink)',
    told: `${domain}: ${told(rate)}, ${events} events`,
    address: toEvents(ties, query),
  }))
}

/** Empty where there are too few months to see anything. */
export function monthIntervals(ties: Ties, series: Series, query: Query): Interval[] {
  const months = ties.months.filter(({ of }) => /^\d{4}-\d{2}$/.test(of))
  if (months.length < LEAST_MONTHS) return []
  return months.map(({ of, events, rate, cited }) => ({
    ...rate,
    cited,
    label: of,
    series,
    colour: series === 'own' ? 'var(--ink)' : 'var(--strong-line)',
    told: `${of}: ${told(rate)}, ${events} events`,
    address: toEvents(ties, query, { from: `${of}-01`, to: lastDay(of) }),
  }))
}

export const lastDay = (month: string): string =>
  new Date(Date.parse(`${addMonths(month, 1)}-01T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
