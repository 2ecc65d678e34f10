// Which office of which state or organisation a position's label names: "Minister of Foreign Affairs of Poland".
import type { World } from '../world.ts'

export interface Labelled {
  readonly office: string
  /** State or organisation where the label tells it, else ''. */
  readonly state: string
}

/** The office by the label and, where given, the position's own state; null for positions of no office in the tables. */
export function officeOf(label: string, state: string, world: World): Labelled | null {
  const whole = label.replace(/\s*\(.*?\)\s*$/, '').trim()
  for (const linked of [...whole.matchAll(/ (?:of|for) (?:the )?/gi)].reverse()) {
    const owner = ownerOf(whole.slice(linked.index + linked[0].length), world)
    if (owner === null) continue
    const office = meant(whole.slice(0, linked.index), owner, world)
    if (office !== null) return { office, state: owner }
  }
  const first = world.scan(whole)[0]
  if (first !== undefined && first.span[0] === 0) {
    const owner = ownerOf(whole.slice(...first.span), world)
    const office = owner === null ? null : meant(whole.slice(first.span[1]).replace(/^(?:'s)?\s+/, ''), owner, world)
    if (owner !== null && office !== null) return { office, state: owner }
  }
  const office = meant(whole, state, world)
  return office === null ? null : { office, state: state === '' ? (world.office(whole)?.state ?? '') : state }
}

/** Words for many kinds of holders ("minister", "leader") tell no office that could be asked for. */
const LOOSE = new Set([
  'minister',
  'leader',
  'official',
  'adviser',
  'member-of-parliament',
  'executive',
  'judge',
  'mayor',
])

function meant(words: string, state: string, world: World): string | null {
  const office = world.office(words.replace(/^the /i, ''), state === '' ? null : state)
  return office === null || LOOSE.has(office.office) ? null : office.office
}

function ownerOf(words: string, world: World): string | null {
  const state = world.stateOf(words)
  if (state !== null) return state
  const organisation = world.lookup(words, null).find(({ kind }) => kind === 'organisation')
  return organisation === undefined ? null : organisation.actor
}
