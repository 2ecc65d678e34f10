// What a page, feed or file tells of itself: a value with the place where it stood, so that a wrong date can be traced.

/** A value and how it was found: `json-ld`, `meta article:published_time`, `time`, `url`, `text`, `feed` … */
export interface Told<T = string> {
  readonly value: T
  readonly by: string
}

/** The first that is there. */
export const firstTold = <T>(...candidates: readonly (Told<T> | null)[]): Told<T> | null =>
  candidates.find(candidate => candidate !== null) ?? null

/** A told value, `null` for an empty one. */
export function told(value: string | null | undefined, by: string): Told | null {
  // Control signs and halves of pairs: no database takes all of them.
  const clean = value
    ?.replace(/[\p{Cc}\p{Surrogate}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return clean ? { value: clean, by } : null
}
