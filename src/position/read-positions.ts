// Where somebody stands: words of stance (data/lexicon/stances.tsv), their holder and the thing itself; what is "for" or "against";
// what is called good or bad; and, for the statement's speaker to hold, what is judged or must be.
import { type Frame, readFrames, roleTokens, withBothMarks, wordsOfClass } from '../frame/index.ts'
import type { Mentions, Party } from '../mention/index.ts'
import type { Report } from '../report/index.ts'
import { contains, overlaps, type Span } from '../span.ts'
import { agentsOf, nounPhrase, obliquesOf, subjectsOf, type Tree } from '../tree/index.ts'
import { describedBy, isWhenOrWhy, takenUp, withoutRelative } from './antecedent.ts'
import { readConditions } from './condition.ts'
import { isNegated, isOpen, isRefused, reality } from './held.ts'
import { actorsAt, expressing, holdersOf, isSetOff, markedAfter } from './holder.ts'
import { clauseIssues, hasInfinitive, type Issue, isSubstance, issuesAt, stateIssues, thingsAt } from './issue.ts'
import { closing } from './issue-end.ts'
import { judgementAt } from './judgements.ts'
import { loadStanceLexicon, type StanceLabel } from './lexicon.ts'
import { opposite, type Position, type Stance } from './position.ts'
import { namedStance, readVoiced } from './voiced.ts'

type Stand = Pick<Position, 'holders' | 'stance' | 'issue'>

/** Reads positions in order of the text; `statement` and the holders of mere judgements are left for the caller (`withSpeakers`). */
export function readPositions(_report: Report, trees: readonly Tree[], mentions: Mentions): Position[] {
  return trees.flatMap((tree, s) => {
    const found: Stand[] = []
    const add = (stands: readonly Stand[]) => {
      for (const stand of stands) if (!found.some(other => isTold(other, stand))) found.push(stand)
    }
    add(standing(tree, s, mentions))
    add(readFrames(tree, s, mentions, loadStanceLexicon()).flatMap(frame => told(tree, s, mentions, frame)))
    add(named(tree, s, mentions))
    add(resolved(tree, s, mentions))
    add(striven(tree, s, mentions))
    add(readConditions(tree, s, mentions).flatMap(({ holders, issues }) => stands(holders, 'for', issues)))
    add(readVoiced(tree, s, mentions).map(({ stance, span }) => ({ holders: [], stance, issue: span })))
    found.sort((a, b) => a.issue[0] - b.issue[0])
    return found.map(stand => ({
      id: '',
      ...stand,
      issue: withBothMarks(tree.text, withoutThat(tree, stand.issue)),
      statement: null,
    }))
  })
}

/**
 * "that leader Kim resign" read as a noun's phrase, "a bill that would ban them": the conjunction is no part of it; nor is the copula in
 * "our hope is that talks resume".
 */
function withoutThat(tree: Tree, [start, end]: Span): Span {
  let first = tree.tokenAt(start)
  if (tree.lowerLemma(first) === 'be' && first + 1 < tree.size && tree.lowerForm(first + 1) === 'that') first++
  if (tree.lowerForm(first) !== 'that' || tree.ends[first] >= end) return [start, end]
  const opens = tree.upos(first) === 'SCONJ' || tree.deprel(first) === 'mark' || tree.deprel(first) === 'nsubj'
  return opens ? [tree.starts[first + 1], end] : [start, end]
}

/** Words that overlap are two issues only for two holders: "backs Russia's demand for guarantees". */
function isTold(told: Stand, later: Stand): boolean {
  if (!overlaps(told.issue, later.issue)) return false
  return later.holders.length === 0 || later.holders.some(party => told.holders.some(other => isSame(other, party)))
}

/** Two of one government are two where each has a name of his own: "a vote sought by the premier, Ann Roth, that Tom Hale opposes". */
function isSame(a: Party, b: Party): boolean {
  if (a.actor === null || b.actor === null) return a.actor === b.actor && a.span.join() === b.span.join()
  return a.actor === b.actor && (a.name === undefined || b.name === undefined || a.name === b.name)
}

/** A word of stance with its holders and its things. */
function told(tree: Tree, s: number, mentions: Mentions, frame: Frame<StanceLabel>): Stand[] {
  const turn = turnOf(tree, frame)
  if (turn === null) return []
  const holders = holdersOf(tree, s, mentions, frame)
  if (holders.length === 0 || isMereGrumble(tree, frame, holders)) return []
  const issues = issuesOf(tree, s, mentions, frame)
    .map(issue => withoutTold(tree, frame.head, issue))
    .map(issue => withoutParticle(tree, frame, withoutName(tree, frame, issue)))
  const chosen = PREFERRING.has(frame.entry.head) ? issues.flatMap(issue => preferred(tree, issue)) : issues
  return stands(holders, turn, chosen)
}

const BEHIND: ReadonlyMap<string, RegExp> = new Map([['liken', / to /]])

/** "put *forward* a proposal": a word of the entry is no part of the thing. */
function withoutParticle(tree: Tree, { entry, rest }: Frame<StanceLabel>, issue: Issue): Issue {
  // "likened the release *to a war*"
  const behind = BEHIND.get(entry.head)
  const to = behind === undefined ? -1 : tree.text.slice(...issue.span).search(behind)
  if (to > 0) return { ...issue, span: [issue.span[0], issue.span[0] + to] }
  const first = tree.tokenAt(issue.span[0])
  const particle = rest.includes(first) && /^(?:ADV|ADP)$/.test(tree.upos(first)) && tree.ends[first] < issue.span[1]
  return particle ? { ...issue, span: [tree.starts[first + 1], issue.span[1]] } : issue
}

const NAMING_ROWS = new Set('make set name view regard see watch'.split(' '))

/** "made the release *a condition for talks*", "views it *with suspicion*": what the thing is made, or how it is seen, is no part of it. */
function withoutName(tree: Tree, { entry, rest }: Frame<StanceLabel>, issue: Issue): Issue {
  const name = NAMING_ROWS.has(entry.head) ? rest.find(j => tree.upos(j) === 'NOUN') : undefined
  if (name === undefined || tree.starts[name] <= issue.span[0] || tree.starts[name] >= issue.span[1]) return issue
  const first = tree.firstOf(name)
  return tree.starts[first] <= issue.span[0] ? issue : { ...issue, span: [issue.span[0], tree.ends[first - 1]] }
}

const PREFERRING = new Set('favour favor prefer choose preference'.split(' '))

/** "favours *a treaty* over *sanctions*": one is for the first and against the second. */
function preferred(tree: Tree, issue: Issue): Issue[] {
  const first = tree.tokenAt(issue.span[0])
  const last = tree.tokenAt(issue.span[1] - 1)
  for (let i = first + 1; i < last; i++) {
    const rather = tree.lowerForm(i) === 'rather' && tree.lowerForm(i + 1) === 'than'
    if (tree.lowerForm(i) !== 'over' && !rather) continue
    const from = rather ? i + 2 : i + 1
    if (from > last) return [issue]
    return [
      { ...issue, span: tree.spanOf(first, i - 1) },
      { span: tree.spanOf(from, last), reversed: !issue.reversed },
    ]
  }
  return [issue]
}

/** "complained that nobody had come", "residents complained that prices rose": what somebody suffers is no stand that he takes. */
function isMereGrumble(tree: Tree, { entry, head }: Frame<StanceLabel>, holders: readonly Party[]): boolean {
  if (entry.head !== 'complain') return false
  const clause = tree.child(head, 'ccomp')
  if (clause < 0) return false
  return isNegated(tree, clause) || !holders.some(({ actor }) => actor !== null)
}

/** "a demand *rejected by the premier*": the word that tells the stance is no part of the thing. */
function withoutTold(tree: Tree, head: number, issue: Issue): Issue {
  const [start, end] = issue.span
  const at = tree.starts[head]
  if (at <= start || at >= end) return issue
  if (tree.deprel(head) !== 'acl' || tree.xpos(head) !== 'VBN') return withoutRelative(tree, head, issue)
  return { ...issue, span: [start, tree.ends[head - 1]] }
}

const stands = (holders: readonly Party[], stance: Stance, issues: readonly Issue[]): Stand[] =>
  issues.map(({ span, reversed }) => ({ holders, stance: reversed ? opposite(stance) : stance, issue: span }))

/** Verbs by which a stance is given up: "dropped its demand". */
const DROPPING = new Set('drop withdraw abandon end retract rescind renounce soften lift'.split(' '))

/** The stance that the word tells where it stands, or null where it tells none. */
function turnOf(tree: Tree, { entry, head }: Frame<StanceLabel>): Stance | null {
  const { stance, negation } = entry.label
  if (entry.wordClass === 'noun') {
    if (head > 0 && entry.head === 'support' && isMaterial(tree, head)) return null
    // "The court ruled in favour of Oman"
    const judge = tree.head(head)
    if (/^favou?r$/.test(entry.head) && judge >= 0 && /^(?:rule|find|decide)$/.test(tree.lowerLemma(judge))) return null
    if (isNegated(tree, head)) return negation === '' ? null : opposite(stance)
    if (negation === 'only') return null
    // "the interests of both states in the region" are what they have at stake.
    if (entry.head === 'interest' && tree.xpos(head) === 'NNS') return null
    const above = tree.head(head)
    // "in pursuit of peace": what something is done for.
    if (entry.head === 'pursuit' && tree.child(head, 'case') >= 0 && tree.child(head, 'det', 'nmod:poss') < 0)
      return null
    const dropped =
      above >= 0 &&
      tree.deprel(head) === 'obj' &&
      DROPPING.has(tree.lowerLemma(above)) &&
      !isNegated(tree, above) &&
      reality(tree, above) === 'told'
    return dropped ? opposite(stance) : stance
  }
  if (isBareGerund(tree, head) || isAttribute(tree, entry.wordClass, head) || isForetold(tree, entry.head, head))
    return null
  const real = reality(tree, head)
  if (real === 'unreal' || isOpen(tree, head)) return null
  if (negation === 'only') return isRefused(tree, head) || real === 'refused' ? opposite(stance) : null
  // "neither condemned nor endorsed it"
  if (tree.children(head).some(c => c < head && /^(?:neither|nor)$/.test(tree.lowerForm(c)))) return null
  if (isNegated(tree, head) || real === 'refused') return negation === 'turn' ? opposite(stance) : null
  return stance
}

/** "it would encourage them to seize more": what would come of it, and no wish. */
const isForetold = (tree: Tree, word: string, verb: number) =>
  word === 'encourage' &&
  tree.children(verb).some(c => tree.deprel(c) === 'aux' && /^(?:will|would|may|could)$/.test(tree.lowerLemma(c)))

/** "28 million of additional support for refugees": what is given, not where one stands. */
function isMaterial(tree: Tree, head: number): boolean {
  const marker = tree.child(head, 'case')
  if (marker >= 0 && tree.lowerForm(marker) === 'of' && tree.upos(tree.head(head)) === 'NUM') return true
  return tree.children(head).some(c => c < head && wordsOfClass('material').has(tree.lowerLemma(c)))
}

/** "an hour dedicated to trade": an adjective tells a stance where it is said of somebody by a verb. */
function isAttribute(tree: Tree, wordClass: string, head: number): boolean {
  if (wordClass !== 'adj' || tree.child(head, 'cop', 'aux:pass') >= 0 || isSetOff(tree, head)) return false
  return tree.deprel(head) === 'acl' || tree.deprel(head) === 'amod' || tree.deprel(head) === 'acl:relcl'
}

/** "work on messaging, *combatting* fraud and aid": a member of a list of things. */
const isBareGerund = (tree: Tree, head: number) =>
  tree.xpos(head) === 'VBG' &&
  tree.child(head, 'aux') < 0 &&
  tree.deprel(head) === 'conj' &&
  tree.upos(tree.head(head)) !== 'VERB'

/** "protested over *what it called interference*": the noun by which the thing is called; else the token itself. */
function calledBehind(tree: Tree, j: number): number {
  const clause = tree.lowerForm(j) === 'what' ? tree.child(j, 'acl:relcl', 'acl') : -1
  if (clause < 0 || !wordsOfClass('naming').has(tree.lowerLemma(clause))) return j
  return tree.children(clause).find(c => c > clause && tree.upos(c) === 'NOUN') ?? j
}

/** The things stood for or against, from the first role that names any. */
function issuesOf(tree: Tree, s: number, mentions: Mentions, frame: Frame<StanceLabel>): Issue[] {
  // "blocked the sale, *drawing criticism* from Mali": it is the deed that draws it, not who did it.
  const later = tree.deprel(frame.head) === 'conj' ? tree.head(frame.head) : frame.head
  const isLater = tree.xpos(frame.head) === 'VBG' && tree.deprel(later) === 'advcl'
  for (const role of [...frame.entry.content, ...frame.entry.target]) {
    if (role === 'subj' && isLater) return [{ span: clauseAbove(tree, later), reversed: false }]
    const tokens = complements(tree, frame, role)
      .map(j => calledBehind(tree, j))
      .filter(
        j => isSubstance(tree, j) && isComplement(tree, role, j) && !isTime(s, mentions, j) && !isCutShort(tree, j),
      )
    const issues = tokens.flatMap(j => {
      const doing = mentions.isActor(s, j) ? doingBehind(tree, frame.head, j) : null
      if (doing !== null) return [doing]
      const acting = role === 'for' && hasInfinitive(tree, j)
      if (isSomebody(tree, s, mentions, frame, j) && !acting) return deedOf(tree, frame)
      // "criticised the generals for barring the envoy"
      const deed = frame.entry.label.stance === 'against' && mentions.isActor(s, j) ? deedOf(tree, frame) : []
      if (deed.length > 0) return deed
      const noun = describedBy(tree, j)
      if (noun >= 0) return thingsTaken(tree, noun)
      const answered = answeredAt(tree, frame, j)
      if (answered !== null) return answered
      const provision = entersPaper(frame) ? provisionOf(tree, j) : -1
      if (provision >= 0) return clauseIssues(tree, provision)
      const taken = takenUp(tree, j)
      if (taken !== null) return [taken]
      if (isPersonal(tree, frame, role, j)) return []
      // "two reasons why Togo refuses to go"
      if (j < frame.head && tree.deprel(frame.head) === 'acl:relcl' && isWhenOrWhy(tree, j)) return []
      const patient = role === 'xcomp' ? patientOf(tree, frame.head, j) : -1
      if (patient >= 0) return stateIssues(tree, patient, j)
      // "is drafting a law that would let it seize ships": the law itself.
      if (DRAFTING.has(frame.entry.head)) return [{ span: nounPhrase(tree, j), reversed: false }]
      const worth = worthOf(tree, frame, j)
      if (worth >= 0) return thingsAt(tree, worth)
      if (frame.entry.head === 'fear' && role === 'ccomp') return fearedAt(tree, j)
      const fault = frame.entry.head === 'complain' ? faultOf(tree, s, mentions, j) : -1
      if (fault >= 0) return thingsAt(tree, fault)
      const doer = doerBefore(tree, frame.head, j)
      if (doer >= 0) return [{ span: tree.spanOf(doer, closing(tree, j, tree.lastOf(j))), reversed: false }]
      const meant = behindApposition(tree, frame.head, j)
      if (meant >= 0) return clauseIssues(tree, meant)
      return isStanceNoun(tree, frame, j) || isMereClaim(tree, frame, j) || isAssertion(tree, frame, role, j)
        ? []
        : issuesAt(tree, j)
    })
    // A list stands as one thing where its span runs on; its later members then lie within it.
    if (issues.length > 0) {
      return issues.filter((issue, i) => !issues.some((other, k) => k < i && contains(other.span, issue.span)))
    }
  }
  const noun = frame.entry.wordClass === 'verb' && takesObject(frame) ? describedBy(tree, frame.head) : -1
  return noun >= 0 && !isMereClaim(tree, frame, noun) ? thingsTaken(tree, noun) : []
}

/** "opposed to *Peru joining the pact*": what somebody does, by the gerund right behind him; null for none. */
function doingBehind(tree: Tree, head: number, doer: number): Issue | null {
  const end = tree.tokenAt(nounPhrase(tree, doer)[1] - 1)
  const gerund = end + 1
  if (gerund >= tree.size || tree.child(doer, 'case') < 0 || tree.xpos(gerund) !== 'VBG') return null
  const hangs =
    /^(?:acl|advcl)$/.test(tree.deprel(gerund)) && (tree.head(gerund) === doer || tree.head(gerund) === head)
  if (!hangs || tree.child(gerund, 'mark', 'aux') >= 0) return null
  const first = tree.tokenAt(nounPhrase(tree, doer)[0])
  return { span: tree.spanOf(first, closing(tree, gerund, tree.lastOf(gerund))), reversed: false }
}

/** Deeds by which one only keeps apart from others. */
const KEEPING_APART = new Set(
  'receive meet greet host see speak talk step stand budge yield return leave go come move bow rule exclude confirm deny comment speculate disclose discuss name predict elaborate'.split(
    ' ',
  ),
)

/** "refused *to step aside*", "declined *to meet the envoy*", "refused *to be drawn*": what one will not do oneself, and no thing that one is against. */
function isPersonal(tree: Tree, { entry }: Frame<StanceLabel>, role: string, clause: number): boolean {
  if (role !== 'xcomp' || (entry.head !== 'refuse' && entry.head !== 'decline')) return false
  const object = tree.child(clause, 'obj')
  const word = tree.lowerLemma(clause)
  const sides = object >= 0 && /^(?:side|part|position|comment|question)$/.test(tree.lowerLemma(object))
  if (KEEPING_APART.has(word) || (sides && word === 'take')) return true
  return tree.child(clause, 'aux:pass') >= 0 || tree.lastOf(clause) === clause
}

/** "was keen for *Peru* to be let in": where who is to do it begins, hung on the adjective; −1 for none. */
function doerBefore(tree: Tree, adjective: number, clause: number): number {
  const to = tree.upos(adjective) === 'ADJ' && tree.upos(clause) === 'VERB' ? tree.child(clause, 'mark') : -1
  if (to <= adjective || tree.xpos(to) !== 'TO') return -1
  for (const doer of obliquesOf(tree, adjective, 'for'))
    if (doer < to && tree.lastOf(doer) === to - 1) return tree.tokenAt(nounPhrase(tree, doer)[0])
  return -1
}

/** "wants *the wall* stopped": what is to be brought into the state that a participle tells; −1 for none. */
function patientOf(tree: Tree, verb: number, state: number): number {
  const object = tree.child(verb, 'obj')
  const bare = tree.xpos(state) === 'VBN' && tree.child(state, 'mark', 'aux:pass') < 0
  return bare && object > verb && object < state && isSubstance(tree, object) ? object : -1
}

const DRAFTING = new Set(['draft', 'draw'])
const WORTH = new Set(
  'usefulness use wisdom value worth merit need necessity utility benefit effectiveness efficacy'.split(' '),
)

/** "doubts about the usefulness *of sanctions*": the thing whose worth is doubted; −1 for none. */
function worthOf(tree: Tree, { entry }: Frame<StanceLabel>, noun: number): number {
  if (entry.label.stance !== 'against' || entry.wordClass !== 'noun' || !WORTH.has(tree.lowerLemma(noun))) return -1
  return obliquesOf(tree, noun, 'of', 'for')[0] ?? -1
}

/** Nouns by which something is asked or offered. */
const ASKING = new Set('call demand request appeal plea invitation pressure suggestion proposal idea'.split(' '))

/**
 * "rejected a call by Oman *to halt the work*": what was asked; "rebutted criticism *of the visit*": what was criticised, which one is then
 * for. Criticism of nothing that is named is no issue. Null for anything else.
 */
function answeredAt(tree: Tree, frame: Frame<StanceLabel>, noun: number): Issue[] | null {
  const { label, wordClass } = frame.entry
  const rebutting = REBUTTING.has(frame.entry.head)
  if ((label.stance !== 'against' && !rebutting) || label.negation === 'only' || wordClass !== 'verb') return null
  if (!frame.entry.target.includes('obj')) return null
  if (CRITICISM.has(tree.lowerLemma(noun))) {
    const of = markedWithin(tree, noun)
    if (of < 0) return []
    return thingsAt(tree, of).map(({ span, reversed }) => ({ span, reversed: rebutting ? reversed : !reversed }))
  }
  const asked = ASKING.has(tree.lowerLemma(noun)) && tree.child(noun, 'nmod:poss') < 0
  const clause = asked ? askedAt(tree, frame.head, noun) : -1
  const wanted = clause < 0 && asked ? wantedAt(tree, noun) : clause
  return wanted < 0 ? null : clauseIssues(tree, wanted)
}

/** "dismissed suggestions *that it should join*": what should be, not what is said to be so; −1 for none. */
function wantedAt(tree: Tree, noun: number): number {
  const clause = tree.child(noun, 'acl', 'ccomp')
  const mark = clause < noun ? -1 : tree.child(clause, 'mark')
  const aux = mark < 0 ? -1 : tree.child(clause, 'aux')
  if (mark < 0 || tree.lowerForm(mark) !== 'that') return -1
  const should = aux >= 0 && /^(?:should|must|ought)$/.test(tree.lowerLemma(aux))
  const plain = tree.child(clause, 'aux:pass', 'cop')
  return should || tree.xpos(plain >= 0 ? plain : clause) === 'VB' ? clause : -1
}

/** "criticism from Oman *of the visit*": wherever in the noun's phrase it was hung; −1 for none. */
function markedWithin(tree: Tree, noun: number): number {
  const verb = tree.head(noun)
  const last = verb >= 0 && verb < noun && tree.lowerForm(noun + 1) === 'from' ? tree.lastOf(verb) : tree.lastOf(noun)
  for (let i = noun + 1; i <= last && tree.lowerForm(i) !== 'as' && tree.upos(i) !== 'PUNCT'; i++)
    if (tree.deprel(i) === 'case' && /^(?:of|over|about)$/.test(tree.lowerForm(i)) && tree.head(i) > i)
      return tree.head(i)
  return -1
}

/** Verbs that stand for what is criticised by the way they answer: their rows are of those. */
const REBUTTING = new Set('rebut refute brush shrug wave bat deflect'.split(' '))
const CRITICISM = new Set('criticism critique condemnation objection complaint opposition'.split(' '))

/** The infinitive of a noun of asking, also where it was hung on the verb: "rejected a call by Oman *to halt the work*"; −1 for none. */
function askedAt(tree: Tree, verb: number, noun: number): number {
  for (const c of [...tree.children(noun), ...tree.children(verb)]) {
    const mark = c > noun ? tree.child(c, 'mark') : -1
    if (mark < 0 || tree.xpos(mark) !== 'TO' || tree.form(mark - 1) === ',') continue
    if (/^(?:acl|advcl|xcomp)$/.test(tree.deprel(c))) return c
  }
  return -1
}

/** "circulated a resolution *that would impose an embargo*": what the paper is to do; −1 where it is not said. */
function provisionOf(tree: Tree, paper: number): number {
  const clause = tree.child(paper, 'acl:relcl')
  const aux = clause < 0 ? -1 : tree.child(clause, 'aux')
  const subject = clause < 0 ? -1 : tree.child(clause, 'nsubj')
  const own = subject >= 0 && /^(?:that|which)$/.test(tree.lowerForm(subject))
  return own && aux >= 0 && tree.lowerLemma(aux) === 'would' ? clause : -1
}

/** Rows for those who bring in a paper. */
const entersPaper = ({ entry }: Frame<StanceLabel>) =>
  entry.label.stance === 'for' && entry.conditions.some(({ test }) => test === 'role') && PAPERING.has(entry.head)
const PAPERING = new Set('introduce table sponsor circulate submit put co-sponsor bring propose'.split(' '))

/** "fears that *the accord* would leave it exposed": the plan or paper that is feared for what it would do. */
function fearedAt(tree: Tree, clause: number): Issue[] {
  const subject = tree.child(clause, 'nsubj', 'nsubj:pass')
  const would = tree
    .children(clause)
    .some(c => tree.deprel(c) === 'aux' && /^(?:would|will|could|may|might)$/.test(tree.lowerLemma(c)))
  if (subject < 0 || tree.upos(subject) !== 'NOUN' || !would) return []
  const word = tree.lowerLemma(subject)
  const plan = ['deed-noun', 'plan', 'instrument'].some(name => wordsOfClass(name).has(word))
  return plan ? thingsAt(tree, subject) : []
}

/** The predicate that a participle hangs on, with its object, up to the participle's comma. */
function clauseAbove(tree: Tree, participle: number): Span {
  const verb = tree.head(participle)
  return tree.spanOf(verb, closing(tree, verb, Math.max(verb, tree.firstOf(participle) - 1)))
}

/** "complained that *the subsidies* were unfair": the thing that is so; −1 where the clause tells what somebody did. */
function faultOf(tree: Tree, s: number, mentions: Mentions, clause: number): number {
  const subject = tree.child(clause, 'cop') >= 0 ? tree.child(clause, 'nsubj') : -1
  return subject >= 0 && tree.upos(subject) === 'NOUN' && !mentions.isActor(s, subject) ? subject : -1
}

const takesObject = ({ entry }: Frame<StanceLabel>) => entry.target.includes('obj') && entry.conditions.length === 0

/** What the noun of a relative clause names, or what it takes up itself. */
function thingsTaken(tree: Tree, noun: number): Issue[] {
  const taken = takenUp(tree, noun)
  return taken === null ? thingsAt(tree, noun) : [taken]
}

/** "the intention of the envoy, Petra Holm, *to convene talks*": what is intended, read as what the welcome is for; −1 for none. */
function behindApposition(tree: Tree, verb: number, noun: number): number {
  if (!wordsOfClass('effort').has(tree.lowerLemma(noun)) || noun < verb) return -1
  const clause = tree.child(verb, 'advcl')
  const mark = clause < noun ? -1 : tree.child(clause, 'mark')
  if (mark < noun || tree.xpos(mark) !== 'TO' || tree.form(mark - 1) !== ',') return -1
  for (let i = noun; i < mark; i++) if (tree.deprel(i) === 'appos') return clause
  return -1
}

/** "dissatisfaction *with and firm opposition* to it": right behind its preposition a phrase is joined, not begun. */
function isCutShort(tree: Tree, j: number): boolean {
  const marker = tree.child(j, 'case')
  return marker >= 0 && marker + 1 < j && /^(?:and|or|but)$/.test(tree.lowerForm(marker + 1))
}

/** "agreed *on Tuesday* to talk": when it was said is no issue. */
const isTime = (s: number, mentions: Mentions, j: number): boolean =>
  mentions.times(s).some(({ first, last }) => first <= j && j <= last)

/**
 * What fills a role: "support *for* talks", "opposed *to* sending troops"; of a noun also what hangs on the verb that expresses it
 * ("stressed the need *for* talks").
 */
function complements(tree: Tree, frame: Frame<StanceLabel>, role: string): number[] {
  const own = roleTokens(tree, frame, role)
  if (own.length > 0) return own
  const { head, entry } = frame
  const listed = entry.head === 'call' && role === 'xcomp' ? joinedInfinitive(tree, head) : -1
  if (listed >= 0) return [listed]
  const after = markedAfter(tree, head, role)
  if (after >= 0) return [after]
  const noun = entry.wordClass === 'noun'
  const verb = noun ? expressing(tree, head) : -1
  const found = verb >= 0 ? obliquesOf(tree, verb, role).filter(j => j > head) : []
  if (found.length > 0) return found
  // "remains 'open' to talks": what stands behind the mark hangs on the verb.
  const linked =
    entry.wordClass === 'adj' && tree.deprel(head) === 'xcomp' ? obliquesOf(tree, tree.head(head), role) : []
  if (linked.some(j => j > head)) return linked.filter(j => j > head)
  const clauses = [head, ...frame.rest, ...(noun && tree.head(head) >= 0 ? [tree.head(head)] : [])]
  for (const c of clauses.flatMap(j => [...tree.children(j)])) {
    const mark = c > head ? tree.child(c, 'mark') : -1
    if (mark < head) continue
    const word = tree.lowerForm(mark)
    // "looks forward to welcoming her" is no more than polite.
    const gerund = word === role && tree.xpos(c) === 'VBG' && entry.head !== 'look'
    // "renewed its plea *for polluters to pay*"
    const wished = noun && role === 'for' && word === 'for' && isForInfinitive(tree, c, mark)
    const answered =
      noun &&
      (ASKING.has(entry.head) || entry.head === 'proposal') &&
      tree.deprel(c) === 'advcl' &&
      tree.deprel(head) === 'obj'
    const infinitive = noun && role === 'acl' && tree.xpos(mark) === 'TO' && (verb >= 0 || answered)
    const told = noun && role === 'ccomp' && word === 'that'
    if (gerund || wished || infinitive || told) return [c]
  }
  return role === 'xcomp' || role === 'advcl' ? behindRelative(tree, head) : []
}

/** "called on it, and on those who arm it, *to end* the siege": joined to the verb for want of a place; −1 for none. */
const joinedInfinitive = (tree: Tree, verb: number): number =>
  tree.children(verb).find(c => {
    const mark = c > verb && tree.deprel(c) === 'conj' && tree.xpos(c) === 'VB' ? tree.child(c, 'mark') : -1
    return mark > verb && tree.xpos(mark) === 'TO' && tree.form(mark - 1) === ','
  }) ?? -1

/** "for polluters *to pay*": an infinitive whose doer stands between "for" and "to". */
const isForInfinitive = (tree: Tree, verb: number, mark: number) =>
  tree.children(verb).some(c => c > mark && c < verb && tree.deprel(c) === 'mark' && tree.xpos(c) === 'TO')

/** "called on the rebels, who left the talks, *to return*": the infinitive was hung on the relative clause. */
function behindRelative(tree: Tree, verb: number): number[] {
  if (tree.upos(verb) !== 'VERB') return []
  for (let i = verb + 1; i <= tree.lastOf(verb); i++) {
    // "called on both, and on Chad in particular, *to return*"
    // "urged Oman and Chad *to talk*": a name has no infinitive of its own.
    if (tree.deprel(i) === 'acl' && isOfName(tree, verb, i)) return [i]
    const listed = tree.deprel(i) === 'acl' && tree.deprel(tree.head(i)) === 'conj' && tree.head(tree.head(i)) === verb
    if (!listed && tree.deprel(i) !== 'acl:relcl') continue
    const clause = listed ? i : tree.child(i, 'advcl', 'xcomp')
    const mark = clause < i ? -1 : tree.child(clause, 'mark')
    if (
      (listed || mark > i) &&
      tree.xpos(mark) === 'TO' &&
      tree.form(mark - 1) === ',' &&
      tree.lastOf(clause) === tree.lastOf(i)
    )
      return [clause]
  }
  return []
}

function isOfName(tree: Tree, verb: number, clause: number): boolean {
  const mark = tree.child(clause, 'mark')
  const name = tree.head(clause)
  if (mark < name || tree.xpos(mark) !== 'TO' || tree.upos(name) !== 'PROPN') return false
  const first = tree.deprel(name) === 'conj' ? tree.head(name) : name
  return tree.head(first) === verb && /^(?:obj|obl)$/.test(tree.deprel(first))
}

/**
 * Whether the word is said of somebody of whom one cannot well be for or against: "praised the minister", "condemned Iran". Who may be
 * criticised as a body ("condemned the junta") may be opposed so.
 */
function isSomebody(tree: Tree, s: number, mentions: Mentions, { entry }: Frame<StanceLabel>, j: number): boolean {
  if (entry.label.whom || tree.upos(j) === 'VERB') return false
  const sort = mentions.sortAt(s, j)
  if (sort === null || sort === 'place') return false
  return entry.label.stance === 'for' || sort === 'person' || tree.upos(j) === 'PROPN'
}

/** Verbs whose "that" tells what is wanted only in the subjunctive: "suggested that he leave", not "that he had left". */
const ASSERTING = new Set('suggest insist agree propose recommend stress'.split(' '))

function isAssertion(tree: Tree, { entry }: Frame<StanceLabel>, role: string, j: number): boolean {
  if (role !== 'ccomp' || !ASSERTING.has(entry.head)) return false
  const aux = tree
    .children(j)
    .filter(c => tree.deprel(c) === 'aux')
    .map(c => tree.lowerLemma(c))
  if (aux.some(word => word === 'should' || word === 'must')) return false
  if (aux.length > 0) return true
  const plain = tree.child(j, 'aux:pass', 'cop')
  const verb = plain >= 0 ? plain : j
  return tree.xpos(verb) !== 'VB' && !isSubjunctive(tree, entry.head, j, verb)
}

/** "suggested that Europe *introduce* a tax", "proposed that both sides *move* their guns": a plain form whatever its tag. */
function isSubjunctive(tree: Tree, cue: string, clause: number, verb: number): boolean {
  if (tree.lowerForm(verb) !== tree.lowerLemma(verb)) return false
  if (cue === 'propose' || cue === 'recommend') return true
  const subject = tree.child(clause, 'nsubj', 'nsubj:pass')
  const one = subject >= 0 && (tree.xpos(subject) === 'NN' || tree.xpos(subject) === 'NNP')
  return one && tree.child(subject, 'conj') < 0
}

/** "agreed on *the need* for talks": the noun tells the stance itself, and its thing. */
function isStanceNoun(tree: Tree, { entry, head }: Frame<StanceLabel>, j: number): boolean {
  if (entry.wordClass !== 'verb' || j < head || !wordsOfClass('expressing').has(entry.head)) return false
  const nouns = loadStanceLexicon().get(tree.lowerLemma(j)) ?? []
  return nouns.some(({ wordClass, head, rest }) => wordClass === 'noun' && rest.length === 0 && head !== entry.head)
}

/** A clause behind a noun counts where "to", "that" or a preposition opens it: "the need to act", not "the need felt by many". */
function isComplement(tree: Tree, role: string, i: number): boolean {
  if (role === 'advcl') return tree.child(i, 'mark') >= 0 && tree.xpos(tree.child(i, 'mark')) === 'TO'
  return role !== 'acl' || (tree.upos(i) === 'VERB' && tree.child(i, 'mark') >= 0)
}

/** What one is concerned about and would keep: "concerns about dam safety". */
const CHERISHED = new Set(
  'safety security stability welfare wellbeing fate future health plight right sovereignty integrity'.split(' '),
)

const CARING = new Set('concern worry concerned worried alarm fear apprehension unease uneasy anxious'.split(' '))

const LINKS = new Set(['link', 'connection', 'involvement', 'charge', 'complaint'])

/** Who rejects a claim says that it is false, not where he stands. */
function isMereClaim(tree: Tree, { entry }: Frame<StanceLabel>, i: number): boolean {
  // "will not give up its claim"
  if (entry.label.negation === 'only') return false
  if (entry.wordClass !== 'verb' && CARING.has(entry.head) && CHERISHED.has(tree.lowerLemma(i))) return true
  // "misgivings about any link with it"
  if (entry.wordClass !== 'verb' && LINKS.has(tree.lowerLemma(i))) return false
  // "dismissed the findings as one-sided"
  if (entry.head === 'dismiss' && tree.lowerLemma(i) === 'finding') return true
  // "rejected the report", "questioned its report": not what it reports.
  if (tree.lowerLemma(i) === 'report' && tree.xpos(i) === 'NN') return false
  return entry.label.stance === 'against' && wordsOfClass('claim').has(tree.lowerLemma(i))
}

const WANTING = new Set('approve want seek request accept prefer propose recommend demand urge wish embrace'.split(' '))

/** "criticised Iran *for the raid*", "praised Qatar *for hosting the talks*": what somebody is blamed or praised for. */
function deedOf(tree: Tree, { entry, head, rest }: Frame<StanceLabel>): Issue[] {
  // "approved 2,880 people for resettlement": nobody is praised for it.
  if (entry.wordClass === 'verb' && WANTING.has(entry.head)) return []
  for (const j of [head, ...rest]) {
    for (const c of tree.children(j)) {
      const marker = tree.child(c, 'case', 'mark')
      if (marker < 0 || !/^(?:for|over|on)$/.test(tree.lowerLemma(marker))) continue
      if (tree.deprel(c) === 'advcl' || (tree.deprel(c) === 'obl' && isSubstance(tree, c))) return issuesAt(tree, c)
    }
  }
  return []
}

/** "is against sanctions", "are for a ban": the predicate is the thing, its preposition the stance. */
function standing(tree: Tree, s: number, mentions: Mentions): Stand[] {
  const found: Stand[] = []
  for (let i = 0; i < tree.size; i++) {
    const marker = tree.child(i, 'case', 'mark')
    const copula = tree.child(i, 'cop')
    // "criticised the media for *being* dishonest"
    if (marker < 0 || copula < 0 || tree.xpos(copula) === 'VBG' || mentions.isActor(s, i)) continue
    const preposition = tree.lowerLemma(marker)
    if (preposition !== 'against' && preposition !== 'for') continue
    if (isOpen(tree, i) || reality(tree, i) !== 'told') continue
    const holders = actorsAt(tree, s, mentions, subjectsOf(tree, i))
    if (holders.length === 0) continue
    found.push(
      ...stands(holders, (preposition === 'against') === isNegated(tree, i) ? 'for' : 'against', standingFor(tree, i)),
    )
  }
  return found
}

/** "against sending troops": the gerund behind the preposition, without the subject that the parse hangs on it. */
const standingFor = (tree: Tree, i: number): Issue[] =>
  tree.upos(i) !== 'VERB'
    ? thingsAt(tree, i)
    : [{ span: tree.spanOf(i, closing(tree, i, tree.lastOf(i))), reversed: false }]

/** "pledged to tackle smuggling", "threatened to block the vote": who means to end a thing is against it. */
function resolved(tree: Tree, s: number, mentions: Mentions): Stand[] {
  const found: Stand[] = []
  for (let i = 0; i < tree.size; i++) {
    if (tree.upos(i) !== 'VERB' || !wordsOfClass('resolving').has(tree.lowerLemma(i))) continue
    found.push(...assured(tree, s, mentions, i))
    const clause = goneOn(tree, tree.child(i, 'xcomp'))
    if (clause < i || isNegated(tree, i) || isOpen(tree, i) || reality(tree, i) !== 'told') continue
    const word = tree.lowerLemma(clause)
    if (!wordsOfClass('ending').has(word) && !FURTHERING.has(word)) continue
    const object = tree.child(clause, 'obj')
    if (object >= 0 && !isSubstance(tree, object)) continue
    const holders = actorsAt(tree, s, mentions, agentsOf(tree, i))
    const things = clauseIssues(tree, clause).filter(({ reversed }) => reversed || FURTHERING.has(word))
    if (holders.length > 0) found.push(...stands(holders, 'for', things))
  }
  return found
}

/** "will take *every measure* to keep it open", "would do *everything* to stop it": who means to do all for a thing is for it. */
function striven(tree: Tree, s: number, mentions: Mentions): Stand[] {
  const found: Stand[] = []
  for (let i = 0; i < tree.size; i++) {
    const object = STRIVING.has(tree.lowerLemma(i)) ? tree.child(i, 'obj') : -1
    if (object < i || !isAll(tree, i, object) || isNegated(tree, i) || isOpen(tree, i)) continue
    if (reality(tree, i) !== 'told' || !isMeant(tree, i)) continue
    const clause = [...tree.children(object), ...tree.children(i)].find(c => {
      const mark = c > object ? tree.child(c, 'mark') : -1
      return mark >= 0 && tree.xpos(mark) === 'TO' && tree.upos(c) === 'VERB'
    })
    const holders = clause === undefined ? [] : actorsAt(tree, s, mentions, agentsOf(tree, i))
    if (clause !== undefined && holders.length > 0) found.push(...stands(holders, 'for', clauseIssues(tree, clause)))
  }
  return found
}

const STRIVING = new Set(['take', 'do', 'make', 'spare', 'use'])
const MEANS = new Set('measure step effort means action endeavour endeavor'.split(' '))

/** "every measure", "all necessary steps", "everything", "our utmost"; with "spare" it is "no effort". */
function isAll(tree: Tree, verb: number, object: number): boolean {
  const word = tree.lowerLemma(object)
  const determiner = tree.child(object, 'det', 'det:predet')
  const of = determiner < 0 ? '' : tree.lowerLemma(determiner)
  if (tree.lowerLemma(verb) === 'spare') return word === 'effort' && of === 'no'
  if (word === 'everything' || word === 'utmost' || word === 'all') return true
  return MEANS.has(word) && (of === 'every' || of === 'all')
}

/** "will take", "would do", "must do": meant to be done. */
const isMeant = (tree: Tree, verb: number) =>
  tree.children(verb).some(c => tree.deprel(c) === 'aux' && /^(?:will|would|shall|'ll|’ll)$/.test(tree.lowerLemma(c)))

/** "pledged that Chad *would facilitate* the mission", "promised that *the aid would continue*": of whom the promise is made, or who makes it. */
function assured(tree: Tree, s: number, mentions: Mentions, verb: number): Stand[] {
  const clause = tree.child(verb, 'ccomp')
  const subject = clause < verb ? -1 : tree.child(clause, 'nsubj')
  if (subject < 0 || isNegated(tree, verb) || isNegated(tree, clause) || !isMeant(tree, clause)) return []
  if (reality(tree, verb) !== 'told') return []
  if (FURTHERING.has(tree.lowerLemma(clause)) && mentions.isActor(s, subject)) {
    const object = tree.child(clause, 'obj')
    if (object < 0 || !isSubstance(tree, object)) return []
    return stands(actorsAt(tree, s, mentions, [subject]), 'for', clauseIssues(tree, clause))
  }
  const lasts = tree.lowerLemma(clause) === 'continue' && tree.upos(subject) === 'NOUN' && !mentions.isActor(s, subject)
  const holders = lasts ? actorsAt(tree, s, mentions, agentsOf(tree, verb)) : []
  return holders.length > 0 ? stands(holders, 'for', thingsAt(tree, subject)) : []
}

/** "undertook to *go on promoting* it": what is gone on with. */
function goneOn(tree: Tree, clause: number): number {
  if (clause < 0 || !/^(?:go|continue|keep)$/.test(tree.lowerLemma(clause))) return clause
  const inner = tree.child(clause, 'advcl', 'xcomp')
  return inner > clause ? inner : clause
}

/** Verbs by which who pledges to do it stands for their object. */
const FURTHERING = new Set(
  'promote support uphold defend strengthen deepen advance preserve safeguard facilitate foster restore protect back'.split(
    ' ',
  ),
)

/** "in what Canberra described *as coercion*": the noun that names the deed, −1 for none. */
function calledAt(tree: Tree, verb: number): number {
  const first = tree.firstOf(verb)
  const what = tree.lowerForm(first) === 'what' || (first + 1 < verb && tree.lowerForm(first + 1) === 'what')
  if (!what) return -1
  const noun = tree.children(verb).find(c => c > verb && tree.upos(c) === 'NOUN')
  return noun !== undefined && judgementAt(tree, noun)?.places.has('named') ? noun : -1
}

/** "called the war a mistake", "described the ruling as shameful". */
function named(tree: Tree, s: number, mentions: Mentions): Stand[] {
  const found: Stand[] = []
  for (let i = 0; i < tree.size; i++) {
    if (tree.upos(i) !== 'VERB' || !wordsOfClass('naming').has(tree.lowerLemma(i))) continue
    const own = tree.child(i, 'obj')
    const called = own < 0 ? calledAt(tree, i) : -1
    if (called >= 0) {
      const holders = actorsAt(tree, s, mentions, agentsOf(tree, i))
      const stance = judgementAt(tree, called)?.stance
      if (holders.length > 0 && stance !== undefined) found.push(...stands(holders, stance, thingsAt(tree, called)))
      continue
    }
    const object = own > i ? own : describedBy(tree, i)
    const sort = object < 0 ? null : mentions.sortAt(s, object)
    if (object < 0 || !isSubstance(tree, object) || (sort !== null && sort !== 'place')) continue
    if (isNegated(tree, i) || isOpen(tree, i) || reality(tree, i) !== 'told') continue
    const stance = namedStance(tree, i, object)
    const holders = stance === null ? [] : actorsAt(tree, s, mentions, agentsOf(tree, i))
    if (stance !== null && holders.length > 0) {
      found.push(
        ...stands(
          holders,
          stance,
          (own > i ? thingsAt(tree, object) : thingsTaken(tree, object)).map(issue => withoutRelative(tree, i, issue)),
        ),
      )
    }
  }
  return found
}
