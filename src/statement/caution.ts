// How much more, or less, than even odds the record asks of a judgement: the weights are learned from annotators who mark every
// attitude and every topic, and seldom a noun of saying; the record's own bounds are drawn here.
import type { Mentions } from '../mention/index.ts'
import type { Tree } from '../tree/index.ts'
import { FIRST_PERSON, type Judgement } from './judge.ts'
import type { Layout } from './layout.ts'

/** Log-odds asked of a verb that the lexicon does not list. */
const UNLISTED = 2
const UNLISTED_THING = 3
/** Log-odds granted to the issuer's "we". */
const OWN = 3
/** Log-odds granted to a speaker's name before a colon. */
const SPEAKER = 1
/** Log-odds granted where the tree and the lexicon agree, in clauses of verbs, and in clauses and phrases of nouns with an owner. */
const VERB_CLAUSE = 2
const ACTOR_CLAUSE = 2.5
const NOUN_CLAUSE = 5
const NOUN_PHRASE = 4
const HEARSAY = 5
const VERB_PHRASE = 0.3
/** "denied the shelling": what is denied was said by others. */
const DENIED = 1
const OTHER_CLAUSE = 3.5
const OTHER_PHRASE = 1.5
/** Where the owner of a noun of saying stands. */
const HELD: ReadonlySet<string> = new Set(['owner', 'by', 'from', 'compound', 'adjective'])
/** What is asked of a judgement beyond even odds: the record keeps less than whoever marks every attitude and every topic. */
export function caution(layout: Layout, mentions: Mentions, judgement: Judgement): number {
  const { cue, source } = judgement
  if (cue.colon) return namesSpeaker(layout, mentions, judgement) ? -SPEAKER : 0
  if (isNoSaying(layout.trees[cue.sentence], judgement)) return Number.POSITIVE_INFINITY
  if (isSupposed(layout.trees[cue.sentence], cue.token)) return Number.POSITIVE_INFINITY
  if (isUntold(layout, judgement) || isSackedOrStruck(layout, mentions, judgement)) return Number.POSITIVE_INFINITY
  // "signed an agreement" says nothing, as a verb with a clause may.
  if (cue.entry === null) return isThing(layout, judgement) ? UNLISTED_THING : UNLISTED
  // "reads the paper": the word takes no object when it tells what is said.
  const { token } = judgement.content
  if (
    token >= 0 &&
    !cue.passive &&
    layout.trees[cue.sentence].deprel(token) === 'obj' &&
    !cue.entry.frames.includes('obj')
  )
    return UNLISTED
  // "We welcome …" outside quotations: a government's or organisation's own text speaks for it.
  if (mentions.issuers.length > 0 && source.place === 'subject' && layout.quotationAt(cue.sentence, cue.token) < 0) {
    if (FIRST_PERSON.test(layout.trees[cue.sentence].form(source.token)) && cue.entry.kind !== 'topic') return -OWN
  }
  // "Be sure to follow us": an order has no speaker in the text.
  const impersonal =
    cue.passive ||
    cue.entry.pos === 'noun' ||
    cue.entry.pos === 'adverb' ||
    layout.trees[cue.sentence].child(cue.token, 'expl', 'nsubj', 'csubj') >= 0
  if (source.token < 0 && !impersonal) return Number.POSITIVE_INFINITY
  switch (cue.entry.kind) {
    // "backs", "is opposed to" are positions; "discussed the crisis" only names a subject; "seems to" is the reporter's.
    case 'stand':
    case 'topic':
    case 'seem':
      return Number.POSITIVE_INFINITY
    // "demonstrated unity" shows nothing that can be so or not.
    case 'show':
      if (isClause(layout, judgement)) return -warrant(layout, mentions, judgement)
      return source.token >= 0 && mentions.isActor(cue.sentence, source.token) ? UNLISTED : UNLISTED + 1
    case 'say':
    case 'think':
    case 'accuse':
      return -warrant(layout, mentions, judgement)
    default:
      // "is intended to", "was needed": nobody is told to want it.
      if (source.token < 0) return Number.POSITIVE_INFINITY
      // "The bill seeks to …"
      return (
        (cue.entry.kind === 'feel' || mentions.isActor(cue.sentence, source.token) ? 0 : 1) -
        warrant(layout, mentions, judgement)
      )
  }
}

const isThing = (layout: Layout, { cue, content: { token } }: Judgement): boolean =>
  token >= 0 && layout.trees[cue.sentence].deprel(token) === 'obj' && layout.trees[cue.sentence].upos(token) === 'NOUN'

/** "Manila: no talks": a line begins with a known actor and a colon. */
const namesSpeaker = (layout: Layout, mentions: Mentions, { cue, source }: Judgement): boolean =>
  cue.token < 5 && source.token >= 0 && layout.startsLine(cue.sentence) && mentions.isActor(cue.sentence, source.token)

/** What only looks like saying: "the clock said five", "notes to editors", "was quoted as saying", "citing". */
function isNoSaying(tree: Tree, { cue, source, content }: Judgement): boolean {
  const { entry, token } = cue
  if (entry?.pos !== 'adj' && source.place === 'among' && source.token >= 0) {
    const mark = tree.child(source.token, 'case')
    if (mark >= 0 && tree.form(mark) === 'to') return true
  }
  // "Be sure to follow us": an order.
  if (entry?.pos === 'adj' && source.token < 0) {
    const be = tree.child(token, 'cop')
    return be >= 0 && tree.xpos(be) === 'VB' && tree.child(token, 'aux', 'mark', 'nsubj') < 0
  }
  if (entry?.pos !== 'verb') return false
  if (content.token >= 0 && tree.deprel(content.token) === 'obj' && tree.upos(content.token) === 'NUM') return true
  // "responding to the raid, the minister said"
  if (tree.lemma(token) === 'respond' && tree.xpos(token) === 'VBG' && tree.deprel(token) === 'advcl') return true
  // "said, citing court papers": the papers are why it is said.
  if (/^citing$/.test(tree.form(token)) && tree.head(token) >= 0 && tree.head(token) < token) return true
  return cue.passive && source.token < 0 && /^(?:quote|cite)$/.test(tree.lemma(token))
}

/** "If the minister says that …": nobody has said it. */
function isSupposed(tree: Tree, cue: number): boolean {
  const mark = tree.child(cue, 'mark')
  return mark >= 0 && tree.deprel(cue) === 'advcl' && /^(?:if|unless|until|whether)$/i.test(tree.form(mark))
}

/** "did not report the number of dead": a thing that somebody has not told. */
function isUntold(layout: Layout, judgement: Judgement): boolean {
  const { cue } = judgement
  if (cue.entry?.pos !== 'verb' || cue.entry.kind !== 'say' || isClause(layout, judgement)) return false
  const tree = layout.trees[cue.sentence]
  const object = judgement.content.token >= 0 && tree.deprel(judgement.content.token) === 'obj'
  return (
    object &&
    tree.children(cue.token).some(c => tree.deprel(c) === 'advmod' && /^(?:not|n['’]t|never)$/i.test(tree.form(c)))
  )
}

/** "dismissed the general", "attacked the camp": done to somebody, where no word tells what was said of him. */
function isSackedOrStruck(layout: Layout, mentions: Mentions, { cue, content }: Judgement): boolean {
  const tree = layout.trees[cue.sentence]
  if (content.token < 0 || tree.deprel(content.token) !== 'obj' || !/^(?:attack|dismiss)$/.test(tree.lemma(cue.token)))
    return false
  if (!mentions.isActor(cue.sentence, content.token) && tree.lemma(cue.token) === 'dismiss') return false
  return ![...tree.children(cue.token), ...tree.children(content.token)].some(c => {
    const mark = /^(?:obl|nmod|advcl)$/.test(tree.deprel(c)) ? tree.child(c, 'case', 'mark') : -1
    return mark >= 0 && /^(?:as|for|over)$/i.test(tree.form(mark))
  })
}

/** Log-odds granted where the grammar alone would choose the same: "her warning that …", which annotators of news seldom mark. */
function warrant(layout: Layout, mentions: Mentions, judgement: Judgement): number {
  const { cue, source, content, ruled } = judgement
  if (cue.entry?.pos === 'phrase' && source.token >= 0) return OTHER_CLAUSE
  if (ruled !== 3 || content.token < 0) return 0
  const clause = isClause(layout, judgement)
  if (cue.entry?.pos === 'adverb') return HEARSAY
  if (cue.entry?.pos === 'verb') {
    if (clause)
      return source.token >= 0 && mentions.isActor(cue.sentence, source.token)
        ? ACTOR_CLAUSE
        : source.token >= 0 || cue.passive
          ? VERB_CLAUSE
          : 0
    if (cue.entry.kind === 'deny' && source.token >= 0) return DENIED
    return source.token >= 0 && mentions.isActor(cue.sentence, source.token) ? VERB_PHRASE : 0
  }
  if (cue.entry?.pos === 'noun' && HELD.has(source.place) && source.climbs === 0) {
    // "their views on sanctions" says what the views are about, not what they are.
    return clause ? NOUN_CLAUSE : cue.entry.kind === 'think' ? 0 : NOUN_PHRASE
  }
  return clause ? OTHER_CLAUSE : source.token >= 0 ? OTHER_PHRASE : 0
}

function isClause(layout: Layout, { cue, content }: Judgement): boolean {
  const { token, pieces } = content
  const tree = layout.trees[cue.sentence]
  if (token < 0 || /^(?:ccomp|xcomp|acl|advcl|csubj)/.test(tree.deprel(token))) return true
  // "shows that most Finns back it", taken for an object.
  const before = tree.tokenAt(pieces[0][0]) - 1
  return before > cue.token && tree.form(before) === 'that' && tree.xpos(before) === 'IN'
}
