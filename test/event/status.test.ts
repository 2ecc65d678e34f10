// What tense, modality, negation and governing words make of a deed, on trees written by hand.
import { describe, expect, test } from 'vitest'
import type { EventLabel } from '../../src/event/lexicon.ts'
import { statusOf } from '../../src/event/status.ts'
import type { Entry, Frame } from '../../src/frame/index.ts'
import { treesByHand } from '../tree-by-hand.ts'

/** The status of the deed at token `head`, counted from 1 as in the trees. */
function status(sentence: string, head: number, type: EventLabel['type'] = 'ASSAULT'): string {
  const tree = treesByHand(sentence).trees[0]
  const wordClass = tree.upos(head - 1) === 'NOUN' ? 'noun' : 'verb'
  const entry = { label: { type, mode: '', joint: false }, head: tree.lemma(head - 1), rest: [], wordClass }
  return statusOf(tree, { entry: entry as unknown as Entry<EventLabel>, head: head - 1, rest: [] } as Frame<EventLabel>)
}

describe('verbs', () => {
  test.each([
    ['happened', 'Iran|NNP|2|nsubj attacked|VBD|0|root Iraq|NNP|2|obj', 2],
    ['happened', 'Iran|NNP|3|nsubj has|VBZ|3|aux|have attacked|VBN|0|root Iraq|NNP|3|obj', 3],
    ['ongoing', 'Iran|NNP|3|nsubj is|VBZ|3|aux|be attacking|VBG|0|root|attack Iraq|NNP|3|obj', 3],
    ['planned', 'Iran|NNP|3|nsubj will|MD|3|aux attack|VB|0|root Iraq|NNP|3|obj', 3],
    ['possible', 'Iran|NNP|3|nsubj may|MD|3|aux attack|VB|0|root Iraq|NNP|3|obj', 3],
    ['called-for', 'Iran|NNP|3|nsubj should|MD|3|aux attack|VB|0|root Iraq|NNP|3|obj', 3],
    ['none', 'Iran|NNP|4|nsubj did|VBD|4|aux|do not|RB|4|advmod attack|VB|0|root Iraq|NNP|4|obj', 4],
    ['none', 'Iran|NNP|3|nsubj usually|RB|3|advmod attacks|VBZ|0|root Iraq|NNP|3|obj', 3],
    ['alleged', 'Iran|NNP|3|nsubj allegedly|RB|3|advmod attacked|VBD|0|root Iraq|NNP|3|obj', 3],
    ['possible', 'if|IN|3|mark Iran|NNP|3|nsubj attacks|VBZ|5|advcl we|PRP|5|nsubj act|VBP|0|root', 3],
  ])('%s: %s', (expected, sentence, head) => expect(status(sentence, head)).toBe(expected))
})

describe('governing words', () => {
  test.each([
    ['planned', 'Iran|NNP|2|nsubj plans|VBZ|0|root|plan to|TO|4|mark attack|VB|2|xcomp Iraq|NNP|4|obj', 4],
    ['called-for', 'He|PRP|2|nsubj demanded|VBD|0|root|demand that|IN|5|mark Iran|NNP|5|nsubj attack|VB|2|ccomp', 5],
    ['denied', 'He|PRP|2|nsubj denied|VBD|0|root|deny that|IN|5|mark Iran|NNP|5|nsubj attacked|VBD|2|ccomp', 5],
    ['happened', 'He|PRP|2|nsubj said|VBD|0|root|say that|IN|5|mark Iran|NNP|5|nsubj attacked|VBD|2|ccomp', 5],
    ['none', 'Iran|NNP|2|nsubj failed|VBD|0|root|fail to|TO|4|mark attack|VB|2|xcomp', 4],
    ['possible', 'Iran|NNP|3|nsubj is|VBZ|3|aux|be considering|VBG|0|root|consider an|DT|5|det attack|NN|3|obj', 5],
    ['none', 'They|PRP|2|nsubj discussed|VBD|0|root|discuss attacks|NNS|2|obj', 3],
    ['happened', 'They|PRP|2|nsubj discussed|VBD|0|root|discuss the|DT|5|det recent|JJ|5|amod attack|NN|2|obj', 5],
    ['happened', 'He|PRP|3|nsubj will|MD|3|aux end|VB|0|root the|DT|5|det attack|NN|3|obj', 5],
    ['planned', 'He|PRP|3|nsubj will|MD|3|aux launch|VB|0|root an|DT|5|det attack|NN|3|obj', 5],
  ])('%s: %s', (expected, sentence, head) => expect(status(sentence, head)).toBe(expected))
})

test('a promise by "will" is made, an agreement by "will" is to come', () => {
  const will = (verb: string) => `We|PRP|3|nsubj will|MD|3|aux ${verb}|VB|0|root`
  expect(status(will('cooperate'), 3, 'AGREE')).toBe('happened')
  expect(status(will('agree'), 3, 'AGREE')).toBe('planned')
})
