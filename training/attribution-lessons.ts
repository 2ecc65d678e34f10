// What the statement model learns from: at each cue of an annotated report, which sources and contents could be chosen and which are
// right; then, of the choices made, which make an attribution that the annotators have.
import { type Mentions, readMentions } from '../src/mention/index.ts'
import { readSentences } from '../src/sentence/index.ts'
import { overlaps, type Span } from '../src/span.ts'
import { blockOf } from '../src/statement/block.ts'
import { choose } from '../src/statement/choose.ts'
import { type ContentCandidate, contentsOf } from '../src/statement/content.ts'
import { type Cue, cueSpan, cuesOf } from '../src/statement/cue.ts'
import { loadCues } from '../src/statement/cue-lexicon.ts'
import { Facts, Words } from '../src/statement/fact.ts'
import { contentFacts, sourceFacts, viewOf } from '../src/statement/feature.ts'
import { acceptFacts, type Judgement } from '../src/statement/judge.ts'
import { Layout } from '../src/statement/layout.ts'
import { contentByRule, sourceByRule } from '../src/statement/rule.ts'
import type { Scorer } from '../src/statement/scorer.ts'
import { type SourceCandidate, sourcesOf } from '../src/statement/source.ts'
import { nounPhrase, readTrees, type Tree } from '../src/tree/index.ts'
import { type Attributed, agreement, WordRuler } from './attribution.ts'
import type { Case, Choice } from './log-linear.ts'

/** Parts of the reports, each judged by models that have not seen it. */
export const FOLDS = 4

/** An annotated report with its trees, its parties and the words that may be cues. */
export interface Page {
  readonly fold: number
  readonly report: Attributed
  readonly layout: Layout
  readonly mentions: Mentions
  readonly ruler: WordRuler
  readonly cues: readonly (readonly Cue[])[]
}

const facts = new Facts()
const taken = (): Int32Array => facts.slots.slice(0, facts.size)

/** `n` counts the reports, so that they fall into folds. */
export function pageOf(
  report: Attributed,
  n: number,
  trees: readonly Tree[] = readTrees(report.text, readSentences(report.text)),
): Page {
  const layout = new Layout(report.text, trees)
  const lexicon = loadCues()
  return {
    fold: n % FOLDS,
    report,
    layout,
    mentions: readMentions(report, trees),
    ruler: new WordRuler(report.text),
    cues: trees.map((tree, s) => (tree.size === 0 ? [] : cuesOf(lexicon, tree, s))),
  }
}

/** Gold content as far as it can be reached from the sentence: the rest belongs to quotations that go on. */
function within(page: Page, s: number, content: readonly Span[]): Span[] {
  let [a, b] = page.layout.trees[s].span
  for (const q of page.layout.quotationsOf(s)) {
    const { outer } = page.layout.quotations[q]
    a = Math.min(a, outer[0])
    b = Math.max(b, outer[1])
  }
  // A block or a list goes on after its lead-in's colon.
  if (page.report.text[b - 1] === ':') b = Number.POSITIVE_INFINITY
  return content.filter(c => c[0] < b && c[1] > a).map(c => [Math.max(c[0], a), Math.min(c[1], b)])
}

const bare = (text: string, [a, b]: Span): Span => (/^that\s/.test(text.slice(a, a + 5)) ? [a + 5, b] : [a, b])

/** Choices of source and of content at the cues that gold marks. */
export function choicesOf(page: Page, sourceChoices: Choice[], contentChoices: Choice[]): void {
  const { layout, mentions, ruler, report } = page
  page.cues.forEach((cues, s) => {
    if (cues.length === 0) return
    const tree = layout.trees[s]
    const words = new Words(tree)
    for (const cue of cues) {
      const at = tree.spanOf(cue.token, cue.token)
      const golds = report.attributions.filter(g => g.cue.some(c => overlaps(c, at)))
      if (golds.length === 0) continue
      const view = viewOf(layout, words, cue)
      const sources = sourcesOf(tree, cue)
      const gold = golds[0]
      const isRight = (c: SourceCandidate): boolean =>
        c.token < 0 ? gold.source.length === 0 : gold.source.some(g => overlaps(g, tree.spanOf(c.token, c.token)))
      const ruled = sourceByRule(tree, cue, sources)
      const right = Uint8Array.from(sources, c => (isRight(c) ? 1 : 0))
      let chosen = sources.findIndex(isRight)
      if (chosen >= 0) {
        const list = sources.map((c, k) => {
          facts.clear()
          sourceFacts(facts, layout, words, view, c, c.token >= 0 && mentions.isActor(s, c.token), k === ruled)
          return taken()
        })
        if (list.length > 1) sourceChoices.push({ fold: page.fold, facts: list, right })
      } else chosen = ruled
      const source = sources[Math.max(chosen, 0)]
      const contents = contentsOf(
        layout,
        s,
        cue.token,
        cue.first,
        cue.last,
        source.token,
        blockOf(layout, mentions.issuers.length > 0, cue),
      )
      if (contents.length < 2) continue
      const fit = contents.map(c => fitOf(page, s, c, golds))
      const best = Math.max(...fit)
      if (best < 0.5) continue
      const ruledContent = contentByRule(layout, cue, contents)
      contentChoices.push({
        fold: page.fold,
        facts: contents.map((c, k) => {
          facts.clear()
          contentFacts(facts, layout, words, view, source, c, k === ruledContent)
          return taken()
        }),
        right: Uint8Array.from(fit, f => (f > best - 0.001 ? 1 : 0)),
      })
    }
  })
  function fitOf(p: Page, s: number, c: ContentCandidate, golds: Attributed['attributions']): number {
    const mine = ruler.ranges(c.pieces)
    return Math.max(
      ...golds.map(g =>
        agreement(
          mine,
          ruler.ranges(
            within(
              p,
              s,
              g.content.map(x => bare(report.text, x)),
            ),
          ),
        ),
      ),
    )
  }
}

/** Every cue with the choices made for it, and whether these make an attribution that gold has. */
export function casesOf(page: Page, scorer: Scorer, cases: Case[]): void {
  const { layout, mentions, ruler, report } = page
  const claims: { n: number; gold: number; fit: number }[] = []
  const mine: { facts: Int32Array; right: boolean }[] = []
  page.cues.forEach((cues, s) => {
    if (cues.length === 0) return
    const words = new Words(layout.trees[s])
    for (const cue of cues) {
      const made = choose(layout, words, mentions, cue, scorer)
      if (made === null) continue
      facts.clear()
      acceptFacts(facts, layout, words, mentions, made)
      const at = cueSpan(layout.trees[s], cue)
      const ranges = ruler.ranges(made.content.pieces)
      let gold = -1
      let fit = 0.5
      report.attributions.forEach((g, k) => {
        if (g.cue.length > 0 && !g.cue.some(c => overlaps(c, at))) return
        if (!sameSource(page, made, g.source)) return
        const f = agreement(ranges, ruler.ranges(within(page, s, g.content)))
        if (f > fit) {
          fit = f
          gold = k
        }
      })
      if (gold >= 0) claims.push({ n: mine.length, gold, fit })
      mine.push({ facts: taken(), right: false })
    }
  })
  const used = new Set<number>()
  for (const { n, gold } of claims.sort((a, b) => b.fit - a.fit)) {
    if (used.has(gold)) continue
    used.add(gold)
    mine[n].right = true
  }
  for (const c of mine) cases.push({ ...c, fold: page.fold })
}

function sameSource(page: Page, { cue, source }: Judgement, gold: readonly Span[]): boolean {
  if (source.token < 0) return gold.length === 0
  const span = nounPhrase(page.layout.trees[cue.sentence], source.token)
  return gold.some(g => overlaps(g, span))
}
