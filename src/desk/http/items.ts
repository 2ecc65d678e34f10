// `/items.json` and `/item/{id}.json`: kept items, the newest report's first, and one of them with its sentence and its corrections.
import { z } from 'zod'
import { cite } from '../../view/index.ts'
import { correctionShape } from './corrections.ts'
import { countedIds, countedPage, countedShape } from './counted.ts'
import { filterOf, listQuery } from './filter.ts'
import { itemPage, listOf, oneOf } from './list.ts'
import { Problem } from './problem.ts'
import { route } from './route.ts'
import { cited, keptItem, span } from './shapes.ts'

export const items = route({
  method: 'GET',
  path: '/items.json',
  about: 'Items of the four kinds, the newest report’s first',
  role: 'reader',
  query: listQuery.extend(countedShape),
  answer: listOf(keptItem),
  async handle({ desk, query: { cursor, limit, ...query } }) {
    const page = { cursor, limit }
    const ids = await countedIds(desk, query)
    return ids === null
      ? itemPage(desk.store, filterOf(query, { order: 'newest' }), page)
      : countedPage(desk, ids, page)
  },
})

/** Code units shown around an item's words. */
const AROUND = 300

export const idParam = z.object({
  id: z
    .string()
    .regex(/^[0-9a-f]{4,20}$/, 'expected 4 to 20 hex digits')
    .describe('20 hex digits, or the first of them as far as no other begins so'),
})

export const item = route({
  method: 'GET',
  path: '/item/{id}.json',
  about: 'One item: its exact words, the text around them, the statement that tells it, and every correction of it',
  role: 'reader',
  params: idParam,
  answer: oneOf(
    z.object({
      item: keptItem,
      around: z
        .object({ words: z.string(), span })
        .describe('The text around the item; `span` counts in the whole text'),
      toldBy: cited.nullable(),
      corrections: z.array(correctionShape).readonly(),
    }),
  ),
  async handle({ desk: { store }, params: { id } }) {
    const found = await store.item(id)
    if (found === null) throw new Problem('not-found', `there is no item ${id}`)
    const report = await store.report(found.edition)
    const text = report?.text ?? ''
    const start = wordEdge(text, Math.max(0, found.span[0] - AROUND), 1)
    const end = wordEdge(text, Math.min(text.length, found.span[1] + AROUND), -1)
    const toldBy = found.statement === null ? null : await store.item(found.statement)
    const corrections = []
    for await (const correction of store.corrections({ item: found.id })) corrections.push(correction)
    return {
      data: {
        item: found,
        around: { words: text.slice(start, end), span: [start, end] as const },
        toldBy: toldBy === null ? null : cite(toldBy),
        corrections,
      },
    }
  },
})

/** The next place between words, in a direction, so that no character is cut in two. */
function wordEdge(text: string, from: number, step: 1 | -1): number {
  let at = from
  while (at > 0 && at < text.length && /\S/.test(text[at - 1]) && Math.abs(at - from) < 40) at += step
  return at > 0 && (text.charCodeAt(at) & 0xfc00) === 0xdc00 ? at - 1 : at
}
