// A report's text as the pages lay it out: paragraphs, marks, hidden characters, words picked.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  blockAt,
  blocksOf,
  byBlock,
  chosenBy,
  classesOf,
  type Mark,
  marksByBlock,
  marksOf,
  segmentsOf,
} from '../../../src/desk/web/mark.ts'
import { cut, wordsInSentence } from '../../../src/desk/web/shown-words.ts'
import { movedByWord, tokens, wordAfter } from '../../../src/desk/web/span-pick.ts'
import { pieces, visible } from '../../../src/desk/web/visible.ts'

const text = 'Norway said it will talk.\n\n“We oppose quotas,” she added.'
const mark = (item: string, span: [number, number], more: Partial<Mark> = {}): Mark => ({
  item,
  kind: 'events',
  part: 'core',
  span,
  ...more,
})

describe('paragraphs', () => {
  test('are the lines that hold words', () => {
    expect(blocksOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Norway said it will talk.',
      '“We oppose quotas,” she added.',
    ])
    expect(blocksOf(' \n\n')).toEqual([])
  })
  test('that are very long are cut, and nothing is lost', () => {
    const long = 'word '.repeat(5000)
    const blocks = blocksOf(long)
    expect(blocks.length).toBeGreaterThan(5)
    expect(blocks.map(({ start, end }) => long.slice(start, end)).join('')).toBe(long)
    expect(Math.max(...blocks.map(({ start, end }) => end - start))).toBeLessThanOrEqual(3000)
  })
  test('hold what begins in them', () => {
    const blocks = blocksOf(text)
    expect([0, 24, 26, 30, 999].map(offset => blockAt(blocks, offset))).toEqual([0, 0, 1, 1, 1])
    expect(byBlock(blocks, [3, 30, 40], n => n)).toEqual([[3], [30, 40]])
    expect(marksByBlock(blocks, [mark('e1', [20, 30])]).map(list => list.length)).toEqual([1, 1])
  })
})

describe('marks', () => {
  test('that overlap part a paragraph into segments, each letter in one', () => {
    const span = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 30 })).map(([a, n]): [number, number] => [a, a + n])
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), spans => {
        const block = { start: 5, end: 60 }
        const segments = segmentsOf(
          block,
          spans.map((one, i) => mark(`e${i}`, one)),
        )
        expect(segments[0]?.start).toBe(5)
        expect(segments.at(-1)?.end).toBe(60)
        expect(segments.slice(1).map(({ start }) => start)).toEqual(segments.slice(0, -1).map(({ end }) => end))
        for (const { start, end, marks } of segments)
          expect(marks.length).toBe(spans.filter(([a, b]) => a <= start && b >= end).length)
      }),
    )
  })
  test('of the shortest words are chosen first, then those around them', () => {
    const [segment] = segmentsOf({ start: 10, end: 12 }, [
      mark('s1', [0, 40], { kind: 'statements', part: 'content' }),
      mark('e1', [10, 12]),
    ])
    expect(chosenBy(segment!, null)).toBe('e1')
    expect(chosenBy(segment!, 'e1')).toBe('s1')
    expect(chosenBy(segment!, 's1')).toBe('e1')
    expect(classesOf(segment!, 'e1')).toBe('said core-events lit lit-events lit-core')
  })
  test('of who, when and where show with the item chosen only', () => {
    const [segment] = segmentsOf({ start: 0, end: 6 }, [mark('e1', [0, 6], { part: 'who' })])
    expect(classesOf(segment!, null)).toBe('')
    expect(classesOf(segment!, 'e1')).toContain('lit-who')
    expect(chosenBy(segment!, null)).toBeNull()
  })
  test('cover all the parts that an item has words for', () => {
    const marks = marksOf({
      id: 'k1',
      kind: 'events',
      span: [10, 15],
      parties: [
        { role: 'source', actor: 'NOR', state: 'NOR', name: null, span: [0, 6], words: 'Norway' },
        { role: 'target', actor: 'ISL', state: 'ISL', name: null, span: [20, 27], words: 'Iceland' },
      ],
      item: {
        id: 'e1',
        type: 'CONSULT',
        sources: [],
        targets: [],
        trigger: [10, 15],
        content: null,
        status: 'planned',
        when: { span: [30, 36], from: null, to: null },
        where: { span: [40, 44], place: 'ISL' },
        statement: null,
      },
    })
    expect(marks.map(({ part, span }) => `${part} ${span}`)).toEqual([
      'core 10,15',
      'who 0,6',
      'whom 20,27',
      'when 30,36',
      'where 40,44',
    ])
  })
})

describe('hidden characters', () => {
  test.each([
    ['a\u202eb', 'a⟨U+202E⟩b'],
    ['\u0007', '⟨U+0007⟩'],
    ['x\u200by', 'x⟨U+200B⟩y'],
    ['\u{e0041}', '⟨U+E0041⟩'],
    ['tab\tand\nline', 'tab\tand\nline'],
    ['Erdoğan 北京 עברית', 'Erdoğan 北京 עברית'],
  ])('%j is shown as %j', (given, shown) => {
    expect(visible(given)).toBe(shown)
  })
  test('keep every offset', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(1000), (words, from) => {
        const list = pieces(words, from)
        expect(list.map(({ start, end }) => words.slice(start - from, end - from)).join('')).toBe(words)
      }),
    )
  })
})

describe('words picked in the text', () => {
  const pick = (from: number, to: number) => {
    const span = tokens(text, [from, to])
    return span === null ? null : text.slice(...span)
  }
  test.each([
    [2, 3, 'Norway'],
    [0, 25, 'Norway said it will talk'],
    [27, 46, 'We oppose quotas'],
    [30, 40, 'oppose quotas'],
    [25, 27, null],
  ])('%i to %i are %j', (from, to, words) => {
    expect(pick(from, to)).toBe(words)
  })
  test('stay a span of the text whatever is selected', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(60), fc.nat(60), (words, a, b) => {
        const span = tokens(words, [Math.min(a, b), Math.max(a, b)])
        if (span === null) return
        expect(span[0]).toBeLessThan(span[1])
        expect(span[1]).toBeLessThanOrEqual(words.length)
      }),
    )
  })
  test('are moved by words, never to nothing', () => {
    expect(movedByWord(text, [0, 6], 'end', 1)).toEqual([0, 11])
    expect(movedByWord(text, [0, 11], 'end', -1)).toEqual([0, 6])
    expect(movedByWord(text, [0, 6], 'end', -1)).toEqual([0, 6])
    expect(movedByWord(text, [7, 14], 'start', -1)).toEqual([0, 14])
    expect(movedByWord(text, [0, 11], 'start', 1)).toEqual([7, 11])
    expect(movedByWord(text, [7, 11], 'start', 1)).toEqual([7, 11])
    expect(wordAfter(text, 26)).toEqual([28, 30])
    expect(wordAfter(text, text.length)).toBeNull()
  })
})

describe('an item’s words on a card', () => {
  const sentence = { words: 'On Monday Norway urged Iceland to release the crew at once.', span: [100, 159] as const }
  const item = { kind: 'events', words: 'urged', about: null, span: [117, 122], sentence } as const
  test('stand in their sentence', () => {
    expect(wordsInSentence(item, 200)).toEqual({
      before: 'On Monday Norway ',
      core: 'urged',
      after: ' Iceland to release the crew at once.',
    })
  })
  test('of a long sentence are cut at words', () => {
    const shown = wordsInSentence(item, 30)
    expect(shown?.core).toBe('urged')
    expect(`${shown?.before}|${shown?.after}`).toMatch(/^… \S.* \| \S.* …$/)
  })
  test('alone have no sentence', () => {
    expect(wordsInSentence({ ...item, sentence: null }, 30)).toBeNull()
    expect(cut('one two three four', 10)).toBe('one two …')
  })
})
