// The network that reads heads, relations and tags: embeddings, two layers of recurrent units in both directions, then scores of
// arcs and relations from products of what a word is as head and as dependent. Mirrors training/network.ts.
// The large products run on 16-bit integers; every sum is taken in a fixed order, so that the same sentence gives the same tree.
import type { Sizes } from './features.ts'
import { Kernel, pack, pack16, panelAt, panelled, panelWidth, strided } from './kernel.ts'
import { DEPRELS } from './labels.ts'
import { floatsOf, type Sections, section } from './model-file.ts'
import { bestProjective, isTree } from './projective.ts'
import { UNIT } from './recurrence.ts'
import { partSubjects } from './subjects.ts'
import { GATE_UNIT, WordGates } from './word-gates.ts'

const LEAK = 0.1
const RELATIONS = panelled(DEPRELS.length)

/** A matrix at 8 bits with a scale and a bias for each column. */
class Quantised {
  readonly inputs: number
  readonly outputs: number
  readonly scales: Float32Array
  readonly bias: Float32Array
  readonly at: number
  readonly rows: number

  constructor(kernel: Kernel, inputs: number, outputs: number, scales: Float32Array, bias: Float32Array) {
    this.inputs = inputs
    this.outputs = outputs
    this.scales = scales
    this.bias = bias
    this.rows = strided(inputs, 8)
    this.at = kernel.reserve(this.rows * panelled(outputs) * 2)
  }
}

/** Addresses of a layer's numbers in the kernel's memory. */
interface Layer {
  readonly scales: number
  readonly bias: number
  readonly forget: number
  readonly output: number
  readonly states: number
}

/** What the network says of a sentence. Heads make one tree; tags are classes of the tagger. */
export interface Analysis {
  readonly heads: Int32Array
  readonly relations: Uint8Array
  readonly tags: Uint8Array
}

export class Network {
  readonly sizes: Sizes
  private readonly kernel = new Kernel()
  private readonly words: WordGates
  private readonly gates2: Quantised
  private readonly heads: Quantised
  private readonly layer1: Layer
  private readonly layer2: Layer
  /** Zeros: nothing skips the first layer. */
  private readonly nothing: number
  private readonly roots: Float32Array
  private readonly bilinearBias: Float32Array
  private readonly relationBias: Float32Array
  private readonly most: number
  /** Addresses in the kernel's memory. */
  private readonly x16: number
  private readonly product: number
  private readonly asked: number
  private readonly packedHeads: number
  private readonly scores: number
  private readonly pairs: number
  private readonly relationScores: number
  private readonly bilinear: number
  private readonly relate: number
  /** What words are as heads and dependents, and their tags' scores: address and view. */
  private readonly projection: number
  private readonly projected: Float32Array
  private readonly settings: { readonly scales: number; readonly bias: number; readonly slopes: number }
  private readonly seen: Int32Array
  private readonly subjectOf: Int32Array

  /** `most` is the greatest number of tokens in a sentence. */
  constructor(sections: Sections, most: number) {
    const sizes = JSON.parse(new TextDecoder().decode(section(sections, 'sizes'))) as Sizes
    const { hidden, arc, relation, tags } = sizes
    this.sizes = sizes
    this.most = most
    const kernel = this.kernel
    const floats = (name: string) => floatsOf(section(sections, name))
    const bytes = (name: string) => {
      const part = section(sections, name)
      return new Int8Array(part.buffer, part.byteOffset, part.byteLength)
    }
    this.words = new WordGates(kernel, sections, sizes, most)
    const headWidth = 2 * arc + 2 * relation + panelled(tags)
    const quantised = (name: string, inputs: number, outputs: number) =>
      new Quantised(kernel, inputs, outputs, floats(`${name}.scales`), floats(`${name}.bias`))
    this.gates2 = quantised('gates2', 2 * hidden, 6 * hidden)
    this.heads = quantised('heads', 2 * hidden, headWidth)
    const reserve = (length: number) => kernel.reserve(length * 4)
    const layer = (): Layer => ({
      scales: reserve(6 * hidden),
      bias: reserve(6 * hidden),
      forget: reserve(2 * hidden),
      output: reserve(2 * hidden),
      states: reserve(most * 2 * hidden),
    })
    this.layer1 = layer()
    this.layer2 = layer()
    this.nothing = reserve(most * 2 * hidden)
    this.projection = reserve(most * headWidth)
    this.settings = { scales: reserve(headWidth), bias: reserve(headWidth), slopes: reserve(headWidth) }
    this.roots = floats('roots')
    this.bilinearBias = floats('bilinear.bias')
    this.relationBias = floats('relations.bias')
    this.x16 = kernel.reserve(most * strided(2 * hidden, 8) * 2)
    this.product = kernel.reserve(most * Math.max(6 * hidden, headWidth) * 4)
    this.asked = kernel.reserve(most * arc * 4)
    this.packedHeads = kernel.reserve(panelled(most + 1) * arc * 4)
    this.scores = kernel.reserve(most * panelled(most + 1) * 4)
    this.pairs = kernel.reserve(most * 3 * relation * 4)
    this.relationScores = kernel.reserve(most * RELATIONS * 4)
    this.bilinear = kernel.reserve(arc * arc * 4)
    this.relate = kernel.reserve(3 * relation * RELATIONS * 4)
    for (const [name, matrix] of [
      ['gates2', this.gates2],
      ['heads', this.heads],
    ] as const) {
      const to = kernel.shortsAt(matrix.at, matrix.rows * panelled(matrix.outputs))
      pack16(bytes(name), matrix.inputs, matrix.outputs, matrix.rows, to)
    }
    pack(floats('bilinear.weights'), arc, arc, arc, kernel.floatsAt(this.bilinear, arc * arc))
    pack(
      floats('relations.weights'),
      3 * relation,
      RELATIONS,
      3 * relation,
      kernel.floatsAt(this.relate, 3 * relation * RELATIONS),
    )
    this.words.load(sections)
    kernel.floatsAt(this.layer1.scales, 6 * hidden).fill(1 / GATE_UNIT)
    kernel.floatsAt(this.layer2.scales, 6 * hidden).set(this.gates2.scales.map(scale => scale / UNIT))
    for (const [name, layer] of [
      ['1', this.layer1],
      ['2', this.layer2],
    ] as const) {
      kernel.floatsAt(layer.bias, 6 * hidden).set(floats(`gates${name}.bias`))
      kernel.floatsAt(layer.forget, 2 * hidden).set(floats(`layer${name}.forget`))
      kernel.floatsAt(layer.output, 2 * hidden).set(floats(`layer${name}.output`))
    }
    kernel.floatsAt(this.settings.scales, headWidth).set(this.heads.scales.map(scale => scale / UNIT))
    kernel.floatsAt(this.settings.bias, headWidth).set(this.heads.bias)
    kernel
      .floatsAt(this.settings.slopes, headWidth)
      .fill(1)
      .fill(LEAK, 0, 2 * arc + 2 * relation)
    this.projected = kernel.floatsAt(this.projection, most * headWidth)
    this.seen = new Int32Array(most)
    this.subjectOf = new Int32Array(most)
  }

  /** The tokens' tags are classes of the tagger. */
  read(forms: readonly string[], tags: Uint8Array): Analysis {
    const n = forms.length
    if (n > this.most) throw new Error(`Sentence of ${n} tokens, expected at most ${this.most}`)
    this.words.write(forms, tags, this.product)
    this.recur(this.layer1, this.nothing, n)
    this.multiply(this.gates2, n)
    this.recur(this.layer2, this.layer1.states, n)
    this.multiply(this.heads, n)
    const { outputs } = this.heads
    const { scales, bias, slopes } = this.settings
    this.kernel.activate(this.product, this.projection, scales, bias, slopes, n, outputs * 4, outputs)
    const heads = this.chooseHeads(n)
    let relations = this.chooseRelations(heads, n)
    const scores = this.kernel.floatsAt(this.scores, n * panelled(n + 1))
    if (partSubjects(heads, relations, scores, panelled(n + 1), this.subjectOf))
      relations = this.chooseRelations(heads, n)
    return { heads, relations, tags: this.chooseTags(n) }
  }

  private multiply(matrix: Quantised, n: number): void {
    const { at, inputs, outputs, rows } = matrix
    this.kernel.product16(this.x16, inputs, at, this.product, outputs, n, rows, outputs)
  }

  /** One layer in both directions: gates to outputs, as floats and, for the next product, as 16-bit integers. */
  private recur(layer: Layer, x: number, n: number): void {
    const { kernel, product } = this
    const bytes = this.sizes.hidden * 4
    for (let direction = 0; direction < 2; direction++) {
      const start = direction === 0 ? 0 : n - 1
      const ahead = direction === 0 ? 1 : -1
      const out = (2 * start + direction) * bytes
      kernel.recur(
        product + (6 * start + 3 * direction) * bytes,
        layer.scales + 3 * direction * bytes,
        layer.bias + 3 * direction * bytes,
        layer.forget + direction * bytes,
        layer.output + direction * bytes,
        x + out,
        layer.states + out,
        this.x16 + out / 2,
        n,
        6 * bytes * ahead,
        2 * bytes * ahead,
        this.sizes.hidden,
        bytes,
      )
    }
  }

  private chooseHeads(n: number): Int32Array {
    const { kernel, projected, bilinearBias, roots } = this
    const { arc } = this.sizes
    const width = this.heads.outputs
    const columns = panelled(n + 1)
    const asked = kernel.floatsAt(this.asked, n * arc)
    const packed = kernel.floatsAt(this.packedHeads, columns * arc).fill(0)
    for (let t = 0; t <= n; t++) {
      const panel = panelAt(t, columns, arc)
      const step = panelWidth(t, columns)
      for (let c = 0; c < arc; c++) packed[panel + c * step] = t < n ? projected[t * width + arc + c] : roots[c]
      if (t === n) break
      asked.set(bilinearBias, t * arc)
    }
    kernel.addProduct(this.projection, width, this.bilinear, this.asked, arc, n, arc, arc)
    const scores = kernel.floatsAt(this.scores, n * columns).fill(0)
    kernel.addProduct(this.asked, arc, this.packedHeads, this.scores, columns, n, arc, columns)
    const heads = new Int32Array(n)
    for (let i = 0; i < n; i++) {
      let best = n
      for (let j = 0; j < n; j++) if (j !== i && scores[i * columns + j] > scores[i * columns + best]) best = j
      heads[i] = best === n ? -1 : best
    }
    if (!isTree(heads, n, this.seen)) bestProjective(scores, columns, n, heads)
    return heads
  }

  private chooseRelations(heads: Int32Array, n: number): Uint8Array {
    const { kernel, projected, roots, relationBias } = this
    const { arc, relation } = this.sizes
    const width = this.heads.outputs
    const pairs = kernel.floatsAt(this.pairs, n * 3 * relation)
    const scores = kernel.floatsAt(this.relationScores, n * RELATIONS)
    for (let t = 0; t < n; t++) {
      const to = t * 3 * relation
      const d = t * width + 2 * arc
      const h = heads[t] < 0 ? -1 : heads[t] * width + 2 * arc + relation
      for (let c = 0; c < relation; c++) {
        const asHead = h < 0 ? roots[arc + c] : projected[h + c]
        pairs[to + c] = projected[d + c] * asHead
        pairs[to + relation + c] = projected[d + c]
        pairs[to + 2 * relation + c] = asHead
      }
      scores.set(relationBias, t * RELATIONS)
    }
    kernel.addProduct(this.pairs, 3 * relation, this.relate, this.relationScores, RELATIONS, n, 3 * relation, RELATIONS)
    const relations = new Uint8Array(n)
    for (let t = 0; t < n; t++) {
      if (heads[t] < 0) {
        relations[t] = ROOT
        continue
      }
      let best = ROOT === 0 ? 1 : 0
      for (let c = 0; c < DEPRELS.length; c++) {
        if (c !== ROOT && scores[t * RELATIONS + c] > scores[t * RELATIONS + best]) best = c
      }
      relations[t] = best
    }
    return relations
  }

  private chooseTags(n: number): Uint8Array {
    const { arc, relation, tags } = this.sizes
    const width = this.heads.outputs
    const out = new Uint8Array(n)
    for (let t = 0; t < n; t++) {
      const at = t * width + 2 * arc + 2 * relation
      let best = 0
      for (let c = 1; c < tags; c++) if (this.projected[at + c] > this.projected[at + best]) best = c
      out[t] = best
    }
    return out
  }
}

const ROOT = DEPRELS.indexOf('root')
