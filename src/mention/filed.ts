// Entities filed by actor and by name or noun, so that the same words give the same entity.
import type { Description } from './description.ts'
import type { Entity } from './entity.ts'
import type { Links } from './links.ts'

/** The entity of an actor and a name or noun; the same words give the same entity. */
export function entityFor(links: Links, description: Description): Entity {
  const sort = description.sort === 'thing' ? 'body' : description.sort
  const key = `${description.told.join('+')}|${sort === 'state' ? '' : (description.name ?? description.noun ?? '')}`
  const there = links.entities.filed(key)
  if (there !== null) return there
  const entity = links.entities.create(sort, description.plural, description.told, description.name)
  if (description.noun !== null) entity.nouns.add(description.noun)
  // "the State Department … the department", "the Coalition to Aid Ruritania … the coalition"
  if (description.name !== null) entity.nouns.add(headOfName(description.name))
  links.entities.file(key, entity)
  const acronym = description.name === null ? '' : initialsOf(description.name)
  if (acronym.length > 1 && links.entities.filed(initialsKey(acronym)) === null)
    links.entities.file(initialsKey(acronym), entity)
  return entity
}

export function stateEntity(links: Links, code: string): Entity {
  const there = links.entities.filed(`${code}|`)
  if (there !== null) return there
  const entity = links.entities.create('state', false, [code], null)
  links.entities.file(`${code}|`, entity)
  return entity
}

export function sidesTogether(links: Links, states: readonly string[]): Entity {
  return links.entities.create(
    'state',
    true,
    [],
    null,
    states.map(state => stateEntity(links, state).id),
  )
}

/** The key of an acronym that the report gives a body: "the Ruritanian Aid Front (RAF)". */
export const aliasOf = (acronym: string): string => `=${acronym}`

/** The key of a body by the first letters of its name: "the TMC" for the Transitional Military Council. */
export const initialsKey = (acronym: string): string => `~${acronym}`

const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .map(word => word.charAt(0))
    .filter(letter => /\p{Lu}/u.test(letter))
    .join('')

/** The noun of a body's name: its last word before a preposition. */
function headOfName(name: string): string {
  const cut = name.search(/ (?:of|for|to|on|against|in) /)
  const core = cut < 0 ? name : name.slice(0, cut)
  return core.slice(core.lastIndexOf(' ') + 1).toLowerCase()
}
