// Today: what the newest reports tell that is new, what is planned next, who moved on an issue, what was put on paper.
import { type Happening, partsOfKey, type RecordStore, type StanceRow } from '../record/index.ts'
import { type AgendaRow, agendaOf, lastDay } from './agenda.ts'
import { type Asked, type Cited, cite, dayAfter, publishedDay } from './cited.ts'

/** Somebody who now stands otherwise on an issue than when last told. */
export interface Move {
  readonly actor: string
  readonly issue: string
  /** Of "the sanctions": the parties of the event that is meant. */
  readonly parties: readonly string[]
  readonly day: string
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

/** Issues of the days that are looked at for moves, those of most positions. */
const ISSUES = 300

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
    moved: await movesOf(store, filter, since, day, limit),
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

/** Who moved in some days, the latest first: the stance told last then is another than the one told last before. */
export async function movesOf(
  store: RecordStore,
  { publishedFrom: _, publishedTo: __, ...filter }: Asked,
  since: string,
  until: string,
  limit = 10,
): Promise<Move[]> {
  const lately = { ...filter, publishedFrom: since, publishedTo: until }
  const keys = (await store.issues(lately)).slice(0, ISSUES).map(({ issue }) => issue)
  const keyOf = ({ holder, issue }: StanceRow) => `${holder} ${issue}`
  const now = new Map((await store.stances(keys, lately)).map(row => [keyOf(row), row]))
  const before = new Map((await store.stancesBefore(keys, since, lately)).map(row => [keyOf(row), row]))
  const moved = [...now].flatMap(([key, row]) => {
    const old = before.get(key)
    return old === undefined || old.stance === row.stance ? [] : [{ row, old }]
  })
  moved.sort((x, y) => (x.row.day === y.row.day ? x.row.n - y.row.n : x.row.day < y.row.day ? 1 : -1))
  const shown = moved.slice(0, limit)
  const items = await store.numbered(shown.flatMap(({ row, old }) => [row.n, old.n]))
  return shown.flatMap(({ row, old }) => {
    const [latest, earlier] = [items.get(row.n), items.get(old.n)]
    if (latest === undefined || earlier === undefined) return []
    const { parties } = partsOfKey(row.issue)
    return [
      {
        actor: row.holder,
        issue: latest.words,
        parties,
        day: row.day,
        from: old.stance,
        to: row.stance,
        now: cite(latest),
        before: cite(earlier),
      },
    ]
  })
}
