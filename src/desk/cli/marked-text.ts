// The report's text with its marks: what the items stand on is coloured (in plain mode ‹triggers› are bracketed),
// and the margin names the items that begin on each line. The words themselves are never changed.
import type { Kind, Reading } from '../../record/index.ts'
import type { Span } from '../../span.ts'
import { cellsOf, chop, type Look, type Paint, plain, safe } from './style.ts'

/** How each kind is shown, the most telling first: where spans overlap, the first one wins. */
export const LOOKS: readonly (readonly [Kind, readonly Look[]])[] = [
  ['events', ['bold', 'yellow']],
  ['instruments', ['green', 'underline']],
  ['positions', ['magenta', 'underline']],
  ['statements', ['cyan']],
]

/** The look of event triggers, by its place in `LOOKS` counted from one. */
const EVENT = 1

/** Cells of the margin, its gap included. */
const MARGIN = 14
const GAP = 2

interface Mark {
  readonly kind: Kind
  readonly id: string
  readonly spans: readonly Span[]
}

function marksOf(reading: Reading, kinds: readonly Kind[]): Mark[] {
  const all: Mark[] = [
    ...reading.statements.map(({ id, content }): Mark => ({ kind: 'statements', id, spans: content })),
    ...reading.events.map(({ id, trigger }): Mark => ({ kind: 'events', id, spans: [trigger] })),
    ...reading.positions.map(({ id, issue }): Mark => ({ kind: 'positions', id, spans: [issue] })),
    ...reading.instruments.map(({ id, span }): Mark => ({ kind: 'instruments', id, spans: [span] })),
  ]
  return all.filter(mark => kinds.includes(mark.kind) && mark.spans.length > 0)
}

/** For each code unit the number of its look, 0 for none. Sums of starts and ends, so that nesting costs nothing. */
function looksOf(length: number, marks: readonly Mark[]): Uint8Array {
  const looks = new Uint8Array(length)
  const depth = new Int32Array(length + 1)
  for (let i = LOOKS.length - 1; i >= 0; i--) {
    depth.fill(0)
    for (const { kind, spans } of marks) {
      if (kind !== LOOKS[i][0]) continue
      for (const [start, end] of spans) {
        depth[start]++
        depth[end]--
      }
    }
    for (let at = 0, open = 0; at < length; at++) if ((open += depth[at]) > 0) looks[at] = i + 1
  }
  return looks
}

/** The text, wrapped, with its marks and its margin. */
export function markedText(reading: Reading, kinds: readonly Kind[], width: number, paint: Paint): string {
  const { text } = reading.report
  const marks = marksOf(reading, kinds)
  const looks = looksOf(text.length, marks)
  const beginnings = marks.map(({ id, spans }) => ({ id, at: spans[0][0] })).sort((a, b) => a.at - b.at)
  const column = width - MARGIN
  const out: string[] = []
  let next = 0
  const waiting: string[] = []

  const margin = () => {
    let line = ''
    while (waiting.length > 0 && (line === '' || line.length + 1 + waiting[0].length <= MARGIN - GAP))
      line += (line === '' ? '' : ' ') + waiting.shift()
    return line
  }
  const row = (runs: readonly Run[], cells: number, end: number) => {
    while (next < beginnings.length && beginnings[next].at < end) waiting.push(beginnings[next++].id)
    const ids = margin()
    const words = runs.map(run => (run.look > 0 ? paint(LOOKS[run.look - 1][1], run.words) : run.words)).join('')
    out.push(ids === '' ? words : words + ' '.repeat(Math.max(GAP, column + GAP - cells)) + paint('dim', ids))
  }

  for (const line of text.matchAll(/([^\r\n]*)(?:\r\n|\r|\n|$)/g)) {
    let runs: Run[] = []
    let cells = 0
    for (const found of line[1].matchAll(/\S+/g)) {
      const at = line.index + found.index
      for (const piece of piecesOf(text, at, at + found[0].length, column, looks, paint === plain)) {
        if (cells > 0 && cells + 1 + piece.cells > column) {
          row(runs, cells, piece.start)
          runs = []
          cells = 0
        }
        // A space within one mark is marked too, one between two marks is not.
        if (cells > 0) add(runs, ' ', looks[at - 1])
        for (const run of piece.runs) add(runs, run.words, run.look)
        cells += (cells > 0 ? 1 : 0) + piece.cells
      }
    }
    row(runs, cells, line.index + line[0].length)
    while (waiting.length > 0) out.push(`${' '.repeat(column + GAP)}${paint('dim', margin())}`)
  }
  return out.join('\n').trimEnd()
}

interface Run {
  words: string
  readonly look: number
}

function add(runs: Run[], words: string, look: number): void {
  const last = runs[runs.length - 1]
  if (last?.look === look) last.words += words
  else runs.push({ words, look })
}

interface Piece {
  readonly runs: readonly Run[]
  readonly cells: number
  readonly start: number
}

/** A word in its looks; one that is wider than the column comes in several pieces. */
function piecesOf(text: string, start: number, end: number, column: number, looks: Uint8Array, bare: boolean): Piece[] {
  const runs: Run[] = []
  let cells = 0
  for (let from = start; from < end; ) {
    let to = from + 1
    while (to < end && looks[to] === looks[from]) to++
    let words = safe(text.slice(from, to))
    if (bare && looks[from] === EVENT) {
      if (from === 0 || looks[from - 1] !== EVENT) words = `‹${words}`
      if (to >= text.length || looks[to] !== EVENT) words = `${words}›`
    }
    cells += cellsOf(words)
    runs.push({ words, look: looks[from] })
    from = to
  }
  if (cells <= column) return [{ runs, cells, start }]
  const pieces = chop(runs.map(run => run.words).join(''), column)
  return pieces.map(words => ({ runs: [{ words, look: looks[start] }], cells: cellsOf(words), start }))
}
