// Where each known name begins and ends in a text: an open-addressed table of the hashes of names and of their beginnings.
// A name is kept as a place in the table that it came from and compared letter by letter only when its hash is met, so
// that neither loading nor a pass over a text makes strings.
import { folded, isLowerCode, isSpaceCode, isUpperCode, isWordCode, plain } from './letters.ts'
import { Records } from './records.ts'

const SEED = 0x811c9dc5 | 0
const PRIME = 0x01000193

// Fields of a name's record.
const SOURCE = 0
const FROM = 1
const TO = 2
const VALUE = 3
const NEXT = 4

export class NameTable {
  /** Hash of a beginning of a name; 0 marks a free slot. */
  private hashes: Int32Array = new Int32Array(1 << 17)
  /** First entry that ends at that beginning, -1 for none. */
  private firsts: Int32Array = new Int32Array(1 << 17)
  private used = 0
  private readonly sources: string[] = []
  private entries = new Records(5, 1 << 15)

  /** What a table is made of, for `restore`. */
  packed(): readonly Int32Array[] {
    return [this.hashes, this.firsts, this.entries.packed()]
  }

  /** Takes over what `packed` gave of a table of the same sources. */
  restore([hashes, firsts, entries]: readonly Int32Array[], sources: readonly string[]): void {
    this.hashes = hashes!
    this.firsts = firsts!
    this.entries = Records.of(5, entries!)
    this.used = hashes!.reduce((used, hash) => (hash === 0 ? used : used + 1), 0)
    this.sources.push(...sources)
  }

  /** How many names the table holds, each counted as often as it was added. */
  get size(): number {
    return this.entries.size
  }

  /** Makes a text known from which names are added; its number. */
  addSource(text: string): number {
    return this.sources.push(text) - 1
  }

  textOf(source: number): string {
    return this.sources[source]!
  }

  /** Adds the name at [from, to) of a source, which stands for `value`. Adding the same again is harmless. */
  add(source: number, from: number, to: number, value: number): void {
    const name = this.sources[source]!
    let hash = SEED
    let slot = -1
    for (let i = from; i < to; i++) {
      const code = name.charCodeAt(i)
      hash = Math.imul(hash ^ folded(code), PRIME)
      if (code === 32 || (isWordCode(code) && i + 1 < to && isWordCode(name.charCodeAt(i + 1)))) continue
      slot = this.slotFor(hash === 0 ? 1 : hash)
    }
    if (slot < 0) return
    const { entries } = this
    let last = -1
    for (let e = this.firsts[slot]!; e >= 0; e = entries.get(e, NEXT)) {
      if (entries.get(e, VALUE) === value && this.spelledAs(e, name, from, to)) return
      last = e
    }
    const entry = entries.add()
    entries.set(entry, SOURCE, source)
    entries.set(entry, FROM, from)
    entries.set(entry, TO, to)
    entries.set(entry, VALUE, value)
    entries.set(entry, NEXT, -1)
    if (last < 0) this.firsts[slot] = entry
    else entries.set(last, NEXT, entry)
  }

  /** Puts the values of names spelt exactly so into `values`. */
  spelled(text: string, from: number, to: number, values: number[]): void {
    values.length = 0
    let hash = SEED
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ folded(text.charCodeAt(i)), PRIME)
    const slot = this.find(hash === 0 ? 1 : hash)
    if (slot < 0) return
    for (let e = this.firsts[slot]!; e >= 0; e = this.entries.get(e, NEXT))
      if (this.spelledAs(e, text, from, to)) values.push(this.entries.get(e, VALUE))
  }

  private spelledAs(entry: number, text: string, from: number, to: number): boolean {
    const start = this.entries.get(entry, FROM)
    if (this.entries.get(entry, TO) - start !== to - from) return false
    const name = this.sources[this.entries.get(entry, SOURCE)]!
    for (let k = from; k < to; k++) if (name.charCodeAt(start + k - from) !== text.charCodeAt(k)) return false
    return true
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
      for (let e = this.firsts[slot]!; e >= 0; e = this.entries.get(e, NEXT)) {
        if (!this.agrees(e, text, start, i + 1)) continue
        if (fresh) values.length = 0
        fresh = false
        end = i + 1
        const value = this.entries.get(e, VALUE)
        if (!values.includes(value)) values.push(value)
      }
    }
    return end
  }

  private agrees(entry: number, text: string, start: number, end: number): boolean {
    const name = this.sources[this.entries.get(entry, SOURCE)]!
    const from = this.entries.get(entry, FROM)
    const to = this.entries.get(entry, TO)
    let exact = true
    let upper = true
    let letters = 0
    let t = start
    for (let k = from; k < to; k++, t++) {
      const want = name.charCodeAt(k)
      if (want === 32) {
        if (!isSpaceCode(text.charCodeAt(t))) return false
        while (isSpaceCode(text.charCodeAt(t + 1))) t++
        continue
      }
      const got = text.charCodeAt(t)
      if (folded(got) !== folded(want)) return false
      // "euro zone" may open a sentence, "Eurozone" may not stand in small letters.
      if (plain(got) !== plain(want) && !(k === from && isUpperCode(got))) exact = false
      if (isLowerCode(got)) upper = false
      if (isUpperCode(got)) letters++
    }
    if (t !== end) return false
    return exact || (upper && letters >= 4)
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
