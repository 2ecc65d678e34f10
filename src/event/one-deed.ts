// One deed told by two words of a sentence: "*air raids* have killed 17 miners", "opened fire on the crowd, *killing* four", "gave ten
// million in *assistance*". What tells it best is kept, with the parties that the other adds.
import type { Frame } from '../frame/index.ts'
import type { Party } from '../mention/index.ts'
import { isPassive, type Tree } from '../tree/index.ts'
import type { EventType } from './event.ts'
import type { EventLabel } from './lexicon.ts'
import type { Draft } from './merge.ts'

/** An event with the row that told it. */
export interface Told {
  readonly frame: Frame<EventLabel>
  readonly draft: Draft
  /** Whether it names nobody, and is told only if another word of the sentence tells whom it befell. */
  readonly isNameless: boolean
}

const GIVING: ReadonlySet<EventType> = new Set(['AID', 'COOPERATE'])

/** The events of a sentence, each deed once, in the order of their frames. */
export function joinNamed(tree: Tree, told: readonly Told[]): Draft[] {
  const drafts = new Map(told.map(({ frame, draft }) => [frame, draft]))
  for (const each of told) {
    const { frame, draft } = each
    const { entry, head } = frame
    // "disbursed ten million euros in assistance": what is given has been told by the giving.
    if (entry.wordClass === 'noun' && draft.sources.length === 0 && GIVING.has(draft.type)) {
      const giving = told.find(other => other.draft.type === draft.type && tree.isUnder(head, other.frame.head))
      if (giving !== undefined && giving.frame !== frame && giving.frame.entry.wordClass === 'verb')
        drafts.delete(frame)
    }
    if (isNamedAgain(tree, each, told)) drafts.delete(frame)
    const uttering = told.find(other => isVoicedBy(tree, other, each))
    const uttered = uttering && drafts.get(uttering.frame)
    if (uttering && uttered) {
      drafts.set(uttering.frame, withNoun(uttered, draft))
      drafts.delete(frame)
    }
    if (isJudging(frame) && isSaidAgain(tree, head, told)) drafts.delete(frame)
    if (draft.type === 'AGREE' && told.some(other => isAgreedTo(tree, other, frame))) drafts.delete(frame)
    if (draft.type === 'ACCUSE' && told.some(other => isProtestTo(tree, other, frame))) drafts.delete(frame)
    if (draft.type === 'ACCUSE' && told.some(other => isChargeOf(tree, other, each))) drafts.delete(frame)
    if (draft.type === 'THREATEN' && told.some(other => isThreatOf(tree, other, frame))) drafts.delete(frame)
    if (draft.type !== 'ASSAULT') continue
    if (isHowItCame(tree, each, told)) drafts.delete(frame)
    const cause = causeOf(tree, each, told)
    if (cause !== undefined) {
      const kept = drafts.get(cause.frame)
      if (kept !== undefined && kept.targets.length === 0) drafts.set(cause.frame, { ...kept, targets: draft.targets })
      drafts.delete(frame)
    }
    if (entry.wordClass !== 'noun') continue
    const verb = told.find(other => isDoneBy(tree, other.frame.head, head))
    if (verb?.draft.type === draft.type && (draft.targets.length === 0 || isHarm(tree, verb))) {
      const { targets, status, when, where } = verb.draft
      const struck = draft.targets.length > 0 ? draft.targets : targets
      drafts.set(frame, { ...draft, targets: struck, status, when: when ?? draft.when, where: where ?? draft.where })
      drafts.delete(verb.frame)
    } else if (each.isNameless) drafts.delete(frame)
  }
  return [...drafts.values()]
}

const isSame = (a: readonly Party[], b: readonly Party[]) =>
  a.map(({ span }) => span.join()).join(' ') === b.map(({ span }) => span.join()).join(' ')

/** "asset freezes and visa *bans* on the officials": one measure told by two names. */
function isNamedAgain(tree: Tree, { frame, draft }: Told, told: readonly Told[]): boolean {
  const { entry, head } = frame
  if (entry.wordClass !== 'noun' || tree.deprel(head) !== 'conj') return false
  return told.some(
    other =>
      other.frame.entry.wordClass === 'noun' &&
      other.frame.head === tree.head(head) &&
      other.draft.type === draft.type &&
      isSame(other.draft.targets, draft.targets) &&
      (draft.sources.length === 0 || isSame(other.draft.sources, draft.sources)),
  )
}

/** "*shelling* killed nine", whose verb may be read as a participle. */
function isDoneBy(tree: Tree, verb: number, noun: number): boolean {
  if (tree.deprel(noun) === 'nsubj') return verb === tree.head(noun)
  return (
    tree.head(verb) === noun && tree.deprel(verb) === 'acl' && tree.xpos(verb) === 'VBN' && tree.child(verb, 'obj') >= 0
  )
}

/** An attack told as the subject of its harm, with nobody named beside it. */
export const hasVictims = (tree: Tree, noun: number): boolean =>
  tree.deprel(noun) === 'nsubj' ||
  tree.children(noun).some(c => HARMING.has(tree.lowerLemma(c)) && isDoneBy(tree, c, noun))

/** The attack that a word tells the outcome of: "shelled the town, *wounding* two", "clashes in which ten soldiers were *killed*". */
function causeOf(tree: Tree, outcome: Told, told: readonly Told[]): Told | undefined {
  const { head } = outcome.frame
  if (!isHarm(tree, outcome)) return undefined
  const relation = tree.deprel(head)
  const isGerund = relation === 'advcl' && tree.xpos(head) === 'VBG' && tree.child(head, 'mark') < 0
  if (!isGerund && relation !== 'acl:relcl') return undefined
  const above = tree.head(head)
  return told.find(
    other =>
      other.draft.type === 'ASSAULT' &&
      !other.isNameless &&
      other.frame.entry.wordClass === (isGerund ? 'verb' : 'noun') &&
      (other.frame.head === above || other.frame.rest.includes(above)),
  )
}
/** "was killed when a shell *struck* his car": how the harm that is told came about. */
function isHowItCame(tree: Tree, { frame }: Told, told: readonly Told[]): boolean {
  const { head } = frame
  const mark = tree.deprel(head) === 'advcl' ? tree.child(head, 'mark', 'advmod') : -1
  if (mark < 0 || !/^(?:when|after|as)$/.test(tree.lowerForm(mark))) return false
  return told.some(
    other => other.frame.head === tree.head(head) && isHarm(tree, other) && isPassive(tree, other.frame.head),
  )
}

const isHarm = (tree: Tree, { frame }: Told): boolean => HARMING.has(tree.lowerLemma(frame.head))
const HARMING: ReadonlySet<string> = new Set('kill wound injure maim hurt destroy damage'.split(' '))

/** "the *commitment* to *conclude* a treaty": agreed once. */
const isAgreedTo = (tree: Tree, outer: Told, { head }: Told['frame']): boolean =>
  outer.draft.type === 'AGREE' &&
  tree.head(head) === outer.frame.head &&
  /^(?:xcomp|acl|ccomp)$/.test(tree.deprel(head))

/** "*summoned* the envoy and *lodged* a protest": a summons to hear what is told beside it. */
const isProtestTo = (tree: Tree, { frame, draft }: Told, { entry, head }: Told['frame']): boolean =>
  entry.head === 'summon' &&
  draft.type === 'ACCUSE' &&
  tree.head(frame.head) === head &&
  /^(?:lodge|file|deliver|convey|make|protest|express|hand|present)$/.test(frame.entry.head)

/** "accused Chad of sending troops, *an allegation* that it rejected": told by the verb before. */
function isChargeOf(tree: Tree, outer: Told, { frame, draft }: Told): boolean {
  const { entry, head } = frame
  if (entry.wordClass !== 'noun' || draft.sources.length > 0 || tree.child(head, 'acl:relcl', 'acl') < head)
    return false
  const article = tree.child(head, 'det')
  if (article < 0 || !/^an?$/.test(tree.lowerForm(article)) || !/^[,–—-]$/.test(tree.form(article - 1))) return false
  return outer.draft.type === 'ACCUSE' && outer.frame.entry.wordClass === 'verb' && outer.frame.head < head
}

/** "*warned* that it would *retaliate*": threatened once. */
const isThreatOf = (tree: Tree, outer: Told, frame: Told['frame']): boolean =>
  outer.draft.type === 'THREATEN' && outer.frame !== frame && tree.isUnder(frame.head, outer.frame.head)

/** "repeated its *demand*", "underlined its *support*": told by the verb that utters it. */
const isVoicedBy = (tree: Tree, outer: Told, { frame, draft }: Told): boolean =>
  frame.entry.wordClass === 'noun' &&
  outer.frame.entry.wordClass === 'verb' &&
  outer.frame.entry.rest.length === 0 &&
  outer.draft.type === draft.type &&
  UTTERED.has(draft.type) &&
  tree.head(frame.head) === outer.frame.head &&
  tree.deprel(frame.head) === 'obj'

/** Verb and noun as one, with whom the noun alone tells of. */
const withNoun = (uttered: Draft, { targets, trigger }: Draft): Draft => ({
  ...uttered,
  targets: uttered.targets.length > 0 ? uttered.targets : targets,
  trigger:
    trigger[1] - uttered.trigger[1] > NEAR
      ? uttered.trigger
      : [uttered.trigger[0], Math.max(trigger[1], uttered.trigger[1])],
})
/** In code units. */
const NEAR = 40
const UTTERED: ReadonlySet<EventType> = new Set(['REQUEST', 'SUPPORT', 'AGREE', 'ACCUSE', 'THREATEN'])

/** "called the vote *a sham*". */
const isJudging = ({ entry }: Frame<EventLabel>) =>
  entry.conditions.some(condition => condition.test === 'role' && condition.role === 'named')
/** "rejected the charge, *calling it baseless*", "condemned the vote, *describing* it as a sham": said by the verb before. */
function isSaidAgain(tree: Tree, verb: number, told: readonly Told[]): boolean {
  if (tree.deprel(verb) !== 'advcl' || tree.xpos(verb) !== 'VBG') return false
  const isOfIt = tree.upos(tree.child(verb, 'obj')) === 'PRON'
  return told.some(
    ({ frame, draft }) => JUDGED.has(draft.type) && frame.head < verb && (isOfIt || frame.head === tree.head(verb)),
  )
}
const JUDGED: ReadonlySet<EventType> = new Set(['ACCUSE', 'REJECT', 'SUPPORT', 'PROTEST'])
