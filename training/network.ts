// The network as it learns: forward, loss, gradients. src/tree/network.ts reads with the same weights and must stay its mirror.
// Targets are distributions: one-hot from a treebank, or softened by what other networks think of the sentence.
import v8 from 'node:v8'
import type { Sizes } from '../src/tree/features.ts'
import { Kernel, pack, panelled, strided } from '../src/tree/kernel.ts'
import { DEPRELS } from '../src/tree/labels.ts'
import { Dense, packTurned, turn } from './dense.ts'
import { addRows, dropInto, LEAK, leak, multiply, softmaxGradient, sumRows } from './elementwise.ts'
import { type Dropout, type Example, firstRow, NO_DROPOUT, RELATIONS, tagRow } from './example.ts'
import { Parameters } from './parameters.ts'
import { Random } from './random.ts'
import { Recurrence } from './recurrence.ts'

// Fused multiplication is a fifth faster, and behind a flag in Node 20.
v8.setFlagsFromString('--experimental-wasm-relaxed-simd')

/** Weight of the tags' loss beside that of arcs and relations. */
const TAG_LOSS = 0.5
const LONGEST = 520
const MEMORY = 128 << 20

export class Network {
  readonly sizes: Sizes
  readonly parameters: Parameters
  readonly most: number
  private readonly kernel: Kernel
  private readonly random: Random
  private readonly embeddings: Float32Array
  private readonly embeddingGradient: Float32Array
  private readonly roots: Float32Array
  private readonly rootsGradient: Float32Array
  private readonly gates1: Dense
  private readonly gates2: Dense
  private readonly layer1: Recurrence
  private readonly layer2: Recurrence
  private readonly heads: Dense
  private readonly bilinear: Dense
  private readonly relate: Dense
  /** Addresses of activations, and of their gradients. */
  private readonly at: Record<string, number> = {}
  private readonly width: Record<string, number> = {}
  private readonly met = new Set<number>()
  private readonly noise: Float32Array
  private readonly chosen: Int32Array
  private readonly ends: Int32Array

  constructor(sizes: Sizes, vocabulary: number, most: number, seed: number) {
    this.sizes = sizes
    this.most = strided(most)
    const { embedding, hidden, arc, relation, tags } = sizes
    const kernel = (this.kernel = new Kernel(MEMORY, true))
    const p = (this.parameters = new Parameters(seed))
    this.random = new Random(seed * 31 + 7)
    ;[this.embeddings, this.embeddingGradient] = p.add('embeddings', (firstRow(tags) + vocabulary) * embedding, 0.15)
    ;[this.roots, this.rootsGradient] = p.add('roots', arc + relation, 0.1)
    const n = this.most
    this.gates1 = new Dense(kernel, p, 'gates1', embedding, 6 * hidden, n)
    this.layer1 = new Recurrence(p, 'layer1', hidden, false)
    this.gates2 = new Dense(kernel, p, 'gates2', 2 * hidden, 6 * hidden, n)
    this.layer2 = new Recurrence(p, 'layer2', hidden, true)
    this.heads = new Dense(kernel, p, 'heads', 2 * hidden, this.headWidth, n)
    this.bilinear = new Dense(kernel, p, 'bilinear', arc, arc, n)
    this.relate = new Dense(kernel, p, 'relations', 3 * relation, RELATIONS, n)
    for (const gates of ['gates1', 'gates2']) {
      const bias = p.group(`${gates}.bias`)
      for (let d = 0; d < 2; d++) bias.fill(1, (3 * d + 1) * hidden, (3 * d + 2) * hidden)
    }
    const widths = {
      x: embedding, g1: 6 * hidden, c1: 2 * hidden, h1: 2 * hidden, g2: 6 * hidden, c2: 2 * hidden, h2: 2 * hidden,
      p: this.headWidth, dep: arc, head: arc, q: arc, pair: 3 * relation, r: RELATIONS,
      m0: embedding, m1: 2 * hidden, m2: 2 * hidden, m3: this.headWidth,
      dx: embedding, dh1: 2 * hidden, dh2: 2 * hidden, dp: this.headWidth, ddep: arc, dhead: arc, dq: arc, dpair: 3 * relation,
    } // biome-ignore format: a list
    for (const [name, width] of Object.entries(widths)) {
      this.width[name] = width
      this.at[name] = kernel.reserve((n + 8) * width * 4)
    }
    const square = strided(LONGEST + 8, 8)
    for (const name of ['scores', 'turned']) this.at[name] = kernel.reserve(square * square * 4)
    for (const name of ['packed', 'packed2', 'rooted']) this.at[name] = kernel.reserve(square * arc * 4)
    this.chosen = new Int32Array(n * 20)
    this.ends = new Int32Array(n)
    this.noise = Float32Array.from({ length: 1 << 20 }, () => this.random.next())
  }

  /** Arc dependents and heads, relation dependents and heads, tags. */
  private get headWidth(): number {
    return 2 * this.sizes.arc + 2 * this.sizes.relation + panelled(this.sizes.tags)
  }

  private view(name: string, rows: number): Float32Array {
    return this.kernel.floatsAt(this.at[name], rows * this.width[name])
  }

  refresh(): void {
    for (const dense of [this.gates1, this.gates2, this.heads, this.bilinear, this.relate]) dense.refresh()
  }

  private drop(values: Float32Array, mask: Float32Array, rate: number, from = 0, to = values.length): void {
    if (rate === 0) return
    dropInto(values, mask, rate, from, to, this.noise, Math.floor(this.random.next() * this.noise.length))
  }

  /** The embedding rows of every token in the batch, some dropped, into `chosen`; returns where each token's end. */
  private chooseRows(batch: readonly Example[], dropout: Dropout): Int32Array {
    const { tags } = this.sizes
    const { random, chosen } = this
    let count = 0
    let t = 0
    for (const example of batch) {
      for (let i = 0; i < example.size; i++) {
        const first = example.starts[i]
        for (let k = first; k < example.starts[i + 1]; k++) {
          const rate = k === first ? dropout.word : dropout.feature
          if (rate === 0 || random.next() >= rate) chosen[count++] = example.rows[k]
          else if (k === first) chosen[count++] = 0
        }
        chosen[count++] = tagRow(0, example.tags[i], tags)
        chosen[count++] = tagRow(1, i > 0 ? example.tags[i - 1] : tags, tags)
        chosen[count++] = tagRow(2, i + 1 < example.size ? example.tags[i + 1] : tags, tags)
        this.ends[t++] = count
      }
    }
    return this.ends
  }

  /**
   * One batch: the mean loss a token; gradients are added up when `learns`. Otherwise `read` gets, for each sentence,
   * probabilities of heads (rows of `size + 1`), scores of tags (rows `stride` apart), and those of relations on demand.
   */
  run(
    batch: readonly Example[],
    dropout: Dropout,
    learns: boolean,
    read?: (example: Example, arcs: Float32Array, tags: Float32Array, stride: number, relate: RelationsOf) => void,
  ): number {
    const { sizes, embeddings, roots } = this
    const { embedding, arc, relation, tags } = sizes
    let n = 0
    for (const example of batch) n += example.size
    if (n > this.most) throw new Error(`Batch of ${n} tokens, expected at most ${this.most}`)
    const x = this.view('x', n).fill(0)
    const ends = this.chooseRows(batch, learns ? dropout : NO_DROPOUT)
    sumRows(embeddings, this.chosen, ends, n, embedding, x)
    this.drop(x, this.view('m0', n), dropout.embedding)
    this.gates1.forward(this.at.x, this.at.g1, n)
    const [g1, c1, h1] = [this.view('g1', n), this.view('c1', n), this.view('h1', n)]
    each(batch, (from, to) => this.layer1.forward(g1, c1, h1, h1, from, to))
    this.drop(h1, this.view('m1', n), dropout.layer)
    this.gates2.forward(this.at.h1, this.at.g2, n)
    const [g2, c2, h2] = [this.view('g2', n), this.view('c2', n), this.view('h2', n)]
    each(batch, (from, to) => this.layer2.forward(g2, c2, h1, h2, from, to))
    this.drop(h2, this.view('m2', n), dropout.layer)
    this.heads.forward(this.at.h2, this.at.p, n)
    const p = this.view('p', n)
    const width = this.headWidth
    const leaky = 2 * arc + 2 * relation
    for (let t = 0; t < n; t++) leak(p, t * width, t * width + leaky)
    // Tags are not dropped.
    const m3 = this.view('m3', n)
    if (dropout.head > 0) for (let t = 0; t < n; t++) this.drop(p, m3, dropout.head, t * width, t * width + leaky)
    const [dep, head] = [this.view('dep', n), this.view('head', n)]
    for (let t = 0; t < n; t++) {
      for (let c = 0; c < arc; c++) {
        dep[t * arc + c] = p[t * width + c]
        head[t * arc + c] = p[t * width + arc + c]
      }
    }
    this.bilinear.forward(this.at.dep, this.at.q, n)
    const dp = this.view('dp', n)
    if (learns)
      for (const name of ['dp', 'dq', 'dhead', 'ddep', 'dpair', 'dh2', 'dh1', 'dx']) this.view(name, n).fill(0)
    let loss = 0
    each(batch, (from, _to, e) => {
      const arcs = this.arcs(from, batch[e].size)
      if (learns) loss += this.learnArcs(batch[e], from, arcs)
      if (read !== undefined) {
        const relate: RelationsOf = heads => this.relationsOf(from, batch[e].size, heads)
        read(batch[e], arcs, p.subarray(from * width + leaky), width, relate)
      }
    })
    if (!learns) return 0
    // Relations, given the right head (or the teachers' best).
    const allHeads = new Int32Array(n)
    each(batch, (from, _to, e) => {
      for (let i = 0; i < batch[e].size; i++) allHeads[from + i] = batch[e].heads[i] < 0 ? -1 : from + batch[e].heads[i]
    })
    const r = this.relations(n, allHeads)
    each(batch, (from, _to, e) => {
      const { size, relations, goldTags, soft } = batch[e]
      for (let i = 0; i < size; i++) {
        const t = from + i
        loss += softmaxGradient(
          r,
          t * RELATIONS,
          DEPRELS.length,
          soft?.relations,
          i * DEPRELS.length,
          relations[i],
          1,
          r,
          t * RELATIONS,
        )
        for (let c = DEPRELS.length; c < RELATIONS; c++) r[t * RELATIONS + c] = 0
        const at = t * width + leaky
        loss += softmaxGradient(p, at, tags, soft?.tags, i * tags, goldTags[i], TAG_LOSS, dp, at)
      }
    })
    this.relate.backward(this.at.pair, this.at.r, this.at.dpair, n)
    const dpair = this.view('dpair', n)
    const [rd, rh] = [2 * arc, 2 * arc + relation]
    for (let t = 0; t < n; t++) {
      const h = allHeads[t]
      for (let c = 0; c < relation; c++) {
        const d = p[t * width + rd + c]
        const v = h < 0 ? roots[arc + c] : p[h * width + rh + c]
        const both = dpair[t * 3 * relation + c]
        dp[t * width + rd + c] += both * v + dpair[t * 3 * relation + relation + c]
        const up = both * d + dpair[t * 3 * relation + 2 * relation + c]
        if (h < 0) this.rootsGradient[arc + c] += up
        else dp[h * width + rh + c] += up
      }
    }
    this.bilinear.backward(this.at.dep, this.at.dq, this.at.ddep, n)
    const [ddep, dhead] = [this.view('ddep', n), this.view('dhead', n)]
    for (let t = 0; t < n; t++) {
      for (let c = 0; c < arc; c++) {
        dp[t * width + c] += ddep[t * arc + c]
        dp[t * width + arc + c] += dhead[t * arc + c]
      }
      for (let c = 0; c < leaky; c++) {
        const k = t * width + c
        // A dropped value is 0 and its mask kills the gradient; the sign of the others is that before dropout.
        dp[k] *= (dropout.head > 0 ? m3[k] : 1) * (p[k] < 0 ? LEAK : 1)
      }
    }
    this.heads.backward(this.at.h2, this.at.dp, this.at.dh2, n)
    const [dh2, dh1, dx] = [this.view('dh2', n), this.view('dh1', n), this.view('dx', n)]
    if (dropout.layer > 0) multiply(dh2, this.view('m2', n))
    each(batch, (from, to) => this.layer2.backward(g2, c2, h1, dh2, dh1, from, to))
    this.gates2.backward(this.at.h1, this.at.g2, this.at.dh1, n)
    if (dropout.layer > 0) multiply(dh1, this.view('m1', n))
    each(batch, (from, to) => this.layer1.backward(g1, c1, h1, dh1, dh1, from, to))
    this.gates1.backward(this.at.x, this.at.g1, this.at.dx, n)
    if (dropout.embedding > 0) multiply(dx, this.view('m0', n))
    addRows(this.embeddingGradient, this.chosen, ends, n, embedding, dx)
    for (let k = 0; k < ends[n - 1]; k++) this.met.add(this.chosen[k])
    return loss / n
  }

  update(rate: number): void {
    this.parameters.update(rate, Int32Array.from(this.met), this.sizes.embedding)
    this.met.clear()
    this.refresh()
  }

  /** Probabilities of each word's head: rows of `size + 1`, the root last. */
  private arcs(from: number, size: number): Float32Array {
    const { kernel, at } = this
    const { arc } = this.sizes
    const columns = panelled(size + 1)
    const rooted = kernel.floatsAt(at.rooted, (size + 1) * arc)
    rooted.set(kernel.floatsAt(at.head + from * arc * 4, size * arc))
    rooted.set(this.roots.subarray(0, arc), size * arc)
    packTurned(rooted, size + 1, arc, kernel.floatsAt(at.packed, columns * arc))
    const scores = kernel.floatsAt(at.scores, size * columns).fill(0)
    kernel.addProduct(at.q + from * arc * 4, arc, at.packed, at.scores, columns, size, arc, columns)
    const probabilities = new Float32Array(size * (size + 1))
    for (let i = 0; i < size; i++) {
      let most = -Infinity
      for (let j = 0; j <= size; j++) if (j !== i) most = Math.max(most, scores[i * columns + j])
      let sum = 0
      for (let j = 0; j <= size; j++) {
        if (j !== i) sum += probabilities[i * (size + 1) + j] = Math.exp(scores[i * columns + j] - most)
      }
      for (let j = 0; j <= size; j++) probabilities[i * (size + 1) + j] /= sum
    }
    return probabilities
  }

  private learnArcs(example: Example, from: number, probabilities: Float32Array): number {
    const { kernel, at } = this
    const { arc } = this.sizes
    const { size, heads, soft } = example
    const columns = panelled(size + 1)
    const d = kernel.floatsAt(at.scores, size * columns).fill(0)
    let loss = 0
    for (let i = 0; i < size; i++) {
      const row = i * (size + 1)
      const gold = heads[i] < 0 ? size : heads[i]
      for (let j = 0; j <= size; j++) {
        const target = soft === undefined ? (j === gold ? 1 : 0) : soft.arcs[row + j]
        d[i * columns + j] = probabilities[row + j] - target
        if (target > 0) loss -= target * Math.log(probabilities[row + j] + 1e-9)
      }
    }
    const rooted = kernel.floatsAt(at.rooted, (size + 1) * arc)
    rooted.set(kernel.floatsAt(at.head + from * arc * 4, size * arc))
    rooted.set(this.roots.subarray(0, arc), size * arc)
    pack(rooted, size + 1, arc, columns, kernel.floatsAt(at.packed, columns * arc))
    kernel.addProduct(at.scores, columns, at.packed, at.dq + from * arc * 4, arc, size, columns, arc)
    const padded = strided(size)
    turn(d, size, columns, padded, kernel.floatsAt(at.turned, columns * padded))
    pack(
      kernel.floatsAt(at.q + from * arc * 4, size * arc),
      size,
      arc,
      padded,
      kernel.floatsAt(at.packed2, padded * arc),
    )
    kernel.floatsAt(at.rooted, (size + 1) * arc).fill(0)
    kernel.addProduct(at.turned, padded, at.packed2, at.rooted, arc, size + 1, padded, arc)
    const dhead = kernel.floatsAt(at.dhead + from * arc * 4, size * arc)
    for (let k = 0; k < dhead.length; k++) dhead[k] += rooted[k]
    for (let c = 0; c < arc; c++) this.rootsGradient[c] += rooted[size * arc + c]
    return loss
  }

  /** Scores of relations for `n` tokens with heads counted in the batch. */
  private relations(n: number, heads: Int32Array): Float32Array {
    const { arc, relation } = this.sizes
    const width = this.headWidth
    const [p, pair] = [this.view('p', n), this.view('pair', n)]
    const [rd, rh] = [2 * arc, 2 * arc + relation]
    for (let t = 0; t < n; t++) {
      const h = heads[t]
      const to = t * 3 * relation
      for (let c = 0; c < relation; c++) {
        const d = p[t * width + rd + c]
        const v = h < 0 ? this.roots[arc + c] : p[h * width + rh + c]
        pair[to + c] = d * v
        pair[to + relation + c] = d
        pair[to + 2 * relation + c] = v
      }
    }
    this.relate.forward(this.at.pair, this.at.r, n)
    return this.view('r', n)
  }

  private relationsOf(from: number, size: number, heads: Int32Array): Float32Array {
    const all = new Int32Array(from + size).fill(-1)
    for (let i = 0; i < size; i++) all[from + i] = heads[i] < 0 ? -1 : from + heads[i]
    return this.relations(from + size, all).slice(from * RELATIONS)
  }
}

/** Scores of relations (rows of RELATIONS) for the sentence's words, given their heads. */
export type RelationsOf = (heads: Int32Array) => Float32Array

function each(batch: readonly Example[], visit: (from: number, to: number, e: number) => void): void {
  let from = 0
  for (let e = 0; e < batch.length; e++) {
    visit(from, from + batch[e].size, e)
    from += batch[e].size
  }
}
