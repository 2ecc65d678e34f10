// Whom an act against somebody falls on that names nobody: in a report on two who are at odds it is the other ("Khartoum is demanding
// more", "Chad cut ties over what it called meddling"). Only where the report tells far more of that one and the doer than of any third.
import { type Party, stateOf } from '../mention/index.ts'
import type { EventType } from './event.ts'
import type { Draft } from './merge.ts'

/** Acts that are always against somebody. */
const AGAINST: ReadonlySet<EventType> = new Set(['ACCUSE', 'SANCTION', 'ASSAULT'])
/** What is asked of one who has it to give; who "calls for" or "proposes" something may ask anybody. */
const DEMANDING = /^(?:demand|insist)/i
/** To meet is not to deal with one another more than with others. */
const MEETING: ReadonlySet<EventType> = new Set(['CONSULT', 'ATTEND'])
/** How many deeds between two make them the two that the report is about, and how many times as many as with any third. */
const LEAST = 2
const CLEAR = 2

/** Gives acts against somebody who is not named the other of the two that the report is about. `drafts` stand in order of the text. */
export function withOpponents(drafts: readonly Draft[], text: string): Draft[] {
  const between = countPairs(drafts)
  return drafts.map(draft => {
    const { type, sources, targets, trigger } = draft
    const isAgainst = AGAINST.has(type) || (type === 'REQUEST' && DEMANDING.test(text.slice(...trigger)))
    if (targets.length > 0 || sources.length === 0 || !isAgainst) return draft
    const other = opponentOf(sources, between)
    const party = other === null ? null : lastMention(drafts, other, trigger[0])
    return party === null ? draft : { ...draft, targets: [party] }
  })
}

/** How many deeds each two have between them. */
function countPairs(drafts: readonly Draft[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const between = new Map<string, Map<string, number>>()
  const add = (a: string, b: string): void => {
    const others = between.get(a) ?? new Map<string, number>()
    others.set(b, (others.get(b) ?? 0) + 1)
    between.set(a, others)
  }
  for (const { type, sources, targets } of drafts) {
    if (MEETING.has(type)) continue
    for (const a of statesOf(sources))
      for (const b of statesOf(targets)) {
        if (a === b) continue
        add(a, b)
        add(b, a)
      }
  }
  return between
}

/** The one with whom the doers have most to do; null where none stands out. */
function opponentOf(
  sources: readonly Party[],
  between: ReadonlyMap<string, ReadonlyMap<string, number>>,
): string | null {
  const own = statesOf(sources)
  let best: string | null = null
  let most = 0
  let second = 0
  for (const state of own)
    for (const [other, count] of between.get(state) ?? []) {
      if (own.has(other)) continue
      if (count > most) {
        second = most
        most = count
        best = other
      } else if (count > second) second = count
    }
  return most >= LEAST && most >= CLEAR * second ? best : null
}

/** Where one is told of last before a place in the text, else first after it. */
function lastMention(drafts: readonly Draft[], state: string, before: number): Party | null {
  let found: Party | null = null
  for (const { sources, targets } of drafts)
    for (const party of [...sources, ...targets]) {
      if (party.actor === null || stateOf(party) !== state) continue
      const isNearer =
        found === null || (party.span[0] < before ? party.span[0] > found.span[0] || found.span[0] > before : false)
      if (isNearer) found = party
    }
  return found
}

const statesOf = (parties: readonly Party[]): ReadonlySet<string> =>
  new Set(parties.flatMap(party => (party.actor === null ? [] : [stateOf(party) ?? party.actor])))
