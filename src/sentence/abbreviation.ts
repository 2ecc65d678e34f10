// Words written with a full stop of their own, from data/lexicon/abbreviations.tsv, and whether a sentence may end with one.
import { readFileSync } from 'node:fs'

/** `never`: a name follows ("Gen."); `number`: never before a digit ("No. 2"); `may`: a sentence may end here ("Inc."). */
export type Ending = 'never' | 'number' | 'may'

let table: Map<string, Ending> | null = null

/** How the abbreviation, its full stop included, ends a sentence; `null` when the word is not one. */
export function abbreviation(word: string): Ending | null {
  table ??= load()
  return table.get(word) ?? null
}

function load(): Map<string, Ending> {
  const rows = new Map<string, Ending>()
  const text = readFileSync(new URL('../../data/lexicon/abbreviations.tsv', import.meta.url), 'utf8')
  for (const line of text.split('\n').slice(1)) {
    const [words, ends] = line.split('\t')
    if (words === '' || words === undefined) continue
    if (ends !== 'never' && ends !== 'number' && ends !== 'may') {
      throw new Error(`abbreviations.tsv: got "${ends}" for "${words}", expected never, number or may`)
    }
    rows.set(words, ends)
    // Headlines in capitals keep the full stop: "GEN. MARK".
    if (words.length > 2 && !rows.has(words.toUpperCase())) rows.set(words.toUpperCase(), ends)
  }
  return rows
}
