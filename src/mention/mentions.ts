// What the readers of statements, events, positions and instruments ask about a report's phrases.
import type { Report } from '../report/index.ts'
import type { Tree } from '../tree/index.ts'
import { loadWorld, type World } from '../world/index.ts'
import { explainedBy } from './beside.ts'
import { Coreference } from './coreference.ts'
import { Describer } from './describe.ts'
import type { Entity, EntitySort } from './entity.ts'
import { readVoice } from './issuer.ts'
import { loadLexicon } from './lexicon.ts'
import type { Mention } from './mention.ts'
import { Names, senseOf } from './names.ts'
import { isStateCode, memberOf, stateOf } from './nation.ts'
import { lastOfWhole, nameHead } from './nominal.ts'
import type { Actor, Party, PlaceMention, TimeMention } from './party.ts'
import { readPlaces } from './place.ts'
import { Quoted } from './quoted.ts'
import { isArmedGroup } from './recent-group.ts'
import { readTimes } from './time.ts'

/** Parties, times and places of one report. Sentences and tokens count as in its trees. */
export class Mentions {
  /** The report's own voice, where a government or organisation publishes it. */
  readonly issuers: readonly Party[]
  private readonly trees: readonly Tree[]
  private readonly coreference: Coreference
  private readonly quoted: Quoted
  private readonly timesAt: readonly (readonly TimeMention[])[]
  private readonly placesAt: readonly (readonly PlaceMention[])[]

  constructor(
    trees: readonly Tree[],
    coreference: Coreference,
    quoted: Quoted,
    issuers: readonly Party[],
    times: readonly (readonly TimeMention[])[],
    places: readonly (readonly PlaceMention[])[],
  ) {
    this.trees = trees
    this.coreference = coreference
    this.quoted = quoted
    this.issuers = issuers
    this.timesAt = times
    this.placesAt = places
  }

  /**
   * Whom the phrase headed at `token` stands for, its conjuncts one party each. Empty when no phrase is headed there; a thing
   * is a party without an actor.
   */
  parties(sentence: number, token: number): readonly Party[] {
    const tree = this.trees[sentence]
    if (tree === undefined || token < 0 || token >= tree.size) return []
    const out: Party[] = []
    const mention = this.coreference.mentionAt(sentence, nameHead(tree, token))
    if (mention === null) return out
    this.add(mention, out)
    for (const c of tree.children(mention.head)) {
      if (tree.deprel(c) !== 'conj' || tree.upos(c) === 'VERB' || explainedBy(tree, c) >= 0) continue
      const other = this.coreference.mentionAt(sentence, c)
      // "talks with Chad on *grain* and the release of two": what stands beside somebody and is nobody is no party.
      if (other === null || other === mention || (!other.isActor && mention.isActor)) continue
      // "the People's Front, or PF": the same body by its letters.
      const joining = tree.child(c, 'cc')
      const isSame = other.entity?.actors.length === 1 && other.entity.actors[0] === mention.entity?.actors[0]
      if (!isSame || joining < 0 || tree.lowerForm(joining) !== 'or') this.add(other, out)
    }
    return out
  }

  /** Whether the phrase at `token` denotes people, a state or an organisation. */
  isActor(sentence: number, token: number): boolean {
    const tree = this.trees[sentence]
    if (tree === undefined || token < 0 || token >= tree.size) return false
    return this.coreference.mentionAt(sentence, nameHead(tree, token))?.isActor ?? false
  }

  /**
   * The tokens that name, in the same sentence and before it, whom the pronoun at `token` takes up: for "they" in "Chad and Niger said
   * they …" the two states. The token itself where it is no pronoun, or where nothing before it names them all.
   */
  named(sentence: number, token: number): readonly number[] {
    const tree = this.trees[sentence]
    if (tree === undefined || tree.upos(token) !== 'PRON') return [token]
    const entity = this.coreference.mentionAt(sentence, token)?.entity ?? null
    if (entity === null) return [token]
    const ids = entity.members.length > 0 ? entity.members : [entity.id]
    const found: number[] = []
    for (const id of ids) {
      let at = -1
      for (let j = 0; j < token && at < 0; j++) {
        if (tree.upos(j) === 'PRON') continue
        const mention = this.coreference.mentionAt(sentence, j)
        if (mention?.entity?.id === id && mention.head === j) at = j
      }
      if (at < 0) return [token]
      found.push(at)
    }
    return found
  }

  /** What the phrase at `token` denotes, where it is an actor; null for things. */
  sortAt(sentence: number, token: number): EntitySort | null {
    if (!this.isActor(sentence, token)) return null
    const mention = this.coreference.mentionAt(sentence, nameHead(this.trees[sentence], token))
    return mention?.entity?.sort ?? 'people'
  }

  /** Whether the phrase at `token` means an armed group that has a name. */
  isArmed(sentence: number, token: number): boolean {
    const tree = this.trees[sentence]
    if (tree === undefined || token < 0 || token >= tree.size) return false
    const actor = this.coreference.mentionAt(sentence, nameHead(tree, token))?.entity?.actors[0]
    return actor !== undefined && isArmedGroup(this.coreference.links, actor)
  }

  /** Whether a town or region is named there, a capital too: "the *Paris* attacks". */
  isTown(sentence: number, token: number): boolean {
    const name = this.coreference.links.names.over(sentence, token)
    const sense = name === null ? null : senseOf(name)
    return sense !== null && (sense.kind === 'place' || (sense.kind === 'seat' && !sense.actor.includes(':')))
  }

  /** The number of the chain of mentions that the phrase belongs to; −1 for none. */
  entity(sentence: number, token: number): number {
    const tree = this.trees[sentence]
    if (tree === undefined || token < 0 || token >= tree.size) return -1
    const mention = this.coreference.mentionAt(sentence, nameHead(tree, token))
    if (mention?.speaker != null) {
      const speaker = this.quoted.speakerOf(this.quoted.at(sentence, mention.head))
      return speaker === null ? -1 : this.entity(speaker.sentence, speaker.token)
    }
    return mention?.entity?.id ?? -1
  }

  /** Times in a sentence, in order. */
  times(sentence: number): readonly TimeMention[] {
    return this.timesAt[sentence] ?? []
  }

  /** Places in a sentence, in order. */
  places(sentence: number): readonly PlaceMention[] {
    return this.placesAt[sentence] ?? []
  }

  private add(mention: Mention, out: Party[]): void {
    const tree = this.trees[mention.sentence]
    const span = tree.spanOf(mention.first, lastOfWhole(tree, mention.head, mention.last))
    if (mention.speaker !== null) {
      for (const { actor, name } of this.speakersOf(mention))
        out.push(party(span, actor, mention.speaker === 'one' ? name : null))
    } else if (mention.entity === null) out.push({ span, actor: null })
    else for (const { actor, name } of this.identities(mention.entity)) out.push(party(span, actor, name))
  }

  private identities(entity: Entity): readonly { actor: Actor; name: string | null }[] {
    const parts =
      entity.members.length > 0 ? entity.members.map(id => this.coreference.links.entities.all[id]) : [entity]
    return parts.flatMap((part): { actor: Actor; name: string | null }[] => {
      const name = part.sort === 'person' || part.sort === 'body' ? part.name : null
      return part.actors.length === 0 ? [{ actor: null, name }] : part.actors.map(actor => ({ actor, name }))
    })
  }

  /** Whom "I" or "we" means: the quotation's speaker, the one announced by a colon, or the report's issuer. */
  private speakersOf(mention: Mention): readonly { actor: Actor; name: string | null }[] {
    const { sentence, head } = mention
    const region = this.quoted.at(sentence, head)
    const speaker = region >= 0 ? this.quoted.speakerOf(region) : this.quoted.speakerAt(sentence)
    const entity =
      speaker === null
        ? null
        : (this.coreference.mentionAt(speaker.sentence, nameHead(this.trees[speaker.sentence], speaker.token))
            ?.entity ?? null)
    if (entity !== null) return this.identities(entity)
    if (this.issuers.length > 0) return this.issuers.map(({ actor }) => ({ actor, name: null }))
    return [{ actor: null, name: null }]
  }

  /** Gives "our army" the actor of whoever says "our". */
  settleOwned(): void {
    for (const { entity, sentence, owner, sector } of this.coreference.links.owned) {
      const mention = this.coreference.mentionAt(sentence, owner)
      if (mention === null || entity.actors.length > 0) continue
      const actors = this.speakersOf(mention).flatMap(({ actor }) => (actor === null ? [] : [stateOf(actor)]))
      entity.actors = [...new Set(actors)].map(actor => memberOf({ actor, isState: isStateCode(actor) }, sector))
    }
  }
}

const party = (span: Party['span'], actor: Actor, name: string | null): Party =>
  name === null ? { span, actor } : { span, actor, name }

/** Links all phrases of a report. Linear in its length; finds nothing rather than throw. */
export function readMentions(report: Report, trees: readonly Tree[], world: World = loadWorld()): Mentions {
  const lexicon = loadLexicon()
  const on = report.published?.slice(0, 10) ?? null
  const voice = readVoice(report, world, lexicon)
  const names = new Names(report, trees, world, voice.home)
  const quoted = new Quoted(report.text, trees, lexicon.sayingVerbs)
  const describer = new Describer(trees, names, { world, lexicon, home: voice.home, officeWords: new Map() })
  const coreference = new Coreference(trees, describer, names, world, lexicon, quoted, on, voice)
  coreference.run()
  const issuers = voice.issuers.map(({ actor, name }) => party([0, 0], actor, name))
  const mentions = new Mentions(
    trees,
    coreference,
    quoted,
    issuers,
    readTimes(trees, on, report.title),
    readPlaces(trees, names),
  )
  mentions.settleOwned()
  return mentions
}
