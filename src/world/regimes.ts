// Nouns for a state or its government that only some bear at a time: "the junta", "the kingdom".
import { existsSync } from 'node:fs'
import { dateIn, holdsOn, type Period } from './period.ts'
import { COLUMNS, readTable } from './tables.ts'

interface Regime extends Period {
  readonly state: string
}

export class Regimes {
  private readonly by = new Map<string, Regime[]>()

  constructor(folders: readonly string[]) {
    for (const folder of folders) {
      if (!existsSync(`${folder}regimes.tsv`)) continue
      for (const [noun, state, since, until] of readTable(folder, 'regimes.tsv', COLUMNS.regimes))
        this.by.set(noun!, [
          ...(this.by.get(noun!) ?? []),
          { state: state!, since: dateIn(since!), until: dateIn(until!) },
        ])
    }
  }

  /** The states that bear the noun on a date; null for a noun that any may bear. */
  called(noun: string, on: string | null): readonly string[] | null {
    const all = this.by.get(noun)
    return all === undefined ? null : all.filter(regime => holdsOn(regime, on)).map(({ state }) => state)
  }
}
