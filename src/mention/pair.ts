// The two that "the two sides" or "both leaders" means.
import { agentsOf, subjectsOf } from '../tree/index.ts'
import type { Description } from './description.ts'
import type { Entity } from './entity.ts'
import { sidesTogether } from './filed.ts'
import type { Links } from './links.ts'
import { isState, memberOf, stateOf } from './nation.ts'
import { nameHead } from './nominal.ts'
import { isArmedGroup } from './recent-group.ts'
import { REACH, type Recent } from './salience.ts'
import { statesDoing } from './unmarked.ts'

/** How many sentences back a pair is still the pair that is meant. */
const NEAR = 4

/** What somebody does who is neither of the two: "hosted talks between the two sides". */
const BROKERING = new Set(
  'mediate broker host facilitate convene sponsor oversee monitor arrange chair moderate'.split(' '),
)

/** The two that "the two sides" or "both leaders" means: the latest pair, else the two heaviest states. */
export function pairOf(links: Links, s: number, i: number, description: Description): Entity | null {
  // "with each side rejecting the other's": they do it to one another.
  const each = /^(?:each|either|neither)$/i.test(links.trees[s].form(description.first))
  const outside: ReadonlySet<string> = each
    ? new Set()
    : new Set([...statesDoing(links, s, i), ...brokers(links, s, i)])
  const doers = doersOf(links, s, i)
  // "The two discussed trade": two persons before two states.
  // "appealed to both to stay calm": the sides, whoever spoke for them.
  const bare = i >= 0 && links.trees[s].lowerForm(i) === 'both' && !links.trees[s].deprel(i).startsWith('nsubj')
  const persons = description.sort === 'people' && description.kind !== 'relation' && !bare
  const { recent } = links.salience
  const ofBody = persons && i >= 0 && description.office === null ? leadersOfBody(links, s, i, description) : null
  if (ofBody !== null) return ofBody
  const seen: Entity[] = []
  let states: readonly string[] | null = null
  let joined: { readonly two: readonly [string, string]; readonly weight: number } | null = null
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
      const ofStates = persons && a.sort === 'state' && b.sort === 'state' && !outside.has(x) && !outside.has(y)
      if (ofStates) states ??= [x, y]
      // "Chad and Niger … The two presidents": theirs, before presidents who were named earlier.
      if (ofStates && description.office !== null && seen.length === 0 && s - recent[k].sentence <= 1)
        return holders(links, [x, y], description)
      if (!persons && [x, y].some(actor => actor !== undefined && outside.has(stateOf(actor)))) continue
      const near = s - recent[k].sentence <= NEAR
      if (!persons && isSide(links, x) && isSide(links, y) && stateOf(x) !== stateOf(y)) {
        if (isBroker(links, recent[k])) continue
        // Two named together long ago give way to two of whom the report tells more.
        // "Holm thanked Ruiz" joins their states less than "Chad and Niger".
        const weight =
          togetherness(links, s - recent[k].sentence, stateOf(x), stateOf(y)) * (a.sort === 'person' ? 0.5 : 1)
        if (joined === null || weight > joined.weight) joined = { two: [stateOf(x), stateOf(y)], weight }
        continue
      }
      // "The Secretary-General met the minister. Both sides agreed": one of the two is an organisation.
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
  if (joined !== null) return sidesTogether(links, joined.two)
  const heaviest = links.salience
    .ranked(s)
    .filter(({ state }) => (isState(state) || isArmedGroup(links, state)) && !outside.has(state))
    .map(({ state, weight }) => ({ state, weight: weight * Math.max(1, links.names.countOf(state)) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 2)
  // A state named in passing is no side.
  const clear = heaviest.length === 2 && heaviest[1].weight >= 0.2 * heaviest[0].weight && description.noun !== 'party'
  if (persons && description.office !== null && states !== null) return holders(links, states, description)
  if (!clear) return null
  const two = heaviest.map(({ state }) => state)
  return persons && description.office !== null ? holders(links, two, description) : sidesTogether(links, two)
}

/** Whether an actor may be one of two sides: a state or an armed group. */
const isSide = (links: Links, actor: string | undefined): actor is string =>
  isState(actor) || (actor !== undefined && isArmedGroup(links, actor))

/** How much two who were named together are the two that the report is about: the lesser's mentions, fading. */
const togetherness = (links: Links, back: number, x: string, y: string): number =>
  Math.max(1, Math.min(links.names.countOf(x), links.names.countOf(y))) / (back <= 1 ? 0.2 : 1 + 0.3 * (back - 1))

/** "Qatar and Egypt, who mediate": they bring others together. */
function isBroker(links: Links, { sentence, token, governor, relation }: Recent): boolean {
  const tree = links.trees[sentence]
  const verbs = [relation.startsWith('nsubj') ? governor : -1, tree.child(token, 'acl:relcl')]
  return verbs.some(verb => verb >= 0 && BROKERING.has(tree.lemma(verb)))
}

/** "Oman hosted talks between the two sides": who brings two together is neither. */
function brokers(links: Links, s: number, i: number): ReadonlySet<string> {
  const tree = links.trees[s]
  const states = new Set<string>()
  let verb = i < 0 ? -1 : tree.head(i)
  for (let climbs = 0; verb >= 0 && tree.upos(verb) !== 'VERB' && climbs < 4; climbs++) verb = tree.head(verb)
  if (verb < 0 || !BROKERING.has(tree.lemma(verb))) return states
  for (const doer of [...agentsOf(tree, verb), ...subjectsOf(tree, verb)]) {
    const entity = doer < i ? (links.mention(s, nameHead(tree, doer))?.entity ?? null) : null
    if (entity !== null) for (const actor of links.actorsOf(entity)) states.add(stateOf(actor))
  }
  return states
}

/** Whether persons may be "both foreign ministers". */
function maySuit({ office, noun }: Description, ...persons: readonly Entity[]): boolean {
  if (noun === 'leader' && persons.some(({ kinds }) => kinds.has('spokes'))) return false
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

/** "Leaders of the union approved … *The leaders* also called on": those of a body of whom the report tells as often as of any state. */
function leadersOfBody(links: Links, s: number, i: number, { noun, plural, first }: Description): Entity | null {
  if (noun === null || !plural || links.trees[s].lowerForm(first) !== 'the' || first + 1 !== i) return null
  const { recent } = links.salience
  for (let k = recent.length - 1; k >= 0; k--) {
    const entity = recent[k].entity
    if (entity === null || entity.sort !== 'people' || !entity.plural || !entity.nouns.has(noun)) continue
    const [actor] = entity.actors
    const isBodys = entity.actors.length === 1 && actor !== undefined && !isState(actor)
    return isBodys && links.names.countOf(stateOf(actor)) > 1 ? entity : null
  }
  return null
}
