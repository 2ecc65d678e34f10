// What all linking shares: the report's entities and their salience, whose state an unmarked phrase belongs to.
import type { Tree } from '../tree/index.ts'
import type { World } from '../world/index.ts'
import type { Description } from './description.ts'
import { Entities, type Entity } from './entity.ts'
import type { Voice } from './issuer.ts'
import type { Lexicon } from './lexicon.ts'
import type { Mention } from './mention.ts'
import type { Names } from './names.ts'
import { isState, isStateCode, type Nation, stateOf } from './nation.ts'
import { nameHead } from './nominal.ts'
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
    { home, issuers }: Voice,
    names: Names,
    mention: (sentence: number, token: number) => Mention | null,
  ) {
    this.trees = trees
    this.world = world
    this.lexicon = lexicon
    this.on = on
    this.home = home
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
    const noun = tree.lemma(description.owner).toLowerCase()
    const owner = this.mention(s, nameHead(tree, description.owner))?.entity ?? this.salience.bodyCalled(noun)
    if (owner === null) {
      const alone = tree.upos(description.owner) === 'PRON' ? null : this.bodyCalled(noun)
      return alone === null ? [] : [{ actor: alone, isState: false }]
    }
    return this.actorsOf(owner).map(actor => ({
      actor: isState(actor) ? stateOf(actor) : actor,
      isState: isState(actor) && (owner.sort !== 'body' || actor.includes(':')),
    }))
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
  stateCalled(s: number, noun: string): string | null {
    const called = this.world.statesCalled(noun, this.on)
    if (called === null) return null
    return this.salience.ranked(s).find(({ state }) => called.includes(state))?.state ?? null
  }

  /** The body that a noun alone means in this report: "the coalition", "the Council". */
  bodyCalled(noun: string): string | null {
    return this.world.bodyCalled(noun, this.on, about =>
      about.startsWith('=') ? (this.issuers.includes(about.slice(1)) ? 100 : 0) : this.names.countOf(about),
    )
  }

  /** The state that an unmarked "president" or "army" most likely belongs to. */
  stateInContext(s: number, abroad = false): string | null {
    const ranked = this.salience.ranked(s, true).filter(({ state }) => isStateCode(state))
    // A reporter leaves out his own country's name more easily than another's.
    if (abroad) return ranked.find(({ state }) => state !== this.home)?.state ?? this.home
    const home = ranked.find(({ state }) => state === this.home)?.weight ?? (this.homeBonus > 2 ? 0.5 : 0)
    return ranked.length === 0 || home * this.homeBonus >= ranked[0].weight ? this.home : ranked[0].state
  }
}
