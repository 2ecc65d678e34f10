// An item's exact words as cards show them: in their sentence where it is known, cut at words where it is long.
import type { Cited, KeptItem } from './answer.ts'
import { visible } from './visible.ts'

/** The words that tell the item, with what stands around them; or, without a sentence, with what they are about. */
export interface ShownWords {
  readonly before: string
  readonly core: string
  readonly after: string
}

type Worded = Pick<Cited | KeptItem, 'kind' | 'words' | 'about' | 'span' | 'sentence'>

/** What of a sentence is shown: `most` letters, more behind the words than before them. */
export function wordsInSentence({ words, span, sentence }: Worded, most: number): ShownWords | null {
  if (sentence === null || sentence === undefined || words === '') return null
  const start = span[0] - sentence.span[0]
  const end = span[1] - sentence.span[0]
  if (start < 0 || end > sentence.words.length) return null
  const room = Math.max(0, most - (end - start))
  const from = start <= room / 3 ? 0 : wordEdge(sentence.words, start - Math.floor(room / 3), 1)
  const left = room - (start - from)
  const to = sentence.words.length - end <= left ? sentence.words.length : wordEdge(sentence.words, end + left, -1)
  return {
    before: `${from > 0 ? '… ' : ''}${flat(sentence.words.slice(Math.min(from, start), start))}`,
    core: flat(sentence.words.slice(start, end)),
    after: `${flat(sentence.words.slice(end, Math.max(end, to)))}${to < sentence.words.length ? ' …' : ''}`,
  }
}

/** One line, as text only. */
export const flat = (words: string): string => visible(words.replace(/\s+/g, ' '))

/** Cut at a word, with what shows that it was. */
export function cut(words: string, most: number): string {
  const shown = flat(words)
  return shown.length > most ? `${shown.slice(0, wordEdge(shown, most, -1)).trimEnd()} …` : shown
}

/** The next place between words, in a direction. */
function wordEdge(text: string, from: number, step: 1 | -1): number {
  let at = from
  while (at > 0 && at < text.length && /\S/.test(text[at - 1] ?? '')) at += step
  return Math.max(0, Math.min(text.length, at))
}
