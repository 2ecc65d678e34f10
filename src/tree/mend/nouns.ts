// Nouns taken for verbs or participles, and what stands beside them: "labelled the Chadian *charge* a lie", "Britain's *cut* in aid", "a rocket
// *salvo* hit the town".
import { XPOS } from '../labels.ts'
import { IS_COMMON, IS_NOUN, IS_VERB, relationIds, relationsLike, tagIds } from './classes.ts'
import { type Draft, markBefore, SEES } from './draft.ts'

const [OBJ, OBL, NMOD, AMOD, APPOS, COMPOUND] = relationIds('obj', 'obl', 'nmod', 'amod', 'appos', 'compound')
const [NSUBJ, DET, XCOMP, CCOMP, ADVCL, ACL] = relationIds('nsubj', 'det', 'xcomp', 'ccomp', 'advcl', 'acl')
const [CASE, MARK, PARTICLE] = relationIds('case', 'mark', 'compound:prt')
const IN_CLAUSE = relationsLike(/^(?:nsubj|csubj|expl|aux|cop|obj|mark|ccomp)/)
const IN_PHRASE = relationsLike(/^(?:det|amod|compound|nummod|nmod:poss)/)
const [VB, VBN, VBG, POS] = tagIds('VB', 'VBN', 'VBG', 'POS')
/** Verbs behind which a bare infinitive may stand with its subject: "demanded the army leave". */
const WITH_INFINITIVE =
  /^(?:help|ha(?:ve|s|d)$|hav|bid|feel|felt|ask|demand|insist|propos|recommend|request|suggest|urg|order|requir|say|said|believ|hop|think|thought|mean|know)/i

/** Verbs that a gerund right behind them completes. */
const WITH_GERUND =
  /^(?:favou?r|oppos|support|back|reject|advocat|recommend|resist|discuss|contemplat|consider|suggest|propos|prohibit|ban|enjoy|mind|dislik|prefer|endors|approv|defend|criticis|criticiz|condemn|regret|involv|mean)(?:e?s|e?d|ing|t)?$/i

export function mendNouns(draft: Draft): void {
  for (let i = 1; i < draft.heads.length; i++) {
    takeForNoun(draft, i)
    partPossessed(draft, i)
    joinNouns(draft, i)
    leadToNoun(draft, i)
    completeVerb(draft, i)
    yieldTo(draft, i)
    joinToBareNoun(draft, i)
    completeParticle(draft, i)
  }
}

/** "will not bow to *pressure* from Lima": nobody bows in order to press. */
function yieldTo(draft: Draft, i: number): void {
  const { heads, relations, form } = draft
  if (draft.xpos(i) !== VB || relations[i] !== XCOMP || heads[i] !== i - 2 || relations[i - 1] !== MARK) return
  if (
    !/^(?:bow|yield|cave|submit|succumb|surrender|respond|object|bend)/i.test(form(i - 2)) ||
    !/^pressure$/i.test(form(i))
  )
    return
  draft.retag(i, 'noun')
  relations[i] = OBL
  relations[i - 1] = CASE
}

/** "labelled the Chadian *charge* a lie", "allowed a Red Cross *convoy* through": no verb that takes no bare infinitive has one. */
function takeForNoun(draft: Draft, i: number): void {
  const { heads, relations, form, xpos } = draft
  const verb = heads[i]
  if (xpos(i) !== VB || (relations[i] !== XCOMP && relations[i] !== CCOMP) || verb < 0 || verb > i - 3) return
  if (SEES.test(form(verb)) || WITH_INFINITIVE.test(form(verb))) return
  const first = i - 1
  if (
    relations[first] !== NSUBJ ||
    heads[first] !== i ||
    heads.some((head, k) => head === verb && relations[k] === OBJ)
  )
    return
  const article = verb + 1
  if (relations[article] !== DET || heads[article] !== first || heads.some((head, k) => head === i && k < first)) return
  heads[article] = i
  relations[first] = COMPOUND
  relations[i] = OBJ
  for (let k = i + 1; k < heads.length; k++) {
    if (heads[k] !== i) continue
    heads[k] = verb
    if (relations[k] === OBJ) relations[k] = XCOMP
    else if (XPOS[xpos(k)] === 'RP') relations[k] = PARTICLE
  }
  draft.retag(i, 'noun')
}

/** "wanted no Chadian *combat* troops": behind an object, without "to", the verb before a bare noun is that noun's. */
function joinToBareNoun(draft: Draft, i: number): void {
  const { heads, relations, form, xpos } = draft
  const [verb, first, noun] = [heads[i], i - 1, i + 1]
  if (xpos(i) !== VB || relations[i] !== XCOMP || verb < 0 || verb >= first || noun >= heads.length) return
  if (SEES.test(form(verb)) || WITH_INFINITIVE.test(form(verb)) || markBefore(draft, i, MARK) >= 0) return
  if (relations[first] !== OBJ || heads[first] !== verb || !IS_NOUN[xpos(first)]) return
  if (relations[noun] !== OBJ || heads[noun] !== i || !IS_NOUN[xpos(noun)]) return
  for (let k = 0; k < heads.length; k++) {
    if (k < i && heads[k] === first) heads[k] = noun
    if (k < noun || heads[k] !== i) continue
    // "troops *on the ground to fight*"
    const isOfNoun = relations[k] === OBL || relations[k] === ADVCL
    heads[k] = isOfNoun ? noun : verb
    if (isOfNoun) relations[k] = relations[k] === OBL ? NMOD : ACL
  }
  heads[noun] = verb
  heads[first] = heads[i] = noun
  relations[noun] = OBJ
  relations[first] = relations[i] = COMPOUND
  draft.retag(i, 'noun')
}

/** "Britain's *cut* in aid was deplored": what somebody has before a preposition is no participle of the noun behind it. */
function partPossessed(draft: Draft, i: number): void {
  const { heads, relations, xpos } = draft
  const noun = heads[i]
  if (xpos(i) !== VBN || relations[i] !== AMOD || noun < i + 2 || xpos(i - 1) !== POS) return
  if (relations[i + 1] !== CASE || heads[i + 1] !== noun) return
  heads[i] = heads[noun]
  relations[i] = relations[noun]
  for (let k = 0; k < i; k++) if (heads[k] === noun && IN_PHRASE[relations[k]]) heads[k] = i
  heads[noun] = i
  relations[noun] = NMOD
  draft.retag(i, 'noun')
}

/** "A rocket *salvo* hit the town": of two bare nouns side by side the first is part of the second. */
function joinNouns({ heads, relations, form, xpos }: Draft, second: number): void {
  const first = second - 1
  if (relations[second] !== APPOS || heads[second] !== first || !IS_COMMON[xpos(second)] || !IS_COMMON[xpos(first)])
    return
  if (/^\p{Lu}/u.test(form(second)) || heads.some((head, k) => head === second && k < second)) return
  heads[second] = heads[first]
  relations[second] = relations[first]
  heads.forEach((head, k) => {
    if (head === first) heads[k] = second
  })
  heads[first] = second
  relations[first] = COMPOUND
}

/** "gave way to *protesters*": a noun without anything of a clause makes none. */
function leadToNoun({ heads, relations, form, xpos, retag }: Draft, i: number): void {
  const verb = heads[i]
  if (relations[i] !== ADVCL || !IS_NOUN[xpos(i)] || verb < 0 || verb > i) return
  let mark = -1
  for (let k = 0; k < heads.length; k++) {
    if (heads[k] !== i) continue
    if (k < i && (relations[k] === MARK || relations[k] === CASE) && mark < 0) mark = k
    else if (IN_CLAUSE[relations[k]]) return
  }
  if (mark < 0 || !/^(?:to|from|for|by|after|before)$/i.test(form(mark))) return
  // "banned them from *entering*"
  if (/ing$/.test(form(i)) && relations[mark] === MARK) retag(i, 'gerund')
  else {
    relations[mark] = CASE
    relations[i] = OBL
  }
}

/** "ruled out *cutting* aid", "helped *train* them": what completes a verb right before it. */
function completeVerb(draft: Draft, i: number): void {
  const { heads, relations, form, xpos } = draft
  const verb = heads[i]
  if (verb < 0 || verb > i) return
  const isObject = relations[i] === OBJ && xpos(i) === VB && verb === i - 1 && /^help/i.test(form(verb))
  const isBehindParticle =
    relations[i] === ADVCL &&
    xpos(i) === VBG &&
    verb === i - 2 &&
    heads[i - 1] === verb &&
    relations[i - 1] === PARTICLE
  // "favours *strengthening* the police": no gerund describes a verb.
  const isNext = xpos(i) === VBG && verb === i - 1 && IS_VERB[xpos(verb)]
  const isGerund = isNext && (relations[i] === ACL || (relations[i] === ADVCL && WITH_GERUND.test(form(verb))))
  if (isGerund) relations[i] = XCOMP
  if (!isObject && !isBehindParticle) return
  if (
    isBehindParticle &&
    (markBefore(draft, i, MARK) >= 0 || heads.some((head, k) => head === verb && relations[k] === OBJ))
  )
    return
  relations[i] = XCOMP
  for (let k = i + 1; isObject && k < heads.length; k++) if (heads[k] === verb && relations[k] === OBJ) heads[k] = i
}

/** "ticked off *Paris*": behind a particle a noun with no preposition is the object. */
function completeParticle({ heads, relations, xpos }: Draft, i: number): void {
  const verb = heads[i]
  if (relations[i] !== OBL || verb < 0 || verb > i - 2 || !IS_NOUN[xpos(i)]) return
  const particle = verb + 1
  if (relations[particle] !== PARTICLE || heads[particle] !== verb) return
  for (let k = particle + 1; k < heads.length; k++) {
    if (heads[k] === i && relations[k] === CASE) return
    if (k < i && heads[k] !== i) return
    if (heads[k] === verb && relations[k] === OBJ) return
  }
  relations[i] = OBJ
}
