// "Chad backs the pact but its rival, which left the talks, rejects it." Behind a long clause the network may take the subject of the next
// one for a further member of the last phrase, and leave its verb without one; and a second gerund with the preposition of the first for
// a member of the verb.

import { IS_COMMON, IS_FINITE, IS_GERUND, IS_NOMINAL, IS_SUBJECT, relationIds, relationsLike } from './classes.ts'
import { type Draft, hasSubject, objectBefore } from './draft.ts'

const [CONJ, CC, NSUBJ, PARATAXIS, MARK] = relationIds('conj', 'cc', 'nsubj', 'parataxis', 'mark')
const IS_AUXILIARY = relationsLike(/^aux/)

export function mendJoined(draft: Draft): void {
  const { heads, relations } = draft
  joinGerunds(draft)
  joinObjects(draft)
  for (let verb = 3; verb < heads.length; verb++) {
    const main = heads[verb]
    if (relations[verb] !== PARATAXIS || main > verb || !isPredicate(draft, verb)) continue
    if (hasSubject(draft, verb)) continue
    const subject = memberBefore(draft, verb, main)
    if (subject < 0) continue
    for (let k = 0; k < subject; k++) if (heads[k] === subject && relations[k] === CC) heads[k] = verb
    heads[subject] = verb
    relations[subject] = NSUBJ
    relations[verb] = CONJ
  }
}

/** "accused Chad of bombing the town and *of arming* rebels": joined to the gerund with the same preposition, not to the verb. */
function joinGerunds(draft: Draft): void {
  const { heads, relations } = draft
  const marked = (i: number) => {
    const mark = heads.findIndex((head, k) => head === i && k < i && relations[k] === MARK)
    return mark < 0 ? '' : draft.form(mark).toLowerCase()
  }
  for (let i = 1; i < heads.length; i++) {
    if (relations[i] !== CONJ || heads[i] < 0 || !IS_GERUND[draft.xpos(i)] || marked(i) === '') continue
    const verb = heads[i]
    const sister = heads.findLastIndex(
      (head, k) => head === verb && k > verb && k < i && IS_GERUND[draft.xpos(k)] && marked(k) === marked(i),
    )
    if (sister >= 0) heads[i] = sister
  }
}

/** "welcomed the truce as well as *the release* of the crew": a noun is joined to the object before it, not to the verb. */
function joinObjects(draft: Draft): void {
  const { heads, relations, xpos } = draft
  for (let i = 3; i < heads.length; i++) {
    const verb = heads[i]
    if (relations[i] !== CONJ || verb < 0 || verb > i || !IS_COMMON[xpos(i)] || !IS_FINITE[xpos(verb)]) continue
    const conjunction = heads.findIndex((head, k) => head === i && k < i && relations[k] === CC)
    const object = objectBefore(draft, verb, i)
    if (conjunction !== object + 1 || object < 0) continue
    const hasClause = heads.some((head, k) => head === i && (IS_SUBJECT[relations[k]] || IS_AUXILIARY[relations[k]]))
    if (!hasClause) heads[i] = object
  }
}

function isPredicate({ heads, relations, xpos }: Draft, verb: number): boolean {
  return IS_FINITE[xpos(verb)] || heads.some((head, k) => head === verb && IS_AUXILIARY[relations[k]])
}

/** The last conjunct of a noun between two predicates that reaches up to the second; −1 for none. */
function memberBefore({ heads, relations, xpos }: Draft, verb: number, main: number): number {
  for (let k = verb - 1; k > main; k--) {
    if (relations[k] !== CONJ || heads[k] > k || !IS_NOMINAL[xpos(k)] || !IS_NOMINAL[xpos(heads[k])]) continue
    const joined = heads.some((head, c) => head === k && relations[c] === CC)
    return joined ? k : -1
  }
  return -1
}
