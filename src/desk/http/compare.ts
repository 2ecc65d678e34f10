// `/compare.json`: two texts beside each other.
import { z } from 'zod'
import type { RecordStore } from '../../record/index.ts'
import { comparisonOf } from '../../view/index.ts'
import { idParam } from './items.ts'
import { oneOf } from './list.ts'
import { Problem } from './problem.ts'
import { route } from './route.ts'
import { cited, keptEdition } from './shapes.ts'

const id = idParam.shape.id

export const compare = route({
  method: 'GET',
  path: '/compare.json',
  about: 'Two texts beside each other: what both say, what differs, what only one says',
  role: 'reader',
  query: z.object({ a: id, b: id }),
  answer: oneOf(
    z.object({
      a: keptEdition,
      b: keptEdition,
      both: z.array(z.object({ a: cited, b: cited, changed: z.array(z.string()).readonly() }).readonly()).readonly(),
      onlyA: z.array(cited).readonly(),
      onlyB: z.array(cited).readonly(),
    }),
  ),
  async handle({ desk: { store }, query }) {
    const [a, b] = [await textOf(store, query.a), await textOf(store, query.b)]
    const { both, onlyA, onlyB } = await comparisonOf(store, a.edition, b.edition)
    return { data: { a, b, both, onlyA, onlyB } }
  },
})

async function textOf(store: RecordStore, edition: string) {
  const report = await store.report(edition)
  if (report === null) throw new Problem('not-found', `there is no report ${edition}`)
  return report
}
