// Sentences in, trees out. The weights are loaded once, when the first sentence comes.
import type { Sentence } from '../sentence/index.ts'
import { Lemmatiser, lemmaRulesOf } from './lemma.ts'
import { readModel, section, uint16Of } from './model-file.ts'
import { parse } from './parser.ts'
import { SparseWeights } from './sparse-weights.ts'
import { Tagger, wordHash } from './tagger.ts'
import { Tree } from './tree.ts'

const MODEL = new URL('../../models/trees.bin', import.meta.url)

interface Models {
  readonly labels: Uint16Array
  readonly tagger: Tagger
  readonly parser: SparseWeights
  readonly lemmatiser: Lemmatiser
}

let models: Models | null = null

/** Loads the weights now rather than with the first sentence. Throws when the model file is missing or of another version. */
export function loadTrees(): Models {
  if (models !== null) return models
  const sections = readModel(MODEL)
  const labels = uint16Of(section(sections, 'labels'))
  models = {
    labels,
    tagger: new Tagger(SparseWeights.fromBytes(section(sections, 'tagger')), labels),
    parser: SparseWeights.fromBytes(section(sections, 'parser')),
    lemmatiser: new Lemmatiser(lemmaRulesOf(section(sections, 'lemma-edits'), section(sections, 'lemma-rules'))),
  }
  return models
}

/** One tree a sentence, in order: one root, no cycle, whatever the text. The same text gives the same trees. */
export function readTrees(text: string, sentences: readonly Sentence[]): Tree[] {
  return sentences.map(sentence => tagAndParse(text, sentence.starts, sentence.ends))
}

/** The tree of a sentence whose tokens are given. */
export function tagAndParse(text: string, starts: Int32Array, ends: Int32Array): Tree {
  const { tagger, labels, parser, lemmatiser } = loadTrees()
  const n = starts.length
  const classes = new Uint8Array(n)
  tagger.tag(text, starts, ends, classes)
  const words = new Uint32Array(n)
  const tags = new Uint16Array(n)
  const upos = new Uint8Array(n)
  const xpos = new Uint8Array(n)
  for (let i = 0; i < n; i++) {
    words[i] = wordHash(text.slice(starts[i], ends[i]))
    tags[i] = labels[classes[i]]
    upos[i] = tags[i] >> 6
    xpos[i] = tags[i] & 63
  }
  const { heads, relations } = parse(parser, words, tags)
  const lemmas: string[] = []
  for (let i = 0; i < n; i++) {
    lemmas.push(lemmatiser.lemma(text.slice(starts[i], ends[i]), xpos[i]))
  }
  return new Tree(text, starts, ends, upos, xpos, heads, relations, lemmas)
}
