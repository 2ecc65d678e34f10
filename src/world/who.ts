// Who is meant by a phrase on a date: "the Polish foreign minister", "Mr Wang", "the Kremlin", "the G7 states".
// One answer, or candidates where the tables leave several, never a guess. Reads a phrase alone, not a sentence.
import { Leaders } from './leaders.ts'
import type { Meaning, Tenure } from './meaning.ts'
import { endedBefore, holdsOn } from './period.ts'
import type { World } from './world.ts'

/** Whom or what a phrase stands for. */
export interface Answer {
  /** `POL`, `POL:GOV`, `NATO`. */
  readonly actor: string
  /** Person or thing; of a state its usual name. */
  readonly name: string
  readonly office?: string
  readonly born?: string
  readonly since: string | null
  readonly until: string | null
}

export interface Asked {
  /** ISO date to the day, month or year; null leaves the time open. */
  readonly on: string | null
  /** The state whose news the phrase stands in: "the foreign minister" alone is that state's. */
  readonly home?: string | null
  /** The text before the phrase, for surnames and words that stand for what was named in full. */
  readonly after?: string
}

const OPENING =
  /^(?:(?:the|a|an|its|their|his|her|our|this|that|current|incumbent|sitting|then-?|Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Dame|Messrs)\.?\s+)+/i
const FORMER = /^(?:(?:former|one-time|outgoing|late)\s+|ex-)(?=\S)/i
const LEADER =
  /^(?:(?:political|national|longtime|veteran|top|de facto|paramount|country's) )?(?:leader|ruler|strongman|chief|head|boss)$/i
const SEVERAL = /\b(?:states|countries|nations|members|republics|powers|economies|governments)\b/i
const WHOLE_STATE = /^(?:side|state|nation|capital|republic|federation|kingdom|government side)$/i
const PEOPLE = /^(?:people|public|citizens|nationals|civilians|population|voters)$/i
const GOVERNMENT =
  /^(?:government|administration|authorities|regime|officials?|cabinet|leadership|presidency|diplomats?|diplomacy|embassy|mission|delegation|negotiators?|envoys?|rulers|foreign office)$/i

/** Reads phrases against a world. */
export class Who {
  private readonly world: World
  private readonly leaders: Leaders

  constructor(world: World, leaders: Leaders) {
    this.world = world
    this.leaders = leaders
  }

  /** Whom the phrase may mean; none when the tables do not tell. */
  answers(phrase: string, asked: Asked): readonly Answer[] {
    const whole = phrase
      .replace(/[“”"]/g, '')
      .replace(/’/g, "'")
      .replace(/\s+/g, ' ')
      .replace(/[.,;:!?]+$/, '')
      .trim()
    const bare = whole.replace(OPENING, '').replace(/'s?$/, '')
    const words = bare.replace(FORMER, '')
    const former = words !== bare
    // "the African Union" is the organisation itself, "African Union states" its members.
    const plural = SEVERAL.test(whole) ? this.group(whole, asked) : []
    if (plural.length > 0) return plural
    // "the Pope" holds an office, whoever else is called so.
    const office = /^the /i.test(whole) ? distinct(this.ofOffice(words, null, asked, former)) : []
    if (office.length === 1) return office
    for (const name of [whole, words]) {
      const named = this.named(name, asked)
      if (named.length > 0) return named
    }
    const group = this.group(whole, asked)
    if (group.length > 0) return group
    if (!former) {
      const states = this.group(words, asked)
      if (states.length > 0) return states
    }
    return distinct(this.described(words, asked, former))
  }

  /** The words as a name. */
  private named(words: string, asked: Asked): readonly Answer[] {
    const meanings = this.world.lookup(words, asked.on)
    if (meanings.length === 0) return []
    const persons = meanings.filter(({ kind }) => kind === 'person')
    const things = meanings.filter(({ kind }) => kind !== 'person')
    if (things.length === 0) return this.persons(words, persons, asked)
    // "Washington" is a seat and a place of one state, "Jordan" a state before it is a family name.
    const sure = things.filter(({ weak }) => weak !== true)
    const fit = sure.length > 0 ? sure : things
    const ranked = fit.filter(({ kind }) => kind !== 'place')
    const left = ranked.length > 0 ? ranked : fit
    const answers = distinct(left.map(thing))
    if (answers.length === 1 || asked.home == null) return this.told(answers, words, asked)
    const own = answers.filter(({ actor }) => whose(actor) === asked.home)
    return own.length === 1 ? own : this.told(answers, words, asked)
  }

  /** Of several things, the one that the text before names in full. */
  private told(answers: readonly Answer[], words: string, asked: Asked): readonly Answer[] {
    if (answers.length < 2 || asked.after === undefined) return answers
    const before = this.world.scan(asked.after).filter(({ span }) => asked.after!.slice(...span) !== words)
    const known = new Set(before.flatMap(({ meanings }) => meanings.map(({ actor }) => whose(actor))))
    const fit = answers.filter(({ actor }) => known.has(whose(actor)))
    return fit.length === 1 ? fit : answers
  }

  private persons(words: string, meanings: readonly Meaning[], asked: Asked): readonly Answer[] {
    const tenures = this.world.tenuresOf(words, asked.on)
    const held = tenures.length > 0 ? tenures : this.world.tenuresOf(words, null)
    const known = held.length > 0 ? held.map(holder) : meanings.map(thing)
    const all = byPerson(known)
    if (all.length < 2) return all
    if (asked.after !== undefined) {
      const before = new Set(
        this.world
          .scan(asked.after)
          .flatMap(({ span, meanings: there }) =>
            asked.after!.slice(...span).includes(' ')
              ? there.filter(({ kind }) => kind === 'person').map(({ name }) => name)
              : [],
          ),
      )
      const fit = all.filter(({ name }) => before.has(name))
      if (fit.length > 0) return fit
    }
    if (asked.home != null) {
      const own = all.filter(({ actor }) => whose(actor) === asked.home)
      if (own.length === 1) return own
    }
    return all
  }

  private group(words: string, { on }: Asked): readonly Answer[] {
    const states = this.world.resolveGroup(words, on)
    if (states === null) return []
    return states.map(state => ({ actor: state, name: this.nameOf(state), since: null, until: null }))
  }

  private nameOf(actor: string): string {
    return this.world.nameOf(actor) ?? actor
  }

  /** An office, organ or people of a state or organisation, with or without a person's name. */
  private described(words: string, asked: Asked, former: boolean): readonly Answer[] {
    const fixed = this.ofOffice(words, null, asked, former)
    if (fixed.length > 0) return fixed
    const owned = this.owned(words)
    // "Kremlin spokesman" is an office as a whole; whose, its first word tells.
    for (const { owners } of owned) {
      const answers = owners.flatMap(owner => this.ofOffice(words, owner, asked, former))
      if (answers.length > 0) return answers
    }
    for (const { owners, rest } of owned) {
      const answers = owners.flatMap(owner => this.within(rest, owner, asked, former))
      if (answers.length > 0) return answers
    }
    const entitled = this.entitled(words, null, asked, former)
    if (entitled.length > 0) return entitled
    if (asked.home != null) return this.within(words, asked.home, asked, former)
    return []
  }

  /** "Polish foreign minister", "Poland's foreign minister", "foreign minister of Poland": whose, and the rest of the words. */
  private owned(words: string): readonly { readonly owners: readonly string[]; readonly rest: string }[] {
    const parts: { owners: readonly string[]; rest: string }[] = []
    const found = this.world.scan(words)
    const first = found[0]
    if (first !== undefined && first.span[0] === 0) {
      const rest = words.slice(first.span[1]).replace(/^(?:'s?)?[\s-]+(?:the\s+)?/, '')
      const owners = this.owners(first.meanings)
      if (rest !== '' && owners.length > 0) parts.push({ owners, rest })
    }
    for (const linked of words.matchAll(/ (?:of|for|to|in|at) (?:the )?/g)) {
      const owners = this.owners(this.world.lookup(words.slice(linked.index + linked[0].length), null))
      if (owners.length > 0) parts.push({ owners, rest: words.slice(0, linked.index) })
    }
    return parts
  }

  private owners(meanings: readonly Meaning[]): readonly string[] {
    const sure = meanings.filter(({ weak, kind }) => weak !== true && kind !== 'person' && kind !== 'company')
    const fit = sure.length > 0 ? sure : meanings.filter(({ kind }) => kind !== 'person')
    const alive = fit.filter(({ until }) => until === null)
    return [...new Set((alive.length > 0 ? alive : fit).map(({ actor }) => whose(actor)).filter(actor => actor !== ''))]
  }

  private within(words: string, owner: string, asked: Asked, former: boolean): readonly Answer[] {
    const rest = words.replace(OPENING, '').replace(FORMER, '')
    const past = former || FORMER.test(words)
    if (LEADER.test(rest))
      return this.leaders
        .of(owner)
        .reduce<readonly Answer[]>(
          (found, office) => (found.length > 0 ? found : this.holders(owner, office, asked, past)),
          [],
        )
    const held = this.ofOffice(rest, owner, asked, past)
    if (held.length > 0) return held
    const entitled = this.entitled(rest, owner, asked, past)
    if (entitled.length > 0) return entitled
    const sector = this.sector(rest)
    if (sector === null) return []
    const actor =
      sector === '' || !/^[A-Z]{3}$/.test(owner) || !this.world.isState(owner) ? owner : `${owner}:${sector}`
    return [{ actor, name: sector === '' ? this.nameOf(owner) : rest, since: null, until: null }]
  }

  /** The sector of an organ or of people; '' for the state as a whole. */
  private sector(words: string): string | null {
    if (WHOLE_STATE.test(words)) return ''
    if (PEOPLE.test(words)) return 'CIV'
    if (GOVERNMENT.test(words)) return 'GOV'
    // An office that nobody is known to have held is a person and not an organ.
    if (this.world.office(words) !== null && !this.world.isGroupNoun(words)) return null
    const sector = this.world.sectorOf(words)
    if (sector !== null) return sector
    const head = words.slice(words.lastIndexOf(' ') + 1)
    return words === head || !this.world.isGroupNoun(head) ? null : this.world.sectorOf(head)
  }

  private ofOffice(words: string, owner: string | null, asked: Asked, former: boolean): readonly Answer[] {
    const office = this.world.office(words, owner)
    if (office === null) return []
    const state = owner ?? office.state ?? null
    if (state === null) return []
    if (office.office === 'leader' || office.office === 'official' || office.office === 'minister') return []
    return this.holders(state, office.office, asked, former)
  }

  private holders(state: string, office: string, { on }: Asked, former: boolean): readonly Answer[] {
    const all = this.world.holders(state, office, null)
    const then = all.filter(tenure => (former ? on === null || endedBefore(tenure, on) : holdsOn(tenure, on)))
    return byPerson(then.map(holder))
  }

  /** "President Vladimir Putin", "Foreign Minister Wang": an office and a name, told apart by both. */
  private entitled(words: string, owner: string | null, asked: Asked, former: boolean): readonly Answer[] {
    for (let blank = words.indexOf(' '); blank >= 0; blank = words.indexOf(' ', blank + 1)) {
      const title = words.slice(0, blank)
      const name = words.slice(blank + 1).replace(OPENING, '')
      const tenures = this.world.tenuresOf(name, former ? null : asked.on)
      const known = tenures.length > 0 ? tenures : this.world.tenuresOf(name, null)
      if (known.length === 0) continue
      const ownTitle = title.replace(/^(?:acting|then) /i, '')
      const office = this.world.office(ownTitle, owner)
      const loose = TITLES.test(ownTitle)
      if (office === null && !loose && this.sector(ownTitle) === null) continue
      const mine = owner === null ? known : known.filter(tenure => tenure.state === owner)
      const exact = mine.filter(tenure => office !== null && tenure.office === office.office)
      const fit = byPerson((exact.length > 0 ? exact : mine).map(holder))
      if (fit.length === 0) continue
      if (fit.length > 1 && (asked.home != null || asked.after !== undefined)) {
        const narrowed = this.persons(name, [], asked).filter(({ name: who }) => fit.some(other => other.name === who))
        if (narrowed.length === 1) return fit.filter(({ name: who }) => who === narrowed[0]!.name)
      }
      return fit
    }
    return []
  }
}

const TITLES = /^(?:Mr|Mrs|Ms|Dr|Sir|General|Gen|Admiral|Ayatollah|Sheikh|Lord|Marshal|Colonel|Major)\.?$/i

const whose = (actor: string): string => actor.split(':', 1)[0]!

const thing = ({ actor, name, since, until }: Meaning): Answer => ({ actor, name, since, until })

const holder = ({ actor, person, born, office, since, until }: Tenure): Answer => ({
  actor,
  name: person,
  office,
  ...(born === undefined ? {} : { born }),
  since,
  until,
})

/** One answer for each person, by the first of the tenures. */
function byPerson(answers: readonly Answer[]): readonly Answer[] {
  const first = new Map<string, Answer>()
  for (const answer of answers) {
    const key = `${answer.name}\t${answer.born ?? ''}`
    const there = first.get(key)
    if (there === undefined || weight(answer) > weight(there)) first.set(key, answer)
  }
  return [...first.values()]
}

/** A person in government and in a party is named for the government. */
const weight = ({ actor }: Answer): number => (actor.endsWith(':GOV') ? 2 : actor.endsWith(':PTY') ? 0 : 1)

function distinct(answers: readonly Answer[]): readonly Answer[] {
  const first = new Map<string, Answer>()
  for (const answer of answers) {
    const key = answer.office === undefined ? answer.actor : `${answer.name}\t${answer.born ?? ''}`
    if (!first.has(key)) first.set(key, answer)
  }
  return [...first.values()]
}

/** A reader of phrases against a world and the tables of its folders. */
export const whoIn = (world: World, folders: readonly string[]): Who => new Who(world, new Leaders(folders))
