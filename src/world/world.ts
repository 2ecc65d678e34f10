// The facts that reading relies on, with their dates: what a name means, who held which office, who belonged to what.
// Nothing here guesses: where several things fit, all are given.
import { existsSync, statSync } from 'node:fs'
import { Callings } from './callings.ts'
import { resolveGroup } from './group-phrase.ts'
import { layersIn, localFolder } from './local-layer.ts'
import type { Found, Meaning, Office, Tenure } from './meaning.ts'
import { Memberships } from './membership.ts'
import { addTables } from './name-files.ts'
import { Names } from './names.ts'
import { Neighbours } from './neighbours.ts'
import { unpackNames } from './packed-names.ts'
import { begunAfter, holdsOn } from './period.ts'
import { Regimes } from './regimes.ts'
import { scan } from './scan.ts'
import { COLUMNS, PACKED_NAMES, readTable, WORLD_DATA } from './tables.ts'
import { TenureRows } from './tenure-rows.ts'
import { type Answer, type Asked, type Who, whoIn } from './who.ts'
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
  /** Whether a state calls the head of a ministry by the noun: the USA has no foreign "minister", Japan no "secretary". */
  isCalled(state: string, office: string, noun: string): boolean
  /** Whether the name of an office may end with the words: "affairs" does, "Tuesday" does not. */
  endsOffice(words: string): boolean
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
  /** The states that a noun for some forms of state or government stands for on a date: "junta", "kingdom"; null for any other noun. */
  statesCalled(noun: string, on: string | null): readonly string[] | null
  /** The body that a noun alone means: "coalition" where ISIS is spoken of. `spoken` tells how much an actor is; `=EU` asks whether the EU publishes. */
  bodyCalled(noun: string, on: string | null, spoken: (about: string) => number): string | null
  /** The usual name of a state or organisation by its code. */
  nameOf(actor: string): string | null
  /** The sector of an office by its id; null for no office of the tables. */
  sectorOfOffice(office: string): string | null
  /** Whether a code is a state's. */
  isState(code: string): boolean
  /** Whom a phrase means on a date: one answer, or candidates: see `Who`. */
  who(phrase: string, asked: Asked): readonly Answer[]
  /** The states that a phrase stands for: "the G7 states", "states that joined NATO after 1997"; null where it cannot be told. */
  resolveGroup(phrase: string, on: string | null): readonly string[] | null
}

class Tables implements World {
  private readonly names: Names
  private readonly tenures: TenureRows
  private readonly words: Words
  private read: Memberships | null = null
  private readonly neighbours: Neighbours
  private readonly folders: readonly string[]
  private readonly states = new Set<string>()
  private named: Map<string, string> | null = null
  private reader: Who | null = null
  private regimes: Regimes | null = null
  private callings: Callings | null = null

  constructor(folder: string, layers: readonly string[]) {
    this.folders = [folder, ...layers]
    this.words = new Words([folder, ...layers])
    this.tenures = new TenureRows(this.words.officeIds)
    this.names = new Names(this.tenures)
    if (folder !== WORLD_DATA || !unpackNames(folder, PACKED_NAMES, this.names, this.tenures))
      addTables(this.names, this.tenures, folder)
    if (layers.length > 0) this.names.startLocal()
    for (const layer of layers) addTables(this.names, this.tenures, layer)
    this.neighbours = new Neighbours(folder)
  }

  /** Read when first asked for: most reports name no group by its members. */
  private get memberships(): Memberships {
    this.read ??= new Memberships(this.folders)
    return this.read
  }

  scan(text: string): readonly Found[] {
    return scan(this.names, this.neighbours, text)
  }

  private valuesOf(words: string): readonly number[] {
    const values: number[] = []
    const end = this.names.table.longestAt(words, 0, values)
    this.names.preferLocal(values)
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

  isCalled(state: string, office: string, noun: string): boolean {
    return this.words.isCalled(state, office, noun)
  }

  endsOffice(words: string): boolean {
    return this.words.endsOffice(words)
  }

  holders(state: string, office: string, on: string | null): readonly Tenure[] {
    const all = this.tenures.holders(state, office)
    return (on === null ? [...all] : all.filter(tenure => holdsOn(tenure, on))).sort(latestFirst)
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

  statesCalled(noun: string, on: string | null): readonly string[] | null {
    this.regimes ??= new Regimes(this.folders)
    return this.regimes.called(noun, on)
  }

  bodyCalled(noun: string, on: string | null, spoken: (about: string) => number): string | null {
    this.callings ??= new Callings(this.folders)
    return this.callings.called(noun, on, spoken)
  }

  nameOf(actor: string): string | null {
    return this.codes().get(actor) ?? null
  }

  sectorOfOffice(office: string): string | null {
    return this.words.officeIds.get(office)?.sector ?? null
  }

  isState(code: string): boolean {
    return this.codes().has(code) && this.states.has(code)
  }

  private codes(): ReadonlyMap<string, string> {
    if (this.named !== null) return this.named
    this.named = new Map()
    for (const folder of this.folders) {
      if (existsSync(`${folder}organisations.tsv`))
        for (const [actor, name] of readTable(folder, 'organisations.tsv', COLUMNS.organisations))
          if (!this.named.has(actor!)) this.named.set(actor!, name!.replace('~', ''))
      if (!existsSync(`${folder}states.tsv`)) continue
      for (const [id, , , name] of readTable(folder, 'states.tsv', COLUMNS.states)) {
        this.states.add(id!)
        this.named.set(id!, name!.replace('~', ''))
      }
    }
    return this.named
  }

  who(phrase: string, asked: Asked): readonly Answer[] {
    this.reader ??= whoIn(this, this.folders)
    return this.reader.answers(phrase, asked)
  }

  resolveGroup(phrase: string, on: string | null): readonly string[] | null {
    return resolveGroup(phrase, on, this, this.memberships)
  }
}

const latestFirst = (a: Tenure, b: Tenure): number => (a.since < b.since ? 1 : a.since > b.since ? -1 : 0)

export interface WorldOptions {
  /** Folder of the tables; those that come with the package if not given. */
  readonly folder?: string
  /**
   * Folder of the local layer, whose rows win. Not given: `CHANCERY_WORLD`, else `~/.local/share/chancery/world`, where
   * there is such a folder. Null for none.
   */
  readonly local?: string | null
}

const loaded = new Map<string, { readonly stamp: string; readonly world: World }>()

/** The world of the tables and of a local layer; each is read once. Throws when a table is broken. */
export function loadWorld(options: WorldOptions = {}): World {
  const folder = options.folder ?? WORLD_DATA
  const layers = layersIn(options.local === undefined ? localFolder() : options.local)
  const key = [folder, ...layers].join('\n')
  // An import puts a new folder in the place of an old one.
  const stamp = layers.map(layer => statSync(layer).mtimeMs).join(' ')
  const there = loaded.get(key)
  if (there !== undefined && there.stamp === stamp) return there.world
  const world = new Tables(folder, layers)
  loaded.set(key, { stamp, world })
  return world
}
