// A report twice as long asks twice as much of its trees, not four times; counted in calls, as clocks vary.
import { expect, test, vi } from 'vitest'
import { readMentions } from '../../src/mention/index.ts'
import { readStatements } from '../../src/statement/index.ts'
import { Tree } from '../../src/tree/index.ts'
import { treesByHand } from '../tree-by-hand.ts'

const PARAGRAPH = [
  "¶“|``|5|punct We|PRP|5|nsubj will|MD|5|aux|will not|RB|5|advmod sign|VB|11|ccomp ,|,|5|punct ”|''|5|punct the|DT|10|det Iranian|JJ|10|amod envoy|NN|11|nsubj said|VBD|0|root|say .|.|11|punct",
  'He|PRP|2|nsubj warned|VBD|0|root|warn that|IN|6|mark talks|NNS|6|nsubj would|MD|6|aux|would end|VB|2|ccomp :|:|2|punct',
  '¶The|DT|3|det foreign|JJ|3|amod minister|NN|4|nsubj said|VBD|0|root|say :|:|4|punct',
]

function callsFor(copies: number): { calls: number; found: number } {
  const { text, trees } = treesByHand(...Array.from({ length: copies }, () => PARAGRAPH).flat())
  const report = { id: 'r', text, publisher: 'UK Government' }
  const mentions = readMentions(report, trees)
  const children = vi.spyOn(Tree.prototype, 'children')
  const form = vi.spyOn(Tree.prototype, 'form')
  const found = readStatements(report, trees, mentions).length
  const calls = children.mock.calls.length + form.mock.calls.length
  children.mockRestore()
  form.mockRestore()
  return { calls, found }
}

test('50,000 words are read in proportion to 25,000', () => {
  const half = callsFor(1000)
  const whole = callsFor(2000)
  expect(half.found).toBeGreaterThan(1000)
  expect(Math.abs(whole.found - 2 * half.found)).toBeLessThan(3)
  expect(whole.calls / half.calls).toBeLessThan(2.2)
})
