// Joins the row's vote with what was learned: which type the words tell, whether they tell a deed at all, and how sure that is.
// Weights: `models/events.bin`, by training/events.ts; a log-linear model over the clues, and a judgement of the whole on top.
import { readModel, type Sections, section } from '../tree/index.ts'
import type { Clues } from './clue.ts'
import { EVENT_TYPES, type EventType } from './event.ts'
import { WordTable } from './word-table.ts'

/** The types, and last "no deed". */
export const CLASSES = EVENT_TYPES.length + 1
export const NO_DEED = EVENT_TYPES.length

/** A verb that no row knows is taken for a deed from this probability. */
const BARE = 0.8
/** The type of a row that is a bare word gives way where another is so likely, and its own so unlikely. */
const OTHER = 0.9
const OWN = 0.04
/** A row's deed is dropped where "no deed" is so likely: of a bare word, and of a phrase or a word with conditions. */
const NONE = 0.95
const NONE_OF_PHRASE = 0.99

/** What the judgement of the whole sees of an event. */
export const GROUNDS = 12

export interface Decision {
  readonly type: EventType
  /** Of the type, among all types and "no deed". */
  readonly probability: number
}

export class Decider {
  readonly words: WordTable
  private readonly rowOf: ReadonlyMap<number, number>
  private readonly weights: Int8Array | Float32Array
  private readonly scale: number
  private readonly bias: Float32Array
  private readonly grounds: Float32Array
  private readonly sums = new Float64Array(CLASSES)

  /** `weights` holds a row of CLASSES for each of `clues`; `grounds` the weights of the judgement of the whole. */
  constructor(
    words: WordTable,
    clues: Int32Array,
    weights: Int8Array | Float32Array,
    scale: number,
    bias: Float32Array,
    grounds: Float32Array,
  ) {
    this.words = words
    this.rowOf = new Map(Array.from(clues, (clue, i) => [clue, i * CLASSES]))
    this.weights = weights
    this.scale = scale
    this.bias = bias
    this.grounds = grounds
  }

  /** Probabilities of the types and of "no deed"; overwritten by the next call. */
  probabilities({ hashes, size }: Clues): Float64Array {
    const { sums, weights, scale, bias, rowOf } = this
    for (let c = 0; c < CLASSES; c++) sums[c] = bias[c] / scale
    for (let k = 0; k < size; k++) {
      const row = rowOf.get(hashes[k])
      if (row === undefined) continue
      for (let c = 0; c < CLASSES; c++) sums[c] += weights[row + c]
    }
    let top = Number.NEGATIVE_INFINITY
    for (let c = 0; c < CLASSES; c++) if (sums[c] > top) top = sums[c]
    let z = 0
    for (let c = 0; c < CLASSES; c++) {
      sums[c] = Math.exp((sums[c] - top) * scale)
      z += sums[c]
    }
    for (let c = 0; c < CLASSES; c++) sums[c] /= z
    return sums
  }

  /** What a row's deed is taken for; null where it tells none. `bare`: the row is one word without conditions. */
  decide(clues: Clues, voted: EventType, bare: boolean, sure = false): Decision | null {
    const p = this.probabilities(clues)
    if (!sure && p[NO_DEED] > (bare ? NONE : NONE_OF_PHRASE)) return null
    const own = EVENT_TYPES.indexOf(voted)
    let best = own
    for (let c = 0; c < NO_DEED; c++) if (p[c] > p[best]) best = c
    const type = bare && p[best] > OTHER && p[own] < OWN ? best : own
    return { type: EVENT_TYPES[type], probability: p[type] }
  }

  /** What a verb that no row knows is taken for; null where it is not surely a deed. */
  decideBare(clues: Clues): Decision | null {
    const p = this.probabilities(clues)
    let best: number = NO_DEED
    for (let c = 0; c < NO_DEED; c++) if (p[c] > BARE) best = c
    return best === NO_DEED ? null : { type: EVENT_TYPES[best], probability: p[best] }
  }

  /** How sure the event is, between 0 and 1, on its grounds: calibrated on events checked against readings by hand. */
  confidence(grounds: Float32Array): number {
    let sum = 0
    for (let k = 0; k < GROUNDS; k++) sum += this.grounds[k] * grounds[k]
    return 1 / (1 + Math.exp(-sum))
  }
}

let cached: Decider | null = null

/** The trained decider, read once. Throws on a file of another format, version or size. */
export function loadDecider(): Decider {
  cached ??= deciderOf(readModel(new URL('../../models/events.bin', import.meta.url)))
  return cached
}

function deciderOf(sections: Sections): Decider {
  const ints = (name: string) => new Int32Array(section(sections, name).slice().buffer)
  const floats = (name: string) => new Float32Array(section(sections, name).slice().buffer)
  const words = ints('words')
  const clues = ints('clues')
  const weights = new Int8Array(section(sections, 'weights').slice().buffer)
  if (weights.length !== clues.length * CLASSES)
    throw new Error(`models/events.bin: ${weights.length} weights, expected ${clues.length * CLASSES}`)
  const table = new WordTable(words, section(sections, 'clusters').slice(), section(sections, 'leanings').slice())
  return new Decider(table, clues, weights, floats('scale')[0], floats('bias'), floats('grounds'))
}
