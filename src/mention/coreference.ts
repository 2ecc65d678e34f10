// Who is meant, over the whole report: one pass in order of the text, each phrase linked to an entity.
// Names are found again by their words, descriptions by state, office and noun, pronouns by number, gender, role and nearness.
import { antecedentOf, type Tree } from '../tree/index.ts'
import type { Tenure, World } from '../world/index.ts'
import type { Describer, Description } from './describe.ts'
import { bare, Entities, type Entity, sameName, surname } from './entity.ts'
import type { Lexicon } from './lexicon.ts'
import type { Names } from './names.ts'
import { memberOf, type Nation, stateOf } from './nation.ts'
import { headsPhrase, nameHead } from './nominal.ts'
import type { PersonName } from './person-name.ts'
import { antecedentFor, type Pronoun, pronounAt } from './pronoun.ts'
import type { Quoted } from './quoted.ts'
import { REACH, type Recent, Salience } from './salience.ts'

/** One phrase, linked. */
export interface Mention {
  readonly sentence: number
  readonly head: number
  readonly first: number
  readonly last: number
  readonly description: Description | null
  /** Null for a thing, and where nothing was found. */
  entity: Entity | null
  /** "I", "our": the speaker, found when the whole report is read. */
  readonly speaker: 'one' | 'many' | null
  /** Whether people, states or organisations are meant. */
  readonly isActor: boolean
}

/** Offices whose holders "the Ruritanian leader" may be, in the order in which states are led by them. */
const LEADING = [
  'president',
  'supreme-leader',
  'prime-minister',
  'monarch',
  'party-general-secretary',
  'council-chairman',
  'crown-prince',
]
/** Nouns that mean whoever leads. */
const LEADERS = new Set(['leader', 'ruler', 'strongman', 'dictator', 'autocrat'])
const NO_TENURES: readonly Tenure[] = []

export class Coreference {
  readonly entities = new Entities()
  readonly salience = new Salience()
  /** Of each sentence and token, the mention that it heads or is a part of. */
  private readonly at: (Mention | null)[][]
  private readonly trees: readonly Tree[]
  private readonly describer: Describer
  private readonly names: Names
  private readonly world: World
  private readonly lexicon: Lexicon
  private readonly quoted: Quoted
  private readonly on: string | null
  private readonly home: string | null
  /** Phrases whose owner is "our" or "my": their actor follows the speaker's. */
  readonly owned: { entity: Entity; sentence: number; owner: number; sector: string | null }[] = []

  constructor(
    trees: readonly Tree[],
    describer: Describer,
    names: Names,
    world: World,
    lexicon: Lexicon,
    quoted: Quoted,
    on: string | null,
    home: string | null,
  ) {
    this.trees = trees
    this.describer = describer
    this.names = names
    this.world = world
    this.lexicon = lexicon
    this.quoted = quoted
    this.on = on
    this.home = home
    this.at = trees.map(tree => new Array<Mention | null>(tree.size).fill(null))
  }

  /** Links every phrase of the report. */
  run(): void {
    for (let s = 0; s < this.trees.length; s++) {
      const tree = this.trees[s]
      for (let i = 0; i < tree.size; i++) {
        this.mention(s, i)
        // With the last of its members a conjunction is complete, and "they" may take it up.
        if (tree.deprel(i) === 'conj' && tree.head(i) < i && lastConjunct(tree, tree.head(i)) === i)
          this.joint(s, tree.head(i))
      }
    }
  }

  mentionAt(sentence: number, token: number): Mention | null {
    return this.at[sentence]?.[token] ?? null
  }

  /** The mention headed at a token, linked now if it was not yet. */
  private mention(s: number, i: number): Mention | null {
    const done = this.at[s][i]
    if (done !== null) return done
    const tree = this.trees[s]
    const name = this.names.over(s, i)
    const relation = tree.deprel(i)
    const inside = relation === 'compound' || relation === 'amod' || relation === 'nmod:desc' || relation === 'flat'
    const titled = this.describer.titledAt(s, i)
    if (titled !== null) return this.titledPerson(s, titled)
    if (headsPhrase(tree, i) && !inside) {
      return tree.upos(i) === 'PRON' ? this.pronoun(s, i) : this.phrase(s, i)
    }
    // "the Ruritanian army" may be one name: then its head speaks for it.
    const headless = name === null || tree.head(i) < name.first || tree.head(i) > name.last
    if (name !== null && relation !== 'flat' && headless) return this.modifier(s, i)
    return null
  }

  /** A name with its title: one phrase, whatever the tree makes of it, headed where the name is. */
  private titledPerson(s: number, { titleFirst, first, last }: PersonName): Mention {
    const tree = this.trees[s]
    let head = first
    for (let k = last; k >= first; k--) if (tree.head(k) < first || tree.head(k) > last) head = k
    const done = this.at[s][head]
    if (done !== null) return done
    const mention = this.phrase(s, head)
    for (let k = titleFirst; k <= last; k++) this.at[s][k] = mention
    return mention
  }

  /** A name inside a phrase: "Ruritanian demands", "UN officials". */
  private modifier(s: number, i: number): Mention | null {
    const tree = this.trees[s]
    const name = this.names.over(s, i)!
    const meaning = name.meanings.find(({ kind }) => kind !== 'person') ?? name.meanings[0]
    if (tree.deprel(i) === 'nmod:desc' && meaning.kind === 'person') return null
    const description = this.describer.describeName(s, name, meaning)
    const entity = meaning.kind === 'person' ? this.person(s, description) : this.body(s, description)
    const mention: Mention = {
      sentence: s,
      head: i,
      first: name.first,
      last: name.last,
      description,
      entity,
      speaker: null,
      isActor: true,
    }
    for (let k = name.first; k <= name.last; k++) this.at[s][k] ??= mention
    this.touch(s, entity)
    for (const actor of entity?.actors ?? []) this.salience.raise(stateOf(actor), 0.5, s)
    this.salience.push({
      sentence: s,
      token: i,
      entity,
      plural: false,
      role: 0.2,
      relation: tree.deprel(i),
      governor: -1,
      speaks: false,
      quoted: this.quoted.at(s, i) >= 0,
    })
    return mention
  }

  private phrase(s: number, i: number): Mention {
    const tree = this.trees[s]
    const description = this.describer.describe(s, i)
    const holder: Mention = {
      sentence: s,
      head: i,
      first: description.first,
      last: description.last,
      description,
      entity: null,
      speaker: null,
      isActor: description.sort !== 'thing',
    }
    this.at[s][i] = holder
    const end = description.last
    for (let k = i + 1; k <= end && nameHead(tree, k) === i; k++) this.at[s][k] ??= holder
    for (let k = i - 1; k >= description.first; k--)
      if (tree.head(k) === i && tree.deprel(k) === 'nmod:desc') this.at[s][k] ??= holder
    for (let k = description.first; k < i; k++) if (this.lexicon.titles.has(tree.form(k))) this.at[s][k] = holder
    const apposition = this.apposition(s, i, description)
    holder.entity = this.link(s, i, description, apposition)
    if (apposition !== null && this.at[s][apposition.head] === null && apposition.description.sort !== 'thing') {
      const { head, description: other } = apposition
      this.at[s][head] = { ...holder, head, first: other.first, last: other.last, description: other }
    }
    this.register(s, i, holder.entity, description.plural, description.sort !== 'thing')
    return holder
  }

  /** A second phrase for the same person or body: "Holm, the defence minister,". */
  private apposition(s: number, i: number, own: Description): { head: number; description: Description } | null {
    const tree = this.trees[s]
    if (own.sort === 'thing') return null
    for (const c of tree.children(i)) {
      if (tree.deprel(c) !== 'appos' || c <= own.last || !headsPhrase(tree, c)) continue
      const description = this.describer.describe(s, c)
      const persons = own.sort === 'person' && description.sort === 'person'
      const bodies = own.sort !== 'person' && (description.sort === 'body' || description.sort === own.sort)
      if ((persons || bodies) && (own.name === null || description.name === null || bodies))
        return { head: c, description }
    }
    return null
  }

  /** "Holm and Ruiz", "Ruritania and Graustark": one plural mention that "they" may take up. */
  private joint(s: number, i: number): void {
    const tree = this.trees[s]
    const first = this.at[s][i]
    if (first?.head !== i || first.entity === null || tree.child(i, 'conj') < 0) return
    const members = [first.entity]
    for (const c of tree.children(i)) {
      const other = tree.deprel(c) === 'conj' ? this.at[s][c] : null
      if (other !== null && other.head === c && other.entity !== null && !members.includes(other.entity))
        members.push(other.entity)
    }
    if (members.length < 2 || members.length > 8) return
    const sort = members.every(member => member.sort === 'person')
      ? 'people'
      : members[0].sort === 'state'
        ? 'state'
        : 'body'
    const entity = this.entities.create(
      sort,
      true,
      [],
      null,
      members.map(member => member.id),
    )
    this.register(s, i, entity, true, true)
  }

  private register(s: number, i: number, entity: Entity | null, plural: boolean, isActor: boolean): void {
    const tree = this.trees[s]
    let top = i
    while (tree.deprel(top) === 'conj' && tree.head(top) >= 0) top = tree.head(top)
    const relation = tree.deprel(top)
    const governor = tree.head(top)
    const role = relation.startsWith('nsubj') || relation === 'obl:agent' ? 3 : (ROLES[relation] ?? 0.7)
    const speaks = relation === 'nsubj' && governor >= 0 && this.lexicon.sayingVerbs.has(tree.lemma(governor))
    this.touch(s, entity)
    if (entity !== null && isActor) {
      const weight = relation.startsWith('nsubj') ? 1.5 : isSetting(tree, i) ? 0.4 : 1
      for (const actor of this.actorsOf(entity)) this.salience.raise(stateOf(actor), weight, s)
    }
    this.salience.push({
      sentence: s,
      token: i,
      entity: isActor ? entity : null,
      plural: plural || (entity?.plural ?? false),
      role,
      relation,
      governor,
      speaks,
      quoted: this.quoted.at(s, i) >= 0,
    })
  }

  private touch(s: number, entity: Entity | null): void {
    if (entity === null) return
    entity.count++
    entity.last = s
  }

  /** All actors of an entity, its members' too. */
  actorsOf(entity: Entity): readonly string[] {
    if (entity.members.length === 0) return entity.actors
    return [...new Set(entity.members.flatMap(id => this.entities.all[id].actors))]
  }

  private pronoun(s: number, i: number): Mention {
    const tree = this.trees[s]
    const pronoun = pronounAt(tree, i)
    const base = { sentence: s, head: i, first: i, last: i, description: null }
    let mention: Mention
    const antecedentToken = antecedentOf(tree, i)
    if (pronoun === null && antecedentToken < i && antecedentToken !== i) {
      // "the envoys, who …": whoever the clause is about.
      const whom = this.mention(s, nameHead(tree, antecedentToken))
      mention =
        whom === null
          ? { ...base, entity: null, speaker: null, isActor: false }
          : { ...whom, head: i, first: i, last: i }
    } else if (pronoun === null) mention = { ...base, entity: null, speaker: null, isActor: false }
    else if (pronoun.person === 1)
      mention = { ...base, entity: null, speaker: pronoun.plural ? 'many' : 'one', isActor: true }
    else {
      const speaker = this.quoted.speakerOf(this.quoted.at(s, i))
      const speaking = speaker === null ? null : (this.at[speaker.sentence]?.[speaker.token]?.entity ?? null)
      const ahead = this.subjectAhead(s, i, pronoun)
      const antecedent = ahead ?? antecedentFor(tree, s, i, pronoun, this.salience, this.quoted.at(s, i) >= 0, speaking)
      const entity = antecedent?.entity ?? null
      const isActor = entity !== null || pronoun.gender !== null || (antecedent === null && pronoun.plural)
      mention = { ...base, entity, speaker: null, isActor }
      if (isActor) this.register(s, i, entity, pronoun.plural, true)
    }
    this.at[s][i] = mention
    return mention
  }

  /** "In her speech, Ms. Holm said": a possessive before the subject of its own sentence may look ahead to it. */
  private subjectAhead(s: number, i: number, pronoun: Pronoun): Recent | null {
    if (pronoun.gender === null || !pronoun.possessive) return null
    const tree = this.trees[s]
    const root = tree.root
    const subject = tree.child(root, 'nsubj', 'nsubj:pass')
    if (subject < i || tree.upos(subject) !== 'PROPN' || tree.isUnder(i, subject)) return null
    // Only in what stands before the main clause, and not in a clause with a subject of its own.
    for (let j = tree.head(i); j >= 0 && j !== root; j = tree.head(j))
      if (tree.child(j, 'nsubj', 'nsubj:pass') >= 0) return null
    const { recent } = this.salience
    const before = recent.length
    const entity = this.mention(s, nameHead(tree, subject))?.entity ?? null
    if (entity === null || entity.sort !== 'person' || entity.gender !== pronoun.gender) return null
    return recent[before] ?? recent.findLast(mention => mention.entity === entity) ?? null
  }

  /** States and organisations to which the phrase belongs: by its own modifiers, else by its owner. */
  private nationsOf(s: number, description: Description): readonly Nation[] {
    if (description.nations.length > 0 || description.owner < 0) return description.nations
    if (description.kind === 'relation' || description.kind === 'kin') return []
    const owner = this.mention(s, nameHead(this.trees[s], description.owner))
    if (owner?.entity == null) return []
    return this.actorsOf(owner.entity).map(actor => ({
      actor: /^[A-Z]{3}:/.test(actor) ? stateOf(actor) : actor,
      isState: /^[A-Z]{3}(?::|$)/.test(actor) && (owner.entity!.sort !== 'body' || actor.includes(':')),
    }))
  }

  private link(
    s: number,
    i: number,
    description: Description,
    apposition: { head: number; description: Description } | null,
  ): Entity | null {
    switch (description.sort) {
      case 'thing':
        return null
      case 'person': {
        const entity = this.person(s, description, apposition?.description ?? null)
        this.ownedBySpeaker(s, description, entity)
        return entity
      }
      case 'people':
        return this.people(s, i, description)
      default: {
        // A surname alone, of someone introduced before, looks like any other name.
        const person =
          description.name === null || description.told.length > 0 ? null : this.introduced(description.name)
        if (person !== null) return person
        const entity = this.body(s, description)
        if (
          entity !== null &&
          entity.actors.length === 0 &&
          apposition !== null &&
          apposition.description.told.length > 0
        ) {
          entity.actors = apposition.description.told
        }
        this.ownedBySpeaker(s, description, entity)
        return entity
      }
    }
  }

  private introduced(name: string): Entity | null {
    return this.entities.persons(name).find(person => person.name !== null && sameName(person.name, name)) ?? null
  }

  private ownedBySpeaker(s: number, description: Description, entity: Entity | null): void {
    if (entity === null || entity.actors.length > 0 || description.owner < 0 || description.kind === 'relation') return
    const owner = this.at[s][description.owner]
    if (owner?.speaker != null)
      this.owned.push({ entity, sentence: s, owner: description.owner, sector: description.sector })
  }

  /** The state that an unmarked "president" or "army" most likely belongs to. */
  private stateInContext(s: number, abroad = false): string | null {
    const ranked = this.salience.ranked(s).filter(({ state }) => /^[A-Z]{3}$/.test(state))
    const home = this.home === null ? undefined : ranked.find(({ state }) => state === this.home)
    // A reporter leaves out his own country's name more easily than another's.
    if (abroad) return ranked.find(({ state }) => state !== this.home)?.state ?? this.home
    if (home !== undefined && home.weight * 1.5 >= ranked[0].weight) return home.state
    return ranked[0]?.state ?? this.home
  }

  // ---- persons

  private person(s: number, description: Description, apposition: Description | null = null): Entity {
    const parts = apposition === null ? [description] : [description, apposition]
    const name = parts.find(part => part.name !== null)?.name ?? null
    const entity = name === null ? this.described(s, description) : this.namedPerson(s, name, parts)
    for (const part of parts) {
      if (part.office !== null) entity.offices.add(part.office)
      if (part.noun !== null) entity.nouns.add(part.noun)
      if (part.kind !== null) entity.kinds.add(part.kind)
      entity.gender ??= part.gender
      entity.sector ??= part.sector
    }
    if (name !== null) this.entities.rename(entity, name)
    if (entity.actors.length === 0) entity.actors = this.actorsTold(s, parts)
    if (entity.actors.length === 0) entity.actors = this.actorsKnown(s, entity, parts)
    if (entity.actors.length === 0 && entity.name !== null) entity.actors = this.actorsByTenure(s, entity)
    return entity
  }

  private actorsTold(s: number, parts: readonly Description[]): readonly string[] {
    for (const part of parts) if (part.told.length > 0) return part.told
    const sector = parts.find(part => part.sector !== null)?.sector ?? null
    for (const part of parts) {
      const nations = this.nationsOf(s, part)
      if (nations.length > 0) return nations.map(nation => memberOf(nation, sector))
    }
    return []
  }

  /** Of those whom the world knows by the name, the one whose office, state or weight in the report fits. */
  private actorsKnown(s: number, entity: Entity, parts: readonly Description[]): readonly string[] {
    const { name, offices } = entity
    const all = parts.flatMap(part => part.known)
    if (name === null || all.length === 0) return []
    let fitting = all.filter(known => known.actor !== '' && sameName(known.name, name))
    const narrow = (fits: (known: (typeof all)[number]) => boolean): void => {
      const left = fitting.filter(fits)
      if (left.length > 0) fitting = left
    }
    if (offices.size > 0)
      narrow(known => this.world.tenuresOf(known.name, this.on).some(({ office }) => offices.has(office)))
    if (entity.sector !== null) narrow(known => known.actor.endsWith(`:${entity.sector}`))
    if (new Set(fitting.map(known => known.name)).size > 1) {
      const ranked = this.salience.ranked(s)
      const near = ranked.find(({ state }) => fitting.some(known => stateOf(known.actor) === state))?.state
      if (near !== undefined) narrow(known => stateOf(known.actor) === near)
    }
    // A judge Holm is not the senator Holm, unless the whole name is told.
    const clash =
      entity.sector !== null &&
      fitting.length > 0 &&
      fitting[0].weak === true &&
      !fitting.some(known => known.actor.endsWith(`:${entity.sector}`))
    const states = new Set(fitting.map(known => stateOf(known.actor)))
    return clash || states.size !== 1 ? [] : [fitting[0].actor]
  }

  private actorsByTenure(s: number, entity: Entity): readonly string[] {
    const words = entity.name!.split(' ')
    let tenures = this.world.tenuresOf(entity.name!, this.on)
    if (tenures.length === 0 && words.length > 1) {
      // "Lena M. Holm" is filed as "Lena Holm".
      const namesakes = this.world.tenuresOf(bare(words[words.length - 1]), this.on)
      tenures = namesakes.filter(tenure => sameName(tenure.person, entity.name!))
      if (tenures.length === 0 && this.on !== null) tenures = this.world.tenuresOf(entity.name!, null)
    }
    if (tenures.length > 1 && entity.offices.size > 0) {
      const fitting = tenures.filter(tenure => entity.offices.has(tenure.office))
      if (fitting.length > 0) tenures = fitting
    }
    const persons = new Set(tenures.map(tenure => tenure.person))
    if (persons.size > 1) {
      const near = this.stateInContext(s)
      tenures = tenures.filter(tenure => tenure.state === near)
    }
    if (tenures.length === 0 || new Set(tenures.map(tenure => tenure.person)).size > 1) return []
    for (const { office } of tenures) entity.offices.add(office)
    return [tenures[0].actor]
  }

  private namedPerson(s: number, name: string, parts: readonly Description[]): Entity {
    const gender = parts.find(part => part.gender !== null)?.gender ?? null
    for (const candidate of this.entities.persons(name)) {
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
      for (let k = this.salience.recent.length - 1, seen = 0; k >= 0 && seen < REACH; k--, seen++) {
        const entity = this.salience.recent[k].entity
        if (entity === null || entity.sort !== 'person' || entity.name !== null || !entity.offices.has(office)) continue
        if (
          told.length === 0 ||
          entity.actors.length === 0 ||
          entity.actors.some(actor => told.includes(stateOf(actor)))
        )
          return entity
      }
    }
    const entity = this.entities.create('person', false, [], name)
    entity.last = s
    return entity
  }

  /** A person told by description alone: "the Ruritanian leader", "the aide". */
  private described(s: number, description: Description): Entity {
    const { definite, office, noun, kind } = description
    const nations =
      description.told.length > 0
        ? description.told.map(stateOf)
        : this.nationsOf(s, description).map(({ actor }) => stateOf(actor))
    const leads = noun !== null && LEADERS.has(noun)
    const bare = nations.length === 0
    const fixed = office !== null && bare ? (this.world.office(this.words(description, s))?.state ?? null) : null
    const states = fixed === null ? nations : [fixed]
    if (definite || office !== null) {
      let best: Entity | null = null
      let top = 0
      const { recent } = this.salience
      const seen = new Set<number>()
      for (let k = recent.length - 1, steps = 0; k >= 0 && steps < REACH * 3; k--, steps++) {
        const entity = recent[k].entity
        if (entity === null || entity.sort !== 'person' || seen.has(entity.id)) continue
        seen.add(entity.id)
        const fit = this.fit(entity, states, office, noun, kind, leads, description.gender)
        // Each person further back needs a better fit.
        const score = fit - seen.size * 0.05 - (s - recent[k].sentence) * 0.03 + (recent[k].speaks ? 0.2 : 0)
        if (fit > 0 && score > top) {
          top = score
          best = entity
        }
      }
      if (best !== null) return best
    }
    const state = states[0] ?? (definite && office !== null ? this.stateInContext(s) : null)
    const entity = this.entities.create('person', false, description.told, null)
    if (state !== null && !description.former && (definite || office !== null)) {
      const holder = leads ? this.leaderOf(state) : office === null ? null : this.holderOf(state, office)
      if (holder !== null) {
        this.entities.rename(entity, holder.person)
        entity.implied = true
        if (entity.actors.length === 0) entity.actors = [holder.actor]
        entity.offices.add(holder.office)
      } else if (entity.actors.length === 0 && office !== null) {
        entity.actors = [memberOf({ actor: state, isState: /^[A-Z]{3}$/.test(state) }, description.sector ?? 'GOV')]
      }
    }
    return entity
  }

  private words(description: Description, s: number): string {
    const tree = this.trees[s]
    return tree.text
      .slice(tree.starts[description.first], tree.ends[description.last])
      .replace(/^(?:the|a|an) /i, '')
      .toLowerCase()
  }

  /** How well an entity fits a description; 0 where it cannot be meant. */
  private fit(
    entity: Entity,
    states: readonly string[],
    office: string | null,
    noun: string | null,
    kind: string | null,
    leads: boolean,
    gender: Entity['gender'],
  ): number {
    if (gender !== null && entity.gender !== null && gender !== entity.gender) return 0
    let score = 0
    if (states.length > 0) {
      if (entity.actors.length > 0) {
        if (!entity.actors.some(actor => states.includes(stateOf(actor)))) return 0
        score += 1
      }
    }
    if (office !== null) {
      if (entity.offices.has(office)) score += 2
      else if (entity.offices.size > 0) return 0
      else if (noun !== null && entity.nouns.has(noun)) score += 1
      else return 0
      return score
    }
    if (leads) {
      if (LEADING.some(leading => entity.offices.has(leading)) || (noun !== null && entity.nouns.has(noun)))
        return score + 1.5
      return score > 0 && entity.offices.size === 0 && entity.kinds.size === 0 && entity.count > 1 ? 0.5 : 0
    }
    if (noun !== null && entity.nouns.has(noun)) return score + 1.5
    if (
      kind === 'minister' &&
      [...entity.offices].some(held => held.endsWith('minister') || held.includes('secretary'))
    )
      return score + 1.2
    if (kind !== null && kind !== '' && kind !== 'expert' && kind !== 'civil' && entity.kinds.has(kind))
      return score + 1
    if (
      kind === 'official' &&
      (entity.offices.size > 0 ||
        entity.kinds.has('aide') ||
        entity.kinds.has('spokes') ||
        entity.kinds.has('diplomat'))
    )
      return score + 0.6
    return 0
  }

  private holderOf(state: string, office: string): Tenure | null {
    const tenures = this.on === null ? NO_TENURES : this.world.holders(state, office, this.on)
    return new Set(tenures.map(tenure => tenure.person)).size === 1 ? tenures[0] : null
  }

  private leaderOf(state: string): Tenure | null {
    for (const office of LEADING) {
      const holder = this.holderOf(state, office)
      if (holder !== null) return holder
    }
    return null
  }

  // ---- groups, bodies, states

  private people(s: number, i: number, description: Description): Entity {
    if (description.pair) {
      const pair = this.pair(s, description)
      if (pair !== null) return pair
    }
    if (description.told.length > 0) return this.filed(description)
    const nations = this.nationsOf(s, description)
    if (nations.length > 0) {
      return this.filed({ ...description, told: nations.map(nation => memberOf(nation, description.sector)) })
    }
    if (description.definite && description.noun !== null) {
      const earlier = this.recentWith(description.noun, true)
      if (earlier !== null) return earlier
    }
    const entity = this.entities.create('people', true, [], null)
    if (description.noun !== null) entity.nouns.add(description.noun)
    this.ownedBySpeaker(s, description, entity)
    if (this.isOfficial(s, i, description)) {
      const state = this.stateInContext(s)
      if (state !== null) entity.actors = [`${state}:${description.sector}`]
    }
    if (description.noun === null && STAND_FOR.test(this.trees[s].form(i))) {
      // "several of the senators": of the same actor as the whole.
      const whole = this.recentPlural()
      if (whole !== null) entity.actors = this.actorsOf(whole)
    }
    return entity
  }

  /** "Officials said", "lawmakers voted": without a word on whose they are, of the state that is spoken of. */
  private isOfficial(s: number, i: number, { sector, owner, office }: Description): boolean {
    if (owner >= 0 || (sector !== 'LEG' && sector !== 'GOV' && sector !== 'MIL' && sector !== 'COP')) return false
    const tree = this.trees[s]
    for (const c of tree.children(i))
      if (tree.deprel(c) === 'amod' && ABROAD.has(tree.form(c).toLowerCase())) return false
    return office === null || sector !== 'GOV'
  }

  /** The two that "the two sides" or "both leaders" means: the latest pair, else the two heaviest states. */
  private pair(s: number, description: Description): Entity | null {
    const persons = description.sort === 'people' && description.noun !== null
    const { recent } = this.salience
    const seen: Entity[] = []
    for (let k = recent.length - 1, steps = 0; k >= 0 && steps < REACH * 4; k--, steps++) {
      const entity = recent[k].entity
      if (entity === null) continue
      if (entity.members.length === 2) {
        const [a, b] = entity.members.map(id => this.entities.all[id])
        if (persons && a.sort === 'person' && b.sort === 'person') return entity
        const [x, y] = [a.actors[0], b.actors[0]]
        if (!persons && x !== undefined && y !== undefined && stateOf(x) !== stateOf(y))
          return this.states([stateOf(x), stateOf(y)])
      }
      if (persons && entity.sort === 'person' && entity.name !== null && !seen.includes(entity)) seen.push(entity)
    }
    if (persons && seen.length >= 2) {
      const other =
        seen.slice(1).find(entity => stateOf(entity.actors[0] ?? '') !== stateOf(seen[0].actors[0] ?? '')) ?? seen[1]
      return this.entities.create('people', true, [], null, [other.id, seen[0].id])
    }
    const heaviest = this.salience
      .ranked(s)
      .filter(({ state }) => isState(state))
      .slice(0, 2)
    return heaviest.length === 2 ? this.states(heaviest.map(({ state }) => state)) : null
  }

  private states(states: readonly string[]): Entity {
    return this.entities.create(
      'state',
      true,
      [],
      null,
      states.map(state => (this.entities.filed(`${state}|`) ?? this.fileState(state)).id),
    )
  }

  private fileState(state: string): Entity {
    const entity = this.entities.create('state', false, [state], null)
    this.entities.file(`${state}|`, entity)
    return entity
  }

  /** The entity of an actor and a name or noun; the same words give the same entity. */
  private filed(description: Description): Entity {
    const sort = description.sort === 'thing' ? 'body' : description.sort
    const key = `${description.told.join('+')}|${sort === 'state' ? '' : (description.name ?? description.noun ?? '')}`
    const there = this.entities.filed(key)
    if (there !== null) return there
    const entity = this.entities.create(sort, description.plural, description.told, description.name)
    if (description.noun !== null) entity.nouns.add(description.noun)
    this.entities.file(key, entity)
    return entity
  }

  private body(s: number, description: Description): Entity | null {
    if (description.pair) {
      const pair = this.pair(s, description)
      if (pair !== null) return pair
    }
    if (description.told.length > 0) return this.filed(description)
    const nations = this.nationsOf(s, description)
    if (nations.length > 0)
      return this.filed({ ...description, told: nations.map(nation => memberOf(nation, description.sector)) })
    const { noun, sector } = description
    if (description.name !== null) return this.filed(description)
    if (sector === 'MED' && this.isStateOwned(s, description)) {
      const state = this.stateInContext(s, true)
      if (state !== null) return this.filed({ ...description, told: [`${state}:${sector}`] })
    }
    if (description.definite && noun !== null && !description.plural) {
      const earlier = this.recentWith(noun, false)
      if (earlier !== null) return earlier
      if (description.sort === 'state') {
        const state = this.salience.ranked(s).find(({ state }) => isState(state))?.state ?? null
        if (state !== null) return this.entities.filed(`${state}|`) ?? this.fileState(state)
      }
      if (sector !== null && OF_A_STATE.has(sector)) {
        const state = this.stateInContext(s, sector === 'OPP' || sector === 'REB')
        if (state !== null) return this.filed({ ...description, told: [`${state}:${sector}`] })
      }
      const body = this.recentBody()
      if (body !== null && GENERAL.has(noun)) return body
    }
    const entity = this.entities.create(
      description.sort === 'thing' ? 'body' : description.sort,
      description.plural,
      [],
      null,
    )
    if (noun !== null) entity.nouns.add(noun)
    return entity
  }

  /** "State television", "state-run media". */
  private isStateOwned(s: number, { first, last }: Description): boolean {
    const tree = this.trees[s]
    for (let i = first; i < last; i++) if (tree.form(i).toLowerCase() === 'state') return true
    return false
  }

  private recentWith(noun: string, plural: boolean): Entity | null {
    const { recent } = this.salience
    for (let k = recent.length - 1, steps = 0; k >= 0 && steps < REACH; k--, steps++) {
      const entity = recent[k].entity
      if (entity !== null && entity.plural === plural && entity.nouns.has(noun) && entity.sort !== 'person')
        return entity
    }
    return null
  }

  private recentPlural(): Entity | null {
    const { recent } = this.salience
    for (let k = recent.length - 1, steps = 0; k >= 0 && steps < 12; k--, steps++) {
      const entity = recent[k].entity
      if (recent[k].plural && entity !== null && this.actorsOf(entity).length > 0) return entity
    }
    return null
  }

  private recentBody(): Entity | null {
    const { recent } = this.salience
    for (let k = recent.length - 1, steps = 0; k >= 0 && steps < REACH; k--, steps++) {
      const entity = recent[k].entity
      if (
        entity !== null &&
        entity.sort === 'body' &&
        !entity.plural &&
        entity.actors.length > 0 &&
        entity.name !== null
      )
        return entity
    }
    return null
  }
}

const isState = (actor: string | undefined): actor is string => actor !== undefined && /^[A-Z]{3}(?::|$)/.test(actor)

/** Sectors whose bodies each state has: "the army", "the opposition". */
const OF_A_STATE = new Set(['GOV', 'MIL', 'LEG', 'COP', 'JUD', 'OPP', 'REB'])

/** "in Ruritania", "on Iran": where or about whom, not who acts. */
function isSetting(tree: Tree, i: number): boolean {
  const mark = tree.child(i, 'case')
  return mark >= 0 && /^(?:in|on|at|about|over|across|inside|near)$/.test(tree.lemma(mark))
}

function lastConjunct(tree: Tree, i: number): number {
  const children = tree.children(i)
  for (let k = children.length - 1; k >= 0; k--) if (tree.deprel(children[k]) === 'conj') return children[k]
  return -1
}

/** They tell that no single state's people are meant. */
const ABROAD = new Set(
  'foreign other world western european arab african asian international eu un regional allied various different many all some several'.split(
    ' ',
  ),
)

/** Nouns that take up any organisation just named. */
const GENERAL = new Set(
  'group organization organisation bloc alliance body movement agency coalition association league union club network company firm bank party militia'.split(
    ' ',
  ),
)
const STAND_FOR = /^(?:several|both|many|some|few|most|all|others|two|three|four|five|each|neither|none|more|half)$/i

const ROLES: Readonly<Record<string, number>> = {
  obj: 2,
  iobj: 2,
  root: 1.5,
  obl: 1.2,
  'nmod:poss': 1.6,
  nmod: 0.8,
  appos: 0.6,
}
