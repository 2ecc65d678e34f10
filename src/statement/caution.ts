// How much more, or less, than even odds the record asks of a judgement: the weights are learned from annotators who mark every
// attitude and every topic, and seldom a noun of saying; the record's own bounds are drawn here.
import type { Mentions } from '../mention/index.ts'
import { FIRST_PERSON, type Judgement } from './judge.ts'
import type { Layout } from './layout.ts'

/** Log-odds asked of a verb that the lexicon does not list. */
const UNLISTED = 2
/** Log-odds granted to the issuer's "we". */
const OWN = 3
/** Log-odds granted where the tree and the lexicon agree, in clauses of verbs, and in clauses and phrases of nouns with an owner. */
const VERB_CLAUSE = 2
const NOUN_CLAUSE = 5
const NOUN_PHRASE = 4
const OTHER_CLAUSE = 3.5
const OTHER_PHRASE = 1.5
/** Where the owner of a noun of saying stands. */
const HELD: ReadonlySet<string> = new Set(['owner', 'by', 'from', 'compound', 'adjective'])
/** What is asked of a judgement beyond even odds: the record keeps less than whoever marks every attitude and every topic. */
export function caution(layout: Layout, mentions: Mentions, judgement: Judgement): number {
  const { cue, source } = judgement
  if (cue.colon) return 0
  if (cue.entry === null) return UNLISTED
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
  if (mentions.issuer !== null && source.place === 'subject' && layout.quotationAt(cue.sentence, cue.token) < 0) {
    if (FIRST_PERSON.test(layout.trees[cue.sentence].form(source.token)) && cue.entry.kind !== 'topic') return -OWN
  }
  // "Be sure to follow us": an order has no speaker in the text.
  const impersonal =
    cue.passive ||
    cue.entry.pos === 'noun' ||
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
      return isClause(layout, judgement) ? -warrant(layout, judgement) : UNLISTED
    case 'say':
    case 'think':
    case 'accuse':
      return -warrant(layout, judgement)
    default:
      // "is intended to", "was needed": nobody is told to want it.
      if (source.token < 0) return Number.POSITIVE_INFINITY
      // "The bill seeks to …"
      return (mentions.isActor(cue.sentence, source.token) ? 0 : 1) - warrant(layout, judgement)
  }
}

/** Log-odds granted where the grammar alone would choose the same: "her warning that …", which annotators of news seldom mark. */
function warrant(layout: Layout, judgement: Judgement): number {
  const { cue, source, content, ruled } = judgement
  if (ruled !== 3 || content.token < 0) return 0
  const clause = isClause(layout, judgement)
  if (cue.entry?.pos === 'verb') return clause && (source.token >= 0 || cue.passive) ? VERB_CLAUSE : 0
  if (cue.entry?.pos === 'noun' && HELD.has(source.place) && source.climbs === 0) {
    // "their views on sanctions" says what the views are about, not what they are.
    return clause ? NOUN_CLAUSE : cue.entry.kind === 'think' ? 0 : NOUN_PHRASE
  }
  return clause ? OTHER_CLAUSE : source.token >= 0 ? OTHER_PHRASE : 0
}

const isClause = (layout: Layout, { cue, content }: Judgement): boolean =>
  content.token < 0 || /^(?:ccomp|xcomp|acl|advcl|csubj)/.test(layout.trees[cue.sentence].deprel(content.token))
