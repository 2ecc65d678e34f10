// Who is meant, over the whole report: one pass in order of the text, each phrase linked to an entity.
// Names are found again by their words, descriptions by state, office and noun, pronouns by number, gender, role and nearness.
import { antecedentOf, subjectsOf, type Tree } from '../tree/index.ts'
import type { World } from '../world/index.ts'
import { behindComma, behindComplement, besides, explainedBy, lastConjunct } from './beside.ts'
import type { Describer } from './describe.ts'
import type { Description } from './description.ts'
import { type Entity, sameName } from './entity.ts'
import { aliasOf } from './filed.ts'
import { Groups } from './groups.ts'
import type { Voice } from './issuer.ts'
import type { Lexicon } from './lexicon.ts'
import { Links } from './links.ts'
import type { Mention } from './mention.ts'
import type { Names } from './names.ts'
import { stateOf } from './nation.ts'
import { headsPhrase, nameHead } from './nominal.ts'
import type { PersonName } from './person-name.ts'
import { Persons } from './persons.ts'
import { demandersAbove, doersAbove, isReported, isSetting, roleWeight } from './prominence.ts'
import { antecedentFor, meansPeople, type Pronoun, pronounAt } from './pronoun.ts'
import type { Quoted, Speaker } from './quoted.ts'

/** Verbs after which doer and undergoer are two of a kind. */
const MEETING = new Set(
  'meet phone call telephone host receive greet visit join speak talk brief consult inform assure urge tell ask thank raise discuss'.split(
    ' ',
  ),
)

/** Whoever is their object may deny it. */
const ACCUSING = new Set('accuse blame charge suspect criticise criticize condemn'.split(' '))

export class Coreference {
  readonly links: Links
  /** Of each sentence and token, the mention that it heads or is a part of. */
  private readonly at: (Mention | null)[][]
  private readonly trees: readonly Tree[]
  private readonly describer: Describer
  private readonly names: Names
  private readonly lexicon: Lexicon
  private readonly quoted: Quoted
  private readonly persons: Persons
  private readonly groups: Groups

  constructor(
    trees: readonly Tree[],
    describer: Describer,
    names: Names,
    world: World,
    lexicon: Lexicon,
    quoted: Quoted,
    on: string | null,
    voice: Voice,
  ) {
    this.trees = trees
    this.describer = describer
    this.names = names
    this.lexicon = lexicon
    this.quoted = quoted
    this.links = new Links(trees, world, lexicon, on, voice, names, (s, i) => this.mention(s, i))
    this.persons = new Persons(this.links)
    this.groups = new Groups(this.links)
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
      for (let i = 0; i < tree.size; i++) if (tree.upos(i) === 'VERB' && MEETING.has(tree.lemma(i))) this.meeting(s, i)
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
    // Where the tree hangs the name below its title, the title has the role in the sentence.
    let top = head
    if (tree.head(head) >= titleFirst && tree.head(head) < first) {
      for (let k = first - 1; k >= titleFirst; k--) if (tree.head(k) < titleFirst || tree.head(k) > last) top = k
    }
    const mention = this.phrase(s, head, top)
    for (let k = titleFirst; k <= last; k++) this.at[s][k] = mention
    return mention
  }

  /** A name inside a phrase: "Ruritanian demands", "UN officials". */
  private modifier(s: number, i: number): Mention | null {
    const tree = this.trees[s]
    const name = this.names.over(s, i)!
    const meaning = name.meanings.find(({ kind }) => kind !== 'person') ?? name.meanings[0]
    if (meaning.kind === 'treaty' || (tree.deprel(i) === 'nmod:desc' && meaning.kind === 'person')) return null
    const description = this.describer.describeName(s, name, meaning)
    const entity = meaning.kind === 'person' ? this.persons.link(s, description) : this.groups.body(s, description)
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
    for (const actor of entity?.actors ?? []) this.links.salience.raise(stateOf(actor), 0.5, s)
    this.links.salience.push({
      sentence: s,
      token: i,
      entity,
      thing: null,
      plural: false,
      role: 0.2,
      relation: tree.deprel(i),
      governor: -1,
      accused: false,
      speaks: false,
      quoted: this.quoted.at(s, i) >= 0,
    })
    return mention
  }

  /** `top` is the token that has the phrase's role in the tree, where that is not the head `i` itself. */
  private phrase(s: number, i: number, top = i): Mention {
    const tree = this.trees[s]
    const description = this.describer.describe(s, i)
    const holder: Mention = {
      sentence: s,
      head: top,
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
    if (description.sort === 'person' && description.name !== null) {
      for (let k = description.first; k < i; k++) if (this.lexicon.titles.has(tree.form(k))) this.at[s][k] = holder
    }
    const own = this.names.over(s, i)
    if (own !== null && own.first < i) for (let k = own.first; k < i; k++) this.at[s][k] ??= holder
    const apposition = this.apposition(s, top, description)
    holder.entity = this.link(s, i, description, apposition)
    if (apposition !== null && this.at[s][apposition.head] === null && apposition.description.sort !== 'thing') {
      const { head, description: other } = apposition
      const acronym = other.name !== null && /^\p{Lu}{2,}$/u.test(other.name)
      if (acronym && holder.entity !== null) this.links.entities.file(aliasOf(other.name!), holder.entity)
      this.at[s][head] = { ...holder, head, first: other.first, last: other.last, description: other }
    }
    this.register(s, top, holder.entity, description.plural, description.sort !== 'thing', tree.lowerLemma(i))
    return holder
  }

  /** A second phrase for the same person or body: "Holm, the defence minister,". */
  private apposition(s: number, i: number, own: Description): { head: number; description: Description } | null {
    const tree = this.trees[s]
    if (own.sort === 'thing') return null
    const unnamed = own.sort === 'person' && own.name === null
    const told = unnamed ? this.nameRunOn(s, i, own) : null
    if (told !== null) return told
    const further = own.sort !== 'person' ? [] : unnamed ? behindComplement(tree, i) : behindComma(tree, own.last)
    for (const c of [...besides(tree, i), ...further]) {
      // "the father of the minister, Lena Holm": she is the minister.
      if (unnamed && tree.head(c) !== i && tree.upos(tree.head(c)) === 'NOUN' && this.isPerson(s, tree.head(c)))
        continue
      if (c <= own.last || !headsPhrase(tree, c)) continue
      let description = this.describer.describe(s, c)
      // "her rival, Holm": a surname that nothing else shows to be a person's.
      if (
        own.sort === 'person' &&
        own.name === null &&
        description.sort === 'body' &&
        description.name !== null &&
        description.told.length === 0
      ) {
        description = { ...description, sort: 'person' }
      }
      const persons = own.sort === 'person' && description.sort === 'person'
      const bodies = own.sort !== 'person' && (description.sort === 'body' || description.sort === own.sort)
      if ((persons || bodies) && (own.name === null || description.name === null || bodies))
        return { head: c, description }
    }
    return null
  }

  private isPerson(s: number, i: number): boolean {
    return this.describer.describe(s, i).sort === 'person'
  }

  /** "Envoy for the Vespa Coalition Lena Holm": a known name that no comma parts from the name before it. */
  private nameRunOn(s: number, i: number, own: Description): { head: number; description: Description } | null {
    const tree = this.trees[s]
    if (own.plural) return null
    for (let k = own.last + 1; k <= tree.lastOf(i); k++) {
      if (tree.deprel(k) === 'nsubj' || tree.form(k) === ',') return null
      if (tree.deprel(k) === 'cc' || (this.lexicon.titles.get(tree.form(k))?.sector ?? null) !== null) return null
      const runs =
        tree.deprel(k) === 'flat' || (tree.upos(k - 1) === 'PROPN' && /^(?:appos|nmod|obj)$/.test(tree.deprel(k)))
      const name = runs ? this.names.over(s, k) : null
      const person = name?.first === k ? name.meanings.find(({ kind }) => kind === 'person') : undefined
      if (person !== undefined) return { head: k, description: this.describer.describeName(s, name!, person) }
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
      const other = tree.deprel(c) === 'conj' && explainedBy(tree, c) < 0 ? this.at[s][c] : null
      if (other !== null && other.head === c && other.entity !== null && !members.includes(other.entity))
        members.push(other.entity)
    }
    if (members.length < 2 || members.length > 8) return
    const sort = members.every(member => member.sort === 'person')
      ? 'people'
      : members[0].sort === 'state'
        ? 'state'
        : 'body'
    const entity = this.links.entities.create(
      sort,
      true,
      [],
      null,
      members.map(member => member.id),
    )
    this.register(s, i, entity, true, true)
  }

  /** "Holm met Ruiz": the two may be taken up together, as "they" or "both sides". */
  private meeting(s: number, verb: number): void {
    const tree = this.trees[s]
    const subject = tree.child(verb, 'nsubj')
    let other = tree.child(verb, 'obj', 'iobj')
    for (const c of tree.children(verb)) {
      const mark = other < 0 && tree.deprel(c) === 'obl' ? tree.child(c, 'case') : -1
      if (mark >= 0 && /^(?:with|to)$/.test(tree.lemma(mark))) other = c
    }
    if (subject < 0 || other < 0) return
    const [a, b] = [
      this.at[s][nameHead(tree, subject)]?.entity ?? null,
      this.at[s][nameHead(tree, other)]?.entity ?? null,
    ]
    if (a === null || b === null || a === b || a.sort !== b.sort || a.plural || b.plural) return
    if (a.sort !== 'person' && a.sort !== 'state') return
    const both = this.links.entities.create(a.sort === 'person' ? 'people' : 'state', true, [], null, [a.id, b.id])
    this.register(s, other, both, true, true)
  }

  private register(
    s: number,
    i: number,
    entity: Entity | null,
    plural: boolean,
    isActor: boolean,
    thing: string | null = null,
  ): void {
    const tree = this.trees[s]
    let top = i
    for (let climbs = 0; climbs < 4 && tree.deprel(top) === 'conj' && tree.head(top) >= 0; climbs++)
      top = tree.head(top)
    const relation = tree.deprel(top)
    const governor = tree.head(top)
    const speaks = relation === 'nsubj' && governor >= 0 && this.lexicon.sayingVerbs.has(tree.lemma(governor))
    this.touch(s, entity)
    if (entity !== null && isActor) {
      // A pope, a newspaper or a firm is not its state's "army" and "president".
      const weight = relation.startsWith('nsubj') ? 1.5 : isSetting(tree, i) ? 0.4 : 1
      for (const actor of this.links.actorsOf(entity))
        this.links.salience.raise(stateOf(actor), weight * (/:(?:CIV|REL|MED|BUS|EDU)$/.test(actor) ? 0.2 : 1), s)
    }
    this.links.salience.push({
      sentence: s,
      token: i,
      entity: isActor ? entity : null,
      thing: isActor ? null : thing,
      plural: plural || (entity?.plural ?? false),
      role: roleWeight(relation) - (isReported(tree, governor) ? 0.5 : 0),
      relation,
      governor,
      accused: (relation === 'obj' || relation === 'nsubj:pass') && governor >= 0 && ACCUSING.has(tree.lemma(governor)),
      speaks,
      quoted: this.quoted.at(s, i) >= 0,
    })
  }

  private touch(s: number, entity: Entity | null): void {
    if (entity === null) return
    entity.count++
    entity.last = s
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
    } else if (pronoun === null) mention = { ...base, entity: null, speaker: null, isActor: meansPeople(tree, i) }
    else if (pronoun.person === 1)
      mention = { ...base, entity: null, speaker: pronoun.plural ? 'many' : 'one', isActor: true }
    else {
      const speaker = this.quoted.speakerOf(this.quoted.at(s, i))
      const speaking = speaker === null ? null : this.entityOf(speaker)
      const ahead = this.subjectAhead(s, i, pronoun)
      const quoted = this.quoted.at(s, i) >= 0
      const antecedent =
        ahead !== null
          ? null
          : antecedentFor(
              tree,
              s,
              i,
              pronoun,
              this.links.salience,
              quoted,
              speaking,
              pronoun.possessive ? doersAbove(tree, i).map(doer => nameHead(tree, antecedentOf(tree, doer))) : [],
              [
                ...(pronoun.possessive || pronoun.reflexive ? [] : this.doersBeside(s, i)),
                ...this.entitiesAt(s, demandersAbove(tree, i), i),
              ],
            )
      const entity = ahead ?? antecedent?.entity ?? null
      const isActor = entity !== null || pronoun.gender !== null || (antecedent === null && pronoun.plural)
      mention = { ...base, entity, speaker: null, isActor }
      // "The draft failed. It would have … It also …": a thing goes on to be taken up.
      if (isActor || antecedent?.thing != null)
        this.register(s, i, entity, pronoun.plural, isActor, antecedent?.thing ?? null)
    }
    this.at[s][i] = mention
    return mention
  }

  /** Whose words a quotation gives, also where he is named behind it. */
  private entityOf({ sentence, token }: Speaker): Entity | null {
    const there = this.at[sentence][token]
    if (there !== null) return there.entity
    const { name } = this.describer.describe(sentence, nameHead(this.trees[sentence], token))
    if (name === null) return null
    return this.links.entities.persons(name).find(person => person.name !== null && sameName(person.name, name)) ?? null
  }

  /** "In her speech, Ms. Holm said": a possessive before the subject of its own sentence may look ahead to it. */
  private subjectAhead(s: number, i: number, pronoun: Pronoun): Entity | null {
    if (pronoun.gender === null || !pronoun.possessive) return null
    const tree = this.trees[s]
    const root = tree.root
    const subject = tree.child(root, 'nsubj', 'nsubj:pass')
    if (subject < i || tree.upos(subject) !== 'PROPN' || tree.isUnder(i, subject)) return null
    // Only in what stands before the main clause, and not in a clause with a subject of its own.
    for (let j = tree.head(i); j >= 0 && j !== root; j = tree.head(j))
      if (tree.child(j, 'nsubj', 'nsubj:pass') >= 0) return null
    const entity = this.mention(s, nameHead(tree, subject))?.entity ?? null
    return entity !== null && entity.sort === 'person' && entity.gender === pronoun.gender ? entity : null
  }

  /** "She told the minister": those who do something to a person are others. None where `i` is no object. */
  private doersBeside(s: number, i: number): Entity[] {
    const tree = this.trees[s]
    const verb = tree.head(i)
    if (verb < 0 || tree.upos(verb) !== 'VERB' || !/^(?:obj|iobj|obl)$/.test(tree.deprel(i))) return []
    // "called on them to help him": whose helping it is may be anybody's.
    const participle = tree.deprel(verb) === 'advcl' && tree.xpos(verb) === 'VBG' && tree.child(verb, 'mark') < 0
    const own = participle || tree.child(verb, 'nsubj', 'nsubj:pass') >= 0 || /^(?:conj|xcomp)$/.test(tree.deprel(verb))
    if (!own) return []
    return this.entitiesAt(s, subjectsOf(tree, verb), i)
  }

  /** Whom those of the tokens that stand before `i` mean. */
  private entitiesAt(s: number, tokens: readonly number[], i: number): Entity[] {
    return tokens.flatMap(token => {
      const entity = token < i ? (this.mention(s, nameHead(this.trees[s], token))?.entity ?? null) : null
      return entity === null ? [] : [entity]
    })
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
        const entity = this.persons.link(
          s,
          description,
          apposition?.description ?? null,
          this.doersBeside(s, i)[0] ?? null,
          i,
        )
        this.links.ownedBySpeaker(s, description, entity)
        return entity
      }
      case 'people':
        return this.groups.people(s, i, description)
      default: {
        // A surname alone, of someone introduced before or in office, looks like any other name.
        // So does that of one who bears a place's name: "Rhodes said", of Ben Rhodes.
        const acts = description.sort === 'place' && /^nsubj/.test(this.trees[s].deprel(i))
        const person =
          description.name === null || (description.told.length > 0 && !acts)
            ? null
            : this.persons.called(s, description)
        if (person !== null) return person
        const beside = apposition?.description.told ?? []
        // "the capital, Oslo", "the ruling party, the Vespa League": the name tells it.
        const untold = description.told.length === 0 && description.nations.length === 0 && description.name === null
        const named = untold && beside.length > 0 ? { ...description, told: beside } : description
        const entity = this.groups.body(s, named, i)
        if (
          entity !== null &&
          entity.actors.length === 0 &&
          apposition !== null &&
          apposition.description.told.length > 0
        ) {
          entity.actors = apposition.description.told
        }
        this.links.ownedBySpeaker(s, description, entity)
        return entity
      }
    }
  }
}
