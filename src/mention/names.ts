// Where the names that the world knows stand in a report: one scan over the text, laid over the tokens of its trees.
import type { Report } from '../report/index.ts'
import type { Span } from '../span.ts'
import type { Tree } from '../tree/index.ts'
import { holdsOn, type Meaning, type World } from '../world/index.ts'
import { moveBorrowed } from './borrowed-names.ts'
import { isStateCode, stateOf } from './nation.ts'

/** A known name over tokens `first` … `last`, with the meanings that hold on the report's date. */
export interface Name {
  readonly first: number
  readonly last: number
  readonly meanings: readonly Meaning[]
}

/** How many mentions in the text one in the title is worth. */
const TITLE = 2

/** States that share their name with a people of others. */
const PEOPLES: ReadonlyMap<string, readonly string[]> = new Map([['TKM', ['IRQ', 'SYR']]])
const TORN = /^(?:['’]s)? (?:\p{Ll}+ )?(?:rebel|insurgent|opposition|separatist|regime)/u

/** The known names of a report, by token. */
export class Names {
  private found: Name[] = []
  /** Of each sentence and token, the number of the name over it, plus one. */
  private readonly at: Int32Array[] = []
  private readonly counts = new Map<string, number>()
  /** States whose rebels or opposition the report names. */
  private readonly torn = new Set<string>()
  private readonly groups = new Set<string>()
  private readonly world: World

  constructor(report: Report, trees: readonly Tree[], world: World, home: string | null = null) {
    this.world = world
    const on = report.published?.slice(0, 10) ?? null
    const spots = world.scan(report.text)
    const sentences: number[] = []
    let k = 0
    for (const [sentence, tree] of trees.entries()) {
      const at = new Int32Array(tree.size)
      this.at.push(at)
      const end = tree.span[1]
      while (k < spots.length && spots[k].span[1] <= tree.span[0]) k++
      for (; k < spots.length && spots[k].span[0] < end; k++) {
        const { span, meanings } = spots[k]
        const first = tree.tokenAt(span[0])
        const last = tree.tokenAt(span[1] - 1)
        if (first >= tree.size || last >= tree.size || tree.starts[first] > span[0]) continue
        // "anti-Ruritanian", "ex-Soviet": against it or no longer it.
        const against = tree.starts[first] < span[0] && /^(?:anti|counter|non|ex)-/i.test(tree.form(first))
        const then = meaningsOn(meanings, on)
        if (then.length === 0 || isOtherParty(report.text, span)) continue
        if (against) {
          this.count(senseOf({ first, last, meanings: then }), 1)
          continue
        }
        const name = { first, last, meanings: then }
        this.found.push(name)
        sentences.push(sentence)
        this.count(senseOf(name), 1)
        if (senseOf(name).kind === 'group' && !senseOf(name).actor.includes(':')) this.groups.add(senseOf(name).actor)
        if (TORN.test(report.text.slice(span[1], span[1] + 30))) this.torn.add(stateOf(senseOf(name).actor))
        for (let i = first; i <= last; i++) at[i] = this.found.length
      }
    }
    for (const { meanings } of world.scan(report.title ?? '')) {
      const then = meaningsOn(meanings, on)
      if (then.length > 0) this.count(senseOf({ first: 0, last: 0, meanings: then }), TITLE)
    }
    this.found = moveBorrowed(
      this.found.map((name, i) => ({ name, sentence: sentences[i] })),
      trees,
      home,
    )
    this.readPeoples()
    this.readSeats(report.text, trees)
  }

  /** "Turkmen fighters" in a report on Syria are of no state that bears their name. */
  private readPeoples(): void {
    const peoples = this.found.flatMap((name, k) =>
      PEOPLES.has(senseOf(name).actor) && senseOf(name).kind !== 'state' ? [k] : [],
    )
    for (const k of peoples) {
      const { actor } = senseOf(this.found[k])
      const elsewhere = PEOPLES.get(actor)!.some(state => this.countOf(state) > 0)
      if (elsewhere && this.countOf(actor) <= peoples.length)
        this.found[k] = { ...this.found[k], meanings: [{ ...senseOf(this.found[k]), actor: '' }] }
    }
  }

  /** "Brussels wants" in a report that names the EU; "in Brussels" stays a town. */
  private readSeats(text: string, trees: readonly Tree[]): void {
    trees.forEach((tree, s) => {
      for (let i = 0; i < tree.size; i++) {
        const number = this.at[s][i]
        const name = number === 0 ? null : this.found[number - 1]
        if (name === null || name.first !== i) continue
        const seat = name.meanings.find(({ kind, actor }) => kind === 'seat' && !isStateCode(stateOf(actor)))
        if (seat === undefined || name.meanings[0] === seat || this.countOf(stateOf(seat.actor)) === 0) continue
        const before = text.slice(Math.max(0, tree.starts[i] - 6), tree.starts[i])
        const own = tree.deprel(name.last) !== 'compound' && !/\b(?:in|at|to|from|near|of) $/i.test(before)
        if (own) this.found[number - 1] = { ...name, meanings: [seat] }
      }
    })
  }

  private count({ kind, actor, weak }: Meaning, by: number): void {
    // "the House" alone may be another state's.
    if (kind !== 'organ' || weak !== true) this.counts.set(stateOf(actor), this.countOf(stateOf(actor)) + by)
  }

  /** How often the whole report names a state, organisation or group, or a part of one. */
  countOf(actor: string): number {
    return this.counts.get(actor) ?? 0
  }

  /** Whether the whole report is about the state: named twice and half as often at least as any other. */
  isAbout(state: string): boolean {
    const own = this.countOf(state)
    for (const [other, count] of this.counts) if (count > 2 * own && isStateCode(other)) return false
    return own > 1
  }

  /** "LENA HOLM (Chad) said": the state that stands in brackets behind token `last`, whom the record of a meeting says that one speaks for. */
  stateInBrackets(sentence: number, tree: Tree, last: number): string | null {
    if (last + 3 >= tree.size || tree.form(last + 1) !== '(') return null
    const name = this.over(sentence, last + 2)
    if (name === null || name.last + 1 >= tree.size || tree.form(name.last + 1) !== ')') return null
    const { kind, actor } = senseOf(name)
    return kind === 'state' ? stateOf(actor) : null
  }

  /** Whether the report names a group, armed or not, by this code. */
  isGroup(actor: string): boolean {
    return this.groups.has(actor)
  }

  /** Whether the report speaks of a state's rebels or opposition by its name: "Ruritanian rebels". */
  isTorn(state: string): boolean {
    return this.torn.has(state)
  }

  /** The state that the report names most often; null where it names none. */
  mostNamed(): string | null {
    let most: string | null = null
    for (const [actor, count] of this.counts)
      if (isStateCode(actor) && (most === null || count > this.countOf(most))) most = actor
    return most
  }

  /** The organisation that the report names most often of those whose usual name has the word; null for none or two alike. */
  mostNamedWith(word: string): string | null {
    let most: string | null = null
    let alike = false
    for (const [actor, count] of this.counts) {
      if (isStateCode(actor) || this.groups.has(actor) || count < 1) continue
      if (
        !(this.world.nameOf(actor) ?? '')
          .toLowerCase()
          .split(/[^a-z]+/)
          .includes(word)
      )
        continue
      alike = most !== null && count === this.countOf(most)
      if (most === null || count > this.countOf(most)) most = actor
    }
    return alike ? null : most
  }

  /** The name that covers a token, or null. */
  over(sentence: number, token: number): Name | null {
    const number = this.at[sentence][token]
    return number === 0 ? null : this.found[number - 1]
  }
}

/** "The Social Democrats": a part of the name of many states' parties is not the American one. */
const isOtherParty = (text: string, [start, end]: Span): boolean =>
  /^Democrats?$/.test(text.slice(start, end)) &&
  /\b(?:Social|Christian|Liberal|Free|National|Centre|Center|New)[ -]$/.test(text.slice(Math.max(0, start - 10), start))

/**
 * What a name meant on a day; failing that, what it had meant before. Who comes into office later is not yet meant. Without a day a
 * capital is today's state's: "Belgrade" is Serbia.
 */
function meaningsOn(meanings: readonly Meaning[], on: string | null): readonly Meaning[] {
  if (on === null) {
    const lasting = meanings.filter(({ kind, until }) => kind === 'person' || until === null)
    return lasting.length > 0 ? lasting : meanings
  }
  const then = meanings.filter(meaning => holdsOn(meaning, on))
  if (then.length > 0) return then
  return meanings.filter(({ kind, since }) => kind !== 'person' || since === null || since <= on)
}

/** The first meaning of a name that is no person's, else the first. */
export const senseOf = (name: Name): Meaning => name.meanings.find(({ kind }) => kind !== 'person') ?? name.meanings[0]
