// "Peru backed the plan, and its envoy, Ann Roth, called on Chad to wait"; "In Lima, the minister, Ann Roth, said it was over." Where something
// stands between commas behind a subject, the network takes the subject for a further member of the phrase before it, or for an apposition
// to the place that opens the sentence, and leaves its verb with none. Only verbs of speaking and acting on others are trusted.

import { isBelow } from '../below.ts'
import { XPOS } from '../labels.ts'
import {
  IS_AUXILIARY,
  IS_CLAUSE_OF_NOUN,
  IS_FINITE,
  IS_NOUN,
  IS_PAST,
  IS_SUBJECT,
  relationIds,
  relationsLike,
} from './classes.ts'
import type { Draft } from './draft.ts'

const [NSUBJ, APPOS, CONJ, CC, OBL, PUNCT, ROOT] = relationIds('nsubj', 'appos', 'conj', 'cc', 'obl', 'punct', 'root')
const [CCOMP, AMOD, ADVCL, OBJ] = relationIds('ccomp', 'amod', 'advcl', 'obj')
const [CASE, MARK] = relationIds('case', 'mark')
const [RELCL, PARATAXIS] = relationIds('acl:relcl', 'parataxis')
const VBD = XPOS.indexOf('VBD')
/** Nouns that take up what was said before them. */
const TAKING_UP =
  /^(?:step|move|idea|measure|proposal|plan|demand|request|decision|claim|policy|condition|course|prospect)$/i
/** How a verb hangs on what stands before it. */
const HANGS = relationsLike(/^(?:acl|advcl|conj|parataxis|dep|ccomp)/)
const HANGS_BARE = relationsLike(/^(?:xcomp|advcl|acl|conj|parataxis|ccomp)/)
const IS_OPENER = relationsLike(/^(?:obl|advcl|nmod)/)
const IS_FINITE_LIKE = XPOS.map((_, i) => IS_PAST[i] || IS_FINITE[i])
/** Past tenses by which somebody speaks to or of others; of "called" only with what calls for or on. */
const ACTS =
  /^(?:said|told|added|announced|warned|accused|urged|asked|rejected|welcomed|condemned|denied|dismissed|demanded|insisted|appealed|promised|pledged|vowed|threatened|criticised|criticized|denounced|praised|thanked|expressed|voiced|stressed|confirmed|declared|replied|refused|proposed|offered|described)$/i
const CALLED = /^called$/i
const REACH = 9

/** Adjectives with which a sentence opens and tells of its subject: "*Wary* of a wider war, Qatar urged restraint." */
const OPENING =
  /^(?:wary|keen|eager|anxious|mindful|conscious|fearful|afraid|aware|reluctant|unwilling|desperate|determined|angry|furious|unhappy|alarmed|dismayed|critical|sceptical|skeptical|supportive|opposed|committed|confident|convinced|concerned|worried|weary|tired|suspicious)$/i

export function mendAsides(draft: Draft): void {
  openSentence(draft)
  nameOffice(draft)
  for (let i = 4; i + 2 < draft.heads.length; i++) relateName(draft, i)
  for (let verb = 4; verb + 1 < draft.heads.length; verb++) {
    if (draft.form(verb - 1) === 'and' && isAct(draft, verb)) partFromPerfect(draft, verb)
    if (draft.form(verb - 1) === 'and' && draft.relations[verb] === CONJ) goOnPastAside(draft, verb)
    if (draft.form(verb - 1) !== ',' || !IS_FINITE_LIKE[draft.xpos(verb)] || hasOwn(draft, verb)) continue
    if (IS_PAST[draft.xpos(verb)] && isAct(draft, verb)) joinNext(draft, verb)
    if (draft.xpos(verb) === VBD) openClause(draft, verb)
    if (IS_FINITE[draft.xpos(verb)]) takeOpener(draft, verb)
  }
}

/** "table a text, a step *Moscow* called rash": a name right behind such a noun, and before a verb, tells who does it. */
function relateName(draft: Draft, noun: number): void {
  const { heads, relations, form, xpos } = draft
  if (!TAKING_UP.test(form(noun)) || !/^an?$/i.test(form(noun - 1)) || form(noun - 2) !== ',') return
  const name = noun + 1
  if (!IS_NOUN[xpos(name)] || !/^\p{Lu}/u.test(form(name)) || heads[name] !== noun || form(name + 1) === ',') return
  const verb = heads[noun]
  if (relations[noun] !== NSUBJ || verb < name || !IS_FINITE_LIKE[xpos(verb)] || heads[verb] < 0) return
  for (let k = 0; k < noun; k++) if (heads[k] === verb) heads[k] = noun
  heads[noun] = heads[verb]
  relations[noun] = APPOS
  heads[name] = verb
  relations[name] = NSUBJ
  heads[verb] = noun
  relations[verb] = RELCL
}

/** "Chad offered a loan, *an envoy said*, and promised grain": who said so between commas promised nothing. */
function goOnPastAside({ heads, relations, form, xpos }: Draft, verb: number): void {
  const said = heads[verb]
  const main = heads[said] ?? -1
  if (relations[said] !== PARATAXIS || main < 0 || main > said || !SAID.test(form(said)) || !IS_FINITE[xpos(main)])
    return
  if (verb - said !== 3 || form(said + 1) !== ',' || xpos(verb) !== xpos(main)) return
  if (!heads.some((head, k) => head === said && k < said && IS_SUBJECT[relations[k]])) return
  heads[verb] = main
}
const SAID = /^(?:said|says|added|confirmed|reported)$/i

/** "*Acting* President Ann Roth called for unity": no verb of which the president is the object. */
function nameOffice(draft: Draft): void {
  const { heads, relations, form, xpos } = draft
  if (!/^acting$/i.test(form(0)) || !/^\p{Lu}/u.test(form(1))) return
  if (heads[0] >= 0) {
    const subject =
      relations[0] === ADVCL ? heads.findIndex((head, i) => head === heads[0] && relations[i] === NSUBJ) : -1
    if (subject > 0) {
      heads[0] = subject
      relations[0] = AMOD
    }
    return
  }
  const name = relations.findIndex((relation, i) => relation === OBJ && heads[i] === 0 && IS_NOUN[xpos(i)])
  const verb = heads.findIndex(
    (head, i) => head === 0 && i > name && HANGS_BARE[relations[i]] && IS_FINITE_LIKE[xpos(i)],
  )
  if (name < 1 || verb < 0) return
  for (let k = 1; k < heads.length; k++) if (heads[k] === 0) heads[k] = k < name ? name : verb
  heads[verb] = -1
  relations[verb] = ROOT
  if (IS_PAST[xpos(verb)]) draft.retag(verb, 'past')
  heads[name] = verb
  relations[name] = NSUBJ
  heads[0] = name
  relations[0] = AMOD
}

/** The adjective was hung on a noun far behind its comma: it belongs to the sentence. */
function openSentence({ heads, relations, form, xpos }: Draft): void {
  const first = heads.length > 1 && /^["“'‘]$/.test(form(0)) ? 1 : 0
  if (relations[first] !== AMOD || !OPENING.test(form(first))) return
  let comma = first + 1
  while (comma < heads.length && form(comma) !== ',') comma++
  const root = heads.indexOf(-1)
  if (heads[first] < comma || root < comma || (!IS_FINITE[xpos(root)] && !IS_PAST[xpos(root)])) return
  heads[first] = root
  relations[first] = ADVCL
}

const isAct = ({ form }: Draft, verb: number): boolean =>
  form(verb + 1) !== 'by' &&
  (ACTS.test(form(verb)) || (CALLED.test(form(verb)) && /^(?:on|upon|for)$/.test(form(verb + 1))))

/** Whether the verb has a subject or an auxiliary. */
const hasOwn = ({ heads, relations }: Draft, verb: number): boolean =>
  heads.some((head, k) => head === verb && (IS_SUBJECT[relations[k]] || (IS_AUXILIARY[relations[k]] && k < verb)))

/** "…, and the council, *in a statement*, called": the noun joined by "and" behind a comma, with another comma behind it, is the verb's subject. */
function joinNext(draft: Draft, verb: number): void {
  const { heads, relations, form } = draft
  if (!HANGS[relations[verb]]) return
  for (let noun = verb - 3; noun > 2; noun--) {
    if (relations[noun] !== CONJ || !IS_NOUN[draft.xpos(noun)] || heads[noun] > noun) continue
    const and = heads.findIndex((head, k) => head === noun && relations[k] === CC && k < noun)
    if (and < 2 || form(and - 1) !== ',' || !/^(?:and|but|while)$/.test(form(and)) || !endsAtComma(draft, noun))
      continue
    const first = outermostBefore(draft, heads[noun], verb)
    if (first < 0) return
    heads[and] = heads[noun] = verb
    relations[noun] = NSUBJ
    heads[verb] = first
    relations[verb] = CONJ
    draft.retag(verb, 'past')
    // What stands between the commas goes with the subject, not with the deed before.
    for (let k = noun + 1; k < verb; k++) if (heads[k] < and) heads[k] = relations[k] === PUNCT ? verb : noun
    for (let k = verb + 1; k < heads.length; k++) if (heads[k] > noun && heads[k] < verb) heads[k] = verb
    return
  }
}

/** "noted that trade *had grown, and thanked* the envoy": behind a comma who noted it thanks, not the trade. */
function partFromPerfect(draft: Draft, verb: number): void {
  const { heads, relations, form, xpos } = draft
  const first = heads[verb]
  if (relations[verb] !== CONJ || first < 0 || first > verb || form(verb - 2) !== ',' || hasOwn(draft, verb)) return
  const said = relations[first] === CCOMP ? heads[first] : -1
  if (
    said < 0 ||
    said > first ||
    IS_CLAUSE_OF_NOUN[relations[said]] ||
    XPOS[xpos(said)] !== 'VBD' ||
    XPOS[xpos(first)] !== 'VBN'
  )
    return
  if (!heads.some((head, k) => head === first && /^(?:had|has|have)$/.test(form(k)) && IS_AUXILIARY[relations[k]]))
    return
  heads[verb] = said
  draft.retag(verb, 'past')
}

/** "comes after *leaders*, meeting in Lima, backed the plan": what stands behind the preposition, and the inserted words, is the verb's subject. */
function openClause(draft: Draft, verb: number): void {
  const { heads, relations, form } = draft
  if ((relations[verb] !== ADVCL && relations[verb] !== PARATAXIS) || heads[verb] > verb) return
  for (let noun = verb - 3; noun > heads[verb]; noun--) {
    if (relations[noun] !== OBL || heads[noun] !== heads[verb] || !IS_NOUN[draft.xpos(noun)]) continue
    const mark = heads.findIndex((head, k) => head === noun && relations[k] === CASE && k < noun)
    if (mark < 0 || !/^(?:after|before|until|since|as)$/i.test(form(mark)) || !reachesComma(draft, noun)) return
    heads[noun] = heads[mark] = verb
    relations[noun] = NSUBJ
    relations[mark] = MARK
    relations[verb] = ADVCL
    return
  }
}

/** Whether all up to the next comma belongs to the noun's phrase. */
function reachesComma({ heads, form }: Draft, noun: number): boolean {
  let end = noun + 1
  while (end < heads.length && form(end) !== ',' && isBelow(heads, end, noun)) end++
  return end < heads.length && form(end) === ','
}

/** Whether a comma stands right behind the noun's own words. */
function endsAtComma({ heads, form, xpos }: Draft, noun: number): boolean {
  let end = noun + 1
  while (end < heads.length && heads[end] >= noun && heads[end] < end && IS_NOUN[xpos(end)]) end++
  return form(end) === ','
}

/** The finite verb that the phrase of `i` belongs to, outermost in the sentence before `end`; −1 where none is. */
function outermostBefore({ heads, relations, xpos }: Draft, i: number, end: number): number {
  let found = -1
  for (let at = i, climbs = 0; at >= 0 && climbs < REACH; at = heads[at], climbs++) {
    if (at < end && IS_FINITE[xpos(at)]) found = at
    if (relations[at] === CCOMP && found < 0) return -1
  }
  return found
}

/** "In Lima, *the minister*, Ann Roth, said": the outermost apposition to a place, a day or a gerund that opens the clause. */
function takeOpener(draft: Draft, verb: number): void {
  const { heads, relations, form } = draft
  if (relations[verb] !== ROOT && relations[verb] !== CCOMP) return
  let i = verb - 2
  let subject = -1
  for (let climbs = 0; climbs < REACH && i >= 0 && i !== verb; climbs++) {
    if (relations[i] === APPOS) subject = i
    i = heads[i]
  }
  if (i !== verb || subject < 0 || !IS_NOUN[draft.xpos(subject)]) return
  const opener = heads[subject]
  if (opener > subject || (relations[opener] !== OBL && !IS_OPENER[relations[opener]])) return
  let comma = subject
  while (comma > opener && form(comma) !== ',') comma--
  if (comma <= opener) return
  heads[subject] = verb
  relations[subject] = NSUBJ
  for (let k = subject + 1; k < verb; k++) if (relations[k] === PUNCT && heads[k] < subject) heads[k] = subject
}
