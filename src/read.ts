// Report in, reading out: each stage called once, in order, one line each.
import { readEvents } from './event/index.ts'
import { readInstruments } from './instrument/index.ts'
import { readMentions } from './mention/index.ts'
import { readPositions } from './position/index.ts'
import type { Reading } from './record/index.ts'
import type { Report } from './report/index.ts'
import { readSentences } from './sentence/index.ts'
import { contains, type Span } from './span.ts'
import { readStatements, type Statement } from './statement/index.ts'
import { readTrees } from './tree/index.ts'

/**
 * Reads one report. Never throws on text: what cannot be read yields nothing. Time and memory are linear in the text's length.
 */
export function read(report: Report): Reading {
  const sentences = readSentences(report.text)
  const trees = readTrees(report.text, sentences)
  const mentions = readMentions(report, trees)
  const statements = readStatements(report, trees, mentions)
  const events = readEvents(report, trees, mentions)
  const positions = readPositions(report, trees, mentions)
  const instruments = readInstruments(report, trees, mentions)
  return {
    report,
    statements,
    events: events.map(event => ({ ...event, statement: innermost(statements, event.trigger) })),
    positions: positions.map(position => ({ ...position, statement: innermost(statements, position.issue) })),
    instruments,
  }
}

/** Id of the innermost statement whose content holds the span; null in the reporter's own voice. */
function innermost(statements: readonly Statement[], span: Span): string | null {
  let best: string | null = null
  let size = Number.POSITIVE_INFINITY
  for (const { id, content } of statements) {
    for (const stretch of content) {
      const length = stretch[1] - stretch[0]
      if (contains(stretch, span) && length < size) {
        best = id
        size = length
      }
    }
  }
  return best
}
