// New sentences from annotated ones: phrases and words change places with others of their kind ("At the same time Mr. Bush was confirming his job as president").
// Nobody annotates what comes of it. Teachers read it as they read raw text, and so a student sees far more of what they know than in sentences that they
// have learned by heart.
import type { Tree } from '../src/tree/tree.ts'
import type { Random } from './random.ts'
import { labelOf } from './tagger.ts'
import { bare } from './treebank.ts'

export interface Recombined {
  readonly forms: readonly string[]
  /** The tagger's labels of the words, as they were where the words stood. */
  readonly given: Uint16Array
}

/** One sentence in so many keeps its phrases and changes words alone. */
const WORDS_ONLY = 4
/** Of the others, this many phrases change at most. */
const PHRASES = 3
/** A phrase that changes has at most this share of its sentence. */
const LARGEST = 0.6
/** Share of the words of open classes that change. */
const CHANGED = 0.15
const OPEN: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ', 'ADV', 'NUM'])
/** Relations of words that are none without the word above them. */
const BOUND: ReadonlySet<string> = new Set([
  'root',
  'punct',
  'fixed',
  'flat',
  'goeswith',
  'aux',
  'cop',
  'case',
  'mark',
  'cc',
  'det',
])

/** Tokens `from` … `to` − 1 of a tree. */
interface Place {
  readonly tree: number
  readonly from: number
  readonly to: number
}

interface Phrase {
  /** What it may change places with. */
  readonly kind: string
  readonly place: Place
}

export class Recombiner {
  private readonly trees: readonly Tree[]
  private readonly given: Uint16Array
  private readonly random: Random
  /** Of each tree, its first token's number in `given`. */
  private readonly starts: number[] = []
  private readonly phrases: (readonly Phrase[])[] = []
  private readonly phrasesOfKind = new Map<string, Place[]>()
  private readonly wordsOfKind = new Map<string, Place[]>()

  /** `given` holds the tagger's labels, of one tree after the other. */
  constructor(trees: readonly Tree[], given: Uint16Array, random: Random) {
    this.trees = trees
    this.given = given
    this.random = random
    let start = 0
    trees.forEach((tree, t) => {
      this.starts.push(start)
      start += tree.size
      const phrases = phrasesIn(tree, t)
      this.phrases.push(phrases)
      for (const { kind, place } of phrases) add(this.phrasesOfKind, kind, place)
      for (let i = 0; i < tree.size; i++)
        if (OPEN.has(tree.upos(i))) add(this.wordsOfKind, kindOfWord(tree, i), { tree: t, from: i, to: i + 1 })
    })
  }

  /** As many sentences as there are trees, each made from one of them. */
  *sentences(): Generator<Recombined> {
    for (let t = 0; t < this.trees.length; t++) {
      const words: Place[] = []
      let at = 0
      for (const { place, by } of this.changesIn(t)) {
        this.take({ tree: t, from: at, to: place.from }, words)
        this.take(by, words)
        at = place.to
      }
      this.take({ tree: t, from: at, to: this.trees[t].size }, words)
      yield {
        forms: words.map(({ tree, from }) => this.trees[tree].form(from)),
        given: Uint16Array.from(words, ({ tree, from }) => this.given[this.starts[tree] + from]),
      }
    }
  }

  /** Phrases of a tree that do not overlap, in their order, and what stands in their place. */
  private changesIn(t: number): { place: Place; by: Place }[] {
    const { random } = this
    const own = this.phrases[t]
    const changes: { place: Place; by: Place }[] = []
    const most = own.length === 0 || random.next() * WORDS_ONLY < 1 ? 0 : 1 + Math.floor(random.next() * PHRASES)
    for (let k = 0; k < most; k++) {
      const { kind, place } = this.any(own)
      const free = changes.every(({ place: other }) => other.to <= place.from || place.to <= other.from)
      if (free) changes.push({ place, by: this.any(this.phrasesOfKind.get(kind)!) })
    }
    return changes.sort((a, b) => a.place.from - b.place.from)
  }

  /** The words of a place, some of them changed. */
  private take({ tree, from, to }: Place, words: Place[]): void {
    for (let i = from; i < to; i++) {
      const changes = OPEN.has(this.trees[tree].upos(i)) && this.random.next() < CHANGED
      words.push(
        changes ? this.any(this.wordsOfKind.get(kindOfWord(this.trees[tree], i))!) : { tree, from: i, to: i + 1 },
      )
    }
  }

  private any<T>(some: readonly T[]): T {
    return some[Math.floor(this.random.next() * some.length)]
  }
}

function phrasesIn(tree: Tree, t: number): Phrase[] {
  const found: Phrase[] = []
  for (let i = 0; i < tree.size; i++) {
    const relation = bare(tree.deprel(i))
    const [from, to] = [tree.firstOf(i), tree.lastOf(i) + 1]
    if (BOUND.has(relation) || to - from > LARGEST * tree.size || !isWhole(tree, i, from, to)) continue
    const side = tree.head(i) < i ? 'after' : 'before'
    found.push({ kind: `${relation} ${side} ${labelOf(tree, i)} ${tree.upos(from)}`, place: { tree: t, from, to } })
  }
  return found
}

/** Whether all tokens from `from` to before `to` are under `i`. */
function isWhole(tree: Tree, i: number, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (!tree.isUnder(k, i)) return false
  return true
}

/** Words of the same tag, that are written large or small alike. */
const kindOfWord = (tree: Tree, i: number) => {
  const form = tree.form(i)
  const size = /^\p{Lu}{2}/u.test(form) ? 'all' : /^\p{Lu}/u.test(form) ? 'first' : 'none'
  return `${labelOf(tree, i)} ${size} ${tree.deprel(i) === 'flat'}`
}

function add(places: Map<string, Place[]>, kind: string, place: Place): void {
  const others = places.get(kind)
  if (others === undefined) places.set(kind, [place])
  else others.push(place)
}
