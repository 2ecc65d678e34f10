// Verbs of two meanings that do something to their object rather than say it (data/lexicon/cue-deeds.tsv): "recalled its envoy",
// "attacked the camp". With some a word behind the object tells what is said of it: "attacked the plan *as* reckless" speaks.
import { readFileSync } from 'node:fs'
import { wordsOfClass } from '../frame/index.ts'
import type { Mentions } from '../mention/index.ts'
import type { Tree } from '../tree/index.ts'
import type { Cue } from './cue.ts'

/** The objects by which a verb tells a deed: lemmas, whether any actor, whether anything at all. */
interface Deeds {
  readonly words: ReadonlySet<string>
  readonly actor: boolean
  readonly any: boolean
  /** Words behind the object with which the verb speaks. */
  readonly unless: ReadonlySet<string>
}

let cached: ReadonlyMap<string, Deeds> | null = null

/** Rows by verb. Throws where a row names a word class that there is not. */
function loadDeeds(): ReadonlyMap<string, Deeds> {
  if (cached !== null) return cached
  const deeds = new Map<string, Deeds>()
  const [, ...rows] = readFileSync(new URL('../../data/lexicon/cue-deeds.tsv', import.meta.url), 'utf8').split('\n')
  for (const row of rows) {
    if (row === '') continue
    const [verb, objects, unless] = row.split('\t')
    const words = objects.split('|')
    const lemmas = words.flatMap(word => (word.startsWith('@') ? [...wordsOfClass(word.slice(1))] : [word]))
    deeds.set(verb, {
      words: new Set(lemmas),
      actor: words.includes('actor'),
      any: words.includes('*'),
      unless: new Set(unless.split('|')),
    })
  }
  cached = deeds
  return deeds
}

/** Whether the verb does something to the object at `object`, within a content that ends at the offset `end`. */
export function isDeed(tree: Tree, mentions: Mentions, cue: Cue, object: number, end: number): boolean {
  const deeds = cue.entry?.pos === 'verb' ? loadDeeds().get(tree.lowerLemma(cue.token)) : undefined
  if (deeds === undefined || object < 0) return false
  const { words, actor, any, unless } = deeds
  if (!any && !words.has(tree.lowerLemma(object)) && !(actor && mentions.isActor(cue.sentence, object))) return false
  // "recalled the premier talking about it"
  const told = Math.max(tree.child(object, 'acl'), tree.child(cue.token, 'xcomp'))
  // "called the election a farce"
  if (told >= 0 && told !== object && (tree.xpos(told) === 'VBG' || tree.upos(told) !== 'VERB')) return false
  for (let i = object + 1; i < tree.size && tree.starts[i] < end; i++) if (unless.has(tree.lowerForm(i))) return false
  return true
}
