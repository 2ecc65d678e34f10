// Word vectors learned elsewhere from billions of words of running text: what a word is like that the treebanks have never or seldom.
// Four bits a dimension, found by the hash of the word; where they come from says models/card.md.
import { type Sections, section, uint32Of } from './model-file.ts'

export const DIMENSIONS = 100
const BYTES = DIMENSIONS / 2
/** Steps of a dimension's value to one standard deviation. */
export const STEPS = 2

export class WordVectors {
  /** In rising order; the vector's row is the key's place. */
  private readonly keys: Uint32Array
  private readonly nibbles: Uint8Array
  private readonly values = new Float32Array(DIMENSIONS)

  constructor(sections: Sections) {
    this.keys = uint32Of(section(sections, 'vectors.keys'))
    this.nibbles = section(sections, 'vectors')
  }

  /** The vector of a key, good until the next is asked for. */
  get(key: number): Float32Array | null {
    const { keys, nibbles, values } = this
    let [low, high] = [0, keys.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (keys[middle] < key) low = middle + 1
      else high = middle
    }
    if (keys[low] !== key) return null
    for (let k = 0; k < BYTES; k++) {
      const byte = nibbles[low * BYTES + k]
      values[2 * k] = ((byte & 15) - 8) / STEPS
      values[2 * k + 1] = ((byte >> 4) - 8) / STEPS
    }
    return values
  }
}
