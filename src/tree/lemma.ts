// Lemmas by learned endings: the longest known ending of the word with its tag says how many letters to cut and what to add.
// Endings are kept as hashes; words never met take the rule of the endings they share.
import { readFileSync } from 'node:fs'
import { XPOS, type Xpos } from './labels.ts'
import { bytesOf, uint32Of } from './model-file.ts'
import { verbForms } from './verb-form.ts'
import { hashOf, mix } from './word.ts'

/** Longest ending looked up; the whole word is one that begins with "^". */
const LONGEST = 8
const STORE = 1 << 15

/** `cut|add` for each edit, and for each ending's hash the edit's number. */
export interface LemmaRules {
  readonly edits: readonly string[]
  readonly rules: ReadonlyMap<number, number>
}

export const endingKey = (ending: string, xpos: number): number => mix(hashOf(ending), xpos)

/** What the rules see: lower case but for names. */
export const lemmaInput = (form: string, xpos: Xpos): string =>
  (xpos === 'NNP' || xpos === 'NNPS' ? form : form.toLowerCase()).replace(/’/g, "'")

/** The whole word, then its endings from the longest to none. */
export function endingsOf(input: string): string[] {
  const endings = [`^${input}`]
  for (let k = Math.min(LONGEST, input.length); k >= 0; k--) endings.push(input.slice(input.length - k))
  return endings
}

let bases: ReadonlySet<string> | null = null

/** `verb:expel`, `noun:treaty`: the base forms of data/lexicon/base-forms.tsv. */
function baseForms(): ReadonlySet<string> {
  if (bases) return bases
  const [, ...rows] = readFileSync(new URL('../../data/lexicon/base-forms.tsv', import.meta.url), 'utf8').split('\n')
  bases = new Set(rows.map(row => row.split('\t').reverse().join(':')))
  return bases
}

/** A learned lemma that is no known word gives way to the known word that inflects so: "boycotted" is no form of "boycot". */
function checked(input: string, xpos: Xpos, learned: string): string {
  const verb = xpos.startsWith('VB') && xpos !== 'VB' && xpos !== 'VBP'
  if (!verb && xpos !== 'NNS') return learned
  const pos = verb ? 'verb' : 'noun'
  const known = baseForms()
  if (known.has(`${pos}:${learned}`)) return learned
  for (const base of uninflected(input)) if (known.has(`${pos}:${base}`)) return base
  return learned
}

/** What a regular form may come from, likeliest first. */
function uninflected(word: string): string[] {
  const stem = word.replace(/(?:ed|ing|s)$/, '')
  if (stem === word) return []
  const out = [stem, `${stem}e`]
  if (/([b-df-hj-np-tv-z])\1$/.test(stem)) out.push(stem.slice(0, -1))
  if (stem.endsWith('i')) out.push(`${stem.slice(0, -1)}y`)
  if (stem.endsWith('ie')) out.push(`${stem.slice(0, -2)}y`)
  if (stem.endsWith('e')) out.push(stem.slice(0, -1))
  return out
}

export class Lemmatiser {
  private readonly model: LemmaRules
  private readonly known = new Map<string, string>()

  constructor(model: LemmaRules) {
    this.model = model
  }

  lemma(form: string, xpos: number): string {
    const key = `${xpos} ${form}`
    const known = this.known.get(key)
    if (known !== undefined) return known
    if (this.known.size >= STORE) this.known.clear()
    const input = lemmaInput(form, XPOS[xpos])
    const lemma = checked(input, XPOS[xpos], this.read(input, xpos))
    this.known.set(key, lemma)
    return lemma
  }

  private read(input: string, xpos: number): string {
    // A form of a known verb goes before all that was learned: treebanks hold slips ("lent" of "loan").
    const verb = XPOS[xpos].startsWith('VB') ? verbForms().get(input) : undefined
    if (verb !== undefined) return verb
    for (const ending of endingsOf(input)) {
      const edit = this.model.rules.get(endingKey(ending, xpos))
      if (edit === undefined) continue
      const [cut, add] = this.model.edits[edit].split('|')
      const lemma = input.slice(0, input.length - Number(cut)) + add
      return lemma === '' ? input : lemma
    }
    return input
  }
}

/** The rules as two sections of a model file: the edits in JSON; hashes with the edits' numbers. */
export function lemmaSections(model: LemmaRules): [edits: Uint8Array, rules: Uint8Array] {
  const rules = Uint32Array.from([...model.rules].flat())
  return [new TextEncoder().encode(JSON.stringify(model.edits)), bytesOf(rules)]
}

export function lemmaRulesOf(edits: Uint8Array, rules: Uint8Array): LemmaRules {
  const pairs = uint32Of(rules)
  const map = new Map<number, number>()
  for (let k = 0; k < pairs.length; k += 2) map.set(pairs[k], pairs[k + 1])
  return { edits: JSON.parse(new TextDecoder().decode(edits)) as string[], rules: map }
}
