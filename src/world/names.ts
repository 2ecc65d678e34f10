// All names of the world in one table, each with what it may mean. A person's name leads to the person's tenures.
import { existsSync } from 'node:fs'
import { FAMILY_NAMES_FIRST } from './family-names.ts'
import type { Meaning, MeaningKind, Tenure } from './meaning.ts'
import { type Casing, NameTable } from './name-table.ts'
import { dateIn } from './period.ts'
import { COLUMNS, namesIn, Rows } from './tables.ts'

/** Values in the name table: index × 4 + one of these. */
const PLAIN = 0
const PERSON = 1
const SURNAME = 2
const WEAK_PERSON = 3

/** States whose people's names keep the family name first in English news, unless they go by a Western given name. */
const EAST_ASIA = new Set(['CHN', 'KOR', 'PRK', 'TWN', 'SGP'])
const PARTICLES = new Set([
  'von',
  'van',
  'der',
  'de',
  'da',
  'do',
  'dos',
  'di',
  'del',
  'bin',
  'ibn',
  'al',
  'el',
  'ben',
  'la',
  'le',
  'ter',
  'zu',
  'den',
  'bint',
  'ould',
])
const GENERATIONS = new Set(['Jr.', 'Jr', 'Sr.', 'II', 'III', 'IV', 'VI', 'V', 'X', 'XVI', 'XIII'])

interface Person {
  readonly name: string
  readonly tenures: Tenure[]
  full: readonly Meaning[] | null
  weak: readonly Meaning[] | null
}

export class Names {
  readonly table = new NameTable()
  private readonly meanings: Meaning[] = []
  private readonly persons: Person[] = []
  private readonly personAt = new Map<string, number>()
  /** First words of persons' names, so that "Anna Lavrov" is not read as Sergey Lavrov. */
  readonly givenNames = new Set<string>()

  addMeaning(
    kind: MeaningKind,
    actor: string,
    name: string,
    names: readonly string[],
    since: string,
    until: string,
    casing: Casing = 'name',
  ): void {
    const strong: Meaning = { kind, actor, name, since: dateIn(since), until: dateIn(until) }
    let at = -1
    let weakAt = -1
    for (const written of names) {
      if (written.startsWith('~')) {
        if (weakAt < 0) weakAt = this.meanings.push({ ...strong, weak: true }) - 1
        this.table.add(written.slice(1), weakAt * 4 + PLAIN, casing)
      } else {
        if (at < 0) at = this.meanings.push(strong) - 1
        this.table.add(written, at * 4 + PLAIN, casing)
      }
    }
  }

  addTenure(tenure: Tenure, aliases: string): void {
    let at = this.personAt.get(tenure.person)
    if (at === undefined) {
      at = this.persons.push({ name: tenure.person, tenures: [], full: null, weak: null }) - 1
      this.personAt.set(tenure.person, at)
      this.table.add(tenure.person, at * 4 + PERSON)
      this.addSurname(tenure, at)
    }
    this.persons[at]!.tenures.push(tenure)
    if (aliases === '') return
    for (const alias of namesIn(aliases)) {
      if (alias.startsWith('~')) this.table.add(alias.slice(1), at * 4 + WEAK_PERSON)
      else this.table.add(alias, at * 4 + (alias.includes(' ') ? PERSON : SURNAME))
    }
  }

  private addSurname({ person, state }: Tenure, at: number): void {
    const blank = person.indexOf(' ')
    if (blank < 0) return
    const given = person.slice(0, blank)
    if (EAST_ASIA.has(state) && FAMILY_NAMES_FIRST.has(given)) {
      this.table.add(given, at * 4 + SURNAME)
      return
    }
    this.givenNames.add(given)
    let end = person.length
    let start = person.lastIndexOf(' ') + 1
    while (start > 1 && GENERATIONS.has(person.slice(start, end))) {
      end = start - 1
      start = person.lastIndexOf(' ', end - 1) + 1
    }
    if (start === 0) return
    const last = person.slice(start, end)
    this.table.add(last, at * 4 + SURNAME)
    // "al-Assad" is also written "Assad".
    if (last.charCodeAt(2) === 45 && last.length > 4 && PARTICLES.has(last.slice(0, 2).toLowerCase()))
      this.table.add(last.slice(3), at * 4 + SURNAME)
    let first = start
    while (first > 1) {
      const before = person.lastIndexOf(' ', first - 2) + 1
      if (before === 0 || !PARTICLES.has(person.slice(before, first - 1).toLowerCase())) break
      first = before
    }
    if (first < start) this.table.add(person.slice(first, end), at * 4 + SURNAME)
  }

  /** What a value of the name table means. */
  meaningsOf(value: number): readonly Meaning[] {
    const kind = value & 3
    const at = value >> 2
    if (kind === PLAIN) return [this.meanings[at]!]
    const person = this.persons[at]!
    if (kind === PERSON) return (person.full ??= person.tenures.map(tenure => personMeaning(tenure)))
    return (person.weak ??= person.tenures.map(tenure => ({ ...personMeaning(tenure), weak: true as const })))
  }

  /** The tenures of the person that a value names; none for other things. */
  tenuresOf(value: number): readonly Tenure[] {
    return (value & 3) === PLAIN ? [] : this.persons[value >> 2]!.tenures
  }

  /** Whether the value is a person named by the bare family name. */
  isSurname(value: number): boolean {
    return (value & 3) === SURNAME
  }

  /** The first word of the name of the person that a value names. */
  givenNameOf(value: number): string {
    return this.persons[value >> 2]!.name.split(' ', 1)[0]!
  }
}

const personMeaning = ({ person, actor, since, until }: Tenure): Meaning => ({
  kind: 'person',
  actor,
  name: person,
  since,
  until,
})

/** Puts every table with names but the tenures into `names`. A table that is not there is passed over. */
export function addTables(names: Names, folder: string): void {
  const each = (file: string, columns: readonly string[], add: (row: Rows) => void) => {
    if (!existsSync(folder + file)) return
    const rows = new Rows(folder, file, columns)
    while (rows.next()) add(rows)
  }
  each('states.tsv', COLUMNS.states, row => addState(names, row))
  each('seats.tsv', COLUMNS.seats, row =>
    names.addMeaning('seat', row.cell(1), sure(row.cell(0)), [row.cell(0)], row.cell(2), row.cell(3)),
  )
  each('organisations.tsv', COLUMNS.organisations, row => {
    names.addMeaning(
      'organisation',
      row.cell(0),
      row.cell(1),
      [row.cell(1), ...namesIn(row.cell(2))],
      row.cell(5),
      row.cell(6),
    )
  })
  each('organs.tsv', COLUMNS.organs, row => {
    // Organs without a state ("foreign ministry") are words, not names: see `Words`.
    if (row.cell(1).startsWith('*')) return
    // A row may gather several organs of one kind: each is called by its own name.
    for (const called of namesIn(row.cell(0)))
      names.addMeaning('organ', row.cell(1), sure(called), [called], row.cell(2), row.cell(3))
  })
  each('groups.tsv', COLUMNS.groups, row => {
    names.addMeaning(
      'group',
      row.cell(0),
      sure(row.cell(1)),
      [row.cell(1), ...namesIn(row.cell(2))],
      row.cell(5),
      row.cell(6),
    )
  })
  each('media.tsv', COLUMNS.media, row =>
    names.addMeaning('medium', row.cell(1), sure(row.cell(0)), [row.cell(0), ...namesIn(row.cell(2))], '', ''),
  )
  each('companies.tsv', COLUMNS.companies, row => {
    names.addMeaning('company', row.cell(1), sure(row.cell(0)), [row.cell(0), ...namesIn(row.cell(2))], '', '')
  })
  each('places.tsv', COLUMNS.places, row => {
    names.addMeaning('place', row.cell(1), sure(row.cell(0)), [row.cell(0), ...namesIn(row.cell(2))], '', '')
    names.addMeaning('adjective', row.cell(1), sure(row.cell(0)), namesIn(row.cell(3)), '', '')
  })
}

/** The name without the mark of doubt. */
const sure = (name: string): string => (name.startsWith('~') ? name.slice(1) : name)

function addState(names: Names, row: Rows): void {
  const id = row.cell(0)
  const name = sure(row.cell(3))
  const since = row.cell(9)
  const until = row.cell(10)
  const called = [row.cell(3), ...namesIn(row.cell(4)), ...namesIn(row.cell(5))]
  names.addMeaning('state', id, name, called, since, until)
  const qualifies = namesIn(row.cell(6)).filter(word => !called.includes(word))
  names.addMeaning('adjective', id, name, qualifies, since, until)
  const demonyms = namesIn(row.cell(7)).filter(word => !qualifies.includes(word) && !called.includes(word))
  names.addMeaning('demonym', id, name, demonyms, since, until)
  // A capital is named for its government and as a place: the words around it must tell.
  for (const city of namesIn(row.cell(8))) {
    names.addMeaning('seat', id, sure(city), [city], since, until)
    if (until === '') names.addMeaning('place', id, sure(city), [city], '', '')
  }
}
