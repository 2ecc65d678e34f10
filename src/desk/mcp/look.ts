// Tools that show one thing whole: an item with its exact words, a text.
import { z } from 'zod'
import { cite } from '../../view/index.ts'
import { routes } from '../http/index.ts'
import { lineOf, quoted, shown, shownItem } from './shown.ts'
import { ask, tool } from './tool.ts'

const id = z.string().describe('20 hex digits, or the first of them')
/** Code units of a text that are told at a time. */
const TEXT = 20_000

export const getItem = tool({
  name: 'get_item',
  title: 'An item with its exact words',
  about:
    'One item: its exact words and where they stand, the text around them, the statement that tells it, and how analysts corrected it.',
  input: z.object({ id }),
  output: z.object({
    item: shownItem,
    span: z.array(z.int()).describe('[start, end) in UTF-16 code units of the text'),
    around: z.string(),
    toldBy: shownItem.nullable(),
    verdict: z.string().nullable(),
    corrections: z.array(
      z.object({ action: z.string(), by: z.string(), at: z.string(), reason: z.string().nullable() }),
    ),
  }),
  async run(given, context) {
    const { data } = await ask(context, routes.item, {}, { id: given.id })
    const item = shown(cite(data.item), context.addresses)
    const toldBy = data.toldBy === null ? null : shown(data.toldBy, context.addresses)
    const corrections = data.corrections.map(({ action, by, at, reason }) => ({ action, by, at, reason }))
    const lines = [
      lineOf(item),
      `In its text, at ${data.item.span.join(' to ')}: ${quoted(data.around.words)}`,
      toldBy === null ? 'In the reporter’s own voice.' : `Told by: ${lineOf(toldBy).slice(2)}`,
      ...corrections.map(({ action, by, at }) => `${action} by ${by}, ${at}`),
    ]
    return {
      text: lines.join('\n'),
      data: {
        item,
        span: [...data.item.span],
        around: data.around.words,
        toldBy,
        verdict: data.item.verdict,
        corrections,
      },
    }
  },
})

export const getReport = tool({
  name: 'get_report',
  title: 'A report',
  about: `A text as it was read, up to ${TEXT} characters at a time, with the items that stand there.`,
  input: z.object({ id, start: z.int().min(0).default(0).describe('Where in the text to begin') }),
  output: z.object({
    title: z.string().nullable(),
    publisher: z.string().nullable(),
    published: z.string().nullable(),
    url: z.string().nullable(),
    address: z.string(),
    text: z.string(),
    start: z.int(),
    next: z.int().nullable().describe('start of what follows; null at the end'),
    items: z.array(shownItem),
  }),
  async run({ id, start }, context) {
    const { data } = await ask(context, routes.report, {}, { id })
    const { title, publisher, published, url, edition } = data.report
    const text = data.report.text.slice(start, start + TEXT)
    const end = start + text.length
    const items = data.items
      .filter(({ span, verdict }) => span[0] >= start && span[0] < end && verdict !== 'rejected')
      .map(item => shown(cite(item), context.addresses))
    const next = end < data.report.text.length ? end : null
    const address = context.addresses.report(edition)
    return {
      text: `${title ?? 'Untitled'} [${publisher ?? '?'}, ${published ?? '?'}] ${address}\n\n${quoted(text)}\n\n${items.map(lineOf).join('\n')}${next === null ? '' : `\nMore: start ${next}`}`,
      data: { title, publisher, published, url, address, text, start, next, items },
    }
  },
})
