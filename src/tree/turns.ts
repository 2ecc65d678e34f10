// Transcripts: lines that open with the name of who speaks ("QUESTION: …", "MR MILLER: …"), and how far his words go.
// Words of asking and of office (data/lexicon/turns.tsv) tell such labels, and that they come back; what only heads a paragraph
// ("Key points: …", "Syria: …") does neither.
import { readFileSync } from 'node:fs'
import type { Tree } from './tree.ts'

/** One speaker's words, from the sentence that his label opens up to the next label. */
export interface Turn {
  readonly sentence: number
  /** The token of the label's colon. */
  readonly colon: number
  /** The token of the label's head. */
  readonly speaker: number
  /** The head of the same label where it stands first: who the speaker is was told there. */
  readonly named: { readonly sentence: number; readonly token: number }
  /** The sentence behind the turn's last. */
  readonly end: number
  /** "QUESTION: …": one of the press, who asks and says nothing. */
  readonly asks: boolean
}

/** Tokens that a label may have, so that a look at a line costs the same whatever its length. */
const LONGEST = 9
const ROLES = ['asks', 'speaks'] as const
type Role = (typeof ROLES)[number]

interface Label {
  readonly sentence: number
  readonly colon: number
  readonly speaker: number
  readonly words: string
  /** What its words tell; null for a mere name. */
  readonly role: Role | null
}

let cached: ReadonlyMap<string, Role> | null = null

/** Words of labels. Throws on a row with an unknown role. */
function loadWords(): ReadonlyMap<string, Role> {
  if (cached !== null) return cached
  const words = new Map<string, Role>()
  const rows = readFileSync(new URL('../../data/lexicon/turns.tsv', import.meta.url), 'utf8').split('\n')
  for (let n = 1; n < rows.length; n++) {
    if (rows[n] === '') continue
    const [word, cell] = rows[n].split('\t')
    const role = ROLES.find(known => known === cell)
    if (role === undefined)
      throw new Error(`turns.tsv line ${n + 1}: role "${cell}", expected one of ${ROLES.join(', ')}`)
    words.set(word, role)
  }
  cached = words
  return words
}

/** The turns of a transcript in order; none where the text is no transcript. */
export function readTurns(text: string, trees: readonly Tree[]): Turn[] {
  const labels: Label[] = []
  for (let s = 0; s < trees.length; s++) {
    const label = startsLine(text, trees, s) ? labelOf(trees[s], s) : null
    if (label !== null) labels.push(label)
  }
  const kept = isTranscript(labels) ? labels : labels.filter(label => isAlone(trees[label.sentence], label))
  const first = new Map<string, Turn['named']>()
  for (const { words, sentence, speaker } of kept) if (!first.has(words)) first.set(words, { sentence, token: speaker })
  return kept.map(({ sentence, colon, speaker, words, role }, k) => ({
    sentence,
    colon,
    speaker,
    named: first.get(words) ?? { sentence, token: speaker },
    end: k + 1 < kept.length ? kept[k + 1].sentence : trees.length,
    asks: role === 'asks',
  }))
}

const startsLine = (text: string, trees: readonly Tree[], s: number): boolean =>
  s === 0 || text.slice(trees[s - 1].span[1], trees[s].span[0]).includes('\n')

/** The label that a sentence begins with, or null: a name or a word of the table, with what stands beside these, and a colon. */
function labelOf(tree: Tree, sentence: number): Label | null {
  let colon = 0
  while (colon < LONGEST && colon < tree.size && tree.form(colon) !== ':') colon++
  // "“SMITH: We will wait.", each turn opened by a mark.
  const first = /^(?:["“”„«]|''|``)$/.test(tree.form(0)) ? 1 : 0
  if (colon <= first || colon >= Math.min(LONGEST, tree.size - 1)) return null
  if (TITLE.test(tree.form(first))) return null
  let role: Role | null = null
  let last = -1
  for (let i = first; i < colon; i++) {
    const form = tree.form(i)
    // "Mr. Nebenzia (Russian Federation):"
    if (form === '(') break
    const word = form.toLowerCase().replace(/\.$/, '')
    const told = loadWords().get(word) ?? null
    if (told === null && /^(?:VERB|AUX|SCONJ|PRON)$/.test(tree.upos(i)) && !isCapitals(form)) return null
    if (told !== null && (told === 'asks' || role === null) && !(word === 'a' && colon > 1)) role = told
    if (/\p{L}/u.test(form)) last = i
  }
  if (
    last < 0 ||
    !/^\p{Lu}/u.test(tree.form(first)) ||
    /[\d,;]/.test(tree.text.slice(tree.starts[first], tree.ends[last]))
  )
    return null
  let speaker = last
  while (tree.head(speaker) >= 0 && tree.head(speaker) < colon) speaker = tree.head(speaker)
  if (role === null && tree.upos(speaker) !== 'PROPN' && !isCapitals(tree.form(last)) && !isIntroduced(tree, colon))
    return null
  return { sentence, colon, speaker, words: tree.text.slice(tree.starts[first], tree.ends[last]).toLowerCase(), role }
}

/** How far from its head a text introduces who speaks, in code units. */
const HEAD = 4000

/** A word alone that the text's head has as a name within a sentence, whatever its tag: "Interview with Lena Holm … Holm: We …". */
const isIntroduced = (tree: Tree, colon: number): boolean =>
  colon === 1 && tree.text.slice(0, HEAD).includes(` ${tree.form(0)}`)

/** "Interview with the minister: …": a title, and nobody who speaks. */
const TITLE =
  /^(?:interview|transcript|briefing|conference|remarks|statement|speech|address|analysis|opinion|exclusive)$/i

const isCapitals = (form: string): boolean => /^\p{Lu}[\p{Lu}’'-]+$/u.test(form)

/** Whether labels take turns: one of them asks, one with an office comes back, or two names do. */
function isTranscript(labels: readonly Label[]): boolean {
  const counts = new Map<string, number>()
  labels.forEach(({ words }, k) => {
    if (k === 0 || labels[k - 1].words !== words) counts.set(words, (counts.get(words) ?? 0) + 1)
  })
  if (counts.size < 2) return false
  const back = labels.filter(({ words }) => (counts.get(words) ?? 0) > 1)
  return (
    labels.some(({ role }) => role === 'asks') ||
    back.some(({ role }) => role !== null) ||
    new Set(back.map(({ words }) => words)).size > 1
  )
}

/** "Ambassador Holm: We call on …": an office and a name, and words in the first person. */
function isAlone(tree: Tree, { colon, role }: Label): boolean {
  if (role !== 'speaks' || colon < 2) return false
  for (let i = colon + 1; i < tree.size; i++) if (/^(?:i|we|my|our)$/i.test(tree.form(i))) return true
  return false
}
