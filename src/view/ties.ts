// Ties of a pair over time: how many deeds between two sides reports tell and how grave, by quad class and domain and month, per thousand
// reports kept of that month, with bootstrap intervals over reports. A second pair, or a bloc, is another call beside it.
import { type Event, intensityOf, type Quad, quadOf } from '../event/index.ts'
import type { KeptItem } from '../record/index.ts'
import { byDay, dayOf, type Items, statesOf } from './cited.ts'

/** The domains that a deed's contexts belong to; one without any is `other`. */
export const DOMAINS = ['military', 'intelligence', 'economic', 'energy', 'diplomatic', 'other'] as const
export type Domain = (typeof DOMAINS)[number]

const DOMAIN_OF: Readonly<Record<string, Domain>> = {
  military: 'military',
  peacekeeping: 'military',
  wmd: 'military',
  intelligence: 'intelligence',
  cyber: 'intelligence',
  economic: 'economic',
  technology: 'economic',
  resource: 'energy',
  diplomatic: 'diplomatic',
}

/** A figure with the interval in which 95 of 100 resamplings of the reports lie. */
export interface Figure {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** Deeds of one class, domain or month. */
export interface TieRow {
  readonly of: string
  readonly events: number
  readonly reports: number
  /** Events per thousand reports kept. */
  readonly rate: Figure
  /** Sum of intensities per thousand reports kept. */
  readonly intensity: Figure
}

/** A pair's ties. */
export interface Ties {
  readonly a: readonly string[]
  readonly b: readonly string[]
  readonly events: number
  /** All reports kept in the time. */
  readonly volume: number
  readonly total: TieRow
  readonly quads: readonly (TieRow & { readonly quad: Quad })[]
  readonly domains: readonly TieRow[]
  readonly months: readonly TieRow[]
  /** Ids of the events counted, the gravest first: each figure's sources. */
  readonly items: readonly string[]
}

export interface TieOptions {
  /** Reports kept by month (`2031-05`), '' for undated: what counts are measured against. */
  readonly volume: ReadonlyMap<string, number>
  /** Resamplings; 0 for none. */
  readonly resamplings?: number
  readonly seed?: number
}

export const QUAD_NAMES: Readonly<Record<Quad, string>> = {
  1: 'verbal cooperation',
  2: 'material cooperation',
  3: 'verbal conflict',
  4: 'material conflict',
}

/** What a deed weighs. */
interface Deed {
  readonly id: string
  readonly report: number
  readonly quad: Quad
  readonly intensity: number
  readonly domains: ReadonlySet<Domain>
  readonly month: string
}

/** Deeds that are told as such: not denied, asked for or merely possible. */
const COUNTED = new Set(['happened', 'ongoing', 'planned', 'alleged'])

/** Ties of side `a` with side `b`: events with a state of each, one as source and one as target, in either direction. */
export async function tiesOf(
  items: Items,
  a: readonly string[],
  b: readonly string[],
  { volume, resamplings = 1000, seed = 1 }: TieOptions,
): Promise<Ties> {
  const reports = new Map<string, number>()
  const deeds: Deed[] = []
  for await (const item of items) {
    if (item.kind !== 'events' || !COUNTED.has(item.status ?? '') || !isBetween(item, a, b)) continue
    const report = reports.get(item.edition) ?? reports.size
    reports.set(item.edition, report)
    deeds.push(deedOf(item, report))
  }
  const whole = [...volume.values()].reduce((sum, count) => sum + count, 0)
  const row = (of: string, some: readonly Deed[], kept: number) => tieRow(of, some, kept, resamplings, seed)
  const months = [...new Set(deeds.map(({ month }) => month))].sort(byDay)
  return {
    a,
    b,
    events: deeds.length,
    volume: whole,
    total: row('all', deeds, whole),
    quads: ([1, 2, 3, 4] as const).map(quad => ({
      ...row(
        QUAD_NAMES[quad],
        deeds.filter(deed => deed.quad === quad),
        whole,
      ),
      quad,
    })),
    domains: DOMAINS.map(domain =>
      row(
        domain,
        deeds.filter(({ domains }) => domains.has(domain)),
        whole,
      ),
    ),
    months: months.map(month =>
      row(
        month,
        deeds.filter(deed => deed.month === month),
        volume.get(month) ?? 0,
      ),
    ),
    items: [...deeds].sort((x, y) => Math.abs(y.intensity) - Math.abs(x.intensity)).map(({ id }) => id),
  }
}

function isBetween(item: KeptItem, a: readonly string[], b: readonly string[]): boolean {
  const [sources, targets] = [statesOf(item, 'source'), statesOf(item, 'target')]
  const has = (states: ReadonlySet<string>, side: readonly string[]) => side.some(state => states.has(state))
  return (has(sources, a) && has(targets, b)) || (has(sources, b) && has(targets, a))
}

function deedOf(item: KeptItem, report: number): Deed {
  const event = item.item as Event
  const domains = new Set<Domain>()
  for (const context of event.contexts ?? []) if (DOMAIN_OF[context] !== undefined) domains.add(DOMAIN_OF[context])
  if (domains.size === 0) domains.add('other')
  // Counted in the month of publication, as the reports are that the count is measured against.
  const month = (item.report.published ?? dayOf(item)).slice(0, 7)
  return { id: item.id, report, quad: quadOf(event), intensity: intensityOf(event), domains, month }
}

function tieRow(of: string, deeds: readonly Deed[], kept: number, resamplings: number, seed: number): TieRow {
  const byReport = new Map<number, { events: number; intensity: number }>()
  for (const { report, intensity } of deeds) {
    const sum = byReport.get(report) ?? { events: 0, intensity: 0 }
    byReport.set(report, { events: sum.events + 1, intensity: sum.intensity + intensity })
  }
  const sums = [...byReport.values()]
  // Imports may have no kept report of their own month: counts are then measured against the reports that tell them.
  const volume = Math.max(kept, sums.length, 1)
  const random = randomFrom(seed)
  const rates: number[] = []
  const intensities: number[] = []
  for (let i = 0; i < resamplings && sums.length > 0; i++) {
    let [events, intensity] = [0, 0]
    // Drawing `volume` reports of which most tell nothing of the pair: each that does is drawn a Poisson number of times.
    for (const sum of sums) {
      const times = poisson(random)
      events += sum.events * times
      intensity += sum.intensity * times
    }
    rates.push((events * 1000) / volume)
    intensities.push((intensity * 1000) / volume)
  }
  const intensity = deeds.reduce((sum, deed) => sum + deed.intensity, 0)
  return {
    of,
    events: deeds.length,
    reports: sums.length,
    rate: figure((deeds.length * 1000) / volume, rates),
    intensity: figure((intensity * 1000) / volume, intensities),
  }
}

function figure(value: number, samples: number[]): Figure {
  if (samples.length === 0) return { value, low: value, high: value }
  samples.sort((x, y) => x - y)
  const at = (share: number) => samples[Math.min(samples.length - 1, Math.floor(share * samples.length))]
  return { value, low: at(0.025), high: at(0.975) }
}

/** Mulberry32: the same numbers for a seed on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** A Poisson number of mean 1. */
function poisson(random: () => number): number {
  let times = 0
  for (let product = random(); product > 0.36787944117144233; product *= random()) times++
  return times
}
