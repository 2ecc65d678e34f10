// Predicates that the network took for modifiers: "The EU has imposed sanctions" read as sanctions that the EU has, "The army blocked
// aid" as blocked aid of the army, "The factions signed a truce" as factions that were signed. A finite verb with a subject before it
// is the predicate; the tree is turned round where it stands.

import { relationIds, tagIds } from './classes.ts'
import type { Draft } from './draft.ts'

const [ACL, AMOD, AUX, NSUBJ, OBJ] = relationIds('acl', 'amod', 'aux', 'nsubj', 'obj')
const [VBN, VBD, VBG, RB] = tagIds('VBN', 'VBD', 'VBG', 'RB')
const [CASE, MARK, ADVCL, NMOD, XCOMP, OBL] = relationIds('case', 'mark', 'advcl', 'nmod', 'xcomp', 'obl')
const [CONJ, CC, COP] = relationIds('conj', 'cc', 'cop')
const DEED = /^(?:imposed|launched|lodged|issued|expressed|announced|signed|ordered|demanded|voiced|declared|pledged)$/i
const GOES_ON = /^(?:on|against|for|over|with|to|that|of|at|from|in)$/i
/** Verbs that a gerund completes. */
const LEADS_ON =
  /^(?:den(?:y|ies|ied)|admit(?:s|ted)?|considers?|considered|stop(?:s|ped)?|keeps?|kept|beg[ai]n|begun|begins|start(?:s|ed)?|continue[sd]?|resume[sd]?|avoid(?:s|ed)?|suggest(?:s|ed)?|propose[sd]?|recommend(?:s|ed)?|risk(?:s|ed)?)$/i
const CHARGE = /^(?:accus|suspect|convict|acquit)/i
const JOIN = /^join(?:s|ed|ing)?$/i
const HAVE = /^(?:have|has|had|['’]ve)$/i

/** Makes such verbs the heads of their clauses. `xpos` tells the tag of a token; `heads` and `relations` change in place. */
export function mendPredicates(draft: Draft): void {
  const { heads, relations, form, xpos } = draft
  for (let j = 1; j < heads.length; j++) {
    const tag = xpos(j)
    if (tag !== VBD && tag !== VBN && tag !== VBG) continue
    const noun = heads[j]
    if (relations[j] === AMOD && noun > j) {
      const marked = relations[j - 1] === MARK && heads[j - 1] === j
      if (tag === VBG && (marked || isCharge(draft, j))) makeGerund(draft, j, noun)
      else if (tag === VBG && relations[noun] === OBJ && heads[noun] === j - 1 && LEADS_ON.test(form(j - 1)))
        makeDeed(draft, j, noun)
      else if (tag !== VBG && isJoinedDeed(draft, j)) joinDeed(draft, j, noun)
      else if (isBegun(draft, j)) takeObject(draft, j, noun)
      else if (tag === VBN && noun === j + 1 && isVerbless(draft, noun, j)) takeObject(draft, j, noun)
      else if (tag === VBN && relations[noun] === OBJ) mendPerfect(draft, j, noun)
    } else if (relations[j] === ACL && tag === VBD && noun >= 0 && noun < j && heads[noun] < 0) {
      if (isBegun(draft, j)) continue
      takePlace(draft, j, noun)
      for (let i = j + 1; i < heads.length; i++) if (heads[i] === noun) heads[i] = j
      heads[noun] = j
      relations[noun] = NSUBJ
    }
  }
}

/** "expelled the envoy and *imposed* sanctions on the firm": a deed joined to a deed, taken for a kind of sanctions. */
function isJoinedDeed({ heads, relations, form, xpos }: Draft, verb: number): boolean {
  const noun = heads[verb]
  if (relations[noun] !== CONJ || heads[noun] > verb || !DEED.test(form(verb))) return false
  if (relations[verb - 1] !== CC || !GOES_ON.test(form(noun + 1))) return false
  const joined = heads[noun]
  const object = relations[joined] === OBJ && heads[joined] >= 0 && heads[joined] < joined
  return (heads[verb - 1] === noun && object) || (heads[verb - 1] === verb && (object || xpos(joined) === VBD))
}

function joinDeed({ heads, relations }: Draft, verb: number, noun: number): void {
  const joined = heads[noun]
  heads[verb] = relations[joined] === OBJ ? heads[joined] : joined
  relations[verb] = CONJ
  for (let i = 0; i < verb; i++) if (heads[i] === noun) heads[i] = verb
  heads[noun] = verb
  relations[noun] = OBJ
}

/** "accused Oslo of waging economic war": what one is accused of is a deed. */
function isCharge({ heads, relations, form }: Draft, verb: number): boolean {
  const noun = heads[verb]
  if (relations[verb - 1] !== CASE || heads[verb - 1] !== noun) return false
  // "joined Paris in urging restraint"
  const wanted = /^of$/i.test(form(verb - 1)) ? CHARGE : /^in$/i.test(form(verb - 1)) ? JOIN : null
  for (let i = heads[noun], up = 0; i >= 0 && up < 2; i = heads[i], up++) if (wanted?.test(form(i))) return true
  return false
}

/** "denied *sending* troops to Mali": what is denied is a deed. */
function makeDeed({ heads, relations }: Draft, verb: number, noun: number): void {
  const above = heads[noun]
  heads[verb] = above
  relations[verb] = XCOMP
  for (let i = noun + 1; i < heads.length; i++) if (heads[i] === above && relations[i] === OBL) heads[i] = verb
  heads[noun] = verb
  relations[noun] = OBJ
}

function makeGerund({ heads, relations }: Draft, verb: number, noun: number): void {
  let accusing = heads[noun]
  // The charge hangs on the verb, not on the accused.
  if (relations[noun] === NMOD && heads[accusing] >= 0) accusing = heads[accusing]
  heads[verb] = accusing
  relations[verb] = ADVCL
  for (let i = 0; i < verb; i++) if (heads[i] === noun) heads[i] = verb
  relations[verb - 1] = MARK
  heads[noun] = verb
  relations[noun] = OBJ
}

/** "Peru's minister, who was there, *voiced* support": the root is a noun with a subject and no form of "be". */
function isVerbless({ heads, relations }: Draft, noun: number, verb: number): boolean {
  if (heads[noun] >= 0) return false
  let subject = false
  for (let i = 0; i < heads.length; i++) {
    if (heads[i] !== noun) continue
    if (relations[i] === COP || relations[i] === AUX) return false
    if (relations[i] === NSUBJ && i < verb) subject = true
  }
  return subject
}

/** Whether a subject or an auxiliary of the verb stands before it. */
function isBegun({ heads, relations }: Draft, verb: number): boolean {
  for (let i = 0; i < verb; i++) if (heads[i] === verb && (relations[i] === NSUBJ || relations[i] === AUX)) return true
  return false
}

function takePlace({ heads, relations }: Draft, verb: number, of: number): void {
  heads[verb] = heads[of]
  relations[verb] = relations[of]
}

/** The noun that the verb was said to modify is its object; what stood before the verb hangs on the verb. */
function takeObject(draft: Draft, verb: number, noun: number): void {
  const { heads, relations } = draft
  takePlace(draft, verb, noun)
  for (let i = 0; i < verb; i++) if (heads[i] === noun) heads[i] = verb
  heads[noun] = verb
  relations[noun] = OBJ
}

/** "has imposed sanctions": the participle right after a form of "have", with a bare noun behind it. */
function mendPerfect(draft: Draft, verb: number, noun: number): void {
  const { heads, relations, form, xpos } = draft
  let have = verb - 1
  while (have > 0 && xpos(have) === RB) have--
  if (heads[noun] !== have || relations[have] === AUX || !HAVE.test(form(have))) return
  takePlace(draft, verb, have)
  for (let i = 0; i < heads.length; i++) if (heads[i] === have && i !== verb) heads[i] = verb
  heads[have] = verb
  relations[have] = AUX
}
