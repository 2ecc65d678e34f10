// Who said what, over trees written by hand: each form of attribution, and look-alikes that are none.
import { describe, expect, test } from 'vitest'
import { readMentions } from '../../src/mention/index.ts'
import type { Report } from '../../src/report/index.ts'
import { readStatements } from '../../src/statement/index.ts'
import { treesByHand } from '../tree-by-hand.ts'

/** "source: actor | cue | content … content | form" of each statement. */
function statements(sentences: readonly string[], about: Partial<Report> = {}): string[] {
  const { text, trees } = treesByHand(...sentences)
  const report: Report = { id: 'r', text, published: '2024-03-06', ...about }
  const words = (span: readonly [number, number]) => text.slice(...span)
  return readStatements(report, trees, readMentions(report, trees)).map(s =>
    [
      s.sources.map(p => `${words(p.span)}: ${p.actor}`).join(' + '),
      words(s.cue),
      s.content.map(words).join(' … '),
      s.form,
    ].join(' | '),
  )
}

const SAID =
  'The|DT|4|det Turkish|JJ|4|amod foreign|JJ|4|amod minister|NN|5|nsubj said|VBD|0|root|say that|IN|10|mark the|DT|8|det ports|NNS|10|nsubj would|MD|10|aux|would open|VB|5|ccomp in|IN|12|case May|NNP|10|obl .|.|5|punct'
const QUOTED =
  "“|``|5|punct We|PRP|5|nsubj will|MD|5|aux|will not|RB|5|advmod sign|VB|11|ccomp ,|,|5|punct ”|''|5|punct the|DT|10|det Iranian|JJ|10|amod envoy|NN|11|nsubj said|VBD|0|root|say .|.|11|punct"
const QUOTED_ON = "“|``|5|punct The|DT|3|det text|NN|5|nsubj is|VBZ|5|cop|be unfair|JJ|0|root .|.|5|punct ”|''|5|punct"

const READ: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    'a clause after its cue, without "that"',
    [SAID],
    ['The Turkish foreign minister: TUR:GOV | said | the ports would open in May | indirect'],
  ],
  [
    'a quotation before its cue, without marks',
    [QUOTED],
    ['the Iranian envoy: IRN:GOV | said | We will not sign | direct'],
  ],
  [
    'a quotation that goes on after its cue as one statement',
    [QUOTED, QUOTED_ON],
    ['the Iranian envoy: IRN:GOV | said | We will not sign … The text is unfair | direct'],
  ],
  [
    'a clause around its cue as two stretches',
    [
      'Berlin|NNP|8|nsubj ,|,|5|punct the|DT|4|det premier|NN|5|nsubj said|VBD|8|parataxis|say ,|,|5|punct is|VBZ|8|cop|be safe|JJ|0|root for|IN|10|case visitors|NNS|8|obl .|.|8|punct',
    ],
    ['the premier: DEU:GOV | said | Berlin … is safe for visitors | indirect'],
  ],
  [
    '"according to" after the clause',
    [
      'The|DT|2|det ferry|NN|3|nsubj sank|VBD|0|root|sink within|IN|5|case minutes|NNS|3|obl ,|,|11|punct according|VBG|11|case|accord to|IN|7|fixed the|DT|11|det coast|NN|11|compound guard|NN|3|obl .|.|3|punct',
    ],
    ['the coast guard: null | according to | The ferry sank within minutes | indirect'],
  ],
  [
    '"according to" before the clause',
    [
      'According|VBG|5|case|accord to|IN|1|fixed the|DT|5|det coast|NN|5|compound guard|NN|9|obl ,|,|9|punct the|DT|8|det ferry|NN|9|nsubj sank|VBD|0|root|sink within|IN|11|case minutes|NNS|9|obl .|.|9|punct',
    ],
    ['the coast guard: null | According to | the ferry sank within minutes | indirect'],
  ],
  [
    'a noun of saying with its owner',
    [
      'Markets|NNS|2|nsubj ignored|VBD|0|root|ignore his|PRP$|4|nmod:poss warning|NN|2|obj that|IN|9|mark the|DT|7|det bank|NN|9|nsubj would|MD|9|aux|would fail|VB|4|acl .|.|2|punct',
    ],
    ['his: null | warning | the bank would fail | indirect'],
  ],
  [
    'a hope',
    [
      'Moscow|NNP|2|nsubj hopes|VBZ|0|root|hope that|IN|7|mark the|DT|5|det talks|NNS|7|nsubj will|MD|7|aux|will resume|VB|2|ccomp .|.|2|punct',
    ],
    ['Moscow: RUS | hopes | the talks will resume | indirect'],
  ],
  [
    'a concern told by an adjective',
    [
      'The|DT|2|det council|NN|4|nsubj is|VBZ|4|cop|be concerned|JJ|0|root|concerned that|IN|9|mark the|DT|7|det truce|NN|9|nsubj may|MD|9|aux|may fail|VB|4|ccomp .|.|4|punct',
    ],
    ['The council: null | concerned | the truce may fail | indirect'],
  ],
  [
    'an accusation with whom it accuses',
    [
      'Riyadh|NNP|2|nsubj accused|VBD|0|root|accuse Tehran|NNP|2|obj of|IN|5|mark arming|VBG|2|advcl|arm the|DT|7|det rebels|NNS|5|obj .|.|2|punct',
    ],
    ['Riyadh: SAU | accused | Tehran of arming the rebels | indirect'],
  ],
  [
    'an appeal without whom it asks, with its "to"',
    [
      'London|NNP|2|nsubj urged|VBD|0|root|urge both|DT|4|det sides|NNS|2|obj to|TO|6|mark extend|VB|2|xcomp the|DT|8|det truce|NN|6|obj .|.|2|punct',
    ],
    ['London: GBR | urged | to extend the truce | indirect'],
  ],
  [
    'what somebody is told, without him',
    [
      'The|DT|2|det general|NN|3|nsubj told|VBD|0|root|tell the|DT|5|det king|NN|3|iobj that|IN|10|mark the|DT|8|det war|NN|10|nsubj was|VBD|10|cop|be lost|JJ|3|ccomp .|.|3|punct',
    ],
    ['The general: null | told | the war was lost | indirect'],
  ],
  [
    'a belief of nobody named, in two stretches',
    [
      'The|DT|2|det leader|NN|4|nsubj:pass is|VBZ|4|aux:pass|be believed|VBN|0|root|believe to|TO|7|mark be|VB|7|cop|be alive|JJ|4|xcomp .|.|4|punct',
    ],
    [' | believed | The leader … to be alive | indirect'],
  ],
  [
    'a paraphrase with quoted words as mixed',
    [
      "The|DT|2|det spokesman|NN|3|nsubj said|VBD|0|root|say the|DT|5|det deal|NN|10|nsubj was|VBD|10|cop|be “|``|10|punct a|DT|10|det huge|JJ|10|amod mistake|NN|3|ccomp ”|''|10|punct for|IN|13|case Europe|NNP|10|nmod .|.|3|punct",
    ],
    ['The spokesman: null | said | the deal was “a huge mistake” for Europe | mixed'],
  ],
  [
    'a statement within a statement',
    [
      'The|DT|2|det premier|NN|3|nsubj said|VBD|0|root|say Moscow|NNP|5|nsubj believes|VBZ|3|ccomp|believe that|IN|10|mark the|DT|8|det vote|NN|10|nsubj was|VBD|10|cop|be fair|JJ|5|ccomp .|.|3|punct',
    ],
    [
      'The premier: null | said | Moscow believes that the vote was fair | indirect',
      'Moscow: RUS | believes | the vote was fair | indirect',
    ],
  ],
  [
    'hearsay told by an adverb, of nobody named',
    [
      'The|DT|2|det general|NN|4|nsubj reportedly|RB|4|advmod fled|VBD|0|root|flee to|IN|6|case Jordan|NNP|4|obl .|.|4|punct',
    ],
    [' | reportedly | The general … fled to Jordan | indirect'],
  ],
  [
    'a quotation signed with a dash and a name',
    [
      "“|``|4|punct The|DT|3|det bridge|NN|4|nsubj fell|VBD|0|root|fall .|.|4|punct ”|''|4|punct",
      '—|,|2|punct Amina|NNP|0|root Yusuf|NNP|2|flat',
    ],
    ['Amina Yusuf: null | — | The bridge fell | direct'],
  ],
  [
    'the one who is quoted as saying it',
    [
      'The|DT|2|det agency|NN|3|nsubj quoted|VBD|0|root|quote the|DT|5|det premier|NN|3|obj as|IN|7|mark saying|VBG|3|advcl|say that|IN|11|mark talks|NNS|11|nsubj had|VBD|11|aux|have failed|VBN|7|ccomp|fail .|.|3|punct',
    ],
    [
      'The agency: null | quoted | the premier as saying that talks had failed | indirect',
      'the premier: null | saying | talks had failed | indirect',
    ],
  ],
  [
    'the shared subject of a second cue',
    [
      'The|DT|2|det envoy|NN|3|nsubj denied|VBD|0|root|deny the|DT|5|det report|NN|3|obj and|CC|7|cc said|VBD|3|conj|say that|IN|11|mark talks|NNS|11|nsubj would|MD|11|aux|would continue|VB|7|ccomp .|.|3|punct',
    ],
    ['The envoy: null | denied | the report | indirect', 'The envoy: null | said | talks would continue | indirect'],
  ],
]

describe('statements are read with source, cue and content', () => {
  test.each(READ)('%s', (_, sentences, expected) => {
    expect(statements(sentences)).toEqual(expected)
  })
})

test('the audience and the day stand beside the content', () => {
  const { text, trees } = treesByHand(
    'The|DT|3|det Turkish|JJ|3|amod minister|NN|4|nsubj told|VBD|0|root|tell Greek|JJ|6|amod officials|NNS|4|obj on|IN|8|case Monday|NNP|4|obl that|IN|12|mark talks|NNS|12|nsubj would|MD|12|aux|would resume|VB|4|ccomp in|IN|14|case May|NNP|12|obl .|.|4|punct',
  )
  const report: Report = { id: 'r', text, published: '2024-03-06' }
  const [statement] = readStatements(report, trees, readMentions(report, trees))
  expect(statement.content.map(span => text.slice(...span))).toEqual(['talks would resume in May'])
  expect(statement.to?.map(party => party.actor)).toEqual(['GRC:GOV'])
  expect(statement.said?.from).toBe('2024-03-04')
})

describe('speech over several paragraphs', () => {
  const LEAD = 'The|DT|3|det foreign|JJ|3|amod minister|NN|4|nsubj said|VBD|0|root|say :|:|4|punct'
  const WE = 'We|PRP|3|nsubj have|VBP|3|aux|have kept|VBN|0|root|keep our|PRP$|5|nmod:poss word|NN|3|obj .|.|3|punct'
  const HOPE =
    'I|PRP|2|nsubj hope|VBP|0|root|hope that|IN|6|mark others|NNS|6|nsubj will|MD|6|aux|will follow|VB|2|ccomp .|.|2|punct'

  test('a block without marks is direct, one stretch a paragraph, and its "I hope" no second statement', () => {
    expect(statements([LEAD, `¶${WE}`, `¶${HOPE}`], { publisher: 'UK Government' })).toEqual([
      'The foreign minister: GBR:GOV | said | We have kept our word … I hope that others will follow | direct',
    ])
  })

  test('opening marks repeated at each paragraph continue one quotation', () => {
    const first =
      '“|``|4|punct We|PRP|4|nsubj have|VBP|4|aux|have kept|VBN|0|root|keep our|PRP$|6|nmod:poss word|NN|4|obj .|.|4|punct'
    const second = "“|``|3|punct They|PRP|3|nsubj left|VBD|0|root|leave it|PRP|3|obj .|.|3|punct ”|''|3|punct"
    expect(statements([LEAD, `¶${first}`, `¶${second}`])).toEqual([
      'The foreign minister: null | said | We have kept our word … They left it | direct',
    ])
  })

  test("a government's own text speaks for its issuer", () => {
    const own =
      'We|PRP|2|nsubj welcome|VBP|0|root|welcome the|DT|4|det release|NN|2|obj of|IN|7|case the|DT|7|det pilots|NNS|4|nmod .|.|2|punct'
    expect(statements([own], { publisher: 'UK Government' })).toEqual([
      'We: GBR:GOV | welcome | the release of the pilots | indirect',
    ])
  })
})

describe('look-alikes are no statements', () => {
  const NONE: readonly (readonly [string, readonly string[]])[] = [
    ['plain deeds', ['The|DT|2|det ship|NN|3|nsubj left|VBD|0|root|leave the|DT|5|det port|NN|3|obj .|.|3|punct']],
    [
      'a title in marks',
      [
        "The|DT|2|det envoy|NN|3|nsubj reads|VBZ|0|root|read “|``|5|punct War|NNP|3|obj and|CC|7|cc Peace|NNP|5|conj ”|''|5|punct on|IN|10|case trains|NNS|3|obl .|.|3|punct",
      ],
    ],
    [
      'scorn in marks',
      [
        "The|DT|4|det “|``|4|punct peace|NN|4|compound wall|NN|6|nsubj ”|''|4|punct divides|VBZ|0|root|divide the|DT|8|det city|NN|6|obj .|.|6|punct",
      ],
    ],
    [
      'a stand, which is a position',
      ['Lisbon|NNP|2|nsubj supports|VBZ|0|root|support the|DT|4|det ban|NN|2|obj .|.|2|punct'],
    ],
    [
      'a topic named',
      ['The|DT|2|det ministers|NNS|3|nsubj discussed|VBD|0|root|discuss the|DT|5|det pipeline|NN|3|obj .|.|3|punct'],
    ],
    [
      'a supposition',
      [
        'If|IN|3|mark Oslo|NNP|3|nsubj says|VBZ|9|advcl|say that|IN|6|mark talks|NNS|6|nsubj failed|VBD|3|ccomp|fail ,|,|9|punct prices|NNS|9|nsubj rise|VBP|0|root .|.|9|punct',
      ],
    ],
    ['a number that a dial says', ['The|DT|2|det clock|NN|3|nsubj said|VBD|0|root|say five|CD|3|obj|five .|.|3|punct']],
    [
      'a noun of saying that holds nothing',
      [
        'The|DT|2|det report|NN|4|nsubj:pass was|VBD|4|aux:pass|be published|VBN|0|root|publish in|IN|6|case May|NNP|4|obl .|.|4|punct',
      ],
    ],
  ]
  test.each(NONE)('%s', (_, sentences) => {
    expect(statements(sentences)).toEqual([])
  })

  test("a speaker's own belief inside his own quotation", () => {
    const own =
      "“|``|3|punct I|PRP|3|nsubj believe|VBP|12|ccomp|believe that|IN|7|mark we|PRP|7|nsubj will|MD|7|aux|will win|VB|3|ccomp ,|,|3|punct ”|''|3|punct the|DT|11|det general|NN|12|nsubj said|VBD|0|root|say .|.|12|punct"
    expect(statements([own])).toEqual(['the general: null | said | I believe that we will win | direct'])
  })

  test('an empty report', () => {
    expect(readStatements({ id: 'r', text: '' }, [], readMentions({ id: 'r', text: '' }, []))).toEqual([])
  })
})
