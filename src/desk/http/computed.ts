// What views computed, kept until the record changes: a view over many items is computed once, whoever asks for which page of it.
import { randomBytes } from 'node:crypto'
import { type Filter, type KeptItem, KINDS, type Kind, type Latest, type RecordStore } from '../../record/index.ts'
import type { Partial } from './list.ts'

/** Views kept, and items that one looks at: the latest that the filter lets through. */
const KEPT = 200
const LOOKED_AT = 600
/** How many times as many the last day may bring. */
const WHOLE_DAYS = 10

export class Computed {
  readonly #store: RecordStore
  readonly #kept = new Map<string, { readonly version: string; readonly value: Promise<unknown> }>()
  // SQLite counts changes from the opening of the file: counts of two runs of the desk mean different things.
  readonly #run = randomBytes(6).toString('base64url')

  constructor(store: RecordStore) {
    this.#store = store
  }

  /** Another one after every change of the record, by this process or another. */
  async version(): Promise<string> {
    return `${this.#run}.${await this.#store.version()}`
  }

  /** The value of a key for the record as it is now. */
  async of<T>(key: string, compute: () => Promise<T>): Promise<T> {
    const version = await this.version()
    const found = this.#kept.get(key)
    this.#kept.delete(key)
    if (found?.version === version) {
      this.#kept.set(key, found)
      return found.value as Promise<T>
    }
    const value = compute()
    this.#kept.set(key, { version, value })
    if (this.#kept.size > KEPT) this.#kept.delete([...this.#kept.keys()][0])
    value.catch(() => this.#kept.delete(key))
    return value
  }

  /** The filter bounded to its latest items of a kind, by day of publication: a view then takes no longer on a larger record. */
  async lately(filter: Filter, kind: Kind): Promise<{ filter: Filter; partial: Partial }> {
    return this.of(`lately ${kind} ${JSON.stringify(filter)}`, async () => {
      const since = await this.#store.dayBefore({ ...filter, kind }, LOOKED_AT)
      if (since === null || since === '') return { filter, partial: null }
      return { filter: { ...filter, publishedFrom: since }, partial: { items: LOOKED_AT, since } }
    })
  }

  /** The same items as `latest` gives, counted, and the newest of them. */
  async counted(filter: Filter, shown: number): Promise<Latest> {
    return (await this.#store.latest(filter, LOOKED_AT, shown)) ?? countedOf(await this.latest(filter), shown)
  }

  /**
   * The latest items of a filter, in the record's order, and whether there are more. Whole days of publication, so that the filter with
   * `publishedFrom` has just the same items.
   */
  async latest(filter: Filter, most = LOOKED_AT): Promise<{ items: KeptItem[]; partial: Partial }> {
    const items: KeptItem[] = []
    let since = ''
    for await (const item of this.#store.items({ ...filter, order: 'newest', limit: WHOLE_DAYS * most })) {
      const day = item.report.published?.slice(0, 10) ?? ''
      if (items.length >= most && (day !== since || day === ''))
        return { items: inOrder(items), partial: { items: items.length, since } }
      since = day
      items.push(item)
    }
    return { items: inOrder(items), partial: null }
  }
}

/** Items that no days tell apart, counted when they are loaded. */
function countedOf(
  { items, partial }: { readonly items: readonly KeptItem[]; readonly partial: Partial },
  shown: number,
): Latest {
  const counts = Object.fromEntries(KINDS.map(kind => [kind, 0])) as Record<Kind, number>
  const states = new Map<string, number>()
  for (const { kind, parties } of items) {
    counts[kind]++
    for (const state of new Set(parties.flatMap(party => party.state ?? [])))
      states.set(state, (states.get(state) ?? 0) + 1)
  }
  return {
    counts,
    states: [...states]
      .map(([state, count]) => ({ state, items: count }))
      .sort((a, b) => b.items - a.items || (a.state < b.state ? -1 : 1)),
    newest: items.slice(-shown).reverse(),
    partial,
  }
}

/** From the newest edition first to the oldest first; within an edition the text's order stays. */
function inOrder(items: readonly KeptItem[]): KeptItem[] {
  const editions: KeptItem[][] = []
  for (const item of items) {
    const last = editions.at(-1)
    if (last?.[0].edition === item.edition) last.push(item)
    else editions.push([item])
  }
  return editions.reverse().flat()
}
