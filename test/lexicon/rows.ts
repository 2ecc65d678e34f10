// Reads the marked sentence of every row of the event, stance and instrument tables and tells what it does not yield.
import { EVENT_TYPES } from '../../src/event/index.ts'
import { loadEventLexicon } from '../../src/event/lexicon.ts'
import type { Entry, Lexicon } from '../../src/frame/index.ts'
import { loadPapers, loadPaperVerbs } from '../../src/instrument/lexicon.ts'
import { loadJudgements } from '../../src/position/judgements.ts'
import { loadStanceLexicon, type StanceLabel } from '../../src/position/lexicon.ts'
import { opposite } from '../../src/position/position.ts'
import { read } from '../../src/read.ts'
import type { Reading } from '../../src/record/index.ts'
import { overlaps, type Span } from '../../src/span.ts'

/** A row with what is wrong about its reading, or null where all marks are found. */
export interface RowResult {
  readonly place: string
  readonly sentence: string
  readonly failure: string | null
}

/** The sentence without marks, and the spans of its marks by letter. */
export function unmark(marked: string): {
  readonly text: string
  readonly marks: ReadonlyMap<string, readonly Span[]>
} {
  const marks = new Map<string, Span[]>()
  const open = new Map<string, number>()
  let text = ''
  let from = 0
  for (const tag of marked.matchAll(/<(\/?)([secti])>/g)) {
    text += marked.slice(from, tag.index)
    from = tag.index + tag[0].length
    if (tag[1] === '') open.set(tag[2], text.length)
    else marks.set(tag[2], [...(marks.get(tag[2]) ?? []), [open.get(tag[2]) ?? 0, text.length]])
  }
  return { text: text + marked.slice(from), marks }
}

type Find = (reading: Reading, marks: ReadonlyMap<string, readonly Span[]>) => string | null

const hit = (wanted: readonly Span[] | undefined, found: readonly Span[]) =>
  (wanted ?? []).every(want => found.some(span => overlaps(want, span)))

/** `table`: other rows of the lexicon are borrowed, and their sentences checked by the table that they stand in. */
function check<Label>(lexicon: Lexicon<Label>, find: (entry: Entry<Label>) => Find, table = ''): RowResult[] {
  const results: RowResult[] = []
  for (const entries of lexicon.values()) {
    for (const entry of entries) {
      if (!entry.place.includes(table)) continue
      const { text, marks } = unmark(entry.sentence)
      const reading = read({ id: entry.place, text, published: '2024-05-15' })
      results.push({ place: entry.place, sentence: entry.sentence, failure: find(entry)(reading, marks) })
    }
  }
  return results
}

const eventIn =
  (type: string): Find =>
  (reading, marks) => {
    const near = reading.events.filter(event => hit(marks.get('e'), [event.trigger]))
    const typed = near.filter(event => event.type === type)
    if (typed.length === 0) {
      return near.length > 0 ? `read as ${near.map(event => event.type).join(', ')}` : 'no event at the trigger'
    }
    if (
      !typed.some(event =>
        hit(
          marks.get('s'),
          event.sources.map(party => party.span),
        ),
      )
    )
      return 'source missed'
    if (
      !typed.some(event =>
        hit(
          marks.get('t'),
          event.targets.map(party => party.span),
        ),
      )
    )
      return 'target missed'
    return null
  }

const positionIn =
  (stance: string): Find =>
  (reading, marks) => {
    const near = reading.positions.filter(position => hit(marks.get('t'), [position.issue]))
    if (near.length === 0) return 'no position on the issue'
    if (!near.some(position => position.stance === stance)) return `stance is ${near[0].stance}`
    return near.some(position =>
      hit(
        marks.get('s'),
        position.holders.map(party => party.span),
      ),
    )
      ? null
      : 'holder missed'
  }

/** A row that counts only where it is refused tells the opposite of its stance. */
const stanceTold = ({ stance, negation }: StanceLabel): string => (negation === 'only' ? opposite(stance) : stance)

const instrumentIn =
  (wanted: string, field: 'kind' | 'status'): Find =>
  (reading, marks) => {
    const near = reading.instruments.filter(instrument => hit(marks.get('t'), [instrument.span]))
    if (near.length === 0) return 'no instrument'
    return near.some(instrument => instrument[field] === wanted) ? null : `${field} is ${near[0][field]}`
  }

/** Rows of judgements have a table of their own shape. */
function checkJudgements(): RowResult[] {
  return [...loadJudgements().values()].flat().map(({ place, sentence, stance }) => {
    const { text, marks } = unmark(sentence)
    const reading = read({ id: place, text, published: '2024-05-15' })
    return { place, sentence, failure: positionIn(stance)(reading, marks) }
  })
}

/** Every row of every table that drives the readers of events, positions and instruments. */
export function checkRows(): RowResult[] {
  return [
    ...check(loadEventLexicon(), entry => eventIn(entry.label.type)),
    ...check(loadStanceLexicon(), entry => positionIn(stanceTold(entry.label)), 'stances.tsv'),
    ...checkJudgements(),
    ...check(loadPapers(), entry => instrumentIn(entry.label.kind, 'kind')),
    ...check(loadPaperVerbs(), entry => instrumentIn(entry.label, 'status')),
  ]
}

/** The types that have a table. */
export const TABLES = EVENT_TYPES
