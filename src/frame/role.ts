// Where an entry's roles lead in a tree: tokens for parties, a clause or phrase for content.
import type { Span } from '../span.ts'
import {
  agentsOf,
  clauseEnd,
  conjunctsOf,
  isPassive,
  nounPhrase,
  obliquesOf,
  patientsOf,
  subjectsOf,
  type Tree,
} from '../tree/index.ts'
import { type Role, wordsOfClass } from './entry.ts'
import type { Frame } from './frame.ts'
import { speakerOf } from './speaker.ts'
import { isDate } from './whole.ts'

/** Modifiers before a noun, and those of its modifiers that are joined: "Russian-Chinese talks", "US and British strikes". */
function modifiers(tree: Tree, i: number, ...relations: readonly string[]): number[] {
  const out: number[] = []
  for (const c of tree.children(i)) {
    // "US-led strikes", "Russian demands": before the noun; what follows it has a preposition and a role of its own.
    if (c > i || !relations.includes(tree.deprel(c))) continue
    out.push(c)
    for (const g of tree.children(c)) {
      const relation = tree.deprel(g)
      // "*the US envoy's* visit": what is before the owner is his.
      const isOwners = tree.deprel(c) === 'nmod:poss' && tree.upos(c) === 'NOUN'
      if (relation === 'conj' || (!isOwners && (relation === 'compound' || relation === 'amod'))) out.push(g)
    }
  }
  return out
}

/** Heads of the phrases that fill a role of the frame, in order of the text. */
export function roleTokens(tree: Tree, frame: Frame<unknown>, role: Role): number[] {
  return tokensAt(tree, frame, role).map(j => namedBy(tree, j))
}

/** "bombed *what* Oslo called a *camp*", "objected to what it described as a *display*": the name stands for the "what". */
function namedBy(tree: Tree, i: number): number {
  if (tree.lowerForm(i) !== 'what') return i
  const verb = tree.child(i, 'acl:relcl')
  if (verb < 0 || !CALLING.test(tree.lowerLemma(verb))) return i
  const [as = -1] = obliquesOf(tree, verb, 'as')
  const name = as > verb ? as : tree.child(verb, 'obj', 'xcomp')
  return name > verb ? name : i
}
const CALLING =
  /^(?:call|describe|term|label|brand|dub|characteri[sz]e|consider|regard|deem|say|see|denounce|condemn|decry)$/

function tokensAt(tree: Tree, { entry, head, rest }: Frame<unknown>, role: Role): number[] {
  const phrase = [head, ...rest]
  const keep = (tokens: readonly number[]) => tokens.filter(j => !phrase.includes(j))
  switch (role) {
    case 'subj':
      return keep(entry.wordClass === 'verb' ? doersOf(tree, phrase) : subjectsOf(tree, head))
    case 'obj': {
      // "refused to meet the envoy": the object is that of the last verb of the entry.
      const verbs = rest.filter(j => tree.upos(j) === 'VERB')
      const objects = keep([head, ...verbs].flatMap(j => patientsOf(tree, j)))
      // "handed over two drafts, one to Seoul": a particle read as a preposition still leaves the drafts handed over.
      const particle =
        entry.wordClass === 'verb'
          ? rest.find(j => tree.deprel(j) === 'case' && !LINKING.has(tree.lowerForm(j)))
          : undefined
      // In "stood by Ukraine" the preposition is one.
      const marked = particle === undefined || tree.lowerForm(particle) === 'by' ? -1 : tree.head(particle)
      if (marked > head && !(objects[0] < marked) && entry.rest.length === 1) return keep(conjunctsOf(tree, marked))
      if (objects.length > 0 || entry.wordClass !== 'verb') return objects
      const hidden = keep([head, ...rest].flatMap(j => hiddenObject(tree, j)))
      if (hidden.length > 0 && !isPassive(tree, head)) return hidden
      // "was taken hostage": the entry's own words hold the object's place.
      if (isPassive(tree, head)) return keep(subjectsOf(tree, head))
      return []
    }
    case 'iobj': {
      const receiver = tree.child(head, 'iobj')
      if (receiver >= 0) return conjunctsOf(tree, receiver)
      const beneficiary = beneficiaryOf(tree, head)
      if (beneficiary >= 0) return [beneficiary]
      const first = firstOfTwoObjects(tree, head)
      if (first >= 0) return keep(conjunctsOf(tree, first))
      // "inspectors were granted access": who receives is the subject where the object stays.
      const noun = tree.child(head, 'xcomp')
      const isGranted = tree.child(head, 'obj') >= 0 || (noun >= 0 && GRANTED.test(tree.lowerLemma(noun)))
      return isPassive(tree, head) && isGranted ? keep(subjectsOf(tree, head)) : []
    }
    case 'xcomp':
    case 'ccomp':
    case 'advcl':
    case 'acl': {
      const clause = clauseOf(tree, phrase, role)
      return clause >= 0 ? [clause] : []
    }
    case 'asker':
    case 'asked': {
      const verb = governingVerb(tree, head, 'demanding')
      if (verb < 0) return []
      return keep(role === 'asker' ? agentsOf(tree, verb) : askedOf(tree, verb))
    }
    case 'charged':
      return keep(chargedAt(tree, head))
    // "came *at the invitation* of Chad": who did what the noun's phrase stands beside.
    case 'doer':
      return tree.deprel(head) === 'obl' && tree.upos(tree.head(head)) === 'VERB'
        ? keep(agentsOf(tree, tree.head(head)))
        : []
    // "it is *regrettable* that they left, Rome said"
    case 'speaker':
      return keep(speakerOf(tree, head))
    case 'answerer': {
      const verb = governingVerb(tree, head, 'answering')
      return verb < 0 ? [] : keep(agentsOf(tree, verb))
    }
    case 'named':
      return namedAs(tree, head)
    case 'told':
      return keep(wordsTold(tree, phrase))
    case 'poss':
      return phrase.flatMap(j => modifiers(tree, j, 'nmod:poss'))
    case 'amod':
      return phrase.flatMap(j => modifiers(tree, j, 'amod'))
    case 'compound':
      return keep(phrase.flatMap(j => modifiers(tree, j, 'compound', 'nmod:desc', 'nmod')))
    case 'by':
      // "the killing of an envoy by Israel": where it is a noun, the phrase may hang from the one before it.
      // In "stood by Turkey" the preposition is the entry's own and marks no agent.
      return keep(
        entry.wordClass === 'verb' && !entry.rest.includes('by') && isPassive(tree, head)
          ? agentsOf(tree, head)
          : markedBy(tree, phrase, rest, role),
      )
    case 'on':
      // "on Sunday" is when it was done.
      return keep(markedBy(tree, phrase, rest, role)).filter(j => !isDate(tree, j))
    case 'for':
      // "Mr Holm, *for his part*, pressed for talks"
      return keep(markedBy(tree, phrase, rest, role)).filter(
        j => tree.lowerForm(j) !== 'part' || tree.xpos(Math.max(0, tree.child(j, 'nmod:poss'))) !== 'PRP$',
      )
    default:
      return keep(markedBy(tree, phrase, rest, role))
  }
}

/**
 * An object that the tree hangs otherwise: "told *Iran* that", "deported *at least four men*" read as a place, "found *him* guilty" as a
 * clause, a phrase with an article as a complement.
 */
function hiddenObject(tree: Tree, verb: number): number[] {
  if (tree.upos(verb) !== 'VERB') return []
  for (const c of tree.children(verb)) {
    if (c < verb) continue
    switch (tree.deprel(c)) {
      case 'iobj':
        return conjunctsOf(tree, c)
      case 'obl': {
        const marker = tree.child(c, 'case')
        if (
          marker === verb + 1 &&
          tree.child(c, 'nummod') >= 0 &&
          AT_LEAST.test(tree.text.slice(tree.starts[marker], tree.starts[marker] + 12))
        )
          return [c]
        break
      }
      case 'xcomp':
        if (tree.child(c, 'det') >= 0 && tree.child(c, 'mark', 'case') < 0) return [c]
        break
      case 'ccomp': {
        const subject = tree.child(c, 'nsubj')
        const finite = tree.xpos(c) === 'VBD' || tree.xpos(c) === 'VBZ' || tree.xpos(c) === 'VBP'
        if (subject > verb && !finite && tree.child(c, 'mark', 'aux', 'cop', 'aux:pass') < 0) return [subject]
        break
      }
    }
  }
  return []
}

/** The verb of a class that a noun is the object of, or that is asked, refused or answered "which" in its relative clause; −1 for none. */
function governingVerb(tree: Tree, noun: number, ofClass: string): number {
  const verbs = wordsOfClass(ofClass)
  const clause = tree.child(noun, 'acl:relcl')
  if (clause > noun && verbs.has(tree.lowerLemma(clause)) && patientsOf(tree, clause).includes(noun)) return clause
  // "called on them *to help*"
  if (tree.upos(noun) === 'VERB') {
    const asking = /^(?:xcomp|advcl|ccomp)$/.test(tree.deprel(noun)) ? tree.head(noun) : -1
    return asking >= 0 && verbs.has(tree.lowerLemma(asking)) ? asking : -1
  }
  let i = noun
  for (let climbs = 0; climbs < 3; climbs++) {
    const verb = tree.head(i)
    if (verb < 0 || !ASKED.has(tree.deprel(i))) return -1
    if (tree.deprel(i) === 'obl') {
      const marker = tree.child(i, 'case')
      if (marker < 0 || tree.lowerForm(marker) !== 'for') return -1
    }
    if (tree.upos(verb) === 'VERB') return tree.deprel(i) !== 'conj' && verbs.has(tree.lowerLemma(verb)) ? verb : -1
    if (tree.deprel(i) !== 'conj') return -1
    i = verb
  }
  return -1
}

/** "was arrested *on charges* of fraud": whoever the verb around the charges is done to, or who is held on them. */
function chargedAt(tree: Tree, noun: number): number[] {
  const marker = tree.child(noun, 'case')
  if (marker < 0 || tree.lowerForm(marker) !== 'on') return []
  const governor = tree.head(noun)
  const verb = governor >= 0 && tree.upos(governor) !== 'VERB' ? tree.head(governor) : governor
  if (verb < 0 || tree.upos(verb) !== 'VERB') return []
  const patients = patientsOf(tree, verb)
  return patients.length > 0 ? patients : subjectsOf(tree, verb)
}

const ASKED = new Set(['obj', 'obl', 'nsubj:pass', 'conj'])

/** Of whom it is asked: "asked *Oslo* for help", "demanded an apology from *Oslo*". */
function askedOf(tree: Tree, verb: number): number[] {
  const told = tree.child(verb, 'obj') < 0 ? tree.child(verb, 'iobj') : -1
  return [
    ...obliquesOf(tree, verb, 'from', 'of', 'on', 'to'),
    ...(tree.child(verb, 'obl') >= 0 ? [...patientsOf(tree, verb), ...(told < 0 ? [] : conjunctsOf(tree, told))] : []),
  ]
}

/** "called the draft *rude*", "a *childish* *tactic*", "described it as an *occupation*": the words that the verb names its object by. */
function namedAs(tree: Tree, verb: number): number[] {
  const found: number[] = []
  const [object = verb] = patientsOf(tree, verb)
  for (const above of [verb, object]) {
    for (const c of tree.children(above)) {
      if (c < verb || c <= object) continue
      const marker = tree.child(c, 'case')
      const marked = marker >= 0 && tree.lowerForm(marker) !== 'as'
      if (!marked && NAMING.has(tree.deprel(c))) found.push(c)
    }
  }
  // "as an act of *aggression*"
  const whole = found.flatMap(j => (PARTIAL.has(tree.lowerLemma(j)) ? [j, ...obliquesOf(tree, j, 'of')] : [j]))
  return whole.flatMap(j => [
    ...conjunctsOf(tree, j),
    ...tree
      .children(j)
      .filter(k => NAMED.has(tree.deprel(k)))
      .flatMap(k => conjunctsOf(tree, k)),
  ])
}

const PARTIAL = new Set(
  'act piece form case kind sort campaign attempt example instance pack set string work source'.split(' '),
)

const NAMING = new Set(['appos', 'xcomp', 'obj', 'obl', 'nmod', 'acl', 'advcl', 'ccomp', 'amod'])
const NAMED = new Set(['amod', 'advmod', 'compound'])

/** "warned that it would *hit* back with *force*": the verbs of what is told, with what stands beside them. */
function wordsTold(tree: Tree, phrase: readonly number[]): number[] {
  const found: number[] = []
  let clause = clauseOf(tree, phrase, 'ccomp')
  for (let steps = 0; clause >= 0 && steps < 3; steps++) {
    for (const verb of conjunctsOf(tree, clause)) {
      found.push(verb)
      for (const c of tree.children(verb)) if (BESIDE.has(tree.deprel(c))) found.push(...conjunctsOf(tree, c))
    }
    clause = tree.child(clause, 'xcomp')
  }
  return found
}

const BESIDE = new Set(['obj', 'obl', 'nsubj:pass'])

/** Prepositions that are never a verb's particle: "called *for* a vote". */
const LINKING = new Set([
  'for',
  'to',
  'of',
  'with',
  'from',
  'at',
  'against',
  'upon',
  'into',
  'among',
  'between',
  'behind',
])
/** "denied *the inspectors* access", read as one compound: to whom what can be granted or refused is; −1 for nobody. */
function beneficiaryOf(tree: Tree, verb: number): number {
  const object = GRANTING.test(tree.lowerLemma(verb)) ? tree.child(verb, 'obj') : -1
  return object > verb && GRANTED.test(tree.lowerLemma(object)) ? tree.child(object, 'compound') : -1
}
/** "promised *the board* a report", "sent *Chad* nothing but grain": both read as objects. −1 for one object or none. */
function firstOfTwoObjects(tree: Tree, verb: number): number {
  let first = -1
  for (const c of tree.children(verb)) {
    if (tree.deprel(c) !== 'obj' || c < verb) continue
    if (first >= 0) return first
    first = c
  }
  return -1
}
const GRANTING = /^(?:refuse|deny|grant|give|offer|allow)$/
const GRANTED = /^(?:access|entry|permission|asylum|passage|citizenship|credit|leave)$/

const AT_LEAST = /^(?:at (?:least|most)|up to|over|around|about|nearly)\b/i

/** The doers of a verb; "was stripped of office by the court" has its by-phrase wherever it was attached. */
function doersOf(tree: Tree, phrase: readonly number[]): number[] {
  const found = agentsOf(tree, phrase[0])
  if (found.length > 0 || !isPassive(tree, phrase[0])) return found
  const below = nested(tree, phrase, 'by')
  return below.length > 0 ? below : behind(tree, phrase, 'by')
}

/** "was turned down *by the Japanese*, officials said", hung on "said": the phrase that follows the frame's words at once. */
function behind(tree: Tree, phrase: readonly number[], preposition: string): number[] {
  const next = Math.max(phrase[0], ...phrase.filter(j => j <= phrase[0] + 2)) + 1
  if (next >= tree.size || tree.deprel(next) !== 'case' || tree.lowerForm(next) !== preposition) return []
  return tree.upos(tree.head(next)) === 'NUM' ? [] : conjunctsOf(tree, tree.head(next))
}

/** Phrases that a preposition marks: below the frame's words, by a preposition of the frame itself, or deeper. */
function markedBy(tree: Tree, phrase: readonly number[], rest: readonly number[], preposition: string): number[] {
  const found = phrase.flatMap(j => obliquesOf(tree, j, preposition)).filter(j => !phrase.includes(j))
  if (found.length > 0) return found
  // "call for talks": a preposition of the entry itself leads to the phrase that it marks.
  for (const j of rest) {
    if (tree.lemma(j) !== preposition) continue
    if (tree.deprel(j) === 'case') return [tree.head(j)]
    // "call on Chad": read as a particle, it leaves the phrase behind it as the verb's object.
    const objects = tree.deprel(j) === 'compound:prt' ? patientsOf(tree, tree.head(j)).filter(k => k > j) : []
    if (objects.length > 0) return objects
    const shared = sharedObject(tree, phrase[0], j)
    if (shared.length > 0) return shared
  }
  if (tree.upos(phrase[0]) === 'NOUN' && followsAtOnce(tree, phrase[0], preposition)) return [tree.head(phrase[0] + 1)]
  const deeper = nested(tree, phrase, preposition)
  return deeper.length > 0 || preposition !== 'between' ? deeper : betweenWhom(tree, phrase[0])
}

/** "fired *on* and sank the boat": a preposition that its phrase does not follow has that of the verb joined to its own. */
function sharedObject(tree: Tree, verb: number, preposition: number): number[] {
  const next = preposition + 1
  if (preposition !== verb + 1 || next >= tree.size || tree.deprel(next) !== 'cc') return []
  const other = tree.head(next)
  return tree.deprel(other) === 'conj' && tree.head(other) === verb ? patientsOf(tree, other).filter(k => k > next) : []
}

/** "condemned the attack *on* a clinic": a preposition right behind a noun leads on from it, wherever its phrase was hung. */
export function followsAtOnce(tree: Tree, noun: number, preposition: string): boolean {
  const next = noun + 1
  return (
    next < tree.size && tree.deprel(next) === 'case' && tree.lowerForm(next) === preposition && tree.head(next) > next
  )
}

/** "Fighting broke out *between* the clans", "talks were held between the two": whom a noun binds, told behind its verb. */
export function betweenWhom(tree: Tree, noun: number): number[] {
  const relation = tree.deprel(noun)
  const isTold = relation === 'nsubj' || relation === 'nsubj:pass'
  return isTold ? obliquesOf(tree, tree.head(noun), 'between').filter(j => j > noun) : []
}

/** Phrases that a preposition marks deeper below the words: "restricted exports of tools *to China*", wherever it was attached. */
function nested(tree: Tree, phrase: readonly number[], preposition: string): number[] {
  const head = phrase[0]
  for (let j = head + 1; j <= tree.lastOf(head); j++) {
    // "set a deadline *for* Chad to withdraw"
    if (tree.deprel(j) === 'mark' && tree.lowerLemma(j) === preposition && phrase.includes(tree.head(tree.head(j)))) {
      const doer = tree.child(tree.head(j), 'nsubj')
      if (doer > j && tree.firstOf(doer) === j + 1) return [doer]
    }
    if (tree.deprel(j) !== 'case' || tree.lowerLemma(j) !== preposition) continue
    const marked = tree.head(j)
    let up = tree.head(marked)
    for (let climbs = 0; climbs < 4 && up >= 0; climbs++) {
      if (phrase.includes(up)) return [marked]
      // "talks held in Luanda on Monday *between the two*": what holds the talks leads on to them.
      const isHeld = SIDES.has(preposition) && phrase.includes(tree.head(up)) && isHolding(tree, up)
      if ((tree.upos(up) === 'VERB' && !isHeld) || tree.deprel(up) === 'appos') break
      if (SIDES.has(preposition) && isOccasion(tree, up)) break
      up = tree.head(up)
    }
  }
  return []
}

/** "spoke *after talks* with Chad", "said so *ahead of a visit* to Lima": whom the occasion is with is nobody the verb's deed is done to. */
function isOccasion(tree: Tree, noun: number): boolean {
  const marker = tree.child(noun, 'case')
  if (marker < 0 || tree.deprel(noun) !== 'obl') return false
  return (
    /^(?:after|before|during|following|amid|despite|since)$/.test(tree.lowerForm(marker)) ||
    (tree.lowerForm(marker) === 'of' && tree.lowerForm(marker - 1) === 'ahead')
  )
}

const SIDES: ReadonlySet<string> = new Set(['between', 'with', 'among'])
/** "talks *held* there", "a meeting *hosted* by Chad". */
const isHolding = (tree: Tree, participle: number): boolean =>
  tree.deprel(participle) === 'acl' &&
  tree.xpos(participle) === 'VBN' &&
  /^(?:hold|host|conduct|convene|organise|organize|arrange|schedule|plan|broker|mediate|facilitate|sponsor|begin|start|open|launch|resume|conclude|reach|sign|agree|forge|strike|exchange|establish)$/.test(
    tree.lowerLemma(participle),
  )

/** "*If they go on*, we will not hesitate *to act*": the infinitive, whatever clause stands before it. */
function infinitiveOf(tree: Tree, verb: number): number {
  const infinitive = tree.child(verb, 'xcomp')
  return infinitive >= 0 ? infinitive : tree.child(verb, 'advcl', 'acl', 'ccomp')
}

function clauseOf(tree: Tree, phrase: readonly number[], role: Role): number {
  for (const j of phrase) {
    const own = role === 'ccomp' ? tree.child(j, 'ccomp', 'csubj', 'acl', 'acl:relcl') : infinitiveOf(tree, j)
    if (own < 0 || phrase.includes(own)) continue
    if (role === 'xcomp' && tree.deprel(own) !== 'xcomp') {
      const mark = tree.child(own, 'mark')
      if (mark < 0 || tree.lowerLemma(mark) !== 'to') continue
    }
    return own
  }
  return -1
}

/** The span of what is agreed, asked, refused or threatened; null where the sentence does not say. */
export function contentOf(tree: Tree, frame: Frame<unknown>): { readonly span: Span; readonly head: number } | null {
  for (const role of frame.entry.content) {
    if (role === 'xcomp' || role === 'ccomp' || role === 'advcl') {
      const clause = clauseOf(tree, [frame.head, ...frame.rest], role)
      if (clause >= 0) return { span: clauseSpan(tree, clause), head: clause }
      continue
    }
    const [found = ownWord(tree, frame.rest, role)] = roleTokens(tree, frame, role)
    if (found >= 0) return { span: nounPhrase(tree, found), head: found }
  }
  return null
}

/** "take part in *a ceremony*": the content may be one of the entry's own words. */
function ownWord(tree: Tree, rest: readonly number[], role: Role): number {
  for (const j of rest) {
    const marker = tree.child(j, 'case')
    if (role === 'obj' ? tree.deprel(j) === 'obj' : marker >= 0 && tree.lowerLemma(marker) === role) return j
  }
  return -1
}

/** A clause without its "that" or "to" and without the punctuation around it. */
function clauseSpan(tree: Tree, head: number): Span {
  let first = tree.firstOf(head)
  while (first < head) {
    const relation = tree.deprel(first)
    if (relation !== 'punct' && relation !== 'mark' && relation !== 'cc') break
    first++
  }
  return tree.spanOf(first, clauseEnd(tree, head))
}

/** Farthest word that a trigger spans: "keep our southern neighbours informed". */
const PHRASE = 4

/** "a first round of *talks*": what there is a round of. */
const manyOf = (tree: Tree, noun: number) =>
  ROUNDS.has(tree.lemma(noun)) ? obliquesOf(tree, noun, 'of').slice(0, 1) : []
/** Verbs that leave it to their noun to tell the deed. */
const LIGHT = new Set([
  'announce',
  'hold',
  'have',
  'make',
  'take',
  'conduct',
  'carry',
  'pay',
  'give',
  'convey',
  'deliver',
  'issue',
  'voice',
  'serve',
  'lodge',
  'file',
])
const PARTICLES = new Set(['over', 'out', 'up', 'back', 'down', 'off', 'away'])
const ROUNDS = new Set(['round', 'series', 'set', 'number', 'wave', 'string'])

/** From the head to the words of its phrase where they stand close ("handed over"); else the head alone. */
export function triggerSpan(tree: Tree, { entry, head, rest }: Frame<unknown>): Span {
  let first = head
  let last = head
  const nouns = entry.wordClass === 'verb' && LIGHT.has(entry.head) ? rest.filter(j => tree.upos(j) === 'NOUN') : []
  // "the talks that the envoy will hold": the noun tells it.
  if (nouns.length > 0 && nouns.every(j => j < head)) return tree.spanOf(nouns[0], nouns[0])
  for (const j of [...rest, ...nouns.flatMap(noun => manyOf(tree, noun))]) {
    // "hand *over* the bodies": the verb's particle, though it was read as a preposition.
    const isParticle = j === head + 1 && PARTICLES.has(tree.lowerForm(j))
    if (tree.upos(j) === 'ADP' && tree.deprel(j) === 'case' && !isParticle) continue
    if (entry.wordClass !== 'noun' && j < head) continue
    if (Math.abs(j - head) > PHRASE + 2 * nouns.length) continue
    // "extended the bloc's *restrictive* measures": no part of a phrase whose noun stands too far off.
    if (tree.head(j) !== head && rest.includes(tree.head(j)) && Math.abs(tree.head(j) - head) > PHRASE) continue
    first = Math.min(first, j)
    last = Math.max(last, j)
  }
  return tree.spanOf(first, last)
}
