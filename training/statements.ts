// Trains models/statements.bin on PolNeAR's train reports, read with the trees of models/trees.bin: train again when those change.
//   npx tsx training/statements.ts [--limit N]     seeded; a minute or two on one core
// Three log-linear models over hashed facts: which source, which content, whether at all. The last is trained on choices made by
// models that have not seen the report, so that it learns how far the choices can be trusted.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bytesOf, type Scorer } from '../src/statement/scorer.ts'
import type { Attributed } from './attribution.ts'
import { casesOf, choicesOf, FOLDS, pageOf } from './attribution-lessons.ts'
import { corpora, jsonLines, requireCorpora } from './corpora.ts'
import { cueReports } from './cue-pages.ts'
import { accuracy, bestCut, type Case, type Choice, learnCases, learnChoice, meanOf } from './log-linear.ts'
import { Random } from './random.ts'

const SEED = 7
const ROUNDS = 4

requireCorpora()
const started = performance.now()
const tell = (what: string): void =>
  console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${what}`)
const limit = process.argv.includes('--limit')
  ? Number(process.argv[process.argv.indexOf('--limit') + 1])
  : Number.POSITIVE_INFINITY
const reports = jsonLines<Attributed>(join(corpora, 'polnear/train.jsonl')).slice(0, limit)
const pages = [...reports, ...cueReports()].map((report, n) => pageOf(report, n))
const cueCount = pages.reduce((n, page) => n + page.cues.reduce((m, cues) => m + cues.length, 0), 0)
tell(`${pages.length} reports read, ${cueCount} candidate cues`)

const random = new Random(SEED)
const folds = Array.from({ length: FOLDS }, (_, fold) => fold)
const others = <T extends { readonly fold: number }>(items: readonly T[], fold: number) =>
  items.filter(item => item.fold !== fold)
const own = <T extends { readonly fold: number }>(items: readonly T[], fold: number) =>
  items.filter(item => item.fold === fold)

const sourceChoices: Choice[] = []
const contentChoices: Choice[] = []
for (const page of pages) choicesOf(page, sourceChoices, contentChoices)
tell(`${sourceChoices.length} choices of source, ${contentChoices.length} of content`)

const scorers = folds.map((fold): Scorer => {
  const source = learnChoice(others(sourceChoices, fold), random)
  const content = learnChoice(others(contentChoices, fold), random)
  const right = [accuracy(own(sourceChoices, fold), source), accuracy(own(contentChoices, fold), content)]
  tell(`part ${fold} held out: source ${right[0].toFixed(3)}, content ${right[1].toFixed(3)} right`)
  return { source, content, accept: new Float32Array(0), scales: [1, 1, 1], bias: 0 }
})
const cases: Case[] = []
for (const page of pages) casesOf(page, scorers[page.fold], cases)
tell(`${cases.length} cases, ${cases.filter(c => c.right).length} right`)

const cuts = folds.map(fold => {
  const weights = learnCases(others(cases, fold), random)
  const gold = own(pages, fold).reduce((n, page) => n + page.report.attributions.length, 0)
  const best = bestCut(own(cases, fold), weights, gold)
  tell(`part ${fold} held out: F1 with source ${best.f1.toFixed(3)} at ${best.cut.toFixed(2)}`)
  return best.cut
})
// The order of learning decides what is nearly even: several orders are learned, and their mean is kept.
const source = meanOf(ROUNDS, () => learnChoice(sourceChoices, random))
const content = meanOf(ROUNDS, () => learnChoice(contentChoices, random))
const weights = meanOf(ROUNDS, () => learnCases(cases, random))
const bytes = bytesOf(source, content, weights, -cuts.reduce((sum, cut) => sum + cut, 0) / FOLDS)
writeFileSync(new URL('../models/statements.bin', import.meta.url), bytes)
tell(`models/statements.bin: ${bytes.length} bytes`)
