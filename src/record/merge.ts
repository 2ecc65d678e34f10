// Merging: events that many reports tell become one happening. One pass in order of date; only what is a few days old is in memory.
import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import { ofItems } from './conditions.ts'
import { dayOf, type Gist, gistOf } from './gist.ts'
import { contentHash } from './ids.ts'
import { likeness, ONE, WINDOW } from './likeness.ts'
import type { Backend } from './migrations.ts'
import { bandsOf, resemblance } from './minhash.ts'
import { Papers } from './paper.ts'
import type { Kind } from './reading.ts'
import { restored } from './storable.ts'
import type { Tables } from './tables.ts'
import { numberedItemsOf, walkEditions } from './walk.ts'

/** Texts that share so many shingles are copies of one another. */
const COPY = 0.6
/** Days after which a text is no longer copied, and a happening no longer told as new. */
const MEMORY = 14
/** Newest happenings compared at most, of one type and actor: bounds the cost of a busy week. */
const RIVALS = 250
/** Accounts of a happening that a new one is compared with. */
const WITNESSES = 6

interface Cluster {
  readonly id: string
  readonly gists: Gist[]
  readonly editions: Set<string>
  seen: number
}

/** Finds happenings among events given in order of date. */
export class Merger {
  readonly #clusters = new Map<string, Cluster[]>()
  readonly #counts = new Map<string, number>()
  #events = 0

  readonly #weight = (word: string): number => {
    const count = this.#counts.get(word) ?? 0
    return Math.log((this.#events + 20) / (count + 1))
  }

  /** The happening that an event belongs to: a known one, or a new one by its own id. */
  add(gist: Gist): string {
    this.#learn(gist)
    const keys = keysOf(gist)
    let best: Cluster | null = null
    let most = ONE
    for (const cluster of this.#rivals(keys, gist)) {
      if (cluster.editions.has(gist.edition)) continue
      let score = 0
      for (const other of cluster.gists) score = Math.max(score, likeness(gist, other, this.#weight))
      if (score > most) {
        most = score
        best = cluster
      }
    }
    if (best === null) {
      best = {
        id: contentHash(JSON.stringify(['happening', gist.id])),
        gists: [],
        editions: new Set(),
        seen: gist.published,
      }
    }
    best.editions.add(gist.edition)
    best.seen = Math.max(best.seen, gist.published) || best.seen
    if (best.gists.length < WITNESSES) best.gists.push(gist)
    for (const key of keys) {
      const list = this.#clusters.get(key)
      if (list === undefined) this.#clusters.set(key, [best])
      else if (!list.includes(best, -RIVALS)) list.push(best)
    }
    return best.id
  }

  #learn(gist: Gist): void {
    this.#events++
    for (const word of gist.words) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1)
    // Words that were seen once in a long time are rare whatever the count says.
    if (this.#counts.size > 200_000) for (const [word, count] of this.#counts) if (count < 3) this.#counts.delete(word)
  }

  #rivals(keys: readonly string[], gist: Gist): Set<Cluster> {
    const rivals = new Set<Cluster>()
    for (const key of keys) {
      let list = this.#clusters.get(key)
      if (list === undefined) continue
      if (list.length > 2 * RIVALS) {
        list = list.filter(cluster => !(gist.published - cluster.seen > MEMORY)).slice(-RIVALS)
        this.#clusters.set(key, list)
      }
      for (const cluster of list.slice(-RIVALS))
        if (!(gist.published - cluster.seen > MEMORY + WINDOW)) rivals.add(cluster)
    }
    return rivals
  }
}

const keysOf = (gist: Gist): string[] =>
  gist.states.size === 0 ? [`${gist.type} -`] : [...gist.states].map(state => `${gist.type} ${state}`)

/** Finds near copies among texts given in order of date. */
export class Copies {
  readonly #bands = new Map<string, { readonly edition: string; readonly signature: string; readonly day: number }>()

  /** The edition that a text is a copy of; null for one that is its own. */
  add(edition: string, signature: string, day: number): string | null {
    const bands = bandsOf(signature)
    let original: string | null = null
    for (const band of bands) {
      const other = this.#bands.get(band)
      if (other === undefined || day - other.day > MEMORY) continue
      if (resemblance(signature, other.signature) >= COPY) original ??= other.edition
    }
    if (original === null) for (const band of bands) this.#bands.set(band, { edition, signature, day })
    if (this.#bands.size > 500_000)
      for (const [band, { day: old }] of this.#bands) if (day - old > MEMORY) this.#bands.delete(band)
    return original
  }
}

/** Of which happening an event, of which paper an instrument is. */
interface Told {
  readonly happening: string
  readonly kind: Kind
}

/** Happenings and papers of the whole record by item, and near copies by edition, without writing anything. */
async function computed(database: Kysely<Tables>, backend: Backend) {
  const merger = new Merger()
  const copies = new Copies()
  const papers = new Papers()
  const happenings = new Map<number, Told>()
  const originals = new Map<number, string>()
  const splits = await splitItems(database)
  for await (const editions of walkEditions(database, backend, {})) {
    // Beginning with the index of labels SQLite would go through all events for every few editions.
    const items = await numberedItemsOf(
      database,
      backend,
      editions,
      ofItems({ kind: ['events', 'instruments'] }, backend),
    )
    const texts = new Map(editions.map(({ edition, text }) => [edition, restored(text)]))
    for (const { n, edition, signature, published } of editions) {
      const original = signature === '' ? null : copies.add(edition, signature, dayOf(published))
      if (original !== null) originals.set(n, original)
    }
    for (const { n, item } of items) {
      const id =
        item.kind === 'events'
          ? merger.add(gistOf(item, texts.get(item.edition) ?? ''))
          : papers.add(item, dayOf(item.report.published))
      happenings.set(n, { happening: splits.get(item.id) ?? id, kind: item.kind })
    }
  }
  return { happenings, originals }
}

/** Events that analysts took out of their happenings; those of one correction stay together. */
async function splitItems(database: Kysely<Tables>): Promise<Map<string, string>> {
  const rows = await database
    .selectFrom('corrections')
    .select(['id', 'items'])
    .where('action', '=', 'split')
    .where('undone', '=', 0)
    .orderBy('n')
    .execute()
  const splits = new Map<string, string>()
  for (const { id, items } of rows)
    for (const item of JSON.parse(items) as string[]) splits.set(item, contentHash(`split ${id}`))
  return splits
}

const CHUNK = 256
/** The mark of a record in which nothing is to be merged. */
const MERGED = '0'

/** Brings happenings up to date; `write` runs what it is given in one transaction. Returns how many there are. */
export async function mergeHappenings(
  database: Kysely<Tables>,
  backend: Backend,
  write: (run: (transaction: Transaction<Tables>) => Promise<void>) => Promise<void>,
): Promise<number> {
  const mark = await database.selectFrom('meta').select('value').where('key', '=', 'unmerged').executeTakeFirst()
  if (mark !== undefined && mark.value !== MERGED) {
    const { happenings, originals } = await computed(database, backend)
    await write(async transaction => {
      await replace(transaction, happenings, originals)
      // What was kept while this computed has marked it anew; a merging that is killed leaves the mark for the next.
      await transaction
        .updateTable('meta')
        .set({ value: MERGED })
        .where('key', '=', 'unmerged')
        .where('value', '=', mark.value)
        .execute()
    })
  }
  const { rows } = await sql<{ total: number | string }>`
    select count(distinct happening) as total from happenings where kind = 'events'`.execute(database)
  return Number(rows[0].total)
}

async function replace(
  transaction: Transaction<Tables>,
  happenings: ReadonlyMap<number, Told>,
  originals: ReadonlyMap<number, string>,
): Promise<void> {
  await transaction.deleteFrom('happenings').execute()
  let rows: (Told & { item_n: number })[] = []
  for (const [item_n, told] of happenings) {
    rows.push({ item_n, ...told })
    if (rows.length < CHUNK) continue
    await transaction.insertInto('happenings').values(rows).execute()
    rows = []
  }
  if (rows.length > 0) await transaction.insertInto('happenings').values(rows).execute()
  await transaction.updateTable('editions').set({ copy_of: null }).where('copy_of', 'is not', null).execute()
  for (const [n, copy_of] of originals)
    await transaction.updateTable('editions').set({ copy_of }).where('n', '=', n).execute()
}
