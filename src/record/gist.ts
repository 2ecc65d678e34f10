// The gist of an event for merging: who, when, where, and the words of its sentence, small enough to hold thousands in memory.
import type { Span } from '../span.ts'
import { stateOf } from './flat-item.ts'
import type { KeptItem } from './item.ts'

/** What merging compares. */
export interface Gist {
  readonly id: string
  readonly edition: string
  readonly type: string
  readonly sources: ReadonlySet<string>
  readonly targets: ReadonlySet<string>
  readonly states: ReadonlySet<string>
  /** Days since 1970 of its time, or of publication where it has none of its own; NaN where neither is known. */
  readonly first: number
  readonly last: number
  readonly published: number
  /** Whether the time is the text's own and a few days at most. */
  readonly dated: boolean
  readonly place: string | null
  /** Stems of its sentence, without its parties' words. */
  readonly words: ReadonlySet<string>
  /** Capitalised among them: towns, occasions, papers. */
  readonly names: ReadonlySet<string>
}

const DAY = 86_400_000
/** A time of more days says little about when. */
const SHORT = 4
/** Code units of a sentence looked at on either side. */
const REACH = 260

/** Day number of an ISO date; NaN for none. */
export const dayOf = (date: string | null): number =>
  date ? Math.floor(Date.parse(date.slice(0, 10)) / DAY) : Number.NaN

/** The sentence around a span, as full stops and lines bound it: near enough where trees are no longer at hand. */
export function sentenceAround(text: string, [start, end]: Span): Span {
  let from = start
  while (from > 0 && start - from < REACH && !isEnd(text, from - 1)) from--
  let to = end
  while (to < text.length && to - end < REACH && !isEnd(text, to)) to++
  return [from, to]
}

function isEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code === 10) return true
  if (code !== 46 && code !== 33 && code !== 63) return false
  // "U.S." and "2.5" end no sentence.
  return /\s/.test(text[at + 1] ?? ' ') && !/[A-Z]/.test(text[at - 1] ?? '')
}

const STOP = new Set(
  `the and for with that this from was were has have had will would said says its their his her they been are not but who which
  after before into over about under than then also more most last next new two one three day week month year monday tuesday
  wednesday thursday friday saturday sunday january february march april may june july august september october november december
  according told reported officials official statement spokesman spokeswoman where when while during between both other`.split(
    /\s+/,
  ),
)

/** A crude stem: enough for "strikes", "striking", "struck by" to differ little. */
const stemOf = (word: string) =>
  word.length < 5 ? word : word.replace(/(?:'s|ies|es|s|ing|ed|ment|ion|ions)$/, '').replace(/e$/, '')

/** The gist of an event. */
export function gistOf(item: KeptItem, text: string): Gist {
  const published = dayOf(item.report.published)
  const from = dayOf(item.from)
  const to = dayOf(item.to)
  const dated = !Number.isNaN(from) && !Number.isNaN(to) && to - from < SHORT
  const sides = { source: new Set<string>(), target: new Set<string>() }
  for (const { role, actor } of item.parties) {
    const state = stateOf(actor)
    if (state !== null && (role === 'source' || role === 'target')) sides[role].add(state)
  }
  const [start, end] = sentenceAround(text, item.span)
  const words = new Set<string>()
  const names = new Set<string>()
  for (const match of text.slice(start, end).matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)) {
    const at = start + match.index
    if (item.parties.some(({ span }) => span[0] <= at && at < span[1])) continue
    const word = match[0].replace(/['’]s$/, '')
    const lower = word.toLowerCase()
    if (lower.length < 3 || STOP.has(lower) || /^\d/.test(lower)) continue
    words.add(stemOf(lower))
    if (match.index > 0 && lower !== word && at !== item.span[0]) names.add(stemOf(lower))
  }
  return {
    id: item.id,
    edition: item.edition,
    type: item.type,
    sources: sides.source,
    targets: sides.target,
    states: new Set([...sides.source, ...sides.target]),
    first: dated ? from : published,
    last: dated ? to : published,
    published,
    dated,
    place: item.place,
    words,
    names,
  }
}
