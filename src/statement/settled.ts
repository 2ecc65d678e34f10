// The record's settled cases of content, applied to what was chosen: "that" and the one who is asked or told stand outside it.
import type { Span } from '../span.ts'
import { isBesideClause, nounPhrase, type Tree } from '../tree/index.ts'
import { gapBehind } from './choose.ts'
import type { Cue } from './cue.ts'
import type { CueKind } from './cue-lexicon.ts'
import type { Judgement } from './judge.ts'
import type { Layout } from './layout.ts'
import { trimmed } from './quotation.ts'

/** Cues whose object hears or is asked: "urged X to do Y", "told X that Y". */
const ADDRESSING: ReadonlySet<CueKind> = new Set<CueKind>(['say', 'ask', 'demand', 'warn', 'promise'])

/** The content's pieces as the record wants them; `hears` tells whether an object is somebody who is asked or told. */
export function settled(layout: Layout, judgement: Judgement, hears: (token: number) => boolean): Span[] {
  const { cue, content, source } = judgement
  const tree = layout.trees[cue.sentence]
  const whole =
    content.way === 'block'
      ? content.pieces
      : afterColon(layout, judgement, aroundCue(layout, judgement, fromThat(tree, judgement)))
  const pieces = whole.map((piece): Span => {
    const own = withCharge(tree, judgement, withParallel(tree, judgement, withoutThat(layout.text, piece)))
    const alone = withoutCircumstance(tree, judgement, quotedAlone(layout, cue, own))
    const said = withoutOthers(tree, cue, withoutRemark(tree, judgement, withoutNextVerb(tree, judgement, alone)))
    return cue.entry?.pos === 'phrase' ? said : withoutPronoun(tree, said)
  })
  if (content.way !== 'block' && cue.entry?.pos === 'phrase' && cue.last < source.token)
    return afterParticiple(tree, source.token, withSubject(tree, cue, afterRelative(tree, judgement, pieces)))
  if (content.way !== 'block' && cue.entry?.pos === 'phrase')
    return withSubject(tree, cue, afterRelative(tree, judgement, pieces))
  const gapped = gapAlone(tree, judgement)
  if (gapped !== null) return [gapped]
  const object = firstObject(tree, judgement)
  if (object >= 0 && pieces.length === 1 && tree.starts[object] < pieces[0][0]) {
    return [[tree.starts[object], Math.min(tree.ends[tree.lastOf(content.token)], pieces[0][1])]]
  }
  const described = withAntecedent(tree, judgement, pieces)
  if (described !== null) return described
  if (content.way === 'block' || !addresses(cue)) return pieces
  const hearers = hearersBefore(tree, cue, pieces[0])
  if (hearers !== null) return [hearers, ...pieces.slice(1)]
  const start = pieces[0][0]
  if (start < tree.ends[cue.token] || start >= tree.ends[tree.size - 1]) return pieces
  const first = tree.tokenAt(start)
  for (const c of tree.children(cue.token)) {
    if (first < tree.firstOf(c) || first > c || !hears(c)) continue
    const clause = clauseBehind(tree, cue, c)
    const given = clause < 0 ? secondObject(tree, cue, c) : -1
    if (given > c && tree.starts[given] < pieces[0][1]) {
      pieces[0] = trimmed(layout.text, tree.starts[tree.firstOf(given)], pieces[0][1])
      break
    }
    if (clause < 0) {
      const phrase = phraseBehind(tree, cue, c)
      if (phrase >= 0 && tree.starts[phrase] < pieces[0][1])
        pieces[0] = trimmed(layout.text, tree.starts[phrase], pieces[0][1])
      if (phrase >= 0) break
      continue
    }
    const from = tree.starts[openingOf(tree, clause)]
    if (from < pieces[0][1]) pieces[0] = withoutThat(layout.text, [from, pieces[0][1]])
    break
  }
  return pieces.filter(([a, b]) => a < b)
}

const THINKING: ReadonlySet<CueKind> = new Set<CueKind>(['think', 'describe'])

/** "considers *Lagos* the true capital": where the first of two objects begins, if the second was taken for the content; −1 otherwise. */
function firstObject(tree: Tree, { cue, content }: Judgement): number {
  const { entry, token, last } = cue
  if (entry?.pos !== 'verb' || !THINKING.has(entry.kind) || cue.passive || content.token <= last) return -1
  const second = content.way === 'stretch' || content.way === 'child' ? content.token : -1
  if (second < 0 || !/^(?:obj|xcomp)$/.test(tree.deprel(second)) || tree.head(second) !== token) return -1
  const object = tree.children(token).find(c => c > last && c < second && tree.deprel(c) === 'obj')
  return object === undefined ? -1 : tree.firstOf(object)
}

/** "which he says *left two dead*, and for which …": from the verb behind the cue to the comma before what is joined to it. */
function gapAlone(tree: Tree, { cue, content }: Judgement): Span | null {
  const verb = gapBehind(tree, cue)
  if (verb < 0 || content.token !== verb) return null
  let last = tree.lastOf(verb)
  for (let i = verb + 1; i < last; i++) {
    // A second verb, or a second clause about the same noun.
    const joins = tree.form(i) === ',' && /^(?:and|but)$/.test(tree.form(i + 1))
    if (joins || (/^(?:and|but)$/.test(tree.form(i)) && tree.xpos(i + 2).startsWith('W'))) last = i - 1
  }
  while (last > verb && tree.upos(last) === 'PUNCT') last--
  return [tree.starts[cue.last + 1], tree.ends[last]]
}

/** "an offer which, according to Oslo, *went unanswered*": of what a relative clause interrupted by the cue, the rest. */
function afterRelative(tree: Tree, { cue, source }: Judgement, pieces: readonly Span[]): Span[] {
  const end = pieces[0][1]
  if (pieces.length !== 1 || end > tree.starts[cue.first] || source.token < cue.last) return [...pieces]
  const before = tree.tokenAt(end - 1)
  if (!/^W/.test(tree.xpos(before)) || before < cue.first - 2) return [...pieces]
  let next = tree.tokenAt(nounPhrase(tree, source.token)[1] - 1) + 1
  while (next < tree.size && tree.upos(next) === 'PUNCT') next++
  let last = tree.size - 1
  while (last > next && tree.upos(last) === 'PUNCT') last--
  return next < last ? [[tree.starts[next], tree.ends[last]]] : [...pieces]
}

/** "*a raid* which Oslo blamed *on the army*": for a relative pronoun what it stands for, with what follows the cue; null where there is none. */
function withAntecedent(tree: Tree, { cue, content, source }: Judgement, pieces: readonly Span[]): Span[] | null {
  if (cue.entry?.pos !== 'verb' || pieces.length !== 1 || !tree.deprel(cue.token).startsWith('acl')) return null
  const relative = tree
    .children(cue.token)
    .find(c => c < cue.token && tree.deprel(c) === 'obj' && /^W/.test(tree.xpos(c)))
  if (relative === undefined || relative === source.token) return null
  const noun = tree.head(cue.token)
  const rest = tree.children(cue.token).find(c => {
    const mark = c > cue.last ? tree.child(c, 'case', 'mark') : -1
    return mark > cue.last && (cue.entry?.frames.includes(tree.lowerForm(mark)) ?? false)
  })
  const asRest =
    content.way === 'rest' &&
    rest !== undefined &&
    pieces[0][0] <= tree.starts[rest] &&
    tree.starts[rest] < pieces[0][1]
  if (content.token !== relative && content.token !== rest && !asRest) return null
  if (noun < 0 || noun > relative || tree.upos(noun) !== 'NOUN') return null
  // "*a finding* that Lima dismisses"
  if (rest === undefined) return [nounPhrase(tree, noun)]
  return [nounPhrase(tree, noun), [tree.starts[tree.firstOf(rest)], tree.ends[tree.lastOf(rest)]]]
}

/** "According to a poll *taken in May,* voters back the ban": what describes the source is no part of what it says. */
function afterParticiple(tree: Tree, source: number, pieces: readonly Span[]): Span[] {
  const [[start, end], ...more] = pieces
  const first = start < tree.ends[tree.size - 1] ? tree.tokenAt(start) : 0
  if (first <= source || !/^VB[NG]$/.test(tree.xpos(first)) || tree.head(first) !== source) return [...pieces]
  const comma = tree.lastOf(first) + 1
  return comma + 1 < tree.size && tree.form(comma) === ',' && tree.starts[comma + 1] < end
    ? [[tree.starts[comma + 1], end], ...more]
    : [...pieces]
}

/** "the raid by the army *which*", the rest hung elsewhere: no content ends in a pronoun that opens a clause. */
function withoutPronoun(tree: Tree, [start, end]: Span): Span {
  if (start < tree.starts[0] || end > tree.ends[tree.size - 1]) return [start, end]
  let last = tree.tokenAt(end - 1)
  if (!/^(?:WDT|WP)$/.test(tree.xpos(last)) || tree.starts[last] <= start || tree.form(last) === 'what')
    return [start, end]
  last--
  while (tree.upos(last) === 'PUNCT' && tree.starts[last] > start) last--
  return [start, tree.ends[last]]
}

/** "*The premier*, according to aides, *is ill*": whose predicate follows the cue is said with it. */
function withSubject(tree: Tree, cue: Cue, pieces: Span[]): Span[] {
  const first = pieces.length === 1 ? tree.tokenAt(pieces[0][0]) : tree.size
  if (first <= cue.last || first >= tree.size) return pieces
  for (let verb = first; verb < Math.min(first + 4, tree.size); verb++) {
    const subject = tree.child(verb, 'nsubj', 'nsubj:pass')
    if (subject < 0) continue
    if (subject >= cue.first || /^W/.test(tree.xpos(subject))) return pieces
    const [start, end] = nounPhrase(tree, subject)
    let last = cue.first - 1
    while (last > subject && tree.upos(last) === 'PUNCT') last--
    return [[start, Math.min(end, tree.ends[last])], ...pieces]
  }
  return pieces
}

/** "accuses him of the plot, *and Ankara has sent dossiers*", "agreed to meet, *according to a statement*": told beside what is said. */
function withoutOthers(tree: Tree, cue: Cue, piece: Span): Span {
  const [start, end] = piece
  if (start < tree.ends[cue.last] || end > tree.ends[tree.size - 1]) return piece
  const first = tree.tokenAt(start)
  const last = tree.tokenAt(end - 1)
  for (let i = first + 1; i <= last; i++) {
    const from = tree.firstOf(i)
    if (from <= first || tree.lastOf(i) < last || !isBesideClause(tree, i, cue.token)) continue
    let before = from - 1
    while (before > first && (tree.upos(before) === 'PUNCT' || tree.deprel(before) === 'cc')) before--
    return tree.form(before + 1) === ',' ? [start, tree.ends[before]] : piece
  }
  return piece
}

/**
 * "condemned the launch *and imposed* sanctions", "urged Mali to wait *but sent* an envoy": a finite verb cannot be joined to a noun or an
 * infinitive, wherever the parser hung it; it goes on with the sentence.
 */
function withoutNextVerb(tree: Tree, { cue, content }: Judgement, piece: Span): Span {
  const [start, end] = piece
  const pos = cue.entry?.pos
  if ((pos !== 'verb' && pos !== 'noun') || content.way === 'head' || content.way === 'before') return piece
  if (start < tree.ends[cue.last] || end > tree.ends[tree.size - 1]) return piece
  const first = tree.tokenAt(start)
  for (let i = first + 1; i < tree.size && tree.starts[i] < end; i++) {
    // "those who came and left"
    const verb = tree.deprel(i) === 'cc' ? tree.head(i) : -1
    // "promised that it would be looked into *but did not* accept blame": past beside "would" goes on with "promised".
    if (verb > i && tree.head(verb) === content.token && isPastBesideModal(tree, cue, verb)) {
      let last = i - 1
      while (last > first && tree.upos(last) === 'PUNCT') last--
      return [start, Math.min(end, tree.ends[last])]
    }
    const clause = hasSubject(tree, content.token)
    if (/^(?:VB[DPZ]|MD)$/.test(tree.xpos(i)) && !clause) return piece
    if (verb < 0 || clause) continue
    if (verb <= i || !hasTense(tree, verb, i) || tree.child(verb, 'nsubj', 'nsubj:pass') >= 0) continue
    const elder = tree.head(verb)
    const mismatched = elder >= first && (tree.upos(elder) === 'NOUN' || tree.xpos(elder) === 'VB')
    if (elder !== cue.token && (elder < 0 || elder >= cue.first) && !mismatched) continue
    let last = i - 1
    while (last > first && tree.upos(last) === 'PUNCT') last--
    return [start, Math.min(end, tree.ends[last])]
  }
  return piece
}

/** "*and is* concerned", "*and has* formed a force": a verb or predicate with a tense of its own behind the joining word. */
function hasTense(tree: Tree, verb: number, and: number): boolean {
  return (
    isFiniteVerb(tree, verb) ||
    tree
      .children(verb)
      .some(c => c > and && /^(?:aux|cop)/.test(tree.deprel(c)) && /^(?:VB[DPZ]|MD)$/.test(tree.xpos(c)))
  )
}

/** A past verb without a subject, joined to a clause under "would" or "will" that a past verb of saying governs. */
export function isPastBesideModal(tree: Tree, cue: Cue, verb: number): boolean {
  if (tree.xpos(cue.token) !== 'VBD' || tree.child(verb, 'nsubj', 'nsubj:pass') >= 0) return false
  const modal = tree.child(tree.head(verb), 'aux')
  if (modal < 0 || tree.xpos(modal) !== 'MD') return false
  const own = tree.child(verb, 'aux')
  return own < 0 ? tree.xpos(verb) === 'VBD' : tree.lowerForm(own) === 'did'
}

const BESIDE = /^(?:while|whereas|although|though|after|as|because|once)$/

/** "called the step encouraging, *while others said no*", "appealed for money *after its store was looted*": when and although what, beside a thing said. */
function withoutCircumstance(tree: Tree, { cue, content }: Judgement, piece: Span): Span {
  const [start, end] = piece
  if (cue.entry?.pos !== 'verb' || start < tree.ends[cue.last] || end > tree.ends[tree.size - 1]) return piece
  if (hasSubject(tree, content.token)) return piece
  const first = tree.tokenAt(start)
  const distance = distanceFrom(tree, first + 1, end)
  if (distance > 0) return [start, tree.ends[distance - 1]]
  for (const c of tree.children(cue.token)) {
    const mark = tree.deprel(c) === 'advcl' ? tree.child(c, 'mark') : -1
    if (mark <= first || mark > c || tree.starts[mark] >= end || !BESIDE.test(tree.lowerForm(mark))) continue
    if (!hasSubject(tree, c) || c === content.token) continue
    const last = tree.form(mark - 1) === ',' ? mark - 2 : mark - 1
    if (last > first) return [start, tree.ends[last]]
  }
  return piece
}

/** The comma before ", hours after the raid", ", two days before they met", within the tokens from `first` to the offset `end`; −1 for none. */
function distanceFrom(tree: Tree, first: number, end: number): number {
  for (let i = first; i + 3 < tree.size && tree.starts[i] < end; i++) {
    if (tree.form(i) !== ',') continue
    let k = i + 1
    while (
      k < i + 6 &&
      k < tree.size &&
      (/^(?:a|an|the|just|only|less|more|than|barely)$/.test(tree.lowerForm(k)) || tree.upos(k) === 'NUM')
    )
      k++
    if (
      /^(?:minutes?|hours?|days?|weeks?|months?|years?|moments?)$/.test(tree.form(k)) &&
      /^(?:before|after)$/.test(tree.form(k + 1))
    )
      return i
  }
  return -1
}

/** "chanted “*Open the border*” until the police came": a whole quotation right behind its verb, without what the reporter adds. */
function quotedAlone(layout: Layout, cue: Cue, piece: Span): Span {
  const tree = layout.trees[cue.sentence]
  const next = cue.last + 1
  if (!cue.entry?.frames.includes('quote') || next >= tree.size) return piece
  for (const q of layout.quotationsOf(cue.sentence)) {
    const { inner, outer } = layout.quotations[q]
    if (outer[0] !== tree.starts[next] || outer[1] >= piece[1]) continue
    const behind = tree.tokenAt(outer[1])
    if (
      behind < tree.size &&
      tree.deprel(behind) === 'mark' &&
      /^(?:until|after|as|when|while|before|because)$/.test(tree.form(behind))
    )
      return inner
  }
  return piece
}

/** Nouns that take up a whole clause: "…, a claim that Oslo denied". */
const REMARK =
  /^(?:claim|charge|accusation|allegation|gesture|move|step|figure|demand|decision|request|assertion|statement|comment|offer|threat|warning|view|idea|position|stance|text|policy|proposal|measure|plan|suggestion|notion|argument|characterization|reference|concession|call|appeal|finding|conclusion|description|assessment|approach|account|version|narrative|practice|outcome|result|point|promise|offer|verdict|interpretation|condition|requirement|pledge|promise|vow|denial|contention|insistence|admission|indication|sign|signal|prospect|possibility|reversal|shift|blow)$/

const WORSENS =
  /^(?:escalat|deepen|heighten|widen|sharpen|intensify|inflam|stok|fuel|worsen|aggravat|prolong|complicat|reignit|reviv|rais|open|dash|eas|end|dim|bolster|reinforc|renew|spark|trigger|ignit|provok|strain|test|sett?|add|deal|cast|throw|plung|mark|cap)/
const QUARREL =
  /^(?:quarrel|row|rift|dispute|confrontation|conflict|crisis|tension|standoff|stand-off|stalemate|deadlock|impasse|feud|spat|war|front|fear|hope|doubt|concern|worry|uncertainty|pressure|prospect|stake|speculation|outcry|debate|blow|friction|division|suspicion|chapter|turmoil|alarm)$/

/** ", *deepening a quarrel* that …", ", raising fears of war": the reporter tells what comes of it. */
function isComment(tree: Tree, i: number): boolean {
  if (i + 2 >= tree.size || tree.xpos(i) !== 'VBG' || !WORSENS.test(tree.lowerForm(i))) return false
  const object = tree.child(i, 'obj')
  return object > i && QUARREL.test(tree.lowerLemma(object))
}

/** "a warning *Lima called* piracy": a subject and a verb right behind a noun. */
function isReduced(tree: Tree, noun: number): boolean {
  if (!/^(?:NNPS?|PRP|DT)$/.test(tree.xpos(noun + 1))) return false
  for (let i = noun + 2; i < Math.min(noun + 5, tree.size); i++) {
    if (/^(?:VBD|VBZ|VBP)$/.test(tree.xpos(i))) return true
    if (tree.upos(i) === 'PUNCT' || tree.upos(i) === 'ADP') return false
  }
  return false
}

/** "offered him asylum, *a gesture that Lima resented*", "preferred talks, *according to a communiqué*": the reporter's remark on it. */
function withoutRemark(tree: Tree, { cue, content }: Judgement, [start, end]: Span): Span {
  if (start < tree.ends[cue.last] || end > tree.ends[tree.size - 1]) return [start, end]
  const first = tree.tokenAt(start)
  for (let i = first + 1; i + 3 < tree.size && tree.starts[i] < end; i++) {
    // "wants to go further: She introduced a bill …": what follows the colon is the reporter's.
    const goesOn = tree.form(i) === ':' && i > cue.last + 1 && /^(?:PRP\$?|DT|EX)$/.test(tree.xpos(i + 1))
    if (goesOn && !hasSubject(tree, content.token) && /^\p{Lu}/u.test(tree.form(i + 1)))
      return [start, tree.ends[i - 1]]
    if (tree.form(i) !== ',') continue
    if (isComment(tree, i + 1)) return [start, tree.ends[i - 1]]
    // "insists on the right to sell, *something Brazil rejects*"
    if (tree.form(i + 1) === 'something' && !/^(?:to|of|in|about)$/.test(tree.form(i + 2)))
      return [start, tree.ends[i - 1]]
    const according = tree.lowerForm(i + 1) === 'according' && !tree.text.slice(tree.ends[i], end).includes(',')
    let noun = i + 2
    while (noun < i + 4 && tree.upos(noun) === 'ADJ') noun++
    const remark =
      /^an?$/.test(tree.form(i + 1)) &&
      REMARK.test(tree.lowerLemma(noun)) &&
      (/^(?:that|which)$/.test(tree.form(noun + 1)) || tree.xpos(noun + 1) === 'VBN' || isReduced(tree, noun))
    if (according || remark) return [start, tree.ends[i - 1]]
  }
  return [start, end]
}

/** Whether a verb has a tense; also a past form that was taken for a participle where it is joined to such a verb or an infinitive. */
export function isFiniteVerb(tree: Tree, verb: number): boolean {
  const tag = tree.xpos(verb)
  if (/^VB[DPZ]$/.test(tag)) return true
  if (tag !== 'VBN' || tree.deprel(verb) !== 'conj' || tree.child(verb, 'aux', 'aux:pass', 'mark') >= 0) return false
  const elder = tree.head(verb)
  return /^VB[DPZ]?$/.test(tree.xpos(elder)) && tree.child(elder, 'aux') < 0
}

/** Whether a clause has a subject of its own. */
const hasSubject = (tree: Tree, i: number): boolean =>
  i >= 0 && tree.child(i, 'nsubj', 'nsubj:pass', 'nsubj:outer', 'expl') >= 0

/** "said they *had* come *and had* left": a verb under the same auxiliary as the clause goes on with it, though it was joined to the cue. */
function withParallel(tree: Tree, { cue, content: { token, way } }: Judgement, [start, end]: Span): Span {
  const that = clauseJoined(tree, token, end)
  if (that > 0) return [start, tree.ends[tree.lastOf(that)]]
  const auxiliary = token > cue.token && way !== 'rest' ? tree.child(token, 'aux') : -1
  if (auxiliary < 0 || !hasSubject(tree, token) || tree.child(cue.token, 'aux') >= 0) return [start, end]
  for (const c of tree.children(cue.token)) {
    if (tree.deprel(c) !== 'conj' || c < token || tree.child(c, 'nsubj', 'nsubj:pass') >= 0) continue
    const own = tree.child(c, 'aux')
    const before = tree.firstOf(c) - 1
    if (own < 0 || tree.lowerForm(own) !== tree.lowerForm(auxiliary) || tree.ends[before] !== end) return [start, end]
    return [start, tree.ends[tree.lastOf(c)]]
  }
  return [start, end]
}

const JUDGING: ReadonlySet<CueKind> = new Set<CueKind>(['accuse', 'describe'])

/** "accuses the banker, who lives abroad, *of theft*": of whom it is said and what is said of him are one content, however far apart. */
function withCharge(tree: Tree, { cue, content: { token } }: Judgement, [start, end]: Span): Span {
  const { entry } = cue
  if (entry?.pos !== 'verb' || !JUDGING.has(entry.kind) || cue.passive || token <= cue.last) return [start, end]
  if (tree.deprel(token) !== 'obj' || start > tree.starts[token] || end > tree.ends[tree.size - 1]) return [start, end]
  const whole = tree.lastOf(token)
  for (const c of tree.children(cue.token)) {
    const mark = c > whole ? tree.child(c, 'case', 'mark') : -1
    if (mark <= whole || !entry.frames.includes(tree.lowerForm(mark))) continue
    const beside = mark === whole + 1 || (mark === whole + 2 && tree.form(whole + 1) === ',')
    if (beside && tree.ends[tree.lastOf(c)] > end) return [start, tree.ends[tree.lastOf(c)]]
  }
  return [start, end]
}

/** "wrote that they had left *and that* he would stay": the clause that a second "that" right behind the first opens, or −1. */
function clauseJoined(tree: Tree, token: number, end: number): number {
  if (token < 0 || !hasSubject(tree, token) || end > tree.ends[tree.size - 1]) return -1
  let i = tree.tokenAt(end - 1) + 1
  while (i < tree.size && tree.upos(i) === 'PUNCT') i++
  if (i + 2 >= tree.size || !/^(?:and|but)$/.test(tree.form(i)) || tree.form(i + 1) !== 'that') return -1
  const head = tree.head(i + 1)
  return tree.deprel(i + 1) === 'mark' && head > i + 1 && tree.firstOf(head) <= i + 1 ? head : -1
}

/** Where something is said. */
const TALK =
  /^(?:interview|statement|letter|message|speech|report|comment|remark|briefing|conference|address|broadcast|article|post|call)$/

/** "said, citing a letter, that the bank failed": what stands before the clause's own "that" goes with the cue. */
function fromThat(tree: Tree, { cue, content }: Judgement): readonly Span[] {
  const { token, pieces } = content
  const [start, end] = pieces[0]
  const first = tree.tokenAt(start)
  if (pieces.length !== 1 || first <= cue.last || first >= tree.size) return pieces
  // Wherever the parser hung the clause behind "citing court papers".
  if (/^(?:citing|quoting)$/.test(tree.form(first))) {
    for (let k = first + 2; k < Math.min(first + 16, tree.size - 1); k++)
      if (tree.form(k) === 'that' && tree.form(k - 1) === ',' && tree.starts[k + 1] < end)
        return [[tree.starts[k + 1], end]]
  }
  // "answered, *an aide said,* that they would wait": another's words of saying stand before the clause.
  const inner = token >= 0 && tree.deprel(token) === 'parataxis' ? tree.child(token, 'ccomp') : token
  // "said in an interview to this paper that …", the clause hung on the paper.
  if (
    cue.entry?.pos === 'verb' &&
    cue.entry.frames.includes('ccomp') &&
    token > cue.last &&
    tree.deprel(token) === 'obl'
  ) {
    for (let k = token + 1; k <= tree.lastOf(token) && TALK.test(tree.lowerLemma(token)); k++)
      if (tree.form(k) === 'that' && tree.xpos(k) === 'IN' && tree.head(k) > k + 1 && tree.starts[k + 1] < end)
        return [[tree.starts[k + 1], end]]
  }
  const mark = inner < 0 ? -1 : tree.child(inner, 'mark')
  if (mark <= first || tree.form(mark) !== 'that' || tree.form(mark - 1) !== ',') return pieces
  const from = tree.starts[mark + 1]
  return from < end ? [[from, end]] : pieces
}

/** "She was against a delay: *too much was at stake*, she told them": of what stands before the words of saying, the clause behind its last colon. */
function afterColon(layout: Layout, { cue }: Judgement, pieces: readonly Span[]): readonly Span[] {
  const tree = layout.trees[cue.sentence]
  const [[start, end]] = pieces
  if (pieces.length !== 1 || cue.entry?.pos !== 'verb' || end > tree.starts[cue.first] || start < tree.starts[0])
    return pieces
  const last = tree.tokenAt(end - 1)
  for (let i = last - 2; tree.starts[i] > start; i--) {
    if (tree.form(i) !== ':' || layout.quotationAt(cue.sentence, i) >= 0) continue
    for (let k = i + 1; k <= last; k++)
      if (/^(?:VB[DPZ]|MD)$/.test(tree.xpos(k))) return [trimmed(layout.text, tree.ends[i], end)]
    return pieces
  }
  return pieces
}

/** The pieces without the words of saying where these stand inside one: "The talks, the envoy said, have failed". */
function aroundCue(layout: Layout, { cue, source }: Judgement, pieces: readonly Span[]): readonly Span[] {
  const tree = layout.trees[cue.sentence]
  let [a, b] = tree.spanOf(cue.first, cue.last)
  if (source.token >= 0 && Math.abs(source.token - cue.token) < 12) {
    const phrase = nounPhrase(tree, source.token)
    a = Math.min(a, phrase[0])
    b = Math.max(b, phrase[1])
  }
  return pieces.flatMap(([start, end]) => {
    if (start >= a || end <= b) return [[start, end] as Span]
    const parts = [trimmed(layout.text, start, a), trimmed(layout.text, b, end)]
    return parts.filter(([x, y]) => x < y)
  })
}

/** "told *reporters he had* asked them": a plural or a name right before "he" or "they" can only be who was told, wherever the parser hung it. */
function hearersBefore(tree: Tree, cue: Cue, [start, end]: Span): Span | null {
  const next = cue.last + 1
  if (tree.lemma(cue.token) !== 'tell' || next + 2 >= tree.size || tree.starts[next] !== start) return null
  // "told *the BBC she was* relieved": a name or a plural, and a pronoun that can only be a subject.
  let i = next
  while (i < next + 5 && i + 1 < tree.size && (tree.xpos(i) === 'DT' || /^(?:JJ|NN)/.test(tree.xpos(i)))) i++
  const heard = i > next && /^(?:NNS|NNPS?)$/.test(tree.xpos(i - 1))
  return heard && /^(?:he|she|they|we|I)$/.test(tree.form(i)) ? [tree.starts[i], end] : null
}

/** Whether the cue's object hears it rather than is it. */
export const addresses = (cue: Cue): boolean =>
  cue.entry?.pos === 'verb' && (ADDRESSING.has(cue.entry.kind) || cue.entry.words[0] === 'thank')

/** Head of the clause that tells what the one at `addressed` is asked or told, where `addressed` hangs on the cue; else −1. */
export function clauseBehind(tree: Tree, cue: Cue, addressed: number): number {
  if (addressed < 0 || !addresses(cue) || tree.head(addressed) !== cue.token) return -1
  const relation = tree.deprel(addressed)
  if (relation !== 'obj' && relation !== 'iobj' && relation !== 'obl') return -1
  for (const d of tree.children(cue.token)) {
    const other = tree.deprel(d)
    if (d > addressed && (other === 'xcomp' || other === 'ccomp' || other === 'advcl') && isClause(tree, d)) return d
  }
  // "informed the council that …", "said in a statement that …" with the clause hung on the council or the statement.
  for (const d of tree.children(addressed)) {
    const other = tree.deprel(d)
    if (d > addressed && (other === 'acl' || other === 'ccomp' || other === 'acl:relcl') && isClause(tree, d)) {
      const mark = tree.lowerLemma(tree.firstOf(d))
      const told = mark === 'that' && !/^W/.test(tree.xpos(tree.firstOf(d)))
      if (mark === 'to' || (told && (relation === 'obl' || !cue.entry?.frames.includes('obj')))) return d
    }
  }
  return relation === 'obl' ? infinitiveBehind(tree, addressed) : -1
}

/** "calling on Peru and Chile *to* wait", "calls on the rebels, who stayed away, *to* come": right behind those called on, wherever the parser hung it; else −1. */
export function infinitiveBehind(tree: Tree, addressed: number): number {
  const opens = (i: number): boolean =>
    i < tree.size - 1 && tree.form(i) === 'to' && tree.deprel(i) === 'mark' && tree.head(i) > i
  let next = tree.lastOf(addressed) + 1
  if (next < tree.size && tree.form(next) === ',') next++
  // "called on the guards *not to* fire"
  if (next < tree.size - 1 && tree.form(next) === 'not') next++
  if (opens(next)) return tree.head(next)
  for (let i = addressed + 1; i <= tree.lastOf(addressed); i++)
    if (opens(i) && tree.form(i - 1) === ',' && /^(?:acl|advcl|xcomp)/.test(tree.deprel(tree.head(i))))
      return tree.head(i)
  return -1
}

/** "promised its neighbour *a loan*": what is promised behind whom it is promised; −1 where nothing else is. */
function secondObject(tree: Tree, cue: Cue, addressed: number): number {
  if (cue.entry?.kind !== 'promise' || !/^i?obj$/.test(tree.deprel(addressed))) return -1
  return (
    tree
      .children(cue.token)
      .find(c => c > addressed && /^(?:obj|xcomp)$/.test(tree.deprel(c)) && /^(?:NOUN|SYM|NUM)$/.test(tree.upos(c))) ??
    -1
  )
}

/** The first word of a clause, behind a comma that the parser gave it. */
function openingOf(tree: Tree, i: number): number {
  let first = tree.firstOf(i)
  while (first < i && tree.upos(first) === 'PUNCT') first++
  return first
}

/** "warned Chad *against* raids", "asked NATO *for* help": the token behind the preposition of the cue's frames that follows the one addressed; else −1. */
export function phraseBehind(tree: Tree, cue: Cue, addressed: number): number {
  if (addressed <= cue.last || !addresses(cue) || !/^(?:obj|iobj)$/.test(tree.deprel(addressed))) return -1
  const thanks = cue.entry?.words[0] === 'thank'
  for (let i = addressed + 1; i < Math.min(addressed + (thanks ? 24 : 8), tree.size - 1); i++) {
    if (tree.deprel(i) !== 'case' && tree.deprel(i) !== 'mark') continue
    if (!/^(?:of|about|against|for|on)$/.test(tree.lowerForm(i)) || !cue.entry?.frames.includes(tree.lowerForm(i)))
      continue
    const above = tree.head(tree.head(i))
    if (above === cue.token || above === addressed || (thanks && tree.isUnder(i, cue.token))) return i + 1
  }
  return -1
}

/** A clause that "to", "that" or a question word opens. */
const isClause = (tree: Tree, i: number): boolean =>
  /^(?:to|that|whether|how|why|what|not)$/i.test(tree.form(openingOf(tree, i)))

function withoutThat(text: string, [start, end]: Span): Span {
  const that =
    /^(?:only )?(?:(?:however|though|meanwhile|too|also|moreover|therefore),? )?that,?\s+(?!(?:is|was|are|were|will|would|has|have|had|can|could|may|might|should|must|did|does|do)\b)/.exec(
      text.slice(start, Math.min(end, start + 30)),
    )
  return that === null || start + that[0].length >= end ? [start, end] : [start + that[0].length, end]
}
