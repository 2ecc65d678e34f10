// Trains everything that reads trees, from the treebanks to models/trees.bin: npx tsx training/trees.ts
import { lemmaSections } from '../src/tree/lemma.ts'
import { bytesOf, writeModel } from '../src/tree/model-file.ts'
import { trainLemmas } from './lemma.ts'
import { trainParser } from './parser.ts'
import { jackknife, trainTagger } from './tagger.ts'
import { readTreebank } from './treebank.ts'

const SEED = 1

const trees = [...readTreebank('en_ewt', 'train'), ...readTreebank('en_gum', 'train')].map(sentence => sentence.tree)
console.log(`${trees.length} sentences`)
const tagger = trainTagger(trees, 6, SEED)
console.log(`tagger: ${tagger.weights.labels.length} weights`)
const parser = trainParser(trees, jackknife(trees, 5, 4, SEED), 3, SEED)
const [edits, rules] = lemmaSections(trainLemmas(trees))
writeModel(
  new URL('../models/trees.bin', import.meta.url),
  new Map([
    ['labels', bytesOf(tagger.labels)],
    ['tagger', tagger.weights.toBytes()],
    ['parser', parser.toBytes()],
    ['lemma-edits', edits],
    ['lemma-rules', rules],
  ]),
)
