// `POST /keep`: texts in; they are read and kept.
import { setImmediate as immediate } from 'node:timers/promises'
import { z } from 'zod'
import { KINDS } from '../../record/index.ts'
import { aboutText, faultsSchema, MOST_BYTES, reportsIn, TEXTS } from './reports-in.ts'
import { route } from './route.ts'

/** Reports in a transaction. */
const BATCH = 20

export const keepTexts = route({
  method: 'POST',
  path: '/keep',
  about: 'Reads and keeps a text, a report as JSON, or reports as JSONL; what is kept already is left as it is',
  role: 'analyst',
  changes: true,
  query: aboutText,
  body: { as: 'bytes', types: TEXTS, most: MOST_BYTES },
  answer: z.object({
    data: z
      .array(
        z
          .object({
            id: z.string().describe('The report’s own id'),
            outcome: z.enum(['new', 'edition', 'known', 'reread']),
            edition: z.string().describe('/report/{edition}.json'),
            editionNumber: z.int(),
            items: z.int(),
            refused: z
              .array(z.object({ kind: z.enum(KINDS), id: z.string(), reason: z.string() }).readonly())
              .readonly()
              .describe('Items whose words are not at their span'),
          })
          .readonly(),
      )
      .readonly()
      .describe('What was not known before, in order'),
    known: z.int().describe('Reports that were kept already'),
    faults: faultsSchema,
  }),
  async handle({ desk, queue, query, body, request }) {
    const { reports, faults } = await reportsIn(request, body, query)
    const unknown = new Set(await desk.store.unknown(reports.map(({ report }) => report)))
    const told = await queue.read(reports.filter(({ report }) => unknown.has(report)))
    const readings = told.read.map(({ reading }) => reading)
    const data = []
    for (let at = 0; at < readings.length; at += BATCH) {
      const kept = await desk.store.keep(readings.slice(at, at + BATCH), { reader: desk.version })
      data.push(...kept.map((one, i) => ({ id: readings[at + i].report.id, ...one })))
      // SQLite writes without letting go of this thread: others are answered between batches.
      await immediate()
    }
    return { data, known: reports.length - unknown.size, faults: [...faults, ...told.faults] }
  },
})
