import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSentences } from '../../src/sentence/index.ts'
import { readTags, readTrees, type Tree, tagAndParse } from '../../src/tree/index.ts'

const read = (text: string) => readTrees(text, readSentences(text))

function faultOf(tree: Tree): string | null {
  let roots = 0
  for (let i = 0; i < tree.size; i++) {
    if (tree.head(i) < 0) roots++
    if (tree.head(i) < 0 !== (tree.deprel(i) === 'root')) return `token ${i}: ${tree.deprel(i)}`
    if (tree.lemma(i) === '') return `token ${i}: no lemma`
    let steps = 0
    for (let j = i; j >= 0; j = tree.head(j)) if (steps++ > tree.size) return `token ${i}: cycle`
  }
  return roots === 1 ? null : `${roots} roots`
}

describe('any text', () => {
  const odd = fc.oneof(
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 120 }) },
    { weight: 3, arbitrary: fc.string({ unit: fc.constantFrom(...`aZ9 .,!?'’"“”()-–/\n\u00a0éЖ漢`), maxLength: 160 }) },
    {
      weight: 4,
      arbitrary: fc
        .array(
          fc.constantFrom(
            'the',
            'minister',
            'said',
            'that',
            'Norway',
            "'s",
            ',',
            '.',
            '“',
            '”',
            '-',
            'sanctions',
            'will',
            'be',
            'NATO',
            '12',
            'and',
            '(',
            ')',
          ),
          { maxLength: 50 },
        )
        .map(words => words.join(' ')),
    },
  )

  it('makes one tree a sentence: one root, no cycle, no token lost', () => {
    fc.assert(
      fc.property(odd, text => {
        const sentences = readSentences(text)
        const trees = readTrees(text, sentences)
        expect(trees.length).toBe(sentences.length)
        trees.forEach((tree, s) => {
          expect(tree.size).toBe(sentences[s].starts.length)
          expect(faultOf(tree)).toBeNull()
        })
      }),
      { numRuns: 10_000 },
    )
  }, 60_000)

  it.each([
    ['endless words', 'word '.repeat(20_000)],
    ['full stops', '.'.repeat(100_000)],
    ['one word', 'y'.repeat(100_000)],
    ['clauses without an end', 'the minister said that '.repeat(4000)],
  ])(
    'makes trees of 100,000 characters of %s',
    (_, text) => {
      for (const tree of read(text)) expect(faultOf(tree)).toBeNull()
    },
    60_000,
  )

  it('gives the same trees for the same text, whatever was read before', () => {
    const text = 'Norway’s foreign minister said on Tuesday that talks with Chile, which began in May, would go on.'
    const told = (trees: Tree[]) =>
      trees.map(t => Array.from({ length: t.size }, (_, i) => [t.head(i), t.deprel(i), t.upos(i), t.lemma(i)]))
    const first = told(read(text))
    for (let k = 0; k < 500; k++) read(`Something else number ${k * 7919} about word${k} came up.`)
    expect(told(read(text))).toEqual(first)
    expect(told(read(`Earlier news.\n\n${text}`)).slice(1)).toEqual(first)
  })

  it('takes given tokens of more than a sentence’s length', () => {
    const text = 'very '.repeat(900)
    const starts = Int32Array.from({ length: 900 }, (_, i) => i * 5)
    const tree = tagAndParse(
      text,
      starts,
      starts.map(s => s + 4),
    )
    expect(tree.size).toBe(900)
    expect(faultOf(tree)).toBeNull()
  })
})

describe('plain sentences of the news', () => {
  const arcs = (text: string) => {
    const [tree] = read(text)
    return Array.from(
      { length: tree.size },
      (_, i) => `${tree.form(i)} ${tree.deprel(i)} ${tree.head(i) < 0 ? '-' : tree.form(tree.head(i))}`,
    )
  }

  it.each([
    ['Norway rejected the proposal on Monday.', ['Norway nsubj rejected', 'proposal obj rejected', 'rejected root -']],
    [
      'The minister said that Chile would sign the treaty.',
      ['minister nsubj said', 'sign ccomp said', 'treaty obj sign', 'Chile nsubj sign'],
    ],
    [
      '“We will not accept sanctions,” the president told reporters.',
      ['president nsubj told', 'accept ccomp told', 'sanctions obj accept'],
    ],
    [
      'Japan and Kenya signed an agreement with Brazil.',
      ['Kenya conj Japan', 'Japan nsubj signed', 'agreement obj signed'],
    ],
    ['The village was bombed by government forces.', ['village nsubj:pass bombed', 'forces obl:agent bombed']],
    ['Talks, which began in May, will continue.', ['Talks nsubj continue', 'began acl:relcl Talks']],
    ["Poland's ambassador to France resigned.", ['Poland nmod:poss ambassador', 'ambassador nsubj resigned']],
  ])('%s', (text, expected) => {
    expect(arcs(text)).toEqual(expect.arrayContaining(expected))
  })

  it.each([
    ['fled', 'The rebels fled the town.', 'flee'],
    ['withdrew', 'Egypt withdrew its envoy.', 'withdraw'],
    ['provoked', 'The move provoked anger.', 'provoke'],
    ['countries', 'Four countries agreed.', 'country'],
    ['crises', 'Two crises followed.', 'crisis'],
    ['was', 'It was late.', 'be'],
    ['n’t', 'They don’t know.', 'not'],
    ['United', 'The United States agreed.', 'United'],
    ['troops', 'Its troops left.', 'troop'],
  ])('the lemma of %s in "%s" is %s', (form, text, lemma) => {
    const [tree] = read(text)
    const at = Array.from({ length: tree.size }, (_, i) => tree.form(i)).indexOf(form)
    expect(tree.lemma(at)).toBe(lemma)
  })

  it('tags without trees', () => {
    const text = 'Norway rejected it.'
    expect(readTags(text, readSentences(text))[0].upos).toEqual(['PROPN', 'VERB', 'PRON', 'PUNCT'])
  })
})
