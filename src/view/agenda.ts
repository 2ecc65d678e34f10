// The agenda: what reports say is planned, by day, and what later reports say became of it. Several announcements of one thing
// (one happening, or the same type, parties and day) are one row. That nobody tells of a thing's end is no proof of it.
import type { Event } from '../event/index.ts'
import { quadOf } from '../event/index.ts'
import type { Plan as Announcement, KeptItem, RecordStore } from '../record/index.ts'
import { loadWorld, type World } from '../world/index.ts'
import {
  type Asked,
  type Cited,
  cite,
  dayAfter,
  dayOf,
  daysBetween,
  type Page,
  type Paging,
  publishedDay,
  statesOf,
} from './cited.ts'

/** As later reports tell it; `due` lies ahead of the record's last report, `untold` behind it. */
export const OUTCOMES = ['happened', 'cancelled', 'moved', 'due', 'untold'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** One planned thing. */
export interface AgendaRow {
  readonly type: string
  readonly mode: string | null
  readonly from: string | null
  readonly to: string | null
  readonly place: string | null
  readonly states: readonly string[]
  readonly outcome: Outcome
  /** Who announced it, in order of publication. */
  readonly announced: readonly Cited[]
  /** Later items that tell what became of it, in order of publication, the first 20. */
  readonly became: readonly (Cited & { readonly outcome: Outcome })[]
}

/** The agenda's rows, and the day that it looks from. */
export interface Agenda extends Page<AgendaRow> {
  readonly on: string
}

export interface AgendaOptions extends Paging {
  /** The day up to which is looked back; that of the newest report where nothing is said. */
  readonly on?: string
  /** Only what ended so, among the first 1,000 plans. */
  readonly outcome?: Outcome | readonly Outcome[]
}

const SEARCHED = 1000
/** Days by which accounts of one event's date may differ, days after it in which it is told, and the same for plans without a day. */
const SLACK = 2
const TOLD_WITHIN = 7
const REACH = 60
/** Planned items taken from the record at a time, and plans of which is asked at once where an outcome is sought. */
const TAKEN = 200
const AT_ONCE = 25
/** Later items told of one plan: a summit has thousands. */
const TOLD = 20

const ENDED = /\b(?:cancel|call(?:s|ed|ing)? off|suspend|scrap|abandon|will not (?:go ahead|take place))/i
const MOVED = /\b(?:postpon|reschedul|put(?:s|ting)? off|delay|brought forward|mov(?:e|ed|ing) (?:to|back|forward))/i
/** Planned events by day; the filter's `from` and `to` bound it. */
export async function agendaOf(
  store: RecordStore,
  filter: Asked = {},
  { on, outcome, limit = 50, offset = 0 }: AgendaOptions = {},
): Promise<Agenda> {
  const today = on ?? (await lastDay(store))
  const end = offset + limit
  if (outcome === undefined) {
    const plans = await plansOf(store, filter, end + 1)
    const rows = await rowsOf(store, plans.slice(offset, end), today)
    return { on: today, rows, next: plans.length > end ? end : null }
  }
  const wanted = new Set([outcome].flat())
  const rows: AgendaRow[] = []
  const plans = await plansOf(store, filter, SEARCHED)
  for (let at = 0; at < plans.length && rows.length <= end; at += AT_ONCE)
    for (const row of await rowsOf(store, plans.slice(at, at + AT_ONCE), today))
      if (wanted.has(row.outcome)) rows.push(row)
  return { on: today, rows: rows.slice(offset, end), next: rows.length > end ? end : null }
}

/** Day of the newest report; '' in an empty record. */
export async function lastDay(store: RecordStore): Promise<string> {
  const row = await store.database
    .selectFrom('editions')
    .select('published')
    .orderBy('published', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.published.slice(0, 10) ?? ''
}

/** Announcements of one thing. */
type Plan = Announcement[]

/** The first so many plans. */
async function plansOf(store: RecordStore, filter: Asked, wanted: number): Promise<Plan[]> {
  const plans = new Map<string, Plan>()
  for (let offset = 0; plans.size < wanted; offset += TAKEN) {
    const some = await store.plans({ ...filter, limit: TAKEN, offset })
    for (const item of some) {
      let key = keyOf(item)
      const day = item.from
      // One happening told for another day was moved: that is a row of its own.
      const other = plans.get(key)?.find(({ from }) => from !== null)?.from ?? day
      if (day !== null && Math.abs(daysBetween(other ?? day, day)) > SLACK) key += ` ${day}`
      const plan = plans.get(key)
      if (plan) plan.push(item)
      else plans.set(key, [item])
    }
    if (some.length < TAKEN) break
  }
  return [...plans.values()].slice(0, wanted)
}

/** Announcements of different reports without a day are different things, unless the record merged them. */
function keyOf({ id, type, from, happening, states }: Announcement): string {
  if (happening !== null) return happening
  return states.length === 0 || from === null ? id : `${type} ${[...states].sort()} ${from}`
}

/** In order of publication; the first announcement that gives a day speaks for the plan. */
function announcedIn(plan: readonly KeptItem[]): { readonly inOrder: KeptItem[]; readonly first: KeptItem } {
  const inOrder = [...plan].sort((a, b) => (publishedDay(a.report) < publishedDay(b.report) ? -1 : 1))
  return { inOrder, first: inOrder.find(({ from }) => from !== null) ?? inOrder[0] }
}

/** An item with what is compared of it, taken once: one summit stands beside many plans. */
interface Weighed {
  readonly item: KeptItem
  readonly states: ReadonlySet<string>
  /** In ms; NaN where unknown. */
  readonly from: number
  readonly to: number
  readonly published: number
}

const weighedOf = (item: KeptItem): Weighed => ({
  item,
  states: statesOf(item),
  from: Date.parse(item.from ?? ''),
  to: Date.parse(item.to ?? item.from ?? ''),
  published: Date.parse(publishedDay(item.report)),
})

async function rowsOf(store: RecordStore, plans: readonly Plan[], on: string): Promise<AgendaRow[]> {
  const items = await store.numbered(plans.flatMap(plan => plan.map(({ n }) => n)))
  const loaded = plans.map(plan => plan.flatMap(({ n }) => items.get(n) ?? [])).filter(plan => plan.length > 0)
  const announced = loaded.map(announcedIn)
  const later = await laterOf(
    store,
    announced.map(({ first }) => first),
  )
  const weighed = new Map<KeptItem, Weighed>()
  const of = (item: KeptItem) => {
    const known = weighed.get(item) ?? weighedOf(item)
    weighed.set(item, known)
    return known
  }
  const world = loadWorld()
  return loaded.map((plan, i) => rowOf(plan, announced[i], later[i].map(of), on, world))
}

function rowOf(
  items: readonly KeptItem[],
  { inOrder, first }: ReturnType<typeof announcedIn>,
  later: readonly Weighed[],
  on: string,
  world: World,
): AgendaRow {
  const states = [...new Set(items.flatMap(item => [...statesOf(item)]))].sort()
  const plan = { ...weighedOf(first), isTalk: isTalk(first) }
  const became = later
    .map(told => ({ item: told.item, outcome: outcomeOf(plan, told, world) }))
    .filter((found): found is { item: KeptItem; outcome: Outcome } => found.outcome !== null)
  const order = OUTCOMES.find(outcome => became.some(one => one.outcome === outcome))
  const ahead = (first.to ?? first.from ?? publishedDay(first.report)) >= on
  return {
    type: first.type,
    mode: (first.item as Event).mode ?? null,
    from: first.from,
    to: first.to,
    place: items.find(({ place }) => place !== null)?.place ?? null,
    states,
    outcome: order ?? (ahead ? 'due' : 'untold'),
    announced: inOrder.map(cite),
    became: became.slice(0, TOLD).map(({ item, outcome }) => ({ ...cite(item), outcome })),
  }
}

/** Of each plan, items that may tell what became of it: of its kind or of its end, with its parties, in the days that matter. */
const laterOf = (store: RecordStore, plans: readonly KeptItem[]): Promise<KeptItem[][]> =>
  store.sequels(
    plans.map(plan => {
      const announced = publishedDay(plan.report)
      const end = plan.to ?? plan.from
      const days = end === null ? null : { from: dayAfter(plan.from ?? end, -SLACK), to: dayAfter(end, TOLD_WITHIN) }
      return {
        type: plan.type,
        states: announced === '' ? [] : [...statesOf(plan)].sort(),
        ends: isTalk(plan) ? ['SANCTION', 'REJECT'] : [],
        publishedFrom: announced,
        publishedTo: end === null ? dayAfter(announced, REACH) : dayAfter(end, TOLD_WITHIN),
        days: plan.from === null ? null : days,
      }
    }),
  )

/** What is planned together can be called off: cooperation in word or deed. */
const isTalk = (plan: KeptItem) => quadOf(plan.item as Event) <= 2

/** What a later item says of a plan; null where it speaks of something else. */
function outcomeOf(
  { item: plan, states, isTalk, ...days }: Weighed & { readonly isTalk: boolean },
  { item: later, states: others, ...laterDays }: Weighed,
  world: World,
): Outcome | null {
  if (later.edition === plan.edition || later.id === plan.id) return null
  const near = plan.from === null || later.from === null || isNear(days, laterDays)
  const missing = [...states].filter(state => !others.has(state))
  const isOther = later.type !== plan.type
  if (isOther ? isTalk : later.status === 'denied' || later.status === 'planned') {
    const sentence = later.sentence?.words ?? later.words
    // "Norway postponed the visit to Iceland": who puts it off is not always read as a party of it, but stands in the sentence.
    if (missing.some(state => !sentence.includes(world.nameOf(state) ?? state))) return null
    // "postponed the visit to 12 May": another day is ahead, or the old one is gone.
    if (MOVED.test(sentence)) return 'moved'
    if (isOther) return ENDED.test(sentence) ? 'cancelled' : null
    return later.status === 'denied' && near ? 'cancelled' : null
  }
  if (isOther || missing.length > 0) return null
  // One party and no day: any deed of its kind would do.
  if (plan.from === null && others.size < 2 && (plan.happening === null || plan.happening !== later.happening))
    return null
  if (later.status !== 'happened' && later.status !== 'ongoing') return null
  // Told without a day it may be any earlier meeting: only a report of the planned day or of those after it counts.
  if (later.from === null && plan.from !== null && !(laterDays.published >= days.from)) return null
  return near && dayOf(later) >= publishedDay(plan.report) ? 'happened' : null
}

type Days = Pick<Weighed, 'from' | 'to'>

const DAY = 86_400_000

const isNear = (plan: Days, later: Days) => later.to - plan.from >= -SLACK * DAY && plan.to - later.from >= -SLACK * DAY
