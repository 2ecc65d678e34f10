// Which office leads a state: "the Chinese leader" is the party's general secretary, "the Japanese leader" the prime minister.
import { existsSync } from 'node:fs'
import { COLUMNS, namesIn, readTable } from './tables.ts'

export class Leaders {
  private readonly offices = new Map<string, string[]>()

  constructor(folders: readonly string[]) {
    for (const folder of folders) {
      if (!existsSync(`${folder}leaders.tsv`)) continue
      for (const [office, states] of readTable(folder, 'leaders.tsv', COLUMNS.leaders)) {
        for (const state of namesIn(states!)) this.offices.set(state, [...(this.offices.get(state) ?? []), office!])
      }
    }
  }

  /** Offices that may lead the state, the weightiest first: the first that is held leads. */
  of(state: string): readonly string[] {
    const own = this.offices.get(state)
    return own === undefined ? OTHERWISE : [...own, ...OTHERWISE]
  }
}

const OTHERWISE = [
  'president',
  'prime-minister',
  'monarch',
  'council-chairman',
  'supreme-leader',
  'secretary-general',
  'director-general',
  'managing-director',
  'commission-president',
  'group-leader',
  'leader',
  'party-leader',
]
