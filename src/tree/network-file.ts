// The network as sections of a model file: large matrices and embeddings at 8 bits, the rest as floats.
import type { Sizes } from './features.ts'
import { panelled } from './kernel.ts'
import { DEPRELS } from './labels.ts'
import { bytesOf } from './model-file.ts'

/** Rounds a matrix to 8 bits, each column by its own scale. */
function quantise(weights: Float32Array, inputs: number, outputs: number): { values: Int8Array; scales: Float32Array } {
  const values = new Int8Array(weights.length)
  const scales = new Float32Array(outputs)
  for (let c = 0; c < outputs; c++) {
    let most = 1e-9
    for (let r = 0; r < inputs; r++) most = Math.max(most, Math.abs(weights[r * outputs + c]))
    scales[c] = most / 127
    for (let r = 0; r < inputs; r++) values[r * outputs + c] = Math.round(weights[r * outputs + c] / scales[c])
  }
  return { values, scales }
}

/** The first columns of a matrix: the learner's are padded to more than the reader's. */
function firstColumns(weights: Float32Array, inputs: number, outputs: number): Float32Array {
  const from = weights.length / inputs
  return Float32Array.from(
    { length: inputs * outputs },
    (_, k) => weights[Math.floor(k / outputs) * from + (k % outputs)],
  )
}

/** Sections of a model file from trained weights, `group` giving them by name. */
export function networkSections(
  sizes: Sizes,
  vocabulary: ReadonlyMap<number, number>,
  group: (name: string) => Float32Array,
): [name: string, bytes: Uint8Array][] {
  const { embedding, hidden, arc, relation, tags } = sizes
  const headWidth = 2 * arc + 2 * relation + panelled(tags)
  const out: [string, Uint8Array][] = [['sizes', new TextEncoder().encode(JSON.stringify(sizes))]]
  const keys = new Uint32Array(vocabulary.size)
  for (const [key, row] of vocabulary) keys[row] = key
  out.push(['vocabulary', bytesOf(keys)])
  const table = group('embeddings')
  const rows = table.length / embedding
  // Embeddings are scaled by row: turned, a row is a column.
  const turned = new Float32Array(table.length)
  for (let r = 0; r < rows; r++) for (let d = 0; d < embedding; d++) turned[d * rows + r] = table[r * embedding + d]
  const { values, scales } = quantise(turned, embedding, rows)
  const back = new Int8Array(values.length)
  for (let r = 0; r < rows; r++) for (let d = 0; d < embedding; d++) back[r * embedding + d] = values[d * rows + r]
  out.push(['embeddings', bytesOf(back)], ['embeddings.scales', bytesOf(scales)])
  // Of the first layer, a column for each place that a word is seen from and each gate.
  const places = group('gates1.weights').length / (embedding * 6 * hidden)
  const wide = new Float32Array(embedding * places * 6 * hidden)
  for (let place = 0; place < places; place++) {
    for (let d = 0; d < embedding; d++) {
      const from = (place * embedding + d) * 6 * hidden
      wide.set(group('gates1.weights').subarray(from, from + 6 * hidden), (d * places + place) * 6 * hidden)
    }
  }
  const gates = quantise(wide, embedding, places * 6 * hidden)
  out.push(
    ['gates1', bytesOf(gates.values)],
    ['gates1.scales', bytesOf(gates.scales)],
    ['gates1.bias', bytesOf(group('gates1.bias'))],
  )
  for (const [name, inputs, outputs] of [
    ['gates2', 2 * hidden, 6 * hidden],
    ['heads', 2 * hidden, headWidth],
  ] as const) {
    const matrix = quantise(firstColumns(group(`${name}.weights`), inputs, outputs), inputs, outputs)
    out.push(
      [name, bytesOf(matrix.values)],
      [`${name}.scales`, bytesOf(matrix.scales)],
      [`${name}.bias`, bytesOf(group(`${name}.bias`).slice(0, outputs))],
    )
  }
  for (const name of [
    'layer1.forget', 'layer1.output', 'layer2.forget', 'layer2.output', 'roots',
    'bilinear.weights', 'bilinear.bias', 'vectors.weights',
  ]) out.push([name, bytesOf(group(name).slice())]) // biome-ignore format: a list
  const relations = panelled(DEPRELS.length)
  out.push(
    ['relations.weights', bytesOf(firstColumns(group('relations.weights'), 3 * relation, relations))],
    ['relations.bias', bytesOf(group('relations.bias').slice(0, relations))],
  )
  return out
}
