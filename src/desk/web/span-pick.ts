// Words selected with mouse or keys, as a span of the report's text. Elements of the text carry `data-start`; what stands for a hidden
// character carries `data-end`, too, and counts as one.
import type { Span } from '../../span.ts'

/** The span of the browser's selection within an element; null where nothing of its text is selected. */
export function pickedSpan(within: Element, text: string): Span | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!within.contains(range.startContainer) || !within.contains(range.endContainer)) return null
  const start = offsetAt(range.startContainer, range.startOffset, 'start')
  const end = offsetAt(range.endContainer, range.endOffset, 'end')
  return start === null || end === null ? null : tokens(text, [Math.min(start, end), Math.max(start, end)])
}

/** Offset in the report of a point in the page. */
function offsetAt(node: Node, offset: number, side: 'start' | 'end'): number | null {
  let at = node
  let letters = offset
  if (!(at instanceof Text)) {
    const child = at.childNodes[Math.min(offset, at.childNodes.length - 1)]
    if (child === undefined) return null
    at = child
    letters = offset >= node.childNodes.length ? (child.textContent ?? '').length : 0
  }
  const holder = (at instanceof Element ? at : at.parentElement)?.closest<HTMLElement>('[data-start]') ?? null
  if (holder === null) return null
  const start = Number(holder.dataset.start)
  if (holder.dataset.end !== undefined) return side === 'start' ? start : Number(holder.dataset.end)
  // A holder's text may lie in several nodes: those before this one count whole.
  const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT)
  let before = 0
  for (let text = walker.nextNode(); text !== null && text !== at; text = walker.nextNode())
    if (at instanceof Text) before += (text.textContent ?? '').length
  return start + before + letters
}

const WORD = /[\p{L}\p{N}\p{M}_]/u
const CLOSERS = /^[\s"'“”‘’«»()[\]{}.,;:!?–—-]+|[\s"'“”‘’«»()[\]{},;:!?–—-]+$/gu

/** The span widened to whole words, without the punctuation and quotation marks around them; null where no word is left. */
export function tokens(text: string, [from, to]: Span): Span | null {
  let start = Math.max(0, from)
  let end = Math.min(text.length, to)
  while (start > 0 && isWithin(text, start)) start--
  while (end < text.length && isWithin(text, end)) end++
  const words = text.slice(start, end)
  const lead = words.length - words.replace(/^[\s"'“”‘’«»()[\]{}.,;:!?–—-]+/u, '').length
  const bare = words
    .replace(CLOSERS, '')
    .replace(/\.$/u, dot => (/\b(?:[A-Z]|[a-z]\.[a-z])\.$/u.test(words) ? dot : ''))
  return bare.length === 0 ? null : [start + lead, start + lead + bare.length]
}

/** Whether an offset lies between two letters of a word. */
const isWithin = (text: string, at: number) => WORD.test(text[at - 1] ?? '') && WORD.test(text[at] ?? '')

/** A span with its start or end moved by a word, for those who select with keys; never empty, never out of the text. */
export function movedByWord(text: string, [start, end]: Span, edge: 'start' | 'end', step: 1 | -1): Span {
  if (edge === 'end') {
    const next = step > 0 ? wordAfter(text, end) : wordBefore(text, end)
    if (next === null) return [start, end]
    return step > 0 ? [start, next[1]] : next[0] > start ? [start, endBefore(text, next[0])] : [start, end]
  }
  const next = step < 0 ? wordBefore(text, start) : wordAfter(text, wordEnd(text, start))
  if (next === null || (step > 0 && next[0] >= end)) return [start, end]
  return [next[0], end]
}

/** The first word at or after an offset; null at the end. */
export function wordAfter(text: string, from: number): Span | null {
  let at = from
  while (at < text.length && !WORD.test(text[at] ?? '')) at++
  return at >= text.length ? null : [at, wordEnd(text, at)]
}

function wordBefore(text: string, from: number): Span | null {
  let end = from
  while (end > 0 && !WORD.test(text[end - 1] ?? '')) end--
  if (end === 0) return null
  let start = end
  while (start > 0 && WORD.test(text[start - 1] ?? '')) start--
  return [start, end]
}

function wordEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && WORD.test(text[at] ?? '')) at++
  return at
}

const endBefore = (text: string, from: number) => wordBefore(text, from)?.[1] ?? from
