// "Most members back the plan", "China and Russia back the accord": an adverb has no object. Right behind a subject in the plural and before
// an article or a possessive the word is the verb, whatever place the subject or the object was given for want of one.
import { IS_NOUN, IS_VERB, relationIds, relationsLike, tagsLike } from './classes.ts'
import type { Draft } from './draft.ts'

const [NSUBJ, OBJ, APPOS, CONJ, ROOT] = relationIds('nsubj', 'obj', 'appos', 'conj', 'root')
const [DET, POSSESSOR, NMOD] = relationIds('det', 'nmod:poss', 'nmod')
const IS_PHRASE = relationsLike(/^(?:det|amod|compound|nummod|nmod|flat|appos|acl|conj|cc|case)/)
const IS_PLURAL = tagsLike(/^NNP?S$/)
const BESIDE = /^(?:still|also|broadly|firmly|strongly|overwhelmingly|now|both|all)$/i

export function mendBacks(draft: Draft): void {
  const { heads, relations, form, xpos } = draft
  for (let i = 1; i + 2 < heads.length; i++) {
    takeSupport(draft, i)
    if (form(i) !== 'back' || IS_VERB[xpos(i)]) continue
    let object = heads[i + 1]
    while (object >= 0 && relations[object] === POSSESSOR) object = heads[object]
    const opens = relations[i + 1] === DET || relations[i + 1] === POSSESSOR
    if (!opens || object <= i + 1 || !IS_NOUN[xpos(object)]) continue
    const last = BESIDE.test(form(i - 1)) ? i - 2 : i - 1
    if (last < 0) continue
    const isJoined = relations[last] === CONJ && heads[last] < last
    let subject = isJoined ? heads[last] : last
    const isPlural = IS_PLURAL[xpos(subject)]
    // "a majority of *voters* back the deal"
    while (relations[subject] === NMOD && heads[subject] >= 0 && heads[subject] < subject) subject = heads[subject]
    if (!IS_NOUN[xpos(subject)] || !(isJoined || isPlural)) continue
    if (relations[object] === APPOS && heads[object] === subject && relations[subject] !== OBJ)
      makeVerb(draft, i, subject, object, subject)
    else if (relations[subject] === NSUBJ && heads[subject] === object) makeVerb(draft, i, subject, object, object)
    else if (relations[subject] === NSUBJ && (heads[subject] === i || heads[subject] === last + 1))
      makeVerb(draft, i, subject, object, heads[object] === i ? i : object)
  }
}

/** "Members of the coalition *support* the plan": a root in the plural has its verb in the noun that an article follows. */
function takeSupport(draft: Draft, verb: number): void {
  const { heads, relations, form, xpos } = draft
  if (!/^(?:support|favou?r|fear|question|doubt)$/.test(form(verb)) || relations[verb] !== NMOD) return
  const subject = heads[verb]
  const noun = verb - 1
  const object = heads[verb + 1]
  if (heads[subject] >= 0 || subject > noun || !IS_PLURAL[xpos(subject)] || !IS_NOUN[xpos(noun)]) return
  if (heads[noun] !== verb || relations[verb + 1] !== DET || object <= verb + 1 || heads[object] !== verb) return
  for (let k = 0; k < heads.length; k++) {
    if (heads[k] === verb && k < noun) heads[k] = noun
    else if (heads[k] === subject && k > verb) heads[k] = verb
  }
  heads[noun] = subject
  relations[noun] = NMOD
  makeVerb(draft, verb, subject, object, subject)
}

/** The verb takes the place of `from`, and with it what is no part of its phrase. */
function makeVerb(draft: Draft, verb: number, subject: number, object: number, from: number): void {
  const { heads, relations } = draft
  if (from !== verb) {
    const above = heads[from]
    if (above === verb) return
    heads[verb] = above
    relations[verb] = above < 0 ? ROOT : relations[from]
    for (let k = 0; k < heads.length; k++) {
      const strays = heads[k] === from && k !== verb && k !== subject && k !== object
      if (strays && (!IS_PHRASE[relations[k]] || (from === subject && k > verb))) heads[k] = verb
    }
  }
  draft.retag(verb, 'present')
  heads[subject] = verb
  relations[subject] = NSUBJ
  heads[object] = verb
  relations[object] = OBJ
}
