// The treebanks beside the project: EWT and GUM in CoNLL-U, found through CHANCERY_CORPORA.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Annotated, fromConllu } from '../src/tree/conllu.ts'

const CORPORA = process.env.CHANCERY_CORPORA ?? join(import.meta.dirname, '../../shared/corpora')

export type Treebank = 'en_ewt' | 'en_gum'

export function readTreebank(name: Treebank, split: 'train' | 'dev'): Annotated[] {
  return fromConllu(readFileSync(join(CORPORA, 'ud', `${name}-${split}.conllu`), 'utf8'))
}

/** The treebank's raw text: sentences joined by a space, paragraphs by a blank line; and where each sentence begins in it. */
export function rawText(sentences: readonly Annotated[]): { text: string; offsets: number[] } {
  let text = ''
  const offsets: number[] = []
  sentences.forEach((sentence, s) => {
    if (s > 0) text += sentence.opensParagraph ? '\n\n' : ' '
    offsets.push(text.length)
    text += sentence.tree.text
  })
  return { text, offsets }
}

/** Texts of political news: only their words, not what is annotated on them. */
export function readNews(): string[] {
  const lines = readFileSync(join(CORPORA, 'polnear', 'train.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
  return lines.map(line => (JSON.parse(line) as { text: string }).text)
}
