// Two sentences or deeds joined by "and" or "but" whose first verb was taken for a participle: "Chad *severed* ties with Quito, and Peru condemned it",
// "separatists *celebrated* in the square, but opponents staged a march".

import { XPOS } from '../labels.ts'
import { IS_FINITE, IS_NAME, IS_NOUN, IS_PAST, relationIds } from './classes.ts'
import { childrenOf, type Draft } from './draft.ts'

const [ACL, AMOD, COMPOUND, CONJ, CC, NSUBJ, OBJ, AUX] = relationIds(
  'acl',
  'amod',
  'compound',
  'conj',
  'cc',
  'nsubj',
  'obj',
  'aux',
)

export function mendSentences(draft: Draft): void {
  for (let verb = 1; verb + 2 < draft.heads.length; verb++) {
    if (!IS_PAST[draft.xpos(verb)]) continue
    if (draft.relations[verb] === ACL) freeFirst(draft, verb)
    else if (draft.relations[verb] === AMOD && !freeJoined(draft, verb)) freeModifier(draft, verb)
  }
}

/**
 * "vowed to hold the town and *suspended* operations", "cut off the internet, *closed* universities and issued orders": a past that hardly ever
 * describes a noun, right behind the conjunction, is joined to the past above. Whether it was.
 */
function freeJoined(draft: Draft, verb: number): boolean {
  const { heads, relations, form, xpos, retag } = draft
  const noun = heads[verb]
  if (noun < verb || relations[noun] !== CONJ || heads[noun] > verb || !DEED.test(form(verb))) return false
  const isListed = form(verb - 1) === ','
  if (relations[verb - 1] !== CC && !isListed) return false
  // "and issued *new* orders": what stands before the past is not its object's.
  if (childrenOf(heads, noun).some(k => k < verb && relations[k] !== CC && form(k) !== ',')) return false
  let above = heads[heads[noun]]
  for (let climbs = 0; above >= 0 && climbs < 5 && !isTold(draft, above); climbs++) above = heads[above]
  if (above < 0 || above > verb || !isTold(draft, above)) return false
  heads[verb] = above
  relations[verb] = CONJ
  for (const k of childrenOf(heads, noun)) if (k < verb) heads[k] = verb
  heads[noun] = verb
  relations[noun] = OBJ
  retag(verb, XPOS[xpos(above)] === 'VBD' ? 'past' : 'participle')
  return true
}

/** A past tense, or a participle with "have". */
const isTold = ({ heads, relations, form, xpos }: Draft, verb: number): boolean =>
  XPOS[xpos(verb)] === 'VBD' ||
  (XPOS[xpos(verb)] === 'VBN' &&
    childrenOf(heads, verb).some(k => relations[k] === AUX && /^(?:have|has|had)$/i.test(form(k))))

const DEED =
  /^(?:imposed|launched|lodged|issued|expressed|announced|signed|ordered|demanded|voiced|declared|pledged|suspended|dissolved|closed|halted|cancell?ed|recalled|severed|expelled|blocked|deployed|attacked|stormed|shelled|bombed|looted|torched|condemned|criticised|criticized|denounced|blamed|urged|rejected|ignored|dismissed|summoned|scrapped|revoked|slapped|warned|accused|lifted|tightened|released|freed|accepted|adopted|approved|endorsed|welcomed|praised|thanked|offered|promised|visited|hosted|boycotted|vetoed|threatened|opened|dispatched|mobilised|mobilized|raided|ransacked|smashed|hurled|pelted|fired|killed|wrecked|set|opposed|backed|supported|urged|defied|violated|crossed|entered|resumed|stopped|started|appointed|named|sacked|withdrew|ruled|vowed)$/i

/** "separatists *celebrated*, but *opponents* staged": no participle has a subject behind it; that is the next verb's. */
function freeFirst(draft: Draft, verb: number): void {
  const { heads, relations, xpos } = draft
  const subject = childrenOf(heads, verb).find(k => k > verb && relations[k] === NSUBJ && IS_NOUN[xpos(k)])
  if (subject === undefined) return
  let noun = heads[verb]
  while (noun >= 0 && noun < verb && relations[noun] !== NSUBJ) noun = heads[noun]
  const second = noun < 0 || noun > verb ? -1 : heads[noun]
  if (second < subject || !IS_FINITE[xpos(second)]) return
  if (!childrenOf(heads, second).some(k => k > verb && k < subject && relations[k] === CC)) return
  join(draft, noun, verb, second, subject)
}

/** "Chad *severed* ties with Quito, and *Peru* condemned it": of a name, a past and a noun, the past is the verb where the noun would share its own with another name. */
function freeModifier(draft: Draft, verb: number): void {
  const { heads, relations, form, xpos } = draft
  const object = heads[verb]
  const name = verb - 1
  if (object < verb || relations[object] !== NSUBJ || heads[name] !== object || relations[name] !== COMPOUND) return
  if (!IS_NAME[xpos(name)] || IS_NAME[xpos(object)]) return
  const second = heads[object]
  const other = childrenOf(heads, object).find(k => k > object && relations[k] === CONJ && IS_NAME[xpos(k)])
  if (other === undefined || second < other || !IS_FINITE[xpos(second)]) return
  const conjunction = childrenOf(heads, other).find(k => relations[k] === CC && form(k - 1) === ',')
  if (conjunction === undefined) return
  heads[conjunction] = second
  relations[object] = OBJ
  for (const k of childrenOf(heads, object)) if (k < verb && k !== name) heads[k] = name
  heads[object] = verb
  join(draft, name, verb, second, other)
}

/** Makes the first verb the predicate with the noun for its subject, and joins the second with its own to it. */
function join({ heads, relations, retag }: Draft, noun: number, verb: number, second: number, subject: number): void {
  heads[verb] = heads[second]
  relations[verb] = relations[second]
  heads[noun] = verb
  relations[noun] = NSUBJ
  heads[second] = verb
  relations[second] = CONJ
  heads[subject] = second
  relations[subject] = NSUBJ
  retag(verb, 'past')
}
