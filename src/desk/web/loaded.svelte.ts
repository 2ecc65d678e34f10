// What a page shows while its data is on the way, has come, or was refused.
import { ask, Refusal } from './ask.ts'

/** How lists come: rows, where to go on, how many there are, what a computed view left out. */
export interface Listing<Row> {
  readonly data: readonly Row[]
  readonly next: string | null
  readonly total: number | null
  readonly partial: { readonly items: number; readonly since: string } | null
}

/** One answer. Asked again whenever the address changes; an answer that comes late for an address left is dropped. */
export class Loaded<T> {
  data = $state.raw<T | null>(null)
  refusal = $state.raw<Refusal | null>(null)
  isLoading = $state(true)
  #turn = $state(0)

  constructor(address: () => string | null) {
    $effect(() => {
      const from = address()
      void this.#turn
      if (from === null) {
        this.data = null
        this.isLoading = false
        return
      }
      const calledOff = new AbortController()
      this.isLoading = true
      this.refusal = null
      ask<T>(from, calledOff.signal)
        .then(data => {
          if (calledOff.signal.aborted) return
          this.data = data
          this.isLoading = false
        })
        .catch((error: unknown) => {
          if (calledOff.signal.aborted) return
          this.refusal = refusalOf(error)
          this.data = null
          this.isLoading = false
        })
      return () => calledOff.abort()
    })
  }

  again(): void {
    this.#turn++
  }
}

/** A list that is read on, a page at a time. */
export class Listed<Row> {
  rows = $state.raw<readonly Row[]>([])
  total = $state<number | null>(null)
  partial = $state.raw<Listing<Row>['partial']>(null)
  /** The first page as it came, with what else it tells. */
  head = $state.raw<Listing<Row> | null>(null)
  next = $state<string | null>(null)
  refusal = $state.raw<Refusal | null>(null)
  isLoading = $state(true)
  #address = ''
  #turn = $state(0)

  /** Without an address nothing is asked. */
  constructor(address: () => string | null) {
    $effect(() => {
      const from = address()
      void this.#turn
      if (from === null) {
        this.#take({ data: [], next: null, total: null, partial: null }, [])
        return
      }
      this.#address = from
      this.isLoading = true
      this.refusal = null
      const calledOff = new AbortController()
      ask<Listing<Row>>(this.#address, calledOff.signal)
        .then(listing => {
          if (calledOff.signal.aborted) return
          this.head = listing
          this.#take(listing, [])
        })
        .catch((error: unknown) => {
          if (!calledOff.signal.aborted) this.#refuse(error)
        })
      return () => calledOff.abort()
    })
  }

  /** The next page, after those that are there. */
  async more(): Promise<void> {
    if (this.next === null || this.isLoading) return
    const address = this.#address
    this.isLoading = true
    try {
      const listing = await ask<Listing<Row>>(`${address}${address.includes('?') ? '&' : '?'}cursor=${this.next}`)
      if (address === this.#address) this.#take(listing, this.rows)
    } catch (error) {
      if (address === this.#address) this.#refuse(error)
    }
  }

  again(): void {
    this.#turn++
  }

  #take({ data, next, total, partial }: Listing<Row>, before: readonly Row[]): void {
    this.rows = [...before, ...data]
    this.next = next
    this.total = total
    this.partial = partial
    this.isLoading = false
  }

  #refuse(error: unknown): void {
    this.refusal = refusalOf(error)
    this.isLoading = false
  }
}

const refusalOf = (error: unknown) =>
  error instanceof Refusal ? error : new Refusal(0, error instanceof Error ? error.message : String(error))
