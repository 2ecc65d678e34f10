// The agenda: what reports say is planned, by date, and what later reports say became of it. Several announcements of one thing
// (same type, parties and day, or one happening) are one row. That nobody tells of a thing's end is no proof of it.

import type { Event } from '../event/index.ts'
import { quadOf } from '../event/index.ts'
import type { KeptItem } from '../record/index.ts'
import { byDay, type Cited, cite, dayOf, daysBetween, type Items, publishedDay, statesOf } from './cited.ts'

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
  /** Later items that tell what became of it. */
  readonly became: readonly (Cited & { readonly outcome: Outcome })[]
}

/** Days by which accounts of one event's date may differ, and days after a plan without date in which its event may be told. */
const SLACK = 2
const REACH = 60
const ENDED = /\b(?:cancel|call(?:s|ed|ing)? off|postpon|suspend|scrap|abandon|put off)/i

interface Plan {
  readonly first: KeptItem
  readonly items: KeptItem[]
}

/** Planned events by date. `on`: the day up to which is looked back; otherwise that of the last report. */
export async function agendaOf(items: Items, on?: string): Promise<AgendaRow[]> {
  const plans = new Map<string, Plan>()
  const told = new Map<string, KeptItem[]>()
  let last = ''
  for await (const item of items) {
    if (publishedDay(item.report) > last) last = publishedDay(item.report)
    if (item.kind !== 'events') continue
    if (item.status === 'planned') {
      const key = keyOf(item)
      const plan = plans.get(key)
      if (plan) plan.items.push(item)
      else plans.set(key, { first: item, items: [item] })
    }
    for (const state of statesOf(item)) {
      const list = told.get(state)
      if (list) list.push(item)
      else told.set(state, [item])
    }
  }
  const rows = [...plans.values()].map(plan => rowOf(plan, told, on ?? last))
  return rows.sort((a, b) => byDay(dayOfRow(a), dayOfRow(b)))
}

const dayOfRow = ({ from, announced }: AgendaRow) => from ?? publishedDay(announced[0].report)

/** A day unknown keeps announcements of different reports apart, unless the record merged them. */
const keyOf = (item: KeptItem) =>
  item.happening ??
  `${item.type} ${[...statesOf(item)].sort()} ${item.from ?? item.id} ${statesOf(item).size === 0 ? item.id : ''}`

function rowOf({ first, items }: Plan, told: ReadonlyMap<string, readonly KeptItem[]>, on: string): AgendaRow {
  const states = [...statesOf(first)].sort()
  const seen = new Set(items.map(({ id }) => id))
  const became: (Cited & { outcome: Outcome })[] = []
  for (const later of told.get(states[0] ?? '') ?? []) {
    if (seen.has(later.id)) continue
    const outcome = outcomeOf(first, states, later)
    if (outcome !== null) became.push({ ...cite(later), outcome })
  }
  const event = first.item as Event
  const order = OUTCOMES.find(outcome => became.some(later => later.outcome === outcome))
  const ahead = (first.to ?? first.from ?? publishedDay(first.report)) >= on
  return {
    type: first.type,
    mode: event.mode ?? null,
    from: first.from,
    to: first.to,
    place: items.find(({ place }) => place !== null)?.place ?? null,
    states,
    outcome: order ?? (ahead ? 'due' : 'untold'),
    announced: items.map(cite),
    became,
  }
}

/** What a later item says of a plan; null where it speaks of something else. */
function outcomeOf(plan: KeptItem, states: readonly string[], later: KeptItem): Outcome | null {
  if (publishedDay(later.report) < publishedDay(plan.report) || later.edition === plan.edition) return null
  const others = statesOf(later)
  if (!states.every(state => others.has(state))) return null
  const near = plan.from === null || later.from === null || isNear(plan, later)
  const after = daysBetween(publishedDay(plan.report), dayOf(later))
  if (!(after <= REACH) && plan.from === null) return null
  if (later.type !== plan.type) {
    const talks = quadOf(plan.item as Event) <= 2 && ['SANCTION', 'REJECT'].includes(later.type)
    const ended = talks && ENDED.test(`${later.words} ${later.about ?? ''}`)
    return ended && (plan.to === null || publishedDay(later.report) <= plan.to) ? 'cancelled' : null
  }
  if (later.status === 'denied') return near ? 'cancelled' : null
  if (later.status === 'planned')
    return later.happening !== null && later.happening === plan.happening && !near ? 'moved' : null
  if (later.status !== 'happened' && later.status !== 'ongoing') return null
  // Told without a date it may be any earlier meeting: only a report of the planned day or the days after it counts.
  if (
    later.from === null &&
    plan.from !== null &&
    !(Math.abs(daysBetween(plan.to ?? plan.from, publishedDay(later.report)) - SLACK) <= 2 * SLACK)
  )
    return null
  return near && dayOf(later) >= publishedDay(plan.report) ? 'happened' : null
}

const isNear = (plan: KeptItem, later: KeptItem) =>
  daysBetween(plan.from ?? '', later.to ?? later.from ?? '') >= -SLACK &&
  daysBetween(later.from ?? '', plan.to ?? plan.from ?? '') >= -SLACK
