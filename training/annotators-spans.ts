// A reading's statements with their bounds drawn as PolNeAR's annotators draw them, to tell apart what is read wrong and what is only
// bounded otherwise: cues with auxiliaries, adverbs and the preposition behind, contents with "that", sources with what stands in
// apposition. Words are added by the tree alone; which statements there are, and which words head them, stays the reading's.
import type { Party } from '../src/mention/index.ts'
import type { Span } from '../src/span.ts'
import type { Statement } from '../src/statement/index.ts'
import type { Tree } from '../src/tree/index.ts'

const BESIDE_CUE = new Set(['aux', 'aux:pass', 'cop', 'advmod'])
const BEHIND_SOURCE = new Set([
  'appos',
  'acl:relcl',
  'acl',
  'nmod',
  'nmod:unmarked',
  'parataxis',
  'dep',
  'nummod',
  'conj',
])

/** The statements with the annotators' bounds. */
export function annotatorsSpans(statements: readonly Statement[], trees: readonly Tree[]): Statement[] {
  return statements.map(statement => {
    const tree = treeAt(trees, statement.cue[0])
    if (tree === null) return statement
    const cue = wholeCue(tree, statement)
    return {
      ...statement,
      cue,
      content: statement.content.map(piece => withThat(treeAt(trees, piece[0]), piece)),
      sources: statement.sources.map(party => wholeSource(treeAt(trees, party.span[0]), party, cue, statement.content)),
    }
  })
}

function treeAt(trees: readonly Tree[], offset: number): Tree | null {
  let low = 0
  let high = trees.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (trees[mid].span[1] <= offset) low = mid + 1
    else high = mid
  }
  return low < trees.length && trees[low].span[0] <= offset ? trees[low] : null
}

const touches = (tree: Tree, i: number, spans: readonly Span[]): boolean =>
  spans.some(([a, b]) => tree.starts[i] < b && tree.ends[i] > a)

/** "has repeatedly said", "did not say", "critical of". */
function wholeCue(tree: Tree, { cue, content, sources }: Statement): Span {
  let first = tree.tokenAt(cue[0])
  let last = tree.tokenAt(cue[1] - 1)
  const taken = [...content, ...sources.map(party => party.span)]
  while (first > 0) {
    const before = first - 1
    if (touches(tree, before, taken)) break
    const head = tree.head(before)
    if (!BESIDE_CUE.has(tree.deprel(before)) || head < before || head > last) break
    first = before
  }
  const behind = last + 1
  if (behind < tree.size && tree.deprel(behind) === 'case' && !touches(tree, behind, taken)) {
    const next = behind + 1
    if (next < tree.size && touches(tree, next, content)) last = behind
  }
  return tree.spanOf(first, last)
}

/** Content with the "that" before it. */
function withThat(tree: Tree | null, piece: Span): Span {
  if (tree === null) return piece
  const before = tree.tokenAt(piece[0]) - 1
  return before >= 0 && /^that$/i.test(tree.form(before)) ? [tree.starts[before], piece[1]] : piece
}

/** "Ann Lee, the mayor of Oakland, who …"; "half of | the voters", "one candidate, | Ann Lee". */
function wholeSource(tree: Tree | null, party: Party, cue: Span, content: readonly Span[]): Party {
  if (tree === null) return party
  let first = tree.tokenAt(party.span[0])
  let last = tree.tokenAt(party.span[1] - 1)
  const taken = [cue, ...content]
  let top = last
  while (tree.head(top) >= first && tree.head(top) <= last) top = tree.head(top)
  while (/^(?:appos|nmod|flat)$/.test(tree.deprel(top))) {
    const head = tree.head(top)
    const start = tree.firstOf(head)
    let free = head < first && /^(?:NOUN|PROPN|NUM|PRON)$/.test(tree.upos(head))
    for (let k = start; k < first && free; k++) free = !touches(tree, k, taken)
    if (!free) break
    first = start
    top = head
  }
  for (let grown = true; grown; ) {
    grown = false
    for (let i = first; i <= last; i++) {
      for (const c of tree.children(i)) {
        if (c <= last || !BEHIND_SOURCE.has(tree.deprel(c))) continue
        const end = tree.lastOf(c)
        let free = true
        for (let k = last + 1; k <= end && free; k++) free = !touches(tree, k, taken)
        if (!free) continue
        last = end
        grown = true
      }
    }
  }
  while (last > first && tree.upos(last) === 'PUNCT') last--
  return { ...party, span: tree.spanOf(first, last) }
}
