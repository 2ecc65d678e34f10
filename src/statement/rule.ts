// What grammar alone would choose for a cue: the source by voice, the content by the frames that the lexicon gives the word.
// The choice is one of the scorer's features and, where no weights are at hand, the answer.
import type { Span } from '../span.ts'
import type { Tree } from '../tree/index.ts'
import { type ContentCandidate, DRAWING } from './content.ts'
import type { Cue } from './cue.ts'
import type { Layout } from './layout.ts'
import type { SourceCandidate, SourcePlace } from './source.ts'
import { isAside, predicated } from './stretch.ts'

const ACTIVE: readonly SourcePlace[] = ['subject', 'relative', 'head-object', 'modified', 'climb', 'owner', 'before']
const PASSIVE: readonly SourcePlace[] = ['agent', 'none']
const NOMINAL: readonly SourcePlace[] = ['owner', 'by', 'from', 'compound', 'adjective', 'of', 'climb', 'none']
const PHRASE: readonly SourcePlace[] = ['phrase', 'none']

/** The source that the grammar points to; −1 for none. */
export function sourceByRule(tree: Tree, cue: Cue, candidates: readonly SourceCandidate[]): number {
  const pos = cue.entry?.pos
  const doer = doerOf(tree, cue)
  const asDoer = doer < 0 ? -1 : candidates.findIndex(c => c.token === doer)
  if (asDoer >= 0) return asDoer
  const order = cue.colon
    ? ['before']
    : pos === 'phrase'
      ? PHRASE
      : pos === 'noun'
        ? NOMINAL
        : cue.passive
          ? PASSIVE
          : ACTIVE
  for (const place of order) {
    if (place === 'of' && cue.entry?.frames.includes('of')) continue
    if (place === 'climb' && pos === 'noun' && !utters(tree, cue.token)) continue
    if (place === 'before' && !cue.colon && cue.entry === null) continue
    // "cancelled the loan *after accusing* Chad of fraud": the doer of both, not the object.
    if (place === 'head-object' && isTimed(tree, cue.token)) continue
    for (let k = 0; k < candidates.length; k++) if (candidates[k].place === place) return k
  }
  return candidates.findIndex(c => c.place === 'none')
}

/** "Mali will stay, the *envoy* told them, adding that …": a participle behind a comma has the subject of the verb that it hangs on; −1 for none. */
export function doerOf(tree: Tree, { token, entry }: Cue): number {
  const verb = tree.head(token)
  if (entry?.pos !== 'verb' || tree.xpos(token) !== 'VBG' || tree.deprel(token) !== 'advcl' || verb > token) return -1
  const first = tree.firstOf(token)
  if ((tree.form(first) !== ',' && tree.form(first - 1) !== ',') || tree.child(token, 'nsubj', 'mark', 'case') >= 0)
    return -1
  const subject = tree.child(verb, 'nsubj')
  return subject < 0 || /^W/.test(tree.xpos(subject)) ? -1 : subject
}

/** A gerund that "after", "before" or "while" opens. */
function isTimed(tree: Tree, verb: number): boolean {
  const mark = tree.xpos(verb) === 'VBG' && tree.deprel(verb) === 'advcl' ? tree.child(verb, 'mark', 'case') : -1
  return mark >= 0 && /^(?:after|before|while|when|since|by|despite)$/.test(tree.lowerForm(mark))
}

/** The content that the cue's frames point to, or −1. */
export function contentByRule(layout: Layout, cue: Cue, candidates: readonly ContentCandidate[]): number {
  const tree = layout.trees[cue.sentence]
  const frames = cue.entry?.frames ?? ['ccomp']
  const way = (name: string): number => candidates.findIndex(c => c.way === name)
  const around = (): number => clauseAround(candidates)
  if (way('block') >= 0) return way('block')
  if (cue.colon) return way('after')
  if (cue.entry?.pos === 'adverb') return around()
  if (cue.entry?.pos === 'phrase') return around() >= 0 ? around() : Math.max(way('before'), way('after'))
  const clause = childOf(tree, cue, candidates, 'ccomp')
  const all = way('quotes')
  // "…, she told them, saying it was “a farce”"
  const quoted = all >= 0 && isAnothers(layout, cue, candidates[all].pieces[0]) ? -1 : all
  if (frames.includes('quote') && quoted >= 0) {
    const share = clause >= 0 ? layout.quotedShare(candidates[clause].pieces[0]) : 1
    const early = candidates[quoted].pieces[0][0] < tree.starts[cue.token]
    // "asked for help, a request that he called “urgent”": what the frames mark right behind stands before the marks.
    const framed =
      early || clause >= 0 ? -1 : (frames.map(frame => childOf(tree, cue, candidates, frame)).find(k => k >= 0) ?? -1)
    const apart = framed >= 0 && candidates[framed].pieces[0][1] < candidates[quoted].pieces[0][0]
    if (apart && candidates[framed].token > cue.last) return framed
    if (clause < 0 || share > 0.85 || (early && candidates[clause].token < cue.token)) return quoted
  }
  if (cue.entry?.pos === 'noun' && isAside(tree, cue.token)) return around()
  const said = cue.entry?.pos === 'noun' ? predicated(tree, cue.token) : null
  if (said !== null) return candidates.findIndex(c => c.way === 'child' && c.token === said.token)
  if (cue.passive && clause < 0 && cue.entry?.kind === 'accuse') {
    // "two firms accused of fraud"
    const of = childOf(tree, cue, candidates, 'of')
    if (of >= 0) return of
  }
  if (cue.passive) return clause >= 0 ? clause : way('raised')
  // "the ruling drew criticism from Oslo"
  if (cue.entry?.pos === 'noun' && tree.deprel(cue.token) === 'obj' && DRAWING.test(tree.lemma(tree.head(cue.token)))) {
    const drawn = tree.child(tree.head(cue.token), 'nsubj')
    const k = candidates.findIndex(c => c.way === 'child' && c.token === drawn)
    if (k >= 0) return k
  }
  for (const frame of frames) {
    const k = childOf(tree, cue, candidates, frame)
    if (k < 0) continue
    if (frame === 'obj' && cue.entry !== null && frames.length > 1 && way('rest') >= 0) return way('rest')
    return k
  }
  if (frames.includes('ccomp') && cue.entry?.pos === 'verb') {
    if (tree.deprel(cue.token) === 'parataxis' || tree.deprel(cue.token) === 'advcl') return around()
    return way('before')
  }
  return -1
}

/** The nearest clause around the cue, with what follows the cue; where nothing does, the same words are the clause before it. */
function clauseAround(candidates: readonly ContentCandidate[]): number {
  const first = candidates.findIndex(c => c.way === 'head' || c.way === 'clause-before')
  const next = candidates[first + 1]
  return first >= 0 && next?.way === 'head' && next.token === candidates[first].token ? first + 1 : first
}

/** Whether a quotation behind the cue is what a gerund of saying under it says. */
export function isAnothers(layout: Layout, cue: Cue, [start]: Span): boolean {
  const tree = layout.trees[cue.sentence]
  if (start < tree.ends[cue.last] || start >= tree.ends[tree.size - 1]) return false
  for (let i = tree.tokenAt(start); i >= 0 && i !== cue.token; i = tree.head(i))
    if (i > cue.last && tree.starts[i] < start && tree.xpos(i) === 'VBG' && tree.head(i) === cue.token) return true
  return false
}

/** The candidate that fills a frame: a clause, an infinitive, an object, or what a preposition marks. */
function childOf(tree: Tree, cue: Cue, candidates: readonly ContentCandidate[], frame: string): number {
  return candidates.findIndex(({ way, token }) => {
    if (way !== 'child' || token < 0) return false
    const relation = tree.deprel(token)
    const mark = tree.child(token, 'case', 'mark')
    const opener = mark >= 0 ? tree.lowerLemma(mark) : ''
    switch (frame) {
      case 'ccomp':
        if (relation === 'ccomp') return true
        if (relation === 'parataxis' && cue.passive) return false
        if (relation === 'parataxis' || relation === 'csubj') return token > cue.token && tree.upos(token) === 'VERB'
        return (
          (relation === 'acl' || relation === 'advcl' || relation === 'acl:relcl') &&
          (opener === 'that' || opener === 'whether')
        )
      case 'xcomp':
        return relation === 'xcomp' || ((relation === 'acl' || relation === 'advcl') && opener === 'to')
      case 'obj':
        return relation === 'obj'
      default:
        return (
          opener === frame &&
          (relation.startsWith('obl') || relation.startsWith('nmod') || relation === 'advcl' || relation === 'acl')
        )
    }
  })
}

/** Verbs that utter what their object names: "issued a warning that …", unlike "dismissed claims that …". */
const UTTERING =
  /^(?:make|issue|express|voice|repeat|reiterate|have|give|raise|renew|offer|deliver|restate|convey|hold|share|send|get|release|publish|put|add|draw|level|lodge|file|air|announce|take|reach|state|be|provide|submit|stress|underline|reaffirm|launch|lead|pursue|unveil|set|detail|outline|defend|maintain|harbo(?:u)?r|show)$/

/** Whether the verb above a noun of saying has its subject say it; also where no verb is above. */
export function utters(tree: Tree, noun: number): boolean {
  let top = noun
  for (let climbs = 0; climbs < 3; climbs++) {
    top = tree.head(top)
    if (top < 0) return true
    if (tree.upos(top) === 'VERB') return UTTERING.test(tree.lemma(top))
  }
  return true
}
