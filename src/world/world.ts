// The facts that reading relies on, with their dates: what a name means, who held which office, who belonged to what.
// Nothing here guesses: where several things fit, all are given.
import { existsSync } from 'node:fs'
import { resolveGroup } from './group-phrase.ts'
import type { Found, Meaning, Office, Tenure } from './meaning.ts'
import { Memberships } from './membership.ts'
import { addTables, Names } from './names.ts'
import { Neighbours } from './neighbours.ts'
import { begunAfter, dateIn, holdsOn } from './period.ts'
import { scan } from './scan.ts'
import { COLUMNS, Rows, tablesIn, WORLD_DATA } from './tables.ts'
import { Words } from './words.ts'

/** Every date is an ISO date to the day, month or year; null leaves the time open and gives all that do not contradict each other. */
export interface World {
  /** The names in a text, longest matches, in order, without overlaps. */
  scan(text: string): readonly Found[]
  /** What the words as a whole may mean; when nothing holds on the date, what they meant before it. */
  lookup(words: string, on: string | null): readonly Meaning[]
  /** The state, if any, that a name or an adjective stands for: "Russia", "Russian", "Moscow"; null too where several fit. */
  stateOf(words: string, on?: string | null): string | null
  /** The office that words name; `state` decides between uses ("foreign secretary" of Britain and of India). */
  office(words: string, state?: string | null): Office | null
  /** Who held an office of a state or organisation on the date; with null everyone who ever did, latest first. */
  holders(state: string, office: string, on: string | null): readonly Tenure[]
  /** The offices of a person, by full name, alias or family name, latest first. */
  tenuresOf(person: string, on: string | null): readonly Tenure[]
  /** The member states on the date; with null those of today or, of an organisation that ended, its last. */
  members(organisation: string, on: string | null): readonly string[]
  /** The sector that a noun tells: "soldiers" → MIL, "foreign ministry" → GOV. */
  sectorOf(noun: string): string | null
  /** Whether a noun is one for people of a sector: "soldiers", "lawmakers". */
  isGroupNoun(noun: string): boolean
  /** The states that a phrase stands for: "the G7 states", "states that joined NATO after 1997"; null where it cannot be told. */
  resolveGroup(phrase: string, on: string | null): readonly string[] | null
}

class Tables implements World {
  private readonly names = new Names()
  private readonly words: Words
  private readonly memberships: Memberships
  private readonly holdersAt = new Map<string, Map<string, Tenure[]>>()
  private readonly actors = new Map<string, Map<string, string>>()
  private readonly neighbours: Neighbours

  constructor(folder: string) {
    this.words = new Words(folder)
    addTables(this.names, folder)
    this.memberships = new Memberships(folder)
    this.neighbours = new Neighbours(folder)
    if (existsSync(`${folder}tenures`))
      for (const file of tablesIn(`${folder}tenures`)) this.addTenures(folder, `tenures/${file}`)
    for (const offices of this.holdersAt.values()) for (const tenures of offices.values()) tenures.sort(latestFirst)
  }

  private addTenures(folder: string, file: string): void {
    const row = new Rows(folder, file, COLUMNS.tenures)
    while (row.next()) {
      const state = row.cell(1)
      const office = row.cell(2)
      const sector = row.cell(3) || this.words.officeIds.get(office)?.sector || 'GOV'
      const actor = WHOLE.has(sector) ? state : this.actor(state, sector)
      const until = dateIn(row.cell(5))
      const tenure: Tenure = { person: row.cell(0), actor, state, office, since: row.cell(4), until }
      this.names.addTenure(tenure, row.cell(6))
      let offices = this.holdersAt.get(state)
      if (offices === undefined) this.holdersAt.set(state, (offices = new Map()))
      const there = offices.get(office)
      if (there) there.push(tenure)
      else offices.set(office, [tenure])
    }
  }

  /** One string for each actor: thousands of tenures share them. */
  private actor(state: string, sector: string): string {
    let sectors = this.actors.get(state)
    if (sectors === undefined) this.actors.set(state, (sectors = new Map()))
    let actor = sectors.get(sector)
    if (actor === undefined) sectors.set(sector, (actor = `${state}:${sector}`))
    return actor
  }

  scan(text: string): readonly Found[] {
    return scan(this.names, this.neighbours, text)
  }

  private valuesOf(words: string): readonly number[] {
    const values: number[] = []
    const end = this.names.table.longestAt(words, 0, values)
    return end === words.length ? values : []
  }

  lookup(words: string, on: string | null): readonly Meaning[] {
    const all = this.valuesOf(words).flatMap(value => this.names.meaningsOf(value))
    const then = all.filter(meaning => holdsOn(meaning, on))
    if (then.length > 0 || on === null) return then
    const earlier = all.filter(meaning => !begunAfter(meaning, on))
    return earlier.length > 0 ? earlier : all.filter(meaning => meaning.kind !== 'person')
  }

  stateOf(words: string, on: string | null = null): string | null {
    let state: string | null = null
    for (const { kind, actor, until } of this.lookup(words, on)) {
      if (kind !== 'state' && kind !== 'adjective' && kind !== 'demonym' && kind !== 'seat') continue
      const whose = actor.split(':', 1)[0]!
      if (whose === '') continue
      // Without a date "Moscow" is today's Russia and not the Soviet Union too.
      if (on === null && until !== null && state !== null) continue
      if (state !== null && state !== whose) return null
      state = whose
    }
    return state
  }

  office(words: string, state: string | null = null): Office | null {
    return this.words.office(words, state)
  }

  holders(state: string, office: string, on: string | null): readonly Tenure[] {
    const all = this.holdersAt.get(state)?.get(office) ?? []
    return on === null ? all : all.filter(tenure => holdsOn(tenure, on))
  }

  tenuresOf(person: string, on: string | null): readonly Tenure[] {
    const all = this.valuesOf(person).flatMap(value => this.names.tenuresOf(value))
    return all.filter(tenure => holdsOn(tenure, on)).sort(latestFirst)
  }

  members(organisation: string, on: string | null): readonly string[] {
    return this.memberships.members(organisation, on)
  }

  sectorOf(noun: string): string | null {
    return this.words.sector(noun)
  }

  isGroupNoun(noun: string): boolean {
    return this.words.isGroupNoun(noun)
  }

  resolveGroup(phrase: string, on: string | null): readonly string[] | null {
    return resolveGroup(phrase, on, this, this.memberships)
  }
}

/** Heads of organisations and of armed groups act for the whole: it has no sectors of its own. */
const WHOLE = new Set(['IGO', 'NGO', 'REB', 'UAF'])

const latestFirst = (a: Tenure, b: Tenure): number => (a.since < b.since ? 1 : a.since > b.since ? -1 : 0)

const loaded = new Map<string, World>()

/** The world of a folder of tables; those that come with the package are read once. Throws when a table is broken. */
export function loadWorld(folder: string = WORLD_DATA): World {
  let world = loaded.get(folder)
  if (world === undefined) loaded.set(folder, (world = new Tables(folder)))
  return world
}
