// Who stands where as a matrix: the issues given, and as columns those actors that stand on most of them.
import { isKnownActor } from './actor-name.ts'
import type { IssueRow } from './answer.ts'

export type Stand = IssueRow['stands'][number]

export interface MatrixRow {
  readonly key: string
  readonly issue: string
  /** One a column; null where the actor is told to stand nowhere on it. */
  readonly cells: readonly (Stand | null)[]
  /** Those without a column. */
  readonly others: readonly Stand[]
}

export interface Matrix {
  readonly actors: readonly string[]
  readonly rows: readonly MatrixRow[]
}

/** Columns: at most so many, those that were asked for first, then by number of issues. */
export function matrixOf(issues: readonly IssueRow[], most: number, first: readonly string[] = []): Matrix {
  const on = new Map<string, number>()
  for (const { stands } of issues) for (const { actor } of stands) on.set(actor, (on.get(actor) ?? 0) + 1)
  const asked = first.filter(actor => on.has(actor))
  const rest = [...on.keys()]
    .filter(actor => !asked.includes(actor) && isKnownActor(actor))
    .sort((a, b) => (on.get(b) ?? 0) - (on.get(a) ?? 0) || (a < b ? -1 : 1))
  const actors = [...asked, ...rest].slice(0, most)
  return {
    actors,
    rows: issues.map(({ key, issue, stands }) => ({
      key,
      issue,
      cells: actors.map(actor => stands.find(stand => stand.actor === actor) ?? null),
      others: stands.filter(({ actor }) => !actors.includes(actor)),
    })),
  }
}

/** How a cell is told: by what was said last where both are told. */
export const sideOf = (stand: Stand): 'for' | 'against' | 'both' =>
  stand.for > 0 && stand.against > 0 ? 'both' : stand.for > 0 ? 'for' : 'against'
