// CoNLL-U, the treebanks' format: ten columns a token, `# text` above, "don't" as a range line over "do" and "n't".
// Morphological features, enhanced dependencies and empty nodes are neither read nor written.
import type { Sentence } from '../sentence/index.ts'
import { DEPRELS, UPOS, XPOS } from './labels.ts'
import { Tree } from './tree.ts'

/** A sentence of a treebank. The tree's offsets count in `tree.text`, the sentence's own text. */
export interface Annotated {
  readonly id: string
  /** Whether a document begins here, and whether a paragraph does. */
  readonly opensDocument: boolean
  readonly opensParagraph: boolean
  readonly tree: Tree
}

const idsOf = (names: readonly string[]) => new Map(names.map((name, id) => [name, id]))
const UPOS_IDS = idsOf(UPOS)
const XPOS_IDS = idsOf(XPOS)
const DEPREL_IDS = idsOf(DEPRELS)

/** The sentences of a CoNLL-U file. Throws on lines of fewer than eight columns, unknown labels and forms missing from `# text`. */
export function fromConllu(conllu: string): Annotated[] {
  const sentences: Annotated[] = []
  let id = ''
  let text: string | null = null
  let opensDocument = false
  let opensParagraph = false
  let rows: string[][] = []
  for (const line of `${conllu}\n\n`.split(/\r?\n/)) {
    if (line.startsWith('#')) {
      if (line.startsWith('# sent_id = ')) id = line.slice(12)
      else if (line.startsWith('# text = ')) text = line.slice(9)
      else if (/^# newdoc\b/.test(line)) opensDocument = true
      else if (/^# newpar(?!_)/.test(line)) opensParagraph = true
    } else if (line.trim() !== '') {
      rows.push(line.split('\t'))
    } else if (rows.length > 0) {
      sentences.push({
        id,
        opensDocument,
        opensParagraph: opensParagraph || opensDocument,
        tree: treeOf(rows, text, id),
      })
      id = ''
      text = null
      opensDocument = opensParagraph = false
      rows = []
    }
  }
  return sentences
}

function treeOf(rows: readonly string[][], text: string | null, id: string): Tree {
  const words = rows.filter(row => /^\d+$/.test(row[0]))
  const sentence = text ?? rejoined(rows)
  const n = words.length
  const starts = new Int32Array(n)
  const ends = new Int32Array(n)
  const upos = new Uint8Array(n)
  const xpos = new Uint8Array(n)
  const heads = new Int32Array(n)
  const deprels = new Uint8Array(n)
  let at = 0
  words.forEach((row, i) => {
    if (row.length < 8) throw new Error(`${id}: got ${row.length} columns, expected at least 8`)
    const start = sentence.indexOf(row[1], at)
    if (start < 0) throw new Error(`${id}: got "${row[1]}", expected a form that stands in "${sentence}"`)
    starts[i] = start
    at = ends[i] = start + row[1].length
    upos[i] = labelId(UPOS_IDS, row[3], id)
    xpos[i] = labelId(XPOS_IDS, row[4], id)
    heads[i] = row[6] === '_' ? (i === 0 ? -1 : 0) : Number(row[6]) - 1
    deprels[i] = row[7] === '_' ? 0 : labelId(DEPREL_IDS, row[7], id)
  })
  const lemmas = words.map(row => (row[2] === '_' && row[1] !== '_' ? row[1] : row[2]))
  return new Tree(sentence, starts, ends, upos, xpos, heads, deprels, lemmas)
}

/** `_` stands for a label not given. */
function labelId(ids: ReadonlyMap<string, number>, label: string, sentence: string): number {
  const found = label === '_' ? 0 : ids.get(label)
  if (found === undefined)
    throw new Error(`${sentence}: got the label "${label}", expected one of ${[...ids.keys()].join(' ')}`)
  return found
}

function rejoined(rows: readonly string[][]): string {
  let text = ''
  let until = 0
  for (const row of rows) {
    const [first, last] = row[0].split('-').map(Number)
    if (Number.isNaN(first) || row[0].includes('.') || (last === undefined && first <= until)) continue
    text += row[1] + (row[9]?.includes('SpaceAfter=No') ? '' : ' ')
    if (last !== undefined) until = last
  }
  return text.trimEnd()
}

/** A text's trees as CoNLL-U. A blank line in the text opens a paragraph. */
export function toConllu(text: string, trees: readonly Tree[], sentences: readonly Sentence[]): string {
  const out: string[] = []
  trees.forEach((tree, s) => {
    if (tree.size === 0) return
    const [start, end] = sentences[s].span
    if (s === 0) out.push('# newdoc')
    else if (/\n\s*\n/.test(text.slice(sentences[s - 1].span[1], start))) out.push('# newpar')
    out.push(`# sent_id = ${s + 1}`, `# text = ${text.slice(start, end).replace(/\s+/g, ' ')}`)
    for (let i = 0; i < tree.size; i++) {
      const last = wordEnd(tree, i)
      const space = (token: number) =>
        token + 1 < tree.size && tree.starts[token + 1] === tree.ends[token] ? 'SpaceAfter=No' : '_'
      if (last > i) {
        out.push(
          [
            `${i + 1}-${last + 1}`,
            text.slice(tree.starts[i], tree.ends[last]),
            ...'_______'.split(''),
            space(last),
          ].join('\t'),
        )
      }
      for (let k = i; k <= last; k++) {
        out.push(
          [
            k + 1,
            tree.form(k),
            tree.lemma(k),
            tree.upos(k),
            tree.xpos(k),
            '_',
            tree.head(k) + 1,
            tree.deprel(k),
            '_',
            last > i ? '_' : space(k),
          ].join('\t'),
        )
      }
      i = last
    }
    out.push('')
  })
  return out.length === 0 ? '' : `${out.join('\n')}\n`
}

/** The last token of the written word that begins with token `i`: clitics touch it. */
function wordEnd(tree: Tree, i: number): number {
  let last = i
  while (last + 1 < tree.size && tree.starts[last + 1] === tree.ends[last] && isClitic(tree, last, last + 1)) last++
  return last
}

const CLITIC = /^(?:n['’]?t|['’](?:s|re|ve|ll|d|m)|['’])$/i

function isClitic(tree: Tree, before: number, i: number): boolean {
  if (!/[\p{L}\d]$/u.test(tree.form(before))) return false
  if (CLITIC.test(tree.form(i))) return tree.xpos(i) === 'POS' || tree.form(i).length > 1
  return /^(?:not|na|ta)$/i.test(tree.form(i)) && /^(?:can|gon|wan|got)$/i.test(tree.form(before))
}
