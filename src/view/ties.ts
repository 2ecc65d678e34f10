// Ties of a pair over time: how many deeds between two sides reports tell and how grave, by quad class and domain and month, per thousand
// reports kept of that time, with bootstrap intervals over reports. A second pair, or a bloc, is another call beside it.
import { type Event, intensityOf, type Quad, quadOf } from '../event/index.ts'
import type { Deed, RecordStore } from '../record/index.ts'
import { loadWorld } from '../world/index.ts'
import { type Asked, byDay, type Cited, cite } from './cited.ts'
import { poissonOf, randomFrom } from './random.ts'

/** The domains that a deed's contexts belong to, or else its type; one of neither is `other`. */
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

const DOMAIN_OF_DEED: Readonly<Record<string, Domain>> = {
  CONSULT: 'diplomatic',
  ATTEND: 'diplomatic',
  'SANCTION expel': 'diplomatic',
  'SANCTION withdraw': 'diplomatic',
  'SANCTION discontinue': 'diplomatic',
  MOBILIZE: 'military',
  ASSAULT: 'military',
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
  /** Things told, however many reports tell them; events not merged yet count each. */
  readonly happenings: number
  /** Events per thousand reports kept. */
  readonly rate: Figure
  /** Sum of intensities per thousand reports kept: above 0 cooperation, below 0 conflict weighs more. */
  readonly intensity: Figure
  /** The gravest of its events, as evidence. */
  readonly cited: readonly Cited[]
}

/** A side: states and organisations that count as one. */
export interface Side {
  readonly name: string
  readonly codes: readonly string[]
}

/** A pair's ties. */
export interface Ties {
  readonly a: Side
  readonly b: Side
  /** All reports kept in the time. */
  readonly volume: number
  readonly total: TieRow
  readonly quads: readonly (TieRow & { readonly quad: Quad })[]
  readonly domains: readonly (TieRow & { readonly domain: Domain })[]
  /** Every month from the first to the last of the reports kept. */
  readonly months: readonly TieRow[]
}

export interface TieOptions {
  /** Resamplings, 1000 where nothing is said; 0 for none. */
  readonly resamplings?: number
  readonly seed?: number
  /** Events told as evidence of each row but months, 3 where nothing is said. */
  readonly cites?: number
}

export const QUAD_NAMES: Readonly<Record<Quad, string>> = {
  1: 'verbal cooperation',
  2: 'material cooperation',
  3: 'verbal conflict',
  4: 'material conflict',
}

/** Statuses of deeds that are told as such: not denied, asked for or merely possible. */
const COUNTED = ['happened', 'ongoing', 'planned', 'alleged'] as const

/** A deed with what it weighs. */
interface Weighed extends Deed {
  readonly quad: Quad
  readonly intensity: number
  readonly domains: ReadonlySet<Domain>
  readonly month: string
}

/**
 * A side from codes joined by "+": `RUS`, `DEU+FRA+POL`. `NATO:members` stands for its member states on the date (null: today's), with
 * the organisation itself.
 */
export function sideOf(words: string, on: string | null = null): Side {
  const codes = new Set<string>()
  for (const part of words.split('+').map(code => code.trim())) {
    if (!part.endsWith(':members')) {
      if (part !== '') codes.add(part.split(':')[0])
      continue
    }
    const organisation = part.slice(0, -':members'.length)
    codes.add(organisation)
    for (const member of loadWorld().members(organisation, on)) codes.add(member)
  }
  const all = [...codes]
  return { name: all.length === 1 ? (loadWorld().nameOf(all[0]) ?? words) : words, codes: all }
}

/** Ties of one side with another: events with a code of each, one as source and one as target, in either direction. */
export async function tiesOf(
  store: RecordStore,
  a: string | Side,
  b: string | Side,
  filter: Asked = {},
  { resamplings = 1000, seed = 1, cites = 3 }: TieOptions = {},
): Promise<Ties> {
  const [left, right] = [typeof a === 'string' ? sideOf(a) : a, typeof b === 'string' ? sideOf(b) : b]
  const theirs = right.codes.filter(code => !left.codes.includes(code))
  const deeds = await deedsOf(store, left, theirs, filter)
  const { from, to, publisher, publishedFrom = from, publishedTo = to } = filter
  const time = {
    ...(publishedFrom && { publishedFrom }),
    ...(publishedTo && { publishedTo }),
    ...(publisher && { publisher }),
  }
  const volume = new Map((await store.volume(time)).map(({ month, reports }) => [month, reports]))
  const whole = [...volume.values()].reduce((sum, count) => sum + count, 0)
  const chosen = new Map<string, Weighed[]>()
  const row = (of: string, some: readonly Weighed[], kept: number) => {
    chosen.set(of, gravest(some, cites))
    return measured(of, some, kept, resamplings, seed)
  }
  const total = row('all', deeds, whole)
  const quads = ([1, 2, 3, 4] as const).map(quad => ({
    ...row(
      QUAD_NAMES[quad],
      deeds.filter(deed => deed.quad === quad),
      whole,
    ),
    quad,
  }))
  const domains = DOMAINS.map(domain => ({
    ...row(
      domain,
      deeds.filter(deed => deed.domains.has(domain)),
      whole,
    ),
    domain,
  }))
  const byMonth = grouped(deeds)
  const months = monthsFrom([...volume.keys(), ...byMonth.keys()]).map(month => ({
    ...measured(month, byMonth.get(month) ?? [], volume.get(month) ?? 0, resamplings, seed),
    cited: [],
  }))
  const items = await citedOf(store, [...chosen.values()].flat())
  const cited = ({ of }: { readonly of: string }) => (chosen.get(of) ?? []).flatMap(({ n }) => items.get(n) ?? [])
  return {
    a: left,
    b: { ...right, codes: theirs },
    volume: whole,
    total: { ...total, cited: cited(total) },
    quads: quads.map(quad => ({ ...quad, cited: cited(quad) })),
    domains: domains.map(domain => ({ ...domain, cited: cited(domain) })),
    months,
  }
}

async function deedsOf(store: RecordStore, a: Side, b: readonly string[], filter: Asked): Promise<Weighed[]> {
  return (await store.deeds(a.codes, b, { status: COUNTED, ...filter, kind: 'events' })).map(weighed)
}

/** One row of a pair's ties: all, a class, a domain or a month. */
export type TiePart =
  | { readonly quad: Quad }
  | { readonly domain: Domain }
  | { readonly month: string }
  | Readonly<Record<string, never>>

/** Ids of the events that a row of `tiesOf` counts, the newest report first. */
export async function tieItemsOf(
  store: RecordStore,
  a: string,
  b: string,
  filter: Asked = {},
  part: TiePart = {},
): Promise<string[]> {
  const left = sideOf(a)
  const theirs = sideOf(b).codes.filter(code => !left.codes.includes(code))
  const deeds = await deedsOf(store, left, theirs, filter)
  const isOf = ({ quad, domains, month }: Weighed) =>
    ('quad' in part ? quad === part.quad : true) &&
    ('domain' in part ? domains.has(part.domain) : true) &&
    ('month' in part ? month === part.month : true)
  return idsOf(store, deeds.filter(isOf).reverse())
}

/** Deeds whose ids are asked for at once. */
const ASKED = 500

async function idsOf(store: RecordStore, deeds: readonly Weighed[]): Promise<string[]> {
  const ids = new Map<number, string>()
  for (let at = 0; at < deeds.length; at += ASKED) {
    const some = deeds.slice(at, at + ASKED).map(({ n }) => n)
    const rows = await store.database.selectFrom('items').select(['n', 'id']).where('n', 'in', some).execute()
    for (const { n, id } of rows) ids.set(n, id)
  }
  return deeds.flatMap(({ n }) => ids.get(n) ?? [])
}

function grouped(deeds: readonly Weighed[]): Map<string, Weighed[]> {
  const groups = new Map<string, Weighed[]>()
  for (const deed of deeds) {
    const group = groups.get(deed.month)
    if (group === undefined) groups.set(deed.month, [deed])
    else group.push(deed)
  }
  return groups
}

/** All months between the first and the last named. */
function monthsFrom(named: readonly string[]): string[] {
  const known = named.filter(month => /^\d{4}-\d{2}$/.test(month)).sort(byDay)
  const months: string[] = []
  let [year, month] = (known[0] ?? '').split('-').map(Number)
  const last = known[known.length - 1]
  while (last !== undefined && months.length < 1200) {
    const name = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
    months.push(name)
    if (name >= last) break
    if (++month > 12) [year, month] = [year + 1, 1]
  }
  return months
}

function weighed(deed: Deed): Weighed {
  const event = { type: deed.type, ...(deed.mode === null ? {} : { mode: deed.mode }) } as Pick<Event, 'type' | 'mode'>
  const domains = new Set<Domain>()
  for (const context of deed.contexts) if (DOMAIN_OF[context] !== undefined) domains.add(DOMAIN_OF[context])
  // A visit is diplomacy and a bombing war, whether or not the text says what it is about.
  if (domains.size === 0)
    domains.add(DOMAIN_OF_DEED[`${deed.type} ${deed.mode}`] ?? DOMAIN_OF_DEED[deed.type] ?? 'other')
  // Counted in the month of publication, as the reports are that the count is measured against.
  return { ...deed, quad: quadOf(event), intensity: intensityOf(event), domains, month: deed.published.slice(0, 7) }
}

/** The gravest deeds, the newest of equals; what several reports tell once. */
function gravest(deeds: readonly Weighed[], count: number): Weighed[] {
  const chosen = new Map<string | number, Weighed>()
  const inOrder = [...deeds].sort(
    (x, y) =>
      Math.abs(y.intensity) - Math.abs(x.intensity) ||
      byDay(y.published, x.published) ||
      byDay(x.happening ?? '', y.happening ?? ''),
  )
  for (const deed of inOrder) {
    if (chosen.size >= count) break
    const key = deed.happening ?? deed.n
    if (!chosen.has(key)) chosen.set(key, deed)
  }
  return [...chosen.values()]
}

/** All of the evidence in one question to the record. */
async function citedOf(store: RecordStore, deeds: readonly Weighed[]): Promise<Map<number, Cited>> {
  const items = await store.numbered(deeds.map(({ n }) => n))
  return new Map([...items].map(([n, item]) => [n, cite(item)]))
}

function measured(
  of: string,
  deeds: readonly Weighed[],
  kept: number,
  resamplings: number,
  seed: number,
): Omit<TieRow, 'cited'> {
  const byReport = new Map<number, { events: number; intensity: number }>()
  const happenings = new Set<string | number>()
  for (const { text, intensity, happening, n } of deeds) {
    const sum = byReport.get(text)
    if (sum === undefined) byReport.set(text, { events: 1, intensity })
    else {
      sum.events++
      sum.intensity += intensity
    }
    happenings.add(happening ?? n)
  }
  // Imports may have no kept report of their own month: counts are then measured against the reports that tell them.
  const volume = Math.max(kept, byReport.size, 1)
  // Reports that tell alike are drawn together: as many times as a Poisson number of their count says.
  const alike = new Map<string, { events: number; intensity: number; reports: number }>()
  for (const { events, intensity } of byReport.values()) {
    const key = `${events} ${intensity}`
    const group = alike.get(key)
    if (group === undefined) alike.set(key, { events, intensity, reports: 1 })
    else group.reports++
  }
  // In an order of their own, so that the same deeds give the same intervals in whatever order they were kept.
  const inOrder = [...alike.values()].sort((x, y) => x.events - y.events || x.intensity - y.intensity)
  const groups = inOrder.map(group => ({ ...group, drawn: poissonOf(group.reports) }))
  const random = randomFrom(seed)
  const drawn = groups.length > 0 ? resamplings : 0
  const rates = new Float64Array(drawn)
  const intensities = new Float64Array(drawn)
  for (let i = 0; i < drawn; i++) {
    let [events, intensity] = [0, 0]
    for (const group of groups) {
      const times = group.drawn(random)
      events += group.events * times
      intensity += group.intensity * times
    }
    rates[i] = (events * 1000) / volume
    intensities[i] = (intensity * 1000) / volume
  }
  const intensity = deeds.reduce((sum, deed) => sum + deed.intensity, 0)
  return {
    of,
    events: deeds.length,
    reports: byReport.size,
    happenings: happenings.size,
    rate: figure((deeds.length * 1000) / volume, rates),
    intensity: figure((intensity * 1000) / volume, intensities),
  }
}

function figure(value: number, samples: Float64Array): Figure {
  if (samples.length === 0) return { value, low: value, high: value }
  samples.sort()
  const at = (share: number) => samples[Math.min(samples.length - 1, Math.floor(share * samples.length))]
  return { value, low: at(0.025), high: at(0.975) }
}
