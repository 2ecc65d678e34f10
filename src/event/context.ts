// PLOVER contexts: what a deed is about, by words of its sentence (data/lexicon/contexts.tsv).
import { readFileSync } from 'node:fs'
import type { Tree } from '../tree/index.ts'

let cached: ReadonlyMap<string, string> | null = null

/** Words that open a context of two. */
const openers = new Set<string>()

/** Context by lemma. */
function loadContexts(): ReadonlyMap<string, string> {
  if (cached) return cached
  const contexts = new Map<string, string>()
  const [, ...rows] = readFileSync(new URL('../../data/lexicon/contexts.tsv', import.meta.url), 'utf8').split('\n')
  for (const row of rows) {
    const [context, words] = row.split('\t')
    for (const word of (words ?? '').split(' ')) {
      if (word === '') continue
      contexts.set(word, context)
      if (word.includes('-')) openers.add(word.slice(0, word.indexOf('-')))
    }
  }
  cached = contexts
  return contexts
}

/** The contexts that the sentence's words name, in order of the text; two words with a hyphen in the table stand side by side. */
export function contextsOf(tree: Tree): readonly string[] {
  const contexts = loadContexts()
  const found = new Set<string>()
  let before = ''
  for (let i = 0; i < tree.size; i++) {
    const lemma = tree.lowerLemma(i)
    const context = contexts.get(lemma) ?? (openers.has(before) ? contexts.get(`${before}-${lemma}`) : undefined)
    if (context !== undefined) found.add(context)
    before = lemma
  }
  return [...found]
}
