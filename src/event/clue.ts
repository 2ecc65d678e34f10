// What the decider sees of a deed: its words, what stands around them and who its parties are, as hashes of small facts.
// Changing a template means training again.
import type { Frame } from '../frame/index.ts'
import type { Mentions } from '../mention/index.ts'
import { agentsOf, isPassive, patientsOf, type Tree } from '../tree/index.ts'
import { EVENT_TYPES } from './event.ts'
import type { EventLabel } from './lexicon.ts'
import { hashOf, type WordTable } from './word-table.ts'

const MOST = 160

/** The facts of one candidate, used again for the next. */
export class Clues {
  readonly hashes = new Int32Array(MOST)
  size = 0

  clear(): void {
    this.size = 0
  }

  /** A fact made of a template's number and up to three values. */
  add(template: number, a = 0, b = 0, c = 0): void {
    let h = Math.imul(template + 1, 0x9e3779b1)
    h = Math.imul(h ^ a, 0x85ebca6b)
    h ^= h >>> 13
    h = Math.imul(h ^ b, 0xc2b2ae35)
    h ^= h >>> 15
    h = Math.imul(h ^ c, 0x27d4eb2f)
    h ^= h >>> 16
    if (this.size < MOST) this.hashes[this.size++] = h
  }
}

/** Sector of the first actor at tokens: its code's tail, "state", "unknown", or nothing where a thing or nobody stands. */
function sectorOf(mentions: Mentions, s: number, tokens: readonly number[]): number {
  for (const j of tokens) {
    if (!mentions.isActor(s, j)) continue
    const actor = mentions.parties(s, j)[0]?.actor ?? null
    if (actor === null) return 2
    const colon = actor.indexOf(':')
    return colon > 0 ? hashOf(actor.slice(colon)) : 3
  }
  return tokens.length > 0 ? 1 : 0
}

/** The clues to what the words at `head` tell; `frame` is the row that they matched, null for a verb that no row knows. */
export function readClues(
  clues: Clues,
  words: WordTable,
  tree: Tree,
  s: number,
  mentions: Mentions,
  head: number,
  frame: Frame<EventLabel> | null,
): void {
  clues.clear()
  const lemmaOf = (i: number) => hashOf(tree.lowerLemma(i))
  const lemma = lemmaOf(head)
  const cluster = words.clusterOf(lemma)
  const leaning = words.leaningOf(lemma)
  const pos = tree.upos(head) === 'VERB' ? 1 : tree.upos(head) === 'NOUN' ? 2 : 3
  clues.add(1, lemma, pos)
  clues.add(2, cluster, pos)
  clues.add(3, leaning, pos)
  clues.add(4, pos)
  const subjects = pos === 1 ? agentsOf(tree, head) : []
  const objects = pos === 1 ? patientsOf(tree, head) : []
  const doer = sectorOf(mentions, s, subjects)
  const undergoer = sectorOf(mentions, s, objects)
  clues.add(5, doer)
  clues.add(6, doer, leaning)
  clues.add(7, undergoer, leaning)
  clues.add(8, doer, undergoer)
  clues.add(9, doer === 0 ? 0 : doer === 1 ? 1 : 2, undergoer === 0 ? 0 : undergoer === 1 ? 1 : 2, leaning)
  clues.add(10, lemma, undergoer === 0 ? 0 : undergoer === 1 ? 1 : 2)
  for (const j of subjects.slice(0, 1)) {
    const own = lemmaOf(j)
    clues.add(11, words.clusterOf(own))
    clues.add(12, words.clusterOf(own), leaning)
  }
  for (const j of objects.slice(0, 2)) {
    const own = lemmaOf(j)
    clues.add(13, own)
    clues.add(14, own, lemma)
    clues.add(15, words.clusterOf(own), lemma)
    clues.add(16, words.clusterOf(own), leaning)
    clues.add(17, words.leaningOf(own), leaning)
    clues.add(18, words.leaningOf(own), lemma)
    modifiersOf(tree, words, j, clues, 19)
  }
  if (pos === 1 && isPassive(tree, head)) clues.add(20, leaning)
  for (const c of tree.children(head)) {
    const relation = tree.deprel(c)
    const own = lemmaOf(c)
    if (relation === 'xcomp' || relation === 'ccomp' || relation === 'advcl') {
      const kind = relation === 'xcomp' ? 1 : relation === 'ccomp' ? 2 : 3
      clues.add(21, lemma, kind)
      clues.add(22, leaning, kind)
      clues.add(23, words.leaningOf(own), lemma, kind)
      clues.add(24, words.leaningOf(own), leaning, kind)
      clues.add(25, own, lemma)
    } else if (relation === 'aux' || relation === 'advmod' || relation === 'compound:prt') {
      clues.add(26, own)
      clues.add(27, own, leaning)
      clues.add(28, own, lemma)
    } else {
      const marker = tree.child(c, 'case')
      if (marker < 0 || relation === 'nsubj') continue
      const preposition = lemmaOf(marker)
      clues.add(29, preposition)
      clues.add(30, preposition, lemma)
      clues.add(31, preposition, leaning)
      clues.add(32, preposition, words.clusterOf(own))
      clues.add(33, preposition, words.leaningOf(own), leaning)
      clues.add(34, preposition, sectorOf(mentions, s, [c]))
    }
  }
  const above = tree.head(head)
  if (above >= 0) {
    clues.add(35, lemmaOf(above), hashOf(tree.deprel(head)))
    clues.add(36, words.leaningOf(lemmaOf(above)), hashOf(tree.deprel(head)), leaning)
  } else clues.add(37)
  if (pos !== 1) modifiersOf(tree, words, head, clues, 38)
  if (frame === null) return
  const { entry, rest } = frame
  const type = EVENT_TYPES.indexOf(entry.label.type) + 1
  const exact = Math.min(3, rest.length) * 4 + Math.min(3, entry.conditions.length)
  clues.add(50, type)
  clues.add(51, type, exact)
  clues.add(52, type, hashOf(entry.label.mode))
  clues.add(53, type, lemma)
  clues.add(54, type, cluster)
  clues.add(55, type, leaning)
  clues.add(56, type, doer)
  clues.add(57, type, undergoer)
  clues.add(58, type, pos, hashOf(tree.deprel(head)))
  for (const j of rest) {
    clues.add(59, type, lemmaOf(j))
    clues.add(60, type, words.leaningOf(lemmaOf(j)))
  }
  for (const j of objects.slice(0, 1)) {
    clues.add(61, type, words.clusterOf(lemmaOf(j)))
    clues.add(62, type, words.leaningOf(lemmaOf(j)))
  }
}

function modifiersOf(tree: Tree, words: WordTable, noun: number, clues: Clues, template: number): void {
  for (const c of tree.children(noun)) {
    const relation = tree.deprel(c)
    if (relation !== 'amod' && relation !== 'compound') continue
    const own = hashOf(tree.lowerLemma(c))
    clues.add(template, own)
    clues.add(template + 100, words.leaningOf(own))
  }
}
