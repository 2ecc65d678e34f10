// Gaps in the tenures of an office that a table says has a holder on every day. A day between two holders is none, and an
// unknown day closes a gap.
import { existsSync } from 'node:fs'
import { dateIn, type Period } from './period.ts'
import { COLUMNS, namesIn, readTable, tablesIn } from './tables.ts'

const DAY = 86_400_000

/** What `unbroken.tsv` of a folder asks for and the folder's tenures do not give. */
export function gapFaults(folder: string): readonly string[] {
  if (!existsSync(`${folder}unbroken.tsv`)) return []
  const held = heldIn(folder)
  const faults: string[] = []
  for (const [office, states, since, until] of readTable(folder, 'unbroken.tsv', COLUMNS.unbroken))
    for (const state of namesIn(states!))
      for (const gap of gapsIn(held.get(`${state} ${office}`) ?? [], since!, dateIn(until!)))
        faults.push(`${state} ${office} has no holder ${gap}`)
  return faults
}

function heldIn(folder: string): ReadonlyMap<string, readonly Period[]> {
  const held = new Map<string, Period[]>()
  for (const file of existsSync(`${folder}tenures`) ? tablesIn(`${folder}tenures`) : [])
    for (const [, state, office, , since, until] of readTable(folder, `tenures/${file}`, COLUMNS.tenures)) {
      const at = `${state} ${office}`
      held.set(at, [...(held.get(at) ?? []), { since: dateIn(since!), until: dateIn(until!) }])
    }
  return held
}

/** The times between two dates in which surely nobody held the office; an unknown day closes a gap. */
function gapsIn(terms: readonly Period[], from: string, to: string | null): readonly string[] {
  const gaps: string[] = []
  let covered: string | null = dayBefore(from)
  for (const { since, until } of [...terms].sort((a, b) => ((a.since ?? '') < (b.since ?? '') ? -1 : 1))) {
    if (covered === null || (to !== null && covered >= to)) break
    if (since !== null && firstDay(since) > dayAfter(dayAfter(covered)))
      gaps.push(`from ${dayAfter(covered)} to ${since}`)
    if (until === null) covered = null
    else if (lastDay(until) > covered) covered = lastDay(until)
  }
  if (covered !== null && (to === null || covered < to)) gaps.push(`after ${covered}`)
  return gaps
}

const firstDay = (date: string): string =>
  date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date
const lastDay = (date: string): string =>
  date.length === 10 ? date : date.length === 4 ? `${date}-12-31` : dayBefore(firstDay(nextMonth(date)))
const nextMonth = (month: string): string =>
  new Date(Date.parse(`${month}-01T00:00:00Z`) + 32 * DAY).toISOString().slice(0, 7)
const dayAfter = (day: string): string => shifted(day, DAY)
const dayBefore = (day: string): string => shifted(day, -DAY)
const shifted = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by).toISOString().slice(0, 10)
