// GDELT 2.0 mentions: 16 columns, no header; which report tells which event, and where in its text. Offsets are in characters.

import { codePointsBefore } from './code-point.ts'
import { compactTime, gdeltPairs, sentenceNumber } from './gdelt.ts'
import { GDELT_EVENT_COLUMNS } from './gdelt-events.ts'
import { dayOf, type Reader, rowsOf, shown } from './import-row.ts'
import type { Writer } from './source.ts'
import { cellsOf, tabCells } from './tab-row.ts'

/** The columns in their order. */
export const GDELT_MENTION_COLUMNS = [
  'GLOBALEVENTID',
  'EventTimeDate',
  'MentionTimeDate',
  'MentionType',
  'MentionSourceName',
  'MentionIdentifier',
  'SentenceID',
  'Actor1CharOffset',
  'Actor2CharOffset',
  'ActionCharOffset',
  'InRawText',
  'Confidence',
  'MentionDocLen',
  'MentionDocTone',
  'MentionDocTranslationInfo',
  'Extras',
] as const

/** GDELT's kinds of identifier: 1 an address, 2 a citation. */
const ADDRESS = 1
const CITATION = 2
/** GDELT's sign for an offset that is not known. */
const UNKNOWN = -1

/** One row for each row that the events file has. */
export const writeGdeltMentions: Writer = async function* (source, leftOut) {
  for await (const { number, facts, actor1, actor2 } of gdeltPairs(source, leftOut)) {
    const { item, event, day } = facts
    const text = (await source.report(item.edition))?.text ?? ''
    const offset = (span: readonly [number, number] | undefined) =>
      span === undefined || text === '' ? UNKNOWN : codePointsBefore(text, span[0])
    const time = compactTime(item.report.published ?? day)
    yield tabCells(GDELT_MENTION_COLUMNS, {
      GLOBALEVENTID: number,
      EventTimeDate: compactTime(day),
      MentionTimeDate: time,
      MentionType: item.report.url === null ? CITATION : ADDRESS,
      MentionSourceName: item.report.publisher ?? '',
      MentionIdentifier: item.report.url ?? item.reportId,
      SentenceID: text === '' ? UNKNOWN : sentenceNumber(text, item.span[0]),
      Actor1CharOffset: offset(actor1?.span),
      Actor2CharOffset: offset(actor2?.span),
      ActionCharOffset: offset(item.span),
      InRawText: 1,
      Confidence: Math.round(100 * (event.confidence ?? 1)),
      MentionDocLen: codePointsBefore(text, text.length),
    })
  }
}

/** Rows in, reports without text out: who told of an event, under the event's number. The event itself stands in the other file. */
export const readGdeltMentions: Reader = (chunks, encoding) =>
  rowsOf(chunks, encoding, line => {
    const cells = cellsOf(line, GDELT_MENTION_COLUMNS)
    if (typeof cells === 'string') {
      const columns = line.split('\t').length
      return columns === GDELT_EVENT_COLUMNS.length ? `${cells}; this is a file of events` : cells
    }
    if (!/^\d+$/.test(cells.GLOBALEVENTID)) return `GLOBALEVENTID is ${shown(cells.GLOBALEVENTID)}, expected a number`
    const published = dayOf(cells.MentionTimeDate)
    if (published === null)
      return `MentionTimeDate is ${shown(cells.MentionTimeDate)}, expected digits like 20240115093000`
    if (cells.MentionIdentifier.trim() === '') return 'MentionIdentifier is empty, expected an address'
    const report = {
      id: `gdelt:${cells.GLOBALEVENTID}`,
      title: null,
      publisher: cells.MentionSourceName || null,
      published,
      url: cells.MentionIdentifier,
      text: '',
    }
    return { report, statements: [], events: [], positions: [], instruments: [] }
  })
