// No file makes a reader throw, and whatever a report says a row stays a row.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FORMATS } from '../../src/exchange/index.ts'
import { READING, rowsIn, written } from './sample.ts'

const mess = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\t', '\n', '"', 'None', '|', '{', '}', '[', '20240115', '\r', '\0'),
)

describe('a reader never throws', () => {
  for (const { name, read } of FORMATS) {
    if (read === undefined) continue
    test(`${name}: on any bytes`, () =>
      fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async bytes => {
          for (const row of await rowsIn(name, bytes)) expect(row.line).toBeGreaterThan(0)
        }),
      ))
    test(`${name}: on its own files with something broken in`, async () => {
      const { text } = await written(name)
      await fc.assert(
        fc.asyncProperty(fc.nat(text.length), fc.nat(60), fc.array(mess, { maxLength: 6 }), async (at, gone, words) => {
          const broken = text.slice(0, at) + words.join('') + text.slice(at + gone)
          for (const row of await rowsIn(name, broken)) expect('reading' in row || row.complaint !== '').toBe(true)
        }),
      )
    })
    test(`${name}: on any JSON`, () =>
      fc.assert(fc.asyncProperty(fc.json(), async json => void (await rowsIn(name, json)))))
  }
})

describe('whatever a report says', () => {
  const rows = { polecat: 3, 'gdelt-events': 2, 'gdelt-mentions': 2 }
  for (const [name, expected] of Object.entries(rows))
    test(`${name} has one line a row and the same number of columns`, () =>
      fc.assert(
        fc.asyncProperty(fc.string({ unit: 'grapheme' }), mess, async (words, more) => {
          const report = {
            ...READING.report,
            publisher: words + more,
            title: more,
            url: `https://example.org/${more}${words}`,
          }
          const { text } = await written(name, [{ ...READING, report }])
          const lines = text.replace(/\n$/, '').split('\n')
          expect(lines).toHaveLength(expected)
          expect(new Set(lines.map(line => line.split('\t').length)).size).toBe(1)
        }),
        { numRuns: 20 },
      ))
})
