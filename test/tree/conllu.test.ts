import { describe, expect, it } from 'vitest'
import { readSentences } from '../../src/sentence/index.ts'
import { fromConllu, readTrees, toConllu } from '../../src/tree/index.ts'

const row = (...cells: (string | number)[]) => cells.join('\t')

describe('CoNLL-U', () => {
  const text = "Norway doesn’t agree.\n\nIt's late."
  const sentences = readSentences(text)
  const trees = readTrees(text, sentences)
  const conllu = toConllu(text, trees, sentences)

  it('comes back as it was written', () => {
    const back = fromConllu(conllu)
    expect(back.length).toBe(trees.length)
    back.forEach(({ tree }, s) => {
      expect(tree.size).toBe(trees[s].size)
      for (let i = 0; i < tree.size; i++) {
        expect([tree.form(i), tree.lemma(i), tree.upos(i), tree.xpos(i), tree.head(i), tree.deprel(i)]).toEqual([
          trees[s].form(i),
          trees[s].lemma(i),
          trees[s].upos(i),
          trees[s].xpos(i),
          trees[s].head(i),
          trees[s].deprel(i),
        ])
      }
    })
  })

  it('gives clitics a range line, and says where no space follows', () => {
    const lines = conllu.split('\n')
    expect(lines).toContain(row('2-3', 'doesn’t', '_', '_', '_', '_', '_', '_', '_', '_'))
    expect(lines.find(line => line.startsWith('4\tagree'))).toMatch(/SpaceAfter=No$/)
    expect(lines.filter(line => line.startsWith('# text = '))).toEqual([
      '# text = Norway doesn’t agree.',
      "# text = It's late.",
    ])
  })

  it('marks documents and paragraphs', () => {
    expect(fromConllu(conllu).map(s => [s.opensDocument, s.opensParagraph])).toEqual([
      [true, true],
      [false, true],
    ])
  })

  it('rebuilds a text that is not given', () => {
    const [sentence] = fromConllu(
      `${row(1, 'Go', 'go', 'VERB', 'VB', '_', 0, 'root', '_', 'SpaceAfter=No')}\n${row(2, '!', '!', 'PUNCT', '.', '_', 1, 'punct', '_', '_')}\n`,
    )
    expect(sentence.tree.text).toBe('Go!')
    expect(sentence.tree.head(1)).toBe(0)
  })

  it('writes nothing for nothing', () => {
    expect(toConllu('', [], [])).toBe('')
    expect(fromConllu('')).toEqual([])
  })

  it.each([
    ['an unknown label', row(1, 'Go', 'go', 'VERBS', 'VB', '_', 0, 'root', '_', '_'), /got the label "VERBS"/],
    ['missing columns', row(1, 'Go', 'go'), /got 3 columns/],
  ])('refuses %s', (_, line, message) => {
    expect(() => fromConllu(`${line}\n`)).toThrow(message)
  })
})
