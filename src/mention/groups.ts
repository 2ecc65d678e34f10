// Groups, bodies and states: found again by actor and name or noun, pairs by what was named together, the rest by context.
import { conjunctsOf, subjectsOf } from '../tree/index.ts'
import type { Description } from './description.ts'
import type { Entity } from './entity.ts'
import { aliasOf, entityFor, initialsKey, sidesTogether, stateEntity } from './filed.ts'
import { type Links, SETTLED } from './links.ts'
import { senseOf } from './names.ts'
import { isState, isStateCode, memberOf, stateOf } from './nation.ts'
import { isOfSeveral, nameHead } from './nominal.ts'
import { pairOf } from './pair.ts'
import {
  bodyOfOfficial,
  GENERAL,
  recentBody,
  recentCraft,
  recentPlural,
  recentSide,
  recentTeller,
  recentWith,
} from './recent-group.ts'
import {
  hasProperModifier,
  isArmyAbroad,
  isBare,
  isForces,
  isOfConflict,
  isOfficial,
  isOfGovernment,
  isOwn,
  isPlain,
  isStateOwned,
  OF_A_STATE,
  REBELS,
  stateActedOn,
  stateAround,
  stateBeside,
  stateHere,
  stateOfOpponent,
  statesWithin,
} from './unmarked.ts'

/** Nouns that mean no state but one that lies so: no other is "the island". */
const LAND: ReadonlySet<string> = new Set(['island', 'mainland'])

/** Settled states whose "state television" is no government's. */
const FREE_PRESS = new Set([...SETTLED].filter(state => !/^(?:RUS|CHN|SAU|ARE|QAT|KWT|JOR)$/.test(state)))
/** Their lawmakers sit in no parliament. */
const CONGRESSES = ['USA']
const NUMBERS = 'zero one two three four five six seven eight'.split(' ')
/** Sentences back within which "the four countries" are those named together. */
const NEAR = 12
/** Nouns that take up an organisation by a word of its name, however long ago it was named. */
const BY_NAME: ReadonlySet<string> = new Set(
  'agency fund bank court tribunal commission council union league organization organisation alliance committee secretariat programme program'.split(
    ' ',
  ),
)
/** Organisations that send inspectors, and those that send monitors and observers. */
const SENDERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['inspector', ['IAEA', 'OPCW', 'UNSCOM', 'UNMOVIC', 'UN']],
  ['monitor', ['OSCE', 'UN', 'EU', 'AU', 'LAS', 'ECOWAS', 'SADC', 'OAS', 'IGAD']],
  ['observer', ['OSCE', 'UN', 'EU', 'AU', 'LAS', 'ECOWAS', 'SADC', 'OAS', 'IGAD', 'COMMONWEALTH']],
])

/** "The inspectors" in a report on the agency that sends them: of the organisations that do, the one most named; null for none. */
function senderOf(links: Links, noun: string, definite: boolean): string | null {
  const senders = SENDERS.get(noun)
  if (senders === undefined || (noun !== 'inspector' && !definite)) return null
  let most: string | null = null
  for (const actor of senders)
    if (links.names.countOf(actor) > (most === null ? 0 : links.names.countOf(most))) most = actor
  return most
}

const STAND_FOR = /^(?:several|both|many|some|few|most|all|others|two|three|four|five|each|neither|none|more|half)$/i

/** Links phrases for groups of people, organisations and states. */
export class Groups {
  private readonly links: Links

  constructor(links: Links) {
    this.links = links
  }

  /** Several people: "Ruritanian officials", "the two ministers". */
  people(s: number, i: number, description: Description): Entity {
    if (description.pair) {
      const pair = pairOf(this.links, s, i, description)
      if (pair !== null) return pair
    }
    if (description.told.length > 0) return entityFor(this.links, description)
    const nations = this.links.nationsOf(s, description)
    if (nations.length > 0) {
      return entityFor(this.links, {
        ...description,
        told: nations.map(nation => memberOf(nation, description.sector)),
      })
    }
    const { noun, definite } = description
    const bare = i >= 0 && isBare(this.links, s, description)
    const earlier = noun !== null && (definite || bare) ? recentWith(this.links, noun, true) : null
    // "EU ministers met. Ministers condemned …": an organisation's, who need no article.
    const isBodys = bare && earlier?.actors.length === 1 && !isStateCode(stateOf(earlier.actors[0]))
    if (earlier !== null && (definite || isBodys)) return earlier
    if (definite && noun !== null) {
      const side = REBELS.has(noun) ? recentSide(this.links, 'REB') : null
      if (side !== null) return entityFor(this.links, { ...description, told: [side] })
      // "the militants" of the group just named
      const group = description.sector === 'REB' ? recentBody(this.links, 'militia') : null
      if (group !== null) return group
    }
    const entity = this.links.entities.create('people', true, [], null)
    if (noun !== null) entity.nouns.add(noun)
    this.links.ownedBySpeaker(s, description, entity)
    const sent = noun === null ? null : senderOf(this.links, noun, definite)
    if (sent !== null) entity.actors = [sent]
    else if (noun === 'peacekeeper') {
      // Whose they are is told once: "AU peacekeepers … the peacekeepers"; else they are the UN's where it is named.
      if (this.links.names.countOf('UN') > 0) entity.actors = ['UN']
    } else if (isOfficial(this.links, s, i, description)) {
      const { sector } = description
      const side = sector === 'REB' || sector === 'OPP' ? recentSide(this.links, sector) : null
      if (side !== null) {
        entity.actors = [side]
        return entity
      }
      const others = new Set([
        ...this.links.statesDoing(s, i, sector === 'GOV'),
        ...statesWithin(this.links, s, i, description),
      ])
      if (sector === 'REB') for (const state of SETTLED) others.add(state)
      const inConflict = sector === 'REB' || sector === 'OPP' || isArmyAbroad(this.links, sector, description.noun)
      const against = sector === 'OPP' ? stateActedOn(this.links, s, i) : null
      const state =
        against ?? (inConflict ? this.links.stateOfConflict(s, others) : this.links.stateInContext(s, false, others))
      if (state !== null) entity.actors = [`${state}:${sector}`]
    }
    if (description.noun === null && STAND_FOR.test(this.links.trees[s].form(i))) {
      const whole = this.wholeOf(s, i)
      if (whole !== null) entity.actors = this.links.actorsOf(whole)
    }
    return entity
  }

  /** "several of the senators", "many left": of the same actor as the whole. Those whom somebody accuses or holds are not his. */
  private wholeOf(s: number, i: number): Entity | null {
    const tree = this.links.trees[s]
    for (const c of tree.children(i)) {
      const mark = c > i && tree.deprel(c) === 'nmod' ? tree.child(c, 'case') : -1
      if (mark >= 0 && tree.lemma(mark) === 'of') return this.links.mention(s, nameHead(tree, c))?.entity ?? null
    }
    const whole = recentPlural(this.links)
    // "accused each other": the doers themselves.
    const verb = /^(?:obj|iobj|obl)$/.test(tree.deprel(i)) && tree.lowerForm(i) !== 'each' ? tree.head(i) : -1
    const doers = verb < 0 ? [] : subjectsOf(tree, verb).filter(doer => doer < i)
    // "Chad and Mali agreed, and *some* doubt it": of two or three named no unnumbered few are some.
    const named = whole?.members.length ?? 0
    if (named > 0 && named < 4 && /^(?:some|many|few|most|several|more|others)$/.test(tree.lowerForm(i))) return null
    return doers.some(doer => this.links.mention(s, nameHead(tree, doer))?.entity === whole) ? null : whole
  }

  /** "The four countries": as many as were last named together. */
  private together(s: number, i: number, { sort, noun }: Description): Entity | null {
    const tree = this.links.trees[s]
    const number = sort === 'state' && i >= 0 ? tree.child(i, 'nummod') : -1
    const size = number < 0 ? -1 : NUMBERS.indexOf(tree.lowerForm(number))
    if (size < 3 || noun === null) return null
    const { recent } = this.links.salience
    for (let k = recent.length - 1; k >= 0 && s - recent[k].sentence <= NEAR; k--) {
      const { entity } = recent[k]
      if (entity?.members.length === size && entity.sort === 'state') return entity
    }
    return null
  }

  /** "*Four Gulf states* said they would … Oman, Qatar, Iran and Iraq said in a statement": as many as the next sentence names together. */
  private namedNext(s: number, i: number, { sort, plural, definite }: Description): Entity | null {
    const { trees, names } = this.links
    const number = sort === 'state' && plural && !definite && i >= 0 ? trees[s].child(i, 'nummod') : -1
    const size = number < 0 ? -1 : NUMBERS.indexOf(trees[s].lowerForm(number))
    const next = trees[s + 1]
    if (size < 3 || next === undefined) return null
    for (let k = 0; k < next.size; k++) {
      if (next.deprel(k) === 'conj' || next.upos(k) !== 'PROPN') continue
      const named = conjunctsOf(next, k).map(j => names.over(s + 1, j))
      const states = named.flatMap(name =>
        name !== null && senseOf(name).kind === 'state' ? [senseOf(name).actor] : [],
      )
      // "on Monday, Oman, Qatar …": a day read into the list.
      if (named.length > size + 1 || new Set(states).size !== size) continue
      return sidesTogether(this.links, states)
    }
    return null
  }

  /** An organisation, an organ or a state. */
  body(s: number, description: Description, i = -1): Entity | null {
    const entity = this.bodyOf(s, description, i)
    const ministry = this.ministryOf(s, description)
    if (entity !== null && ministry !== null) entity.nouns.add(ministry)
    return entity
  }

  /** "defence ministry" of "the Chadian Defence Ministry": each state has several; null for other bodies, and for a bare "ministry". */
  private ministryOf(s: number, { noun, first, last }: Description): string | null {
    if (noun !== 'ministry' && noun !== 'department') return null
    const tree = this.links.trees[s]
    for (let k = first; k < last; k++)
      if (tree.lowerForm(k + 1) === noun && /^(?:NN|JJ)/.test(tree.xpos(k)) && this.links.names.over(s, k) === null)
        return `${tree.lowerForm(k)} ${noun}`
    return null
  }

  private bodyOf(s: number, description: Description, i: number): Entity | null {
    if (description.pair) {
      const pair = pairOf(this.links, s, i, description)
      if (pair !== null) return pair
    }
    const together = description.definite ? this.together(s, i, description) : this.namedNext(s, i, description)
    if (together !== null) return together
    const alias = description.name === null ? null : this.links.entities.filed(aliasOf(description.name))
    if (alias !== null) return alias
    if (description.told.length > 0) return entityFor(this.links, description)
    const nations = this.links.nationsOf(s, description)
    if (nations.length > 0)
      return entityFor(this.links, {
        ...description,
        told: nations.map(nation => memberOf(nation, description.sector)),
      })
    const { noun, sector } = description
    const ofMembers =
      noun === 'state' && description.plural && i > 0 && /^member$/i.test(this.links.trees[s].form(i - 1))
    // "the Member States" in an organisation's own text
    if (ofMembers && this.links.home === null && this.links.issuers.length > 0)
      return entityFor(this.links, { ...description, told: this.links.issuers })
    const bloc = ofMembers ? recentBody(this.links, 'bloc') : null
    if (bloc !== null) return entityFor(this.links, { ...description, told: bloc.actors })
    const part = description.name === null ? null : this.partCalled(s, i, description.name)
    if (part !== null) return stateEntity(this.links, part)
    const own =
      description.name === null || !/^[\p{Lu}][\p{Ll}]+$/u.test(description.name)
        ? null
        : this.links.bodyCalled(description.name)
    if (own?.includes(':')) return entityFor(this.links, { ...description, told: [own] })
    const short = description.name === null ? null : this.links.entities.filed(initialsKey(description.name))
    if (short !== null) return short
    if (description.name !== null) {
      // "the Social Democrats", whom many states have
      const state = sector === 'PTY' ? this.links.stateInContext(s) : null
      return entityFor(this.links, state === null ? description : { ...description, told: [`${state}:PTY`] })
    }
    if (sector === 'MED' && isStateOwned(this.links, s, description)) {
      const state = this.links.stateInContext(s, true, FREE_PRESS)
      if (state !== null) return entityFor(this.links, { ...description, told: [`${state}:${sector}`] })
    }
    // "told parliament", "police said": such bodies need no article, nor does "Council" in the council's own text.
    const known =
      description.definite ||
      (i >= 0 &&
        isBare(this.links, s, description) &&
        /^\p{Lu}/u.test(this.links.trees[s].form(i)) &&
        this.links.bodyCalled(this.links.trees[s].form(i)) !== null) ||
      ((sector === 'LEG' || sector === 'COP') && isBare(this.links, s, description)) ||
      isOfGovernment(this.links, s, description)
    const ours = this.links.isSpeakers(s, description)
    if (
      known &&
      !ours &&
      noun !== null &&
      (!description.plural || sector === 'COP' || isForces(this.links, s, i, description))
    ) {
      // "condemned the coup in Gabon and suspended the country's membership"
      const capital = noun === 'capital' ? this.links.stateOfConflict(s) : null
      const near =
        capital ?? (description.sort === 'state' && !LAND.has(noun) ? stateHere(this.links, s, i, noun) : null)
      // "Turkey sent troops to the emirate": Turkey is none.
      const may = near === null ? null : this.links.world.statesCalled(noun, this.links.on)
      const here = may === null || may.includes(near!) ? near : null
      if (here !== null) return stateEntity(this.links, here)
      const teller = recentTeller(this.links, s, i, noun)
      if (teller !== null) return teller
      const opposed = noun === 'government' ? stateOfOpponent(this.links, s, i) : null
      if (opposed !== null) return entityFor(this.links, { ...description, told: [`${opposed}:GOV`] })
      const earlier = recentWith(this.links, this.ministryOf(s, description) ?? noun, false)
      // "set up a joint agency … the agency's board", in a report on another
      const known =
        earlier?.actors.length === 0 && BY_NAME.has(noun) && i >= 0 && isPlain(this.links, s, i, description)
      const better = known ? this.links.names.mostNamedWith(noun) : null
      if (better !== null) return entityFor(this.links, { ...description, told: [better] })
      if (earlier !== null) return earlier
      const craft = recentCraft(this.links, noun)
      if (craft !== null) return craft
      const alone = this.calledAlone(s, i, description)
      if (alone !== null) return entityFor(this.links, { ...description, told: [alone] })
      const armed = sector === 'REB' ? recentBody(this.links, 'militia') : null
      if (armed !== null) return armed
      // "In Lima, police detained six": there.
      const there = sector === 'COP' || noun === 'authority' ? this.links.settingOf(s) : null
      if (there !== null) return entityFor(this.links, { ...description, told: [`${there}:${sector ?? 'GOV'}`] })
      if (sector !== null && isOwn(this.links, s, i, sector))
        return entityFor(this.links, { ...description, told: [`${this.links.home}:${sector}`] })
      const doers = this.links.statesDoing(s, i, sector === 'GOV')
      const never = sector === 'REB' ? SETTLED : noun === 'parliament' ? CONGRESSES : []
      const others = new Set([...doers, ...never])
      const called = this.links.stateCalled(s, noun, others)
      if (description.sort === 'state') {
        const state = called ?? (LAND.has(noun) ? null : stateAround(this.links, s, i, noun))
        if (state !== null) return stateEntity(this.links, state)
      }
      if (sector !== null && OF_A_STATE.has(sector) && !(i >= 0 && isOfSeveral(this.links.trees[s], i))) {
        const state =
          called ??
          (sector === 'OPP' || sector === 'REB' ? stateBeside(this.links, s, i) : null) ??
          (sector === 'OPP' ? stateActedOn(this.links, s, i) : null) ??
          (isOfConflict(this.links, s, description)
            ? this.links.stateOfConflict(s, others)
            : this.links.stateInContext(s, false, others))
        if (state !== null) return entityFor(this.links, { ...description, told: [`${state}:${sector}`] })
      }
      // "the opposition alliance" is another than NATO.
      const takesUp = GENERAL.has(noun)
        ? !hasProperModifier(this.links, s, description)
        : i >= 0 && isPlain(this.links, s, i, description)
      const led = takesUp ? bodyOfOfficial(this.links, s, noun) : null
      if (led !== null) return entityFor(this.links, { ...description, told: [led] })
      const body = takesUp ? recentBody(this.links, noun) : null
      if (body !== null) return body
      // "the agency" of an agency named long before
      const named = takesUp && BY_NAME.has(noun) ? this.links.names.mostNamedWith(noun) : null
      if (named !== null) return entityFor(this.links, { ...description, told: [named] })
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

  /** "The North" in a report on North Korea. */
  private partCalled(s: number, i: number, name: string): string | null {
    if (i < 0 || name.includes(' ') || this.links.trees[s].child(i, 'det') < 0) return null
    const called = this.links.bodyCalled(name)
    return called !== null && isState(called) && !called.includes(':') ? called : null
  }

  /** "The coalition" in a report on ISIS, "the Council" in a text of the EU. */
  private calledAlone(s: number, i: number, description: Description): string | null {
    const { noun } = description
    if (noun === null || i < 0 || !isPlain(this.links, s, i, description)) return null
    return this.links.bodyCalled(this.links.trees[s].form(i)) ?? this.links.bodyCalled(noun)
  }
}
