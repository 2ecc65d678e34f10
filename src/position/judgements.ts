// The words that judge a thing (data/lexicon/judgements.tsv): whoever says them is for it or against it.
import { readFileSync } from 'node:fs'
import type { Tree } from '../tree/index.ts'
import { STANCES, type Stance } from './position.ts'

/**
 * Where the word stands: "it is *right* to" (`clause`), "the war is *wrong*" (`thing`), "the *heinous* raid" (`before`), "called the war
 * *criminal*" (`named`).
 */
export const PLACES = ['clause', 'thing', 'before', 'named'] as const
export type Place = (typeof PLACES)[number]

/** A row: the head lemma first, then words that stand beside it. */
export interface Judgement {
  readonly words: readonly string[]
  readonly noun: boolean
  readonly stance: Stance
  readonly places: ReadonlySet<Place>
  /** A sentence that the row must read, with `<s>`, `<t>` and `<e>` marks. */
  readonly sentence: string
  readonly place: string
}

let cached: ReadonlyMap<string, readonly Judgement[]> | null = null

/** Rows by head lemma, those of more words first. Throws where a row is broken, naming file and line. */
export function loadJudgements(): ReadonlyMap<string, readonly Judgement[]> {
  if (cached) return cached
  const index = new Map<string, Judgement[]>()
  const [, ...rows] = readFileSync(new URL('../../data/lexicon/judgements.tsv', import.meta.url), 'utf8').split('\n')
  rows.forEach((row, i) => {
    if (row.trim() === '') return
    const place = `data/lexicon/judgements.tsv:${i + 2}`
    const [words, pos, stance, places, sentence] = row.split('\t')
    const known = STANCES.find(name => name === stance)
    if (!known) throw new Error(`${place}: stance is "${stance}", expected one of ${STANCES.join(', ')}`)
    const set = new Set<Place>()
    for (const name of (places ?? '').split(',')) {
      const found = PLACES.find(one => one === name)
      if (!found) throw new Error(`${place}: place is "${name}", expected some of ${PLACES.join(', ')}`)
      set.add(found)
    }
    const list = words.split(' ')
    const entry = { words: list, noun: pos === 'noun', stance: known, places: set, sentence: sentence ?? '', place }
    index.set(list[0], [...(index.get(list[0]) ?? []), entry])
  })
  for (const entries of index.values()) entries.sort((a, b) => b.words.length - a.words.length)
  cached = index
  return index
}

/** The judgement that a token makes with the words beside it; rows of one word for the same token are one. */
export function judgementAt(tree: Tree, i: number): Judgement | null {
  const [lemma, form] = [tree.lowerLemma(i), tree.lowerForm(i)]
  const told = loadJudgements().get(lemma)
  // "ill-timed" is no matter of time.
  const formed = form === lemma ? undefined : loadJudgements().get(form)
  if (!told && !formed) return null
  const entries = told && formed ? [...formed, ...told] : (told ?? formed ?? [])
  const noun = tree.upos(i) === 'NOUN' || tree.upos(i) === 'PROPN'
  const fits = entries.filter(
    ({ words, noun: asNoun }) => (asNoun ? noun : true) && words.slice(1).every(word => standsBeside(tree, i, word)),
  )
  if (fits.length === 0) return null
  const [first] = fits
  const places = new Set(fits.filter(({ stance }) => stance === first.stance).flatMap(({ places: own }) => [...own]))
  return { ...first, places }
}

/** A word before or after, not farther than three tokens: "the *only* realistic *way*". */
function standsBeside(tree: Tree, i: number, word: string): boolean {
  for (let k = Math.max(0, i - 3); k < tree.size && k <= i + 3; k++)
    if (k !== i && (tree.lowerLemma(k) === word || tree.lowerForm(k) === word)) return true
  return false
}
