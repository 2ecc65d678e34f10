// Reports as a request brings them: one text with what is told of it in the address, one report as JSON, or JSONL.
import { z } from 'zod'
import { DecodeError, decode, isDate, linesOf, type Report, reportOfLine } from '../../report/index.ts'
import { Problem } from './problem.ts'

/** Bytes of a request with texts, and reports in it. */
export const MOST_BYTES = 12_000_000
export const MOST_REPORTS = 1000

export const TEXTS = ['text/plain', 'application/json', 'application/jsonl'] as const

const words = z.string().max(2000).optional()
/** What is told of a text that comes alone. */
export const aboutText = z.object({
  id: words.describe('Of a text that comes alone: its id; `text` where nothing is said'),
  title: words,
  publisher: words,
  published: z.string().refine(isDate, 'expected a date like 2022-02-02').optional(),
  url: words,
})
export type AboutText = z.output<typeof aboutText>

export const faultsSchema = z
  .array(z.object({ line: z.int(), message: z.string() }).readonly())
  .readonly()
  .describe('Lines of JSONL that hold no report; the others were taken')
export type Faults = z.output<typeof faultsSchema>

/** A report and the line of the body that held it; 1 for one that came alone. */
export interface PlacedReport {
  readonly report: Report
  readonly line: number
}

/** The reports of a request's body, and what in it is none. */
export async function reportsIn(
  request: Request,
  bytes: Uint8Array,
  about: AboutText,
): Promise<{ reports: PlacedReport[]; faults: Faults }> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0].trim().toLowerCase()
  if (type === 'text/plain') return { reports: [{ report: textAlone(bytes, about), line: 1 }], faults: [] }
  const reports: PlacedReport[] = []
  const faults: { line: number; message: string }[] = []
  const take = (line: number, text: string) => {
    const given = reportOfLine(text)
    if ('error' in given) faults.push({ line, message: given.error })
    else if (given.report.text.trim() === '') faults.push({ line, message: 'the text is empty' })
    else {
      if (given.doubt !== null) faults.push({ line, message: given.doubt })
      reports.push({ report: given.report, line })
    }
  }
  if (type === 'application/json') {
    take(1, decoded(bytes))
    if (reports.length === 0) throw new Problem('bad-request', faults[0].message)
    return { reports, faults }
  }
  for await (const line of linesOf(once(bytes))) {
    if ('error' in line) faults.push({ line: line.number, message: line.error })
    else if (line.text.trim() !== '') take(line.number, line.text)
    if (reports.length > MOST_REPORTS)
      throw new Problem('too-large', `more than ${MOST_REPORTS} reports in one request, expected at most so many`)
  }
  return { reports, faults }
}

function textAlone(bytes: Uint8Array, { id = 'text', ...about }: AboutText): Report {
  const text = decoded(bytes)
  if (text.trim() === '') throw new Problem('bad-request', 'the text is empty, expected a report')
  return {
    id,
    title: about.title ?? null,
    publisher: about.publisher ?? null,
    published: about.published ?? null,
    url: about.url ?? null,
    text,
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return decode(bytes)
  } catch (error) {
    if (error instanceof DecodeError) throw new Problem('bad-request', error.message)
    throw error
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
