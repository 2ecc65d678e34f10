// What was put on paper: nouns for papers that are named, have parties, or that somebody signs, tables, hands over.
// Mentions of one paper are one item with its fullest mention; laws and plans merely alluded to are left out.
import { endOfWhole, type Frame, readFrames, withBothMarks, withoutDate, wordsOfClass } from '../frame/index.ts'
import { distinctParties, type Mentions, type Party, stateOf, type When } from '../mention/index.ts'
import type { Report } from '../report/index.ts'
import type { Span } from '../span.ts'
import { agentsOf, isPassive, nounPhrase, obliquesOf, type Tree } from '../tree/index.ts'
import { type Deed, participleStatus, readDeeds, speakersBy } from './deed.ts'
import type { Instrument, InstrumentKind, InstrumentStatus } from './instrument.ts'
import { loadPapers, loadPaperVerbs, type PaperLabel } from './lexicon.ts'
import { type Draft, merge } from './merge.ts'

const lower = (tree: Tree, i: number) => tree.lowerLemma(i)

/** Reads instruments in order of their first mention. */
export function readInstruments(_report: Report, trees: readonly Tree[], mentions: Mentions): Instrument[] {
  const drafts: Draft[] = []
  trees.forEach((tree, s) => {
    const papers = readFrames(tree, s, mentions, loadPapers())
    if (papers.length === 0) return
    const deeds = readDeeds(tree, s, mentions)
    for (const paper of papers) {
      const draft = readPaper(tree, s, mentions, paper, deeds.get(paper.head) ?? null)
      if (!draft) continue
      const lone = draft.kind === 'joint statement' && draft.parties.length < 2
      drafts.push(lone ? { ...draft, parties: twoSides(trees, s, mentions) ?? draft.parties } : draft)
    }
  })
  return merge(drafts).map(({ kind, span, parties, addressees, subject, status, when }, i) => ({
    id: `i${i + 1}`,
    kind,
    span,
    parties,
    addressees,
    subject,
    status,
    when,
  }))
}

/** How many sentences after its mention a joint paper's sides are looked for. */
const AHEAD = 2

/** "A joint statement has been prepared … will reflect Chile and Peru's views": the only two states named beside a joint paper. */
function twoSides(trees: readonly Tree[], from: number, mentions: Mentions): readonly Party[] | null {
  for (let s = from; s < trees.length && s <= from + AHEAD; s++) {
    const sides = new Map<string, Party>()
    for (let i = 0; i < trees[s].size; i++) {
      if (!mentions.isActor(s, i)) continue
      for (const party of mentions.parties(s, i)) {
        const state = stateOf(party)
        if (state !== null && !sides.has(state)) sides.set(state, party)
      }
    }
    if (sides.size === 2) return [...sides.values()]
  }
  return null
}

/** "a memorandum *on defence*", "a pact *on water*": what it is about makes it one paper, made or to be made. */
const isTopical = (tree: Tree, s: number, mentions: Mentions, head: number, { kind }: PaperLabel) =>
  (kind === 'treaty' || kind === 'agreement' || kind === 'memorandum') &&
  determinerOf(tree, head) === 'a' &&
  obliquesOf(tree, head, ...ABOUT).length > 0 &&
  subjectOf(tree, s, mentions, head) !== null

/** "a document *under which* Chad will close the plant": what is done by it was agreed. */
function isUnderIt(tree: Tree, head: number, { kind }: PaperLabel): boolean {
  if (kind !== 'agreement' && kind !== 'treaty' && kind !== 'memorandum' && kind !== 'other') return false
  const clause = tree.child(head, 'acl:relcl')
  const which = clause < 0 ? -1 : tree.firstOf(clause)
  return which > head && tree.lowerForm(which) === 'under' && tree.lowerForm(which + 1) === 'which'
}

/** Modifiers of what the press or the police tells. */
const TOLD = new Set('news media press television tv radio newspaper wire police unconfirmed'.split(' '))

/** "according to *a confidential report*", "*the report* accuses Chad": a paper whose words are told. */
function isQuoted(tree: Tree, head: number, { kind }: PaperLabel): boolean {
  if (kind !== 'report' || tree.xpos(head) !== 'NN' || determinerOf(tree, head) === '') return false
  if (tree.children(head).some(c => c < head && TOLD.has(lower(tree, c)))) return false
  const marker = tree.child(head, 'case')
  if (marker >= 0) return tree.lowerForm(marker) === 'according'
  const verb = tree.head(head)
  return verb > head && tree.deprel(head) === 'nsubj' && wordsOfClass('writing').has(lower(tree, verb))
}

/** "*The judgment* is final": one that was given, not the gift of judging. */
const isHandedDown = (tree: Tree, head: number) =>
  /^judge?ment$/.test(lower(tree, head)) &&
  determinerOf(tree, head) === 'the' &&
  /^nsubj/.test(tree.deprel(head)) &&
  tree.lastOf(head) === head

/** Kinds that a government or party has without any paper: "his strategy", "Trump's proposals". */
const THOUGHTS = new Set(['plan'])

function readPaper(
  tree: Tree,
  s: number,
  mentions: Mentions,
  paper: Frame<PaperLabel>,
  deed: Deed | null,
): Draft | null {
  const { head } = paper
  // "the Warsaw Pact", "the Treaty Organisation": an organisation is an actor, not a paper. And "no deal" is none.
  if (mentions.isActor(s, head) || /^(?:no|any)$/.test(determinerOf(tree, head))) return null
  // "the start of the year" is no New START.
  if (lower(tree, head) === 'start' && tree.form(head) !== 'START') return null
  const proper = isProper(tree, head)
  const own = ownParties(tree, s, mentions, head)
  const known = own.some(party => party.actor !== null)
  const participle = participleStatus(tree, head, verb => isPassive(tree, verb))
  const speakers = speakersBy(tree, s, mentions, head, verb => agentsOf(tree, verb))
  const draft = hasModifier(tree, head, 'draft') && !hasModifier(tree, head, 'drafted')
  const told = deed !== null || participle !== null || draft || speakers.length > 0
  const named = proper || isNamed(tree, head)
  const label = labelOf(tree, paper)
  const definite = isDefinite(tree, head)
  // "the truce held": it is a paper only where it is signed.
  if (UNWRITTEN.has(lower(tree, head)) && deed?.status !== 'signed' && participle !== 'signed') return null
  // "a 15-count complaint by Vermont": it is a paper of states where it is lodged.
  if (lower(tree, head) === 'complaint' && (deed === null || deed.status === 'rejected')) return null
  // "sends a message to Moscow": a message is a paper where somebody speaks in it, or it is named as one.
  if (
    lower(tree, head) === 'message' &&
    !paper.entry.label.bare &&
    !isWithin(tree, head) &&
    !isHandedOver(tree, head, deed)
  )
    return null
  if (tree.children(head).some(c => c < head && SPOKEN_IN.has(lower(tree, c)))) return null
  // "the statement by the premier that no ship will sail": what he said, and no paper.
  if (
    (label.kind === 'statement' || label.kind === 'declaration') &&
    deed === null &&
    speakers.length === 0 &&
    hasThat(tree, head)
  )
    return null
  // "in his judgment"
  if (/^judge?ment$/.test(lower(tree, head)) && !told && !isHandedDown(tree, head)) return null
  // "abides by the constitution": a law that is merely spoken of.
  if (label.kind === 'law' && deed?.weak && !proper && participle === null) return null
  // "failed to reach a deal": there is none.
  if (deed?.unmade && !definite && !named) return null
  const hoped = (TREATIES.has(label.kind) || label.kind === 'memorandum') && isHoped(tree, head)
  const held = IN_FORCE.has(label.kind) && isObserved(tree, head)
  const dated = IN_FORCE.has(label.kind) && yearOf(tree, head)
  const present = determinerOf(tree, head) === 'this' || (definite && hasModifier(tree, head, 'present'))
  const itself = present && ISSUED.has(label.kind)
  const addressed = SENT.has(label.kind) ? addresseesIn(tree, s, mentions, head) : []
  const counts =
    told ||
    (label.kind === 'letter' && addressed.length > 0) ||
    label.bare ||
    itself ||
    held ||
    hoped ||
    dated ||
    isTopical(tree, s, mentions, head, label) ||
    isUnderIt(tree, head, label) ||
    isQuoted(tree, head, label) ||
    isHandedDown(tree, head) ||
    (!THOUGHTS.has(label.kind) && label.kind !== 'law' && (named || known))
  const marks = marksOf(tree, s, mentions, head)
  // "the document": it may only take up what was spoken of.
  if (!counts && !(definite && marks.size === 0)) return null
  if (isMerePlural(tree, head) && !(named && TREATIES.has(label.kind)) && !(told && subjectOf(tree, s, mentions, head)))
    return null
  // "violated an agreement", "if an accord is honoured": none is meant in particular.
  const vague = !definite && !named && !known && !dated && participle === null && deed?.status === 'in force'
  const joint = hasModifier(tree, head, 'joint')
  const written = label.kind === 'statement' || label.kind === 'declaration' || label.kind === 'communiqué'
  const subject = subjectOf(tree, s, mentions, head)
  // "The document adopted on Tuesday": it is there, though nothing was said of it before.
  const made = lower(tree, head) === 'document' && participle !== null && MADE.has(participle)
  return {
    kind: kindOf(tree, head, label, draft, joint && written, participle ?? deed?.status ?? null),
    span: withBothMarks(tree.text, [
      nounPhrase(tree, head)[0],
      withoutOwner(tree, tree.ends[endOf(tree, s, mentions, head)]),
    ]),
    parties: partiesOf(deed, own, speakers).filter(
      party => !deed?.addressees.some(({ actor }) => actor !== null && actor === party.actor),
    ),
    addressees: deed && deed.addressees.length > 0 ? deed.addressees : addressed,
    subject,
    about: new Set(
      subject === null
        ? []
        : (tree.text
            .slice(...subject)
            .toLowerCase()
            .match(/\p{L}{4,}/gu) ?? []),
    ),
    status: statusOf(
      label,
      deed !== null && isDeniedOnly(label, deed) ? null : (deed?.status ?? null),
      participle,
      draft,
      held ? 'under' : dated && named ? 'dated' : null,
      hoped,
    ),
    when: whenOf(tree, s, mentions, head, deed),
    noun: lower(tree, head),
    term: [...paper.rest, head]
      .sort((a, b) => a - b)
      .map(i => lower(tree, i))
      .join(' '),
    sorted: tree.children(head).some(c => c < head && tree.deprel(c) === 'compound' && !PEACE.has(lower(tree, c))),
    itself,
    measured: isMeasured(tree, head),
    marks,
    proper,
    definite,
    told: toldBy(label, deed, participle !== null, held || (dated && named)),
    alone: counts && !vague && (made || !(ANAPHORS.has(lower(tree, head)) && definite && marks.size === 0)),
  }
}

/** The paper's kind: of a draft, of a joint paper, of a document that is signed, else what the noun tells. */
function kindOf(
  tree: Tree,
  head: number,
  label: PaperLabel,
  draft: boolean,
  joint: boolean,
  status: InstrumentStatus | null,
): InstrumentKind {
  if (draft && label.kind !== 'plan') return 'draft'
  if (joint) return 'joint statement'
  const signed = status === 'signed' || status === 'agreed' || isUnderIt(tree, head, label)
  return lower(tree, head) === 'document' && label.kind === 'other' && signed ? 'agreement' : label.kind
}

/** What the noun means; a resolution "drafted by Norway" is no draft by that. */
function labelOf(tree: Tree, { entry, head, rest }: Frame<PaperLabel>): PaperLabel {
  if (!rest.some(j => tree.lowerForm(j) === 'drafted')) return entry.label
  const plain = loadPapers()
    .get(lower(tree, head))
    ?.find(other => other.rest.length === 0)
  return plain?.label ?? entry.label
}

/** Kinds that are written to be read: who rejects one does not undo it. */
const SPOKEN = new Set(['report', 'letter', 'statement', 'joint statement', 'declaration', 'communiqué'])
/** Nouns before a paper that do not part it from another. */
const PEACE = new Set('peace ceasefire truce trade border power coalition'.split(' '))
const MADE = new Set<InstrumentStatus>(['agreed', 'signed', 'adopted'])
const BINDING = new Set('bind abide govern oblige cover'.split(' '))
const UNWRITTEN = new Set(['truce', 'ceasefire'])
const ISSUED = new Set(['statement', 'declaration', 'communiqué'])
const IN_FORCE = new Set(['treaty', 'agreement', 'memorandum', 'resolution'])

/** "rejected the report as biased": it was issued all the same. */
const isDeniedOnly = (label: PaperLabel, deed: Deed) =>
  deed.status === 'rejected' && deed.denied && SPOKEN.has(label.kind)

/** How surely the mention tells the status: 2 by what was done, 1 by what that leaves understood, 0 not at all. */
function toldBy(label: PaperLabel, deed: Deed | null, participle: boolean, held: boolean): 0 | 1 | 2 {
  const spoken = deed !== null && isDeniedOnly(label, deed)
  if (participle || (deed !== null && deed.status !== null && !deed.weak && !spoken)) return 2
  return held || (deed?.weak && deed.status !== null) ? 1 : 0
}

/** The status that is told, else that of a paper under which something is done or which is merely hoped for, else the noun's own. */
function statusOf(
  label: PaperLabel,
  deed: InstrumentStatus | null,
  participle: InstrumentStatus | null,
  draft: boolean,
  held: 'under' | 'dated' | null,
  hoped: boolean,
): InstrumentStatus {
  // "under an accord signed in 2013": what was made then is in force.
  const made = deed === 'signed' || deed === 'agreed'
  if (deed !== null && !(made && held === 'under')) return deed
  if (held !== null && (participle === null || participle === 'signed' || participle === 'agreed'))
    return label.kind === 'resolution' ? 'adopted' : 'in force'
  return participle ?? (draft ? 'drafted' : hoped ? 'proposed' : label.status)
}

/** "*Under* an accord of 2013, Chad stopped the work": what something is done by. */
function isObserved(tree: Tree, head: number): boolean {
  const marker = tree.child(head, 'case')
  if (marker < 0) return false
  const word = lower(tree, marker)
  // "is bound by a treaty", "abides by it"
  if (word === 'by') return tree.head(head) >= 0 && BINDING.has(lower(tree, tree.head(head)))
  return (
    word === 'under' ||
    (word === 'with' && marker > 0 && /^(?:line|accordance|compliance|keeping)$/.test(tree.lowerForm(marker - 1)))
  )
}

/** "a deadline *for* a comprehensive deal", "talks *on* a trade accord": it is not there yet. */
function isHoped(tree: Tree, head: number): boolean {
  const marker = tree.child(head, 'case')
  const above = tree.head(head)
  if (determinerOf(tree, head) !== 'a') return false
  // "a memorandum on ports *would not be ready* before May"
  if (above > head && tree.deprel(head) === 'nsubj') {
    const auxiliary = tree.child(above, 'aux')
    return auxiliary >= 0 && /^(?:will|would|could|may|might|should)$/.test(lower(tree, auxiliary))
  }
  if (marker < 0 || above < 0 || above > head) return false
  return /^(?:for|on|of|towards|toward)$/.test(lower(tree, marker)) && wordsOfClass('hoping').has(lower(tree, above))
}

/** "a 1965 treaty", "the Arusha Agreement of 2000". */
const yearOf = (tree: Tree, head: number) => tree.children(head).some(c => isYear(tree, c))
const isYear = (tree: Tree, i: number) => /^(?:1[89]|20)\d\d$/.test(tree.form(i))

/** Kinds that are sent to somebody. */
const SENT = new Set(['letter', 'draft', 'plan', 'report', 'other'])
const TREATIES = new Set(['treaty', 'agreement', 'resolution', 'sanctions list'])
/** Nouns for a paper already spoken of. */
const ANAPHORS = new Set(['document', 'text', 'paper', 'arrangement', 'understanding', 'framework', 'measure'])

/** "*Nafta*'s unraveling": without the mark of what it has. */
const withoutOwner = (tree: Tree, end: number) => (/['’]s$/.test(tree.text.slice(0, end)) ? end - 2 : end)

const hasModifier = (tree: Tree, head: number, lemma: string) =>
  tree.children(head).some(c => c < head && (lower(tree, c) === lemma || tree.lowerForm(c) === lemma))

function determinerOf(tree: Tree, head: number): string {
  const determiner = tree.child(head, 'det')
  return determiner >= 0 ? lower(tree, determiner) : ''
}

const isDefinite = (tree: Tree, head: number) =>
  /^(?:the|this|that|these|those)$/.test(determinerOf(tree, head)) || tree.child(head, 'nmod:poss') >= 0

/** "the Rome Statute", "Resolution 2254", "the Iran Sanctions Act": the noun itself is part of a name. */
const isProper = (tree: Tree, head: number) =>
  tree.upos(head) === 'PROPN' && /^\p{Lu}/u.test(tree.form(head)) && determinerOf(tree, head) !== 'a'

/** A capital, a number or a name within the phrase: "Resolution 2254", "the Minsk agreements", "13 new EU listings". */
function isNamed(tree: Tree, head: number): boolean {
  for (let c = tree.tokenAt(nounPhrase(tree, head)[0]); c < head; c++)
    if (tree.upos(c) === 'PROPN' && tree.deprel(c) !== 'nmod:poss' && tree.deprel(tree.head(c)) !== 'nmod:poss')
      return true
  if (tree.children(head).some(c => c > head && tree.upos(c) === 'NUM')) return true
  // "the Declaration *of Principles*", "the Treaty of Friendship": tagged as common nouns.
  const [of] = head > 0 && /^\p{Lu}/u.test(tree.form(head)) ? obliquesOf(tree, head, 'of') : []
  return of !== undefined && of <= head + 3 && /^\p{Lu}/u.test(tree.form(of)) && tree.upos(of) === 'NOUN'
}

/** "issues such as treaties", "laws": plurals that name a subject rather than a paper. */
function isMerePlural(tree: Tree, head: number): boolean {
  const tag = tree.xpos(head)
  if (tag !== 'NNS' && tag !== 'NNPS') return false
  for (let c = tree.tokenAt(nounPhrase(tree, head)[0]); c < head; c++) if (tree.upos(c) === 'NUM') return false
  return true
}

/** Those who signed, the owners, the speakers: each once. */
function partiesOf(deed: Deed | null, own: readonly Party[], speakers: readonly Party[]): Party[] {
  const makers = deed && deed.parties.length > 0 ? deed.parties : speakers
  const seen = new Set(own.map(party => party.actor))
  return distinctParties([...makers.filter(party => !seen.has(party.actor)), ...own])
}

function ownParties(tree: Tree, s: number, mentions: Mentions, head: number): readonly Party[] {
  const out: Party[] = []
  const take = (j: number) => {
    if (mentions.isActor(s, j)) out.push(...mentions.parties(s, j))
  }
  for (const c of tree.children(head)) {
    const relation = tree.deprel(c)
    if (relation === 'nmod:poss') take(c)
    // "the Lima accord" is named for the place where it was made.
    else if (relation === 'compound' && mentions.sortAt(s, c) === 'place') continue
    else if ((relation === 'compound' || relation === 'amod') && c < head) {
      take(c)
      for (const g of tree.children(c)) take(g)
    }
  }
  for (const j of obliquesOf(tree, head, 'between', 'with', 'by', 'among', 'from')) take(j)
  return out
}

/** "a letter *to the OSCE*". */
function addresseesIn(tree: Tree, s: number, mentions: Mentions, head: number): readonly Party[] {
  const next = head + 1
  const marked = next < tree.size && lower(tree, next) === 'to' && tree.deprel(next) === 'case' ? tree.head(next) : -1
  const found = marked > next ? [marked] : obliquesOf(tree, head, 'to')
  return found.filter(j => mentions.isActor(s, j)).flatMap(j => mentions.parties(s, j))
}

/** Names, numbers and states that part a paper from another: not days, and not the person whose it is. */
function marksOf(tree: Tree, s: number, mentions: Mentions, head: number): ReadonlySet<string> {
  const out = new Set<string>()
  const last = endOf(tree, s, mentions, head)
  const times = mentions.times(s)
  // "the treaty *of 1973*" is not the one spoken of before.
  if (yearOf(tree, head)) for (const c of tree.children(head)) if (isYear(tree, c)) out.add(tree.form(c))
  for (let i = tree.tokenAt(nounPhrase(tree, head)[0]); i <= last; i++) {
    if (times.some(({ first, last: end }) => i >= first && i <= end)) continue
    const proper = tree.upos(i) === 'PROPN'
    if (i === head || (!proper && tree.upos(i) !== 'NUM' && tree.upos(i) !== 'ADJ')) continue
    // "the 81-page report"
    if (
      tree.upos(i) === 'NUM' &&
      MEASURES.test(tree.lowerForm(i + 1) === '-' ? tree.lowerForm(i + 2) : tree.lowerForm(i + 1))
    )
      continue
    const sort = mentions.sortAt(s, i)
    if (sort === 'person' || sort === 'people') continue
    const states = sort === null ? [] : mentions.parties(s, i).flatMap(party => stateOf(party) ?? [])
    if (states.length > 0) for (const state of states) out.add(state)
    else if (tree.upos(i) !== 'ADJ') out.add(tree.lowerForm(i))
  }
  return out
}

/** What tells how long a paper is, not which. */
const MEASURES = /^(?:page|pages|minute|minutes|point|paragraph|article|word)$/

const isMeasured = (tree: Tree, head: number) =>
  tree.children(head).some(c => c < head && tree.deprel(c) === 'compound' && MEASURES.test(tree.lowerForm(c)))

const ABOUT = ['on', 'about', 'concerning', 'regarding']
const BESIDE = /^(?:liken|compare|equate|link|tie|attach|prefer|add|submit|apply|extend)$/
/** Prepositions that open an occasion or a receiver behind what a paper is about. */
const BEYOND = new Set('at during after before to in under amid despite within following since until'.split(' '))

/** Where the paper's phrase ends, without a participle that says no more than that it was made. */
const endOf = (tree: Tree, s: number, mentions: Mentions, head: number) =>
  withoutParticiple(tree, head, endOfPhrase(tree, s, mentions, head))

/** Where the phrase ends: what it is about may go on after a comma with the same preposition ("on trade, on fisheries"). */
function endOfPhrase(tree: Tree, s: number, mentions: Mentions, head: number): number {
  let last = Math.max(tree.tokenAt(nounPhrase(tree, head, true)[1] - 1), wholeWithoutClauses(tree, head))
  const about = obliquesOf(tree, head, ...ABOUT)
  const marker = about.length > 0 ? tree.child(about[0], 'case') : -1
  while (
    marker >= 0 &&
    last + 2 < tree.size &&
    tree.form(last + 1) === ',' &&
    lower(tree, last + 2) === lower(tree, marker)
  ) {
    const noun = tree.head(last + 2)
    if (noun <= last + 2 || tree.upos(noun) === 'VERB') break
    last = tree.tokenAt(nounPhrase(tree, noun, true)[1] - 1)
  }
  for (let i = head + 1; i < last; i++) {
    // "In a letter to Chad, the senators *warned*": the sentence goes on.
    if (tree.form(i) === ',' && opensClause(tree, i, last)) return i - 1
    // "three memoranda of understanding *and a contract*": another paper.
    if (tree.deprel(i) === 'cc' && isOtherPaper(tree, tree.head(i))) return i - 1
    // "a pact on water *that Chad signed*"
    const clause = tree.xpos(i) === 'WDT' ? tree.head(i) : -1
    if (clause > i && tree.deprel(clause) === 'acl:relcl' && loadPaperVerbs().has(lower(tree, clause))) return i - 1
    // "the resolution, *drafted by Norway*"
    const told = tree.form(i) === ',' && tree.xpos(i + 1) === 'VBN' && tree.head(i + 1) === head
    if (told && loadPaperVerbs().has(lower(tree, i + 1))) return i - 1
    // "expects the deal *to be signed*": what is to be done with it.
    if (tree.deprel(i) === 'mark' && tree.xpos(i) === 'TO' && tree.child(tree.head(i), 'aux:pass') > i) return i - 1
    // "a treaty on ports, *which* will create jobs"
    if (tree.form(i) === ',' && tree.xpos(i + 1) === 'WDT') return i - 1
    if (tree.deprel(i) !== 'case' || tree.head(i) < i) continue
    const word = lower(tree, i)
    // "likened the pact *to a surrender*": what the verb sets beside it.
    const verb = tree.head(head)
    if (word === 'to' && verb >= 0 && BESIDE.test(lower(tree, verb)) && tree.head(tree.head(i)) === verb) return i - 1
    // "suspended the pact *in full*"
    if (
      word === 'in' &&
      /^(?:full|part|totality|entirety|principle|light|view|response|return|exchange)$/.test(tree.lowerForm(i + 1))
    )
      return i - 1
    // "ratified the treaty *by ten votes* to four"
    if (word === 'by' && /^(?:vote|majority|margin|consensus|acclamation)$/.test(lower(tree, tree.head(i))))
      return i - 1
    // "a statement *on 4 June* calling for talks"
    const day =
      word === 'on'
        ? mentions.times(s).find(time => time.first <= tree.head(i) && tree.head(i) <= time.last)
        : undefined
    if (day !== undefined && (day.last >= last || /^(?:VERB|PUNCT)$/.test(tree.upos(day.last + 1)))) return i - 1
    if (!BEYOND.has(word)) continue
    if (word === 'to' && (i === head + 1 || !mentions.isActor(s, tree.head(i)))) continue
    if (word === 'in' && !isSetting(tree, s, mentions, head, tree.head(i))) continue
    return i - 1
  }
  return withoutDate(tree, head, last)
}

/** "a memorandum *signed* in May": without its day the participle says nothing of what the paper is. */
const withoutParticiple = (tree: Tree, head: number, last: number) =>
  last > head && tree.xpos(last) === 'VBN' && tree.head(last) === head && loadPaperVerbs().has(lower(tree, last))
    ? last - 1
    : last

/** A paper with an article or a number of its own. */
const isOtherPaper = (tree: Tree, i: number) =>
  tree.deprel(i) === 'conj' && tree.child(i, 'det', 'nummod') >= 0 && loadPapers().has(lower(tree, i))

/** Whether a finite verb with a subject of its own follows a comma, before the next one. */
function opensClause(tree: Tree, comma: number, last: number): boolean {
  for (let i = comma + 1; i <= last && tree.form(i) !== ';'; i++) {
    if (!/^VB[DZ]$/.test(tree.xpos(i)) || tree.deprel(i) === 'acl:relcl' || tree.deprel(i) === 'acl') continue
    const subject = tree.child(i, 'nsubj', 'nsubj:pass')
    if (subject > comma && tree.xpos(subject) !== 'WDT' && tree.xpos(subject) !== 'WP') return true
  }
  return false
}

/** Messages that are spoken. */
const SPOKEN_IN = new Set(
  'video audio voice televised recorded taped radio facebook twitter whatsapp telegram text'.split(' '),
)

function hasThat(tree: Tree, head: number): boolean {
  return tree.children(head).some(c => {
    const mark = c > head && tree.deprel(c) !== 'acl:relcl' ? tree.child(c, 'mark') : -1
    return mark > head && tree.lowerForm(mark) === 'that'
  })
}

/** "handed over *a personal message* from the king": no figure of speech. */
const isHandedOver = (tree: Tree, head: number, deed: Deed | null) =>
  deed?.status === 'handed over' &&
  ((/^(?:hand|deliver|convey|pass|transmit)$/.test(lower(tree, deed.head)) &&
    obliquesOf(tree, head, 'from').length > 0) ||
    hasModifier(tree, head, 'personal') ||
    hasModifier(tree, head, 'special'))

const isWithin = (tree: Tree, head: number) => {
  const marker = tree.child(head, 'case')
  return marker >= 0 && lower(tree, marker) === 'in'
}

/** "a treaty *in Washington*", "a report *in May*": where and when it was made, not what it is. */
function isSetting(tree: Tree, s: number, mentions: Mentions, head: number, marked: number): boolean {
  if (mentions.times(s).some(({ first, last }) => marked >= first && marked <= last)) return true
  const above = tree.head(marked)
  return (above === head || (above >= 0 && above === tree.head(head))) && tree.upos(marked) === 'PROPN'
}

/** The end of what goes on with the noun, unless a relative clause stands within. */
function wholeWithoutClauses(tree: Tree, head: number): number {
  for (const c of tree.children(head))
    if (
      c > head &&
      (tree.deprel(c) === 'conj' ||
        tree.deprel(c) === 'acl:relcl' ||
        tree.deprel(c) === 'appos' ||
        tree.deprel(c) === 'punct')
    )
      return -1
  return endOfWhole(tree, head, ABOUT)
}

/** What it is about: "on …", "about …", or the object of its infinitive ("a bill to impose sanctions on Iran"). */
function subjectOf(tree: Tree, s: number, mentions: Mentions, head: number): Span | null {
  const end = endOf(tree, s, mentions, head)
  for (let i = head + 1; i < end; i++) {
    if (tree.deprel(i) !== 'case' || !ABOUT.includes(lower(tree, i)) || tree.head(i) < i) continue
    const above = tree.head(tree.head(i))
    if (above !== head && above !== tree.head(head)) continue
    return [tree.starts[i + 1], tree.ends[end]]
  }
  for (let i = head + 1; i <= end; i++) {
    if (tree.upos(i) !== 'VERB' || (tree.head(i) !== head && tree.head(i) !== tree.head(head))) continue
    const object = tree.child(i, 'obj')
    if (object > i && agentsOf(tree, i)[0] !== object) return [nounPhrase(tree, object)[0], tree.ends[end]]
  }
  return null
}

function whenOf(tree: Tree, s: number, mentions: Mentions, head: number, deed: Deed | null): When | null {
  for (const { first, last, when } of mentions.times(s)) {
    // "a programme of cooperation for 2027–2029": what it is made for.
    if (first > 0 && tree.lowerForm(first - 1) === 'for' && when.from !== when.to) continue
    for (let i = first; i <= last; i++) {
      const outer = tree.head(i)
      if (outer >= first && outer <= last) continue
      if (outer === head || (deed !== null && outer === deed.head)) return when
    }
  }
  return null
}
