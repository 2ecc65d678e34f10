// Names that bodies of several states bear: "Congress" in a report on Peru, "Armenia's Security Council", "Moon's Democratic Party".
// The tables give each to the best known; whose else it is, is told by what stands before it or by the states that the report names.
import type { Tree } from '../tree/index.ts'
import { type Name, senseOf } from './names.ts'
import { isStateCode, stateOf } from './nation.ts'

/** A known name of the report with its sentence. */
export interface Placed {
  readonly name: Name
  readonly sentence: number
}

const COUNCIL = 'Security Council'
const OWNED = /^(?:['’]s?|)(?: \p{Ll}[\p{Ll}-]*){0,4} $/u
const WINDOW = 60

/** The names with those that are another state's moved to it. `home` is the publisher's state. */
export function moveBorrowed(found: readonly Placed[], trees: readonly Tree[], home: string | null): Name[] {
  const acting = new Map<string, number>()
  for (const { name, sentence } of found) {
    const { kind, actor } = senseOf(name)
    if (kind !== 'place' && !isBorrowable(textOf(trees[sentence], name), name))
      acting.set(stateOf(actor), (acting.get(stateOf(actor)) ?? 0) + 1)
  }
  const countOf = (state: string) => acting.get(state) ?? 0
  const spoken = [...acting].filter(([actor]) => isStateCode(actor)).sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
  const claimed = new Map<string, string>()
  const moved = found.map(({ name, sentence }, k) => {
    const words = textOf(trees[sentence], name)
    const state = isBorrowable(words, name) ? ownerBefore(found, k, trees[sentence]) : null
    if (state === null || state === stateOf(senseOf(name).actor)) return name
    claimed.set(words, state)
    return heldBy(name, state)
  })
  return moved.map((name, k) => {
    const { sentence } = found[k]
    const words = textOf(trees[sentence], name)
    const own = stateOf(senseOf(name).actor)
    if (name !== found[k].name || words === COUNCIL || !isBorrowable(words, name)) return name
    const claimer = claimed.get(words)
    if (claimer !== undefined && countOf(claimer) > countOf(own)) return heldBy(name, claimer)
    if (own === home || countOf(own) > 0) return name
    const state = stateBefore(found, k) ?? spoken
    return state === null ? name : heldBy(name, state)
  })
}

const textOf = (tree: Tree, { first, last }: Name) => tree.text.slice(tree.starts[first], tree.ends[last])

/** "Labour Party", "Democratic Progressive Party": words that parties of any state bear. */
const PARTY =
  /^(?:\p{Lu}\p{Ll}+|(?:(?:Social|Christian|Liberal|Free|New|National|United?|Democratic|Progressive|Republican|People['’]s|Popular|Patriotic|Constitutional|Revolutionary|Socialist|Conservative|Congress|Unity|Justice|Reform|Labou?r|Power|and)[ -]?)+) (?:Party|Congress|Front|Movement|Union|Alliance|Democrats)$/u

/** Whether bodies of other states bear the name: a doubtful organ's, a party's that tells no state, the council's. */
function isBorrowable(words: string, name: Name): boolean {
  const { kind, weak, actor } = senseOf(name)
  if (kind === 'organ') return weak === true && isStateCode(stateOf(actor)) && actor.includes(':')
  if (kind === 'group') return actor.endsWith(':PTY') && PARTY.test(words)
  return words === COUNCIL
}

function heldBy(name: Name, state: string): Name {
  const sense = senseOf(name)
  const sector = sense.actor.includes(':') ? sense.actor.slice(sense.actor.indexOf(':')) : ':GOV'
  const kind = sense.kind === 'organisation' ? 'organ' : sense.kind
  return { ...name, meanings: [{ ...sense, kind, actor: `${state}${sector}` }] }
}

/** The state of what stands right before a name: "Armenia's …", "Moon's …", "the Chilean main opposition …"; null for none. */
function ownerBefore(found: readonly Placed[], k: number, tree: Tree): string | null {
  const before = k > 0 && found[k - 1].sentence === found[k].sentence ? found[k - 1].name : null
  if (before === null) return null
  const between = tree.text.slice(tree.ends[before.last], tree.starts[found[k].name.first])
  if (between.length > WINDOW || !OWNED.test(between)) return null
  const { kind, actor } = before.meanings[0]
  const possessive = /^['’]/.test(between)
  return (possessive || kind === 'adjective') && isStateCode(stateOf(actor)) ? stateOf(actor) : null
}

/** The state named last before a name in its own sentence. */
function stateBefore(found: readonly Placed[], k: number): string | null {
  for (let j = k - 1; j >= 0 && found[j].sentence === found[k].sentence; j--) {
    const state = stateOf(senseOf(found[j].name).actor)
    if (isStateCode(state)) return state
  }
  return null
}
