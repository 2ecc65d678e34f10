// Whom a judgement of something told before falls on: "Lima demanded a recount. Quito rejected *the demand*" rejects Lima; "a move *that* Quito
// condemned" condemns whoever made it. What the thing's own words tell of its maker has been read by then and goes before.
import { wordsOfClass } from '../frame/index.ts'
import { type Mentions, type Party, stateOf } from '../mention/index.ts'
import { agentsOf, conjunctsOf, obliquesOf, patientsOf, type Tree } from '../tree/index.ts'
import { EVENT_TYPES, type EventType } from './event.ts'
import { loadEventLexicon } from './lexicon.ts'
import type { Draft } from './merge.ts'

/** Types by which somebody judges what another did, or undoes what they had agreed on. */
const JUDGING: ReadonlySet<EventType> = new Set(['REJECT', 'ACCUSE', 'SUPPORT', 'SANCTION'])
/** How many sentences back a deed is taken up, and how many a paper or a vote. */
const REACH = 3
const REACH_OF_PAPERS = 12
/** How many events back. */
const WINDOW = 30
/** Nouns that take up a deed of whatever type. */
const GENERAL = /^(?:move|step|decision|action|act|announcement|development|conduct|behaviou?r|policy|gesture)$/
/** What is no such deed: to meet, to be there, to blame. */
const NO_MOVE: ReadonlySet<EventType> = new Set(['CONSULT', 'ATTEND', 'ACCUSE', 'PROTEST', 'THREATEN'])
/** Nouns of what somebody would have others do. */
const PROPOSED = /^(?:idea|proposal|initiative|draft|suggestion|plan)$/
/** Nouns of what a body has adopted or voted on. */
const ADOPTED = /^(?:text|document|resolution|measure|vote|bill|law|ruling|verdict|judgment|judgement)$/
const ADOPTING: ReadonlySet<EventType> = new Set(['SUPPORT'])
const ADOPTS = /\b(?:adopt|approv|pass|vot|authori[sz]|extend|renew|enact|rul|impos)/i
/** Nouns of what several have agreed on. */
const AGREED = /^(?:deal|accord|agreement|pact|treaty|truce|ceasefire|cease-fire|memorandum)$/
const AGREEING: ReadonlySet<EventType> = new Set(['AGREE', 'SUPPORT', 'CONCEDE'])
const AGREES = /\b(?:sign|agree|conclu|clinch|strike|struck|reach|initial|cease|truce|deal|pact|accord)/i
/** Nouns of what somebody said, whether or not it was a deed. */
const SPOKEN =
  /^(?:allegation|accusation|claim|charge|criticism|appeal|demand|request|call|suggestion|remark|comment|warning|threat|assertion|complaint|rebuke|argument|idea|offer|report|finding|conclusion|account|figure|passage|version|characteri[sz]ation|assessment|explanation|insinuation|statement|testimony|rumou?r|pretext|verdict)$/
/** What somebody denies to have had in a deed that he was blamed for: "denied any involvement". */
const SHARE =
  /^(?:involvement|role|responsibility|wrongdoing|link|knowledge|complicity|hand|connection|part|intention|intent|plan|breach|violation)$/
/** Letters that a noun and the verb told before have in common: "the veto" of who "vetoed". */
const STEM = 4
/** Types of what is said to somebody's face. */
const SAID: ReadonlySet<EventType> = new Set(['REQUEST', 'ACCUSE', 'THREATEN', 'REJECT'])

let nouns: ReadonlyMap<string, ReadonlySet<EventType>> | null = null

/** The types that a noun names by the lexicon: "release" RETREAT, "strike" ASSAULT and PROTEST. */
function typesOf(noun: string): ReadonlySet<EventType> {
  if (nouns === null) {
    const found = new Map<string, Set<EventType>>()
    for (const [head, entries] of loadEventLexicon()) {
      const types = new Set(entries.filter(({ wordClass }) => wordClass === 'noun').map(({ label }) => label.type))
      if (types.size > 0) found.set(head, types)
    }
    nouns = found
  }
  if (GENERAL.test(noun)) return new Set(EVENT_TYPES.filter(type => !NO_MOVE.has(type)))
  if (PROPOSED.test(noun)) return ASKING
  if (ADOPTED.test(noun)) return ADOPTING
  if (AGREED.test(noun)) return AGREEING
  const own = nouns.get(noun) ?? new Set()
  return SPOKEN.test(noun) ? new Set([...own, ...SAID]) : own
}

/** An event and where it is told. */
interface Placed {
  readonly draft: Draft
  readonly sentence: number
}

/**
 * Gives what has no target the one that other deeds tell: judgements the maker of what they judge, requests whoever answers them or was
 * asked in the same breath. `drafts` stand in order of the text.
 */
export function withTakenUp(drafts: readonly Draft[], trees: readonly Tree[], mentions: Mentions): Draft[] {
  let s = 0
  const told = drafts.map(draft => {
    while (s + 1 < trees.length && trees[s + 1].span[0] <= draft.trigger[0]) s++
    return { draft, sentence: s }
  })
  const inSentence = new Map<number, Draft[]>()
  for (const { draft, sentence } of told) {
    const beside = inSentence.get(sentence)
    if (beside === undefined) inSentence.set(sentence, [draft])
    else beside.push(draft)
  }
  const placed = told.map(({ draft, sentence }) => {
    if (draft.targets.length > 0) return { draft, sentence }
    return { draft: withAnswerer(draft, inSentence.get(sentence) ?? [], trees[sentence]), sentence }
  })
  return withMakers(placed, trees, mentions)
}

/** Deeds that go on against the same one: "called the launch a threat and urged Lima to stop". */
const GOING_ON: ReadonlySet<EventType> = new Set(['REQUEST', 'ACCUSE', 'THREATEN'])
/** What is asked by them is often about others than those who are asked. */
const INDIRECT = /^(?:demand|seek|sought|insist|propos|want|require)/i
const EVERYBODY =
  /\b(?:community|world|allies|partners|members|nations|countries|states|governments|agencies|donors|council|united nations|u\.?n\.?)$/i
const ASKING: ReadonlySet<EventType> = new Set(['REQUEST', 'AGREE'])
const ANSWERING: ReadonlySet<EventType> = new Set(['REJECT', 'AGREE'])

/** "*a proposal* by Lima was turned down by Quito", "asked Quito to leave and *proposed* talks": both are put to Quito. `drafts` are those of the sentence. */
function withAnswerer(draft: Draft, drafts: readonly Draft[], tree: Tree): Draft {
  if (draft.sources.length === 0) return draft
  const word = tree.tokenAt(draft.trigger[0])
  if (word >= tree.size) return draft
  const isOther = (party: Party) => draft.sources.every(source => !isSame(source, party))
  const answered = tree.upos(word) === 'NOUN' && /^(?:obj|nsubj:pass)$/.test(tree.deprel(word))
  const answer = answered && ASKING.has(draft.type) ? drafts.find(tellsOf(tree, tree.head(word))) : undefined
  if (answer !== undefined && ANSWERING.has(answer.type)) return { ...draft, targets: answer.sources.filter(isOther) }
  const sanctions = draft.type === 'SANCTION'
  if (!GOING_ON.has(draft.type) && !sanctions) return draft
  const besides = drafts.filter(
    other =>
      other !== draft &&
      (sanctions ? other.type === 'ACCUSE' : GOING_ON.has(other.type) || other.type === 'SANCTION') &&
      !INDIRECT.test(tree.text.slice(...other.trigger)) &&
      other.sources.length > 0 &&
      other.sources.every(source => !isOther(source)) &&
      joinedTo(tree, word).some(verb => tellsOf(tree, verb)(other)),
  )
  // "condemned the raid and called on *the international community* to act": those have done nothing.
  const isMeant = (party: Party) =>
    isOther(party) && (draft.type === 'REQUEST' || !EVERYBODY.test(tree.text.slice(...party.span)))
  return { ...draft, targets: besides.flatMap(({ targets }) => targets.filter(isMeant)).slice(0, 2) }
}

/** Whether an event is told by a token. */
const tellsOf =
  (tree: Tree, token: number) =>
  ({ trigger }: Draft): boolean =>
    token >= 0 && trigger[0] <= tree.starts[token] && tree.starts[token] < trigger[1]

/** The verbs joined to the one at a token, or to the one whose object it is, with those of "after accusing …". */
function joinedTo(tree: Tree, word: number): number[] {
  const verb = tree.upos(word) === 'NOUN' && tree.deprel(word) === 'obj' ? tree.head(word) : word
  const clauses = tree.children(verb).filter(c => tree.deprel(c) === 'advcl' && tree.xpos(c) === 'VBG')
  return [...conjunctsOf(tree, verb).filter(other => other !== verb), ...clauses]
}

function withMakers(placed: readonly Placed[], trees: readonly Tree[], mentions: Mentions): Draft[] {
  return placed.map(({ draft, sentence }, k) => {
    if (!JUDGING.has(draft.type) || draft.targets.length > 0 || draft.sources.length === 0) return draft
    const tree = trees[sentence]
    const thing = judgedBy(tree, draft)
    if (deniesShare(tree, draft, thing)) {
      const targets = blamers(placed, k, sentence, draft.sources)
      return targets.length > 0 ? { ...draft, targets } : draft
    }
    const isOther = (party: Party) => draft.sources.every(source => !isSame(source, party))
    if (isBareRefusal(tree, draft, thing)) {
      const targets = askers(placed.slice(Math.max(0, k - WINDOW), k), sentence, draft.sources, isOther)
      return targets.length > 0 ? { ...draft, targets } : draft
    }
    if (thing < 0 || (draft.type === 'SANCTION' && !AGREED.test(tree.lowerLemma(thing)))) return draft
    const targets = isSumming(tree, thing)
      ? partiesAt(mentions, sentence, agentsOf(tree, tree.root)).filter(isOther)
      : takesUp(tree, thing)
        ? makers(
            tree.text,
            placed.slice(Math.max(0, k - WINDOW), k),
            sentence,
            typesOf(tree.lowerLemma(thing)),
            isOther,
            tree.lowerLemma(thing),
          )
        : []
    if (targets.length > 0) return { ...draft, targets }
    const telling = SPOKEN.test(tree.lowerLemma(thing)) ? tellersOf(tree, thing) : []
    const tellers = partiesAt(mentions, sentence, telling).filter(isOther)
    if (tellers.length > 0) return { ...draft, targets: tellers }
    const spoken = takesUp(tree, thing) && SPOKEN.test(tree.lowerLemma(thing))
    const speakers = spoken ? speakersBefore(trees, mentions, sentence, draft.trigger[0], isOther) : []
    return speakers.length > 0 ? { ...draft, targets: speakers } : draft
  })
}

/** The head of what the verb of the trigger judges; −1 where it has no object. */
function judgedBy(tree: Tree, { trigger }: Draft): number {
  for (let i = tree.tokenAt(trigger[0]); i < tree.size && tree.starts[i] < trigger[1]; i++) {
    const things =
      tree.upos(i) === 'VERB' ? patientsOf(tree, i) : tree.upos(i) === 'NOUN' ? obliquesOf(tree, i, 'of') : []
    const [thing] = things
    if (thing !== undefined && tree.upos(thing) === 'NOUN') return thing
  }
  return -1
}

/** "…, *a step* that Lima condemned": a noun that sums up the clause before it. */
function isSumming(tree: Tree, noun: number): boolean {
  const article = tree.child(noun, 'det')
  const isNew = article >= 0 && /^an?$/.test(tree.lowerForm(article))
  // "…, in *a move* hailed by Lima but denounced by Quito"
  const marker = tree.child(noun, 'case')
  if (isNew && marker >= 0 && tree.lowerForm(marker) === 'in' && tree.child(noun, 'acl', 'acl:relcl') > noun)
    return GENERAL.test(tree.lowerLemma(noun)) && tree.deprel(noun) === 'obl'
  const apart = article > 0 && /^[,–—-]$/.test(tree.form(article - 1)) && tree.child(noun, 'acl:relcl') > noun
  return (
    isNew &&
    apart &&
    /^(?:appos|parataxis|dep|conj|obj|obl|nmod)/.test(tree.deprel(noun)) &&
    typesOf(tree.lowerLemma(noun)).size > 0
  )
}

/** "the demand", "these strikes", "Friday's vote": known from what was told before, and told no nearer here. */
function takesUp(tree: Tree, noun: number): boolean {
  const clause = tree.child(noun, 'acl:relcl', 'acl')
  // "the raid, which he called senseless": a clause set off by a comma does not tell which.
  const isApart = clause >= 0 && tree.deprel(clause) === 'acl:relcl' && tree.form(noun + 1) === ','
  if ((clause >= 0 && !isApart) || obliquesOf(tree, noun, 'by', 'from').length > 0) return false
  // "commended the conduct *of the vote*": of another thing than somebody's deed.
  if (GENERAL.test(tree.lowerLemma(noun)) && obliquesOf(tree, noun, 'of').length > 0) return false
  const owner = tree.child(noun, 'nmod:poss')
  if (owner >= 0) return wordsOfClass('date').has(tree.lowerLemma(owner))
  const article = tree.child(noun, 'det')
  return article >= 0 && article < noun && /^(?:the|this|that|these|those|such)$/.test(tree.lowerForm(article))
}

/** "said in *a report*, which Lima disputed": who tells something by way of what is judged in a relative clause. */
function tellersOf(tree: Tree, noun: number): number[] {
  const verb = tree.head(noun)
  const isBy = /^(?:obl|obj)$/.test(tree.deprel(noun)) && tree.child(noun, 'acl:relcl') > noun
  return isBy && tree.upos(verb) === 'VERB' ? agentsOf(tree, verb) : []
}

/** "denied any involvement", "has denied it": the deed that one was blamed for. */
function deniesShare(tree: Tree, { type, trigger }: Draft, thing: number): boolean {
  if (type !== 'REJECT' || !/^(?:deny|denied|denies|denying)$/i.test(tree.text.slice(...trigger))) return false
  if (thing < 0) return true
  const article = tree.child(thing, 'det')
  return SHARE.test(tree.lowerLemma(thing)) && (article < 0 || /^(?:any|all)$/.test(tree.lowerForm(article)))
}

/** Who blamed those who deny it, in the sentence or shortly before. */
function blamers(placed: readonly Placed[], k: number, sentence: number, deniers: readonly Party[]): readonly Party[] {
  const isDenier = (party: Party) => deniers.some(denier => isSame(denier, party))
  for (const { draft, sentence: s } of placed.slice(Math.max(0, k - WINDOW), k).toReversed()) {
    if (sentence - s > REACH) return []
    if (draft.type !== 'ACCUSE' || !draft.targets.some(isDenier) || draft.sources.some(isDenier)) continue
    return draft.sources
  }
  return []
}

/** Those who did the nearest deed before of one of the types. */
function makers(
  text: string,
  before: readonly Placed[],
  sentence: number,
  types: ReadonlySet<EventType>,
  isOther: (party: Party) => boolean,
  noun: string,
): readonly Party[] {
  for (const { draft, sentence: s } of before.toReversed()) {
    if (sentence - s > REACH_OF_PAPERS) return []
    const isNamed =
      noun.length >= STEM &&
      text
        .slice(...draft.trigger)
        .toLowerCase()
        .startsWith(noun.slice(0, STEM))
    if (sentence - s > REACH && types !== ADOPTING && !isNamed) continue
    if (!types.has(draft.type)) continue
    // "Gunmen unknown shelled the market. Lima condemned *the attack*": nobody is known to have done it.
    if (draft.sources.length === 0 && draft.type === 'ASSAULT' && !GENERAL.test(noun) && sentence - s <= REACH)
      return []
    if (draft.sources.length === 0) continue
    if (types === AGREEING ? !draft.sources.some(isOther) : !draft.sources.every(isOther)) continue
    const word = text.slice(...draft.trigger)
    if ((types === ADOPTING && !ADOPTS.test(word)) || (types === AGREEING && !AGREES.test(word))) continue
    return draft.sources.filter(isOther)
  }
  return []
}

/** "Lima refused.": nothing that is refused is told beside the verb. */
function isBareRefusal(tree: Tree, { type, trigger, content }: Draft, thing: number): boolean {
  const verb = tree.tokenAt(trigger[0])
  return type === 'REJECT' && thing < 0 && content === null && verb < tree.size && REFUSING.test(tree.lowerLemma(verb))
}
const REFUSING = /^(?:refuse|decline|reject|demur|balk|resist|object)$/

/** Who had asked something of those who refuse, shortly before. */
function askers(
  before: readonly Placed[],
  sentence: number,
  refusers: readonly Party[],
  isOther: (party: Party) => boolean,
): readonly Party[] {
  for (const { draft, sentence: s } of before.toReversed()) {
    if (sentence - s > REACH) return []
    if (!ASKING.has(draft.type) || draft.sources.length === 0 || !draft.sources.every(isOther)) continue
    const isAsked = draft.targets.length === 0 || draft.targets.some(party => refusers.some(one => isSame(one, party)))
    if (isAsked) return draft.sources
  }
  return []
}

/** Who is told last to have said something before a place in the text: in its own sentence, or one of the two before. */
function speakersBefore(
  trees: readonly Tree[],
  mentions: Mentions,
  sentence: number,
  place: number,
  isOther: (party: Party) => boolean,
): readonly Party[] {
  for (let s = sentence; s >= Math.max(0, sentence - 2); s--) {
    const tree = trees[s]
    for (let verb = tree.size - 1; verb >= 0; verb--) {
      if (tree.starts[verb] >= place || tree.upos(verb) !== 'VERB' || tree.child(verb, 'ccomp', 'parataxis') < 0)
        continue
      const speakers = partiesAt(mentions, s, agentsOf(tree, verb)).filter(isOther)
      if (speakers.length > 0) return speakers
    }
  }
  return []
}

const partiesAt = (mentions: Mentions, sentence: number, tokens: readonly number[]): Party[] =>
  tokens.filter(j => mentions.isActor(sentence, j)).flatMap(j => mentions.parties(sentence, j))

/** Whether two speak with one voice: a state and its organs do, its opposition does not; of two unknown, one phrase. */
function isSame(a: Party, b: Party): boolean {
  if (a.actor === null || b.actor === null) return a.span[0] === b.span[0]
  return a.actor === b.actor || (stateOf(a) === stateOf(b) && !isApart(a.actor) && !isApart(b.actor))
}
const isApart = (actor: string): boolean => /:(?:OPP|REB|PTY|CIV|BUS|MED|JUD|EDU|REL)$/.test(actor)
