// Where each known name begins and ends in a text: an open-addressed table of the hashes of names and of their beginnings.
// A name is compared letter by letter only when its hash is met, so that a pass over a text makes no strings.
import { folded, isLowerCode, isSpaceCode, isUpperCode, isWordCode, plain } from './letters.ts'

const SEED = 0x811c9dc5 | 0
const PRIME = 0x01000193

/** How the letters of a name may differ in a text: `name` as written or all capitals; `any` whatever the case. */
export type Casing = 'name' | 'any'

export class NameTable {
  /** Hash of a beginning of a name; 0 marks a free slot. */
  private hashes = new Int32Array(1 << 17)
  /** First entry that ends at that beginning, -1 for none. */
  private firsts = new Int32Array(1 << 17)
  private used = 0
  private readonly names: string[] = []
  private readonly values: number[] = []
  private readonly anyCase: boolean[] = []
  private readonly nexts: number[] = []

  /** How many names the table holds, each counted as often as it was added. */
  get size(): number {
    return this.names.length
  }

  /** Adds a name that stands for `value`. Adding the same again is harmless. */
  add(name: string, value: number, casing: Casing = 'name'): void {
    let hash = SEED
    let slot = -1
    for (let i = 0; i < name.length; i++) {
      const code = name.charCodeAt(i)
      hash = Math.imul(hash ^ folded(code), PRIME)
      if (code === 32 || (isWordCode(code) && i + 1 < name.length && isWordCode(name.charCodeAt(i + 1)))) continue
      slot = this.slotFor(hash === 0 ? 1 : hash)
    }
    if (slot < 0) return
    let last = -1
    for (let e = this.firsts[slot]!; e >= 0; e = this.nexts[e]!) {
      if (this.values[e] === value && this.names[e] === name) return
      last = e
    }
    const entry = this.names.push(name) - 1
    this.values.push(value)
    this.anyCase.push(casing === 'any')
    this.nexts.push(-1)
    if (last < 0) this.firsts[slot] = entry
    else this.nexts[last] = entry
  }

  /**
   * The end of the longest name that begins at `start`, or -1; the values it stands for are put into `values`.
   * `start` must be at the beginning of a word.
   */
  longestAt(text: string, start: number, values: number[]): number {
    let hash = SEED
    let end = -1
    for (let i = start; i < text.length; i++) {
      let code = text.charCodeAt(i)
      if (isSpaceCode(code)) {
        const from = i
        let lines = 0
        for (; i < text.length && isSpaceCode(text.charCodeAt(i)); i++) if (text.charCodeAt(i) === 10) lines++
        // An empty line parts paragraphs, and no name goes over it.
        if (lines > 1 || from === start) return end
        i--
        code = 32
      }
      hash = Math.imul(hash ^ folded(code), PRIME)
      if (code === 32 || (isWordCode(code) && isWordCode(text.charCodeAt(i + 1)))) continue
      const slot = this.find(hash === 0 ? 1 : hash)
      if (slot < 0) return end
      let fresh = true
      for (let e = this.firsts[slot]!; e >= 0; e = this.nexts[e]!) {
        if (!this.agrees(e, text, start, i + 1)) continue
        if (fresh) values.length = 0
        fresh = false
        end = i + 1
        if (!values.includes(this.values[e]!)) values.push(this.values[e]!)
      }
    }
    return end
  }

  private agrees(entry: number, text: string, start: number, end: number): boolean {
    const name = this.names[entry]!
    const anyCase = this.anyCase[entry]!
    let exact = true
    let upper = true
    let letters = 0
    let t = start
    for (let k = 0; k < name.length; k++, t++) {
      const want = name.charCodeAt(k)
      if (want === 32) {
        if (!isSpaceCode(text.charCodeAt(t))) return false
        while (isSpaceCode(text.charCodeAt(t + 1))) t++
        continue
      }
      const got = text.charCodeAt(t)
      if (folded(got) !== folded(want)) return false
      // "euro zone" may open a sentence, "Eurozone" may not stand in small letters.
      if (plain(got) !== plain(want) && !(k === 0 && isUpperCode(got))) exact = false
      if (isLowerCode(got)) upper = false
      if (isUpperCode(got)) letters++
    }
    if (t !== end) return false
    return exact || anyCase || (upper && letters >= 4)
  }

  private find(hash: number): number {
    const mask = this.hashes.length - 1
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const there = this.hashes[slot]!
      if (there === hash) return slot
      if (there === 0) return -1
    }
  }

  private slotFor(hash: number): number {
    if (this.used * 2 > this.hashes.length) this.grow()
    const mask = this.hashes.length - 1
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const there = this.hashes[slot]!
      if (there === hash) return slot
      if (there !== 0) continue
      this.hashes[slot] = hash
      this.firsts[slot] = -1
      this.used++
      return slot
    }
  }

  private grow(): void {
    const { hashes, firsts } = this
    this.hashes = new Int32Array(hashes.length * 2)
    this.firsts = new Int32Array(hashes.length * 2)
    this.used = 0
    for (let i = 0; i < hashes.length; i++) {
      if (hashes[i] !== 0) this.firsts[this.slotFor(hashes[i]!)] = firsts[i]!
    }
  }
}
