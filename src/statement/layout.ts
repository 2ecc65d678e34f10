// The report as its trees and its quotations lie over each other: which token stands in which quotation and paragraph.
import type { Span } from '../span.ts'
import { readTurns, type Tree, type Turn } from '../tree/index.ts'
import { type Quotation, readQuotations } from './quotation.ts'

/** Trees, quotations and paragraphs of one report, each look-up constant-time. */
export class Layout {
  readonly text: string
  readonly trees: readonly Tree[]
  readonly quotations: readonly Quotation[]
  /** Turns of a transcript by their first sentence. */
  readonly turns: ReadonlyMap<number, Turn>
  /** Of each sentence, 1 where it belongs to a turn. */
  private readonly inTurns: Uint8Array
  /** Of each sentence, the first quotation that ends after the sentence's start. */
  private readonly firstQuotation: Int32Array
  /** Of each sentence, how many line breaks stand before it. */
  private readonly lines: Int32Array

  constructor(text: string, trees: readonly Tree[]) {
    this.text = text
    this.trees = trees
    this.quotations = readQuotations(text)
    this.turns = new Map(readTurns(text, trees).map(turn => [turn.sentence, turn]))
    this.inTurns = new Uint8Array(trees.length)
    for (const { sentence, end } of this.turns.values()) this.inTurns.fill(1, sentence, end)
    this.firstQuotation = new Int32Array(trees.length)
    this.lines = new Int32Array(trees.length)
    let q = 0
    let line = 0
    let at = 0
    for (let s = 0; s < trees.length; s++) {
      const start = trees[s].span[0]
      while (q < this.quotations.length && this.quotations[q].outer[1] <= start) q++
      this.firstQuotation[s] = q
      while (at < start) if (text.charCodeAt(at++) === 10) line++
      this.lines[s] = line
    }
  }

  /** Whether sentence `s` begins on another line than the one before it. */
  startsLine(s: number): boolean {
    return s === 0 || this.lines[s] !== this.lines[s - 1]
  }

  /** Whether sentence `s` belongs to a turn of a transcript. */
  inTurn(s: number): boolean {
    return this.inTurns[s] === 1
  }

  /** Whether two sentences begin on the same line. */
  sameLine(a: number, b: number): boolean {
    return this.lines[a] === this.lines[b]
  }

  /** Numbers of the quotations that share words with sentence `s`. */
  quotationsOf(s: number): number[] {
    const out: number[] = []
    const [start, end] = this.trees[s].span
    for (let q = this.firstQuotation[s]; q < this.quotations.length && this.quotations[q].inner[0] < end; q++) {
      if (this.quotations[q].inner[1] > start) out.push(q)
    }
    return out
  }

  /** Number of the quotation around token `i` of sentence `s`, or −1. */
  quotationAt(s: number, i: number): number {
    const at = this.trees[s].starts[i]
    for (let q = this.firstQuotation[s]; q < this.quotations.length && this.quotations[q].outer[0] <= at; q++) {
      if (at < this.quotations[q].outer[1]) return q
    }
    return -1
  }

  /** A stretch that begins or ends with a quotation but holds more than it, with both of the quotation's marks. */
  withMarks([start, end]: Span): Span {
    let [a, b] = [start, end]
    for (let q = this.firstEndingAfter(start); q < this.quotations.length && this.quotations[q].outer[0] < end; q++) {
      const { inner, outer } = this.quotations[q]
      if (inner[0] === start && outer[1] < end) a = outer[0]
      if (inner[1] === end && outer[0] > start && outer[1] > inner[1]) b = outer[1]
    }
    return [a, b]
  }

  /** Share of the stretch's code units that stand within quotations. */
  quotedShare(span: Span): number {
    let held = 0
    for (
      let q = this.firstEndingAfter(span[0]);
      q < this.quotations.length && this.quotations[q].outer[0] < span[1];
      q++
    ) {
      held += Math.min(span[1], this.quotations[q].outer[1]) - Math.max(span[0], this.quotations[q].outer[0])
    }
    return span[1] > span[0] ? held / (span[1] - span[0]) : 0
  }

  private firstEndingAfter(offset: number): number {
    let low = 0
    let high = this.quotations.length
    while (low < high) {
      const mid = (low + high) >> 1
      if (this.quotations[mid].outer[1] <= offset) low = mid + 1
      else high = mid
    }
    return low
  }
}
