// Text as databases take it: NUL and halves of surrogate pairs, which UTF-8 columns lose or refuse, are kept as JSON.

/** Half of a surrogate pair, alone. */
const HALF = /\p{Surrogate}/u
const MARK = '\u0001json:'

/** The text itself, or its JSON behind a mark where a database would change it. */
export const storable = (text: string): string =>
  text.includes('\0') || text.startsWith(MARK) || HALF.test(text) ? MARK + JSON.stringify(text) : text

export const storableOrNull = (text: string | null | undefined): string | null =>
  text === null || text === undefined ? null : storable(text)

/** The text that `storable` was given. */
export const restored = (kept: string): string => (kept.startsWith(MARK) ? JSON.parse(kept.slice(MARK.length)) : kept)

export const restoredOrNull = (kept: string | null): string | null => (kept === null ? null : restored(kept))
