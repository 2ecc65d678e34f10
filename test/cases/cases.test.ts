// Every case of test/cases/*.txt. An expected line must be in the reading; `none KIND` says that the reading holds none of that kind;
// a line that ends in "…" need only begin so.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { read } from '../../src/read.ts'
import { notationOf, parseCases } from './notation.ts'

const folder = new URL('./', import.meta.url)

for (const file of readdirSync(folder).filter(name => name.endsWith('.txt'))) {
  describe(file, () => {
    for (const { name, text, published, publisher, expected } of parseCases(
      readFileSync(new URL(file, folder), 'utf8'),
    )) {
      test(name, () => {
        const lines = notationOf(read({ id: name, text, published, publisher }))
        for (const want of expected) {
          if (want.startsWith('none ')) {
            const kind = want.slice(5)
            expect(lines.filter(line => line.startsWith(`${kind} `))).toEqual([])
          } else if (want.endsWith('…')) {
            expect(
              lines.some(line => line.startsWith(want.slice(0, -1))),
              `${want}\n${lines.join('\n')}`,
            ).toBe(true)
          } else expect(lines).toContain(want)
        }
      })
    }
  })
}
