// Reading never throws on text, whatever it holds, keeps the text, and takes time in proportion to it.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { read } from '../../src/index.ts'

const fragments = [
  'Norway',
  'the minister',
  'said',
  'that',
  'and',
  'would',
  'attack',
  '“',
  '”',
  '"',
  "'",
  '’',
  '(',
  ')',
  '—',
  '.',
  '!',
  '…',
  ':',
  ';',
  ',',
  '\n',
  '\n\n',
  '\r\n',
  '\t',
  ' ',
  '\u00a0',
  '\u200f',
  '\u202e',
  'عربي',
  'שלום',
  '外交部',
  '🕊️',
  '👩‍🚀',
  '\ud800',
  '\udc00',
  '\u0000',
  'e\u0301',
  'ﬁ',
  'İ',
  'ß',
  '<s>',
  '[1]',
  '%',
  '2027',
  'Monday',
  '1,000',
  'U.S.',
  'a@b.c',
  'https://x.y/z',
  '* ',
  '- ',
  '#',
]

describe('any text', () => {
  test('is read without a throw, into spans within it', () => {
    const text = fc.array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: 'binary', maxLength: 4 })), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(
        text,
        fc.constantFrom('', ' '),
        fc.constantFrom(null, '2027-03-10', 'nonsense', ''),
        (parts, glue, published) => {
          const report = { id: 'x', text: parts.join(glue), published, language: 'en' }
          const reading = read(report)
          expect(reading.report.text).toBe(report.text)
          for (const { trigger } of reading.events)
            expect(trigger[0] >= 0 && trigger[0] < trigger[1] && trigger[1] <= report.text.length).toBe(true)
          for (const { cue } of reading.statements)
            expect(cue[0] >= 0 && cue[0] < cue[1] && cue[1] <= report.text.length).toBe(true)
        },
      ),
      { numRuns: 150, seed: 2027 },
    )
  })

  test.each<[string, string]>([
    ['nothing', ''],
    ['white space', ' \n\t\u00a0'],
    ['one quotation mark', '"'],
    ['quotation marks alone', '"'.repeat(20_000)],
    ['opening quotation marks alone', '“'.repeat(20_000)],
    ['brackets alone', '('.repeat(20_000)],
    ['line feeds alone', '\n'.repeat(20_000)],
    ['one word of 100,000 letters', 'a'.repeat(100_000)],
    ['100,000 characters without a full stop', 'the minister said that Norway and '.repeat(2942)],
    ['100,000 characters without a space', 'Norway,'.repeat(14_286)],
    ['right-to-left text', 'قال الوزير '.repeat(500)],
    ['astral characters', '🕊️𝔄𝔅 '.repeat(1000)],
    ['lone surrogates', '\ud800 \udc00 '.repeat(1000)],
    ['control characters', '\u0000\u0001\u001b[31m'.repeat(500)],
    ['nested quotations', `${'“He said ‘she said '.repeat(1000)}no’”`],
  ])('%s', (_name, text) => {
    const reading = read({ id: 'x', text, language: 'en' })
    expect(reading.report.text).toBe(text)
  })

  test('in another language is named and left unread', () => {
    const text = 'Die Außenminister haben am Mittwoch in Wien über die Lage beraten. Sie forderten eine Waffenruhe.'
    const reading = read({ id: 'x', text })
    expect(reading.report.language).toBe('de')
    expect(reading.notes).toEqual([{ rule: 'language', reason: expect.stringContaining('"de"') }])
    expect(reading.statements).toEqual([])
  })

  test('takes time in proportion to its length', () => {
    const paragraph =
      'Norway condemned the attack on Monday. “It was cruel,” its foreign minister said, and he urged Chile to withdraw its troops. They will meet in Lima.\n\n'
    const seconds = (times: number) => {
      const text = paragraph.repeat(times)
      const started = process.cpuUsage().user
      read({ id: 'x', text, published: '2027-03-10' })
      return (process.cpuUsage().user - started) / 1e6
    }
    seconds(20)
    const ratio = seconds(400) / Math.min(seconds(50), seconds(50))
    // Eight times the text: quadratic work would take sixty-four times as long.
    expect(ratio).toBeLessThan(20)
  })
})
