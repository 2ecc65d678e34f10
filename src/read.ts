// Report in, reading out: each stage called once, in order, one line each.
import { readEvents, withVoices } from './event/index.ts'
import { readInstruments } from './instrument/index.ts'
import { readMentions } from './mention/index.ts'
import { readPositions, withSpeakers } from './position/index.ts'
import type { Note, Reading } from './record/index.ts'
import { languageOf, type Report } from './report/index.ts'
import { readSentences } from './sentence/index.ts'
import { contains, type Span } from './span.ts'
import { type Explained, explainStatements, reasonOf, type Statement } from './statement/index.ts'
import { readTrees } from './tree/index.ts'

/**
 * Reads one report. Never throws on text: what cannot be read yields nothing. Time and memory are linear in the text's length.
 * A text in another language than English yields an empty reading with a note that names the language.
 */
export function read(report: Report): Reading {
  return readThrough(report, () => undefined)
}

/** The same reading with a note on each statement: where its source and content were found, and by what score it was read. */
export function explain(report: Report): Reading {
  const notes: Note[] = []
  const reading = readThrough(report, explained => {
    for (const each of explained) notes.push({ rule: 'statement', reason: reasonOf(each), span: each.statement.cue })
  })
  return notes.length === 0 ? reading : { ...reading, notes }
}

function readThrough(report: Report, tell: (explained: readonly Explained[]) => void): Reading {
  const language = report.language ?? languageOf(report.text)
  if (language !== null && !/^en\b/i.test(language)) return unread(report, language)
  const sentences = readSentences(report.text)
  const trees = readTrees(report.text, sentences)
  const mentions = readMentions(report, trees)
  const explained = explainStatements(report, trees, mentions)
  tell(explained)
  const statements = explained.map(({ statement }) => statement)
  const events = readEvents(report, trees, mentions)
  const positions = readPositions(report, trees, mentions)
  const instruments = readInstruments(report, trees, mentions)
  return {
    report: language === null ? report : { ...report, language },
    statements,
    events: withVoices(
      linked(events, event => event.trigger, statements),
      statements,
    ),
    positions: withSpeakers(
      report.text,
      linked(positions, position => position.issue, statements),
      statements,
    ),
    instruments,
  }
}

function unread(report: Report, language: string): Reading {
  const notes = [{ rule: 'language', reason: `the text is in "${language}"; only English is read` }]
  return { report: { ...report, language }, statements: [], events: [], positions: [], instruments: [], notes }
}

/** Hangs items on the innermost statement whose content holds them; null in the reporter's own voice. */
function linked<T>(
  items: readonly T[],
  spanOf: (item: T) => Span,
  statements: readonly Statement[],
): (T & { statement: string | null })[] {
  const stretches = statements.flatMap(({ id, content }) => content.map(span => ({ id, span })))
  stretches.sort((a, b) => a.span[0] - b.span[0])
  const order = items.map((_, i) => i).sort((a, b) => spanOf(items[a])[0] - spanOf(items[b])[0])
  const ids: (string | null)[] = items.map(() => null)
  // One sweep over the text: `open` holds the stretches that have begun and not ended, so that cost stays linear.
  let open: typeof stretches = []
  let next = 0
  for (const i of order) {
    const span = spanOf(items[i])
    while (next < stretches.length && stretches[next].span[0] <= span[0]) open.push(stretches[next++])
    open = open.filter(stretch => stretch.span[1] > span[0])
    let size = Number.POSITIVE_INFINITY
    for (const stretch of open) {
      const length = stretch.span[1] - stretch.span[0]
      if (contains(stretch.span, span) && length < size) {
        size = length
        ids[i] = stretch.id
      }
    }
  }
  return items.map((item, i) => ({ ...item, statement: ids[i] }))
}
