// "The town has fallen, state media report.": the noun that ends a sentence behind a comma, with nothing but a phrase of its own before it,
// is a verb of telling, and the sentence what it tells.

import { DEPRELS } from '../labels.ts'
import { IS_FINITE, IS_NOUN, relationIds, relationsLike } from './classes.ts'
import type { Draft } from './draft.ts'

const [ROOT, CCOMP, NSUBJ, PUNCT, CASE, NMOD] = relationIds('root', 'ccomp', 'nsubj', 'punct', 'case', 'nmod')
const [OBL, OBJ, CC, CONJ, PARATAXIS] = relationIds('obl', 'obj', 'cc', 'conj', 'parataxis')
/** What stands before a noun in its phrase. */
const IN_PHRASE = relationsLike(/^(?:amod|compound|flat|nmod:desc|det)$/)
const SAYS = /^(?:said|says?|told|added|announced|reported|warned|insisted|confirmed|argued|wrote|stated|declared)$/i
const TELLS = /^(?:reports?|claims?)$/
const MANY =
  /^(?:media|officials|agencies|outlets|sources|activists|analysts|experts|correspondents|residents|witnesses|newspapers)$/i

export function mendCoda(draft: Draft): void {
  mendReport(draft)
  const { heads, relations } = draft
  // "Finland must join, the president said on Monday": said of what stands before, and not beside it.
  for (let i = 2; i < heads.length; i++) {
    if (relations[i] !== CONJ || heads[i] > i || !SAYS.test(draft.form(i)) || !IS_FINITE[draft.xpos(i)]) continue
    let [subject, joined, told] = [false, false, false]
    for (let k = 0; k < heads.length; k++) {
      if (heads[k] !== i) continue
      if (relations[k] === NSUBJ && k < i) subject = true
      if (relations[k] === CC) joined = true
      if (relations[k] === CCOMP || relations[k] === OBJ) told = true
    }
    if (subject && !joined && !told) relations[i] = PARATAXIS
  }
}

function mendReport(draft: Draft): void {
  const { heads, relations } = draft
  const stop = heads.length - 1
  const verb = stop - 1
  if (stop < 5 || draft.form(stop) !== '.' || !TELLS.test(draft.form(verb)) || !IS_NOUN[draft.xpos(verb)]) return
  const root = heads.indexOf(-1)
  const teller = verb - 1
  if (root > teller || !IS_NOUN[draft.xpos(teller)] || !isClause(draft, root)) return
  // One reports, many report.
  if (draft.form(verb).endsWith('s') === MANY.test(draft.form(teller))) return
  let comma = teller
  while (comma > root && isOfPhrase(draft, comma, teller)) comma--
  if (comma <= root || draft.form(comma) !== ',') return
  if (heads.some((head, k) => head <= teller && head > comma && (k < comma || k > verb))) return
  giveBack(draft, root, comma, verb)
  for (let k = comma + 1; k < teller; k++) if (heads[k] === verb) heads[k] = teller
  heads[verb] = -1
  relations[verb] = ROOT
  heads[root] = heads[comma] = heads[stop] = verb
  relations[root] = CCOMP
  relations[comma] = PUNCT
  heads[teller] = verb
  relations[teller] = NSUBJ
  draft.retag(verb, 'present')
}

const isOfPhrase = ({ heads, relations, form }: Draft, i: number, teller: number): boolean =>
  form(i) === '-' || (heads[i] > i && (i === teller || IN_PHRASE[relations[i]]))

/** "the town of *Jarablus*, state media report": a phrase before the comma that was hung on the report belongs to what stands before it. */
function giveBack({ heads, relations, xpos }: Draft, root: number, comma: number, verb: number): void {
  let noun = comma - 1
  while (noun > root && !(heads[noun] === verb && IS_NOUN[xpos(noun)])) noun--
  if (noun === root) return
  let first = noun
  for (let k = root + 1; k < noun; k++) {
    if (heads[k] !== verb) continue
    heads[k] = noun
    first = Math.min(first, k)
  }
  const marked = relations[first] === CASE
  const before = first - 1
  const isOfNoun = marked && before > root && IS_NOUN[xpos(before)]
  heads[noun] = isOfNoun ? before : root
  relations[noun] = isOfNoun ? NMOD : marked ? OBL : OBJ
}

/** Whether the root is a finite verb, or has an auxiliary. */
const isClause = ({ heads, relations, xpos }: Draft, root: number): boolean =>
  IS_FINITE[xpos(root)] || heads.some((head, k) => head === root && DEPRELS[relations[k]].startsWith('aux'))
