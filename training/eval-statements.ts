// Reads PolNeAR's dev reports as far as their statements, and scores them. Quicker than the whole evaluation.
//   npx tsx training/eval-statements.ts [--grammar] [--verbose] [--threshold X] [--readings]
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readMentions } from '../src/mention/index.ts'
import type { Report } from '../src/report/index.ts'
import { readSentences } from '../src/sentence/index.ts'
import { explainStatements } from '../src/statement/index.ts'
import { loadScorer } from '../src/statement/scorer.ts'
import { readTrees } from '../src/tree/index.ts'
import { annotatorsSpans } from './annotators-spans.ts'
import { corpora, requireCorpora, scorer } from './corpora.ts'

requireCorpora()
const args = process.argv.slice(2)
const kind = args.includes('--readings') ? 'readings' : 'statements'
const gold = join(corpora, kind === 'readings' ? 'readings' : 'polnear/dev.jsonl')
const weights = args.includes('--grammar') ? null : loadScorer()
const threshold = args.includes('--threshold') ? Number(args[args.indexOf('--threshold') + 1]) : undefined

const run = (...rest: string[]) => execFileSync('node', [scorer, ...rest], { encoding: 'utf8', maxBuffer: 1 << 28 })
const reports = run('input', kind, gold)
  .split('\n')
  .filter(line => line !== '')
  .map(line => JSON.parse(line) as Report)
const folder = mkdtempSync(join(tmpdir(), 'chancery-statements-'))
const file = join(folder, 'readings.jsonl')
const started = performance.now()
const lines = reports.map(report => {
  const trees = readTrees(report.text, readSentences(report.text))
  let statements = explainStatements(report, trees, readMentions(report, trees), weights, threshold).map(
    e => e.statement,
  )
  if (args.includes('--annotators-spans')) statements = annotatorsSpans(statements, trees)
  return JSON.stringify({ report, statements, events: [], positions: [], instruments: [] })
})
console.log(`${reports.length} reports read in ${((performance.now() - started) / 1000).toFixed(1)} s`)
writeFileSync(file, `${lines.join('\n')}\n`)
const wanted = kind === 'readings' ? (line: string) => line.includes('statement') : () => true
console.log(
  run(kind, gold, file, ...(args.includes('--verbose') ? ['--verbose'] : []))
    .split('\n')
    .filter(wanted)
    .join('\n'),
)
rmSync(folder, { recursive: true })
