// Trains everything that reads trees, from the corpora to models/trees.bin: npx tsx training/trees.ts
// Tagger and lemmas from the treebanks; several networks on jackknifed tags; then one that learns from annotators and from what
// those networks together think of the treebanks and of raw news. Stages are kept in tmp/trees, so that a broken run goes on.
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Sizes } from '../src/tree/features.ts'
import { lemmaSections } from '../src/tree/lemma.ts'
import { bytesOf, floatsOf, readModel, type Sections, section, uint16Of, writeModel } from '../src/tree/model-file.ts'
import { networkSections } from '../src/tree/network.ts'
import { SparseWeights } from '../src/tree/sparse-weights.ts'
import { exampleOf, vocabularyOf } from './examples.ts'
import { type Course, learn } from './learn.ts'
import { trainLemmas } from './lemma.ts'
import { Network } from './network.ts'
import { jackknife, type TaggerModel, trainTagger } from './tagger.ts'
import { type Lesson, rawLessons, soften } from './teach.ts'
import { readNews, readTreebank } from './treebank.ts'

const STAGES = join(import.meta.dirname, '../tmp/trees')
const TEACHERS = [1, 2, 3]
const FOLDS = 5
/** Tokens of raw news to learn from. */
const RAW = 400_000
const TEACHING = {
  epochs: 13,
  batch: 250,
  rate: 0.008,
  dropout: { word: 0.2, feature: 0.1, embedding: 0.15, layer: 0.25, head: 0.25 },
}
const LEARNING = {
  epochs: 16,
  batch: 300,
  rate: 0.008,
  dropout: { word: 0.15, feature: 0.05, embedding: 0.1, layer: 0.15, head: 0.15 },
}

const start = Date.now()
const log = (line: string) => console.log(`${((Date.now() - start) / 60_000).toFixed(1)} min  ${line}`)

/** What a finished stage wrote, or what it makes now. */
function stage(name: string, make: () => Sections): Sections {
  const file = join(STAGES, `${name}.bin`)
  if (!existsSync(file)) {
    log(name)
    mkdirSync(STAGES, { recursive: true })
    writeModel(file, make())
  }
  return readModel(file)
}

const trees = [...readTreebank('en_ewt', 'train'), ...readTreebank('en_gum', 'train')].map(sentence => sentence.tree)
log(`${trees.length} annotated sentences`)

const tagging = stage('tagger', () => {
  const { weights, labels } = trainTagger(trees, 6, 1)
  return new Map([
    ['tagger', weights.toBytes()],
    ['labels', bytesOf(labels)],
  ])
})
const tagger: TaggerModel = {
  weights: SparseWeights.fromBytes(section(tagging, 'tagger')),
  labels: uint16Of(section(tagging, 'labels')),
}
const folds = stage('jackknife', () => {
  const given = jackknife(trees, FOLDS, 4, 7)
  return new Map([['labels', bytesOf(Uint16Array.from(given.flatMap(labels => [...labels])))]])
})
const given = uint16Of(section(folds, 'labels'))
const tags: Uint16Array[] = []
for (let t = 0, at = 0; t < trees.length; at += trees[t++].size) tags.push(given.subarray(at, at + trees[t].size))

const sizes: Sizes = { embedding: 96, hidden: 128, arc: 64, relation: 64, tags: tagger.labels.length }
const formsOf = function* () {
  for (const tree of trees) for (let i = 0; i < tree.size; i++) yield tree.form(i)
}
const taught = vocabularyOf(formsOf())
const asTaught = trees.map((tree, t) => exampleOf(tree, tags[t], tagger.labels, taught))

const groupsOf = (network: Network): Sections =>
  new Map(network.parameters.groups.map(group => [group.name, bytesOf(group.values)]))

function networkOf(groups: Sections, course: Course): Network {
  const network = new Network(course.sizes, course.vocabulary, 700, course.seed)
  for (const group of network.parameters.groups) group.values.set(floatsOf(section(groups, group.name)))
  network.refresh()
  return network
}

const teachers = TEACHERS.map(seed => {
  const course = { ...TEACHING, sizes, vocabulary: taught.size, seed }
  return networkOf(
    stage(`teacher-${seed}`, () => groupsOf(learn(asTaught, course, log))),
    course,
  )
})

const news: string[] = []
for (let k = 0, words = 0, texts = readNews(); k < texts.length && words < RAW; k++) {
  news.push(texts[k])
  words += texts[k].split(/\s+/).length * 1.15
}
const learned = vocabularyOf(
  (function* () {
    yield* formsOf()
    for (const text of news) yield* text.match(/[\p{L}\d][\p{L}\d'’.,-]*[\p{L}\d]|[\p{L}\d]/gu) ?? []
  })(),
)
log(`${learned.size} embeddings, ${news.length} articles of raw news`)
const student = stage('student', () => {
  const lessons: Lesson[] = trees.map((tree, t) => ({
    asTaught: asTaught[t],
    asLearned: exampleOf(tree, tags[t], tagger.labels, learned),
    isGold: true,
  }))
  lessons.push(...rawLessons(news, tagger, taught, learned))
  const examples = lessons.map(lesson => soften(lesson, teachers))
  log(`${examples.length} lessons`)
  return groupsOf(learn(examples, { ...LEARNING, sizes, vocabulary: learned.size, seed: 11 }, log))
})

const model = new URL('../models/trees.bin', import.meta.url)
writeModel(
  model,
  new Map([
    ...tagging,
    ...lemmaSections(trainLemmas(trees)),
    ...networkSections(sizes, learned, name => floatsOf(section(student, name))),
  ]),
)
log('models/trees.bin')
