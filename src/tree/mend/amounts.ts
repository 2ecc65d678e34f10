// "shot down *at least six* helicopters", "killing *more than a dozen* airmen": how many there were makes no phrase with a preposition of them; they
// are the verb's object. And "fighters" are no verb.

import { IS_NOUN, IS_VERB, relationIds, relationsLike, tagsLike } from './classes.ts'
import { childrenOf, type Draft } from './draft.ts'

const [OBJ, OBL, CASE, ADVMOD, NSUBJ, COMPOUND, ROOT] = relationIds(
  'obj',
  'obl',
  'case',
  'advmod',
  'nsubj',
  'compound',
  'root',
)
const IS_COUNT = relationsLike(/^(?:nmod|nummod|advmod|obl|amod|fixed)/)
const IS_OBJECT = relationsLike(/^(?:obj|ccomp|xcomp|nsubj:pass)$/)
const IS_BARE = tagsLike(/^VBP?$/)
const FIGHTERS =
  /^(?:fighters|gunmen|rebels|troops|soldiers|warplanes|bombers|militants|insurgents|jets|officers|planes)$/i
/** Words that are past and bare alike. */
const ALIKE = /^(?:shot|hit|put|cut|set|beat|let|shut|burst|hurt|split|bound|found|fell|struck|held)$/i

export function mendAmounts(draft: Draft): void {
  for (let i = 1; i + 1 < draft.heads.length; i++) makeNoun(draft, i)
  for (let noun = 3; noun < draft.heads.length; noun++) giveObject(draft, noun)
}

/** "Wagner *fighters* shot down a plane": a name before it is a part of what they are called. */
function makeNoun(draft: Draft, i: number): void {
  const { heads, relations, form, xpos, retag } = draft
  if (!FIGHTERS.test(form(i)) || !IS_VERB[xpos(i)]) return
  retag(i, 'plural')
  for (const k of childrenOf(heads, i)) if (k < i && relations[k] === NSUBJ && IS_NOUN[xpos(k)]) relations[k] = COMPOUND
  const verb = heads[i]
  if (
    verb === i + 1 &&
    relations[i] === NSUBJ &&
    relations[verb] === ROOT &&
    IS_BARE[xpos(verb)] &&
    ALIKE.test(form(verb))
  )
    retag(verb, 'past')
}

function giveObject({ heads, relations, form, xpos }: Draft, noun: number): void {
  const verb = heads[noun]
  if (relations[noun] !== OBL || verb < 0 || verb > noun || !IS_NOUN[xpos(noun)] || !IS_VERB[xpos(verb)]) return
  const kids = childrenOf(heads, noun)
  const marks = kids.filter(k => relations[k] === CASE)
  if (childrenOf(heads, verb).some(k => k !== noun && IS_OBJECT[relations[k]])) return
  const than = marks.find(k => k > 0 && form(k) === 'than' && /^(?:more|fewer|less)$/i.test(form(k - 1)))
  if (than !== undefined && marks.length === 1) {
    relations[than] = ADVMOD
    relations[noun] = OBJ
    return
  }
  const counts = kids.filter(k => k < noun && IS_COUNT[relations[k]]).flatMap(k => [k, ...childrenOf(heads, k)])
  const isLeast = counts.some(k => /^(?:least|most)$/.test(form(k)) && form(k - 1) === 'at')
  if (isLeast && marks.every(k => form(k) === 'at')) relations[noun] = OBJ
}
