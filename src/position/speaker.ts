// Judgements become their speaker's: a position without a holder is that of the statement's source. And each stance is told once.
import type { Party } from '../mention/index.ts'
import { contains, type Span, wordsAt } from '../span.ts'
import type { Position } from './position.ts'

/** Who speaks, as far as it matters here. */
interface Voice {
  readonly id: string
  readonly sources: readonly Party[]
  readonly content: readonly Span[]
}

/** Positions with their holders: the statement's source where the words name none; without either there is no position. */
export function withSpeakers(text: string, positions: readonly Position[], voices: readonly Voice[]): Position[] {
  const byId = new Map(voices.map(voice => [voice.id, voice]))
  const held = positions.flatMap(position => {
    if (position.holders.length > 0) return [position]
    const own = position.statement === null ? [] : (byId.get(position.statement)?.sources ?? [])
    const sources = position.statement === null || own.length > 0 ? own : sourcesAround(position.issue, voices)
    const known = sources.filter(party => party.actor !== null)
    return known.length > 0 ? [{ ...position, holders: known }] : []
  })
  return distinct(text, held).map((position, i) => ({ ...position, id: `p${i + 1}` }))
}

/** Who says the smallest statement with a source that holds the words: the innermost may have none. */
function sourcesAround(issue: Span, voices: readonly Voice[]): readonly Party[] {
  let best: Voice | null = null
  let size = Number.POSITIVE_INFINITY
  for (const voice of voices) {
    for (const span of voice.content) {
      if (voice.sources.length === 0 || !contains(span, issue) || span[1] - span[0] >= size) continue
      best = voice
      size = span[1] - span[0]
    }
  }
  return best?.sources ?? []
}

/** Words that say nothing of what an issue is. */
const FUNCTION =
  /^(?:the|a|an|of|in|on|to|for|and|or|by|with|from|at|its|their|his|her|our|this|that|these|those|any|all|new|between|against)$/

/** How many of a holder's stances back the same one is looked for: a text of any length stays linear. */
const REACH = 100

/** The same holder's same stance on what the same words name is told once. */
function distinct(text: string, positions: readonly Position[]): Position[] {
  const told = new Map<string, ReadonlySet<string>[]>()
  return positions.filter(position => {
    const words = contentWords(wordsAt(text, position.issue))
    const keys = position.holders.map(holder => `${keyOf(text, holder)} ${position.stance}`)
    if (keys.some(key => told.get(key)?.some(other => isSame(words, other)))) return false
    for (const key of keys) told.set(key, [...(told.get(key) ?? []).slice(-REACH), words])
    return true
  })
}

/** A named person by name, an unnamed actor by its code, the unknown by their words. */
const keyOf = (text: string, { actor, name, span }: Party) =>
  actor === null ? wordsAt(text, span).toLowerCase() : `${actor} ${name ?? ''}`

function contentWords(issue: string): ReadonlySet<string> {
  const words = issue.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.filter(word => !FUNCTION.test(word)).map(word => word.replace(/(?:ies|es|s)$/, '')))
}

/** One names what the other does: all of its words, or most of both. */
function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  if (small.size === 0) return false
  let shared = 0
  for (const word of small) if (large.has(word)) shared++
  return shared === small.size || shared / (a.size + b.size - shared) > 0.6
}
