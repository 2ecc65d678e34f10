// What was put on paper: nouns for papers that are named, have parties, or that somebody signs, tables, hands over.
// Mentions of one paper are one item with its fullest mention; laws and plans merely alluded to are left out.
import { type Frame, readFrames, roleTokens } from '../frame/index.ts'
import { distinctParties, type Mentions, type Party, type When } from '../mention/index.ts'
import type { Report } from '../report/index.ts'
import { contains, type Span } from '../span.ts'
import { agentsOf, isPassive, nounPhrase, obliquesOf, type Tree } from '../tree/index.ts'
import type { Instrument, InstrumentStatus } from './instrument.ts'
import { loadPapers, loadPaperVerbs, type PaperLabel } from './lexicon.ts'

type Draft = Omit<Instrument, 'id'> & { readonly words: ReadonlySet<string>; readonly told: boolean }

/** What a verb says of the paper it acts on. */
interface Deed {
  readonly status: InstrumentStatus
  readonly parties: readonly Party[]
  readonly addressees: readonly Party[]
  readonly head: number
}

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
      const alone = draft.kind === 'joint statement' && draft.parties.length < 2
      drafts.push(alone ? { ...draft, parties: twoSides(trees, s, mentions) ?? draft.parties } : draft)
    }
  })
  return merge(drafts).map(({ words: _words, told: _told, ...instrument }, i) => ({ id: `i${i + 1}`, ...instrument }))
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
        const state = party.actor?.split(':')[0]
        if (state !== undefined && !sides.has(state)) sides.set(state, party)
      }
    }
    if (sides.size === 2) return [...sides.values()]
  }
  return null
}

/** Verbs that act on papers, by the token of the paper. */
function readDeeds(tree: Tree, s: number, mentions: Mentions): Map<number, Deed> {
  const deeds = new Map<number, Deed>()
  const actors = (tokens: readonly number[]) =>
    tokens.filter(j => mentions.isActor(s, j)).flatMap(j => mentions.parties(s, j))
  for (const frame of readFrames(tree, s, mentions, loadPaperVerbs())) {
    const { entry } = frame
    const parties = firstFilled(entry.source.map(role => actors(roleTokens(tree, frame, role))))
    const addressees = entry.content.flatMap(role => addresseesOf(tree, s, mentions, frame, role))
    for (const role of entry.target) {
      for (const paper of roleTokens(tree, frame, role)) {
        if (!deeds.has(paper)) deeds.set(paper, { status: entry.label, parties, addressees, head: frame.head })
      }
    }
  }
  return deeds
}

const firstFilled = (lists: readonly (readonly Party[])[]): readonly Party[] =>
  lists.find(list => list.length > 0) ?? []

/** "handed over two drafts, one to A and the other to B": each "to" below the verb or below the paper's own apposition. */
function addresseesOf(
  tree: Tree,
  s: number,
  mentions: Mentions,
  frame: Frame<InstrumentStatus>,
  role: string,
): readonly Party[] {
  const found = new Set(roleTokens(tree, frame, role))
  for (let j = frame.head + 1; j <= tree.lastOf(frame.head); j++) {
    const marker = tree.child(j, 'case')
    if (marker < 0 || tree.lemma(marker) !== role) continue
    const head = tree.lemma(tree.head(j)).toLowerCase()
    if (head === 'one' || head === 'other' || head === 'another' || head === 'copy') found.add(j)
  }
  return [...found].filter(j => mentions.isActor(s, j)).flatMap(j => mentions.parties(s, j))
}

function readPaper(
  tree: Tree,
  s: number,
  mentions: Mentions,
  paper: Frame<PaperLabel>,
  deed: Deed | null,
): Draft | null {
  const { head, entry, rest } = paper
  const modifier = (lemma: string) =>
    [...tree.children(head)].some(c => c < head && tree.lemma(c).toLowerCase() === lemma)
  const named = isNamed(tree, head)
  // "the Warsaw Pact", "the Treaty Organisation": an organisation is an actor, not a paper.
  if (mentions.isActor(s, head)) return null
  const own = ownParties(tree, s, mentions, head)
  const told = deed !== null || readParticiple(tree, head) !== null
  if (!told && !named && own.length === 0 && !entry.label.bare) return null
  if (isNegligible(tree, head) && !named && deed === null) return null
  const joint = modifier('joint')
  const draft = modifier('draft')
  const written =
    entry.label.kind === 'statement' || entry.label.kind === 'declaration' || entry.label.kind === 'communiqué'
  const status = deed?.status ?? readParticiple(tree, head) ?? (draft ? 'drafted' : entry.label.status)
  let parties = own
  if (deed && deed.parties.length > 0) {
    const seen = new Set(own.map(party => party.actor))
    parties = [...deed.parties.filter(party => !seen.has(party.actor)), ...own]
  }
  return {
    kind: draft ? 'draft' : joint && written ? 'joint statement' : entry.label.kind,
    span: [nounPhrase(tree, head)[0], tree.ends[endOf(tree, head)]],
    parties: distinctParties(parties),
    addressees: deed?.addressees ?? [],
    subject: subjectOf(tree, head),
    status,
    when: whenOf(tree, s, mentions, head, deed),
    words: wordsOf(tree, [head, ...rest]),
    told,
  }
}

/** A capital, a number or a name within the phrase: "Resolution 2254", "the Minsk agreements", "the Iran deal". */
function isNamed(tree: Tree, head: number): boolean {
  if (tree.upos(head) === 'PROPN') return true
  for (const c of tree.children(head)) {
    const relation = tree.deprel(c)
    if (
      c < head &&
      tree.upos(c) === 'PROPN' &&
      (relation === 'compound' || relation === 'amod' || relation === 'nmod' || relation === 'nmod:desc')
    )
      return true
    if (c > head && tree.upos(c) === 'NUM') return true
  }
  return false
}

/** "issues such as treaties", "laws": plurals and wholes that name a subject rather than a paper. */
function isNegligible(tree: Tree, head: number): boolean {
  const tag = tree.xpos(head)
  return (tag === 'NNS' || tag === 'NNPS') && tree.child(head, 'det', 'nummod', 'nmod:poss') < 0
}

function ownParties(tree: Tree, s: number, mentions: Mentions, head: number): readonly Party[] {
  const out: Party[] = []
  const take = (j: number) => {
    if (mentions.isActor(s, j)) out.push(...mentions.parties(s, j))
  }
  for (const c of tree.children(head)) {
    const relation = tree.deprel(c)
    if (relation === 'nmod:poss') take(c)
    else if ((relation === 'compound' || relation === 'amod') && c < head) {
      take(c)
      for (const g of tree.children(c)) take(g)
    }
  }
  for (const j of obliquesOf(tree, head, 'between', 'with', 'by', 'among', 'from')) take(j)
  return out
}

/** "the agreement signed in Minsk", "a proposed treaty", "the expiring act". */
function readParticiple(tree: Tree, head: number): InstrumentStatus | null {
  const verbs = loadPaperVerbs()
  for (const c of tree.children(head)) {
    if (tree.deprel(c) !== 'acl' && tree.deprel(c) !== 'amod') continue
    if (tree.deprel(c) === 'acl' && !isPassive(tree, c)) continue
    const entry = verbs.get(tree.lemma(c).toLowerCase())?.find(e => e.wordClass === 'verb' && e.rest.length === 0)
    if (entry) return entry.label
  }
  return null
}

/** Where the paper's phrase ends: what it is about may go on after a comma with the same preposition ("on trade, on fisheries"). */
function endOf(tree: Tree, head: number): number {
  let last = tree.tokenAt(nounPhrase(tree, head, true)[1] - 1)
  const about = obliquesOf(tree, head, ...ABOUT)
  const marker = about.length > 0 ? tree.child(about[0], 'case') : -1
  if (marker < 0) return last
  while (last + 2 < tree.size && tree.form(last + 1) === ',' && tree.lemma(last + 2) === tree.lemma(marker)) {
    const noun = tree.head(last + 2)
    if (noun <= last + 2 || tree.upos(noun) === 'VERB') break
    last = tree.tokenAt(nounPhrase(tree, noun, true)[1] - 1)
  }
  return last
}

const ABOUT = ['on', 'about', 'concerning', 'regarding']

/** What it is about: "on …", "about …", or the object of its infinitive ("a bill to impose sanctions on Iran"). */
function subjectOf(tree: Tree, head: number): Span | null {
  const about = obliquesOf(tree, head, ...ABOUT)
  if (about.length > 0) {
    return tree.spanOf(nounStart(tree, about[0]), Math.max(endOf(tree, head), tree.lastOf(about.at(-1)!)))
  }
  const clause = tree.child(head, 'acl')
  if (clause >= 0) {
    const object = tree.child(clause, 'obj')
    if (object >= 0 && agentsOf(tree, clause)[0] !== object) return nounPhrase(tree, object)
  }
  return null
}

const nounStart = (tree: Tree, i: number) => tree.tokenAt(nounPhrase(tree, i)[0])

function whenOf(tree: Tree, s: number, mentions: Mentions, head: number, deed: Deed | null): When | null {
  for (const { first, last, when } of mentions.times(s)) {
    for (let i = first; i <= last; i++) {
      const outer = tree.head(i)
      if (outer >= first && outer <= last) continue
      if (outer === head || (deed !== null && outer === deed.head)) return when
    }
  }
  return null
}

function wordsOf(tree: Tree, tokens: readonly number[]): ReadonlySet<string> {
  const out = new Set<string>()
  for (const i of tokens) {
    out.add(tree.lemma(i).toLowerCase())
    for (const c of tree.children(i)) {
      if (tree.upos(c) === 'PROPN' || tree.upos(c) === 'NUM') out.add(tree.form(c).toLowerCase())
    }
  }
  return out
}

/** A later mention of the same kind that adds no other name is the same paper; the fuller mention stays. */
function merge(drafts: readonly Draft[]): Draft[] {
  const out: Draft[] = []
  const byKind = new Map<string, number[]>()
  for (const draft of drafts) {
    const sisters = byKind.get(draft.kind) ?? []
    const twin = sisters.find(k => isSame(out[k], draft))
    if (twin === undefined) {
      byKind.set(draft.kind, [...sisters, out.length])
      out.push(draft)
    } else out[twin] = join(out[twin], draft)
  }
  return out
}

function isSame(a: Draft, b: Draft): boolean {
  if (contains(a.span, b.span) || contains(b.span, a.span)) return true
  const [small, large] = a.words.size < b.words.size ? [a.words, b.words] : [b.words, a.words]
  for (const word of small) if (!large.has(word)) return false
  return true
}

function join(a: Draft, b: Draft): Draft {
  const fuller = b.span[1] - b.span[0] > a.span[1] - a.span[0] && b.words.size >= a.words.size ? b : a
  const telling = a.told ? a : b.told ? b : fuller
  return {
    ...fuller,
    parties: a.parties.length >= b.parties.length ? a.parties : b.parties,
    addressees: a.addressees.length > 0 ? a.addressees : b.addressees,
    subject: fuller.subject ?? a.subject ?? b.subject,
    status: telling.status,
    when: telling.when ?? fuller.when,
    told: a.told || b.told,
  }
}
