// Today: what the newest reports tell that is new, what is planned next, who moved on an issue, what was put on paper.
import type { Happening, KeptItem, RecordStore } from '../record/index.ts'
import { type AgendaRow, agendaOf, lastDay } from './agenda.ts'
import { type Asked, type Cited, cite, dayAfter, publishedDay, statesOf } from './cited.ts'
import { likeness, stemsOf } from './stems.ts'

/** Somebody who now stands otherwise on an issue than when last told. */
export interface Move {
  readonly actor: string
  readonly issue: string
  readonly from: string
  readonly to: string
  /** The item that tells the new stance, and the one that told the old. */
  readonly now: Cited
  readonly before: Cited
}

/** What becomes of a happening on one line; `happenings` of the record has all accounts. */
export interface NewHappening {
  readonly id: string
  readonly type: string
  readonly from: string | null
  readonly to: string | null
  readonly place: string | null
  readonly words: string
  readonly parties: Happening['parties']
  readonly reports: number
  readonly publishers: readonly string[]
  /** Whether somebody denies it, or accounts differ. */
  readonly denied: boolean
  readonly differences: number
  readonly cited: Cited
}

export interface Today {
  /** The last day looked at, and the first. */
  readonly on: string
  readonly since: string
  readonly reports: number
  /** Most reported first. */
  readonly happenings: readonly NewHappening[]
  /** From the day on, by day. */
  readonly planned: readonly AgendaRow[]
  readonly moved: readonly Move[]
  /** Papers mentioned in these days. */
  readonly instruments: readonly Cited[]
  readonly statements: readonly Cited[]
}

export interface TodayOptions {
  /** The last day; that of the newest report where nothing is said. */
  readonly on?: string
  /** Days looked at, 1 where nothing is said. */
  readonly days?: number
  /** Rows of each list, 10 where nothing is said. */
  readonly limit?: number
}

/** Positions looked back at for one that is told anew. */
const BEFORE = 60
/** How much of two issues' stems must be shared to be one. */
const SAME = 0.6

export async function todayOf(
  store: RecordStore,
  filter: Asked = {},
  { on, days = 1, limit = 10 }: TodayOptions = {},
): Promise<Today> {
  const day = on ?? (await lastDay(store))
  const since = dayAfter(day, 1 - days)
  const time = { ...filter, publishedFrom: since, publishedTo: day }
  const happenings: Happening[] = []
  for await (const happening of store.happenings({ ...time, limit: 200 })) happenings.push(happening)
  const began = happenings.filter(({ events }) => events.every(({ report }) => publishedDay(report) >= since))
  began.sort((a, b) => b.reports.length - a.reports.length || (a.id < b.id ? -1 : 1))
  const lines = new Map<string, NewHappening>()
  // One sentence may tell several things: it is shown once.
  for (const happening of began) if (!lines.has(happening.words)) lines.set(happening.words, lineOf(happening))
  const planned = await agendaOf(store, { ...filter, from: day }, { on: day, limit })
  const instruments = await store.page({ ...time, kind: 'instruments', limit })
  const statements = await store.page({ ...time, kind: 'statements', limit })
  return {
    on: day,
    since,
    reports: await store.countReports(time),
    happenings: [...lines.values()].slice(0, limit),
    planned: planned.rows,
    moved: await movesOf(store, filter, time, limit),
    instruments: instruments.map(cite),
    statements: statements.map(cite),
  }
}

function lineOf(happening: Happening): NewHappening {
  const { id, type, from, to, place, words, parties, reports, deniedBy, differences, events } = happening
  const publishers = [...new Set(reports.flatMap(({ publisher }) => publisher ?? []))]
  const told = reports.length
  return {
    id,
    type,
    from,
    to,
    place,
    words,
    parties,
    reports: told,
    publishers,
    denied: deniedBy.length > 0,
    differences: differences.length,
    cited: cite(events[0]),
  }
}

async function movesOf(store: RecordStore, filter: Asked, time: Asked, limit: number): Promise<Move[]> {
  const moves: Move[] = []
  const told = new Set<string>()
  for (const item of await store.page({ ...time, kind: 'positions', limit: 200 })) {
    for (const actor of statesOf(item, 'holder')) {
      const before = await lastStand(store, filter, item, actor)
      if (before === null || before.type === item.type) continue
      const key = `${actor} ${[...stemsOf(item.words)].sort()}`
      if (told.has(key)) continue
      told.add(key)
      moves.push({ actor, issue: item.words, from: before.type, to: item.type, now: cite(item), before: cite(before) })
    }
    if (moves.length >= limit) break
  }
  return moves.slice(0, limit)
}

/** What was told last, on an earlier day, of an actor on the same issue. */
async function lastStand(store: RecordStore, filter: Asked, item: KeptItem, actor: string): Promise<KeptItem | null> {
  const stems = stemsOf(item.words)
  const earlier = await store.page({
    ...filter,
    kind: 'positions',
    actor,
    publishedTo: dayAfter(publishedDay(item.report), -1),
    limit: BEFORE,
  })
  return earlier.find(other => likeness(stems, stemsOf(other.words)) >= SAME) ?? null
}
