// Groups, bodies and states: found again by actor and name or noun, pairs by what was named together, the rest by context.
import { agentsOf, subjectsOf } from '../tree/index.ts'
import { ABROAD, type Description } from './description.ts'
import type { Entity } from './entity.ts'
import { type Links, SETTLED } from './links.ts'
import { senseOf } from './names.ts'
import { isState, memberOf, stateOf } from './nation.ts'
import { nameHead } from './nominal.ts'
import { REACH } from './salience.ts'

/** Sectors whose bodies each state has: "the army", "the opposition". */
const OF_A_STATE = new Set(['GOV', 'MIL', 'LEG', 'COP', 'JUD', 'OPP', 'REB'])

/** Nouns that take up an organisation just named, whatever its own noun is. */
const GENERAL = new Set('group organization organisation body movement agency network charity watchdog'.split(' '))
/** They take up what has members. */
const OF_MEMBERS = new Set('bloc alliance coalition association league union club'.split(' '))
/** They take up a body whose own name has the word. */
const BY_NAME = new Set('party court council commission secretariat foundation institute bank'.split(' '))
/** What may stand before a noun that alone means a body: "the international coalition". */
const PLAIN = /^(?:the|this|that|a|an|international|global|military|wider|broader|broad|whole|entire|led|-)$/i
/** Their lawmakers sit in no parliament. */
const CONGRESSES = ['USA']
/** They are a side in a state, where militants and terrorists may be anybody. */
const REBELS = new Set('rebel insurgent separatist guerrilla'.split(' '))
/** Nouns that may take up one another. */
const CRAFTS = ['aircraft jet plane warplane bomber fighter', 'ship vessel warship boat frigate destroyer'].map(
  nouns => new Set(nouns.split(' ')),
)
const STAND_FOR = /^(?:several|both|many|some|few|most|all|others|two|three|four|five|each|neither|none|more|half)$/i

/** How many sentences back a pair of persons is still the pair that is meant. */
const NEAR = 4

/** Links phrases for groups of people, organisations and states. */
export class Groups {
  private readonly links: Links

  constructor(links: Links) {
    this.links = links
  }

  /** Several people: "Ruritanian officials", "the two ministers". */
  people(s: number, i: number, description: Description): Entity {
    if (description.pair) {
      const pair = this.pair(s, i, description)
      if (pair !== null) return pair
    }
    if (description.told.length > 0) return this.filed(description)
    const nations = this.links.nationsOf(s, description)
    if (nations.length > 0) {
      return this.filed({ ...description, told: nations.map(nation => memberOf(nation, description.sector)) })
    }
    if (description.definite && description.noun !== null) {
      const earlier = this.recentWith(description.noun, true)
      if (earlier !== null) return earlier
      const side = REBELS.has(description.noun) ? this.recentSide('REB') : null
      if (side !== null) return this.filed({ ...description, told: [side] })
      // "the militants" of the group just named
      const group = description.sector === 'REB' ? this.recentBody('militia') : null
      if (group !== null) return group
    }
    const entity = this.links.entities.create('people', true, [], null)
    if (description.noun !== null) entity.nouns.add(description.noun)
    this.links.ownedBySpeaker(s, description, entity)
    if (this.isOfficial(s, i, description)) {
      const { sector } = description
      const side = sector === 'REB' || sector === 'OPP' ? this.recentSide(sector) : null
      if (side !== null) {
        entity.actors = [side]
        return entity
      }
      const others = new Set([
        ...this.links.statesDoing(s, i, sector === 'GOV'),
        ...this.statesWithin(s, i, description),
      ])
      if (sector === 'REB') for (const state of SETTLED) others.add(state)
      const inConflict = sector === 'REB' || sector === 'OPP' || this.isArmyAbroad(sector, description.noun)
      const against = sector === 'OPP' ? this.stateActedOn(s, i) : null
      const state =
        against ?? (inConflict ? this.links.stateOfConflict(s, others) : this.links.stateInContext(s, false, others))
      if (state !== null) entity.actors = [`${state}:${sector}`]
    }
    if (description.noun === null && STAND_FOR.test(this.links.trees[s].form(i))) {
      // "several of the senators": of the same actor as the whole.
      const whole = this.recentPlural()
      if (whole !== null) entity.actors = this.links.actorsOf(whole)
    }
    return entity
  }

  /** "Opposition parties accused Holm": they are of his state. */
  private stateActedOn(s: number, i: number): string | null {
    const tree = this.links.trees[s]
    const verb = i >= 0 && tree.deprel(i) === 'nsubj' ? tree.head(i) : -1
    const object = verb < 0 ? -1 : tree.child(verb, 'obj')
    const name = object < 0 ? null : this.links.names.over(s, object)
    const states = (name?.meanings ?? []).filter(({ kind }) => kind === 'person').map(({ actor }) => stateOf(actor))
    // Of namesakes, the one whose state the report speaks of.
    const often = states.sort((a, b) => this.links.names.countOf(b) - this.links.names.countOf(a))[0]
    return isState(often) ? often : null
  }

  /** "US-backed rebels" are not American. */
  private statesWithin(s: number, i: number, { first }: Description): string[] {
    const states: string[] = []
    for (let k = first; k < i; k++) {
      const name = this.links.names.over(s, k)
      if (name !== null) states.push(stateOf(senseOf(name).actor))
    }
    return states
  }

  /** "Officials said", "lawmakers voted": without a word on whose they are, of the state that is spoken of. */
  private isOfficial(s: number, i: number, { sector, owner, office, kind, noun }: Description): boolean {
    // An organisation's own text speaks of its members' ministers; "two diplomats" hide whose they are.
    const ofMembers = this.links.official && this.links.home === null && kind !== 'official'
    if (ofMembers || kind === 'diplomat' || (kind === 'head' && sector !== 'REB' && sector !== 'OPP')) return false
    // Of militants and terrorists nobody can tell whose they are.
    if (sector === 'REB' && kind === 'rebel' && !REBELS.has(noun ?? '')) return false
    const tree = this.links.trees[s]
    if (
      (owner >= 0 && tree.deprel(owner) !== 'compound') ||
      sector === null ||
      !OF_A_STATE.has(sector) ||
      sector === 'JUD'
    )
      return false
    for (const c of tree.children(i)) {
      // "officials from the region"
      const mark = tree.deprel(c) === 'nmod' ? tree.child(c, 'case') : -1
      if (mark >= 0 && tree.lemma(mark) === 'from') return false
      if ((tree.deprel(c) === 'amod' && ABROAD.has(tree.lowerForm(c))) || (c < i && tree.upos(c) === 'PROPN'))
        return false
    }
    return office === null || sector !== 'GOV'
  }

  /** The two that "the two sides" or "both leaders" means: the latest pair, else the two heaviest states. */
  private pair(s: number, i: number, description: Description): Entity | null {
    // "with each side rejecting the other's": they do it to one another.
    const each = /^(?:each|either|neither)$/i.test(this.links.trees[s].form(description.first))
    const outside: ReadonlySet<string> = each ? new Set() : this.statesDoing(s, i)
    const doers = this.doersOf(s, i)
    // "The two discussed trade": two persons before two states.
    const persons = description.sort === 'people' && description.kind !== 'relation'
    const { recent } = this.links.salience
    const seen: Entity[] = []
    let states: readonly string[] | null = null
    for (let k = recent.length - 1, steps = 0; k >= 0 && steps < REACH * 4; k--, steps++) {
      const entity = recent[k].entity
      if (entity === null) continue
      if (entity.members.length === 2) {
        const [a, b] = entity.members.map(id => this.links.entities.all[id])
        if (
          persons &&
          a.sort === 'person' &&
          b.sort === 'person' &&
          this.maySuit(description, a, b) &&
          !doers.has(a) &&
          !doers.has(b)
        ) {
          // Two who were named together long ago give way to the two named last.
          if (s - recent[k].sentence <= NEAR || seen.length < 2) return entity
          break
        }
        const [x, y] = [a.actors[0], b.actors[0]]
        if (persons && a.sort === 'state' && b.sort === 'state' && !outside.has(x) && !outside.has(y)) states ??= [x, y]
        if (!persons && [x, y].some(actor => actor !== undefined && outside.has(stateOf(actor)))) continue
        if (!persons && isState(x) && isState(y) && stateOf(x) !== stateOf(y))
          return this.states([stateOf(x), stateOf(y)])
        // "The Secretary-General met the minister. Both sides agreed": one of the two is an organisation.
        const near = s - recent[k].sentence <= NEAR
        if (!persons && near && x !== undefined && y !== undefined && stateOf(x) !== stateOf(y)) return entity
      }
      if (
        persons &&
        entity.sort === 'person' &&
        entity.name !== null &&
        !seen.includes(entity) &&
        !doers.has(entity) &&
        this.maySuit(description, entity)
      )
        seen.push(entity)
    }
    if (persons && seen.length >= 2) {
      const other =
        seen.slice(1).find(entity => stateOf(entity.actors[0] ?? '') !== stateOf(seen[0].actors[0] ?? '')) ?? seen[1]
      return this.links.entities.create('people', true, [], null, [other.id, seen[0].id])
    }
    const heaviest = this.links.salience
      .ranked(s)
      .filter(({ state }) => (isState(state) || this.isArmedGroup(state)) && !outside.has(state))
      .slice(0, 2)
    // A state named in passing is no side.
    const clear =
      heaviest.length === 2 && heaviest[1].weight >= 0.2 * heaviest[0].weight && description.noun !== 'party'
    if (persons && description.office !== null && states !== null) return this.holders(states, description)
    if (!clear) return null
    const two = heaviest.map(({ state }) => state)
    return persons && description.office !== null ? this.holders(two, description) : this.states(two)
  }

  /** Whether persons may be "both foreign ministers". */
  private maySuit({ office }: Description, ...persons: readonly Entity[]): boolean {
    return office === null || persons.every(({ offices }) => offices.has(office))
  }

  /** "Both foreign ministers" of two states. */
  private holders(states: readonly string[], { office, sector }: Description): Entity {
    const entity = this.links.entities.create('people', true, [], null)
    entity.actors = states.map(actor => memberOf({ actor, isState: true }, sector ?? 'GOV'))
    if (office !== null) entity.offices.add(office)
    return entity
  }

  /** Who does something to the phrase. */
  private doersOf(s: number, i: number): ReadonlySet<Entity> {
    const tree = this.links.trees[s]
    const doers = new Set<Entity>()
    if (i < 0 || tree.head(i) < 0 || !/^(?:obj|obl|iobj)$/.test(tree.deprel(i))) return doers
    for (const doer of subjectsOf(tree, tree.head(i))) {
      const entity = doer < i ? (this.links.mention(s, nameHead(tree, doer))?.entity ?? null) : null
      if (entity !== null) doers.add(entity)
    }
    return doers
  }

  /** "Egypt urged both sides": who does something to the two is neither. */
  private statesDoing(s: number, i: number): ReadonlySet<string> {
    const tree = this.links.trees[s]
    const states = new Set<string>()
    const verb = i < 0 ? -1 : tree.head(i)
    const relation = verb < 0 ? '' : tree.deprel(i)
    // "talks between the two sides": by way of another noun anybody may be meant.
    if (relation !== 'obj' && relation !== 'obl' && relation !== 'nmod:poss') return states
    const governor = relation === 'nmod:poss' ? tree.head(verb) : verb
    if (governor < 0) return states
    for (const doer of agentsOf(tree, governor)) {
      const entity = doer < i ? (this.links.mention(s, nameHead(tree, doer))?.entity ?? null) : null
      if (entity !== null) for (const actor of this.links.actorsOf(entity)) states.add(stateOf(actor))
    }
    return states
  }

  /** The state most spoken of that may be "the country": whoever does something to it comes from another, and the publisher's is "ours". */
  private stateAround(s: number, i: number, noun: string): string | null {
    const ranked = this.links.salience.ranked(s).filter(({ state }) => isState(state))
    const outside = noun === 'country' ? this.links.statesDoing(s, i, true, true) : new Set<string>()
    const foreign = ranked.find(
      ({ state }) => !outside.has(state) && ((outside.size === 0 && !this.links.official) || state !== this.links.home),
    )
    return (foreign ?? ranked[0])?.state ?? null
  }

  /** The state named last before token `i` in its own sentence, whoever does something to it left out. */
  private stateHere(s: number, i: number, noun: string): string | null {
    const { recent } = this.links.salience
    const outside = new Set([
      ...this.statesDoing(s, i),
      ...(noun === 'country' ? this.links.statesDoing(s, i, true, true) : []),
    ])
    for (let k = recent.length - 1; k >= 0 && recent[k].sentence === s; k--) {
      const { entity, token } = recent[k]
      const actor = token < i && entity !== null && entity.members.length === 0 ? entity.actors[0] : undefined
      if (actor !== undefined && isState(actor) && !outside.has(stateOf(actor))) return stateOf(actor)
    }
    return null
  }

  private isArmedGroup(code: string): boolean {
    return this.links.world.lookup(code, this.links.on).some(({ kind, actor }) => kind === 'group' && actor === code)
  }

  private states(states: readonly string[]): Entity {
    return this.links.entities.create(
      'state',
      true,
      [],
      null,
      states.map(state => this.state(state).id),
    )
  }

  private state(code: string): Entity {
    const there = this.links.entities.filed(`${code}|`)
    if (there !== null) return there
    const entity = this.links.entities.create('state', false, [code], null)
    this.links.entities.file(`${code}|`, entity)
    return entity
  }

  /** The entity of an actor and a name or noun; the same words give the same entity. */
  private filed(description: Description): Entity {
    const sort = description.sort === 'thing' ? 'body' : description.sort
    const key = `${description.told.join('+')}|${sort === 'state' ? '' : (description.name ?? description.noun ?? '')}`
    const there = this.links.entities.filed(key)
    if (there !== null) return there
    const entity = this.links.entities.create(sort, description.plural, description.told, description.name)
    if (description.noun !== null) entity.nouns.add(description.noun)
    // "the State Department … the department", "the Coalition to Aid Ruritania … the coalition"
    if (description.name !== null) entity.nouns.add(headOfName(description.name))
    this.links.entities.file(key, entity)
    const acronym = description.name === null ? '' : initialsOf(description.name)
    if (acronym.length > 1 && this.links.entities.filed(initialsKey(acronym)) === null)
      this.links.entities.file(initialsKey(acronym), entity)
    return entity
  }

  /** An organisation, an organ or a state. */
  body(s: number, description: Description, i = -1): Entity | null {
    if (description.pair) {
      const pair = this.pair(s, i, description)
      if (pair !== null) return pair
    }
    const alias = description.name === null ? null : this.links.entities.filed(aliasOf(description.name))
    if (alias !== null) return alias
    if (description.told.length > 0) return this.filed(description)
    const nations = this.links.nationsOf(s, description)
    if (nations.length > 0)
      return this.filed({ ...description, told: nations.map(nation => memberOf(nation, description.sector)) })
    const { noun, sector } = description
    const ofMembers =
      noun === 'state' && description.plural && i > 0 && /^member$/i.test(this.links.trees[s].form(i - 1))
    // "the Member States" in an organisation's own text
    if (ofMembers && this.links.home === null && this.links.issuers.length > 0)
      return this.filed({ ...description, told: this.links.issuers })
    const part = description.name === null ? null : this.partCalled(s, i, description.name)
    if (part !== null) return this.state(part)
    const own =
      description.name === null || !/^[\p{Lu}][\p{Ll}]+$/u.test(description.name)
        ? null
        : this.links.bodyCalled(description.name)
    if (own?.includes(':')) return this.filed({ ...description, told: [own] })
    const short = description.name === null ? null : this.links.entities.filed(initialsKey(description.name))
    if (short !== null) return short
    if (description.name !== null) return this.filed(description)
    if (sector === 'MED' && this.isStateOwned(s, description)) {
      const state = this.links.stateInContext(s, true)
      if (state !== null) return this.filed({ ...description, told: [`${state}:${sector}`] })
    }
    // "told parliament", "police said": such bodies need no article.
    const known =
      description.definite ||
      ((sector === 'LEG' || sector === 'COP') && this.isBare(s, description)) ||
      this.isOfGovernment(s, description)
    const ours = this.links.isSpeakers(s, description)
    if (
      known &&
      !ours &&
      noun !== null &&
      (!description.plural || sector === 'COP' || this.isForces(s, i, description))
    ) {
      // "condemned the coup in Gabon and suspended the country's membership"
      const capital = noun === 'capital' ? this.links.stateOfConflict(s) : null
      const here = capital ?? (description.sort === 'state' ? this.stateHere(s, i, noun) : null)
      if (here !== null) return this.state(here)
      const earlier = this.recentWith(noun, false)
      if (earlier !== null) return earlier
      const craft = this.recentCraft(noun)
      if (craft !== null) return craft
      const alone = this.calledAlone(s, i, description)
      if (alone !== null) return this.filed({ ...description, told: [alone] })
      const armed = sector === 'REB' ? this.recentBody('militia') : null
      if (armed !== null) return armed
      if (sector !== null && this.isOwn(s, i, sector))
        return this.filed({ ...description, told: [`${this.links.home}:${sector}`] })
      const doers = this.links.statesDoing(s, i, sector === 'GOV')
      const never = sector === 'REB' ? SETTLED : noun === 'parliament' ? CONGRESSES : []
      const others = new Set([...doers, ...never])
      const called = this.links.stateCalled(s, noun, others)
      if (description.sort === 'state') {
        const state = called ?? this.stateAround(s, i, noun)
        if (state !== null) return this.state(state)
      }
      if (sector !== null && OF_A_STATE.has(sector)) {
        const state =
          called ??
          (sector === 'OPP' ? this.stateActedOn(s, i) : null) ??
          (this.isOfConflict(s, description)
            ? this.links.stateOfConflict(s, others)
            : this.links.stateInContext(s, false, others))
        if (state !== null) return this.filed({ ...description, told: [`${state}:${sector}`] })
      }
      // "the opposition alliance" is another than NATO.
      const takesUp = GENERAL.has(noun)
        ? !this.hasProperModifier(s, description)
        : i >= 0 && this.isPlain(s, i, description)
      const body = takesUp ? this.recentBody(noun) : null
      if (body !== null) return body
    }
    const entity = this.links.entities.create(
      description.sort === 'thing' ? 'body' : description.sort,
      description.plural,
      [],
      null,
    )
    if (noun !== null) entity.nouns.add(noun)
    return entity
  }

  /** "The Government", "the Opposition" with a capital in a government's own text. */
  private isOwn(s: number, i: number, sector: string): boolean {
    if (!this.links.official || this.links.home === null || !/^(?:GOV|OPP|LEG)$/.test(sector)) return false
    return i > 0 && /^\p{Lu}/u.test(this.links.trees[s].form(i)) && this.links.trees[s].child(i, 'amod', 'compound') < 0
  }

  /** "The troops", "the authorities", "government forces": not "foreign forces". */
  private isForces(s: number, i: number, description: Description): boolean {
    const { sector, noun } = description
    return (
      i >= 0 &&
      /^(?:authority|force|troop|party|group|faction)$/.test(noun ?? '') &&
      (noun !== 'party' && noun !== 'group' && noun !== 'faction' ? true : sector === 'OPP' || sector === 'REB') &&
      (sector === 'GOV' || sector === 'MIL' || sector === 'REB' || sector === 'OPP') &&
      this.isOfficial(s, i, { ...description, kind: 'official' })
    )
  }

  private isArmyAbroad(sector: string | null, noun: string | null): boolean {
    const { official, home, issuers } = this.links
    const ranks = /^(?:army|military|force|general|soldier|officer|commander)$/.test(noun ?? '')
    return ranks && official && home !== null && sector === 'MIL' && !issuers.some(actor => actor.endsWith(':MIL'))
  }

  /** "The opposition", "the regime", "government forces": somebody is against them. */
  private isOfConflict(s: number, description: Description): boolean {
    const { sector, noun } = description
    return (
      // A ministry's text says "our forces" of its own.
      this.isArmyAbroad(sector, noun) ||
      sector === 'OPP' ||
      sector === 'REB' ||
      noun === 'regime' ||
      (noun === 'force' && this.namesSide(s, description))
    )
  }

  /** "government troops", "security forces", "opposition parties" without an article. */
  private isOfGovernment(s: number, description: Description): boolean {
    return this.namesSide(s, description) && this.links.trees[s].child(description.last, 'det') < 0
  }

  private namesSide(s: number, { first, last }: Description): boolean {
    const tree = this.links.trees[s]
    for (let k = first; k < last; k++)
      if (/^(?:government|security|police|army|opposition|rebel)$/i.test(tree.form(k))) return true
    return false
  }

  private isBare(s: number, { first, last }: Description): boolean {
    return first === last && this.links.trees[s].child(first, 'det', 'amod', 'nummod') < 0
  }

  /** "The Vespa movement": a name that the world does not know tells that no body named before is meant. */
  private hasProperModifier(s: number, { first, last }: Description): boolean {
    const tree = this.links.trees[s]
    for (let i = first; i < last; i++) {
      if (tree.upos(i) === 'PROPN' && tree.deprel(i) === 'compound' && tree.upos(tree.head(i)) === 'NOUN') return true
    }
    return false
  }

  /** "State television", "state-run media". */
  private isStateOwned(s: number, { first, last }: Description): boolean {
    const tree = this.links.trees[s]
    for (let i = first; i < last; i++) if (tree.lowerForm(i) === 'state') return true
    return false
  }

  private recentWith(noun: string, plural: boolean): Entity | null {
    const { recent } = this.links.salience
    for (let k = recent.length - 1, steps = 0; k >= 0 && steps < REACH; k--, steps++) {
      const entity = recent[k].entity
      const group = entity !== null && entity.actors.length === 1 && !isState(entity.actors[0])
      if (entity !== null && (group || entity.plural === plural) && entity.nouns.has(noun) && entity.sort !== 'person')
        return entity
    }
    return null
  }

  /** "A warplane was shot down. The jet …": one craft by another noun. */
  private recentCraft(noun: string): Entity | null {
    const alike = CRAFTS.find(nouns => nouns.has(noun))
    if (alike === undefined) return null
    const { recent } = this.links.salience
    for (let k = recent.length - 1, steps = 0; k >= 0 && steps < REACH; k--, steps++) {
      const entity = recent[k].entity
      if (
        entity !== null &&
        !entity.plural &&
        entity.actors.length > 0 &&
        [...entity.nouns].some(one => alike.has(one))
      )
        return entity
    }
    return null
  }

  /** The rebels or the opposition named last: "rebel leaders" are theirs. */
  private recentSide(sector: string): string | null {
    const { recent } = this.links.salience
    for (let k = recent.length - 1, steps = 0; k >= 0 && steps < REACH; k--, steps++) {
      const side = recent[k].entity?.actors.find(actor => actor.endsWith(`:${sector}`))
      if (side !== undefined) return side
    }
    return null
  }

  private recentPlural(): Entity | null {
    const { recent } = this.links.salience
    for (let k = recent.length - 1, steps = 0; k >= 0 && steps < 12; k--, steps++) {
      const entity = recent[k].entity
      if (recent[k].plural && entity !== null && this.links.actorsOf(entity).length > 0) return entity
    }
    return null
  }

  /** The body named last that the noun may take up. */
  private recentBody(noun: string): Entity | null {
    if (!GENERAL.has(noun) && !OF_MEMBERS.has(noun) && !BY_NAME.has(noun) && noun !== 'militia') return null
    const { recent } = this.links.salience
    let best: Entity | null = null
    let role = 0
    let sentence = -1
    for (let k = recent.length - 1, steps = 0; k >= 0 && steps < REACH; k--, steps++) {
      const entity = recent[k].entity
      if (best !== null && recent[k].sentence !== sentence) return best
      if (
        entity !== null &&
        recent[k].role > role &&
        entity.sort === 'body' &&
        entity.actors.length > 0 &&
        !isState(entity.actors[0]) &&
        entity.name !== null &&
        this.mayBe(noun, entity.actors[0], entity.name)
      ) {
        best = entity
        role = recent[k].role
        sentence = recent[k].sentence
      }
    }
    return best
  }

  /** Whether a noun may take up a body: a militia is armed, an alliance has members, a council is called one. */
  private mayBe(noun: string, actor: string, name: string): boolean {
    const { world, on } = this.links
    const armed = this.isArmedGroup(actor)
    if (noun === 'militia') return armed
    if (GENERAL.has(noun)) return !armed || /^(?:group|organi[sz]ation|movement|network)$/.test(noun)
    if (`${name} ${world.nameOf(actor) ?? ''}`.toLowerCase().includes(noun)) return true
    return OF_MEMBERS.has(noun) && !armed && world.members(actor, on).length > 0
  }

  /** "The North" in a report on North Korea. */
  private partCalled(s: number, i: number, name: string): string | null {
    if (i < 0 || name.includes(' ') || this.links.trees[s].child(i, 'det') < 0) return null
    const called = this.links.bodyCalled(name)
    return called !== null && isState(called) && !called.includes(':') ? called : null
  }

  /** "The coalition" in a report on ISIS, "the Council" in a text of the EU. */
  private calledAlone(s: number, i: number, description: Description): string | null {
    const { noun } = description
    if (noun === null || i < 0 || !this.isPlain(s, i, description)) return null
    return this.links.bodyCalled(this.links.trees[s].form(i)) ?? this.links.bodyCalled(noun)
  }

  /** Whether nothing before the noun tells that another body is meant. */
  private isPlain(s: number, i: number, { first }: Description): boolean {
    const tree = this.links.trees[s]
    for (let k = first; k < i; k++) if (!PLAIN.test(tree.form(k)) && this.links.names.over(s, k) === null) return false
    return true
  }
}

/** The key of an acronym that the report gives a body: "the Ruritanian Aid Front (RAF)". */
export const aliasOf = (acronym: string): string => `=${acronym}`

/** The key of a body by the first letters of its name: "the TMC" for the Transitional Military Council. */
const initialsKey = (acronym: string): string => `~${acronym}`

const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .map(word => word.charAt(0))
    .filter(letter => /\p{Lu}/u.test(letter))
    .join('')

/** The noun of a body's name: its last word before a preposition. */
function headOfName(name: string): string {
  const cut = name.search(/ (?:of|for|to|on|against|in) /)
  const core = cut < 0 ? name : name.slice(0, cut)
  return core.slice(core.lastIndexOf(' ') + 1).toLowerCase()
}
