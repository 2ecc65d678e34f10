// Words around a name that tell whether it is one: titles, words that open a sentence, words that are also family names.
import { existsSync } from 'node:fs'
import { COLUMNS, namesIn, readTable } from './tables.ts'

export class Neighbours {
  /** "Mrs May": after a title a common word may be a family name. */
  readonly titles: ReadonlySet<string>
  /** "Under Obama": capitalised, yet no given name. */
  readonly before: ReadonlySet<string>
  /** "Jordan Foreign Ministry": capitalised, yet no family name. */
  readonly afterState: ReadonlySet<string>
  /** "WHO WILL LEAD": acronyms that capitals make of plain words. */
  readonly plainInCapitals: ReadonlySet<string>
  /** "Paris, Texas": a town before a comma lies there. */
  readonly provinces: ReadonlySet<string>
  readonly commonWords: ReadonlySet<string>

  constructor(folder: string) {
    const uses = new Map<string, ReadonlySet<string>>()
    if (existsSync(`${folder}neighbours.tsv`)) {
      for (const [use, words] of readTable(folder, 'neighbours.tsv', COLUMNS.neighbours))
        uses.set(use!, new Set(namesIn(words!)))
    }
    const none: ReadonlySet<string> = new Set()
    this.titles = uses.get('title') ?? none
    this.before = uses.get('before') ?? none
    this.afterState = uses.get('after-state') ?? none
    this.plainInCapitals = uses.get('plain-in-capitals') ?? none
    this.provinces = uses.get('province') ?? none
    const common = existsSync(`${folder}common-words.tsv`)
      ? readTable(folder, 'common-words.tsv', COLUMNS.commonWords)
      : []
    this.commonWords = new Set(common.map(row => row[0]!))
  }
}
