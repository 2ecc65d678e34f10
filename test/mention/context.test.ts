// Whose an unmarked phrase is, and what stands beside a name: cases that hang on the words around.
import { describe, expect, test } from 'vitest'
import { readMentions } from '../../src/mention/index.ts'
import type { Report } from '../../src/report/index.ts'
import { treesByHand } from '../tree-by-hand.ts'

const SUMMIT =
  'President|NNP|2|nmod:desc Barack|NNP|4|nsubj Obama|NNP|2|flat met|VBD|0|root|meet Chancellor|NNP|4|obj Angela|NNP|5|flat Merkel|NNP|5|flat .|.|4|punct'
const LEFT = 'left|VBD|0|root|leave .|.'

/** "words: actor name" of each party at the last token that the words name. */
function parties(asked: string, sentences: readonly string[], about: Partial<Report> = {}): string {
  const { text, trees } = treesByHand(...sentences)
  const mentions = readMentions({ id: 'r', text, published: '2015-03-06', ...about }, trees)
  const at = text.lastIndexOf(asked)
  const sentence = trees.findIndex(tree => tree.span[1] > at)
  const token = trees[sentence].tokenAt(at + asked.length - 1)
  return mentions
    .parties(sentence, token)
    .map(({ span, actor, name }) => `${text.slice(...span)}: ${actor}${name === undefined ? '' : ` ${name}`}`)
    .join('; ')
}

const CASES: readonly (readonly [string, string, readonly string[], string])[] = [
  [
    '"the leaders" are the two who met',
    'leaders',
    [SUMMIT, 'The|DT|2|det leaders|NNS|3|nsubj agreed|VBD|0|root|agree .|.|3|punct'],
    'The leaders: USA:GOV Barack Obama; The leaders: DEU:GOV Angela Merkel',
  ],
  [
    '"they" are the two who met',
    'They',
    [SUMMIT, 'They|PRP|2|nsubj agreed|VBD|0|root|agree .|.|2|punct'],
    'They: USA:GOV Barack Obama; They: DEU:GOV Angela Merkel',
  ],
  [
    '"both sides" are the states of the two who met',
    'sides',
    [SUMMIT, 'Both|DT|2|det sides|NNS|3|nsubj agreed|VBD|0|root|agree .|.|3|punct'],
    'Both sides: USA; Both sides: DEU',
  ],
  ['a title read as its name’s head', 'Merkel', [SUMMIT], 'Chancellor Angela Merkel: DEU:GOV Angela Merkel'],
  [
    'an ally of a state is not of that state',
    'allies',
    [`Turkey|NNP|3|nmod:poss 's|POS|1|case allies|NNS|4|nsubj ${LEFT}|4|punct`],
    "Turkey's allies: null",
  ],
  [
    'an ally with a nationality is of that',
    'allies',
    [`Turkish|JJ|2|amod allies|NNS|3|nsubj ${LEFT}|3|punct`],
    'Turkish allies: TUR:GOV',
  ],
  [
    'state media are of the state that is spoken of',
    'television',
    [
      'Kenya|NNP|2|nsubj voted|VBD|0|root|vote .|.|2|punct',
      `State|NNP|2|compound television|NN|3|nsubj ${LEFT}|3|punct`,
    ],
    'State television: KEN:MED',
  ],
  [
    '"the department" is the one named before',
    'the department',
    [
      'The|DT|3|det State|NNP|3|compound Department|NNP|4|nsubj said|VBD|0|root|say the|DT|6|det department|NN|8|nsubj was|VBD|8|cop|be closed|JJ|4|ccomp .|.|4|punct',
    ],
    'the department: USA:GOV State Department',
  ],
  [
    '"who" is whom the clause is about',
    'who',
    [
      'Kenyan|JJ|2|amod envoys|NNS|8|nsubj ,|,|6|punct who|WP|6|nsubj had|VBD|6|aux|have left|VBN|2|acl:relcl|leave ,|,|2|punct returned|VBD|0|root|return .|.|8|punct',
    ],
    'who: KEN:GOV',
  ],
  [
    'troops from a state are its troops',
    'Troops',
    [`Troops|NNS|4|nsubj from|IN|3|case Chad|NNP|1|nmod ${LEFT}|4|punct`],
    'Troops from Chad: TCD:MIL',
  ],
  [
    'a name takes its state from the apposition',
    'Holm',
    [
      `Lena|NNP|8|nsubj Holm|NNP|1|flat ,|,|6|punct a|DT|6|det Polish|JJ|6|amod lawmaker|NN|1|appos ,|,|6|punct ${LEFT}|8|punct`,
    ],
    'Lena Holm: POL:LEG Lena Holm',
  ],
  [
    'a second office shares the possessor of the first',
    'foreign minister',
    [
      `Poland|NNP|3|nmod:poss 's|POS|1|case president|NN|7|nsubj and|CC|6|cc foreign|JJ|6|amod minister|NN|3|conj ${LEFT}|7|punct`,
    ],
    'foreign minister: POL:GOV Grzegorz Schetyna',
  ],
  [
    'a possessive before its subject looks ahead to it',
    'her',
    [
      'In|IN|3|case her|PRP$|3|nmod:poss speech|NN|7|obl ,|,|3|punct Ms.|NNP|6|nmod:desc Holm|NNP|7|nsubj praised|VBD|0|root|praise Poland|NNP|7|obj .|.|7|punct',
    ],
    'her: null Holm',
  ],
  [
    'a village is of the state that it lies in',
    'village',
    ['The|DT|2|det village|NN|5|nsubj in|IN|4|case Kenya|NNP|2|nmod burned|VBD|0|root|burn .|.|5|punct'],
    'The village in Kenya: KEN',
  ],
  [
    'a name behind a counterpart is the counterpart, no third party',
    'Holm',
    [
      'Ada|NNP|9|nsubj Holm|NNP|1|flat and|CC|5|cc her|PRP$|5|nmod:poss counterpart|NN|1|conj ,|,|7|punct Jan|NNP|1|conj Ruiz|NNP|7|flat spoke|VBD|0|root|speak .|.|9|punct',
    ],
    'Ada Holm: null Ada Holm; her counterpart: null Jan Ruiz',
  ],
]
for (const [name, asked, sentences, expected] of CASES) {
  test(name, () => expect(parties(asked, sentences)).toBe(expected))
}

describe('a noun that only some states bear on a day', () => {
  const ASEAN = 'ASEAN|NNP|2|nsubj urged|VBD|0|root|urge Myanmar|NNP|2|obj .|.|2|punct'
  const CHINA = 'China|NNP|2|nsubj met|VBD|0|root|meet Malaysia|NNP|2|obj .|.|2|punct'
  const JUNTA = 'The|DT|2|det junta|NN|3|nsubj left|VBD|0|root|leave .|.|3|punct'
  const SAUDI = 'Saudi|NNP|2|compound Arabia|NNP|3|nsubj left|VBD|0|root|leave .|.|3|punct'
  const USA = 'Biden|NNP|2|nsubj met|VBD|0|root|meet Turkey|NNP|2|obj .|.|2|punct'
  const KINGDOM = 'The|DT|2|det kingdom|NN|3|nsubj left|VBD|0|root|leave .|.|3|punct'
  const cases: readonly (readonly [string, string, readonly string[], string, string])[] = [
    ['the junta is not the state named last', 'junta', [ASEAN, CHINA, JUNTA], '2023-03-06', 'The junta: MMR:GOV'],
    [
      'where none ruled, it is read as any government',
      'junta',
      [ASEAN, CHINA, JUNTA],
      '2016-03-06',
      'The junta: CHN:GOV',
    ],
    ['the kingdom is a monarchy', 'kingdom', [SAUDI, USA, KINGDOM], '2022-10-13', 'The kingdom: SAU'],
  ]
  test.each(cases)('%s', (_, asked, sentences, published, expected) =>
    expect(parties(asked, sentences, { published })).toBe(expected),
  )
})

describe('the publisher', () => {
  const secretary = [`The|DT|3|det Foreign|NNP|3|amod Secretary|NNP|4|nsubj ${LEFT}|4|punct`]
  const army = ['Kenya|NNP|2|nsubj voted|VBD|0|root|vote .|.|2|punct', `The|DT|2|det army|NN|3|nsubj ${LEFT}|3|punct`]
  test("a government's foreign secretary is its own", () => {
    expect(parties('Secretary', secretary, { publisher: 'UK Government', published: null })).toBe(
      'The Foreign Secretary: GBR:GOV',
    )
  })
  test('an unmarked army is of the state spoken of, in its own report or in another', () => {
    expect(parties('army', army)).toBe('The army: KEN:MIL')
    expect(parties('army', army, { publisher: 'BBC' })).toBe('The army: KEN:MIL')
  })
  test('the signatories of a joint text speak as "we", and of no other text', () => {
    const issuersOf = (text: string, title: string | null = null) =>
      readMentions({ id: 'r', text, title, publisher: null }, []).issuers.map(({ actor }) => actor)
    const body = '1. The leaders of Chad, Niger and Mali met in Oslo on 3 May.\n2. We oppose the ban.'
    expect(issuersOf(`JOINT STATEMENT\n\n${body}`)).toEqual(['TCD', 'NER', 'MLI'])
    expect(issuersOf('We oppose the ban.', 'Joint declaration by Chad and Niger')).toEqual(['TCD', 'NER'])
    expect(issuersOf(body)).toEqual([])
    expect(issuersOf('Chad and Niger issued a joint statement. "We oppose it," Mali said.')).toEqual([])
    expect(issuersOf('Joint statement expected from Chad and Niger\n\nThey oppose the ban.')).toEqual([])
  })
  test('is the issuer only when it is official', () => {
    const issuerOf = (publisher: string | null) =>
      readMentions({ id: 'r', text: '', publisher }, []).issuers[0]?.actor ?? null
    expect(issuerOf('UK Government')).toBe('GBR:GOV')
    expect(issuerOf('Ministry of Foreign Affairs of Japan')).toBe('JPN:GOV')
    expect(issuerOf('European Union')).toBe('EU')
    expect(issuerOf('The White House')).toBe('USA:GOV')
    expect(issuerOf('Embassy of Kenya in Norway')).toBe('KEN:GOV')
    expect(issuerOf('GOV.UK')).toBe('GBR:GOV')
    expect(issuerOf('The New York Times')).toBeNull()
    expect(issuerOf('Ruritania Weekly')).toBeNull()
    expect(issuerOf(null)).toBeNull()
  })
})

test('places keep the state that they lie in, with the larger place behind them', () => {
  const { text, trees } = treesByHand(
    'They|PRP|2|nsubj met|VBD|0|root|meet in|IN|4|case Lyon|NNP|2|obl ,|,|6|punct France|NNP|4|appos ,|,|4|punct and|CC|10|cc in|IN|10|case Kenya|NNP|4|conj .|.|2|punct',
  )
  const { where } = readMentions({ id: 'r', text }, trees).places(0)[0]
  expect([text.slice(...where.span), where.place]).toEqual(['Lyon, France', 'FRA'])
})
