// Watches: a saved question to the record, asked of every report that is kept after it was saved; what matches goes to a feed file, a web hook, a folder of mails.
import { hash } from 'node:crypto'
import { z } from 'zod'
import { type Filter, type KeptItem, RecordError, type RecordStore } from '../record/index.ts'
import { followDatabase, knownDatabase, writing } from './tables.ts'

/** Where answers go. All that are named get all of them. */
export interface Channels {
  /** An Atom feed in this file, the newest hundred items. */
  readonly feed?: string | undefined
  /** A mail (.eml) in this folder for each run that found something. */
  readonly mail?: string | undefined
  /** Called by POST, signed with the secret where there is one. */
  readonly webhook?:
    | { readonly url: string; readonly secret?: string | undefined; readonly allowPrivate?: boolean | undefined }
    | undefined
}

/** A saved question. */
export interface Watch {
  readonly name: string
  readonly filter: Filter
  readonly channels: Channels
  readonly created: string
}

/** A watch with what it found. */
export interface WatchStatus extends Watch {
  readonly found: number
  readonly lastFound: string | null
  /** Still to be told, and what was wrong at the last attempt. */
  readonly waiting: number
  readonly fault: string | null
}

const many = z.union([z.string(), z.array(z.string()).readonly()]).optional()
const one = z.string().optional()
/** A filter as it may be saved: that of the record, without paging. */
export const watchFilterSchema = z.strictObject({
  kind: many,
  type: many,
  status: many,
  actor: many,
  with: many,
  source: many,
  target: many,
  role: many,
  from: one,
  to: one,
  publishedFrom: one,
  publishedTo: one,
  publisher: many,
  words: one,
  issue: one,
  place: many,
  happening: one,
  minConfidence: z.number().min(0).max(1).optional(),
})

const channelsSchema = z.strictObject({
  feed: z.string().min(1).optional(),
  mail: z.string().min(1).optional(),
  webhook: z
    .strictObject({
      url: z.url({ protocol: /^https?$/ }),
      secret: z.string().optional(),
      allowPrivate: z.boolean().optional(),
    })
    .optional(),
})

const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,79}$/u

/** Saves a watch; what is kept from now on is looked at. Throws a `RecordError` where the name is taken or something is wrong with it. */
export async function addWatch(store: RecordStore, watch: Omit<Watch, 'created'>): Promise<Watch> {
  if (!NAME.test(watch.name))
    throw new RecordError(
      `"${watch.name}" is no name for a watch: letters, figures, spaces, ".", "_" and "-", 80 at most`,
    )
  const filter = watchFilterSchema.safeParse(watch.filter)
  const channels = channelsSchema.safeParse(watch.channels)
  for (const { error } of [filter, channels]) {
    const [issue] = error?.issues ?? []
    if (issue !== undefined)
      throw new RecordError(`the watch "${watch.name}": ${issue.path.join('.')}: ${issue.message}`)
  }
  // What cannot be asked, as words of which none must be there, is refused now and not at every run.
  for await (const _ of store.items({ ...watch.filter, limit: 1 })) break
  const database = await followDatabase(store)
  const created = new Date().toISOString()
  await writing(database, async transaction => {
    const taken = await transaction
      .selectFrom('watches')
      .select('name')
      .where('name', '=', watch.name)
      .executeTakeFirst()
    if (taken !== undefined) throw new RecordError(`there is a watch "${watch.name}" already`)
    const last = await transaction
      .selectFrom('edition_keys')
      .select('kept')
      .orderBy('kept', 'desc')
      .limit(1)
      .executeTakeFirst()
    await transaction
      .insertInto('watches')
      .values({
        name: watch.name,
        filter: JSON.stringify(filter.data),
        channels: JSON.stringify(channels.data),
        created_at: created,
        last_n: last?.kept ?? 0,
      })
      .execute()
  })
  return { ...watch, created }
}

/** Removes a watch and what it has not told yet; false where there is none. */
export async function removeWatch(store: RecordStore, name: string): Promise<boolean> {
  const database = await followDatabase(store)
  return writing(database, async transaction => {
    const known = await transaction.selectFrom('watches').select('name').where('name', '=', name).executeTakeFirst()
    await transaction.deleteFrom('watch_hits').where('watch', '=', name).execute()
    await transaction.deleteFrom('watch_deliveries').where('watch', '=', name).execute()
    await transaction.deleteFrom('watches').where('name', '=', name).execute()
    return known !== undefined
  })
}

/** Every watch by name, with what it found. Secrets are left out. Writes nothing. */
export async function listWatches(store: RecordStore): Promise<WatchStatus[]> {
  const database = await knownDatabase(store)
  if (database === null) return []
  const rows = await database.selectFrom('watches').selectAll().orderBy('name').execute()
  return Promise.all(
    rows.map(async ({ name, filter, channels, created_at: created }) => {
      const hits = await database
        .selectFrom('watch_hits')
        .select(({ fn }) => [fn.countAll<number | string>().as('found'), fn.max('found_at').as('last')])
        .where('watch', '=', name)
        .executeTakeFirst()
      const open = await database.selectFrom('watch_deliveries').select('fault').where('watch', '=', name).execute()
      const { webhook, ...others } = JSON.parse(channels) as Channels
      return {
        name,
        filter: JSON.parse(filter) as Filter,
        channels:
          webhook === undefined ? others : { ...others, webhook: { ...webhook, secret: webhook.secret && '…' } },
        created,
        found: Number(hits?.found ?? 0),
        lastFound: hits?.last ?? null,
        waiting: open.length,
        fault: open.find(({ fault }) => fault !== null)?.fault ?? null,
      }
    }),
  )
}

/** The items that a watch found, the newest first. */
export async function watchHits(store: RecordStore, name: string, limit = 100): Promise<KeptItem[]> {
  const database = await knownDatabase(store)
  if (database === null) return []
  const rows = await database
    .selectFrom('watch_hits')
    .select('item')
    .where('watch', '=', name)
    .orderBy('found_at', 'desc')
    .orderBy('item')
    .limit(limit)
    .execute()
  const items: KeptItem[] = []
  for (const { item } of rows) {
    const kept = await store.item(item)
    if (kept !== null) items.push(kept)
  }
  return items
}

/** Editions looked at with one question. */
const PAGE = 200

/** Looks at what was kept since the last time, and notes what matches and where it is to be told, all in one step. Gives the matches by watch. */
export async function findMatches(store: RecordStore): Promise<Map<string, KeptItem[]>> {
  const database = await followDatabase(store)
  const found = new Map<string, KeptItem[]>()
  for (const row of await database.selectFrom('watches').selectAll().execute()) {
    const channels = Object.keys(JSON.parse(row.channels) as Channels)
    for (let after = row.last_n; ; ) {
      const editions = await database
        .selectFrom('edition_keys')
        .select(['kept', 'edition'])
        .where('kept', '>', after)
        .orderBy('kept')
        .limit(PAGE)
        .execute()
      if (editions.length === 0) break
      const items: KeptItem[] = []
      const filter = { ...(JSON.parse(row.filter) as Filter), edition: editions.map(({ edition }) => edition) }
      for await (const item of store.items(filter)) items.push(item)
      const last = editions[editions.length - 1].kept
      const now = new Date().toISOString()
      await writing(database, async transaction => {
        // Another process may have looked meanwhile: whoever moves the mark tells.
        const moved = await transaction
          .updateTable('watches')
          .set({ last_n: last })
          .where('name', '=', row.name)
          .where('last_n', '=', after)
          .executeTakeFirst()
        if (Number(moved.numUpdatedRows) === 0 || items.length === 0) return
        for (let at = 0; at < items.length; at += 100)
          await transaction
            .insertInto('watch_hits')
            .values(items.slice(at, at + 100).map(({ id }) => ({ watch: row.name, item: id, found_at: now })))
            .onConflict(conflict => conflict.columns(['watch', 'item']).doNothing())
            .execute()
        const ids = items.map(({ id }) => id)
        for (const channel of channels)
          await transaction
            .insertInto('watch_deliveries')
            .values({
              id: hash('sha256', JSON.stringify([row.name, channel, ids]), 'hex').slice(0, 20),
              watch: row.name,
              channel,
              items: JSON.stringify(ids),
              due_at: now,
              attempts: 0,
              fault: null,
            })
            .onConflict(conflict => conflict.column('id').doNothing())
            .execute()
        found.set(row.name, [...(found.get(row.name) ?? []), ...items])
      })
      after = last
    }
  }
  return found
}
