// Full text: what a query means, how SQLite (FTS5) and PostgreSQL (tsvector) are asked for it, and where its words stand.
import { type RawBuilder, sql } from 'kysely'
import type { Span } from '../span.ts'
import { RecordError } from './record-error.ts'

/** One word or phrase of a query. */
export interface Term {
  readonly words: readonly string[]
  readonly wanted: boolean
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu

/** `word "a phrase" -not`: everything must be there but what follows a minus. Any input means something or nothing, none is wrong. */
export function termsOf(query: string): Term[] {
  const terms: Term[] = []
  for (const [, minus, phrase, word] of query.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/g)) {
    const words = (phrase ?? word).toLowerCase().match(WORD)
    if (words !== null) terms.push({ words, wanted: minus === '' })
  }
  return terms
}

/** The terms, of which one at least must be wanted. */
export function requireTerms(query: string): Term[] {
  const terms = termsOf(query)
  if (terms.some(term => term.wanted)) return terms
  throw new RecordError(`"${query}" searches for no word, expected at least one that must be there`)
}

const quoted = ({ words }: Term) => `"${words.join(' ')}"`

/** For `editions_text match …`. */
export function fts5Query(terms: readonly Term[]): string {
  const wanted = terms.filter(term => term.wanted).map(quoted)
  const unwanted = terms.filter(term => !term.wanted).map(quoted)
  const all = wanted.join(' AND ')
  return unwanted.length > 0 ? `(${all}) NOT (${unwanted.join(' OR ')})` : all
}

/** For `editions.lexemes @@ …`. */
export function tsQuery(terms: readonly Term[]): RawBuilder<unknown> {
  const words = terms.map(term => `${term.wanted ? '' : '-'}${quoted(term)}`).join(' ')
  return sql`websearch_to_tsquery('chancery', ${words})`
}

/** The same for texts that hold any of the terms. */
export const fts5Any = (terms: readonly Term[]): string => terms.map(quoted).join(' OR ')

export const tsAny = (terms: readonly Term[]): RawBuilder<unknown> =>
  sql`websearch_to_tsquery('chancery', ${terms.map(quoted).join(' or ')})`

const ENDINGS = /^(?:'s|s|es|ed|d|ing|e|ion|ions|ies|y|ied|er|ers|ment|ments|al|ally|ly)?$/

/** Whether two words share a stem, near enough for marking a hit that a database found by its own stemmer. */
function sameStem(a: string, b: string): boolean {
  if (a === b) return true
  let shared = 0
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared++
  return shared >= 3 && ENDINGS.test(a.slice(shared)) && ENDINGS.test(b.slice(shared))
}

/** Where the wanted words stand, at most `limit` of them; a phrase is one span. */
export function hitsIn(text: string, terms: readonly Term[], limit: number): Span[] {
  const wanted = terms.filter(term => term.wanted)
  const hits: Span[] = []
  const recent: { readonly word: string; readonly start: number }[] = []
  const longest = Math.max(...wanted.map(term => term.words.length))
  for (const match of text.matchAll(WORD)) {
    const word = match[0].toLowerCase()
    recent.push({ word, start: match.index })
    if (recent.length > longest) recent.shift()
    for (const { words } of wanted) {
      const from = recent.length - words.length
      if (from < 0 || !sameStem(word, words[words.length - 1])) continue
      if (words.every((other, i) => sameStem(recent[from + i].word, other))) {
        hits.push([recent[from].start, match.index + match[0].length])
        break
      }
    }
    if (hits.length >= limit) break
  }
  return hits
}

/** Code units shown around the first hit, at most. */
const SNIPPET = 240

/** The stretch of a text around its first hits, from word to word. */
export function snippetOf(text: string, terms: readonly Term[]) {
  const hits = hitsIn(text, terms, 20)
  const first = hits[0]?.[0] ?? 0
  let start = Math.max(0, first - SNIPPET / 3)
  let end = Math.min(text.length, start + SNIPPET)
  while (start > 0 && start < first && /\S/.test(text[start - 1])) start++
  while (end < text.length && end > start && /\S/.test(text[end])) end--
  return { words: text.slice(start, end), span: [start, end] as Span, hits: hits.filter(hit => hit[1] <= end) }
}
