// The treebanks beside the project: EWT and GUM in CoNLL-U, found through CHANCERY_CORPORA.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Annotated, fromConllu } from '../src/tree/conllu.ts'

const CORPORA = process.env.CHANCERY_CORPORA ?? join(import.meta.dirname, '../../shared/corpora')

export type Treebank = 'en_ewt' | 'en_gum'

export function readTreebank(name: Treebank, split: 'train' | 'dev'): Annotated[] {
  return fromConllu(readFileSync(join(CORPORA, 'ud', `${name}-${split}.conllu`), 'utf8'))
}

/** A relation without its subtype. */
export const bare = (deprel: string): string => deprel.split(':')[0]

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

const HOUSE = join(import.meta.dirname, '..')

/** Texts of our own: the sentences of the lexicon's tables, one a text, and the reports of `examples`. */
export function readOurs(): string[] {
  const tables = ['data/lexicon', 'data/lexicon/events'].flatMap(folder => filesIn(folder, '.tsv'))
  const sentences = tables.flatMap(file => {
    const [head, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n')
    const column = head.split('\t').indexOf('sentence')
    return column < 0 ? [] : rows.map(row => row.split('\t')[column].replace(/<\/?[a-z]>/g, ''))
  })
  return [...sentences, ...filesIn('examples', '.txt').map(file => readFileSync(file, 'utf8'))]
}

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(join(HOUSE, folder))
    .filter(name => name.endsWith(ending))
    .sort()
    .map(name => join(HOUSE, folder, name))
