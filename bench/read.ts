// Speed of reading, on the sample reports: reports and tokens a second on one core by stage, start-up time, memory.
// The order of reports is seeded; quote ratios within one run, since machines are noisy.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { readEvents } from '../src/event/index.ts'
import { readInstruments } from '../src/instrument/index.ts'
import { readMentions } from '../src/mention/index.ts'
import { readPositions } from '../src/position/index.ts'
import { readSentences } from '../src/sentence/index.ts'
import { readStatements } from '../src/statement/index.ts'
import { readTrees } from '../src/tree/index.ts'

const ROUNDS = 40
/** Rounds before: for some ten seconds the engine still compiles what it finds to be hot, on threads whose time counts. */
const WARM = 60
const folder = new URL('../examples/', import.meta.url)
const texts = readdirSync(folder)
  .filter(name => name.endsWith('.txt'))
  .sort()
  .map(name => readFileSync(new URL(name, folder), 'utf8'))

const spent = new Map<string, number>()
function timed<T>(stage: string, run: () => T): T {
  const started = performance.now()
  const result = run()
  spent.set(stage, (spent.get(stage) ?? 0) + performance.now() - started)
  return result
}

let sentenceCount = 0

function round(): number {
  let tokens = 0
  texts.forEach((text, i) => {
    const report = { id: String(i), text, published: '2024-05-15' }
    const sentences = timed('sentences', () => readSentences(text))
    const trees = timed('trees', () => readTrees(text, sentences))
    const mentions = timed('mentions', () => readMentions(report, trees))
    timed('statements', () => readStatements(report, trees, mentions))
    timed('events', () => readEvents(report, trees, mentions))
    timed('positions', () => readPositions(report, trees, mentions))
    timed('instruments', () => readInstruments(report, trees, mentions))
    for (const tree of trees) tokens += tree.size
    sentenceCount += trees.length
  })
  return tokens
}

for (let i = 0; i < WARM; i++) round()
spent.clear()
sentenceCount = 0
const started = performance.now()
const before = process.cpuUsage()
let tokens = 0
for (let i = 0; i < ROUNDS; i++) tokens += round()
const seconds = (performance.now() - started) / 1000
console.log(
  `${Math.round((texts.length * ROUNDS) / seconds)} reports a second, ${Math.round(tokens / seconds)} tokens a second on one core`,
)
const used = process.cpuUsage(before)
const processor = (used.user + used.system) / 1e6
const total = [...spent.values()].reduce((a, b) => a + b, 0)
for (const [stage, ms] of spent) console.log(`  ${stage.padEnd(12)} ${((100 * ms) / total).toFixed(1).padStart(5)} %`)
const share = (...stages: string[]) => stages.reduce((sum, stage) => sum + (spent.get(stage) ?? 0), 0) / total
const rate = (part: number) => Math.round(sentenceCount / (processor * part))
console.log(
  `in processor time: ${Math.round(tokens / processor)} tokens a second, ${rate(1)} sentences a second from text to reading, ` +
    `${rate(1 - share('sentences', 'trees'))} from trees to reading, ${rate(share('mentions', 'events'))} from trees to events`,
)
console.log(`memory: ${Math.round(process.memoryUsage().rss / 1e6)} MB resident`)
const shell = performance.now()
execFileSync('node', [new URL('../dist/desk/cli/main.js', import.meta.url).pathname, 'read', '-'], {
  input: 'Japan and Chile signed a treaty.',
})
console.log(`start-up: ${Math.round(performance.now() - shell)} ms from the shell to a reading of one sentence`)
