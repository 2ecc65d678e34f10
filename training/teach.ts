// What several networks together think of a sentence: distributions for one to learn from, on treebanks and on raw text.
import { readSentences } from '../src/sentence/index.ts'
import { DEPRELS } from '../src/tree/labels.ts'
import { bestProjective, isTree } from '../src/tree/projective.ts'
import { Tagger } from '../src/tree/tagger.ts'
import { type Example, NO_DROPOUT, RELATIONS } from './example.ts'
import { rowsOf, type Vocabulary } from './examples.ts'
import type { Network } from './network.ts'
import type { TaggerModel } from './tagger.ts'

/** Shares of the annotators and of the teachers in what is learned from treebanks. */
const GOLD = 0.5

/** A sentence by two vocabularies: its teachers' and its learner's. */
export interface Lesson {
  readonly asTaught: Example
  readonly asLearned: Example
  /** Whether heads, relations and tags are annotated; if not, they are what the teachers think. */
  readonly isGold: boolean
}

/** A network that teaches, and the vocabulary that it reads with. */
export interface Teacher {
  readonly network: Network
  readonly reads: 'asTaught' | 'asLearned'
}

export function soften(lesson: Lesson, teachers: readonly Teacher[]): Example {
  const { asTaught, asLearned, isGold } = lesson
  const n = asTaught.size
  const { tags } = teachers[0].network.sizes
  const share = 1 / teachers.length
  const arcs = new Float32Array(n * (n + 1))
  const relations = new Float32Array(n * DEPRELS.length)
  const tagged = new Float32Array(n * tags)
  let heads = asTaught.heads
  // Twice where heads are not known: first for them, then for relations given them.
  for (const pass of isGold ? [2] : [1, 2]) {
    for (const { network, reads } of teachers) {
      network.run([lesson[reads]], NO_DROPOUT, false, (_example, probabilities, tagScores, stride, relate) => {
        if (pass === 1 || isGold) {
          for (let k = 0; k < arcs.length; k++) arcs[k] += share * probabilities[k]
          for (let i = 0; i < n; i++) addSoftmax(tagScores, i * stride, tags, share, tagged, i * tags)
        }
        if (pass === 1) return
        const scores = relate(heads)
        for (let i = 0; i < n; i++) {
          addSoftmax(scores, i * RELATIONS, DEPRELS.length, share, relations, i * DEPRELS.length)
        }
      })
    }
    if (pass === 1) heads = treeOf(arcs, n)
  }
  if (isGold) {
    for (let i = 0; i < n; i++) {
      blend(arcs, i * (n + 1), n + 1, heads[i] < 0 ? n : heads[i])
      blend(relations, i * DEPRELS.length, DEPRELS.length, asTaught.relations[i])
      blend(tagged, i * tags, tags, asTaught.goldTags[i])
    }
  }
  return { ...asLearned, heads, soft: { arcs, relations, tags: tagged } }
}

function addSoftmax(
  scores: Float32Array,
  at: number,
  size: number,
  share: number,
  to: Float32Array,
  toAt: number,
): void {
  let most = -Infinity
  for (let c = 0; c < size; c++) most = Math.max(most, scores[at + c])
  let sum = 0
  for (let c = 0; c < size; c++) sum += Math.exp(scores[at + c] - most)
  for (let c = 0; c < size; c++) to[toAt + c] += (share * Math.exp(scores[at + c] - most)) / sum
}

function blend(values: Float32Array, at: number, size: number, gold: number): void {
  for (let c = 0; c < size; c++) values[at + c] *= 1 - GOLD
  values[at + gold] += GOLD
}

function treeOf(arcs: Float32Array, n: number): Int32Array {
  const heads = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    let best = n
    for (let j = 0; j < n; j++) if (arcs[i * (n + 1) + j] > arcs[i * (n + 1) + best]) best = j
    heads[i] = best === n ? -1 : best
  }
  if (!isTree(heads, n, new Int32Array(n)))
    bestProjective(
      arcs.map(p => Math.log(p + 1e-9)),
      n + 1,
      n,
      heads,
    )
  return heads
}

/** The sentences of raw texts, of a length that treebanks have too, tagged but not annotated. */
export function rawLessons(
  texts: readonly string[],
  tagger: TaggerModel,
  taught: Vocabulary,
  learned: Vocabulary,
): Lesson[] {
  const lessons: Lesson[] = []
  const reader = new Tagger(tagger.weights, tagger.labels)
  for (const text of texts) {
    for (const { starts, ends } of readSentences(text)) {
      const size = starts.length
      if (size < 5 || size > 60) continue
      const tags = new Uint8Array(size)
      reader.tag(text, starts, ends, tags)
      const forms = Array.from(starts, (start, i) => text.slice(start, ends[i]))
      const blank = {
        size,
        tags,
        heads: new Int32Array(size).fill(-1),
        relations: new Uint8Array(size),
        goldTags: new Uint8Array(size),
      }
      lessons.push({
        asTaught: { ...blank, ...rowsOf(forms, taught, tagger.labels.length) },
        asLearned: { ...blank, ...rowsOf(forms, learned, tagger.labels.length) },
        isGold: false,
      })
    }
  }
  return lessons
}
