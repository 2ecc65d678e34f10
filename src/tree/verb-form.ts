// Inflected forms of the verbs that the tables rest on, so that none of them hangs on a guessed ending ("extradited", "undertook").
// `data/lexicon/verb-forms.tsv` holds the verbs and what is irregular about them; regular forms are made by rule.
import { readFileSync } from 'node:fs'

const TABLE = new URL('../../data/lexicon/verb-forms.tsv', import.meta.url)

const AFTER_SIBILANT = /(?:s|sh|ch|x|z|o)$/
const CONSONANT_Y = /[^aeiou]y$/

const third = (verb: string) =>
  AFTER_SIBILANT.test(verb) ? `${verb}es` : CONSONANT_Y.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`

const past = (verb: string) =>
  verb.endsWith('e') ? `${verb}d` : CONSONANT_Y.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`

const gerund = (verb: string) => (/[^eyo]e$/.test(verb) ? `${verb.slice(0, -1)}ing` : `${verb}ing`)

let cached: ReadonlyMap<string, string> | null = null

/** Lemmas by inflected form; a form that is itself a verb of the table ("found") is left out. */
export function verbForms(): ReadonlyMap<string, string> {
  if (cached) return cached
  const forms = new Map<string, string>()
  const [, ...rows] = readFileSync(TABLE, 'utf8').split('\n')
  const cells = rows.filter(row => row !== '').map(row => row.split('\t'))
  for (const [verb, pasts, participles, gerunds] of cells) {
    const all = [
      third(verb),
      ...(pasts || past(verb)).split('|'),
      ...(participles || pasts || past(verb)).split('|'),
      ...(gerunds || gerund(verb)).split('|'),
    ]
    for (const form of all) if (!forms.has(form)) forms.set(form, verb)
  }
  for (const [verb] of cells) forms.delete(verb)
  cached = forms
  return forms
}
