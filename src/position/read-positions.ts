// Where somebody stands: words of stance (data/lexicon/stances.tsv), their holder and the thing itself.
// Adjectives and verbs of attitude count in the reporter's own voice and inside statements alike; a negated stance turns round.
import { type Frame, type Lexicon, loadLexicon, readFrames, roleTokens } from '../frame/index.ts'
import { distinctParties, type Mentions, type Party } from '../mention/index.ts'
import type { Report } from '../report/index.ts'
import { contains } from '../span.ts'
import { subjectsOf, type Tree } from '../tree/index.ts'
import { type Issue, issuesAt, thingsAt } from './issue.ts'
import { type Position, STANCES, type Stance } from './position.ts'

let cached: Lexicon<Stance> | null = null

/** The stance words. Throws where a row is broken, naming file and line. */
export function loadStanceLexicon(): Lexicon<Stance> {
  cached ??= loadLexicon(['stances.tsv'], (cells, _file, place) => {
    const stance = STANCES.find(known => known === cells.get('stance'))
    if (!stance) throw new Error(`${place}: stance is "${cells.get('stance')}", expected one of ${STANCES.join(', ')}`)
    return stance
  })
  return cached
}

/** Reads positions in order of the text; `statement` is left null for the caller to link. */
export function readPositions(_report: Report, trees: readonly Tree[], mentions: Mentions): Position[] {
  const lexicon = loadStanceLexicon()
  const positions: Position[] = []
  const seen = new Set<string>()
  trees.forEach((tree, s) => {
    for (const position of standing(tree, s, mentions)) {
      seen.add(position.issue.join('-'))
      positions.push({ id: `p${positions.length + 1}`, ...position, statement: null })
    }
    for (const frame of readFrames(tree, s, mentions, lexicon)) {
      const holders = holdersOf(tree, s, mentions, frame)
      if (holders.length === 0) continue
      const stance = isNegated(tree, frame.head) ? opposite(frame.entry.label) : frame.entry.label
      for (const { span, reversed } of issuesOf(tree, frame)) {
        const key = span.join('-')
        if (seen.has(key)) continue
        seen.add(key)
        const own = reversed ? opposite(stance) : stance
        positions.push({ id: `p${positions.length + 1}`, holders, stance: own, issue: span, statement: null })
      }
    }
  })
  return positions
}

/** "is against sanctions", "are for a ban": the predicate is the thing, its preposition the stance. */
function standing(tree: Tree, s: number, mentions: Mentions): Pick<Position, 'holders' | 'stance' | 'issue'>[] {
  const found: Pick<Position, 'holders' | 'stance' | 'issue'>[] = []
  for (let i = 0; i < tree.size; i++) {
    const marker = tree.child(i, 'case')
    if (marker < 0 || tree.child(i, 'cop') < 0 || mentions.isActor(s, i)) continue
    const preposition = tree.lemma(marker).toLowerCase()
    if (preposition !== 'against' && preposition !== 'for') continue
    const holders = subjectsOf(tree, i)
      .filter(j => mentions.isActor(s, j))
      .flatMap(j => mentions.parties(s, j))
    if (holders.length === 0) continue
    const stance = (preposition === 'against') === isNegated(tree, i) ? 'for' : 'against'
    for (const { span } of thingsAt(tree, i)) found.push({ holders: distinctParties(holders), stance, issue: span })
  }
  return found
}

const opposite = (stance: Stance): Stance => (stance === 'for' ? 'against' : 'for')

function holdersOf(tree: Tree, s: number, mentions: Mentions, frame: Frame<Stance>): readonly Party[] {
  for (const role of frame.entry.source) {
    const holders = roleTokens(tree, frame, role)
      .filter(j => mentions.isActor(s, j))
      .flatMap(j => mentions.parties(s, j))
    if (holders.length > 0) return distinctParties(holders)
  }
  return []
}

/** The things stood for or against, from the first role that names any. */
function issuesOf(tree: Tree, frame: Frame<Stance>): Issue[] {
  for (const role of [...frame.entry.content, ...frame.entry.target]) {
    const issues = roleTokens(tree, frame, role)
      .filter(j => tree.upos(j) !== 'PRON' && tree.upos(j) !== 'DET')
      .flatMap(j => issuesAt(tree, j))
    // A list stands as one thing where its span runs on; its later members then lie within it.
    if (issues.length > 0) {
      return issues.filter((issue, i) => !issues.some((other, k) => k < i && contains(other.span, issue.span)))
    }
  }
  return []
}

function isNegated(tree: Tree, head: number): boolean {
  for (const c of tree.children(head)) {
    const lemma = tree.lemma(c).toLowerCase()
    if (tree.deprel(c) === 'advmod' && (lemma === 'not' || lemma === 'never' || lemma === "n't" || lemma === 'n’t'))
      return true
    if (tree.deprel(c) === 'det' && lemma === 'no') return true
  }
  return false
}
