// How well a person known so far fits a bare description: by state, office, noun and what one noun may take up of another.
import type { Entity } from './entity.ts'
import { stateOf } from './nation.ts'

/** Offices whose holders "the Ruritanian leader" may be, in the order in which states are led by them. */
export const LEADING = [
  'president',
  'supreme-leader',
  'prime-minister',
  'monarch',
  'party-general-secretary',
  'council-chairman',
  'crown-prince',
]
/** Nouns that mean whoever leads. */
export const LEADERS = new Set(['leader', 'ruler', 'strongman', 'dictator', 'autocrat'])
/** Classes of nouns that may take up one another: "adviser … the aide"; a secretary is not the minister named before. */
const TAKEN_UP = new Set(
  'aide spokes official diplomat lawmaker military police spy judge rebel media business activist cleric'.split(' '),
)

/** A general may be called so; a pilot or a soldier is another. */
const RANKS = new Set('general commander officer admiral colonel'.split(' '))
/** Nouns of offices that differ by what stands before them: a special representative is not the High Representative. */
const OF_MANY_KINDS = new Set('representative secretary director officer'.split(' '))

/** How well an entity fits a description; 0 where it cannot be meant. */
export function fitOf(
  entity: Entity,
  states: readonly string[],
  office: string | null,
  noun: string | null,
  kind: string | null,
  leads: boolean,
  gender: Entity['gender'],
): number {
  if (gender !== null && entity.gender !== null && gender !== entity.gender) return 0
  let score = 0
  if (states.length > 0) {
    if (entity.actors.length > 0) {
      if (!entity.actors.some(actor => states.includes(stateOf(actor)))) return 0
      score += 1
    }
  }
  if (office !== null) {
    // "The Foreign Minister" is not the Secretary of State who heads the same ministry elsewhere.
    if (noun !== null && isOtherTitle(entity.nouns, noun)) return 0
    // A king and an emir hold one office; the noun parts them.
    if (entity.offices.has(office)) score += office === 'monarch' && noun !== null && entity.nouns.has(noun) ? 2.5 : 2
    else if (entity.offices.size > 0) return 0
    else if (
      noun !== null &&
      entity.nouns.has(noun) &&
      !OF_MANY_KINDS.has(noun) &&
      !(noun === 'minister' && LEADING.includes(office))
    )
      score += 1
    else return 0
    return score
  }
  if (leads) {
    if (LEADING.some(leading => entity.offices.has(leading)) || (noun !== null && entity.nouns.has(noun)))
      return score + 1.5
    return score > 0 && entity.offices.size === 0 && entity.kinds.size === 0 && entity.count > 1 ? 0.5 : 0
  }
  if (noun !== null && entity.nouns.has(noun)) return score + 1.5
  if (noun === 'minister' && [...entity.offices].some(held => held.endsWith('minister'))) return score + 1.2
  // "the Secretary" of a government whose ministers are called so.
  const ministry = [...entity.offices].some(held => /(?:minister|secretary)$/.test(held))
  if (noun === 'secretary' && ministry && entity.actors.some(actor => /^(?:USA|GBR|PHL):GOV/.test(actor)))
    return score + 1.2
  if (noun === 'diplomat' && [...entity.offices].some(held => /foreign-minister$|ambassador$/.test(held)))
    return score + 1
  const alike = kind !== 'military' || (noun !== null && RANKS.has(noun))
  if (kind !== null && alike && TAKEN_UP.has(kind) && entity.kinds.has(kind)) return score + 1
  if (
    kind === 'official' &&
    (entity.offices.size > 0 || entity.kinds.has('aide') || entity.kinds.has('spokes') || entity.kinds.has('diplomat'))
  )
    return score + 0.6
  return 0
}

const isOtherTitle = (nouns: ReadonlySet<string>, noun: string): boolean =>
  (noun === 'minister' && nouns.has('secretary') && !nouns.has('minister')) ||
  (noun === 'secretary' && nouns.has('minister') && !nouns.has('secretary'))
