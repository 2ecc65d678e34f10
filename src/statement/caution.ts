// How much more, or less, than even odds the record asks of a judgement: the weights are learned from annotators who mark every
// attitude and every topic, and seldom a noun of saying; the record's own bounds are drawn here.
import type { Mentions } from '../mention/index.ts'
import { obliquesOf, type Tree } from '../tree/index.ts'
import { gapBehind, quotedAs } from './choose.ts'
import { describedNoun } from './cue.ts'
import { type CueKind, loadCues } from './cue-lexicon.ts'
import { isDeed } from './deed.ts'
import { FIRST_PERSON, type Judgement } from './judge.ts'
import type { Layout } from './layout.ts'
import { sourceByRule } from './rule.ts'
import { infinitiveBehind, isFiniteVerb, phraseBehind } from './settled.ts'
import { sourcesOf } from './source.ts'
import { isAside } from './stretch.ts'

/** Log-odds asked of a verb that the lexicon does not list. */
const UNLISTED = 2
const UNLISTED_THING = 3
/** Log-odds granted to the issuer's "we". */
const OWN = 3
/** Log-odds granted to a speaker's name before a colon. */
const SPEAKER = 1
/** Log-odds granted where the tree and the lexicon agree, in clauses of verbs, and in clauses and phrases of nouns with an owner. */
const VERB_CLAUSE = 2
const ACTOR_CLAUSE = 3
const NOUN_CLAUSE = 5
const NOUN_PHRASE = 4
const HEARSAY = 5
const VERB_PHRASE = 0.3
const ACT_PHRASE = 1.2
/** "appealed for calm": the preposition leaves the verb no other meaning. */
const DEMAND_PHRASE = 2.5
/** "quoted the army as saying that …" */
const QUOTED = 2
/** "rejected calls for a recount" */
const SOMEBODY = 2.5
/** Kinds whose verbs do by saying: an appeal, an accusation, a promise are events too, and their content is what was said. */
const ACTS: ReadonlySet<CueKind> = new Set<CueKind>(['demand', 'warn', 'promise', 'accuse', 'reject', 'support'])
/** "denied the shelling": what is denied was said by others. */
const DENIED = 1
const OTHER_CLAUSE = 3.5
const OTHER_PHRASE = 1.5
/** Where the owner of a noun of saying stands. */
const HELD: ReadonlySet<string> = new Set(['owner', 'by', 'from', 'compound', 'adjective'])

/** What is asked of a judgement beyond even odds: the record keeps less than whoever marks every attitude and every topic. */
export function caution(layout: Layout, mentions: Mentions, judgement: Judgement): number {
  const { cue, source } = judgement
  if (cue.colon) {
    if (namesPlace(layout, mentions, judgement)) return Number.POSITIVE_INFINITY
    // "Notes to editors: …"
    const tree = layout.trees[cue.sentence]
    const mark = source.token < 0 ? -1 : tree.child(source.token, 'case')
    if (mark >= 0 && tree.form(mark) === 'to') return Number.POSITIVE_INFINITY
    if (isHeading(tree, mentions, judgement)) return Number.POSITIVE_INFINITY
    return namesSpeaker(layout, mentions, judgement) ? -SPEAKER : 0
  }
  if (isNoSaying(layout.trees[cue.sentence], judgement)) return Number.POSITIVE_INFINITY
  if (isSupposed(layout.trees[cue.sentence], cue.token)) return Number.POSITIVE_INFINITY
  if (isUntold(layout, judgement) || isUndone(layout, judgement) || isDue(layout.trees[cue.sentence], judgement))
    return Number.POSITIVE_INFINITY
  const tree = layout.trees[cue.sentence]
  if (isRelativeAlone(tree, judgement) || isGapped(tree, judgement)) return Number.POSITIVE_INFINITY
  if (isAnonymous(tree, judgement) || isFoundSo(tree, judgement) || isYetToBeTold(layout, judgement))
    return Number.POSITIVE_INFINITY
  if (isOutside(tree, judgement)) return Number.POSITIVE_INFINITY
  if (isWhen(tree, judgement) || isKeptOrOpen(tree, judgement) || isDoing(tree, mentions, judgement))
    return Number.POSITIVE_INFINITY
  if (isRing(tree, judgement) || isOpenQuestion(tree, judgement) || isSilence(tree, judgement))
    return Number.POSITIVE_INFINITY
  if (isUntoldQuestion(tree, judgement)) return Number.POSITIVE_INFINITY
  if (isAskedWhether(tree, judgement) || isOpenRefusal(tree, judgement)) return Number.POSITIVE_INFINITY
  // "held forth on", "held talks": only a clause is held to be so.
  if (cue.entry?.pos === 'verb' && tree.lemma(cue.token) === 'hold' && !isClause(layout, judgement))
    return Number.POSITIVE_INFINITY
  if (isUndergone(tree, judgement)) return Number.POSITIVE_INFINITY
  const object = objectIn(tree, judgement)
  if (isDeed(tree, mentions, cue, object, judgement.content.pieces.at(-1)?.[1] ?? 0)) return Number.POSITIVE_INFINITY
  if (source.token >= 0 && isNobody(tree, source.token)) return Number.POSITIVE_INFINITY
  if (isAddressed(tree, mentions, judgement)) return Number.POSITIVE_INFINITY
  // "Statement by the Spokesman": who speaks is not what he says.
  if (cue.entry?.pos === 'noun' && source.token > cue.last) {
    const [start, end] = judgement.content.pieces[0]
    if (start <= tree.starts[source.token] && tree.ends[source.token] <= end) return Number.POSITIVE_INFINITY
  }
  // "I understand" within one's own turn, "Do you believe it?": no second statement.
  if (source.token >= 0 && layout.inTurn(cue.sentence) && /^(?:I|we|you)$/i.test(tree.form(source.token)))
    return Number.POSITIVE_INFINITY
  // "signed an agreement" says nothing, as a verb with a clause may.
  if (cue.entry === null) return isThing(layout, judgement) ? UNLISTED_THING : UNLISTED
  // "We welcome …" outside quotations: a government's or organisation's own text speaks for it.
  if (mentions.issuers.length > 0 && source.place === 'subject' && layout.quotationAt(cue.sentence, cue.token) < 0) {
    if (FIRST_PERSON.test(layout.trees[cue.sentence].form(source.token)) && cue.entry.kind !== 'topic') return -OWN
  }
  // "backs", "is opposed to" are positions; "discussed the crisis" only names a subject; "seems to" is the reporter's.
  const { kind } = cue.entry
  if (kind === 'stand' || kind === 'topic' || kind === 'seem') return Number.POSITIVE_INFINITY
  // "reads the paper": the word takes no object when it tells what is said.
  if (object >= 0 && object === judgement.content.token && !cue.passive && !cue.entry.frames.includes('obj')) {
    // "advised them *against* going": the object hears what follows.
    if (phraseBehind(tree, cue, object) < 0) return UNLISTED
  }
  // "Be sure to follow us": an order has no speaker in the text.
  const impersonal =
    cue.passive ||
    cue.entry.pos === 'noun' ||
    cue.entry.pos === 'adverb' ||
    layout.trees[cue.sentence].child(cue.token, 'expl', 'nsubj', 'csubj') >= 0
  if (source.token < 0 && !impersonal) return Number.POSITIVE_INFINITY
  switch (kind) {
    // "demonstrated unity" shows nothing that can be so or not.
    case 'show':
      if (isClause(layout, judgement)) return -warrant(layout, mentions, judgement)
      return source.token >= 0 && mentions.isActor(cue.sentence, source.token) ? UNLISTED : UNLISTED + 1
    case 'say':
    case 'think':
    case 'accuse':
      return -warrant(layout, mentions, judgement)
    default:
      if (isCallOfSome(layout, judgement)) return -SOMEBODY
      // "is intended to", "was needed": nobody is told to want it.
      if (source.token < 0 && !isToldThat(tree, judgement)) return Number.POSITIVE_INFINITY
      // "The bill seeks to …"
      return (
        (cue.entry.kind === 'feel' || source.token < 0 || mentions.isActor(cue.sentence, source.token) ? 0 : 1) -
        warrant(layout, mentions, judgement)
      )
  }
}

/** "a claim *not recognized* abroad", "Courted by both and *expected* to win, Holm …": a bare participle tells what others do to its noun. */
function isUndergone(tree: Tree, { cue, source }: Judgement): boolean {
  const isBare = (i: number) => tree.xpos(i) === 'VBN' && tree.child(i, 'aux', 'aux:pass') < 0
  if (cue.entry?.pos !== 'verb' || source.token < 0 || !isBare(cue.token)) return false
  const head = tree.head(cue.token)
  const relation = tree.deprel(cue.token)
  if (relation.startsWith('acl')) return head === source.token
  const top = relation === 'conj' && isBare(head) ? head : cue.token
  return tree.deprel(top) === 'advcl' && source.token > cue.token && tree.child(top, 'mark') < 0
}

/** "were *promised* in May *that* no ship would dock" */
function isToldThat(tree: Tree, { cue, content: { token } }: Judgement): boolean {
  const mark = token > cue.last ? tree.child(token, 'mark') : -1
  // "*There are fears that* fighting will spread"
  const there = cue.entry?.pos === 'noun' ? tree.child(tree.head(cue.token), 'expl') : -1
  if (there >= 0 && /^there$/i.test(tree.form(there)) && mark > cue.last && tree.form(mark) === 'that') return true
  if (!cue.passive || mark <= cue.last || tree.form(mark) !== 'that') return false
  // "*It is feared* that fighting will spread"
  const subject = tree.child(cue.token, 'expl', 'nsubj:pass', 'nsubj')
  return cue.entry?.kind === 'promise' || (subject >= 0 && /^it$/i.test(tree.form(subject)))
}

/** "waters which his country claims": nothing is told of what the pronoun stands for. */
const isRelativeAlone = (tree: Tree, { cue, content: { token } }: Judgement): boolean =>
  token >= 0 &&
  token < cue.token &&
  /^W/.test(tree.xpos(token)) &&
  (cue.entry?.kind === 'say' || cue.entry?.kind === 'think')

/** "an idea that the coalition *supports*": a clause whose verb misses its object is about the noun. */
function isGapped(tree: Tree, { cue, content: { token } }: Judgement): boolean {
  if (cue.entry?.pos !== 'noun' || token < cue.last || !tree.deprel(token).startsWith('acl')) return false
  const row = loadCues()
    .verb.get(tree.lowerLemma(token))
    ?.find(({ words }) => words.length === 1)
  if (row === undefined || row.kind === 'say' || !row.frames.includes('obj')) return false
  return tree.child(token, 'obj', 'ccomp', 'xcomp', 'aux:pass', 'iobj') < 0
}

/** "rejected the claim, *calling it baseless*" */
const isCallingAside = (tree: Tree, { cue, content }: Judgement): boolean =>
  cue.entry?.kind === 'describe' &&
  tree.xpos(cue.token) === 'VBG' &&
  tree.form(cue.token - 1) === ',' &&
  content.pieces[0][0] > tree.ends[cue.last]

/** "adopted a text *calling on Peru to wait*" */
const isCallOn = (tree: Tree, { cue, content }: Judgement): boolean =>
  tree.lemma(cue.token) === 'call' &&
  content.pieces[0][0] > tree.ends[cue.token] &&
  onWhom(tree, cue.token).some(c => infinitiveBehind(tree, c) >= 0)

/** Gatherings whose purpose is what is said there. */
const GATHERING = /^(?:march|rally|gather|protest|demonstrate|assemble|converge|strike|meet|write|turn|come|go|take)$/

/** "*rallied* in Lima *to demand* her release" */
function isRallied(tree: Tree, { cue }: Judgement): boolean {
  const mark = tree.child(cue.token, 'mark')
  const above = tree.head(cue.token)
  return (
    cue.entry !== null &&
    ACTS.has(cue.entry.kind) &&
    tree.xpos(cue.token) === 'VB' &&
    mark >= 0 &&
    tree.deprel(cue.token) === 'advcl' &&
    GATHERING.test(tree.lemma(above)) &&
    tree.xpos(above) === 'VBD'
  )
}

/** "a war that the council *has called* the worst of all": described within a clause about it. */
const isCalledSo = (tree: Tree, { cue, content, source }: Judgement): boolean =>
  (cue.entry?.kind === 'describe' || cue.entry?.frames.includes('as') === true) &&
  source.place === 'subject' &&
  tree.deprel(cue.token).startsWith('acl') &&
  content.pieces[0][0] > tree.ends[cue.last]

/** A subject that the parser gave only to the verb that this one is joined to. */
const isSharedSubject = (tree: Tree, { cue, source }: Judgement): boolean =>
  source.place === 'climb' &&
  tree.deprel(cue.token) === 'conj' &&
  isFiniteVerb(tree, cue.token) &&
  tree.child(tree.head(cue.token), 'nsubj') === source.token

/** "rejected *calls for a recount*", "amid growing *demands that he resign*": many have made them, whoever they are. */
function isCallOfSome(layout: Layout, { cue, source, content, ruled }: Judgement): boolean {
  const tree = layout.trees[cue.sentence]
  if (source.token >= 0 || cue.entry?.pos !== 'noun' || cue.entry.kind !== 'demand' || content.token < 0) return false
  if (tree.xpos(cue.token) !== 'NNS' || (ruled & 2) === 0 || tree.child(cue.token, 'nummod') >= 0) return false
  const mark = tree.child(content.token, 'case', 'mark')
  return mark > cue.token && /^(?:for|to|that)$/.test(tree.form(mark))
}

const isThing = (layout: Layout, { cue, content: { token } }: Judgement): boolean =>
  token >= 0 && layout.trees[cue.sentence].deprel(token) === 'obj' && layout.trees[cue.sentence].upos(token) === 'NOUN'

/** "Manila: no talks": a line begins with a known actor and a colon. */
const namesSpeaker = (layout: Layout, mentions: Mentions, { cue, source }: Judgement): boolean =>
  cue.token < 5 && source.token >= 0 && layout.startsLine(cue.sentence) && mentions.isActor(cue.sentence, source.token)

/** "Chad: raids kill nine": a state before a colon is what the line is about, unless it says "we", "no" or words in marks. */
function namesPlace(layout: Layout, mentions: Mentions, { cue, source, content }: Judgement): boolean {
  if (source.token < 0 || mentions.sortAt(cue.sentence, source.token) !== 'state') return false
  const words = layout.text.slice(...content.pieces[0])
  return !/^(?:no|not)\b|\b(?:we|our|I)\b/i.test(words) && layout.quotedShare(content.pieces[0]) < 0.5
}

/** Papers and gatherings of answers that a headline lets speak: "Study: half of all wells are dry". */
const TELLING =
  /^(?:report|study|poll|survey|source|statement|witness|official|media|paper|newspaper|agency|document|leak|memo|letter|communiqu[eé]|press|tv|radio|television|watchdog|monitor)$/

/** "*Background*: the two sides …", "*Update*: …": a word that names neither people nor papers heads what follows and does not say it. */
const isHeading = (tree: Tree, mentions: Mentions, { cue, source: { token } }: Judgement): boolean =>
  token >= 0 &&
  tree.upos(token) === 'NOUN' &&
  !mentions.isActor(cue.sentence, token) &&
  !TELLING.test(tree.lowerLemma(token))

const isAsked = (layout: Layout, mentions: Mentions, { cue, source, content }: Judgement): boolean => {
  const tree = layout.trees[cue.sentence]
  if (cue.entry?.pos !== 'verb' || !ACTS.has(cue.entry.kind) || !cue.entry.frames.includes('xcomp')) return false
  if (content.token < cue.last) return false
  // "appealed to Chad, which has troops there, *to* help"
  const isPerson = tree.deprel(content.token) === 'obl'
  const token = isPerson ? infinitiveBehind(tree, content.token) : content.token
  if (token < 0) return false
  const mark = /^(?:xcomp|advcl)$/.test(tree.deprel(token)) ? tree.child(token, 'mark') : -1
  return mark > cue.token && tree.form(mark) === 'to' && mentions.isActor(cue.sentence, source.token)
}

/** "condemned the raid as a crime and left": somebody's act of speech on its object, however much more was taken with it. */
const isActObject = (layout: Layout, mentions: Mentions, judgement: Judgement): boolean =>
  judgement.cue.entry?.pos === 'verb' &&
  ACTS.has(judgement.cue.entry.kind) &&
  mentions.isActor(judgement.cue.sentence, judgement.source.token) &&
  objectIn(layout.trees[judgement.cue.sentence], judgement) >= 0

/** "said the text was poor and urged members to wait": the grammar would have a thing speak, and somebody was found. */
function isBetterSource(layout: Layout, mentions: Mentions, { cue, source }: Judgement): boolean {
  const tree = layout.trees[cue.sentence]
  if (!cue.entry || !ACTS.has(cue.entry.kind) || !isFiniteVerb(tree, cue.token)) return false
  if (source.place !== 'climb' || !mentions.isActor(cue.sentence, source.token)) return false
  const candidates = sourcesOf(tree, cue)
  const ruled = candidates[sourceByRule(tree, cue, candidates)]
  if (ruled === undefined || ruled.token < 0) return false
  const same = mentions.entity(cue.sentence, ruled.token)
  return (
    !mentions.isActor(cue.sentence, ruled.token) || (same >= 0 && same === mentions.entity(cue.sentence, source.token))
  )
}

/** Whether the content is a phrase that a preposition of the cue's frames marks. */
function isFramed(tree: Tree, { cue, content }: Judgement): boolean {
  const mark = tree.deprel(content.token) === 'obl' ? tree.child(content.token, 'case') : -1
  return mark > cue.token && (cue.entry?.frames.includes(tree.lowerForm(mark)) ?? false)
}

/** "quoted somebody *as saying*", "cited him as having said". */
function quotesSpeech(tree: Tree, cue: number): boolean {
  for (let i = cue + 2; i < tree.size && i < cue + 16; i++)
    if (tree.form(i - 1) === 'as' && tree.xpos(i) === 'VBG') return true
  return false
}

const onWhom = (tree: Tree, call: number) => obliquesOf(tree, call, 'on', 'upon')

/** What only looks like saying: "the clock said five", "notes to editors", "was quoted as saying", "citing". */
function isNoSaying(tree: Tree, { cue, source, content }: Judgement): boolean {
  const { entry, token } = cue
  if (entry?.pos !== 'adj' && source.place === 'among' && source.token >= 0) {
    const mark = tree.child(source.token, 'case')
    if (mark >= 0 && tree.form(mark) === 'to') return true
  }
  // "had no wish to rule"
  if (entry?.pos === 'noun' && tree.child(token, 'det') >= 0 && tree.lowerForm(tree.child(token, 'det')) === 'no')
    return true
  if (isHeldBack(tree, token)) return true
  // "has yet to brand it a coup"
  const to = tree.child(token, 'mark')
  if (to > 0 && tree.form(to) === 'to' && tree.lowerForm(to - 1) === 'yet') return true
  // "Be sure to follow us": an order.
  if (entry?.pos === 'adj' && source.token < 0) {
    const be = tree.child(token, 'cop')
    return be >= 0 && tree.xpos(be) === 'VB' && tree.child(token, 'aux', 'mark', 'nsubj') < 0
  }
  if (entry?.pos !== 'verb') return false
  // "demanded 50,000 shillings" asks.
  const isAsked = entry.kind === 'demand' || entry.kind === 'promise'
  if (!isAsked && content.token >= 0 && tree.deprel(content.token) === 'obj' && tree.upos(content.token) === 'NUM')
    return true
  if (tree.lemma(token) === 'deny' && withholds(tree, token)) return true
  // "responding to the raid, the minister said"
  if (tree.lemma(token) === 'respond' && tree.xpos(token) === 'VBG' && tree.deprel(token) === 'advcl') return true
  // "called on the president during her visit": a visit; what one is called on to do is a clause.
  if (tree.lemma(token) === 'call' && content.token >= 0 && onWhom(tree, token).includes(content.token))
    return infinitiveBehind(tree, content.token) < 0
  // "Asked to comment on the delay, she said": the asking and the comment asked for say nothing.
  const asked = tree.deprel(token) === 'xcomp' ? tree.head(token) : token
  if (tree.firstOf(asked) === asked && tree.lemma(asked) === 'ask' && tree.deprel(asked) === 'advcl') return true
  // "said, citing court papers": the papers are why it is said.
  if (/^citing$/.test(tree.form(token)) && tree.head(token) >= 0 && tree.head(token) < token)
    return isOfRecord(tree, content.token)
  return cue.passive && source.token < 0 && /^(?:quote|cite)$/.test(tree.lemma(token))
}

const RECORD =
  /^(?:paper|document|source|official|report|statement|figure|data|record|letter|witness|people|person|agency|media|statistic|study|survey|minister|ministry|spokesman|spokeswoman|spokesperson|newspaper|intelligence|assessment|memo|email|filing|interview|diplomat|analyst|expert|resident|police|transcript|law|article|resolution|treaty)$/

/** "said so, *citing court papers*", not "abstained, *citing the lack of consent*": those or the paper that one has it from. */
const isOfRecord = (tree: Tree, object: number): boolean =>
  object < 0 || tree.upos(object) === 'PROPN' || RECORD.test(tree.lowerLemma(object))

/** "denied journalists access": two objects, and nothing that could be true. */
function withholds(tree: Tree, verb: number): boolean {
  if (tree.child(verb, 'iobj') >= 0) return true
  const object = tree.child(verb, 'obj')
  const second = tree.child(verb, 'xcomp')
  return object > verb && second > object && tree.upos(second) === 'NOUN'
}

/** "stopped short of calling it a coup", "refrained from blaming Chad", "without saying why": not said. */
function isHeldBack(tree: Tree, cue: number): boolean {
  // "declined *to comment* on the raid"
  const infinitive = tree.deprel(cue) === 'xcomp' && tree.xpos(cue) === 'VB' ? tree.head(cue) : -1
  if (infinitive >= 0 && /^(?:decline|refuse|fail|neglect|forget)$/.test(tree.lemma(infinitive))) return true
  const mark = tree.xpos(cue) === 'VBG' ? tree.child(cue, 'mark', 'case') : -1
  if (mark < 0 || tree.head(cue) < 0) return false
  if (tree.lowerForm(mark) === 'without') return true
  const head = tree.lemma(tree.head(cue))
  if (tree.lowerForm(mark) === 'from') return /^(?:refrain|abstain|shy|shrink|stop)$/.test(head)
  return tree.lowerForm(mark) === 'of' && mark > 0 && tree.lowerForm(mark - 1) === 'short'
}

/** "did not condemn the raid", "neither endorsed nor opposed it": no act of speech; a refusal negated still speaks. */
function isUndone(layout: Layout, judgement: Judgement): boolean {
  const { cue } = judgement
  const kind = cue.entry?.kind
  if (
    cue.entry?.pos !== 'verb' ||
    (kind !== 'accuse' && kind !== 'support' && kind !== 'demand' && kind !== 'promise' && kind !== 'warn')
  )
    return false
  const { token } = judgement.content
  if (token >= 0 && isClause(layout, judgement)) return false
  const tree = layout.trees[cue.sentence]
  return tree
    .children(cue.token)
    .some(
      c =>
        c < cue.token &&
        /^(?:advmod|cc|cc:preconj)$/.test(tree.deprel(c)) &&
        /^(?:not|n['’]t|never|neither|nor)$/i.test(tree.form(c)),
    )
}

/** "If the minister says that …", "the draft would have called on them": nobody has said it. */
function isSupposed(tree: Tree, cue: number): boolean {
  const auxiliaries = tree
    .children(cue)
    .filter(c => tree.deprel(c) === 'aux')
    .map(c => tree.lowerLemma(c))
  if (auxiliaries.includes('would') && auxiliaries.includes('have')) return true
  // "They cannot claim that …"
  const modal = tree.children(cue).find(c => tree.deprel(c) === 'aux' && /^(?:can|could)$/.test(tree.lowerLemma(c)))
  if (modal !== undefined && /^(?:not|n['’]t)$/.test(tree.lowerForm(modal + 1))) return true
  if (tree.children(cue).some(c => tree.lowerForm(c) === 'cannot')) return true
  if (isAskedOf(tree, cue)) return true
  // "Chad should press for talks": what one is told to say.
  const subject = tree.child(cue, 'nsubj')
  if (
    subject >= 0 &&
    !FIRST_PERSON.test(tree.form(subject)) &&
    auxiliaries.some(word => /^(?:should|must|ought)$/.test(word))
  )
    return true
  const mark = tree.child(cue, 'mark')
  return mark >= 0 && tree.deprel(cue) === 'advcl' && /^(?:if|unless|until|whether)$/i.test(tree.form(mark))
}

const ASKING =
  /^(?:ask|urge|press|call|order|tell|request|beg|beseech|implore|persuade|encourage|invite|instruct|direct|appeal|challenge|push|pressure|advise|want|require|expect)$/

/** "asked the council *to demand* a halt", "wants Chad *to condemn* it": what another is to say has not been said. */
function isAskedOf(tree: Tree, cue: number): boolean {
  const mark = tree.child(cue, 'mark')
  if (tree.xpos(cue) !== 'VB' || mark < 0 || tree.form(mark) !== 'to') return false
  const above = tree.head(cue)
  if (above < 0 || !/^(?:xcomp|advcl|ccomp)$/.test(tree.deprel(cue)) || !ASKING.test(tree.lemma(above))) return false
  const asked = tree.child(above, 'obj', 'iobj', 'obl')
  return asked > above && asked < cue
}

/** "is expected to dock", "is supposed to": nobody says so; it is due. "It is expected that" tells what people think. */
const isDue = (tree: Tree, { cue, source, content: { token } }: Judgement): boolean =>
  cue.passive &&
  source.token < 0 &&
  (token < 0 || tree.deprel(token) !== 'ccomp') &&
  /^(?:expect|suppose)$/.test(tree.lemma(cue.token))

/** "did not report the number of dead", "has not commented on the raid", "did not reply to questions": a thing that somebody has not told or asked. */
function isUntold(layout: Layout, judgement: Judgement): boolean {
  const { cue, content } = judgement
  const kind = cue.entry?.pos === 'verb' ? cue.entry.kind : null
  if (kind !== 'say' && kind !== 'ask') return false
  const tree = layout.trees[cue.sentence]
  const isReply = /^(?:reply|respond|answer|comment|speak)$/.test(tree.lemma(cue.token))
  const relation = content.token >= 0 ? tree.deprel(content.token) : ''
  const isPhrase =
    content.token > cue.last &&
    (relation === 'obj' || (isReply ? /^(?:obl|xcomp)/ : kind === 'ask' ? /^obl/ : /^$/).test(relation))
  if (!isPhrase || (isClause(layout, judgement) && !isReply)) return false
  return tree
    .children(cue.token)
    .some(c => c < cue.token && /^(?:not|n['’]t|never)$/i.test(tree.form(c)) && tree.deprel(c) === 'advmod')
}

/** "asked *not to be named*", "declined to be identified": a condition of speaking, not a speech. */
function isAnonymous(tree: Tree, { cue, content: { token } }: Judgement): boolean {
  if (cue.entry?.pos !== 'verb' || !/^(?:ask|request|decline|refuse|want|wish|prefer)$/.test(tree.lemma(cue.token)))
    return false
  if (token > cue.last && /^(?:anonymity)$/.test(tree.lowerForm(token))) return true
  const named = token > cue.last && /^(?:name|identify|quote|remain|stay)$/.test(tree.lemma(token)) ? token : -1
  if (named < 0) return false
  return tree.child(named, 'aux:pass') >= 0 || /^(?:anonymous|unnamed|unidentified)$/.test(tree.lowerForm(named + 1))
}

/** "was *found* strangled", "was found dead": what state somebody was found in. */
const isFoundSo = (tree: Tree, { cue, content: { token } }: Judgement): boolean =>
  cue.passive &&
  tree.lemma(cue.token) === 'find' &&
  token > cue.last &&
  tree.child(token, 'mark') < 0 &&
  /^(?:VBN|JJ|NN)/.test(tree.xpos(token))

/** "*will* be announced", "may name the winner": a thing that is yet to be told. */
function isYetToBeTold(layout: Layout, judgement: Judgement): boolean {
  const { cue, content } = judgement
  if (cue.entry?.pos !== 'verb' || cue.entry.kind !== 'say' || isClause(layout, judgement)) return false
  const tree = layout.trees[cue.sentence]
  if (content.token < 0 || !/^(?:obj|nsubj)/.test(tree.deprel(content.token))) return false
  return tree
    .children(cue.token)
    .some(c => c < cue.token && tree.deprel(c) === 'aux' && /^(?:will|shall|would|may|might)$/.test(tree.lowerLemma(c)))
}

/** "complained *when* the ships came": the time of it. */
const isWhen = (tree: Tree, { cue, content: { token } }: Judgement): boolean =>
  token > cue.last &&
  tree.deprel(token) === 'advcl' &&
  !/^(?:say|tell|ask|know|disclose|specify|reveal|decide)$/.test(tree.lemma(cue.token)) &&
  /^when(?:ever)?$/.test(tree.lowerForm(tree.firstOf(token)))

/** "called the envoy *before informing Bush*": a gerund under a preposition says nothing that stands outside its clause. */
function isOutside(tree: Tree, { cue, content }: Judgement): boolean {
  const mark = tree.xpos(cue.token) === 'VBG' ? tree.child(cue.token, 'mark', 'case') : -1
  if (mark < 0 || !/^(?:before|after|by|without|while|despite|since|in|for)$/.test(tree.lowerForm(mark))) return false
  return content.pieces[0][1] <= tree.starts[mark]
}

/** "to keep the result *from being declared*", "abide by whatever the court *declares*": nobody has said it. */
function isKeptOrOpen(tree: Tree, { cue }: Judgement): boolean {
  const { token, entry } = cue
  if (entry?.pos !== 'verb' || entry.kind !== 'say') return false
  const mark = tree.child(token, 'mark', 'case')
  if (mark >= 0 && tree.form(mark) === 'from' && tree.child(token, 'aux:pass') >= 0) return true
  const open = (i: number): boolean => i >= 0 && /^(?:whatever|whoever|whichever)$/.test(tree.lowerForm(i))
  return (
    (tree.deprel(token).startsWith('acl') && open(tree.head(token))) ||
    tree.children(token).some(c => c < token && open(c))
  )
}

/** "Work will begin on *listing* the group": a gerund under a preposition that nobody is the subject of. */
function isDoing(tree: Tree, mentions: Mentions, { cue, source }: Judgement): boolean {
  if (cue.entry?.pos !== 'verb' || tree.xpos(cue.token) !== 'VBG' || source.place !== 'climb') return false
  const mark = tree.child(cue.token, 'mark', 'case')
  return (
    mark >= 0 &&
    /^(?:on|for|of|to|in|at|into|from|towards?)$/.test(tree.lowerForm(mark)) &&
    /^(?:NOUN|PROPN)$/.test(tree.upos(source.token)) &&
    !mentions.isActor(cue.sentence, source.token)
  )
}

/** "It was not *clear* whether they would meet", "it is not *known* who fired": nobody says anything. */
const isOpenQuestion = (tree: Tree, { cue, source, content: { token } }: Judgement): boolean =>
  source.token < 0 &&
  token > cue.last &&
  (cue.entry?.pos === 'adj' || tree.lemma(cue.token) === 'know') &&
  /^(?:whether|if|who|whom|whose|what|when|where|why|how|which)$/.test(tree.lowerForm(tree.firstOf(token)))

/** "*declined* to comment", "refused to say whether": nothing was said. */
const isSilence = (tree: Tree, { cue, content: { token } }: Judgement): boolean =>
  /^(?:decline|refuse)$/.test(tree.lemma(cue.token)) &&
  token > cue.last &&
  /^(?:comment|discuss|elaborate|say|confirm|answer|reply|respond|specify|disclose|speak|talk|identify|name|interview|give|provide|reveal|speculate|explain|address|detail|deny)$/.test(
    tree.lemma(token),
  )

/** "would not *say* how many had died", "did not specify when": nothing was said. */
const isUntoldQuestion = (tree: Tree, { cue, content: { token } }: Judgement): boolean =>
  cue.entry?.kind === 'say' &&
  token > cue.last &&
  /^(?:whether|if|who|whom|whose|what|when|where|why|how|which)$/.test(tree.lowerForm(tree.firstOf(token))) &&
  tree.children(cue.token).some(c => c < cue.token && /^(?:not|n['’]t|never)$/i.test(tree.form(c)))

/** "Has your government *decided* whether to go?": what is asked has not been said. */
function isAskedWhether(tree: Tree, { cue, source }: Judgement): boolean {
  if (cue.entry?.pos !== 'verb' || source.place !== 'subject' || tree.form(tree.size - 1) !== '?') return false
  const auxiliary = tree.children(cue.token).find(c => tree.deprel(c).startsWith('aux'))
  return auxiliary !== undefined && auxiliary < source.token && source.token < cue.token
}

/** "*could* refuse to sign", "may reject the text": nobody has yet. */
const isOpenRefusal = (tree: Tree, { cue }: Judgement): boolean =>
  cue.entry?.kind === 'reject' &&
  tree
    .children(cue.token)
    .some(c => c < cue.token && tree.deprel(c) === 'aux' && /^(?:can|could|may|might)$/.test(tree.lowerLemma(c)))

/** "received a *telephone call* from": no demand. */
const isRing = (tree: Tree, { cue }: Judgement): boolean =>
  cue.entry?.pos === 'noun' &&
  tree.lowerLemma(cue.token) === 'call' &&
  cue.token > 0 &&
  /^(?:tele)?phone$|^(?:video|courtesy|conference|roll|curtain|wake-up|port|house|cold|incoming|video-conference)$/.test(
    tree.lowerForm(cue.token - 1),
  )

/** The object that the content is, or begins with; −1 where it is none. */
function objectIn(tree: Tree, { cue, content }: Judgement): number {
  if (content.token >= 0) {
    const noun = tree.upos(content.token) === 'NOUN' || tree.upos(content.token) === 'PROPN'
    const relation = tree.deprel(content.token)
    // "named a general", hung as if he were what somebody is named.
    const alone = relation === 'xcomp' && noun && tree.child(cue.token, 'obj') < 0
    return relation === 'obj' || alone ? content.token : -1
  }
  const object = content.way === 'rest' ? tree.child(cue.token, 'obj') : -1
  return object > cue.last && tree.starts[tree.firstOf(object)] <= content.pieces[0][0] ? object : -1
}

/** "no group has claimed", "neither of them said": nobody is the source. */
function isNobody(tree: Tree, token: number): boolean {
  if (
    /^(?:nobody|none|neither|anybody|anyone)$/.test(tree.lowerForm(token)) ||
    (token > 0 && tree.lowerForm(token) === 'one' && tree.lowerForm(token - 1) === 'no')
  )
    return true
  const determiner = tree.child(token, 'det')
  // "*No 10* described it as …": a house in Downing Street.
  if (determiner >= 0 && /^1[01]$/.test(tree.form(token))) return false
  // "Not everybody is happy", "not all members agree".
  const first = determiner >= 0 ? determiner : token
  const denied =
    first > 0 && /^(?:every(?:body|one)?|all|many)$/.test(tree.lowerForm(first)) && tree.lowerForm(first - 1) === 'not'
  return denied || (determiner >= 0 && /^(?:no|neither)$/.test(tree.lowerForm(determiner)))
}

/** "respond to a request", "the pledge to Oslo": what a preposition outside the word's frames marks, or whom its "to" addresses, is not what is said. */
function isAddressed(tree: Tree, mentions: Mentions, { cue, content }: Judgement): boolean {
  const { entry } = cue
  if (entry === null || content.token < cue.token || tree.upos(content.token) === 'VERB') return false
  const mark = /^(?:obl|nmod)$/.test(tree.deprel(content.token)) ? tree.child(content.token, 'case') : -1
  if (mark < 0 || tree.lowerForm(mark) !== 'to') return false
  // "appealed to NATO, which has troops there, *to* help"
  if (entry.pos === 'verb' && entry.frames.includes('xcomp') && infinitiveBehind(tree, content.token) >= 0) return false
  return !entry.frames.includes('to') || (entry.pos === 'noun' && mentions.isActor(cue.sentence, content.token))
}

/** Log-odds granted where the grammar alone would choose the same: "her warning that …", which annotators of news seldom mark. */
function warrant(layout: Layout, mentions: Mentions, judgement: Judgement): number {
  const { cue, source, content, ruled } = judgement
  if (cue.entry?.pos === 'phrase' && source.token >= 0) return OTHER_CLAUSE
  if (
    /^(?:quote|cite)$/.test(layout.trees[cue.sentence].lemma(cue.token)) &&
    quotesSpeech(layout.trees[cue.sentence], cue.token)
  )
    return QUOTED
  if (quotedAs(layout.trees[cue.sentence], cue.token) >= 0) return QUOTED
  // "a trawler believed to carry arms"
  if (cue.passive && content.way === 'raised' && describedNoun(layout.trees[cue.sentence], cue.token) >= 0)
    return HEARSAY
  // "appealed to mediators to hold it “responsible”": the infinitive is asked, whatever stands in marks within.
  if (ruled === 1 && isAsked(layout, mentions, judgement)) return ACTOR_CLAUSE
  const { sentence } = cue
  if (source.token >= 0 && mentions.isActor(sentence, source.token) && cue.entry?.pos === 'verb') {
    if (gapBehind(layout.trees[sentence], cue) >= 0) return VERB_CLAUSE
    if (isCallOn(layout.trees[sentence], judgement)) return ACTOR_CLAUSE
    if (isCallingAside(layout.trees[sentence], judgement)) return ACT_PHRASE
    if (isRallied(layout.trees[sentence], judgement)) return VERB_CLAUSE
    if (isCalledSo(layout.trees[sentence], judgement)) return ACT_PHRASE
  }
  if (
    (ruled === 1 || (ruled === 3 && content.token < 0)) &&
    (source.place === 'subject' || isSharedSubject(layout.trees[sentence], judgement)) &&
    isActObject(layout, mentions, judgement)
  )
    return ACT_PHRASE
  if (cue.entry?.pos === 'noun' && isAside(layout.trees[cue.sentence], cue.token) && source.place === 'owner')
    return HEARSAY
  const clause = isClause(layout, judgement)
  const ofWhom = cue.entry?.pos === 'noun' && source.place === 'of' && clause
  if (content.token < 0 || (ruled !== 3 && !(ruled === 2 && (ofWhom || isBetterSource(layout, mentions, judgement)))))
    return 0
  if (cue.entry?.pos === 'adverb') return HEARSAY
  if (cue.entry?.pos === 'verb') {
    if (clause)
      return source.token >= 0 && mentions.isActor(cue.sentence, source.token)
        ? ACTOR_CLAUSE
        : source.token >= 0 || cue.passive
          ? VERB_CLAUSE
          : 0
    if (cue.entry.kind === 'deny' && source.token >= 0) return DENIED
    if (source.token < 0 || !mentions.isActor(cue.sentence, source.token)) return 0
    if (cue.entry.kind === 'demand' && isFramed(layout.trees[cue.sentence], judgement)) return DEMAND_PHRASE
    return ACTS.has(cue.entry.kind) ? ACT_PHRASE : VERB_PHRASE
  }
  if (cue.entry?.pos === 'noun' && (HELD.has(source.place) || ofWhom) && source.climbs === 0) {
    // "their views on sanctions" says what the views are about, not what they are.
    return clause ? NOUN_CLAUSE : cue.entry.kind === 'think' ? 0 : NOUN_PHRASE
  }
  if (cue.entry?.pos === 'adj' && cue.entry.kind === 'promise' && mentions.isActor(cue.sentence, source.token))
    return HEARSAY
  return clause ? OTHER_CLAUSE : source.token >= 0 ? OTHER_PHRASE : 0
}

function isClause(layout: Layout, { cue, content }: Judgement): boolean {
  const { token, pieces } = content
  const tree = layout.trees[cue.sentence]
  if (token < 0 || /^(?:ccomp|xcomp|acl|advcl|csubj)/.test(tree.deprel(token))) return true
  // "*The vote is void*, the envoy told them"
  if (content.way === 'clause-before' && tree.deprel(cue.token) === 'parataxis') return true
  // "shows that most Finns back it", taken for an object.
  const before = tree.tokenAt(pieces[0][0]) - 1
  return before > cue.token && tree.form(before) === 'that' && tree.xpos(before) === 'IN'
}
