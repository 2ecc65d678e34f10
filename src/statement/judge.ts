// One cue judged: how likely its source and its content, once chosen, make a statement.
import type { Mentions } from '../mention/index.ts'
import { choose } from './choose.ts'
import type { ContentCandidate } from './content.ts'
import type { Cue } from './cue.ts'
import { Facts, hashOf, type Words } from './fact.ts'
import { cueFacts, jointFacts, viewOf } from './feature.ts'
import type { Layout } from './layout.ts'
import { type Scorer, sumOf } from './scorer.ts'
import type { SourceCandidate } from './source.ts'

/** A cue with what was chosen for it. `score` is in log-odds: above 0 it is more likely a statement than not. */
export interface Judgement {
  readonly cue: Cue
  readonly source: SourceCandidate
  readonly content: ContentCandidate
  /** Bits: the grammar would choose the same source (1), the same content (2). */
  readonly ruled: number
  /** By how much, in log-odds, the source and the content were preferred to the next best. */
  readonly leads: readonly [source: number, content: number]
  readonly score: number
}

/** The speaker's own voice. */
export const FIRST_PERSON = /^(?:I|we|me|us|my|our|mine|ours)$/i
/** Log-odds asked beyond even odds of a statement within a quotation. */
const NESTED = 1
const facts = new Facts()
const step = (lead: number): number => Math.min(12, Math.round(lead * 2))

/** What speaks for or against a judgement as a whole. */
export function acceptFacts(
  into: Facts,
  layout: Layout,
  words: Words,
  mentions: Mentions,
  made: Judgement,
  nested = true,
): void {
  const { cue, source, content, ruled } = made
  const view = viewOf(layout, words, cue, nested)
  cueFacts(into, layout, words, view)
  jointFacts(
    into,
    layout,
    words,
    view,
    source,
    source.token >= 0 && mentions.isActor(cue.sentence, source.token),
    content,
  )
  into.add(130, ruled)
  into.add(131, ruled, view.lemma)
  const [first, second] = made.leads
  const kind = cue.entry?.kind ?? ''
  into.add(132, step(first))
  into.add(133, step(second))
  into.add(134, step(first), step(second))
  into.add(135, step(first), hashOf(source.place))
  into.add(136, step(second), hashOf(content.way))
  into.add(137, step(second), hashOf(kind))
  into.add(138, step(first), hashOf(kind))
}

/** Judges one cue; null where it can have no content. */
export function judge(
  layout: Layout,
  words: Words,
  mentions: Mentions,
  cue: Cue,
  scorer: Scorer | null,
): Judgement | null {
  const made = choose(layout, words, mentions, cue, scorer)
  if (made === null) return null
  if (scorer === null) return { ...made, score: cue.entry === null && !cue.colon ? -1 : 1 }
  const value = scoreOf(layout, words, mentions, made, scorer, true)
  const { source } = made
  if (source.token < 0 || layout.quotationAt(cue.sentence, cue.token) < 0) return { ...made, score: value }
  if (FIRST_PERSON.test(layout.trees[cue.sentence].form(source.token))) return { ...made, score: value }
  // Another speaker's words within a quotation are a statement almost as they would be outside.
  return { ...made, score: Math.max(value, scoreOf(layout, words, mentions, made, scorer, false) - NESTED) }
}

function scoreOf(
  layout: Layout,
  words: Words,
  mentions: Mentions,
  made: Judgement,
  scorer: Scorer,
  nested: boolean,
): number {
  facts.clear()
  acceptFacts(facts, layout, words, mentions, made, nested)
  return sumOf(scorer.accept, facts) * scorer.scales[2] + scorer.bias
}
