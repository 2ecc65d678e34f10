// What the speaker of a statement stands for or against by judging it: "it is right that …", "the war is a mistake", "the talks must
// go on". Who speaks is known to the statement alone; `withSpeakers` fills it in.
import { wordsOfClass } from '../frame/index.ts'
import type { Mentions } from '../mention/index.ts'
import { agentsOf, nounPhrase, obliquesOf, type Tree } from '../tree/index.ts'
import { isNegated, isOpen, reality } from './held.ts'
import { clauseIssues, clauseStart, type Issue, isSubstance, refused, thingsAt } from './issue.ts'
import { closing } from './issue-end.ts'
import { type Judgement, judgementAt } from './judgements.ts'
import { opposite, type Stance } from './position.ts'

/** A stance on an issue, of whoever speaks. */
export interface Voiced extends Issue {
  readonly stance: Stance
}

const lower = (tree: Tree, i: number) => tree.lowerLemma(i)

/** A person, a state, a body: of those one does not say for or against, but of what they do. A "settlement" may be no place. */
function isSomebody(s: number, mentions: Mentions, i: number): boolean {
  const sort = mentions.sortAt(s, i)
  return sort !== null && sort !== 'place'
}

/** Every judgement of a sentence in order of the text. */
export function readVoiced(tree: Tree, s: number, mentions: Mentions): Voiced[] {
  const found: Voiced[] = []
  for (let i = 0; i < tree.size; i++) {
    if (tree.upos(i) === 'PUNCT') continue
    const judgement = judgementAt(tree, i)
    if (judgement !== null) found.push(...judged(tree, s, mentions, i, judgement))
    if (tree.deprel(i) === 'aux') found.push(...obliged(tree, s, mentions, i))
    if (tree.upos(i) === 'VERB') {
      found.push(...required(tree, s, mentions, i), ...aimed(tree, i))
      found.push(...harmed(tree, s, mentions, i), ...bound(tree, s, mentions, i))
      found.push(...excused(tree, s, mentions, i), ...regarded(tree, s, mentions, i), ...withheld(tree, s, mentions, i))
    }
    if (lower(tree, i) === 'be') found.push(...lacking(tree, i))
  }
  return found
}

const voiced = (stance: Stance, issues: readonly Issue[]): Voiced[] =>
  issues.map(issue => ({ ...issue, stance: issue.reversed ? opposite(stance) : stance }))

/** "It is wrong to …", "the raid was a crime", "the heinous raid". */
function judged(tree: Tree, s: number, mentions: Mentions, i: number, judgement: Judgement): Voiced[] {
  if (judgement.places.has('before') && tree.deprel(i) === 'amod') {
    const noun = tree.head(i)
    // "it is a shameful act": the noun is what something is called, not the thing.
    const marker = tree.child(noun, 'case')
    // "called it an unprovoked escalation"
    const namer = tree.head(noun)
    const called = namer >= 0 && namer < noun && wordsOfClass('naming').has(lower(tree, namer))
    if (called && tree.child(namer, 'obj') >= 0 && tree.child(namer, 'obj') !== noun) return []
    if (called && tree.deprel(noun) === 'xcomp') return []
    // "called it a clear violation and in *flagrant disregard* of the pact": what it is called, joined to another name.
    if (judgementAt(tree, noun)?.places.has('named')) return []
    // "considered an act of unprovoked aggression"
    if (namer >= 0 && tree.deprel(noun) === 'nmod' && judgementAt(tree, namer) !== null) return []
    if (tree.child(noun, 'cop') >= 0 || (marker >= 0 && tree.lowerForm(marker) === 'as')) return []
    return noun > i && !isSomebody(s, mentions, noun) ? voiced(judgement.stance, thingsAt(tree, noun)) : []
  }
  const predicate = predicateAt(tree, i)
  if (predicate < 0 || isOpen(tree, predicate) || reality(tree, predicate) !== 'told') return []
  const negated = isNegated(tree, i) || isNegated(tree, predicate)
  if (negated && judgement.stance === 'against') return []
  const stance = negated ? opposite(judgement.stance) : judgement.stance
  const subject = tree.child(predicate, 'nsubj', 'nsubj:pass', 'nsubj:outer', 'csubj')
  const formal = tree.child(predicate, 'expl') >= 0 || (subject >= 0 && lower(tree, subject) === 'it')
  if (formal) {
    if (!judgement.places.has('clause')) return []
    const clause = clauseBelow(tree, i) ?? clauseBelow(tree, predicate)
    return clause === null ? [] : voiced(stance, clauseIssues(tree, clause))
  }
  if (subject < 0 || !judgement.places.has('thing')) return []
  if (tree.deprel(subject) === 'csubj') return voiced(stance, clauseIssues(tree, subject))
  if (isSomebody(s, mentions, subject) || !isSubstance(tree, subject)) return []
  return voiced(stance, thingsAt(tree, subject))
}

/** The token that carries the subject of a predicate noun or adjective: itself, or the "remains" above it; −1 where it is none. */
function predicateAt(tree: Tree, i: number): number {
  if (tree.child(i, 'cop', 'aux:pass') >= 0) return i
  const above = tree.head(i)
  // "the closure *amounted to* collective punishment"
  if (above >= 0 && tree.deprel(i) === 'obl' && lower(tree, above) === 'amount') return above
  const linked = above >= 0 && (tree.deprel(i) === 'xcomp' || tree.deprel(i) === 'obj' || tree.deprel(i) === 'advcl')
  return linked && /^(?:remain|become|stay|constitute|represent|mark)$/.test(lower(tree, above)) ? above : -1
}

/** The clause that "it is right" is about, or null. */
function clauseBelow(tree: Tree, i: number): number | null {
  for (const c of tree.children(i)) {
    if (c < i || !['csubj', 'ccomp', 'xcomp', 'advcl', 'acl', 'acl:relcl'].includes(tree.deprel(c))) continue
    const mark = tree.child(c, 'mark')
    if (mark < 0 ? tree.deprel(c) === 'ccomp' : /^(?:to|that|for)$/.test(tree.lowerForm(mark))) return c
  }
  return null
}

const OBLIGING = new Set(['must', 'should', 'ought'])
/** "Iran must let them in", "we need to act", "there can be no truce", "the raids can never be justified". */
function obliged(tree: Tree, s: number, mentions: Mentions, i: number): Voiced[] {
  if (tree.head(i) <= i) return []
  const verb = tree.head(i)
  const word = lower(tree, i)
  if (reality(tree, verb) !== 'told') return []
  const subject = tree.child(verb, 'nsubj', 'nsubj:pass', 'csubj')
  const isThere = tree.child(verb, 'expl') >= 0 && lower(tree, tree.child(verb, 'expl')) === 'there'
  if (isThere) return existing(tree, verb, word, subject)
  if (subject < 0 || subject > i) return []
  if (/^(?:can|could|ca|cannot|will|wo)$/.test(word)) {
    const never = isNegated(tree, verb) || tree.lowerForm(i) === 'cannot'
    const excused = tree.child(verb, 'aux:pass') >= 0 && wordsOfClass('inexcusable').has(lower(tree, verb))
    return never && excused && !isSomebody(s, mentions, subject) ? voiced('against', thingsAt(tree, subject)) : []
  }
  if (!OBLIGING.has(word) || isTrivial(tree, verb) || isRule(tree, s, mentions, verb)) return []
  if (tree.children(verb).some(c => tree.deprel(c) === 'aux' && lower(tree, c) === 'have')) return []
  // "called it regrettable that he should go"
  const above = tree.head(verb)
  const judged = above >= 0 && tree.upos(above) === 'ADJ' ? judgementAt(tree, above) : null
  if (above >= 0 && tree.upos(above) === 'ADJ' && judged?.stance !== 'for') return []
  const passive = tree.child(verb, 'aux:pass') >= 0
  // "The talks should begin on Monday" is what is expected, not what is wanted.
  const party = isSomebody(s, mentions, subject) || isEachSide(tree, subject)
  if (word !== 'must' && !passive && !party && tree.child(verb, 'cop') < 0) return []
  return voiced('for', obligation(tree, verb, i, subject, isSomebody(s, mentions, subject)))
}

/** "*every party* should bear its share" */
function isEachSide(tree: Tree, subject: number): boolean {
  const determiner = tree.child(subject, 'det')
  return (
    determiner >= 0 &&
    /^(?:every|each|all|both)$/.test(lower(tree, determiner)) &&
    /^(?:party|side|state|country|nation|government|member|power|leader|actor)$/.test(lower(tree, subject))
  )
}

/** "The law says that sellers must be licensed": a thing says it, and nobody wants it. */
function isRule(tree: Tree, s: number, mentions: Mentions, verb: number): boolean {
  const above = tree.head(verb)
  if (above < 0 || tree.deprel(verb) !== 'ccomp') return false
  const teller = tree.child(above, 'nsubj')
  return teller >= 0 && tree.upos(teller) === 'NOUN' && !isSomebody(s, mentions, teller)
}

/** "We must say", "one should know": no more than a way of speaking. */
const isTrivial = (tree: Tree, verb: number) =>
  wordsOfClass('trivial').has(lower(tree, verb)) &&
  tree.child(verb, 'cop', 'compound:prt') < 0 &&
  !(tree.child(verb, 'aux:pass') >= 0 && isNegated(tree, verb))

/** What must be: the thing to be ended or promoted, else the clause, without a "we" that is the speaker himself. */
function obligation(tree: Tree, verb: number, aux: number, subject: number, isActor: boolean): Issue[] {
  const word = lower(tree, verb)
  // "No effort should be spared to reach a truce"
  const aim = word === 'spare' && isNobody(tree, subject) ? tree.child(verb, 'advcl', 'xcomp', 'acl') : -1
  if (aim > verb) return clauseIssues(tree, aim)
  // "No state should have to beg": what is no duty is no issue.
  if (word === 'have' && tree.child(verb, 'xcomp') > verb && isNobody(tree, subject)) return []
  if (wordsOfClass('ending').has(word) || wordsOfClass('promoting').has(word)) return clauseIssues(tree, verb)
  // "*No state* should have to beg": nobody should.
  const negated = isNegated(tree, verb) || isNobody(tree, subject)
  // "should not be able to do that": it is the doing that should not be.
  const able = word === 'able' ? tree.child(verb, 'xcomp') : -1
  if (able >= 0) return negated ? [refused(tree, able)] : clauseIssues(tree, able)
  if (negated) return [refused(tree, verb)]
  const last = withoutNext(tree, verb, closing(tree, verb, tree.lastOf(verb)))
  // "must act by cutting off the money"
  const means = word === 'act' ? tree.child(verb, 'advcl', 'acl') : -1
  const by = means >= 0 ? tree.child(means, 'mark') : -1
  if (by >= 0 && lower(tree, by) === 'by') return clauseIssues(tree, means)
  // "the authorities must free them": it is the freeing that is wanted.
  const own =
    /^(?:we|i)$/.test(tree.lowerForm(subject)) || (isActor && last > verb && tree.child(verb, 'aux:pass', 'cop') < 0)
  let first = own ? aux + 1 : clauseStart(tree, verb)
  while (first < verb && ['advmod', 'punct', 'det'].includes(tree.deprel(first)) && own) first++
  return [{ span: tree.spanOf(Math.min(first, verb), last), reversed: false }]
}

const isNobody = (tree: Tree, subject: number) =>
  tree.child(subject, 'det') >= 0 && lower(tree, tree.child(subject, 'det')) === 'no'

/** "must free them, *and they must do it now*": the clause behind is another. */
function withoutNext(tree: Tree, verb: number, last: number): number {
  for (const c of tree.children(verb)) {
    if (c < verb || c > last || tree.deprel(c) !== 'conj' || tree.child(c, 'nsubj', 'nsubj:pass') < 0) continue
    let end = tree.firstOf(c) - 1
    while (end > verb && (tree.upos(end) === 'PUNCT' || tree.deprel(end) === 'cc')) end--
    return end
  }
  return last
}

/** "There should be no doubt": a way of speaking. */
const CERTAINTY = new Set('doubt question mistake surprise illusion misunderstanding confusion'.split(' '))

/** "There must be talks", "there can be no military solution", "there is no alternative to talks". */
function existing(tree: Tree, verb: number, word: string, subject: number): Voiced[] {
  if (subject < 0 || !isSubstance(tree, subject) || CERTAINTY.has(lower(tree, subject))) return []
  const none = isNegated(tree, subject) || isNegated(tree, verb)
  // "There is no justification for the raids", "there is no alternative to talks"
  const name = lower(tree, subject)
  const [for_] = obliquesOf(tree, subject, 'for')
  const [to] = obliquesOf(tree, subject, 'to', 'for')
  if (none && wordsOfClass('nothing-for').has(name))
    return for_ === undefined ? [] : voiced('against', thingsAt(tree, for_))
  if (none && wordsOfClass('nothing-but').has(name)) return to === undefined ? [] : voiced('for', thingsAt(tree, to))
  const things = thingsAt(tree, subject).map(thing => ({ ...thing, reversed: false }))
  if (OBLIGING.has(word)) return voiced(none ? 'against' : 'for', things)
  return none && /^(?:can|could|will|would|wo)$/.test(word) ? voiced('against', things) : []
}

/** "The crisis requires a strong answer". */
function required(tree: Tree, s: number, mentions: Mentions, i: number): Voiced[] {
  if (!wordsOfClass('requiring').has(lower(tree, i))) return []
  const subject = tree.child(i, 'nsubj')
  const object = tree.child(i, 'obj')
  if (subject < 0 || object < 0) return []
  // "We need the roads open": the speaker wants it.
  const we = tree.lowerForm(subject) === 'we' && lower(tree, i) === 'need' && isSubstance(tree, object)
  if (!we && (!isSubstance(tree, subject) || isSomebody(s, mentions, subject))) return []
  if (isNegated(tree, i) || isOpen(tree, i) || reality(tree, i) !== 'told') return []
  return isSomebody(s, mentions, object) ? [] : voiced('for', thingsAt(tree, object))
}

/** "The raid would *undermine* the truce", "annulling the vote would *cause* chaos": whoever says so is against the raid and the annulling. */
function harmed(tree: Tree, s: number, mentions: Mentions, i: number): Voiced[] {
  const [harms, causes] = [wordsOfClass('harming').has(lower(tree, i)), wordsOfClass('causing').has(lower(tree, i))]
  if ((!harms && !causes) || isNegated(tree, i) || reality(tree, i) !== 'told') return []
  const object = tree.child(i, 'obj')
  const things = [object, ...obliquesOf(tree, i, 'to', 'in', 'into', 'against', 'on')].filter(j => j >= 0)
  const done = harms && object >= 0
  const bad = things.some(j => wordsOfClass('harm').has(lower(tree, j)))
  const caused = !done && bad && causes
  if (!done && !caused) return []
  const subject = tree.child(i, 'nsubj', 'csubj')
  if (subject < 0 || subject > i) return []
  if (tree.deprel(subject) === 'csubj' || tree.xpos(subject) === 'VBG') {
    const first = clauseStart(tree, subject)
    return [
      { span: tree.spanOf(first, closing(tree, subject, tree.lastOf(subject))), reversed: false, stance: 'against' },
    ]
  }
  const event = tree.upos(subject) === 'NOUN' && wordsOfClass('deed-noun').has(lower(tree, subject))
  return event && !isSomebody(s, mentions, subject) ? voiced('against', thingsAt(tree, subject)) : []
}

/** "*No pretext can justify* the raid", "nothing excuses the raid": whoever says so is against it. */
function excused(tree: Tree, s: number, mentions: Mentions, i: number): Voiced[] {
  if (!JUSTIFYING.has(lower(tree, i)) || reality(tree, i) !== 'told') return []
  const object = tree.child(i, 'obj')
  const subject = tree.child(i, 'nsubj')
  if (object < i || subject < 0 || isSomebody(s, mentions, object)) return []
  const nothing = lower(tree, subject) === 'nothing' || isNobody(tree, subject)
  const cannot = isNegated(tree, i) && tree.child(i, 'aux') >= 0 && !isSomebody(s, mentions, subject)
  return nothing || cannot ? voiced('against', thingsAt(tree, object)) : []
}

const JUSTIFYING = new Set('justify excuse legitimise legitimize condone warrant'.split(' '))

/** "The blockade *would be considered an act of war*": whoever says so is against it. */
function regarded(tree: Tree, s: number, mentions: Mentions, i: number): Voiced[] {
  if (!wordsOfClass('naming').has(lower(tree, i)) || tree.child(i, 'aux:pass') < 0) return []
  const subject = tree.child(i, 'nsubj:pass')
  if (subject < 0 || subject > i || tree.upos(subject) !== 'NOUN' || isSomebody(s, mentions, subject)) return []
  const will = tree
    .children(i)
    .some(c => tree.deprel(c) === 'aux' && /^(?:will|would|must|should)$/.test(lower(tree, c)))
  if (!will || isNegated(tree, i) || reality(tree, i) !== 'told') return []
  const stance = namedStance(tree, i, subject)
  return stance === null ? [] : voiced(stance, thingsAt(tree, subject))
}

/** "The ban *will not be lifted*", "the raids would not be tolerated": by whom need not be said. */
function withheld(tree: Tree, s: number, mentions: Mentions, i: number): Voiced[] {
  const stance = WITHHELD.get(lower(tree, i))
  if (stance === undefined || tree.child(i, 'aux:pass') < 0 || !isNegated(tree, i)) return []
  const subject = tree.child(i, 'nsubj:pass')
  const will = tree
    .children(i)
    .some(c => tree.deprel(c) === 'aux' && /^(?:will|would|wo|can|could|shall)$/.test(lower(tree, c)))
  if (!will || subject < 0 || subject > i || isSomebody(s, mentions, subject) || reality(tree, i) !== 'told') return []
  return agentsOf(tree, i).length > 0 ? [] : voiced(stance, thingsAt(tree, subject))
}

/** What one stands for by not doing it. */
const WITHHELD = new Map<string, Stance>([
  ...'lift end abandon drop reverse scrap abolish repeal suspend'.split(' ').map(word => [word, 'for'] as const),
  ...'tolerate accept recognise recognize allow permit'.split(' ').map(word => [word, 'against'] as const),
])

/** "There is no alternative to talks": without a "must" before it. */
function lacking(tree: Tree, i: number): Voiced[] {
  const there = tree.child(i, 'expl')
  if (there < 0 || lower(tree, there) !== 'there') return []
  const subject = tree.child(i, 'nsubj')
  const name = subject < 0 ? '' : lower(tree, subject)
  // "There is no military solution to the conflict"
  if (SOLUTIONS.has(name) && isNegated(tree, subject) && tree.child(subject, 'amod') >= 0 && tree.child(i, 'aux') < 0)
    return MILITARY.has(lower(tree, tree.child(subject, 'amod'))) ? voiced('against', unnegated(tree, subject)) : []
  const known = wordsOfClass('nothing-for').has(name) || wordsOfClass('nothing-but').has(name)
  return known && tree.child(i, 'aux') < 0 ? existing(tree, i, '', subject) : []
}

const SOLUTIONS = new Set('solution answer way option path'.split(' '))
const MILITARY = new Set(['military', 'armed', 'violent', 'unilateral'])

/** The thing without the "no" that has turned the stance. */
const unnegated = (tree: Tree, thing: number): Issue[] =>
  thingsAt(tree, thing).map(issue => ({ ...issue, reversed: false }))

/** "The siege *has to end*": as "must". */
function bound(tree: Tree, s: number, mentions: Mentions, i: number): Voiced[] {
  const above = tree.head(i)
  if (tree.deprel(i) !== 'xcomp' || lower(tree, above) !== 'have' || above > i) return []
  const mark = tree.child(i, 'mark')
  const subject = tree.child(above, 'nsubj')
  if (mark < 0 || tree.xpos(mark) !== 'TO' || tree.child(above, 'obj') >= 0 || subject < 0) return []
  if (isNegated(tree, above) || isOpen(tree, above) || reality(tree, above) !== 'told' || isTrivial(tree, i)) return []
  if (!/^(?:has|have)$/.test(tree.lowerForm(above)) || isSomebody(s, mentions, subject)) return []
  const ending = ENDS.has(lower(tree, i)) && tree.upos(subject) === 'NOUN'
  return ending ? voiced('against', thingsAt(tree, subject)) : []
}

const ENDS = new Set(['end', 'stop', 'cease', 'go'])

/** How far before its "is to" the goal is looked for. */
const GOAL_REACH = 10

/** "The goal, he said, is to forge a lasting truce": told by the words' order, for a parse seldom gets it whole. */
function aimed(tree: Tree, i: number): Voiced[] {
  const mark = tree.child(i, 'mark')
  if (mark < 1 || tree.xpos(mark) !== 'TO' || tree.lemma(mark - 1) !== 'be') return []
  for (let k = mark - 2; k >= 0 && k > mark - GOAL_REACH; k--) {
    if (!wordsOfClass('goal').has(lower(tree, k)) || tree.upos(k) !== 'NOUN') continue
    const start = tree.starts[i]
    return voiced('for', clauseIssues(tree, i))
      .map(({ span, ...rest }) => ({ ...rest, span: [Math.max(span[0], start), span[1]] as const }))
      .filter(({ span }) => span[0] < span[1])
  }
  return []
}

/** What somebody calls, describes, brands: the words said of it behind the object tell the stance. */
export function namedStance(tree: Tree, verb: number, object: number): Stance | null {
  const end = tree.lastOf(verb)
  // "which Chad *regards as an outrage*": the object stands before.
  const from = object < verb ? verb + 1 : tree.tokenAt(nounPhrase(tree, object)[1])
  for (let i = from; i <= end && i < from + 9; i++) {
    if (tree.upos(i) === 'VERB' && tree.xpos(i) !== 'VBN' && tree.xpos(i) !== 'VBG') return null
    const judgement = judgementAt(tree, i)
    if (judgement?.places.has('named') && !isNegated(tree, i)) return judgement.stance
  }
  return null
}
