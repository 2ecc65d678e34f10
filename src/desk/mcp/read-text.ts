// The tool that reads a text which is not in the record. Nothing is kept: an item's address is its span in that text.
import { z } from 'zod'
import { KINDS } from '../../record/index.ts'
import { kindItems } from './reading-items.ts'
import { quoted } from './shown.ts'
import { tool } from './tool.ts'

const LONGEST = 200_000

const item = z.object({
  kind: z.enum(KINDS),
  type: z.string(),
  status: z.string().nullable(),
  who: z.string(),
  words: z.string().describe('Exactly as in the text'),
  span: z.array(z.int()).describe('Where they stand: [start, end) in UTF-16 code units of the text'),
  about: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
})

export const readText = tool({
  name: 'read_text',
  title: 'Read a text',
  about:
    'Reads a news report, release or statement in English: who said what, who did what to whom, who stands where, what was put on paper; each with its exact words. Nothing is kept.',
  input: z.object({
    text: z.string().min(1).max(LONGEST),
    published: z.string().optional().describe('Day of publication, from which relative days count: 2027-03-10'),
    publisher: z.string().max(200).optional().describe('A government’s own text speaks for it'),
    title: z.string().max(1000).optional(),
  }),
  output: z.object({ items: z.array(item), notes: z.array(z.string()) }),
  async run({ text, published, publisher, title }, { queue }) {
    const report = {
      id: 'text',
      text,
      title: title ?? null,
      publisher: publisher ?? null,
      published: published ?? null,
      url: null,
    }
    const { read, faults } = await queue.read([{ report, line: 1 }])
    const items = read.flatMap(({ reading }) => kindItems(reading))
    const notes = [
      ...read.flatMap(({ reading }) => (reading.notes ?? []).map(({ reason }) => reason)),
      ...faults.map(({ message }) => message),
    ]
    const lines = items.map(
      ({ kind, type, status, who, words, span, about, from }) =>
        `- ${kind === 'events' ? type : `${kind.slice(0, -1)} ${type}`}${status === null ? '' : ` ${status}`} · ${who || 'not named'}${from === null ? '' : ` · ${from}`} · ${quoted(words)}${about === null ? '' : `: ${quoted(about)}`} [${span.join(' to ')}]`,
    )
    return { text: [...lines, ...notes].join('\n') || 'The text says nothing of the kind.', data: { items, notes } }
  },
})
