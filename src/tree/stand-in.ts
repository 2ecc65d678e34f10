// Words that the weights never met and would take for something else: for "Secretary-General", whose end is that of an adjective, they
// are shown an office that they know, for the group "IS" one that is no verb, and for the end of "Moon Jae-in" one that is no preposition.
import { GENERALS } from '../sentence/index.ts'
import { type Cased, smallKey } from './headline.ts'

const OFFICE = new RegExp(`\\b(?:${[...GENERALS].join('|')})-general\\b`, 'i')
const WHOLE = new RegExp(`^${OFFICE.source}$`, 'i')
const SHOWN = 'president'
/** "IS" where the words beside it are written small. */
const GROUP = 'IS'
const GROUP_SHOWN = 'NATO'
/** Second halves of Korean given names that are words too, and one that is none. */
const SYLLABLE = /^(?:in|on|so|do|an|a|no|he)$/
const SYLLABLE_SHOWN = 'un'
const CAPITAL = /^\p{Lu}\p{Ll}+$/u
const STRESSED = /^(?:it|he|she|this|that|there|here|who|what|which)$/i
const SMALL = /\p{Ll}/u

/**
 * The sentence as the weights are to see it: the same tokens, in another text where a word has a stand-in. `small` holds keys of words that
 * running text writes small.
 */
export function withStandIns(sentence: Cased, small: ReadonlySet<number>): Cased {
  const { text, starts, ends } = sentence
  const n = starts.length
  if (n === 0) return sentence
  const whole = text.slice(starts[0], ends[n - 1])
  const holdsOffice = whole.includes('-') && OFFICE.test(whole)
  const holdsSyllable = whole.includes('-') && starts.some((_, i) => isSyllable(sentence, small, i))
  if (!holdsOffice && !holdsSyllable && !(whole.includes(GROUP) && SMALL.test(whole))) return sentence
  const from = new Int32Array(n)
  const to = new Int32Array(n)
  let shown = ''
  for (let i = 0; i < n; i++) {
    const form = text.slice(starts[i], ends[i])
    from[i] = shown.length
    if (form === GROUP && isAmongSmall(sentence, i)) shown += GROUP_SHOWN
    else if (holdsSyllable && isSyllable(sentence, small, i)) shown += SYLLABLE_SHOWN
    else shown += WHOLE.test(form) ? (/^\p{Lu}/u.test(form) ? 'P' : 'p') + SHOWN.slice(1) : form
    to[i] = shown.length
    shown += ' '
  }
  return { text: shown, starts: from, ends: to }
}

/** "Moon Jae-*in*", "Yoon Suk-*yeol*": small, no word of running text or one of few, and bound to a capitalised word behind another. */
function isSyllable({ text, starts, ends }: Cased, small: ReadonlySet<number>, i: number): boolean {
  if (i < 3 || starts[i] !== ends[i - 1] || starts[i - 1] !== ends[i - 2]) return false
  const form = (k: number) => text.slice(starts[k], ends[k])
  if (form(i - 1) !== '-' || !CAPITAL.test(form(i - 2)) || !CAPITAL.test(form(i - 3))) return false
  return SYLLABLE.test(form(i)) || (/^\p{Ll}+$/u.test(form(i)) && !small.has(smallKey(form(i))))
}

/** A heading in capitals has its verbs in them too, and "it IS so" a verb with all stress on it. */
function isAmongSmall({ text, starts, ends }: Cased, i: number): boolean {
  if (i > 0 && STRESSED.test(text.slice(starts[i - 1], ends[i - 1]))) return false
  for (const j of [i - 1, i + 1]) {
    if (j >= 0 && j < starts.length && /^\p{Lu}{2,}$/u.test(text.slice(starts[j], ends[j]))) return false
  }
  return true
}
