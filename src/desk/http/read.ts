// `POST /read`: texts in, readings out. Nothing is kept.
import { z } from 'zod'
import { readingSchema } from '../../record/index.ts'
import { aboutText, faultsSchema, MOST_BYTES, reportsIn, TEXTS } from './reports-in.ts'
import { route } from './route.ts'

export const readTexts = route({
  method: 'POST',
  path: '/read',
  about: 'Reads a text, a report as JSON, or reports as JSONL; nothing is kept',
  role: 'reader',
  query: aboutText,
  body: { as: 'bytes', types: TEXTS, most: MOST_BYTES },
  answer: z.object({ data: z.array(readingSchema).readonly(), faults: faultsSchema }),
  async handle({ queue, query, body, request }) {
    const { reports, faults } = await reportsIn(request, body, query)
    const told = await queue.read(reports)
    return { data: told.read.map(({ reading }) => reading), faults: [...faults, ...told.faults] }
  },
})
