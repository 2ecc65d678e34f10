// Whose a phrase is: states and organisations among its modifiers, and the possessor who is no name.
// Possessives stand before other modifiers, these before "of"; a conjunct without its own shares those of the first.
import type { Tree } from '../tree/index.ts'
import type { Meaning } from '../world/index.ts'
import type { Lexicon } from './lexicon.ts'
import { type Name, type Names, senseOf } from './names.ts'
import { isState as isStateOf, type Nation, stateOf } from './nation.ts'
import { firstOfPhrase, isOfSeveral, lastOfPhrase, nameHead } from './nominal.ts'
import { REBELS } from './unmarked.ts'

export interface Modifiers {
  readonly nations: Nation[]
  /** Token of a pronoun, person or body that the phrase belongs to; −1 for none. */
  readonly owner: number
}

const STATE_KINDS = new Set<Meaning['kind']>([
  'state',
  'adjective',
  'demonym',
  'seat',
  'organisation',
  'organ',
  'group',
  'place',
])
const BODY_KINDS = new Set<Meaning['kind']>(['organisation', 'group', 'medium', 'company'])

/** How far behind the first conjunct its modifiers still count. */
const SHARED_REACH = 12

/** After a hyphen they turn a name into a circumstance: "Russian-backed", "London-based". */
const ATTACHED = new Set(
  (
    'led backed based sponsored supported born style made educated trained controlled held occupied funded owned brokered ' +
    'mediated speaking installed allied aligned dominated affiliated linked friendly wide'
  ).split(' '),
)

/** They are for or in a place that is another's: "the envoy for Ruritania", "the minister for the Middle East". */
const SENT_TO = new Set(
  'envoy ambassador representative emissary mediator coordinator co-ordinator rapporteur minister secretary commissioner consul chargé attaché diplomat agency charity'.split(
    ' ',
  ),
)

/** They work where they are said to be at. */
const STAFF = new Set(
  'researcher director analyst economist adviser advisor chief head president chair chairman chairwoman counsel lawyer campaigner coordinator fellow professor lecturer scholar spokesman spokeswoman spokesperson official manager executive'.split(
    ' ',
  ),
)

const FELLOWS = new Set('counterpart colleague peer opposite'.split(' '))

/** The states that "from" or "of" names right behind a noun, wherever the phrase was hung. */
function statesBehind(tree: Tree, head: number, take: (i: number, into: Nation[]) => number): Nation[] {
  const mark = head + 1
  if (mark >= tree.size || tree.deprel(mark) !== 'case' || !/^(?:from|of)$/.test(tree.lowerForm(mark))) return []
  const found: Nation[] = []
  const first = tree.head(mark)
  if (tree.upos(first) !== 'PROPN') return []
  take(first, found)
  for (const d of tree.children(first)) if (tree.deprel(d) === 'conj' && tree.upos(d) === 'PROPN') take(d, found)
  return found.filter(({ isState }) => isState)
}

/** "bombing moderate rebels *in Ruritania*": the place right behind an armed side is its own, also where it tells where they were bombed. */
function placeOf(tree: Tree, head: number, lemma: string): number[] {
  const verb = tree.deprel(head) === 'obj' && REBELS.has(lemma) ? tree.head(head) : -1
  if (verb < 0 || verb > head) return []
  return tree.children(verb).filter(c => {
    const mark = c > head && tree.deprel(c) === 'obl' ? tree.child(c, 'case') : -1
    return mark === head + 1 && tree.lemma(mark) === 'in'
  })
}

/** The organisation that "at" names behind a noun for its staff; null for none. */
function employerOf(tree: Tree, sentence: number, names: Names, head: number): Nation | null {
  for (const c of tree.children(head)) {
    const mark = c > head && tree.deprel(c) === 'nmod' ? tree.child(c, 'case') : -1
    const name = mark >= 0 && tree.lemma(mark) === 'at' ? names.over(sentence, c) : null
    const sense = name === null ? null : senseOf(name)
    if (sense !== null && sense.actor !== '' && (sense.kind === 'organisation' || BODY_KINDS.has(sense.kind)))
      return { actor: sense.actor, isState: false }
  }
  return null
}

/** Those who fight, or do somebody's bidding. */
const FIGHTERS =
  /^(?:force|troop|soldier|fighter|gunman|gunmen|militant|militiaman|militia|rebel|insurgent|guerrilla|separatist|commando|hacker|man|unit|brigade|police|guard|faction|operative|agent|mercenary|warplane|drone)$/
/** How whose side they are on is told: by an oath or an order, and by a tie that makes nobody a state's own. */
const SWORN = /^(?:loyal|belonging|working|answering|reporting|answerable|subordinate|obedient)$/
const TIED = /^(?:linked|affiliated|allied|aligned|tied|associated)$/

/** The word by which it is told whose side those at `head` are on; −1 for none. */
function tieOf(tree: Tree, head: number): number {
  if (!FIGHTERS.test(tree.lowerLemma(head))) return -1
  for (const c of tree.children(head)) {
    if (c !== head + 1 || !/^(?:amod|acl)$/.test(tree.deprel(c))) continue
    if (SWORN.test(tree.lowerForm(c)) || TIED.test(tree.lowerForm(c))) return c
  }
  return -1
}

const isSworn = (tree: Tree, head: number): boolean => SWORN.test(tree.lowerForm(tieOf(tree, head)))

/** Whom those at `head` are loyal or linked to; −1 for nobody. */
function sideOf(tree: Tree, head: number): number {
  const tie = tieOf(tree, head)
  if (tie < 0) return -1
  for (const c of tree.children(tie)) {
    const mark = c > tie ? tree.child(c, 'case') : -1
    if (mark >= 0 && /^(?:to|with|for)$/.test(tree.lowerForm(mark))) return c
  }
  return -1
}

const isSomebody = (lemma: string, lexicon: Lexicon): boolean =>
  lexicon.personNouns.has(lemma) || (lexicon.groupNouns.has(lemma) && lexicon.groupNouns.get(lemma)?.sort !== 'thing')

/** "a US Senate panel", "the head of Chad's National Party": the organ tells more than the state beside it. */
function organAmong(nations: Nation[]): Nation[] {
  const organ = nations.find(nation => nation.actor.includes(':'))
  return organ !== undefined && nations.every(nation => stateOf(nation.actor) === stateOf(organ.actor))
    ? [organ]
    : nations
}

/**
 * Reads the modifiers of the phrase `first` … `last` headed at `head`; `own` is the name that the head itself is, `person` the
 * tokens of a person's name, which are no modifiers whatever else they mean ("Ms. Paris").
 */
export function readModifiers(
  tree: Tree,
  sentence: number,
  names: Names,
  lexicon: Lexicon,
  head: number,
  first: number,
  last: number,
  own: Name | null,
  person: readonly [first: number, last: number] | null = null,
): Modifiers {
  const before: Nation[] = []
  const after: Nation[] = []
  let owner = -1
  let ownerAfter = -1
  const lemma = tree.lowerLemma(head)
  const ofSeveral = isOfSeveral(tree, head)
  // "Ruritania's allies" are not Ruritanian.
  const relational = lexicon.personNouns.get(lemma)?.kind === 'relation'
  const take = (i: number, into: Nation[]): number => {
    if (person !== null && i >= person[0] && i <= person[1]) return i
    const name = names.over(sentence, i)
    if (name === null || name === own) return i
    const attached = name.last + 1 < tree.size ? tree.form(name.last + 1) : ''
    const next = name.last + 2 < tree.size ? tree.lowerForm(name.last + 2) : ''
    // "UN-backed" in one token
    if (ATTACHED.has(/-(\p{Ll}+)$/u.exec(tree.form(name.last))?.[1] ?? '')) return name.last
    if ((attached === '-' || attached === '–') && ATTACHED.has(next)) return name.last
    if (
      relational &&
      (into === after || attached === "'s" || attached === '’s' || attached === "'" || attached === '’')
    )
      return name.last
    // "the anti-Vespa coalition", "counter-Vespa": against it, not of it.
    if (
      /(?:^|\W)(?:anti|counter|pro|non)[-\s]?$/i.test(
        tree.text.slice(Math.max(0, tree.starts[name.first] - 9), tree.starts[name.first]),
      )
    )
      return name.last
    const meaning = senseOf(name)
    if (STATE_KINDS.has(meaning.kind) && meaning.actor !== '') {
      if (!into.some(nation => nation.actor === meaning.actor)) {
        into.push({ actor: meaning.actor, isState: !BODY_KINDS.has(meaning.kind) })
      }
    } else if (meaning.kind === 'person') {
      if (into === before) owner = name.first
      else if (ownerAfter < 0) ownerAfter = name.first
    }
    return name.last
  }
  // "his counterparts *from Chad and Mali*": the state is theirs, not his.
  const fellows = relational && FELLOWS.has(lemma) ? statesBehind(tree, head, (i, into) => take(i, into)) : []
  if (fellows.length > 0) return { nations: fellows, owner: -1 }
  let bodyBefore = -1
  for (let i = first; i < head; i++) {
    if (
      tree.deprel(i) === 'compound' &&
      names.over(sentence, i) === null &&
      lexicon.groupNouns.get(tree.lowerLemma(i))?.sort === 'body'
    ) {
      bodyBefore = i
    }
    if (tree.upos(i) === 'PRON' && tree.xpos(i) === 'PRP$') {
      if (owner < 0) owner = i
      continue
    }
    const poss =
      tree.deprel(i) === 'nmod:poss' && names.over(sentence, i) === null && /^(?:PROPN|NOUN|PRON)$/.test(tree.upos(i))
    if (poss && owner < 0) owner = i
    i = take(i, before)
  }
  for (let i = head + 1; i <= last; i++) {
    if (tree.upos(i) === 'PRON' && tree.xpos(i) === 'PRP$' && ownerAfter < 0) ownerAfter = i
    // "the International Tribunal in The Hague"
    const seat = ofSeveral && tree.lowerForm(i) === 'in' ? names.over(sentence, i + 1) : null
    i = seat === null ? take(i, after) : seat.last
  }
  // "the Chad researcher at the Aid Watch": whom she works for, not what she works on.
  const employer = person === null && STAFF.has(lemma) ? employerOf(tree, sentence, names, head) : null
  if (employer !== null) return { nations: [employer], owner: -1 }
  if (before.length === 0 && after.length === 0 && owner < 0 && ownerAfter < 0 && person === null) {
    // "forces loyal to Holm", "gunmen linked to the cartel": of whose side they are.
    const side = sideOf(tree, head)
    const sense = side < 0 ? null : names.over(sentence, nameHead(tree, side))
    const kind = sense === null ? null : senseOf(sense).kind
    if (side >= 0 && (kind !== 'state' || isSworn(tree, head))) {
      const found: Nation[] = []
      for (let i = firstOfPhrase(tree, side); i <= lastOfPhrase(tree, side); i++) i = take(i, found)
      after.push(...found)
      if (found.length === 0) ownerAfter = side
    }
  }
  if (before.length === 0 && after.length === 0 && owner < 0) {
    // "officials in Ankara", "troops from Chad", "a spokesman for the ministry": the place or body of people tells their state.
    const isPerson = person === null && lexicon.personNouns.has(lemma)
    for (const c of [...tree.children(head), ...placeOf(tree, head, lemma)]) {
      if (c <= head || !/^(?:nmod|obl)$/.test(tree.deprel(c))) continue
      const mark = tree.child(c, 'case')
      if (
        mark < 0 ||
        !(isPerson && !SENT_TO.has(lemma) ? /^(?:in|from|at|for)$/ : /^(?:in|from|at)$/).test(tree.lemma(mark))
      )
        continue
      // A name's phrase ends with it: what is further behind tells where something happened.
      if (person !== null && (tree.firstOf(c) > last + 1 || tree.lemma(mark) !== 'from')) continue
      if (ofSeveral && tree.lemma(mark) === 'in') continue
      // The envoy in a state is not that state's.
      if (SENT_TO.has(lemma) && tree.lemma(mark) !== 'from') continue
      // "a spokesman for the command"
      const body = lexicon.groupNouns.get(tree.lowerLemma(c))?.sort === 'body'
      if (tree.lemma(mark) === 'for' && body && ownerAfter < 0 && names.over(sentence, c) === null) ownerAfter = c
      const found: Nation[] = []
      for (let i = firstOfPhrase(tree, c); i <= lastOfPhrase(tree, c); i++) i = take(i, found)
      // "ministers from Chad *and Mali*"
      if (person === null && tree.lemma(mark) === 'from')
        for (const d of tree.children(c)) if (tree.deprel(d) === 'conj' && tree.upos(d) === 'PROPN') take(d, found)
      // Reporters at the United Nations are not its people, a spokesman for it and a researcher at it are.
      const staff =
        (tree.lemma(mark) === 'from' && FIGHTERS.test(lemma)) ||
        tree.lemma(mark) === 'for' ||
        (tree.lemma(mark) === 'at' && STAFF.has(lemma))
      // "lawmakers from the ruling party"
      after.push(...(staff ? found : found.filter(({ isState, actor }) => isState || isStateOf(actor))))
    }
  }
  if (before.length === 0 && after.length === 0 && owner < 0 && ownerAfter < 0) {
    // "members of the bloc", "the army of the country": the whole tells whose they are.
    for (const c of tree.children(head)) {
      if (c <= head || c > last || tree.deprel(c) !== 'nmod') continue
      // "the government of President Holm", whom the world does not know.
      if (tree.upos(c) === 'PROPN' && names.over(sentence, c) === null) ownerAfter = c
      if (tree.upos(c) !== 'NOUN') continue
      const noun = tree.lowerLemma(c)
      const group = lexicon.groupNouns.get(noun)
      if ((group !== undefined && group.sort !== 'thing') || lexicon.personNouns.has(noun)) ownerAfter = c
    }
  }
  if (before.length + after.length === 0 && owner < 0 && ownerAfter < 0 && SENT_TO.has(lemma)) {
    // "Minister for Foreign Affairs of Chad": the state stands behind the portfolio.
    for (const c of tree.children(head)) {
      const portfolio = c > head && tree.deprel(c) === 'nmod' && tree.lemma(tree.child(c, 'case')) === 'for'
      const whole = portfolio ? tree.child(c, 'nmod') : -1
      if (whole > c && tree.lemma(tree.child(whole, 'case')) === 'of') take(whole, after)
    }
  }
  const elder = tree.head(head)
  if (
    before.length + after.length === 0 &&
    owner < 0 &&
    ownerAfter < 0 &&
    tree.deprel(head) === 'conj' &&
    tree.child(head, 'det', 'nmod:poss') < 0
  ) {
    // "Ruritania's president and foreign minister"
    if (
      elder >= 0 &&
      elder < head &&
      // Far down a list nobody shares a modifier, and the cost stays linear.
      head - elder <= SHARED_REACH &&
      tree.deprel(elder) !== 'conj' &&
      names.over(sentence, elder) === null &&
      names.over(sentence, head) === null &&
      // "US-led air strikes and Shia militias": what is no one's shares no one.
      isSomebody(tree.lemma(elder).toLowerCase(), lexicon)
    ) {
      return readModifiers(
        tree,
        sentence,
        names,
        lexicon,
        elder,
        firstOfPhrase(tree, elder),
        lastOfPhrase(tree, elder),
        null,
      )
    }
  }
  // "coalition ministers", "coalition forces", "government officials": of the body that was spoken of.
  const forces =
    lexicon.groupNouns.get(lemma)?.sector === 'MIL' && bodyBefore >= 0 && tree.lemma(bodyBefore) !== 'government'
  const ofPeople = lexicon.personNouns.has(lemma) || forces || relational
  if (before.length + after.length === 0 && owner < 0 && ownerAfter < 0 && ofPeople) ownerAfter = bodyBefore
  return {
    nations: organAmong(before.length > 0 ? before : after),
    owner: owner >= 0 ? owner : before.length === 0 && after.length === 0 ? ownerAfter : -1,
  }
}
