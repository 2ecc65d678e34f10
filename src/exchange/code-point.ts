// Our spans count UTF-16 code units; the W3C and GDELT count characters (code points). Beyond the basic plane they differ.
import type { Span } from '../span.ts'

/** Code units between two counted places. */
const STEP = 1024

// Items come report by report: the counts of the last text serve all of its spans, so that a long report costs one pass.
let counted = ''
let counts: readonly number[] = [0]

/** How many code points stand before an offset. */
export function codePointsBefore(text: string, offset: number): number {
  if (text !== counted) {
    const found = [0]
    for (let from = 0; from < text.length; from += STEP)
      found.push(found[found.length - 1] + count(text, from, from + STEP))
    counted = text
    counts = found
  }
  const end = Math.min(offset, text.length)
  const step = Math.floor(end / STEP)
  return counts[step] + count(text, step * STEP, end)
}

function count(text: string, from: number, to: number): number {
  const end = Math.min(to, text.length)
  let points = 0
  for (let at = from; at < end; at++) {
    // The second half of a pair counts with the first.
    if ((text.charCodeAt(at) & 0xfc00) === 0xdc00 && at > 0 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800) continue
    points++
  }
  return points
}

/** A span in code points. */
export const codePointSpan = (text: string, [start, end]: Span): Span => [
  codePointsBefore(text, start),
  codePointsBefore(text, end),
]
