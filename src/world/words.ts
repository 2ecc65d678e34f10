// Common nouns that tell an office or a sector: "foreign minister", "soldiers", "defence ministry". Case does not count.
import { existsSync } from 'node:fs'
import type { Office } from './meaning.ts'
import { COLUMNS, namesIn, readTable } from './tables.ts'

export class Words {
  private readonly offices = new Map<string, Office[]>()
  /** What the offices' names end with, from each of their words on: "minister", "of state". */
  private readonly officeEnds = new Set<string>()
  private readonly sectors = new Map<string, string>()
  /** Nouns for people in number ("troops"), not for organs or single offices. */
  private readonly groupNouns = new Set<string>()
  /** Answers given: a report asks for the same words again and again. */
  private readonly asked = new Map<string, Office | null>()
  private readonly endsAsked = new Map<string, boolean>()
  private readonly sectorsAsked = new Map<string, string | null>()
  /** Nouns by which a state calls the holder of an office, where it has words of its own for it: "USA foreign-minister" → "secretary". */
  private readonly ownNouns = new Map<string, Set<string>>()
  readonly officeIds = new Map<string, { readonly sector: string; readonly single: boolean }>()

  constructor(folders: readonly string[]) {
    for (const folder of folders) this.add(folder)
  }

  private add(folder: string): void {
    const rows = (file: string, columns: readonly string[]) =>
      existsSync(folder + file) ? readTable(folder, file, columns) : []
    for (const [office, sector, state, holders, words] of rows('offices.tsv', COLUMNS.offices)) {
      const single = holders === 'one'
      if (!this.officeIds.has(office!)) this.officeIds.set(office!, { sector: sector!, single })
      const meant: Office =
        state === ''
          ? { office: office!, sector: sector!, single }
          : { office: office!, sector: sector!, state: state!, single }
      for (const word of namesIn(words!)) {
        const key = word.toLowerCase()
        if (state !== '') this.addNoun(`${state} ${office}`, key)
        const there = this.offices.get(key)
        if (there) {
          there.push(meant)
          continue
        }
        this.offices.set(key, [meant])
        for (const { index } of key.matchAll(/(?<=^|[ -])./g)) this.officeEnds.add(key.slice(index))
      }
    }
    for (const [sector, words] of rows('sectors.tsv', COLUMNS.sectors)) {
      for (const word of namesIn(words!)) {
        this.sectors.set(word, sector!)
        this.groupNouns.add(word)
      }
    }
    for (const [words, actor] of rows('organs.tsv', COLUMNS.organs)) {
      if (!actor!.startsWith('*:')) continue
      for (const word of namesIn(words!)) this.sectors.set(word, actor!.slice(2))
    }
  }

  private addNoun(held: string, words: string): void {
    const [noun] = NOUN.exec(words) ?? []
    if (noun !== undefined) this.ownNouns.set(held, (this.ownNouns.get(held) ?? new Set()).add(noun))
  }

  /**
   * Whether a state calls the head of a ministry by the noun: the USA has no foreign "minister", Japan no "secretary". Of other offices,
   * and of nouns but these and "chancellor", it is always so.
   */
  isCalled(state: string, office: string, noun: string): boolean {
    if (!office.endsWith('minister') || !/^(?:minister|secretary|chancellor)$/.test(noun)) return true
    const own = this.ownNouns.get(`${state} ${office}`)
    return own === undefined ? noun === 'minister' : own.has(noun)
  }

  /** The office that the words name; with a state given, as that state uses them ("foreign secretary" of India). */
  office(words: string, state: string | null): Office | null {
    const asked = state === null ? words : `${words}\t${state}`
    const known = this.asked.get(asked)
    if (known !== undefined) return known
    const office = this.officeNamed(words, state)
    if (this.asked.size > 20_000) this.asked.clear()
    this.asked.set(asked, office)
    return office
  }

  /** Whether an office's name may end with the words: where it cannot, no words before them make an office of them. */
  endsOffice(words: string): boolean {
    const known = this.endsAsked.get(words)
    if (known !== undefined) return known
    const ends = this.officeEnds.has(key(words)) || this.officeEnds.has(singular(key(words)))
    if (this.endsAsked.size > 20_000) this.endsAsked.clear()
    this.endsAsked.set(words, ends)
    return ends
  }

  private officeNamed(words: string, state: string | null): Office | null {
    const meant = this.offices.get(key(words)) ?? this.offices.get(singular(key(words)))
    if (meant === undefined) return null
    if (state !== null) return meant.find(o => o.state === state) ?? meant.find(o => o.state === undefined) ?? null
    return meant.find(o => o.state === undefined) ?? (meant.length === 1 ? meant[0]! : withoutState(meant))
  }

  sector(words: string): string | null {
    const known = this.sectorsAsked.get(words)
    if (known !== undefined) return known
    const whole = key(words)
    const sector =
      this.sectors.get(whole) ?? this.sectors.get(singular(whole)) ?? this.office(words, null)?.sector ?? null
    if (this.sectorsAsked.size > 20_000) this.sectorsAsked.clear()
    this.sectorsAsked.set(words, sector)
    return sector
  }

  isGroupNoun(noun: string): boolean {
    const whole = key(noun)
    return this.groupNouns.has(whole) || this.groupNouns.has(singular(whole))
  }
}

/** What tells the heads of ministries apart by state. */
const NOUN = /\b(?:minister|secretary|chancellor)\b/

const key = (words: string): string =>
  PLAIN.test(words) ? words : words.toLowerCase().replace(/\s+/g, ' ').replace(/’/g, "'").trim()

const PLAIN = /^[a-z]+(?: [a-z]+)*$/

/** Good enough for the plurals of offices: "foreign ministers", "secretaries of state", "attorneys general". */
function singular(words: string): string {
  const of = words.search(/ (?:of|for|to|in|general)\b/)
  const head = of < 0 ? words : words.slice(0, of)
  const rest = of < 0 ? '' : words.slice(of)
  if (head.endsWith('ies')) return `${head.slice(0, -3)}y${rest}`
  if (head.endsWith('men')) return `${head.slice(0, -3)}man${rest}`
  if (head.endsWith('s') && !head.endsWith('ss')) return head.slice(0, -1) + rest
  return words
}

/** Words that several states use for the same office name it without telling the state; for different offices they tell nothing. */
function withoutState(meant: readonly Office[]): Office | null {
  const first = meant[0]!
  if (meant.some(o => o.office !== first.office)) return null
  return { office: first.office, sector: first.sector, single: first.single }
}
