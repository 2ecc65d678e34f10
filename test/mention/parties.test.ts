// Who phrases stand for: names, offices, descriptions and pronouns, over whole reports of hand-written trees.
import { describe, expect, test } from 'vitest'
import { readMentions } from '../../src/mention/index.ts'
import type { Report } from '../../src/report/index.ts'
import { treesByHand } from '../tree-by-hand.ts'

const TUSK =
  'Polish|JJ|3|amod Prime|NNP|3|amod Minister|NNP|4|nmod:desc Donald|NNP|6|nsubj Tusk|NNP|4|flat met|VBD|0|root|meet his|PRP$|9|nmod:poss Lithuanian|JJ|9|amod counterpart|NN|6|obj .|.|6|punct'
const KENYA =
  'The|DT|3|det Kenyan|JJ|3|amod government|NN|4|nsubj said|VBD|0|root|say it|PRP|7|nsubj had|VBD|7|aux|have closed|VBN|4|ccomp|close its|PRP$|9|nmod:poss embassy|NN|7|obj .|.|4|punct'

/** "words => actors" of the parties at the last token that the words name, over the report's sentences. */
function parties(asked: string, sentences: readonly string[], about: Partial<Report> = {}): string {
  const { text, trees } = treesByHand(...sentences)
  const mentions = readMentions({ id: 'r', text, published: '2024-03-06', ...about }, trees)
  const at = text.lastIndexOf(asked)
  const sentence = trees.findIndex(tree => tree.span[1] > at)
  const token = trees[sentence].tokenAt(at + asked.length - 1)
  return mentions
    .parties(sentence, token)
    .map(({ span, actor, name }) => `${text.slice(...span)}: ${actor}${name === undefined ? '' : ` ${name}`}`)
    .join('; ')
}

describe('names and descriptions', () => {
  const cases: readonly (readonly [string, string, readonly string[], string])[] = [
    ['a title, a nationality and a name', 'Tusk', [TUSK], 'Polish Prime Minister Donald Tusk: POL:GOV Donald Tusk'],
    ['a counterpart of another state', 'counterpart', [TUSK], 'his Lithuanian counterpart: LTU:GOV'],
    [
      'an adjective for its state',
      'Turkish',
      ['Turkish|JJ|2|amod demands|NNS|3|nsubj grew|VBD|0|root|grow .|.|3|punct'],
      'Turkish: TUR',
    ],
    [
      'a group that is the body just named, though its code has three letters',
      'group',
      [
        'Human|NNP|3|compound Rights|NNP|3|compound Watch|NNP|4|nsubj accused|VBD|0|root|accuse Peru|NNP|4|obj .|.|4|punct',
        'The|DT|2|det group|NN|3|nsubj left|VBD|0|root|leave .|.|3|punct',
      ],
      'The group: HRW Human Rights Watch',
    ],
    [
      'ministers of several states, one in the plural',
      'ministers',
      [
        'The|DT|2|det ministers|NNS|8|nsubj of|IN|4|case Peru|NNP|2|nmod and|CC|7|cc the|DT|7|det States|NNPS|4|conj met|VBD|0|root|meet .|.|8|punct',
      ],
      'The ministers of Peru and the States: PER:GOV',
    ],
    [
      'an organ named alike of another state',
      'Court',
      [
        "Myanmar|NNP|4|nmod:poss 's|POS|1|case Supreme|NNP|4|compound Court|NNP|5|nsubj met|VBD|0|root|meet .|.|5|punct",
      ],
      "Myanmar's Supreme Court: MMR:JUD Supreme Court",
    ],
    [
      'conjuncts one party each',
      'Turkey',
      ['Turkey|NNP|4|nsubj and|CC|3|cc Greece|NNP|1|conj agreed|VBD|0|root|agree .|.|4|punct'],
      'Turkey: TUR; Greece: GRC',
    ],
    [
      'officials of two states on one span',
      'officials',
      [
        'Senior|JJ|5|amod Turkish|JJ|5|amod and|CC|4|cc Greek|JJ|2|conj officials|NNS|6|nsubj met|VBD|0|root|meet .|.|6|punct',
      ],
      'Senior Turkish and Greek officials: TUR:GOV; Senior Turkish and Greek officials: GRC:GOV',
    ],
    [
      'an unknown group, counted',
      'number',
      ['A|DT|2|det number|NN|5|nsubj of|IN|4|case diplomats|NNS|2|nmod left|VBD|0|root|leave .|.|5|punct'],
      'A number of diplomats: null',
    ],
    [
      'a senator by his title',
      'Holm',
      ['Sen.|NNP|2|nmod:desc Ada|NNP|4|nsubj Holm|NNP|2|flat left|VBD|0|root|leave .|.|4|punct'],
      'Sen. Ada Holm: USA:LEG Ada Holm',
    ],
    [
      'a title that the tree parts from its name',
      'Holm',
      ['Sen.|NNP|4|nsubj Ada|NNP|1|flat Holm|NNP|1|flat left|VBD|0|root|leave .|.|4|punct'],
      'Sen. Ada Holm: USA:LEG Ada Holm',
    ],
    [
      'a phrase without the clause and the place behind it',
      'officials',
      [
        'Kenyan|JJ|2|amod officials|NNS|7|nsubj who|WP|5|nsubj had|VBD|5|aux|have fled|VBN|2|acl:relcl|flee ,|,|5|punct spoke|VBD|0|root|speak .|.|7|punct',
      ],
      'Kenyan officials: KEN:GOV',
    ],
  ]
  for (const [name, asked, sentences, expected] of cases) {
    test(name, () => expect(parties(asked, sentences)).toBe(expected))
  }
})

describe('taking up what was named before', () => {
  const cases: readonly (readonly [string, string, readonly string[], string])[] = [
    ['"it" takes up a government', 'said it', [KENYA], 'it: KEN:GOV'],
    ['"its" takes up a government', 'its', [KENYA], 'its: KEN:GOV'],
    [
      '"he" takes up the subject before',
      'He',
      [TUSK, 'He|PRP|2|nsubj smiled|VBD|0|root|smile .|.|2|punct'],
      'He: POL:GOV Donald Tusk',
    ],
    [
      'whom somebody meets is not himself, whichever mention of him is nearest',
      'him',
      [TUSK, 'Tusk|NNP|2|nsubj thanked|VBD|0|root|thank him|PRP|2|obj .|.|2|punct'],
      'him: LTU:GOV',
    ],
    [
      'a surname takes up the full name',
      'Mr. Tusk',
      [TUSK, 'Mr.|NNP|2|nmod:desc Tusk|NNP|3|nsubj smiled|VBD|0|root|smile .|.|3|punct'],
      'Mr. Tusk: POL:GOV Donald Tusk',
    ],
    [
      'an office takes up its holder',
      'minister',
      [TUSK, 'The|DT|3|det prime|JJ|3|amod minister|NN|4|nsubj smiled|VBD|0|root|smile .|.|4|punct'],
      'The prime minister: POL:GOV Donald Tusk',
    ],
    [
      '"the two countries" are the two named together',
      'countries',
      [
        'Turkey|NNP|4|nsubj and|CC|3|cc Greece|NNP|1|conj met|VBD|0|root|meet in|IN|6|case Kenya|NNP|4|obl .|.|4|punct',
        'The|DT|3|det two|CD|3|nummod countries|NNS|4|nsubj agreed|VBD|0|root|agree .|.|4|punct',
      ],
      'The two countries: TUR; The two countries: GRC',
    ],
    [
      '"they" takes up two named together',
      'they',
      [
        'Turkey|NNP|4|nsubj and|CC|3|cc Greece|NNP|1|conj met|VBD|0|root|meet before|IN|7|mark they|PRP|7|nsubj voted|VBD|4|advcl|vote .|.|4|punct',
      ],
      'they: TUR; they: GRC',
    ],
  ]
  for (const [name, asked, sentences, expected] of cases) {
    test(name, () => expect(parties(asked, sentences)).toBe(expected))
  }
})

describe('the first person', () => {
  const HOLM =
    "“|``|3|punct We|PRP|3|nsubj agree|VBP|8|ccomp ,|,|3|punct ”|''|3|punct Prime|NNP|7|amod Minister|NNP|8|nsubj Tusk|NNP|7|flat said|VBD|0|root|say .|.|9|punct"
      .replace('agree|VBP|8', 'agree|VBP|9')
      .replace('Minister|NNP|8', 'Minister|NNP|9')

  test('inside quotation marks is the speaker', () => {
    expect(parties('We', [HOLM])).toBe('We: POL:GOV')
  })
  test("in a government's own text is the government", () => {
    const own = ['We|PRP|2|nsubj welcome|VBP|0|root the|DT|4|det deal|NN|2|obj .|.|2|punct']
    expect(parties('We', own, { publisher: 'Government of Kenya' })).toBe('We: KEN:GOV')
    expect(parties('We', own, { publisher: null })).toBe('We: null')
  })
})

describe('look-alikes that are no actors', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['a thing', 'plan', 'The|DT|2|det plan|NN|3|nsubj failed|VBD|0|root|fail .|.|3|punct'],
    [
      'a treaty with a name',
      'Treaty',
      'The|DT|3|det Border|NNP|3|compound Treaty|NNP|4|nsubj failed|VBD|0|root|fail .|.|4|punct',
    ],
    ['a campaign that is nobody’s', 'campaign', 'The|DT|2|det campaign|NN|3|nsubj failed|VBD|0|root|fail .|.|3|punct'],
    ['a weekday', 'Monday', 'It|PRP|2|nsubj ended|VBD|0|root|end Monday|NNP|2|obl:unmarked .|.|2|punct'],
    ['"it" that stands for nothing', 'It', 'It|PRP|2|expl rained|VBD|0|root|rain .|.|2|punct'],
    ['a verb', 'failed', 'The|DT|2|det plan|NN|3|nsubj failed|VBD|0|root|fail .|.|3|punct'],
  ]
  for (const [name, asked, sentence] of cases) {
    test(name, () => {
      const { text, trees } = treesByHand(sentence)
      const mentions = readMentions({ id: 'r', text }, trees)
      const token = trees[0].tokenAt(text.indexOf(asked))
      expect(mentions.isActor(0, token)).toBe(false)
      for (const { actor } of mentions.parties(0, token)) expect(actor).toBeNull()
    })
  }
  test('a state that only backs somebody is not his', () => {
    const rebels =
      'US|NNP|3|compound -|HYPH|1|punct backed|VBN|4|amod|back rebels|NNS|5|nsubj fled|VBD|0|root|flee .|.|5|punct'
    expect(parties('rebels', [rebels])).toBe('US-backed rebels: null')
  })
})

test('one chain keeps one number', () => {
  const { text, trees } = treesByHand(TUSK, 'He|PRP|2|nsubj smiled|VBD|0|root|smile .|.|2|punct')
  const mentions = readMentions({ id: 'r', text }, trees)
  expect(mentions.entity(0, 3)).toBeGreaterThanOrEqual(0)
  expect(mentions.entity(1, 0)).toBe(mentions.entity(0, 3))
  expect(mentions.entity(0, 8)).not.toBe(mentions.entity(0, 3))
})
