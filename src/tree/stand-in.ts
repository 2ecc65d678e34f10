// Words that the weights never met and would take for something else: for "Secretary-General", whose end is that of an adjective, they
// are shown an office that they know, and for "IS" in capitals, which is a group and no verb, an acronym.
import { GENERALS } from '../sentence/index.ts'
import type { Cased } from './headline.ts'

const OFFICE = new RegExp(`\\b(?:${[...GENERALS].join('|')})-general\\b`, 'i')
const WHOLE = new RegExp(`^${OFFICE.source}$`, 'i')
const SHOWN = 'president'
const GROUP = /\bIS\b/
const ACRONYM = 'NATO'

/** The sentence as the weights are to see it: the same tokens, in another text where a word has a stand-in. */
export function withStandIns(sentence: Cased): Cased {
  const { text, starts, ends } = sentence
  const n = starts.length
  if (n === 0) return sentence
  const whole = text.slice(starts[0], ends[n - 1])
  const acronym = GROUP.test(whole) && /\p{Ll}/u.test(whole)
  if (!acronym && !OFFICE.test(whole)) return sentence
  const from = new Int32Array(n)
  const to = new Int32Array(n)
  let shown = ''
  for (let i = 0; i < n; i++) {
    const form = text.slice(starts[i], ends[i])
    from[i] = shown.length
    if (acronym && form === 'IS') shown += ACRONYM
    else shown += WHOLE.test(form) ? (/^\p{Lu}/u.test(form) ? 'P' : 'p') + SHOWN.slice(1) : form
    to[i] = shown.length
    shown += ' '
  }
  return { text: shown, starts: from, ends: to }
}
