// A report: one text about international affairs, as it came in.

/** One text to be read. `text` is exactly the input after decoding; every span of a reading counts in it. */
export interface Report {
  readonly id: string
  readonly text: string
  readonly title?: string | null | undefined
  readonly publisher?: string | null | undefined
  /** ISO 8601 date (`2022-02-02`), optionally with a time; relative dates in the text are resolved against it. */
  readonly published?: string | null | undefined
  readonly url?: string | null | undefined
  /** ISO 639-1 code, where it was told or found. */
  readonly language?: string | null | undefined
}
