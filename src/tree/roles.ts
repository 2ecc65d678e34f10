// Who does, who undergoes, with what: roles read off a tree for verbs, through voice, control, relative clauses and conjunction.
// Answers are token indexes of noun-phrase heads; the walk up is bounded, so that every look-up is constant-time.
import type { Span } from '../span.ts'
import { RESOLVE } from './resolve.ts'
import type { Tree } from './tree.ts'

/** How many clauses a missing subject is followed upwards: "was expected to agree to begin to withdraw". */
const MAX_CLIMB = 6

/** Verbs whose object is the doer of their infinitive: "urged Iran to stop". */
const OBJECT_CONTROL = new Set(
  (
    'urge ask tell order call warn invite allow permit enable force compel press pressure push encourage persuade convince instruct ' +
    'direct require request expect want get help lead cause prompt authorise authorize dare challenge remind advise beg implore ' +
    'lobby petition prod nudge entreat beseech cajole coax exhort oblige task appoint elect designate dispatch send see hear watch let make have summon forbid accuse'
  ).split(' '),
)

const PRAISE = new Set(['congratulate', 'commend', 'compliment'])
/** Those of them that can have no infinitive of purpose instead, as "sent drones to destroy it" has. */
const HELPING = new Set(['support', 'help', 'assist', 'aid', 'back', 'join'])
const PERSUASION = new Set(
  'urge ask tell order warn invite allow permit enable force compel press pressure push encourage persuade convince instruct require request authorise authorize challenge remind advise beg implore exhort oblige forbid lobby petition prod nudge entreat beseech cajole coax expect bring gather convene assemble prompt lead cause spur induce drive'.split(
    ' ',
  ),
)

const RESOLVING = new RegExp(`^(?:${RESOLVE})$`)

/** Nouns whose gerund behind "of" is done by those whose they are. */
const AIM =
  /^(?:aim|goal|target|hope|intention|objective|policy|practice|prospect|chance|plan|purpose|way|means|habit|task|responsibility|possibility|option|risk)$/

/** "did *not* sign", "*never* meant it": whether a verb is negated by a word of its own. */
export const isDenied = (tree: Tree, verb: number): boolean =>
  tree.children(verb).some(c => tree.deprel(c) === 'advmod' && /^(?:not|n['’]t|never)$/.test(tree.lowerForm(c)))

/** Whether the predicate is in the passive: "was expelled", "the deal reached in Geneva". */
export function isPassive(tree: Tree, p: number): boolean {
  if (tree.child(p, 'aux:pass', 'nsubj:pass', 'csubj:pass', 'obl:agent') >= 0) return true
  if (tree.xpos(p) !== 'VBN') return false
  // "was arrested and *sentenced*"
  if (tree.deprel(p) === 'conj')
    return (
      tree.child(tree.head(p), 'aux:pass') >= 0 &&
      tree.xpos(tree.head(p)) === 'VBN' &&
      tree.child(p, 'aux', 'nsubj', 'cop', 'obj', 'mark', 'ccomp', 'xcomp') < 0
    )
  // "the claim that its aircraft had violated the airspace": a clause with a subject.
  if (tree.deprel(p) === 'acl') return tree.child(p, 'aux', 'nsubj') < 0 && hiddenSubject(tree, p) < 0
  return describedBy(tree, p) >= 0 || opensSentence(tree, p)
}

/** "*Detained* in March, the editor was freed": a bare participle before the clause tells what befell its subject. */
function opensSentence(tree: Tree, p: number): boolean {
  if (tree.deprel(p) !== 'advcl' || tree.head(p) < p || tree.child(p, 'obj') >= 0) return false
  if (tree.child(p, 'xcomp') >= 0 && !PERSUASION.has(tree.lemma(p))) return false
  return tree.child(p, 'aux', 'nsubj', 'cop', 'mark') < 0 && tree.firstOf(p) === p
}

/**
 * "release all those unjustly *detained*": the object that a bare participle hung on the verb describes, where it follows it at once; −1
 * for any other word.
 */
export function describedBy(tree: Tree, p: number): number {
  const relation = tree.deprel(p)
  if (tree.xpos(p) !== 'VBN' || (relation !== 'xcomp' && relation !== 'advcl')) return -1
  if (tree.child(p, 'aux', 'nsubj', 'cop', 'obj', 'mark') >= 0) return -1
  const object = tree.child(tree.head(p), 'obj')
  const first = tree.firstOf(p)
  return object >= 0 && tree.head(p) < object && tree.lastOf(object) === first - 1 ? object : -1
}

/**
 * "The premier of the province called for sanctions": a past form with an object of its own or a preposition that no participle takes,
 * hung below its subject, which stands as the sentence's root. The root, or −1 for a true participle.
 */
function hiddenSubject(tree: Tree, p: number): number {
  const { root } = tree
  if (root > p || tree.upos(root) === 'VERB' || tree.child(root, 'cop', 'nsubj') >= 0) return -1
  if (tree.child(p, 'obj') < p && !(tree.lemma(p) === 'call' && /^(?:for|on|upon)$/i.test(formAt(tree, p + 1))))
    return -1
  let isWithinVerb = false
  for (let j = tree.head(p); j !== root; j = tree.head(j)) {
    if (j < 0) return -1
    isWithinVerb ||= tree.upos(j) === 'VERB'
  }
  // "Holm, who is here to attend the summit, called for a truce": hung within the clause that the comma ends.
  return isWithinVerb && !(tree.form(p - 1) === ',' && tree.isUnder(p, tree.child(root, 'acl:relcl'))) ? -1 : root
}

const formAt = (tree: Tree, i: number) => (i < tree.size ? tree.form(i) : '')

/** The token and its coordinate siblings: "Russia, China and Iran" from any of the three. */
export function conjunctsOf(tree: Tree, i: number): number[] {
  let first = i
  while (tree.deprel(first) === 'conj' && tree.head(first) >= 0) first = tree.head(first)
  const out = [first]
  for (let k = 0; k < out.length; k++)
    for (const c of joinedTo(tree, out[k])) if (tree.deprel(c) === 'conj') out.push(c)
  return out.sort((a, b) => a - b)
}

/** What hangs on a token or on another word of its name: "Cho Tae-yul *and Iwaya* met", hung on the second word of the first name. */
function joinedTo(tree: Tree, i: number): readonly number[] {
  const { length } = tree.children(i)
  if (length === 0 || tree.upos(i) === 'VERB') return tree.children(i)
  // "Prime Minister Edi Rama *and Kurti*", hung on the name right behind the office.
  const isOfName = (c: number) => tree.deprel(c) === 'flat' || (tree.deprel(c) === 'appos' && c === i + 1)
  return tree.children(i).flatMap(c => (isOfName(c) ? [c, ...tree.children(c)] : [c]))
}

/** A relative pronoun's antecedent ("NATO, which …" → NATO), or the token itself. */
export function antecedentOf(tree: Tree, i: number): number {
  const tag = tree.xpos(i)
  const relative =
    tag === 'WDT' || tag === 'WP' || tag === 'WP$' || (tree.upos(i) === 'PRON' && tree.form(i) === 'that')
  if (!relative) return i
  for (let j = i, climbs = 0; j >= 0 && climbs < MAX_CLIMB; j = tree.head(j), climbs++) {
    const relation = tree.deprel(j)
    if (relation === 'acl:relcl' && tree.head(j) < i) return tree.head(j)
  }
  return i
}

function spread(tree: Tree, i: number): number[] {
  const head = antecedentOf(tree, i)
  // A subject's own conjuncts count; a noun that is itself a conjunct does not drag its elder siblings in.
  const out = [head]
  for (let k = 0; k < out.length; k++) {
    for (const c of joinedTo(tree, out[k])) if (tree.deprel(c) === 'conj' && tree.upos(c) !== 'VERB') out.push(c)
  }
  return out
}

/** "Chad, *together with Niger*, has tabled a draft": who is named between subject and verb as doing it with him. */
function companionsOf(tree: Tree, subject: number, verb: number): number[] {
  for (let i = subject + 1; i < verb && i <= subject + COMPANY_REACH; i++) {
    const form = tree.lowerForm(i)
    // "Ghana, which works together with Togo, condemned it": in a clause of its own.
    if (tree.upos(i) === 'VERB') return []
    if (!COMPANY.has(form)) continue
    const marker = form === 'alongside' ? i : i + 1
    if (marker !== i && tree.lowerForm(marker) !== 'with') return []
    const companion = tree.head(marker)
    return companion > marker && companion < verb ? spread(tree, companion) : []
  }
  return []
}
const COMPANY: ReadonlySet<string> = new Set(['together', 'along', 'jointly', 'alongside'])
/** How far behind the head of the subject its company is named: "Saudi Arabia's foreign minister Faisal bin Farhan, along with …". */
const COMPANY_REACH = 6

function byAgent(tree: Tree, p: number): number[] {
  const agent = tree.child(p, 'obl:agent')
  if (agent >= 0) return spread(tree, agent)
  for (const c of tree.children(p)) {
    if (tree.deprel(c) !== 'obl') continue
    const mark = tree.child(c, 'case')
    if (mark >= 0 && tree.lemma(mark) === 'by' && tree.upos(c) !== 'NUM') return spread(tree, c)
  }
  return []
}

/** The grammatical subject, own or understood, whatever the voice. */
export function subjectsOf(tree: Tree, p: number, climbs = 0): number[] {
  const own = tree.child(p, 'nsubj', 'nsubj:pass', 'nsubj:outer', 'csubj')
  if (own >= 0) {
    // "*Turning* to Chad, the minister accused": the gerund before the comma read as the subject, and the subject as its own.
    const within = tree.xpos(own) === 'VBG' && tree.firstOf(own) === own ? tree.child(own, 'nsubj') : -1
    if (within > own && within < p) return spread(tree, within)
    const antecedent = antecedentOf(tree, own)
    return antecedent === own ? [...spread(tree, own), ...companionsOf(tree, own, p)] : [antecedent]
  }
  const head = tree.head(p)
  if (head < 0 || climbs >= MAX_CLIMB) return []
  switch (tree.deprel(p)) {
    case 'conj':
      // "arrested six for lacking permits and *impounded* their nets": what is told as done goes on from what is.
      if (tree.xpos(p) === 'VBD' && tree.xpos(head) === 'VBG' && tree.child(head, 'mark') >= 0) {
        const told = finiteAbove(tree, head)
        if (told >= 0) return subjectsOf(tree, told, climbs + 1)
      }
      return tree.upos(head) === 'VERB' || tree.child(head, 'cop', 'nsubj', 'nsubj:pass') >= 0
        ? subjectsOf(tree, head, climbs + 1)
        : isVerbal(tree, head)
          ? subjectsOf(tree, head, climbs + 1)
          : []
    // "saw two states announce a boycott": a bare infinitive is at times hung as a noun would be.
    case 'obl':
    case 'dep':
    case 'xcomp':
    case 'ccomp': {
      if (tree.upos(p) !== 'VERB' && tree.deprel(p) === 'obl') return []
      const described = describedBy(tree, p)
      if (described >= 0) return spread(tree, described)
      const object = tree.child(head, 'obj', 'iobj')
      if (object >= 0 && object < p && OBJECT_CONTROL.has(tree.lemma(head))) return spread(tree, object)
      // "was asked to", "called on Iran to stop"
      if (tree.lemma(head) === 'call' || tree.lemma(head) === 'appeal' || tree.lemma(head) === 'press') {
        const on = obliquesOf(tree, head, 'on', 'upon', 'to', 'for')
        if (on.length > 0 && on[0] < p) return on
      }
      return isVerbal(tree, head) || tree.upos(head) === 'ADJ' || tree.upos(head) === 'NOUN'
        ? subjectsOf(tree, head, climbs + 1)
        : []
    }
    case 'advcl': {
      const described = describedBy(tree, p)
      if (described >= 0) return spread(tree, described)
      // "accused Russia of shelling the plant": the accused is the doer.
      const mark = tree.child(p, 'mark')
      const object = tree.child(head, 'obj', 'iobj')
      if (mark >= 0 && /^(?:of|for|from|into|against)$/.test(tree.lemma(mark))) {
        if (object >= 0 && object < p) return spread(tree, object)
        // "two men it accuses of plotting": the accused stand before the clause.
        if (object < 0 && /^(?:accuse|suspect|convict|acquit|blame)$/.test(tree.lemma(head)))
          return patientsOf(tree, head)
      }
      const given = mark >= 0 && tree.lemma(mark) === 'to' ? givenTo(tree, head) : -1
      if (given >= 0 && given < p) return spread(tree, given)
      // "extended an invitation *to the king* to visit"
      const invited = mark >= 0 && object >= 0 && tree.lemma(mark) === 'to' ? invitedBy(tree, object, head) : []
      if (invited.length > 0) return invited
      // "supports Jordan in hosting refugees"
      if (mark >= 0 && object >= 0 && object < p && HELPING.has(tree.lemma(head)) && tree.lemma(mark) === 'in')
        return tree.lemma(head) === 'join'
          ? [...subjectsOf(tree, head, climbs + 1), ...spread(tree, object)]
          : spread(tree, object)
      // "congratulated Chad on reopening the border"
      if (mark >= 0 && object >= 0 && object < p && PRAISE.has(tree.lemma(head)) && tree.lemma(mark) === 'on')
        return spread(tree, object)
      // "persuaded Libya to release them": as where it is hung as a complement.
      if (mark >= 0 && object >= 0 && object < p && PERSUASION.has(tree.lemma(head)) && tree.lemma(mark) === 'to')
        return spread(tree, object)
      if (tree.lemma(head) === 'call' || tree.lemma(head) === 'appeal') {
        const on = obliquesOf(tree, head, 'on', 'upon', 'to')
        if (on.length > 0 && on[0] < p) return on
        // "call on Chad to stop": read as a particle, it leaves Chad as the object.
        const particle = tree.child(head, 'compound:prt')
        if (particle >= 0 && /^(?:up)?on$/.test(tree.lemma(particle)) && object >= 0 && object < p)
          return spread(tree, object)
      }
      return subjectsOf(tree, head, climbs + 1)
    }
    case 'acl':
    case 'acl:relcl': {
      const tag = tree.xpos(p)
      const hidden = tag === 'VBN' ? hiddenSubject(tree, p) : -1
      if (hidden >= 0) return spread(tree, hidden)
      // "has the aim *of* reaching a deal": whoever has it does it.
      const gerund = tag === 'VBG' ? tree.child(p, 'mark') : -1
      const isAim = gerund >= 0 && /^(?:of|for)$/.test(tree.lowerLemma(gerund)) && AIM.test(tree.lowerLemma(head))
      if ((tag === 'VBG' && !isAim) || tag === 'VBN') return spread(tree, head)
      // "Russia's decision to withdraw", "X has a plan to attack"
      const owner = tree.child(head, 'nmod:poss')
      if (owner >= 0) return spread(tree, owner)
      // "the decision of Russia to withdraw"
      const resolved = tag === 'VB' && RESOLVING.test(tree.lemma(head)) ? obliquesOf(tree, head, 'of', 'by') : []
      if (resolved.length > 0 && resolved[0] > head && resolved[0] < p) return resolved
      const verb = tree.head(head)
      const given = verb >= 0 && tag === 'VB' ? givenTo(tree, verb) : -1
      if (given >= 0 && given < p) return spread(tree, given)
      if (verb >= 0 && (tree.deprel(head) === 'obj' || tree.deprel(head) === 'obl') && isVerbal(tree, verb)) {
        return subjectsOf(tree, verb, climbs + 1)
      }
      // "French minister to meet envoy": a headline.
      return verb < 0 && tag === 'VB' ? spread(tree, head) : []
    }
    default:
      return []
  }
}

/**
 * "gave *the army* a day to leave", "has given *the junta* until Sunday to free him", "set *Chad* a deadline to pay": who has the time, the
 * leave or the chance to do it; −1 for nobody.
 */
function givenTo(tree: Tree, verb: number): number {
  if (!/^(?:give|grant|set|hand|offer|allow)$/.test(tree.lemma(verb))) return -1
  const receiver = tree.child(verb, 'iobj')
  const object = tree.child(verb, 'obj')
  const isTerm = (noun: number) => noun >= 0 && TERM.test(tree.lowerLemma(noun))
  if (receiver >= 0) return isTerm(object) || isTerm(tree.child(verb, 'obl:unmarked')) ? receiver : -1
  return isTerm(tree.child(verb, 'obl:unmarked')) || obliquesOf(tree, verb, 'until', 'till').length > 0 ? object : -1
}
const TERM =
  /^(?:minute|hour|day|week|month|year|deadline|ultimatum|time|notice|chance|opportunity|permission|order|instruction|mandate|authority|power|right|leave)$/

/** Whom an invitation that is the object of a verb goes to. */
function invitedBy(tree: Tree, invitation: number, verb: number): number[] {
  if (
    tree.lemma(invitation) !== 'invitation' ||
    !/^(?:extend|issue|convey|send|deliver|give|hand)$/.test(tree.lemma(verb))
  )
    return []
  const own = obliquesOf(tree, invitation, 'to')
  return own.length > 0 ? own : obliquesOf(tree, verb, 'to')
}

/** The nearest verb above a token that tells something as done; −1 for none. */
function finiteAbove(tree: Tree, i: number): number {
  for (let j = tree.head(i), climbs = 0; j >= 0 && climbs < MAX_CLIMB; j = tree.head(j), climbs++)
    if (/^VB[DPZ]$/.test(tree.xpos(j))) return j
  return -1
}

function isVerbal(tree: Tree, i: number): boolean {
  const pos = tree.upos(i)
  return pos === 'VERB' || pos === 'AUX' || tree.child(i, 'cop') >= 0
}

/** Heads of the phrases that name the doer of predicate `p`. */
export function agentsOf(tree: Tree, p: number): number[] {
  if (isPassive(tree, p)) {
    const agents = byAgent(tree, p)
    return agents.length > 0 || tree.deprel(p) !== 'conj' || tree.child(p, 'aux:pass', 'nsubj:pass') >= 0
      ? agents
      : agentsOf(tree, tree.head(p))
  }
  return subjectsOf(tree, p)
}

/** Heads of the phrases that name what predicate `p` is done to: its object, or the subject of its passive. */
export function patientsOf(tree: Tree, p: number): number[] {
  const object = tree.child(p, 'obj')
  if (object >= 0) return spread(tree, object)
  if (isPassive(tree, p)) return subjectsOf(tree, p)
  // "told him that it had asked *Chad* to leave", read as a relative clause
  const receiver = tree.deprel(p) === 'acl:relcl' ? tree.child(p, 'iobj') : -1
  if (receiver > p) return spread(tree, receiver)
  // "the sanctions (that) Washington imposed": the relative pronoun, or nothing, stands for the object.
  if (tree.deprel(p) === 'acl:relcl') {
    const subject = tree.child(p, 'nsubj')
    if (subject >= 0 && antecedentOf(tree, subject) === subject) return [tree.head(p)]
  }
  // "attacked and looted the embassy": the last verb carries the shared object.
  for (const c of tree.children(p)) {
    if (tree.deprel(c) !== 'conj' || tree.upos(c) !== 'VERB') continue
    const shared = tree.child(c, 'obj')
    if (shared >= 0 && tree.child(c, 'nsubj', 'nsubj:pass') < 0 && c - p <= 4) return spread(tree, shared)
  }
  return []
}

/** Heads of the prepositional phrases below `p` that one of the prepositions marks, in order of the text. */
export function obliquesOf(tree: Tree, p: number, ...prepositions: readonly string[]): number[] {
  const out: number[] = []
  for (const c of tree.children(p)) {
    const relation = tree.deprel(c)
    if (relation === 'case' || relation === 'punct' || relation === 'nsubj') continue
    for (const m of tree.children(c)) {
      if (tree.deprel(m) === 'case' && prepositions.includes(tree.lowerLemma(m))) {
        out.push(...spread(tree, c))
        break
      }
    }
  }
  return out
}

/**
 * The last token of the clause headed at `head` that belongs to what it says: without a ", the minister said", an "according to …" or
 * another clause with a subject of its own that end it, and without punctuation.
 */
export function clauseEnd(tree: Tree, head: number): number {
  let last = tree.lastOf(head)
  for (let i = last; i > head; i--) {
    if (tree.lastOf(i) >= last && (isRemark(tree, i, head) || isBesideClause(tree, i, head)))
      last = i = Math.min(i, tree.firstOf(i) - 1)
    while (last > head && (tree.upos(last) === 'PUNCT' || tree.deprel(last) === 'cc')) last--
  }
  return Math.max(last, head)
}

/** Whether what hangs at `i` stands beside the clause: an "according to …", or another clause with a subject of its own joined to it. */
export function isBesideClause(tree: Tree, i: number, clause: number): boolean {
  if (tree.firstOf(i) <= clause) return false
  if (tree.deprel(i) === 'conj') return tree.head(i) === clause && tree.child(i, 'nsubj', 'nsubj:pass') >= 0
  const marker = tree.child(i, 'case')
  return marker >= 0 && marker > clause && tree.lowerForm(marker) === 'according'
}

/** ", the minister said": a clause of saying set beside another. */
const isRemark = (tree: Tree, i: number, clause: number): boolean =>
  tree.firstOf(i) > clause && tree.deprel(i) === 'parataxis' && tree.upos(i) === 'VERB' && tree.child(i, 'nsubj') >= 0

/** Relations that stand beside a noun phrase rather than in it. */
const BESIDE = new Set([
  'acl',
  'acl:relcl',
  'appos',
  'parataxis',
  'conj',
  'cc',
  'punct',
  'case',
  'advcl',
  'list',
  'dep',
  'orphan',
])

/**
 * The noun phrase headed at `i`: determiners, modifiers and prepositional complements, without the preposition before it, the
 * possessive after it, conjuncts, appositions and clauses. With `reduced`, infinitives and participles that belong to the noun stay:
 * "efforts to reduce excess capacity".
 */
export function nounPhrase(tree: Tree, i: number, reduced = false): Span {
  let first = i
  let last = i
  const children = tree.children(i)
  for (let k = children.length - 1; k >= 0; k--) {
    const c = children[k]
    if (c > i) continue
    if (BESIDE.has(tree.deprel(c))) {
      if (tree.deprel(c) === 'punct' && k > 0 && first - c === 1) continue
      break
    }
    first = Math.min(first, tree.firstOf(c))
  }
  for (const c of children) {
    if (c < i) continue
    if (BESIDE.has(tree.deprel(c)) && !(reduced && tree.deprel(c) === 'acl')) break
    last = Math.max(last, tree.lastOf(c))
  }
  return tree.spanOf(first, last)
}

/** Whether a hyphen is the inner one of a word that was cut at it: "cease-fire", "al-Qaeda". */
export const isWithinWord = (tree: Tree, i: number): boolean =>
  tree.form(i) === '-' &&
  i > 0 &&
  i + 1 < tree.size &&
  tree.ends[i - 1] === tree.starts[i] &&
  tree.ends[i] === tree.starts[i + 1]
