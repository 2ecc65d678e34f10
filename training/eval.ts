// Prints every figure of docs/accuracy.md: reads the corpora's reports with the library and hands the readings to the scorer.
//   npm run eval [trees|parties|readings|examples|fresh|held|statements|events …] [-- --verbose]
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { read } from '../src/read.ts'
import type { Reading } from '../src/record/index.ts'
import type { Report } from '../src/report/index.ts'
import { readSentences } from '../src/sentence/index.ts'
import { readTrees } from '../src/tree/index.ts'
import { annotatorsSpans } from './annotators-spans.ts'
import { corpora, requireCorpora, scorer } from './corpora.ts'

const ours = (folder: string) => fileURLToPath(new URL(folder, import.meta.url))
const GOLD: Readonly<Record<string, string>> = {
  readings: join(corpora, 'readings'),
  examples: ours('../examples/gold'),
  fresh: ours('../test/fresh/dev'),
  held: ours('../test/fresh/held'),
  statements: join(corpora, 'polnear/dev.jsonl'),
  events: join(corpora, 'plover/plv_train.tsv'),
}
/** Reports annotated whole, as `readings` are. */
const OURS = new Set(['examples', 'fresh', 'held'])

function evaluate(kind: string, verbose: boolean): void {
  const run = (...args: string[]) => execFileSync('node', [scorer, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })
  const scored = OURS.has(kind) ? 'readings' : kind
  const reports = run('input', scored, GOLD[kind])
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Report)
  const folder = mkdtempSync(join(tmpdir(), 'chancery-eval-'))
  const file = join(folder, `${kind}.jsonl`)
  const started = performance.now()
  let invalid = 0
  const lines = reports.map(report => {
    const reading = read(report)
    invalid += countInvalid(reading, report.text.length)
    return JSON.stringify(reading)
  })
  const seconds = (performance.now() - started) / 1000
  writeFileSync(file, `${lines.join('\n')}\n`)
  console.log(`== ${kind}: ${reports.length} reports read in ${seconds.toFixed(1)} s, ${invalid} invalid spans`)
  console.log(run(scored, GOLD[kind], file, ...(verbose ? ['--verbose'] : [])))
  if (kind === 'statements') {
    console.log("== statements with bounds drawn as PolNeAR's annotators draw them (training/annotators-spans.ts)")
    writeFileSync(file, `${lines.map(inAnnotatorsBounds).join('\n')}\n`)
    console.log(run(kind, GOLD[kind], file))
  }
  if (kind === 'events') {
    // The weights have seen these sentences; the figure that counts is that of five deciders that have not.
    console.log('== events by five-fold cross-validation of the decider')
    runProgram('events.ts', '--crossed', file)
    console.log(run(kind, GOLD[kind], file))
  }
  rmSync(folder, { recursive: true })
}

/** A line's reading with its statements bounded as the annotators would. */
function inAnnotatorsBounds(line: string): string {
  const reading = JSON.parse(line) as Reading
  const { text } = reading.report
  const trees = readTrees(text, readSentences(text))
  return JSON.stringify({ ...reading, statements: annotatorsSpans(reading.statements, trees) })
}

/** Counts spans that are empty, reversed or out of the text, anywhere in a reading. */
function countInvalid(value: unknown, length: number, key = ''): number {
  if (key === 'report' || value === null || typeof value !== 'object') return 0
  if (Array.isArray(value) && value.length === 2 && value.every(x => typeof x === 'number')) {
    return value[0] >= 0 && value[0] < value[1] && value[1] <= length ? 0 : 1
  }
  return Object.entries(value).reduce((sum, [k, v]) => sum + countInvalid(v, length, k), 0)
}

/** Figures that have a program of their own. */
const PROGRAMS: Readonly<Record<string, string>> = { trees: 'eval-trees.ts', parties: 'eval-parties.ts' }

function runProgram(program: string, ...args: readonly string[]): void {
  const file = fileURLToPath(new URL(program, import.meta.url))
  execFileSync(process.execPath, ['--import', 'tsx', file, ...args], { stdio: 'inherit' })
}

requireCorpora()
const asked = process.argv.slice(2).filter(arg => !arg.startsWith('--'))
const verbose = process.argv.includes('--verbose')
const known = [...Object.keys(PROGRAMS), ...Object.keys(GOLD)]
for (const kind of asked.length > 0 ? asked : known) {
  if (!known.includes(kind)) throw new Error(`"${kind}" is not measured here, expected ${known.join(', ')}`)
  if (kind in PROGRAMS) {
    console.log(`== ${kind}`)
    runProgram(PROGRAMS[kind], ...(verbose ? ['--verbose'] : []))
  } else evaluate(kind, verbose)
}
