// What each word adds to the gates of the first layer, there and at its neighbours: embeddings of its form, endings and beginnings, its
// word vector, and the tagger's tag, through one matrix product. It is made when a word is first met with a tag, and kept.
import { embeddingKeys, type Sizes, vectorKey } from './features.ts'
import { type Kernel, pack, pack16, panelled, strided } from './kernel.ts'
import { floatsOf, type Sections, section, uint32Of } from './model-file.ts'
import { DIMENSIONS, WordVectors } from './word-vectors.ts'

/** Words kept, each with one tag; past that, those met but once make room for others. */
const STORE = 1 << 13
/** New words go through the product so many at a time. */
const BLOCK = 16
/** Sums of embeddings lie within ±4: so much to one at 16 bits. */
const SUM_UNIT = 4000
/** A word is seen from three places: the word after it, itself, the word before it. */
const PLACES = 3
/** Gates are kept at 16 bits, so much to one: within ±16. */
export const GATE_UNIT = 2000

export class WordGates {
  private readonly kernel: Kernel
  private readonly sizes: Sizes
  private readonly vocabulary = new Map<number, number>()
  private readonly embeddings: Int8Array
  private readonly embeddingScales: Float32Array
  private readonly vectors: WordVectors
  /** A map for each tag, from form to the row in the store. */
  private readonly known: Map<string, number>[]
  private count = 1
  /** How often the word of each row was met. */
  private readonly met = new Uint32Array(STORE)
  /** Words of the sentence that are not yet in the store, in the order of their rows. */
  private readonly added: { readonly form: string; readonly tag: number }[] = []
  private readonly ids: Int32Array
  /** Rows of one word's embeddings. */
  private readonly rows = new Int32Array(32)
  /** Of the product: one for each place and gate. */
  private readonly columns: number
  /** Addresses in the kernel's memory: of weights, then of a block of new words on its way to the store. */
  private readonly matrix: number
  private readonly scales: number
  private readonly project: number
  private readonly vector: number
  private readonly sums: number
  private readonly inputs: number
  private readonly product: number
  private readonly store: number
  /** Views of what stands at `vector` and `sums`. */
  private vectorView = new Float32Array(0)
  private sumView = new Float32Array(0)

  constructor(kernel: Kernel, sections: Sections, sizes: Sizes, most: number) {
    this.kernel = kernel
    this.sizes = sizes
    const { embedding, hidden } = sizes
    uint32Of(section(sections, 'vocabulary')).forEach((key, row) => {
      this.vocabulary.set(key, row)
    })
    this.embeddings = int8Of(section(sections, 'embeddings'))
    this.embeddingScales = floatsOf(section(sections, 'embeddings.scales'))
    this.vectors = new WordVectors(sections)
    this.columns = PLACES * 6 * hidden
    this.known = Array.from({ length: sizes.tagged ? sizes.tags : 1 }, () => new Map<string, number>())
    this.ids = new Int32Array(most + 2)
    const rows = strided(embedding, 8)
    this.matrix = kernel.reserve(rows * panelled(this.columns) * 2)
    this.scales = kernel.reserve(this.columns * 4)
    this.project = kernel.reserve(DIMENSIONS * panelled(embedding) * 4)
    this.vector = kernel.reserve(DIMENSIONS * 4)
    this.sums = kernel.reserve(panelled(embedding) * 4)
    this.inputs = kernel.reserve(BLOCK * rows * 2)
    this.product = kernel.reserve(BLOCK * this.columns * 4)
    // Row 0 stands for what is before the first word and after the last: zeros.
    this.store = kernel.reserve(STORE * this.columns * 2)
  }

  /** To be called once all of the kernel's memory is reserved. */
  load(sections: Sections): void {
    const { kernel, columns } = this
    const { embedding } = this.sizes
    const rows = strided(embedding, 8)
    const matrix = kernel.shortsAt(this.matrix, rows * panelled(columns))
    pack16(int8Of(section(sections, 'gates1')), embedding, columns, rows, matrix)
    const project = kernel.floatsAt(this.project, DIMENSIONS * panelled(embedding))
    pack(floatsOf(section(sections, 'vectors.weights')), DIMENSIONS, embedding, DIMENSIONS, project)
    const scales = floatsOf(section(sections, 'gates1.scales'))
    this.vectorView = kernel.floatsAt(this.vector, DIMENSIONS)
    this.sumView = kernel.floatsAt(this.sums, embedding)
    kernel.floatsAt(this.scales, columns).set(scales.map(scale => (scale / SUM_UNIT) * GATE_UNIT))
  }

  /** Writes the gates' sums of a sentence's words to `out`, 6 · hidden integers a word. */
  write(forms: readonly string[], tags: Uint8Array, out: number): void {
    const { ids, kernel, columns, store, known, met } = this
    const n = forms.length
    // Rows must hold for the whole sentence: room is made only between sentences.
    if (this.count + n > STORE) this.makeRoom()
    ids[0] = ids[n + 1] = 0
    for (let i = 0; i < n; i++) {
      const form = forms[i]
      const tag = known.length > 1 ? tags[i] : 0
      let id = known[tag].get(form)
      if (id === undefined) {
        known[tag].set(form, (id = this.count++))
        this.added.push({ form, tag })
        met[id] = 0
      }
      met[id]++
      ids[i + 1] = id
    }
    if (this.added.length > 0) this.fill()
    const row = columns * 2
    const place = row / PLACES
    for (let i = 0; i < n; i++) {
      const [before, own, after] = [ids[i], ids[i + 1], ids[i + 2]]
      const to = out + i * place * 2
      kernel.addRows(store + before * row, store + own * row + place, store + after * row + 2 * place, to, place / 2)
    }
  }

  /** Keeps the words met more than once, unless they are too many, and moves their rows together. */
  private makeRoom(): void {
    const { known, met, columns } = this
    const kept = known
      .flatMap((words, tag) => [...words].map(([form, id]) => ({ form, tag, id })))
      .filter(({ id }) => met[id] > 1)
      .sort((a, b) => a.id - b.id)
    for (const words of known) words.clear()
    this.count = 1
    if (kept.length > STORE / 2) return
    const rows = this.kernel.shortsAt(this.store, STORE * columns)
    for (const { form, tag, id } of kept) {
      rows.copyWithin(this.count * columns, id * columns, (id + 1) * columns)
      // Halved, so that what was frequent once makes room in time.
      met[this.count] = met[id] >> 1
      known[tag].set(form, this.count++)
    }
  }

  /** Makes the rows of the words added last. */
  private fill(): void {
    const { kernel, columns, added } = this
    const width = strided(this.sizes.embedding, 8)
    const from = this.count - added.length
    for (let start = 0; start < added.length; start += BLOCK) {
      const rows = Math.min(BLOCK, added.length - start)
      for (let r = 0; r < rows; r++) this.sum(added[start + r].form, added[start + r].tag, this.inputs + r * width * 2)
      kernel.product16(this.inputs, width, this.matrix, this.product, columns, rows, width, columns)
      for (let r = 0; r < rows; r++) {
        const to = this.store + (from + start + r) * columns * 2
        kernel.shorten(this.product + r * columns * 4, this.scales, to, columns)
      }
    }
    added.length = 0
  }

  /** The sum of a word's embeddings, at 16 bits. */
  private sum(form: string, tag: number, out: number): void {
    const { kernel, embeddings, embeddingScales, sumView: sum } = this
    const { embedding, tags, tagged } = this.sizes
    sum.fill(0)
    const vector = this.vectors.get(vectorKey(form))
    if (vector !== null) {
      this.vectorView.set(vector)
      kernel.addProduct(this.vector, DIMENSIONS, this.project, this.sums, embedding, 1, DIMENSIONS, embedding)
    }
    const { rows } = this
    let count = 0
    const keys = embeddingKeys(form)
    for (let k = 0; k < keys.length; k++) {
      const found = this.vocabulary.get(keys[k])
      if (found !== undefined) rows[count++] = 1 + tags + found
      else if (k === 0) rows[count++] = 0
    }
    if (tagged) rows[count++] = 1 + tag
    for (let k = 0; k < count; k++) {
      const scale = embeddingScales[rows[k]]
      for (let d = 0, at = rows[k] * embedding; d < embedding; d++) sum[d] += scale * embeddings[at + d]
    }
    const to = kernel.shortsAt(out, embedding)
    for (let d = 0; d < embedding; d++) to[d] = Math.max(-16000, Math.min(16000, sum[d] * SUM_UNIT))
  }
}

const int8Of = (bytes: Uint8Array): Int8Array => new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
