// Tools that show one thing whole: an item with its exact words, a text.
import { z } from 'zod'
import { type Cited, cite } from '../../view/index.ts'
import { routes } from '../http/index.ts'
import { lineOf, quoted, type ShownItem, shown, shownItem } from './shown.ts'
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

/** Items of each list that a comparison tells. */
const COMPARED = 100

const comparedText = z.object({
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  published: z.string().nullable(),
  address: z.string(),
})

export const compare = tool({
  name: 'compare',
  title: 'Two texts beside each other',
  about:
    'What two texts both say and what differs in it, and what only one of them says: readouts of one meeting, drafts, editions.',
  input: z.object({ a: id, b: id }),
  output: z.object({
    a: comparedText,
    b: comparedText,
    both: z.array(
      z.object({ a: shownItem, b: shownItem, changed: z.array(z.string()).describe('What of it differs') }),
    ),
    onlyA: z.array(shownItem),
    onlyB: z.array(shownItem),
    more: z.int().describe(`Items left out: of each list ${COMPARED} are told`),
  }),
  async run(given, context) {
    const { data } = await ask(context, routes.compare, given)
    const headOf = ({ title, publisher, published, edition }: typeof data.a) => ({
      title,
      publisher,
      published,
      address: context.addresses.report(edition),
    })
    const some = (items: readonly Cited[]): ShownItem[] =>
      items.slice(0, COMPARED).map(item => shown(item, context.addresses))
    const [a, b] = [headOf(data.a), headOf(data.b)]
    const both = data.both.slice(0, COMPARED).map(pair => ({
      a: shown(pair.a, context.addresses),
      b: shown(pair.b, context.addresses),
      changed: [...pair.changed],
    }))
    const [onlyA, onlyB] = [some(data.onlyA), some(data.onlyB)]
    const lists = [data.both, data.onlyA, data.onlyB]
    const more = lists.reduce((sum, { length }) => sum + Math.max(0, length - COMPARED), 0)
    const named = ({ title, publisher, published, address }: typeof a) =>
      `${quoted(title ?? 'Untitled')} [${publisher ?? '?'}, ${published ?? '?'}] ${address}`
    const lines = [
      `a: ${named(a)}`,
      `b: ${named(b)}`,
      `Both say, ${data.both.length}:`,
      ...both.map(
        pair =>
          `${lineOf(pair.a)}\n  b: ${lineOf(pair.b).slice(2)}${pair.changed.length === 0 ? '' : `\n  differs in ${pair.changed.join(', ')}`}`,
      ),
      `Only a says, ${data.onlyA.length}:`,
      ...onlyA.map(lineOf),
      `Only b says, ${data.onlyB.length}:`,
      ...onlyB.map(lineOf),
      ...(more === 0 ? [] : [`Left out: ${more}`]),
    ]
    return { text: lines.join('\n'), data: { a, b, both, onlyA, onlyB, more } }
  },
})
