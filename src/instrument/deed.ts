// What verbs do to papers: sign, table, hand over, reject. What is still to be done, or was not done, leaves the paper where it stood.
import { type Frame, readFrames, roleTokens, wordsOfClass } from '../frame/index.ts'
import type { Mentions, Party } from '../mention/index.ts'
import { isDenied, obliquesOf, type Tree } from '../tree/index.ts'
import type { InstrumentStatus } from './instrument.ts'
import { loadPapers, loadPaperVerbs } from './lexicon.ts'

/** What a verb says of the paper it acts on. */
export interface Deed {
  /** Null where the verb is negated: the paper is spoken of, and nothing was done to it; but what is not adopted is rejected. */
  readonly status: InstrumentStatus | null
  readonly parties: readonly Party[]
  readonly addressees: readonly Party[]
  readonly head: number
  /** "violated the pact": that it is in force goes without saying, and says nothing against its having been signed. */
  readonly weak: boolean
  /** "rejected", "dismissed": a paper that was made is there all the same; but what was blocked is not. */
  readonly denied: boolean
  /** "no deal was struck", "the failure to reach a deal": it was not made. */
  readonly unmade: boolean
}

/** How a paper stands before it is signed, adopted … */
const BEFORE: Readonly<Partial<Record<InstrumentStatus, InstrumentStatus>>> = {
  drafted: 'proposed',
  'handed over': 'drafted',
  agreed: 'proposed',
  signed: 'agreed',
  adopted: 'drafted',
  ratified: 'signed',
  'in force': 'agreed',
  issued: 'drafted',
  rejected: 'proposed',
  suspended: 'in force',
  withdrawn: 'in force',
  expired: 'in force',
}
const AHEAD = new Set([
  'will',
  'shall',
  "'ll",
  '’ll',
  'wo',
  'would',
  "'d",
  'may',
  'might',
  'could',
  'can',
  'should',
  'must',
  'ought',
])
/** Verbs whose infinitive is done: "voted to adopt". */
const DONE = new Set('vote manage help proceed continue begin start rush move come go use dare choose'.split(' '))

/** How a paper stands that is only supposed to be made: "if an accord is signed". */
const SUPPOSED: Readonly<Partial<Record<InstrumentStatus, InstrumentStatus>>> = {
  agreed: 'proposed',
  signed: 'proposed',
  adopted: 'proposed',
  issued: 'proposed',
}
/** Words for the shape of a paper, which "of" follows: "signed an upgrade of the pact". */
const SHAPES = new Set('upgrade extension renewal revision outline version term text draft copy part update'.split(' '))
/** Nouns of what is hoped for, and of what did not come. */
const HOPED = new Set(
  'hope aim goal target prospect chance possibility effort attempt bid way intention plan talk deadline'.split(' '),
)
const MISSED = new Set(['failure', 'inability', 'refusal'])

const lower = (tree: Tree, i: number) => tree.lowerLemma(i)

/** "signed an upgrade *of its trade pact*", "suspended its part *in the treaty*": the paper itself; but who publishes its text does nothing to it. */
function inside(tree: Tree, i: number, status: InstrumentStatus): readonly number[] {
  const word = lower(tree, i)
  if (TAKING_PART.has(word)) {
    const within = obliquesOf(tree, i, 'in', 'of', 'with', 'under')
    // Hung on the verb, it still stands right behind the noun.
    const next =
      i + 1 < tree.size && tree.deprel(i + 1) === 'case' && tree.lowerForm(i + 1) !== 'to' ? tree.head(i + 1) : -1
    return within.length > 0 || next <= i ? within : [next]
  }
  return SHAPES.has(word) && status !== 'issued' ? obliquesOf(tree, i, 'of') : []
}
const TAKING_PART = new Set(
  'participation membership compliance adherence obligation commitment involvement'.split(' '),
)

/** "a treaty on the transfer of prisoners, *which they signed*": the clause hung on a noun within the paper's phrase; else the noun itself. */
function paperAbove(tree: Tree, verb: number, noun: number): number[] {
  if (tree.deprel(verb) !== 'acl:relcl' || tree.head(verb) !== noun || loadPapers().has(lower(tree, noun)))
    return [noun]
  let above = noun
  while (/^(?:nmod|conj)$/.test(tree.deprel(above)) && tree.upos(tree.head(above)) === 'NOUN') {
    above = tree.head(above)
    if (loadPapers().has(lower(tree, above))) return [above]
  }
  return [noun]
}

/** "signed a memorandum of understanding *and a loan contract*": a paper joined to a noun within the phrase of the one before it. */
function listed(tree: Tree, paper: number): number[] {
  const found: number[] = []
  for (let i = paper + 2; i <= tree.lastOf(paper); i++) {
    if (tree.deprel(i) !== 'conj' || tree.head(i) === paper || tree.child(i, 'det', 'nummod') < 0) continue
    if (tree.head(i) > paper && tree.deprel(tree.head(i)) === 'nmod' && loadPapers().has(lower(tree, i))) found.push(i)
  }
  return found
}

/** "if an accord is signed". */
function isSupposed(tree: Tree, verb: number): boolean {
  // "until they pay and *sign* it"
  const joined = tree.deprel(verb) === 'conj' && tree.child(verb, 'nsubj', 'mark') < 0 ? tree.head(verb) : verb
  const mark = tree.child(joined, 'mark')
  if (mark < 0 || !/^(?:if|unless|once|until)$/.test(tree.lowerForm(mark))) return false
  // "the war went on until an accord *was signed*": in the past it was.
  const tensed = tree.child(verb, 'aux:pass') >= 0 ? tree.child(verb, 'aux:pass') : verb
  const main = tree.head(joined)
  const past = tree.xpos(tensed) === 'VBD' && main >= 0 && tree.child(main, 'aux') < 0
  return !(past && /^(?:until|once)$/.test(tree.lowerForm(mark)))
}

/** Verbs that act on papers, by the token of the paper. */
export function readDeeds(tree: Tree, s: number, mentions: Mentions): Map<number, Deed> {
  const deeds = new Map<number, Deed>()
  const actors = (tokens: readonly number[]) =>
    tokens.filter(j => mentions.isActor(s, j)).flatMap(j => mentions.parties(s, j))
  for (const frame of readFrames(tree, s, mentions, loadPaperVerbs())) {
    const { entry } = frame
    const fact = entry.wordClass !== 'noun' || entry.label === 'in force' || isFact(tree, frame.head)
    const refused = isUndone(tree, frame.head)
    const weak = entry.label === 'in force' && !entry.target.includes('subj')
    const unmade = refused && entry.label === 'agreed'
    const parties = refused ? [] : firstFilled(entry.source.map(role => actors(roleTokens(tree, frame, role))))
    const addressees = refused ? [] : entry.content.flatMap(role => addresseesOf(tree, s, mentions, frame, role))
    for (const role of entry.target) {
      const acted = roleTokens(tree, frame, role).flatMap(j => paperAbove(tree, frame.head, j))
      for (const paper of acted.flatMap(j => [j, ...inside(tree, j, entry.label), ...listed(tree, j)])) {
        const status = fact
          ? refused
            ? refusedStatus(entry.label)
            : statusBy(tree, frame, paper)
          : BEFORE[entry.label]
        if (status === undefined) continue
        const earlier = deeds.get(paper)
        // "The resolution, drafted by Oman, was vetoed": what the sentence tells goes before what is told by the way.
        const byTheWay = earlier !== undefined && tree.head(earlier.head) === paper && tree.head(frame.head) !== paper
        // "left without signing an accord drawn up by Oman": what was not done tells less than what was.
        const undone = earlier?.status === null && status !== null
        if (earlier !== undefined && ((!byTheWay && !undone) || weak)) continue
        // Who rejects a report has no part in it.
        const makers = parties.length > 0 && entry.label !== 'rejected' ? parties : (earlier?.parties ?? [])
        const denied = NAYSAYING.has(entry.head)
        deeds.set(paper, { status, parties: makers, addressees, head: frame.head, unmade, weak, denied })
      }
    }
  }
  return deeds
}

const FACTS = new Set(
  'announce approve follow mark welcome hail condemn regret celebrate praise denounce criticise criticize confirm order deplore witness applaud'.split(
    ' ',
  ),
)
/** Whether a noun tells what was done: "announced the suspension of", "since the signing of"; not "called for the suspension of". */
function isFact(tree: Tree, noun: number): boolean {
  const marker = tree.child(noun, 'case')
  if (marker >= 0) return /^(?:since|after|following|upon|with)$/.test(lower(tree, marker))
  const above = tree.head(noun)
  return above >= 0 && FACTS.has(lower(tree, above)) && !isAhead(tree, above)
}

const NAYSAYING = new Set(['reject', 'dismiss', 'turn'])

/** Statuses that a paper reaches over some time: "is negotiating a deal". */
const MAKING = new Set<InstrumentStatus>(['agreed', 'signed', 'adopted', 'ratified'])

/** The status that a verb gives a paper, or that the paper has before it. */
function statusBy(tree: Tree, { entry, head }: Frame<InstrumentStatus>, paper: number): InstrumentStatus {
  const status = entry.label
  // "may violate the treaty": it is in force whatever is done to it.
  if (status === 'in force' && !entry.target.includes('subj')) return status
  // "the treaty, which expires in February"
  if (status === 'expired' && /^VB[ZP]$/.test(tree.xpos(head))) return 'in force'
  const determiner = tree.child(paper, 'det')
  if (isSupposed(tree, head) && (determiner < 0 || lower(tree, determiner) === 'a')) return SUPPOSED[status] ?? status
  const underway = tree.xpos(head) === 'VBG' && MAKING.has(status) && isUnderway(tree, head)
  return underway || isAhead(tree, head) ? (BEFORE[status] ?? status) : status
}

/** "is negotiating a deal", "the aim of reaching a deal". */
function isUnderway(tree: Tree, verb: number): boolean {
  const auxiliary = tree.child(verb, 'aux')
  if (auxiliary >= 0 && lower(tree, auxiliary) === 'be') return true
  const above = tree.head(verb)
  return above >= 0 && tree.deprel(verb) === 'acl' && HOPED.has(lower(tree, above))
}

/**
 * "failed to adopt the resolution", "will not ratify the treaty": what is not adopted is rejected, what is not ratified was signed; what is
 * not signed stands where it stood.
 */
const refusedStatus = (status: InstrumentStatus): InstrumentStatus | null => REFUSED.get(status) ?? null
const REFUSED: ReadonlyMap<InstrumentStatus, InstrumentStatus> = new Map([
  ['adopted', 'rejected'],
  ['ratified', 'signed'],
])

const firstFilled = (lists: readonly (readonly Party[])[]): readonly Party[] =>
  lists.find(list => list.length > 0) ?? []

/** "did not sign", "refused to sign", "failed to adopt". */
function isUndone(tree: Tree, verb: number): boolean {
  if (isDenied(tree, verb)) return true
  // "walked out without signing it", "decided against joining it"
  const mark = tree.child(verb, 'mark')
  if (mark >= 0 && /^(?:without|against)$/.test(tree.lowerForm(mark))) return true
  const above = tree.head(verb)
  if (above < 0 || !isInfinitive(tree, verb)) return false
  const word = lower(tree, above)
  return UNDONE.has(word) || MISSED.has(word) || (word === 'possible' && isNegated(tree, above))
}

const UNDONE = new Set(['refuse', 'decline', 'fail', 'unable', 'impossible'])
const isNegated = (tree: Tree, i: number) =>
  tree.children(i).some(c => /^(?:not|n['’]t|never)$/.test(tree.lowerForm(c)))

/** "will sign", "is expected to be signed", "has yet to ratify", "called on Mali to ratify". */
function isAhead(tree: Tree, verb: number): boolean {
  if (isSubjunctive(tree, verb) || isWished(tree, verb)) return true
  for (const c of tree.children(verb)) if (tree.deprel(c) === 'aux' && AHEAD.has(lower(tree, c))) return true
  if (isAskedFor(tree, verb)) return true
  if (!isInfinitive(tree, verb)) return false
  const above = tree.head(verb)
  // "its decision *to sign* the bill into law has put it at odds with donors"
  if (above >= 0 && tree.deprel(verb) === 'acl' && lower(tree, above) === 'decision') return false
  return above < 0 || !DONE.has(lower(tree, above))
}

/** "demanded that Mali *sign* it", "that it *be scrapped*": a plain form in a clause of what is asked. */
function isSubjunctive(tree: Tree, verb: number): boolean {
  const above = tree.head(verb)
  const mark = tree.child(verb, 'mark')
  const clause = tree.deprel(verb) === 'ccomp' || tree.deprel(verb) === 'acl'
  if (!clause || above < 0 || mark < 0 || tree.lowerForm(mark) !== 'that' || tree.child(verb, 'aux') >= 0) return false
  const plain = tree.child(verb, 'aux:pass')
  if (plain >= 0) return tree.lowerForm(plain) === 'be'
  return tree.lowerForm(verb) === lower(tree, verb) && ASKING.test(lower(tree, above))
}
/** "resisted pressure *to endorse* it", hung on the verb. */
const isAskedFor = (tree: Tree, verb: number) => {
  const mark = tree.child(verb, 'mark')
  return (
    mark > 0 &&
    tree.xpos(mark) === 'TO' &&
    /^(?:pressure|calls?|demands?|requests?|pleas?|appeals?|proposals?|offers?|plans?)$/.test(tree.lowerForm(mark - 1))
  )
}

/** "wants the accord *scrapped*". */
const isWished = (tree: Tree, verb: number) =>
  tree.deprel(verb) === 'xcomp' &&
  tree.xpos(verb) === 'VBN' &&
  /^(?:want|need|see|wish)$/.test(lower(tree, tree.head(verb)))

const ASKING = /^(?:demand|insist|urge|ask|request|require|propose|recommend|suggest|call|order|stipulate)$/

function isInfinitive(tree: Tree, verb: number): boolean {
  const mark = tree.child(verb, 'mark')
  if (mark < 0 || tree.xpos(mark) !== 'TO') return false
  return tree.deprel(verb) !== 'advcl' || (mark > 0 && tree.lowerForm(mark - 1) === 'yet')
}

/** "handed over two drafts, one to A and the other to B": each "to" below the verb or below the paper's own apposition. */
function addresseesOf(
  tree: Tree,
  s: number,
  mentions: Mentions,
  frame: Frame<InstrumentStatus>,
  role: string,
): readonly Party[] {
  const found = new Set(roleTokens(tree, frame, role))
  for (let j = frame.head + 1; j <= tree.lastOf(frame.head); j++) {
    const marker = tree.child(j, 'case')
    if (marker < 0 || tree.lemma(marker) !== role) continue
    const head = lower(tree, tree.head(j))
    if (head === 'one' || head === 'other' || head === 'another' || head === 'copy') found.add(j)
  }
  return [...found].filter(j => mentions.isActor(s, j)).flatMap(j => mentions.parties(s, j))
}

/** "the agreement signed in Minsk", "a proposed treaty", "the expiring act": what a participle says of the paper. */
export function participleStatus(
  tree: Tree,
  head: number,
  isPassive: (verb: number) => boolean,
): InstrumentStatus | null {
  const verbs = loadPaperVerbs()
  // "the treaty remains suspended"
  const above = tree.head(head)
  const stays = above >= 0 && tree.deprel(head) === 'nsubj' && /^(?:remain|stay)$/.test(lower(tree, above))
  const state = stays ? tree.child(above, 'xcomp') : -1
  if (state >= 0 && /^VBN|JJ$/.test(tree.xpos(state))) {
    const entry = verbs.get(lower(tree, state))?.find(e => e.wordClass === 'verb' && e.rest.length === 0)
    if (entry) return entry.label
  }
  // "has been in force since 2015"
  const marker =
    above >= 0 && tree.deprel(head) === 'nsubj' && lower(tree, above) === 'force' ? tree.child(above, 'case') : -1
  if (marker >= 0 && lower(tree, marker) === 'in') return isNegated(tree, above) ? null : 'in force'
  // "the Declaration of Principles *signed* in Rome", hung on the principles.
  const parts = obliquesOf(tree, head, 'of').flatMap(of => tree.children(of).filter(c => tree.deprel(c) === 'acl'))
  for (const c of [...tree.children(head), ...parts]) {
    if (tree.deprel(c) !== 'acl' && tree.deprel(c) !== 'amod') continue
    // "the present declaration"
    if (tree.deprel(c) === 'acl' ? !isPassive(c) : tree.lowerForm(c) === lower(tree, c)) continue
    const entry = verbs
      .get(lower(tree, c))
      ?.find(e => e.wordClass === 'verb' && e.rest.every(word => c + 1 < tree.size && lower(tree, c + 1) === word))
    if (entry) return isUndone(tree, c) ? refusedStatus(entry.label) : entry.label
  }
  return null
}

/** "In a letter to the council, Chad asked": who speaks by the paper; none where it is no paper's speech. */
export function speakersBy(
  tree: Tree,
  s: number,
  mentions: Mentions,
  head: number,
  doers: (verb: number) => readonly number[],
): readonly Party[] {
  const marker = tree.child(head, 'case')
  const verb = tree.head(head)
  if (marker < 0 || verb < 0 || tree.upos(verb) !== 'VERB' || lower(tree, marker) !== 'in') return []
  if (!wordsOfClass('writing').has(lower(tree, verb))) return []
  return doers(verb)
    .filter(j => mentions.isActor(s, j))
    .flatMap(j => mentions.parties(s, j))
}
