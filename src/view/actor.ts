// One actor: who that is, with whom it deals, who speaks for it, and how often it is in the reports, month by month.
import { type EventType, type Quad, quadOf } from '../event/index.ts'
import { KINDS, type Kind, type RecordStore } from '../record/index.ts'
import { loadWorld, type Tenure } from '../world/index.ts'
import { lastDay } from './agenda.ts'
import { type Asked, byDay, type Cited, cite, type Page, type Paging, publishedDay } from './cited.ts'

/** A row of the list of actors. */
export interface ActorRow {
  readonly actor: string
  readonly name: string
  readonly reports: number
}

/** Another with whom its events are. */
export interface Counterpart {
  readonly actor: string
  readonly name: string
  readonly events: number
  /** By quad class, 1 to 4. */
  readonly quads: Readonly<Record<Quad, number>>
  readonly last: string
}

/** Somebody whom the reports name as part of it. */
export interface Person {
  readonly name: string
  readonly actor: string
  readonly items: number
  readonly first: string
  readonly last: string
}

/** What the reports of one month say of it. */
export interface OverviewMonth {
  readonly month: string
  readonly items: number
  readonly kinds: Readonly<Record<Kind, number>>
  /** Events by quad class, 1 to 4. */
  readonly quads: Readonly<Record<Quad, number>>
}

export interface Overview {
  readonly actor: string
  readonly name: string
  readonly isState: boolean
  /** Who holds its leading offices on the day of the newest report, as the tables of the world have it. */
  readonly offices: readonly { readonly office: string; readonly person: string; readonly since: string }[]
  readonly reports: number
  readonly kinds: Readonly<Record<Kind, number>>
  readonly quads: Readonly<Record<Quad, number>>
  /** The most frequent first, 15 at most. */
  readonly counterparts: readonly Counterpart[]
  /** From its newest 300 items, the most frequent first, 20 at most. */
  readonly people: readonly Person[]
  readonly months: readonly OverviewMonth[]
  readonly latest: readonly Cited[]
}

const OFFICES = [
  'president',
  'monarch',
  'prime-minister',
  'foreign-minister',
  'defence-minister',
  'secretary-general',
] as const
const NEWEST = 300
const COUNTERPARTS = 15
const PEOPLE = 20

/** Actors by the number of their reports. */
export async function actorsOf(store: RecordStore, { limit = 50, offset = 0 }: Paging = {}): Promise<Page<ActorRow>> {
  const rows = await store.database
    .selectFrom('actors')
    .select(({ fn }) => ['state', fn.count('edition_n').distinct().as('reports')])
    .groupBy('state')
    .orderBy('reports', 'desc')
    .orderBy('state')
    .limit(limit + 1)
    .offset(offset)
    .execute()
  const world = loadWorld()
  return {
    rows: rows
      .slice(0, limit)
      .map(({ state, reports }) => ({ actor: state, name: world.nameOf(state) ?? state, reports: Number(reports) })),
    next: rows.length > limit ? offset + limit : null,
  }
}

/** An overview of one actor, by its code: `RUS`, `NATO`; of `RUS:GOV` what that sector takes part in. */
export async function actorOf(
  store: RecordStore,
  actor: string,
  filter: Asked = {},
  { limit = 10 }: { readonly limit?: number } = {},
): Promise<Overview> {
  const own: Asked = { ...filter, actor }
  const [state] = actor.split(':')
  const rows = await store.timeline(own)
  const newest = await store.page({ ...own, limit: NEWEST })
  const world = loadWorld()
  const on = await lastDay(store)
  const kinds = noKinds()
  const quads = noQuads()
  const months = new Map<string, { kinds: Record<Kind, number>; quads: Record<Quad, number>; items: number }>()
  for (const { month, kind, type, items } of rows) {
    const one = months.get(month) ?? { kinds: noKinds(), quads: noQuads(), items: 0 }
    months.set(month, one)
    one.items += items
    one.kinds[kind] += items
    kinds[kind] += items
    if (kind !== 'events') continue
    const quad = quadOf({ type: type as EventType })
    one.quads[quad] += items
    quads[quad] += items
  }
  const people = new Map<string, { name: string; actor: string; items: number; first: string; last: string }>()
  for (const { parties, report } of newest) {
    for (const party of parties) {
      if (party.state !== state || party.name === null || party.actor === null) continue
      const day = publishedDay(report)
      const person = people.get(party.name)
      if (person === undefined)
        people.set(party.name, { name: party.name, actor: party.actor, items: 1, first: day, last: day })
      else {
        person.items++
        if (day < person.first) person.first = day
      }
    }
  }
  const offices = OFFICES.flatMap(office =>
    world
      .holders(state, office, on === '' ? null : on)
      .slice(0, 1)
      .map(({ person, since }: Tenure) => ({ office, person, since })),
  )
  return {
    actor,
    name: world.nameOf(state) ?? state,
    isState: world.isState(state),
    offices,
    reports: await store.countReports(own),
    kinds,
    quads,
    counterparts: await counterpartsOf(store, state, filter),
    people: [...people.values()].sort((a, b) => b.items - a.items || byDay(a.name, b.name)).slice(0, PEOPLE),
    months: [...months].map(([month, counts]) => ({ month, ...counts })),
    latest: newest.slice(0, limit).map(cite),
  }
}

async function counterpartsOf(store: RecordStore, actor: string, filter: Asked): Promise<Counterpart[]> {
  const world = loadWorld()
  const found = new Map<
    string,
    { actor: string; name: string; events: number; quads: Record<Quad, number>; last: string }
  >()
  for (const { state, type, events, last } of await store.counterparts(actor, filter)) {
    const one = found.get(state) ?? {
      actor: state,
      name: world.nameOf(state) ?? state,
      events: 0,
      quads: noQuads(),
      last: '',
    }
    found.set(state, one)
    one.events += events
    one.quads[quadOf({ type: type as EventType })] += events
    if (last > one.last) one.last = last
  }
  return [...found.values()].sort((a, b) => b.events - a.events || byDay(a.actor, b.actor)).slice(0, COUNTERPARTS)
}

const noKinds = () => Object.fromEntries(KINDS.map(kind => [kind, 0])) as Record<Kind, number>
const noQuads = (): Record<Quad, number> => ({ 1: 0, 2: 0, 3: 0, 4: 0 })
