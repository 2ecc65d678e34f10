// Places in the stored text. The one file that every folder may import.

/** `[start, end)` in UTF-16 code units of the report's text: `text.slice(start, end)` gives the words back, unchanged. */
export type Span = readonly [start: number, end: number]

/** The words at a span. */
export const wordsAt = (text: string, span: Span): string => text.slice(span[0], span[1])

/** Whether `inner` lies within `outer`, equal bounds included. */
export const contains = (outer: Span, inner: Span): boolean => outer[0] <= inner[0] && inner[1] <= outer[1]

/** Whether two spans share at least one code unit. */
export const overlaps = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1]

/** The smallest span that holds both. */
export const cover = (a: Span, b: Span): Span => [Math.min(a[0], b[0]), Math.max(a[1], b[1])]
