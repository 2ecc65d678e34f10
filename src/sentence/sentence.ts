// A sentence and its tokens, as offsets into the report's text.
import type { Span } from '../span.ts'

/**
 * Token bounds of one sentence. Token `i` is `text.slice(starts[i], ends[i])`: tokens follow Universal Dependencies (EWT),
 * so "don't" is two tokens ("do", "n't") that touch; no token is empty and none overlap.
 */
export interface Sentence {
  readonly span: Span
  readonly starts: Int32Array
  readonly ends: Int32Array
}
