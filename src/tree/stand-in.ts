// Words that the weights never met and would take for something else: for "Secretary-General", whose end is that of an adjective, they
// are shown an office that they know.
import { GENERALS } from '../sentence/index.ts'
import type { Cased } from './headline.ts'

const OFFICE = new RegExp(`\\b(?:${[...GENERALS].join('|')})-general\\b`, 'i')
const WHOLE = new RegExp(`^${OFFICE.source}$`, 'i')
const SHOWN = 'president'

/** The sentence as the weights are to see it: the same tokens, in another text where a word has a stand-in. */
export function withStandIns(sentence: Cased): Cased {
  const { text, starts, ends } = sentence
  const n = starts.length
  if (n === 0 || !OFFICE.test(text.slice(starts[0], ends[n - 1]))) return sentence
  const from = new Int32Array(n)
  const to = new Int32Array(n)
  let shown = ''
  for (let i = 0; i < n; i++) {
    const form = text.slice(starts[i], ends[i])
    from[i] = shown.length
    shown += WHOLE.test(form) ? (/^\p{Lu}/u.test(form) ? 'P' : 'p') + SHOWN.slice(1) : form
    to[i] = shown.length
    shown += ' '
  }
  return { text: shown, starts: from, ends: to }
}
