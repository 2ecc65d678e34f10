// Gold attributions as the statement model is trained on: spans counted in words, agreement as the scorer measures it.
import type { Span } from '../src/span.ts'

/** A report of PolNeAR: each attribution with its source, cue and content spans. */
export interface Attributed {
  readonly id: string
  readonly title?: string
  readonly publisher?: string
  readonly published?: string
  readonly text: string
  readonly attributions: readonly {
    readonly source: readonly Span[]
    readonly cue: readonly Span[]
    readonly content: readonly Span[]
  }[]
}

/** Word bounds of a text; spans become ranges of word numbers, so that agreement is counted by the word. */
export class WordRuler {
  private readonly bounds: readonly Span[]

  constructor(text: string) {
    this.bounds = [...text.matchAll(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)].map(m => [
      m.index,
      m.index + m[0].length,
    ])
  }

  /** Ranges of words that the spans touch, sorted and merged. */
  ranges(spans: readonly Span[]): Span[] {
    const out: [number, number][] = []
    const sorted = spans
      .map(([a, b]): [number, number] => [this.firstEndingAfter(a), this.firstStartingFrom(b)])
      .sort((a, b) => a[0] - b[0])
    for (const [a, b] of sorted) {
      if (a >= b) continue
      const last = out[out.length - 1]
      if (last !== undefined && a <= last[1]) last[1] = Math.max(last[1], b)
      else out.push([a, b])
    }
    return out
  }

  private firstEndingAfter(offset: number): number {
    return this.search(i => this.bounds[i][1] > offset)
  }

  private firstStartingFrom(offset: number): number {
    return this.search(i => this.bounds[i][0] >= offset)
  }

  private search(holds: (i: number) => boolean): number {
    let low = 0
    let high = this.bounds.length
    while (low < high) {
      const mid = (low + high) >> 1
      if (holds(mid)) high = mid
      else low = mid + 1
    }
    return low
  }
}

const sizeOf = (ranges: readonly Span[]): number => ranges.reduce((n, [a, b]) => n + b - a, 0)

/** Words that both hold. */
export function shared(a: readonly Span[], b: readonly Span[]): number {
  let n = 0
  for (const x of a) for (const y of b) n += Math.max(0, Math.min(x[1], y[1]) - Math.max(x[0], y[0]))
  return n
}

/** F1 of the words of two lists of ranges. */
export function agreement(a: readonly Span[], b: readonly Span[]): number {
  const all = sizeOf(a) + sizeOf(b)
  return all === 0 ? 1 : (2 * shared(a, b)) / all
}
