// "Chad backs the pact but its rival, which left the talks, rejects it." Behind a long clause the network may take the subject of the next
// one for a further member of the last phrase, and leave its verb without one.
import type { Draft } from './finite.ts'
import { DEPRELS, XPOS } from './labels.ts'

const [CONJ, CC, NSUBJ, PARATAXIS] = (['conj', 'cc', 'nsubj', 'parataxis'] as const).map(name => DEPRELS.indexOf(name))
const IS_SUBJECT = DEPRELS.map(name => /^(?:nsubj|csubj|expl)/.test(name))
const IS_AUXILIARY = DEPRELS.map(name => /^aux/.test(name))
const IS_NOUN = XPOS.map(name => /^(?:NN|PRP$)/.test(name))
const IS_FINITE = XPOS.map(name => /^VB[DZP]$/.test(name))

export function mendJoined(draft: Draft): void {
  const { heads, relations } = draft
  for (let verb = 3; verb < heads.length; verb++) {
    const main = heads[verb]
    if (relations[verb] !== PARATAXIS || main > verb || !isPredicate(draft, verb)) continue
    if (heads.some((head, k) => head === verb && IS_SUBJECT[relations[k]])) continue
    const subject = memberBefore(draft, verb, main)
    if (subject < 0) continue
    for (let k = 0; k < subject; k++) if (heads[k] === subject && relations[k] === CC) heads[k] = verb
    heads[subject] = verb
    relations[subject] = NSUBJ
    relations[verb] = CONJ
  }
}

function isPredicate({ heads, relations, xpos }: Draft, verb: number): boolean {
  return IS_FINITE[xpos(verb)] || heads.some((head, k) => head === verb && IS_AUXILIARY[relations[k]])
}

/** The last conjunct of a noun between two predicates that reaches up to the second; −1 for none. */
function memberBefore({ heads, relations, xpos }: Draft, verb: number, main: number): number {
  for (let k = verb - 1; k > main; k--) {
    if (relations[k] !== CONJ || heads[k] > k || !IS_NOUN[xpos(k)] || !IS_NOUN[xpos(heads[k])]) continue
    const joined = heads.some((head, c) => head === k && relations[c] === CC)
    return joined ? k : -1
  }
  return -1
}
