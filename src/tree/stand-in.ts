// Words that the weights never met and would take for something else: for "Secretary-General", whose end is that of an adjective, they
// are shown an office that they know, and for the group "IS" one that is no verb.
import { GENERALS } from '../sentence/index.ts'
import type { Cased } from './headline.ts'

const OFFICE = new RegExp(`\\b(?:${[...GENERALS].join('|')})-general\\b`, 'i')
const WHOLE = new RegExp(`^${OFFICE.source}$`, 'i')
const SHOWN = 'president'
/** "IS" where the words beside it are written small. */
const GROUP = 'IS'
const GROUP_SHOWN = 'NATO'
const STRESSED = /^(?:it|he|she|this|that|there|here|who|what|which)$/i
const SMALL = /\p{Ll}/u

/** The sentence as the weights are to see it: the same tokens, in another text where a word has a stand-in. */
export function withStandIns(sentence: Cased): Cased {
  const { text, starts, ends } = sentence
  const n = starts.length
  if (n === 0) return sentence
  const whole = text.slice(starts[0], ends[n - 1])
  const holdsOffice = whole.includes('-') && OFFICE.test(whole)
  if (!holdsOffice && !(whole.includes(GROUP) && SMALL.test(whole))) return sentence
  const from = new Int32Array(n)
  const to = new Int32Array(n)
  let shown = ''
  for (let i = 0; i < n; i++) {
    const form = text.slice(starts[i], ends[i])
    from[i] = shown.length
    if (form === GROUP && isAmongSmall(sentence, i)) shown += GROUP_SHOWN
    else shown += WHOLE.test(form) ? (/^\p{Lu}/u.test(form) ? 'P' : 'p') + SHOWN.slice(1) : form
    to[i] = shown.length
    shown += ' '
  }
  return { text: shown, starts: from, ends: to }
}

/** A heading in capitals has its verbs in them too, and "it IS so" a verb with all stress on it. */
function isAmongSmall({ text, starts, ends }: Cased, i: number): boolean {
  if (i > 0 && STRESSED.test(text.slice(starts[i - 1], ends[i - 1]))) return false
  for (const j of [i - 1, i + 1]) {
    if (j >= 0 && j < starts.length && /^\p{Lu}{2,}$/u.test(text.slice(starts[j], ends[j]))) return false
  }
  return true
}
