// The two that "the two sides" or "both leaders" means.
import { subjectsOf } from '../tree/index.ts'
import type { Description } from './description.ts'
import type { Entity } from './entity.ts'
import { statesTogether } from './filed.ts'
import type { Links } from './links.ts'
import { isState, memberOf, stateOf } from './nation.ts'
import { nameHead } from './nominal.ts'
import { isArmedGroup } from './recent-group.ts'
import { REACH } from './salience.ts'
import { statesDoing } from './unmarked.ts'

/** How many sentences back a pair of persons is still the pair that is meant. */
const NEAR = 4

/** The two that "the two sides" or "both leaders" means: the latest pair, else the two heaviest states. */
export function pairOf(links: Links, s: number, i: number, description: Description): Entity | null {
  // "with each side rejecting the other's": they do it to one another.
  const each = /^(?:each|either|neither)$/i.test(links.trees[s].form(description.first))
  const outside: ReadonlySet<string> = each ? new Set() : statesDoing(links, s, i)
  const doers = doersOf(links, s, i)
  // "The two discussed trade": two persons before two states.
  const persons = description.sort === 'people' && description.kind !== 'relation'
  const { recent } = links.salience
  const seen: Entity[] = []
  let states: readonly string[] | null = null
  for (let k = recent.length - 1, steps = 0; k >= 0 && steps < REACH * 4; k--, steps++) {
    const entity = recent[k].entity
    if (entity === null) continue
    if (entity.members.length === 2) {
      const [a, b] = entity.members.map(id => links.entities.all[id])
      if (
        persons &&
        a.sort === 'person' &&
        b.sort === 'person' &&
        maySuit(description, a, b) &&
        !doers.has(a) &&
        !doers.has(b)
      ) {
        // Two who were named together long ago give way to the two named last.
        if (s - recent[k].sentence <= NEAR || seen.length < 2) return entity
        break
      }
      const [x, y] = [a.actors[0], b.actors[0]]
      if (persons && a.sort === 'state' && b.sort === 'state' && !outside.has(x) && !outside.has(y)) states ??= [x, y]
      if (!persons && [x, y].some(actor => actor !== undefined && outside.has(stateOf(actor)))) continue
      if (!persons && isState(x) && isState(y) && stateOf(x) !== stateOf(y))
        return statesTogether(links, [stateOf(x), stateOf(y)])
      // "The Secretary-General met the minister. Both sides agreed": one of the two is an organisation.
      const near = s - recent[k].sentence <= NEAR
      if (!persons && near && x !== undefined && y !== undefined && stateOf(x) !== stateOf(y)) return entity
    }
    if (
      persons &&
      entity.sort === 'person' &&
      entity.name !== null &&
      !seen.includes(entity) &&
      !doers.has(entity) &&
      maySuit(description, entity)
    )
      seen.push(entity)
  }
  if (persons && seen.length >= 2) {
    const other =
      seen.slice(1).find(entity => stateOf(entity.actors[0] ?? '') !== stateOf(seen[0].actors[0] ?? '')) ?? seen[1]
    return links.entities.create('people', true, [], null, [other.id, seen[0].id])
  }
  const heaviest = links.salience
    .ranked(s)
    .filter(({ state }) => (isState(state) || isArmedGroup(links, state)) && !outside.has(state))
    .slice(0, 2)
  // A state named in passing is no side.
  const clear = heaviest.length === 2 && heaviest[1].weight >= 0.2 * heaviest[0].weight && description.noun !== 'party'
  if (persons && description.office !== null && states !== null) return holders(links, states, description)
  if (!clear) return null
  const two = heaviest.map(({ state }) => state)
  return persons && description.office !== null ? holders(links, two, description) : statesTogether(links, two)
}

/** Whether persons may be "both foreign ministers". */
function maySuit({ office }: Description, ...persons: readonly Entity[]): boolean {
  return office === null || persons.every(({ offices }) => offices.has(office))
}

/** "Both foreign ministers" of two states. */
function holders(links: Links, states: readonly string[], { office, sector }: Description): Entity {
  const entity = links.entities.create('people', true, [], null)
  entity.actors = states.map(actor => memberOf({ actor, isState: true }, sector ?? 'GOV'))
  if (office !== null) entity.offices.add(office)
  return entity
}

/** Who does something to the phrase. */
function doersOf(links: Links, s: number, i: number): ReadonlySet<Entity> {
  const tree = links.trees[s]
  const doers = new Set<Entity>()
  if (i < 0 || tree.head(i) < 0 || !/^(?:obj|obl|iobj)$/.test(tree.deprel(i))) return doers
  for (const doer of subjectsOf(tree, tree.head(i))) {
    const entity = doer < i ? (links.mention(s, nameHead(tree, doer))?.entity ?? null) : null
    if (entity !== null) doers.add(entity)
  }
  return doers
}
