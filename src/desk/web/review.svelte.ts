// The review queue: items that nobody has looked at, one after the other; what is said of them is sent at once and can be taken back.

import type { AnyItem, Kind } from '../../record/index.ts'
import type { Correction, KeptItem, One } from './answer.ts'
import { ask, Refusal, tell } from './ask.ts'
import type { Listing } from './loaded.svelte.ts'

/** One thing done, and what undoing it brings back. */
interface Done {
  readonly correction: string
  readonly item: KeptItem | null
  readonly at: number
  readonly told: string
}

/** Items left below which the next page of the queue is fetched. */
const LOW = 8

export class Queue {
  items = $state.raw<readonly KeptItem[]>([])
  at = $state(0)
  done = $state.raw<readonly Done[]>([])
  refusal = $state.raw<Refusal | null>(null)
  isLoading = $state(true)
  isSending = $state(false)
  /** What was done last, for everybody to hear. */
  told = $state('')
  /** Counts what changed the record, so that texts are fetched anew. */
  changes = $state(0)
  #address = ''
  #next: string | null = null

  get current(): KeptItem | null {
    return this.items[this.at] ?? null
  }

  get hasMore(): boolean {
    return this.#next !== null
  }

  /** Begins anew with the queue at an address. */
  async load(address: string): Promise<void> {
    this.#address = address
    this.isLoading = true
    this.refusal = null
    try {
      const { data, next } = await ask<Listing<KeptItem>>(address)
      if (address !== this.#address) return
      this.items = data
      this.#next = next
      this.at = 0
    } catch (error) {
      if (address === this.#address) this.#refuse(error)
    }
    this.isLoading = false
  }

  /** Begins anew with given items. */
  begin(items: readonly KeptItem[]): void {
    this.#address = ''
    this.#next = null
    this.items = items
    this.at = 0
    this.isLoading = false
  }

  step(by: 1 | -1): void {
    this.at = Math.max(0, Math.min(this.items.length - 1, this.at + by))
    void this.#fill()
  }

  to(id: string): void {
    const at = this.items.findIndex(item => item.id === id)
    if (at >= 0) this.at = at
  }

  confirm = () => this.#judge('confirm', 'Confirmed')
  reject = () => this.#judge('reject', 'Rejected')
  edit = (after: AnyItem) => this.#judge('edit', 'Edited', after)

  async add(edition: string, kind: Kind, after: AnyItem): Promise<boolean> {
    return this.#send({ action: 'add', edition, kind, after }, null, 'Added')
  }

  /** Takes back what was done last; its item stands in the queue again. */
  async undo(): Promise<void> {
    const last = this.done.at(-1)
    if (!last || this.isSending) return
    this.isSending = true
    try {
      await tell('/corrections', { action: 'undo', correction: last.correction })
      this.done = this.done.slice(0, -1)
      if (last.item !== null) {
        const at = Math.min(last.at, this.items.length)
        this.items = [...this.items.slice(0, at), last.item, ...this.items.slice(at)]
        this.at = at
      }
      this.told = `Undone: ${last.told.toLowerCase()}`
      this.refusal = null
      this.changes++
    } catch (error) {
      this.#refuse(error)
    }
    this.isSending = false
  }

  async #judge(action: 'confirm' | 'reject' | 'edit', told: string, after?: AnyItem): Promise<boolean> {
    const item = this.current
    if (item === null) return false
    return this.#send({ action, item: item.id, ...(after === undefined ? {} : { after }) }, item, told)
  }

  async #send(body: object, item: KeptItem | null, told: string): Promise<boolean> {
    if (this.isSending) return false
    this.isSending = true
    try {
      const { data } = await tell<One<Correction>>('/corrections', body)
      this.done = [...this.done, { correction: data.id, item, at: this.at, told }]
      if (item !== null) {
        this.items = this.items.filter(({ id }) => id !== item.id)
        this.at = Math.max(0, Math.min(this.at, this.items.length - 1))
      }
      this.told = told
      this.refusal = null
      this.changes++
      void this.#fill()
      return true
    } catch (error) {
      this.#refuse(error)
      return false
    } finally {
      this.isSending = false
    }
  }

  async #fill(): Promise<void> {
    if (this.#next === null || this.items.length - this.at > LOW) return
    const cursor = this.#next
    this.#next = null
    try {
      const { data, next } = await ask<Listing<KeptItem>>(
        `${this.#address}${this.#address.includes('?') ? '&' : '?'}cursor=${cursor}`,
      )
      const there = new Set([...this.items, ...this.done.flatMap(({ item }) => item ?? [])].map(({ id }) => id))
      this.items = [...this.items, ...data.filter(({ id }) => !there.has(id))]
      this.#next = next
    } catch {
      // The items that are there can be gone through; the next step tries again.
      this.#next = cursor
    }
  }

  #refuse(error: unknown): void {
    this.refusal =
      error instanceof Refusal ? error : new Refusal(0, error instanceof Error ? error.message : String(error))
  }
}
