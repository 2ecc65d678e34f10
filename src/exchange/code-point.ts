// Our spans count UTF-16 code units; the W3C and GDELT count characters (code points). Beyond the basic plane they differ.
import type { Span } from '../span.ts'

/** How many code points stand before an offset. */
export function codePointsBefore(text: string, offset: number): number {
  let count = 0
  const end = Math.min(offset, text.length)
  for (let at = 0; at < end; at++) {
    const unit = text.charCodeAt(at)
    // The second half of a pair counts with the first.
    if ((unit & 0xfc00) === 0xdc00 && at > 0 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800) continue
    count++
  }
  return count
}

/** A span in code points. */
export function codePointSpan(text: string, [start, end]: Span): Span {
  const first = codePointsBefore(text, start)
  return [first, first + codePointsBefore(text.slice(start, end), end - start)]
}
