// The sentences of the cue lexicon as annotated reports: words that the news of PolNeAR seldom has are learned from their own rows.
// Rows of stands, topics and appearances say nothing: there is nothing to find in their sentences.
import { readFileSync } from 'node:fs'
import { type CueKind, readCues } from '../src/statement/cue-lexicon.ts'
import { unmark } from '../test/lexicon/rows.ts'
import type { Attributed } from './attribution.ts'

const SILENT: ReadonlySet<CueKind> = new Set<CueKind>(['stand', 'topic', 'seem'])
/** Sentences to a report. */
const SENTENCES = 8

/** Reports of a few sentences each. */
export function cueReports(): Attributed[] {
  const table = readFileSync(new URL('../data/lexicon/cues.tsv', import.meta.url), 'utf8')
  const out: Attributed[] = []
  const rows = readCues(table)
  for (let n = 0; n < rows.length; n += SENTENCES) {
    let text = ''
    const attributions: Attributed['attributions'][number][] = []
    for (const { sentence, kind } of rows.slice(n, n + SENTENCES)) {
      const { text: words, marks } = unmark(sentence)
      const at = text.length
      const spans = (mark: string) => (marks.get(mark) ?? []).map(([a, b]) => [a + at, b + at] as const)
      if (!SILENT.has(kind)) attributions.push({ source: spans('s'), cue: spans('e'), content: spans('c') })
      text += `${words} `
    }
    out.push({ id: `cues-${n}`, text: text.trimEnd(), attributions })
  }
  return out
}
