// Every row of the cue table reads its own sentence, with the trees of the shipped weights: who, by which word, what.
// Rows of stands, topics and appearances are there to be told from statements, and yield none.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readMentions } from '../../src/mention/index.ts'
import { readSentences } from '../../src/sentence/index.ts'
import { overlaps } from '../../src/span.ts'
import { type CueEntry, readCues, readStatements } from '../../src/statement/index.ts'
import { readTrees } from '../../src/tree/index.ts'
import { unmark } from './rows.ts'

const SILENT = new Set(['stand', 'topic', 'seem'])

/** What is wrong with the reading of a row's sentence, or null. */
function failureOf(entry: CueEntry): string | null {
  const { text, marks } = unmark(entry.sentence)
  const report = { id: 'r', text, published: '2024-05-15' }
  const trees = readTrees(text, readSentences(text))
  const [cue] = marks.get('e') ?? []
  const found = readStatements(report, trees, readMentions(report, trees)).filter(s => overlaps(s.cue, cue))
  if (SILENT.has(entry.kind)) return found.length === 0 ? null : `${entry.sentence}: is read as a statement`
  const sources = marks.get('s') ?? []
  const right = found.some(
    s =>
      s.content.map(String).join() === (marks.get('c') ?? []).map(String).join() &&
      (sources.length === 0
        ? s.sources.length === 0
        : sources.every(span => s.sources.some(party => overlaps(party.span, span)))),
  )
  if (right) return null
  const told = found.map(
    s => `${s.sources.map(p => text.slice(...p.span))} | ${s.content.map(c => text.slice(...c)).join(' … ')}`,
  )
  return `${entry.sentence}: read as ${told.join(' + ') || 'nothing'}`
}

test('every row of the cue table reads its sentence', () => {
  const table = readFileSync(new URL('../../data/lexicon/cues.tsv', import.meta.url), 'utf8')
  const failures = readCues(table).map(failureOf)
  expect(failures.filter(failure => failure !== null)).toEqual([])
})

test('a row of an unknown part of speech or kind is refused with its line', () => {
  expect(() => readCues('words\tpos\tkind\tframes\tsentence\nsay\tarticle\tsay\tccomp\t-')).toThrow(/line 2.*"article"/)
  expect(() => readCues('words\tpos\tkind\tframes\tsentence\nsay\tverb\tsing\tccomp\t-')).toThrow(/line 2.*"sing"/)
})

test('no row of deeds reads a statement', () => {
  const [, ...rows] = readFileSync(new URL('../../data/lexicon/cue-deeds.tsv', import.meta.url), 'utf8').split('\n')
  for (const row of rows.filter(row => row !== '')) {
    const text = row.split('\t')[3]
    const trees = readTrees(text, readSentences(text))
    expect(readStatements({ id: 'r', text }, trees, readMentions({ id: 'r', text }, trees)), text).toEqual([])
  }
})
