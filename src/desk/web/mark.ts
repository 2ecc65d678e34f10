// Which words of a report tell which item, and in what part: its core (cue, trigger, issue, noun phrase), what was said, who, when, where.
import type { Event } from '../../event/index.ts'
import type { Instrument } from '../../instrument/index.ts'
import type { Position } from '../../position/index.ts'
import type { KeptItem, Kind } from '../../record/index.ts'
import type { Span } from '../../span.ts'
import type { Statement } from '../../statement/index.ts'

export type Part = 'core' | 'content' | 'who' | 'whom' | 'when' | 'where'

/** What an item must have for its words to be marked. */
export type Marked = Pick<KeptItem, 'id' | 'kind' | 'span' | 'item' | 'parties'>

export interface Mark {
  readonly item: string
  readonly kind: Kind
  readonly part: Part
  readonly span: Span
}

/** A stretch of text in which the same marks hold; those of the shortest spans last. */
export interface Segment {
  readonly start: number
  readonly end: number
  readonly marks: readonly Mark[]
}

/** A paragraph, or a piece of one that is very long. */
export interface Block {
  readonly start: number
  readonly end: number
}

/** Marks shown while no item is chosen: the core of each, and what was said. */
export const isAtRest = ({ part, kind }: Mark): boolean =>
  part === 'core' || (part === 'content' && kind === 'statements')

/** Style classes of a segment: what its marks are at rest, and which part of the chosen item it is. */
export function classesOf({ marks }: Segment, chosen: string | null): string {
  const classes = new Set<string>()
  for (const mark of marks) {
    if (isAtRest(mark)) classes.add(mark.part === 'content' ? 'said' : `core-${mark.kind}`)
    if (mark.item === chosen) classes.add(`lit lit-${mark.kind} lit-${mark.part}`)
  }
  return [...classes].join(' ')
}

/** The item that a click on a segment chooses: of the shortest words there; another one where that is chosen already. */
export function chosenBy({ marks }: Segment, chosen: string | null): string | null {
  const items = [...new Set(marks.filter(isAtRest).map(({ item }) => item))].reverse()
  const at = chosen === null ? -1 : items.indexOf(chosen)
  return items[(at + 1) % items.length] ?? null
}

/** All marks of an item. */
export function marksOf({ id, kind, span, item, parties }: Marked): Mark[] {
  const marks: Mark[] = []
  const add = (part: Part, ...spans: readonly (Span | null | undefined)[]) => {
    for (const one of spans) if (one && one[1] > one[0]) marks.push({ item: id, kind, part, span: one })
  }
  add('core', span)
  for (const { role, span: words } of parties) add(role === 'target' || role === 'addressee' ? 'whom' : 'who', words)
  if (kind === 'statements') {
    const { content, said } = item as Statement
    add('content', ...content)
    add('when', said?.span)
  } else if (kind === 'events') {
    const { content, when, where } = item as Event
    add('content', content)
    add('when', when?.span)
    add('where', where?.span)
  } else if (kind === 'instruments') {
    const { subject, when } = item as Instrument
    add('content', subject)
    add('when', when?.span)
  } else {
    add('core', (item as Position).issue)
  }
  return marks.filter(
    (mark, i) => marks.findIndex(other => other.part === mark.part && sameSpan(other.span, mark.span)) === i,
  )
}

const sameSpan = (a: Span, b: Span) => a[0] === b[0] && a[1] === b[1]

/** Letters beyond which a paragraph is cut at a space, so that no block is too large to lay out. */
const LONG = 3000

/** The text's paragraphs, without the line ends between them. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  for (const { index, 0: line } of text.matchAll(/[^\n\r]+/g)) {
    if (line.trim() === '') continue
    let start = index
    const end = index + line.length
    while (end - start > LONG) {
      const space = text.lastIndexOf(' ', start + LONG)
      const cut = space > start + LONG / 2 ? space + 1 : start + LONG
      blocks.push({ start, end: cut })
      start = cut
    }
    blocks.push({ start, end })
  }
  return blocks
}

/** The segments of a stretch of text, given the marks that may touch it. */
export function segmentsOf({ start, end }: Block, marks: readonly Mark[]): Segment[] {
  const within = marks.filter(({ span }) => span[0] < end && span[1] > start)
  const cuts = new Set([start, end])
  for (const { span } of within) {
    cuts.add(Math.max(start, span[0]))
    cuts.add(Math.min(end, span[1]))
  }
  const inOrder = [...cuts].sort((a, b) => a - b)
  const segments: Segment[] = []
  for (let i = 0; i + 1 < inOrder.length; i++) {
    const [from, to] = [inOrder[i] ?? start, inOrder[i + 1] ?? end]
    const over = within.filter(({ span }) => span[0] <= from && span[1] >= to)
    over.sort((a, b) => b.span[1] - b.span[0] - (a.span[1] - a.span[0]))
    segments.push({ start: from, end: to, marks: over })
  }
  return segments
}

/** For each block the things whose span begins in it; those before the first block or between two stand with the next one. */
export function byBlock<T>(blocks: readonly Block[], things: readonly T[], startOf: (thing: T) => number): T[][] {
  const lists: T[][] = blocks.map(() => [])
  for (const thing of things) lists[blockAt(blocks, startOf(thing))]?.push(thing)
  return lists
}

/** The block that holds an offset, or the first one after it; the last where there is none. */
export function blockAt(blocks: readonly Block[], offset: number): number {
  let [low, high] = [0, blocks.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.end ?? 0) > offset) high = middle
    else low = middle + 1
  }
  return low
}

/** Marks by the blocks that they touch, so that laying out one block does not look through all. */
export function marksByBlock(blocks: readonly Block[], marks: readonly Mark[]): Mark[][] {
  const lists: Mark[][] = blocks.map(() => [])
  for (const mark of marks)
    for (let i = blockAt(blocks, mark.span[0]); i < blocks.length && (blocks[i]?.start ?? 0) < mark.span[1]; i++)
      lists[i]?.push(mark)
  return lists
}
