// Items that were loaded, the mentions of papers, reports as facets count them and texts by month, kept while the record is the same: pages of one actor, its pairs and its agenda show many of the same. On SQLite
// alone, where to ask whether the record is the same takes nothing; not within a transaction, which may be undone.
import { CompiledQuery, type Kysely } from 'kysely'
import type { KeptItem } from './item.ts'
import type { Backend } from './migrations.ts'
import type { PaperMentions } from './store.ts'
import type { Tables } from './tables.ts'

/** Letters of texts that items may hold on to, and what an item counts beside its text: their words are parts of it. */
const ROOM = 30_000_000
const OWN = 1500

/** Mentions of papers kept: all go when there is no more room. */
const MENTIONS = 100_000

/** Reports kept as facets count them: all go when there is no more room. */
const REPORTS = 100_000

/** A report as facets count it. */
export interface Counted {
  readonly n: number
  readonly publisher: string | null
  readonly month: string
}

/** Those of the longest time ago go first. */
export class LoadedItems {
  version = ''
  #taken = 0
  readonly #items = new Map<number, { readonly item: KeptItem; readonly size: number }>()
  readonly #reports = new Map<number, Counted>()
  readonly #papers = new Map<string, PaperMentions>()
  #mentions = 0
  /** All texts by month of publication. */
  volume: readonly { readonly month: string; readonly reports: number }[] | null = null

  /** Forgets all where the record has changed. */
  at(version: string): this {
    if (version === this.version) return this
    this.version = version
    this.#taken = 0
    this.#items.clear()
    this.volume = null
    this.#reports.clear()
    this.#forgetPapers()
    return this
  }

  get(n: number): KeptItem | undefined {
    const found = this.#items.get(n)
    if (found === undefined) return undefined
    this.#items.delete(n)
    this.#items.set(n, found)
    return found.item
  }

  report(n: number): Counted | undefined {
    return this.#reports.get(n)
  }

  setReport(report: Counted): void {
    if (this.#reports.size >= REPORTS) this.#reports.clear()
    this.#reports.set(report.n, report)
  }

  paper(id: string): PaperMentions | undefined {
    return this.#papers.get(id)
  }

  setPaper(paper: PaperMentions): void {
    if (this.#mentions > MENTIONS) this.#forgetPapers()
    this.#papers.set(paper.paper, paper)
    this.#mentions += paper.mentions.length
  }

  #forgetPapers(): void {
    this.#papers.clear()
    this.#mentions = 0
  }

  set(n: number, item: KeptItem, text: string): void {
    const size = OWN + text.length
    this.#items.set(n, { item, size })
    this.#taken += size
    for (const [oldest, { size: freed }] of this.#items) {
      if (this.#taken <= ROOM) return
      this.#items.delete(oldest)
      this.#taken -= freed
    }
  }
}

const ofDatabase = new WeakMap<Kysely<Tables>, LoadedItems>()

/** What was loaded of a record as it is now; null where nothing is kept. */
export async function loadedItems(database: Kysely<Tables>, backend: Backend): Promise<LoadedItems | null> {
  if (backend !== 'sqlite' || database.isTransaction) return null
  const kept = ofDatabase.get(database) ?? new LoadedItems()
  ofDatabase.set(database, kept)
  return kept.at(await versionOf(database, backend))
}

/** Another one after every change of the record, by this process or another. */
export async function versionOf(database: Kysely<Tables>, backend: Backend): Promise<string> {
  const { rows } = await database.executeQuery(VERSION[backend])
  return `${rows[0].v}`
}

/** Asked a dozen times for a page: made ready once. */
const VERSION: Readonly<Record<Backend, CompiledQuery<{ v: unknown }>>> = {
  sqlite: CompiledQuery.raw("select total_changes() || '.' || data_version as v from pragma_data_version"),
  postgres: CompiledQuery.raw('select pg_current_snapshot()::text as v'),
}
