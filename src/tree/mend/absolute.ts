// "…, with Oslo calling for talks and Paris demanding more", "…, with Oslo opposed to it": clauses that "with" opens, where the network joined
// the second doer to what stands before him, or took the first for whom it is with.
import { IS_GERUND, IS_NOUN, IS_PAST_TENSE, relationIds } from './classes.ts'
import { type Draft, markBefore } from './draft.ts'

const [NSUBJ, OBL, CONJ, CC, ADVCL] = relationIds('nsubj', 'obl', 'conj', 'cc', 'advcl')
const [MARK, CASE] = relationIds('mark', 'case')
/** What somebody may be said to be without "being". */
const STATE = /^(?:opposed|committed|determined|divided|split|reluctant|keen|wary|ready|unwilling|eager|intent)$/i

export function mendAbsolute(draft: Draft): void {
  for (let i = 3; i < draft.heads.length; i++) {
    takeDoer(draft, i)
    openState(draft, i)
  }
}

const isWith = ({ form }: Draft, i: number): boolean => i > 0 && /^with$/i.test(form(i)) && form(i - 1) === ','

/** "with China opposing a ban and *Russia* abstaining": before a gerund joined to such a clause a name is who does it. */
function takeDoer(draft: Draft, verb: number): void {
  const { heads, relations, xpos } = draft
  if (!IS_GERUND[xpos(verb)] || (relations[verb] !== CONJ && relations[verb] !== ADVCL)) return
  const first = heads[verb]
  if (first < 0 || first > verb || !IS_GERUND[xpos(first)] || !isWith(draft, markBefore(draft, first, MARK))) return
  const doer = verb - 1
  const joint = markBefore(draft, doer, CC)
  if (!IS_NOUN[xpos(doer)] || relations[doer] !== CONJ || joint < first || heads[doer] > doer) return
  heads[doer] = heads[joint] = verb
  relations[doer] = NSUBJ
  relations[verb] = CONJ
}

/** "with *Berlin and Helsinki* opposed to it": of whom it is said. */
function openState(draft: Draft, state: number): void {
  const { heads, relations, form, xpos } = draft
  if (!STATE.test(form(state))) return
  if (IS_PAST_TENSE[xpos(state)] && isWith(draft, markBefore(draft, state, MARK))) draft.retag(state, 'participle')
  for (let i = 0; i < state; i++) {
    if (heads[i] !== state || relations[i] !== OBL || !IS_NOUN[xpos(i)]) continue
    const mark = markBefore(draft, i, CASE)
    if (!isWith(draft, mark)) continue
    heads[mark] = state
    relations[mark] = MARK
    relations[i] = NSUBJ
    if (relations[state] === CONJ) relations[state] = ADVCL
    if (IS_PAST_TENSE[xpos(state)]) draft.retag(state, 'participle')
    return
  }
}
