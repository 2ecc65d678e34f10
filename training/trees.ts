// Trains everything that reads trees, from the corpora to models/trees.bin: npx tsx training/trees.ts
// Tagger and lemmas from the treebanks; several networks on jackknifed tags; then one that learns in two rounds from annotators and
// from what those networks together think of the treebanks and of raw news. Stages are kept in tmp/trees, so that a broken run goes on.
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { readSentences } from '../src/sentence/index.ts'
import type { Sizes } from '../src/tree/features.ts'
import { loadTrees, readTrees } from '../src/tree/index.ts'
import { lemmaSections } from '../src/tree/lemma.ts'
import { bytesOf, floatsOf, readModel, type Sections, section, uint16Of, writeModel } from '../src/tree/model-file.ts'
import { networkSections } from '../src/tree/network-file.ts'
import { SparseWeights } from '../src/tree/sparse-weights.ts'
import { firstRow } from './example.ts'
import { exampleOf, vocabularyOf } from './examples.ts'
import { type Course, learn } from './learn.ts'
import { trainLemmas } from './lemma.ts'
import { Network } from './network.ts'
import { smallWords } from './small-words.ts'
import { jackknife, type TaggerModel, trainTagger } from './tagger.ts'
import { type Lesson, rawLessons, soften, type Teacher } from './teach.ts'
import { readNews, readTreebank } from './treebank.ts'

const STAGES = join(import.meta.dirname, '../tmp/trees')
const TEACHERS = [1, 2]
const FOLDS = 5
/** Tokens of raw news to learn from in each round. */
const RAW = 300_000
const TEACHING = {
  epochs: 13,
  batch: 250,
  rate: 0.008,
  dropout: { word: 0.2, feature: 0.1, embedding: 0.15, layer: 0.25, head: 0.25 },
}
const LEARNING = {
  epochs: 10,
  batch: 250,
  rate: 0.005,
  dropout: { word: 0.15, feature: 0.05, embedding: 0.1, layer: 0.15, head: 0.15 },
}

/** The second round. */
const AGAIN = { ...LEARNING, epochs: 9, rate: 0.004 }

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

const [news, moreNews] = inParts(readNews(), RAW)
const learned = vocabularyOf(
  (function* () {
    yield* formsOf()
    for (const text of news) yield* text.match(/[\p{L}\d][\p{L}\d'’.,-]*[\p{L}\d]|[\p{L}\d]/gu) ?? []
  })(),
)
log(`${learned.size} embeddings; ${news.length} and ${moreNews.length} articles of raw news`)

/** Two lots of so many tokens each. */
function inParts(texts: readonly string[], tokens: number): [string[], string[]] {
  const parts: [string[], string[]] = [[], []]
  let seen = 0
  for (const text of texts) {
    if (seen >= 2 * tokens) break
    parts[seen < tokens ? 0 : 1].push(text)
    seen += text.split(/\s+/).length * 1.15
  }
  return parts
}

/** The learner begins where the first teacher ended; embeddings that the teacher had not begin at nothing. */
function beginAt(teacher: Network): (network: Network) => void {
  return network => {
    const { embedding, tags } = sizes
    const first = firstRow(tags)
    for (const { name, values } of network.parameters.groups) {
      const from = teacher.parameters.group(name)
      if (name !== 'embeddings') {
        values.set(from)
        continue
      }
      values.fill(0)
      values.set(from.subarray(0, first * embedding))
      for (const [key, row] of learned) {
        const old = taught.get(key)
        if (old === undefined) continue
        values.set(from.subarray((first + old) * embedding, (first + old + 1) * embedding), (first + row) * embedding)
      }
    }
  }
}

/** One round of learning: from the annotators, and from what the teachers think of the treebanks and of raw texts. */
function learnFrom(
  teachers: readonly Teacher[],
  tagger: TaggerModel,
  texts: readonly string[],
  course: Omit<Course, 'sizes' | 'vocabulary'>,
): Network {
  const lessons: Lesson[] = trees.map((tree, t) => ({
    asTaught: asTaught[t],
    asLearned: exampleOf(tree, tags[t], tagger.labels, learned),
    isGold: true,
  }))
  lessons.push(...rawLessons(texts, tagger, taught, learned))
  const examples = lessons.map(lesson => soften(lesson, teachers))
  log(`${examples.length} lessons`)
  return learn(examples, { ...course, sizes, vocabulary: learned.size }, log)
}

const asTeachers: Teacher[] = teachers.map(network => ({ network, reads: 'asTaught' }))
const firstCourse = { ...LEARNING, seed: 11, begin: beginAt(teachers[0]) }
const first = stage('student', () => groupsOf(learnFrom(asTeachers, tagger, news, firstCourse)))
const lemmas = lemmaSections(trainLemmas(trees))
const modelOf = (tagging: Sections, groups: Sections): Sections =>
  new Map([
    ...tagging,
    ...lemmas,
    ['small-words', bytesOf(smallWords(trees, [...news, ...moreNews]))],
    ...networkSections(sizes, learned, name => floatsOf(section(groups, name))),
  ])

// A tagger that learns from what the student says of news as well gives the tags of the next round's news. Before the student
// itself the first tagger is the better one (GUM dev: 0.1 LAS).
const retagging = stage('tagger-2', () => {
  const file = join(STAGES, 'first-model.bin')
  writeModel(file, modelOf(tagging, first))
  loadTrees(file)
  const read = news.flatMap(text => readTrees(text, readSentences(text)))
  return new Map([
    ['tagger', trainTagger([...trees, ...read], 6, 1, tagger.labels).weights.toBytes()],
    ['labels', bytesOf(tagger.labels)],
  ])
})
const retagger = { weights: SparseWeights.fromBytes(section(retagging, 'tagger')), labels: tagger.labels }
const student = stage('student-2', () => {
  const before = networkOf(first, { ...LEARNING, sizes, vocabulary: learned.size, seed: 11 })
  const begin = (network: Network) => {
    for (const { name, values } of network.parameters.groups) values.set(before.parameters.group(name))
  }
  return groupsOf(
    learnFrom([...asTeachers, { network: before, reads: 'asLearned' }], retagger, moreNews, {
      ...AGAIN,
      seed: 12,
      begin,
    }),
  )
})
writeModel(new URL('../models/trees.bin', import.meta.url), modelOf(tagging, student))
log('models/trees.bin')
