// Who does a deed and who undergoes it: actors at the roles of its row, else those within, beside or behind what stands there.
import { type Frame, type Role, roleTokens, wordsOfClass } from '../frame/index.ts'
import { distinctParties, type Mentions, type Party, stateOf } from '../mention/index.ts'
import { contains } from '../span.ts'
import { agentsOf, conjunctsOf, isPassive, obliquesOf, patientsOf, subjectsOf, type Tree } from '../tree/index.ts'
import { ANSWERED, type EventType } from './event.ts'
import { type EventLabel, loadEventLexicon } from './lexicon.ts'
import { intendingVerb, isMade } from './status.ts'
import { addressedAt, isArranged, partakersOf, partnersOf } from './talks.ts'
import {
  accusedIn,
  clauseGoneOnFrom,
  conditionedIn,
  intendersOf,
  isAhead,
  threatenedIn,
  travellersOf,
  wherePaid,
} from './understood.ts'

/** Types whose target may be a thing that was struck, seized or cut: the deed is physical. */
const PHYSICAL: ReadonlySet<EventType> = new Set([
  'ASSAULT',
  'COERCE',
  'SANCTION',
  'AID',
  'RETREAT',
  'MOBILIZE',
  'PROTEST',
])
/** Deeds of words: somebody says them. */
const VERBAL: ReadonlySet<EventType> = new Set(['AGREE', 'SUPPORT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN'])
/** Types that befall a place where nobody else is named: "attacks in Paris", "imposed a curfew in Kano". */
const BEFALLING: ReadonlySet<EventType> = new Set(['ASSAULT', 'COERCE', 'AID', 'MOBILIZE', 'CONCEDE', 'SANCTION'])
const POINTING = /^(?:the|this|that|these|those|such|its|their|his|her|any)$/
const PLACING = ['in', 'into', 'at', 'near', 'across', 'inside', 'along', 'outside', 'throughout']
/** Those of them by which a thing is of the state that it stands in. */
const WITHIN: ReadonlySet<string> = new Set(['in', 'at', 'inside', 'across', 'throughout'])
/** Where the one stands whom a promised, refused or threatened deed would touch. */
const TOUCHING = ['to', 'with', 'against', 'on', 'from', 'for']
/** What leads from a thing to the one it is about or comes from: "a request by Kampala", "an inquiry into the carrier". */
const LEADING = ['by', 'from', 'of', 'on', 'against', 'into', 'to', 'with', 'between', 'about']

/** What is asked for somebody, by others than those who are to grant it. */
const UNDERGONE = /^(?:release|freedom|reinstatement|repatriation|safety|protection|pardon|acquittal)$/
/** How deep below a thing its owner is looked for: "the court's ruling on the ban of the party". */
const DEPTH = 3
const OWNING = new Set([
  'nmod:poss',
  'amod',
  'compound',
  'nmod',
  'flat',
  'acl',
  'acl:relcl',
  'nsubj',
  'nsubj:pass',
  'obj',
  'obl',
  'obl:agent',
  'ccomp',
  'xcomp',
])

/** Deeds that forces do by going or leaving. */
const MOVING: ReadonlySet<EventType> = new Set(['MOBILIZE', 'RETREAT'])
const isForce = (tree: Tree, j: number): boolean => wordsOfClass('forces').has(tree.lowerLemma(j))

/** What is done with what one gives: "ready to contribute troops". */
const SENDING = /^(?:send|contribute|dispatch|deploy|provide|supply|offer|lend|give|commit|second|station)$/

const DURING = /^(?:in|during|at|after|before|following|upon)$/i
const BLAMED: ReadonlySet<EventType> = new Set(['ASSAULT', 'COERCE', 'SANCTION', 'MOBILIZE', 'THREATEN', 'PROTEST'])
/** What is done in or to a land whose name stands before it. */
const OF_LANDS = /^(?:withdrawal|pullout|pull-out|drawdown|invasion|intervention|occupation)$/
const DOING = new Set(['nmod:poss', 'amod', 'compound'])

/** Whom a deed is done to. */
export interface Targets {
  readonly targets: readonly Party[]
  /** Whether the row's own roles tell it. */
  readonly direct: boolean
  /** Whether the doers do it to one another. */
  readonly mutual?: true
}

/** The parties of one sentence. */
export class Cast {
  private readonly tree: Tree
  private readonly sentence: number
  private readonly mentions: Mentions

  constructor(tree: Tree, sentence: number, mentions: Mentions) {
    this.tree = tree
    this.sentence = sentence
    this.mentions = mentions
  }

  /** The actors among tokens; a pronoun gives way to the name that it takes up in its own sentence. */
  actors(tokens: readonly number[]): Party[] {
    const { mentions, sentence } = this
    return tokens
      .filter(j => mentions.isActor(sentence, j) && !isBareForce(this.tree, j) && !isMakeOf(this.tree, j))
      .flatMap(j => mentions.named(sentence, j).flatMap(k => mentions.parties(sentence, k)))
  }

  sourcesOf(frame: Frame<EventLabel>): Party[] {
    const { tree } = this
    const outer = this.outerDoers(frame)
    if (outer.length > 0) return outer
    const blamed = blamedFor(tree, frame)
    if (blamed.length > 0) return isKnownDeed(tree, frame.head, blamed) ? [] : distinctParties(this.actors(blamed))
    const intending = frame.entry.wordClass === 'verb' ? this.actors(intendersOf(tree, frame.head)) : []
    if (intending.length > 0) return distinctParties(intending)
    if (this.isOutcome(frame)) return distinctParties(this.actors(agentsOf(tree, tree.head(frame.head))))
    const found = this.partiesOf(frame, frame.entry.source, null)
    if (found.length === 0 && frame.entry.wordClass === 'verb') {
      const moved = this.moved(frame)
      return moved.length > 0 ? moved : this.jailers(frame)
    }
    if (found.length > 0 || frame.entry.wordClass !== 'noun') return found
    // "responded *with raids*": who answers so does it.
    const answer = respondingVerb(tree, frame.head)
    if (answer >= 0) return distinctParties(this.actors(agentsOf(tree, answer)))
    const intent = intendingVerb(tree, frame.head)
    if (intent >= 0) return this.actors(agentsOf(tree, intent))
    // "Tehran was *behind* the attack"
    const behind = tree.child(frame.head, 'case')
    if (behind >= 0 && tree.lowerForm(behind) === 'behind' && tree.child(frame.head, 'cop') >= 0)
      return distinctParties(this.actors(subjectsOf(tree, frame.head)))
    const claimants = distinctParties(this.actors(claimantsOf(tree, frame.head)))
    if (claimants.length > 0) return claimants
    // "announced exercises off the coast": theirs.
    const announcing = tree.deprel(frame.head) === 'obj' ? tree.head(frame.head) : -1
    if (announcing >= 0 && MOVING.has(frame.entry.label.type) && ANNOUNCING.test(tree.lowerLemma(announcing)))
      return distinctParties(this.actors(agentsOf(tree, announcing)).filter(isKnown))
    // "launched an offensive", "is holding talks": who makes the noun come about does what it names.
    const verb = isMade(tree, frame.head) ? tree.head(frame.head) : -1
    if (verb >= 0) return distinctParties(this.actors(agentsOf(tree, verb)).filter(isKnown))
    const { joint, type, mode } = frame.entry.label
    const doers =
      joint && type === 'CONSULT'
        ? this.occupied(frame.head)
        : type === 'CONSULT' && mode === 'visit'
          ? this.travelling(frame.head)
          : []
    if (doers.some(isKnown)) return distinctParties(doers.filter(isKnown))
    return joint && (type === 'CONSULT' || type === 'COOPERATE') ? this.partaking(frame.head) : []
  }

  /** "*two brigades* were moved to the border": where nobody is said to have moved them, the forces themselves do it. */
  private moved({ entry, head }: Frame<EventLabel>): Party[] {
    const { tree } = this
    if (!MOVING.has(entry.label.type) || entry.target.includes('obj') || !isPassive(tree, head)) return []
    if (agentsOf(tree, head).length > 0) return []
    return distinctParties(this.actors(patientsOf(tree, head).filter(j => isForce(tree, j))))
  }

  /**
   * "two Danes *held in Iran*", "was arrested in Mali": told of nobody else, it is the state's doing where they are held; "the police
   * said three had been arrested": theirs.
   */
  private jailers({ entry, head }: Frame<EventLabel>): Party[] {
    const { tree, mentions, sentence } = this
    if (entry.label.mode !== 'arrest' || !isPassive(tree, head) || agentsOf(tree, head).length > 0) return []
    const places = obliquesOf(tree, head, 'in').filter(j => mentions.sortAt(sentence, j) === 'state')
    if (places.length > 0) return distinctParties(this.actors(places))
    const saying = tree.deprel(head) === 'ccomp' ? tree.head(head) : -1
    const tellers = saying < 0 ? [] : this.actors(agentsOf(tree, saying))
    return distinctParties(tellers.filter(({ actor }) => actor !== null && /:(?:COP|MIL|SPY)$/.test(actor)))
  }

  /** "agreed to extend talks", "flew to Lima for talks with the premier": those of the clause around, beside whom the talks are with. */
  private partaking(talks: number): Party[] {
    const others = this.actors(obliquesOf(this.tree, talks, 'with'))
    const around = [...partakersOf(this.tree, talks), ...addressedAt(this.tree, talks)]
    const found = distinctParties(this.actors(around)).filter(party => !isAmong(party, others))
    // "ended a round of consultations": with whom is not told.
    return found.length > 1 || others.length > 0 || isArranged(this.tree, talks) ? found : []
  }

  /** "complained *during a visit* to Lima": who did something there was the visitor, unless the visit is to him. */
  private travelling(visit: number): Party[] {
    const { tree } = this
    const visited = this.actors(obliquesOf(tree, visit, 'to', 'from'))
    return this.actors(travellersOf(tree, visit)).filter(party => !isAmong(party, visited))
  }

  private visitedBy(visit: number, visitors: readonly Party[]): Party[] {
    const places = this.actors(wherePaid(this.tree, visit))
    return distinctParties(places.filter(party => isKnown(party) && !isAmong(party, visitors)))
  }

  /** "rejected a claim that its aircraft had crossed": what is the doer's own is nobody that the deed touches. */
  private isOwn(party: Party, sources: readonly Party[]): boolean {
    if (!/^(?:its|their|his|her|our|my)\b/i.test(this.tree.text.slice(...party.span))) return false
    return sources.some(source => isKnown(source) && stateOf(source) === stateOf(party))
  }

  /** "rejected *calls* for a truce": whoever rejects them was called on. "The calls" are those of which the report has told before. */
  private answerersOf(frame: Frame<EventLabel>): Party[] {
    const { tree } = this
    const { entry, head } = frame
    if (entry.wordClass !== 'noun' || !ANSWERED.has(entry.label.type)) return []
    for (const c of tree.children(head)) if (c < head && POINTING.test(tree.lowerForm(c))) return []
    return distinctParties(this.actors(roleTokens(tree, frame, 'answerer')))
  }

  /** "was hit by a missile, *killing* a marine": what came of a deed is not done by whom it befell. */
  private isOutcome({ entry, head }: Frame<EventLabel>): boolean {
    const { tree } = this
    if (entry.label.type !== 'ASSAULT' || tree.deprel(head) !== 'advcl' || tree.xpos(head) !== 'VBG') return false
    return tree.child(head, 'mark') < 0 && tree.head(head) < head && isPassive(tree, tree.head(head))
  }

  /**
   * "ruled that the border was settled, *dismissing* the claim", "countered that the plan ignored Peru and *accused* Chile": what the thing
   * that the inner clause is about cannot say was said by whoever the clause around it is about.
   */
  private outerDoers({ entry, head }: Frame<EventLabel>): Party[] {
    const { tree } = this
    if (entry.wordClass !== 'verb' || !VERBAL.has(entry.label.type) || tree.child(head, 'nsubj', 'nsubj:pass') >= 0)
      return []
    const further = clauseGoneOnFrom(tree, head)
    if (further >= 0) return distinctParties(this.actors(agentsOf(tree, further)))
    const relation = tree.deprel(head)
    const isGerund = relation === 'advcl' && tree.xpos(head) === 'VBG' && tree.child(head, 'mark') < 0
    if (!isGerund && !(relation === 'conj' && tree.xpos(head) === 'VBD')) return []
    const things = agentsOf(tree, head)
    if (things.length === 0 || this.actors(things).length > 0) return []
    if (things.some(j => wordsOfClass('speaking').has(tree.lowerLemma(j)))) return []
    const inner = tree.head(head)
    const mark = tree.child(inner, 'mark')
    const isContent = tree.deprel(inner) === 'ccomp' || (mark >= 0 && tree.lowerLemma(mark) === 'that')
    return isContent && tree.head(inner) >= 0 ? distinctParties(this.actors(agentsOf(tree, tree.head(inner)))) : []
  }

  /** "Scholz said after talks *with* Macron": who tells something of the talks with somebody took part in them. */
  private occupied(talks: number): Party[] {
    const { tree } = this
    const marker = tree.child(talks, 'case')
    const others = partnersOf(tree, talks)
    if (marker < 0 || !(DURING.test(tree.form(marker)) || isAhead(tree, marker)) || others.length === 0) return []
    let verb = tree.head(talks)
    // "the pledge in a call with Rome", hung on the pledge; "told reporters after talks with Rome", hung on the reporters.
    if (tree.deprel(talks) === 'nmod' && verb >= 0 && /^i?obj$/.test(tree.deprel(verb))) verb = tree.head(verb)
    if (verb < 0 || tree.upos(verb) !== 'VERB') return []
    const named = this.actors(others)
    return this.actors(agentsOf(tree, verb)).filter(party => !isAmong(party, named))
  }

  /**
   * Whom the deed is done to. `content` is the head of what is agreed, asked, refused or
   * threatened, −1 for none.
   */
  targetsOf(frame: Frame<EventLabel>, sources: readonly Party[], content: number): Targets {
    // "attended the AU summit": the occasion is what was attended, and nobody's.
    if (frame.entry.label.type === 'ATTEND') {
      const accompanied = frame.entry.target.flatMap(role => roleTokens(this.tree, frame, role))
      return { targets: distinctParties(this.actors(accompanied)), direct: true }
    }
    if (this.isMutual(frame)) return { targets: sources, direct: true, mutual: true }
    const blamed = blamedFor(this.tree, frame)
    const told = this.partiesOf(frame, frame.entry.target, sources).filter(
      ({ span }) => !blamed.some(j => this.tree.tokenAt(span[0]) <= j && j <= this.tree.tokenAt(span[1] - 1)),
    )
    const targets = this.isOwnPronoun(frame, sources) ? this.outerTargets(frame) : told
    if (targets.length > 0) return { targets, direct: true }
    // "The Mumbai attacks *killed* nine": the verb tells whom they befell.
    const tells = this.tree.deprel(frame.head) === 'nsubj'
    const struck = tells ? [] : this.actors(this.tree.children(frame.head).filter(c => this.isScenery(c)))
    if (struck.length > 0) return { targets: distinctParties(struck), direct: true }
    const visited =
      frame.entry.label.mode === 'visit' && frame.entry.wordClass === 'noun' ? this.visitedBy(frame.head, sources) : []
    if (visited.length > 0) return { targets: visited, direct: true }
    const answerers = this.answerersOf(frame)
    if (answerers.length > 0) return { targets: answerers, direct: true }
    // "The treaty ended the war between the two": done by a thing, it touches nobody by its own words.
    const { entry, head } = frame
    if (sources.length === 0 && entry.wordClass === 'verb' && agentsOf(this.tree, head).length > 0)
      return { targets: [], direct: false }
    const aimedAt = this.aimedAt(frame, sources)
    return { targets: aimedAt.length > 0 ? aimedAt : this.touchedBy(frame, sources, content), direct: false }
  }

  /** Whom a charge, a threat or an offer means by its clause: who is said to have done it, on whom it depends. */
  private aimedAt({ entry, head }: Frame<EventLabel>, sources: readonly Party[]): Party[] {
    const { type } = entry.label
    if (entry.wordClass === 'noun') return []
    const others = (parties: readonly Party[]) => distinctParties(parties.filter(party => !isAmong(party, sources)))
    if (type === 'ACCUSE') {
      const accused = accusedIn(this.tree, head)
      const found = others(this.actors(accused))
      return found.length > 0 ? found : others(accused.flatMap(j => this.ownerOf(j)))
    }
    const threatened = type === 'THREATEN' ? others(this.actors(threatenedIn(this.tree, head))) : []
    if (threatened.length > 0) return threatened
    return type === 'THREATEN' || type === 'AGREE'
      ? others(this.actors(conditionedIn(this.tree, head, type === 'THREATEN')))
      : []
  }

  /** "each side blamed *the other*", "accused *each other*": the doers are the undergoers. */
  private isMutual({ entry, head }: Frame<EventLabel>): boolean {
    const { tree } = this
    if (entry.wordClass !== 'verb') return false
    const isEach = (j: number) => /^(?:each|both|one|neither)$/.test(tree.lowerForm(tree.firstOf(j)))
    return patientsOf(tree, head).some(j => {
      if (tree.lowerForm(j) === 'another') return tree.lowerForm(j - 1) === 'one'
      if (tree.lowerForm(j) !== 'other') return false
      return tree.lowerForm(j - 1) === 'each' || (tree.lowerForm(j - 1) === 'the' && agentsOf(tree, head).some(isEach))
    })
  }

  /** Whether the object is a pronoun that was taken for the doer himself. */
  private isOwnPronoun(frame: Frame<EventLabel>, sources: readonly Party[]): boolean {
    const { tree } = this
    const objects = frame.entry.wordClass === 'verb' ? patientsOf(tree, frame.head) : []
    if (objects.length !== 1 || !/^(?:it|them|him|her)$/i.test(tree.form(objects[0]))) return false
    const meant = this.actors(objects).map(stateOf)
    return meant.length > 0 && meant.every(state => state !== null && sources.some(source => stateOf(source) === state))
  }

  /** "cut ties with Qatar, accusing *it* of treachery": whoever the deed before was done to. */
  private outerTargets({ head }: Frame<EventLabel>): readonly Party[] {
    const { tree } = this
    if (tree.deprel(head) !== 'advcl' || tree.xpos(head) !== 'VBG') return []
    const outer = tree.head(head)
    const objects = patientsOf(tree, outer)
    const touched = [outer, ...objects].flatMap(j => obliquesOf(tree, j, ...TOUCHING))
    return distinctParties(this.actors([...touched, ...objects].filter(j => j < head)).filter(isKnown))
  }

  /** Whom a deed touches that its own roles do not name. */
  private touchedBy(frame: Frame<EventLabel>, sources: readonly Party[], content: number): Party[] {
    const { tree } = this
    const { entry } = frame
    const { type } = entry.label
    const others = (parties: readonly Party[]) =>
      parties.filter(party => !isAmong(party, sources) && !this.isOwn(party, sources))
    if (entry.wordClass === 'noun' && intendingVerb(tree, frame.head) >= 0) {
      const touched = this.actors(obliquesOf(tree, tree.head(frame.head), 'on', 'against'))
      if (touched.length > 0) return distinctParties(touched)
    }
    if (content >= 0 && type === 'REQUEST') {
      // "demanded that Iran stop": who is asked is the subject of what is asked.
      const asked = tree.child(content, 'nsubj', 'nsubj:pass')
      const parties = asked < 0 ? [] : this.actors([asked])
      if (parties.length > 0) return parties
      // "demanded that *Chinese* vessels leave"
      const owned = asked < 0 ? [] : others(this.ownerOf(asked))
      if (owned.length > 0) return distinctParties(this.wholeIn(asked, owned))
      // "is demanding the United Nations act": read as the object, with what is asked behind it; "pressed for Chad to leave".
      const named = /^(?:obj|nsubj)$/.test(tree.deprel(content)) ? this.actors([content]) : []
      if (named.some(isKnown)) return named
    }
    // "denied any part in the poisoning of the envoy": who suffered is not contradicted.
    if (type === 'REJECT' && content >= 0 && SHARED.test(tree.lowerLemma(content))) return []
    const found = others(this.touchedByContent(content, sources))
    if (found.some(isKnown)) return distinctParties(found)
    // "rejected a request by Kampala", "lifted its ban on the firm": whose or about whom the row's own noun is.
    // "sent a delegation led by its minister": who comes along is not who is met.
    // "adopted a resolution condemning Chad": who is blamed in it is not backed.
    // "took part in talks in Vienna": where talks are held is nobody's side.
    const isLed = ({ span }: Party, noun: number) => {
      const clause = type === 'CONSULT' || type === 'SUPPORT' ? tree.child(noun, 'acl') : -1
      const participle = type === 'SUPPORT' && !this.isAgainst(clause) ? -1 : clause
      return participle >= 0 && tree.isUnder(tree.tokenAt(span[0]), participle)
    }
    for (const j of frame.rest) {
      if (tree.upos(j) !== 'NOUN') continue
      const struck = type === 'SANCTION' ? this.struckBy(j, sources) : []
      if (struck.length > 0) return struck
      const blames = type === 'ACCUSE'
      // "reiterated *India's* readiness": the doer's own state is nobody whom it touches.
      const ownStates = new Set(sources.filter(isKnown).map(stateOf))
      const isNotOwn = (party: Party) => !isKnown(party) || !ownStates.has(stateOf(party))
      const owners = blames && this.isDeed(j) ? this.doersOf(j) : others(this.possessorsOf(j)).filter(isNotOwn)
      const inner =
        owners.length > 0 || (blames && this.isDeed(j))
          ? others(owners)
          : others([
              ...this.leadingFrom(j),
              ...this.actorWithin(j, sources, blames, !entry.label.joint || !TAKING_PART.test(entry.head)).filter(
                party => !isLed(party, j) && isNotOwn(party),
              ),
            ])
      if (inner.length > 0) return distinctParties(inner)
    }
    // "demanded *his* release": not he is asked.
    const isUndergone = type === 'REQUEST' && content >= 0 && UNDERGONE.test(tree.lowerLemma(content))
    if (content >= 0 && tree.upos(content) !== 'VERB' && !isUndergone) {
      const inner = others(this.actorWithin(content, sources))
      if (inner.some(isKnown)) return distinctParties(inner)
    }
    if (BEFALLING.has(type)) {
      const places = this.actors([frame.head, ...frame.rest].flatMap(j => obliquesOf(tree, j, ...PLACING)))
      if (places.length > 0) return distinctParties(places)
    }
    return distinctParties(found)
  }

  /** "announced sanctions *targeting* the dealers": whom the measure is said to be for. */
  private struckBy(measure: number, sources: readonly Party[]): Party[] {
    const aim = this.tree.child(measure, 'acl')
    if (aim < 0 || !/^(?:target|hit|punish|affect|single|cover)$/.test(this.tree.lowerLemma(aim))) return []
    const struck = patientsOf(this.tree, aim)
    const found = this.actors(struck)
    return distinctParties(found.length > 0 ? found : struck.flatMap(j => this.actorWithin(j, sources)))
  }

  /**
   * Parties at the first role that names an actor; for physical deeds a thing will do as their target. `sources` is null where they are
   * looked for.
   */
  private partiesOf(frame: Frame<EventLabel>, roles: readonly Role[], sources: readonly Party[] | null): Party[] {
    let thing: readonly Party[] = []
    const blames = frame.entry.label.type === 'ACCUSE'
    const described = sources === null && this.tree.deprel(frame.head) === 'acl:relcl' ? this.tree.head(frame.head) : -1
    // "refused *the commission* access", "promised *Chad* a loan": whom it is done to is before what it is.
    const isTarget = sources !== null && frame.entry.wordClass === 'verb'
    for (const role of isTarget ? ['iobj', ...roles.filter(other => other !== 'iobj')] : roles) {
      // "the offer was declined *by Lima*": whoever declined it.
      if (isTarget && role === 'by' && !frame.entry.rest.includes('by') && isPassive(this.tree, frame.head)) continue
      const tokens = roleTokens(this.tree, frame, role).filter(j => sources !== null || !this.isScenery(j))
      // "the shelling that has killed dozens": whoever shelled.
      if (tokens[0] === described && this.isDeed(described)) return distinctParties(this.doersOf(described))
      const actors = this.actors(tokens)
      if (actors.length > 0) return distinctParties(actors)
      for (const j of tokens) {
        const inner =
          sources === null
            ? this.ownerOf(j)
            : blames && (this.isDeed(j) || this.isSuffered(j))
              ? this.doersOf(j)
              : this.actorWithin(j, sources, false, !isSigned(frame)).filter(party => !this.isOwn(party, sources))
        const struck = sources === null ? null : this.placed(frame, j, inner, sources)
        if (struck !== null) return distinctParties(struck)
        if (inner.length > 0) return distinctParties(this.wholeOf(frame, j, inner))
      }
      // "formed a reserve force", "patrolled the sea": what is moved, and not what it is moved against.
      const counts =
        sources === null || frame.entry.wordClass !== 'verb' ? [] : tokens.filter(j => isCount(this.tree, j))
      if (thing.length === 0 && counts.length > 0) thing = counts.map(j => countedAt(this.tree, j))
      if (thing.length === 0 && !(role === 'obj' && frame.entry.label.type === 'MOBILIZE'))
        thing = tokens
          .filter(j => !isManner(this.tree, j) && !this.isTime(j) && !this.isDeedItself(frame, j))
          .flatMap(j => this.mentions.parties(this.sentence, j))
    }
    return sources !== null && PHYSICAL.has(frame.entry.label.type) ? distinctParties(thing) : []
  }

  /** "shot down *two Ukrainian drones*": the thing with the adjective that tells whose it is, not the adjective alone. */
  private wholeOf({ entry }: Frame<EventLabel>, thing: number, inner: readonly Party[]): readonly Party[] {
    const { tree } = this
    const owner = tree.tokenAt(inner[0].span[0])
    if (inner.length > 1 || tree.head(owner) !== thing || !/^(?:amod|compound)$/.test(tree.deprel(owner))) return inner
    if (entry.wordClass !== 'verb' || !PHYSICAL.has(entry.label.type) || this.isDeed(thing)) return inner
    return this.wholeIn(thing, inner)
  }

  /** A single owner told by the whole phrase of what he owns. */
  private wholeIn(thing: number, inner: readonly Party[]): readonly Party[] {
    if (inner.length > 1) return inner
    const phrase = this.mentions.parties(this.sentence, thing)[0]?.span
    return phrase && contains(phrase, inner[0].span) ? [{ ...inner[0], span: phrase }] : inner
  }

  /**
   * "ambushed a convoy near Mandera", "shelled a market in Goma": a thing that was struck is told with where it stands; it was struck, and
   * is of the state that it stands in. Null where it is told whose it is.
   */
  private placed(
    { entry }: Frame<EventLabel>,
    thing: number,
    inner: readonly Party[],
    sources: readonly Party[],
  ): readonly Party[] | null {
    const { tree } = this
    if (!/^(?:ASSAULT|COERCE|MOBILIZE)$/.test(entry.label.type) || inner.length === 0) return null
    const place = tree.tokenAt(inner[0].span[0])
    for (let c = place; c !== thing && c >= 0; c = tree.head(c)) {
      if (!this.isFarScene(c) && !(tree.head(c) === thing && isMarked(tree, c, 'with'))) continue
      const owner = this.isFarScene(c) ? this.actorWithin(thing, sources, false, false) : []
      if (owner.length > 0) return owner
      const actor = WITHIN.has(tree.lowerLemma(tree.child(c, 'case'))) ? stateOf(inner[0]) : null
      return this.mentions.parties(this.sentence, thing).map(party => ({ ...party, actor: party.actor ?? actor }))
    }
    return null
  }

  /** "agreed to send batteries to Ukraine": whom the deed that is promised, refused or threatened would touch, or where it would. */
  private touchedByContent(deed: number, sources: readonly Party[]): readonly Party[] {
    const { tree } = this
    if (deed < 0) return []
    const verbal = tree.upos(deed) === 'VERB'
    // "offered to send *observers*": what is given is not whom it is given to.
    const isGift = verbal && SENDING.test(tree.lowerLemma(deed))
    const patients = verbal ? patientsOf(tree, deed).filter(j => !isGift || !this.isForcesOrNobody(j)) : []
    const reach = [deed, ...patients]
    let unknown: readonly Party[] = []
    const levels: (() => readonly Party[])[] = [
      () => this.actors(patients),
      () => (verbal ? this.actors(reach.flatMap(j => obliquesOf(tree, j, ...TOUCHING))) : []),
      () => patients.flatMap(j => this.actorWithin(j, sources)),
      () => {
        const next = tree.child(deed, 'xcomp')
        return next >= 0 ? this.touchedByContent(next, sources) : []
      },
      () => {
        const own = new Set(sources.map(stateOf))
        const places = this.actors(reach.flatMap(j => obliquesOf(tree, j, ...PLACING)))
        return places.filter(place => isKnown(place) && !own.has(stateOf(place)))
      },
    ]
    for (const level of levels) {
      const parties = level()
      if (parties.some(isKnown)) return parties
      if (unknown.length === 0) unknown = parties
    }
    return unknown
  }

  /** Soldiers, observers, a team: what is sent, unless it is somebody known who is no force. */
  private isForcesOrNobody(token: number): boolean {
    return this.actors([token]).every(
      ({ actor, name }) => name === undefined && (actor === null || actor.endsWith(':MIL')),
    )
  }

  /** Whether a noun names a deed that somebody is blamed for: of the "attack on a church" not the church is accused. */
  private isDeed(noun: number): boolean {
    const rows = loadEventLexicon().get(this.tree.lowerLemma(noun))
    return rows?.some(({ wordClass, label }) => wordClass === 'noun' && BLAMED.has(label.type)) ?? false
  }

  /** Whether a verb blames somebody or asks something of him. */
  private isAgainst(verb: number): boolean {
    const rows = verb < 0 ? [] : (loadEventLexicon().get(this.tree.lowerLemma(verb)) ?? [])
    return rows.some(({ wordClass, label }) => wordClass === 'verb' && /^(?:ACCUSE|REQUEST)$/.test(label.type))
  }

  /** "deplored the deaths of the peacekeepers": those who suffered are not blamed for it. */
  private isSuffered(noun: number): boolean {
    return /^(?:death|loss|suffering|plight|displacement|martyrdom)$/.test(this.tree.lowerLemma(noun))
  }

  /** "imposed *the ban*": the noun names the very deed, and not whom it is done to. */
  private isDeedItself({ entry }: Frame<EventLabel>, j: number): boolean {
    if (this.tree.deprel(j) !== 'obj') return false
    const rows = loadEventLexicon().get(this.tree.lowerLemma(j))
    return rows?.some(({ wordClass, label }) => wordClass === 'noun' && label.type === entry.label.type) ?? false
  }

  private doersOf(noun: number): Party[] {
    const { tree } = this
    const before = tree.children(noun).filter(c => c < noun && DOING.has(tree.deprel(c)) && !this.isScenery(c))
    const found = this.actors([...before, ...obliquesOf(tree, noun, 'by')])
    if (found.length > 0) return found
    const participle = tree.child(noun, 'acl')
    return participle < 0 ? [] : this.actors(agentsOf(tree, participle))
  }

  /** "the *Paris* attacks", "the *Iraq* withdrawal": a town or a land before the noun is where it happened, and whom it befell. */
  private isScenery(token: number): boolean {
    const { tree } = this
    const noun = tree.deprel(token) === 'compound' ? tree.head(token) : -1
    if (noun < 0) return false
    // "the US withdrawal": whose it is.
    if (OF_LANDS.test(tree.lowerLemma(noun)))
      return /\p{Ll}/u.test(tree.form(token)) && this.mentions.sortAt(this.sentence, token) === 'state'
    const rows = loadEventLexicon().get(tree.lowerLemma(noun))
    const isAttack = rows?.some(({ wordClass, label }) => wordClass === 'noun' && label.type === 'ASSAULT') === true
    return isAttack && this.mentions.isTown(this.sentence, token)
  }

  private isTime(token: number): boolean {
    return this.mentions.times(this.sentence).some(({ first, last }) => first <= token && token <= last)
  }

  /** "dismissed *Lima's* claim to the islands": whose it is before what it is about. */
  private possessorsOf(thing: number): Party[] {
    const owner = this.tree.child(thing, 'nmod:poss')
    return owner < 0 ? [] : this.actors([owner])
  }

  private leadingFrom(thing: number): Party[] {
    return this.actors(obliquesOf(this.tree, thing, ...LEADING))
  }

  /**
   * "condemned the Turkish offensive", "rejected the claim that Iran armed them": whose thing it is, the nearest actor below it. In
   * "upheld its treaty with Israel" the doer's own "its" tells nobody. `blames`: of a deed below it, only who did it is meant ("concern
   * over the shelling of Basra"). Without `scenes`, no place where something stands.
   */
  private actorWithin(thing: number, sources: readonly Party[], blames = false, scenes = true): readonly Party[] {
    const { tree } = this
    let level = [thing]
    for (let depth = 0; depth < DEPTH && level.length > 0; depth++) {
      const next: number[] = []
      for (const j of level) {
        for (const c of this.ownersFirst(j)) {
          if (isTopic(tree, j, c) || isMatterOf(tree, thing, j, c) || isJudgement(tree, c) || this.isScenery(c))
            continue
          if (!OWNING.has(tree.deprel(c)) || this.isScene(j, c) || ((depth > 0 || !scenes) && this.isFarScene(c)))
            continue
          const found = this.actors([c]).filter(party => !isAmong(party, sources))
          if (found.length > 0) return found
          if (!blames || !this.isDeed(c)) next.push(c)
          else {
            const doers = this.doersOf(c)
            if (doers.length > 0) return doers
          }
        }
      }
      level = next
    }
    return []
  }

  /** "the visit to Australia of the minister": whose a thing is before what else hangs on it. */
  private ownersFirst(thing: number): readonly number[] {
    const { tree } = this
    const children = [...tree.children(thing)]
    const owner = children.findIndex(c => c > thing && tree.deprel(c) === 'nmod' && isMarked(tree, c, 'of'))
    const other = children.findIndex(c => c > thing && tree.deprel(c) === 'nmod' && isMarked(tree, c, 'to'))
    if (other < 0 || owner < other) return children
    return [...children.slice(0, other), children[owner], ...children.slice(other, owner), ...children.slice(owner + 1)]
  }

  /** "the accord signed *in Doha*": where something was done to the thing. */
  private isScene(verb: number, place: number): boolean {
    const { tree } = this
    const marker = tree.deprel(verb) === 'acl' && tree.deprel(place) === 'obl' ? tree.child(place, 'case') : -1
    return marker >= 0 && PLACING.includes(tree.lowerLemma(marker))
  }

  /** "a text that demanded a truce *in El Obeid*": where something below the thing stands. */
  private isFarScene(place: number): boolean {
    const { tree } = this
    if (tree.deprel(place) !== 'nmod' && tree.deprel(place) !== 'obl') return false
    const marker = tree.child(place, 'case')
    return marker >= 0 && PLACING.includes(tree.lowerLemma(marker))
  }

  /** "Russian missiles", "the UN report", "a report accusing the army": whose weapon, paper or words the grammatical doer is. */
  private ownerOf(thing: number): readonly Party[] {
    const { tree } = this
    for (const c of tree.children(thing)) {
      const relation = tree.deprel(c)
      if (c > thing || (relation !== 'nmod:poss' && relation !== 'amod' && relation !== 'compound')) continue
      // "the Dutch safety board", whichever of its words the adjective was hung on
      const found = this.actors([c, ...tree.children(c).filter(g => /^(?:amod|compound)$/.test(tree.deprel(g)))])
      if (found.length > 0) return found
    }
    const by = this.actors(obliquesOf(tree, thing, 'by', 'from', 'of'))
    if (by.length > 0) return by
    // "the missiles fired by the army"
    const participle = tree.child(thing, 'acl')
    const agents = participle < 0 ? [] : this.actors(agentsOf(tree, participle))
    if (agents.length > 0) return agents
    const verb = tree.head(thing)
    // "published a report accusing the army"; who is aware of one did not write it.
    if (verb < 0 || (tree.deprel(thing) !== 'obj' && tree.deprel(thing) !== 'obl') || tree.upos(verb) !== 'VERB')
      return []
    return this.actors(agentsOf(tree, verb))
  }
}

/** "the bombing, *claimed by* the cartel", "a blast *which the rebels claimed*": who says that he did what the noun names. */
function claimantsOf(tree: Tree, noun: number): number[] {
  const above = /^(?:obj|nsubj:pass)$/.test(tree.deprel(noun)) ? [tree.head(noun)] : []
  const behind = tree.children(noun).filter(c => c > noun && /^acl/.test(tree.deprel(c)))
  for (const verb of [...above, ...behind].flatMap(c => conjunctsOf(tree, c)))
    if (tree.lowerLemma(verb) === 'claim' && tree.child(verb, 'ccomp', 'xcomp') < 0) return agentsOf(tree, verb)
  return []
}

/** What is done by those who tell of it. */
const ANNOUNCING = /^(?:announce|declare|order|unveil|confirm|plan|command)$/

/** "at least *15* were arrested", "killing *nine*": a number stands for those who were counted. */
const isCount = (tree: Tree, j: number): boolean =>
  tree.xpos(j) === 'CD' && !/^\d{4}$/.test(tree.form(j)) && tree.child(j, 'case') < 0 && !/[.:%]/.test(tree.form(j))

/** Them, from "at least" or "about" to the number. */
function countedAt(tree: Tree, j: number): Party {
  let first = j
  while (first > 0 && COUNTING.test(tree.lowerForm(first - 1))) first--
  return { span: [tree.starts[first], tree.ends[j]], actor: null }
}
const COUNTING = /^(?:at|least|most|about|some|around|more|than|another|nearly|almost|over|up|to|as|many)$/

/** "blamed the raid *on Chad*", "attributed the blast to the rebels": who is said to have done what the noun names. */
function blamedFor(tree: Tree, { entry, head }: Frame<EventLabel>): number[] {
  const verb = entry.wordClass === 'noun' && tree.deprel(head) === 'obj' ? tree.head(head) : -1
  if (verb < 0 || !BLAMED.has(entry.label.type)) return []
  const marker = /^(?:blame|pin)$/.test(tree.lowerLemma(verb)) ? 'on' : 'to'
  if (marker === 'to' && !/^(?:attribute|ascribe|trace|link)$/.test(tree.lowerLemma(verb))) return []
  // "blamed the attack on the base on Chad": the last.
  const last = [...obliquesOf(tree, head, marker), ...obliquesOf(tree, verb, marker)].sort((a, b) => a - b).at(-1)
  return last === undefined || last < head ? [] : [last]
}

/** "blamed *the attack* on Chad": told before, where nothing tells whom it struck. */
function isKnownDeed(tree: Tree, noun: number, doers: readonly number[]): boolean {
  const article = tree.child(noun, 'det')
  if (article < 0 || !/^(?:the|this|that)$/.test(tree.lowerForm(article))) return false
  return !tree.children(noun).some(c => c > noun && !doers.includes(c) && tree.deprel(c) === 'nmod')
}

/** The verb of answering, attacking or going on that a noun completes: "responded *with raids*", "answered with *shelling*"; −1 for none. */
function respondingVerb(tree: Tree, noun: number): number {
  const verb = tree.head(noun)
  if (verb < 0 || tree.upos(verb) !== 'VERB' || !isMarked(tree, noun, 'with') || isPassive(tree, verb)) return -1
  return tree.deprel(noun) === 'obl' && RESPONDING.test(tree.lowerLemma(verb)) ? verb : -1
}
const RESPONDING =
  /^(?:respond|retaliate|reply|answer|react|counter|proceed|continue|persist|begin|start|follow|escalate)$/

/** What somebody denies to have had in a deed. */
const SHARED = /^(?:involvement|role|part|hand|responsibility|complicity|knowledge|link|connection)$/

/** "in response", "on strike", "for life": a noun without an article behind a preposition is nothing that a deed befalls. */
function isManner(tree: Tree, noun: number): boolean {
  if (tree.child(noun, 'case') < 0 || tree.xpos(noun) !== 'NN') return false
  return tree.child(noun, 'det', 'nmod:poss', 'nummod', 'compound', 'amod') < 0
}

/** "vetoed a resolution that would have kept *peacekeepers* in Chad": whom a paper's clause is about did not make it. */
const isMatterOf = (tree: Tree, thing: number, clause: number, below: number): boolean =>
  tree.deprel(clause) === 'acl:relcl' &&
  tree.head(clause) === thing &&
  wordsOfClass('paper').has(tree.lowerLemma(thing)) &&
  /^(?:obj|obl)$/.test(tree.deprel(below)) &&
  !isMarked(tree, below, 'by')

/** "a move *hailed by Chad* but denounced by Niger": whoever judged the thing is not whose it is. */
const isJudgement = (tree: Tree, participle: number): boolean =>
  /^acl/.test(tree.deprel(participle)) &&
  /^(?:hail|welcome|praise|applaud|condemn|denounce|criticise|criticize|slam|decry|deplore|oppose|reject|dispute|back|endorse|resist)$/.test(
    tree.lowerLemma(participle),
  )

/** "described the passage *on Chad* as absurd": whom words are about did not say them. */
function isTopic(tree: Tree, noun: number, below: number): boolean {
  const marker = tree.deprel(below) === 'nmod' ? tree.child(below, 'case') : -1
  return (
    marker >= 0 &&
    WORDS.test(tree.lowerLemma(noun)) &&
    /^(?:on|about|regarding|concerning)$/.test(tree.lowerForm(marker))
  )
}
const WORDS =
  /^(?:passage|finding|remark|comment|statement|account|claim|allegation|chapter|paragraph|report|article|assertion|conclusion)$/

/** "a *Russian*-made missile": who made it need not have fired it. */
const isMakeOf = (tree: Tree, j: number): boolean =>
  j + 2 < tree.size &&
  tree.form(j + 1) === '-' &&
  /^(?:made|built|supplied|designed|style|speaking|born|registered)$/.test(tree.lowerForm(j + 2))

/** "by force", "the use of force": nobody's. */
const isBareForce = (tree: Tree, noun: number): boolean =>
  tree.lowerForm(noun) === 'force' && tree.child(noun, 'det', 'nmod:poss', 'amod', 'compound', 'nummod') < 0

/** "signed a document *in Singapore*": where it was signed is nobody's side. */
const isSigned = ({ entry }: Frame<EventLabel>): boolean => entry.label.joint && TAKING_PART.test(entry.head)
const TAKING_PART = /^(?:take|participate|attend|join|engage|enter|sign)$/

const isMarked = (tree: Tree, noun: number, preposition: string): boolean => {
  const marker = tree.child(noun, 'case')
  return marker >= 0 && tree.lowerLemma(marker) === preposition
}

const isKnown = (party: Party) => party.actor !== null
const isAmong = (party: Party, parties: readonly Party[]) =>
  parties.some(other =>
    party.actor === null && party.name === undefined
      ? other.span[0] === party.span[0]
      : other.actor === party.actor && other.name === party.name,
  )
