// The words that show that somebody says, thinks, wants or feels something: `data/lexicon/cues.tsv`, looked up on a tree.
// A row's first word is its head; what follows must stand among the head's dependents, at most two steps down.
import { readFileSync } from 'node:fs'
import type { Tree } from '../tree/index.ts'

export const CUE_KINDS = [
  'say',
  'ask',
  'think',
  'want',
  'feel',
  'demand',
  'warn',
  'promise',
  'accuse',
  'deny',
  'reject',
  'support',
  'describe',
  'predict',
  'show',
  'seem',
  'stand',
  'topic',
] as const
export type CueKind = (typeof CUE_KINDS)[number]
export const CUE_POS = ['verb', 'noun', 'adj', 'phrase', 'adverb'] as const
export type CuePos = (typeof CUE_POS)[number]

export interface CueEntry {
  readonly words: readonly string[]
  readonly pos: CuePos
  readonly kind: CueKind
  /** Where the content stands, in order of preference: `ccomp`, `xcomp`, `obj`, `quote`, `clause`, or a preposition. */
  readonly frames: readonly string[]
  readonly sentence: string
}

/** An entry found on a tree, from its first word to its last. */
export interface CueMatch {
  readonly entry: CueEntry
  readonly first: number
  readonly last: number
}

/** Rows by part of speech and first word. */
export type CueLexicon = Readonly<Record<CuePos, ReadonlyMap<string, readonly CueEntry[]>>>

let cached: CueLexicon | null = null

/** The cue lexicon, read once. Throws on a row that names an unknown part of speech or kind. */
export function loadCues(): CueLexicon {
  if (cached !== null) return cached
  const rows = () => new Map<string, CueEntry[]>()
  const lexicon = { verb: rows(), noun: rows(), adj: rows(), phrase: rows(), adverb: rows() }
  for (const entry of readCues(readFileSync(new URL('../../data/lexicon/cues.tsv', import.meta.url), 'utf8'))) {
    const list = lexicon[entry.pos].get(entry.words[0])
    if (list === undefined) lexicon[entry.pos].set(entry.words[0], [entry])
    else list.push(entry)
  }
  // The longest phrase first: "call on" before "call".
  for (const pos of CUE_POS)
    for (const list of lexicon[pos].values()) list.sort((a, b) => b.words.length - a.words.length)
  cached = lexicon
  return lexicon
}

/** The rows of a cue table. */
export function readCues(table: string): CueEntry[] {
  const entries: CueEntry[] = []
  const lines = table.split('\n')
  for (let n = 1; n < lines.length; n++) {
    if (lines[n].trim() === '') continue
    const [words, pos, kind, frames, sentence] = lines[n].split('\t')
    const p = CUE_POS.find(x => x === pos)
    const k = CUE_KINDS.find(x => x === kind)
    if (p === undefined)
      throw new Error(`cues.tsv line ${n + 1}: part of speech "${pos}", expected one of ${CUE_POS.join(', ')}`)
    if (k === undefined)
      throw new Error(`cues.tsv line ${n + 1}: kind "${kind}", expected one of ${CUE_KINDS.join(', ')}`)
    entries.push({ words: words.split(' '), pos: p, kind: k, frames: frames.split(','), sentence: sentence ?? '' })
  }
  return entries
}

/** The entry that token `i` heads, the longest first, or null. */
export function cueAt(lexicon: CueLexicon, tree: Tree, i: number): CueMatch | null {
  const phrase = lexicon.phrase.get(tree.lowerForm(i))
  if (phrase !== undefined) {
    for (const entry of phrase) {
      let k = 1
      while (k < entry.words.length && i + k < tree.size && tree.lowerForm(i + k) === entry.words[k]) k++
      if (k === entry.words.length) return { entry, first: i, last: i + k - 1 }
    }
  }
  const upos = tree.upos(i)
  const pos =
    upos === 'VERB' ? 'verb' : upos === 'NOUN' ? 'noun' : upos === 'ADJ' ? 'adj' : upos === 'ADV' ? 'adverb' : null
  if (pos === null) return null
  const lemma = tree.lowerLemma(i)
  let entries = lexicon[pos].get(lemma)
  // "Iran denies …": the tagger takes the verbs of headlines for plurals.
  // "The bank, a lender, plans to …"
  const governs = tree.child(i, 'nsubj') >= 0 || (isBareInfinitive(tree, i) && lexicon.verb.has(lemma))
  if ((entries === undefined || tree.child(i, 'nsubj') < 0) && pos === 'noun' && tree.xpos(i) === 'NNS' && governs) {
    entries = lexicon.verb.get(lemma)
  }
  if (entries === undefined && pos === 'verb') entries = lexicon.verb.get(bareOf(lexicon, tree.lowerForm(i)))
  // "is concerned that", "was convinced": participles that the tagger may take for verbs.
  const participle = pos === 'verb' ? lexicon.adj.get(tree.lowerForm(i)) : undefined
  if (participle !== undefined) entries = [...participle, ...(entries ?? [])]
  for (const entry of entries ?? []) {
    const match = matchAt(tree, i, entry)
    if (match !== null) return match
  }
  return null
}

/** "the operator, *plans to* sell": a plural right behind a comma or a name, without a word of its own before it, in a sentence that has no other verb. */
function isBareInfinitive(tree: Tree, i: number): boolean {
  if (i < 1 || i + 2 >= tree.size || tree.form(i + 1) !== 'to' || !/^VB$/.test(tree.xpos(i + 2))) return false
  if (tree.form(i - 1) !== ',' && tree.upos(i - 1) !== 'PROPN') return false
  if (tree.children(i).some(c => c < i && /^(?:det|nmod:poss|amod|case|nummod)$/.test(tree.deprel(c)))) return false
  for (let k = 0; k < tree.size; k++) if (/^(?:VB[DZP]|MD)$/.test(tree.xpos(k))) return false
  return true
}

/** A regular verb's bare form where the lemma was guessed wrong: "bragged", "decreed". */
function bareOf(lexicon: CueLexicon, form: string): string {
  const stem = form.replace(/(?:ed|ing|s)$/, '')
  return (
    [stem, `${stem}e`, stem.replace(/(.)\1$/, '$1'), stem.replace(/i$/, 'y')].find(x => lexicon.verb.has(x)) ?? form
  )
}

function matchAt(tree: Tree, i: number, entry: CueEntry): CueMatch | null {
  let last = i
  for (let w = 1; w < entry.words.length; w++) {
    const at = below(tree, i, entry.words[w], entry.words)
    if (at < i || isParted(tree, i, at, entry)) return null
    if (at > last) last = at
  }
  return { entry, first: i, last }
}

/** "*called* her a champion *for* peace": an object that the row has not stands between its verb and its preposition. */
const isParted = (tree: Tree, verb: number, at: number, { words }: CueEntry): boolean =>
  tree.xpos(at) === 'IN' &&
  tree.children(verb).some(c => c > verb && c < at && tree.deprel(c) === 'obj' && !words.includes(tree.lowerLemma(c)))

/** A dependent of `i` with the lemma, at most two steps down, or −1; no noun behind a preposition that the row has not: "expressed thanks *for the support*". */
function below(tree: Tree, i: number, lemma: string, row: readonly string[]): number {
  const fits = (c: number): boolean => {
    if (c <= i || tree.lowerLemma(c) !== lemma) return false
    const mark = tree.upos(c) === 'NOUN' ? tree.child(c, 'case') : -1
    return mark < 0 || mark > c || row.includes(tree.lowerForm(mark))
  }
  for (const c of tree.children(i)) {
    if (fits(c)) return c
    const d = tree.children(c).find(fits)
    if (d !== undefined) return d
  }
  return -1
}
