// Trees written by hand, so that a reader's own tests load no weights. A token is `form|XPOS|head|deprel`, heads counted from 1
// with 0 for the root, an optional fifth part the lemma; tokens are parted by spaces, sentences are strings.
import { DEPRELS, type Deprel, Tree, UPOS, type Upos, XPOS, type Xpos } from '../src/tree/index.ts'

const UPOS_OF: Readonly<Record<string, Upos>> = {
  NN: 'NOUN',
  NNS: 'NOUN',
  NNP: 'PROPN',
  NNPS: 'PROPN',
  PRP: 'PRON',
  PRP$: 'PRON',
  WP: 'PRON',
  WDT: 'PRON',
  EX: 'PRON',
  JJ: 'ADJ',
  JJR: 'ADJ',
  JJS: 'ADJ',
  RB: 'ADV',
  RBR: 'ADV',
  WRB: 'ADV',
  DT: 'DET',
  PDT: 'DET',
  IN: 'ADP',
  TO: 'PART',
  POS: 'PART',
  CD: 'NUM',
  CC: 'CCONJ',
  MD: 'AUX',
  VB: 'VERB',
  VBD: 'VERB',
  VBG: 'VERB',
  VBN: 'VERB',
  VBP: 'VERB',
  VBZ: 'VERB',
  RP: 'ADP',
}

/** Lemmas of regular forms; others are told in the token's fifth part. */
function lemmaOf(form: string, xpos: string): string {
  if (xpos === 'NNP' || xpos === 'NNPS') return form
  const lower = form.toLowerCase()
  if (xpos === 'NNS') return lower.replace(/ies$/, 'y').replace(/(?<!s)s$/, '')
  if (xpos === 'VBD' || xpos === 'VBN') return lower.replace(/ed$/, '')
  if (xpos === 'VBZ') return lower.replace(/s$/, '')
  return lower
}

const CLOSE = /^(?:[.,;:!?)”]|['’]s|['’]|''|-)$/
const OPEN = /^(?:[(“-]|``)$/

/** A report's text and trees from sentences of hand-written tokens; a sentence that begins with `¶` opens a paragraph. */
export function treesByHand(...sentences: readonly string[]): { text: string; trees: Tree[] } {
  let text = ''
  const rows = sentences.map(sentence => {
    if (text !== '') text += sentence.startsWith('¶') ? '\n\n' : ' '
    const tokens = sentence
      .replace(/^¶/, '')
      .trim()
      .split(/\s+/)
      .map(token => token.split('|'))
    return tokens.map(([form, xpos, head, deprel, lemma], i) => {
      if (i > 0 && !CLOSE.test(form) && !OPEN.test(tokens[i - 1][0])) text += ' '
      const start = text.length
      text += form
      const upos = deprel.startsWith('aux') || deprel === 'cop' ? 'AUX' : (UPOS_OF[xpos] ?? 'PUNCT')
      return {
        start,
        end: text.length,
        upos,
        xpos,
        head: Number(head) - 1,
        deprel,
        lemma: lemma ?? lemmaOf(form, xpos),
      }
    })
  })
  const trees = rows.map(
    tokens =>
      new Tree(
        text,
        Int32Array.from(tokens, token => token.start),
        Int32Array.from(tokens, token => token.end),
        Uint8Array.from(tokens, token => indexIn(UPOS, token.upos)),
        Uint8Array.from(tokens, token => indexIn(XPOS, token.xpos as Xpos)),
        Int32Array.from(tokens, token => token.head),
        Uint8Array.from(tokens, token => indexIn(DEPRELS, token.deprel as Deprel)),
        tokens.map(token => token.lemma),
      ),
  )
  return { text, trees }
}

function indexIn<T>(labels: readonly T[], label: T): number {
  const index = labels.indexOf(label)
  if (index < 0) throw new Error(`no such label: ${label}, expected one of ${labels.join(' ')}`)
  return index
}
