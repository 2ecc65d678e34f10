// What somebody makes his own deed hang on: "will block the vote unless Chad lets the observers in", "threatened to leave until …",
// "warned that the licences would be revoked if Chad failed to hold elections". Whoever sets the condition wants what it names.
import { wordsOfClass } from '../frame/index.ts'
import { type Mentions, type Party, stateOf } from '../mention/index.ts'
import { agentsOf, obliquesOf, type Tree } from '../tree/index.ts'
import { isNegated } from './held.ts'
import { actorsAt } from './holder.ts'
import { clauseIssues, type Issue, thingsAt } from './issue.ts'

/** Who wants something by making it a condition. */
export interface Condition {
  readonly holders: readonly Party[]
  readonly issues: readonly Issue[]
}

/** How far the clauses above are followed. */
const MAX_CLIMB = 5
const FUTURE = new Set(['will', 'would', 'wo', 'shall', "'ll", '’ll', "'d", '’d', 'can', 'ca', 'cannot'])
const AGREEING = new Set('agree commit promise undertake pledge begin start consent decide'.split(' '))
/** Verbs by which nothing is held back from anybody. */
const GOING_ON = new Set('continue keep retain hold reserve prepare plan consider weigh'.split(' '))
const FAILING = new Set('fail refuse decline'.split(' '))

/** The conditions that a sentence sets. */
export function readConditions(tree: Tree, s: number, mentions: Mentions): Condition[] {
  const found: Condition[] = []
  for (let i = 0; i < tree.size; i++) {
    const word = tree.lowerForm(i)
    if (word !== 'unless' && word !== 'until' && word !== 'if') continue
    const clause = tree.head(i)
    if (tree.deprel(i) !== 'mark' || clause <= i || tree.upos(clause) !== 'VERB') continue
    const only = word === 'if' && i > 0 && tree.lowerForm(i - 1) === 'only'
    const asked = word === 'if' && !only ? failedAt(tree, clause) : clause
    const bound = asked < 0 ? [] : actorsAt(tree, s, mentions, agentsOf(tree, clause))
    // "will mediate until the hostages are freed" is how long, "will stop the ships until Chad yields" a condition.
    const known = bound.some(({ actor }) => actor !== null)
    const lasting = word === 'until' && !known
    const threat = asked < 0 ? null : threatAbove(tree, s, mentions, clause, word === 'if' && !only, lasting)
    // "unless Cuba is invited"
    const patient = tree.child(clause, 'aux:pass') >= 0 ? tree.child(clause, 'nsubj:pass') : -1
    const passive = patient >= 0 && tree.upos(patient) !== 'PRON' && word !== 'until'
    if (threat === null || (bound.length === 0 && !passive) || shareState(threat, bound)) continue
    const issues = asked === clause ? wantedIn(tree, clause) : clauseIssues(tree, asked)
    if (issues.length > 0) found.push({ holders: threat, issues })
  }
  return found
}

/** "if Chad *fails to free* them": what would have to be done; −1 for a condition of another kind. */
const failedAt = (tree: Tree, clause: number) =>
  FAILING.has(tree.lowerLemma(clause)) && !isNegated(tree, clause) ? tree.child(clause, 'xcomp') : -1

/** "unless Chad agreed *to share the burden*", "until it *frees the monks*". */
function wantedIn(tree: Tree, clause: number): Issue[] {
  const inner = AGREEING.has(tree.lowerLemma(clause)) ? tree.child(clause, 'xcomp') : -1
  // "only if Chad agrees *to inspections*"
  const [to] = AGREEING.has(tree.lowerLemma(clause)) ? obliquesOf(tree, clause, 'to') : []
  if (inner < 0 && to !== undefined) return thingsAt(tree, to)
  // "until Chad agrees": it is not said to what.
  const bare = tree.lastOf(clause) === clause && tree.child(clause, 'aux:pass') < 0
  return inner < 0 && bare ? [] : clauseIssues(tree, inner >= 0 ? inner : clause)
}

/** Who holds out the deed that hangs on the clause; null where it is nobody's threat or refusal. */
function threatAbove(
  tree: Tree,
  s: number,
  mentions: Mentions,
  clause: number,
  toldOnly: boolean,
  heldBack: boolean,
): readonly Party[] | null {
  let withheld = false
  let future = false
  let told = false
  let blocked = false
  let holders: readonly Party[] = []
  for (let node = tree.head(clause), climbs = 0; node >= 0 && climbs < MAX_CLIMB; node = tree.head(node), climbs++) {
    const word = tree.lowerLemma(node)
    const threatens = wordsOfClass('threatening').has(word)
    told ||= threatens
    const holdsBack = threatens || FAILING.has(word) || wordsOfClass('withholding').has(word)
    withheld ||= (holdsBack && !GOING_ON.has(word)) || isNegated(tree, node)
    future ||= holdsBack
    for (const c of tree.children(node)) if (tree.deprel(c) === 'aux') future ||= FUTURE.has(tree.lowerLemma(c))
    // "Prices will rise unless …, Chad said": whose deed it is not is no threat of his, unless he warns of it.
    if ((holders.length === 0 && !blocked) || threatens) {
      const doers = actorsAt(tree, s, mentions, agentsOf(tree, node))
      if (doers.length > 0) holders = doers
      else blocked ||= tree.child(node, 'nsubj', 'nsubj:pass') >= 0
    }
    if (!['ccomp', 'xcomp', 'conj', 'advcl'].includes(tree.deprel(node))) break
  }
  return holders.length > 0 && future && (told || !toldOnly) && (withheld || !heldBack) ? holders : null
}

/** A government and its own people or opposition are two sides; a state and its government are one. */
const GOVERNING = /:(?:GOV|MIL|LEG|COP|JUD|SPY)$/
const sideOf = (party: Party) =>
  party.actor?.includes(':') && !GOVERNING.test(party.actor) ? party.actor : (stateOf(party) ?? party.span.join())

function shareState(a: readonly Party[], b: readonly Party[]): boolean {
  const states = new Set(a.map(sideOf))
  return b.some(party => states.has(sideOf(party)))
}
