// The rows of the tables of tenures, read into tenures only when someone asks for them. Where a local layer speaks of an
// office, its rows win: they take the place of the built-in ones of the same person and cut those of others short.
import type { Tenure } from './meaning.ts'
import { dateIn, sharesDays } from './period.ts'
import { Records } from './records.ts'

const SOURCE = 0
const AT = 1
const NEXT = 2
const PERSON = 3

/** Heads of organisations and of armed groups act for the whole: it has no sectors of its own. */
const WHOLE = new Set(['IGO', 'NGO', 'REB', 'UAF'])

export interface OfficeKind {
  readonly sector: string
  readonly single: boolean
}

export class TenureRows {
  private rows = new Records(4, 1 << 13)
  private readonly texts: string[] = []
  private readonly offices: ReadonlyMap<string, OfficeKind>
  private readonly read: Tenure[] = []
  /** Rows from this one on are of local layers. */
  private local = Number.POSITIVE_INFINITY
  private changed: Map<number, readonly Tenure[]> | null = null
  private at: Map<string, number[]> | null = null

  constructor(offices: ReadonlyMap<string, OfficeKind>) {
    this.offices = offices
  }

  packed(): readonly Int32Array[] {
    return [this.rows.packed()]
  }

  restore([rows]: readonly Int32Array[], sources: readonly string[]): void {
    this.rows = Records.of(4, rows!)
    this.texts.push(...sources)
  }

  addSource(text: string): number {
    return this.texts.push(text) - 1
  }

  /** What follows is of local layers. */
  startLocal(): void {
    this.local = Math.min(this.local, this.rows.size)
  }

  /** Adds the row that begins at an offset; `previous` is the row of the same person before it, or -1. */
  add(source: number, at: number, person: number, previous: number): number {
    const row = this.rows.add()
    this.rows.set(row, SOURCE, source)
    this.rows.set(row, AT, at)
    this.rows.set(row, NEXT, -1)
    this.rows.set(row, PERSON, person)
    if (previous >= 0) this.rows.set(previous, NEXT, row)
    return row
  }

  /** The tenures of a chain of rows, in the order of the tables. */
  chain(first: number): readonly Tenure[] {
    const tenures: Tenure[] = []
    for (let row = first; row >= 0; row = this.rows.get(row, NEXT)) for (const t of this.of(row)) tenures.push(t)
    return tenures
  }

  stateOf(row: number): string {
    return this.cell(row, 1)
  }

  /** Whether one of a chain of rows is of this state. */
  inState(first: number, state: string): boolean {
    for (let row = first; row >= 0; row = this.rows.get(row, NEXT)) if (this.cell(row, 1) === state) return true
    return false
  }

  /** All tenures of an office, those of local layers first. */
  holders(state: string, office: string): readonly Tenure[] {
    const rows = this.index().get(`${state}\t${office}`)
    if (rows === undefined) return []
    const tenures: Tenure[] = []
    for (let k = rows.length - 1; k >= 0; k--) for (const tenure of this.of(rows[k]!)) tenures.push(tenure)
    return tenures
  }

  private of(row: number): readonly Tenure[] {
    if (this.local < this.rows.size) {
      this.index()
      const changed = this.changed!.get(row)
      if (changed !== undefined) return changed
    }
    return [this.tenure(row)]
  }

  private tenure(row: number): Tenure {
    const there = this.read[row]
    if (there !== undefined) return there
    const text = this.texts[this.rows.get(row, SOURCE)]!
    const at = this.rows.get(row, AT)
    const end = text.indexOf('\n', at)
    const [person, state, office, sector, since, until] = text.slice(at, end < 0 ? text.length : end).split('\t')
    const born = bornIn(person!)
    const tenure: Tenure = {
      person: born === '' ? person! : person!.slice(0, -born.length - 3),
      ...(born === '' ? {} : { born }),
      actor: this.actor(state!, sector || this.offices.get(office!)?.sector || 'GOV'),
      state: state!,
      office: office!,
      since: since!,
      until: dateIn(until!),
    }
    this.read[row] = tenure
    return tenure
  }

  private actor(state: string, sector: string): string {
    return WHOLE.has(sector) ? state : `${state}:${sector}`
  }

  private cell(row: number, column: number): string {
    const text = this.texts[this.rows.get(row, SOURCE)]!
    let from = this.rows.get(row, AT)
    for (let k = 0; k < column; k++) from = text.indexOf('\t', from) + 1
    return text.slice(from, text.indexOf('\t', from))
  }

  private index(): ReadonlyMap<string, readonly number[]> {
    if (this.at !== null) return this.at
    const at = new Map<string, number[]>()
    for (let row = 0; row < this.rows.size; row++) {
      const text = this.texts[this.rows.get(row, SOURCE)]!
      const from = text.indexOf('\t', this.rows.get(row, AT)) + 1
      const key = text.slice(from, text.indexOf('\t', text.indexOf('\t', from) + 1))
      const there = at.get(key)
      if (there) there.push(row)
      else at.set(key, [row])
    }
    this.changed = new Map()
    if (this.local < this.rows.size) for (const rows of at.values()) this.overlay(rows)
    this.at = at
    return at
  }

  private overlay(rows: readonly number[]): void {
    const local = rows.filter(row => row >= this.local)
    if (local.length === 0) return
    const single = this.offices.get(this.tenure(local[0]!).office)?.single === true
    for (const row of rows) {
      if (row >= this.local) continue
      const person = this.rows.get(row, PERSON)
      if (local.some(other => this.rows.get(other, PERSON) === person)) this.changed!.set(row, [])
      else if (single) {
        let parts: readonly Tenure[] = [this.tenure(row)]
        for (const other of local) parts = parts.flatMap(part => without(part, this.tenure(other)))
        if (parts[0] !== this.tenure(row)) this.changed!.set(row, parts)
      }
    }
  }
}

/** What is left of a tenure outside another's time. */
function without(tenure: Tenure, other: Tenure): readonly Tenure[] {
  if (!sharesDays(tenure, other)) return [tenure]
  const parts: Tenure[] = []
  if (tenure.since < other.since) parts.push({ ...tenure, until: other.since })
  if (other.until !== null && (tenure.until === null || other.until < tenure.until))
    parts.push({ ...tenure, since: other.until })
  return parts
}

/** The year of birth that tells a namesake: "Kim Yong-il (1944)" → "1944", else ''. */
export const bornIn = (person: string): string =>
  person.endsWith(')') ? (/ \((\d{4})\)$/.exec(person)?.[1] ?? '') : ''
