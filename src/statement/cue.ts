// Tokens that may show that somebody said, thought, wanted or felt something: words of the lexicon, and any verb beside them.
// A verb outside the lexicon is told to be one only by its frame; that judgement is the scorer's.
import type { Span } from '../span.ts'
import { isPassive, type Tree } from '../tree/index.ts'
import { type CueEntry, type CueLexicon, cueAt } from './cue-lexicon.ts'

export interface Cue {
  readonly sentence: number
  readonly token: number
  readonly first: number
  readonly last: number
  readonly entry: CueEntry | null
  readonly passive: boolean
  /** "Minister: no talks": a colon behind a speaker's name. */
  readonly colon: boolean
  /** "“We will stay.” — Ann Lee": a dash before the name that signs a quotation. */
  readonly signature: boolean
}

/** Verbs that carry others and never say anything themselves. */
const LIGHT = new Set(['be', 'do', 'go', 'come', 'let', 'get'])

/** All candidate cues of a sentence, in order; `label` is the token of the colon behind a speaker's label in a transcript, else −1. */
export function cuesOf(lexicon: CueLexicon, tree: Tree, sentence: number, label = -1): Cue[] {
  const out: Cue[] = []
  for (let i = Math.max(label, 0); i < tree.size; i++) {
    const match = cueAt(lexicon, tree, i)
    if (match !== null) {
      const { entry, first, last } = match
      out.push({
        sentence,
        token: i,
        first,
        last,
        entry,
        passive: entry.pos === 'verb' && (isPassive(tree, i) || describedNoun(tree, i) >= 0),
        colon: false,
        signature: false,
      })
      if (entry.pos === 'phrase') i = last
    } else if (tree.upos(i) === 'VERB' && !LIGHT.has(tree.lemma(i))) {
      out.push({
        sentence,
        token: i,
        first: i,
        last: particleAfter(tree, i),
        entry: null,
        passive: isPassive(tree, i),
        colon: false,
        signature: false,
      })
    } else if (i === label || isSpeakerColon(tree, i)) {
      out.push({ sentence, token: i, first: i, last: i, entry: null, passive: false, colon: true, signature: false })
    } else if (i === 0 && isSignature(tree)) {
      out.push({ sentence, token: i, first: i, last: i, entry: null, passive: false, colon: false, signature: true })
    }
  }
  return out
}

/** Participles that tell what others take a noun for. */
const TAKEN =
  /^(?:believe|think|say|suspect|know|report|estimate|consider|understand|allege|rumou?r|hold|presume|assume|expect|see)$/

/** "a *trawler* believed to carry arms", wherever the parser hung the participle: the noun that it describes, or −1. */
export function describedNoun(tree: Tree, participle: number): number {
  if (participle < 1 || participle + 1 >= tree.size || !/^VB[ND]$/.test(tree.xpos(participle))) return -1
  if (!TAKEN.test(tree.lemma(participle)) || tree.form(participle + 1) !== 'to') return -1
  if (!/^(?:acl|advcl)$/.test(tree.deprel(participle)) || !/^NNP?S?$/.test(tree.xpos(participle - 1))) return -1
  if (tree.child(participle, 'aux', 'aux:pass', 'nsubj', 'mark') >= 0) return -1
  const told = tree.deprel(participle) === 'acl' ? tree.head(participle) : -1
  let noun = participle - 1
  while (noun !== told) {
    const head = tree.head(noun)
    const mark = tree.child(noun, 'case')
    const within =
      /^(?:compound|flat|amod|nummod|nmod:desc)/.test(tree.deprel(noun)) ||
      (tree.deprel(noun) === 'nmod' && mark >= 0 && tree.form(mark) === 'of')
    if (head < 0 || head > participle || !within) break
    noun = head
  }
  return noun
}

/** "— Ann Lee, 24, of Oakland": a dash and a name, nothing else. */
function isSignature(tree: Tree): boolean {
  if (tree.size < 2 || tree.size > 16 || !/^[-–—―]+$/.test(tree.form(0)) || tree.upos(tree.root) !== 'PROPN')
    return false
  for (let i = 1; i < tree.size; i++) if (/^(?:VERB|AUX|PRON|SCONJ)$/.test(tree.upos(i))) return false
  return true
}

function particleAfter(tree: Tree, i: number): number {
  return i + 1 < tree.size && tree.deprel(i + 1) === 'compound:prt' && tree.head(i + 1) === i ? i + 1 : i
}

/** "Foreign minister: …" — nothing but a short noun phrase before the colon. */
function isSpeakerColon(tree: Tree, i: number): boolean {
  if (i === 0 || i > 8 || i === tree.size - 1 || tree.form(i) !== ':') return false
  for (let k = 0; k < i; k++) {
    const upos = tree.upos(k)
    if (upos === 'VERB' || upos === 'AUX' || upos === 'SCONJ' || (upos === 'PRON' && tree.xpos(k) !== 'PRP$'))
      return false
  }
  return true
}

/** "brushed *the threat* aside": the object between a verb and the particle of its row, or −1. */
export function objectWithin(tree: Tree, verb: number, last: number): number {
  if (last <= verb + 1 || tree.head(last) !== verb || !/^(?:compound:prt|advmod)$/.test(tree.deprel(last))) return -1
  return tree.children(verb).find(c => c > verb && c < last && tree.deprel(c) === 'obj') ?? -1
}

/** The bare words of saying, without auxiliaries: from the head to the last word of its phrase where these touch, else the head. */
export function cueSpan(tree: Tree, cue: Cue): Span {
  if (objectWithin(tree, cue.token, cue.last) >= 0) return tree.spanOf(cue.token, cue.token)
  return cue.last - cue.token <= 4 ? tree.spanOf(cue.first, cue.last) : tree.spanOf(cue.token, cue.token)
}
