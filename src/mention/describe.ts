// What a noun phrase tells by its own words: whom it names, which state and office its modifiers give.
// Whom a bare description or a pronoun takes up is not decided here but in `coreference.ts`.
import type { Tree } from '../tree/index.ts'
import type { Meaning, World } from '../world/index.ts'
import { type Description, isFormer, type Sort, sortOfKind, wholeOf } from './description.ts'
import type { Gender, Lexicon } from './lexicon.ts'
import { readModifiers } from './modifiers.ts'
import { type Name, type Names, senseOf } from './names.ts'
import { isState, isStateCode, memberOf, type Nation, stateOf } from './nation.ts'
import { firstOfPhrase, lastOfPhrase } from './nominal.ts'
import {
  endOfName,
  officeEndingAt,
  type PersonName,
  readPersonName,
  readTitledNames,
  type Usage,
} from './person-name.ts'

const MONTHS_AND_DAYS =
  /^(?:year|christmas|easter|ramadan|nowruz|january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)$/i
/** Months that are surnames, too. */
const SURNAMES = /^(?:May|March|August)$/
/** Nouns for those who meet: two, unless more have been named. */
const MEETING = new Set('leader minister president side country nation counterpart premier'.split(' '))
/** Nouns for a body only where they are somebody's: "the Holm campaign", but "the campaign began". */
const DEEDS = new Set('campaign mission office intelligence front industry business'.split(' '))
const PLURAL_NAMES =
  /(?:forces|guards|rebels|brigades|units|democrats|republicans|conservatives|tories|liberals|greens|houthis|kurds)$/i

/** States other than the USA whose lawmakers are called senators or representatives. */
const SENATES = new Set(
  (
    'AUS CAN IRL PHL PAK NGA KEN BRA ARG CHL COL MEX PER URY PRY BOL DOM HTI ITA FRA ESP POL ROU CZE BEL NLD THA KHM COD LBR ZWE ' +
    'MDG CIV JAM TTO BRB BHS GRD KAZ UZB AFG'
  ).split(' '),
)

/** Parties that many states have. */
const PARTIES =
  /^(?:(?:Social|Christian|Liberal|Free|National|New) Democrats?|Social Democratic Party|Socialist Party)$/

/** Reads single phrases; knows nothing of the report around them but its names. */
export class Describer {
  private readonly trees: readonly Tree[]
  private readonly names: Names
  /** Whether the report gives the month's name to a person. */
  private readonly surnames = new Map<string, boolean>()
  private readonly usage: Usage
  private readonly world: World
  /** Of each sentence and token, the titled name that it is a part of; filled in as sentences are met. */
  private readonly titled: (PersonName | null)[][] = []
  private readonly lexicon: Lexicon

  constructor(trees: readonly Tree[], names: Names, usage: Usage) {
    this.trees = trees
    this.names = names
    this.usage = usage
    this.world = usage.world
    this.lexicon = usage.lexicon
  }

  describe(sentence: number, head: number): Description {
    const tree = this.trees[sentence]
    const whole = wholeOf(tree, head)
    if (whole >= 0) {
      // "a number of analysts": of the same people as the whole.
      const inner = this.describe(sentence, whole)
      const one = tree.lowerForm(head) === 'one'
      const sort = one && inner.sort === 'people' ? 'person' : inner.sort
      return {
        ...inner,
        sort,
        first: firstOfPhrase(tree, head),
        last: Math.max(inner.last, lastOfPhrase(tree, head)),
        definite: false,
        plural: !one,
      }
    }
    const own = this.names.over(sentence, head)
    let first = firstOfPhrase(tree, head)
    let last = lastOfPhrase(tree, head)
    if (own !== null) {
      first = Math.min(first, own.first)
      last = Math.max(last, own.last)
    }
    const titled = this.titledAt(sentence, head)
    if (titled !== null) {
      for (let k = titled.titleFirst; k <= titled.last; k++) first = Math.min(first, firstOfPhrase(tree, k))
      last = Math.max(last, titled.last)
    }
    const lemma = tree.lowerLemma(head)
    const determiner = tree.child(head, 'det')
    const article = determiner >= 0 ? tree.lowerForm(determiner) : ''
    const modifiers = readModifiers(tree, sentence, this.names, this.lexicon, head, first, last, own)
    const plural = tree.xpos(head) === 'NNS' || tree.xpos(head) === 'NNPS'
    const base = {
      first,
      last,
      plural,
      gender: null as Gender,
      definite: article.startsWith('th') || tree.child(head, 'nmod:poss') >= 0,
      told: [] as readonly string[],
      nations: modifiers.nations,
      sector: null as string | null,
      office: null as string | null,
      noun: null as string | null,
      kind: null as string | null,
      name: null as string | null,
      owner: modifiers.owner,
      pair: false,
      former: isFormer(tree, first, head),
      known: [] as readonly Meaning[],
    }
    if (own !== null && own.last >= head) {
      const named = this.named(sentence, head, own, base)
      if (named !== null) return named
    }
    const person = this.person(sentence, head, base)
    if (person !== null) return person
    if (tree.upos(head) === 'PROPN' && MONTHS_AND_DAYS.test(tree.form(head)) && !this.isSurname(tree, head))
      return { ...base, sort: 'thing' }

    // "the secretary of the Treasury" is more than a secretary.
    const extended = last > head ? officeEndingAt(tree, this.usage, first, last) : null
    const told = extended !== null && extended.first <= head ? extended : officeEndingAt(tree, this.usage, first, head)
    const noun = this.lexicon.personNouns.get(lemma)
    const group = this.lexicon.groupNouns.get(lemma)
    const number = base.definite ? tree.child(head, 'nummod') : -1
    // "neither side", "each country"
    const oneOfTwo =
      /^(?:neither|either|each)$/.test(article) &&
      (lemma === 'government' || this.lexicon.groupNouns.get(lemma)?.sort === 'state')
    // "the leaders agreed": after two have been named, they are meant.
    const the =
      plural && /^(?:the|these|those|both)$/.test(article) && modifiers.nations.length === 0 && modifiers.owner < 0
    const pair =
      oneOfTwo ||
      (the && MEETING.has(lemma) && head - first === 1 && !isPickedOut(tree, head)) ||
      (plural &&
        ((number >= 0 && /^(?:two|2)$/i.test(tree.form(number))) ||
          article === 'both' ||
          /^both$/i.test(tree.form(first))))
    const common = {
      ...base,
      noun: viceOf(tree, first, head) + lemma,
      pair: pair && noun?.kind !== 'kin',
      kind: noun?.kind ?? null,
      gender: noun?.gender ?? null,
    }
    // "the NATO summit *urged*": where it speaks, it is those whose summit it is.
    const hosts = GATHERINGS.test(lemma) ? modifiers.nations.filter(nation => !nation.isState) : []
    if (hosts.length > 0 && this.isSpeaker(tree, head))
      return this.withActors({ ...common, sort: 'body', nations: hosts })
    if (told !== null && group?.sort !== 'thing') {
      return this.withActors({
        ...common,
        sort: plural ? 'people' : 'person',
        office: told.office,
        sector: told.sector,
        // "its commission president": not the one that the office's name alone means.
        nations: common.owner >= 0 ? common.nations : nationsOr(common.nations, told.state),
      })
    }
    // "lives in exile"
    const within = tree.child(head, 'case')
    if (lemma === 'exile' && within >= 0 && /^(?:in|into)$/.test(tree.lemma(within)))
      return { ...common, sort: 'thing' }
    const party = tree.text.slice(tree.starts[firstCapital(tree, first, head)], tree.ends[head])
    if (PARTIES.test(party))
      return this.withActors({ ...common, sort: 'body', sector: 'PTY', plural: true, name: party, noun: null })
    const side = sideOf(tree, first, head)
    if (noun !== undefined)
      return this.withActors({
        ...common,
        sort: plural ? 'people' : 'person',
        sector: side ?? (lemma === 'officer' && this.isOfPolice(sentence, head) ? 'COP' : noun.sector),
        // "Rebel fighters" are the rebels'.
        kind: side === null || noun.kind !== 'rebel' ? common.kind : 'official',
      })
    if (group !== undefined) {
      // "Ruritania's Vespa movement": the group tells more than its country.
      const bodies = modifiers.nations.filter(nation => !nation.isState)
      if (group.sort === 'body' && bodies.length > 0)
        return this.withActors({ ...common, sort: 'body', sector: group.sector, nations: bodies })
      // "the Palestinian group Hamas": the name behind the noun tells who it is.
      const called = group.sort === 'body' ? this.groupBehind(sentence, head) : null
      if (called !== null)
        return { ...common, sort: 'body', told: [senseOf(called).actor], name: this.wordsOf(sentence, called) }
      const unowned = modifiers.nations.length === 0 && modifiers.owner < 0
      const deed =
        (lemma === 'party' && isOccasion(tree, head)) ||
        (unowned && DEEDS.has(lemma)) ||
        (lemma === 'opposition' && isOpposing(tree, head)) ||
        (lemma === 'establishment' && head + 1 < tree.size && tree.lowerForm(head + 1) === 'of') ||
        (lemma === 'regime' && isRules(tree, first, head))
      // "the Fund" in a report on the IMF
      const alone = group.sort === 'thing' && article === 'the' ? this.bodyCalled(tree.form(head)) : null
      if (alone !== null) return { ...common, sort: 'body', told: [alone] }
      if (group.sort === 'thing' || deed) return { ...common, sort: 'thing' }
      const sort = group.sort === 'state' && modifiers.nations.length > 0 ? 'body' : group.sort
      const ofNews = lemma === 'agency' && head > first && tree.form(head - 1).toLowerCase() === 'news'
      const medium = ofNews || group.sector === 'MED' ? this.mediumIn(sentence, first, head) : null
      if (medium !== null) return { ...common, sort, sector: 'MED', told: [medium] }
      const station = lemma === 'station' ? stationOf(tree, head) : null
      if (station === 'thing') return { ...common, sort: 'thing' }
      const sector = ofNews ? 'MED' : side !== null && sort === 'body' ? side : (station ?? group.sector)
      return this.withActors({ ...common, sort, sector })
    }
    const sector = this.world.sectorOf(tree.lowerForm(head)) ?? this.world.sectorOf(lemma)
    if (sector !== null) return this.withActors({ ...common, sort: plural ? 'people' : 'body', sector })
    if (this.world.isGroupNoun(lemma)) return this.withActors({ ...common, sort: 'body' })
    if (tree.upos(head) === 'PROPN' && tree.xpos(head) !== 'CD' && /^\p{Lu}/u.test(tree.form(head))) {
      // An unknown name: likelier a body than a thing where it is long or stands as a doer.
      const name = tree.text.slice(tree.starts[firstCapital(tree, first, head)], tree.ends[endOfName(tree, head)])
      // "R-Tenn." tells a senator's party, it is nobody.
      if (/^[RDI]\s?[-–]\s?\p{Lu}/u.test(name)) return { ...common, sort: 'thing' }
      return this.withActors({ ...common, sort: 'body', name, noun: null })
    }
    const upos = tree.upos(head)
    if (upos === 'ADJ' || upos === 'NUM' || upos === 'DET' || upos === 'CCONJ' || isCrowd(tree, head)) {
      return { ...common, sort: 'people', plural: true, pair: lemma === 'both' || lemma === 'two', noun: null }
    }
    return { ...common, sort: 'thing' }
  }

  private isSpeaker(tree: Tree, head: number): boolean {
    const verb = tree.deprel(head) === 'nsubj' ? tree.head(head) : -1
    return verb >= 0 && this.lexicon.sayingVerbs.has(tree.lemma(verb))
  }

  /** The body that a noun with a capital means where the report names it. */
  private bodyCalled(noun: string): string | null {
    if (!/^\p{Lu}/u.test(noun)) return null
    return this.world.bodyCalled(noun, null, about => (about.startsWith('=') ? 0 : this.names.countOf(about)))
  }

  /** The name of a group or organisation right behind a noun that it explains. */
  private groupBehind(sentence: number, head: number): Name | null {
    const tree = this.trees[sentence]
    const behind = head + 1
    if (behind >= tree.size) return null
    // "accused the regional bloc ECOWAS of", read as two objects.
    const isTwin = tree.head(behind) === tree.head(head) && tree.deprel(behind) === tree.deprel(head)
    if (!isTwin && (tree.head(behind) !== head || tree.deprel(behind) !== 'appos')) return null
    const name = this.names.over(sentence, behind)
    return name !== null && name.first === behind && /^(?:group|organisation)$/.test(senseOf(name).kind) ? name : null
  }

  private wordsOf(sentence: number, { first, last }: Name): string {
    const tree = this.trees[sentence]
    return tree.text.slice(tree.starts[first], tree.ends[last])
  }

  /** "Gunmen ambushed a police convoy and killed four officers": police where they, and not soldiers, were spoken of last. */
  private isOfPolice(sentence: number, head: number): boolean {
    for (let s = sentence; s >= 0 && s >= sentence - OFFICERS_REACH; s--) {
      const tree = this.trees[s]
      for (let i = s === sentence ? head - 1 : tree.size - 1; i >= 0; i--) {
        const word = tree.lowerForm(i)
        if (POLICE.test(word)) return true
        if (SOLDIERS.test(word)) return false
      }
    }
    return false
  }

  /** A known name inside another phrase: "Ruritanian demands", "the Holm government". */
  describeName(sentence: number, name: Name, meaning: Meaning): Description {
    const tree = this.trees[sentence]
    const words = tree.text.slice(tree.starts[name.first], tree.ends[name.last])
    const sort = sortOfKind(meaning)
    return {
      sort: sort === 'people' ? 'state' : sort,
      first: name.first,
      last: name.last,
      plural: false,
      gender: null,
      definite: true,
      told: meaning.actor === '' || meaning.kind === 'person' ? [] : [meaning.actor],
      nations: [],
      sector: null,
      office: null,
      noun: null,
      kind: null,
      name: sort === 'state' || sort === 'people' ? null : words,
      owner: -1,
      pair: false,
      former: false,
      known: meaning.kind === 'person' ? name.meanings.filter(({ kind }) => kind === 'person') : [],
    }
  }

  /** "Chancellor Olaf Holm" in a British paper: whom the world knows by his whole name is of no other state for his office's sake. */
  private isKnownElsewhere(name: string, own: Name | null, state: string | null): boolean {
    if (state === null || own === null || !name.includes(' ')) return false
    const known = own.meanings.filter(({ kind, actor }) => kind === 'person' && actor !== '')
    return known.length > 0 && known.every(({ actor }) => stateOf(actor) !== state)
  }

  /** "*May* said", where the report names a Theresa May: a month says nothing. */
  private isSurname(tree: Tree, head: number): boolean {
    const name = tree.form(head)
    const relation = tree.deprel(head)
    if (!SURNAMES.test(name) || !/^(?:nsubj|nsubj:pass|obj|iobj|nmod:poss)$/.test(relation)) return false
    if (relation !== 'nmod:poss' && tree.child(head, 'case', 'nummod') >= 0) return false
    const known = this.surnames.get(name)
    if (known !== undefined) return known
    let found = false
    for (const [, before] of tree.text.matchAll(new RegExp(`(\\p{Lu}\\p{Ll}+)\\.? ${name}\\b`, 'gu')))
      found ||= this.lexicon.givenNames.has(before) || /^(?:Mrs|Mr|Ms)$/.test(before)
    this.surnames.set(name, found)
    return found
  }

  /** Whether a token belongs to a known name that is no person's. */
  private isBlocked(sentence: number, i: number, own: Name | null): boolean {
    const name = this.names.over(sentence, i)
    return name !== null && name !== own && name.meanings[0].kind !== 'person' && name.meanings[0].kind !== 'place'
  }

  /** The name with a title or office before it that a token is a part of, title included; null for none. */
  titledAt(sentence: number, token: number): PersonName | null {
    let at = this.titled[sentence]
    if (at === undefined) {
      const tree = this.trees[sentence]
      at = new Array<PersonName | null>(tree.size).fill(null)
      for (const name of readTitledNames(
        tree,
        this.usage,
        i => this.isBlocked(sentence, i, null),
        i => this.names.over(sentence, i)?.meanings.some(({ kind }) => kind === 'person') ?? false,
      )) {
        for (let k = name.titleFirst; k <= name.last; k++) at[k] = name
      }
      this.titled[sentence] = at
    }
    return at[token]
  }

  /** A phrase whose head is a name that the world knows, persons aside. */
  private named(sentence: number, head: number, own: Name, base: Base): Description | null {
    const tree = this.trees[sentence]
    const meaning = senseOf(own)
    if (meaning.kind === 'person') return null
    // "Jordan Ellis", "Ms. Paris": a given name or a surname that is also a place.
    const inName = endOfName(tree, head) > own.last || (tree.deprel(head) === 'flat' && own.first === head)
    const described = tree.child(head, 'nmod:desc')
    if (
      meaning.kind !== 'organisation' &&
      meaning.kind !== 'organ' &&
      (inName || (described >= 0 && described < own.first))
    ) {
      const person = this.person(sentence, head, base)
      if (person !== null) return person
    }
    const last = Math.max(base.last, own.last)
    let sort = sortOfKind(meaning)
    let told = meaning.actor === '' ? [] : [meaning.actor]
    if (meaning.kind === 'demonym' || meaning.kind === 'adjective') {
      const number = tree.child(head, 'nummod')
      const singular = tree.xpos(head) === 'NN' || tree.xpos(head) === 'NNP'
      sort = singular && !base.definite ? 'person' : 'people'
      if (tree.upos(head) === 'ADJ' || tree.deprel(head) === 'amod') sort = 'state'
      else if (number >= 0 || !base.definite) told = [memberOf({ actor: meaning.actor, isState: true }, 'CIV')]
    }
    if (meaning.kind === 'organ' && isState(meaning.actor)) {
      // "Chad's Supreme Court": not the one that bears the bare name.
      const others = base.nations.filter(nation => nation.isState)
      const [state, sector = null] = meaning.actor.split(':')
      // "the Chadian embassy in Oslo" tells its state itself.
      const words = tree.text.slice(tree.starts[own.first], tree.ends[own.last])
      const itself = this.world.stateOf(words.slice(0, Math.max(0, words.lastIndexOf(' '))))
      if (itself === null && others.length > 0 && others.every(({ actor }) => stateOf(actor) !== state))
        told = others.map(({ actor }) => memberOf({ actor: stateOf(actor), isState: true }, sector))
    }
    const own2 =
      meaning.kind === 'state' || meaning.kind === 'seat' || meaning.kind === 'adjective'
        ? null
        : tree.text.slice(tree.starts[own.first], tree.ends[own.last])
    // "the Rebel Forces … they"
    const plural = sort === 'people' || (meaning.kind === 'group' && PLURAL_NAMES.test(tree.form(own.last)))
    return { ...base, last, sort, told, plural, name: own2, definite: true, owner: -1, nations: [] }
  }

  /** A phrase whose head is a person's name. */
  private person(sentence: number, head: number, base: Base): Description | null {
    const tree = this.trees[sentence]
    const own = this.names.over(sentence, head)
    const scanned = own?.meanings.find(meaning => meaning.kind === 'person') ?? null
    // "Holm Ruiz" is no Holm: what the world knows must end the name.
    const known = scanned !== null && own!.last >= endOfName(tree, head) ? scanned : null
    if (tree.upos(head) !== 'PROPN' && known === null && !this.isFamilyName(tree, head)) return null
    const read =
      this.titledAt(sentence, head) ??
      readPersonName(tree, this.usage, base.first, head, i => this.isBlocked(sentence, i, own))
    const group = this.lexicon.groupNouns.get(tree.lowerLemma(endOfName(tree, head)))
    if (read === null && known === null) {
      // Two capitalised words without an article, the last no noun for a body: a person nobody introduced.
      const end = endOfName(tree, head)
      const begin = firstCapital(tree, base.first, head)
      const words = end - begin + 1
      const inCapitals = this.names.stateInBrackets(sentence, tree, end) !== null
      if (words < 2 || words > 4 || base.definite || base.plural || group !== undefined) return null
      for (let i = begin; i <= end; i++) {
        if (
          !/^\p{Lu}\p{Ll}+(?:['’-]\p{L}+)?$|^-$|^\p{Lu}\.$/u.test(tree.form(i)) &&
          !(inCapitals && /^\p{Lu}[\p{Lu}'’.-]*$/u.test(tree.form(i)))
        )
          return null
        if (this.isBlocked(sentence, i, own)) return null
        if (MONTHS_AND_DAYS.test(tree.form(i)) || this.lexicon.groupNouns.has(tree.lowerLemma(i))) return null
      }
      if (officeEndingAt(tree, this.usage, begin, end) !== null || this.lexicon.titles.has(tree.form(end))) return null
      if (tree.deprel(end) === 'compound' || tree.xpos(head) === 'NNPS') return null
      const name = tree.text.slice(tree.starts[begin], tree.ends[end])
      return this.withActors({ ...base, sort: 'person', name, plural: false, definite: true })
    }
    if (read !== null && known === null && read.titleFirst < 0 && group?.sort === 'body') return null
    const first = read?.first ?? own!.first
    const last = Math.max(read?.last ?? 0, known !== null ? own!.last : 0)
    const name = tree.text.slice(tree.starts[first], tree.ends[last])
    const title = read !== null && read.titleFirst >= 0 ? read.titleFirst : -1
    const mods = readModifiers(tree, sentence, this.names, this.lexicon, head, base.first, base.last, own, [
      first,
      last,
    ])
    const noun = title >= 0 ? this.nounOfTitle(tree, title, first) : null
    const kind = noun === null ? null : (this.lexicon.personNouns.get(noun)?.kind ?? null)
    const vice = title < 0 ? '' : viceOf(tree, title, first)
    const described: Base & { sort: Sort } = {
      ...base,
      // A name ends its phrase ("Holm on Monday" read as one), unless "of" goes on.
      last: last + 1 < tree.size && tree.form(last + 1) === 'of' ? Math.max(base.last, last) : Math.max(last, head),
      sort: 'person',
      plural: false,
      definite: true,
      name,
      known: known === null ? [] : own!.meanings.filter(meaning => meaning.kind === 'person'),
      noun: noun === null ? null : vice + noun,
      kind,
      office: read?.office ?? null,
      sector: read?.sector ?? null,
      first: title >= 0 ? Math.min(base.first, title) : base.first,
      nations: nationsOr(
        mods.nations,
        this.isKnownElsewhere(name, own, read?.state ?? null) ? null : (read?.state ?? null),
      ),
      owner: mods.owner,
      gender: read?.gender ?? this.lexicon.givenNames.get(tree.form(first)) ?? null,
    }
    // "Lena Holm of Ruritania" who is known to be of no state: where from is not whose.
    const ofNoState =
      described.known.length > 0 && name.includes(' ') && described.known.every(({ actor }) => !isState(actor))
    if (ofNoState && !this.namesState(sentence, described.first, first)) return { ...described, nations: [] }
    const whole = this.withActors(described)
    const { home } = this.usage
    if (whole.told.length > 0) return whole
    const place = partyOfSenator(tree, whole.last)
    if (place) return { ...whole, told: ['USA:LEG'] }
    const titled = read?.actor ?? null
    if (titled === null) return whole
    if (!titled.endsWith(':LEG') || home === stateOf(titled)) return { ...whole, told: [titled] }
    // "Senator Holm" in Australia's own words or in a report on Brazil is no American, unless the world knows him for one.
    const senate = home !== null && SENATES.has(home) ? home : this.senateSpokenOf(stateOf(titled))
    if (home === null && senate === null) return { ...whole, told: [titled] }
    return whole.known.length > 0 ? whole : { ...whole, told: senate === null ? [titled] : [`${senate}:LEG`] }
  }

  /** The state with senators that a report is about which does not name the one whose they are as a rule; null for none. */
  private senateSpokenOf(usual: string): string | null {
    const state = this.names.countOf(usual) === 0 ? this.names.mostNamed() : null
    return state !== null && SENATES.has(state) ? state : null
  }

  /** "the Vespa news agency": the medium that the phrase names. */
  private mediumIn(sentence: number, from: number, head: number): string | null {
    for (let i = from; i < head; i++) {
      const over = this.names.over(sentence, i)
      const sense = over === null ? null : senseOf(over)
      if (sense?.kind === 'medium' && this.trees[sentence].head(over!.last) === head) return sense.actor
    }
    return null
  }

  /** The noun of a title: "secretary" for "Secretary of State". */
  private nounOfTitle(tree: Tree, title: number, first: number): string {
    let last = first - 1
    for (let i = title + 1; i < first; i++)
      if (/^(?:of|for)$/.test(tree.form(i))) {
        last = i - 1
        break
      }
    return this.lexicon.titles.get(tree.form(last))?.noun ?? tree.lowerLemma(last)
  }

  /** "Mark Field": a noun with a capital behind a given name. */
  private isFamilyName(tree: Tree, head: number): boolean {
    const before = head > 0 ? tree.form(head - 1) : ''
    return /^\p{Lu}\p{Ll}/u.test(tree.form(head)) && this.lexicon.givenNames.has(before) && tree.head(head - 1) === head
  }

  /** Whether a name other than a person's stands among the tokens. */
  private namesState(sentence: number, from: number, to: number): boolean {
    for (let i = from; i < to; i++) {
      const over = this.names.over(sentence, i)
      if (over !== null && senseOf(over).kind !== 'person') return true
    }
    return false
  }

  private withActors(description: Description): Description {
    if (description.told.length > 0 || description.nations.length === 0 || description.sort === 'thing')
      return description
    const sector =
      description.sector ??
      (description.kind === 'relation'
        ? 'GOV'
        : description.sort === 'people' && description.kind !== 'expert'
          ? 'CIV'
          : null)
    // "the leader of Chad's Unity Party" may govern nobody.
    const heads = description.office === null && PARTY_HEADS.has(description.noun ?? '')
    const told = description.nations.map(nation =>
      heads && nation.actor.endsWith(':PTY') ? nation.actor : memberOf(nation, sector),
    )
    return { ...description, told: [...new Set(told)] }
  }
}

const GATHERINGS = /^(?:summit|conference|assembly|meeting|congress|plenary)$/
/** "The *vice* president" is not the president, whose noun is the same. */
function viceOf(tree: Tree, first: number, head: number): string {
  for (let i = first; i < head; i++) if (/^(?:vice|vice-president)$/.test(tree.lowerForm(i))) return 'vice '
  return ''
}

const PARTY_HEADS = new Set('leader chief head chair chairman chairwoman chairperson boss'.split(' '))

/** "the countries *that* backed it": a clause without a comma tells which are meant. */
const isPickedOut = (tree: Tree, head: number): boolean =>
  tree.child(head, 'acl:relcl') > head && /^(?:that|which|who|whose)$/.test(tree.lowerForm(head + 1))

/** The state that an office's name alone tells, where no modifier tells one. */
const nationsOr = (nations: readonly Nation[], state: string | null): readonly Nation[] =>
  nations.length > 0 || state === null ? nations : [{ actor: state, isState: isStateCode(state) }]

/** "*Tens of thousands* marched": so many people, where they do something. */
function isCrowd(tree: Tree, head: number): boolean {
  if (!CROWDS.test(tree.lowerForm(head))) return false
  // "tens *of thousands*"
  const above = tree.head(head)
  const top = tree.deprel(head) === 'nmod' && CROWDS.test(tree.lowerForm(above)) ? above : head
  return tree.deprel(top) === 'nsubj' && tree.upos(tree.head(top)) === 'VERB'
}
const CROWDS = /^(?:tens|dozens|scores|hundreds|thousands|millions)$/

/** "His opposition", "opposition to the ban": what somebody does, and nobody. */
function isOpposing(tree: Tree, head: number): boolean {
  return tree.children(head).some(c => {
    const mark = tree.child(c, 'case')
    return tree.xpos(c) === 'PRP$' || (tree.deprel(c) === 'nmod' && mark >= 0 && tree.lemma(mark) === 'to')
  })
}

/** "A wedding party", "a search party", "a third party": no political one. */
function isOccasion(tree: Tree, head: number): boolean {
  return tree.children(head).some(c => c < head && OCCASIONS.test(tree.lowerForm(c)))
}
const OCCASIONS =
  /^(?:wedding|birthday|dinner|tea|cocktail|garden|christmas|engagement|farewell|house|street|holiday|search|rescue|boarding|landing|hunting|third|injured|aggrieved|interested)$/

/** Sentences back within which police or soldiers tell whose officers are meant. */
const OFFICERS_REACH = 2
const POLICE = /^(?:police(?:m[ae]n|wom[ae]n)?|constables?|gendarmes?|gendarmerie)$/
const SOLDIERS = /^(?:army|military|soldiers?|troops?|navy|naval|air|defen[cs]e|marines?|intelligence)$/

/** "The sanctions regime", "the nonproliferation regime": rules, and nobody. */
function isRules(tree: Tree, first: number, head: number): boolean {
  for (let i = first; i < head; i++)
    if (tree.deprel(i) === 'compound' && tree.upos(i) === 'NOUN' && /^\p{Ll}/u.test(tree.form(i))) return true
  return false
}

const SIDES: Readonly<Record<string, string>> = { rebel: 'REB', insurgent: 'REB', separatist: 'REB', opposition: 'OPP' }

/** "Rebel commanders", "opposition lawmakers": their side tells more than their office. */
function sideOf(tree: Tree, first: number, head: number): string | null {
  for (let i = first; i < head; i++) {
    // "Ruritanian-separatist forces" are Ruritania's too.
    if (i > 0 && tree.form(i - 1) === '-') continue
    const side = tree.head(i) === head ? SIDES[tree.lemma(i).toLowerCase()] : undefined
    if (side !== undefined) return side
  }
  return null
}

type Base = Omit<Description, 'sort'>

function firstCapital(tree: Tree, first: number, head: number): number {
  let i = head
  while (i > first && tree.upos(i - 1) !== 'DET' && (/^\p{Lu}/u.test(tree.form(i - 1)) || tree.form(i - 1) === '-')) i--
  return i
}

/** "(R-Tenn.)", "(D)" after a name. */
function partyOfSenator(tree: Tree, last: number): boolean {
  return /^,?\s*[([]?\s*(?:R|D|I)\s?[-–]\s?\p{Lu}/u.test(tree.text.slice(tree.ends[last], tree.ends[last] + 12))
}

/** "the *police* station", "a *power* station": no broadcaster's; null where nothing tells whose it is. */
function stationOf(tree: Tree, head: number): 'COP' | 'thing' | null {
  const kind = tree.children(head).find(c => c < head && /^(?:compound|nmod:poss)$/.test(tree.deprel(c)))
  if (kind === undefined || /^(?:radio|television|tv|news|cable|broadcast|fm)$/.test(tree.lowerForm(kind))) return null
  if (/^(?:police|sheriff)$/.test(tree.lowerForm(kind))) return 'COP'
  return tree.upos(kind) === 'NOUN' ? 'thing' : null
}
