// `/report/{id}.json`: one text with all its items, its other editions and how it differs from the one before.
import { z } from 'zod'
import type { KeptEdition, KeptItem } from '../../record/index.ts'
import { idParam } from './items.ts'
import { oneOf } from './list.ts'
import { Problem } from './problem.ts'
import { route } from './route.ts'
import { editionHead, keptEdition, keptItem } from './shapes.ts'

/** Items told with a text: more than any page can show. */
const MOST = 5000

const diff = z.object({
  before: z.string(),
  after: z.string(),
  added: z.array(keptItem).readonly(),
  removed: z.array(keptItem).readonly(),
  changed: z.array(z.object({ before: keptItem, after: keptItem }).readonly()).readonly(),
  same: z.int(),
})

export const report = route({
  method: 'GET',
  path: '/report/{id}.json',
  about:
    'One text: as it was read, with its items in order of the text, its editions, and what the edition before it says otherwise',
  role: 'reader',
  params: idParam,
  answer: oneOf(
    z.object({
      report: keptEdition,
      items: z.array(keptItem).readonly().describe(`The first ${MOST}`),
      more: z.int().describe('How many items are left out; /items.json?edition=… has all'),
      editions: z.array(editionHead).readonly(),
      diff: diff.nullable().describe('Null where there is no earlier edition'),
    }),
  ),
  async handle({ desk: { store }, params: { id } }) {
    const found = await store.report(id)
    if (found === null) throw new Problem('not-found', `there is no report ${id}`)
    const items: KeptItem[] = []
    const filter = { edition: found.edition, editions: 'all', rejected: true } as const
    for await (const item of store.items({ ...filter, limit: MOST })) items.push(item)
    const more = items.length < MOST ? 0 : (await store.count(filter)) - MOST
    const sources = await store.database
      .selectFrom('editions')
      .select('edition')
      .where('source', '=', found.url ?? found.id)
      .orderBy('number')
      .execute()
    const editions: Omit<KeptEdition, 'text'>[] = []
    for (const { edition } of sources) {
      const one = await store.report(edition)
      if (one !== null) editions.push(headOf(one))
    }
    return { data: { report: found, items, more, editions, diff: await store.editionDiff(found.edition) } }
  },
})

/** What is told of a text where the text itself is not wanted. */
export const headOf = ({ text: _, ...head }: KeptEdition): Omit<KeptEdition, 'text'> => head
