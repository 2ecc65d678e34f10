// Nouns that alone mean one body where others are spoken of: "the coalition" in a report on ISIS, "the Council" in a text of the EU.
import { existsSync } from 'node:fs'
import { dateIn, holdsOn, type Period } from './period.ts'
import { COLUMNS, namesIn, readTable } from './tables.ts'

interface Calling extends Period {
  readonly actor: string
  /** One of these is spoken of, or publishes the report where `=` stands before it. */
  readonly about: readonly string[]
}

export class Callings {
  private readonly by = new Map<string, Calling[]>()

  constructor(folders: readonly string[]) {
    for (const folder of folders) {
      if (!existsSync(`${folder}callings.tsv`)) continue
      for (const [noun, actor, about, since, until] of readTable(folder, 'callings.tsv', COLUMNS.callings)) {
        const calling = { actor: actor!, about: namesIn(about!), since: dateIn(since!), until: dateIn(until!) }
        this.by.set(noun!, [...(this.by.get(noun!) ?? []), calling])
      }
    }
  }

  /** The body that the noun means: of those whose time it is, the one about which most is `spoken`. Null where nothing is. */
  called(noun: string, on: string | null, spoken: (about: string) => number): string | null {
    let best: string | null = null
    let most = 0
    for (const calling of this.by.get(noun) ?? []) {
      const much = holdsOn(calling, on) ? Math.max(...calling.about.map(spoken)) : 0
      if (much <= most) continue
      most = much
      best = calling.actor
    }
    return best
  }
}
