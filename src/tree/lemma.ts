// Lemmas: irregular words from data/lexicon/irregular.tsv, all others by learned endings. The longest known ending of the word
// with its tag says how many letters to cut and what to add; endings and base forms are kept as hashes.
import { readFileSync } from 'node:fs'
import { XPOS, type Xpos } from './labels.ts'
import { bytesOf, type Sections, section, uint32Of } from './model-file.ts'
import { verbForms } from './verb-form.ts'
import { hashOf, mix } from './word.ts'

/** Longest ending looked up; the whole word is one that begins with "^". */
const LONGEST = 8
const STORE = 1 << 15
/** Past forms that are verbs of their own: "they resent it". */
const BASES = /^(?:resent|found|bound|wound|ground|saw|fell|lay)$/

export interface LemmaRules {
  /** `cut|add`. */
  readonly edits: readonly string[]
  /** For each ending's key the edit's number. */
  readonly rules: ReadonlyMap<number, number>
  /** Hashes of verbs' base forms: of "provok" and "provoke", the known one is right. */
  readonly bases: ReadonlySet<number>
}

export const endingKey = (ending: string, xpos: number): number => mix(hashOf(ending), xpos)
export const baseKey = (base: string): number => hashOf(base, 31)

/** What the rules see: lower case but for names. */
export const lemmaInput = (form: string, xpos: Xpos): string =>
  (xpos === 'NNP' || xpos === 'NNPS' ? form : form.toLowerCase()).replace(/’/g, "'")

/** The whole word, then its endings from the longest to none. */
export function endingsOf(input: string): string[] {
  const endings = [`^${input}`]
  for (let k = Math.min(LONGEST, input.length); k >= 0; k--) endings.push(input.slice(input.length - k))
  return endings
}

export class Lemmatiser {
  private readonly model: LemmaRules
  private readonly irregular = readIrregular()
  private readonly known = XPOS.map(() => new Map<string, string>())
  private size = 0

  constructor(model: LemmaRules) {
    this.model = model
  }

  lemma(form: string, xpos: number): string {
    const known = this.known[xpos].get(form)
    if (known !== undefined) return known
    if (this.size++ >= STORE) {
      for (const words of this.known) words.clear()
      this.size = 0
    }
    const lemma = this.read(lemmaInput(form, XPOS[xpos]), xpos)
    this.known[xpos].set(form, lemma)
    return lemma
  }

  private read(input: string, xpos: number): string {
    const tag = XPOS[xpos]
    // "to found" and "they lay" are no forms of "find" and "lie"; "they are" is one of "be".
    const isInflected = tag !== 'VB' && (tag !== 'VBP' || /^(?:am|are|'re|'m|'ve)$/.test(input))
    const irregular = isInflected ? this.irregular.get(`${tag.slice(0, 2)} ${input}`) : undefined
    if (irregular !== undefined) return irregular
    // A form of a known verb goes before all that was learned: treebanks hold slips ("lent" of "loan").
    const verb = tag.startsWith('VB') && (isInflected || !BASES.test(input)) ? verbForms().get(input) : undefined
    if (verb !== undefined) return verb
    const learned = this.learned(input, xpos)
    const isPast = tag === 'VBD' || tag === 'VBN'
    if ((!isPast && tag !== 'VBG') || this.isBase(learned)) return learned
    const stem = isPast ? /^(.+)ed$/.exec(input)?.[1] : /^(.+)ing$/.exec(input)?.[1]
    // "demanded that France withdraw", tagged as a past: its own base all the same.
    if (stem === undefined) return this.isBase(input) ? input : learned
    const single = /([b-df-hj-np-tv-z])\1$/.test(stem) ? stem.slice(0, -1) : stem
    return [`${stem}e`, stem, single].find(base => this.isBase(base)) ?? learned
  }

  private isBase = (word: string): boolean => this.model.bases.has(baseKey(word))

  private learned(input: string, xpos: number): string {
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

/** Lemmas by the first two letters of the tag and the word. */
function readIrregular(): Map<string, string> {
  const tags: Record<string, string> = { verb: 'VB', noun: 'NN', adjective: 'JJ' }
  const words = new Map<string, string>()
  const text = readFileSync(new URL('../../data/lexicon/irregular.tsv', import.meta.url), 'utf8')
  for (const line of text.trimEnd().split('\n').slice(1)) {
    const [word, pos, lemma] = line.split('\t')
    if (tags[pos] === undefined || lemma === undefined)
      throw new Error(`irregular.tsv: got "${line}", expected words, pos, lemma`)
    words.set(`${tags[pos]} ${word}`, lemma)
  }
  return words
}

/** The rules as sections of a model file. */
export function lemmaSections(model: LemmaRules): [name: string, bytes: Uint8Array][] {
  return [
    ['lemma.edits', new TextEncoder().encode(JSON.stringify(model.edits))],
    ['lemma.rules', bytesOf(Uint32Array.from([...model.rules].flat()))],
    ['lemma.bases', bytesOf(Uint32Array.from(model.bases))],
  ]
}

export function lemmaRulesOf(sections: Sections): LemmaRules {
  const pairs = uint32Of(section(sections, 'lemma.rules'))
  const rules = new Map<number, number>()
  for (let k = 0; k < pairs.length; k += 2) rules.set(pairs[k], pairs[k + 1])
  const edits = JSON.parse(new TextDecoder().decode(section(sections, 'lemma.edits'))) as string[]
  return { edits, rules, bases: new Set(uint32Of(section(sections, 'lemma.bases'))) }
}
