// One deed told twice in a report is one event: its fullest mention; a headline counts only where it adds something.
import { type Party, stateOf } from '../mention/index.ts'
import type { Event } from './event.ts'

/** A draft before ids and links. */
export type Draft = Omit<Event, 'id' | 'statement'>

/** Longest headline, in code units. */
const HEADLINE = 160

/** Letters that the forms and names of one deed share: "suspended", "suspension". */
const STEM = 6

/**
 * One deed told twice in a report is one event, told by its fullest mention: the same type between the same actors with the same
 * status, told by the same word or, for talks, by any. A headline counts only where it adds something.
 */
export function merge(text: string, drafts: readonly Draft[]): Draft[] {
  const headline = endOfHeadline(text)
  const byKey = new Map<string, number>()
  const out: Draft[] = []
  for (const draft of drafts) {
    const who = (parties: readonly Party[]) => [...new Set(parties.map(codeOf))].sort().join('+')
    const deed = `${draft.type}|${who(draft.sources)}|${who(draft.targets)}`
    const inHeadline = draft.trigger[1] <= headline
    const word =
      draft.type === 'CONSULT'
        ? ''
        : text
            .slice(...draft.trigger)
            .toLowerCase()
            .slice(0, STEM)
    const k = inHeadline ? deed : `${deed}|${draft.status}|${word}`
    const at = byKey.get(k) ?? byKey.get(deed)
    const twin = at === undefined ? undefined : out[at]
    if (at !== undefined && twin && agree(twin, draft, twin.trigger[1] <= headline)) {
      if (twin.trigger[1] <= headline || isBetterTold(text, draft, twin)) out[at] = draft
      byKey.set(k, at)
      continue
    }
    byKey.set(k, out.length)
    out.push(draft)
  }
  return out
    .filter(draft => !out.some(other => other !== draft && isOf(text, draft, other)))
    .sort((a, b) => a.trigger[0] - b.trigger[0])
}

/** "his *trip*", "in the *conversation* with Lima": what is known by then of a visit or of talks told with more that took part. */
function isOf(text: string, part: Draft, whole: Draft): boolean {
  if (part.type !== 'CONSULT' || whole.type !== 'CONSULT' || part.status !== whole.status) return false
  if (whole.trigger[0] > part.trigger[0] || !NAMES.test(text.slice(...part.trigger))) return false
  if (!KNOWN.test(text.slice(Math.max(0, part.trigger[0] - REACH), part.trigger[0]))) return false
  if (part.when !== null && whole.when !== null && part.when.from !== whole.when.from) return false
  const states = new Set([...whole.sources, ...whole.targets].map(codeOf))
  const own = new Set([...part.sources, ...part.targets].map(codeOf))
  return own.size < states.size && [...own].every(code => states.has(code))
}
const REACH = 12
const KNOWN = /\b(?:his|her|their|its|the|this|that)\s+(?:\w+\s+)?$/i
const NAMES = /^(?:trip|visit|tour|conversation|meeting|talks|call|phone call|discussions?|negotiations|stay)$/i

/** "The two met on Monday. They discussed …": the meeting is told by its name, if it has one. */
function isBetterTold(text: string, draft: Draft, twin: Draft): boolean {
  const isTopic = ({ type, trigger }: Draft) => type === 'CONSULT' && /^discuss/i.test(text.slice(...trigger))
  if (isTopic(draft) !== isTopic(twin)) return isTopic(twin)
  return fullness(text, draft) > fullness(text, twin)
}

/** Whether two tellings can be of one deed: no two contents, no two dates. */
function agree(a: Draft, b: Draft, headline: boolean): boolean {
  if (headline) return true
  if (a.content !== null && b.content !== null) return false
  if (a.type === 'CONSULT' && areOthers(a.sources, b.sources)) return false
  if (a.where !== null && b.where !== null && a.where.span[0] !== b.where.span[0] && a.type !== 'CONSULT') return false
  if (a.when === null || b.when === null) return true
  return a.when.from !== null ? a.when.from === b.when.from : a.when.span[0] === b.when.span[0]
}

/** "Rama greeted the guest", "he was received by Meta": people of one state, but not the same. */
function areOthers(some: readonly Party[], others: readonly Party[]): boolean {
  let differ = false
  for (const a of some)
    for (const b of others) {
      if (a.name === undefined || b.name === undefined || stateOf(a) !== stateOf(b)) continue
      if (surnameOf(a.name) === surnameOf(b.name)) return false
      differ = true
    }
  return differ
}
const surnameOf = (name: string) => name.slice(name.lastIndexOf(' ') + 1)

/** Where the first line ends, if it is a headline: a short line without a full stop, with a paragraph after it; else 0. */
function endOfHeadline(text: string): number {
  const end = text.indexOf('\n')
  const isSentence = /[.!?]["”’)]*\s*$/.test(text.slice(0, Math.max(0, end)))
  return end > 0 && end <= HEADLINE && !isSentence && text.slice(end).trim() !== '' ? end : 0
}

const codeOf = (party: Party) => stateOf(party) ?? party.span.join('-')
const PRONOUN = /^(?:i|we|you|he|she|it|they|us|him|her|them|who|which|that)$/i
const isNamed = (text: string) => (party: Party) => !PRONOUN.test(text.slice(...party.span))
/** How much a telling tells: parties, those named twice, time, place. */
const fullness = (text: string, { sources, targets, when, where }: Draft) =>
  sources.length +
  targets.length +
  [...sources, ...targets].filter(isNamed(text)).length +
  (when ? 1 : 0) +
  (where ? 1 : 0)
