// `chancery parse`: raw text in, CoNLL-U out; with `--conllu` the tokens of a CoNLL-U file are kept and parsed.
import { decode, type Encoding } from '../../report/index.ts'
import { readSentences } from '../../sentence/index.ts'
import { fromConllu, readTrees, tagAndParse, toConllu } from '../../tree/index.ts'
import type { Outcome } from './fail.ts'
import { bytesOf, placeOf, reasonOf } from './input.ts'
import { write } from './read.ts'

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
        for (const { tree } of fromConllu(input)) {
          const { text, starts, ends } = tree
          await write(toConllu(text, [tagAndParse(text, starts, ends)], [{ span: [0, text.length], starts, ends }]))
        }
      } else {
        const sentences = readSentences(input)
        await write(toConllu(input, readTrees(input, sentences), sentences))
      }
    } catch (error) {
      outcome.fail(placeOf(name), reasonOf(error))
    }
  }
}
