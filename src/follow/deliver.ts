// What watches found, told: the Atom file written anew, a mail put into its folder, a web hook called, signed, and called again where it fails.
import { createHmac } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { atomOf, describeItem } from '../exchange/index.ts'
import { type KeptItem, type RecordStore, tellingErrors } from '../record/index.ts'
import { FetchError, postJson } from '../source/index.ts'
import { inSeconds } from './feed-state.ts'
import { backOff } from './pace.ts'
import { type DeliveryRow, type FollowDatabase, followDatabase, writing } from './tables.ts'
import { type Channels, findMatches, watchHits } from './watch.ts'

/** Attempts before a call is given up: about two days. */
const ATTEMPTS = 14
const FIRST = 20
/** Seconds that an attempt takes at most. */
const CLAIM = 120

/** What a run of the watches did. */
export interface WatchRun {
  readonly found: number
  readonly told: number
  readonly faults: readonly { readonly watch: string; readonly channel: string; readonly fault: string }[]
}

/** Looks for what is new and tells it, and what could not be told before. Several processes may: each thing is told by one. */
export function runWatches(store: RecordStore, userAgent: string): Promise<WatchRun> {
  return tellingErrors(store.name, async () => {
    let found = 0
    for (const items of (await findMatches(store)).values()) found += items.length
    const database = await followDatabase(store)
    const due = await database
      .selectFrom('watch_deliveries')
      .selectAll()
      .where('due_at', '<=', new Date().toISOString())
      .orderBy('due_at')
      .execute()
    const faults: { watch: string; channel: string; fault: string }[] = []
    let told = 0
    for (const delivery of due) {
      if (!(await claim(database, delivery))) continue
      const { watch, channel } = delivery
      const row = await database.selectFrom('watches').select('channels').where('name', '=', watch).executeTakeFirst()
      const channels = row === undefined ? {} : (JSON.parse(row.channels) as Channels)
      try {
        await deliver(store, delivery, channels, userAgent)
        await writing(database, transaction =>
          transaction.deleteFrom('watch_deliveries').where('id', '=', delivery.id).execute(),
        )
        told++
      } catch (error) {
        faults.push({ watch, channel, fault: await tellAgain(database, delivery, error) })
      }
    }
    return { found, told, faults }
  })
}

/** Puts the next attempt off for as long as this one may take; false where another process did so first. */
async function claim(database: FollowDatabase, { id, due_at }: DeliveryRow): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('watch_deliveries')
    .set({ due_at: inSeconds(CLAIM) })
    .where('id', '=', id)
    .where('due_at', '=', due_at)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Notes when it is tried again, or gives it up. Gives the fault. */
async function tellAgain(database: FollowDatabase, delivery: DeliveryRow, error: unknown): Promise<string> {
  const fault = error instanceof Error ? error.message : String(error)
  const attempts = delivery.attempts + 1
  const final = attempts >= ATTEMPTS || (error instanceof FetchError && !error.temporary && error.status === 410)
  const asked = error instanceof FetchError ? error.retryAfter : null
  await writing(database, async transaction => {
    if (final) await transaction.deleteFrom('watch_deliveries').where('id', '=', delivery.id).execute()
    else
      await transaction
        .updateTable('watch_deliveries')
        .set({ attempts, fault, due_at: inSeconds(backOff(attempts, FIRST, asked)) })
        .where('id', '=', delivery.id)
        .execute()
  })
  return fault
}

async function deliver(
  store: RecordStore,
  delivery: DeliveryRow,
  channels: Channels,
  userAgent: string,
): Promise<void> {
  const { watch, channel, id } = delivery
  if (channel === 'feed' && channels.feed !== undefined) {
    const items = await watchHits(store, watch)
    return writeWhole(
      channels.feed,
      atomOf(`urn:chancery:watch:${encodeURIComponent(watch)}`, `Chancery: ${watch}`, items),
    )
  }
  const items: KeptItem[] = []
  for (const item of JSON.parse(delivery.items) as string[]) {
    const kept = await store.item(item)
    if (kept !== null) items.push(kept)
  }
  if (channel === 'mail' && channels.mail !== undefined) {
    await mkdir(channels.mail, { recursive: true })
    return writeWhole(join(channels.mail, `${id}.eml`), mailOf(watch, id, items))
  }
  if (channel === 'webhook' && channels.webhook !== undefined) {
    const { url, secret, allowPrivate = false } = channels.webhook
    const body = JSON.stringify({ watch, items })
    await postJson(url, body, { userAgent, allowPrivate, headers: signed(id, body, secret) })
  }
}

/** By the Standard Webhooks specification: who receives it can check that it is ours, whole and recent; the id is the same at each attempt. */
function signed(id: string, body: string, secret: string | undefined): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp }
  if (secret === undefined) return headers
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret)
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { ...headers, 'webhook-signature': `v1,${signature}` }
}

/** Written beside and moved: who reads it sees the old one or the new one. */
async function writeWhole(file: string, words: string): Promise<void> {
  const beside = `${file}.new`
  await writeFile(beside, words)
  await rename(beside, file)
}

/** A mail (RFC 5322) that lists the items, each with its words and where they stand. */
function mailOf(watch: string, id: string, items: readonly KeptItem[]): string {
  const body = items.map(item => `${describeItem(item)}\n`).join('\n')
  const encoded = Buffer.from(body).toString('base64').replace(/.{76}/g, '$&\r\n')
  const subject = `${watch}: ${items.length} new`
  return [
    'From: Chancery <chancery@localhost>',
    'To: desk@localhost',
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}@chancery.local>`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    encoded,
    '',
  ].join('\r\n')
}
