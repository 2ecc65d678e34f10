// Whose an unmarked group or body is: what its own words and its clause tell before the report's weights do.
import { agentsOf, subjectsOf } from '../tree/index.ts'
import { ABROAD, type Description } from './description.ts'
import type { Links } from './links.ts'
import { senseOf } from './names.ts'
import { isState, stateOf } from './nation.ts'
import { nameHead } from './nominal.ts'

/** Sectors whose bodies each state has: "the army", "the opposition". */
export const OF_A_STATE = new Set(['GOV', 'MIL', 'LEG', 'COP', 'JUD', 'OPP', 'REB'])

/** They are a side in a state, where militants and terrorists may be anybody. */
export const REBELS = new Set('rebel insurgent separatist guerrilla'.split(' '))
/** What may stand before a noun that alone means a body: "the international coalition". */
const COUNTED = /^(?:\d+-)?(?:nation|member|country|state|strong)$/
const PLAIN = /^(?:the|this|that|a|an|international|global|military|wider|broader|broad|whole|entire|led|-)$/i

/** "Opposition parties accused Holm": they are of his state. */
export function stateActedOn(links: Links, s: number, i: number): string | null {
  const tree = links.trees[s]
  const verb = i >= 0 && tree.deprel(i) === 'nsubj' ? tree.head(i) : -1
  const object = verb < 0 ? -1 : tree.child(verb, 'obj')
  const name = object < 0 ? null : links.names.over(s, object)
  const states = (name?.meanings ?? []).filter(({ kind }) => kind === 'person').map(({ actor }) => stateOf(actor))
  // Of namesakes, the one whose state the report speaks of.
  const often = states.sort((a, b) => links.names.countOf(b) - links.names.countOf(a))[0]
  return isState(often) ? often : null
}

/** "Chad's opposition said the government had failed": opponents and parties speak of their own; null for other tellers. */
export function stateOfOpponent(links: Links, s: number, i: number): string | null {
  const tree = links.trees[s]
  const clause = i >= 0 && tree.deprel(i).startsWith('nsubj') ? tree.head(i) : -1
  const verb = clause >= 0 && tree.deprel(clause) === 'ccomp' ? tree.head(clause) : -1
  for (const teller of verb < 0 ? [] : subjectsOf(tree, verb)) {
    const actor = teller < i ? links.mention(s, nameHead(tree, teller))?.entity?.actors[0] : undefined
    if (isState(actor) && /:(?:OPP|PTY)$/.test(actor)) return stateOf(actor)
  }
  return null
}

/** "Between the Chadian government and the opposition": the state of whom a side is named with; null where it stands alone. */
export function stateBeside(links: Links, s: number, i: number): string | null {
  const tree = links.trees[s]
  const elder = i >= 0 && tree.deprel(i) === 'conj' ? tree.head(i) : -1
  const actor = elder >= 0 && elder < i ? links.mention(s, nameHead(tree, elder))?.entity?.actors[0] : undefined
  return isState(actor) && /:(?:GOV|MIL)$/.test(actor) ? stateOf(actor) : null
}

/** "US-backed rebels" are not American. */
export function statesWithin(links: Links, s: number, i: number, { first }: Description): string[] {
  const states: string[] = []
  for (let k = first; k < i; k++) {
    const name = links.names.over(s, k)
    if (name !== null) states.push(stateOf(senseOf(name).actor))
  }
  return states
}

/** "Officials said", "lawmakers voted": without a word on whose they are, of the state that is spoken of. */
export function isOfficial(
  links: Links,
  s: number,
  i: number,
  { sector, owner, office, kind, noun }: Description,
): boolean {
  // An organisation's own text speaks of its members' ministers; "two diplomats" hide whose they are.
  const ofMembers = links.official && links.home === null && kind !== 'official'
  if (ofMembers || kind === 'diplomat' || (kind === 'head' && sector !== 'REB' && sector !== 'OPP')) return false
  // Of militants and terrorists nobody can tell whose they are.
  if (sector === 'REB' && kind === 'rebel' && !REBELS.has(noun ?? '')) return false
  const tree = links.trees[s]
  if (
    (owner >= 0 && tree.deprel(owner) !== 'compound') ||
    sector === null ||
    !OF_A_STATE.has(sector) ||
    sector === 'JUD'
  )
    return false
  for (const c of tree.children(i)) {
    // "officials from the region"
    const mark = tree.deprel(c) === 'nmod' ? tree.child(c, 'case') : -1
    if (mark >= 0 && tree.lemma(mark) === 'from') return false
    if ((tree.deprel(c) === 'amod' && ABROAD.has(tree.lowerForm(c))) || (c < i && tree.upos(c) === 'PROPN'))
      return false
  }
  return office === null || sector !== 'GOV'
}

/** "Egypt urged both sides": who does something to the two is neither. */
export function statesDoing(links: Links, s: number, i: number): ReadonlySet<string> {
  const tree = links.trees[s]
  const states = new Set<string>()
  const verb = i < 0 ? -1 : tree.head(i)
  const relation = verb < 0 ? '' : tree.deprel(i)
  // "talks between the two sides": by way of another noun anybody may be meant.
  if (relation !== 'obj' && relation !== 'obl' && relation !== 'nmod:poss') return states
  const governor = relation === 'nmod:poss' ? tree.head(verb) : verb
  if (governor < 0) return states
  for (const doer of agentsOf(tree, governor)) {
    const entity = doer < i ? (links.mention(s, nameHead(tree, doer))?.entity ?? null) : null
    if (entity !== null) for (const actor of links.actorsOf(entity)) states.add(stateOf(actor))
  }
  return states
}

/** The state most spoken of that may be "the country": whoever does something to it comes from another, and the publisher's is "ours". */
export function stateAround(links: Links, s: number, i: number, noun: string): string | null {
  const ranked = links.salience.ranked(s).filter(({ state }) => isState(state))
  const outside = noun === 'country' ? links.statesDoing(s, i, true, true) : new Set<string>()
  const foreign = ranked.find(
    ({ state }) => !outside.has(state) && ((outside.size === 0 && !links.official) || state !== links.home),
  )
  return (foreign ?? ranked[0])?.state ?? null
}

/** The state named last before token `i` in its own sentence, whoever does something to it left out. */
export function stateHere(links: Links, s: number, i: number, noun: string): string | null {
  const { recent } = links.salience
  const outside = new Set([
    ...statesDoing(links, s, i),
    ...(noun === 'country' ? links.statesDoing(s, i, true, true) : []),
  ])
  for (let k = recent.length - 1; k >= 0 && recent[k].sentence === s; k--) {
    const { entity, token } = recent[k]
    const actor = token < i && entity !== null && entity.members.length === 0 ? entity.actors[0] : undefined
    if (actor !== undefined && isState(actor) && !outside.has(stateOf(actor))) return stateOf(actor)
  }
  return null
}

/** "The Government", "the Opposition" with a capital in a government's own text. */
export function isOwn(links: Links, s: number, i: number, sector: string): boolean {
  if (!links.official || links.home === null || !/^(?:GOV|OPP|LEG)$/.test(sector)) return false
  return i > 0 && /^\p{Lu}/u.test(links.trees[s].form(i)) && links.trees[s].child(i, 'amod', 'compound') < 0
}

/** "The troops", "the authorities", "government forces": not "foreign forces". */
export function isForces(links: Links, s: number, i: number, description: Description): boolean {
  const { sector, noun } = description
  return (
    i >= 0 &&
    /^(?:authority|force|troop|party|group|faction)$/.test(noun ?? '') &&
    (noun !== 'party' && noun !== 'group' && noun !== 'faction' ? true : sector === 'OPP' || sector === 'REB') &&
    (sector === 'GOV' || sector === 'MIL' || sector === 'REB' || sector === 'OPP') &&
    isOfficial(links, s, i, { ...description, kind: 'official' })
  )
}

export function isArmyAbroad(links: Links, sector: string | null, noun: string | null): boolean {
  const { official, home, issuers } = links
  const ranks = /^(?:army|military|force|general|soldier|officer|commander)$/.test(noun ?? '')
  return ranks && official && home !== null && sector === 'MIL' && !issuers.some(actor => actor.endsWith(':MIL'))
}

/** "The opposition", "the regime", "government forces": somebody is against them. */
export function isOfConflict(links: Links, s: number, description: Description): boolean {
  const { sector, noun } = description
  return (
    // A ministry's text says "our forces" of its own.
    isArmyAbroad(links, sector, noun) ||
    sector === 'OPP' ||
    sector === 'REB' ||
    noun === 'regime' ||
    (noun === 'force' && namesSide(links, s, description))
  )
}

/** "government troops", "security forces", "opposition parties" without an article. */
export function isOfGovernment(links: Links, s: number, description: Description): boolean {
  return namesSide(links, s, description) && links.trees[s].child(description.last, 'det') < 0
}

export function namesSide(links: Links, s: number, { first, last }: Description): boolean {
  const tree = links.trees[s]
  for (let k = first; k < last; k++)
    if (/^(?:government|security|police|army|opposition|rebel)$/i.test(tree.form(k))) return true
  return false
}

export function isBare(links: Links, s: number, { first, last }: Description): boolean {
  return first === last && links.trees[s].child(first, 'det', 'amod', 'nummod') < 0
}

/** "The Vespa movement": a name that the world does not know tells that no body named before is meant. */
export function hasProperModifier(links: Links, s: number, { first, last }: Description): boolean {
  const tree = links.trees[s]
  for (let i = first; i < last; i++) {
    if (tree.upos(i) === 'PROPN' && tree.deprel(i) === 'compound' && tree.upos(tree.head(i)) === 'NOUN') return true
  }
  return false
}

/** "State television", "state-run media". */
export function isStateOwned(links: Links, s: number, { first, last }: Description): boolean {
  const tree = links.trees[s]
  for (let i = first; i < last; i++) if (tree.lowerForm(i) === 'state') return true
  return false
}

/** Whether nothing before the noun tells that another body is meant. */
export function isPlain(links: Links, s: number, i: number, { first }: Description): boolean {
  const tree = links.trees[s]
  for (let k = first; k < i; k++) {
    // "the 15-nation bloc"
    const counts = tree.upos(k) === 'NUM' || tree.form(k) === '-' || COUNTED.test(tree.lowerForm(k))
    if (!counts && !PLAIN.test(tree.form(k)) && links.names.over(s, k) === null) return false
  }
  return true
}
