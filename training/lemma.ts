// Learns the lemma rules: for each ending and tag the edit that most words take, kept only where it differs from the shorter
// ending's; and whole words that go their own way.
import { XPOS } from '../src/tree/labels.ts'
import { baseKey, endingKey, endingsOf, type LemmaRules, lemmaInput } from '../src/tree/lemma.ts'
import type { Tree } from '../src/tree/tree.ts'

/** Names and figures stay as they are: "Jan.", "United", "10,000". */
const AS_WRITTEN = new Set(['NNP', 'CD', 'ADD', 'GW', 'LS'])
/** An ending's edit must have been seen on so many different words. */
const WORDS = 3

/** Verbs met at least twice under their base form's name. */
function basesOf(trees: readonly Tree[]): number[] {
  const seen = new Map<string, number>()
  for (const tree of trees) {
    for (let i = 0; i < tree.size; i++) {
      const lemma = tree.lemma(i)
      if (/^VB/.test(tree.xpos(i)) && /^[a-z-]+$/.test(lemma)) seen.set(lemma, (seen.get(lemma) ?? 0) + 1)
    }
  }
  return [...seen].filter(([, n]) => n > 1).map(([lemma]) => baseKey(lemma))
}

type Counts = Map<string, Map<string, number>>

export function trainLemmas(trees: readonly Tree[]): LemmaRules {
  const words: Counts = new Map()
  for (const tree of trees) {
    for (let i = 0; i < tree.size; i++) {
      const input = lemmaInput(tree.form(i), tree.xpos(i))
      const edit = editOf(input, tree.lemma(i))
      // Plurals lose their ending even where the treebanks keep it ("goods"): tables can then name one form.
      if (edit === '0|' && tree.xpos(i) === 'NNS' && input.endsWith('s')) continue
      if (edit !== null && !AS_WRITTEN.has(tree.xpos(i))) count(words, `${XPOS.indexOf(tree.xpos(i))}\t^${input}`, edit)
    }
  }
  const endings: Counts = new Map()
  for (const key of words.keys()) {
    const [tag, word] = key.split('\t')
    const [edit] = commonest(words, key)
    for (const ending of endingsOf(word.slice(1))) if (ending[0] !== '^') count(endings, `${tag}\t${ending}`, edit)
  }
  const edits: string[] = []
  const rules = new Map<number, number>()
  const answers = new Map<string, string>()
  const learn = (counts: Counts, needed: (edit: string) => number) => {
    // Shorter endings first: what a longer one would answer anyway need not be kept.
    for (const key of [...counts.keys()].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
      const [tag, ending] = key.split('\t')
      const [edit, seen] = commonest(counts, key)
      const inherited = ending === '' ? '0|' : inheritedFrom(answers, tag, ending)
      const keeps = edit !== inherited && seen >= needed(edit)
      answers.set(key, keeps ? edit : inherited)
      if (!keeps) continue
      if (!edits.includes(edit)) edits.push(edit)
      rules.set(endingKey(ending, Number(tag)), edits.indexOf(edit))
    }
  }
  learn(endings, () => WORDS)
  // One slip of an annotator makes no rule, but irregular verbs and plurals may well have been met once.
  learn(words, edit => (/^\d\|[a-z]*$/.test(edit) ? 1 : 2))
  return { edits, rules, bases: new Set(basesOf(trees)) }
}

function count(counts: Counts, key: string, edit: string): void {
  let edits = counts.get(key)
  if (edits === undefined) counts.set(key, (edits = new Map()))
  edits.set(edit, (edits.get(edit) ?? 0) + 1)
}

function commonest(counts: Counts, key: string): [edit: string, seen: number] {
  return [...counts.get(key)!].reduce((a, b) => (b[1] > a[1] ? b : a))
}

function inheritedFrom(answers: ReadonlyMap<string, string>, tag: string, ending: string): string {
  for (let k = 1; k <= ending.length; k++) {
    const found = answers.get(`${tag}\t${ending.slice(k)}`)
    if (found !== undefined) return found
  }
  return '0|'
}

/** Letters to cut and to add, or `null` when the lemma is no word. */
function editOf(input: string, lemma: string): string | null {
  if (/[\t\n|]/.test(lemma)) return null
  let same = 0
  while (same < input.length && same < lemma.length && input[same] === lemma[same]) same++
  return `${input.length - same}|${lemma.slice(same)}`
}
