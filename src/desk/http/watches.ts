// Searches saved as watches: `/watches.json`, each with what it found since as a list and an Atom feed; saving and forgetting them.
import { z } from 'zod'
import { atomOf } from '../../exchange/index.ts'
import { addWatch, listWatches, removeWatch, type WatchStatus, watchHits } from '../../follow/index.ts'
import type { Filter, RecordStore } from '../../record/index.ts'
import { filterOf, filterShape, pageQuery, queryOfFilter } from './filter.ts'
import { listOf, oneOf, rowPage } from './list.ts'
import { Problem } from './problem.ts'
import { route } from './route.ts'
import { keptItem } from './shapes.ts'

/** Items of a watch that are told: the newest. */
const HITS = 1000
/** Entries of its feed. */
const ENTRIES = 100

const watchShape = z
  .object({
    name: z.string(),
    query: z.string().nullable().describe('Its filter as /search takes it; null where it asks more than that'),
    created: z.string().describe('ISO time; what is kept later is looked at'),
    found: z.int(),
    lastFound: z.string().nullable(),
    tells: z
      .array(z.enum(['feed', 'mail', 'webhook']))
      .readonly()
      .describe('Where else it tells what it finds, beside /watches/{name}.atom'),
    fault: z.string().nullable().describe('What was wrong when it was last told elsewhere'),
  })
  .readonly()
  .meta({ id: 'Watch' })

/** Files and addresses that a watch tells are the business of who runs the desk. */
const shown = ({ name, filter, created, found, lastFound, channels, fault }: WatchStatus) => ({
  name,
  query: queryOfFilter(filter),
  created,
  found,
  lastFound,
  tells: (['feed', 'mail', 'webhook'] as const).filter(channel => channels[channel] !== undefined),
  fault: fault === null ? null : 'it could not be told; `chancery watch list` tells why',
})

export const watches = route({
  method: 'GET',
  path: '/watches.json',
  about: 'Searches that are saved: each is asked of every report that is kept later',
  role: 'reader',
  query: pageQuery,
  answer: listOf(watchShape),
  async handle({ desk: { store }, query }) {
    return rowPage((await listWatches(store)).map(shown), null, ({ name }) => name, query)
  },
})

const nameParam = z.object({ name: z.string().min(1).max(80) })

export const watch = route({
  method: 'GET',
  path: '/watches/{name}.json',
  about: `What a watch found, the newest first, ${HITS} at most`,
  role: 'reader',
  params: nameParam,
  query: pageQuery,
  answer: listOf(keptItem),
  async handle({ desk: { store }, params: { name }, query }) {
    const { found } = await watchOf(store, name)
    const hits = await watchHits(store, name, HITS)
    return { ...rowPage(hits, null, ({ id }) => id, query), total: found }
  },
})

export const watchFeed = route({
  method: 'GET',
  path: '/watches/{name}.atom',
  about: `What a watch found as an Atom feed: the newest ${ENTRIES}`,
  role: 'reader',
  params: nameParam,
  answer: z.instanceof(Response),
  file: true,
  async handle({ desk: { store }, params: { name } }) {
    await watchOf(store, name)
    const id = `urn:chancery:watch:${encodeURIComponent(name)}`
    return new Response(atomOf(id, `Chancery: ${name}`, await watchHits(store, name, ENTRIES)), {
      headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
    })
  },
})

async function watchOf(store: RecordStore, name: string): Promise<WatchStatus> {
  const found = (await listWatches(store)).find(one => one.name === name)
  if (found === undefined) throw new Problem('not-found', `there is no watch "${name}"`)
  return found
}

export const saveWatch = route({
  method: 'POST',
  path: '/watches',
  about: 'Saves a search: what is kept from now on and is as its filter says stands at /watches/{name}.json and .atom',
  role: 'analyst',
  body: {
    as: 'json',
    schema: z.strictObject({ name: z.string().max(80), filter: z.strictObject(filterShape) }),
    most: 20_000,
  },
  answer: oneOf(watchShape),
  async handle({ desk: { store }, body: { name, filter: query } }) {
    const { editions: _, ...filter } = filterOf(query)
    if (Object.keys(filter).length === 0)
      throw new Problem('bad-request', 'the filter asks nothing, expected some of its fields', { field: 'filter' })
    if ((await listWatches(store)).some(known => known.name === name))
      throw new Problem('conflict', `there is a watch "${name}" already`, { field: 'name' })
    await addWatch(store, { name, filter: filter as Filter, channels: {} })
    return { data: shown(await watchOf(store, name)) }
  },
})

export const forgetWatch = route({
  method: 'DELETE',
  path: '/watches/{name}',
  about: 'Forgets a watch and what it found',
  role: 'analyst',
  params: nameParam,
  answer: oneOf(z.null()),
  async handle({ desk: { store }, params: { name } }) {
    if (!(await removeWatch(store, name))) throw new Problem('not-found', `there is no watch "${name}"`)
    return { data: null }
  },
})
