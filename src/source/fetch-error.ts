/** Why something could not be fetched. `temporary`: another attempt may succeed; `retryAfter`: seconds that the server asked for. */
export class FetchError extends Error {
  readonly temporary: boolean
  readonly status: number | null
  readonly retryAfter: number | null

  constructor(
    message: string,
    more: {
      readonly temporary?: boolean
      readonly status?: number
      readonly retryAfter?: number | null
      readonly cause?: unknown
    } = {},
  ) {
    super(message, { cause: more.cause })
    this.temporary = more.temporary ?? false
    this.status = more.status ?? null
    this.retryAfter = more.retryAfter ?? null
  }
}
