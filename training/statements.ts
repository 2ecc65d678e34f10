// Trains models/statements.bin on PolNeAR's train reports, read with the trees of models/trees.bin: train again when those change.
//   npx tsx training/statements.ts [--limit N]     seeded; some minutes on one core
// Three log-linear models over hashed facts: which source, which content, whether at all. The last is trained on choices made by
// models that have not seen the report (two halves), so that it learns how far the choices can be trusted.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Mentions, readMentions } from '../src/mention/index.ts'
import { readSentences } from '../src/sentence/index.ts'
import { overlaps, type Span } from '../src/span.ts'
import { blockOf } from '../src/statement/block.ts'
import { type ContentCandidate, contentsOf } from '../src/statement/content.ts'
import { type Cue, cueSpan, cuesOf } from '../src/statement/cue.ts'
import { loadCues } from '../src/statement/cue-lexicon.ts'
import { Facts, SLOTS, Words } from '../src/statement/fact.ts'
import { contentFacts, sourceFacts, viewOf } from '../src/statement/feature.ts'
import { acceptFacts, choose, type Judgement } from '../src/statement/judge.ts'
import { Layout } from '../src/statement/layout.ts'
import { contentByRule, sourceByRule } from '../src/statement/rule.ts'
import { bytesOf, type Scorer } from '../src/statement/scorer.ts'
import { type SourceCandidate, sourcesOf } from '../src/statement/source.ts'
import { nounPhrase, readTrees } from '../src/tree/index.ts'
import { type Attributed, agreement, WordRuler } from './attribution.ts'
import { corpora, jsonLines, requireCorpora } from './corpora.ts'
import { Random } from './random.ts'

const EPOCHS = 6
const RATE = 0.06
const DECAY = 2e-7
const SEED = 7

/** One choice to learn: facts of each candidate, and which of them are right. */
interface Choice {
  readonly fold: number
  readonly facts: readonly Int32Array[]
  readonly right: Uint8Array
}

interface Page {
  readonly fold: number
  readonly report: Attributed
  readonly layout: Layout
  readonly mentions: Mentions
  readonly ruler: WordRuler
  readonly cues: readonly (readonly Cue[])[]
}

const facts = new Facts()
const taken = (): Int32Array => facts.slots.slice(0, facts.size)

function pageOf(report: Attributed, n: number): Page {
  const trees = readTrees(report.text, readSentences(report.text))
  const layout = new Layout(report.text, trees)
  const lexicon = loadCues()
  return {
    fold: n & 1,
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
function choicesOf(page: Page, sourceChoices: Choice[], contentChoices: Choice[]): void {
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
      const sources = sourcesOf(tree, cue.token, cue.entry?.pos === 'phrase', cue.last)
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
        blockOf(layout, mentions.issuer !== null, cue),
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

/** Averaged weights of a log-linear choice among candidates; several may be right. */
function learnChoice(choices: readonly Choice[], random: Random): Float32Array {
  const w = new Float32Array(SLOTS)
  const g2 = new Float32Array(SLOTS).fill(1e-2)
  const mean = new Float32Array(SLOTS)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const n of random.order(choices.length)) {
      const { facts: list, right } = choices[n]
      const p = list.map(f => f.reduce((sum, slot) => sum + w[slot], 0))
      const top = Math.max(...p)
      let z = 0
      let zRight = 0
      for (let k = 0; k < p.length; k++) {
        p[k] = Math.exp(p[k] - top)
        z += p[k]
        if (right[k]) zRight += p[k]
      }
      for (let k = 0; k < p.length; k++) {
        const gradient = p[k] / z - (right[k] ? p[k] / zRight : 0)
        if (Math.abs(gradient) < 1e-4) continue
        for (const slot of list[k]) {
          g2[slot] += gradient * gradient
          w[slot] -= (RATE * gradient) / Math.sqrt(g2[slot]) + DECAY * w[slot]
        }
      }
    }
    if (epoch >= EPOCHS / 2) for (let i = 0; i < SLOTS; i++) mean[i] += w[i] / (EPOCHS / 2)
  }
  return mean
}

/** Share of choices that the weights make right. */
function accuracy(choices: readonly Choice[], w: Float32Array): number {
  let n = 0
  for (const { facts: list, right } of choices) {
    let best = 0
    let top = Number.NEGATIVE_INFINITY
    list.forEach((f, k) => {
      const v = f.reduce((sum, slot) => sum + w[slot], 0)
      if (v > top) {
        top = v
        best = k
      }
    })
    n += right[best]
  }
  return n / choices.length
}

interface Case {
  readonly fold: number
  readonly facts: Int32Array
  readonly right: boolean
}

/** Every cue with the choices made for it, and whether these make an attribution that gold has. */
function casesOf(page: Page, scorer: Scorer, cases: Case[]): void {
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

function learnCases(cases: readonly Case[], random: Random): { weights: Float32Array; bias: number } {
  const w = new Float32Array(SLOTS)
  const g2 = new Float32Array(SLOTS).fill(1e-2)
  const mean = new Float32Array(SLOTS)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const n of random.order(cases.length)) {
      const { facts: f, right } = cases[n]
      let v = 0
      for (const slot of f) v += w[slot]
      const gradient = 1 / (1 + Math.exp(-v)) - (right ? 1 : 0)
      if (Math.abs(gradient) < 1e-3) continue
      for (const slot of f) {
        g2[slot] += gradient * gradient
        w[slot] -= (RATE * 0.5 * gradient) / Math.sqrt(g2[slot]) + DECAY * w[slot]
      }
    }
    if (epoch >= EPOCHS / 2) for (let i = 0; i < SLOTS; i++) mean[i] += w[i] / (EPOCHS / 2)
  }
  return { weights: mean, bias: 0 }
}

/** The cut that gives the best F1 on cases not trained on, against all gold attributions; as a bias, so that 0 is the cut. */
function bestCut(cases: readonly Case[], w: Float32Array, gold: number): { cut: number; f1: number } {
  const scored = cases
    .map(c => ({ v: c.facts.reduce((sum, slot) => sum + w[slot], 0), right: c.right }))
    .sort((a, b) => b.v - a.v)
  let right = 0
  let best = { cut: 0, f1: 0 }
  scored.forEach((c, n) => {
    if (c.right) right++
    const f1 = (2 * right) / (n + 1 + gold)
    if (f1 > best.f1) best = { cut: c.v, f1 }
  })
  return best
}

requireCorpora()
const started = performance.now()
const tell = (what: string): void =>
  console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${what}`)
const limit = process.argv.includes('--limit')
  ? Number(process.argv[process.argv.indexOf('--limit') + 1])
  : Number.POSITIVE_INFINITY
const reports = jsonLines<Attributed>(join(corpora, 'polnear/train.jsonl')).slice(0, limit)
const pages = reports.map(pageOf)
tell(
  `${pages.length} reports read, ${pages.reduce((n, p) => n + p.cues.reduce((m, c) => m + c.length, 0), 0)} candidate cues`,
)

const random = new Random(SEED)
const sourceChoices: Choice[] = []
const contentChoices: Choice[] = []
for (const page of pages) choicesOf(page, sourceChoices, contentChoices)
tell(`${sourceChoices.length} choices of source, ${contentChoices.length} of content`)

const scorers = [0, 1].map((fold): Scorer => {
  const source = learnChoice(
    sourceChoices.filter(c => c.fold !== fold),
    random,
  )
  const content = learnChoice(
    contentChoices.filter(c => c.fold !== fold),
    random,
  )
  const right = [
    accuracy(
      sourceChoices.filter(c => c.fold === fold),
      source,
    ),
    accuracy(
      contentChoices.filter(c => c.fold === fold),
      content,
    ),
  ]
  tell(`half ${fold} held out: source ${right[0].toFixed(3)}, content ${right[1].toFixed(3)} right`)
  return { source, content, accept: new Float32Array(0), scales: [1, 1, 1], bias: 0 }
})
const cases: Case[] = []
for (const page of pages) casesOf(page, scorers[page.fold], cases)
tell(`${cases.length} cases, ${cases.filter(c => c.right).length} right`)

const cuts = [0, 1].map(fold => {
  const { weights } = learnCases(
    cases.filter(c => c.fold !== fold),
    random,
  )
  const gold = pages.filter(p => p.fold === fold).reduce((n, p) => n + p.report.attributions.length, 0)
  const best = bestCut(
    cases.filter(c => c.fold === fold),
    weights,
    gold,
  )
  tell(`half ${fold} held out: F1 with source ${best.f1.toFixed(3)} at ${best.cut.toFixed(2)}`)
  return best.cut
})
const source = learnChoice(sourceChoices, random)
const content = learnChoice(contentChoices, random)
const { weights } = learnCases(cases, random)
const bytes = bytesOf(source, content, weights, -(cuts[0] + cuts[1]) / 2)
writeFileSync(new URL('../models/statements.bin', import.meta.url), bytes)
tell(`models/statements.bin: ${bytes.length} bytes`)
