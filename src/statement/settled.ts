// The record's settled cases of content, applied to what was chosen: "that" and the one who is asked or told stand outside it.
import type { Span } from '../span.ts'
import type { Tree } from '../tree/index.ts'
import type { CueKind } from './cue-lexicon.ts'
import type { Judgement } from './judge.ts'
import type { Layout } from './layout.ts'

/** Cues whose object hears or is asked: "urged X to do Y", "told X that Y". */
const ADDRESSING: ReadonlySet<CueKind> = new Set<CueKind>(['say', 'ask', 'demand', 'warn', 'promise'])

/** The content's pieces as the record wants them. */
export function settled(layout: Layout, { cue, content }: Judgement): Span[] {
  const tree = layout.trees[cue.sentence]
  const pieces = content.pieces.map((piece): Span => withoutThat(layout.text, piece))
  const entry = cue.entry
  if (entry === null || entry.pos !== 'verb' || !ADDRESSING.has(entry.kind) || content.way === 'block') return pieces
  const start = pieces[0][0]
  if (start < tree.ends[cue.token] || start >= tree.ends[tree.size - 1]) return pieces
  const clause = clauseBehind(tree, cue.token, tree.tokenAt(start), entry.frames.includes('obj'))
  if (clause >= 0 && tree.starts[clause] < pieces[0][1]) {
    pieces[0] = withoutThat(layout.text, [tree.starts[clause], pieces[0][1]])
  }
  return pieces.filter(([a, b]) => a < b)
}

/** First token of the clause that follows the one addressed, where the content began with that one; else −1. */
function clauseBehind(tree: Tree, cue: number, first: number, takesThings: boolean): number {
  for (const c of tree.children(cue)) {
    const relation = tree.deprel(c)
    if (relation !== 'obj' && relation !== 'iobj' && relation !== 'obl') continue
    if (first < tree.firstOf(c) || first > c) continue
    for (const d of tree.children(cue)) {
      const other = tree.deprel(d)
      if (d > c && (other === 'xcomp' || other === 'ccomp' || other === 'advcl') && isClause(tree, d))
        return tree.firstOf(d)
    }
    // "informed the council that …" with the clause hung on the council.
    for (const d of tree.children(c)) {
      const other = tree.deprel(d)
      if (d > c && (other === 'acl' || other === 'ccomp' || other === 'acl:relcl') && isClause(tree, d)) {
        const mark = tree.lemma(tree.firstOf(d)).toLowerCase()
        if (mark === 'to' || (mark === 'that' && !takesThings)) return tree.firstOf(d)
      }
    }
  }
  return -1
}

/** A clause that "to", "that" or a question word opens. */
const isClause = (tree: Tree, i: number): boolean =>
  /^(?:to|that|whether|how|why|what|not)$/i.test(tree.form(tree.firstOf(i)))

function withoutThat(text: string, [start, end]: Span): Span {
  const that =
    /^that,?\s+(?!(?:is|was|are|were|will|would|has|have|had|can|could|may|might|should|must|did|does|do)\b)/.exec(
      text.slice(start, Math.min(end, start + 20)),
    )
  return that === null || start + that[0].length >= end ? [start, end] : [start + that[0].length, end]
}
