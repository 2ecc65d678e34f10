// Evidence: an item is kept only where its words stand at its spans in the report's text.
import type { Span } from '../span.ts'
import type { AnyItem } from './correction.ts'
import { spansOf } from './flat-item.ts'
import type { Kind } from './reading.ts'

/** Why an item is refused; null where every span of it holds words of the text. */
export function lackOfEvidence(kind: Kind, item: AnyItem, text: string, words?: string): string | null {
  const spans = spansOf(kind, item)
  for (const span of spans) {
    const wrong = faultOfSpan(span, text)
    if (wrong !== null) return wrong
  }
  const found = text.slice(...spans[0])
  if (words !== undefined && words !== found) return `has "${clip(found)}" at [${spans[0]}], expected "${clip(words)}"`
  return null
}

function faultOfSpan(span: Span, text: string): string | null {
  const [start, end] = span
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end <= start) {
    return `[${span}] is no span, expected [start, end) with start before end`
  }
  if (end > text.length) return `[${span}] ends after the text, which has ${text.length} code units`
  if (isHalf(text, start) || isHalf(text, end)) return `[${span}] cuts a character in two`
  if (text.slice(start, end).trim() === '') return `[${span}] holds no words`
  return null
}

const isHalf = (text: string, at: number) =>
  at > 0 &&
  at < text.length &&
  (text.charCodeAt(at) & 0xfc00) === 0xdc00 &&
  (text.charCodeAt(at - 1) & 0xfc00) === 0xd800

const clip = (words: string) => (words.length > 40 ? `${words.slice(0, 39)}…` : words)
