// Finds lexical frames in a sentence: an entry whose head is a token, whose other words stand below it, whose conditions hold.
import type { Mentions } from '../mention/index.ts'
import { obliquesOf, type Tree } from '../tree/index.ts'
import { type Entry, type Lexicon, PREPOSITIONS, type WordClass } from './entry.ts'
import { betweenWhom, contentOf, followsAtOnce, roleTokens } from './role.ts'
import { isDate } from './whole.ts'

/** An entry found in a sentence. */
export interface Frame<Label> {
  readonly entry: Entry<Label>
  readonly head: number
  /** Tokens of the entry's other words. */
  readonly rest: readonly number[]
}

function wordClassOf(tree: Tree, i: number): WordClass | null {
  switch (tree.upos(i)) {
    case 'VERB':
    case 'AUX':
      return 'verb'
    case 'NOUN':
      return 'noun'
    case 'PROPN':
      // Title-case headlines: "Talks Collapse in Geneva".
      return 'noun'
    case 'ADJ':
      // "must free the prisoners", "called on it to free them"
      return /^VB[NG]$/.test(tree.xpos(i)) ||
        (tree.child(i, 'cop') < 0 && (tree.child(i, 'aux') >= 0 || isInfinitive(tree, i)))
        ? 'verb'
        : 'adj'
    default:
      return null
  }
}

/** "to *free* the hostages", tagged as an adjective: right behind its "to", with an object. */
const isInfinitive = (tree: Tree, i: number): boolean =>
  i > 0 && tree.xpos(i - 1) === 'TO' && tree.head(i - 1) === i && tree.child(i, 'obj') > i

/** Clauses and partners of a verb: what they hold does not belong to its own phrase. */
const OUTSIDE = new Set(['nsubj', 'ccomp', 'conj', 'parataxis', 'advcl', 'acl:relcl'])

/** Children and grandchildren of `i`; for "talks held in Geneva" also the noun that the participle describes. */
function near(tree: Tree, i: number): number[] {
  const out: number[] = []
  for (const c of tree.children(i)) {
    const relation = tree.deprel(c)
    if (relation === 'punct') continue
    out.push(c)
    if (OUTSIDE.has(relation)) continue
    for (const g of tree.children(c)) if (tree.deprel(g) !== 'punct') out.push(g)
  }
  // In "a visit, where he was hosted by Chad" the visit is not what he was hosted with.
  const where = tree.child(i, 'advmod')
  const isAbout = where < 0 || where > i || tree.xpos(where) !== 'WRB'
  if (tree.deprel(i) === 'acl' || (tree.deprel(i) === 'acl:relcl' && isAbout)) out.push(tree.head(i))
  return out
}

/** "Kuwait, *wary* of a wider war", "*Wary* of a wider war, Kuwait urged": set beside the subject or the verb, whatever its tag. */
const isLoose = (tree: Tree, i: number): boolean => tree.deprel(i) === 'appos' || tree.deprel(i) === 'advcl'

/** "The sale *has angered* them": a verb and no adjective. */
const isPerfect = (tree: Tree, i: number): boolean =>
  tree.xpos(i) === 'VBN' &&
  tree.child(i, 'aux:pass', 'cop') < 0 &&
  tree.children(i).some(c => tree.deprel(c) === 'aux' && tree.lowerLemma(c) === 'have')

const isParticle = (tree: Tree, i: number) =>
  i < tree.size && (tree.upos(i) === 'ADV' || tree.upos(i) === 'ADP') && tree.deprel(i) !== 'mark'

function marksOf(tree: Tree, head: number): number[] {
  const clause = tree.child(head, 'ccomp')
  return clause < 0 ? [] : tree.children(clause).filter(j => tree.deprel(j) === 'mark')
}

const PHRASAL = new Set(['nmod', 'obl', 'obj'])

/** Prepositions of phrases hung deep below a verb: "linked the plot *to* an agent", "signed a bill for refugees *into* law". */
function deepPrepositions(tree: Tree, verb: number): number[] {
  const out: number[] = []
  for (let j = verb + 1; j <= tree.lastOf(verb); j++) {
    // "insists *on* keeping troops"
    if (tree.deprel(j) === 'mark' && /^(?:VBG|NN)$/.test(tree.xpos(tree.head(j))) && tree.head(tree.head(j)) === verb)
      out.push(j)
    if (tree.deprel(j) !== 'case') continue
    let up = tree.head(j)
    while (up !== verb && PHRASAL.has(tree.deprel(up))) up = tree.head(up)
    if (up === verb) out.push(j)
  }
  return out
}

/** "continued to attack the rebels" has no attack that it continued. */
const isDone = (tree: Tree, i: number, verb: string) =>
  GOES_ON.test(verb) && tree.deprel(i) === 'xcomp' && tree.xpos(i) === 'VB' && tree.child(i, 'mark') >= 0
const GOES_ON = /^(?:continue|resume|begin|start)$/

/** Where the other words of a head's entries are looked for; made once a head, since many entries share one. */
class Reach {
  readonly tree: Tree
  readonly head: number
  readonly around: readonly number[]
  /** Without the head's own preposition: in "agreed *to* the deployment" it is none that leads on from the noun. */
  readonly behind: readonly number[]
  private deep: readonly number[] | null = null

  constructor(tree: Tree, head: number) {
    this.tree = tree
    this.head = head
    this.around = near(tree, head)
    this.behind = this.around.filter(j => !(j < head && tree.head(j) === head && tree.deprel(j) === 'case'))
  }

  /** See `deepPrepositions`. */
  get prepositions(): readonly number[] {
    this.deep ??= deepPrepositions(this.tree, this.head)
    return this.deep
  }
}

const isWord = (tree: Tree, i: number, word: string) =>
  tree.lowerLemma(i) === word || tree.lowerForm(i) === word || (word === 'not' && tree.lowerForm(i) === 'never')

/** "said it *would* not resign": the "will" of what was said, a step back in time. */
function isWillTold(tree: Tree, i: number, word: string): boolean {
  if (word !== 'will' || tree.lowerForm(i) !== 'would') return false
  let clause = tree.head(i)
  while (clause >= 0 && tree.deprel(clause) === 'conj') clause = tree.head(clause)
  if (clause < 0) return false
  const mark = tree.child(clause, 'mark')
  // "wrote on the site *that* it would", hung on the site.
  const isContent = tree.deprel(clause) === 'ccomp' || (mark >= 0 && tree.lowerForm(mark) === 'that')
  let above = isContent ? tree.head(clause) : tree.child(clause, 'parataxis')
  if (isContent && above >= 0 && tree.upos(above) !== 'VERB') above = tree.head(above)
  return above >= 0 && /^VB[DN]$/.test(tree.xpos(above)) && (above < clause || tree.child(above, 'nsubj') >= 0)
}

/** "announced *that Canada is sanctioning* two firms": a whole clause of its own is no word of the verb that it hangs on. */
function isClause(tree: Tree, i: number): boolean {
  if (tree.deprel(i) !== 'ccomp' || tree.upos(i) !== 'VERB' || tree.child(i, 'nsubj', 'nsubj:pass') < 0) return false
  return /^VB[DZP]$/.test(tree.xpos(i)) || tree.child(i, 'aux', 'aux:pass') >= 0
}

/** "fired a missile *on Sunday*": a day is nothing that one does it on. */
const isOnDay = (tree: Tree, i: number): boolean =>
  tree.lowerForm(i) === 'on' && tree.deprel(i) === 'case' && isDate(tree, tree.head(i))

/** "*The army* deployed": whoever does it is no word of the verb, which has a subject beside. */
const isDoer = (tree: Tree, i: number, { wordClass, head, source }: Entry<unknown>): boolean =>
  wordClass === 'verb' &&
  tree.deprel(i) === 'nsubj' &&
  tree.lowerLemma(tree.head(i)) === head &&
  tree.upos(i) === 'NOUN' &&
  source.includes('subj')

/** "offered praise *for the mediation*", "reached Lima *under an understanding*": a noun behind a preposition that the row does not have. */
function isCircumstance(tree: Tree, i: number, { wordClass, rest }: Entry<unknown>): boolean {
  if (wordClass !== 'verb' || tree.upos(i) !== 'NOUN') return false
  const marker = tree.child(i, 'case')
  if (marker < 0 || marker > i) return false
  const preposition = tree.lowerForm(marker)
  // "was received as part *of a visit*": but of a round or a series there is what the row means.
  if (preposition === 'of' && !rest.includes('of') && tree.upos(tree.head(i)) === 'NOUN')
    return tree.head(i) < marker && PARTS.test(tree.lowerLemma(tree.head(i)))
  return APART.has(preposition) && !rest.includes(preposition)
}
const PARTS =
  /^(?:part|end|start|beginning|eve|margin|sideline|course|framework|conclusion|close|day|outset|aim|purpose|question|issue|possibility)$/
const APART: ReadonlySet<string> = new Set(
  'for under after before during amid despite following by at against over about on from with through since without'.split(
    ' ',
  ),
)

/** The first of some tokens that is the word and was not found before; −1 for none. */
function among(
  tree: Tree,
  tokens: readonly number[],
  word: string,
  entry: Entry<unknown>,
  found: readonly number[],
): number {
  const { head } = entry
  for (const j of tokens) {
    if ((!isWord(tree, j, word) && !isWillTold(tree, j, word)) || isDoer(tree, j, entry)) continue
    if (isCircumstance(tree, j, entry)) continue
    if (!found.includes(j) && !isDone(tree, j, head) && !isClause(tree, j) && !isOnDay(tree, j)) return j
  }
  return -1
}

/** The entry's other words, each below the head or below one found before it: "cut ties *with*". */
function findRest(entry: Entry<unknown>, reach: Reach): number[] | null {
  const { tree, head } = reach
  const found: number[] = []
  for (const word of entry.rest) {
    let at = among(tree, entry.isMarked ? reach.around : reach.behind, word, entry, found)
    for (let k = 0; at < 0 && k < found.length; k++) at = among(tree, near(tree, found[k]), word, entry, found)
    // "handed over five prisoners": what follows the verb at once, wherever it was hung.
    if (at < 0 && entry.wordClass === 'verb' && isParticle(tree, head + 1))
      at = among(tree, [head + 1], word, entry, found)
    if (at >= 0 && entry.wordClass === 'verb' && isFronted(tree, head, at)) at = -1
    // "is adamant that": the conjunction is the entry's own word, what it opens is not.
    if (at < 0 && entry.wordClass === 'adj') at = among(tree, marksOf(tree, head), word, entry, found)
    if (at < 0 && entry.wordClass === 'verb' && PREPOSITIONS.has(word))
      at = among(tree, reach.prepositions, word, entry, found)
    // "challenged the levies *on* barley", hung on the verb: what follows the noun at once is its own.
    if (at < 0 && entry.wordClass === 'noun' && PREPOSITIONS.has(word) && followsAtOnce(tree, head, word)) at = head + 1
    if (at < 0 && entry.wordClass === 'noun' && word === 'between') {
      const [other = -1] = betweenWhom(tree, head)
      if (other >= 0) at = tree.child(other, 'case')
    }
    // "gave its backing to Chad *in* the quarrel" is no "gave in to".
    if (at > head + 1 && isParted(tree, entry, word, at)) at = -1
    if (at < 0) return null
    found.push(at)
  }
  return found
}

/** Whether the first of a verb's two prepositions leads to a phrase of its own, away from the verb. */
function isParted(tree: Tree, { wordClass, rest }: Entry<unknown>, word: string, at: number): boolean {
  if (wordClass !== 'verb' || rest[0] !== word || !/^(?:in|up|out|off|down)$/.test(word)) return false
  return PREPOSITIONS.has(rest[1] ?? '') && tree.deprel(at) === 'case'
}

/** "*On* Tuesday he called Lima": what stands in front says when or where, unless it is asked or told by a "which". */
function isFronted(tree: Tree, verb: number, preposition: number): boolean {
  if (preposition > verb || tree.deprel(preposition) !== 'case') return false
  const marked = tree.head(preposition)
  return marked < verb && tree.deprel(marked) === 'obl' && tree.head(marked) === verb && !/^W/.test(tree.xpos(marked))
}

/** "thousands of migrants", "a group of soldiers": what is counted stands for the count. */
function counted(tree: Tree, i: number): number {
  const of = QUANTITIES.has(tree.lowerLemma(i)) ? obliquesOf(tree, i, 'of') : []
  return of.length > 0 ? of[0] : i
}

const QUANTITIES = new Set(
  'hundred thousand million billion dozen score number group handful couple pair series majority minority half third quarter some many most several all one two three ton tonne lot bulk rest percent part member majority wave flow batch array pack kilogram kilo kg gram litre liter euro dollar pound yen yuan rouble ruble franc worth batch'.split(
    ' ',
  ),
)

function holds(tree: Tree, sentence: number, mentions: Mentions, frame: Frame<unknown>): boolean {
  for (const condition of frame.entry.conditions) {
    let met: boolean
    if (condition.test === 'content') met = contentOf(tree, frame) !== null
    else if (condition.test === 'role') {
      const { lemmas } = condition
      const tokens = roleTokens(tree, frame, condition.role)
      met =
        lemmas === null
          ? tokens.length > 0
          : tokens.some(
              j =>
                lemmas.has(tree.lowerLemma(j)) ||
                lemmas.has(tree.lowerLemma(counted(tree, j))) ||
                hasTitleOf(tree, j, lemmas) ||
                isNamed(tree, sentence, mentions, j, lemmas) ||
                // "called it *encouraging*": a participle that is an adjective.
                (condition.role === 'named' && lemmas.has(tree.lowerForm(j))),
            )
    } else {
      const tokens = frame.entry[condition.test].flatMap(role => roleTokens(tree, frame, role))
      const actor = tokens.some(j => mentions.isActor(sentence, j))
      met = tokens.length > 0 && actor === (condition.is === 'actor')
    }
    if (met === condition.negated) return false
  }
  return true
}

/** "seized *Goma*", "*the Taliban* seized it": a class may hold whatever is named as a place, or as an armed group. */
function isNamed(tree: Tree, sentence: number, mentions: Mentions, j: number, lemmas: ReadonlySet<string>): boolean {
  if (tree.upos(j) !== 'PROPN') return false
  if (lemmas.has(ARMED) && mentions.isArmed(sentence, j)) return true
  const sort = lemmas.has(PLACE) ? mentions.sortAt(sentence, j) : null
  return sort === 'place' || sort === 'state'
}
const PLACE = '@place'
const ARMED = '@armed'

/** "called on *President* Lindqvist": the title before a name tells who is meant as its noun would. */
function hasTitleOf(tree: Tree, name: number, lemmas: ReadonlySet<string>): boolean {
  if (tree.upos(name) !== 'PROPN') return false
  return tree.children(name).some(c => c < name && tree.deprel(c) === 'nmod:desc' && lemmas.has(tree.lowerLemma(c)))
}

/** "The army's offensive has begun": stands as a noun does, whatever its tag says. */
function isNominal(tree: Tree, i: number): boolean {
  const relation = tree.deprel(i)
  return (
    relation === 'nsubj' || relation === 'nsubj:pass' || relation === 'obj' || tree.child(i, 'nmod:poss', 'det') >= 0
  )
}

/** "cross-border *shelling* killed nine", "the *raid* into Belgorod", tagged as verbs: what has a noun's place and nothing of a clause. */
function isVerbalNoun(tree: Tree, i: number): boolean {
  if (tree.upos(i) !== 'VERB' || !/^VB[GN]$/.test(tree.xpos(i))) return false
  if (isBreakingOut(tree, i)) return true
  if (!PLACES.has(tree.deprel(i))) return false
  if (tree.child(i, 'obj', 'nsubj', 'nsubj:pass', 'aux', 'aux:pass', 'cop', 'mark', 'xcomp', 'ccomp') >= 0) return false
  return tree.xpos(i) === 'VBG' || tree.child(i, 'det', 'nmod:poss') >= 0
}

/** "since *fighting* broke out", read as two clauses: what begins or goes on right behind the word is what it names. */
function isBreakingOut(tree: Tree, i: number): boolean {
  const verb = i + 1
  if (tree.xpos(i) !== 'VBG' || verb >= tree.size || !/^VB[DN]$/.test(tree.xpos(verb))) return false
  if (!BREAKING_OUT.test(tree.lowerLemma(verb)) || tree.child(verb, 'nsubj', 'nsubj:pass') >= 0) return false
  return tree.head(verb) === i || tree.head(i) === verb || (tree.head(verb) === tree.head(i) && tree.head(i) >= 0)
}
const BREAKING_OUT = /^(?:erupt|break|flare|rage|resume|continue|start|begin|intensify|spread|escalate|subside|ease)$/

const PLACES = new Set(['nsubj', 'nsubj:pass', 'obj', 'obl', 'nmod'])

const never = () => false

/**
 * All frames of a sentence in order of the text; a word used by a longer entry opens no frame of its own, unless `tellsMore` what the
 * two mean: "demanded the *resignation* of the premier" asks for a deed that has a row.
 */
export function readFrames<Label>(
  tree: Tree,
  sentence: number,
  mentions: Mentions,
  lexicon: Lexicon<Label>,
  tellsMore: (outer: Label, inner: Entry<Label>) => boolean = never,
): Frame<Label>[] {
  const found: Frame<Label>[] = []
  for (let i = 0; i < tree.size; i++) {
    const wordClass = wordClassOf(tree, i)
    if (wordClass === null) continue
    // "visiting ministers", "aid workers": a word that only says which noun is meant tells nothing of its own.
    const relation = tree.deprel(i)
    if (relation === 'compound' || (relation === 'amod' && wordClass === 'verb')) continue
    // "is opposed to": a participle is looked up as the adjective that it may be, then as its verb.
    const form = wordClass === 'noun' ? null : tree.lowerForm(i)
    const entries = lexicon.get(tree.lowerLemma(i)) ?? (form === null ? undefined : lexicon.get(form))
    const isNoun = isVerbalNoun(tree, i)
    const others = form === null || (tree.xpos(i) !== 'VBN' && !isNoun) ? undefined : lexicon.get(form)
    if (!entries) continue
    let reach: Reach | null = null
    for (const entry of others && others !== entries ? [...others, ...entries] : entries) {
      // "is adamant": a predicate adjective whatever its tag.
      const adjectival =
        (entry.head === form && !isPerfect(tree, i)) ||
        (wordClass === 'noun' && (tree.child(i, 'cop') >= 0 || isLoose(tree, i)))
      const fits =
        entry.wordClass === wordClass ||
        (entry.wordClass === 'adj' && adjectival) ||
        (entry.wordClass === 'noun' && isNoun)
      if (!fits && !(entry.wordClass === 'noun' && wordClass === 'adj' && isNominal(tree, i))) continue
      reach ??= new Reach(tree, i)
      const rest = findRest(entry, reach)
      if (rest === null) continue
      const frame = { entry, head: i, rest }
      if (!holds(tree, sentence, mentions, frame)) continue
      found.push(frame)
      break
    }
  }
  const users = new Map<number, Label>()
  for (const { entry, rest } of found) for (const j of rest) users.set(j, entry.label)
  return found.filter(({ entry, head }) => {
    const user = users.get(head)
    return user === undefined || tellsMore(user, entry)
  })
}
