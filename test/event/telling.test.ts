// What a dated telling carries on to the deeds after it, read off trees written by hand.
import { expect, test } from 'vitest'
import type { EventLabel } from '../../src/event/lexicon.ts'
import { carriedTo, readTellings } from '../../src/event/telling.ts'
import type { Frame } from '../../src/frame/index.ts'
import { readMentions } from '../../src/mention/index.ts'
import { treesByHand } from '../tree-by-hand.ts'

const DATED = 'Ministers|NNS|2|nsubj met|VBD|0|root|meet on|IN|4|case Tuesday|NNP|2|obl .|.|2|punct'

/** The first day carried to the verb at token `head` of the second sentence. */
function carried(second: string, head: number, first = DATED): string | null {
  const { text, trees } = treesByHand(first, second)
  const mentions = readMentions({ id: 'telling', text, published: '2024-05-15' }, trees)
  const frame = { entry: { wordClass: 'verb', label: { type: 'ACCUSE' } }, head: head - 1, rest: [] }
  return (
    carriedTo(
      trees[1],
      1,
      mentions,
      frame as unknown as Frame<EventLabel>,
      readTellings(text, trees, mentions, '2024-05-15')[1],
    )?.from ?? null
  )
}

test.each([
  ['a plain past', 'They|PRP|2|nsubj criticised|VBD|0|root Benin|NNP|2|obj .|.|2|punct', 2, '2024-05-14'],
  [
    'a participle beside it',
    'They|PRP|2|nsubj left|VBD|0|root criticising|VBG|2|advcl Benin|NNP|3|obj',
    3,
    '2024-05-14',
  ],
])('%s happened on the day of the telling', (_, second, head, day) => expect(carried(second, head)).toBe(day))

test.each([
  ['a pluperfect', 'They|PRP|3|nsubj had|VBD|3|aux|have criticised|VBN|0|root Benin|NNP|3|obj', 3],
  ['a present', 'They|PRP|2|nsubj criticise|VBP|0|root Benin|NNP|2|obj', 2],
  [
    'what somebody says',
    'He|PRP|2|nsubj said|VBD|0|root|say they|PRP|4|nsubj criticised|VBD|2|ccomp Benin|NNP|4|obj',
    4,
  ],
])('%s has no day from the telling', (_, second, head) => expect(carried(second, head)).toBeNull())

test('a year told before carries no day', () => {
  const year = 'Ministers|NNS|2|nsubj met|VBD|0|root|meet last|JJ|4|amod year|NN|2|obl .|.|2|punct'
  expect(carried('They|PRP|2|nsubj criticised|VBD|0|root Benin|NNP|2|obj', 2, year)).toBeNull()
})
