// `chancery parse`: raw text in, CoNLL-U out; with `--conllu` the tokens of a CoNLL-U file are kept and parsed.
import { decode, type Encoding } from '../../report/index.ts'
import { readSentences } from '../../sentence/index.ts'
import { type Annotated, fromConllu, readTrees, tagAndParse, toConllu } from '../../tree/index.ts'
import type { Outcome } from './fail.ts'
import { bytesOf, placeOf, reasonOf } from './input.ts'
import { write } from './output.ts'

/** The command's options. */
export interface ParseOptions {
  readonly conllu?: boolean
  readonly encoding?: Encoding
}

/** Prints trees of what is named. */
export async function parseCommand(names: readonly string[], options: ParseOptions, outcome: Outcome): Promise<void> {
  for (const name of names) {
    try {
      const input = decode(await bytesOf(name), options.encoding)
      if (options.conllu) {
        const sentences = fromConllu(input)
        if (sentences.length === 0 || sentences.some(({ tree }) => tree.size === 0))
          throw new Error('no sentence found, expected CoNLL-U')
        for (const sentence of sentences) await write(parsedAnew(sentence))
      } else {
        const sentences = readSentences(input)
        await write(toConllu(input, readTrees(input, sentences), sentences))
      }
    } catch (error) {
      outcome.fail(placeOf(name), reasonOf(error))
    }
  }
}

/** A sentence with its own tokens and name, tagged and parsed anew. */
function parsedAnew({ id, opensDocument, opensParagraph, tree }: Annotated): string {
  const { text, starts, ends } = tree
  const conllu = toConllu(text, [tagAndParse(text, starts, ends)], [{ span: [0, text.length], starts, ends }])
  const opening = opensDocument ? '# newdoc\n' : opensParagraph ? '# newpar\n' : ''
  return conllu.replace(/^# newdoc\n# sent_id = 1\n/, `${opening}# sent_id = ${id}\n`)
}
