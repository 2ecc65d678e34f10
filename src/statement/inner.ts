// Whose words stand within another's: "the aide said Kyiv had offered talks but was reluctant to sign". A cue inside what somebody is
// said to have said, outside marks, has its speaker in there too; where the tree gave it the outer speaker, it gets the inner subject.
import type { Mentions } from '../mention/index.ts'
import type { Span } from '../span.ts'
import type { Judgement } from './judge.ts'
import type { Layout } from './layout.ts'
import { type SourceCandidate, type SourcePlace, sourcesOf } from './source.ts'

/** Places from which an inner speaker may speak. */
const SPEAKING: ReadonlySet<SourcePlace> = new Set<SourcePlace>(['subject', 'relative', 'climb', 'head-object'])

/** A judgement with the content that it ended up with. */
interface Settled {
  readonly judgement: Judgement
  readonly content: readonly Span[]
}

/** The source of `inner` as the statements around it leave it: its own, another within them, or null where none is left. */
export function innerSource(
  layout: Layout,
  mentions: Mentions,
  inner: Settled,
  others: readonly Settled[],
): SourceCandidate | null {
  const { cue, source } = inner.judgement
  if (source.token < 0) return source
  const tree = layout.trees[cue.sentence]
  const holds = (content: readonly Span[], token: number): boolean =>
    content.some(([a, b]) => a <= tree.starts[token] && tree.starts[token] < b)
  const outer = others.find(
    other =>
      other.judgement !== inner.judgement &&
      other.judgement.source.token === source.token &&
      holds(other.content, cue.token) &&
      !holds(other.content, source.token) &&
      !holds(inner.content, other.judgement.cue.token),
  )
  if (outer === undefined) return source
  const fits = (token: number): boolean =>
    token >= 0 && token !== cue.token && holds(outer.content, token) && mentions.isActor(cue.sentence, token)
  const within = sourcesOf(tree, cue).find(c => SPEAKING.has(c.place) && fits(c.token))
  if (within !== undefined) return within
  const told = outer.judgement.content.token
  const subject = told < 0 ? -1 : tree.child(told, 'nsubj', 'nsubj:pass')
  return fits(subject) && subject < cue.token ? { place: 'climb', token: subject, climbs: 2 } : null
}
