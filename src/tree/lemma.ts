// Lemmas by learned endings: the longest known ending of the word with its tag says how many letters to cut and what to add.
// Endings are kept as hashes; words never met take the rule of the endings they share.
import { XPOS, type Xpos } from './labels.ts'
import { bytesOf, uint32Of } from './model-file.ts'
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
    const lemma = this.read(lemmaInput(form, XPOS[xpos]), xpos)
    this.known.set(key, lemma)
    return lemma
  }

  private read(input: string, xpos: number): string {
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
