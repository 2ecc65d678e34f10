// What the event formats ask of a kept event: its parties by side, its day, and whether it is told as done.
import type { Event } from '../event/index.ts'
import type { KeptItem, KeptParty } from '../record/index.ts'
import { isDate } from '../report/index.ts'

/** An event with what foreign rows need of it. */
export interface EventFacts {
  readonly item: KeptItem
  readonly event: Event
  readonly sources: readonly KeptParty[]
  readonly targets: readonly KeptParty[]
  /** Both sides do it together: every source is a target too. */
  readonly joint: boolean
  /** Its own first day, else that of publication; null where neither is known. */
  readonly day: string | null
}

/** The facts of an event; null for the other kinds. */
export function eventFacts(item: KeptItem): EventFacts | null {
  if (item.kind !== 'events') return null
  const sources = item.parties.filter(party => party.role === 'source')
  const targets = item.parties.filter(party => party.role === 'target')
  const same = (a: KeptParty) => targets.some(b => keyOf(a) === keyOf(b))
  const joint = sources.length > 1 && sources.length === targets.length && sources.every(same)
  const day = dayIn(item.from) ?? dayIn(item.report.published)
  return { item, event: item.item as Event, sources, targets, joint, day }
}

/** The day of a date, with or without a time; null where it is none. */
export function dayIn(date: string | null): string | null {
  const day = date?.slice(0, 10) ?? ''
  return /^\d{4}-\d\d-\d\d$/.test(day) && isDate(day) ? day : null
}

const keyOf = ({ actor, name, span }: KeptParty) => `${actor} ${name} ${actor === null ? span : ''}`

/** Formats that know only deeds would tell a denied or planned one as done: these statuses alone go into them. */
const DONE: readonly string[] = ['happened', 'ongoing', 'alleged']
export const isToldAsDone = (status: string | null): boolean => status !== null && DONE.includes(status)

/** "RUS:GOV" as state and sector. */
export function partsOf(actor: string | null): { readonly state: string; readonly sector: string } {
  const [state = '', sector = ''] = (actor ?? '').split(':')
  return { state, sector }
}

/** What a party is called: its name, else its words, else its code. */
export const nameOf = ({ name, words, actor }: KeptParty): string => name ?? (words || (actor ?? ''))
