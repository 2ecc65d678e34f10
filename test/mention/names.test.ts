// When two names may be one person's, and how an acronym of the report's own stands for its body.
import { expect, test } from 'vitest'
import { sameName } from '../../src/mention/entity.ts'
import { readMentions } from '../../src/mention/index.ts'
import { treesByHand } from '../tree-by-hand.ts'

const SAME: readonly (readonly [string, string])[] = [
  ['Lena Holm', 'Holm'],
  ['Lena Holm', 'Lena M. Holm'],
  ['L. Holm', 'Lena Holm'],
  ['Lena Holm Jr.', 'Holm'],
  ['Karim al-Ruiz', 'Ruiz'],
  ['Tran Van', 'Tran Van Holm'],
]
const DIFFERENT: readonly (readonly [string, string])[] = [
  ['Lena Holm', 'Per Holm'],
  ['Lena Holm', 'Lena Ruiz'],
  ['Abdel Karim Holm', 'Abdel Karim Ruiz'],
  ['Holm', 'Ruiz'],
  ['Lena Holm', 'Holmes'],
]
for (const [a, b] of SAME) {
  test(`${a} may be ${b}`, () => {
    expect(sameName(a, b)).toBe(true)
    expect(sameName(b, a)).toBe(true)
  })
}
for (const [a, b] of DIFFERENT) {
  test(`${a} is not ${b}`, () => {
    expect(sameName(a, b)).toBe(false)
    expect(sameName(b, a)).toBe(false)
  })
}

test('an acronym in brackets stands for the body from then on', () => {
  const { text, trees } = treesByHand(
    'The|DT|3|det Kenyan|JJ|3|amod Front|NNP|7|nsubj (|-LRB-|5|punct KXF|NNP|3|appos )|-RRB-|5|punct left|VBD|0|root|leave .|.|7|punct',
    'The|DT|2|det KXF|NNP|3|nsubj returned|VBD|0|root|return .|.|3|punct',
  )
  const mentions = readMentions({ id: 'r', text }, trees)
  expect(mentions.entity(1, 1)).toBe(mentions.entity(0, 2))
  expect(mentions.parties(1, 1)[0].actor).toBe(mentions.parties(0, 2)[0].actor)
})

test('what somebody is accused of is no part of his name', () => {
  const { text, trees } = treesByHand(
    'Kenya|NNP|2|nsubj accused|VBD|0|root|accuse Chad|NNP|2|obj of|IN|6|case border|NN|6|compound raids|NNS|3|nmod .|.|2|punct',
  )
  const [chad] = readMentions({ id: 'r', text }, trees).parties(0, 2)
  expect(text.slice(...chad.span)).toBe('Chad')
})
