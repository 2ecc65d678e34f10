// English has no new prepositions, determiners, pronouns, conjunctions or auxiliaries: words outside data/lexicon/closed-class.tsv are none.
import { readFileSync } from 'node:fs'
import { UPOS } from './labels.ts'

const CLOSED = new Set(['ADP', 'AUX', 'CCONJ', 'DET', 'PART', 'PRON', 'SCONJ'])

let words: ReadonlySet<string> | null = null

/** Whether a word may have one of the closed parts of speech. */
export function isClosedClass(form: string): boolean {
  if (!words) {
    const [, ...rows] = readFileSync(new URL('../../data/lexicon/closed-class.tsv', import.meta.url), 'utf8').split(
      '\n',
    )
    words = new Set(rows.filter(row => row !== ''))
  }
  return words.has(form.toLowerCase().replace(/[’`]/g, "'"))
}

/** The classes of a tagger whose part of speech is closed. */
export const closedClasses = (upos: Uint8Array): number[] => [...upos.keys()].filter(c => CLOSED.has(UPOS[upos[c]]))
