// Quotations by their marks: every style of the news, broken ones too, and marks that quote nothing.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readQuotations } from '../../src/statement/quotation.ts'

const quoted = (text: string): string[] =>
  readQuotations(text).map(q => text.slice(...q.inner) + (q.continues ? ' (goes on)' : ''))

describe('quotations are found by their marks', () => {
  test.each([
    ['curly marks', '“We go,” he said. “We stay.”', ['We go', 'We stay']],
    ['straight marks', '"We go," he said.', ['We go']],
    ['two apostrophes for a double mark', "''It's late,'' he said. ''Go.''", ["It's late", 'Go']],
    ['grave accents and apostrophes', "``We go,'' he said.", ['We go']],
    ['single marks of British style', "‘We go,’ he said. 'We stay.'", ['We go', 'We stay']],
    [
      'a plural possessive within single marks',
      '‘The ministers’ plan is dead,’ he said.',
      ['The ministers’ plan is dead'],
    ],
    ['angle marks', '«We go», he said, « we stay ».', ['We go', 'we stay']],
    ['low opening marks', '„We go“, he said.', ['We go']],
    ['marks within other marks as part of the outer', '\'He said "no" to me,\' she said.', ['He said "no" to me']],
    ['an opening mark repeated at each paragraph', '“We go.\n\n“We stay.”', ['We go', 'We stay (goes on)']],
    ["a quotation never closed, to its paragraph's end", 'He said “we go. And left\nThen', ['we go. And left']],
    ['a doubled straight mark', 'He said ""we go"" today', ['we go']],
  ])('%s', (_, text, expected) => {
    expect(quoted(text)).toEqual(expected)
  })
})

describe('look-alikes quote nothing', () => {
  test.each([
    ['apostrophes', "The boys' school didn't close in the '90s"],
    ['a possessive after s', 'The ministers’ plan and the states’ reply'],
    ['closing marks alone', 'It is late.” he said'],
    ['empty marks', 'He said “” and "" again'],
  ])('%s', (_, text) => {
    expect(quoted(text)).toEqual([])
  })
})

test('quotations of any text lie in order within it and never throw', () => {
  const marks = fc.constantFrom('“', '”', '"', "'", "''", '‘', '’', '«', '»', ' ', '\n', 'a', 's', '.', ',')
  fc.assert(
    fc.property(fc.array(marks, { maxLength: 60 }), pieces => {
      const text = pieces.join('')
      let at = 0
      for (const { inner, outer } of readQuotations(text)) {
        expect(outer[0]).toBeGreaterThanOrEqual(at)
        expect(inner[0]).toBeGreaterThanOrEqual(outer[0])
        expect(inner[1]).toBeGreaterThan(inner[0])
        expect(outer[1]).toBeGreaterThanOrEqual(inner[1])
        at = outer[1]
      }
      expect(at).toBeLessThanOrEqual(text.length)
    }),
  )
})
