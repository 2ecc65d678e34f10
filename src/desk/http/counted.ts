// `counted`: the items that one figure of a view counts, so that every number leads to just those. `ties/RUS/CHN/quad/3`: of a pair or of
// blocs (`DEU+FRA`) all deeds, or those of a `quad`, `domain` or `month`; `stand/{key}/{actor}/for`: an actor's positions on an issue. The
// view is asked anew, with the rest of the filter, and tells its items by their ids.
import { z } from 'zod'
import type { KeptItem } from '../../record/index.ts'
import { DOMAINS, standItemsOf, type TiePart, tieItemsOf } from '../../view/index.ts'
import type { Desk } from './desk.ts'
import { type FilterQuery, filterOf, filterQuery } from './filter.ts'
import { rowPage } from './list.ts'
import { positionsAsked } from './positions.ts'
import { Problem } from './problem.ts'

export const countedShape = {
  counted: z
    .string()
    .max(1000)
    .optional()
    .describe(
      'What a figure counts: ties/RUS/CHN, ties/RUS/CHN/quad/3 (domain/energy, month/2031-05), stand/{key}/USA/for',
    ),
} as const
export const countedQuery = filterQuery.extend(countedShape)
type CountedQuery = FilterQuery & { readonly counted?: string | undefined }

/** Ids of what is counted, the newest first; null where nothing is asked for in this way. */
export function countedIds(desk: Desk, { counted, ...query }: CountedQuery): Promise<readonly string[]> | null {
  if (counted === undefined) return null
  const [view, ...parts] = counted.split('/').map(decoded)
  const of = { ...query, kind: undefined }
  return desk.computed.of(`counted ${counted} ${JSON.stringify(of)}`, async () => {
    if (view === 'ties' && (parts.length === 2 || parts.length === 4)) {
      const [a, b, by, value] = parts
      const part = partOf(by, value)
      if (part !== null) return tieItemsOf(desk.store, a, b, filterOf(of), part)
    }
    if (view === 'stand' && (parts.length === 2 || parts.length === 3)) {
      const [key, actor, stance] = parts
      if (stance === undefined || stance === 'for' || stance === 'against') {
        const { filter } = await positionsAsked(desk, of)
        return standItemsOf(desk.store, filter, { key, actor, ...(stance === undefined ? {} : { stance }) })
      }
    }
    throw new Problem('bad-request', `"${counted.slice(0, 80)}" is no figure, expected ties/… or stand/…`, {
      field: 'counted',
    })
  })
}

function partOf(by: string | undefined, value: string | undefined): TiePart | null {
  if (by === undefined || value === undefined) return {}
  if (by === 'month') return { month: value }
  const quad = ([1, 2, 3, 4] as const).find(one => String(one) === value)
  if (by === 'quad') return quad === undefined ? null : { quad }
  const domain = DOMAINS.find(one => one === value)
  return by !== 'domain' || domain === undefined ? null : { domain }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** A page of them. */
export async function countedPage(
  desk: Desk,
  ids: readonly string[],
  page: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const { data, ...rest } = rowPage(ids, null, id => id, page)
  const items = await desk.store.page({ id: data, limit: data.length })
  const byId = new Map<string, KeptItem>(items.map(item => [item.id, item]))
  return { ...rest, data: data.flatMap(id => byId.get(id) ?? []) }
}
