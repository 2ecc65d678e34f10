// The thing itself that somebody stands for or against: its span, its parts where two things are named, and what turns it round.
import { endOfWhole, wordsOfClass } from '../frame/index.ts'
import type { Span } from '../span.ts'
import { nounPhrase, obliquesOf, type Tree } from '../tree/index.ts'
import { isNegated } from './held.ts'
import { closing } from './issue-end.ts'

/** An issue and whether its own words turn the stance round ("refrain from any military activity"). */
export interface Issue {
  readonly span: Span
  readonly reversed: boolean
}

/** Words that name nothing by themselves. */
const EMPTY = new Set(
  'everything anything nothing something everyone everybody anyone nobody calm one other another some all both that this it course means mean comment them way chance second minute hour day week month year decade century'.split(
    ' ',
  ),
)

const RETHINKING = new Set('reconsider reassess rethink review revise change'.split(' '))
const STANDPOINTS = new Set(
  'position stance view attitude approach course policy behaviour behavior mind conduct'.split(' '),
)
const ATONING = new Set('apologise apologize atone answer'.split(' '))
const BEGINNING = new Set(['begin', 'start'])
/** Verbs whose thing follows a preposition: "take part *in* talks", "focus *on* reform". */
const WITHIN = new Map([
  ['take', 'in'],
  ['participate', 'in'],
  ['engage', 'in'],
  ['invest', 'in'],
  ['focus', 'on'],
  ['concentrate', 'on'],
  ['embark', 'on'],
  ['lead', 'to'],
  ['result', 'in'],
  ['culminate', 'in'],
])

const lower = (tree: Tree, i: number) => tree.lowerLemma(i)

/** Whether a token names a thing of substance: not "it", "that", "everything". */
export function isSubstance(tree: Tree, i: number): boolean {
  const upos = tree.upos(i)
  return upos !== 'PRON' && upos !== 'DET' && !EMPTY.has(lower(tree, i))
}

/** Issues headed at a token, one for each thing named: "the use of sanctions and interference in their affairs" are two. */
export function issuesAt(tree: Tree, head: number): Issue[] {
  return isClause(tree, head) ? clauseIssues(tree, head) : thingsAt(tree, head)
}

/** Issues that a noun names. */
export function thingsAt(tree: Tree, head: number): Issue[] {
  if (!isSubstance(tree, head) || isVague(tree, head) || isAnaphoric(tree, head)) return []
  const told = notion(tree, head)
  if (told >= 0) return clauseIssues(tree, told)
  const end = infinitiveAfter(tree, head)
  const last = closing(tree, head, end ?? endOfState(tree, head, endOfWhole(tree, head)))
  let first = tree.tokenAt(nounPhrase(tree, head)[0])
  // "wants no repeat of it"
  const reversed = first < head && lower(tree, first) === 'no'
  if (reversed) first++
  if (end !== null) {
    // "appealed for the sentence *not to be carried out*"
    const negated = infinitiveNegatedAfter(tree, head)
    if (negated < 0) return [{ span: tree.spanOf(first, last), reversed }]
    if (tree.child(negated, 'aux:pass') < 0) return [refused(tree, negated)]
    return [{ span: nounPhrase(tree, head), reversed: true }]
  }
  const beside = besides(tree, head, last)
  if (beside >= 0) {
    const before = lastBefore(tree, head, tree.firstOf(beside))
    return [{ span: tree.spanOf(first, closing(tree, head, before)), reversed }, ...thingsAt(tree, beside)]
  }
  const second = separateConjunct(tree, head, last)
  if (second === null) return [{ span: tree.spanOf(first, last), reversed }]
  return [
    { span: tree.spanOf(first, second.before), reversed },
    { span: tree.spanOf(second.first, last), reversed },
  ]
}

/** "*the situation*", "the issue": alone they say nothing of what it is. */
const isVague = (tree: Tree, head: number) =>
  (/^(?:situation|development|issue|matter|question|topic|subject)$/.test(lower(tree, head)) &&
    (tree.lastOf(head) === head || isWhere(tree, head)) &&
    tree.child(head, 'amod', 'compound', 'nmod:poss') < 0) ||
  isAmount(tree, head) ||
  isBareStep(tree, head)

/** "the situation *in Chad*": where says as little. */
const isWhere = (tree: Tree, head: number) => {
  const next = head + 1
  const place = next < tree.size && /^(?:in|around|at|on|along)$/.test(tree.lowerForm(next)) ? tree.head(next) : -1
  return lower(tree, head) === 'situation' && place > next && tree.upos(place) === 'PROPN'
}

/** "appealed for *$30 million*": an amount is no thing. */
const isAmount = (tree: Tree, head: number) =>
  !/^(?:to|for|in|of|a|per|more|worth)$/.test(
    tree.lowerForm(Math.min(tree.size - 1, tree.tokenAt(nounPhrase(tree, head)[1] - 1) + 1)),
  ) &&
  /^(?:[$€£¥₦]|\p{Sc}|million|billion|trillion|dollar|euro|pound|[a-z]{1,3}\$?[\d.,]+)$/u.test(lower(tree, head)) &&
  tree.child(head, 'nmod', 'amod', 'acl') < 0

/** "demanded *a step*": what it takes up was not found. */
const isBareStep = (tree: Tree, head: number) => {
  const determiner = tree.child(head, 'det')
  const taking = /^(?:step|move|measure|gesture|thing|something)$/.test(lower(tree, head))
  const such = determiner > 0 && tree.lowerForm(determiner - 1) === 'such'
  return taking && !such && determiner === head - 1 && lower(tree, determiner) === 'a' && tree.lastOf(head) === head
}

/** "similar violations": it is not said here which. */
const isAnaphoric = (tree: Tree, head: number) =>
  tree.lastOf(head) === head &&
  tree.xpos(head) === 'NNS' &&
  tree
    .children(head)
    .every(c => /^(?:similar|such|case|punct)$/.test(tree.deprel(c) === 'amod' ? lower(tree, c) : tree.deprel(c))) &&
  tree.children(head).some(c => tree.deprel(c) === 'amod')

/** "favours a settlement *reached by peaceful means*", "want the border *settled*": a participle hung on the verb right behind its object. */
function endOfState(tree: Tree, head: number, last: number): number {
  const verb = tree.head(head)
  if (verb < 0 || tree.deprel(head) !== 'obj') return last
  const state = tree.child(verb, 'xcomp')
  return state > last && tree.xpos(state) === 'VBN' && tree.firstOf(state) === last + 1 ? tree.lastOf(state) : last
}

/** "for the sentence *not to be carried out*": the verb; −1 where it is not negated. */
function infinitiveNegatedAfter(tree: Tree, head: number): number {
  for (let i = head + 1; i < tree.size && i <= head + 6; i++)
    if (tree.xpos(i) === 'TO') return isNegated(tree, tree.head(i)) ? tree.head(i) : -1
  return -1
}

/** "the notion *that X*": what is meant is X. */
function notion(tree: Tree, head: number): number {
  if (!wordsOfClass('notion').has(lower(tree, head))) return -1
  const clause = tree.child(head, 'acl', 'ccomp', 'acl:relcl')
  const mark = clause < 0 ? -1 : tree.child(clause, 'mark')
  return mark >= 0 && tree.lowerForm(mark) === 'that' ? clause : -1
}

/** Whether an infinitive tells what the doer behind "for" is to do: "a call for all parties *to show restraint*". */
export const hasInfinitive = (tree: Tree, doer: number): boolean => infinitiveAfter(tree, doer) !== null

/** "pressed for Russia *to use its influence*": the end of an infinitive that follows its doer, wherever it was attached. */
function infinitiveAfter(tree: Tree, head: number): number | null {
  const marker = tree.child(head, 'case')
  if (marker < 0 || lower(tree, marker) !== 'for') return null
  for (let i = head + 1; i < tree.size && i <= head + 6; i++) {
    if (tree.xpos(i) !== 'TO') continue
    const verb = tree.head(i)
    if (verb > i && tree.firstOf(verb) >= head && tree.upos(verb) === 'VERB') return tree.lastOf(verb)
    return null
  }
  return null
}

const isClause = (tree: Tree, i: number) => tree.upos(i) === 'VERB' || tree.child(i, 'cop') >= 0

/**
 * "that NATO refrain from X" is against X, "to achieve Y" is for Y; any other clause is the issue as it stands, without "that" or "to".
 */
export function clauseIssues(tree: Tree, head: number): Issue[] {
  const word = lower(tree, head)
  const negated = isNegated(tree, head)
  const object = tree.child(head, 'obj')
  // "to begin *freeing* them"
  const begun = BEGINNING.has(word) ? tree.child(head, 'xcomp') : -1
  if (begun >= 0) return [...clauseIssues(tree, begun), ...joined(tree, head).flatMap(c => clauseIssues(tree, c))]
  // "I want to thank you", "refused to say so": nothing of substance is wanted or refused.
  const asking = word === 'ask' && object >= 0 && tree.child(head, 'xcomp') >= 0
  // "to start *talks*", "to make *the fund* fairer": what is begun or made is of substance, what is said is not.
  const making = MAKING.has(word) && object >= 0 && isSubstance(tree, object) && !NOTHING_MADE.has(lower(tree, object))
  // "would like to see *the tariffs lifted*"
  const seen = word === 'see' ? seenIn(tree, head) : []
  if (seen.length > 0) return seen
  if (wordsOfClass('trivial').has(word) && !asking && !making && tree.child(head, 'cop', 'compound:prt') < 0) return []
  const ending = wordsOfClass('ending').has(word) && !(word === 'bar' && object >= 0 && !isDealing(tree, object))
  // "to take questions", "to show patience", "to go further"
  if (isEmptyDeed(tree, head, object)) return []
  // "to put an end to the raids", "to bring the raids to a halt"
  const ended = endedBy(tree, head)
  if (ended >= 0)
    return [
      ...thingsAt(tree, ended).map(({ span, reversed }) => ({
        span: word === 'bring' ? beforeTo(tree, ended, span) : span,
        reversed: reversed === negated,
      })),
      ...joined(tree, head).flatMap(c => clauseIssues(tree, c)),
    ]
  // "to condemn Chad": one cannot be against Chad itself.
  const body = ending && object >= 0 && tree.upos(object) === 'PROPN' && BLAMING.has(word)
  // "until it reassesses its position and ends the war": it is not said what should change.
  if (RETHINKING.has(word) && object >= 0 && STANDPOINTS.has(lower(tree, object)))
    return joined(tree, head).flatMap(c => clauseIssues(tree, c))
  // "that Washington lift them": it is not said here what.
  if (ending && object >= 0 && !isSubstance(tree, object)) return joined(tree, head).flatMap(c => clauseIssues(tree, c))
  // "expand its army": without the verb the thing would say too little.
  const short = !ending && object >= 0 && tree.child(object, 'nmod:poss') >= 0 && tree.lastOf(object) === object
  const oblique = ending ? obliquesOf(tree, head, 'from')[0] : undefined
  const similar = oblique ?? object
  if (similar >= 0 && isAnaphoric(tree, similar)) return joined(tree, head).flatMap(c => clauseIssues(tree, c))
  const found =
    !short && !body && (ending || wordsOfClass('promoting').has(word))
      ? objectOf(tree, head)
      : !negated
        ? within(tree, head)
        : []
  if (found.length > 0) {
    const own = found.map(({ span, reversed }) => ({ span, reversed: (reversed !== ending) !== negated }))
    return [...own, ...joined(tree, head).flatMap(c => clauseIssues(tree, c))]
  }
  // "apologise for the balloons"
  const fault = ATONING.has(word) && !negated ? obliquesOf(tree, head, 'for')[0] : undefined
  const guilt = ATONING.has(word) && !negated ? tree.child(head, 'advcl', 'acl') : -1
  const blamed = guilt > head && tree.lowerForm(tree.child(guilt, 'mark')) === 'for'
  if (fault !== undefined || blamed) {
    const things = fault === undefined ? clauseIssues(tree, guilt) : thingsAt(tree, fault)
    return things.map(({ span, reversed }) => ({ span, reversed: !reversed }))
  }
  let last = tree.lastOf(head)
  // "that it not attack the port": the negation has turned the stance and is no part of the thing.
  if (negated) return [refused(tree, head)]
  const first = clauseStart(tree, head)
  // "to withdraw and *to stop the attacks*": what is to end is another issue, with the other stance; so is what has its own "to".
  const others = joined(tree, head).filter(c => wordsOfClass('ending').has(lower(tree, c)) || isOwn(tree, head, c))
  if (others.length > 0) {
    last = tree.firstOf(others[0]) - 1
    while (last > head && ['cc', 'punct'].includes(tree.deprel(last))) last--
  }
  return [
    { span: tree.spanOf(first, closing(tree, head, last)), reversed: false },
    ...others.flatMap(c => clauseIssues(tree, c)),
  ]
}

/** "bar *aid*", "bar *the sale*": a dealing and no person, whom one bars from something. */
const isDealing = (tree: Tree, i: number) =>
  /(?:tion|sion|ance|ence|ment|aid|sale|trade|export|import|travel|transfer|loan|contact|use)$/.test(lower(tree, i))
const MAKING = new Set(['make', 'begin', 'start'])

/** "to see *the tariffs lifted*", "to see *a lasting truce*": what somebody wants to see. */
function seenIn(tree: Tree, verb: number): Issue[] {
  const clause = tree.child(verb, 'ccomp', 'xcomp')
  const object = tree.child(verb, 'obj')
  if (clause > verb && tree.upos(clause) === 'VERB') {
    const patient = object >= 0 && object < clause ? object : tree.child(clause, 'nsubj', 'nsubj:pass')
    const told = tree.xpos(clause) === 'VBN' || tree.lastOf(clause) > clause
    return told && patient >= 0 && isSubstance(tree, patient) ? stateIssues(tree, patient, clause) : []
  }
  return object > verb && tree.upos(object) === 'NOUN' ? thingsAt(tree, object) : []
}

/** "*the tariffs lifted*" is against the tariffs, "the accord honoured" is for it as it stands. */
export function stateIssues(tree: Tree, patient: number, state: number): Issue[] {
  const ends = wordsOfClass('ending').has(lower(tree, state))
  if (ends && tree.xpos(state) === 'VBN') return thingsAt(tree, patient).map(issue => turned(tree, state, issue))
  const first = tree.tokenAt(nounPhrase(tree, patient)[0])
  return [{ span: tree.spanOf(first, closing(tree, state, tree.lastOf(state))), reversed: false }]
}

/** Turned round, and cut before the verb where the thing's phrase runs on into it. */
function turned(tree: Tree, state: number, { span: [start, end], reversed }: Issue): Issue {
  const cut = tree.starts[state] > start && tree.starts[state] < end ? tree.ends[state - 1] : end
  return { span: [start, cut], reversed: !reversed }
}

const BLAMING = new Set('condemn fight combat counter tackle'.split(' '))
/** Deeds that name nothing by themselves: verb and object, or verb alone. */
const EMPTY_DEEDS = new Map([
  ['take', 'call question step measure action'],
  ['show', 'calm patience'],
  ['exercise', 'calm patience caution'],
  ['give', 'detail comment reason name'],
  ['make', 'comment'],
])
const NOTHING_MADE = new Set(
  'comment statement point mistake sense effort way difference case speech announcement mention note use'.split(' '),
)
const EMPTY_WAYS = new Set(['go further', 'stay calm', 'remain calm', 'keep calm', 'step back'])

function isEmptyDeed(tree: Tree, verb: number, object: number): boolean {
  const last = tree.lastOf(verb)
  if (last === verb + 1 && EMPTY_WAYS.has(`${lower(tree, verb)} ${tree.lowerForm(last)}`)) return true
  if (object < 0 || tree.lastOf(object) > object) return false
  return (EMPTY_DEEDS.get(lower(tree, verb)) ?? '').split(' ').includes(lower(tree, object))
}

/** "put an end to *the raids*", "bring *the raids* to a halt": what is to end, −1 for none. */
function endedBy(tree: Tree, verb: number): number {
  const word = lower(tree, verb)
  const object = tree.child(verb, 'obj')
  if (object < 0) return -1
  if (word === 'put' && /^(?:end|stop|halt)$/.test(lower(tree, object)))
    return [...obliquesOf(tree, object, 'to'), ...obliquesOf(tree, verb, 'to')][0] ?? -1
  const [to] = word === 'bring' ? [...obliquesOf(tree, verb, 'to'), ...obliquesOf(tree, object, 'to')] : []
  return to !== undefined && /^(?:end|stop|halt|close|standstill)$/.test(lower(tree, to)) ? object : -1
}

/** "bring *the raids* to a halt", though "to a halt" was hung on the raids. */
function beforeTo(tree: Tree, head: number, [start, end]: Span): Span {
  for (let i = head + 1; i < tree.size && tree.starts[i] < end; i++)
    if (tree.lowerForm(i) === 'to') return [start, tree.ends[i - 1]]
  return [start, end]
}

/** What one takes part in or focuses on. */
function within(tree: Tree, verb: number): Issue[] {
  const preposition = WITHIN.get(lower(tree, verb))
  const object = tree.child(verb, 'obj')
  if (preposition === undefined || (object >= 0 && lower(tree, object) !== 'part')) return []
  const [thing] = obliquesOf(tree, verb, preposition)
  return thing === undefined || isDay(tree, thing) ? [] : thingsAt(tree, thing)
}

/** The first token of a clause behind its "that", "to" or "for". */
export function clauseStart(tree: Tree, head: number): number {
  let first = tree.firstOf(head)
  // "*If they did,* they should pay": the condition is no part of what is wanted.
  for (const c of tree.children(head)) {
    const isCondition = c < head && tree.deprel(c) === 'advcl' && tree.child(c, 'mark') >= 0
    const end = tree.lastOf(c)
    if (isCondition && (tree.form(end) === ',' || tree.form(end + 1) === ',')) first = end + 1
  }
  while (first < head && ['punct', 'mark', 'cc'].includes(tree.deprel(first))) first++
  return first
}

/** "to free the monks and *to let* observers in", "until it frees them and *lets* observers in": a demand of its own. */
function isOwn(tree: Tree, first: number, verb: number): boolean {
  const mark = tree.child(verb, 'mark')
  const complete = tree.lastOf(verb) > verb && tree.child(first, 'obj', 'obl', 'xcomp', 'ccomp') >= 0
  if (mark >= 0) return complete && tree.xpos(mark) === 'TO'
  return complete && tree.xpos(verb) === 'VBZ' && tree.xpos(first) === 'VBZ'
}

/** Verbs joined to a verb that have no subject of their own. */
const joined = (tree: Tree, head: number): number[] =>
  tree.children(head).flatMap(c => {
    if (tree.upos(c) !== 'VERB' || tree.child(c, 'nsubj', 'nsubj:pass') >= 0) return []
    if (tree.deprel(c) === 'conj') return [c]
    if (!isListed(tree, head, c)) return []
    const last = strayed(tree, c)
    return [c, ...joined(tree, c), ...(last >= 0 ? [last] : [])]
  })

/** "to free them, *to reopen the office* and to let them in": the second of three, read as what the first is for. */
function isListed(tree: Tree, head: number, verb: number): boolean {
  if (tree.deprel(verb) !== 'advcl' || verb < head) return false
  const mark = tree.child(verb, 'mark')
  if (mark < 1 || tree.xpos(mark) !== 'TO' || tree.form(mark - 1) !== ',') return false
  return tree.children(verb).some(c => tree.deprel(c) === 'conj' && isInfinitive(tree, c)) || strayed(tree, verb) >= 0
}

const isInfinitive = (tree: Tree, verb: number) => {
  const mark = tree.child(verb, 'mark')
  return mark >= 0 && tree.xpos(mark) === 'TO'
}

/** "to refrain from sending ships that carry them, *and to adhere* to it": the last of a list, hung on a clause within; −1 for none. */
function strayed(tree: Tree, verb: number): number {
  for (let i = verb + 1; i <= tree.lastOf(verb); i++) {
    if (tree.deprel(i) !== 'conj' || tree.head(i) === verb || !isInfinitive(tree, i)) continue
    const mark = tree.child(i, 'mark')
    if (mark > 1 && tree.lowerForm(mark - 1) === 'and' && tree.form(mark - 2) === ',') return i
  }
  return -1
}

/** Verbs of ending whose subject is what ends. */
const ENDING_ITSELF = new Set(['end', 'stop', 'cease', 'halt'])

/** What a verb of ending or promoting is about: its object, or what its preposition or gerund names. */
function objectOf(tree: Tree, head: number): Issue[] {
  const thing = tree.child(head, 'obj')
  const subject = tree.child(head, 'nsubj:pass')
  if (thing < 0 && subject >= 0) return thingsAt(tree, subject)
  // "the war must end"
  const itself = tree.child(head, 'nsubj')
  if (thing < 0 && itself >= 0 && itself < head && tree.upos(itself) === 'NOUN' && ENDING_ITSELF.has(lower(tree, head)))
    return thingsAt(tree, itself)
  const gerund = tree.child(head, 'xcomp', 'advcl', 'ccomp')
  const from = gerund >= 0 ? tree.child(gerund, 'mark') : -1
  // "prevent Iran from building a bomb", "ensure that no state attacks"
  if (thing >= 0 && from >= 0 && tree.lowerForm(from) === 'from') {
    const first = tree.tokenAt(nounPhrase(tree, thing)[0])
    return [{ span: tree.spanOf(first, closing(tree, gerund, tree.lastOf(gerund))), reversed: false }]
  }
  if (thing >= 0) return thingsAt(tree, thing).map(issue => withPartner(tree, head, thing, issue))
  const oblique = obliquesOf(tree, head, 'from', 'to', 'towards', 'toward')[0]
  if (oblique !== undefined) return thingsAt(tree, oblique)
  if (gerund < 0) return []
  if (isNegatedClause(tree, gerund)) return [refused(tree, gerund)]
  return wordsOfClass('ending').has(lower(tree, head)) ? clauseIssues(tree, gerund) : []
}

/** "impose sanctions *on Chad*", "hold talks *with Chad*": of the thing, though hung on the verb. */
function withPartner(tree: Tree, verb: number, thing: number, issue: Issue): Issue {
  const next = tree.tokenAt(issue.span[1] - 1) + 1
  if (next >= tree.size || !/^(?:on|against|with|between)$/.test(tree.lowerForm(next))) return issue
  const partner = tree.head(next)
  if (tree.deprel(next) !== 'case' || partner < next || tree.head(partner) !== verb || isDay(tree, partner))
    return issue
  return { ...issue, span: [issue.span[0], tree.ends[closing(tree, thing, tree.lastOf(partner))]] }
}

const isDay = (tree: Tree, i: number) => /^(?:\d+|\w+day|week|month|year|spring|summer|autumn)$/.test(tree.lowerForm(i))

/** "ensure that *no president* could waive them": its subject denies it. */
function isNegatedClause(tree: Tree, verb: number): boolean {
  const subject = tree.child(verb, 'nsubj', 'nsubj:pass')
  return subject >= 0 && tree.child(subject, 'det') >= 0 && lower(tree, tree.child(subject, 'det')) === 'no'
}

/** What a negated clause will not have: its predicate, or its subject where that says more ("that the vote not happen"). */
export function refused(tree: Tree, verb: number): Issue {
  const last = closing(tree, verb, tree.lastOf(verb))
  const subject = tree.child(verb, 'nsubj', 'nsubj:pass')
  // "refugees must not be returned": nobody is against the refugees.
  const people = subject >= 0 && wordsOfClass('crowd').has(lower(tree, subject))
  const tells = subject >= 0 && tree.upos(subject) === 'NOUN' && subject < verb && !people
  const passive = tree.child(verb, 'aux:pass') >= 0
  if (tells && (last === verb || passive)) {
    const [start, end] = nounPhrase(tree, subject)
    const first = tree.tokenAt(start)
    // "*no* weapons should be sent"
    return {
      span: lower(tree, first) === 'no' && first < subject ? [tree.starts[first + 1], end] : [start, end],
      reversed: true,
    }
  }
  const copula = tree.child(verb, 'cop')
  return { span: tree.spanOf(copula >= 0 ? copula : verb, last), reversed: true }
}

/** "the communiqué, *as well as Resolution 7*": the second thing; −1 for none. */
function besides(tree: Tree, head: number, last: number): number {
  for (let i = head + 3; i <= last; i++)
    if (tree.deprel(i) === 'conj' && tree.head(i) >= head && !isClause(tree, i))
      for (let k = tree.firstOf(i); k + 3 <= i; k++)
        if (tree.lowerForm(k) === 'as' && tree.lowerForm(k + 1) === 'well' && tree.lowerForm(k + 2) === 'as') return i
  return -1
}

/** The last word before a token that is no mark. */
function lastBefore(tree: Tree, head: number, token: number): number {
  let last = token - 1
  while (last > head && tree.upos(last) === 'PUNCT') last--
  return last
}

/** A conjunct deep in the phrase that has complements of its own is a thing of its own. */
function separateConjunct(
  tree: Tree,
  head: number,
  last: number,
): { readonly first: number; readonly before: number } | null {
  for (let i = head + 2; i <= last; i++) {
    if (tree.deprel(i) !== 'conj' || tree.upos(i) !== 'NOUN') continue
    const sibling = tree.head(i)
    if (tree.upos(sibling) === 'PROPN' || tree.child(i, 'nmod:poss') >= 0) continue
    if (sibling === head || !isNominalUnder(tree, sibling, head)) continue
    const complemented = i < last && tree.upos(i + 1) === 'ADP'
    const shared = tree.children(sibling).some(c => tree.deprel(c) === 'nmod' && c > sibling)
    if (!complemented || shared) continue
    const first = tree.firstOf(i)
    let before = first - 1
    let start = first
    while (start < i && (tree.deprel(start) === 'cc' || tree.upos(start) === 'PUNCT')) start++
    while (before > head && (tree.deprel(before) === 'cc' || tree.upos(before) === 'PUNCT')) before--
    return { first: start, before }
  }
  return null
}

/** Below the head by nouns alone: the objects of "efforts to reduce waste and debt" belong to the verb. */
function isNominalUnder(tree: Tree, i: number, head: number): boolean {
  for (let j = i; j >= 0; j = tree.head(j)) {
    if (j === head) return true
    if (tree.upos(j) === 'VERB') return false
  }
  return false
}
