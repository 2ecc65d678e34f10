// `/review.json`: the queue of items that no analyst has looked at yet, the newest report's first.
import { cursorOf, type KeptItem } from '../../record/index.ts'
import { filterOf, listQuery } from './filter.ts'
import { listOf } from './list.ts'
import { route } from './route.ts'
import { keptItem } from './shapes.ts'

export const review = route({
  method: 'GET',
  path: '/review.json',
  about: 'Items that no analyst has confirmed, rejected or edited yet, the newest report’s first',
  role: 'reader',
  query: listQuery,
  answer: listOf(keptItem),
  async handle({ desk: { store }, query: { limit, cursor, ...query } }) {
    const data: KeptItem[] = []
    const filter = filterOf(query, { origin: 'machine', order: 'newest' })
    for await (const item of store.items({ ...filter, ...(cursor === undefined ? {} : { cursor }) })) {
      if (item.verdict !== null) continue
      if (data.length === limit) return { data, next: cursorOf(data[limit - 1]), total: null, partial: null }
      data.push(item)
    }
    return { data, next: null, total: null, partial: null }
  },
})
