// Scores the trees against the dev treebanks: on given tokens, and from raw text. npx tsx training/eval-trees.ts
import { readSentences } from '../src/sentence/index.ts'
import type { Annotated } from '../src/tree/conllu.ts'
import { readTrees, type Tree, tagAndParse } from '../src/tree/index.ts'
import { bare, rawText, readTreebank, type Treebank } from './treebank.ts'

/** Shares of one. Relations are compared without subtypes; punctuation counts. */
export interface TreeScores {
  readonly upos: number
  readonly xpos: number
  readonly lemma: number
  readonly uas: number
  readonly las: number
}

/** Tags and trees for tokens as the treebank has them. */
export function scoreTokens(sentences: readonly Annotated[]): TreeScores {
  let [n, upos, xpos, lemma, uas, las] = [0, 0, 0, 0, 0, 0]
  for (const { tree: gold } of sentences) {
    const tree = tagAndParse(gold.text, gold.starts, gold.ends)
    for (let i = 0; i < gold.size; i++) {
      n++
      if (tree.upos(i) === gold.upos(i)) upos++
      if (tree.xpos(i) === gold.xpos(i)) xpos++
      if (tree.lemma(i) === gold.lemma(i)) lemma++
      if (tree.head(i) !== gold.head(i)) continue
      uas++
      if (bare(tree.deprel(i)) === bare(gold.deprel(i))) las++
    }
  }
  return { upos: upos / n, xpos: xpos / n, lemma: lemma / n, uas: uas / n, las: las / n }
}

/** F1 of words, sentences, and labelled arcs between words aligned by their characters. */
export interface RawScores {
  readonly words: number
  readonly sentences: number
  readonly las: number
}

export function scoreRaw(annotated: readonly Annotated[]): RawScores {
  const { text, offsets } = rawText(annotated)
  const sentences = readSentences(text)
  const gold = itemsOf(annotated.map((sentence, s) => [sentence.tree, offsets[s]]))
  const read = itemsOf(readTrees(text, sentences).map(tree => [tree, 0]))
  const f1 = (key: 'words' | 'sentences' | 'arcs') => {
    let same = 0
    for (const item of read[key]) if (gold[key].has(item)) same++
    return (2 * same) / (gold[key].size + read[key].size)
  }
  return { words: f1('words'), sentences: f1('sentences'), las: f1('arcs') }
}

function itemsOf(trees: readonly (readonly [Tree, number])[]) {
  const words = new Set<string>()
  const sentences = new Set<string>()
  const arcs = new Set<string>()
  for (const [tree, offset] of trees) {
    if (tree.size === 0) continue
    const word = (i: number) => (i < 0 ? 'root' : `${offset + tree.starts[i]}-${offset + tree.ends[i]}`)
    sentences.add(`${offset + tree.starts[0]}-${offset + tree.ends[tree.size - 1]}`)
    for (let i = 0; i < tree.size; i++) {
      words.add(word(i))
      arcs.add(`${word(i)} ${word(tree.head(i))} ${bare(tree.deprel(i))}`)
    }
  }
  return { words, sentences, arcs }
}

if (import.meta.filename === process.argv[1]) {
  const percent = (value: number) => (100 * value).toFixed(2)
  for (const treebank of ['en_ewt', 'en_gum'] as const satisfies readonly Treebank[]) {
    const dev = readTreebank(treebank, 'dev')
    const given = scoreTokens(dev)
    const raw = scoreRaw(dev)
    console.log(
      `${treebank}-dev, gold tokens: UPOS ${percent(given.upos)} XPOS ${percent(given.xpos)} lemma ${percent(given.lemma)} UAS ${percent(given.uas)} LAS ${percent(given.las)}`,
    )
    console.log(
      `${treebank}-dev, raw text: words ${percent(raw.words)} sentences ${percent(raw.sentences)} LAS ${percent(raw.las)}`,
    )
  }
}
