// How real the text makes a deed: from tense, modality, negation, conditionals and the word that governs it.
// Word lists live in data/lexicon/status.tsv. Attribution (who says so) is the statement's business, not the status's.
import { readFileSync } from 'node:fs'
import type { Frame } from '../frame/index.ts'
import type { Tree } from '../tree/index.ts'
import type { Status } from './event.ts'
import type { EventLabel } from './lexicon.ts'

/** What a governing word makes of the deed below it; `none`: no event at all ("failed to", "issues such as"). */
export type Effect = Status | 'none'

type Table = ReadonlyMap<string, Effect>

let cached: { readonly governor: Table; readonly modifier: Table } | null = null

function tables() {
  if (cached) return cached
  const governor = new Map<string, Effect>()
  const modifier = new Map<string, Effect>()
  const [, ...rows] = readFileSync(new URL('../../data/lexicon/status.tsv', import.meta.url), 'utf8').split('\n')
  for (const row of rows) {
    const [place, lemma, effect] = row.split('\t')
    if (effect === undefined) continue
    if (place === 'governor') governor.set(lemma, effect as Effect)
    else modifier.set(lemma, effect as Effect)
  }
  cached = { governor, modifier }
  return cached
}

const PLANNED_AUX = new Set(['will', 'shall', "'ll", '’ll', 'wo'])
const POSSIBLE_AUX = new Set(['may', 'might', 'could', 'can', 'would', "'d", '’d'])
const CALLED_AUX = new Set(['should', 'must', 'ought', 'need'])
const MAX_CLIMB = 5
/** Verbs whose subject is the deed itself. */
const OCCURRING = new Set(
  'take begin start continue resume happen occur go end proceed open last break follow come run restart conclude collapse'.split(
    ' ',
  ),
)

const lower = (tree: Tree, i: number) => tree.lemma(i).toLowerCase()

/** The status of a deed told by `frame`, or `none` where the words name it without telling it. */
export function statusOf(tree: Tree, frame: Frame<EventLabel>): Effect {
  const own = frame.entry.wordClass === 'noun' ? nounStatus(tree, frame.head) : verbStatus(tree, frame.head, frame.rest)
  if (own !== 'happened' && own !== 'ongoing') return own
  return governedStatus(tree, frame.head, own)
}

/**
 * Tense, modality and negation of the verb (or of the predicate with its copula) at `p`. What the entry itself is made of says nothing
 * more: "will not lift" is a refusal that happened, not one that will not.
 */
function verbStatus(tree: Tree, p: number, own: readonly number[] = []): Effect {
  let status: Effect | null = null
  let negated = false
  const progressive = tree.xpos(p) === 'VBG'
  let finite = tree.xpos(p) === 'VBD' || tree.xpos(p) === 'VBP' || tree.xpos(p) === 'VBZ'
  let perfect = false
  let past = tree.xpos(p) === 'VBD'
  let conditional = false
  for (const c of tree.children(p)) {
    const relation = tree.deprel(c)
    if ((relation === 'aux' || relation === 'advmod') && own.includes(c)) continue
    const lemma = lower(tree, c)
    const form = tree.form(c).toLowerCase()
    if (relation === 'aux' || relation === 'aux:pass' || relation === 'cop') {
      finite = true
      if (PLANNED_AUX.has(form) || lemma === 'will') status ??= 'planned'
      if (form === 'would' || POSSIBLE_AUX.has(form)) status ??= 'possible'
      else if (CALLED_AUX.has(lemma)) status ??= 'called-for'
      if (lemma === 'have') perfect = true
      if (tree.xpos(c) === 'VBD') past = true
    } else if (relation === 'advmod') {
      if (
        lemma === 'not' ||
        lemma === "n't" ||
        lemma === 'n’t' ||
        lemma === 'never' ||
        form === "n't" ||
        form === 'n’t'
      )
        negated = true
      const effect = tables().modifier.get(lemma)
      if (effect !== undefined) status ??= effect
    } else if (relation === 'mark') {
      if (lemma === 'if' || lemma === 'unless' || lemma === 'whether') conditional = true
    } else if (relation === 'nsubj' || relation === 'nsubj:pass' || relation === 'obj') {
      const determiner = tree.child(c, 'det')
      if (determiner >= 0 && lower(tree, determiner) === 'no') negated = true
      if (lemma === 'nobody' || lemma === 'none') negated = true
    }
  }
  if (conditional) return 'possible'
  // "did not sign": a deed not done is no deed; that somebody denies one is told by a governing word.
  if (negated) return status === 'called-for' ? 'called-for' : 'none'
  if (status !== null) return status
  if (perfect) return progressive ? 'ongoing' : 'happened'
  if (past) return 'happened'
  if (finite && progressive) return 'ongoing'
  // Participles and infinitives take their time from the verb that governs them.
  return 'happened'
}

function nounStatus(tree: Tree, i: number): Effect {
  // "is against sanctions": where somebody stands, not what was done.
  const marker = tree.child(i, 'cop') >= 0 ? tree.child(i, 'case') : -1
  if (marker >= 0 && /^(?:against|for)$/i.test(tree.form(marker))) return 'none'
  for (const c of tree.children(i)) {
    const relation = tree.deprel(c)
    const lemma = lower(tree, c)
    if (relation === 'det' && (lemma === 'no' || lemma === 'any')) return lemma === 'no' ? 'none' : 'possible'
    if (relation === 'amod' || relation === 'acl' || relation === 'compound') {
      const effect = tables().modifier.get(lemma)
      if (effect !== undefined) return effect
    }
  }
  return 'happened'
}

/** Follows the governing words upwards: "is due to visit", "called for talks", "threatened to withdraw", "plans a visit". */
function governedStatus(tree: Tree, from: number, own: Effect): Effect {
  const { governor } = tables()
  let i = from
  for (let climbs = 0; climbs < MAX_CLIMB; climbs++) {
    const head = tree.head(i)
    if (head < 0) return own
    const relation = tree.deprel(i)
    const inside =
      relation === 'xcomp' ||
      relation === 'obj' ||
      relation === 'obl' ||
      relation === 'nmod' ||
      relation === 'acl' ||
      relation === 'conj' ||
      relation === 'nsubj:pass' ||
      relation === 'nsubj' ||
      relation === 'advcl' ||
      relation === 'compound'
    if (!inside) return own
    const finite = tree.xpos(i) === 'VBD' || tree.xpos(i) === 'VBZ' || tree.xpos(i) === 'VBP'
    if (relation === 'conj') {
      // "will meet and discuss": the second verb shares the first one's tense unless it has its own.
      if (!finite && tree.child(i, 'aux', 'nsubj') < 0 && tree.upos(i) === tree.upos(head)) {
        const first = tree.upos(i) === 'VERB' ? verbStatus(tree, head) : own
        if (first !== 'happened') return first
      }
    } else if (relation === 'advcl') {
      const mark = tree.child(i, 'mark')
      const marker = mark < 0 ? '' : lower(tree, mark)
      // "accused Israel of bombarding", "blamed for killing"
      if ((marker === 'of' || marker === 'for') && governor.get(lower(tree, head)) === 'alleged') return 'alleged'
      if (marker !== 'to') return own
      // "flew to Cairo to meet": the purpose is as real as the trip, at most planned.
      const effect = governor.get(lower(tree, head))
      if (effect !== undefined) return effect
      const outer = verbStatus(tree, head)
      return outer === 'happened' ? own : outer
    } else if (relation === 'acl' && tree.xpos(i) !== 'VB') {
      return own
    } else {
      const effect = governor.get(lower(tree, head))
      if (effect === 'ongoing') own = 'ongoing'
      // "is thought to have bombed": only the infinitive is alleged.
      else if (effect === 'alleged' && tree.upos(head) === 'VERB' && relation !== 'xcomp' && relation !== 'obl')
        return own
      else if (effect !== undefined && relation !== 'nsubj' && relation !== 'nsubj:pass') return effect
      // "the talks will resume" tells of the talks; "the resignation did not calm the students" has told it already.
      if (relation === 'nsubj' && tree.upos(head) === 'VERB' && !OCCURRING.has(lower(tree, head))) return own
      if (tree.upos(head) === 'VERB' || tree.child(head, 'cop') >= 0) {
        const outer = verbStatus(tree, head)
        const passive = relation === 'nsubj:pass' ? governor.get(lower(tree, head)) : undefined
        if (passive !== undefined) return passive
        if (outer === 'none') return outer
        if (outer !== 'happened' && outer !== 'ongoing') return outer
        if (outer === 'ongoing' && own === 'happened' && relation !== 'obl' && relation !== 'nmod') own = 'ongoing'
      } else if (tree.upos(head) === 'NOUN') {
        const outer = nounStatus(tree, head)
        if (outer === 'planned' || outer === 'possible') return outer
      }
    }
    i = head
  }
  return own
}
