// Scores who is meant: for each party of the gold readings, what the mentions say at the head of its span.
//
//   npx tsx training/eval-parties.ts [--verbose]      corpora at CHANCERY_CORPORA, default ../shared/corpora
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Party, readMentions, type When } from '../src/mention/index.ts'
import type { Report } from '../src/report/index.ts'
import { readSentences } from '../src/sentence/index.ts'
import type { Span } from '../src/span.ts'
import { readTrees, type Tree } from '../src/tree/index.ts'

type Times = readonly { readonly when?: When | null; readonly said?: When | null }[]
interface Gold {
  readonly report: Report
  readonly statements: readonly {
    readonly sources: readonly Party[]
    readonly to?: readonly Party[]
    readonly said?: When | null
  }[]
  readonly events: readonly {
    readonly sources: readonly Party[]
    readonly targets: readonly Party[]
    readonly when?: When | null
  }[]
  readonly positions: readonly { readonly holders: readonly Party[] }[]
  readonly instruments: readonly {
    readonly parties: readonly Party[]
    readonly addressees: readonly Party[]
    readonly when?: When | null
  }[]
}

const verbose = process.argv.includes('--verbose')
const folder = join(process.env.CHANCERY_CORPORA ?? '../shared/corpora', 'readings')
const stateOf = (actor: string | null): string => (actor === null ? '–' : actor.split(':')[0].toUpperCase())

/** The token of a span whose head lies outside it. */
function headIn(tree: Tree, span: Span): number {
  const first = tree.tokenAt(span[0])
  let i = first
  while (i + 1 < tree.size && tree.ends[i + 1] <= span[1]) i++
  const last = i
  for (let k = first; k <= last; k++) {
    const head = tree.head(k)
    if ((head < first || head > last) && tree.upos(k) !== 'PUNCT' && tree.deprel(k) !== 'case') return k
  }
  return first
}

let right = 0
let all = 0
let spans = 0
let rightTimes = 0
let allTimes = 0
for (const file of readdirSync(folder)
  .filter(name => name.endsWith('.json'))
  .sort()) {
  const gold: Gold = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  const { text } = gold.report
  const trees = readTrees(text, readSentences(text))
  const mentions = readMentions(gold.report, trees)
  const bySpan = new Map<string, { span: Span; actors: Set<string> }>()
  const parties = [
    ...gold.statements.flatMap(item => [...item.sources, ...(item.to ?? [])]),
    ...gold.events.flatMap(item => [...item.sources, ...item.targets]),
    ...gold.positions.flatMap(item => item.holders),
    ...gold.instruments.flatMap(item => [...item.parties, ...item.addressees]),
  ]
  for (const { span, actor } of parties) {
    const key = span.join()
    const there = bySpan.get(key) ?? { span, actors: new Set<string>() }
    there.actors.add(stateOf(actor))
    bySpan.set(key, there)
  }
  const sentenceOf = (span: Span): number => trees.findIndex(tree => tree.span[1] > span[0])
  for (const { span, actors } of [...bySpan.values()].sort((a, b) => a.span[0] - b.span[0])) {
    const s = sentenceOf(span)
    const head = headIn(trees[s], span)
    const found = mentions.parties(s, head)
    const own = found.filter(party => party.span[0] < span[1] && span[0] < party.span[1])
    const got = new Set(own.map(party => stateOf(party.actor)))
    const agrees = got.size === actors.size && [...actors].every(actor => got.has(actor))
    all++
    if (agrees) right++
    if (own.some(party => party.span[0] === span[0] && party.span[1] === span[1])) spans++
    if (verbose && !agrees) {
      const before = text.slice(Math.max(0, span[0] - 60), span[0]).replace(/\s+/g, ' ')
      const answer =
        own
          .map(party => `${text.slice(...party.span)}[${party.actor}${party.name ? ` ${party.name}` : ''}]`)
          .join(' + ') || 'nothing'
      console.log(`${file.slice(0, 24)} ${before}[[${text.slice(...span)}]] ${[...actors].join('+')}, got ${answer}`)
    }
  }
  const whens = (gold.statements as Times)
    .concat(gold.events as Times, gold.instruments as Times)
    .flatMap(item => item.when ?? item.said ?? [])
  for (const when of new Map(whens.map(item => [item.span.join(), item])).values()) {
    const s = sentenceOf(when.span)
    const found = mentions
      .times(s)
      .find(({ when: time }) => time.span[0] < when.span[1] && when.span[0] < time.span[1])?.when
    const agrees = found !== undefined && found.from === when.from && found.to === when.to
    allTimes++
    if (agrees) rightTimes++
    if (verbose && !agrees) {
      const answer = found === undefined ? 'nothing' : `${text.slice(...found.span)} ${found.from}..${found.to}`
      console.log(`${file.slice(0, 24)} time [[${text.slice(...when.span)}]] ${when.from}..${when.to}, got ${answer}`)
    }
  }
}
console.log(`times: ${rightTimes} of ${allTimes} right (${(rightTimes / allTimes).toFixed(3)})`)
console.log(`spans: ${spans} of ${all} exact (${(spans / all).toFixed(3)})`)
console.log(`parties: actor accuracy ${(right / all).toFixed(3)} (${right} of ${all} spans)`)
