import { describe, expect, it } from 'vitest'
import { Random } from '../../training/random.ts'
import { Recombiner } from '../../training/recombine.ts'
import { labelOf } from '../../training/tagger.ts'
import { treesByHand } from '../tree-by-hand.ts'

const { trees: TREES } = treesByHand(
  'Norway|NNP|2|nsubj expelled|VBD|0|root three|CD|4|nummod diplomats|NNS|2|obj on|IN|6|case Friday|NNP|2|obl .|.|2|punct',
  'Chad|NNP|2|nsubj recalled|VBD|0|root two|CD|4|nummod envoys|NNS|2|obj after|IN|7|case the|DT|7|det raid|NN|2|obl .|.|2|punct',
)
const words = (tree: (typeof TREES)[number]) => [...Array(tree.size).keys()]
const GIVEN = Uint16Array.from(TREES.flatMap(tree => words(tree).map(i => labelOf(tree, i))))
const made = (seed: number, times: number) => {
  const recombiner = new Recombiner(TREES, GIVEN, new Random(seed))
  return Array.from({ length: times }, () => [...recombiner.sentences()]).flat()
}

describe('sentences recombined', () => {
  it('are as many as the trees, the same for the same seed', () => {
    expect(made(1, 3)).toHaveLength(3 * TREES.length)
    expect(made(1, 3)).toEqual(made(1, 3))
    expect(made(1, 20)).not.toEqual(made(2, 20))
  })

  it('hold words of the trees, each with its label, and parts that belong together stay so', () => {
    const labelOfForm = new Map(TREES.flatMap(tree => words(tree).map(i => [tree.form(i), labelOf(tree, i)] as const)))
    for (const { forms, given } of made(3, 200)) {
      expect([...given]).toEqual(forms.map(form => labelOfForm.get(form)))
      expect(forms.at(-1)).toBe('.')
      // Nothing stands before "on" and "after" but what they stand behind in their phrase's place.
      expect(forms.join(' ')).not.toMatch(/(on|after) (\.|three|two)/)
    }
  })

  it('change places with phrases and words of their kind alone', () => {
    const seen = new Set(made(4, 400).map(({ forms }) => forms.join(' ')))
    expect(seen).toContain('Norway expelled two envoys on Friday .')
    expect(seen).toContain('Chad recalled three diplomats after the raid .')
    expect(seen).toContain('Chad expelled two envoys after the raid .')
    for (const sentence of seen) expect(sentence).toMatch(/^(Norway|Chad|Friday) (expelled|recalled) /)
  })
})
