// Who does and who undergoes, through voice, control, relative clauses and conjunction, on trees written by hand.
import { expect, test } from 'vitest'
import { agentsOf, patientsOf } from '../../src/tree/index.ts'
import { treesByHand } from '../tree-by-hand.ts'

/** Doers and undergoers of the verb at token `head`, counted from 1. */
function roles(sentence: string, head: number): [string[], string[]] {
  const tree = treesByHand(sentence).trees[0]
  const forms = (tokens: readonly number[]) => tokens.map(i => tree.form(i))
  return [forms(agentsOf(tree, head - 1)), forms(patientsOf(tree, head - 1))]
}

test.each([
  ['active', 'Iran|NNP|2|nsubj attacked|VBD|0|root Iraq|NNP|2|obj', 2, ['Iran'], ['Iraq']],
  [
    'passive with its agent',
    'Iraq|NNP|3|nsubj:pass was|VBD|3|aux:pass|be attacked|VBN|0|root by|IN|5|case Iran|NNP|3|obl:agent',
    3,
    ['Iran'],
    ['Iraq'],
  ],
  ['passive without one', 'Iraq|NNP|3|nsubj:pass was|VBD|3|aux:pass|be attacked|VBN|0|root', 3, [], ['Iraq']],
  [
    'control by the subject',
    'Iran|NNP|2|nsubj agreed|VBD|0|root|agree to|TO|4|mark free|VB|2|xcomp Pedro|NNP|4|obj',
    4,
    ['Iran'],
    ['Pedro'],
  ],
  [
    'control by the object',
    'Spain|NNP|2|nsubj urged|VBD|0|root|urge Iran|NNP|2|obj to|TO|5|mark free|VB|2|xcomp Pedro|NNP|5|obj',
    5,
    ['Iran'],
    ['Pedro'],
  ],
  [
    'the accused',
    'Spain|NNP|2|nsubj accused|VBD|0|root|accuse Iran|NNP|2|obj of|IN|5|mark holding|VBG|2|advcl|hold Pedro|NNP|5|obj',
    5,
    ['Iran'],
    ['Pedro'],
  ],
  [
    'a relative clause',
    'Iran|NNP|6|nsubj ,|,|4|punct which|WDT|4|nsubj attacked|VBD|1|acl:relcl Iraq|NNP|4|obj left|VBD|0|root',
    4,
    ['Iran'],
    ['Iraq'],
  ],
  [
    'joined doers',
    'Iran|NNP|4|nsubj and|CC|3|cc Syria|NNP|1|conj attacked|VBD|0|root Iraq|NNP|4|obj',
    4,
    ['Iran', 'Syria'],
    ['Iraq'],
  ],
  [
    'a joined verb',
    'Iran|NNP|2|nsubj left|VBD|0|root and|CC|4|cc attacked|VBD|2|conj Iraq|NNP|4|obj',
    4,
    ['Iran'],
    ['Iraq'],
  ],
] as const)('%s', (_, sentence, head, doers, undergoers) => {
  expect(roles(sentence, head)).toEqual([doers, undergoers])
})
