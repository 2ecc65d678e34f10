// Sentences that only look as if they told an event: data/lexicon/lookalikes.tsv, each with the reason why it tells none.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { read } from '../../src/read.ts'

/** Sentences that still mislead: a change may not add to them. */
const MISLEADING = 5

const [header, ...rows] = readFileSync(new URL('../../data/lexicon/lookalikes.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')

test('the table has its two columns, two hundred sentences and none twice', () => {
  expect(header).toBe('sentence\treason')
  expect(rows.length).toBeGreaterThanOrEqual(200)
  expect(rows.filter(row => row.split('\t').length !== 2)).toEqual([])
  expect(new Set(rows.map(row => row.split('\t')[0])).size).toBe(rows.length)
})

test('sport, figures of speech, history, names, habits and capacities hold no event', () => {
  const misread = rows.flatMap(row => {
    const [text, reason] = row.split('\t')
    const { events } = read({ id: 'lookalike', text, published: '2024-05-15' })
    return events.length === 0 ? [] : [`${reason}: ${text} (${events.map(event => event.type).join(', ')})`]
  })
  expect(misread.length, misread.join('\n')).toBeLessThanOrEqual(MISLEADING)
})
