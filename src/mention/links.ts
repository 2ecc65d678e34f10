// What all linking shares: the report's entities and their salience, whose state an unmarked phrase belongs to.
import { datelineEnd } from '../sentence/index.ts'
import { agentsOf, subjectsOf, type Tree } from '../tree/index.ts'
import type { World } from '../world/index.ts'
import type { Description } from './description.ts'
import { Entities, type Entity } from './entity.ts'
import type { Voice } from './issuer.ts'
import type { Lexicon } from './lexicon.ts'
import type { Mention } from './mention.ts'
import { type Names, senseOf } from './names.ts'
import { isState, isStateCode, type Nation, stateOf } from './nation.ts'
import { nameHead } from './nominal.ts'
import { isSetting } from './prominence.ts'
import { Salience } from './salience.ts'

/** A phrase whose owner is "our" or "my": its actor follows the speaker's. */
export interface Owned {
  readonly entity: Entity
  readonly sentence: number
  readonly owner: number
  readonly sector: string | null
}

/** Whose office it is where several bodies have one of its name and the report names none of them. */
const BEST_KNOWN: Readonly<Record<string, string>> = { 'secretary-general': 'UN' }

/** What a member of a government does to his own. */
const GOVERNING = new Set(
  'dismiss form lead head dissolve appoint reshuffle join leave represent run reform rule govern defend have send deploy lose withdraw spend mobilize mobilise'.split(
    ' ',
  ),
)
/** States where nobody is called a rebel without a word more. */
export const SETTLED: ReadonlySet<string> = new Set(
  'USA GBR FRA DEU ITA ESP CAN AUS NZL JPN KOR RUS CHN NLD BEL DNK NOR SWE FIN POL AUT CHE SAU ARE QAT KWT JOR SGP'.split(
    ' ',
  ),
)
/** How near to the heaviest state another weighs as much. */
const ALIKE = 0.97
const NO_STATES: ReadonlySet<string> = new Set()
const MEETINGS = new Set('talk meeting conversation call negotiation consultation discussion dinner lunch'.split(' '))

const isMeeting = (tree: Tree, verb: number): boolean =>
  /^(?:meet|phone|telephone|host|receive|greet|welcome|visit|call|speak|talk|consult)$/.test(tree.lemma(verb)) ||
  tree.children(verb).some(c => tree.deprel(c) === 'obj' && MEETINGS.has(tree.lemma(c)))

/** The state of linking over one report. */
export class Links {
  readonly entities = new Entities()
  readonly salience = new Salience()
  readonly owned: Owned[] = []
  readonly trees: readonly Tree[]
  readonly world: World
  readonly lexicon: Lexicon
  /** Day of publication. */
  readonly on: string | null
  /** The publisher's state. */
  readonly home: string | null
  /** The state in which a publisher that is none stands. */
  private readonly host: string | null
  /** The state of the place that a wire's first line reports from. */
  readonly dateline: string | null
  /** The governments or organisations that publish the report. */
  readonly issuers: readonly string[]
  /** Whether there is one. */
  readonly official: boolean
  readonly names: Names
  /** How much lighter the publisher's state may weigh and still be meant: a government speaks of itself first. */
  private readonly homeBonus: number
  /** The mention at a token, linked now if it was not yet. */
  readonly mention: (sentence: number, token: number) => Mention | null

  constructor(
    trees: readonly Tree[],
    world: World,
    lexicon: Lexicon,
    on: string | null,
    { home, issuers, host }: Voice,
    names: Names,
    mention: (sentence: number, token: number) => Mention | null,
  ) {
    this.trees = trees
    this.world = world
    this.lexicon = lexicon
    this.on = on
    this.home = home
    this.host = host ?? null
    this.dateline = stateOfDateline(trees, names)
    this.issuers = issuers.map(({ actor }) => actor)
    this.official = issuers.length > 0
    this.homeBonus = this.official ? 4 : 1.5
    this.names = names
    this.mention = mention
  }

  /** All actors of an entity, its members' too. */
  actorsOf(entity: Entity): readonly string[] {
    if (entity.members.length === 0) return entity.actors
    return [...new Set(entity.members.flatMap(id => this.entities.all[id].actors))]
  }

  /** States and organisations to which the phrase belongs: by its own modifiers, else by its owner. */
  nationsOf(s: number, description: Description): readonly Nation[] {
    if (description.nations.length > 0 || description.owner < 0) return description.nations
    if (description.kind === 'relation' || description.kind === 'kin') return []
    const tree = this.trees[s]
    const noun = tree.lowerLemma(description.owner)
    const owner = this.mention(s, nameHead(tree, description.owner))?.entity ?? this.salience.bodyCalled(noun)
    if (owner === null) {
      if (tree.upos(description.owner) === 'PRON') return []
      const alone = this.bodyCalled(noun)
      if (alone !== null) return [{ actor: alone, isState: false }]
      const state = this.stateCalled(s, noun)
      return state === null ? [] : [{ actor: state, isState: true }]
    }
    return this.actorsOf(owner).map(actor => ({
      // "The chairman of the council" is no businessman where the council is a government's.
      actor: isState(actor) && description.sector !== 'BUS' ? stateOf(actor) : actor,
      isState: isState(actor) && (owner.sort !== 'body' || actor.includes(':')),
    }))
  }

  /** "Our country": the speaker's, not one that was spoken of. */
  isSpeakers(s: number, { owner, kind }: Description): boolean {
    return owner >= 0 && kind !== 'relation' && this.mention(s, owner)?.speaker != null
  }

  /** Notes a phrase whose owner is the speaker, to be settled when speakers are known. */
  ownedBySpeaker(s: number, description: Description, entity: Entity | null): void {
    if (entity === null || entity.actors.length > 0 || description.owner < 0 || description.kind === 'relation') return
    const owner = this.mention(s, description.owner)
    if (owner?.speaker != null)
      this.owned.push({ entity, sentence: s, owner: description.owner, sector: description.sector })
  }

  /** The body whose office an unmarked "secretary-general" is: the one most spoken of that has a holder of it. */
  bodyOfOffice(s: number, office: string): string | null {
    const { on } = this
    const spoken =
      on === null
        ? undefined
        : this.salience
            .ranked(s, true)
            .find(({ state }) => !isStateCode(state) && this.world.holders(state, office, on).length > 0)
    return spoken?.state ?? BEST_KNOWN[office] ?? null
  }

  /** The state most spoken of among those that the noun may mean on the day: "the junta", "the kingdom"; null where none is, or any may be. */
  stateCalled(s: number, noun: string, outside: ReadonlySet<string> = NO_STATES): string | null {
    const called = this.world.statesCalled(noun, this.on)
    if (called === null) return null
    return this.salience.ranked(s).find(({ state }) => called.includes(state) && !outside.has(state))?.state ?? null
  }

  /** The body that a noun alone means in this report: "the coalition", "the Council". */
  bodyCalled(noun: string): string | null {
    return this.world.bodyCalled(noun, this.on, about =>
      about.startsWith('=') ? (this.issuers.includes(about.slice(1)) ? 100 : 0) : this.names.countOf(about),
    )
  }

  /**
   * States of whoever does something to the phrase at `i`, or by way of it: "Chad backed the government" means another's. Members of
   * a government count only if `members` do, for "the president ordered the army" means his.
   */
  statesDoing(s: number, i: number, members: boolean, byWay = false): ReadonlySet<string> {
    const states = new Set<string>()
    if (i < 0) return states
    const tree = this.trees[s]
    let verb = i
    // "isolates the country", "the country's army": one's own; "change in the country": another's.
    const others = members && !(byWay && /^(?:obj|nmod:poss)$/.test(tree.deprel(i)))
    for (let climbs = 0; climbs < 6; climbs++) {
      const relation = tree.deprel(verb)
      if (relation.startsWith('nsubj') || relation === 'obl:agent' || relation === 'appos') return states
      verb = tree.head(verb)
      if (verb < 0) return states
      if (tree.upos(verb) === 'VERB') break
    }
    if (GOVERNING.has(tree.lemma(verb))) return states
    for (const doer of [...agentsOf(tree, verb), ...subjectsOf(tree, verb)]) {
      const mention = doer < i ? this.mention(s, nameHead(tree, doer)) : null
      if (others && mention?.speaker != null) for (const actor of this.issuers) states.add(stateOf(actor))
      const entity = mention?.entity ?? null
      if (entity === null) continue
      const parts = entity.members.length === 0 ? [entity] : entity.members.map(id => this.entities.all[id])
      for (const part of parts)
        for (const actor of part.actors)
          if (part.sort === 'state' || (others && actor.endsWith(':GOV'))) states.add(stateOf(actor))
    }
    return states
  }

  /** Whose rebels, opposition and regime an unmarked phrase means: of the states spoken of abroad, one that the whole report names often. */
  stateOfConflict(s: number, outside: ReadonlySet<string> = NO_STATES): string | null {
    const setting = this.settingOf(s)
    if (setting !== null && setting !== this.home && !outside.has(setting)) return setting
    const ranked = this.salience.ranked(s)
    let best = ranked.some(({ state }) => state === this.home && !outside.has(state)) ? this.home : null
    let top = 0
    for (const { state, weight } of ranked) {
      if (!isStateCode(state) || state === this.home || outside.has(state)) continue
      const here = this.salience.isNamedIn(state, s) ? 2 : 1
      const torn = this.names.isTorn(state) ? 4 : SETTLED.has(state) ? 0.1 : 1
      const score = weight * here * torn * Math.max(1, this.names.countOf(state))
      if (score <= top) continue
      top = score
      best = state
    }
    return best
  }

  /** The state that a sentence names as where something happens: "In Ruritania, rebels …". */
  settingOf(s: number): string | null {
    const { recent } = this.salience
    for (let k = recent.length - 1; k >= 0 && recent[k].sentence === s; k--) {
      const actor = recent[k].entity?.actors[0]
      if (isState(actor) && isSetting(this.trees[s], recent[k].token)) return stateOf(actor)
    }
    return null
  }

  /** States that whoever meets, hosts or phones the phrase at `i` speaks for: it is of another. */
  statesMeeting(s: number, i: number): ReadonlySet<string> {
    const tree = this.trees[s]
    let top = i
    while (top >= 0 && /^(?:flat|appos|compound|nmod:desc)$/.test(tree.deprel(top))) top = tree.head(top)
    let verb = top < 0 ? -1 : tree.head(top)
    // "held talks with the minister": the noun stands between.
    if (verb >= 0 && tree.upos(verb) === 'NOUN' && MEETINGS.has(tree.lemma(verb)) && tree.deprel(top) === 'nmod')
      verb = tree.head(verb)
    else if (verb < 0 || !/^(?:obj|iobj|obl)$/.test(tree.deprel(top)) || !isMeeting(tree, verb)) return NO_STATES
    const states = new Set<string>()
    for (const doer of verb < 0 ? [] : subjectsOf(tree, verb)) {
      const entity = doer < i ? (this.mention(s, nameHead(tree, doer))?.entity ?? null) : null
      if (entity !== null) for (const actor of this.actorsOf(entity)) states.add(stateOf(actor))
    }
    return states
  }

  /** The state that an unmarked "president" or "army" most likely belongs to; none of those `outside`. */
  stateInContext(s: number, abroad = false, outside: ReadonlySet<string> = NO_STATES): string | null {
    const fits = ({ state }: { state: string }) => isStateCode(state) && !outside.has(state)
    // A reporter leaves out his own country's name more easily than another's.
    const ranked = this.salience.ranked(s, true).filter(fits)
    if (abroad) return ranked.find(({ state }) => state !== this.home)?.state ?? this.home
    // A delegation speaks of the state where it is before others.
    const host = ranked.find(({ state }) => state === this.host)
    if (host !== undefined && host.weight >= 0.15 * ranked[0].weight) return host.state
    // "Chad and Niger exchanged fire. The army said": either's.
    const alike = ranked.length > 1 && ranked[1].weight >= ALIKE * ranked[0].weight
    if ((outside.size > 0 || this.home === null) && ranked.length > 0) return alike ? null : ranked[0].state
    const home = ranked.find(({ state }) => state === this.home)?.weight ?? (this.homeBonus > 2 ? 0.5 : 0)
    return ranked.length === 0 || home * this.homeBonus >= ranked[0].weight ? this.home : ranked[0].state
  }
}

/** The state of the first place in the line that opens a report, where that is a dateline. */
function stateOfDateline(trees: readonly Tree[], names: Names): string | null {
  const [line] = trees
  if (line === undefined) return null
  const end = datelineEnd(line.text, line.span[0])
  if (end < line.span[1]) return null
  for (let i = 0; i < line.size; i++) {
    const name = names.over(0, i)
    const state = name === null ? null : stateOf(senseOf(name).actor)
    if (state !== null && isStateCode(state)) return state
  }
  return null
}
