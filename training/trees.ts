// Trains everything that reads trees, from the corpora to models/trees.bin: npx tsx training/trees.ts
// Tagger and lemmas from the treebanks; two large networks from the treebanks and word vectors; then a small one, from annotators and from what
// the large ones think of the treebanks, of raw text, and of sentences recombined from the treebanks'. Stages are kept in tmp/trees, so that a broken run goes on.
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { readSentences } from '../src/sentence/index.ts'
import { lemmaSections } from '../src/tree/lemma.ts'
import { bytesOf, readModel, type Sections, section, uint16Of, writeModel } from '../src/tree/model-file.ts'
import { networkSections } from '../src/tree/network-file.ts'
import { SparseWeights } from '../src/tree/sparse-weights.ts'
import { Tagger } from '../src/tree/tagger.ts'
import { ExampleFile, KINDS, vocabularyOf } from './examples.ts'
import { trainLemmas } from './lemma.ts'
import { compile, learn, readLearned, type Settings } from './native.ts'
import { Random } from './random.ts'
import { type Recombined, Recombiner } from './recombine.ts'
import { smallWords } from './small-words.ts'
import { jackknife, trainTagger } from './tagger.ts'
import { readNews, readOurs, readTreebank } from './treebank.ts'
import { readVectors, vectorSections } from './vectors.ts'

const STAGES = join(import.meta.dirname, '../tmp/trees')
const VECTORS = 50_000
const FOLDS = 5
/** Sentences of raw text to learn from, by their length in tokens. */
const [SHORTEST, LONGEST] = [5, 60]
/** Settings of training/native/learn.c. */
const TEACHERS: readonly Settings[] = [2, 3].map(seed => ({
  ...{ seed, epochs: 14, full: 1, hidden: 256, layers: 3, arc: 96, relation: 96, dense: 0.0016 },
  ...{ word: 0.25, embed: 0.2, layer: 0.33, head: 0.33 },
}))
const STUDENT: Settings = {
  ...{ hidden: 144, layers: 2 },
  ...{ word: 0.15, feature: 0.05, embed: 0.1, layer: 0.15, head: 0.15 },
}
const HALF_RATES: Settings = { rate: 0.004, project: 0.0004, dense: 0.001 }

/** The student learns in rounds, each with other sentences recombined: so many from each annotated one. The last has our own texts thrice. */
interface Round {
  readonly name: string
  readonly settings: Settings
  readonly recombined: number
  readonly ours: number
}
const ROUNDS: readonly Round[] = [
  { name: 'student', settings: { ...STUDENT, seed: 11, epochs: 16 }, recombined: 2, ours: 1 },
  { name: 'settled', settings: { ...STUDENT, ...HALF_RATES, seed: 12, epochs: 8 }, recombined: 2, ours: 1 },
  { name: 'own', settings: { ...STUDENT, ...HALF_RATES, seed: 13, epochs: 6 }, recombined: 1, ours: 3 },
]

const start = Date.now()
const log = (line: string) => console.log(`${((Date.now() - start) / 60_000).toFixed(1)} min  ${line}`)

/** The file of a finished stage, or the one that is made now. */
async function stage(name: string, make: (file: string) => void | Promise<void>): Promise<string> {
  const file = join(STAGES, name)
  if (!existsSync(file)) {
    log(name)
    mkdirSync(STAGES, { recursive: true })
    await make(`${file}.part`)
    renameSync(`${file}.part`, file)
  }
  return file
}
const sectionsOf = async (name: string, make: () => Sections): Promise<Sections> =>
  readModel(await stage(name, file => writeModel(file, make())))

const trees = [...readTreebank('en_ewt', 'train'), ...readTreebank('en_gum', 'train')].map(sentence => sentence.tree)
const [news, ours] = [readNews(), readOurs()]
log(`${trees.length} annotated sentences, ${news.length + ours.length} raw texts`)

const tagging = await sectionsOf('tagger.bin', () => {
  const { weights, labels } = trainTagger(trees, 6, 1)
  return new Map([
    ['tagger', weights.toBytes()],
    ['labels', bytesOf(labels)],
  ])
})
const labels = uint16Of(section(tagging, 'labels'))
const tagger = new Tagger(SparseWeights.fromBytes(section(tagging, 'tagger')), labels)
const folds = await sectionsOf('jackknife.bin', () => {
  const given = jackknife(trees, FOLDS, 4, 7)
  return new Map([['labels', bytesOf(Uint16Array.from(given.flatMap(labels => [...labels])))]])
})

const vectors = readVectors(VECTORS)
const vocabulary = vocabularyOf(trees)
log(`${vocabulary.size} embeddings, ${vectors.rows.size} word vectors`)

const tagsOf = (text: string, starts: Int32Array, ends: Int32Array): Uint16Array => {
  const tags = new Uint8Array(starts.length)
  tagger.tag(
    Array.from(starts, (from, i) => text.slice(from, ends[i])),
    tags,
  )
  return Uint16Array.from(tags, tag => labels[tag])
}

const rawSentences = (texts: readonly string[]): Recombined[] =>
  texts.flatMap(text =>
    readSentences(text)
      .filter(({ starts }) => starts.length >= SHORTEST && starts.length <= LONGEST)
      .map(({ starts, ends }) => ({
        forms: Array.from(starts, (from, i) => text.slice(from, ends[i])),
        given: tagsOf(text, starts, ends),
      })),
  )

/** What is learned from in a round and scored by: annotators' sentences, raw ones, and those recombined with this seed. */
function writeExamples(file: string, { recombined, ours: times }: Round, seed: number): void {
  const given = uint16Of(section(folds, 'labels'))
  const recombiner = new Recombiner(trees, given, new Random(seed))
  const raw = rawSentences(news)
  const own = rawSentences(ours)
  for (let i = 0; i < times; i++) raw.push(...own)
  for (let i = 0; i < recombined; i++) raw.push(...recombiner.sentences())
  const dev = (['en_ewt', 'en_gum'] as const).flatMap(kind =>
    readTreebank(kind, 'dev').map(({ tree }) => ({ kind, tree })),
  )
  const out = new ExampleFile(file, trees.length + raw.length + dev.length, vocabulary, vectors, labels)
  let at = 0
  for (const tree of trees) {
    out.addTree(KINDS[0], tree, given.subarray(at, at + tree.size))
    at += tree.size
  }
  for (const { forms, given } of raw) out.addRaw(forms, given)
  for (const { kind, tree } of dev) out.addTree(kind, tree, tagsOf(tree.text, tree.starts, tree.ends))
  out.close()
}
const examplesOf = (round: number) =>
  stage(`${ROUNDS[round].name}.bin`, file => writeExamples(file, ROUNDS[round], 5 + round))

const learner = await stage('learn', file => compile('learn.c', file))
const first = await examplesOf(0)
const teachers = (
  await Promise.all(
    TEACHERS.map(settings => stage(`teacher-${settings.seed}.net`, file => learn(learner, first, file, settings))),
  )
).join(',')
let student = ''
for (const [round, { name, settings }] of ROUNDS.entries()) {
  const examples = await examplesOf(round)
  const begin: Settings = student === '' ? {} : { begin: student }
  student = await stage(`${name}.net`, file => learn(learner, examples, file, { ...settings, ...begin, teachers }))
}
const { groups, embedding, hidden, arc, relation, tagged } = readLearned(student)
const group = (name: string): Float32Array => {
  const found = groups.get(name)
  if (found === undefined) throw new Error(`${student}: no weights named ${name}, expected those of training/native`)
  return found
}
const model = new URL('../models/trees.bin', import.meta.url)
writeModel(
  model,
  new Map([
    ...tagging,
    ...lemmaSections(trainLemmas(trees)),
    ['small-words', bytesOf(smallWords(trees, [...news, ...ours]))],
    ...networkSections({ embedding, hidden, arc, relation, tags: labels.length, tagged }, vocabulary, group),
    ...vectorSections(vectors),
  ]),
)
log('models/trees.bin')
