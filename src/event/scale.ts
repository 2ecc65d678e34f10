// How grave a deed is and of which of PLOVER's four classes. The figures stand beside the other codes of each type and mode in
// data/exchange/events.tsv; its README says which are PLOVER's and which ours.
import { readFileSync } from 'node:fs'
import type { Event, EventType } from './event.ts'

/** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. */
export const QUADS = [1, 2, 3, 4] as const
export type Quad = (typeof QUADS)[number]

interface Grade {
  readonly quad: Quad
  readonly intensity: number
}

type Graded = Pick<Event, 'type' | 'mode'>

let cached: ReadonlyMap<string, Grade> | null = null

const key = (type: string, mode: string) => (mode === '' ? type : `${type} ${mode}`)

function loadScale(): ReadonlyMap<string, Grade> {
  if (cached) return cached
  const [header, ...rows] = readFileSync(new URL('../../data/exchange/events.tsv', import.meta.url), 'utf8').split('\n')
  const columns = header.split('\t')
  const column = (name: string) => {
    const at = columns.indexOf(name)
    if (at < 0) throw new Error(`data/exchange/events.tsv:1: no column "${name}"`)
    return at
  }
  const [type, mode, quad, intensity] = ['type', 'mode', 'quad', 'intensity'].map(column)
  const grades = new Map<string, Grade>()
  rows.forEach((row, i) => {
    if (row.trim() === '') return
    const cells = row.split('\t')
    const of = QUADS.find(known => known === Number(cells[quad]))
    const grade = Number(cells[intensity])
    if (!of || !(Math.abs(grade) <= 10)) {
      const got = `quad "${cells[quad]}", intensity "${cells[intensity]}"`
      throw new Error(`data/exchange/events.tsv:${i + 2}: ${got}, expected 1 to 4 and -10 to 10`)
    }
    grades.set(key(cells[type], cells[mode]), { quad: of, intensity: grade })
  })
  cached = grades
  return grades
}

/** The row of the type and mode, or of the type where the mode has none of its own. */
function gradeOf({ type, mode = '' }: Graded): Grade {
  const grades = loadScale()
  const grade = grades.get(key(type, mode)) ?? grades.get(type satisfies EventType)
  if (!grade) throw new Error(`data/exchange/events.tsv has no row for type "${type}", expected one for each type`)
  return grade
}

/** From −10, the gravest conflict, to 10, the furthest yielding. Of the deed told: planned or denied it has the same figure. */
export const intensityOf = (event: Graded): number => gradeOf(event).intensity

/** The quad class of the event's type. */
export const quadOf = (event: Graded): Quad => gradeOf(event).quad
