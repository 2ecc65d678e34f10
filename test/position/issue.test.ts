// The words of an issue, on trees written by hand.
import { expect, test } from 'vitest'
import { issuesAt } from '../../src/position/issue.ts'
import { wordsAt } from '../../src/span.ts'
import { treesByHand } from '../tree-by-hand.ts'

/** The issues headed at token `head`, counted from 1; a `!` before those that turn the stance round. */
function issues(sentence: string, head: number): string[] {
  const { text, trees } = treesByHand(sentence)
  return issuesAt(trees[0], head - 1).map(({ span, reversed }) => (reversed ? '!' : '') + wordsAt(text, span))
}

test.each([
  [
    'a noun with its complements',
    'They|PRP|2|nsubj oppose|VBP|0|root the|DT|4|det use|NN|2|obj of|IN|6|case force|NN|4|nmod .|.|2|punct',
    4,
    ['the use of force'],
  ],
  [
    'a noun up to the comma that opens something else',
    'They|PRP|2|nsubj oppose|VBP|0|root the|DT|4|det plan|NN|2|obj ,|,|7|punct he|PRP|7|nsubj said|VBD|2|parataxis|say .|.|2|punct',
    4,
    ['the plan'],
  ],
  [
    'a clause without its "that"',
    'They|PRP|2|nsubj demand|VBP|0|root that|IN|5|mark Iran|NNP|5|nsubj leave|VB|2|ccomp .|.|2|punct',
    5,
    ['Iran leave'],
  ],
  [
    'the thing that one is asked to end, turned round',
    'They|PRP|2|nsubj urge|VBP|0|root Iran|NNP|2|obj to|TO|5|mark stop|VB|2|xcomp the|DT|7|det raids|NNS|5|obj .|.|2|punct',
    5,
    ['!the raids'],
  ],
  [
    'what a clause that says no will not have, turned round',
    'They|PRP|2|nsubj want|VBP|0|root Iran|NNP|6|nsubj not|RB|6|advmod to|TO|6|mark leave|VB|2|ccomp',
    6,
    ['!leave'],
  ],
])('%s', (_, sentence, head, expected) => expect(issues(sentence, head)).toEqual(expected))
