// Doers that the grammar of the deed's own words leaves out: whose plan it is, who was on the visit, who went on speaking behind an inner
// clause; and those whom a charge or a threat is aimed at by what is said of them. Answers are tokens; who of them is an actor is the
// cast's to say.
import { agentsOf, isPassive, obliquesOf, patientsOf, subjectsOf, type Tree } from '../tree/index.ts'

const MAX_CLIMB = 4
const DURING = /^(?:in|on|during|at|after|before|following)$/
const OCCASION = /^(?:end|start|beginning|eve|margin|sideline|course|day|part|stop|leg|close|conclusion)$/

/**
 * "The African Union *plans* to send", "approved Russian plans to strike": whose the intent is, told by a modifier of its noun. None where
 * the deed at `verb` hangs on no noun.
 */
export function intendersOf(tree: Tree, verb: number): number[] {
  const noun = tree.deprel(verb) === 'acl' && tree.xpos(verb) === 'VB' ? tree.head(verb) : -1
  if (noun < 0 || tree.child(noun, 'nmod:poss') >= 0) return []
  return tree.children(noun).filter(c => c < noun && /^(?:amod|compound)$/.test(tree.deprel(c)))
}

/**
 * "complained *during* a visit to Lima", "announced it *at the end of* a two-day visit": whoever does what the clause around an occasion
 * tells took part in it. The clause's predicate, or −1.
 */
export function clauseAround(tree: Tree, occasion: number): number {
  if (tree.child(occasion, 'nmod:poss') >= 0 || obliquesOf(tree, occasion, 'by', 'of').length > 0) return -1
  for (let i = occasion, climbs = 0; i >= 0 && climbs < MAX_CLIMB; i = tree.head(i), climbs++) {
    const marker = tree.child(i, 'case')
    if (marker < 0) return -1
    const relation = tree.deprel(i)
    const governor = tree.head(i)
    if (governor < 0 || !/^(?:obl|nmod)$/.test(relation)) return -1
    // "at the end *of a visit*"
    if (tree.lowerLemma(marker) === 'of' && OCCASION.test(tree.lowerLemma(governor))) continue
    // "the pledge *during a visit*", hung on the pledge or on what it is for
    return DURING.test(tree.lowerForm(marker)) || isAhead(tree, marker) ? predicateAbove(tree, governor) : -1
  }
  return -1
}

/** "*ahead of* a visit". */
export const isAhead = (tree: Tree, marker: number): boolean =>
  marker > 0 && tree.lowerForm(marker) === 'of' && tree.lowerForm(marker - 1) === 'ahead'

/** The verb that a phrase is an object or a circumstance of; −1 where it is a subject. */
function predicateAbove(tree: Tree, from: number): number {
  for (let i = from, climbs = 0; i >= 0 && climbs <= MAX_CLIMB; i = tree.head(i), climbs++) {
    if (tree.upos(i) === 'VERB') return i
    if (!/^(?:obj|obl|nmod|conj)$/.test(tree.deprel(i))) return -1
  }
  return -1
}

/** "urged Chad *to sign it during a visit* to Lima": on the visit was who urged, not who is to sign. */
export function askingClause(tree: Tree, clause: number): number {
  if (clause < 0 || tree.xpos(clause) !== 'VB' || !/^(?:xcomp|advcl)$/.test(tree.deprel(clause))) return clause
  const mark = tree.child(clause, 'mark')
  const above = tree.head(clause)
  const isAsked = tree.child(above, 'obj', 'iobj') > above || /^(?:call|appeal)$/.test(tree.lowerLemma(above))
  return mark >= 0 && tree.lowerForm(mark) === 'to' && above < clause && isAsked && ASKING.test(tree.lowerLemma(above))
    ? above
    : clause
}
const ASKING = /^(?:urge|ask|tell|call|appeal|press|encourage|request|advise|exhort|warn|push|order|implore|beg|lobby)$/

/** Whoever goes on a visit, by the clause around it; tokens, none where it tells nobody. */
export function travellersOf(tree: Tree, visit: number): readonly number[] {
  // "is on a visit to Delhi"
  if (tree.child(visit, 'cop') >= 0) return tree.child(visit, 'nmod:poss') >= 0 ? [] : subjectsOf(tree, visit)
  const clause = askingClause(tree, clauseAround(tree, visit))
  // "welcomed *the queen* at the start of a visit": who is received is the visitor.
  if (clause >= 0) return RECEIVING.test(tree.lowerLemma(clause)) ? patientsOf(tree, clause) : agentsOf(tree, clause)
  const verb = tree.head(visit)
  if (verb < 0 || tree.child(visit, 'nmod:poss') >= 0) return []
  if (isWhereOneIs(tree, verb)) return subjectsOf(tree, verb)
  if (tree.upos(verb) !== 'VERB') return []
  const marker = tree.child(visit, 'case')
  const preposition = marker < 0 ? '' : tree.lowerForm(marker)
  const isUnderWay =
    tree.deprel(visit) === 'obj'
      ? UNDERTAKING.test(tree.lowerLemma(verb))
      : tree.deprel(visit) === 'obl' &&
        (preposition === 'from' || preposition === 'for') &&
        GOING.test(tree.lowerLemma(verb))
  if (!isUnderWay) return []
  // "is expected *for a visit*": whoever is awaited.
  const agents = agentsOf(tree, verb)
  return agents.length > 0 || !isPassive(tree, verb) || tree.deprel(visit) === 'obj' ? agents : subjectsOf(tree, verb)
}
/** "is expected *in Lima* for a visit", "arrived in Kyiv on an unannounced visit": where the clause around a visit says that one goes. */
export function wherePaid(tree: Tree, visit: number): readonly number[] {
  const verb = /^(?:obl|nmod)$/.test(tree.deprel(visit)) ? tree.head(visit) : -1
  const marker = tree.child(visit, 'case')
  if (verb < 0 || marker < 0 || !/^(?:for|on)$/.test(tree.lowerForm(marker))) return []
  if (isWhereOneIs(tree, verb)) return [verb]
  if (!GOING.test(tree.lowerLemma(verb))) return []
  return obliquesOf(tree, verb, 'in', 'to', 'at', 'into').filter(j => j !== visit)
}

/** "is *in Rome* for talks": a place as the predicate. */
export function isWhereOneIs(tree: Tree, place: number): boolean {
  const marker = tree.child(place, 'case')
  return tree.child(place, 'cop') >= 0 && marker >= 0 && /^(?:in|at)$/.test(tree.lowerForm(marker))
}

const RECEIVING = /^(?:welcome|receive|greet|host|entertain)$/

/** "wrapped up a visit", "cut short his trip". */
const UNDERTAKING =
  /^(?:wrap|begin|start|open|launch|kick|embark|commence|conclude|end|finish|complete|round|wind|cut|extend|continue|resume|make|pay|plan|take|undertake|conduct|prolong|interrupt|set|schedule|use|prepare|delay|postpone|follow)$/
/** "has returned *from a visit*", "flew in *for a visit*". */
const GOING =
  /^(?:return|come|arrive|fly|land|go|leave|head|depart|travel|expect|await|invite|set|be|cross|jet|schedule|due)$/

/**
 * "complained that London had ignored the appeals, and *criticised* the licences": the predicate of the clause that the deed goes on from,
 * past an inner clause that stands in a remoter past, tells only that something is there, or describes a noun between commas. −1 where the
 * deed is the inner clause's.
 */
export function clauseGoneOnFrom(tree: Tree, verb: number): number {
  if (tree.deprel(verb) !== 'conj' || tree.child(verb, 'nsubj', 'nsubj:pass', 'aux', 'aux:pass') >= 0) return -1
  const before = tree.child(verb, 'cc') - 1
  const inner = tree.head(verb)
  const parted = before > inner && tree.form(before) === ','
  const isPast = /^VB[DN]$/.test(tree.xpos(verb)) && tree.lowerForm(verb) !== tree.lowerLemma(verb)
  if (tree.deprel(inner) === 'ccomp') {
    const outer = tree.head(inner)
    if (outer > inner || tree.xpos(outer) !== 'VBD') return -1
    // Without a comma a participle could go on with "had", but not with "had been" where it has an object.
    const isActive = tree.child(inner, 'aux:pass') >= 0 && tree.child(verb, 'obj') >= 0
    const goesOn = isPast && hasHad(tree, inner) && (parted || tree.xpos(verb) === 'VBD' || isActive)
    return tree.child(inner, 'expl') >= 0 || goesOn ? outer : -1
  }
  return parted && isPast ? clauseDescribedIn(tree, inner) : -1
}

const hasHad = (tree: Tree, verb: number): boolean =>
  tree.xpos(verb) === 'VBN' && tree.children(verb).some(c => tree.deprel(c) === 'aux' && tree.lowerForm(c) === 'had')

/** "praised Chad, *which has sent* troops, and urged …": the past predicate before a relative clause behind a comma; −1 for none. */
function clauseDescribedIn(tree: Tree, inner: number): number {
  let clause = inner
  while (tree.deprel(clause) === 'xcomp') clause = tree.head(clause)
  const noun = tree.deprel(clause) === 'acl:relcl' ? tree.head(clause) : -1
  const first = noun < 0 ? -1 : tree.firstOf(clause)
  if (first < 1 || !(tree.form(first) === ',' || tree.form(first - 1) === ',')) return -1
  for (let i = noun, climbs = 0; i >= 0 && climbs < MAX_CLIMB; i = tree.head(i), climbs++) {
    if (tree.upos(i) === 'VERB') return i < noun && tree.xpos(i) === 'VBD' ? i : -1
    if (/^nsubj/.test(tree.deprel(i))) return -1
  }
  return -1
}

/** "complained that *Lima* had broken its word", "charged that the count was forged by *the army*": who did what somebody complains of. */
export function accusedIn(tree: Tree, verb: number): number[] {
  const clause = tree.child(verb, 'ccomp')
  if (clause < verb) return []
  if (isPassive(tree, clause)) return agentsOf(tree, clause)
  return subjectsOf(tree, clause)
}

/**
 * "threatened to block the loan *unless Chad paid*", "offered to help *if* they asked", "*should* they go on, we will": on whom it
 * depends. `until` counts for threats alone: who promises to wait for the experts promises them nothing.
 */
export function conditionedIn(tree: Tree, verb: number, until: boolean): number[] {
  for (let i = tree.firstOf(verb); i <= tree.lastOf(verb); i++) {
    if (tree.deprel(i) !== 'advcl') continue
    const mark = tree.child(i, 'mark')
    const inverted = tree.head(i) === verb && i < verb && /^should$/i.test(tree.form(tree.firstOf(i)))
    if (
      !inverted &&
      (i < verb || mark < 0 || !(until ? /^(?:unless|if|until)$/ : /^(?:unless|if)$/).test(tree.lowerForm(mark)))
    )
      continue
    const doers = isPassive(tree, i) ? agentsOf(tree, i) : subjectsOf(tree, i)
    if (doers.length > 0) return inverted ? doers : doers.filter(j => j > verb)
  }
  return []
}

/** "warned that *those who broke the truce* would face sanctions", "said *the rebels* would pay": who would suffer what is threatened. */
export function threatenedIn(tree: Tree, verb: number): number[] {
  const clause = tree.child(verb, 'ccomp')
  if (clause < verb || tree.child(clause, 'aux') < 0) return []
  if (!isPassive(tree, clause) && !SUFFERING.test(tree.lowerLemma(clause))) return []
  return subjectsOf(tree, clause)
}
const SUFFERING = /^(?:face|suffer|pay|bear|regret|risk|lose|answer|find|incur|feel|reap|forfeit|receive|get)$/
