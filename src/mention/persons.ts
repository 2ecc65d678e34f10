// Persons: found again by name, or by state, office and noun; else whoever held the office on the report's day.
import { subjectsOf } from '../tree/index.ts'
import { plainWord, type Tenure } from '../world/index.ts'
import type { Description } from './description.ts'
import { ABROAD } from './description.ts'
import { bare, type Entity, sameName, surname } from './entity.ts'
import { fitOf, LEADERS, LEADING } from './fit.ts'
import type { Links } from './links.ts'
import { isState, isStateCode, memberOf, stateOf } from './nation.ts'
import { nameHead } from './nominal.ts'
import { REACH } from './salience.ts'

const NO_TENURES: readonly Tenure[] = []

const MEETING_PLACES = new Set('CHE AUT BEL USA NLD FRA GBR DEU KAZ EGY QAT'.split(' '))

/** Each state has them: "the governor". */
const LOCAL = new Set('governor mayor prosecutor attorney general commander'.split(' '))

/** Chairs that go round: their holder keeps an office at home. */
const CHAIRS = new Set(['chairperson-in-office', 'union-chairperson', 'assembly-president'])

const COURTESY = /^(?:Mr|Mrs|Ms|Miss|Dr)\.?$/i

/** Links phrases for one person. */
export class Persons {
  private readonly links: Links

  constructor(links: Links) {
    this.links = links
  }

  /** The person of a phrase and of an apposition beside it. */
  link(
    s: number,
    description: Description,
    apposition: Description | null = null,
    barred: Entity | null = null,
    token = -1,
  ): Entity {
    const parts = apposition === null ? [description] : [description, apposition]
    const name = parts.find(part => part.name !== null)?.name ?? null
    const entity =
      name === null ? this.described(s, description, barred, token) : this.namedPerson(s, name, parts, token)
    for (const part of parts) {
      if (part.office !== null) entity.offices.add(part.office)
      if (part.noun !== null) entity.nouns.add(part.noun)
      if (part.kind !== null) entity.kinds.add(part.kind)
      entity.gender ??= part.gender
      entity.sector ??= part.sector
    }
    if (name !== null) this.links.entities.rename(entity, name)
    if (entity.actors.length === 0) entity.actors = this.actorsTold(s, parts)
    if (entity.actors.length === 0 || entity.gender === null) {
      const known = this.actorsKnown(s, entity, parts)
      if (entity.actors.length === 0) entity.actors = known
    }
    if (entity.actors.length === 0 && entity.name !== null) entity.actors = this.actorsByTenure(s, entity)
    if (entity.actors.length === 0) entity.actors = this.actorsOfOffice(s, parts, token)
    if (entity.actors.length === 0 && entity.nouns.has('ambassador') && this.links.home === null && this.links.official)
      entity.actors = this.links.issuers
    if (entity.actors.length === 0 && this.isOwnVoice(s, description, entity)) entity.actors = this.links.issuers
    if (entity.actors.length === 0 && description.name === null) entity.actors = this.actorsOfOfficial(s, description)
    if (name !== null && entity.offices.size === 0) this.learnOffices(entity)
    return entity
  }

  /** "Spokesperson: We urge …", "MS. HOLM: We …": a label in a government's own transcript, where nothing tells another's. */
  private isOwnVoice(s: number, { first, last }: Description, entity: Entity): boolean {
    const tree = this.links.trees[s]
    const label = first === 0 && last + 2 < tree.size && tree.form(last + 1) === ':'
    return label && this.links.official && (entity.kinds.has('spokes') || COURTESY.test(tree.form(0)))
  }

  private actorsTold(s: number, parts: readonly Description[]): readonly string[] {
    const bracketed =
      parts[0].name === null ? null : this.links.names.stateInBrackets(s, this.links.trees[s], parts[0].last)
    if (bracketed !== null) return [`${bracketed}:GOV`]
    for (const part of parts) if (part.told.length > 0) return part.told
    // "Lena Holm, president of the assembly", whom the world knows: the assembly is of her state.
    const isKnown = parts.some(
      ({ name, known }) => name?.includes(' ') === true && new Set(known.map(({ actor }) => stateOf(actor))).size === 1,
    )
    const sector = parts.find(part => part.sector !== null)?.sector ?? null
    for (const part of parts) {
      // "Holm's Ruiz remarks": whom the world knows is not whoever's stands before him.
      if ((part.known.length > 0 || isKnown) && part.nations.length === 0) continue
      const nations = this.links.nationsOf(s, part)
      if (nations.length > 0) return nations.map(nation => memberOf(nation, sector))
    }
    return []
  }

  /** So that "the foreign minister" takes up one whom the report calls by name only. */
  private learnOffices(entity: Entity): void {
    const name = entity.name ?? ''
    const states = entity.actors.map(stateOf)
    const held = this.links.world
      .tenuresOf(name, this.links.on)
      .filter(tenure => states.includes(tenure.state) && sameName(tenure.person, name))
    if (new Set(held.map(tenure => tenure.person)).size !== 1) return
    for (const { office } of held) entity.offices.add(office)
  }

  /** "The trade minister, Ms. Holm": an office that each state has one of is of the state that is spoken of. */
  private actorsOfOffice(s: number, parts: readonly Description[], token: number): readonly string[] {
    const { official } = this.links
    const part =
      parts.find(
        ({ office, definite, noun, kind, name, sector, first }) =>
          (name === null &&
            // "Lena Holm, deputy defence minister," needs no article.
            (((definite || (parts.length > 1 && !/^(?:an?|one)$/.test(this.links.trees[s].lowerForm(first)))) &&
              (office !== null || noun === 'minister' || noun?.endsWith('secretary') === true)) ||
              // "Holm, a member of parliament,"
              (parts.length > 1 && (kind === 'lawmaker' || (noun === 'member' && sector === 'LEG'))))) ||
          // A government's own text calls its ministers by their office alone, but not another state's head.
          (official && name !== null && office !== null && !LEADING.includes(office)),
      ) ??
      (this.links.home === null ? undefined : parts.find(part => part.name !== null && this.isForPortfolio(s, part)))
    if (part !== undefined && !part.former && !this.links.isSpeakers(s, part)) {
      const state = this.isOwnOffice(s, part) ? this.links.home : this.ownerOf(s, part, token)
      return state === null ? [] : [memberOf({ actor: state, isState: isStateCode(state) }, part.sector ?? 'GOV')]
    }
    // "Lena Holm, governor of the Lower Vespa region,": of the state that is most spoken of, where her own place is unknown.
    const local = parts.find(({ noun, former }) => noun !== null && LOCAL.has(noun) && !former)
    if (local !== undefined && parts.some(({ name }) => name !== null)) {
      const [first, second] = this.links.salience.ranked(s).filter(({ state }) => isStateCode(state))
      const clear = first !== undefined && (second === undefined || first.weight > 2 * second.weight)
      return clear ? [memberOf({ actor: first.state, isState: true }, local.sector ?? 'GOV')] : []
    }
    // "Chad will close the crossing, Interior Minister Lena Holm said": of the state that the sentence is about.
    const named = official
      ? undefined
      : parts.find(
          part =>
            !part.former && (part.office !== null || this.titleOf(s, part) !== '' || this.speaksForState(s, part)),
        )
    // "opposition leader Lena Holm": of the state whose quarrels the report tells.
    const state =
      named === undefined
        ? null
        : (this.surelyOwnerOf(s, named, token) ?? (named.sector === 'OPP' ? this.links.stateOfConflict(s) : null))
    return state === null ? [] : [memberOf({ actor: state, isState: true }, named?.sector ?? 'GOV')]
  }

  /** "An official said", "a military spokesman": of the state that is spoken of. */
  private actorsOfOfficial(
    s: number,
    { first, last, kind, owner, sector, former, definite, noun }: Description,
  ): readonly string[] {
    const tree = this.links.trees[s]
    const local = definite && noun !== null && LOCAL.has(noun)
    if (former || owner >= 0 || (!local && kind !== 'official' && kind !== 'spokes' && kind !== 'police')) return []
    let told = sector
    for (let k = first; k < last; k++) {
      const word = tree.form(k).toLowerCase()
      if (ABROAD.has(word) || tree.upos(k) === 'PROPN') return []
      told = /^(?:military|army|defen[cs]e)$/.test(word) ? 'MIL' : word === 'police' ? 'COP' : told
    }
    // A bare spokesman is somebody's who was named.
    if (told === null || (kind === 'spokes' && told === sector)) return []
    const state = this.links.stateInContext(s)
    return state === null ? [] : [`${state}:${told}`]
  }

  /** "The Minister for Asia" with a capital in a government's own text. */
  private isOwnOffice(s: number, description: Description): boolean {
    const { first, last, name, office } = description
    const { official, home, trees } = this.links
    if (!official || home === null) return false
    if (name !== null) return this.isForPortfolio(s, description)
    if (office !== null && !this.links.world.isCalled(home, office, this.titleOf(s, description))) return false
    for (let k = first; k <= last; k++)
      if (/^(?:Minister|Secretary|Under-Secretary)$/.test(trees[s].form(k))) return true
    return false
  }

  /** "Minister for Africa Lena Holm" in a government's own text. */
  private isForPortfolio(s: number, { first, last, nations }: Description): boolean {
    const tree = this.links.trees[s]
    if (!this.links.official || nations.length > 0 || !/^(?:Minister|Secretary)$/.test(tree.form(first))) return false
    return first < last && tree.lowerForm(first + 1) === 'for'
  }

  /** Whose an office is that the report leaves unmarked. */
  private ownerOf(s: number, description: Description, token: number): string | null {
    const { office, sector } = description
    const body = office !== null && sector === 'IGO' ? this.links.bodyOfOffice(s, office) : null
    if (body !== null) return body
    const outside = this.notOwners(s, description, token)
    const setting = this.links.settingOf(s)
    // "In Ruritania she will meet the crown prince": not so in a city where the world meets.
    if (setting !== null && setting !== this.links.home && !MEETING_PLACES.has(setting) && !outside.has(setting))
      return setting
    const state = this.links.stateInContext(s, false, outside)
    return state !== null && outside.has(state) ? null : state
  }

  /** Whose an unmarked office is, where the sentence or the report leaves no doubt: what names its holder may name anybody. */
  private surelyOwnerOf(s: number, description: Description, token: number): string | null {
    const outside = this.notOwners(s, description, token)
    const told = this.stateTold(s, token)
    if (told !== null && !outside.has(told)) return told
    // A newspaper need not tell its readers whose minister their own is, in a report on their own state.
    const { home, names } = this.links
    const isHeads = LEADING.includes(description.office ?? '')
    if (home !== null && !isHeads && !outside.has(home) && names.isAbout(home)) return home
    if (isHeads) {
      const setting = this.links.settingOf(s)
      return setting !== null && !MEETING_PLACES.has(setting) && !outside.has(setting)
        ? setting
        : this.dateline(outside)
    }
    const ranked = this.links.salience.ranked(s).filter(({ state }) => isStateCode(state) && !outside.has(state))
    return ranked.length > 0 && (ranked.length === 1 || ranked[0].weight > 2 * ranked[1].weight)
      ? ranked[0].state
      : this.dateline(outside)
  }

  /** "LIMA, May 4 (AP) - … Prime Minister Holm said": of the state that a wire reports from, where it is about that state. */
  private dateline(outside: ReadonlySet<string>): string | null {
    const { dateline, names } = this.links
    if (dateline === null || outside.has(dateline) || MEETING_PLACES.has(dateline)) return null
    return 2 * names.countOf(dateline) >= names.countOf(names.mostNamed() ?? dateline) ? dateline : null
  }

  /** States that an unmarked office cannot be of: those without it or that call its holder otherwise, and those of whoever meets him. */
  private notOwners(s: number, description: Description, token: number): ReadonlySet<string> {
    const outside = new Set(this.links.statesMeeting(s, token))
    const { office } = description
    if (office === null) return outside
    const title = this.titleOf(s, description)
    const { home, on, salience, world } = this.links
    // Britain has no president; of other offices the tables do not know each holder.
    // One who came to it after the day had others before him, whom the tables leave out.
    const lacks = (state: string): boolean =>
      LEADING.includes(office) &&
      world.holders(state, office, on).length === 0 &&
      !world.holders(state, office, null).some(({ since }) => on !== null && since > on)
    if (home !== null && lacks(home)) outside.add(home)
    for (const { state } of salience.ranked(s))
      if (isStateCode(state) && (lacks(state) || !world.isCalled(state, office, title))) outside.add(state)
    return outside
  }

  /** "Government spokesman Lena Holm" */
  private speaksForState(s: number, { kind, first }: Description): boolean {
    return (
      kind === 'spokes' &&
      /^(?:government|military|army|police|presidential)$/.test(this.links.trees[s].lowerForm(first))
    )
  }

  /** The noun of a ministry's head within the phrase: "minister"; empty where there is none. */
  private titleOf(s: number, { first, last }: Description): string {
    const tree = this.links.trees[s]
    for (let k = first; k <= last; k++) {
      const [word] = /^(?:minister|secretary|chancellor)$/.exec(tree.lowerForm(k)) ?? []
      if (word !== undefined) return word
    }
    return ''
  }

  /** The state that does what the phrase at the token says that it does: "Chad will close the crossing, the minister said". */
  private stateTold(s: number, token: number): string | null {
    const tree = this.links.trees[s]
    let top = token
    while (top >= 0 && /^(?:flat|appos|compound|nmod:desc)$/.test(tree.deprel(top))) top = tree.head(top)
    const verb = top < 0 || tree.deprel(top) !== 'nsubj' ? -1 : tree.head(top)
    if (verb < 0 || !this.links.lexicon.sayingVerbs.has(tree.lemma(verb))) return null
    const complement = tree.child(verb, 'ccomp')
    const told = complement >= 0 ? complement : tree.deprel(verb) === 'parataxis' ? tree.head(verb) : -1
    if (told < 0 || told > top) return null
    for (const doer of subjectsOf(tree, told)) {
      const actor = doer < top ? this.links.mention(s, nameHead(tree, doer))?.entity?.actors[0] : undefined
      if (isState(actor)) return stateOf(actor)
    }
    return null
  }

  /** Of those whom the world knows by the name, the one whose office, state or weight in the report fits. */
  private actorsKnown(s: number, entity: Entity, parts: readonly Description[]): readonly string[] {
    const { name, offices } = entity
    const all = parts.flatMap(part => part.known)
    if (name === null || all.length === 0) return []
    let fitting = all.filter(
      known =>
        known.actor !== '' &&
        (sameName(known.name, name) || (offices.size > 0 && sameName(plainWord(known.name), plainWord(name)))),
    )
    const narrow = (fits: (known: (typeof all)[number]) => boolean): void => {
      const left = fitting.filter(fits)
      if (left.length > 0) fitting = left
    }
    if (offices.size > 0) {
      const held = (known: (typeof all)[number]): boolean =>
        this.links.world
          .tenuresOf(known.name, this.links.on)
          .some(({ office, state }) => offices.has(office) && state === stateOf(known.actor))
      // "The foreign minister, Lena Holm": not in what she became later.
      const once = fitting.some(held) ? [] : this.tenuresBefore(name, offices)
      if (once.length > 0) return [once[0].actor]
      narrow(held)
    }
    if (entity.sector !== null) narrow(known => known.actor.endsWith(`:${entity.sector}`))
    if (new Set(fitting.map(known => stateOf(known.actor))).size > 1) {
      const near = this.nearest(s, new Set(fitting.map(known => stateOf(known.actor))))
      if (near !== null) narrow(known => stateOf(known.actor) === near)
    }
    // A judge Holm is not the senator Holm, unless the whole name is told.
    const clash =
      entity.sector !== null &&
      fitting.length > 0 &&
      fitting[0].weak === true &&
      !fitting.some(known => known.actor.endsWith(`:${entity.sector}`))
    const states = new Set(fitting.map(known => stateOf(known.actor)))
    if (clash || states.size !== 1) return []
    if (new Set(fitting.map(known => known.name)).size === 1) {
      entity.gender ??= this.links.lexicon.givenNames.get(fitting[0].name.split(' ')[0]) ?? null
    }
    return [fitting[0].actor]
  }

  /** Of the states and organisations that one may belong to, the publisher's own, else the one most spoken of. */
  private nearest(s: number, states: ReadonlySet<string>): string | null {
    const own = [...this.links.issuers.map(stateOf), this.links.home].find(state => state !== null && states.has(state))
    return own ?? this.links.salience.ranked(s).find(({ state }) => states.has(state))?.state ?? null
  }

  /** What one held of these offices on any day before the report, latest first. */
  private tenuresBefore(name: string, offices: ReadonlySet<string>): readonly Tenure[] {
    const { on, world } = this.links
    const all = world.tenuresOf(name, null)
    return all.filter(({ office, person, since }) => {
      return offices.has(office) && sameName(person, name) && (on === null || since <= on)
    })
  }

  private actorsByTenure(s: number, entity: Entity): readonly string[] {
    const words = entity.name!.split(' ')
    let tenures = this.links.world.tenuresOf(entity.name!, this.links.on)
    if (tenures.length === 0 && words.length > 1) {
      // "Lena M. Holm" is filed as "Lena Holm".
      const namesakes = this.links.world.tenuresOf(bare(words[words.length - 1]), this.links.on)
      tenures = namesakes.filter(tenure => sameName(tenure.person, entity.name!))
      const { on, world } = this.links
      // One who left office before the report is still known by it; one who has yet to take it is not.
      if (tenures.length === 0 && on !== null)
        tenures = world.tenuresOf(entity.name!, null).filter(({ since }) => since <= on)
    }
    if (tenures.length > 1 && entity.offices.size > 0) {
      const fitting = tenures.filter(tenure => entity.offices.has(tenure.office))
      if (fitting.length > 0) tenures = fitting
    }
    // "Edi Rama" who chairs the OSCE for a year speaks for Albania, unless the chair is named.
    const home = tenures.filter(({ office }) => !CHAIRS.has(office))
    if (home.length > 0 && !tenures.some(({ office }) => CHAIRS.has(office) && entity.offices.has(office)))
      tenures = home
    const persons = new Set(tenures.map(tenure => tenure.person))
    if (persons.size > 1) {
      const near = this.links.stateInContext(s)
      tenures = tenures.filter(tenure => tenure.state === near)
    } else {
      const near = this.nearest(s, new Set(tenures.map(tenure => tenure.state)))
      if (near !== null) tenures = tenures.filter(tenure => tenure.state === near)
    }
    if (tenures.length === 0 || new Set(tenures.map(tenure => tenure.person)).size > 1) return []
    for (const { office } of tenures) entity.offices.add(office)
    return [tenures[0].actor]
  }

  private namedPerson(s: number, name: string, parts: readonly Description[], token: number): Entity {
    const gender = parts.find(part => part.gender !== null)?.gender ?? null
    for (const candidate of this.links.entities.persons(name)) {
      if (gender !== null && candidate.gender !== null && candidate.gender !== gender) continue
      if (candidate.name === null) continue
      // Tables say "Jack", the report "Jacob": the surname is enough for a name that the report did not give.
      if (sameName(candidate.name, name) || (candidate.implied && surname(candidate.name) === surname(name)))
        return candidate
    }
    // An unnamed holder of the same office was spoken of before: "the finance minister … Holm, the minister".
    const office = parts.find(part => part.office !== null)?.office ?? null
    if (office !== null) {
      const told = this.actorsTold(s, parts).map(stateOf)
      for (let k = this.links.salience.recent.length - 1, seen = 0; k >= 0 && seen < REACH; k--, seen++) {
        const entity = this.links.salience.recent[k].entity
        if (entity === null || entity.sort !== 'person' || entity.name !== null || !entity.offices.has(office)) continue
        if (
          told.length === 0 ||
          entity.actors.length === 0 ||
          entity.actors.some(actor => told.includes(stateOf(actor)))
        )
          return entity
      }
    }
    const unnamed = this.officeJustHeard(s, name, parts, token)
    if (unnamed !== null) return unnamed
    const entity = this.links.entities.create('person', false, [], name)
    entity.last = s
    return entity
  }

  /**
   * "…, the interior minister said. / Lena Holm told reporters": a full name that opens the next sentence as its speaker, without a word on
   * who she is, is the office's that spoke just before. Null where anything else may be meant.
   */
  private officeJustHeard(s: number, name: string, parts: readonly Description[], token: number): Entity | null {
    const { links } = this
    const tree = links.trees[s]
    const [part] = parts
    const bareName = parts.length === 1 && part.noun === null && part.office === null && part.known.length === 0
    if (s === 0 || !bareName || !name.includes(' ') || part.nations.length > 0 || part.owner >= 0 || part.first !== 0)
      return null
    const verb = token < 0 || !tree.deprel(token).startsWith('nsubj') ? -1 : tree.head(token)
    if (verb < 0 || !links.lexicon.sayingVerbs.has(tree.lemma(verb)) || verb > part.last + 2) return null
    let found: Entity | null = null
    const { recent } = links.salience
    for (let k = recent.length - 1; k >= 0 && recent[k].sentence >= s - 1; k--) {
      const { entity, speaks, sentence } = recent[k]
      if (entity === null || entity.sort !== 'person' || sentence === s) continue
      // Another person in the sentence may be meant as well.
      if (found !== null && found !== entity) return null
      const unnamed = entity.name === null || entity.implied
      if (!speaks || !unnamed || entity.offices.size === 0 || entity.actors.length === 0) return null
      found = entity
    }
    return found
  }

  /** A person told by description alone: "the Ruritanian leader", "the aide". */
  private described(s: number, description: Description, barred: Entity | null, token: number): Entity {
    const { definite, office, noun, kind } = description
    const nations =
      description.told.length > 0
        ? description.told.map(stateOf)
        : this.links.nationsOf(s, description).map(({ actor }) => stateOf(actor))
    const leads = noun !== null && LEADERS.has(noun)
    const bare = nations.length === 0
    const fixed = office !== null && bare ? (this.links.world.office(this.words(description, s))?.state ?? null) : null
    const teller = bare ? this.tellerOf(s, token) : null
    // "A Ruritanian official said the president wanted it": his own, whatever was named in between.
    const own = teller !== null && ['official', 'spokes', 'aide'].some(kind => teller.entity.kinds.has(kind))
    const critic = bare && office !== null ? this.stateOfCritic(s, token) : null
    // "The opposition leader accused the prime minister": her own, where her state has one.
    const theirs = critic !== null && this.isHeld(critic, office!) ? critic : null
    const states = fixed !== null ? [fixed] : own ? [teller.state] : theirs !== null ? [theirs] : nations
    const ours =
      this.links.isSpeakers(s, description) || this.isRole(s, token, description) || this.isOfPortfolio(s, token)
    if ((definite || office !== null) && !ours) {
      let best: Entity | null = null
      let top = 0
      const { recent } = this.links.salience
      const seen = new Set<number>()
      const here = bare ? (teller?.state ?? this.stateOfCritic(s, token) ?? this.stateJustNamed(s)) : null
      for (let k = recent.length - 1, steps = 0; k >= 0 && steps < REACH * 3; k--, steps++) {
        const entity = recent[k].entity
        if (entity === null || entity === barred || entity.sort !== 'person' || seen.has(entity.id)) continue
        seen.add(entity.id)
        const fit = fitOf(entity, states, office, noun, kind, leads, description.gender)
        // Each person further back needs a better fit.
        const score =
          fit -
          seen.size * 0.05 -
          (s - recent[k].sentence) * 0.03 +
          (recent[k].speaks ? 0.2 : 0) +
          (bare && this.isOwnMinister(entity, noun) ? 0.4 : 0) +
          (here !== null && entity.actors.some(actor => stateOf(actor) === here) ? 0.5 : 0)
        if (fit > 0 && score > top) {
          top = score
          best = entity
        }
      }
      if (best !== null) return best
    }
    const state = states[0] ?? (definite && office !== null && !ours ? this.ownerOf(s, description, token) : null)
    const entity = this.links.entities.create('person', false, description.told, null)
    if (state !== null && !description.former && (definite || office !== null)) {
      const holder = leads ? this.leaderOf(state) : office === null ? null : this.holderOf(state, office)
      if (holder !== null) {
        this.links.entities.rename(entity, holder.person)
        entity.implied = true
        if (entity.actors.length === 0) entity.actors = [holder.actor]
        entity.offices.add(holder.office)
      } else if (entity.actors.length === 0 && office !== null) {
        entity.actors = [memberOf({ actor: state, isState: isStateCode(state) }, description.sector ?? 'GOV')]
      }
    }
    return entity
  }

  /** A government's "the Minister" is rather its own. */
  private isOwnMinister(entity: Entity, noun: string | null): boolean {
    const { official, home } = this.links
    const ministry = noun === 'minister' || noun === 'secretary'
    return official && ministry && entity.actors.some(actor => stateOf(actor) === home)
  }

  /** "The minister for trade" is not the prime minister named before. */
  private isOfPortfolio(s: number, token: number): boolean {
    const tree = this.links.trees[s]
    if (token < 0 || !/^(?:minister|secretary)$/.test(tree.lowerLemma(token))) return false
    return tree
      .children(token)
      .some(c => c > token && tree.deprel(c) === 'nmod' && tree.lemma(tree.child(c, 'case')) === 'for')
  }

  /** "recognised him as interim president": an office, and not who holds it. */
  private isRole(s: number, token: number, { definite }: Description): boolean {
    const tree = this.links.trees[s]
    const mark = token < 0 || definite ? -1 : tree.child(token, 'case')
    return mark >= 0 && tree.lemma(mark) === 'as'
  }

  /** Who says what the phrase is the subject of, with his state. */
  private tellerOf(s: number, token: number): { entity: Entity; state: string } | null {
    const tree = this.links.trees[s]
    const verb = token < 0 || !tree.deprel(token).startsWith('nsubj') ? -1 : tree.head(token)
    if (verb < 0 || tree.deprel(verb) !== 'ccomp' || tree.head(verb) < 0) return null
    for (const teller of subjectsOf(tree, tree.head(verb))) {
      const entity = teller < token ? (this.links.mention(s, nameHead(tree, teller))?.entity ?? null) : null
      const actor = entity?.sort === 'person' || entity?.sort === 'people' ? entity.actors[0] : undefined
      if (entity !== null && isState(actor)) return { entity, state: stateOf(actor) }
    }
    return null
  }

  /** Whether a state has had a holder of an office by the report's day. */
  private isHeld(state: string, office: string): boolean {
    const { on, world } = this.links
    return on !== null && world.holders(state, office, on).length > 0
  }

  /** "The senator blamed the president", "the opposition said the minister had lied": lawmakers and parties speak of their own. */
  private stateOfCritic(s: number, token: number): string | null {
    const tree = this.links.trees[s]
    const relation = token < 0 ? '' : tree.deprel(token)
    let verb = /^(?:obj|iobj|obl)$/.test(relation) ? tree.head(token) : -1
    if (relation.startsWith('nsubj')) {
      const clause = tree.head(token)
      if (clause >= 0 && /^(?:ccomp|xcomp)$/.test(tree.deprel(clause))) verb = tree.head(clause)
    }
    if (verb < 0) return null
    for (const doer of subjectsOf(tree, verb)) {
      const actor = doer < token ? this.links.mention(s, nameHead(tree, doer))?.entity?.actors[0] : undefined
      if (isState(actor) && /:(?:LEG|PTY|OPP)$/.test(actor)) return stateOf(actor)
    }
    return null
  }

  /** The state of whoever was named last in the sentence: his are the offices that the sentence leaves unmarked. */
  private stateJustNamed(s: number): string | null {
    const { recent } = this.links.salience
    for (let k = recent.length - 1; k >= 0 && recent[k].sentence === s; k--) {
      const actor = recent[k].entity?.actors[0]
      if (actor !== undefined && isState(actor)) return stateOf(actor)
    }
    return null
  }

  private words(description: Description, s: number): string {
    const tree = this.links.trees[s]
    return tree.text
      .slice(tree.starts[description.first], tree.ends[description.last])
      .replace(/^(?:the|a|an) /i, '')
      .toLowerCase()
  }

  private holderOf(state: string, office: string): Tenure | null {
    const tenures = this.links.on === null ? NO_TENURES : this.links.world.holders(state, office, this.links.on)
    return new Set(tenures.map(tenure => tenure.person)).size === 1 ? tenures[0] : null
  }

  private leaderOf(state: string): Tenure | null {
    for (const office of LEADING) {
      const holder = this.holderOf(state, office)
      if (holder !== null) return holder
    }
    return null
  }

  /** The person whom a bare name means: one introduced before, or one in office on the day. */
  called(s: number, description: Description): Entity | null {
    const name = description.name ?? ''
    const introduced = this.links.entities
      .persons(name)
      .find(person => person.name !== null && sameName(person.name, name))
    if (introduced !== undefined) return introduced
    if (name.includes(' ') || description.plural || this.links.on === null) return null
    const persons = new Set(this.links.world.tenuresOf(name, this.links.on).map(tenure => tenure.person))
    return persons.size === 1 ? this.link(s, { ...description, sort: 'person' }) : null
  }
}
