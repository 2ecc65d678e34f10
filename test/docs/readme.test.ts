// README.md shows what really comes out. Where a reading has changed for the better: npx tsx test/docs/readme.ts
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { withResults } from './readme.ts'

test('README.md shows the page and the output that its paragraph and program give', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  expect(readme).toBe(withResults(readme))
})
