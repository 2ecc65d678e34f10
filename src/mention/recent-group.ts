// The group, body or craft named last that a bare noun takes up: "the group", "the jet", "rebel leaders".

import type { Tree } from '../tree/index.ts'
import type { Entity } from './entity.ts'
import type { Links } from './links.ts'
import { isState } from './nation.ts'
import { REACH } from './salience.ts'

/** Nouns that take up an organisation just named, whatever its own noun is. */
export const GENERAL = new Set(
  'group organization organisation body movement agency network charity watchdog'.split(' '),
)
/** Verbs of one who tells: not of one who accuses or vows. */
const TELLING = new Set('say tell add state report note write announce'.split(' '))
/** They take up what has members. */
const OF_MEMBERS = new Set('bloc alliance coalition association league union club'.split(' '))
/** They take up a body whose own name has the word. */
const BY_NAME = new Set('party court council commission secretariat foundation institute bank'.split(' '))
/** Nouns that may take up one another. */
const CRAFTS = ['aircraft jet plane warplane bomber fighter', 'ship vessel warship boat frigate destroyer'].map(
  nouns => new Set(nouns.split(' ')),
)

export function recentWith(links: Links, noun: string, plural: boolean): Entity | null {
  const { recent } = links.salience
  for (let k = recent.length - 1, steps = 0; k >= 0 && steps < REACH; k--, steps++) {
    const entity = recent[k].entity
    const group = entity !== null && entity.actors.length === 1 && !isState(entity.actors[0])
    if (entity !== null && (group || entity.plural === plural) && entity.nouns.has(noun) && entity.sort !== 'person')
      return entity
  }
  return null
}

/** "A warplane was shot down. The jet …": one craft by another noun. */
export function recentCraft(links: Links, noun: string): Entity | null {
  const alike = CRAFTS.find(nouns => nouns.has(noun))
  if (alike === undefined) return null
  const { recent } = links.salience
  for (let k = recent.length - 1, steps = 0; k >= 0 && steps < REACH; k--, steps++) {
    const entity = recent[k].entity
    if (entity !== null && !entity.plural && entity.actors.length > 0 && [...entity.nouns].some(one => alike.has(one)))
      return entity
  }
  return null
}

/** The rebels or the opposition named last: "rebel leaders" are theirs. */
export function recentSide(links: Links, sector: string): string | null {
  const { recent } = links.salience
  for (let k = recent.length - 1, steps = 0; k >= 0 && steps < REACH; k--, steps++) {
    const side = recent[k].entity?.actors.find(actor => actor.endsWith(`:${sector}`))
    if (side !== undefined) return side
  }
  return null
}

export function recentPlural(links: Links): Entity | null {
  const { recent } = links.salience
  for (let k = recent.length - 1, steps = 0; k >= 0 && steps < 12; k--, steps++) {
    const entity = recent[k].entity
    if (recent[k].plural && entity !== null && links.actorsOf(entity).length > 0) return entity
  }
  return null
}

/** The body named last that the noun may take up. */
export function recentBody(links: Links, noun: string): Entity | null {
  if (!GENERAL.has(noun) && !OF_MEMBERS.has(noun) && !BY_NAME.has(noun) && noun !== 'militia') return null
  const { recent } = links.salience
  let best: Entity | null = null
  let role = 0
  let sentence = -1
  for (let k = recent.length - 1, steps = 0; k >= 0 && steps < REACH; k--, steps++) {
    const entity = recent[k].entity
    if (best !== null && recent[k].sentence !== sentence) return best
    if (
      entity !== null &&
      recent[k].role > role &&
      entity.sort === 'body' &&
      entity.actors.length > 0 &&
      !isState(entity.actors[0]) &&
      entity.name !== null &&
      mayBe(links, noun, entity.actors[0], entity.name)
    ) {
      best = entity
      role = recent[k].role
      sentence = recent[k].sentence
    }
  }
  return best
}

/** "…, the group said": of the bodies that the noun may take up, the one that told something last; null where the phrase at `i` tells nothing. */
export function recentTeller(links: Links, s: number, i: number, noun: string): Entity | null {
  if (i < 0 || !GENERAL.has(noun) || !tells(links.trees[s], i)) return null
  const { recent } = links.salience
  for (let k = recent.length - 1, steps = 0; k >= 0 && steps < REACH * 3; k--, steps++) {
    const { entity, sentence, token } = recent[k]
    if (entity === null || !tells(links.trees[sentence], token)) continue
    const bodies = entity.members.length > 0 ? [] : [entity, ...bodiesBeside(links, k)]
    const body = bodies.find(
      ({ sort, actors, name }) =>
        sort === 'body' &&
        actors.length > 0 &&
        !isState(actors[0]) &&
        name !== null &&
        mayBe(links, noun, actors[0], name),
    )
    if (body !== undefined) return body
  }
  return null
}

/** "NATO's secretary general said *the alliance* …": of whom somebody named in the sentence is, where that has members; null for none. */
export function bodyOfOfficial(links: Links, s: number, noun: string): string | null {
  if (!OF_MEMBERS.has(noun)) return null
  const { recent } = links.salience
  for (let k = recent.length - 1; k >= 0 && recent[k].sentence === s; k--) {
    const { entity } = recent[k]
    if (entity?.sort !== 'person' || entity.actors.length !== 1 || isState(entity.actors[0])) continue
    if (!isArmedGroup(links, entity.actors[0]) && links.world.members(entity.actors[0], links.on).length > 0)
      return entity.actors[0]
  }
  return null
}

/** "Lena Holm, a researcher at the Aid Watch, said": for whom one speaks. */
function bodiesBeside(links: Links, teller: number): Entity[] {
  const { recent } = links.salience
  const { sentence, token } = recent[teller]
  const tree = links.trees[sentence]
  const out: Entity[] = []
  for (let k = teller + 1; k < recent.length && recent[k].sentence === sentence; k++) {
    const { entity } = recent[k]
    if (entity !== null && tree.isUnder(recent[k].token, token)) out.push(entity)
  }
  return out
}

function tells(tree: Tree, i: number): boolean {
  const verb = tree.deprel(i) === 'nsubj' ? tree.head(i) : -1
  return verb >= 0 && TELLING.has(tree.lemma(verb))
}

/** Whether a noun may take up a body: a militia is armed, an alliance has members, a council is called one. */
function mayBe(links: Links, noun: string, actor: string, name: string): boolean {
  const { world, on } = links
  const armed = isArmedGroup(links, actor)
  if (noun === 'militia') return armed
  if (GENERAL.has(noun)) return !armed || /^(?:group|organi[sz]ation|movement|network)$/.test(noun)
  if (`${name} ${world.nameOf(actor) ?? ''}`.toLowerCase().includes(noun)) return true
  return OF_MEMBERS.has(noun) && !armed && world.members(actor, on).length > 0
}

export function isArmedGroup(links: Links, code: string): boolean {
  return (
    links.names.isGroup(code) ||
    links.world.lookup(code, links.on).some(({ kind, actor }) => kind === 'group' && actor === code)
  )
}
