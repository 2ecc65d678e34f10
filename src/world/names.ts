// All names of the world in one table, each with what it may mean. A person's name leads to the person's tenures.
// Meanings are kept as places in the tables and made on demand: a report meets a few of some twenty thousand.
import { FAMILY_NAMES_FIRST } from './family-names.ts'
import { MEANING_KINDS, type Meaning, type MeaningKind, type Tenure } from './meaning.ts'
import { NameTable } from './name-table.ts'
import { dateIn } from './period.ts'
import { Records } from './records.ts'
import type { Rows } from './tables.ts'
import { bornIn, type TenureRows } from './tenure-rows.ts'

/** Values in the name table: index × 4 + one of these. */
const PLAIN = 0
const PERSON = 1
const SURNAME = 2
const WEAK_PERSON = 3

// Fields of a meaning's record; each of the last four is followed by its end.
const KIND = 0
const SOURCE = 1
const WEAK = 2
const ACTOR = 3
const NAME = 5
const SINCE = 7
const UNTIL = 9

// Fields of a person's record.
const NAME_SOURCE = 0
const NAME_FROM = 1
const NAME_TO = 2
const FIRST_ROW = 3
const LAST_ROW = 4
const BORN = 5

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

/** A cell that is not there, for tables without the column. */
const NONE = -1

export class Names {
  readonly table = new NameTable()
  private meanings = new Records(11, 1 << 13)
  private readonly made: (readonly Meaning[])[] = []
  private persons = new Records(6, 1 << 13)
  private readonly full: (readonly Meaning[])[] = []
  private readonly weak: (readonly Meaning[])[] = []
  private readonly tenures: TenureRows
  private readonly namesakes: number[] = []
  private given: Set<string> | null = null
  /** Meanings from this one on are of local layers, which win over others. */
  private local = Number.POSITIVE_INFINITY

  constructor(tenures: TenureRows) {
    this.tenures = tenures
  }

  packed(): readonly Int32Array[] {
    return [this.meanings.packed(), this.persons.packed(), ...this.table.packed()]
  }

  restore([meanings, persons, ...table]: readonly Int32Array[], sources: readonly string[]): void {
    this.meanings = Records.of(11, meanings!)
    this.persons = Records.of(6, persons!)
    this.table.restore(table, sources)
  }

  /** What follows is of local layers. */
  startLocal(): void {
    this.local = Math.min(this.local, this.meanings.size)
    this.tenures.startLocal()
  }

  /** First words of persons' names, so that "Anna Lavrov" is not read as Sergey Lavrov. */
  get givenNames(): ReadonlySet<string> {
    if (this.given !== null) return this.given
    const given = new Set<string>()
    for (let at = 0; at < this.persons.size; at++) {
      const name = this.nameOf(at)
      const blank = name.indexOf(' ')
      if (blank >= 0 && !this.familyNameFirst(at, name.slice(0, blank))) given.add(name.slice(0, blank))
    }
    this.given = given
    return given
  }

  private familyNameFirst(person: number, first: string): boolean {
    if (!FAMILY_NAMES_FIRST.has(first)) return false
    const row = this.persons.get(person, FIRST_ROW)
    return EAST_ASIA.has(this.tenures.stateOf(row))
  }

  /**
   * Adds the names in the cells `columns`, parted by `|`, as one meaning, and those marked with `~` as a doubtful one.
   * `actor`, `name`, `since` and `until` are columns too.
   */
  addMeaning(
    kind: MeaningKind,
    source: number,
    row: Rows,
    columns: readonly number[],
    actor: number,
    name: number,
    since: number = NONE,
    until: number = NONE,
    unless: (from: number, to: number) => boolean = never,
  ): void {
    const from = row.from(name)
    this.addMeaningNamed(kind, source, row, columns, actor, from, row.to(name), since, until, unless)
  }

  private addMeaningNamed(
    kind: MeaningKind,
    source: number,
    row: Rows,
    columns: readonly number[],
    actor: number,
    nameFrom: number,
    nameTo: number,
    since: number,
    until: number,
    unless: (from: number, to: number) => boolean,
  ): void {
    const { text } = row
    let at = -1
    let weakAt = -1
    for (const column of columns) {
      const end = row.to(column)
      for (let from = row.from(column); from < end; ) {
        const to = barBefore(text, from, end)
        const doubtful = text.charCodeAt(from) === 126
        const start = doubtful ? from + 1 : from
        if (!unless(from, to)) {
          if (doubtful && weakAt < 0)
            weakAt = this.record(kind, source, true, row, actor, nameFrom, nameTo, since, until)
          else if (!doubtful && at < 0)
            at = this.record(kind, source, false, row, actor, nameFrom, nameTo, since, until)
          this.table.add(source, start, to, (doubtful ? weakAt : at) * 4 + PLAIN)
        }
        from = to + 1
      }
    }
  }

  /** Each name in a cell as a meaning of its own name. */
  addEach(
    kind: MeaningKind,
    source: number,
    row: Rows,
    column: number,
    actor: number,
    since = NONE,
    until = NONE,
  ): void {
    const { text } = row
    const end = row.to(column)
    for (let from = row.from(column); from < end; ) {
      const to = barBefore(text, from, end)
      const doubtful = text.charCodeAt(from) === 126
      const start = doubtful ? from + 1 : from
      const at = this.record(kind, source, doubtful, row, actor, start, to, since, until)
      this.table.add(source, start, to, at * 4 + PLAIN)
      from = to + 1
    }
  }

  private record(
    kind: MeaningKind,
    source: number,
    weak: boolean,
    row: Rows,
    actor: number,
    nameFrom: number,
    nameTo: number,
    since: number,
    until: number,
  ): number {
    const { meanings } = this
    const at = meanings.add()
    meanings.set(at, KIND, MEANING_KINDS.indexOf(kind))
    meanings.set(at, SOURCE, source)
    meanings.set(at, WEAK, weak ? 1 : 0)
    meanings.set(at, ACTOR, row.from(actor))
    meanings.set(at, ACTOR + 1, row.to(actor))
    meanings.set(at, NAME, row.text.charCodeAt(nameFrom) === 126 ? nameFrom + 1 : nameFrom)
    meanings.set(at, NAME + 1, nameTo)
    if (since !== NONE) {
      meanings.set(at, SINCE, row.from(since))
      meanings.set(at, SINCE + 1, row.to(since))
      meanings.set(at, UNTIL, row.from(until))
      meanings.set(at, UNTIL + 1, row.to(until))
    }
    return at
  }

  /** Adds the present row of a table of tenures: `source` is the table's number here, `there` with the tenures. */
  addTenure(source: number, there: number, row: Rows): void {
    const { text } = row
    const from = row.from(0)
    let to = row.to(0)
    let born = 0
    if (text.charCodeAt(to - 1) === 41) {
      born = Number(bornIn(row.cell(0)))
      if (born > 0) to -= 7
    }
    let at = this.personSpelt(row, from, to, born)
    if (at < 0) {
      at = this.persons.add()
      this.persons.set(at, NAME_SOURCE, source)
      this.persons.set(at, NAME_FROM, from)
      this.persons.set(at, NAME_TO, to)
      this.persons.set(at, BORN, born)
      this.persons.set(at, FIRST_ROW, this.tenures.add(there, from, at, -1))
      this.persons.set(at, LAST_ROW, this.persons.get(at, FIRST_ROW))
      this.table.add(source, from, to, at * 4 + PERSON)
      this.addSurname(source, text, from, to, row.cell(1), at)
    } else {
      if (born > 0) this.persons.set(at, BORN, born)
      this.persons.set(at, LAST_ROW, this.tenures.add(there, from, at, this.persons.get(at, LAST_ROW)))
    }
    const end = row.to(6)
    for (let start = row.from(6); start < end; ) {
      const stop = barBefore(text, start, end)
      if (text.charCodeAt(start) === 126) this.table.add(source, start + 1, stop, at * 4 + WEAK_PERSON)
      else {
        const blank = text.indexOf(' ', start)
        this.table.add(source, start, stop, at * 4 + (blank >= 0 && blank < stop ? PERSON : SURNAME))
      }
      start = stop + 1
    }
  }

  /** The person of that name whom the row may mean: of the same year of birth or, where one of the two is not told, of the same state. */
  private personSpelt(row: Rows, from: number, to: number, born: number): number {
    const { namesakes } = this
    this.table.spelled(row.text, from, to, namesakes)
    let found = -1
    for (const value of namesakes) {
      if ((value & 3) !== PERSON) continue
      const at = value >> 2
      // An alias may be spelt like another's name.
      if (this.persons.get(at, NAME_TO) - this.persons.get(at, NAME_FROM) !== to - from) continue
      const known = this.persons.get(at, BORN)
      if (known === born) return at
      if (known > 0 && born > 0) continue
      if (this.tenures.inState(this.persons.get(at, FIRST_ROW), row.cell(1))) found = at
    }
    return found
  }

  private addSurname(source: number, text: string, from: number, to: number, state: string, at: number): void {
    const blank = text.indexOf(' ', from)
    if (blank < 0 || blank >= to) return
    if (EAST_ASIA.has(state) && FAMILY_NAMES_FIRST.has(text.slice(from, blank))) {
      this.table.add(source, from, blank, at * 4 + SURNAME)
      return
    }
    let end = to
    let start = text.lastIndexOf(' ', end - 1) + 1
    while (start > from && end - start <= 4 && GENERATIONS.has(text.slice(start, end))) {
      end = start - 1
      start = text.lastIndexOf(' ', end - 1) + 1
    }
    if (start <= from) return
    this.table.add(source, start, end, at * 4 + SURNAME)
    // "al-Assad" is also written "Assad".
    if (
      text.charCodeAt(start + 2) === 45 &&
      end - start > 4 &&
      PARTICLES.has(text.slice(start, start + 2).toLowerCase())
    )
      this.table.add(source, start + 3, end, at * 4 + SURNAME)
    let first = start
    while (first > from) {
      const before = text.lastIndexOf(' ', first - 2) + 1
      if (before <= from || first - before > 5 || !PARTICLES.has(text.slice(before, first - 1).toLowerCase())) break
      first = before
    }
    if (first < start) this.table.add(source, first, end, at * 4 + SURNAME)
  }

  /** What a value of the name table means. */
  meaningsOf(value: number): readonly Meaning[] {
    const at = value >> 2
    const kind = value & 3
    if (kind === PLAIN) return (this.made[at] ??= [this.meaning(at)])
    if (kind === PERSON) return (this.full[at] ??= this.tenuresOf(value).map(personMeaning))
    return (this.weak[at] ??= this.tenuresOf(value).map(tenure => ({ ...personMeaning(tenure), weak: true as const })))
  }

  private meaning(at: number): Meaning {
    const { meanings } = this
    const text = this.table.textOf(meanings.get(at, SOURCE))
    const cell = (field: number) => text.slice(meanings.get(at, field), meanings.get(at, field + 1))
    const meaning = {
      kind: MEANING_KINDS[meanings.get(at, KIND)]!,
      actor: cell(ACTOR),
      name: cell(NAME),
      since: dateIn(cell(SINCE)),
      until: dateIn(cell(UNTIL)),
    }
    return meanings.get(at, WEAK) === 1 ? { ...meaning, weak: true } : meaning
  }

  /** The tenures of the person that a value names; none for other things. */
  tenuresOf(value: number): readonly Tenure[] {
    return (value & 3) === PLAIN ? [] : this.tenures.chain(this.persons.get(value >> 2, FIRST_ROW))
  }

  /** Leaves out what a local layer has another meaning of the same kind for. */
  preferLocal(values: number[]): void {
    if (this.local >= this.meanings.size || values.length < 2) return
    const kinds = new Set<number>()
    for (const value of values)
      if ((value & 3) === PLAIN && value >> 2 >= this.local) kinds.add(this.meanings.get(value >> 2, KIND))
    if (kinds.size === 0) return
    const kept = values.filter(
      value => (value & 3) !== PLAIN || value >> 2 >= this.local || !kinds.has(this.meanings.get(value >> 2, KIND)),
    )
    values.splice(0, values.length, ...kept)
  }

  /** Whether the value is a person named by the bare family name. */
  isSurname(value: number): boolean {
    return (value & 3) === SURNAME
  }

  /** The first word of the name of the person that a value names. */
  givenNameOf(value: number): string {
    return this.nameOf(value >> 2).split(' ', 1)[0]!
  }

  private nameOf(person: number): string {
    const text = this.table.textOf(this.persons.get(person, NAME_SOURCE))
    return text.slice(this.persons.get(person, NAME_FROM), this.persons.get(person, NAME_TO))
  }
}

/** The next `|` of a cell, or its end. Bounded: few cells have one, and the next may be a thousand rows away. */
function barBefore(text: string, from: number, end: number): number {
  let at = from
  while (at < end && text.charCodeAt(at) !== 124) at++
  return at
}

const never = (): boolean => false

const personMeaning = ({ person, born, actor, since, until }: Tenure): Meaning => ({
  kind: 'person',
  actor,
  name: person,
  ...(born === undefined ? {} : { born }),
  since,
  until,
})
